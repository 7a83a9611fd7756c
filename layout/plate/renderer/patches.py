"""Every name of the renderer's libraries that is replaced, and why; in one table.

WeasyPrint is pinned to one version, and each replacement is written against the source
of what it replaces. So before anything is replaced, that source is compared with the
one that was read: if it is another one, nothing is rendered.

`LAYOUT_PLAIN_RENDERER=1` leaves the libraries as they are. Pages look the same and
have the same words, each letter within half a point; they take longer, up to four
times on dense pages. What they lack:

- A justified line ends up to 0.1 pt short of its measure (`int`).
- No tags. WeasyPrint's own are one element a box, know nothing of artifacts, and give
  numbers to contents within groups, which no reader can find. So screens get an
  untagged file, and an archive makes no claim to PDF/UA or to level A of PDF/A.
- Each page keeps fonts of its own: `embed_once` only joins what HarfBuzz cut alike.

A press file needs none of the replacements to be correct. Its inks are not a matter of
patches: they are put into the finished page by WeasyPrint's own hook, `finisher`.

Two modules of fontTools are put off until they are called. That has to happen before
WeasyPrint is loaded, so `sparing` has them in a table of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from linecache import getlines
from types import CodeType, FunctionType

import pydyf
import weasyprint.draw
import weasyprint.images
import weasyprint.pdf
from weasyprint.draw import text as text_drawing
from weasyprint.layout import block, inline
from weasyprint.pdf import tags
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from layout.codes import Code
from layout.disk.plain_renderer import PLAIN_RENDERER, is_plain
from layout.errors import Defect
from layout.notes import Note
from layout.plate.renderer import artifacts, casting, mends, watched_drawing

# What the replacements were written against, and pyproject.toml pins.
VERSIONS = {"weasyprint": "70.0", "pydyf": "0.13.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedName:
    """A name that is replaced: `name` of `holder`, by `by`, because of `reason`.

    `source` is the function of `package` whose meaning changes, `sha256` that of its
    source. `issue` is where its makers speak of the matter, if they do.
    """

    holder: object
    name: str
    by: object
    source: Callable[..., object]
    sha256: str
    package: str
    reason: str
    issue: str = ""


REPLACED = (
    ReplacedName(
        holder=block,
        name="iter_line_boxes",
        by=casting.iter_line_boxes,
        source=inline.iter_line_boxes,
        sha256="04aec48abfcad809bc94c54eeba0e23a389e824cec85fe67bc1b21412d29dc3a",
        package="weasyprint",
        reason="our lines are broken already; to look for breaks asks Pango for each "
        "line four times, nine tenths of a page's time",
        issue="https://github.com/Kozea/WeasyPrint/issues/578",
    ),
    ReplacedName(
        holder=weasyprint.draw,
        name="draw_text",
        by=casting.draw_text,
        source=text_drawing.draw_text,
        sha256="ebaf96239c6ca3635d2b91bfb34718c2dcebd7809fec1c53fb8dffd1366befe3",
        package="weasyprint",
        reason="a line that was cast has its strings and no Pango layout to draw",
    ),
    ReplacedName(
        holder=text_drawing,
        name="int",
        by=mends.carrying_int,
        source=text_drawing.draw_first_line,
        sha256="1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
        package="weasyprint",
        reason="adjustments of glyphs are cut to whole thousandths of an em, so that a "
        "justified line ends 0.05 to 0.1 pt short; the rest is carried on",
    ),
    ReplacedName(
        holder=Font,
        name="subset",
        by=mends.keep_used_glyphs,
        source=Font.subset,
        sha256="61ed6bc2e9a7e43a7ad4c50e4bd61a0c5b6db06069754e66c6e328f4a97a6311",
        package="weasyprint",
        reason="fonts are cut down by the machine's HarfBuzz, or by fontTools where it "
        "has none; ours is pinned and gives the same bytes everywhere",
        issue="https://github.com/Kozea/WeasyPrint/pull/2885",
    ),
    ReplacedName(
        holder=pydyf,
        name="zlib",
        by=mends.UsualDeflation,
        source=pydyf.Stream.data.fget,
        sha256="bdc2bc513f286de7b7a7220a43e6085daa6ed0056d9c04e3c9b5abe40f3ecf81",
        package="pydyf",
        reason="the hardest level of deflation saves three bytes in a hundred and "
        "takes a quarter of a page's time",
    ),
    ReplacedName(
        holder=Stream,
        name="marked",
        by=artifacts.marked,
        source=Stream.marked,
        sha256="3fa3acacbbf66422e7b0de4346b6eaf638657280a0f62c73172e3c445b888692",
        package="weasyprint",
        reason="what is hidden from readers (running lines, pictures without words) "
        "has to be an artifact, and in a group nothing can be marked",
        issue="https://github.com/Kozea/WeasyPrint/issues/2550",
    ),
    ReplacedName(
        holder=Stream,
        name="draw_x_object",
        by=artifacts.draw_group,
        source=pydyf.Stream.draw_x_object,
        sha256="72156d62b6c8e392d4b66524e83a35a98ee2c56cb30df0ad91bc64a045a59a2f",
        package="pydyf",
        reason="a group with content in it is one marked content of its page",
    ),
    ReplacedName(
        holder=weasyprint.images,
        name="SVG",
        by=watched_drawing.WatchedSVG,
        source=weasyprint.images.SVGImage.draw,
        sha256="bf38036046fc040b8a29e6770c976d912eb4dd76f5f9b5448d2ace2f69f45e27",
        package="weasyprint",
        reason="a drawing that fails is logged and left out, without a word of what "
        "of it failed",
    ),
    ReplacedName(
        holder=weasyprint.pdf,
        name="add_tags",
        by=artifacts.add_tags,
        source=tags.add_tags,
        sha256="f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22",
        package="weasyprint",
        reason="an element for every box is ten times what a reader needs, and knows "
        "no story that goes on elsewhere",
        issue="https://github.com/Kozea/WeasyPrint/issues/2482",
    ),
)


def install() -> None:
    """Replace every name of the table; once a process, before anything is rendered.

    Does nothing where the plain renderer is asked for.

    Raises:
        Defect: the source of one of them is not what its replacement was written for.
    """
    if is_plain():
        return
    for one in REPLACED:
        if digest_of(one.source) != one.sha256:
            raise Defect(_changed(one))
    for one in REPLACED:
        setattr(one.holder, one.name, one.by)


def digest_of(function: Callable[..., object]) -> str:
    """Return the sha256 of a function's source, from its first line to its last code.

    `inspect.getsource` would take a twentieth of a second for these, more than all
    else that a worker does before it can work: it parses what is only to be compared.
    """
    while (inner := getattr(function, "__wrapped__", None)) is not None:
        function = inner
    assert isinstance(function, FunctionType), "what is replaced is written in Python"
    code = function.__code__
    lines = getlines(code.co_filename)[code.co_firstlineno - 1 : _last_line(code)]
    return sha256("".join(lines).encode()).hexdigest()


def _last_line(code: CodeType) -> int:
    """Return the last line that a function has code on, inner functions included."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    own = (line for _, _, line in code.co_lines() if line)
    return max(*own, *map(_last_line, inner))


def _changed(one: ReplacedName) -> Note:
    source = f"{one.source.__module__}.{one.source.__qualname__}"
    return Note(
        code=Code.RENDERER_CHANGED,
        message=f"{source} is not the one of which Layout replaces parts: it is that "
        f"of {one.package} {version(one.package)}, and {VERSIONS[one.package]} is "
        "needed, unchanged",
        hint=f"install that (make setup), or render with {PLAIN_RENDERER}=1",
    )
