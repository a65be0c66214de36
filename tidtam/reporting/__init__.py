"""Room 7, reporting: forms and their versions, submissions, evidence, review, receipts. It is furnished in a later issue."""
