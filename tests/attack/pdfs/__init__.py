"""Hostile PDFs: bombs, torn files, and things that are not what they should be."""

from tests.attack.pdfs.bombs import bombs
from tests.attack.pdfs.torn import torn
from tests.attack.pdfs.wrong import wrong

CASES = (*bombs(), *torn(), *wrong())
