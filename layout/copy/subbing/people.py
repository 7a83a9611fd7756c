"""Names of people in a line of their own: a byline without the word "by"."""

import re

from layout.copy.subbing.alphabets import is_cased, is_eastern, starts_large

# White space is closed up in what these are held against.
_PARTICLES = (
    "de da di du del della do dos das van von der den la le el al ap ab bin ibn y e zu"
    " af av ten ter"
)
PARTICLES = frozenset(_PARTICLES.split())
# What joins two names.
_JOINS = "and & und et y e i og och en ja и та і και u és ve"
JOINS = frozenset(_JOINS.split())
# A part of a name: letters, and marks that stand inside it; or initials.
PART = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
MOST_PARTS = 5
MOST_BEHIND = 60
# Arabic and the like: a name has two parts at least, and no more than these.
FEWEST_UNCASED, MOST_UNCASED = 2, 4
# Chinese and Japanese: letters of a name.
FEWEST_EASTERN, MOST_EASTERN = 2, 6
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
    Scripts without capitals show a name by nothing but its length: `is_short_name`.
    """
    line = " ".join(text.split()).strip(" .—–-")
    if text.rstrip().endswith(("...", "…")) or not is_cased(line):
        return False
    if line.isupper() and len(line.split()) > 3:
        return False
    names, _, behind = _parted(line)
    if len(behind) > MOST_BEHIND or not _are_people(names):
        return False
    words = re.findall(r"[\w’']+", names)
    if words[0].casefold() in NO_NAME or words[-1].casefold() in NO_SURNAME:
        return False
    first = words[0].casefold()
    return re.search(rf"(?<!\w){re.escape(first)}(?!\w)", copy) is None


def is_short_name(text: str) -> bool:
    """Say whether a line of a script without capitals is as short as a name is."""
    line = " ".join(text.split()).strip(" .،。")
    if is_cased(line) or not all(c.isalpha() or c in " ・·、،" for c in line):
        return False
    if is_eastern(line):
        letters = sum(map(str.isalpha, line))
        return FEWEST_EASTERN <= letters <= MOST_EASTERN
    return FEWEST_UNCASED <= len(line.split()) <= MOST_UNCASED


def _parted(line: str) -> tuple[str, str, str]:
    """Part names from the role or place behind them: "Ada Tarn, Alderbeck branch"."""
    for place, char in enumerate(line):
        if char == "(":
            return line[:place].strip(), char, line[place:].strip("() ")
        if char == "," and not _are_people(_next_name(line[place + 1 :])):
            return line[:place].strip(), char, line[place + 1 :].strip()
    return line, "", ""


def _next_name(rest: str) -> str:
    """Return what stands up to the next comma or joining word."""
    words: list[str] = []
    for word in rest.split():
        if word in JOINS and words:
            break
        if word not in JOINS:
            words.append(word.rstrip(","))
        if word.endswith(","):
            break
    return " ".join(words)


def _are_people(names: str) -> bool:
    """Say whether words are names parted by commas and joining words."""
    parts: list[list[str]] = [[]]
    for word in names.split():
        bare = word.rstrip(",")
        if word in JOINS:
            # Some join words are a name's particle as well: "Ortega y Gasset".
            parts.append([])
            continue
        parts[-1].append(bare)
        if word.endswith(","):
            parts.append([])
    people = [part for part in parts if part]
    return bool(people) and all(map(_is_person, people))


def _is_person(parts: list[str]) -> bool:
    large = [part for part in parts if part not in PARTICLES]
    if not 2 <= len(large) <= MOST_PARTS or parts[0] in PARTICLES:
        return False
    return parts[-1] not in PARTICLES and all(
        PART.fullmatch(part) and starts_large(part) for part in large
    )


def is_staff(text: str) -> bool:
    """Say whether a line is a byline without a name, such as "Staff reporter"."""
    return STAFF.fullmatch(" ".join(text.split()).strip(" .")) is not None


def listed(names: list[str]) -> str:
    """Return names as a byline has them: "Ada Tarn, Odd Fell and Nell Harrow"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
