"""One check a file: its docstring is its reason, in the documentation too."""
