"""Words that a Word file keeps in other parts."""

import io
import zipfile

import pytest

from layout.copy.manuscript import SourceTable
from layout.errors import Unreadable
from tests.copy.making import paragraphs, said
from tests.copy.office.processors import COPY, WORD, Read
from tests.copy.office.wordmaking import RELS, SPACES, word_file, zipped

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def read(body: str, kind: str, goal: str, part: bytes) -> Read:
    """Read a file with a part that its body names `x1`."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = (
        f'<Relationships xmlns="{package}"><Relationship Id="x1" '
        f'Type="{RELS}/{kind}" Target="{goal}"/></Relationships>'
    )
    title = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    head = f"<w:p>{title}<w:r><w:t>A head</w:t></w:r></w:p>"
    text = f"<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>{body}"
    document = f"<w:document {SPACES}><w:body>{head}{text}</w:body></w:document>"
    return WORD.read_bytes(
        word_file(
            COPY,
            {
                "word/document.xml": document.encode(),
                "word/_rels/document.xml.rels": rels.encode(),
                f"word/{goal}": part,
            },
        )
    )


def drawn(inside: str) -> str:
    return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"


@pytest.mark.parametrize(
    ("goal", "part"),
    [
        ("chunk.html", b"<html><body><p>The mill turns.</p></body></html>"),
        ("chunk.txt", b"The mill turns."),
        ("chunk.docx", word_file("The mill turns.")),
    ],
)
def test_a_file_within_the_file_is_read_where_it_stands(goal: str, part: bytes) -> None:
    body = '<w:altChunk r:id="x1"/><w:p><w:r><w:t>The end.</w:t></w:r></w:p>'
    found = read(body, "aFChunk", goal, part)
    assert paragraphs(found.article) == ["It rained.", "The mill turns.", "The end."]


def test_the_words_of_a_diagram_are_copy() -> None:
    point = "<d:pt{}><d:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></d:t></d:pt>"
    line = ' type="sibTrans"'
    part = (
        f'<d:dataModel xmlns:d="{DIAGRAM}" xmlns:a="{DRAWN}"><d:ptLst>'
        f"{point.format('', 'Oak')}{point.format('', 'Elm')}"
        f"{point.format(line, 'no')}</d:ptLst></d:dataModel>"
    )
    body = drawn(f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="x1"/>')
    found = read(body, "diagramData", "diagrams/data1.xml", part.encode())
    assert paragraphs(found.article) == ["It rained.", "Oak", "Elm"]


def test_the_figures_of_a_chart_are_a_table() -> None:
    def values(name: str, *texts: str) -> str:
        points = "".join(
            f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(texts)
        )
        return f"<c:{name}>{points}</c:{name}>"

    part = (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWN}"><c:chart><c:title>'
        "<a:p><a:r><a:t>Fares</a:t></a:r></a:p></c:title><c:plotArea><c:ser>"
        f"{values('tx', 'Pounds')}{values('cat', '2018', '2019')}"
        f"{values('val', '3', '4')}"
        "</c:ser></c:plotArea></c:chart></c:chartSpace>"
    )
    body = drawn(f'<c:chart xmlns:c="{CHART}" r:id="x1"/>')
    found = read(body, "chart", "charts/chart1.xml", part.encode()).article
    (table,) = [block for block in found.blocks if isinstance(block, SourceTable)]
    assert "Fares" in said(found)
    assert (table.header, table.rows) == (
        ("", "Pounds"),
        (("2018", "3"), ("2019", "4")),
    )


def test_the_text_may_have_any_name() -> None:
    whole = word_file(COPY + "More.")
    package = WORD.read_bytes(whole)
    assert package.article.headline == "A head"
    renamed = {}
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "_rels/.rels":
                data = data.replace(b"word/document.xml", b"word/document2.xml")
            renamed[name.replace("/document.xml", "/document2.xml")] = data
    found = WORD.read_bytes(zipped(renamed)).article
    assert (found.headline, paragraphs(found)[-1]) == ("A head", "More.")


def test_a_file_without_words_is_refused() -> None:
    document = f"<w:document {SPACES}><w:body><w:p/></w:body></w:document>"
    with pytest.raises(Unreadable, match="no words"):
        WORD.read_bytes(word_file("", {"word/document.xml": document.encode()}))
