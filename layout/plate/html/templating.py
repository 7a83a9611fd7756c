"""The style's templates: pages, stylesheets and house advertisements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError, TemplateNotFound

from layout.codes import Code
from layout.desk.issue import Ad, Issue
from layout.desk.stylebook import Face, Stylebook, Swatch
from layout.disk.unchanged import read_unchanged
from layout.errors import LayoutError, Refused
from layout.galley.rating import STEP
from layout.notes import Note
from layout.plate.html.copy import SHRINK
from layout.plate.html.harmless import unwanted, unwanted_css
from layout.plate.html.sandbox import Sandbox, place_of
from layout.plate.html.views import PageView
from layout.plate.tasks import Edition

PAGE = "page.html.j2"
TYPE = "type.css.j2"
DESIGN = "*.css"
HINT = "mend the template: the reference of styles says what one may do"
# Of what a template quotes, so many characters are told.
SAID = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """For whom a page is written.

    `assets` is the prefix of its files, `page_href` a pattern of a link to a story
    on a page (`{page}`, `{slug}`) or empty where links are dead, `stylesheet` the
    CSS that the page names itself.
    """

    assets: str
    page_href: str = ""
    stylesheet: str = ""


PRESS = Medium(assets="asset:")
SCREEN = Medium(assets="asset:", page_href="goto:{page}:{slug}")
BROWSER = Medium(
    assets="assets/",
    page_href="page-{page:02d}.html#{slug}",
    stylesheet="assets/screen.css",
)


class Templates:
    """One issue's templates, loaded once."""

    def __init__(self, issue: Issue, style: Stylebook, *, draft: bool) -> None:
        self._issue = issue
        self._style = style
        self._draft = draft
        self._sandbox = _sandbox(style.folder, tuple(style.files.items()))

    def page(self, page: PageView, medium: Medium) -> str:
        """Return a page as an HTML document.

        Raises:
            Refused: a template is broken, or does what no template may.
        """
        publication = self._issue.publication
        html = self._rendered(
            PAGE,
            page=page,
            publication=publication,
            issue=self._issue,
            title=f"{publication.title}, {self._issue.label}",
            created=self._issue.date.isoformat(),
            style_words=self._style.words,
            draft=self._draft,
            live=bool(medium.page_href),
            goto=lambda target, slug: _link(medium.page_href, target, slug),
            assets=medium.assets,
            stylesheet=medium.stylesheet,
        )
        found = unwanted(
            html, assets=medium.assets, stylesheet=medium.stylesheet, page=True
        )
        if found:
            raise Refused(self._active(PAGE, found))
        return html

    def css(self, edition: Edition, assets: str, space: str = "cmyk") -> str:
        """Return an edition's whole stylesheet: the type rules, then the design.

        `space` is what the printer's files are coloured in.

        Raises:
            Refused: a template is broken, or does what no template may.
        """
        press = edition is Edition.PRESS
        rules = self._rendered(
            TYPE,
            style=self._style,
            press=press,
            ink=_press_ink if press and space != "rgb" else _screen_ink,
            assets=assets,
            shrink=SHRINK,
            steps=[step for step in range(-10, 11) if step],
        )
        files, folder = self._style.files, self._style.folder
        texts = (_text(folder / name, files[name]) for name in design_of(files))
        css = rules + "\n".join(texts)
        if found := unwanted_css(css, assets):
            raise Refused(_fetching(self._active(TYPE, found)))
        return css

    def ad(self, ad: Ad) -> str:
        """Return the markup of an advertisement that is a template.

        Raises:
            Refused: the template is broken, or does what no template may.
        """
        publication, source = self._issue.publication, _text(ad.path, ad.sha256)
        file = self._name_of(ad.path)
        markup = self._rendered(
            file, source, publication=publication, issue=self._issue, ad=ad
        )
        if found := unwanted(markup):
            raise Refused(_active(file, None, "an advertisement", found))
        return markup

    def _active(self, name: str, found: tuple[str, ...]) -> Note:
        """Name the first file of the style that has what was found, or its page."""
        sought = found[0].partition("=")[2] or found[0].removesuffix(">")
        for file in sorted(self._style.files):
            if file.endswith((".j2", ".css")):
                path = self._style.folder / file
                text = _text(path, self._style.files[file]).lower()
                at = text.find(sought.lower())
                if at >= 0:
                    line = text.count("\n", 0, at) + 1
                    return _active(self._name_of(path), line, "a page", found)
        path = self._style.folder / name
        return _active(self._name_of(path), None, "a page", found)

    def _rendered(self, name: str, source: str | None = None, **values: object) -> str:
        """Render a template of the style, or one that is not of it, from its source."""
        try:
            return self._sandbox.rendered(name, source, values)
        except LayoutError:
            raise
        except Exception as error:  # whatever a template does is its fault
            raise Refused(self._broken(error, name)) from error

    def _broken(self, error: Exception, name: str) -> Note:
        file, line = place_of(error, name)
        if file in self._style.files:
            file = self._name_of(self._style.folder / file)
        return Note(
            code=Code.TEMPLATE,
            file=file,
            line=line,
            message=_said(error),
            hint=HINT,
        )

    def _name_of(self, path: Path) -> str:
        """Return a file's path from the publication; its name, if it is not there."""
        try:
            return self._issue.publication.name_of(path)
        except ValueError:
            return path.name


