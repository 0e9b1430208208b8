"""Pictures of the graph in a real browser: the lineage, the neighbourhood and the whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.web.conftest import CITED, DUYEN_HAI
from tests.web.visits import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_graph_begins_with_a_name(laptop: Visit) -> None:
    page = laptop.go("/graph")
    box = page.get_by_role("main").get_by_role("combobox")
    box.press_sequentially("so noi vu tinh tra")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/graph/so-noi-vu-tinh-tra-vinh")


def test_the_whole_graph_is_sifted_searched_and_saved(laptop: Visit) -> None:
    page = laptop.go("/graph/all")
    expect(page.locator("[data-drawn]")).to_be_visible()
    page.get_by_label("Tìm trên hình").fill("251/qd-bnv")
    page.keyboard.press("Enter")
    expect(page.locator("[data-picked]")).to_contain_text("Quyết định 251/QĐ-BNV")
    page.get_by_label("cơ quan", exact=True).uncheck()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu hình (SVG)").click()
    words = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "251/QĐ-BNV" in words
    assert "Sở Nội vụ" not in words, "bodies are put away"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu hình (PNG)").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_role("link", name="Xem trên đồ thị").click()
    page.wait_for_url("**/graph/bnv/qd/2022/251")


def test_a_lineage_is_saved_and_printed_as_it_is_drawn(laptop: Visit) -> None:
    page = laptop.go(f"/trace/{CITED}")
    expect(page.locator("[data-drawn]")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu hình (SVG)").click()
    words = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "251/QĐ-BNV" in words
    assert "stroke-dasharray" in words, "documents outside the store are dashed"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".printed svg")).to_be_visible()
    expect(page.locator("canvas").first).to_be_hidden()


def test_the_trace_opens_its_sentences(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{DUYEN_HAI}")
    page.get_by_role("link", name="Lần theo văn bản").click()
    page.locator(".node summary").first.click()
    page.locator(".node a.quote").first.click()
    expect(page.locator("#mark")).to_be_in_viewport()


def test_the_lineage_is_drawn_and_saved(laptop: Visit) -> None:
    page = laptop.go(f"/trace/{CITED}?depth=3")
    drawn = page.locator("[data-lanes][data-drawn]")
    expect(drawn).to_be_visible()
    assert int(drawn.get_attribute("data-drawn") or 0) > 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu hình (PNG)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    root = page.evaluate("document.querySelector('[data-lanes]')._cyreg.cy.nodes('[?root]')[0].renderedPosition()")
    drawn.click(position=root)
    page.wait_for_url(f"**/documents/{CITED}")


def test_the_graph_grows_and_is_sifted(laptop: Visit) -> None:
    page = laptop.go("/graph/so-noi-vu-tinh-tra-vinh")
    drawn = page.locator("[data-graph]")
    expect(drawn).to_have_attribute("data-drawn", re.compile(r"\d+"))
    before = int(drawn.get_attribute("data-drawn") or 0)
    other = page.evaluate(
        "document.querySelector('[data-graph]')._cyreg.cy.nodes().filter(n => !n.data('root') && n.data('kind') === 'document')"
        ".max(n => n.data('degree')).ele.renderedPosition()"
    )
    drawn.click(position=other)
    expect(page.locator("[data-picked]")).to_be_visible()
    page.wait_for_function("n => Number(document.querySelector('[data-graph]').dataset.drawn) > n", arg=before)
    page.get_by_role("button", name="Thu gọn").click()
    expect(drawn).to_have_attribute("data-drawn", str(before))
    shown = "document.querySelector('[data-graph]')._cyreg.cy.edges(':visible').length"
    edges = page.evaluate(shown)
    page.get_by_role("checkbox", name="báo cáo").uncheck()
    assert page.evaluate(shown) < edges


def test_the_names_of_lanes_are_whole_on_a_phone(phone: Visit) -> None:
    page = phone.go(f"/trace/{CITED}")
    expect(page.locator(".picture")).to_have_attribute("data-drawn", "3")
    picture = page.locator(".picture").bounding_box()
    names = page.locator(".lane-name")
    expect(names).to_have_text(["Bộ, cơ quan ngang bộ", "Sở, ban, ngành tỉnh", "Đơn vị trực thuộc"])
    for name in names.all():
        box = name.bounding_box()
        assert picture
        assert box
        assert picture["x"] <= box["x"]
        assert box["x"] + box["width"] <= picture["x"] + picture["width"]
        assert picture["y"] <= box["y"] <= picture["y"] + picture["height"]


def test_a_line_along_a_row_goes_round_what_stands_between(laptop: Visit) -> None:
    def in_one_row(route: Route) -> None:
        told = route.fetch().json()
        for n, one in enumerate(told["documents"]):
            one |= {"x": 100 + 200 * n, "y": told["documents"][0]["y"]}
        first, between, last = (one["id"] for one in told["documents"])
        kinds = told["ties"][0]["kinds"]
        told["ties"] = [{"source": a, "target": b, "kinds": kinds} for a, b in ((first, between), (first, last), (last, first))]
        route.fulfill(json=told)

    laptop.page.route("**/api/**", in_one_row)
    page = laptop.go(f"/trace/{CITED}")
    expect(page.locator("[data-lanes]")).to_have_attribute("data-drawn", "3")
    heights = page.evaluate(
        """() => {
          const { cy } = document.querySelector("[data-lanes]")._cyreg;
          const [, between] = cy.nodes().not(".lane").sort((a, b) => a.position("x") - b.position("x"));
          const box = between.boundingBox({ includeLabels: false });
          return cy.edges().map((edge) => ({ y: edge.midpoint().y, top: box.y1, bottom: box.y2 }));
        }"""
    )
    straight, *round_it = heights
    assert straight["top"] < straight["y"] < straight["bottom"]
    assert len(round_it) == 2
    assert all(not line["top"] < line["y"] < line["bottom"] for line in round_it)
    laptop.page.unroute_all()
