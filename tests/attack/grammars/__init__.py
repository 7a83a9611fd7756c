"""Doors that hostile bytes come in by: a grammar for each, and what is done with them.

A door is one module with a `DOOR`; `doors.py` lists them. The tests try each with the
same examples everywhere, `bench_fuzz.py` with others for as long as it is let.
"""
