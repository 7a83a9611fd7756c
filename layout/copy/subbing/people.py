"""Names of people in a line of their own: a byline without the word "by"."""

import re

# White space is closed up in what these are held against.
PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|la|le|el|al|ap|ab|bin|ibn|y|e|zu)"
PART = r"(?:[^\W\d_a-zß-öø-ÿ](?:[\w’'-]*[\w’'])?|[^\W\d_a-z]\.)"
PERSON = rf"{PART}(?: (?:{PARTICLE} ){{0,2}}{PART}){{1,4}}"
# What stands behind a name: a role or a place, "Alderbeck branch".
BEHIND = r"(?: ?[,(] ?[\w’'.& -]{2,60}\)?)?"
PEOPLE = re.compile(
    rf"{PERSON}(?:(?: ?, ?{PERSON})*(?: ?,)? ?(?:and|&|und|et|y) {PERSON})?{BEHIND}"
)
# Those who write without a name.
STAFF = re.compile(
    r"(?:(?:our|a|the|from our)\s+)?(?:own\s+)?(?:[\w’']+\s+){0,2}"
    r"(?:staff\s+)?(?:reporters?|correspondents?|editors?|editorial\s+team|newsdesk"
    r"|staff\s+writers?|editorial\s+board)",
    re.IGNORECASE,
)
# Nobody's name begins with them, but slogans, heads and titles do.
_NO_NAME = (
    "a about after again against all an and are as at back be become before build"
    " but by call cut cuts defend demand don't donate down elect end every"
    " everyone for free fight fighting find forward from get give go good"
    " greetings great hands happy help home how if in into is it its join keep learn"
    " let letter letters live long make march more much my never new news next no"
    " not nothing now of on once one only open organise our out over part peace"
    " people power protest protect read remember resist save say see send sign"
    " socialism solidarity some speak stand start stay stop strike support take"
    " tell thank thanks that the their then there they this time to together two"
    " unite until up victory vote war we welcome what when where which while who"
    " why will win with work workers write yes you your monday tuesday wednesday"
    " thursday friday saturday sunday january february march april june july"
    " august september october november december"
)
NO_NAME = frozenset(_NO_NAME.split())
# The last word of a place, a body or a paper is no surname in most copy.
_NO_SURNAME = (
    "street road bridge hall town city county council valley river school club"
    " society committee association company union office courier gazette herald"
    " times news chronicle echo tribune observer review post today week month"
    " year party meeting weekly daily journal magazine bulletin issue page"
    " articles"
)
NO_SURNAME = frozenset(_NO_SURNAME.split())


def is_name(text: str, copy: str) -> bool:
    """Say whether a line is the name of a person, or of several.

    `copy` is the story's own words: what stands there in small letters is no name.
    """
    line = " ".join(text.split()).strip(" .—–-")
    match = PEOPLE.fullmatch(line)
    if (
        match is None
        or text.rstrip().endswith(("...", "…"))
        or (line.isupper() and len(line.split()) > 3)
    ):
        return False
    words = re.findall(r"[\w’']+", re.split(r"[,(]", line)[0])
    if words[0].casefold() in NO_NAME or words[-1].casefold() in NO_SURNAME:
        return False
    first = words[0].casefold()
    return re.search(rf"(?<!\w){re.escape(first)}(?!\w)", copy) is None


def is_staff(text: str) -> bool:
    """Say whether a line is a byline without a name, such as "Staff reporter"."""
    return STAFF.fullmatch(" ".join(text.split()).strip(" .")) is not None


def listed(names: list[str]) -> str:
    """Return names as a byline has them: "Ada Tarn, Odd Fell and Nell Harrow"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
