"""Room 8, follow-up: reminder ladders, the call list, promises, escalation. It is furnished in a later issue."""
