"""What the plates of one page share, so that it is read and taken apart once."""

from typing import Any

import pikepdf
from pikepdf import Object, Pdf, Stream

from layout.proof.plates.halftones import PlatedPicture, plated
from layout.proof.plates.plate_spaces import Mixing


class SharedPlates:
    """What all plates of a page share: the file, the inks, what was taken apart."""

    def __init__(self, pdf: Pdf, mixing: Mixing) -> None:
        self.pdf = pdf
        self.mixing = mixing
        self.faults: dict[str, None] = {}
        self._parsed: dict[tuple[int, int], list[Any]] = {}
        self._pictures: dict[tuple[int, int], PlatedPicture] = {}

    def instructions(self, content: Object) -> list[Any]:
        """Return a stream's operators, read once."""
        key = content.objgen
        if key == (0, 0):
            return list(pikepdf.parse_content_stream(content))
        if key not in self._parsed:
            self._parsed[key] = list(pikepdf.parse_content_stream(content))
        return self._parsed[key]

    def picture(self, thing: Object, named: Object | None) -> PlatedPicture:
        """Return a picture by its plates, taken apart once."""
        if not isinstance(thing, Stream):
            raise TypeError("a picture is no stream")
        key = thing.objgen
        if key not in self._pictures:
            self._pictures[key] = plated(thing, named, self.mixing)
        return self._pictures[key]
