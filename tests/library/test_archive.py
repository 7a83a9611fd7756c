"""The bag of the sample issue, as a library's programs take it."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import bagit
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from layout.desk.articles.words import words_of
from layout.desk.issue import Article
from layout.desk.reading import read_issue
from layout.disk.places import CACHE, cache_folder
from layout.library.fixity import check_bag
from layout.proof.readback.pdf_words import read_file
from tests.building import ROOT, run
from tests.library import schemas

PARTS = ("issues", "styles", "fonts", "fillers")
BASE = "https://library.example.org/papers/"
# As coarse as may be: the images are most of the work.
PPI = 72
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
# What loaders of the National Digital Newspaper Program look for.
NDNP = {
    "mets": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "mix": "http://www.loc.gov/mix/",
    "xlink": "http://www.w3.org/1999/xlink",
}
HREF = "{http://www.w3.org/1999/xlink}href"

Element = Any  # lxml comes without types

pytestmark = pytest.mark.slow


@dataclass(frozen=True, kw_only=True)
class Packed:
    folder: Path
    articles: tuple[Article, ...]

    @property
    def pages(self) -> Path:
        return self.folder / "data/the-alder-courier/print/2026120401"

    def tree(self, name: str) -> Element:
        return etree.parse(self.folder / name).getroot()

    def altos(self) -> Iterator[Element]:
        for path in sorted(self.pages.glob("0*.xml")):
            yield etree.parse(path).getroot()

    def mets(self) -> Element:
        return etree.parse(self.pages / "2026120401.xml").getroot()


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    home = tmp_path_factory.mktemp("library")
    for name in PARTS:
        shutil.copytree(ROOT / name, home / name)
    shutil.copy(ROOT / "paper.toml", home)
    # What other tests have rendered of the sample need not be rendered again.
    kept = cache_folder(ROOT)
    (home / CACHE).mkdir()
    (home / CACHE / kept.name).symlink_to(kept)
    issue = home / "issues" / "2026-12"
    words = ("archive", issue, "-o", home / "bags", "--base-uri", BASE)
    done = run(*words, "--ppi", str(PPI))
    assert done.exit_code == 0, done.stderr
    [bag] = (home / "bags").iterdir()
    assert bag.name == "the-alder-courier_20261204_01"
    articles = read_issue(issue)[0].articles
    return Packed(folder=bag, articles=articles)


def test_the_bag_is_valid(packed: Packed) -> None:
    bag = bagit.Bag(str(packed.folder))
    assert bag.is_valid()
    assert bag.info["Bagging-Date"] == "2026-12-04"
    assert bag.info["Source-Organization"] == "Alder Press Co-operative"
    assert bag.info["External-Identifier"] == packed.folder.name
    assert check_bag(packed.folder)[1] == ()


def test_the_issue_is_locked_as_by_a_build(packed: Packed) -> None:
    own = packed.folder.parents[1] / "issues" / "2026-12" / "issue.lock"
    kept = packed.folder / "data/source/issues/2026-12/issue.lock"
    assert kept.read_bytes() == own.read_bytes()


def test_every_page_has_its_files(packed: Packed) -> None:
    for number in range(1, 9):
        with Image.open(packed.pages / f"{number:04}.jp2") as image:
            assert image.format == "JPEG2000"
            assert image.size == (820, 1078)
        assert len(read_file(packed.pages / f"{number:04}.pdf")) == 1
    assert len(sorted((packed.folder / "data/press").glob("*.pdf"))) == 8


def test_an_image_tells_its_resolution(packed: Packed) -> None:
    """ISO 15444-1, I.5.3.7: samples a metre as a fraction and a power of ten."""
    content = (packed.pages / "0001.jp2").read_bytes()
    at = content.index(b"resc") + 4
    up, down = (int.from_bytes(content[at + n : at + n + 2]) for n in (0, 2))
    metre = up / down * 10 ** content[at + 8]
    assert metre * 0.0254 == pytest.approx(PPI)


def test_a_page_alone_leads_nowhere_else(packed: Packed) -> None:
    with pypdfium2.PdfDocument(packed.pages / "0001.pdf") as document:
        assert len(document) == 1
    content = (packed.pages / "0001.pdf").read_bytes()
    assert len(content) < 2_000_000
    assert b"/Dest" not in content


def test_the_whole_issue_is_one_pdf_for_good(packed: Packed) -> None:
    with pikepdf.open(packed.folder / "data/issue.pdf") as whole:
        assert len(whole.pages) == 8
        claims = whole.open_metadata()
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"]) == ("3", "A")
        assert claims["pdfuaid:part"] == "1"


def test_alto_is_valid(packed: Packed) -> None:
    pages = sorted(packed.pages.glob("0*.xml"))
    assert len(pages) == 8
    for path in pages:
        schemas.check(path.read_bytes(), "alto-4-4.xsd")


def test_readers_without_namespaces_can_read_alto(packed: Packed) -> None:
    for path in sorted(packed.pages.glob("0*.xml")):
        text = path.read_text("utf-8")
        assert text.count("<Page ") == 1
        assert "<String " in text
    first = next(packed.altos())
    blocks = list(first.iter(f"{ALTO}TextBlock"))
    assert {block.get("language") for block in blocks} == {"eng"}
    assert {block.get("LANG") for block in blocks} == {"en-GB"}


def box(element: Element) -> tuple[float, float, float, float]:
    left, top, width, height = (
        float(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    )
    return left, top, left + width, top + height


def test_boxes_lie_in_one_another(packed: Packed) -> None:
    for alto in packed.altos():
        page = next(alto.iter(f"{ALTO}PrintSpace"))
        for element in page.iterdescendants():
            if element.get("HEIGHT") is None or element.getparent() is None:
                continue
            left, top, right, foot = box(element)
            outer = box(element.getparent())
            assert outer[0] - 0.02 <= left <= right <= outer[2] + 0.02
            assert outer[1] - 0.02 <= top <= foot <= outer[3] + 0.02


def test_a_cut_word_is_whole_on_both_sides(packed: Packed) -> None:
    firsts: Counter[str] = Counter()
    laters: Counter[str] = Counter()
    for alto in packed.altos():
        for line in alto.iter(f"{ALTO}TextLine"):
            if line.find(f"{ALTO}HYP") is not None:
                assert line[-1].tag == f"{ALTO}HYP"
                assert line[-2].get("SUBS_TYPE") in {"HypPart1", "HypPart2"}
        for word in alto.iter(f"{ALTO}String"):
            if word.get("SUBS_TYPE") == "HypPart1":
                firsts[word.get("SUBS_CONTENT")] += 1
            elif word.get("SUBS_TYPE") == "HypPart2":
                laters[word.get("SUBS_CONTENT")] += 1
    assert firsts.total() > 100
    assert firsts == laters


def test_reading_order_names_every_text_once(packed: Packed) -> None:
    for alto in packed.altos():
        order = [ref.get("REF") for ref in alto.iter(f"{ALTO}ElementRef")]
        found = [
            element.get("ID")
            for element in alto.iter(f"{ALTO}TextBlock", f"{ALTO}Illustration")
        ]
        assert order == found


def test_mets_is_valid(packed: Packed) -> None:
    path = packed.pages / "2026120401.xml"
    schemas.check(path.read_bytes(), "mets-1-12-1.xsd")


def test_mets_leads_to_every_file_and_block(packed: Packed) -> None:
    mets = packed.mets()
    places: dict[str, Path] = {}
    for file in mets.findall(".//mets:file", NDNP):
        [where] = file.findall("mets:FLocat", NDNP)
        path = packed.pages / where.get(HREF)
        content = path.read_bytes()
        assert file.get("CHECKSUM") == sha256(content).hexdigest()
        assert file.get("SIZE") == str(len(content))
        places[file.get("ID")] = path
    assert {path.suffix for path in places.values()} == {".jp2", ".pdf", ".xml"}
    known: dict[str, set[str]] = {}
    for area in mets.findall(".//mets:area", NDNP):
        name = area.get("FILEID")
        if name not in known:
            page = etree.parse(places[name]).getroot()
            known[name] = {e.get("ID") for e in page.iter() if e.get("ID")}
        assert area.get("BEGIN") in known[name]
    assert len(known) == 8


def test_a_loader_finds_what_it_asks_for(packed: Packed) -> None:
    """The questions of the Library of Congress's own loader, in its own words."""
    mets = packed.mets()
    [issue] = mets.xpath('.//mets:div[@TYPE="np:issue"]', namespaces=NDNP)
    section = f'.//mets:dmdSec[@ID="{issue.get("DMDID")}"]'
    [mods] = mets.xpath(f"{section}//mods:mods", namespaces=NDNP)

    def said(path: str) -> str:
        return str(mods.xpath(f"string({path})", namespaces=NDNP)).strip()

    assert int(said('.//mods:detail[@type="edition"]/mods:number[1]')) == 1
    assert said('.//mods:detail[@type="issue"]/mods:number[1]') == "12"
    assert said(".//mods:dateIssued") == "2026-12-04"
    pages = issue.xpath('.//mets:div[@TYPE="np:page"]', namespaces=NDNP)
    assert len(pages) == 8
    for page in pages:
        uses = {}
        for pointer in page.findall("mets:fptr", NDNP):
            path = f'.//mets:file[@ID="{pointer.get("FILEID")}"]'
            [file] = mets.xpath(path, namespaces=NDNP)
            uses[file.get("USE")] = file
        assert set(uses) == {"service", "derivative", "ocr"}
        admin = f'.//mets:techMD[@ID="{uses["service"].get("ADMID")}"]'
        width = mets.xpath(f"string({admin}//mix:ImageWidth)", namespaces=NDNP)
        assert int(width) == 820


