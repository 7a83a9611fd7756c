"""Lines of type as the templates want them: runs with tags, lines in stretches."""

from dataclasses import dataclass, replace

from msgspec import structs

from layout.desk.stylebook import Element, Stylebook
from layout.galley.galley import DropCap, Line, Run, SetText
from layout.galley.rating import STEP
from layout.makeup.dummy import LegPart, PlacedLeg
from layout.plate.html.baselines import Baselines
from layout.plate.tags import NOTHING, SOFT, SPACE

# The most that a space of a justified line may shrink, in em: more than any style's
# `space_min` takes of its spaces, so that no line wraps by itself.
SHRINK = 0.1
# A last line's rest is set this much short, or rounding could push it off the line.
SLACK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceRun:
    """A run of one face.

    `tags` (strong, em) turn the element's face into it; `face` is its key where no
    tags do.
    """

    text: str
    tags: tuple[str, ...] = ()
    face: str = ""
    small_caps: bool = False
    superscript: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line: `step` is its letter-space in steps, `rest` the points after its end.

    `rest` is None for a line that fills its measure. `cut` and `hyphenated` are the
    galley's.
    """

    text: str
    pieces: tuple[FaceRun, ...]
    step: int = 0
    rest: float | None = None
    cut: bool = False
    hyphenated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines one below the other with the same edges, moved in by so many points.

    `ends` has a character a line: what is between it and the next one (see `tags`),
    or nothing where that is a space after every line.
    """

    left: float
    right: float
    lines: tuple[SetLine, ...]
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """A drop cap: its face's class, size, and line height that puts it in place."""

    text: str
    face: str
    size: float
    leading: float
    alone: bool = False

    @property
    def ends(self) -> str:
        """What is between it and its line."""
        return "" if self.alone else NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeParagraph:
    """A text ready for its tag. `down` is points of white above, `indent` points.

    `face` is the class of a face other than the element's for all of it;
    `justified` says that its lines fill the measure; others are never wrapped. Copy
    begins on the article's `source_line`; a part that goes on from another leg is
    `cut`.
    """

    element: str
    stretches: tuple[Stretch, ...]
    face: str = ""
    down: float = 0.0
    indent: float = 0.0
    justified: bool = False
    marker: str = ""
    initial: Initial | None = None
    source_line: int = 0
    cut: bool = False

    @property
    def ends(self) -> str:
        """What ends its lines, if all of them are in one stretch."""
        return self.stretches[0].ends if len(self.stretches) == 1 else ""


