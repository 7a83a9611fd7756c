"""The site's banner: its nameplate, and slogan, above the headline of a dump."""

import re
from functools import lru_cache

from layout.copy.subbing.script import WORD, Script, stems

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
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?", re.IGNORECASE)
_SMALL = "the of and for in a an at on de la le der die das & your"
SMALL = frozenset(_SMALL.split())
ENOUGH = 2
SHARED = 0.3


def is_banner(script: Script, place: int, below: int) -> bool:
    """Say whether a line above another is the site's and not the story's.

    Its own words say it, or the issue line repeats them; a headline's words return in
    the copy, a banner's do not.
    """
    item = script.items[place]
    if item.block is not None or item.words > 16:
        return False
    score = 3 * _is_paper(script, item.text)
    score += 2 * (ITSELF.search(item.text) is not None)
    score += 2 * (DOMAIN.fullmatch(item.text.strip()) is not None)
    name = re.split(r"\s[|–—-]\s", item.text)[0]
    score += 2 * (_titled(name) and NAMEPLATE.search(name) is not None)
    heads = (i for i in script.free(below, script.first_long))
    best = max((overlap(script, i) for i in (below, *heads)), default=0)
    strange = overlap(script, place) < SHARED <= best
    score += strange
    above = place > 0 and script.reasons.get(place - 1) == "the site's banner"
    return score >= ENOUGH or (strange and above)


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


def _is_paper(script: Script, text: str) -> bool:
    papers = (
        *(script.given.paper, script.issue.paper, script.given.issue.paper),
        script.fields.get("paper", ""),
    )
    named = {re.sub(r"^the ", "", _plain(name)) for name in papers if name.strip()}
    line = re.sub(r"^the ", "", _plain(text))
    return any(name and line.startswith(name) for name in named)


def _titled(text: str) -> bool:
    """Say whether all words but small ones begin with a capital, and they are few."""
    words = WORD.findall(text)
    named = [w for w in words if w.casefold() not in SMALL]
    return 1 <= len(words) <= 6 and all(w[0].isupper() for w in named)


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
