"""Digests are those of `sha256sum`, of a content and of a file alike."""

from pathlib import Path

import pytest

from layout.disk.digests import digest_of, digest_of_file

# FIPS 180-4's own example, and the digest of nothing.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_content_has_the_digest_of_the_standard() -> None:
    assert (digest_of(b"abc"), digest_of(b"")) == (ABC, NOTHING)


@pytest.mark.parametrize("content", [b"", b"abc", bytes(range(256)) * 5000])
def test_a_file_has_the_digest_of_its_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert digest_of_file(path) == digest_of(content)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digest_of_file(tmp_path / "none")
