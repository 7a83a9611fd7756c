"""One check a file: its docstring is its reason, and the README's words on it."""
