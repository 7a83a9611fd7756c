"""Rooms closed: the copy that was chosen for one, cut in earnest, and fillers below."""

from dataclasses import replace

from layout.makeup.anatomy import Plot
from layout.makeup.areas import Slot
from layout.makeup.filling import Band, Stock, band_slots
from layout.makeup.planning import Planner
from layout.makeup.takes import Take
from layout.makeup.trying import OPEN

# So many bands are cut in earnest with the copy above them, those that promise most
# and not much less than the best.
TRIED = 3
NEARLY = 8.0
# A filler on the front page costs this much more: that page is for news.
FRONT = 12.0


class Closer:
    """Closes room after room, and keeps account of the fillers that are used."""

    def __init__(self, planner: Planner, stock: Stock) -> None:
        self.planner = planner
        self.stock = stock
        self.used: frozenset[str] = frozenset()

    def close(
        self, takes: list[Take], plot: Plot, *, page: int, fill: int
    ) -> tuple[Slot, ...]:
        """Return the slots of takes in a plot, and of a band of fillers if that helps.

        Fillers never displace copy: a band gets no line that a take needs. Where a
        story goes on elsewhere, they get no more than the `fill` lines that the search
        left them, or its rest would outgrow the room that was found for it.
        """
        if not takes:
            return self.fill(plot, page)
        cut = any(take.cut for take in takes)
        most = fill if cut else plot.lines
        mirror = page % 2 == 0
        found: list[tuple[float, int, tuple[Slot, ...], Band | None]] = []
        for number, band in enumerate(self._promising(takes, plot, (page, most))):
            lines = band.lines if band else 0
            room = replace(plot, lines=plot.lines - lines)
            settled = self.planner.settle(takes, room, mirror=mirror)
            cost = settled.cost + (_price(band, page) if band else 0.0)
            found.append((cost, number, settled.slots, band))
        _, _, slots, chosen = min(found, key=lambda f: f[:2])
        return (*slots, *self._stand(chosen, plot, page))

    def _promising(
        self, takes: list[Take], plot: Plot, limits: tuple[int, int]
    ) -> tuple[Band | None, ...]:
        """Return no band, or those with which the copy comes nearest to its depth.

        `limits` are the page and the most lines that a band may have.
        """
        page, most = limits
        cuts = self.planner.whole(takes, plot, mirror=page % 2 == 0)
        plain = min((cut.rated(plot.lines) for cut in cuts), default=0.0)
        rated: list[tuple[float, int, Band | None]] = [(plain, 0, None)]
        if any(cut.most >= plot.lines for cut in cuts):
            # The copy alone closes the page.
            return (None,)
        for number, band in enumerate(self._bands(plot), 1):
            depth = plot.lines - band.lines
            fits = [cut.rated(depth) for cut in cuts if cut.least <= depth]
            if fits and band.lines <= most:
                rated.append((min(fits) + _price(band, page), number, band))
        rated.sort(key=lambda r: r[:2])
        best = [r for r in rated if r[0] <= rated[0][0] + NEARLY][:TRIED]
        return tuple(band for _, _, band in best)

    def fill(self, plot: Plot, page: int) -> tuple[Slot, ...]:
        """Fill a plot for which there is no copy with fillers alone.

        Where none are as wide as the plot together, narrower ones stand at its edge.
        """
        while plot.columns:
            rated = [
                (_open(plot, band) + _price(band, page), number, band)
                for number, band in enumerate(self._bands(plot))
                # No white is needed above the first row.
                if band.lines - band.rows[0].gap <= plot.lines
            ]
            if rated:
                return self._stand(min(rated, key=lambda r: r[:2])[2], plot, page)
            plot = replace(plot, columns=plot.columns - 1)
        return ()

    def _bands(self, plot: Plot) -> tuple[Band, ...]:
        return self.stock.bands(plot.columns, self.used)

    def _stand(self, band: Band | None, plot: Plot, page: int) -> tuple[Slot, ...]:
        if band is None:
            return ()
        self.used |= band.names
        return band_slots(band, plot, mirror=page % 2 == 0)


def _open(plot: Plot, band: Band) -> float:
    return OPEN * max(0, plot.lines - band.lines)


def _price(band: Band, page: int) -> float:
    return band.cost + (FRONT if page == 1 else 0.0)
