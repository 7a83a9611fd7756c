"""Text and Markdown to import: front matter of any house, template tags, dumps."""

from pathlib import Path

from hypothesis import strategies as st

from tests.attack.grammars.articles import FRONT
from tests.attack.grammars.door import Door
from tests.attack.grammars.manifests import FILES as TOML
from tests.attack.grammars.pages import imported
from tests.attack.grammars.pieces import TEXTS, spoilt

OPEN = st.sampled_from(
    (
        *(
            '{{< figure src="a.jpg" ',
            "{% include ",
            "{{ ",
            "{%- raw -%}",
            '{{< a "',
            "[[",
            "![[",
        ),
        *(
            "[caption ",
            "{#",
            "{::comment}",
            "{{/* ",
            "{: .a ",
            "```\n",
            "<!-- wp:",
            "<figure>",
        ),
    )
)
FENCED = st.one_of(
    FRONT.map(lambda keys: f"---\ntitle: A\n{keys}\n---\n"),
    TOML.map(lambda keys: f"+++\n{keys}+++\n"),
    TEXTS.map(lambda keys: f";;;\n{keys}\n;;;\n"),
    TEXTS.map(lambda keys: f'{{ "title": "{keys}" }}\n'),
    TEXTS.map(lambda keys: f"title: {keys}\n\n"),
    st.just(""),
)
COPY = st.lists(st.one_of(TEXTS, OPEN), max_size=8).map("\n".join)
FILES = st.tuples(FENCED, COPY).map("".join)


def read(data: bytes, folder: Path) -> object:
    """Import the bytes as a post, and as a dump of a web page's text."""
    return imported("post.md", data), imported("dump.txt", data)


DOOR = Door(name="texts", inputs=spoilt(FILES), opened=read)
