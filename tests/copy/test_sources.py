"""Every source under sources/ against the key that was made for it by hand.

A key has the article's sentences in order, crossheads among them: the copy must have
exactly their words, so that nothing is lost and nothing of the site is left.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout.copy.gathering import gathered
from layout.copy.importing import Folder, import_into, read_stories
from layout.copy.manifests import line_of
from layout.copy.markup import plain_of
from layout.desk.articles.footnotes import with_raised_marks
from layout.desk.articles.words import source_words, words_of
from layout.requests import unwatched

SOURCES = Path(__file__).parent / "sources"
# Those of word processors are for test_processors.py, which makes their files.
KEYS = sorted(p for p in SOURCES.rglob("*.key.toml") if p.parent.name != "processors")
FIELDS = ("headline", "kicker", "standfirst", "byline", "dateline", "section")
EVERY = pytest.mark.parametrize("path", KEYS, ids=lambda p: p.name.split(".")[0])


def source_of(path: Path) -> Path:
    """Return the source that a key is for."""
    stem = path.name.removesuffix(".key.toml")
    found = [p for p in sorted(path.parent.glob(f"{stem}.*")) if p != path]
    assert len(found) == 1, found
    return found[0]


@cache
def imported(path: Path) -> dict[str, bytes]:
    """Return the files that the import of a key's source makes."""
    found = gathered((source_of(path),))
    stories, notes = read_stories(found.sources, unwatched, keep_all=False)
    assert [str(note) for note in notes] == []
    return import_into(Folder(name=""), stories).files


def key_of(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def article(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the copy of the article."""
    files = imported(path)
    (name,) = [name for name in files if name.startswith("articles/")]
    _, head, copy = files[name].decode().split("---\n", 2)
    return yaml.safe_load(head), copy


@EVERY
def test_the_parts_of_the_head_are_found(path: Path) -> None:
    key, (head, _) = key_of(path), article(path)
    wanted = key | {"headline": key.get("headline", key.get("file_headline"))}
    for name in FIELDS:
        assert head.get(name, "") == wanted.get(name, ""), name
    assert head.get("pull_quotes", []) == [
        quote.strip('“”"') for quote in key.get("pull_quotes", [])
    ]


@EVERY
def test_every_sentence_is_there_and_nothing_else(path: Path) -> None:
    key, (_, copy) = key_of(path), article(path)
    said = [word for sentence in key["sentences"] for word in words_of(sentence)]
    assert list(source_words(with_raised_marks(copy))) == said
    lines = (
        line.strip("|").lstrip("#->0123456789. ")
        for line in with_raised_marks(copy).split("\n")
    )
    flat = " ".join(plain_of(line.replace(" | ", " ")) for line in lines)
    at = 0
    for sentence in key["sentences"]:
        found = flat.find(sentence.lstrip("0123456789. "), at)
        assert found >= 0, sentence
        at = found


@EVERY
def test_crossheads_are_those_of_the_key(path: Path) -> None:
    _, copy = article(path)
    found = [plain_of(line[3:]) for line in copy.split("\n") if line.startswith("## ")]
    assert found == key_of(path)["crossheads"]


@EVERY
def test_no_leftover_is_in_the_article_and_each_is_listed(path: Path) -> None:
    _, copy = article(path)
    lines = {plain_of(line) for line in copy.split("\n")}
    listed = words_of(imported(path)["import.json"].decode())
    for leftover in key_of(path)["leftovers"]:
        assert leftover not in lines
        for word in words_of(leftover):
            assert word in listed, leftover


@EVERY
def test_the_issue_is_the_one_that_the_copy_says(path: Path) -> None:
    key, line = key_of(path), line_of(imported(path)["issue.toml"])
    if "number" in key:
        assert line.number == key["number"]
    if "date" in key:
        assert line.day == key["date"]
        assert line.label == key.get("label", "")


@EVERY
def test_the_encoding_is_told(path: Path) -> None:
    record = imported(path)["import.json"].decode()
    wanted = key_of(path).get("encoding_name", "utf-8")
    assert f'"encoding": "{wanted}"' in record


@EVERY
def test_the_pictures_are_there_with_their_words(path: Path) -> None:
    key, (head, _) = key_of(path), article(path)
    assert head.get("pictures", []) == key.get("pictures", [])
    files = {name for name in imported(path) if name.startswith("pictures/")}
    assert files == {f"pictures/{p['file']}" for p in key.get("pictures", [])}
