"""What keys of several files hold alike: languages, names, counts."""

from typing import Annotated

from msgspec import Meta

Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
# A style's or printer's name is a folder's or file's: no path may hide in it.
Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
Count = Annotated[int, Meta(ge=1)]
MOST_PAGES = 400
