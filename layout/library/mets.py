"""METS: which files an issue has, its pages in order, and its articles on them.

The physical map is that of the National Digital Newspaper Program, which loaders look
for by its names; the logical map leads from sections to articles to their blocks in the
pages' ALTO, so that a story that jumps is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from layout import __version__
from layout.desk.issue import Article, Issue
from layout.library.alto import Located
from layout.library.file_names import Names, article_file, page_file, token
from layout.library.languages import three_letters
from layout.library.xml import Element, Tree, written

NAMESPACES = {
    "": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "mix": "http://www.loc.gov/mix/",
    "xlink": "http://www.w3.org/1999/xlink",
    "np": "urn:library-of-congress:ndnp:mets:newspaper",
}
TYPE = "urn:library-of-congress:ndnp:mets:newspaper:issue"
BIBLIOGRAPHY = "issueModsBib"
WHOLE = "issueFile"
# What each of a page's files is for, in the loaders' words, and its media type.
USES = (
    ("jp2", "service", "image/jp2"),
    ("pdf", "derivative", "application/pdf"),
    ("xml", "ocr", "text/xml"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file's sha256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page: its number, its image's width, height and ppi, and its stories.

    `files` are by their suffix.
    """

    number: int
    width: int
    height: int
    ppi: int
    stories: tuple[Located, ...]
    files: dict[str, FileFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """All that METS tells of an issue; `articles` in the order of their pages.

    `files` are the articles', by their slugs, and `whole` is the issue's PDF.
    """

    issue: Issue
    names: Names
    pages: tuple[PageFacts, ...]
    articles: tuple[Article, ...]
    files: dict[str, FileFacts]
    whole: FileFacts


def mets(volume: Volume) -> bytes:
    """Return an issue's METS file."""
    return _MetsWriter(volume).write()


class _MetsWriter:
    """Writes one issue."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._issue = volume.issue
        self._tree = Tree(NAMESPACES)

    def write(self) -> bytes:
        issue, names = self._issue, self._volume.names
        label = (
            f"{issue.publication.title}, {issue.date.isoformat()}, {names.edition:02}"
        )
        root = self._tree.root("mets", OBJID=names.bag, LABEL=label, TYPE=TYPE)
        self._header(root)
        self._issue_mods(root)
        for page in self._volume.pages:
            self._page_mods(root, page)
        for article in self._volume.articles:
            self._article_mods(root, article)
        self._technical(root)
        self._files(root)
        self._physical(root)
        self._logical(root)
        self._links(root)
        return written(root)

    def _header(self, root: Element) -> None:
        tree = self._tree
        day = self._issue.date.isoformat()
        header = tree.add(root, "metsHdr", CREATEDATE=f"{day}T00:00:00")
        paper = self._issue.publication
        kind = {"ROLE": "CREATOR", "TYPE": "ORGANIZATION"}
        maker = tree.add(header, "agent", **kind)
        tree.add(maker, "name", paper.publisher or paper.title)
        kind = {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"}
        software = tree.add(header, "agent", **kind)
        tree.add(software, "name", f"Layout {__version__}")

    def _mods(self, root: Element, identity: str) -> Element:
        section = self._tree.add(root, "dmdSec", ID=identity)
        wrap = self._tree.add(section, "mdWrap", MDTYPE="MODS")
        return self._tree.add(self._tree.add(wrap, "xmlData"), "mods:mods")

    def _issue_mods(self, root: Element) -> None:
        tree, issue = self._tree, self._issue
        paper, mods = issue.publication, self._mods(root, BIBLIOGRAPHY)
        title = tree.add(mods, "mods:titleInfo")
        tree.add(title, "mods:title", f"{paper.title}, {issue.label}")
        host = tree.add(mods, "mods:relatedItem", type="host")
        tree.add(tree.add(host, "mods:titleInfo"), "mods:title", paper.title)
        for kind, number in (("lccn", paper.lccn), ("issn", paper.issn)):
            if number:
                tree.add(host, "mods:identifier", number, type=kind)
        part = tree.add(host, "mods:part")
        if issue.volume:
            self._detail(part, "volume", issue.volume)
        self._detail(part, "issue", str(issue.number))
        self._detail(part, "edition", str(self._volume.names.edition))
        origin = tree.add(mods, "mods:originInfo")
        if paper.place:
            place = tree.add(origin, "mods:place")
            tree.add(place, "mods:placeTerm", paper.place, type="text")
        if paper.publisher:
            tree.add(origin, "mods:publisher", paper.publisher)
        day = issue.date.isoformat()
        tree.add(origin, "mods:dateIssued", day, encoding="iso8601")
        self._language(mods, paper.language)
        size = tree.add(mods, "mods:physicalDescription")
        tree.add(size, "mods:extent", f"{len(self._volume.pages)} pages")

    def _language(self, mods: Element, language: str) -> None:
        term = self._tree.add(mods, "mods:language")
        kind = {"type": "code", "authority": "iso639-2b"}
        code = three_letters(language)
        self._tree.add(term, "mods:languageTerm", code, **kind)

    def _detail(self, part: Element, kind: str, number: str) -> None:
        detail = self._tree.add(part, "mods:detail", type=kind)
        self._tree.add(detail, "mods:number", number)

    def _page_mods(self, root: Element, page: PageFacts) -> None:
        mods = self._mods(root, f"pageModsBib{page.number}")
        part = self._tree.add(mods, "mods:part")
        extent = self._tree.add(part, "mods:extent", unit="pages")
        self._tree.add(extent, "mods:start", str(page.number))
        self._detail(part, "page number", str(page.number))

    def _article_mods(self, root: Element, article: Article) -> None:
        tree, mods = self._tree, self._mods(root, _bibliography(article))
        title = tree.add(mods, "mods:titleInfo")
        tree.add(title, "mods:title", article.headline)
        if article.standfirst:
            tree.add(title, "mods:subTitle", article.standfirst)
        if article.byline:
            tree.add(tree.add(mods, "mods:name"), "mods:namePart", article.byline)
        tree.add(mods, "mods:genre", "article")
        self._language(mods, article.language)

    def _technical(self, root: Element) -> None:
        """Write the images' sizes, without which loaders take no page."""
        tree = self._tree
        section = tree.add(root, "amdSec")
        for page in self._volume.pages:
            technical = tree.add(section, "techMD", ID=f"mixServiceFile{page.number}")
            wrap = tree.add(technical, "mdWrap", MDTYPE="NISOIMG")
            mix = tree.add(tree.add(wrap, "xmlData"), "mix:mix")
            basic = tree.add(mix, "mix:BasicImageParameters")
            tree.add(tree.add(basic, "mix:Format"), "mix:MIMEType", "image/jp2")
            work = tree.add(mix, "mix:ImagingPerformanceAssessment")
            sizes = tree.add(work, "mix:SpatialMetrics")
            tree.add(sizes, "mix:SamplingFrequencyUnit", "2")
            tree.add(sizes, "mix:XSamplingFrequency", str(page.ppi))
            tree.add(sizes, "mix:YSamplingFrequency", str(page.ppi))
            tree.add(sizes, "mix:ImageWidth", str(page.width))
            tree.add(sizes, "mix:ImageLength", str(page.height))

    def _files(self, root: Element) -> None:
        tree = self._tree
        section = tree.add(root, "fileSec")
        for page in self._volume.pages:
            group = tree.add(section, "fileGrp", ID=f"pageFileGrp{page.number}")
            for suffix, use, kind in USES:
                place = page_file(page.number, suffix)
                identity = _file(use, page.number)
                facts = {"USE": use, "MIMETYPE": kind}
                if use == "service":
                    facts["ADMID"] = f"mixServiceFile{page.number}"
                self._file(group, identity, place, facts | _sums(page.files[suffix]))
        group = tree.add(section, "fileGrp", ID="issueFileGrp", USE="issue")
        facts = {"MIMETYPE": "application/pdf"} | _sums(self._volume.whole)
        self._file(group, WHOLE, "../../../issue.pdf", facts)
        group = tree.add(section, "fileGrp", ID="articleFileGrp", USE="articles")
        for article in self._volume.articles:
            name = article_file(article)
            facts = {"MIMETYPE": "text/xml"} | _sums(self._volume.files[article.slug])
            place = f"../../../articles/{name}"
            self._file(group, _article_file(article), place, facts)

    def _file(
        self, group: Element, identity: str, place: str, facts: dict[str, str]
    ) -> None:
        file = self._tree.add(group, "file", ID=identity, **facts)
        where = {"LOCTYPE": "OTHER", "OTHERLOCTYPE": "file", "xlink__href": place}
        self._tree.add(file, "FLocat", **where)

    def _physical(self, root: Element) -> None:
        tree = self._tree
        whole = tree.add(root, "structMap", TYPE="physical")
        issue = tree.add(whole, "div", TYPE="np:issue", DMDID=BIBLIOGRAPHY)
        for order, page in enumerate(self._volume.pages, 1):
            facts = {
                "ID": f"PAGE{page.number}",
                "TYPE": "np:page",
                "DMDID": f"pageModsBib{page.number}",
                "ORDER": str(order),
                "ORDERLABEL": str(page.number),
            }
            division = tree.add(issue, "div", **facts)
            for _, use, _ in USES:
                tree.add(division, "fptr", FILEID=_file(use, page.number))

    def _logical(self, root: Element) -> None:
        tree, title = self._tree, self._issue.publication.title
        whole = tree.add(root, "structMap", TYPE="logical")
        paper = tree.add(whole, "div", TYPE="Newspaper", LABEL=title)
        label = self._issue.label
        issue = tree.add(paper, "div", TYPE="Issue", LABEL=label, DMDID=BIBLIOGRAPHY)
        tree.add(issue, "fptr", FILEID=WHOLE)
        for name, articles in by_section(self._volume.articles):
            section = tree.add(issue, "div", TYPE="Section", LABEL=name)
            for article in articles:
                self._article(section, article)

    def _article(self, section: Element, article: Article) -> None:
        tree = self._tree
        facts = {
            "ID": _division(article),
            "TYPE": "Article",
            "LABEL": article.headline,
            "DMDID": _bibliography(article),
        }
        division = tree.add(section, "div", **facts)
        tree.add(division, "fptr", FILEID=_article_file(article))
        for located in self._stories(article):
            for role, block in located.blocks:
                part = tree.add(division, "div", TYPE=role)
                pointer = tree.add(part, "fptr")
                place = {"FILEID": _file("ocr", located.page), "BEGIN": block}
                tree.add(pointer, "area", BETYPE="IDREF", **place)

    def _stories(self, article: Article) -> Iterable[Located]:
        for page in self._volume.pages:
            yield from (s for s in page.stories if s.slug == article.slug)

    def _links(self, root: Element) -> None:
        """Say on which pages each article stands."""
        links = [
            (_division(article), f"PAGE{located.page}")
            for article in self._volume.articles
            for located in self._stories(article)
        ]
        if not links:
            return
        section = self._tree.add(root, "structLink")
        for article, page in dict.fromkeys(links):
            ends = {"xlink__from": article, "xlink__to": page}
            self._tree.add(section, "smLink", **ends)


def by_section(
    articles: Iterable[Article],
) -> tuple[tuple[str, tuple[Article, ...]], ...]:
    """Return articles by their sections, in the order in which these begin."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.section, []).append(article)
    return tuple((name, tuple(group)) for name, group in found.items())


def _sums(facts: FileFacts) -> dict[str, str]:
    return {
        "SIZE": str(facts.size),
        "CHECKSUM": facts.sha256,
        "CHECKSUMTYPE": "SHA-256",
    }


def _file(use: str, page: int) -> str:
    return f"{use}File{page}"


def _article_file(article: Article) -> str:
    return f"articleFile-{token(article.slug)}"


def _bibliography(article: Article) -> str:
    return f"articleModsBib-{token(article.slug)}"


def _division(article: Article) -> str:
    return f"ARTICLE-{token(article.slug)}"
