"""Articles at the desk: front matter in YAML, copy in Markdown."""

from pathlib import Path

from hypothesis import strategies as st

from layout.desk.articles.article import ArticleKeys, read_article
from layout.desk.issue import Publication
from layout.desk.room import ReadingRoom
from layout.notebook import Notebook
from tests.attack.grammars.door import Door
from tests.attack.grammars.pieces import TEXTS, spoilt

KEYS = st.sampled_from(
    (*ArticleKeys.__struct_fields__, "date", "? a", "<<", "- x", "!!python/name:os")
)
SCALARS = st.one_of(
    st.sampled_from(
        (
            *(
                "1",
                "yes",
                "null",
                "~",
                "2026-12-04",
                "2026-12-04T10:00:00Z",
                "0x1f",
                "1e400",
            ),
            *(
                "9" * 5000,
                "1:2:3",
                "*a",
                "&a b",
                "&a [*a]",
                "!!binary x",
                "!!set {a, b}",
            ),
            *(
                "!!python/object/apply:os.system [id]",
                "!!timestamp 9999-99-99",
                ".inf",
                "|",
                ">",
            ),
            *("'", '"', "@", "`", "%", "{", "}", "[", "]", ",", "#", "? ", ": ", "-"),
        )
    ),
    TEXTS,
)


def _nested(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(values, max_size=3)
    return st.one_of(
        listed.map(lambda v: f"[{', '.join(v)}]"),
        listed.map(lambda v: f"{{{', '.join(f'k{n}: {x}' for n, x in enumerate(v))}}}"),
        listed.map(lambda v: "".join(f"\n  - {x}" for x in v)),
        listed.map(lambda v: "".join(f"\n  file: {x}" for x in v)),
    )


VALUES = st.recursive(SCALARS, _nested, max_leaves=12)
LINES = st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}")
FRONT = st.lists(LINES, max_size=6).map("\n".join)
FILES = st.tuples(FRONT, TEXTS).map(
    lambda pair: f"---\nheadline: Bridge\n{pair[0]}\n---\n{pair[1]}\n"
)


def read(data: bytes, folder: Path) -> object:
    """Read the bytes as an article of an issue."""
    articles = folder / "articles"
    articles.mkdir()
    (articles / "bridge.md").write_bytes(data)
    book = Notebook()
    paper = Publication(folder=folder, title="The Test")
    room = ReadingRoom(publication=paper, folder=folder, book=book)
    read_article(articles / "bridge.md", room)
    return book.close()


DOOR = Door(name="articles", inputs=spoilt(FILES), opened=read)
