"""The fitter: every fit is sought once, in a run and beyond it."""

import msgspec

from layout.desk.issue import Article
from layout.galley.shop import GalleyShop, article_key
from layout.makeup.costs import COSTS, Costs
from layout.makeup.effort import Effort
from layout.makeup.plot import PartPlace
from layout.makeup.story.fitting import Fit, FitRecipe, replay, solve
from layout.makeup.story.shapes import Shaper

DECODER = msgspec.msgpack.Decoder(FitRecipe)


class Fitter:
    """Fits stories into spots; remembers every fit, in the run and beyond it."""

    def __init__(self, shop: GalleyShop, costs: Costs = COSTS) -> None:
        self.shop = shop
        self.costs = costs
        self.shaper = Shaper(shop, costs)
        self.effort = Effort()
        self._fits: dict[tuple[Article, tuple[PartPlace, ...]], Fit] = {}

    def fit(self, article: Article, spots: tuple[PartPlace, ...]) -> Fit:
        """Fit a story into its spots, in order; several spots are a thread."""
        known = self._fits.get((article, spots))
        if known is None:
            known = self._fits[article, spots] = self._remembered(article, spots)
        return known

    def _remembered(self, article: Article, spots: tuple[PartPlace, ...]) -> Fit:
        shop = self.shop
        key = ("fit", *article_key(article), shop.style.sha256, self.costs.story, spots)
        kept = shop.memory.recall(*key)
        if kept is not None:
            return replay(article, spots, DECODER.decode(kept), shop)
        fit, recipe = solve(article, spots, shop, self.costs.story)
        shop.memory.keep(msgspec.msgpack.encode(recipe), *key)
        return fit
