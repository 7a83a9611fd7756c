"""All doors, in a fixed order; a new one is a module and a line here."""

from tests.attack.grammars import articles, manifests, pdfs

DOORS = (articles.DOOR, manifests.DOOR, pdfs.DOOR)
