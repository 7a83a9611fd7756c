"""Press pages in the press's inks: every stream of operators of a page rewritten.

Text and rules come in palette inks already. Other colours are left in drawings and in
what a template forgot. A drawing's operators are in a form, a pattern's in one of its
own; what they inherit, and how large they are drawn, is known where they are used.
"""

from collections.abc import Sequence

import pydyf
from pikepdf import Matrix
from weasyprint.pdf.stream import Stream

from layout.codes import Code
from layout.errors import Refused
from layout.notes import Note
from layout.pdf.limits import FULL, TooMuchError
from layout.pdf.matrix import IDENTITY, matrix_of
from layout.plate.ink.mixing import Mixer
from layout.plate.ink.rewriting import (
    KNOCKOUT,
    OVERPRINT,
    InkRewriter,
    PageBench,
    Placed,
)
from layout.plate.tasks import Inking, PaletteColour, Shares

# One value of ink for each of these, as a shading's function has it.
_ENDS = ("C0", "C1")


def press_inks(pdf: pydyf.PDF, inking: Inking) -> None:
    """Put all colours of a page in ink and let its black overprint, before writing.

    Raises:
        Refused: it has more on it than any page.
    """
    try:
        _press_inks(pdf, inking)
    except TooMuchError as problem:
        hint = "draw its maps and diagrams with less in them"
        note = Note(code=Code.PRESS_CONTENT, message=FULL, hint=hint)
        raise Refused(note) from problem


def _press_inks(pdf: pydyf.PDF, inking: Inking) -> None:
    bench = _InkedFile(pdf, inking)
    streams = [found for found in pdf.objects if isinstance(found, Stream)]
    for found in streams:
        # Pages first: they say how large the others are drawn.
        if not found.extra:
            bench.rewrite(found, IDENTITY)
    for found in streams:
        # What is in nobody's list: masks, and what they use.
        bench.rewrite(found, IDENTITY)
    for found in list(pdf.objects):
        if isinstance(found, pydyf.Dictionary) and "ShadingType" in found:
            bench.shade(found)
    bench.finish()


