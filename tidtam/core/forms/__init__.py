"""Forms as data: definition, answers, gathering. It is furnished with the reporting room, in a later issue."""
