"""The site's small print."""

import pytest

from layout.copy.subbing.leftovers.rights import MOST_WORDS, matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        "© 2019 The Alder Courier",
        "(c) 2019 Alder Press",
        "Copyright The Alder Courier 2019",
        "Copyleft 2019",
        "The Alder Courier. All rights reserved.",
        "Powered by Inkwell",
        "Proudly powered by Inkwell",
        "Site by Harrow and Fell",
        "Web design by Ada Tarn",
        "Theme by Inkwell",
        "Privacy policy",
        "Terms and conditions",
        "Terms of use",
        "Legal notice",
        "Accessibility statement",
        "Imprint",
        "Registered office: 4 Quay Street, Marl",
        "Company number 112204",
        "No part of this site may be copied",
        "Privacy | Terms",
        "JavaScript is off",
        "Please enable JavaScript to read on",
        "This site is protected by a puzzle",
    ],
)
def test_small_print_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "The copyright in the song is hers",
        "Terms were agreed at midnight",
        "Legal aid is cut again",
        "The mill is powered by the river",
        "Privacy hedges grow",
        "Site of the old gasworks",
        "Complaints about the smell go on",
        "Their rights were never reserved",
    ],
)
def test_copy_is_none(text: str) -> None:
    assert not matches(item(text))


def test_a_long_paragraph_is_copy() -> None:
    assert not matches(item("© 2019. " + "word " * MOST_WORDS))
