"""A page's tags: its content as a tree, as a worker hands it on inside the page's PDF.

The renderer's own structure has an element for every box. These have one for what
means something, so there is a tenth as much to write, to read and to join.
"""

import msgspec

# Where the catalogue of a rendered page has its tags, a stream of JSON.
KEY = "LayoutTags"

# What is between a line's last letter and the next line: a space, a hyphen that only
# the line's end put there, or nothing. Tagged PDF wants all three told apart (ISO
# 32000-1, 14.8.2.2.3 and 14.8.2.5).
SPACE, SOFT, NOTHING = " ", "-", "+"


class Tag(msgspec.Struct, array_like=True, omit_defaults=True):
    """An element: a structure type of PDF 1.7 and what it holds, in reading order.

    Kids are tags and the numbers of marked contents; `links` the numbers
    (StructParent) of the page's annotations. `line` is the article's line that it
    was set from, 0 where it is none of its copy, and it is `cut` if its beginning
    stands elsewhere; a list may be `ordered`. `key` is a story's slug, `box` where a
    figure is, in points from the page's left foot.
    """

    kind: str
    kids: "list[int | Tag]" = []
    line: int = 0
    cut: bool = False
    key: str = ""
    lang: str = ""
    alt: str = ""
    ordered: bool = False
    links: list[int] = []
    box: tuple[float, ...] = ()


ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(list[Tag])
