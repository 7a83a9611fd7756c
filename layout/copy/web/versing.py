"""Lines that stay lines: verses, addresses, price lists among running copy."""

from dataclasses import replace
from typing import Final

from layout.copy.web.inlining import InlineMarkdown

# What sites and word processors call a verse.
VERSE: Final = frozenset(
    (
        *("verse", "poem", "poetry", "stanza", "lyrics", "line-block", "lineblock"),
        *("wp-block-verse", "poetry-text"),
    )
)
# What may be lines: nothing of an article's head.
LINED: Final = frozenset(["", "quote"])
# No line of a verse or an address is as long as a line of running copy; of two lines
# alone, both are short.
LONGEST_LINE: Final = 60
LONGEST_OF_TWO: Final = 40


def parted(inline: InlineMarkdown) -> list[InlineMarkdown]:
    """Return a paragraph cut where two line breaks follow each other."""
    parts: list[InlineMarkdown] = [InlineMarkdown()]
    broken = False
    for run in inline.runs:
        if run.breaks and broken:
            parts.append(InlineMarkdown())
        broken = run.breaks or (broken and not run.text.strip())
        parts[-1].runs.append(run)
    return [part for part in parts if part.markdown()]


def are_verse(lines: list[InlineMarkdown]) -> bool:
    """Say whether lines were broken for a reason: a verse, an address, a price list.

    A break may also be an accident of who typed it; then lines are long, or the
    second goes on where the first stopped.
    """
    if any(_leads_away(line) for line in lines):
        # A menu, or sources one below the other.
        return False
    longest = max((len(line.text.strip()) for line in lines), default=0)
    if len(lines) == 2:
        opens = lines[1].text.strip()[:1]
        return longest <= LONGEST_OF_TWO and not opens.islower() and bool(opens)
    return len(lines) > 2 and longest <= LONGEST_LINE


def _leads_away(line: InlineMarkdown) -> bool:
    """Say whether a line is nothing but a link."""
    return all(run.href or run.stale for run in line.runs if run.text.strip())


def source_lines(inline: InlineMarkdown) -> list[InlineMarkdown]:
    """Return preformatted words line by line."""
    lines = [InlineMarkdown()]
    for run in inline.runs:
        for number, text in enumerate(run.text.split("\n")):
            if number or run.breaks:
                lines.append(InlineMarkdown())
            if not run.breaks:
                lines[-1].runs.append(replace(run, text=text))
    return lines
