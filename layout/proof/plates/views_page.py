"""The soft proof to leaf through: every page in every view, in a browser."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from layout.desk.issue import Issue
from layout.proof.plates.figures import PageInks

TEMPLATE = "views_page.html.j2"
# How a page may be looked at: the name of its pictures, and what that is called.
VIEWS = (
    ("page", "On a screen"),
    ("newsprint", "On newsprint"),
    ("heat", "Ink"),
    ("plates", "Plates"),
)


def index_page(issue: Issue, pages: tuple[PageInks, ...]) -> str:
    """Return the page in HTML; its pictures lie beside it."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    names = list(dict.fromkeys(name for page in pages for name, _ in page.coverage))
    rows = [
        {"inks": page, "shares": [dict(page.coverage).get(n, 0.0) for n in names]}
        for page in pages
    ]
    means = [
        sum(dict(page.coverage).get(name, 0.0) for page in pages) / len(pages)
        for name in names
    ]
    return templates.get_template(TEMPLATE).render(
        paper=issue.publication.title,
        language=issue.publication.language,
        issue=issue.label,
        views=VIEWS,
        plates=names,
        rows=rows,
        means=means,
    )
