"""Room 9, consolidation: gather what was accepted, freeze it, write the report upward. Furnished in a later issue."""
