"""Processes beside this one: started early, given calls, stopped in any case."""
