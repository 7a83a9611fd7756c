"""What a bag and the files in it are called: the same for the same issue, for ever."""

import re
from dataclasses import dataclass

from layout.desk.issue import Article, Issue
from layout.plate.plating import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """An issue's names: of its bag, of its title, of itself.

    `title` is the paper's LCCN or ISSN, or its name where it has neither; `issue` is
    date and edition. Paths are from the bag, with forward slashes.
    """

    bag: str
    title: str
    issue: str
    edition: int

    @property
    def folder(self) -> str:
        """Where the pages are."""
        return f"data/{self.title}/print/{self.issue}"

    @property
    def mets(self) -> str:
        """The METS file."""
        return f"{self.folder}/{self.issue}.xml"

    def page(self, number: int, kind: str) -> str:
        """Return the file of a page: its pdf, xml or jp2."""
        return f"{self.folder}/{page_file(number, kind)}"


def names_of(issue: Issue, edition: int) -> Names:
    """Return the names of an issue's `edition`, the day's first being 1."""
    paper = issue.publication
    day = f"{issue.date:%Y%m%d}"
    return Names(
        bag=f"{slug(paper.title)}_{day}_{edition:02}",
        title=slug(paper.lccn or paper.issn or paper.title),
        issue=f"{day}{edition:02}",
        edition=edition,
    )


def page_file(number: int, kind: str) -> str:
    """Return the name of a page's file."""
    return f"{number:04}.{kind}"


def article_file(article: Article) -> str:
    """Return the name of an article's file; a filler's slug has a colon."""
    return f"{token(article.slug)}.xml"


def token(text: str) -> str:
    """Return a text as part of an identifier or a file's name."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text)
