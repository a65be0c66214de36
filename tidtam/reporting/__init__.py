"""Room 7, reporting: forms and their versions, submissions, evidence, review, receipts. Furnished in a later issue."""
