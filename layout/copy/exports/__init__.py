"""Files that other programs send or export: messages, feeds, whole sites."""
