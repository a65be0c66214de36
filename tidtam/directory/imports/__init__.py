"""Part of the directory: tables of organisations come in (map, preview, commit) and go out, for any province."""
