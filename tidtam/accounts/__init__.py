"""Room 3, accounts: users, their sign-in, who may pass a door, the clock, and the ledger of what was done."""
