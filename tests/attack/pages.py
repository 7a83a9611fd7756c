"""Pages that a renderer has trouble with: HTML and CSS of styles and advertisements.

`HEAVY` would take all the time or memory there is, `ASKING` ask for files that are not
the issue's. Each is a style sheet and what stands on the page.
"""

_DIV = "<div>"
_BOX = "<div class=a>Bridge</div>"


def _css(rule: str) -> tuple[str, str]:
    return f".a {{ {rule} }}", _BOX


def _counters() -> str:
    """Return rules that count up to 2 to the power of 40, box by box."""
    names = [f"c{n}" for n in range(40)]
    rules = [f".{n}::before {{ content: counters({n}, '.') }}" for n in names]
    return "\n".join(rules)


def _variables(times: int) -> str:
    """Return a variable that is ten of the one before, and so on."""
    rules = ["--v0: aaaaaaaaaa"]
    rules += [f"--v{n + 1}: {f'var(--v{n}) ' * 10}" for n in range(times)]
    return f".a {{ {'; '.join(rules)}; font-family: var(--v{times}) }}"


HEAVY: dict[str, tuple[str, str]] = {
    "nested boxes": ("", _DIV * 100_000),
    "many boxes": ("", "<div>a</div>" * 300_000),
    "nested spans": ("", "<span>" * 100_000 + "a"),
    "nested tables": ("", "<table><tr><td>" * 3_000 + "a"),
    "nested floats": (".a div { float: left }", "<div class=a>" + _DIV * 3_000),
    "nested flex": ("div { display: flex }", _DIV * 60 + "a"),
    "nested grids": ("div { display: grid }", _DIV * 60 + "a"),
    "nested inline blocks": ("div { display: inline-block }", _DIV * 200 + "a"),
    "nested columns": ("div { columns: 2 }", _DIV * 60 + "a " * 500),
    "nested absolutes": ("div { position: absolute }", _DIV * 3_000 + "a"),
    "nested lists": ("", "<ul><li>" * 5_000 + "a"),
    "columns": _css("columns: 1000000000"),
    "columns of nothing": _css("columns: 0.0001px; column-gap: 0"),
    "colspan": ("", "<table><tr><td colspan=1000000000>a</table>"),
    "rowspan": ("", "<table><tr><td rowspan=1000000000>a</table>"),
    "many colspans": (
        "",
        "<table>" + "<tr><td colspan=60000 rowspan=60000>a" * 100 + "</table>",
    ),
    "column span": ("", "<table><colgroup span=1000000000><tr><td>a</table>"),
    "grid of columns": _css(
        "display: grid; grid-template-columns: repeat(99999999, 1px)"
    ),
    "grid of rows": _css("display: grid; grid-row: 1 / 99999999"),
    "grid place": (
        ".g { display: grid } .a { grid-area: 9999999 / 9999999 }",
        f"<div class=g>{_BOX}</div>",
    ),
    "wide": _css("width: 1e30px"),
    "high": _css("height: 1e30px"),
    "high and broken": _css("height: 1e9px; break-inside: auto"),
    "far": _css("position: absolute; top: 1e30px; left: -1e30px"),
    "line height": _css("line-height: 1e30"),
    "no line height": _css("line-height: 1e-30"),
    "size": _css("font-size: 1e30px"),
    "size of an em": _css("font-size: 1e9em"),
    "no size": _css("font-size: 1e-30px"),
    "indent": _css("text-indent: 1e30px"),
    "letter-space": _css("letter-spacing: 1e30px"),
    "word-space": _css("word-spacing: -1e30px; text-align: justify"),
    "tabs": _css("white-space: pre; tab-size: 1000000000"),
    "padding": _css("padding: 1e30px"),
    "margin": _css("margin: -1e30px"),
    "border": _css("border: 1e30px dotted"),
    "dots": _css("border: 0.001px dotted; width: 1e5px; height: 1e5px"),
    "dashes": _css("border: 0.001px dashed; width: 1e5px; height: 1e5px"),
    "waves": _css("text-decoration: underline wavy 1e-9px; width: 1e9px"),
    "round": _css("border-radius: 1e30px; border: 1px dotted"),
    "gradient": _css("background: repeating-linear-gradient(red, blue 1e-9px)"),
    "round gradient": _css("background: repeating-radial-gradient(red, blue 1e-9px)"),
    "stops": _css("background: linear-gradient(" + ", ".join(["red"] * 50_000) + ")"),
    "small tiles": _css(
        "background: linear-gradient(red, blue) 0 0 / 1e-9px 1e-9px; height: 1e9px"
    ),
    "shadows": _css("box-shadow: " + ", ".join(["1px 1px red"] * 50_000)),
    "backgrounds": _css(
        "background: " + ", ".join(["linear-gradient(red, blue)"] * 9_000)
    ),
    "transform": _css("transform: scale(1e30) rotate(1e30rad)"),
    "transforms": _css("transform: " + "rotate(1deg) " * 50_000),
    "no matrix": _css("transform: matrix(0, 0, 0, 0, 0, 0)"),
    "page": ("@page { size: 1e9mm 1e9mm }", "a"),
    "page of nothing": ("@page { size: 0.0001mm 0.0001mm; margin: 0 }", "a b c" * 1000),
    "page margins": ("@page { margin: 1e9mm }", "a b c" * 1000),
    "page of small lines": ("@page { size: 100mm 1px }", "a<br>" * 3000),
    "pages without end": ("", "<div style='height: 1e9px; background: red'>a</div>"),
    "pages by breaks": ("p { break-before: page }", "<p>a</p>" * 3000),
    "margin boxes": ("@page { @top-left { content: " + "'a' " * 50_000 + "} }", "a"),
    "running": (
        "p { position: running(r) } @page { @top-left { content: element(r) } }",
        "<p>a</p>" * 3000,
    ),
    "footnotes": ("p { float: footnote }", "<p>a</p>" * 1000),
    "quotes": (".a::before { content: " + "open-quote " * 50_000 + "}", _BOX),
    "long quotes": ("q { quotes: '" + "a" * 10_000 + "' 'b' }", "<q>a</q>" * 500),
    "counter": _css("counter-increment: c 1e30"),
    "counter text": (
        ".a { counter-reset: c 999999999 }"
        ".a::before { content: counter(c, lower-roman) }",
        _BOX,
    ),
    "counter style": (
        "@counter-style s { system: additive; additive-symbols: 1 'a' }"
        ".a { counter-reset: c 100000000 } .a::before { content: counter(c, s) }",
        _BOX,
    ),
    "counter style itself": (
        "@counter-style s { system: extends t } @counter-style t { system: extends s }"
        ".a::before { content: counter(c, s) }",
        _BOX,
    ),
    "padded counter": (
        "@counter-style s { system: numeric; symbols: '0' '1'; pad: 100000000 '0' }"
        ".a::before { content: counter(c, s) }",
        _BOX,
    ),
    "counters": (_counters(), "<p class=c0>a</p>" * 1000),
    "nested counters": (
        "div { counter-reset: c } div::before { content: counters(c, '.') }",
        _DIV * 900,
    ),
    "targets": (
        "a::after { content: target-text(attr(href), content) }",
        "<p id=x>" + "<a href='#x'>a</a>" * 900 + "</p>",
    ),
    "target itself": (
        "a::after { content: target-counter(attr(href), page) }",
        "<a id=x href='#x'>a</a>" * 900,
    ),
    "variable itself": (".a { --v: var(--v); color: var(--v) }", _BOX),
    "variables in a circle": (
        ".a { --v: var(--w); --w: var(--v); color: var(--v) }",
        _BOX,
    ),
    "variables by ten": (_variables(8), _BOX),
    "variables by variables": (_variables(20), _BOX),
    "calculations": _css("width: calc(" + "(1px + " * 900 + "1px" + ")" * 900 + ")"),
    "long calculation": _css("width: calc(1px" + " + 1px" * 50_000 + ")"),
    "brackets": (".a { color: " + "(" * 100_000, _BOX),
    "blocks": ("@media all {" * 5_000 + ".a { color: red }", _BOX),
    "nested rules": (".a {" * 900 + "color: red", _BOX),
    "nots": (":not(" * 2_000 + "p", _BOX),
    "long selector": ("div " * 5_000 + "{ color: red }", _DIV * 300),
    "siblings": ("p ~ p ~ p ~ p ~ p ~ p ~ b { color: red }", "<p>a</p>" * 900),
    "has": (":has(:has(:has(p))) { color: red }", _DIV * 300 + "<p>"),
    "nth": ("p:nth-last-child(2n+1 of p) { color: red }", "<p>a</p>" * 3000),
    "many selectors": (
        ",".join(f"p.a{n}" for n in range(50_000)) + "{color: red}",
        _BOX,
    ),
    "many rules": (
        "".join(f".b{n} p {{ color: red }}" for n in range(50_000)),
        "<p>a</p>" * 100,
    ),
    "many fonts": (
        "".join(
            f"@font-face {{ font-family: f{n}; src: url(asset:x) }}"
            for n in range(3_000)
        ),
        _BOX,
    ),
    "font of a name": _css("font-family: '" + "a" * 1_000_000 + "'"),
    "features": _css("font-feature-settings: " + ", ".join(["'kern' 1"] * 50_000)),
    "variations": _css("font-variation-settings: 'wght' 1e30"),
    "stretch": _css("font-stretch: 1e30%"),
    "weight": _css("font-weight: 1e30"),
    "long word": ("", "a" * 2_000_000),
    "long hyphens": (
        "p { hyphens: auto; width: 1px }",
        "<p lang=en>" + "bridge" * 3_000,
    ),
    "narrow": ("p { width: 0 ; overflow-wrap: anywhere }", "<p>" + "a" * 20_000),
    "marks on marks": ("", "a" + "\u0301" * 100_000),
    "right to left": ("", "\u202e" * 50_000 + "a"),
    "isolates": ("", "\u2067a" * 50_000),
    "many attributes": ("", "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">a"),
    "classes": ("", "<p class='" + "a " * 500_000 + "'>a"),
    "styles": ("", "<p style='" + "color: red;" * 100_000 + "'>a"),
    "formatting": ("", "<b><i><u><a><font>" * 3_000 + "<p>" * 300),
    "misnested": ("", "<a><div>" * 1_000 + "a"),
    "tables in tables": ("", "<table>" * 3_000 + "a"),
    "selects": ("", "<select>" + "<option>a" * 100_000),
    "text areas": ("", "<textarea rows=1000000000 cols=1000000000>a"),
    "inputs": ("input { appearance: auto }", "<input size=1000000000 value=a>"),
    "drawing": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' width=1e9 height=1e9>"
        "<rect width=1e9 height=1e9 /></svg>",
    ),
    "drawing of uses": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg'>"
        + "".join(
            f"<g id=g{n + 1}>" + f"<use href=#g{n} />" * 10 + "</g>" for n in range(9)
        )
        + "<g id=g0><rect width=1 height=1 /></g><use href=#g9 /></svg>",
    ),
    "pattern": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' width=900 height=900>"
        "<pattern id=p width=1e-9 height=1e-9 patternUnits=userSpaceOnUse>"
        "<rect width=1 height=1 /></pattern>"
        "<rect fill='url(#p)' width=900 height=900 /></svg>",
    ),
    "embedded picture": (
        "",
        "<img src='data:image/png;base64," + "A" * 1_000_000 + "'>",
    ),
}

