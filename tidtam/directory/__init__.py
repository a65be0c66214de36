"""Room 4, directory: organisations and their tree, classes of addressees, names of places, officers and their roles."""
