"""Whether the renderer's libraries are left as their makers made them."""

import os

# Set to anything by whoever doubts a replacement; `plate/renderer/patches` says what it
# costs.
PLAIN_RENDERER = "LAYOUT_PLAIN_RENDERER"


def is_plain() -> bool:
    """Say whether nothing of the libraries is to be replaced in this process."""
    return bool(os.environ.get(PLAIN_RENDERER))
