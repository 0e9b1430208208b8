"""A law of ten thousand lines is shown part by part: each part is light, together they are the whole, each place is found."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.asking import Page
from tests.web.long_law import LAW, home_with_law, long_law
from web import create_app
from web.present import Mark
from web.reading import lay_out, lines
from web.stretches import MOST, stretch_of, stretches


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    made: Flask = create_app(home_with_law(tmp_path_factory.mktemp("long") / "home"))
    return made.test_client()


def _sheet(html: str) -> str:
    """The lines of a page as they read."""
    found = re.findall(r'<p class="ln [^>]*>(.*?)</p>', html, re.DOTALL)
    return "\n".join(unescape(re.sub(r'<a class="(?:perma|badge)".*?</a>|<[^>]*>', "", line)) for line in found)


def test_the_parts_are_the_whole_and_begin_with_an_article() -> None:
    layout = lay_out(long_law())
    cut = stretches(layout)
    assert [line for part in cut for line in part] == list(range(len(layout.begins)))
    assert max(map(len, cut)) <= MOST
    text = layout.document.text
    assert all(text.startswith("Điều ", layout.begins[part.start]) for part in cut[1:])
    assert all(stretch_of(cut, line) == n for n, part in enumerate(cut) for line in (part.start, part.stop - 1))


def test_lines_of_a_part_are_those_of_the_whole() -> None:
    layout = lay_out(long_law(1_000))
    marks = [Mark(n, n + 90, "hit", f"m{n}") for n in range(0, len(layout.document.text) - 90, 61)]
    whole = lines(layout, marks, (0, 5_000, 20_000))
    assert whole == tuple(line for part in stretches(layout) for line in lines(layout, marks, (0, 5_000, 20_000), part))


def test_a_page_holds_one_part_and_is_light(law: FlaskClient) -> None:
    answer = law.get(f"/documents/{LAW}")
    page, there = Page(answer.text), quote("p-Điều-170")
    assert len(answer.data) < 200_000
    assert "p-Điều-1" in page.ids
    assert "p-Điều-9" not in page.ids
    assert f"?at={there}#{there}" in page.links, "the outline is that of the whole law"
    assert f"/documents/{LAW}?part=2" in page.links, "goes on without script"


def test_all_parts_read_one_after_the_other_are_the_text(law: FlaskClient) -> None:
    whole = law.get(f"/documents/{LAW}?whole=1").text
    address, read = f"/documents/{LAW}?part=1&only=later", []
    while address:
        html = law.get(address).text
        read.append(_sheet(html))
        onward = re.search(r'hx-get="([^"]*)"', html)
        address = unescape(onward[1]) if onward else ""
    assert "\n".join(read) == _sheet(whole)
    assert len(re.findall('id="p-Điều-[0-9]+"', whole)) == 178
    back = law.get(f"/documents/{LAW}?part=2&only=earlier").text
    assert "part=1" in back
    assert "part=3" not in back


@pytest.mark.parametrize("anchor", ["p-Điều-100", "p-Điều-100.7", "c40"])
def test_an_address_names_a_place_for_the_server_too(law: FlaskClient, anchor: str) -> None:
    page = Page(law.get(f"/documents/{LAW}", query_string={"at": anchor}).text)
    assert anchor in page.ids


def test_marked_words_and_duties_of_the_ledger_are_found(law: FlaskClient) -> None:
    duty = law.get("/api/v1/duties?per_page=500").get_json()["items"][150]
    page = Page(law.get(f"/documents/{LAW}?mark={duty['start']}-{duty['end']}").text)
    assert "mark" in page.ids
    rows = [link for link in Page(law.get("/duties?page=2").text).links if "#o-" in link]
    address, _, anchor = rows[-1].partition("#")
    assert anchor in Page(law.get(address).text).ids


@pytest.mark.parametrize(
    "asked", ["part=0", "part=99999", "at=p-%C4%90i%E1%BB%81u-9999", "at=%3Cscript%3E", "mark=5-2", "only=all", "at=c0"]
)
def test_what_is_not_there_shows_a_part_all_the_same(law: FlaskClient, asked: str) -> None:
    answer = law.get(f"/documents/{LAW}?{asked}")
    assert answer.status_code == 200
    assert 'class="ln ' in answer.text
    assert "<script>" not in answer.text