def design_of(files: Iterable[str]) -> list[str]:
    """Return the names of a style's own sheets, which follow its type rules."""
    return sorted(
        name for name in files if PurePosixPath(name).match(DESIGN) and "/" not in name
    )


def _text(path: Path, digest: str) -> str:
    """Return a text that is as the desk has read it, its lines ending in line feeds."""
    text = read_unchanged(path, digest).decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=8)
def _sandbox(folder: Path, files: tuple[tuple[str, str], ...]) -> Sandbox:
    """Return the templates of a style: of its files as the desk has read them."""
    known = dict(files)

    def load(name: str) -> str | None:
        return _text(folder / name, known[name]) if name in known else None

    sandbox = Sandbox(load, _escapes)
    sandbox.filters.update(pt=_pt, em=_em, font=_font)
    return sandbox


def _active(file: str, line: int | None, what: str, found: tuple[str, ...]) -> Note:
    return Note(
        code=Code.TEMPLATE,
        file=file,
        line=line,
        message=f"{what} may not have {', '.join(found[:5])}"[:SAID],
        hint="take it out; pictures are the issue's, or drawings in it, and links lead "
        "to pages, the web, mail and telephone",
    )


def _fetching(note: Note) -> Note:
    """Say of what a style sheet fetches that it may only show the style's own."""
    return replace(
        note,
        code=Code.OUTSIDE_FILE,
        message=note.message.replace("a page", "a style sheet", 1),
        hint="take it out; it may show files that lie beside it in the style",
    )


def _said(error: Exception) -> str:
    """Say what is wrong with a template, on one line."""
    match error:
        case RecursionError() | SyntaxError():
            said = "it calls or nests itself too deep"
        case MemoryError():
            said = "it takes more memory than there is"
        case TemplateNotFound():
            said = f"the style has no template {error.message}"
        case TemplateError():
            said = str(error.message)
        case _:
            said = f"{type(error).__name__}: {error}"
    # What it quotes may be no letter.
    said = said.encode("utf-8", "backslashreplace").decode()
    said = " ".join(said.split())
    return said if len(said) <= SAID else f"{said[:SAID]}..."


def _escapes(name: str | None) -> bool:
    """Escape everything but stylesheets, where `&#34;` would be no quotation mark."""
    return not (name or "").endswith(".css.j2")


def _link(pattern: str, target: object, slug: object) -> str:
    """Return a link to a story on a page."""
    if not isinstance(target, int) or not isinstance(slug, str):
        raise TypeError("goto takes a page's number and a slug")
    return pattern.format(page=target, slug=slug)


def _press_ink(swatch: Swatch) -> str:
    shares = " ".join(f"{share:g}" for share in swatch.cmyk)
    return f"device-cmyk({shares})"


def _screen_ink(swatch: Swatch) -> str:
    return swatch.rgb


def _pt(number: float) -> str:
    """Write a length in points, no longer than it need be."""
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("0", "-0") else f"{text}pt"


def _em(step: int) -> str:
    return f"{step * STEP:.3f}em"


def _font(face: Face) -> str:
    return (
        f'font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}"
    )
