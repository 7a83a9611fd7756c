"""The composing room: whatever makeup asks for, set in type, once each.

Setting is a pure function of the words, the measure and the stylebook, so the shop
remembers every answer. Makeup may ask for a story at five measures.
"""

from collections.abc import Callable
from dataclasses import replace

import msgspec
from msgspec import structs

from layout.desk.issue import (
    Article,
    BlockKind,
    FactBox,
    Span,
    Table,
    TextBlock,
)
from layout.desk.stylebook import Element, HeadClass, Stylebook
from layout.disk.cache import Cache
from layout.galley.breaking import Breaker
from layout.galley.galley import Galley, SetBlock, SetBox, SetTable, SetText, Setting
from layout.galley.heads import head_settings
from layout.galley.hyphenating import Hyphenator
from layout.galley.paragraphs import ElementTools, element_for, heads_next, set_block
from layout.galley.remembered import remembered
from layout.galley.shaping import Typecase
from layout.galley.shop import article_key
from layout.galley.stick import Stick
from layout.galley.strip import StripCutter
from layout.galley.texts import (
    LONG_TABLE,
    Cutters,
    is_within,
    parted,
    set_box,
    set_table,
    set_text,
    table_width,
)

# Shorter stories of the first two ranks open without a drop cap.
LEAD_WORDS, SECOND_WORDS = 80, 450
# Between the dateline and the first words.
DATELINE_DASH = " – "

ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(tuple[SetBlock, ...])


# Returns what another shop has set of a story at a measure, if it has.
Ahead = Callable[[Article, float], bytes | None]


def nothing_ahead(article: Article, measure: float) -> bytes | None:
    """Have no other shop."""
    return None


