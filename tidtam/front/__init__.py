"""Room 10, front: where all meets: settings, addresses, the page around every page, the desk, commands, demo data."""
