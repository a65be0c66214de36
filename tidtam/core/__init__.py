"""What Tidtam knows about Thai official letters. Standard library only: no clock, no disk, no Django; `today` is an argument."""
