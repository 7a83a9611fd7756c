"""Word's XML tidied: choices, boxes, wrappers, formulas, hidden text."""

import pytest
from lxml import etree

from layout.copy.office.wordxml import Tidied, local, named, text_of, tidy, value_of
from tests.copy.making import fresh_remarks, told
from tests.copy.office.wordmaking import SPACES

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def tree(inside: str, spaces: str = SPACES) -> etree._Element:
    root: etree._Element = etree.fromstring(f"<w:body {spaces}>{inside}</w:body>")
    return root


def tidied(inside: str) -> tuple[etree._Element, Tidied]:
    root, found = tree(inside), Tidied(remarks=fresh_remarks())
    tidy(root, found)
    return root, found


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_names_and_values_are_told_without_their_namespaces() -> None:
    root = tree('<w:p w:val="a" w:other="b"/>')
    assert (local(root), local(root[0])) == ("body", "p")
    assert (value_of(root[0]), value_of(root[0], "other")) == ("a", "b")
    assert value_of(root[0], "none") == ""
    assert [local(e) for e in named(root, "p", "body")] == ["body", "p"]


def test_both_forms_of_the_namespace_are_words() -> None:
    root = tree("<w:p><w:r><w:t>so</w:t></w:r></w:p>", f'xmlns:w="{STRICT}"')
    assert text_of(root) == "so"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"<w:p>{run('one')}{run('two')}</w:p>", "onetwo"),
        (f"<w:p>{run('one')}</w:p><w:p>{run('two')}</w:p>", "one two"),
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", "one two"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one two"),
        ("<w:r><w:delText>gone</w:delText></w:r>", "gone"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
    ],
)
def test_words_of_an_element(inside: str, words: str) -> None:
    assert text_of(tree(inside)) == words


@pytest.mark.parametrize(
    ("choice", "fallback", "words"),
    [
        (run("new"), run("old"), "old"),
        (run("new"), "", "new"),
        ("", run("old"), "old"),
        ("", "", ""),
    ],
)
def test_one_branch_of_a_choice_is_read(choice: str, fallback: str, words: str) -> None:
    root, _ = tidied(
        f"<w:p><mc:AlternateContent><mc:Choice>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert text_of(root) == words
    assert named(root, "AlternateContent") == []


def test_choices_within_choices_are_read_once() -> None:
    inner = (
        f"<mc:AlternateContent><mc:Choice>{run('a')}</mc:Choice>"
        f"<mc:Fallback>{run('b')}</mc:Fallback></mc:AlternateContent>"
    )
    root, _ = tidied(
        f"<w:p><mc:AlternateContent><mc:Choice>{inner}</mc:Choice>"
        "</mc:AlternateContent></w:p>"
    )
    assert text_of(root) == "b"


def test_a_box_stands_behind_the_paragraph_it_hangs_on() -> None:
    box = (
        "<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>box one</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>box two</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>"
    )
    root, _ = tidied(f"<w:p>{run('one')}{box}</w:p><w:p>{run('two')}</w:p>")
    assert [text_of(p) for p in root] == ["one", "box one", "box two", "two"]


@pytest.mark.parametrize("name", ["fldSimple", "bdo", "dir"])
def test_what_only_wraps_words_goes(name: str) -> None:
    root, _ = tidied(f"<w:p><w:{name}><w:{name}Pr/>{run('so')}</w:{name}></w:p>")
    assert [local(child) for child in root[0]] == ["r"]
    assert text_of(root) == "so"


def test_a_ruby_is_its_base() -> None:
    root, _ = tidied(
        f"<w:p><w:ruby><w:rt>{run('brij')}</w:rt>"
        f"<w:rubyBase>{run('bridge')}</w:rubyBase></w:ruby></w:p>"
    )
    assert text_of(root) == "bridge"


@pytest.mark.parametrize(("old", "new"), [("cr", "br"), ("ptab", "tab")])
def test_rare_breaks_are_the_common_ones(old: str, new: str) -> None:
    root, _ = tidied(f"<w:p><w:r><w:t>a</w:t><w:{old}/><w:t>b</w:t></w:r></w:p>")
    assert len(named(root, new)) == 1
    assert named(root, old) == []


def test_a_formula_is_a_run_of_its_characters() -> None:
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>"
    root, _ = tidied(f"<w:p>{run('so ')}{formula}</w:p><w:p><m:oMath/></w:p>")
    assert text_of(root[0]) == "so a+b"
    assert len(root[1]) == 0


def test_changes_are_told_with_their_paragraph() -> None:
    ins = f'<w:ins w:author="Ada">{run("now")}</w:ins>'
    gone = "<w:moveFrom><w:r><w:t>then</w:t></w:r></w:moveFrom>"
    _, found = tidied(f"<w:p>{run('a')}</w:p><w:p>{ins}{gone}</w:p>")
    assert told(found.remarks) == [
        'a tracked insertion by Ada is printed: "now"',
        'a tracked deletion is not printed: "then"',
    ]
    assert [note.line for note in found.remarks.notes] == [2, 2]


def test_an_empty_change_is_not_told() -> None:
    _, found = tidied("<w:p><w:ins/><w:del><w:r/></w:del></w:p>")
    assert found.remarks.notes == []


@pytest.mark.parametrize(
    ("mark", "left"),
    [
        ("<w:vanish/>", ["secret"]),
        ('<w:vanish w:val="1"/>', ["secret"]),
        ('<w:vanish w:val="false"/>', []),
        ("<w:b/>", []),
    ],
)
def test_hidden_words_are_taken_out_and_kept(mark: str, left: list[str]) -> None:
    root, found = tidied(f"<w:p>{run('a ')}{run('secret', mark)}</w:p>")
    assert [leftover.text for leftover in found.leftovers] == left
    assert ("secret" in text_of(root)) != bool(left)
