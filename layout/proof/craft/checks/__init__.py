"""One check a file: its docstring is its reason, in the documentation too.

This is the list of them; `criticising` makes them all.
"""

from layout.proof.craft.checks import (
    butting_heads,
    caption_missing,
    credit_missing,
    date_past,
    date_weekday,
    dogleg,
    foot_hyphen,
    grey_page,
    head_break,
    head_short,
    imprint_missing,
    imprint_unnamed,
    jump_lost,
    ladder,
    loose_line,
    orphan,
    overlap,
    picture_twice,
    placeholder,
    pointer_wrong,
    river,
    short_leg,
    stranded_crosshead,
    tombstone,
    uneven_columns,
    widow,
)
