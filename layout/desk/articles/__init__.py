"""Articles read: front matter and Markdown into blocks of type."""
