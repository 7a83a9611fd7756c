"""No link of a stranger's leads anywhere but to the web, a mailbox or a telephone."""

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from layout.desk.articles.blocks import copy_blocks
from layout.desk.articles.inline import line_inline
from layout.desk.articles.links import is_link
from layout.desk.issue import Block, FactBox, Span, TextBlock
from layout.notebook import Notebook
from layout.plate.html.harmless import unwanted
from tests.attack.attacking import attack
from tests.building import small
from tests.desk.paper import ISSUE, MANIFEST, STORY, jpeg

# Schemes that act on a reader's machine, and what comes behind them.
SCHEMES = {
    "javascript": "alert(1)",
    "data": "text/html,hello",
    "file": "///etc/passwd",
    "vbscript": "msgbox",
    "ftp": "//files.example/a",
    "asset": "page.css",
    "goto": "2:school",
    "about": "blank",
    "blob": "https://a.example/1",
    "ws": "//a.example/",
}
# How they are hidden from who looks for them.
DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda s: s + ":",
    "capitals": lambda s: s.title() + ":",
    "entity": lambda s: s + "&#58;",
    "named entity": lambda s: s + "&colon;",
    "letter as entity": lambda s: f"&#{ord(s[0])};{s[1:]}:",
    "hexadecimal": lambda s: f"&#x{ord(s[0]):x};{s[1:]}:",
    "tab as entity": lambda s: s[:2] + "&#9;" + s[2:] + ":",
    "newline as entity": lambda s: s[:2] + "&#10;" + s[2:] + ":",
    "nought": lambda s: "&#0;" + s + ":",
    "control before": lambda s: "\x01" + s + ":",
    "zero width": lambda s: s[:2] + "\u200b" + s[2:] + ":",
    "turned": lambda s: "\u202e" + s + ":",
    "no-break space before": lambda s: "\u00a0" + s + ":",
    "full width": lambda s: chr(ord(s[0]) + 0xFEE0) + s[1:] + ":",
    "full-width colon": lambda s: s + "\uff1a",
    "twice": lambda s: s + "&amp;#58;",
}
UNDONE_BY_A_BROWSER = (
    *("plain", "capitals", "entity", "named entity", "letter as entity"),
    *("hexadecimal", "tab as entity", "newline as entity", "control before"),
)
EVIL = [
    disguise(scheme) + rest
    for (scheme, rest), disguise in product(SCHEMES.items(), DISGUISES.values())
]
# Addresses that look like good ones, and lead elsewhere or nowhere.
LIKE_GOOD = [
    "https:javascript:alert(1)",
    "https:\\\\a.example",
    "https:///etc/passwd",
    "https://a.example/\x01",
    "https://a.example/\u202egpj.exe",
    "https://a.example\\@b.example",
    "https://a.ex\nample",
    'https://a.example/"onclick="alert(1)',
    "https://a.example/" + "a" * 3000,
    "http:/a.example",
    "http//a.example",
    "//a.example/a",
    "/etc/passwd",
    "#top",
    "page-02.html",
    "www.a.example",
    "mailto:",
    "mailto:javascript:alert(1)",
    "mailto:a@b.example\r\nBcc:c@d.example",
    "tel:",
    "tel:javascript",
    "tel:+44 1632<script>",
    "view-source:https://a.example",
    "intent://a.example#Intent;end",
]
GOOD = [
    "https://a.example",
    "HTTP://A.example/b?c=d&e=f#g",
    "https://münchen.example/grüße",
    "https://a.example:8080/(b)",
    "https://[2001:db8::1]/",
    "mailto:desk@courier.example",
    "mailto:a.b+c@d.example?subject=Eels",
    "tel:+44-1632-960001",
    "tel:999",
]
# Where a link may stand in copy.
FORMS = {
    "inline": "See [the words]({}) here.",
    "in brackets": "See [the words](<{}>) here.",
    "titled": 'See [the words]({} "a title") here.',
    "by reference": "See [the words][r] here.\n\n[r]: {}",
    "short reference": "See [the words] here.\n\n[the words]: {}",
    "in emphasis": "See **[the words]({})** here.",
    "in an item": "- One\n- See [the words]({}) here",
    "in a quote": "> See [the words]({}) here.",
    "in a head": "## See [the words]({}) here",
    "in a table": "| A | B |\n| --- | --- |\n| [the words]({}) | c |",
    "in a box": '!!! facts "Facts"\n    See [the words]({}) here.',
}


