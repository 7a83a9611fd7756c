"""A style read: grid, faces, palette, elements."""
