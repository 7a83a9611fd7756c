"""What people really have: each builds, or is refused in words. Nothing crashes."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building import SMALL, Files, run, small
from tests.desk.paper import ISSUE, MANIFEST, PICTURE, STORY, jpeg

COPY = (
    "The bridge shuts for nine weeks and nobody asked the baker, who has written a "
    "letter about it. "
)
GERMAN = (
    "„Die Donaudampfschifffahrtsgesellschaft“, sagte er, „ist größer als jede "
    "Straßenbahnhaltestelle.“ "
)
FRENCH = "« C'est l'été », dit-elle ; où va-t-on ? Du cœur à l'œuvre ! "
HEAD = (
    "| " + " | ".join(f"Column {n}" for n in range(12)) + " |\n" + "|---" * 12 + "|\n"
)
TABLE = HEAD + 8 * ("| " + " | ".join(str(n * n) for n in range(12)) + " |\n")
BOX = '!!! facts "Three hundred facts"\n' + 300 * f"    {COPY}\n\n"
ADDRESS = "https://example.org/" + 150 * "a/"
IN_A_COLUMN = f'{SMALL}[[page]]\nnumber = 1\nplan = """\nbridge . . . .\n"""\n'


def article(
    copy: str = COPY, *, headline: str = "Bridge shuts", front: str = ""
) -> str:
    return f"---\nheadline: {headline}\n{front}---\n{copy}\n"


def shown(*names: str, caption: str = "The weir") -> str:
    entry = "  - file: {}\n    alt: A weir\n    caption: {}\n"
    return "pictures:\n" + "".join(entry.format(name, caption) for name in names)


def pages(number: int) -> str:
    return SMALL.replace("pages = 4", f"pages = {number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """Files, and the codes of errors that may be told of them; none if it builds."""

    files: Files
    errors: frozenset[str] = frozenset()


def odd(files: Files, *errors: str) -> Odd:
    return Odd(files=files, errors=frozenset(errors))


CAPTIONED: Files = {
    STORY: article(front=shown("weir.jpg", caption="''")),
    PICTURE: jpeg(900, 600),
}
TALL: Files = {STORY: article(front=shown("weir.jpg")), PICTURE: jpeg(10, 4000)}
FORTY: Files = {
    STORY: article(COPY * 40, front=shown(*(f"p{n}.jpg" for n in range(40)))),
    **{f"{ISSUE}/pictures/p{n}.jpg": jpeg(900 + n, 600) for n in range(40)},
}
BRIEFS: Files = {
    f"{ISSUE}/articles/brief-{n:03}.md": article(
        headline=f"Brief {n}", front="rank: 5\n"
    )
    for n in range(300)
}
CAPITALS: Files = {
    STORY: article(front=shown("WEIR2.JPG")),
    f"{ISSUE}/pictures/WEIR2.JPG": jpeg(900, 600),
}

ODDITIES = {
    "no copy": odd({STORY: article("")}),
    "one word": odd({STORY: article("Yes.")}),
    "one letter under a drop cap": odd({STORY: article("A", front="rank: 1\n")}),
    "nothing but a quote": odd({STORY: article(f"> {COPY}")}),
    "nothing but crossheads": odd({STORY: article("## One\n\n## Two")}),
    "ten thousand words on two pages": odd(
        {MANIFEST: pages(2), STORY: article(f"{COPY * 6}\n\n" * 95)},
        *("overset", "unplaced"),
    ),
    "one page": odd({MANIFEST: pages(1)}),
    "a head of sixty words in a column": odd(
        {MANIFEST: IN_A_COLUMN, STORY: article(headline="Bridge closes " * 30)}
    ),
    "a head of one long word": odd(
        {STORY: article(headline="x" * 300)}, "enormous-copy"
    ),
    "a long word in the copy": odd({STORY: article(f"{COPY}{'x' * 300} {COPY}")}),
    "a long address": odd({STORY: article(f"See {ADDRESS} now. {COPY}")}),
    "twelve columns across the page": odd({STORY: article(f"{COPY}\n\n{TABLE}")}),
    "twelve columns in one": odd(
        {MANIFEST: IN_A_COLUMN, STORY: article(f"{COPY}\n\n{TABLE}")}, "table-too-wide"
    ),
    "a fact box longer than the page": odd(
        {STORY: article(f"{COPY}\n\n{BOX}")}, "no-room", "unplaced"
    ),
    "a picture 10 x 4000": odd(TALL, "no-room", "picture-resolution"),
    "forty pictures": odd(FORTY, "no-room", "overset", "unplaced"),
    "no paper.toml": odd({"paper.toml": None}),
    "a title of 300 letters": odd(
        {"paper.toml": f'title = "{"Courier " * 38}"\n'}, "bad-value"
    ),
    "an emoji in a caption": odd(
        {**CAPTIONED, STORY: article(front=shown("weir.jpg", caption="\U0001f600"))},
        "missing-glyph",
    ),
    "right to left": odd({STORY: article("مرحبا بالعالم")}, "missing-glyph"),
    "an empty caption": odd(CAPTIONED),
    "a picture's name in capitals": odd(CAPITALS),
    "three hundred briefs": odd(BRIEFS, "unplaced"),
    "page three of two": odd(
        {MANIFEST: pages(2), STORY: article(front="page: 3\n")}, "unknown-page"
    ),
    "French": odd({STORY: article(FRENCH * 30, front="language: fr\n")}),
    "German": odd({STORY: article(GERMAN * 30, front="language: de\n")}),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", ODDITIES.values(), ids=ODDITIES.keys())
def test_builds_or_is_refused_in_words(tmp_path: Path, case: Odd) -> None:
    done = run("build", small(tmp_path, case.files), "-o", tmp_path / "out")
    told = [line for line in done.stderr.splitlines() if " error[" in line]
    codes = {line.partition(" error[")[2].partition("]")[0] for line in told}
    assert done.exit_code == (1 if case.errors else 0), done.stderr
    assert codes <= case.errors
    assert bool(codes) == bool(case.errors)
    assert all("; " in line for line in told), "the next move is not said"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({STORY: article(front="byline: A \u2603\n")}, f"{STORY}:3:"),
        ({STORY: article("One\ntwo\nthree \u2603.")}, f"{STORY}:6:"),
        ({STORY: article("One &#9731;.")}, f"{STORY}:4:"),
        ({"paper.toml": 'place = "A"\ntitle = "\u2603"\n'}, "paper.toml:2:"),
    ],
    ids=["front matter", "copy", "an entity", "the paper"],
)
def test_a_missing_glyph_is_placed_where_it_stands(
    tmp_path: Path, files: Files, place: str
) -> None:
    done = run("build", small(tmp_path, files), "-o", tmp_path / "out")
    assert f"{place} error[missing-glyph]: " in done.stderr
