"""One file a command, named as the command: what it does, without a word to anybody."""
