"""A picture that cannot be made is told by its file; a full disk is the machine's."""

import errno
import io
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from xml.etree import ElementTree

import pytest
from PIL import Image

from layout.errors import Refused
from layout.plate.pictures.failing import blank, fault, told_by_file
from layout.plate.tasks import PictureRecipe


def recipe(*, vector: bool = False) -> PictureRecipe:
    name = "weir.svg" if vector else "weir.png"
    made = SimpleNamespace(source=Path("/paper/pictures") / name, vector=vector)
    return cast(PictureRecipe, made)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ValueError("cannot  be\nfollowed"), "cannot be followed"),
        (KeyError(), "KeyError"),
        (MemoryError(), "it takes more memory than there is"),
        (OSError(errno.EIO, "broken"), "broken"),
    ],
)
def test_what_a_library_says_is_told_of_the_file(problem: Exception, said: str) -> None:
    with pytest.raises(Refused) as caught, told_by_file(recipe()):
        raise problem
    [note] = caught.value.notes
    assert note.code == "broken-picture"
    assert note.file == "/paper/pictures/weir.png"
    assert said in note.message
    assert note.hint


def test_a_full_disk_and_what_is_told_already_pass() -> None:
    with pytest.raises(OSError, match="full"), told_by_file(recipe()):
        raise OSError(errno.ENOSPC, "full")
    told = Refused(fault(recipe(), "so"))
    with pytest.raises(Refused) as caught, told_by_file(recipe()):
        raise told
    assert caught.value is told


def test_a_drawing_is_told_as_one_and_both_have_a_blank() -> None:
    assert fault(recipe(vector=True), "so").code == "broken-svg"
    assert ElementTree.fromstring(blank(recipe(vector=True))).tag.endswith("svg")
    with Image.open(io.BytesIO(blank(recipe()))) as white:
        assert white.convert("L").tobytes() == b"\xff"
