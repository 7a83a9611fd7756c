"""Pieces of hostile text that all grammars share: words, marks, repeats of marks."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

WORDS = st.sampled_from(
    (
        *("bridge", "Corn", "112", "March 2019", "By Tam Birkett", "it's", "£12", "—"),
        *(
            "café",
            "Ã©",
            "\u00a0",
            "\u00ad",
            "\u202e",
            "\ufdd0",
            "\x00",
            "\x1b",
            "\u2028",
        ),
        *(
            "[x](y)",
            "[x][y]",
            "![a](b.jpg)",
            "<b>",
            "</p>",
            "<!--",
            "-->",
            "&amp;",
            "&#",
        ),
        *("{{< a >}}", "{% b %}", "{{ c }}", "{.d}", "[^1]", "[^1]: n", "!!! facts"),
        *("`", "``", "```", "~~~", "*", "**", "_", "^2^", "|", "---", "===", "#", ">"),
        *('"', "'", "“", "”", "\\", "1.", "-", "+", ":", "\t", "    ", "\n", "\n\n"),
    )
)


def runs_of(words: SearchStrategy[str]) -> SearchStrategy[str]:
    """Return words in a row, some of them many times over."""
    repeated = st.tuples(words, st.sampled_from((1, 1, 1, 1, 2, 7, 40)))
    parts = st.lists(repeated.map(lambda pair: pair[0] * pair[1]), max_size=12)
    joined = st.sampled_from((" ", "", "\n"))
    return st.tuples(joined, parts).map(lambda pair: pair[0].join(pair[1]))


TEXTS = runs_of(st.one_of(WORDS, st.text(max_size=6)))


def spoilt(texts: SearchStrategy[str]) -> SearchStrategy[bytes]:
    """Return texts as bytes: most in UTF-8, some in another encoding, some cut."""
    encodings = st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252"))
    cuts = st.sampled_from((1.0, 1.0, 1.0, 0.9, 0.5))
    whole = st.tuples(texts, encodings).map(lambda t: t[0].encode(t[1], "replace"))
    return st.tuples(whole, cuts).map(
        lambda pair: pair[0][: int(len(pair[0]) * pair[1])]
    )
