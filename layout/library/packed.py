"""How a bag was packed, as it says itself.

With the issue's sources and its lock that decides every byte of a bag.
"""

import json
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from layout.codes import Code
from layout.disk.contents import content
from layout.errors import Unreadable
from layout.library.fixity import FETCH_AGAIN, PAYLOAD
from layout.lock.lock import Lock
from layout.notes import Note
from layout.requests import HERE

BUILD = f"{PAYLOAD}/build.json"
IIIF = f"{PAYLOAD}/iiif/manifest.json"
WHOLE = f"{PAYLOAD}/issue.pdf"
PRESSED = f"{PAYLOAD}/press"
# The file of the build that is the whole issue in a bag, and the folder of its pages.
KEPT, SINGLES = "archive.pdf", "press"
# More than any of the two has: some hundred thousand files by name and digest.
MOST = 32_000_000

T = TypeVar("T")

Version = Annotated[str, Meta(pattern=r"^(4\.4|2\.0)$")]
Resolution = Annotated[int, Meta(ge=72, le=600)]
Edition = Annotated[int, Meta(ge=1, le=99)]
Address = Annotated[str, Meta(pattern="^https?://", max_length=2000)]


class BagForm(Struct, frozen=True, kw_only=True):
    """How an issue is packed.

    `alto` is the version of ALTO, `ppi` the resolution of the page images, `base` the
    address that the bag is published under, `edition` counts the day's from 1.
    """

    alto: Version = "4.4"
    ppi: Resolution = 300
    base: Address = HERE
    edition: Edition = 1


class _Images(Struct, frozen=True, kw_only=True):
    ppi: Resolution


class _Facts(Struct, frozen=True, kw_only=True):
    """What of data/build.json decides the other files; a bag's name ends in edition."""

    bag: Annotated[str, Meta(pattern="_[0-9]{2}$", max_length=500)]
    alto: Version
    images: _Images


class _Address(Struct, frozen=True, kw_only=True):
    """What of the IIIF manifest decides its other addresses: its own."""

    id: str


def facts_text(bag: str, form: BagForm, lock: Lock) -> bytes:
    """Return data/build.json of the bag of that name: what made it, of what."""
    facts = {
        "bag": bag,
        "versions": lock.versions,
        "alto": form.alto,
        "images": {"format": "JPEG 2000", "ppi": form.ppi},
        "inputs": {
            "issue": lock.issue,
            "publication": lock.publication,
            "hyphenation": lock.hyphenation,
        },
        "outputs": lock.outputs,
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def read_form(bag: Path) -> BagForm:
    """Return how a bag was packed.

    Raises:
        Unreadable: it does not say so.
    """
    facts = _decoded(bag, BUILD, _Facts)
    address = _decoded(bag, IIIF, _Address).id
    plain = {
        "alto": facts.alto,
        "ppi": facts.images.ppi,
        "base": address.removesuffix(f"{facts.bag}/{IIIF}"),
        "edition": int(facts.bag[-2:]),
    }
    try:
        return msgspec.convert(plain, BagForm)
    except msgspec.ValidationError as problem:
        raise Unreadable(_untold(BUILD, problem)) from None


def _decoded(bag: Path, name: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content(bag / name, most=MOST), type=kind)
    except (OSError, msgspec.MsgspecError, RecursionError, UnicodeError) as problem:
        raise Unreadable(_untold(name, problem)) from None


def _untold(name: str, problem: Exception) -> Note:
    reason = getattr(problem, "strerror", None) or str(problem)
    return Note(
        code=Code.BAG_BROKEN,
        file=name,
        message=f"it does not say how the bag was packed: {reason}",
        hint=FETCH_AGAIN,
    )
