"""Whole publications from a seed, for the planner to lay out.

Lengths are log-uniform, as in a real paper: many short stories, few long ones. The
same seed gives the same files, byte for byte.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from tests.makeup.artwork import SIZES, jpeg, svg
from tests.makeup.chance import Chance
from tests.makeup.copywriting import Copy, Writer

PAPER = """title = "The Generated Paper"
place = "Alderbeck"
imprint = ["Published and printed in Alderbeck."]
staff = ["Editor: Tam Birkett"]
contact = ["01632 960100"]
sections = ["News", "Opinion", "Features", "Sport"]
"""
MANIFEST = "number = {number}\ndate = 2026-12-04\n"
# Sections, and how many of ten stories each gets.
SECTIONS = ("News",) * 4 + ("Features",) * 2 + ("Sport",) * 2 + ("Opinion",) * 2
SHORTEST, LONGEST = 80, 2500
# Stories up to so many words are of rank 5, 4, 3; longer ones of rank 2.
RANKS = ((150, 5), (380, 4), (900, 3))
# From so many words on, the chance of each of three pictures.
PICTURES = ((900, (1.0, 0.7, 0.4)), (380, (0.75, 0.25, 0.0)), (150, (0.35, 0.0, 0.0)))
# Columns and depth in millimetres.
HOUSE = ((1, 30), (1, 55), (2, 37), (2, 74), (3, 74), (5, 37))
# The publication's own library: advertisements, and how many briefs of which lengths.
LIBRARY = (
    (5, 37),
    (5, 74),
    (5, 120),
    (4, 74),
    (3, 37),
    (3, 110),
    (2, 37),
    (2, 110),
    (1, 74),
    (1, 110),
)
BRIEFS = (45, 60, 60, 80, 80, 100, 120, 140)
PAID = (("mart", 5, 66), ("feed", 2, 74), ("tyres", 3, 74))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a story is to be, before a word of it is written."""

    number: int
    words: int
    section: str
    rank: int

    @property
    def slug(self) -> str:
        return f"{self.section.lower()}-{self.number:02}"


def generate(folder: Path, stories: int, seed: int) -> Path:
    """Write a publication with one issue, unplanned; return the issue's folder."""
    issue = folder / "issues" / f"made-{stories}-{seed}"
    for name in ("articles", "pictures", "ads"):
        (issue / name).mkdir(parents=True, exist_ok=True)
    (folder / "paper.toml").write_text(PAPER, "utf-8")
    manifest = MANIFEST.format(number=seed) + _ads(issue / "ads")
    (issue / "issue.toml").write_text(manifest, "utf-8")
    _library(folder / "fillers", Writer(seed + 1))
    chance, writer = Chance(seed), Writer(seed)
    for sketch in _sketches(stories, chance):
        text = _article(sketch, issue, chance, writer)
        (issue / "articles" / f"{sketch.slug}.md").write_text(text, "utf-8")
    return issue


def _sketches(stories: int, chance: Chance) -> list[Sketch]:
    """Decide lengths, sections and ranks; a section has one lead at the most."""
    span = math.log(LONGEST / SHORTEST)
    sketches, led = [], set()
    for number in range(1, stories + 1):
        words = round(SHORTEST * math.exp(span * chance.share()))
        section = chance.pick(SECTIONS)
        rank = next((rank for most, rank in RANKS if words <= most), 2)
        # News value is not length: one story in four is a rank up or down.
        if chance.happens(0.25):
            rank = min(5, max(2, rank + chance.pick((-1, 1))))
        if rank == 2 and words > 600 and section not in led and chance.happens(0.6):
            led.add(section)
            rank = 1
        sketches.append(Sketch(number=number, words=words, section=section, rank=rank))
    return sketches


def _article(sketch: Sketch, issue: Path, chance: Chance, writer: Writer) -> str:
    """Return an article's file; its pictures are written beside it."""
    copy = writer.copy(sketch.words)
    keys: dict[str, object] = {"headline": writer.head(*_head_words(sketch.rank))}
    if chance.happens(0.5):
        keys["kicker"] = writer.head(1, 2)
    if sketch.rank <= 2 or (sketch.rank == 3 and chance.happens(0.4)):
        keys["standfirst"] = writer.line(10, 18)
    if sketch.rank <= 3 and chance.happens(0.7):
        keys["byline"] = chance.pick(("Staff reporter", "Edie Vane", "Colm Tarrant"))
    keys |= {"section": sketch.section, "rank": sketch.rank}
    pictures = _pictures(sketch, issue / "pictures", chance, writer)
    if pictures:
        keys["pictures"] = pictures
    if sketch.words > 500 and chance.happens(0.7):
        count = 2 if sketch.words > 1400 and chance.happens(0.4) else 1
        keys["pull_quotes"] = [writer.quote(copy)] if count == 1 else _two(copy, writer)
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
    return f"---\n{front}---\n{_markdown(sketch, copy, chance, writer)}"


