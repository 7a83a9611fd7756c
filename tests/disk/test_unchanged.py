"""Files that are read again are those that were read first, or an error names them."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Code
from layout.disk.unchanged import read_unchanged, unchanged
from layout.errors import Refused
from layout.notes import Note

CONTENT = b"a weir in flood"
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "issues" / "one" / "pictures" / "weir.jpg"
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    return path


def refused(work: Callable[[], object]) -> Note:
    with pytest.raises(Refused) as caught:
        work()
    [note] = caught.value.notes
    assert note.code is Code.FILE_CHANGED
    return note


def test_the_same_bytes_are_given(picture: Path) -> None:
    assert read_unchanged(picture, DIGEST) == CONTENT


@pytest.mark.parametrize("other", [b"", CONTENT[:-1], CONTENT + b"\n", b"A" + CONTENT])
def test_any_other_bytes_are_refused(picture: Path, other: bytes) -> None:
    picture.write_bytes(other)
    note = refused(lambda: read_unchanged(picture, DIGEST))
    assert str(note) == (
        "weir.jpg: error[file-changed]: the file changed while it was in use; "
        "run the command again"
    )


def test_a_file_that_is_gone_has_changed(picture: Path) -> None:
    picture.unlink()
    refused(lambda: read_unchanged(picture, DIGEST))
    picture.mkdir()
    refused(lambda: read_unchanged(picture, DIGEST))


def test_a_file_is_named_from_its_publication(picture: Path, tmp_path: Path) -> None:
    picture.write_bytes(b"another")
    (tmp_path / "issues" / "one" / "issue.toml").touch()
    note = refused(lambda: read_unchanged(picture, DIGEST))
    assert note.file == "pictures/weir.jpg", "an issue may have no publication"
    (tmp_path / "paper.toml").touch()
    note = refused(lambda: read_unchanged(picture, DIGEST))
    assert note.file == "issues/one/pictures/weir.jpg"


def test_a_file_is_looked_at_before_it_is_used_and_afterwards(picture: Path) -> None:
    used = []
    with unchanged(picture, DIGEST):
        used.append("as it was")

    def meanwhile() -> None:
        with unchanged(picture, DIGEST):
            used.append("and changed")
            picture.write_bytes(b"another")

    refused(meanwhile)

    def before() -> None:
        with unchanged(picture, DIGEST):
            used.append("too late")

    refused(before)
    assert used == ["as it was", "and changed"]
