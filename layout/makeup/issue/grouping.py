"""The stories of an issue as takes: alone, or gathered with what belongs to them."""

from collections.abc import Iterable

from layout.desk.issue import Article, Issue
from layout.desk.style.stylekeys import Opinion
from layout.galley.shop import GalleyShop
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.auto_furniture import drawn_names
from layout.makeup.page.briefing import is_brief
from layout.makeup.placing.furnishing import MASTHEAD, masthead_lines
from layout.makeup.take import BoxDepth, Group, GroupKind, Take


def gathered(pool: list[Article], issue: Issue, shop: GalleyShop) -> list[Take]:
    """Return the takes of a pool of stories: letters and briefs are put together."""
    style = shop.style
    takes: list[Take] = []
    for section in dict.fromkeys(article.section for article in pool):
        own = [article for article in pool if article.section == section]
        letters = [a for a in own if is_letter(a, style.opinion)]
        takes += [Take(article=a) for a in own if a not in letters]
        takes += _letters(letters)
    return _with_briefs(takes, shop)


def is_letter(article: Article, opinion: Opinion) -> bool:
    """Say whether a story stands with the letters: in their section, or short."""
    if article.page is not None:
        return False
    short = (
        article.section in opinion.sections and article.rank >= BOUNDS.issue.letter_rank
    )
    return article.section in opinion.letters or (short and not article.pictures)


def _letters(letters: list[Article]) -> list[Take]:
    """Return blocks of letters, as even in number as can be."""
    if len(letters) < BOUNDS.issue.fewest_letters:
        return [Take(article=article) for article in letters]
    return [
        Take(article=part[0], group=Group(kind=GroupKind.LETTERS, members=tuple(part)))
        for part in _shared(letters, BOUNDS.page.letters)
    ]


def _with_briefs(takes: list[Take], shop: GalleyShop) -> list[Take]:
    """Put the briefs of a section into columns, where its first brief was."""
    least = shop.style.briefs.least
    found: list[Take] = []
    for section in dict.fromkeys(take.article.section for take in takes):
        own = [take for take in takes if take.article.section == section]
        briefs = [
            take.article
            for take in own
            if take.group is None and is_brief(take.article, shop)
        ]
        if not least or len(briefs) < least:
            found += own
            continue
        found += [take for take in own if take.article not in briefs]
        found += [
            Take(
                article=part[0],
                group=Group(kind=GroupKind.BRIEFS, members=tuple(part)),
            )
            for part in _shared(briefs, BOUNDS.page.briefs)
        ]
    return found


def _shared(articles: list[Article], most: int) -> Iterable[list[Article]]:
    """Share out stories into parts of at most so many, no two far apart in number."""
    parts = -(-len(articles) // most)
    size, more = divmod(len(articles), parts)
    first = 0
    for number in range(parts):
        last = first + size + (number < more)
        yield articles[first:last]
        first = last


def with_boxes(takes: list[Take], issue: Issue, shop: GalleyShop) -> list[Take]:
    """Return takes with the furniture that is cut into pages like a story.

    The masthead comes behind the first story of opinion.
    """
    found: list[Take] = []
    box = masthead_box(takes, issue, shop)
    for take in takes:
        found.append(take)
        if box is not None and take is box[0]:
            found.append(box[1])
    return found


def masthead_box(
    takes: list[Take], issue: Issue, shop: GalleyShop
) -> tuple[Take, Take] | None:
    """Return the first take of opinion, and the masthead that stands with it."""
    opinion, paper = shop.style.opinion, issue.publication
    if not opinion.masthead or MASTHEAD in drawn_names(issue):
        return None
    if not paper.imprint and not paper.staff:
        return None
    own = (t for t in takes if t.article.section in opinion.sections and not t.part)
    leader = next(own, None)
    if leader is None:
        return None
    depths = tuple(
        BoxDepth(columns=columns, lines=masthead_lines(columns, issue, shop))
        for columns in BOUNDS.issue.masthead_widths
        if columns <= shop.style.grid.columns
    )
    return leader, box_take(MASTHEAD, depths, leader.article.section)


def box_take(
    name: str,
    depths: tuple[BoxDepth, ...],
    section: str,
    page: int | None = None,
) -> Take:
    """Return the take of a piece of furniture; an empty story stands for it."""
    stand_in = Article(
        slug=name,
        file="",
        sha256="",
        language="",
        headline="",
        section=section,
        rank=5,
        page=page,
        jump=False,
    )
    group = Group(kind=GroupKind.BOX, depths=depths)
    return Take(article=stand_in, group=group, cut=False)