class Compositor:
    """Turns set lines into paragraphs for the templates."""

    def __init__(self, style: Stylebook, baselines: Baselines) -> None:
        self._style = style
        self._baselines = baselines
        self._tags = {e.name: _emphasis(e) for e in style.elements.values()}

    def leg(self, leg: PlacedLeg) -> tuple[TypeParagraph, ...]:
        """Return a leg's parts with the white between them.

        Margins add up to whole grid lines and each element's own shift, so every
        baseline is on the grid.
        """
        paragraphs: list[TypeParagraph] = []
        line, shifted = 0, 0.0
        for part in leg.parts:
            shift = self._baselines.shift(self._style.elements[part.element])
            down = (part.line - line) * self._style.grid.leading + shift - shifted
            paragraphs.append(self._part(part, leg.rect.width, down))
            line, shifted = part.line + len(part.lines), shift
        return tuple(paragraphs)

    def text(self, text: SetText) -> TypeParagraph:
        """Return display or small type."""
        element, face = self._style.elements[text.element], ""
        faces = {run.face for line in text.lines for run in line.runs}
        if len(faces) == 1 and element.face not in faces:
            face = faces.pop()
            element = structs.replace(element, face=face)
        return TypeParagraph(
            element=text.element,
            face=face,
            justified=any(line.justified for line in text.lines),
            stretches=self._stretches(element, text.lines, text.width),
        )

    def _part(self, part: LegPart, width: float, down: float) -> TypeParagraph:
        element = self._style.elements[part.element]
        justified = any(line.justified for line in part.lines) or (
            element.align == "justify"
        )
        stretches = self._stretches(element, part.lines, width)
        indent = 0.0
        # What is moved in on the right as well has padding for both sides.
        inset = stretches[0].right > 0
        if not inset and _is_indent(stretches, part):
            indent = stretches[0].left - stretches[1].left
            stretches = (_join(stretches[0], stretches[1]), *stretches[2:])
        elif not inset and _is_lone(part):
            indent = stretches[0].left
            stretches = (_moved(stretches[0]),)
        return TypeParagraph(
            element=part.element,
            stretches=stretches,
            down=down if abs(down) > 0.0005 else 0.0,
            indent=indent,
            justified=justified,
            marker=part.marker if part.opens else "",
            initial=self._initial(part.drop_cap, element) if part.opens else None,
            source_line=part.source_line,
            cut=not part.opens,
        )

    def _initial(self, cap: DropCap | None, element: Element) -> Initial | None:
        if cap is None:
            return None
        foot = (cap.lines - 1) * element.leading + self._baselines.baseline(element)
        return Initial(
            text=cap.text,
            face=cap.face,
            size=cap.size,
            leading=self._baselines.extents(cap.face).leading(cap.size, foot),
            alone=cap.alone,
        )

    def _stretches(
        self, element: Element, lines: tuple[Line, ...], width: float
    ) -> tuple[Stretch, ...]:
        groups: list[tuple[float, float, list[Line]]] = []
        for line in lines:
            left, right = line.offset, width - line.offset - line.measure
            right = 0.0 if abs(right) < 0.01 else right
            if not groups or abs(groups[-1][0] - left) > 0.01:
                groups.append((left, right, []))
            groups[-1][2].append(line)
        return tuple(
            Stretch(
                left=left,
                right=right,
                lines=tuple(self._line(element, line) for line in found),
                ends=_ends(found),
            )
            for left, right, found in groups
        )

    def _line(self, element: Element, line: Line) -> SetLine:
        rest = None
        # Without a space there is nothing to keep from stretching; and a long word's
        # ligatures come apart when it is letter-spaced, which makes it wider than set.
        if not line.justified and line.spaces:
            drawn = line.width - line.letter_space * element.size
            rest = max(0.0, line.measure - drawn - SLACK)
        return SetLine(
            text=line.text,
            pieces=self._pieces(element, line),
            step=round(line.letter_space / STEP),
            rest=rest,
            cut=line.cut,
            hyphenated=line.hyphenated,
        )

    def _pieces(self, element: Element, line: Line) -> tuple[FaceRun, ...]:
        if len(line.runs) == 1 and _is_plain(line.runs[0], element):
            return ()
        tags = self._tags[element.name]
        return tuple(
            FaceRun(
                text=run.text,
                tags=tags.get(run.face, ()),
                face="" if run.face in tags else run.face,
                small_caps=run.small_caps,
                superscript=run.superscript,
                href=run.href,
            )
            for run in line.runs
        )


def _emphasis(element: Element) -> dict[str, tuple[str, ...]]:
    """Return the tags that turn an element's face into each of its others."""
    faces: dict[str, tuple[str, ...]] = {element.face: ()}
    faces.setdefault(element.italic, ("em",))
    faces.setdefault(element.bold, ("strong",))
    faces.setdefault(element.bold_italic, ("strong", "em"))
    return faces


def _is_plain(run: Run, element: Element) -> bool:
    marked = run.small_caps or run.superscript or run.href
    return run.face == element.face and not marked


def _is_indent(stretches: tuple[Stretch, ...], part: LegPart) -> bool:
    """Say whether only the first line is moved in: CSS has text-indent for that."""
    return (
        part.opens
        and part.drop_cap is None
        and len(stretches) > 1
        and len(stretches[0].lines) == 1
        and abs(stretches[0].right - stretches[1].right) < 0.01
    )


def _is_lone(part: LegPart) -> bool:
    """Say whether a part is its paragraph's first line alone, without a drop cap."""
    return len(part.lines) == 1 and part.opens and part.drop_cap is None


def _ends(lines: list[Line]) -> str:
    ends = [
        SOFT if line.hyphenated else NOTHING if line.cut else SPACE for line in lines
    ]
    return "".join(ends) if set(ends) != {SPACE} else ""


def _join(first: Stretch, rest: Stretch) -> Stretch:
    ends = ""
    if first.ends or rest.ends:
        ends = "".join(s.ends or SPACE * len(s.lines) for s in (first, rest))
    return replace(rest, lines=first.lines + rest.lines, ends=ends)


def _moved(stretch: Stretch) -> Stretch:
    return replace(stretch, left=0.0)
