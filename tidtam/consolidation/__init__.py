"""Room 9, consolidation: gather what was accepted, freeze it, write the report upward. It is furnished in a later issue."""
