"""Benchmarks: they print figures and ratios, and assert none; `make bench`."""
