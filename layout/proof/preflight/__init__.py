"""Preflight: a finished PDF held against what its printer can print."""
