"""Finished files: pages joined, marked, tagged, named."""
