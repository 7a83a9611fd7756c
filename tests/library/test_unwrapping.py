"""A bag that comes as one file: whole again, and never outside of its folder."""

import io
import stat
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import Unreadable
from layout.library.fixity import DECLARATION
from layout.library.printed import PrintedGroup, PrintedText, around, extent, texts_of
from layout.library.unwrapping import WRAPPED, unwrap
from layout.library.wrapping import wrap
from layout.plate.html.views import ViewBox

DAY = date(2026, 12, 4)
FILES = {DECLARATION: b"BagIt-Version: 0.97\n", "data/a/0001.xml": b"<a/>\n" * 99}


def bag(folder: Path) -> Path:
    whole = folder / "the-test_20261204_01"
    for name, content in FILES.items():
        (whole / name).parent.mkdir(parents=True, exist_ok=True)
        (whole / name).write_bytes(content)
    return whole


def zipped(folder: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    place = folder / "odd.zip"
    with zipfile.ZipFile(place, "w") as file:
        file.writestr(f"bag/{DECLARATION}", "x")
        for info, content in entries:
            file.writestr(info, content)
    return place


def tarred(folder: Path, *entries: tarfile.TarInfo) -> Path:
    place = folder / "odd.tar"
    with tarfile.open(place, "w") as file:
        for info in entries:
            file.addfile(info, io.BytesIO(b"x" * info.size))
    return place


def refused(place: Path, folder: Path) -> str:
    with pytest.raises(Unreadable) as problem:
        unwrap(place, folder / "out")
    (note,) = problem.value.notes
    assert note.code == Code.BAG_WRAPPING
    assert note.file == place.name
    return note.message


@pytest.mark.parametrize("suffix", WRAPPED)
def test_what_was_wrapped_comes_out_as_it_was(tmp_path: Path, suffix: str) -> None:
    place = tmp_path / f"bag{suffix}"
    wrap(bag(tmp_path / "in"), place, DAY)
    found = unwrap(place, tmp_path / "out")
    assert found.name == "the-test_20261204_01"
    paths = [path for path in found.rglob("*") if path.is_file()]
    read = {path.relative_to(found).as_posix(): path.read_bytes() for path in paths}
    assert read == FILES


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "bag/../../x"])
def test_nothing_lands_outside_the_folder(tmp_path: Path, name: str) -> None:
    place = zipped(tmp_path, (zipfile.ZipInfo(name), b"x"))
    assert "is no file inside the bag" in refused(place, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {"odd.zip", "out"}
    member = tarfile.TarInfo(name)
    member.size = 1
    assert "is no file inside the bag" in refused(tarred(tmp_path, member), tmp_path)


def test_a_link_is_no_file(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("bag/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert '"bag/link" is no file' in refused(zipped(tmp_path, (info, b"x")), tmp_path)
    member = tarfile.TarInfo("bag/link")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert '"bag/link" is no file' in refused(tarred(tmp_path, member), tmp_path)


@pytest.mark.parametrize("suffix", WRAPPED)
def test_a_broken_file_is_said_to_be_one(tmp_path: Path, suffix: str) -> None:
    place = tmp_path / f"bag{suffix}"
    place.write_bytes(b"neither of them")
    assert "it cannot be unpacked" in refused(place, tmp_path)


def test_a_file_without_a_bag_is_none(tmp_path: Path) -> None:
    member = tarfile.TarInfo("some/where.txt")
    member.size = 3
    assert DECLARATION in refused(tarred(tmp_path, member), tmp_path)


def box(left: float, top: float, width: float, height: float) -> ViewBox:
    return ViewBox(left=left, top=top, width=width, height=height)


def test_a_box_around_boxes_holds_all_of_them() -> None:
    assert around([box(5, 5, 10, 10), box(0, 8, 3, 20)]) == box(0, 5, 15, 23)
    assert around([box(1, 2, 3, 4)]) == box(1, 2, 3, 4)


def test_a_group_reaches_as_far_as_its_texts() -> None:
    text = PrintedText(role="table", box=box(0, 0, 9, 30), lines=())
    group = PrintedGroup(role="table", box=box(2, 2, 20, 20), texts=(text,))
    assert extent(group) == box(0, 0, 22, 30)
    assert texts_of(group) == texts_of(text) == (text,)
