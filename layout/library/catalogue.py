"""How a catalogue enters an issue: Dublin Core, and the bag's own label."""

from layout.desk.issue import Issue
from layout.library.file_names import Names
from layout.library.languages import three_letters
from layout.library.xml import Tree, written

NAMESPACES = {
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def dublin_core(issue: Issue, names: Names, pages: int) -> bytes:
    """Return an issue's Dublin Core record."""
    paper = issue.publication
    tree = Tree(NAMESPACES)
    root = tree.root("oai_dc:dc")
    entries = (
        ("title", f"{paper.title}, {issue.label}"),
        ("publisher", paper.publisher),
        ("contributor", f"Printed by {paper.printer_name}" * bool(paper.printer_name)),
        ("date", issue.date.isoformat()),
        ("type", "Text"),
        ("type", "newspaper issue"),
        ("format", f"{pages} pages"),
        ("identifier", names.bag),
        ("language", three_letters(paper.language)),
        ("coverage", paper.place),
        ("relation", f"ISSN {paper.issn}" if paper.issn else paper.title),
    )
    for name, value in entries:
        if value:
            tree.add(root, f"dc:{name}", value)
    return written(root)


def bag_label(issue: Issue, names: Names) -> tuple[tuple[str, str], ...]:
    """Return what bag-info.txt says of an issue, as RFC 8493 names it."""
    paper = issue.publication
    entries = (
        ("Source-Organization", paper.publisher or paper.title),
        ("Organization-Address", ", ".join(paper.contact)),
        ("External-Description", f"{paper.title}, {issue.label}, no. {issue.number}"),
        ("External-Identifier", names.bag),
        ("Internal-Sender-Identifier", paper.issn),
        ("Bag-Group-Identifier", names.title),
        ("Bagging-Date", issue.date.isoformat()),
    )
    return tuple((label, value) for label, value in entries if value)
