"""A press page taken apart into its plates, from the objects on it."""
