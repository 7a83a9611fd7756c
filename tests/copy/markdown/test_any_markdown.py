"""Any Markdown in: an article out, with the words that went in, or a clear refusal."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from layout.copy.article_file import article_text
from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Manuscript, Source
from layout.copy.markdown.posts import read_markdown
from layout.copy.markup import plain_of
from layout.copy.ranking import Rank
from layout.desk.articles.words import source_words
from layout.errors import Unreadable

# Words are told from marks by their letters: no mark of any house has these.
WORD = re.compile("[α-ω]+")
WORDS = st.text("αβγδ", min_size=1, max_size=4)
MARKS = st.sampled_from(
    [
        *("*", "**", "_", "`", "~~", "[", "]", "](", ")", "(", "<", ">", "|", "\n"),
        *("\n\n", "# ", "## ", "> ", "- ", "1. ", "    ", "\t", "---\n", "```\n"),
        *("{{", "}}", "{%", "%}", "{{<", ">}}", "{#", "#}", "{:", "}", "![", "[["),
        *("<div>", "</div>", "<p>", "<figure>", "</figure>", "<li>", "<table>"),
        *("<td>", "<b>", "</b>", "<br>", "<blockquote>", "<h2>", "<ul>", "<pre>"),
        *("<del>", "</del>", "<dl><dt>", "<figcaption>", "[^1]", "\n[^1]: ", "&amp;"),
        *("\\", "|---|\n", "\n===\n", ": ", "title: ", "+++\n", ";;;\n", "\r\n", "^"),
    ]
)
COPY = st.lists(st.one_of(WORDS, MARKS, st.just(" ")), max_size=40).map("".join)
ANY = st.one_of(st.text(max_size=200), COPY)


def read(text: str) -> Manuscript | None:
    source = Source(name="any.md", data=text.encode("utf-8", "surrogatepass"))
    try:
        (found,), _ = read_markdown(source)
    except Unreadable:
        return None
    return found


def words_out(found: Manuscript) -> list[str]:
    texts = [found.headline, found.standfirst, found.byline, found.kicker]
    texts += [found.section, found.dateline, *found.pull_quotes]
    texts += [plain_of(text) for text in texts_of(found.blocks)]
    texts += [plain_of(left.text) for left in found.dropped]
    texts += [f"{p.caption} {p.alt} {p.credit}" for p in found.pictures]
    return WORD.findall(" ".join(texts))


@given(ANY)
def test_any_text_is_an_article_or_refused(text: str) -> None:
    found = read(text)
    if found is not None:
        written = article_text(found, Rank(rank=3, reason="proposed"))
        assert written.startswith("---\n")


# Tags of a template and of HTML have words of their own, which are not copy.
TAGGED = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                *("<div>", "</div>", "<p>", "</p>", "<figure>", "</figure>", "<ul>"),
                *(
                    "<li>",
                    "</ul>",
                    "<table>",
                    "<tr>",
                    "<td>",
                    "</table>",
                    "<b>",
                    "</b>",
                ),
                *("<br>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<pre>"),
                *("<del>", "</del>", "<dl>", "<dt>", "<dd>", "<figcaption>", "<ol>"),
                *('<img src="a.png" alt="x">', "<sup>", "</sup>", "<details>"),
                *("<summary>", "<caption>", "<th>", "<section>", "<em>", "</em>"),
                *("\n", "\n\n", "# ", "> ", "- ", "1. ", "**", "_", " ", "| ", "  \n"),
                *("<a href='https://example.org'>", "</a>", "<s>", "</s>", "<code>"),
                *("<div class='footnotes'>", "<span>", "</span>", "<iframe></iframe>"),
            ]
        ),
    ),
    max_size=30,
).map("".join)
PLAIN = COPY.filter(lambda text: not re.search(r"[{}<>\[\]:]|&|^\s*(?:\+|;|-)", text))


@given(st.one_of(PLAIN, TAGGED))
def test_words_in_are_words_out(text: str) -> None:
    found = read(text)
    assert found is not None or not text.strip()
    if found is not None:
        wanted = Counter("".join(WORD.findall(text)))
        assert Counter("".join(words_out(found))) == wanted


@given(st.one_of(PLAIN, TAGGED))
def test_words_written_are_words_that_the_desk_counts(text: str) -> None:
    found = read(text)
    if found is not None:
        copy = article_text(found, Rank(rank=3, reason="")).split("---\n", 2)[2]
        told = "".join(texts_of(found.blocks))
        assert Counter("".join(WORD.findall(" ".join(source_words(copy))))) == Counter(
            "".join(WORD.findall(plain_of(told)))
        )
