"""What the plates of one page share, so that it is read and taken apart once."""

from pikepdf import Object, Pdf, Stream

from layout.pdf.interpreter import Interpreter
from layout.pdf.resources import FileResources
from layout.proof.plates.halftones import PlatedPicture, plated
from layout.proof.plates.plate_spaces import Mixing


class SharedPlates:
    """What all plates of a page share: the file, the inks, what was taken apart."""

    def __init__(self, pdf: Pdf, mixing: Mixing) -> None:
        self.pdf = pdf
        self.mixing = mixing
        self.interpreter = Interpreter(glyphs=True)
        self.faults: dict[str, None] = {}
        self._pictures: dict[tuple[int, int], PlatedPicture] = {}

    def picture(self, thing: Object, resources: FileResources) -> PlatedPicture:
        """Return a picture by its plates, taken apart once."""
        if not isinstance(thing, Stream):
            raise TypeError("a picture is no stream")
        key = thing.objgen
        if key not in self._pictures:
            self._pictures[key] = plated(thing, resources.named_spaces, self.mixing)
        return self._pictures[key]
