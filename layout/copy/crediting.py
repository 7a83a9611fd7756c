"""Credits told apart from captions: "The plough. Photograph: Josh Pennock"."""

import re
from dataclasses import replace

from layout.copy.manuscript import SourcePicture
from layout.copy.markup import plain_of

LABEL = (
    r"(?:photo(?:graph)?(?:s|er)?|pictures?|pic|image|illustration|drawing|credit|foto)"
    r"(?:\s+(?:credit|by|courtesy(?:\s+of)?|copyright))? ?[:/©] ?"
    r"|(?:photo(?:graph)?s?|pictures?|images?|illustration|drawing)\s+by\s+|©\s*"
)
# Where a caption has more letters, it is no caption, and has no credit at its end.
LONGEST = 2000
# At the end of a caption, behind a sentence's end, a bracket, a bar or a dash.
BEHIND = re.compile(
    rf"^(?P<caption>.*?)(?:(?<=[.!?…”\"’])|^| ?[(\[|–—-]) ?[(\[]?(?:{LABEL})"
    r"(?P<credit>[^.()\[\]|]{2,80}(?:\.[^\s.()|]+)*)[.)\]]*+ ?$",
    re.IGNORECASE,
)


def credited(picture: SourcePicture) -> SourcePicture:
    """Return a picture with its credit taken out of its caption, if it was there."""
    if picture.credit:
        return picture
    caption = " ".join(picture.caption.split())
    match = BEHIND.match(caption) if len(caption) <= LONGEST else None
    if match is None:
        return picture
    return replace(
        picture,
        caption=match["caption"].strip(),
        credit=plain_of(match["credit"]),
    )
