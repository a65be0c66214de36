"""The life of what was asked: states as tables, and how a deadline stands on a day."""
