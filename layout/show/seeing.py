"""Text of others before it is written for a person: nothing in it steers a terminal.

A file's name or a key may have any letter: one that clears the screen, sets a window's
title, or turns the reading direction so that a name looks like another.
"""

import re

# C0 but for the tab and the line's end, DEL and C1; marks that turn text around or end
# its line (Unicode TR 36, 3.1 and TR 9).
UNSEEN = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069"
STEERING = re.compile(f"[{UNSEEN}]")
ON_A_LINE = re.compile(f"[\n\t{UNSEEN}]")


def seen(text: str) -> str:
    """Return text whose signs that steer a terminal can be seen, as Python has them."""
    return STEERING.sub(_escaped, text)


def on_a_line(text: str) -> str:
    """Return text that makes no second line either."""
    return ON_A_LINE.sub(_escaped, text)


def _escaped(sign: re.Match[str]) -> str:
    return ascii(sign[0])[1:-1]
