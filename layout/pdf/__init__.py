"""PDF read as a press reads it: one bounded walk over what stands on a page."""
