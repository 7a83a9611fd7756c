"""Printers' profiles read: what a press takes, for an issue or for a page of it."""