class ComposingRoom:
    """Sets type for one stylebook; all widths and depths as in `galley.galley`.

    `ahead` is asked before a story is set.
    """

    def __init__(self, style: Stylebook, memory: Cache | None = None) -> None:
        self.style = style
        self.memory = memory or Cache()
        self.ahead: Ahead = nothing_ahead
        self.typecase = Typecase(style)

    @remembered
    def hyphenator(self, language: str) -> Hyphenator:
        """Return what knows where words of a language break."""
        return Hyphenator(self.style, language)

    def stick(self, width: float, language: str) -> Stick:
        """Return what a text of a language is set into, `width` points wide."""
        leading = self.style.grid.leading
        return Stick(width=width, leading=leading, language=language)

    def element(self, name: str) -> Element:
        """Return a style element by name."""
        return self.style.elements[name]

    @remembered
    def cutter(self, element: Element, language: str) -> StripCutter:
        """Return the cutter of an element; `language` empty: words stay whole."""
        hyphenator = self.hyphenator(language) if language else None
        return StripCutter(self.typecase, element, hyphenator)

    @remembered
    def galley(self, article: Article, measure: float) -> Galley:
        """Set a story's copy to a measure.

        Tables that are not too wide for it stand in the copy; wider ones and boxes
        are set elsewhere.
        """
        blocks = self._recalled(article, measure)
        return Galley(article=article, measure=measure, blocks=blocks)

    def _recalled(self, article: Article, measure: float) -> tuple[SetBlock, ...]:
        """Return a story's blocks, from the memory if they were ever set."""
        key = self._key(article, measure)
        kept = self.memory.recall(*key)
        if kept is not None:
            return DECODER.decode(kept)
        ready = self.ahead(article, measure)
        if ready is not None:
            self.memory.keep(ready, *key)
            return DECODER.decode(ready)
        blocks = self._blocks(article, measure)
        self.memory.keep(ENCODER.encode(blocks), *key)
        return blocks

    def _key(self, article: Article, measure: float) -> tuple[object, ...]:
        return ("galley", *article_key(article), self.style.sha256, measure)

    def is_set(self, article: Article, measure: float) -> bool:
        """Say whether the memory has a story at a measure."""
        return self.memory.has(*self._key(article, measure))

    def set_ahead(self, article: Article, measure: float) -> bytes:
        """Set a story for another shop of the same style, which `ahead` gives it to."""
        return ENCODER.encode(self._blocks(article, measure))

    def _blocks(self, article: Article, measure: float) -> tuple[SetBlock, ...]:
        blocks: list[SetBlock] = []
        before: TextBlock | None = None
        for block in article.blocks:
            if isinstance(block, Table) and self.stands_in_copy(block, measure):
                blocks += self._table_blocks(block, measure, article.language)
            if not isinstance(block, TextBlock):
                continue
            drop = before is None and opens_large(article)
            name = element_for(block, before, drop=drop)
            if before is None and article.dateline:
                block = _with_dateline(block, article.dateline)
            settled = self.block(block, name, self.stick(measure, article.language))
            if settled.settings:
                blocks.append(replace(settled, keeps=heads_next(block)))
                before = block
        return tuple(blocks)

    def _table_blocks(
        self, table: Table, measure: float, language: str
    ) -> list[SetBlock]:
        """Return a table of the copy, a long one in its parts."""
        return [
            SetBlock(
                kind=BlockKind.PARAGRAPH,
                element="table",
                settings=(Setting(lines=(), cost=0.0),),
                before=0 if number else 1,
                source_line=table.line,
                table=part,
            )
            for number, part in enumerate(parted(self.table(table, measure, language)))
        ]

    @remembered
    def stands_in_copy(self, table: Table, measure: float) -> bool:
        """Say whether a table stands in a column of the copy, `measure` points wide.

        A narrow one does, and a long one that has room there with its cells broken:
        over columns it could not be cut.
        """
        if self.table_width(table) <= measure:
            return True
        if len(table.rows) <= LONG_TABLE:
            return False
        return is_within(self.table(table, measure, ""))

    # An article that is changed in one paragraph is set anew in that alone.
    @remembered
    def block(self, block: TextBlock, name: str, stick: Stick) -> SetBlock:
        """Set one paragraph of copy in the element of that name."""
        element = self.element(name)
        if element.align != "justify":
            text = self.text(name, block.spans, stick.width, stick.language)
            return ragged_block(block, element, text)
        cutter = self.cutter(element, stick.language)
        bench = ElementTools(
            element=element,
            cutter=cutter,
            breaker=Breaker(self.style.justification, cutter.space),
            initials=self.style.initials,
        )
        return set_block(block, bench, stick.width)

    @remembered
    def text(
        self, name: str, content: str | tuple[Span, ...], width: float, language: str
    ) -> SetText:
        """Set display or small type ragged to a width in points."""
        spans = (Span(text=content),) if isinstance(content, str) else content
        cutter = self.cutter(self.element(name), "")
        return set_text(spans, cutter, self.stick(width, language))

    @remembered
    def head(
        self, headline: str, kind: HeadClass, width: float, language: str
    ) -> tuple[SetText, ...]:
        """Return the settings of a head, best first; see `heads.head_settings`."""
        element = structs.replace(self.element("headline"), face=kind.face)
        cutter = self.cutter(element, "")
        return head_settings(headline, cutter, kind, self.stick(width, language))

    def _cutters(self, head: str, text: str) -> Cutters:
        """Return the cutters of two elements by name; their words stay whole."""
        return Cutters(
            head=self.cutter(self.element(head), ""),
            text=self.cutter(self.element(text), ""),
        )

    @remembered
    def table(self, table: Table, width: float, language: str) -> SetTable:
        """Set a table to a width."""
        cutters = self._cutters("table_head", "table")
        return set_table(table, cutters, self.stick(width, language))

    def table_width(self, table: Table) -> float:
        """Return the width in points at which every cell has one line."""
        return table_width(table, self._cutters("table_head", "table"))

    @remembered
    def box(self, box: FactBox, width: float, language: str) -> SetBox:
        """Set a fact box to a width."""
        cutters = self._cutters("fact_title", "fact")
        return set_box(box, cutters, self.stick(width, language))


def opens_large(article: Article) -> bool:
    """Say whether a story opens with a drop cap: leads and long second stories.

    A lead of a few lines has none: over five columns it would hang below its own.
    """
    words = sum(
        len(span.text.split())
        for block in article.blocks
        if isinstance(block, TextBlock)
        for span in block.spans
    )
    least = {1: LEAD_WORDS, 2: SECOND_WORDS}
    return article.rank in least and words > least[article.rank]


def ragged_block(block: TextBlock, element: Element, text: SetText) -> SetBlock:
    """Return a paragraph that has only one setting, line by line as it was set."""
    return SetBlock(
        kind=block.kind,
        element=element.name,
        settings=(Setting(lines=text.lines, cost=0.0),),
        before=element.before,
        source_line=block.line,
        marker=block.marker,
    )


def _with_dateline(block: TextBlock, dateline: str) -> TextBlock:
    place = Span(text=dateline, small_caps=True)
    return replace(block, spans=(place, Span(text=DATELINE_DASH), *block.spans))
