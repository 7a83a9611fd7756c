"""Type set: an article at a measure becomes a galley of lines."""
