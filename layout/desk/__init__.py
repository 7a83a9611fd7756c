"""The issue read: a folder becomes an Issue and a Stylebook, checked, not yet set."""
