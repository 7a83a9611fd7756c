"""Pictures: one dropped, narrower, wider, or cropped closer."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from layout.desk.issue import Picture
from layout.makeup.advice.edited import (
    with_picture,
    without_picture,
    without_quote,
)
from layout.makeup.advice.scene import Scene
from layout.makeup.advice.seeking_least import least
from layout.makeup.advice.wording import beginning
from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Remedy, RemedyKind
from layout.makeup.story.anatomy import SetPicture
from layout.makeup.story.fitting import Fit
from layout.units import counted, millimetres


def drops(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the pictures without which a story fits."""
    article = scene.fits[slug].article
    for number, picture in enumerate(article.pictures):
        if scene.cure(without_picture(article, number), scene.spots[slug]):
            yield Remedy(
                kind=RemedyKind.DROP_PICTURE,
                story=slug,
                text=f"drop {picture.name}",
                # The first picture is the story's face.
                cost=scene.costs.picture_less
                if number
                else scene.costs.first_picture_less,
                other=picture.name,
            )


def narrower(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the pictures that are to have fewer columns; drawings keep theirs."""
    for number, columns in _widths(scene.fits[slug]).items():
        if scene.fits[slug].article.pictures[number].vector:
            continue
        for fewer in range(columns - 1, 0, -1):
            if found := _resized(slug, scene, number=number, columns=fewer):
                cost = scene.costs.picture_narrower * (columns - fewer)
                yield replace(found, kind=RemedyKind.NARROW_PICTURE, cost=cost)
                break


def wider(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the pictures that are to have more columns."""
    fit = scene.fits[slug]
    most = min(part.plot.columns for part in fit.parts)
    for number, columns in _widths(fit).items():
        for more in range(columns + 1, most + 1):
            if found := _resized(slug, scene, number=number, columns=more):
                cost = scene.costs.picture_wider * (more - columns)
                yield replace(found, kind=RemedyKind.WIDEN_PICTURE, cost=cost)
                break


def _resized(slug: str, scene: Scene, *, number: int, columns: int) -> Remedy | None:
    """Return the remedy of giving a picture some columns, if it works."""
    article = scene.fits[slug].article
    picture = replace(article.pictures[number], columns=columns)
    if not scene.cure(with_picture(article, number, picture), scene.spots[slug]):
        return None
    return Remedy(
        kind=RemedyKind.NARROW_PICTURE,
        story=slug,
        text=f"set {picture.name} over {counted(columns, 'column')}",
        cost=0.0,
        amount=columns,
        unit="columns",
        other=picture.name,
    )


def _widths(fit: Fit) -> dict[int, int]:
    """Return how many columns each picture of an article has on the page."""
    numbers = {p.name: n for n, p in reversed(list(enumerate(fit.article.pictures)))}
    return {
        numbers[place.inset.picture.name]: place.columns
        for carving in fit.carvings
        for place in carving.places
        if isinstance(place.inset, SetPicture)
    }


def crops(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the photographs that are to be cropped closer than the tool may."""
    fit = scene.fits[slug]
    for number, columns in sorted(_widths(fit).items()):
        picture = fit.article.pictures[number]
        share = least(
            partial(_works_cropped, slug, scene, number),
            BOUNDS.advice.crop_guess,
            BOUNDS.advice.crop_most,
        )
        if picture.vector or share is None:
            continue
        size = (round(picture.width), _height(picture, share))
        scale = scene.grid.span(columns) / picture.width
        off = round(millimetres(scale * (picture.height - size[1])))
        yield Remedy(
            kind=RemedyKind.CROP_PICTURE,
            story=slug,
            text=f"crop {picture.name} by {off} mm, to {size[0]} x {size[1]} pixels",
            cost=scene.costs.crop + scene.costs.crop_hundredth * share,
            amount=off,
            unit="mm",
            other=picture.name,
            size=size,
        )


def _works_cropped(slug: str, scene: Scene, number: int, share: int) -> bool:
    """Say whether a story fits if a picture loses so many hundredths of its depth."""
    article = scene.fits[slug].article
    picture = article.pictures[number]
    height = _height(picture, share)
    if picture.vector or picture.width > BOUNDS.advice.flattest * height:
        return False
    cropped = replace(picture, height=height)
    changed = with_picture(article, number, cropped)
    return scene.cure(changed, scene.spots[slug]) is not None


def _height(picture: Picture, share: int) -> int:
    return round(picture.height * (100 - share) / 100)


def quotes(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the pull quotes without which a story fits, the last one first."""
    article = scene.fits[slug].article
    for number in range(len(article.pull_quotes) - 1, -1, -1):
        less = without_quote(article, number)
        if scene.cure(less, scene.spots[slug], "no-room"):
            quote = article.pull_quotes[number]
            yield Remedy(
                kind=RemedyKind.DROP_QUOTE,
                story=slug,
                text=f"drop the pull quote {beginning(quote)}",
                cost=scene.costs.quote_less,
                other=quote,
            )
            return
