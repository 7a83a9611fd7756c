"""What is said of a drawing from outside: each fault with its line and its remedy."""

from dataclasses import dataclass

from layout.codes import Code
from layout.desk.files.svg_styles import Declaration
from layout.notebook import Notebook

# So much of a value is shown.
SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SvgNotes:
    """Writes what is wrong with a drawing into a notebook on its file."""

    book: Notebook

    def outside(self, what: str, line: int, hint: str = "") -> None:
        """Refuse what is not in the file."""
        self.book.note(
            Code.SVG_OUTSIDE,
            f"the SVG reaches outside its file: {what}",
            line=line,
            hint=hint or "embed what it needs as a data: image, or refer to an #id",
        )

    def live(self, what: str, line: int) -> None:
        """Refuse what moves or runs."""
        self.book.note(
            Code.SVG_LIVE,
            f"the SVG holds something that is no drawing: {what}",
            line=line,
            hint="delete it",
        )

    def effect(self, what: str, line: int) -> None:
        """Refuse what would be drawn as something else than its maker saw."""
        self.book.note(
            Code.SVG_EFFECT,
            f"the SVG has an effect that cannot be drawn: {what}",
            line=line,
            hint="make a picture of what has it, or draw it without",
        )

    def font(self, what: str, line: int, hint: str = "") -> None:
        """Refuse type in a face that is not the publication's."""
        self.book.note(
            Code.SVG_FONT,
            f"the SVG uses {what}, which is not in fonts.toml",
            line=line,
            hint=hint
            or "name one of the publication's families, or turn text to paths",
        )

    def enormous(self, what: str, line: int) -> None:
        """Refuse what nobody could wait for."""
        self.book.note(
            Code.ENORMOUS_PICTURE,
            f"the SVG is too large to draw: {what}",
            line=line,
            hint="simplify it, or make a picture of it",
        )

    def broken_picture(self, problem: str, line: int) -> None:
        """Refuse a picture in it that does not open."""
        self.book.note(
            Code.BROKEN_PICTURE,
            f"a picture in the SVG does not open: {problem}",
            line=line,
            hint="embed it again",
        )

    def broken(self, problem: str, line: int | None, hint: str = "") -> None:
        """Refuse what is no drawing that can be read."""
        self.book.note(
            Code.BROKEN_SVG,
            problem,
            line=line,
            hint=hint or "export it again",
        )

    def value(self, where: str, given: Declaration, line: int, wanted: str) -> None:
        """Refuse an attribute or property that cannot be drawn; say what can."""
        shown = " ".join(given.value[: 2 * SHOWN].split())[:SHOWN]
        self.broken(
            f'the SVG cannot be drawn: {given.name}="{shown}" of {where}',
            line,
            f"it has to be {wanted}",
        )
