"""The photographs that stand on the pages; drawings are none."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.desk.issue import Picture
from layout.makeup.dummy import PlacedPicture
from layout.proof.craft.specimen import Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A photograph on a page, of a story."""

    page: int
    slug: str
    picture: Picture


def photographs(specimen: Specimen) -> Iterator[Photograph]:
    """Yield the placed pictures that are not vector drawings, in page order."""
    for page in specimen.dummy.pages:
        for frame in page.frames:
            for item in frame.items:
                if isinstance(item, PlacedPicture) and not item.picture.vector:
                    yield Photograph(
                        page=page.number, slug=frame.slug, picture=item.picture
                    )
