"""Rendered pages joined into one PDF, and each press page finished on its own."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream

from layout.makeup.dummy import Page
from layout.plate.file.archival import settle
from layout.plate.file.enclosing import Enclosure, enclose
from layout.plate.file.identity import Claims, Identity, describe
from layout.plate.file.intents import Profile, intend
from layout.plate.file.linking import link_pages, number_pages, outline
from layout.plate.file.marking import Surround, mark
from layout.plate.file.structure import links_of, write_structure
from layout.plate.file.tagging import TaggedPage, join_tags
from layout.plate.renderer.subsetting import embed_once
from layout.plate.tags import DECODER, KEY
from layout.plate.tasks import Edition, FontFile

# The PDF version of each kind of PDF/X, and of a file for a screen or an office.
VERSIONS = {"": "1.7", "X-4": "1.6", "X-1a:2003": "1.4", "X-1a:2001": "1.3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is joined: the made-up pages, their PDFs in the same order, who they are.

    `kind` (of PDF/X), `pdfa` (PDF/A-2u as well) and `around`, what stands around each
    page, are the press's. `profile` is what the colours are for; a screen does not
    say. `faces` are the fonts of the style; `sources` are put into an archive. Pages
    of a plain renderer are not `tagged`.
    """

    edition: Edition
    pages: tuple[Page, ...]
    pdfs: tuple[bytes, ...]
    identity: Identity
    profile: Profile | None = None
    kind: str = ""
    pdfa: bool = False
    around: tuple[Surround, ...] = ()
    faces: tuple[FontFile, ...] = ()
    sources: tuple[Enclosure, ...] = ()
    tagged: bool = True

    @property
    def claims(self) -> Claims:
        """The standards that the file says it keeps to."""
        if self.edition is Edition.ARCHIVE:
            # Level A of PDF/A asks for tags, and PDF/UA is about nothing else.
            return Claims(pdfa="3A" if self.tagged else "3U", pdfua=self.tagged)
        return Claims(pdfx=self.kind, pdfa="2U" if self.pdfa else "")


def join(parts: Joined) -> bytes:
    """Return all pages as one PDF, what they have in common stored once."""
    sources = [pikepdf.open(io.BytesIO(pdf)) for pdf in parts.pdfs]
    whole = pikepdf.new()
    for source in sources:
        whole.pages.append(source.pages[0])
    embed_once(whole, parts.faces)
    _share(whole)
    if parts.edition is not Edition.PRESS:
        tagged = all(f"/{KEY}" in source.Root for source in sources)
        parts = replace(parts, tagged=tagged)
        link_pages(whole, parts.pages)
        if tagged:
            _structure(whole, sources, parts.pages)
        outline(whole, parts.pages)
        number_pages(whole, parts.pages)
        _keep(whole, parts)
    else:
        _prepare(whole, parts)
    return _finished(whole, parts)


def _keep(whole: Pdf, parts: Joined) -> None:
    """Put what explains an archive into it: its colours, its sources."""
    if parts.edition is Edition.ARCHIVE and parts.profile is not None:
        intend(whole, parts.profile, ("GTS_PDFA1",))
        enclose(whole, parts.sources, parts.identity.date)


def _structure(whole: Pdf, sources: list[Pdf], pages: tuple[Page, ...]) -> None:
    """Give a file the structure of the pages that it is joined from."""
    links = links_of(whole)
    tagged = [
        TaggedPage(
            section=page.section or str(page.number),
            headlines={frame.slug: frame.headline for frame in page.frames},
            tags=DECODER.decode(source.Root[f"/{KEY}"].read_bytes()),
            links=frozenset(number for at, number in links if at == place),
        )
        for place, (source, page) in enumerate(zip(sources, pages, strict=True))
    ]
    write_structure(whole, join_tags(tagged), links)


def single(pdf: bytes, parts: Joined) -> bytes:
    """Return one rendered press page as a file of its own."""
    with pikepdf.open(io.BytesIO(pdf)) as source:
        whole = pikepdf.new()
        whole.pages.append(source.pages[0])
        _prepare(whole, parts)
        return _finished(whole, parts)


def _finished(whole: Pdf, parts: Joined) -> bytes:
    if parts.kind.startswith("X-1a"):
        _ungroup(whole)
    describe(whole, parts.identity, parts.claims)
    if parts.claims.pdfa:
        settle(whole)
    out = io.BytesIO()
    # In an archive nothing is packed that can be read without unpacking it.
    plain = bool(parts.kind) or parts.edition is Edition.ARCHIVE
    modes = pikepdf.ObjectStreamMode
    whole.save(
        out,
        deterministic_id=True,
        force_version=VERSIONS[parts.kind],
        object_stream_mode=modes.disable if plain else modes.generate,
        compress_streams=parts.edition is not Edition.ARCHIVE,
    )
    return out.getvalue()


def _ungroup(whole: Pdf) -> None:
    """Take away the groups around drawings, which PDF/X-1a does not know.

    The renderer puts every drawing into one; nothing in it is seen through.
    """
    for found in whole.objects:
        if isinstance(found, Stream) and "/Group" in found:
            del found["/Group"]
    for page in whole.pages:
        if "/Group" in page.obj:
            del page.obj["/Group"]


def _prepare(whole: Pdf, parts: Joined) -> None:
    """Make press pages of rendered ones: what stands around, and for which press."""
    for page, around in zip(whole.pages, parts.around, strict=True):
        mark(whole, page, around)
    if parts.profile is not None:
        # A PDF/A says it once more, of the same profile.
        subtypes = ("GTS_PDFX", "GTS_PDFA1")[: 2 if parts.pdfa else 1]
        intend(whole, parts.profile, subtypes)


def _share(whole: Pdf) -> None:
    """Point equal font files, profiles and pictures of all pages at the first one."""
    seen: dict[bytes, Object] = {}
    for holder, key in _holders(whole):
        stream = holder[key]
        if not isinstance(stream, Stream):
            continue
        digest = _digest(stream)
        if digest in seen:
            holder[key] = seen[digest]
        else:
            seen[digest] = stream


def _holders(whole: Pdf) -> Iterator[tuple[Object, str]]:
    for page in whole.pages:
        resources = page.obj.Resources
        pictures = resources.get("/XObject", Dictionary())
        yield from ((pictures, name) for name in pictures.keys())  # noqa: SIM118
        for font in _values(resources.get("/Font")):
            for descendant in font.get("/DescendantFonts", ()):
                descriptor = descendant.FontDescriptor
                yield from ((descriptor, k) for k in ("/FontFile2",) if k in descriptor)
            if "/ToUnicode" in font:
                yield font, "/ToUnicode"


def _values(dictionary: Object | None) -> Iterable[Object]:
    return [] if dictionary is None else [value for _, value in dictionary.items()]


def _digest(stream: Stream) -> bytes:
    kind = repr(sorted((k, str(v)) for k, v in stream.items() if k != "/Resources"))
    return sha256(kind.encode() + stream.read_raw_bytes()).digest()
