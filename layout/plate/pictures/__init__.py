"""Pictures and supplied PDFs made ready for a page."""
