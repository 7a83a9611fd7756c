"""What few drawings need and takes time to load: loaded when it is called."""


def is_colour(text: str) -> bool:
    """Say whether the renderer knows a colour, and a press its mixture."""
    from tinycss2.color5 import parse_color

    colour = parse_color(text)
    return getattr(colour, "space", "") in ("srgb", "hsl", "hwb")
