"""How many operands each operator has (ISO 32000-2, Annex A), and which are numbers."""

from collections.abc import Mapping

from layout.pdf.operators import INLINE, FileOperator

NUMBERED: Mapping[str, int] = {
    **dict.fromkeys(("c", "cm", "d1", "Tm"), 6),
    **dict.fromkeys(("re", "v", "y", "k", "K"), 4),
    **dict.fromkeys(("rg", "RG"), 3),
    **dict.fromkeys(("d0", "l", "m", "Td", "TD"), 2),
    **dict.fromkeys(("g", "G", "i", "j", "J", "M", "w"), 1),
    **dict.fromkeys(("Tc", "TL", "Tr", "Ts", "Tw", "Tz"), 1),
}
# Those whose operands are names, strings, arrays, as many as they are, or none.
OTHERS = frozenset(
    (
        *("b", "b*", "B", "B*", "f", "f*", "F", "h", "n", "s", "S", "W", "W*"),
        *("BDC", "BMC", "DP", "EMC", "MP", "BT", "ET", "BX", "EX", "q", "Q"),
        *("cs", "CS", "sc", "SC", "scn", "SCN", "sh", "d", "ri", "gs", "Do"),
        *("Tf", "Tj", "TJ", "T*", "'", '"', INLINE),
    )
)


def operand_faults(operator: FileOperator) -> str:
    """Return in words what is wrong with an operator; nothing if nothing is.

    Raises:
        TypeError, ValueError: an operand is no number and should be.
    """
    wanted = NUMBERED.get(operator.name)
    if wanted is None:
        known = operator.name in OTHERS
        return "" if known else f"there is no operator {operator.name:.20}"
    given = len(operator.numbers())
    if given == wanted:
        return ""
    return f"the operator {operator.name} has {given} numbers and not {wanted}"
