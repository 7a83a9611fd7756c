"""Words as they are searched for: the same in Python and in the browser."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import layout
from layout.shelf.terms import LETTERS, terms

FIND = Path(layout.__file__).parent / "shelf" / "pages" / "find.js"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node, which runs it, is not here")


def in_node(script: str, given: object) -> Any:
    """Run a script with `find` and `given`; return what it hands to `tell`."""
    before = f"const find = require({json.dumps(str(FIND))});"
    read = "const given = JSON.parse(require('fs').readFileSync(0, 'utf-8'));"
    tell = "const tell = (value) => process.stdout.write(JSON.stringify(value));"
    done = subprocess.run(
        [str(NODE), "-e", f"{before}{read}{tell}{script}"],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corn Bridge, shut!", ["corn", "bridge", "shut"]),
        ("The baker’s crèche", ["the", "bakers", "creche"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("Øystein's Łódź, ÆSIR", ["oysteins", "lodz", "aesir"]),
        ("co-operate £1,200 No. 14", ["co", "operate", "1", "200", "no", "14"]),
        ("‘quoted’ rock ’n’ roll", ["quoted", "rock", "n", "roll"]),
        ("soft\u00adhyphen ﬁsh m²", ["softhyphen", "fish", "m2"]),
        ("Σίσυφος", ["σισυφοσ"]),
        ("snake_case", ["snake", "case"]),
        ("— … “”", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = terms(text)
    assert terms(" ".join(once)) == once


@needs_node
def test_the_browser_folds_as_we_do() -> None:
    letters = "".join(chr(code) for code in range(0x20, 0x2FF))
    texts = [
        *(f"a{letter}b {letter} {letter.upper()}" for letter in letters),
        *LETTERS,
        "Ὀδυσσεύς Пётр Й ñandú don't d’Artagnan 12½ ½ m² № ﬂood İstanbul ǅ",
        "rock ’n’ roll ''' _a_ a_b \u00ad so\u00adft",
    ]
    script = "tell(given.map((text) => find.terms(text)))"
    assert in_node(script, texts) == [terms(text) for text in texts]
