"""A press page's plates, and what the press will make of them on paper."""
