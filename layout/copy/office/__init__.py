"""Word processor files read: Word and OpenDocument, opened as a stranger's."""
