"""What a PDF says of itself: title, language, dates, standard. Never the clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from pikepdf import Dictionary, Name, Pdf, String

from layout.desk.issue import Issue
from layout.plate.file.archival import PDFA, PDFUA, PDFX, describe_schemas

PRODUCER = "Layout"
# What a file says of itself where it is a PDF/X older than 4 (ISO 15930-1 and -4).
KEYS = {
    "X-1a:2001": {
        "/GTS_PDFXVersion": "PDF/X-1:2001",
        "/GTS_PDFXConformance": "PDF/X-1a:2001",
    },
    "X-1a:2003": {"/GTS_PDFXVersion": "PDF/X-1a:2003"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An issue's title, paper and language, and what its files are dated.

    `date` is the issue's own, at midnight UTC, unless another moment was asked for.
    """

    title: str
    paper: str
    language: str
    date: datetime
    digest: str


def identity(issue: Issue, digest: str, moment: int | None = None) -> Identity:
    """Return how an issue's files describe themselves.

    `digest` is of their content; `moment`, in seconds since 1970, is what they are
    dated where that is not the issue's date.
    """
    day = issue.date
    date = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if moment is not None:
        date = datetime.fromtimestamp(moment, UTC)
    return Identity(
        title=f"{issue.publication.title}, {issue.label}",
        paper=issue.publication.title,
        language=issue.publication.language,
        date=date,
        digest=digest,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The standards that a file says it keeps to.

    `pdfx` is a kind of PDF/X, `pdfa` a part and level of PDF/A ("3A"), `pdfua` is
    PDF/UA-1. A screen's file has none.
    """

    pdfx: str = ""
    pdfa: str = ""
    pdfua: bool = False


def describe(whole: Pdf, who: Identity, claims: Claims) -> None:
    """Write the document information, XMP and catalogue entries."""
    stamp = f"D:{who.date:%Y%m%d%H%M%S}Z"
    info = whole.docinfo
    info["/Title"], info["/Author"] = String(who.title), String(who.paper)
    info["/Creator"] = info["/Producer"] = String(PRODUCER)
    info["/CreationDate"] = info["/ModDate"] = String(stamp)
    whole.Root.Lang = String(who.language)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if claims.pdfx:
        info["/Trapped"] = Name("/False")
    for key, claim in KEYS.get(claims.pdfx, {}).items():
        info[key] = String(claim)
    _describe_xmp(whole, who, claims)
    if claims.pdfa:
        schemas = ((PDFX, claims.pdfx), (PDFUA, claims.pdfua))
        describe_schemas(whole, tuple(schema for schema, is_used in schemas if is_used))


def _describe_xmp(whole: Pdf, who: Identity, claims: Claims) -> None:
    moment = who.date.isoformat()
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = who.title
        xmp["dc:creator"] = [who.paper]
        xmp["dc:language"] = {who.language}
        xmp["pdf:Producer"] = xmp["xmp:CreatorTool"] = PRODUCER
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = moment
        xmp["xmp:MetadataDate"] = moment
        if claims.pdfx or claims.pdfa:
            document = sha256((who.title + who.digest).encode()).hexdigest()[:32]
            # PDF/A's list of XMP properties does not have it (ISO 19005-2, 6.6.2.3);
            # PDF/X-4 reads it from the document information as well.
            if claims.pdfa:
                xmp[f"{PDFA}part"] = claims.pdfa[0]
                xmp[f"{PDFA}conformance"] = claims.pdfa[1]
            else:
                xmp["pdf:Trapped"] = "False"
            if claims.pdfua:
                xmp[f"{{{PDFUA.space}}}part"] = "1"
            if claims.pdfx == "X-4":
                xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
            xmp["xmpMM:DocumentID"] = f"xmp.did:{document}"
            xmp["xmpMM:VersionID"] = "1"
            xmp["xmpMM:RenditionClass"] = "default"
