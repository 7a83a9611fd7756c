"""Code of MDX among copy."""

import pytest

from layout.copy.markdown.components import without_code


@pytest.mark.parametrize(
    "code",
    [
        'import Chart from "../chart"',
        "import { Chart, Map as M } from '@site/maps';",
        "export const fare = 4",
        "export const meta = {\n  fare: 4,\n}",
        "export default function Page() {\n  return null\n}",
    ],
)
def test_code_is_left_out_and_told(code: str) -> None:
    text = f"{code}\n\nIt rained."
    found, left = without_code(text, "ferry.mdx", 4)
    assert found.split() == ["It", "rained."]
    assert found.count("\n") == text.count("\n")
    assert [leftover.line for leftover in left] == list(
        range(4, 4 + len(code.split("\n")))
    )


@pytest.mark.parametrize(
    "text",
    [
        "import duties rose from four to six pounds",
        "export of wool fell.",
        "```\nimport x from 'y'\n```",
    ],
)
def test_words_are_no_code(text: str) -> None:
    assert without_code(text, "ferry.mdx", 1) == (text, [])


def test_expressions_are_code_in_mdx_alone() -> None:
    text = "A fare of {fare} pounds{/* check */}."
    found, left = without_code(text, "ferry.mdx", 1)
    assert found == "A fare of  pounds."
    assert len(left) == 2
    assert without_code(text, "ferry.md", 1) == (text, [])
