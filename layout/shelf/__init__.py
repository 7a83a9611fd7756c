"""A shelf of back issues: its index and the search of all words."""