def _two(copy: Copy, writer: Writer) -> list[str]:
    half = len(copy.paragraphs) // 2
    parts = (copy.paragraphs[:half], copy.paragraphs[half:])
    return [writer.quote(Copy(paragraphs=part, crossheads={})) for part in parts]


def _head_words(rank: int) -> tuple[int, int]:
    return (4, 7) if rank <= 2 else (4, 8)


def _pictures(
    sketch: Sketch, folder: Path, chance: Chance, writer: Writer
) -> list[dict[str, object]]:
    odds = next((odds for least, odds in PICTURES if sketch.words > least), ())
    pictures: list[dict[str, object]] = []
    for number, probability in enumerate(odds, start=1):
        if not chance.happens(probability):
            break
        name = f"{sketch.slug}-{number}.jpg"
        (folder / name).write_bytes(jpeg(chance.pick(SIZES), chance))
        focus = [round(0.3 + 0.4 * chance.share(), 2) for _ in "xy"]
        pictures.append(
            {
                "file": name,
                "caption": writer.line(6, 16),
                "credit": chance.pick(("Aitzol Berasategi", "Edie Vane", "Courier")),
                "alt": "Rings on a chequered ground",
                "focus": focus,
            }
        )
    return pictures


def _markdown(sketch: Sketch, copy: Copy, chance: Chance, writer: Writer) -> str:
    blocks: list[str] = []
    for number, paragraph in enumerate(copy.paragraphs):
        if number in copy.crossheads:
            blocks.append(f"## {copy.crossheads[number]}")
        blocks.append(paragraph)
    extra = chance.share()
    if sketch.words > 300 and extra < 0.12:
        blocks.append(_table(chance))
    elif sketch.words > 300 and extra < 0.24:
        blocks.append(_facts(chance, writer))
    return "\n\n".join(blocks) + "\n"


def _table(chance: Chance) -> str:
    names = ("Alderbeck", "Mosswick", "Ravensett", "Fold", "Hause", "Weirside")
    rows = [
        f"| {name} | {chance.between(1, 99)} | £{chance.between(100, 999)} |"
        for name in names[: chance.between(3, 6)]
    ]
    return "\n".join(["| Where | Number | Cost |", "| :--- | ---: | ---: |", *rows])


def _facts(chance: Chance, writer: Writer) -> str:
    items = [
        f"    - **{chance.between(2, 900)}** {writer.head(3, 6)}"
        for _ in range(chance.between(3, 6))
    ]
    return "\n".join([f'!!! facts "{writer.head(2, 3)}"', *items])


def _library(folder: Path, writer: Writer) -> None:
    """Write what the publication keeps ready to close its holes."""
    (folder / "ads").mkdir(parents=True, exist_ok=True)
    entries = []
    for columns, depth in LIBRARY:
        name = f"own-{columns}x{depth}"
        (folder / "ads" / f"{name}.svg").write_text(svg(columns, depth, name), "utf-8")
        entries.append(
            f'[[ad]]\nname = "{name}"\nfile = "{name}.svg"\ncolumns = {columns}\n'
            f"depth_mm = {depth}\n"
        )
    (folder / "fillers.toml").write_text("\n".join(entries), "utf-8")
    for number, words in enumerate(BRIEFS, 1):
        head, copy = writer.head(3, 5), writer.copy(words)
        text = f"---\nheadline: {json.dumps(head)}\n---\n"
        text += "\n\n".join(copy.paragraphs) + "\n"
        (folder / f"brief-{number}.md").write_text(text, "utf-8")


def _ads(folder: Path) -> str:
    """Draw the advertisements and return their part of the manifest."""
    house = [(f"house-{c}x{depth}", c, depth) for c, depth in HOUSE]
    entries = []
    for name, columns, depth in (*house, *PAID):
        (folder / f"{name}.svg").write_text(svg(columns, depth, name), "utf-8")
        entries.append(
            f'\n[[ad]]\nname = "{name}"\nfile = "{name}.svg"\ncolumns = {columns}\n'
            f"depth_mm = {depth}\n" + "house = true\n" * name.startswith("house")
        )
    return "".join(entries)
