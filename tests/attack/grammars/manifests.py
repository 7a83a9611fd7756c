"""TOML that people write: paper.toml and issue.toml, and all that hangs on them."""

from pathlib import Path

from hypothesis import strategies as st

from layout.desk.issuekeys import IssueKeys
from layout.desk.paperkeys import PaperKeys
from layout.desk.reading import read_issue
from tests.attack.grammars.door import Door
from tests.attack.grammars.pieces import TEXTS, spoilt
from tests.desk.paper import publication

KEYS = st.sampled_from(
    (
        *(*IssueKeys.__struct_fields__, *PaperKeys.__struct_fields__),
        *("a.b", "page.number", '"quoted key"', "''", "x" * 300, "a" + ".a" * 40),
    )
)
SCALARS = st.one_of(
    st.sampled_from(
        (
            *("1", "-1", "1e400", "inf", "nan", "true", "2026-12-04", "0999-01-01"),
            *(
                "1979-05-27T00:32:00.999999-07:00",
                "07:32:00",
                "0xffff_ffff",
                "9" * 5000,
            ),
            *('"a"', "'a'", '"""\na\n"""', "'''\nb", '"\\u0000"', '"\\ud800"', "1_0"),
            *("", "[", "]", "{", "}", "=", ",", "# c", '"', "'"),
        )
    ),
    TEXTS.map(lambda text: repr(text)),
    st.integers().map(str),
)


def _nested(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(values, max_size=4)
    return st.one_of(
        listed.map(lambda v: f"[{', '.join(v)}]"),
        listed.map(
            lambda v: f"{{{', '.join(f'k{n} = {x}' for n, x in enumerate(v))}}}"
        ),
    )


VALUES = st.recursive(SCALARS, _nested, max_leaves=8)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    KEYS.map(lambda key: f"[{key}]"),
    KEYS.map(lambda key: f"[[{key}]]"),
)
FILES = st.lists(LINES, max_size=8).map(lambda lines: "\n".join(lines) + "\n")
HEAD = b"number = 1\ndate = 2026-12-04\n"


def read(data: bytes, folder: Path) -> object:
    """Read an issue of which the bytes are the manifest, and the publication's too."""
    issue = publication(
        folder,
        {
            "paper.toml": b'title = "The Test"\n' + data,
            "issues/one/issue.toml": HEAD + data,
        },
    )
    return read_issue(issue)


DOOR = Door(name="manifests", inputs=spoilt(FILES), opened=read, tries=200)
