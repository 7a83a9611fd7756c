"""The markup of advertisements: what it may not have, however it is written."""

import time

import pytest

from layout.plate.html.harmless import unwanted

BAD = {
    "<script>alert(1)</script>": "<script>",
    "<SCRIPT src='#'>": "<script>",
    "<iframe></iframe>": "<iframe>",
    "<object data='#'>": "<object>",
    "<embed>": "<embed>",
    "<link rel=stylesheet>": "<link>",
    "<meta http-equiv=refresh>": "<meta>",
    "<base>": "<base>",
    "<style>a<b c='</style><script>": "<script>",
    "<!-- <iframe> -->": "<iframe>",
    "<p onclick=a()>": "onclick",
    "<svg/onload=a()>": "onload",
    "<p ONLOAD = 'a()'>": "onload",
    "<img src=file:///etc/passwd>": "src=file:///etc/passwd",
    "<img src='/etc/passwd'>": "src='/etc/passwd'",
    '<img src="http://a.example/b.png">': 'src="http://a.example/b.png"',
    "<img srcset='a.png 2x'>": "srcset='a.png 2x'",
    "<video poster='a.png'>": "poster='a.png'",
    "<form action='#'>": "<form>",
}
GOOD = (
    "<p>Now on sale: only 5 pounds, once a week</p>",
    "<svg><use href='#a' /><image href='data:image/png;base64,AAAA' /></svg>",
    "<p style='background: red' class=on>objects, links and scripts</p>",
)


@pytest.mark.parametrize("markup", sorted(BAD))
def test_what_it_may_not_have(markup: str) -> None:
    assert BAD[markup] in unwanted(markup)


@pytest.mark.parametrize("markup", GOOD)
def test_what_it_may(markup: str) -> None:
    assert unwanted(markup) == ()


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<", "href=", "href='", 'src="', "on", "on ", "ona", "href ", "<script"],
)
def test_it_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.process_time()
    unwanted(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 2
