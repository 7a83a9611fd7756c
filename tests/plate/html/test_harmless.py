"""The markup of advertisements: what it may not have, however it is written."""

import time
from functools import partial

import pytest

from layout.plate.html.harmless import unwanted, unwanted_css

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
    "<img src='/etc/passwd'>": "src=/etc/passwd",
    '<img src="http://a.example/b.png">': "src=http://a.example/b.png",
    "<img srcset='a.png 2x'>": "srcset=a.png 2x",
    "<video poster='a.png'>": "poster=a.png",
    "<form action='#'>": "<form>",
    "<style>@media screen { p { background: url(http://a.example) } }</style>": (
        "url(http://a.example)"
    ),
    "<style>@import 'http://a.example'</style>": "@import",
    "<style>p { background: u\\72l(//a.example) }</style>": "url(//a.example)",
    "<style>p { background: u\\rl(//a.example) }</style>": "url(//a.example)",
    "<svg><style>p { fill: &#117;rl(//a.example) }</style>": "url(//a.example)",
    "<svg><style>u<!-- -->rl(//a.example)</style>": "a tag in <style>",
    "<p style='background: image-set(\"//a\" 1x)'>": "image-set(",
    "<p style='background: &#117;rl(//a.example)'>": "url(//a.example)",
    "<path fill='url(//a.example#b)'>": "url(//a.example#b)",
    "<feImage href='http://a.example/b.png'>": "href=http://a.example/b.png",
    "<image xlink:href=b.png>": "xlink:href=b.png",
    "<use href='b.svg#c'>": "href=b.svg#c",
    "<a><animate attributeName=href values='javascript:a()'></a>": "<animate>",
    "<a><set attributeName=href to='javascript:a()'></a>": "<set>",
    "<svg><animateTransform>": "<animatetransform>",
    "<a href='javascript:a()'>": "href=javascript:a()",
    "<a href=' java&#10;script:a()'>": "href= java\nscript:a()",
    "<area href=data:text/html,a>": "href=data:text/html,a",
    "<a href='#' ping='http://a.example'>": "ping=http://a.example",
    "<img srcset='data:image/png,A 1x, http://a.example 2x'>": (
        "srcset=data:image/png,A 1x, http://a.example 2x"
    ),
    '<p a" onclick=a() b=">': "<p that has no end",
    "<p title='<b onclick=a()>'>": "onclick",
}
GOOD = (
    "<p>Now on sale: only 5 pounds, once a week</p>",
    "<svg><use href='#a' /><image href='data:image/png;base64,AAAA' /></svg>",
    "<p style='background: red' class=on>objects, links and scripts</p>",
    "<p>Set it once = for ever; @import and url(http://a.example) &lt;script></p>",
    "<a href='https://a.example'><img alt='url(//a)' src='data:image/gif;base64,'></a>",
    "<a href='mailto:a@b.example'>a</a> <a href='page-02.html#a'>b</a>",
    "<style>p:before { content: '\\201c'; fill: url(#a) } a > b {}</style>",
)


@pytest.mark.parametrize("markup", sorted(BAD))
def test_what_it_may_not_have(markup: str) -> None:
    assert BAD[markup] in unwanted(markup)


@pytest.mark.parametrize("markup", GOOD)
def test_what_it_may(markup: str) -> None:
    assert unwanted(markup) == ()


page = partial(unwanted, page=True, assets="assets/", stylesheet="assets/screen.css")
HEAD = "<meta charset=utf-8><link rel='stylesheet' href='assets/screen.css'>"


def test_a_page_has_its_own_files_and_no_others() -> None:
    own = "<img src='assets/a.jpg'>"
    assert page(HEAD + own) == ()
    assert page(HEAD.replace("screen", "other")) == ("<link>",)
    assert page("<meta http-equiv=refresh content='0'>") == ("<meta>",)
    for outside in ("assets/../a.jpg", "assets/a/b", "a.jpg", "//a/assets/"):
        markup = f"<img src='{outside}'>"
        assert page(markup) == (f"src={outside}",)


def test_a_style_sheet_has_its_own_files_and_no_others() -> None:
    css = "@font-face { src: url(asset:A B.ttf) } p { fill: url('#a') }"
    assert unwanted_css(css, "asset:") == ()
    assert unwanted_css(css.replace("asset:", ""), "") == ()
    for outside in ("http://a.example", "//a", "../a.png", "file:a", "asset:a/b"):
        assert unwanted_css(f"p {{ b: url('{outside}') }}", "asset:")
    assert unwanted_css("@import 'a'", "") == ("@import",)


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<",
        "href=",
        "href='",
        'src="',
        "on",
        "on ",
        "ona",
        "href ",
        "<script",
        "<style>",
        "<p a='b' ",
    ],
)
def test_it_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.process_time()
    unwanted(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 2
