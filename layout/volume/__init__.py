"""Bound and kept: what an issue needs to be read, checked and set again years later."""
