"""What Tidtam knows of Thai official letters: the standard library only; no clock, no disk; `today` is an argument."""