def test_a_story_that_jumps_is_one_division(packed: Packed) -> None:
    found = packed.mets().xpath(
        './/mets:div[@TYPE="Article"]',
        namespaces=NDNP,
    )
    pages = {
        division.get("ID"): {area.get("FILEID") for area in division.iter("{*}area")}
        for division in found
    }
    assert len(pages) == len(packed.articles)
    assert max(len(files) for files in pages.values()) == 2


def test_articles_have_all_their_words_once(packed: Packed) -> None:
    for article in packed.articles:
        root = packed.tree(f"data/articles/{article.slug}.xml")
        parts = []
        for name in ("hl1", "abstract", "byline", "body.content", "tagline"):
            for element in root.iter(f"{NITF}{name}"):
                for producer in element.iter(f"{NITF}media-producer"):
                    producer.text = ""
                parts += element.itertext()
                parts.append("\n")
        spaced = "".join(parts)
        assert Counter(words_of(spaced)) == Counter(article.words), article.slug


def test_the_manifest_is_a_valid_one(packed: Packed) -> None:
    reason = "iiif-prezi3 is not installed; tools/install.sh does that"
    prezi = pytest.importorskip("iiif_prezi3", reason=reason)
    plain = json.loads((packed.folder / "data/iiif/manifest.json").read_bytes())
    manifest = prezi.Manifest(**plain)
    assert str(manifest.id).startswith(f"{BASE}{packed.folder.name}/")
    assert len(manifest.items) == 8
    assert {(c.width, c.height) for c in manifest.items} == {(820, 1078)}
    images = [canvas.items[0].items[0].body.id for canvas in manifest.items]
    for address in images:
        _, _, name = str(address).partition(f"{packed.folder.name}/")
        assert (packed.folder / name).is_file()
    ranges = [each for section in plain["structures"] for each in section["items"]]
    assert len(ranges) == len(packed.articles)


def test_a_catalogue_can_enter_it(packed: Packed) -> None:
    record = packed.tree("data/dc.xml")
    found = {(e.tag.rpartition("}")[2], e.text) for e in record}
    assert ("date", "2026-12-04") in found
    assert ("language", "eng") in found
    assert ("identifier", packed.folder.name) in found
    facts = json.loads((packed.folder / "data/build.json").read_bytes())
    assert {"layout", "weasyprint", "pango"} <= set(facts["versions"])
