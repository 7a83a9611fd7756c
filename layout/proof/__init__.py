"""Pages read back: the finished PDFs against the copy, and the report."""
