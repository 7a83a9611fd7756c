"""Every key of report.json stands in the reference, and each of those in a report."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import run, small
from tests.desk.paper import ISSUE, MANIFEST
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "report.md").read_text("utf-8")
DOCUMENTED = set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))
# Keys that are names.
NAMED = (
    (re.compile(r"^(versions)\.\w+$"), r"\1.{library}"),
    (re.compile(r"(\.(?:sha256|files|rendered))\.\w+$"), r"\1.{edition}"),
    (re.compile(r"^(files)\..+$"), r"\1.{file}"),
    (re.compile(r"(\.plates)\..+$"), r"\1.{plate}"),
)
INKS = "pages[].inks."
COPY = "The ferry goes to the island and comes back again with sheep. " * 8
DRAWN = "long long long long long\n" * 2 + "short short short short short\n" * 6


def keys(value: object, at: str = "") -> Iterator[str]:
    """Yield the keys of a report, as the reference writes them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from keys(inner, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{at}[]")
    else:
        for pattern, name in NAMED:
            at = pattern.sub(name, at)
        yield at


def article(head: str, paragraphs: int) -> str:
    copy = "\n\n".join([COPY] * paragraphs)
    return f"---\nheadline: {head}\nsection: News\n---\n{copy}\n"


def overset(folder: Path) -> Path:
    """Write an issue with a story that is over, one that is short, and a filler."""
    page = f'[[page]]\nnumber = 2\nplan = """\n{DRAWN}"""\n'
    files: dict[str, str | bytes | None] = {
        MANIFEST: f"number = 1\ndate = 2026-12-04\npages = 4\n{page}",
        f"{ISSUE}/articles/long.md": article("Ferry to the island", 7),
        f"{ISSUE}/articles/short.md": article("Harbour waits", 9),
        "fillers/rooks.md": article("Rooks", 1),
    }
    return small(folder, files)


def reported(*words: str | Path) -> set[str]:
    return set(keys(json.loads(run(*words, "--json").stdout)))


@pytest.mark.slow
def test_the_reference_has_the_keys_of_real_reports(tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = reported("build", overset(tmp_path / "over"), "--draft", "-o", out)
    issue = small(tmp_path / "fits", {})
    found |= reported("build", issue, "-o", out)
    found |= reported("proof", issue, "-o", out, "--simulate", "--ppi", "40")
    plain = {key.removesuffix("[]") for key in DOCUMENTED}
    assert sorted(key for key in found if key.removesuffix("[]") not in plain) == []
    # A cropped picture has a size; nothing else of the reference is missing.
    optional = {"stories[].remedies[].size[]", "stories[].remedies[].gone[]"}
    assert sorted(DOCUMENTED - found - optional) == []
