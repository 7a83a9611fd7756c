"""Sources inside an archive: byte for byte, named as in the publication, dated."""

import io
from datetime import UTC, datetime
from hashlib import md5

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, Pdf

from layout.plate.file.archival import ENDS
from layout.plate.file.enclosing import Enclosure, enclose

WHEN = datetime(2026, 12, 4, tzinfo=UTC)


def source(name: str, content: bytes = b"The weir stays open.\n") -> Enclosure:
    return Enclosure(
        name=name, kind="text/markdown", about="the copy of “Weir”", content=content
    )


def enclosed(*sources: Enclosure) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    enclose(pdf, sources, WHEN)
    out = io.BytesIO()
    pdf.save(out)
    return pikepdf.open(io.BytesIO(out.getvalue()))


def test_a_reader_finds_every_source_by_its_path() -> None:
    names = ("issues/12/articles/weir.md", "issues/12/issue.toml", "paper.toml")
    with enclosed(*map(source, names)) as pdf:
        assert tuple(pdf.attachments) == names
        files = pdf.Root.Names.EmbeddedFiles.Names
        assert [str(name) for name in list(files)[::2]] == list(names)


@given(content=st.binary(max_size=400))
def test_what_is_put_in_comes_out(content: bytes) -> None:
    with enclosed(source("weir.md", content)) as pdf:
        [file] = pdf.Root.AF
        stream = file.EF.F
        assert stream.read_bytes() == content
        assert int(stream.Params.Size) == len(content)
        digest = md5(content, usedforsecurity=False).digest()
        assert bytes(stream.Params.CheckSum) == digest


@given(content=st.binary(max_size=60))
def test_no_stream_ends_like_a_line(content: bytes) -> None:
    with pikepdf.new() as pdf:
        enclose(pdf, [source("weir.md", content)], WHEN)
        stream = pdf.Root.AF[0].EF.F
        assert not stream.read_raw_bytes().endswith(ENDS)
        assert stream.read_bytes() == content


def test_a_file_says_what_it_is_to_the_document() -> None:
    with enclosed(source("weir.md")) as pdf:
        [file] = pdf.Root.AF
        assert file.AFRelationship == Name.Source
        assert str(file.Desc) == "the copy of “Weir”"
        assert str(file.UF) == str(file.F) == "weir.md"
        assert file.EF.F.Subtype == Name("/text/markdown")
        assert str(file.EF.F.Params.ModDate) == "D:20261204000000Z"


@pytest.mark.parametrize("count", [0, 1, 5])
def test_each_is_there_once(count: int) -> None:
    with enclosed(*(source(f"{n}.md") for n in range(count))) as pdf:
        assert len(pdf.Root.AF) == count
        assert len(pdf.attachments) == count
