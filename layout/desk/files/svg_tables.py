"""The elements of drawings: what is drawn, what is none, what is drawn otherwise."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
LIVE = frozenset(
    [
        *("script", "foreignobject", "iframe", "audio", "video", "canvas", "handler"),
        *("listener", "animate", "animatecolor", "animatemotion", "animatetransform"),
        *("set", "discard", "embed", "object"),
    ]
)
TEXT = frozenset(["text", "tspan"])
# What the renderer draws as something else, or all of where one is meant.
OTHERWISE = frozenset(
    [
        *("textpath", "tref", "switch", "altglyph", "meshgradient", "mesh", "hatch"),
        *("solidcolor", "font", "font-face", "color-profile", "cursor"),
    ]
)
SHAPES = frozenset(["circle", "ellipse", "line", "path", "polygon", "polyline", "rect"])
PAINTED = SHAPES | TEXT | {"a"}
# The properties with references that those in an element have from it.
HANDED_ON = frozenset(
    ["fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"]
)
# Whose values are looked at: elsewhere they say nothing to the renderer.
CHECKED = SHAPES | frozenset(
    [
        *("svg", "g", "a", "defs", "use", "symbol", "image", "text", "tspan", "stop"),
        *("clipPath", "marker", "mask", "pattern", "linearGradient", "radialGradient"),
    ]
)
# No program writes so many for one element.
MOST_ATTRIBUTES = 200
