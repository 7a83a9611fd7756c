"""Typewriter marks become type; letters and digits stay what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.blocks import copy_blocks, copy_text
from layout.desk.articles.inline import text_of, typeset_spans
from layout.desk.articles.typography import QUOTES, pieces, typeset
from layout.desk.articles.words import source_words, words_of
from layout.desk.issue import Span
from layout.notebook import Notebook

LANGUAGES = st.sampled_from(["nl", "en-US", *QUOTES])
MARKS = st.text(alphabet="ab 1'\"-.,()£–—*:/ \n", max_size=40)
WORD = st.text(alphabet="abcdeABé1'", min_size=1, max_size=6).filter(
    lambda word: word[0].isalpha()
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Hello," he said, "it\'s \'90s."', "“Hello,” he said, “it’s ’90s.”"),
        ("'He said \"no\" to me,' she said", "‘He said “no” to me,’ she said"),
        ("\"'Yes,' he said,\" she said", "“‘Yes,’ he said,” she said"),
        ("\"He said 'no'\"", "“He said ‘no’”"),
        ('("why")', "(“why”)"),
        ('word---"quoted"---word', "word—“quoted”—word"),
        ('"I was--" he began', "“I was–” he began"),
        ("one -- two", "one – two"),
        ("2027--28 ----", "2027–28 ----"),
        ("seven o'clock", "seven o’clock"),
        ("the dogs' dinner", "the dogs’ dinner"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("'Tis in '90", "’Tis in ’90"),
        ("'12 angry men' row", "‘12 angry men’ row"),
        ("6' 2\" tall", "6′ 2″ tall"),
        ('"In 1887" he', "“In 1887” he"),
        ("wait... what", "wait… what"),
        ("see p 7 and No. 14", "see p\u00a07 and No.\u00a014"),
        ("10 am, 5 km, 5 kings", "10\u00a0am, 5\u00a0km, 5 kings"),
        ("J. R. Smith", "J.\u00a0R.\u00a0Smith"),
        ("https://a.b/c--d'e", "https://a.b/c--d'e"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typeset(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "„Ja, ‚so‘ ist’s“"),
        ("de-CH", "«Ja, ‹so› ist’s»"),
        ("fr", "«\u00a0Ja, “so” ist’s\u00a0»"),
        ("xx", "“Ja, ‘so’ ist’s”"),
    ],
)
def test_other_languages(language: str, printed: str) -> None:
    assert typeset("\"Ja, 'so' ist's\"", language) == printed


def test_every_language_has_four_marks() -> None:
    assert all(len(marks) == 4 and all(marks) for marks in QUOTES.values())


@given(MARKS, LANGUAGES)
def test_letters_and_digits_never_change(text: str, language: str) -> None:
    def plain(characters: str) -> str:
        return "".join(c for c in characters if c.isalnum())

    assert plain(typeset(text, language)) == plain(text)
    assert len(pieces(text, language)) == len(text)


@given(MARKS, LANGUAGES)
def test_no_typewriter_quote_is_left(text: str, language: str) -> None:
    if "/" not in text:
        assert not {'"', "'"} & set(typeset(text, language))


@given(MARKS, LANGUAGES)
def test_words_are_the_same_before_and_after(text: str, language: str) -> None:
    assert words_of(typeset(text, language)) == words_of(text)


@given(st.lists(MARKS, max_size=5), LANGUAGES)
def test_spans_are_set_as_one_text(texts: list[str], language: str) -> None:
    raw = [Span(text=t, italic=i % 2 == 1) for i, t in enumerate(texts)]
    whole = [Span(text="".join(texts))]
    together = text_of(typeset_spans(raw, language))
    assert together == text_of(typeset_spans(whole, language))


@given(st.lists(st.lists(WORD, min_size=1, max_size=8), min_size=1, max_size=6))
def test_markdown_words_in_are_words_out(paragraphs: list[list[str]]) -> None:
    shapes = ["{}", "## {}", "- {}", "> {}", "*{}*", "1. **{}** x", '"{}" -- y']
    lines = [
        shapes[len(words) % len(shapes)].format(" ".join(words)) for words in paragraphs
    ]
    source = "\n\n".join(lines)
    copy = copy_blocks(source, "en", Notebook())
    assert words_of(copy_text(copy.blocks)) == source_words(source)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("THE “Alder” Courier’s", ["the", "alder", "courier's"]),
        ("No.\u00a014 – 10\u202fam", ["no", "14", "10", "am"]),
        ("yes—no 2027–28 well-known", ["yes", "no", "2027", "28", "well-known"]),
        ("ﬁne hy\u00adphen m²", ["fine", "hyphen", "m2"]),
        ("£412,000, −6.0 & 5%", ["412,000", "6.0", "5"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-US", "She said: “No, ‘never’.”"),
        ("de-AT", "She said: „No, ‚never‘.“"),
        ("it", "She said: «No, “never”.»"),
        ("es-MX", "She said: «No, “never”.»"),
        ("pl", "She said: „No, ‚never’.”"),
        ("cs", "She said: „No, ‚never‘.“"),
        ("da", "She said: »No, ›never‹.«"),
        ("sv", "She said: ”No, ’never’.”"),
        ("fi", "She said: ”No, ’never’.”"),
        ("nl", "She said: “No, ‘never’.”"),
        ("DE-ch", "She said: «No, ‹never›.»"),
    ],
)
def test_every_languages_pairs(language: str, printed: str) -> None:
    assert typeset("She said: \"No, 'never'.\"", language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ? Non !", "Quoi\u00a0? Non\u00a0!"),
        ("Voici : un; deux ;", "Voici\u00a0: un; deux\u00a0;"),
        ("« Oui »", "«\u00a0Oui\u00a0»"),
        ('"Oui"', "«\u00a0Oui\u00a0»"),
        ("l'eau d'ici", "l’eau d’ici"),
    ],
)
def test_french_sets_its_marks_off(typed: str, printed: str) -> None:
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("50 %", "50\u00a0%"),
        ("20 °C", "20\u00a0°C"),
        ("12 €", "12\u00a0€"),
        ("£ 12", "£\u00a012"),
        ("p. 7 and pp. 7-9", "p.\u00a07 and pp.\u00a07-9"),
        ("Nos 4 and 5", "Nos\u00a04 and 5"),
        ("7 p.m. or 7 pm", "7\u00a0p.m. or 7\u00a0pm"),
        ("5 kWh, 3 ha, 9 mph", "5\u00a0kWh, 3\u00a0ha, 9\u00a0mph"),
        ("5 men, 3 happy", "5 men, 3 happy"),
        ("in 1931 a mill", "in 1931 a mill"),
        ("Plan B is off", "Plan B is off"),
    ],
)
def test_no_line_ends_within_a_figure_and_its_unit(typed: str, printed: str) -> None:
    assert typeset(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a - b", "a - b"),
        ("a--b", "a–b"),
        ("a---b", "a—b"),
        ("a----b", "a----b"),
        ("a...", "a…"),
        ("a....", "a…."),
        ("a..", "a.."),
        ("a... b...", "a… b…"),
    ],
)
def test_dashes_and_ellipses(typed: str, printed: str) -> None:
    assert typeset(typed, "en-GB") == printed


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/it's--so...",
        "www.a.example/it's",
        "o'dell@a.example",
        "ftp://a.example/--",
    ],
)
def test_an_address_is_printed_to_the_letter(address: str) -> None:
    assert typeset(f'"See {address} now"', "en-GB") == f"“See {address} now”"


@given(MARKS, LANGUAGES)
def test_each_character_has_its_piece(text: str, language: str) -> None:
    assert len(pieces(text, language)) == len(text)


@given(MARKS, LANGUAGES)
def test_what_is_set_is_set(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language).replace("\u00a0", " ") == once.replace("\u00a0", " ")