_FILE = "file://%(canary)s"
ASKING: dict[str, tuple[str, str]] = {
    "img": ("", f"<img src='{_FILE}'>"),
    "img by path": ("", "<img src='%(canary)s'>"),
    "img from the web": ("", "<img src='http://127.0.0.1:9/a.png'>"),
    "img by a scheme": ("", "<img src='ftp://127.0.0.1/a.png'>"),
    "img of another asset": ("", "<img src='asset:../../../..%(canary)s'>"),
    "img in sets": ("", f"<img srcset='{_FILE} 2x' src='{_FILE}'>"),
    "object": ("", f"<object data='{_FILE}'></object>"),
    "object of a page": ("", f"<object type='text/html' data='{_FILE}'></object>"),
    "embed": ("", f"<embed src='{_FILE}'>"),
    "link": ("", f"<link rel=stylesheet href='{_FILE}'>"),
    "link of a file": ("", f"<link rel=attachment href='{_FILE}'>"),
    "attached": ("", f"<a rel=attachment href='{_FILE}'>a</a>"),
    "style": ("", f"<style>@import url({_FILE});</style>"),
    "import": (f"@import url({_FILE});", "a"),
    "import from the web": ("@import url(http://127.0.0.1:9/a.css);", "a"),
    "background": (f".a {{ background: url({_FILE}) }}", _BOX),
    "background in a variable": (
        f".a {{ --b: url({_FILE}); background: var(--b) }}",
        _BOX,
    ),
    "border image": (f".a {{ border-image: url({_FILE}) 30 round }}", _BOX),
    "mark of a list": (f"li {{ list-style: url({_FILE}) }}", "<li>a"),
    "content": (f".a::before {{ content: url({_FILE}) }}", _BOX),
    "font": (
        f"@font-face {{ font-family: f; src: url({_FILE}) }} .a {{ font-family: f }}",
        _BOX,
    ),
    "local font": (
        "@font-face { font-family: f; src: local('DejaVu Sans'), "
        f"url({_FILE}) }} .a {{ font-family: f }}",
        _BOX,
    ),
    "page's background": (f"@page {{ background: url({_FILE}) }}", "a"),
    "profile": (f"@color-profile --p {{ src: url({_FILE}) }}", "a"),
    "base": ("", "<base href='file:///'><img src='%(canary)s'>"),
    "drawing's image": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' width=9 height=9>"
        f"<image href='{_FILE}' width=9 height=9 /></svg>",
    ),
    "drawing's use": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' width=9 height=9>"
        f"<use href='{_FILE}#a' /></svg>",
    ),
    "drawing's fill": (
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' width=9 height=9>"
        f"<rect fill='url({_FILE}#a)' width=9 height=9 /></svg>",
    ),
}
