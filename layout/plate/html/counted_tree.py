"""A template's tree, changed before it is compiled so that what it does is counted."""

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from layout.plate.html.template_filters import LARGEST

# Names of filters that no template can spell: what the tree is changed with.
LOOPED, JOINED, SLICED = "(looped)", "(joined)", "(sliced)"
COMPARED, KEYED = "(compared)", "(keyed)"


def refused(node: nodes.Node) -> str:
    """Say what no template may have; it could not be counted before it is done."""
    if isinstance(node, nodes.Const):
        large = isinstance(node.value, int) and node.value > LARGEST
        return "too large a number" if large else ""
    stars = getattr(node, "dyn_args", None) or getattr(node, "dyn_kwargs", None)
    return "a list or table as the values of a call (* or **)" if stars else ""


class Counting(NodeTransformer):
    """Changes a template's tree so that what it does is counted."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count turns, and what is written in each."""
        written = sum(len(part.data) for part in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        weight = nodes.Const(written, lineno=node.lineno)
        node.iter = _filtered(node.iter, LOOPED, weight)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count what `~` joins."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count slices."""
        self.generic_visit(node)
        return _filtered(node, SLICED) if isinstance(node.arg, nodes.Slice) else node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Compare in Python, see `counted_comparing`."""
        self.generic_visit(node)
        values = [node.expr, *(operand.expr for operand in node.ops)]
        operators = [nodes.Const(o.op, lineno=node.lineno) for o in node.ops]
        return _filtered(nodes.List(values, lineno=node.lineno), COMPARED, *operators)

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:  # noqa: N802
        """Take as a table's key only what is quickly hashed."""
        self.generic_visit(node)
        if not isinstance(node.key, nodes.Const):
            node.key = _filtered(node.key, KEYED)
        return node


def _filtered(node: Any, name: str, *values: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(values), [], None, None, lineno=node.lineno)
