"""The style's templates: pages, stylesheets and house advertisements."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
)

from layout.codes import Code
from layout.desk.issue import Ad, Issue
from layout.desk.stylebook import Face, Stylebook, Swatch
from layout.errors import Refused
from layout.notes import Note
from layout.plate.html.copy import STEP
from layout.plate.html.views import PageView
from layout.plate.tasks import Edition

PAGE = "page.html.j2"
TYPE = "type.css.j2"
DESIGN = "*.css"


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
        self._environment = _environment(style.folder)
        self._pages: dict[str, Template] = {}

    def page(self, page: PageView, medium: Medium) -> str:
        """Return a page as an HTML document; raise Refused for a broken template."""
        publication = self._issue.publication
        try:
            return self._environment.get_template(PAGE).render(
                page=page,
                publication=publication,
                issue=self._issue,
                title=f"{publication.title}, {self._issue.label}",
                created=self._issue.date.isoformat(),
                style_words=self._style.words,
                draft=self._draft,
                live=bool(medium.page_href),
                goto=lambda target, slug: medium.page_href.format(
                    page=target, slug=slug
                ),
                assets=medium.assets,
                stylesheet=medium.stylesheet,
            )
        except TemplateError as error:
            raise Refused(_broken(error, self._style.name)) from error

    def css(self, edition: Edition, assets: str, space: str = "cmyk") -> str:
        """Return an edition's whole stylesheet: the type rules, then the design.

        `space` is what the printer's files are coloured in.
        """
        press = edition is Edition.PRESS
        rules = self._environment.get_template(TYPE).render(
            style=self._style,
            press=press,
            ink=_press_ink if press and space != "rgb" else _screen_ink,
            assets=assets,
            steps=[step for step in range(-10, 11) if step],
        )
        design = sorted(self._style.folder.glob(DESIGN))
        text = "\n".join(path.read_text(encoding="utf-8") for path in design)
        return rules + text

    def ad(self, ad: Ad) -> str:
        """Return the markup of an advertisement that is a template."""
        source = ad.path.read_text(encoding="utf-8")
        try:
            template = self._environment.from_string(source)
            return template.render(
                publication=self._issue.publication, issue=self._issue, ad=ad
            )
        except TemplateError as error:
            raise Refused(_broken(error, ad.path.name)) from error


@cache
def _environment(folder: Path) -> Environment:
    """Return a style's templates; a changed file is read again."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=_escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(pt=_pt, em=_em, font=_font)
    return environment


def _escapes(name: str | None) -> bool:
    """Escape everything but stylesheets, where `&#34;` would be no quotation mark."""
    return not (name or "").endswith(".css.j2")


def _press_ink(swatch: Swatch) -> str:
    shares = " ".join(f"{share:g}" for share in swatch.cmyk)
    return f"device-cmyk({shares})"


def _screen_ink(swatch: Swatch) -> str:
    return swatch.rgb


def _broken(error: TemplateError, where: str) -> Note:
    line = getattr(error, "lineno", None)
    return Note(
        code=Code.TEMPLATE,
        file=getattr(error, "name", None) or where,
        line=line,
        message=str(error),
        hint="mend the template",
    )


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
