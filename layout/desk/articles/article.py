"""Articles: front matter and Markdown into stories that can be set."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from msgspec import Meta, Struct

from layout.codes import Code
from layout.desk.articles.blocks import ArticleCopy, copy_text
from layout.desk.articles.copy_bounds import display_fits, fits, matter_fits
from layout.desk.articles.foreign import without_foreign
from layout.desk.articles.inline import line_inline, line_spans, text_of
from layout.desk.articles.links import note_dropped
from layout.desk.articles.matter_remarks import remark_matter, unread_matter
from layout.desk.articles.reading_copy import read_copy
from layout.desk.articles.typography import typeset
from layout.desk.articles.words import source_captions, source_words, words_of
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_yaml
from layout.desk.files.named import Wanted
from layout.desk.files.pictures import open_picture
from layout.desk.files.sources import nearest, note_case_clashes, read_bytes, read_text
from layout.desk.issue import Article, Picture
from layout.desk.keytypes import (
    Columns,
    FileName,
    Label,
    Language,
    Page,
    Share,
    Text,
    Texts,
)
from layout.desk.plans import FURNITURE
from layout.desk.room import ReadingRoom
from layout.disk.confined import inside
from layout.disk.digests import digest_of
from layout.disk.listing import entries
from layout.notebook import Notebook

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
# The YAML between two lines of three hyphens (the second may be three dots).
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S
)
# When an article was written, as other houses note it; an issue has its own date.
DATE = "date"
# How an author reaches the pictures folder from an article, in other tools' eyes.
PICTURE_PREFIX = re.compile(r"^(?:\./)?(?:\.\./)?pictures/|^\./")


class PictureKeys(Struct, frozen=True, kw_only=True):
    """The keys of a picture in an article's front matter."""

    file: FileName
    """The file's name, to the letter."""
    caption: Text = ""
    """The line under it; Markdown emphasis is set."""
    credit: Text = ""
    """Who made it."""
    alt: Text = ""
    """What it shows, for those who cannot see it."""
    columns: Columns | None = None
    """How many columns wide. Left out: the first picture of a story is up to three
    columns, one less than the story, and no wider than 300 pixels a column allow; an
    upright picture and every later one takes one."""
    focus: tuple[Share, Share] = (0.5, 0.5)
    """What a crop must keep: two shares of width and depth, from the top left. `[0.5,
    0.5]` is the middle."""


