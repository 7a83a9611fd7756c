"""The word ledger's words: one form for source and print, marks left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.typography import typeset
from layout.desk.articles.words import (
    source_captions,
    source_words,
    unescaped,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Bridge, shut!", "the bridge shut"),
        ("“Shut it,” she said.", "shut it she said"),
        ("Nell’s boat and the growers' hall", "nell's boat and the growers hall"),
        ("the ’80s", "the 80s"),
        ("one—two – three -- four", "one two three four"),
        ("long-term plan", "long-term plan"),
        ("non\u2011breaking", "non-breaking"),
        ("1,500 tons at £3.50", "1,500 tons at 3.50"),
        ("ﬁne oﬃce", "fine office"),
        ("bri\u00addge", "bridge"),
        ("no\u00a0break", "no break"),
        ("« Oui », dit-il", "oui dit-il"),
        ("«\u00a0Oui\u00a0»", "oui"),
        ("STRASSE Straße", "strasse strasse"),
        ("Мост закрыт.", "мост закрыт"),
        ("桥已关闭", "桥已关闭"),
        ("a | b", "a b"),
        ("*so* **it** `is`", "so it is"),
        ("... – —", ""),
        ("", ""),
    ],
)
def test_words_in_one_form(text: str, words: str) -> None:
    assert words_of(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("a **bold** *word*", "a bold word"),
        ("[the map](https://a.example/b)", "the map"),
        ('[the map](https://a.example/b "A map")', "the map"),
        ("[the [old] map](https://a.example/b_(c))", "the old map"),
        ("[the map][1]\n\n[1]: https://a.example/b", "the map"),
        ("[the map] more\n\n[the map]: https://a.example/b", "the map more"),
        ("the map [sic] more", "the map sic more"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("<ada@a.example>", "ada@a.example"),
        ("![A weir](weir.jpg) It rained.", "it rained"),
        ("[BBC]{.smallcaps} news", "bbc news"),
        ("- Hay\n- Oats", "hay oats"),
        ("1. Hay\n2. Oats", "hay oats"),
        ("In 1931.\n\n1931. A dry year", "in 1931 a dry year"),
        ("In\n1931. A dry year", "in 1931 a dry year"),
        ("> Shut it.", "shut it"),
        ("## The pier", "the pier"),
        ('!!! facts "The pier"\n    Oak.', "the pier oak"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("AT&amp;T &lt;so&gt; caf&eacute;", "at&t so café"),
        ("x^2^", "x2"),
        (r"2 \* 3", "2 3"),
    ],
)
def test_words_of_markdown(markdown: str, words: str) -> None:
    assert source_words(markdown) == tuple(words.split())


@pytest.mark.parametrize(
    ("markdown", "captions"),
    [
        ("![A weir](weir.jpg)", ("A weir",)),
        ('![A weir](weir.jpg "In flood")', ("In flood",)),
        ("![](weir.jpg)", ("",)),
        ("![a](a.jpg) ![b](b.jpg)", ("a", "b")),
        ("[a](a.jpg)", ()),
    ],
)
def test_captions_of_pictures_in_copy(markdown: str, captions: tuple[str, ...]) -> None:
    assert source_captions(markdown) == captions


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a &amp; b", "a & b"),
        ("&#38; &#x26; &nbsp;", "& & \u00a0"),
        ("AT&T; & so", "AT&T; & so"),
        ("&nonsense;", "&nonsense;"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_entities_are_the_characters_meant(text: str, plain: str) -> None:
    assert unescaped(text) == plain


TEXTS = st.text(
    st.sampled_from("abÄßжι 桥1 2.,;:!?'\"“”‘’«»-–—|()[]*_\u00a0\u00ad\u202fﬁ"),
    max_size=40,
)


@given(TEXTS)
def test_words_are_their_own_words(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words
    assert all(word == word.casefold() for word in words)


@given(TEXTS)
def test_capitals_are_the_same_words(text: str) -> None:
    assert words_of(text.upper()) == words_of(text)


@given(st.lists(st.sampled_from(["bridge", "Nell's", "long-term", "1931", "Ж"])))
def test_typography_changes_no_word(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("en-GB", "de", "fr", "sv"):
        assert words_of(typeset(f'"{text}"', language)) == words_of(text)
