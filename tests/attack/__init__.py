"""Hostile files, a door a file: each is refused in words, soon, and reads nothing."""
