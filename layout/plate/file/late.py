"""What outlines letters, for the few printers that want a slug line: loaded then."""


def lettering(text: str, size: float) -> tuple[str, float]:
    """Outline a line of type of `size` points; return operators and its width."""
    from layout.plate.file import lettering as letters

    return letters.lettering(text, size)
