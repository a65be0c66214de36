"""Room 5, letters: correspondence as it comes in, its files, what was read from it, and what an officer made of it."""
