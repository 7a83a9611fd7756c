"""Rich text: its words, its looks, its lists and tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import Footnote, ListBlock, Manuscript, Source, SourceTable
from layout.copy.office.richtext import read_richtext
from layout.copy.readers import read_source
from layout.errors import Unreadable
from tests.copy.making import crossheads, paragraphs
from tests.copy.office.descriptions import painted

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}}{\info{\author Nobody}}"
    r"\pard\s2 The lane\par\pard\s0 "
)


def read(body: str) -> Manuscript:
    (found,), _ = read_source(
        Source(name="lane.rtf", data=f"{HEAD}{body}\\par}}".encode("ascii"))
    )
    return found


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("It is {\\b shut} now", "It is **shut** now"),
        ("It is \\b shut\\b0  now", "It is **shut** now"),
        (r"\'a34 at \'93Tarn\'94", "£4 at “Tarn”"),
        (r"\u8220?So\u8221? it\rquote s", "“So” it’s"),
        (r"{\f1 \'e8\'9a} and \'e8", "èš and è".replace("èš", "čš")),
        (r"\uc2\u233ee so", "é so"),
        (r"{\*\unknown no}So{\field{\*\fldinst PAGE}{\fldrslt  it is}}", "So it is"),
        (r"120 m{\super 2}", "120 m^2^"),
        (r"a \{b\} c\~d", "a &#123;b&#125; c d"),
        ("so\nit is", "soit is"),
    ],
)
def test_words_and_looks(body: str, markdown: str) -> None:
    found = read(body)
    assert found.headline == "The lane"
    assert [getattr(b, "text", "").replace("\xa0", " ") for b in found.blocks] == [
        markdown
    ]


def test_lists_have_the_marks_that_were_seen() -> None:
    body = (
        r"Now:\par{\listtext\tab (b)\tab}Oak\par{\listtext\tab (c)\tab}Elm\par"
        r"\pard Then.\par{\pntext\'b7\tab}Ash"
    )
    lists = [b for b in read(body).blocks if isinstance(b, ListBlock)]
    assert [(b.items, b.marks) for b in lists] == [
        (("Oak", "Elm"), ("(b)", "(c)")),
        (("Ash",), ()),
    ]


def test_tables_notes_heads_and_margins() -> None:
    body = (
        r"Oak{\super\chftn}{\footnote\pard Or elm.} it is.\par\pard\s1 The pier\par"
        r"\pard\s0 So.\par\trowd\pard\intbl Day\cell Hour\cell\row"
        r"\pard\intbl Mon\cell 9\cell\row\pard The end.{\header Page 1 of it}{\v hid}"
    )
    found = read(body)
    (table,) = [b for b in found.blocks if isinstance(b, SourceTable)]
    assert (table.header, table.rows) == (("Day", "Hour"), (("Mon", "9"),))
    assert [b.text for b in found.blocks if isinstance(b, Footnote)] == ["Or elm."]
    assert crossheads(found) == ["The pier"]
    assert paragraphs(found) == ["Oak it is.", "So.", "The end."]
    assert {left.text for left in found.dropped} == {"Page 1 of it", "hid"}


def test_pictures_are_found_and_bytes_are_no_text() -> None:
    png = painted("weir.png").hex()
    body = (
        rf"So.\par{{\*\shppict{{\pict\pngblip\picw10 {png}}}}}\par\bin3 }}}}x The end."
    )
    found = read(body)
    assert [picture.data for picture in found.pictures] == [painted("weir.png")]
    assert paragraphs(found) == ["So.", "The end."]


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="no words"):
        read_richtext(Source(name="a.rtf", data=rb"{\rtf1{\info{\title A}}\par}"))


PIECES = st.sampled_from(
    (
        *("{", "}", "\\b ", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\u8211?"),
        *("\\'e9", "{\\footnote ", "{\\listtext 1.", "{\\*\\x ", "\\pard ", "oak "),
        *("\\u-1", "\\f1 ", "{\\stylesheet{\\s1 Title;}", "\\line ", "\\v ", "\\s1 "),
    )
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_broken_files_are_read_or_refused(body: str) -> None:
    try:
        read_richtext(Source(name="a.rtf", data=b"{\\rtf1 " + body.encode("ascii")))
    except Unreadable:
        return
