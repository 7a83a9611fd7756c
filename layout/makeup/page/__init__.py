"""One page cut: which stories stand where on it."""
