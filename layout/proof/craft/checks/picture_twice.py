"""Picture twice: one photograph in two places of an issue.

Readers notice a picture that they have just seen and take it for a mistake, or for
a paper that has no other. The same file under another name is the same picture.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.makeup.dummy import PlacedPicture
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.PICTURE_TWICE


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find pictures that were printed before, by their files' content."""
    seen: dict[str, tuple[str, int]] = {}
    for page in specimen.dummy.pages:
        for frame in page.frames:
            for item in frame.items:
                if not isinstance(item, PlacedPicture):
                    continue
                picture = item.picture
                if picture.sha256 in seen:
                    slug, number = seen[picture.sha256]
                    yield CraftFinding(
                        page=page.number,
                        file=specimen.file(frame.slug),
                        message=f'the picture "{picture.name}" of "{frame.slug}" '
                        f'stands with "{slug}" on page {number} already',
                        hint="use another picture or crop, or take one out",
                    )
                seen.setdefault(picture.sha256, (frame.slug, page.number))
