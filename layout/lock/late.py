"""What only a worker can tell: loaded when it is called."""


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that the worker runs with."""
    from layout.lock import libraries

    return libraries.library_versions()
