"""A dense paper to measure with: sixteen pages, one long story over each.

The text is made of the sample paper's own sentences, each cut in two and joined to the
half of another, so that no two paragraphs are alike and every run has the same ones.
"""

import html
import re
from itertools import count
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.making import make_pages

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "issues" / "2026-12" / "articles"
PAGES = 16
WORDS = 2250
PARAGRAPH = 45
HEADLINE = "What the valley said, at length"

# Words to take away for each line that a story is over; a line has six or seven.
WORDS_A_LINE = 7


def sentences() -> list[list[str]]:
    """Return the sample's sentences of prose as lists of words."""
    found: list[list[str]] = []
    for path in sorted(ARTICLES.glob("*.md")):
        _, _, copy = path.read_text(encoding="utf-8").split("---\n", 2)
        for block in copy.split("\n\n"):
            if re.match(r"\w", block.strip()) and "|" not in block:
                plain = re.sub(r"\[([^]]*)\]\S*|[*\"“”^]", r"\1", block)
                found += [part.split() for part in re.split(r"(?<=[.?!])\s", plain)]
    return [sentence for sentence in found if len(sentence) > 5]


def stories(sizes: list[int]) -> list[list[str]]:
    """Return a story of so many words for each size: a list of its paragraphs."""
    supply = sentences()
    pairs = count()
    return [_paragraphs(size, supply, pairs) for size in sizes]


def _paragraphs(size: int, supply: list[list[str]], pairs: "count[int]") -> list[str]:
    paragraphs: list[str] = []
    while size > 0:
        words: list[str] = []
        while len(words) < PARAGRAPH:
            words += crossed(supply, next(pairs))
        words = words[:size]
        size -= len(words)
        paragraphs.append(" ".join(words))
    return paragraphs


def crossed(supply: list[list[str]], number: int) -> list[str]:
    """Return one sentence's head with another's tail; the pairs come round late."""
    head = supply[number * 7 % len(supply)]
    tail = supply[(number * 11 + number // len(supply) + 3) % len(supply)]
    return head[: len(head) // 2] + tail[len(tail) // 2 :]


def write_paper(folder: Path, sizes: list[int]) -> Path:
    """Write the publication and return its issue's folder."""
    issue = folder / "issues" / "dense"
    (issue / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "paper.toml").write_text('title = "The Dense Paper"\n')
    manifest = f"number = 1\ndate = 2026-12-04\npages = {len(sizes)}\n"
    for number, paragraphs in enumerate(stories(sizes), start=1):
        slug = f"story{number:02}"
        manifest += f'\n[[page]]\nnumber = {number}\nplan = "{slug}"\n'
        head = f"headline: {HEADLINE}\nrank: 3\njump: false"
        copy = "\n\n".join(paragraphs)
        article = issue / "articles" / f"{slug}.md"
        article.write_text(f"---\n{head}\n---\n{copy}\n", encoding="utf-8")
    (issue / "issue.toml").write_text(manifest)
    return issue


def read_paper(issue: Path) -> tuple[Issue, Stylebook]:
    read, _ = read_issue(issue)
    return read, read_stylebook(read.style, read.publication.folder)


def fitting_paper(folder: Path) -> tuple[Path, list[int]]:
    """Write the paper, each story cut until it fits; return it and their words."""
    sizes = [WORDS] * PAGES
    while True:
        path = write_paper(folder, sizes)
        issue, style = read_paper(path)
        dummy, _ = make_pages(issue, ComposingRoom(style))
        over = {fit.slug: fit.overset_lines for fit in dummy.stories}
        if not any(over.values()):
            return path, sizes
        sizes = [
            size - WORDS_A_LINE * over.get(f"story{number:02}", 0)
            for number, size in enumerate(sizes, start=1)
        ]


def columns_html(sizes: list[int], style: Stylebook) -> str:
    """Return the same text as a page of CSS columns, in the same style and face."""
    grid, face = style.grid, style.faces[style.elements["paragraph"].face]
    element = style.elements["paragraph"]
    depth = grid.lines * grid.leading
    css = f"""
    @font-face {{ font-family: Text; src: url({face.path.as_uri()}) }}
    @page {{ size: {grid.page_width}pt {grid.page_height}pt;
             margin: {grid.top}pt {grid.right}pt {grid.foot}pt {grid.left}pt }}
    body {{ margin: 0; font: {element.size}pt/{grid.leading}pt Text }}
    article {{ break-before: page }}
    h1 {{ font-size: 24pt; line-height: 31.5pt; margin: 0 }}
    div {{ columns: {grid.columns}; column-gap: {grid.gutter}pt; column-fill: auto;
           height: {depth - 31.5}pt; text-align: justify; hyphens: auto }}
    p {{ margin: 0; text-indent: 1em; font-feature-settings: "onum" }}
    """
    body = "".join(
        f"<article><h1>{HEADLINE}</h1><div>{_html(paragraphs)}</div></article>"
        for paragraphs in stories(sizes)
    )
    return f'<html lang="en-GB"><style>{css}</style>{body}</html>'


def _html(paragraphs: list[str]) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
