"""Phrases of any official prose: numbers of letters, letters cited, time limits. `reading` reads the whole letter."""
