"""Thai as officials write it: digits, text that is damaged or short, dates of the Buddhist era, working days."""
