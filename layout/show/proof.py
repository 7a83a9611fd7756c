"""What a person is told of the ink of a soft proof."""

from rich.table import Table

from layout.proof.plates.figures import PageInks


def inks(pages: tuple[PageInks, ...]) -> Table:
    """Return how much ink there is on each page, and where it is most."""
    names = list(dict.fromkeys(name for page in pages for name, _ in page.coverage))
    table = Table(box=None, pad_edge=False)
    limit = f"Over {pages[0].limit:g} %"
    for heading in ("Page", "Highest ink", "at mm", limit, *names):
        table.add_column(heading, justify="right")
    for page in pages:
        shares = dict(page.coverage)
        table.add_row(
            str(page.number),
            f"{page.highest:.1f} %",
            f"{page.at[0]:.0f}, {page.at[1]:.0f}",
            f"{page.over:g} mm²" if page.over else "none",
            *(f"{shares.get(name, 0.0):.1f} %" for name in names),
        )
    means = [
        sum(dict(page.coverage).get(name, 0.0) for page in pages) / len(pages)
        for name in names
    ]
    table.add_row("all", "", "", "", *(f"{mean:.1f} %" for mean in means))
    return table