class _InkedFile:
    """One PDF on the bench: what is done already, and the states that it needs."""

    def __init__(self, pdf: pydyf.PDF, inking: Inking) -> None:
        self._pdf = pdf
        self._mixer = Mixer(inking)
        names = dict.fromkeys(paint.spot for paint in inking.palette if paint.spot)
        plates = {name: f"spot{n}" for n, name in enumerate(names, start=1)}
        self._bench = PageBench(mixer=self._mixer, plates=plates, spaces={})
        self._spots: dict[str, PaletteColour] = {}
        self._shared: pydyf.Dictionary | None = None
        self._states: dict[str, bytes] = {}
        self._made: dict[str, pydyf.Array] = {}
        self._done: set[int] = set()

    def rewrite(self, stream: Stream, matrix: Matrix) -> bool:
        """Rewrite a stream and what it draws; say whether it blends or masks."""
        if stream.number in self._done:
            return True
        self._done.add(stream.number)
        self._share(stream)
        rewriter = InkRewriter(self._bench, matrix)
        stream.stream = rewriter.rewrite(stream.stream)
        self._spots |= rewriter.spots
        if rewriter.switched:
            stream._resources["ExtGState"] |= self._pair()
        group = stream.extra.get("Group", {})
        if group.get("CS") == "/DeviceRGB":
            group["CS"] = "/DeviceCMYK"
        for placed in rewriter.forms:
            self._form(stream, placed)
        for name in rewriter.patterns:
            self._pattern(stream, name)
        return rewriter.masked

    def _form(self, stream: Stream, placed: Placed) -> None:
        """Rewrite a form where it is drawn.

        The renderer puts every drawing into a transparency group of its own. In there
        nothing can overprint what is on the page, and a group that is neither seen
        through nor blended looks the same without (ISO 32000-2, 11.4.5).
        """
        form = self._used(stream, "XObject", placed.name)
        if form is None or form.number in self._done:
            return
        masked = self.rewrite(form, placed.matrix)
        if placed.plain and not masked:
            form.extra.pop("Group", None)

    def _pattern(self, stream: Stream, name: str) -> None:
        """Rewrite a pattern's cell: its matrix is to the page, not to the stream."""
        pattern = self._used(stream, "Pattern", name)
        if pattern is not None:
            self.rewrite(pattern, matrix_of(pattern.extra["Matrix"]))

    def _used(self, stream: Stream, kind: str, name: str) -> Stream | None:
        reference = stream._resources.get(kind, {}).get(name)
        found = self._object(reference) if reference else None
        return found if isinstance(found, Stream) else None

    def _object(self, reference: bytes) -> pydyf.Object:
        return self._pdf.objects[int(reference.split()[0])]

    def _pair(self) -> dict[str, bytes]:
        """Return the two states of a page: black overprints, and nothing does.

        OPM 1 leaves the plates that a colour has no ink for; ISO 15930-1 and -7 let
        both stand in PDF/X.
        """
        if not self._states:
            for name, on in ((OVERPRINT, True), (KNOCKOUT, False)):
                value = "true" if on else "false"
                state = pydyf.Dictionary(
                    {"Type": "/ExtGState", "OP": value, "op": value, "OPM": int(on)}
                )
                self._pdf.add_object(state)
                self._states[name] = state.reference
        return self._states

    def _share(self, stream: Stream) -> None:
        """Look once at the colour spaces, which all streams of a page share."""
        if self._shared is not None:
            return
        self._shared = self._object(stream._resources["ColorSpace"])
        for name, space in self._shared.items():
            if space[0] == "/ICCBased":
                profile = self._object(space[1])
                self._bench.spaces[name] = b"".join(profile.stream)

    def shade(self, shading: pydyf.Dictionary) -> None:
        """Put a gradient in ink: on one plate, from a spot to paper."""
        if shading["ColorSpace"] != "/DeviceRGB":
            return
        steps = shading["Function"]["Functions"]
        ends = {end: [self._mixer.rgb(*s[end]) for s in steps] for end in _ENDS}
        inks = [ink for found in ends.values() for ink in found]
        paints = [ink for ink in inks if isinstance(ink, PaletteColour)]
        alone = len({paint.spot for paint in paints}) == 1 and all(
            isinstance(ink, PaletteColour) or not any(ink) for ink in inks
        )
        shading["ColorSpace"] = self._plate(paints[0]) if alone else "/DeviceCMYK"
        for end, found in ends.items():
            for step, ink in zip(steps, found, strict=True):
                step[end] = pydyf.Array(self._values(ink, alone))

    def _values(self, ink: Shares | PaletteColour, alone: bool) -> Sequence[float]:
        """Return a colour as the one value of a plate, or as four shares."""
        if alone:
            return (ink.tint if isinstance(ink, PaletteColour) else 0,)
        return self._mixer.process(ink.cmyk) if isinstance(ink, PaletteColour) else ink

    def finish(self) -> None:
        """Leave the spaces that colours still are in: plates of spots."""
        if self._shared is None:
            return
        self._shared.clear()
        for name, paint in self._spots.items():
            self._shared[self._bench.plates[name]] = self._plate(paint)

    def _plate(self, paint: PaletteColour) -> pydyf.Array:
        """Return a spot's plate: a Separation (ISO 32000-2, 8.6.6.4), made once."""
        if paint.spot not in self._made:
            mix = pydyf.Dictionary(
                {
                    "FunctionType": 2,
                    "Domain": pydyf.Array([0, 1]),
                    "C0": pydyf.Array([0, 0, 0, 0]),
                    "C1": pydyf.Array(paint.full or paint.cmyk),
                    "N": 1,
                }
            )
            self._pdf.add_object(mix)
            name = pydyf.name(paint.spot)
            self._made[paint.spot] = pydyf.Array(
                ["/Separation", name, "/DeviceCMYK", mix.reference]
            )
        return self._made[paint.spot]
