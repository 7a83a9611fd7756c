"""Small PDFs whose pages tell themselves apart by where their marks lie."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

# A page of 100 x 140 points with 6 of bleed, in a medium of 120 x 160.
WIDTH, HEIGHT, BLEED, EDGE = 100, 140, 6, 10


def marked(pages: int, *, sizes: dict[int, int] | None = None) -> bytes:
    """Return a PDF whose page N has a black bar of N x 3 points at its top left.

    All of a page, bleed included, is of a light grey, so that its reach is seen.
    """
    out = pikepdf.new()
    for number in range(1, pages + 1):
        add_page(out, number, (sizes or {}).get(number, HEIGHT))
    out.docinfo["/Title"] = String("The Paper")
    out.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("SNAP"),
    )
    out.Root.OutputIntents = Array([out.make_indirect(intent)])
    with out.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = "The Paper"
        xmp["xmpMM:DocumentID"] = "xmp.did:1"
    made = io.BytesIO()
    out.save(made, deterministic_id=True)
    return made.getvalue()


def add_page(out: Pdf, number: int, height: int) -> None:
    trim = (EDGE, EDGE, EDGE + WIDTH, EDGE + height)
    bleed = (trim[0] - BLEED, trim[1] - BLEED, trim[2] + BLEED, trim[3] + BLEED)
    grey = f"{bleed[0]} {bleed[1]} {bleed[2] - bleed[0]} {bleed[3] - bleed[1]} re f"
    bar = f"{trim[0]} {trim[3] - 10} {number * 3} 10 re f"
    content = f"0 0 0 0.2 k {grey} 0 0 0 1 k {bar}\n"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, WIDTH + 2 * EDGE, height + 2 * EDGE]),
        TrimBox=Array(list(trim)),
        BleedBox=Array(list(bleed)),
        Resources=Dictionary(),
        Contents=out.make_indirect(Stream(out, content.encode())),
    )
    out.pages.append(pikepdf.Page(page))
