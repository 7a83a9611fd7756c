"""The words and lines of finished PDFs, read back and compared with the copy."""
