"""What keys of several files hold alike: names, texts, counts, lengths; all have ends.

A number without a bound is a memory without one: a page of 10,000 m, or a leading of
a thousandth of a point, would be set as asked. So every number has a least and a most,
every text and list a longest, far beyond what any newspaper has.
"""

from typing import Annotated

from msgspec import Meta

POINTS, MILLIMETRES, EM = {"unit": "points"}, {"unit": "mm"}, {"unit": "em"}
SHARE_OF_INK, GRID_LINES = {"unit": "per cent"}, {"unit": "grid lines"}

MOST_PAGES = 400
# No newspaper has more columns: a broadsheet of nine is the widest that was common.
MOST_COLUMNS = 24
# A broadsheet of 750 mm in leading of 5 points has 425.
MOST_LINES = 600

# `$` would let a line break pass at the end, `\Z` does not.
Language = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z",
        max_length=35,
        extra={"says": "a language such as en-GB"},
    ),
]
# A style's or printer's name is a folder's or file's: no path may hide in it.
Name = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*\Z",
        max_length=100,
        extra={"says": "a name of lower-case letters, digits and single - or _"},
    ),
]
# What a style calls a colour, an element or a word: a name in CSS and in templates.
StyleName = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z][A-Za-z0-9_-]*\Z",
        max_length=60,
        extra={"says": "a name of letters, digits, - and _"},
    ),
]
# File systems have names of 255 bytes; a few folders may stand before one.
FileName = Annotated[str, Meta(max_length=1000)]
# One line of type, such as a title or a section; a sentence or a few; a whole drawing.
Label = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=5000)]
Drawn = Annotated[str, Meta(max_length=100_000)]
Labels = Annotated[tuple[Label, ...], Meta(max_length=100)]
Texts = Annotated[tuple[Text, ...], Meta(max_length=100)]

Page = Annotated[int, Meta(ge=1, le=MOST_PAGES)]
Columns = Annotated[int, Meta(ge=1, le=MOST_COLUMNS)]
GridLines = Annotated[int, Meta(ge=1, le=MOST_LINES, extra=GRID_LINES)]
PerCent = Annotated[float, Meta(ge=0, le=100, extra=SHARE_OF_INK)]
Share = Annotated[float, Meta(ge=0, le=1)]
# No paper is smaller or larger: a size beyond is a slip of the pen.
LEAST_PAPER, MOST_PAPER = 50, 2000
PageSide = Annotated[float, Meta(ge=LEAST_PAPER, le=MOST_PAPER, extra=MILLIMETRES)]
Margin = Annotated[float, Meta(ge=0, le=200, extra=MILLIMETRES)]
Depth = Annotated[float, Meta(gt=0, le=MOST_PAPER, extra=MILLIMETRES)]
