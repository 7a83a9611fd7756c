"""A bag as one file: wrapped alike by all, unwrapped only into its own folder."""

import io
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.errors import Unreadable
from layout.library.bagging import bag_up
from layout.library.fixity import check_bag
from layout.library.unwrapping import WRAPPED, unwrap
from layout.library.wrapping import wrap

DAY = date(2026, 12, 4)
BOTH = pytest.mark.parametrize("suffix", WRAPPED)
INFO = (("Source-Organization", "Larks Ltd"), ("Bagging-Date", "2026-12-04"))


def bag(folder: Path, files: dict[str, bytes]) -> Path:
    home = folder / "larks_20261204_01"
    for name, content in files.items():
        path = home / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (home / "data").mkdir(parents=True, exist_ok=True)
    bag_up(home, INFO)
    return home


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


FILES = {"issue.pdf": b"%PDF", "articles/weir.xml": b"<p>dry</p>", "a b/é.txt": b""}


def test_a_bag_counts_what_is_in_it(tmp_path: Path) -> None:
    home = bag(tmp_path, FILES)
    text = (home / "bag-info.txt").read_text("utf-8")
    assert text.splitlines()[-1] == f"Payload-Oxum: {4 + 10}.3"
    assert check_bag(home)[1] == ()


def test_the_label_stands_on_one_line_each(tmp_path: Path) -> None:
    home = tmp_path / "bag"
    (home / "data").mkdir(parents=True)
    bag_up(home, (("External-Description", "The\nLarks  &\tOwls"),))
    lines = (home / "bag-info.txt").read_text("utf-8").splitlines()
    assert lines[0] == "External-Description: The Larks & Owls"


def test_a_file_with_a_line_end_in_its_name_stands_on_one_line(tmp_path: Path) -> None:
    home = bag(tmp_path, {"a\nb": b"1", "c\rd": b"2"})
    lines = (home / "manifest-sha256.txt").read_text("utf-8").split("\n")
    assert [line.partition("  ")[2] for line in lines] == [
        "data/a%0Ab",
        "data/c%0Dd",
        "",
    ]


@BOTH
def test_a_bag_is_unwrapped_as_it_was(tmp_path: Path, suffix: str) -> None:
    home = bag(tmp_path / "from", FILES)
    place = tmp_path / f"bag{suffix}"
    wrap(home, place, DAY)
    found = unwrap(place, tmp_path / "to")
    assert found == tmp_path / "to" / home.name
    assert contents(found) == contents(home)
    assert check_bag(found)[1] == ()


@BOTH
def test_the_same_bag_is_wrapped_in_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    wrapped = []
    for name in ("one", "two"):
        home = bag(tmp_path / name, dict(sorted(FILES.items(), reverse=name == "two")))
        wrap(home, tmp_path / f"{name}{suffix}", DAY)
        wrapped.append((tmp_path / f"{name}{suffix}").read_bytes())
    assert wrapped[0] == wrapped[1]


@settings(max_examples=15)
@given(
    files=st.dictionaries(
        st.text("abcé .-", min_size=1, max_size=6).filter(lambda n: n.strip(" .")),
        st.binary(max_size=20),
        max_size=4,
    ),
    suffix=st.sampled_from(WRAPPED),
)
def test_any_files_come_out_as_they_went_in(
    files: dict[str, bytes], suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bag")
    home = bag(folder / "from", files)
    wrap(home, folder / f"bag{suffix}", DAY)
    assert contents(unwrap(folder / f"bag{suffix}", folder / "to")) == contents(home)


def zipped(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "bag.zip"
    with zipfile.ZipFile(path, "w") as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    return path


def refused(path: Path) -> str:
    """Return why a file is refused; nothing may lie outside the folder then."""
    folder = path.parent / "to"
    before = contents(path.parent)
    with pytest.raises(Unreadable) as caught:
        unwrap(path, folder)
    outside = {
        name: content
        for name, content in contents(path.parent).items()
        if not name.startswith("to/")
    }
    assert outside == before
    [note] = caught.value.notes
    assert (note.code, note.file) == ("bag-wrapping", path.name)
    return note.message


OUT = ["../out.txt", "/out.txt", "bag/../../out.txt", "..\\out.txt", "C:\\out.txt"]


@pytest.mark.parametrize("name", OUT[:3])
def test_nothing_lands_outside_the_folder(tmp_path: Path, name: str) -> None:
    files = {"bag/bagit.txt": b"BagIt-Version: 0.97\n", name: b"out"}
    assert "is no file inside the bag" in refused(zipped(tmp_path, files))


@pytest.mark.parametrize("name", OUT[:3])
def test_nothing_lands_outside_from_a_tar_either(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bag.tar"
    with tarfile.open(path, "w") as whole:
        entry = tarfile.TarInfo(name)
        entry.size = 3
        whole.addfile(entry, io.BytesIO(b"out"))
    assert "is no file inside the bag" in refused(path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_and_pipes_are_no_files(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "bag.tar"
    with tarfile.open(path, "w") as whole:
        entry = tarfile.TarInfo("bag/link")
        entry.type, entry.linkname = kind, "/etc/hostname"
        whole.addfile(entry)
    assert "is no plain file" in refused(path)


def test_a_link_in_a_zip_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipfile.ZipFile(path, "w") as whole:
        entry = zipfile.ZipInfo("bag/link")
        entry.external_attr = 0o120777 << 16
        whole.writestr(entry, "/etc/hostname")
    assert "is no plain file" in refused(path)


@pytest.mark.parametrize("name", ["bag.zip", "bag.tar"])
@pytest.mark.parametrize("content", [b"", b"neither", b"PK\x03\x04 and no more"])
def test_what_cannot_be_unpacked_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path)


@BOTH
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_file_that_is_cut_off_is_refused(
    tmp_path: Path, suffix: str, share: float
) -> None:
    home = bag(tmp_path / "from", FILES | {"long": bytes(30_000)})
    place = tmp_path / f"bag{suffix}"
    wrap(home, place, DAY)
    place.write_bytes(place.read_bytes()[: int(place.stat().st_size * share)])
    assert "cannot be unpacked" in refused(place)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["bag/data/a.txt"], id="no declaration"),
        pytest.param(["bagit.txt"], id="no folder"),
        pytest.param(["one/bagit.txt", "two/bagit.txt"], id="two bags"),
    ],
)
def test_there_is_one_bag_in_a_file(tmp_path: Path, names: list[str]) -> None:
    path = zipped(tmp_path, dict.fromkeys(names, b"x"))
    said = refused(path)
    assert "no folder with a bagit.txt in it" in said or "two is beside" in said


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["bag/bagit.txt", "bag/a", "bag/a/b"], id="a file as a folder"),
        pytest.param(["bag/bagit.txt", "bag/a/b", "bag/a"], id="a folder as a file"),
    ],
)
def test_a_name_is_a_file_or_a_folder(tmp_path: Path, names: list[str]) -> None:
    path = zipped(tmp_path, dict.fromkeys(names, b"x"))
    assert "cannot be unpacked" in refused(path)
