"""A remedy followed to the letter: the sources changed as report.json says."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from layout.desk.articles.words import words_of

PLAN = "plan.toml"
WORD = re.compile(r"\S*\w\S*")
FRONT = re.compile(r"\A---\n(.*?)^---\n", re.M | re.S)

Told = dict[str, Any]


def follow(issue: Path, slug: str, remedy: Told) -> None:
    """Change an issue's sources as a remedy for a story says; its plan is written."""
    article = issue / "articles" / f"{slug}.md"
    kind = remedy["kind"]
    more = kind == "add" or " and add " in remedy["text"]
    if kind in ("cut", "place", "stay") and not more:
        _cut(article, remedy["patches"])
    elif more:
        _add(article, remedy["patches"])
    elif kind == "crop-picture":
        _crop(issue / "pictures" / remedy["other"], remedy["size"])
    elif kind == "pages":
        manifest = issue / "issue.toml"
        text = re.sub(r"^pages = .*\n", "", manifest.read_text("utf-8"), flags=re.M)
        manifest.write_text(f"pages = {remedy['amount']}\n{text}", "utf-8")
    elif kind in ("let-jump", "jump"):
        change(article, jump=True)
    elif kind.endswith(("-picture", "-quote")):
        _illustrate(article, remedy)
    if remedy["areas"]:
        _move(issue, remedy)


def _illustrate(article: Path, remedy: Told) -> None:
    front = _front(article)
    if remedy["kind"] == "drop-quote":
        gone = words_of(remedy["other"])
        quotes = [q for q in front["pull_quotes"] if words_of(q) != gone]
        change(article, pull_quotes=quotes)
        return
    pictures = [p for p in front["pictures"] if p["file"] != remedy["other"]]
    if remedy["kind"] != "drop-picture":
        pictures = front["pictures"]
        for picture in pictures:
            if picture["file"] == remedy["other"]:
                picture["columns"] = remedy["amount"]
    change(article, pictures=pictures)


def _front(article: Path) -> Told:
    match = FRONT.match(article.read_text("utf-8"))
    assert match is not None
    found: Told = yaml.safe_load(match[1])
    return found


def change(article: Path, **keys: object) -> None:
    """Write an article's front matter anew, with other values for some keys."""
    front = _front(article) | keys
    copy = FRONT.sub("", article.read_text("utf-8"), count=1)
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    article.write_text(f"---\n{text}---\n{copy}", "utf-8")


def _cut(article: Path, patches: list[Told]) -> None:
    """Delete the last words of paragraphs, or all of them, as an editor would."""
    lines = article.read_text("utf-8").split("\n")
    for patch in patches:
        number = patch["line"] - 1
        if patch["whole"]:
            lines[number] = ""
            continue
        words = list(WORD.finditer(lines[number]))
        kept = lines[number][: words[-patch["words"]].start()].rstrip(" ,;:–—-")
        lines[number] = kept if kept[-1] in ".?!\"'’”" else kept + "."
    article.write_text("\n".join(lines), "utf-8")


def cut_middle(article: Path, patch: Told) -> None:
    """Delete so many words from the middle of a paragraph."""
    lines = article.read_text("utf-8").split("\n")
    text = lines[patch["line"] - 1]
    words = list(WORD.finditer(text))
    first = (len(words) - patch["words"]) // 2
    start, end = words[first].start(), words[first + patch["words"]].start()
    lines[patch["line"] - 1] = text[:start] + text[end:]
    article.write_text("\n".join(lines), "utf-8")


def _add(article: Path, patches: list[Told]) -> None:
    """Write more words of the story's own behind its last paragraph."""
    text = article.read_text("utf-8")
    lines = text.split("\n")
    paragraphs = [
        line
        for line in FRONT.sub("", text, count=1).split("\n")
        if line and not line.startswith(("#", "|", "!", " "))
    ]
    [patch] = patches
    copy = " ".join(paragraphs * (1 + patch["words"] // 20))
    words = list(WORD.finditer(copy))[: patch["words"]]
    lines[patch["line"] - 1] += " " + copy[: words[-1].end()]
    article.write_text("\n".join(lines), "utf-8")


def _crop(picture: Path, size: list[int]) -> None:
    with Image.open(picture) as image:
        cropped = image.crop((0, 0, size[0], size[1]))
    cropped.save(picture, quality=90)


# --- Plans.


def _move(issue: Path, remedy: Told) -> None:
    """Draw stories where a remedy has them: in plan.toml, exactly."""
    path = issue / PLAN
    plan = tomllib.loads(path.read_text("utf-8"))
    names = {area["name"] for area in remedy["areas"]} | set(remedy["gone"])
    new = {(a["page"], a["name"]): a for a in remedy["areas"]}
    for page in plan["page"]:
        kept = []
        for area in page.get("area", ()):
            moved = new.pop((page["number"], area["name"]), None)
            if moved or area["name"] not in names:
                kept.append(moved or area)
        page["area"] = kept + [
            new.pop(key) for key in list(new) if key[0] == page["number"]
        ]
    assert not new
    path.write_text(_written(plan), "utf-8")


def _written(plan: Told) -> str:
    text = f"pages = {plan['pages']}\n"
    for page in plan["page"]:
        text += f"\n[[page]]\nnumber = {page['number']}\n"
        if "section" in page:
            text += f"section = {json.dumps(page['section'])}\n"
        text += "area = [\n"
        for area in page["area"]:
            keys = ("name", "column", "columns", "line", "lines")
            pairs = ", ".join(f"{key} = {json.dumps(area[key])}" for key in keys)
            text += f"  {{ {pairs} }},\n"
        text += "]\n"
    return text
