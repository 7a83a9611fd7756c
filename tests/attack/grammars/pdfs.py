"""PDFs of one page: objects with keys of the wrong kind, and operators in any order.

What PDFium draws is left out: it may take for ever, and only a confined worker ends it.
"""

from pathlib import Path

from hypothesis import strategies as st

from layout.pdf.fitness import UnfitError, refusal
from layout.pdf.opening import opened
from layout.pdf.surveying import survey
from layout.proof.preflight.preflighting import preflight
from layout.sheet.document import document_of
from layout.sheet.ordering import Folds
from layout.sheet.sheet import Scheme
from layout.sheet.sheeting import ImpositionOrder, impose
from tests.attack.grammars.door import Door
from tests.attack.pdfs.files import BOX, flate, stream, written
from tests.proof.preflight.cleanly import PRINTER

NUMBERS = st.one_of(
    st.integers(-9, 999).map(lambda n: b"%d" % n),
    st.sampled_from((b"0.001", b"-.5", b"1e9", b"9" * 30, b"--1", b"+", b".")),
)
NAMES = st.sampled_from(
    (
        *(b"/F", b"/P", b"/S", b"/G", b"/T", b"/I", b"/C", b"/DeviceRGB", b"/Pattern"),
        *(b"/DeviceCMYK", b"/Form", b"/Image", b"/Type3", b"/Normal", b"/FlateDecode"),
        *(b"/A#00b", b"/#e9", b"/", b"/LZWDecode", b"/ICCBased", b"/Separation"),
    )
)
SINGLE = st.one_of(
    NUMBERS,
    NAMES,
    st.sampled_from(
        (b"true", b"null", b"(a)", b"<61>", b"(", b"<", b"[", b"<<", b">>")
    ),
    st.integers(1, 12).map(lambda n: b"%d 0 R" % n),
)
VALUES = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6).map(lambda v: b"[" + b" ".join(v) + b"]"),
        st.lists(st.tuples(NAMES, inner), max_size=4).map(
            lambda v: b"<<" + b"".join(k + b" " + x for k, x in v) + b">>"
        ),
    ),
    max_leaves=8,
)
OPERATOR_NAMES = (
    b"q Q cm w d gs m l c v y re h S s f F f* B b n W W* BT ET Tf Tr Ts Td TD Tm T* Tj "
    b"TJ ' \" g G rg RG k K cs CS sc SC scn SCN sh Do BI ID EI BX EX BDC EMC d0 d1 fly"
)
OPERATORS = st.sampled_from(OPERATOR_NAMES.split())
CONTENT = st.lists(st.tuples(st.lists(SINGLE, max_size=6), OPERATORS), max_size=30).map(
    lambda lines: b"\n".join(b" ".join((*given, name)) for given, name in lines)
)
KEY_NAMES = (
    b"/Type /Subtype /BBox /Matrix /Resources /Width /Height /BitsPerComponent "
    b"/ColorSpace /ImageMask /SMask /Mask /Decode /Filter /DecodeParms /PatternType "
    b"/PaintType /TilingType /XStep /YStep /Shading /ShadingType /Coords /Function "
    b"/FunctionType /Domain /Range /N /C0 /C1 /Size /BitsPerSample /Functions /Bounds "
    b"/Encode /S /CA /BM /OP /LW /Font /BaseFont /FontDescriptor /FontFile2 /Widths "
    b"/CharProcs /FontMatrix /FontBBox /Encoding /DescendantFonts /Group /F /Length"
)
KEYS = st.sampled_from(KEY_NAMES.split())
TABLES = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda pairs: b"".join(key + b" " + value for key, value in pairs)
)
# What a form, a picture, a pattern, a gradient, a font, a state have at the least.
KINDS = st.sampled_from(
    (
        b"",
        b"/Subtype/Form/BBox[0 0 9 9]",
        b"/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"/PatternType 1/PaintType 1/BBox[0 0 9 9]/XStep 9/YStep 9",
        b"/ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 9 0 R",
        b"/FunctionType 4/Domain[0 1]/Range[0 1]",
        b"/FunctionType 2/Domain[0 1]/N 1",
        b"/Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]"
        b"/Encoding/X/CharProcs<</a 8 0 R>>",
    )
)
THINGS = st.one_of(
    st.builds(lambda kind, keys: b"<<" + kind + keys + b">>", KINDS, TABLES),
    st.builds(
        lambda data, kind, keys: stream(data, kind + keys), CONTENT, KINDS, TABLES
    ),
    st.builds(lambda data, kind: flate(data, kind), CONTENT, KINDS),
    VALUES,
)
PARTS = st.sampled_from(
    (b"/XObject", b"/Pattern", b"/Shading", b"/ExtGState", b"/Font", b"/ColorSpace")
)
RESOURCES = st.lists(st.tuples(PARTS, NAMES, st.integers(5, 12)), max_size=8).map(
    lambda uses: b"".join(b"%s<<%s %d 0 R>>" % use for use in uses)
)


@st.composite
def _files(draw: st.DrawFn) -> bytes:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>%s>>"
    keys = draw(st.one_of(st.just(b""), TABLES))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: leaf % (BOX, draw(RESOURCES), keys),
        4: stream(draw(CONTENT)),
        **dict(enumerate(draw(st.lists(THINGS, max_size=8)), start=5)),
    }
    return written(objects)


def read(data: bytes, folder: Path) -> object:
    """Look a file through, preflight it and put it on a sheet, unless it is unfit."""
    path = folder / "fair.pdf"
    path.write_bytes(data)
    order = ImpositionOrder(scheme=Scheme("nup"), folds=Folds())
    try:
        with opened(path) as (pdf, content, _):
            survey(pdf, len(content))
            preflight(path, PRINTER, path.name)
            return impose(document_of(pdf, path.name), order, path.name)
    except UnfitError as problem:
        raise refusal(path.name, problem.fault) from problem


DOOR = Door(name="pdf", inputs=_files(), opened=read, tries=200)
