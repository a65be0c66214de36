"""One module a command of `tidtam`; each has `run(argv) -> int`."""
