"""The lines of a paragraph at their places, and the words of each line.

A line's letters come from `measuring`; white space parts them into words. What a
line's end cuts is known from the galley (`Ends`), so both halves of a word carry the
whole of it, and a hyphen at the cut is no part of either.
"""

from collections.abc import Iterable, Iterator, Sequence

from layout.geometry import Point
from layout.library.measuring import Letter, LinePlace, ParagraphType, Ruler
from layout.library.printed import PrintedLine, PrintedWord, WordPart, around
from layout.library.rejoining import Ends
from layout.plate.html.copy import Initial, SetLine, TypeParagraph
from layout.plate.html.views import ViewBox

# A line that is cut may end in one, its own or the copy's.
HYPHENS = ("-", "\u2010")


class LineSetter:
    """Sets the lines of one paragraph at their places."""

    def __init__(self, ruler: Ruler, hand: ParagraphType, align: str) -> None:
        self._ruler = ruler
        self._hand = hand
        self._align = align

    def lines(
        self, paragraph: TypeParagraph, box: ViewBox, ends: Sequence[Ends]
    ) -> list[PrintedLine]:
        """Return the lines of a paragraph whose first line box is at the box's top."""
        printed: list[PrintedLine] = []
        down = self._ruler.baseline(self._hand)
        indent, number = paragraph.indent, 0
        for stretch in paragraph.stretches:
            for line in stretch.lines:
                room = LinePlace(
                    left=box.left + stretch.left + indent,
                    measure=box.width - stretch.left - stretch.right - indent,
                    baseline=box.top + number * self._hand.leading + down,
                    align=self._align,
                    justified=paragraph.justified,
                )
                made = self._line(line, room, ends[number])
                if number == 0 and paragraph.initial and made:
                    made = self._with_initial(made, paragraph.initial, box)
                if made:
                    printed.append(made)
                # Only the first line of all is indented, whatever stretch it is in.
                indent, number = 0.0, number + 1
        return printed

    def _line(self, line: SetLine, room: LinePlace, ends: Ends) -> PrintedLine | None:
        """Return a line with its words; None of one that has none.

        Invariant: the line's letters are those of its words and its hyphen, each once.
        """
        letters = self._ruler.letters(line, self._hand, room)
        # A hyphen at a cut is a thing by itself (ALTO: HYP), the copy's own as well.
        hyphen = None
        if line.cut and letters and letters[-1].text in HYPHENS:
            hyphen = letters.pop().box
        words = [_word(found) for found in _words(letters)]
        if not words:
            return None
        # A word over three lines is one that this line begins with and ends in: the
        # later part is what a reader of the line sees first.
        if ends.tail:
            words[-1] = _cut(words[-1], WordPart.FIRST, ends.tail)
        if ends.head:
            words[0] = _cut(words[0], WordPart.LATER, ends.head)
        boxes = [word.box for word in words]
        return PrintedLine(
            words=tuple(words),
            box=around([*boxes, hyphen] if hyphen else boxes),
            baseline=room.baseline,
            hyphen=hyphen,
        )

    def _with_initial(
        self, line: PrintedLine, initial: Initial, box: ViewBox
    ) -> PrintedLine:
        """Join an initial to the word that it begins, or put it before the line."""
        down = self._ruler.down(initial.face, initial.size, initial.leading)
        at = Point(box.left, box.top + down)
        large = self._ruler.ink(initial.text, initial.face, at, initial.size)
        first, *others = line.words
        if initial.alone:
            words = (PrintedWord(text=initial.text, box=large), *line.words)
        else:
            joined = PrintedWord(
                text=initial.text + first.text,
                box=around([large, first.box]),
                part=first.part,
                whole=first.whole,
                styles=first.styles,
            )
            words = (joined, *others)
        return PrintedLine(
            words=words,
            box=around([large, line.box]),
            baseline=line.baseline,
            hyphen=line.hyphen,
        )


def _words(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Part letters into words, at white space of any kind.

    A no-break space parts words too: it is one for the setter, not for the reader.
    """
    word: list[Letter] = []
    for letter in letters:
        if not letter.text.isspace():
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _word(letters: list[Letter]) -> PrintedWord:
    """Return letters as a word, in the smallest box that holds all of them."""
    # A word is bold if all of it is: ALTO gives a style to whole words only.
    styles = [set(letter.styles) for letter in letters]
    return PrintedWord(
        text="".join(letter.text for letter in letters),
        box=around([letter.box for letter in letters]),
        styles=tuple(sorted(set.intersection(*styles))),
    )


def _cut(word: PrintedWord, part: WordPart, whole: str) -> PrintedWord:
    return PrintedWord(
        text=word.text, box=word.box, part=part, whole=whole, styles=word.styles
    )
