"""What is typed becomes what is asked: every option arrives at its command."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from layout.errors import Refused
from layout.geometry import Lattice
from layout.requests import (
    ALL_EDITIONS,
    EDITIONS,
    HERE,
    ArchiveRequest,
    BuildRequest,
    CheckRequest,
    DeliverRequest,
    ImportRequest,
    ImposeRequest,
    PlanRequest,
    ProofRequest,
    RebuildRequest,
    VerifyRequest,
)
from tests.building import run
from tests.desk.paper import ISSUE, publication

T = TypeVar("T")


class Asked:
    """Stands in a command's place, and keeps what it is asked for."""

    def __init__(self) -> None:
        self.request: object = None

    def __call__(self, request: object, *others: object) -> None:
        self.request = request
        raise Refused

    def of(self, kind: type[T]) -> T:
        assert isinstance(self.request, kind)
        return self.request


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked) -> Path:
    """Give a publication to stand in; no command does anything there."""
    home = tmp_path / "paper"
    found = publication(home, {})
    monkeypatch.chdir(home)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for place in (
        *("archive.archive", "build.build", "check.examine", "check_pdf.inspect"),
        *("deliver.deliver", "import_copy.bring_in", "impose.impose_file"),
        *("plan.plan", "plan.shapes", "proof.proof", "rebuild.rebuild"),
        "verify.verify",
    ):
        monkeypatch.setattr(f"layout.commands.{place}", asked)
    return found


def said(*words: str | Path) -> None:
    done = run(*words)
    assert done.exit_code == 1, done.output


def test_build_without_options(issue: Path, asked: Asked) -> None:
    said("build", "one")
    request = asked.of(BuildRequest)
    assert request == BuildRequest(issue=issue, out=Path.cwd() / "build" / "one")
    assert request.editions == EDITIONS


