"""The soft proof: what the press will make of a page, on a screen."""
