"""Word and OpenDocument files of one description, against one key made by hand."""

from pathlib import Path

import pytest

from tests.copy import test_sources as keyed
from tests.copy.office.odtmaking import opendocument_file
from tests.copy.office.wordmaking import word_file

DESCRIPTIONS = Path(__file__).parents[1] / "sources" / "processors"
MAKERS = {"docx": word_file, "odt": opendocument_file}
CHECKS = (
    keyed.test_the_parts_of_the_head_are_found,
    keyed.test_every_sentence_is_there_and_nothing_else,
    keyed.test_crossheads_are_those_of_the_key,
    keyed.test_no_leftover_is_in_the_article_and_each_is_listed,
    keyed.test_the_pictures_are_there_with_their_words,
)


@pytest.mark.parametrize("kind", sorted(MAKERS))
@pytest.mark.parametrize("name", sorted(p.stem for p in DESCRIPTIONS.glob("*.txt")))
def test_file_is_right(name: str, kind: str, tmp_path: Path) -> None:
    description = (DESCRIPTIONS / f"{name}.txt").read_text("utf-8")
    key = tmp_path / f"{name}.key.toml"
    key.write_bytes((DESCRIPTIONS / key.name).read_bytes())
    (tmp_path / f"{name}.{kind}").write_bytes(MAKERS[kind](description))
    for check in CHECKS:
        check(key)