class ArticleKeys(Struct, frozen=True, kw_only=True):
    """The keys of an article's front matter; the last seven are other houses'."""

    headline: Text = ""
    """The head. It takes the largest size of its rank that fits."""
    kicker: Text = ""
    """The small line above the head."""
    standfirst: Text = ""
    """The summary under the head."""
    byline: Text = ""
    """Who wrote it."""
    dateline: Text = ""
    """Where it happened; it opens the first paragraph."""
    section: Label = ""
    """A section of the paper; stories are sorted by it."""
    language: Language | None = None
    """The article's language, as `en-GB`; left out, the paper's. It decides hyphens and
    quotation marks."""
    rank: Annotated[int, Meta(ge=1, le=5)] | None = None
    """1 lead, 2 second, 3 third, 4 short, 5 brief; left out, 3. It decides the size of
    the head, and which story comes first."""
    page: Page | None = None
    """The page that you wish for. On pages that the tool makes up the wish weighs much,
    and `layout plan -v` tells where it was not granted; a page that you drew stays as
    it is. To be sure, draw the page."""
    jump: bool | None = None
    """May the story continue on another page? Left out, stories of rank 1 and 2 may.
    Where the tool makes up the pages, it continues such a story from page one, and from
    other pages one that is longer than a page. On pages that you drew it only suggests
    it."""
    jump_head: Text = ""
    """The head above the second part; left out, the headline's first three words."""
    pictures: Annotated[tuple[PictureKeys, ...], Meta(max_length=200)] = ()
    """A list of pictures; their keys stand below."""
    pull_quotes: Texts = ()
    """A list of words lifted from the copy, to the letter."""
    title: Text = ""
    """Read as `headline` where that is missing."""
    subtitle: Text = ""
    """Read as `standfirst` where that is missing."""
    description: Text = ""
    """Read as `standfirst` where that and `subtitle` are missing."""
    excerpt: Text = ""
    """Read as `standfirst` where that, `subtitle` and `description` are missing."""
    author: Text = ""
    """Read as `byline` where that is missing."""
    authors: Text | Texts = ()
    """Read as `byline` where that and `author` are missing."""
    image: FileName = ""
    """Read as one picture where `pictures` is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manuscript:
    """An article's file taken apart. `copy` keeps the file's line numbers."""

    path: Path
    sha256: str
    document: LinedData
    keys: ArticleKeys
    copy: str
    language: str
    book: Notebook


def read_articles(room: ReadingRoom) -> tuple[Article, ...]:
    """Read articles/*.md, sorted by name; those with errors are noted and left out."""
    folder = room.folder / "articles"
    book = room.book.about(room.name_of(folder))
    if not inside(folder, room.publication.folder):
        book.note(
            Code.OUTSIDE,
            "the folder is a link that leads out of the publication",
            hint="put the articles themselves there",
        )
        return ()
    note_case_clashes(folder, book)
    note_case_clashes(
        room.folder / "pictures",
        room.book.about(room.name_of(room.folder / "pictures")),
    )
    files = entries(folder)
    found = [path for path in files if path.suffix == ".md" and is_visible(path)]
    for path in files:
        if path not in found and is_visible(path):
            room.book.about(room.name_of(path)).note(
                Code.NO_ARTICLE,
                "this is not read: articles end in .md",
                hint="rename it",
            )
    if not found:
        book.note(
            Code.EMPTY_ISSUE,
            "the issue has no articles",
            hint="write one: articles/<slug>.md",
        )
    articles = (read_article(path, room) for path in found)
    return tuple(article for article in articles if article is not None)


def is_visible(path: Path) -> bool:
    """Say whether a file is meant to be seen: no editor's copy, no system's note."""
    return not path.name.startswith((".", "~")) and not path.name.endswith("~")


def read_article(path: Path, room: ReadingRoom) -> Article | None:
    """Read one article, or return None with notes."""
    book = room.book.about(room.name_of(path))
    _check_slug(path.stem, book)
    manuscript = _taken_apart(path, room, book)
    return None if manuscript is None else _article(manuscript, room)


def _check_slug(slug: str, book: Notebook) -> None:
    if not SLUG.match(slug):
        book.note(
            Code.BAD_SLUG,
            f'"{slug}" cannot name a story',
            hint="use lower-case letters, digits and single hyphens",
        )
    elif slug in FURNITURE:
        book.note(
            Code.BAD_SLUG,
            f'"{slug}" is the name of a piece of furniture',
            hint="rename the article",
        )


def _taken_apart(path: Path, room: ReadingRoom, book: Notebook) -> _Manuscript | None:
    data = read_bytes(path, book, root=room.publication.folder)
    text = None if data is None else read_text(data, book)
    if data is None or text is None or not fits(len(data), book):
        return None
    match = FRONT_MATTER.match(text)
    if match is None:
        opened = text.startswith("---")
        said = "the front matter has no end" if opened else "there is no front matter"
        book.note(
            Code.NO_FRONT_MATTER,
            unread_matter(text) or said,
            line=1,
            hint="put it between two lines of three hyphens at the top of the file",
        )
        return None
    document = read_yaml(match[1], 2, book) if matter_fits(match[1], book) else None
    if document is None:
        return None
    remark_matter(match[1], 2, book)
    own = {key: value for key, value in document.data.items() if key != DATE}
    keys = Checker(document=document, book=book).struct(ArticleKeys, own)
    if keys is None or not display_fits(keys, document, book):
        return None
    copy = "\n" * match[0].count("\n") + text[match.end() :]
    return _Manuscript(
        path=path,
        sha256=digest_of(data),
        document=document,
        keys=keys,
        copy=without_foreign(copy, book),
        language=keys.language or room.language,
        book=book,
    )


def _article(script: _Manuscript, room: ReadingRoom) -> Article | None:
    keys, language = script.keys, script.language
    headline = keys.headline or keys.title
    standfirst = _first(keys.standfirst, keys.subtitle, keys.description, keys.excerpt)
    byline = keys.byline or keys.author or _authors(keys, language)
    copy = read_copy(script.copy, language, script.book)
    if copy is None:
        return None
    captions = (*(p.caption for p in keys.pictures), *source_captions(script.copy))
    _check_keys(script, headline, room)
    _check_copy(script, copy)
    _check_quotes(script, copy)
    return Article(
        slug=script.path.stem,
        file=script.book.file,
        sha256=script.sha256,
        language=language,
        headline=_typeset(headline, language),
        kicker=_typeset(keys.kicker, language),
        standfirst=text_of(line_spans(standfirst, language)),
        byline=_typeset(byline, language),
        dateline=_typeset(keys.dateline, language),
        section=keys.section.strip(),
        rank=keys.rank or room.rank,
        page=keys.page,
        jump=keys.jump,
        jump_head=_typeset(keys.jump_head, language),
        pictures=_pictures(script, copy, room),
        pull_quotes=tuple(text_of(line_spans(q, language)) for q in keys.pull_quotes),
        blocks=copy.blocks,
        words=(
            *words_of(headline),
            *source_words(standfirst),
            *words_of(byline),
            *(word for caption in captions for word in source_words(caption)),
            *source_words(script.copy),
        ),
    )


def _typeset(text: str, language: str) -> str:
    return typeset(" ".join(text.split()), language)


def _first(*texts: str) -> str:
    return next((text for text in texts if text.strip()), "")


def _authors(keys: ArticleKeys, language: str) -> str:
    names = [keys.authors] if isinstance(keys.authors, str) else list(keys.authors)
    if len(names) < 2 or not language.startswith("en"):
        return ", ".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _check_keys(script: _Manuscript, headline: Text, room: ReadingRoom) -> None:
    keys, book, document = script.keys, script.book, script.document
    if not headline.strip():
        book.note(
            Code.NO_HEADLINE,
            "the article has no headline",
            line=document.line(("headline",)) or 1,
            hint="add `headline:` to its front matter",
        )
    if keys.page and room.pages and keys.page > room.pages:
        book.note(
            Code.UNKNOWN_PAGE,
            f"page: the issue has {room.pages} pages, not {keys.page}",
            line=document.line(("page",)),
            hint="name a page that the issue has, or leave it out",
        )
    if keys.section and room.sections and keys.section not in room.sections:
        book.note(
            Code.UNKNOWN_SECTION,
            f'section: "{keys.section}" is none of the paper\'s sections',
            line=document.line(("section",)),
            hint=nearest(keys.section, room.sections),
        )


def _check_copy(script: _Manuscript, copy: ArticleCopy) -> None:
    if not copy.blocks and not script.keys.pictures and not copy.images:
        script.book.note(Code.NO_COPY, "the article has no copy", hint="write it")


def _check_quotes(script: _Manuscript, copy: ArticleCopy) -> None:
    """A pull quote is lifted from the copy: a reader looks for it there."""
    if not script.keys.pull_quotes:
        return
    text = " ".join(words_of(copy_text(copy.blocks)))
    for index, quote in enumerate(script.keys.pull_quotes):
        if " ".join(source_words(quote)) not in text:
            script.book.note(
                Code.PULL_QUOTE,
                f'the pull quote "{quote}" does not occur in the copy',
                line=script.document.line(("pull_quotes", index)),
                hint="lift its words from the copy to the letter",
            )


def _pictures(
    script: _Manuscript, copy: ArticleCopy, room: ReadingRoom
) -> tuple[Picture, ...]:
    """Return the front matter's pictures, then those that stand in the copy."""
    given = [
        (keys, script.document.line(("pictures", index, "file")))
        for index, keys in enumerate(script.keys.pictures)
    ]
    if script.keys.image and not given:
        # Another house's `image` is a path on its web site; the name is what counts.
        name = PurePosixPath(script.keys.image).name
        given.append((PictureKeys(file=name), script.document.line(("image",))))
    for image, line in copy.images:
        caption = image.title or image.alt
        given.append(
            (PictureKeys(file=image.file, caption=caption, alt=image.alt), line)
        )
    pictures = (_picture(keys, line, script, room) for keys, line in given)
    return tuple(picture for picture in pictures if picture is not None)


def _picture(
    keys: PictureKeys, line: int | None, script: _Manuscript, room: ReadingRoom
) -> Picture | None:
    name = PICTURE_PREFIX.sub("", keys.file)
    folder = room.folder / "pictures"
    root = room.publication.folder
    wanted = Wanted(name=name, folder=folder, root=root, book=script.book, line=line)
    if room.columns is not None and (keys.columns or 1) > room.columns:
        script.book.note(
            Code.PICTURE_COLUMNS,
            f"{name}: {keys.columns} columns are more than the page's {room.columns}",
            line=line,
            hint="ask for fewer",
        )
    opened = open_picture(wanted, room)
    if opened is None:
        return None
    caption = line_inline(keys.caption)
    note_dropped(caption.dropped, line, script.book)
    return Picture(
        name=name,
        path=opened.path,
        sha256=opened.sha256,
        vector=opened.vector,
        width=opened.width,
        height=opened.height,
        caption=caption.spans(script.language),
        credit=_typeset(keys.credit, script.language),
        alt=_typeset(keys.alt, script.language),
        columns=keys.columns,
        focus=keys.focus,
        colour=opened.colour,
    )
