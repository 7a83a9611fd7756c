"""The site's banner: its nameplate, and slogan, above the headline of a dump."""

import re
from functools import lru_cache

from layout.copy.subbing.alphabets import WORD, stems
from layout.copy.subbing.script import Script

NAMEPLATE = re.compile(
    r"\b(?:courier|gazette|herald|times|post|news|voice|journal|tribune|echo|chronicle"
    r"|observer|mercury|star|mail|review|bulletin|argus|standard|guardian|independent"
    r"|today|weekly|worker|record|advertiser|express|telegraph|press|messenger|leader"
    r"|reporter|sentinel|examiner|register|dispatch|monitor|magazine|newsletter|online"
    r"|globe|packet|free\s+press)\b|\w\.(?:com|org|net|co\.uk|info|example)\b|\bwww\.",
    re.IGNORECASE,
)
# Words of a site about itself.
ITSELF = re.compile(
    r"\b(?:since|est\.?|established|founded)\s+(?:in\s+)?1[6-9]\d\d\b|\bofficial\s+(?:web)?site\b"
    r"|\bhome\s*page\b|\bwebsite\s+of\b|\bonline\s+edition\b|\bweb\s+edition\b"
    r"|\b(?:news)?paper\s+of\b|\byour\s+(?:local\s+)?(?:news)?paper\b|\bown\s+paper\b",
    re.IGNORECASE,
)
DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE
)
# The reason of what is left out.
BANNER = "the site's banner"
# A name and what it stands for: "Tarn Tenants – a roof for all".
NAMED = re.compile(r"\s[|–—-]\s|——|\s?[|·•]\s?|:\s")
MOST_NAME = 6
_SMALL = "the of and for in a an at on de la le der die das & your"
SMALL = frozenset(_SMALL.split())
ENOUGH = 2
# A line is strange if so few of its words return in the copy, and of another's more.
SHARED, MORE = 0.3, 0.15


def is_banner(script: Script, place: int, below: int) -> bool:
    """Say whether a line above another is the site's and not the story's.

    Its own words say it, or the issue line repeats them; a headline's words return in
    the copy, a banner's do not.
    """
    item = script.items[place]
    if item.block is not None or item.words > 16:
        return False
    score = 3 * is_paper(script, place)
    score += 2 * (ITSELF.search(item.text) is not None)
    score += 2 * (DOMAIN.fullmatch(item.text.strip()) is not None)
    name = re.split(r"\s[|–—-]\s", item.text)[0]
    score += 2 * (_titled(name) and NAMEPLATE.search(name) is not None)
    score += _is_named(item.text)
    heads = tuple(script.free(below, script.first_long))
    lines = [script.items[i] for i in heads]
    score += item.text.isupper() and not any(line.text.isupper() for line in lines)
    strange = _is_strange(script, place, (below, *heads))
    score += strange
    above = place > 0 and script.reasons.get(place - 1) == BANNER
    return score >= ENOUGH or (strange and above)


def _is_strange(script: Script, place: int, heads: tuple[int, ...]) -> bool:
    """Say whether the copy speaks of a line below, and not of this one."""
    own = overlap(script, place)
    best = max((overlap(script, i) for i in heads), default=0)
    # A name that stands above may well have a place in it of which the copy speaks.
    few = own < SHARED or _is_named(script.items[place].text)
    return few and best >= SHARED and best - own >= MORE


def _is_named(text: str) -> bool:
    """Say whether a line is a name of several words, and what it stands for."""
    parts = [part for part in NAMED.split(text, maxsplit=1) if part.strip()]
    words = WORD.findall(parts[0]) if len(parts) > 1 else []
    return 1 < len(words) <= MOST_NAME and (_titled(parts[0]) or parts[0].isupper())


def is_page_title(script: Script, place: int, head: int) -> bool:
    """Say whether a line repeats the headline, with or without the paper's name."""
    one, other = _plain(script.items[place].text), _plain(script.items[head].text)
    return (
        place != head
        and bool(other)
        and one.startswith(other)
        and len(one) - len(other) < 60
    )


def paper_in(title: str, headline: str) -> str:
    """Return the newspaper's name that a page's title has behind the headline."""
    rest = title[len(headline) :] if title.startswith(headline) else ""
    return rest.strip(" |–—-:·•»")


def overlap(script: Script, place: int) -> float:
    """Return the share of a line's longer words that return in the copy."""
    words = stems(script.items[place].text)
    return sum(word in script.copy_stems for word in words) / max(len(words), 1)


def is_paper(script: Script, place: int) -> bool:
    """Say whether a line is the paper's title, alone or with what it stands for."""
    papers = (
        *(script.given.paper, script.issue.paper, script.given.issue.paper),
        script.fields.get("paper", ""),
    )
    named = {re.sub(r"^the ", "", _plain(name)) for name in papers if name.strip()}
    text = script.items[place].text
    lines = (text, NAMED.split(text, maxsplit=1)[0], text.split(",")[0])
    plain = {re.sub(r"^the ", "", _plain(line)) for line in lines}
    # A title may be followed by a number or a date, and by no other word.
    bare = re.sub(r"(?<![\W\d_])[\W\d_]++$", "", text)
    plain.add(re.sub(r"^the ", "", _plain(bare)))
    return bool((named & plain) - {""})


def _titled(text: str) -> bool:
    """Say whether all words but small ones begin with a capital, and they are few."""
    words = WORD.findall(text)
    named = [w for w in words if w.casefold() not in SMALL]
    return 1 <= len(words) <= 6 and all(w[0].isupper() for w in named)


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
