"""Front matter of other houses: YAML, TOML and JSON, between whatever fences.

Jekyll, Hugo, Eleventy, Ghost, Hexo, Zola and Pelican all begin an article with keys
and values, and each has its own fence. A value is text as it was written: `yes` is a
word and `2024` may be a headline, so YAML's guesses at types are not asked for.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from layout.copy.text.json_text import read_json, whole_letters
from layout.disk.data_bounds import HALF_LETTER, NO_LETTER, toml_excess, yaml_excess

# What opens and closes each form; a word behind the hyphens names the language.
FENCED: Final = re.compile(
    r"\A(?P<fence>---|\+\+\+|;;;)[ \t]*+(?P<word>[A-Za-z]*+)[ \t]*+\n"
    r"(?P<keys>.*?)(?:\n|(?<=\n))"
    r"(?:(?P=fence)|(?<=\n)\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
# Hexo lets the opening fence away.
HALF_FENCED: Final = re.compile(
    r"\A(?P<keys>(?:[^\n]+\n)+?)(?P<fence>---|;;;)[ \t]*(?:\n|\Z)"
)
# Pelican and MultiMarkdown have no fence: keys up to the first empty line.
UNFENCED: Final = re.compile(
    r"\A(?P<keys>[A-Za-z][\w -]*:[^\n]*\n(?:(?:[A-Za-z][\w -]*:|[ \t]+\S)[^\n]*\n)*)"
    r"(?:[ \t]*\n|\Z)"
)
# Only these open front matter that has no fence: "Note: ..." may open an article.
OPENING: Final = re.compile(r"^(?:title|headline|layout)\s*:", re.I | re.M)
LINE: Final = re.compile(r"^([A-Za-z][\w.-]*+)[ \t]*+[:=][ \t]*+(.*)$")
ITEM: Final = re.compile(r"^[ \t]*+-[ \t]++(.*)$")
# The words in which the fence of Eleventy names its language.
LANGUAGES: Final = {"": "", "yaml": "yaml", "yml": "yaml", "toml": "toml"} | {
    word: word for word in ("json", "js", "javascript")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An article's keys, in lower case, and its copy.

    `line` is the file's line on which the copy begins. `problem` says why the keys
    could not be read as what they claim to be; they were then read line by line.
    """

    keys: dict[str, object] = field(default_factory=dict)
    copy: str
    line: int = 1
    problem: str = ""


def read_matter(text: str) -> Matter:
    """Take an article's front matter off its copy."""
    found = _json_head(text)
    if found is not None:
        return found
    match, language = _head(text)
    if match is None:
        return Matter(copy=text)
    keys, problem = _read(match["keys"], language)
    return Matter(
        keys={str(key).strip().lower(): value for key, value in keys.items()},
        copy=text[match.end() :],
        line=match[0].count("\n") + 1,
        problem=problem,
    )


def _head(text: str) -> tuple[re.Match[str] | None, str]:
    """Find the keys, and the language that their fence speaks."""
    match = FENCED.match(text)
    if match is not None and match["word"].lower() in LANGUAGES:
        kind = {"---": "yaml", "+++": "toml", ";;;": "json"}[match["fence"]]
        return match, LANGUAGES[match["word"].lower()] or kind
    match = HALF_FENCED.match(text)
    if match is not None and match["fence"] == ";;;":
        return match, "json"
    if match is not None and OPENING.search(match["keys"]):
        return match, "yaml"
    match = UNFENCED.match(text)
    if match is not None and OPENING.search(match["keys"]):
        return match, "lines"
    return None, ""


def _json_head(text: str) -> Matter | None:
    """Read Hugo's JSON, which has no fence but its own braces."""
    if not re.match(r"\A\{\s*\"", text):
        return None
    try:
        keys, end = json.JSONDecoder().raw_decode(whole_letters(text))
    except (ValueError, RecursionError):
        return None
    return Matter(
        keys={str(key).strip().lower(): value for key, value in keys.items()},
        copy=text[end:].removeprefix("\n"),
        line=text[:end].count("\n") + 2,
    )


def _read(text: str, language: str) -> tuple[dict[str, object], str]:
    """Read keys in a language; what is not in it is read line by line."""
    problem = ""
    if language == "lines":
        return _by_line(text), ""
    if language in ("js", "javascript"):
        return _by_line(text), "it is a program, which is not run"
    try:
        data: object = _loaded(text, language)
        if isinstance(data, dict):
            return data, ""
        if data is None:
            return {}, ""
        problem = "it is no list of keys and values"
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "it is not YAML"
    except OverflowError:
        problem = NO_LETTER
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).split("\n", maxsplit=1)[0]
    return _by_line(text), problem


def _loaded(text: str, language: str) -> object:
    bound = {"toml": toml_excess, "yaml": yaml_excess}.get(language)
    excess = bound(text) if bound else None
    if excess is not None:
        raise ValueError(f"it has more than any front matter: {excess.what}")
    if language == "toml":
        return tomllib.loads(text)
    if language == "json":
        # Hexo leaves the braces away.
        braced = text.strip().rstrip(",")
        return read_json(braced if braced.startswith("{") else f"{{{braced}}}")
    # Scalars stay the text that they are in the file. It knows no tag, so it makes
    # nothing but texts, lists and tables.
    spaced = text.expandtabs()
    found: object = yaml.load(spaced, Loader=_Letters)  # nosec B506
    return found


class _Letters(yaml.BaseLoader):
    """Takes no halves of letters, which YAML can spell and no file can have."""

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        """Return a text."""
        if HALF_LETTER.search(node.value):
            raise ValueError(NO_LETTER)
        return super().construct_scalar(node)


def _by_line(text: str) -> dict[str, object]:
    """Read `key: value` a line, and lists of `- item` under a key."""
    keys: dict[str, object] = {}
    last = ""
    for line in text.split("\n"):
        item = ITEM.match(line)
        match = LINE.match(line)
        value = keys.get(last)
        if item is not None and last:
            if not isinstance(value, list):
                keys[last] = value = []
            value.append(_bare(item[1]))
        elif match is not None:
            last = match[1]
            keys[last] = _bare(match[2])
        elif last and isinstance(value, str) and line.startswith((" ", "\t")):
            keys[last] = f"{value} {_bare(line)}".strip()
    return keys


def _bare(text: str) -> str:
    """Take the quotes off a value."""
    text = text.strip().rstrip(",").strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text
