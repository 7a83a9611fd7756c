"""A certificate lies beside its file, named after it, as PDF and as JSON."""

import json
from pathlib import Path

import pytest

from layout.proof.preflight.certificate import Certificate, CheckedFile, statement
from layout.run.certificates import publish_certificate, put_certificate
from tests.building import tree
from tests.plate.dummies import PRINTER

DRAWN = b"%PDF-1.7 drawn"


def certificate(name: str) -> Certificate:
    return Certificate(
        subject="The Alder Courier",
        date="2026-12-04",
        printer=PRINTER,
        files=(CheckedFile(name=name, sha256="0" * 64),),
        version="PDF/X-4",
        pages=(),
        notes=(),
    )


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("press.pdf", "preflight"),
        ("press-cover.pdf", "preflight-cover"),
        ("fair.pdf", "preflight"),
        ("issues/one/ads/fair-press.pdf", "preflight"),
    ],
)
def test_its_name_comes_from_its_file(tmp_path: Path, file: str, stem: str) -> None:
    put_certificate(tmp_path, certificate(file), DRAWN)
    assert tree(tmp_path).keys() == {f"{stem}.pdf", f"{stem}.json"}
    assert (tmp_path / f"{stem}.pdf").read_bytes() == DRAWN


def test_what_it_says_is_the_statement(tmp_path: Path) -> None:
    own = certificate("press.pdf")
    put_certificate(tmp_path, own, DRAWN)
    said = (tmp_path / "preflight.json").read_text("utf-8")
    assert said == statement(own)
    assert json.loads(said)["printer"] == PRINTER.name


def test_it_is_published_whole_and_other_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "press.pdf").write_bytes(b"the last good one")
    files = publish_certificate(out, certificate("press.pdf"), DRAWN)
    assert {path.name for path in files} == {"preflight.pdf", "preflight.json"}
    assert tree(out).keys() == {"press.pdf", "preflight.pdf", "preflight.json"}
    assert (out / "press.pdf").read_bytes() == b"the last good one"
