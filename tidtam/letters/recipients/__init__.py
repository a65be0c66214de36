"""Part of the letters room: whom an addressee means, said by an officer: class, areas, exceptions, attached list."""
