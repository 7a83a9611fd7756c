"""Print-ready newspapers from a folder of Markdown, pictures and one manifest."""

__version__ = "0.1.0"
