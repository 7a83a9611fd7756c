"""What an editor may do about a story that does not fit: a kind a file, tried."""
