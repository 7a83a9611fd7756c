"""A whole issue planned: which story on which page."""
