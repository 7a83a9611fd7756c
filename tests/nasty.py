"""An issue with all that is hard to tag: cut lists, tables, jumps, two languages."""

import io

from PIL import Image, ImageDraw

from tests.desk.paper import ISSUE, MANIFEST

SENTENCES = (
    "The weir-keeper counted 1,204 eels on the well-known ladder before breakfast. "
    "Nobody had asked for pre- and post-war figures, but there they were. "
    "Councillors extraordinarily postponed their long-promised walk—again. "
)
ITEMS = "\n".join(
    f"- The {n} reason is that {SENTENCES.lower()}"
    for n in ("first", "second", "third")
)
STEPS = "\n".join(f"{n}. Step {n}: {SENTENCES}" for n in range(1, 4))
TABLE = """| Ward | Votes | Rate |
| --- | --: | --: |
| Hollin | 1,204 | £12.50 |
| Nether Alder upon the Water | 38 | £9.00 |
"""
LEAD = f"""---
headline: The weir stays open after all
kicker: River
standfirst: A long-promised walk is put off again
byline: Staff reporter
section: News
rank: 1
jump_head: The weir
pictures:
  - file: glass.png
    caption: A pane with *nothing* behind it
    credit: Nobody
    alt: A pane of coloured glass
pull_quotes:
  - Nobody had asked
---
{SENTENCES * 3}

## What was said

{ITEMS}

{SENTENCES * 2}

> {SENTENCES}
>
> {SENTENCES}

{TABLE}

{SENTENCES * 4} See [the map of the weir](https://example.org/weir) and *[all of it](https://example.org/all)*.

!!! facts "The weir in figures"
    - Eels: 1,204
    - Ladders: one, and a well-used one

{STEPS}

{(SENTENCES * 4 + chr(10) + chr(10)) * 6}
"""
SECOND = f"""---
headline: Der Wehrwart zählt weiter
section: News
language: de
rank: 2
pictures:
  - file: eel.svg
    alt: Ein Aal
---
Am Montag wurden die Donaudampfschifffahrtsgesellschaftskapitäne gezählt. „Wir zählen
weiter“, sagte der Wehrwart, „bis zur Unveränderlichkeit der Verhältnisse.“
{"Die Wasserstandsmeldungen blieben unveränderlich, Zuständigkeiten offen. " * 12}

1. Zählen
2. Weiterzählen, und zwar mit der gebotenen Gründlichkeit und Ausführlichkeit
"""
EEL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">
<path d="M10 40 C60 0 120 80 190 20" fill="none" stroke="#1f4d3a" stroke-width="8"/>
<circle cx="190" cy="20" r="4" fill="#a8201a" opacity=".5"/>
<text x="20" y="20" font-family="Libre Franklin" font-size="12">Aal</text>
</svg>
"""
HOUSE = """<div style="height: 100%; background: var(--tint)">
<h2 style="font: 700 14pt/20pt 'Libre Franklin'">{{ publication.title }}</h2>
<p style="opacity: .5">Seen <b>through</b></p>
Bare words, and <span lang="cy">geiriau Cymraeg</span>
<table><tr><th>Size</th><td>Price</td></tr></table>
</div>
"""
PLAN = """
[[page]]
number = 1
plan = \"\"\"
weir weir weir weir weir
weir weir weir weir weir
. . . ad:eel ad:eel
\"\"\"

[[page]]
number = 2
section = "News"
plan = \"\"\"
weir weir weir weir weir
weir weir weir weir weir
wehr wehr wehr wehr wehr
ad:house-words ad:house-words . . .
\"\"\"
"""


def glass() -> bytes:
    """Return a picture that can be seen through."""
    picture = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((100, 100, 800, 500), fill=(160, 30, 20, 128))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


NASTY: dict[str, str | bytes | None] = {
    "issues/one/articles/bridge.md": None,
    "issues/one/articles/school.md": None,
    MANIFEST: f"""number = 1
date = 2026-12-04
pages = 4

[[ad]]
name = "eel"
file = "eel.svg"
columns = 2
depth_mm = 60
page = 1

[[ad]]
name = "house-words"
file = "house-words.html.j2"
columns = 2
depth_mm = 60
page = 2
{PLAN}""",
    f"{ISSUE}/articles/weir.md": LEAD,
    f"{ISSUE}/articles/wehr.md": SECOND,
    f"{ISSUE}/ads/eel.svg": EEL,
    f"{ISSUE}/ads/house-words.html.j2": HOUSE,
    f"{ISSUE}/pictures/eel.svg": EEL,
    f"{ISSUE}/pictures/glass.png": glass(),
}
