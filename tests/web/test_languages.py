"""Every page speaks one language: whoever chose English is shown no Vietnamese label, and the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from flask import Flask

from tests.conftest import ROOT
from tests.web.asking import VOID
from tests.web.conftest import CITED, DUYEN_HAI, fill
from tests.web.people import people, signed_in
from web import create_app, jobs
from web.audit import Actor
from web.labels import LANGS, Lang
from web.uploads import Refused

BODY = "uy-ban-nhan-dan-thi-xa-duyen-hai"
OF_BODIES = ("agencies", "reports", "graph")
"""Blueprints whose ids are those of bodies."""

BESIDE = (
    f"/?q={quote('báo cáo định kỳ')}",
    "/?q=251/QĐ-BNV",
    "/?q=zzzqqq",
    f"/documents/{CITED}",
    f"/trace/{CITED}",
    f"/graph/{quote(DUYEN_HAI)}",
    "/graph?all=yes",
    "/duties?actor=khong+co+ai",
    "/duties?as_of=2025-08-01&group=actor",
    "/duties?order=next",
    f"/gaps/{quote(DUYEN_HAI)}?as_of=2025-08-01",
    "/calendar?year=2022&month=12",
    "/documents?q=khong+co",
    "/duties?due_before=x",
    "/nowhere",
    f"/compare?parent={quote(CITED)}&child={quote(DUYEN_HAI)}",
    "/compare?parent=4762/KH-STNMT&child=26/KH-UBND",
    f"/review/{quote(DUYEN_HAI)}?which=done",
)
"""Lists that are narrowed or empty, pages of what is cited alone, errors."""

OF_DOCUMENTS = ("period", "example")
"""Groups of labels whose words stand in documents too."""


class Words(HTMLParser):
    """What a page shows outside of the words of documents, which are marked as Vietnamese."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        lang = held.get("lang") if tag != "html" else None
        inherited = self._open[-1][1] if self._open else None
        if tag not in VOID:
            self._open.append((tag, lang or inherited))
        told = ("aria-label", "title", "placeholder", "alt")
        self.found |= {str(value) for name, value in attrs if value and (name in told or name.startswith("data-"))}

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] != "code" and self._open[-1][1] is None:
            self.found.add(" ".join(data.split()))


def _patterns(lang: Lang) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The labels of one language as what they become on a page; those that are words of both are left out."""
    table = yaml.safe_load((ROOT / "web/labels.yaml").read_text(encoding="utf-8"))
    pairs = [words for name, group in table.items() if name not in OF_DOCUMENTS for words in group.values()]
    at = LANGS.index(lang)
    others = {words[1 - at].casefold() for words in pairs}
    for words in pairs:
        fixed = re.sub(r"\{\w*\}", "", words[at])
        if words[at].casefold() not in others and sum(map(str.isalpha, fixed)) > 3:
            number = re.sub(r"\\{(?:n|count|done|total|documents|bodies|page|pages)\\}", r"[\\d.,]+", re.escape(words[at]))
            yield words[at], re.compile(re.sub(r"\\{\w+\\}", ".{1,200}?", number), re.DOTALL)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Flask:
    home = tmp_path_factory.mktemp("languages") / "home"
    fill(home, corpus)
    made = create_app(home)
    people(made)
    try:
        raise Refused("tệp trống; hãy chọn tệp khác.", "the file is empty; choose another one.")
    except Refused as error:
        jobs.add_files(made.extensions["library"].store, [jobs.Asked("a.pdf", None, error.said)], Actor("minh"))
    return made


def addresses(app: Flask) -> list[str]:
    """Every page that can be asked for, and those beside; of files that pages lead to none."""
    found: list[str] = []
    for rule in app.url_map.iter_rules():
        path, blueprint = str(rule), rule.endpoint.partition(".")[0]
        if "GET" in (rule.methods or ()) and not path.startswith(("/api/", "/static/", "/language/")) and "." not in path:
            found.append(path.replace("<path:id>", BODY if blueprint in OF_BODIES else DUYEN_HAI).replace("<int:page>", "1"))
    assert not [path for path in found if "<" in path]
    return [*found, *BESIDE]


@pytest.mark.parametrize(("shown", "unwanted"), [("en", "vi"), ("vi", "en")])
def test_no_page_shows_a_label_of_the_other_language(app: Flask, shown: Lang, unwanted: Lang) -> None:
    client = signed_in(app, "quản.trị")
    client.set_cookie("lang", shown)
    words: dict[str, str] = {}
    for address in addresses(app):
        answer = client.get(address)
        if answer.mimetype == "text/html" and answer.status_code != 303:
            words |= dict.fromkeys(Words(answer.text).found, address)
    stranger = app.test_client()
    stranger.set_cookie("lang", shown)
    words |= dict.fromkeys(Words(stranger.get("/login").text).found, "/login")
    patterns = list(_patterns(unwanted))
    assert len(patterns) > 500
    assert len(words) > 500
    vietnamese = unwanted == "vi"
    asked = [word for word in words if not word.isascii() or not vietnamese]
    wrong = {(word, label): words[word] for word in asked for label, pattern in patterns if pattern.fullmatch(word)}
    assert not wrong
    reason = ("tệp trống", "the file is empty")[LANGS.index(shown)]
    assert reason in client.get("/in").text
