"""What a web site leaves around its copy: one kind a file, each with its reason."""
