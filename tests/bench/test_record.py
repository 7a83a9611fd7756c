"""Figures of benchmarks are kept in order and drawn; nothing is measured here."""

from pathlib import Path
from xml.etree import ElementTree

from tests.bench.record import draw, keep, read


def test_figures_come_back_as_they_were_kept(tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    keep("dense: ratio", 0.456123, "0.40", results=results)
    keep("type: ladders", 0, results=results)
    keep("dense: ratio", 0.41, "0.40", results=results)
    figures = read(results)
    assert [(f.name, f.value, f.goal) for f in figures] == [
        ("dense: ratio", 0.4561, "0.40"),
        ("type: ladders", 0.0, ""),
        ("dense: ratio", 0.41, "0.40"),
    ]
    assert len({figure.commit for figure in figures}) == 1


def test_a_figure_is_drawn_as_one_course(tmp_path: Path) -> None:
    results, picture = tmp_path / "results.csv", tmp_path / "results.svg"
    for value in (4.0, 2.0, 1.0):
        keep("seconds <a page>", value, results=results)
    keep("ladders", 0, results=results)
    draw(results, picture)
    space = "{http://www.w3.org/2000/svg}"
    lines = ElementTree.parse(picture).getroot().iter(f"{space}polyline")
    points = [line.get("points") for line in lines]
    assert points == ["0.0,0.0 130.0,45.0 260.0,67.5", "0.0,90.0"]
    assert "seconds &lt;a page&gt;: 1.0" in picture.read_text("utf-8")


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    keep("ladders", 3, "0", results=results)
    draw(results, tmp_path / "one.svg")
    draw(results, tmp_path / "two.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
