"""How evenly the dense paper is set: loose lines, ladders, edges, baselines."""

from dataclasses import asdict
from pathlib import Path

from tests.bench.dense import ROOT, fitting_paper, read_paper
from tests.bench.measuring import Body, measure
from tests.bench.record import keep
from tests.bench.running import run_python, say

TOOL = ROOT.parent / "shared" / "tools" / "measure_text.py"
GOALS = {
    "loose_2x": "at most 15",
    "loose_3x": "at most 1.5",
    "ladders": "0",
    "ragged_edges": "at most 0.5",
    "grid_drift": "at most 0.02",
}


def main(folder: Path) -> None:
    issue, _ = fitting_paper(folder)
    build = ("-m", "layout", "build", issue, "--edition", "press", "-q", "-o", "out")
    run_python(*build, folder=folder)
    _, style = read_paper(issue)
    leading = style.grid.leading
    body = Body(
        size=style.elements["paragraph"].size,
        leading=leading,
        page_height=style.grid.page_height,
    )
    press = folder / "out" / "press.pdf"
    for name, value in asdict(measure(press, body)).items():
        goal = f" (to reach: {GOALS[name]})" if name in GOALS else ""
        say(f"type: {name} {value}{goal}")
        keep(f"type: {name}", value, GOALS.get(name, ""))
    if TOOL.exists():
        say("type: by measure_text.py:")
        run_python(TOOL, press, "--leading", str(leading), folder=folder)
