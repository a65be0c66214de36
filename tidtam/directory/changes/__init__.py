"""Changes in the life of organisations: renamed, raised, merged, moved, abolished; what may be, and what it does."""