def test_build_with_all_of_them(
    issue: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    said(
        *("build", ISSUE, "-o", "out", "--edition", "all", "--pages", "1,3-4"),
        *("--draft", "--anew", "--jobs", "3", "--no-cache", "--printer", "copier"),
        "--restyle",
    )
    assert asked.of(BuildRequest) == BuildRequest(
        issue=issue,
        out=Path.cwd() / "out",
        printer="copier",
        editions=ALL_EDITIONS,
        pages=(1, 3, 4),
        draft=True,
        jobs=3,
        cache=False,
        anew=True,
        restyle=True,
        moment=1600000000,
    )


@pytest.mark.parametrize(
    "words", [("--draft",), ("--pages", "1"), ("--edition", "screen")]
)
def test_only_the_whole_issue_is_locked(
    issue: Path, asked: Asked, words: tuple[str, ...]
) -> None:
    refused = run("build", "one", "--lock", *words)
    assert refused.exit_code == 2
    assert "--lock is for the whole issue" in refused.stderr
    assert asked.request is None
    said("build", "one", "--lock")
    assert asked.of(BuildRequest).lock


def test_proof(issue: Path, asked: Asked) -> None:
    said("proof", "one")
    plain = ProofRequest(issue=issue, out=Path.cwd() / "build" / "one" / "proof")
    assert asked.of(ProofRequest) == plain
    said("proof", "one", "--ppi", "200", "--simulate", "--jobs", "2", "--anew")
    more = replace(plain, ppi=200.0, simulate=True, jobs=2, anew=True)
    assert asked.of(ProofRequest) == more


def test_plan(issue: Path, asked: Asked) -> None:
    said("plan", "one")
    assert asked.of(PlanRequest) == PlanRequest(issue=issue)
    # What is written is planned anew, but for what is locked.
    said("plan", "one", "--write", "--no-cache")
    written = PlanRequest(issue=issue, write=True, anew=True, cache=False)
    assert asked.of(PlanRequest) == written
    said("plan", "one", "--shapes", "bridge")
    assert asked.of(PlanRequest) == PlanRequest(issue=issue)


def test_check_tells_an_issue_from_a_file(issue: Path, asked: Asked) -> None:
    start = Path.cwd()
    said("check", "one", "--separations", "-o", "out")
    assert asked.of(CheckRequest) == CheckRequest(
        subject=issue, start=start, out=start / "out", separations=True
    )
    # A PDF need not be there to be meant; whoever reads it says that it is not.
    for name in ("ads/fair.pdf", "FAIR.PDF"):
        said("check", name, "--printer", "copier")
        assert asked.of(CheckRequest) == CheckRequest(
            subject=Path(name), start=start, printer="copier"
        )


def test_archive(issue: Path, asked: Asked) -> None:
    said("archive", "one")
    plain = ArchiveRequest(issue=issue, out=Path.cwd() / "build" / "archive")
    assert asked.of(ArchiveRequest) == plain
    assert plain.base == HERE
    said(
        *("archive", "one", "--as", "zip", "--alto", "2.0", "--ppi", "150"),
        *("--base-uri", "https://library.example.org/", "--edition-number", "2"),
    )
    assert asked.of(ArchiveRequest) == replace(
        plain,
        shape="zip",
        alto="2.0",
        ppi=150,
        base="https://library.example.org/",
        edition=2,
    )


def test_an_archive_s_address_is_one(issue: Path, asked: Asked) -> None:
    refused = run("archive", "one", "--base-uri", "library.example.org")
    assert refused.exit_code == 2
    assert '"library.example.org" is no address' in refused.stderr
    assert asked.request is None


def test_rebuild_takes_a_folder_of_issues_or_their_names(
    issue: Path, asked: Asked
) -> None:
    other = publication(Path.cwd(), {"issues/two/issue.toml": "number = 2\n"})
    assert other == issue
    out = Path.cwd() / "build"
    both = (issue, issue.with_name("two"))
    said("rebuild", "issues")
    assert asked.of(RebuildRequest) == RebuildRequest(issues=both, out=out)
    said(
        *("rebuild", "two", "one", "issues/one", "--jobs", "4", "--archive"),
        *("--scheduler", "tcp://127.0.0.1:8786", "--anew", "--no-cache"),
    )
    assert asked.of(RebuildRequest) == RebuildRequest(
        issues=both,
        out=out,
        jobs=4,
        scheduler="tcp://127.0.0.1:8786",
        cache=False,
        anew=True,
        archive=True,
    )


def test_verify(issue: Path, asked: Asked) -> None:
    start = Path.cwd()
    said("verify", "one")
    assert asked.of(VerifyRequest) == VerifyRequest(name="one", start=start)
    said("verify", "one", "--report", "differences", "--against", "out", "--jobs", "1")
    assert asked.of(VerifyRequest) == VerifyRequest(
        name="one",
        start=start,
        report=start / "differences",
        against=Path("out"),
        jobs=1,
    )


def test_deliver(issue: Path, asked: Asked) -> None:
    said("deliver", "one")
    out = Path.cwd() / "build" / "one"
    assert asked.of(DeliverRequest) == DeliverRequest(issue="one", out=out)
    said("deliver", "one", "-o", "out", "--dry-run")
    assert asked.of(DeliverRequest) == DeliverRequest(
        issue="one", out=Path.cwd() / "out", dry=True
    )


def test_import(issue: Path, asked: Asked) -> None:
    said("import", "dumps", "march.docx", "--into", "issues/2019-03")
    plain = ImportRequest(
        sources=(Path("dumps"), Path("march.docx")),
        into="issues/2019-03",
        start=Path.cwd(),
    )
    assert asked.of(ImportRequest) == plain
    said(
        *("import", "dumps", "march.docx", "--into", "issues/2019-03", "--keep-all"),
        *("--number", "3", "--date", "2019-03-07"),
    )
    assert asked.of(ImportRequest) == replace(
        plain, keep_all=True, number=3, day=date(2019, 3, 7)
    )


def test_impose(issue: Path, asked: Asked) -> None:
    said("impose", "build/press.pdf", "--scheme", "saddle")
    assert asked.of(ImposeRequest) == ImposeRequest(
        file=Path("build/press.pdf"),
        out=Path("build/press-saddle.pdf"),
        scheme="saddle",
    )
    said(
        *("impose", "press.pdf", "--scheme", "gathered", "--fold", "8"),
        *("--signature", "32", "--sheet", "SRA3", "--creep", "1.5", "--up", "2X2"),
        *("--marks", "--tumble", "--dummy", "-o", "sheets.pdf"),
    )
    assert asked.of(ImposeRequest) == ImposeRequest(
        file=Path("press.pdf"),
        out=Path("sheets.pdf"),
        scheme="gathered",
        fold=8,
        signature=32,
        up=Lattice(2, 2),
        paper="SRA3",
        creep=1.5,
        marks=True,
        tumble=True,
        dummy=True,
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--fold", "8", "--signature", "20"), "--signature must be a multiple"),
        (("--up", "two"), '"two" is no grid'),
        (("--up", "0x2"), "1 to 16 columns and rows"),
        (("--up", "2x17"), "1 to 16 columns and rows"),
        (("--creep", "11"), "--creep"),
    ],
)
def test_sheets_that_cannot_be(
    issue: Path, asked: Asked, words: tuple[str, ...], reason: str
) -> None:
    refused = run("impose", "press.pdf", "--scheme", "gathered", *words)
    assert refused.exit_code == 2
    assert reason in refused.stderr
    assert asked.request is None


@pytest.mark.parametrize("command", ["build", "archive", "rebuild"])
def test_a_date_from_outside_has_to_be_one(
    issue: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    refused = run(command, "one")
    assert refused.exit_code == 2
    assert 'SOURCE_DATE_EPOCH is "yesterday"' in refused.stderr
    assert asked.request is None
