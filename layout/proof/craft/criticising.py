"""Made-up pages criticised as a production editor would, check after check."""

from layout.codes import Code
from layout.desk.files.sources import nearest
from layout.desk.issue import Issue
from layout.desk.stylebook import Stylebook
from layout.makeup.dummy import Dummy
from layout.notes import Note, in_order
from layout.proof.craft import checks
from layout.proof.craft.specimen import CraftCheck, CraftFinding, take_apart

# In the order of their names: what `checks` imports is what is made.
CHECKS: tuple[CraftCheck, ...] = tuple(
    module
    for _, module in sorted(vars(checks).items())
    if isinstance(module, CraftCheck)
)


def criticise(issue: Issue, dummy: Dummy, style: Stylebook) -> tuple[Note, ...]:
    """Return what a production editor would mark on the pages, in order.

    Checks that the publication or its style waives (`[craft] waive`) are not made.
    """
    specimen = take_apart(issue, dummy, style)
    waived = {*issue.publication.waive, *style.waive}
    notes = [
        _note(check, finding, issue)
        for check in CHECKS
        if check.CODE not in waived
        for finding in check.check(specimen)
    ]
    return in_order(notes + _unknown(issue, style))


def _note(check: CraftCheck, finding: CraftFinding, issue: Issue) -> Note:
    return Note(
        code=check.CODE,
        file=finding.file or issue.file,
        line=finding.line,
        page=finding.page,
        message=finding.message,
        hint=finding.hint,
    )


def _unknown(issue: Issue, style: Stylebook) -> list[Note]:
    """Return warnings of waived codes that no check has: the check is still made."""
    known = {check.CODE for check in CHECKS}
    sources = (
        ("paper.toml", issue.publication.waive),
        (f"styles/{style.name}/style.toml", style.waive),
    )
    return [
        Note(
            code=Code.UNKNOWN_WAIVER,
            file=file,
            message=f'craft.waive: no check has the code "{code}"',
            hint=nearest(code, known),
        )
        for file, codes in sources
        for code in codes
        if code not in known
    ]
