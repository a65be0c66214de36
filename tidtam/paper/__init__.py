"""Files in and out: bytes become text with its pages (`extract`), data becomes paper (`typeset`, a later issue);
and the office's calendar of working days. Knows the core; no Django, no settings, no network."""
