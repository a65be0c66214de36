"""A part of directives, the status tables (S7): organisations by section against periods of duties, however many."""