def spans_of(blocks: tuple[Block, ...]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            found += block.spans
        elif isinstance(block, FactBox):
            found += spans_of(block.blocks)
        else:
            found += [s for row in (block.header, *block.rows) for c in row for s in c]
    return found


@pytest.mark.parametrize("address", [*EVIL, *LIKE_GOOD])
def test_what_is_no_link_is_none(address: str) -> None:
    assert not is_link(address)
    inline = line_inline(f"See [the words](<{address}>).")
    assert not any(span.href for span in inline.raw)
    assert "words" in inline.text


@pytest.mark.parametrize("address", GOOD)
def test_links_of_the_four_kinds_are_kept(address: str) -> None:
    assert is_link(address)
    inline = line_inline(f"See [the words](<{address}>).")
    assert [span.href for span in inline.raw if span.href] == [address]
    assert inline.dropped == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_wherever_a_link_stands_its_words_stay_and_a_note_says_where(form: str) -> None:
    # The blank of a reference to a file is what Markdown itself makes of it.
    for scheme, rest in SCHEMES.items():
        book = Notebook(file="a.md")
        copy = "First.\n\n" + form.format(f"{scheme}:{rest}")
        blocks = copy_blocks(copy, "en-GB", book).blocks
        assert not any(span.href for span in spans_of(blocks))
        assert "the words" in "".join(span.text for span in spans_of(blocks))
        said = [note for note in book.notes if note.code == "link-dropped"]
        assert [(note.file, (note.line or 0) >= 3) for note in said] == [("a.md", True)]
        assert scheme in said[0].message


RAW = [
    '<a href="javascript:alert(1)">the words</a>',
    "<a href=javascript:alert(1)>the words</a>",
    '<img src="x" onerror="alert(1)">the words',
    "<script>alert(1)</script>the words",
    "<SCRIPT SRC=https://a.example/a.js></SCRIPT>the words",
    '<svg onload="alert(1)">the words</svg>',
    '<iframe src="file:///etc/passwd"></iframe>the words',
    '<p style="background: url(javascript:alert(1))">the words</p>',
    "<!-- <a href='javascript:alert(1)'> --> the words",
    "<base href='file:///etc/'>the words",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>the words",
    "<<script>alert(1)//<</script>the words",
    "<a\nhref='javascript:alert(1)'\n>the words</a>",
    "<javascript:alert(1)> the words",
    "<javascript://alert(1)> the words",
    "&lt;script&gt;alert(1)&lt;/script&gt; the words",
]
HOUSE = '<p style="height: 100%"><a href="https://ok.example/">w</a></p>'


@pytest.mark.parametrize("scheme", sorted(set(SCHEMES) - {"goto"}))
@pytest.mark.parametrize("disguise", UNDONE_BY_A_BROWSER)
def test_no_advertisement_has_one(scheme: str, disguise: str) -> None:
    address = DISGUISES[disguise](scheme) + SCHEMES[scheme]
    assert unwanted(f'<a href="{address}">w</a>')


@pytest.mark.slow
def test_no_edition_has_one(tmp_path: Path) -> None:
    copy = "\n\n".join(
        [FORMS["inline"].format(address) for address in EVIL if "\x01" not in address]
        + [FORMS["in a table"].format(address) for address in EVIL[::16]]
        + RAW
        + ["[the good](https://kept.example/)"]
    )
    caption = "pictures:\n  - file: weir.jpg\n    alt: A weir\n    caption: "
    issue = small(
        tmp_path,
        {
            MANIFEST: "number = 1\ndate = 2026-12-04\npages = 4\n"
            '[[ad]]\nname = "h"\nfile = "h.html.j2"\ncolumns = 2\ndepth_mm = 100\n'
            "page = 3\n",
            f"{ISSUE}/ads/h.html.j2": HOUSE,
            f"{ISSUE}/pictures/weir.jpg": jpeg(1200, 800),
            STORY: "---\nheadline: Bridge shuts\nsection: News\n"
            f"{caption}'[the weir](javascript:alert(2)) [a](https://shown.example)'\n"
            f"---\n{copy}\n",
        },
    )
    editions = "press,screen,archive"
    out = tmp_path / "out"
    done = attack("build", issue, "-o", out, "--edition", editions, cwd=tmp_path)
    done.check(seconds=60)
    assert done.status == 0, [x for x in done.err.splitlines() if "error[" in x]
    assert done.codes.count("link-dropped") > 100, done.err[-3000:]
    for path in sorted(out.rglob("*.pdf")):
        with pikepdf.open(path) as pdf:
            found = {
                str(link.A.URI) if "/A" in link else "a page"
                for page in pdf.pages
                for link in page.obj.get("/Annots", [])
            }
            assert "/OpenAction" not in pdf.Root
            assert "/AA" not in pdf.Root
        assert found <= {
            "a page",
            "https://ok.example/",
            "https://kept.example/",
            "https://shown.example",
        }, path
        if path.name == "screen.pdf":
            assert "https://kept.example/" in found
    pages = sorted(out.rglob("page-*.html"))
    assert pages
    for path in pages:
        html = path.read_text()
        assert "script-src 'none'" in html[:300]
        assert len(re.findall(r"<!doctype", html, re.IGNORECASE)) == 1
        for address in re.findall(r'<a [^>]*href="([^"]*)"', html):
            assert is_link(address) or re.match(r"page-\d+\.html#", address)
    report = json.loads((out / "report.json").read_text())
    assert report
