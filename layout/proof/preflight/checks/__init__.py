"""One preflight check a file."""
