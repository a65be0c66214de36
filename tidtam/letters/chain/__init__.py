"""Part of letters: the chain of letters, what each rests on, what it led to, and what is missing in between."""
