"""All that touches WeasyPrint: the worker, and what of it is replaced."""
