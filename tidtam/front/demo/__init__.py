"""The demo: Rayong, its officers, and the circular ว ๕๕๑๒, taken through the very pipeline an office uses."""
