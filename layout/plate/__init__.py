"""Pages to PDF: a dummy becomes HTML, then press and screen files."""
