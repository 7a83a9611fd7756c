"""Share buttons: the names of networks, and the words around them, with no sentence."""

import re

from layout.copy.subbing.script import Item

REASON = "share buttons"
MOST_WORDS, MOST_ACTION = 16, 6
_NETWORKS = (
    "facebook twitter x whatsapp linkedin reddit pinterest tumblr telegram"
    " mastodon bluesky instagram threads pocket messenger youtube digg flipboard"
    " delicious stumbleupon google+ google plus tweet sms skype snapchat tiktok"
    " flickr rss"
)
NETWORKS = frozenset(_NETWORKS.split())
_ACTIONS = "share tweet email e-mail print pin like copy save follow send"
ACTIONS = frozenset(_ACTIONS.split())
_AROUND = (
    "this on via with to a the article story page post link it by friend friends"
    " us our your and or me more now opens in new window click here copied"
    " permalink button buttons options news be first be of facebook view pdf"
    " version friendly text size comment comments all social media icon loading"
)
AROUND = frozenset(_AROUND.split())
TOKEN = re.compile(r"[\w+-]+")
COUNTER = re.compile(r"^\d+(?:\.\d+)?[km]?$")


def matches(item: Item) -> bool:
    """Say whether an item has only words that share buttons have."""
    tokens = [t for t in TOKEN.findall(item.bare) if not COUNTER.match(t)]
    if not tokens or len(tokens) > MOST_WORDS:
        return False
    known = NETWORKS | ACTIONS | AROUND
    if not all(token in known for token in tokens):
        return False
    networks = sum(token in NETWORKS - {"x"} for token in tokens)
    sentence = item.text.endswith(".") and not item.text.endswith("..")
    acts = tokens[0] in ACTIONS and len(tokens) <= MOST_ACTION
    return (networks > 0 or acts) and not sentence
