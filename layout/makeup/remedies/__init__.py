"""What an editor may do about a story that does not fit: each kind in a file, tried."""
