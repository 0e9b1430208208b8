"""A person's way through the pages in a real browser: it clicks, types and looks, on a laptop and on a phone."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Error, Route, expect

from tests.web.conftest import CITED, DUYEN_HAI
from tests.web.visits import Visit, look_at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = {
    "front": "/",
    "search": "/?q=" + quote("báo cáo định kỳ 6 tháng gửi về đâu"),
    "nothing": "/?q=zzzzqqqq&type=" + quote("Luật"),
    "documents": "/documents",
    "document": f"/documents/{DUYEN_HAI}",
    "cited": f"/documents/{CITED}",
    "which": "/documents/" + quote("19/KH-UBND"),
    "duties": "/duties",
    "duties-none": "/duties?actor=zzzz",
    "duties-next": "/duties?order=next",
    "duties-then": "/duties?as_of=2026-01-15",
    "reports-then": "/reports?as_of=2026-01-15",
    "gap-rows-then": f"/gaps/{CITED}?as_of=2026-01-15",
    "trace": f"/trace/{CITED}",
    "trace-down": f"/trace/{DUYEN_HAI}",
    "graph-start": "/graph",
    "graph-whole": "/graph/all",
    "gaps": "/gaps",
    "gap-rows": f"/gaps/{CITED}",
    "stale": "/checks/stale",
    "draft": "/draft",
    "graph": "/graph/so-noi-vu-tinh-tra-vinh",
    "graph-document": f"/graph/{DUYEN_HAI}",
    "calendar": "/calendar?year=2024&month=6",
    "manual": "/api",
    "agencies": "/agencies",
    "reports": "/reports",
    "reports-of": "/reports?agency=" + quote("Sở Thông tin và Truyền thông"),
    "checks": "/checks",
    "chain": "/reports/" + quote("phong-van-hoa-va-thong-tin-huyen-vinh-linh"),
    "compare": f"/compare?parent=so-noi-vu-tinh-tra-vinh/cv/2022/~1a722e0f&child={DUYEN_HAI}",
    "compare-start": "/compare",
    "missing": "/nowhere",
}


def _agency(visit: Visit) -> str:
    """The address of a body that owes something."""
    listed = visit.page.request.get(visit.server + "/api/v1/agencies?per_page=500").json()["items"]
    most = max(listed, key=lambda item: item["counts"].get("actor", 0))
    return "/agencies/" + quote(most["id"])


def _look(visit: Visit, name: str) -> None:
    visit.go(_agency(visit) if name == "agency" else PAGES[name])
    visit.complaints = [c for c in visit.complaints if not ("status of 404" in c and name == "missing")]
    look_at(visit, name)


@pytest.mark.parametrize("name", [*PAGES, "agency"])
def test_pages_fit_a_laptop(laptop: Visit, name: str) -> None:
    _look(laptop, name)


@pytest.mark.parametrize("name", [*PAGES, "agency"])
def test_pages_fit_a_phone(phone: Visit, name: str) -> None:
    _look(phone, name)


def test_from_a_question_to_the_marked_words(laptop: Visit) -> None:
    page = laptop.go("/documents")
    page.keyboard.press("/")
    page.keyboard.type("bao cao dinh ky 6 thang gui ve dau")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    assert "=&" not in page.url, "blank fields stay out of the address"
    expect(page.locator("mark.hit").first).to_be_visible()
    page.keyboard.press("Tab")
    page.locator("[data-slash]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("#mark")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("[data-slash]")).to_have_value("bao cao dinh ky 6 thang gui ve dau")


def test_suggestions_are_chosen_with_the_keys(laptop: Visit) -> None:
    page = laptop.go("/")
    box = page.get_by_role("combobox", name="Tìm trong văn bản")
    expect(box).to_be_focused()
    page.keyboard.type("so noi vu")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_contain_text("Sở Nội vụ")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    page.keyboard.press("Escape")
    expect(page.locator(".suggestions:visible")).to_have_count(0)
    expect(box).to_have_value("so noi vu")
    box.press_sequentially(" tinh")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agencies/**")
    page.keyboard.press("/")
    page.keyboard.type("251")
    expect(options.first).to_contain_text("251/QĐ-BNV")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=251")


def test_a_late_answer_does_not_take_the_choice_away(laptop: Visit) -> None:
    page = laptop.go("/")
    late: list[Route] = []
    page.keyboard.type("so noi")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_contain_text("Sở Nội vụ")
    page.wait_for_load_state("networkidle")
    page.route("**/suggest?*", lambda route: late.append(route))
    with page.expect_request("**/suggest?*"):
        page.keyboard.type(" vu")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.inner_text()
    for route in late:
        route.fulfill(json={"items": []})
    page.wait_for_timeout(300)
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.first).to_have_text(chosen, use_inner_text=True)
    page.unroute_all()


def test_lists_are_sifted_without_a_reload_and_the_back_button_goes_along(laptop: Visit) -> None:
    page = laptop.go("/duties")
    page.evaluate("window.stays = true")
    before = page.get_by_role("main").locator(".count").inner_text()
    page.locator("[name=category]").select_option("report")
    page.get_by_role("button", name="Áp dụng").click()
    page.wait_for_url("**/duties?category=report&order=timing")
    expect(page.get_by_role("main").locator(".count")).not_to_have_text(before)
    page.get_by_role("columnheader", name="Gửi ai").get_by_role("link").click()
    page.wait_for_url("**order=recipient**")
    expect(page.get_by_role("columnheader", name="Gửi ai").get_by_role("link")).to_be_focused()
    page.go_back()
    page.go_back()
    page.wait_for_url("**/duties")
    expect(page.get_by_role("main").locator(".count")).to_have_text(before)
    page.go_forward()
    page.wait_for_url("**/duties?category=report&order=timing")
    expect(page.get_by_role("main").locator(".count")).not_to_have_text(before)
    assert page.evaluate("window.stays"), "no page was loaded anew"
    assert not page.evaluate("localStorage.length + Object.keys(sessionStorage).filter(key => key.includes('cache')).length")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledger of duties")
    assert page.url.endswith("/duties?category=report&order=timing"), "the language changes where one is"
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ nhiệm vụ")
    page.goto(laptop.server + "/?q=bao+cao")
    page.get_by_role("main").get_by_role("combobox").fill("kinh phi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=kinh%20phi")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-link").first).to_be_focused()


def test_an_answer_that_comes_too_late_is_not_shown(laptop: Visit) -> None:
    """Back, and back again before the first answer is there."""
    page = laptop.go("/duties")
    count = page.get_by_role("main").locator(".count")
    before = count.inner_text()
    for name in ("report", "plan"):
        page.locator("[name=category]").select_option(name)
        page.get_by_role("button", name="Áp dụng").click()
        page.wait_for_url(f"**category={name}**")
    held: list[Route] = []
    page.route("**/duties?category=report**", lambda route: held.append(route))
    with page.expect_request("**/duties?category=report**"):
        page.go_back()
    page.go_back()
    expect(count).to_have_text(before)
    for route in held:
        with suppress(Error):  # no longer asked for
            route.continue_()
    page.wait_for_timeout(300)
    assert page.url.endswith("/duties")
    expect(count).to_have_text(before)
    page.unroute_all()


def test_rows_of_the_ledger_stand_in_groups(laptop: Visit) -> None:
    page = laptop.go("/duties?group=document")
    expect(page.locator("h2.group").first).to_contain_text("(")
    assert page.locator("h2.group").count() == len({item.inner_text() for item in page.locator("h2.group").all()})


def test_facets_narrow_and_widen(laptop: Visit) -> None:
    page = laptop.go(PAGES["search"])
    first = page.locator(".facets a").first
    first.click()
    page.wait_for_url("**type=**")
    page.locator(".facets a.on").click()
    expect(page.locator(".facets a.on")).to_have_count(0)
    page.locator(".others summary").first.click()
    expect(page.locator(".others .passage").first).to_be_visible()


def test_each_example_is_a_question_that_is_understood(laptop: Visit) -> None:
    page = laptop.go("/")
    told = []
    for example in page.locator(".examples a").all_inner_texts():
        page.locator(".examples a").get_by_text(example, exact=True).click()
        expect(page.locator(".hit-item, .direct").first).to_be_visible()
        expect(page.locator(".chip").first).to_be_visible()
        told.append(page.locator(".ledger-answer, .direct").count())
        page.go_back()
        expect(page.locator(".examples")).to_be_visible()
    assert sum(told) >= 4, "most are answered by rows of the ledger or a document"


def test_marks_show_their_facts(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{DUYEN_HAI}")
    cite = page.locator(".sheet a.cite").first
    cite.hover()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    badge = page.locator(".sheet .badge").first
    badge.focus()
    expect(page.locator(".card dl")).to_be_visible()
    page.locator(".sheet mark.duty").first.click(position={"x": 40, "y": 8})
    expect(page.locator(".card")).to_be_visible()
    page.locator("[data-plain]").click()
    expect(page.locator(".sheet .badge").first).to_be_hidden()
    page.locator("[data-plain]").click()
    cite.click()
    page.wait_for_url(lambda url: "/documents/" in url and DUYEN_HAI not in url)


def test_a_card_without_room_above_or_below_is_brought_into_sight(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{DUYEN_HAI}")
    page.set_viewport_size({"width": 1366, "height": 520})
    mark = page.locator(".sheet mark.duty").first
    mark.evaluate("mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - window.innerHeight / 2)")
    mark.click(position={"x": 40, "y": 8})
    expect(page.locator(".card")).to_be_in_viewport(ratio=1)
    expect(mark).to_be_in_viewport()


def test_the_outline_leads_to_its_place(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{DUYEN_HAI}")
    page.locator(".toc a").last.click()
    expect(page.locator(".ln:target").first).to_be_in_viewport()


def test_the_ledger_is_narrowed_and_leads_to_the_sentence(laptop: Visit) -> None:
    page = laptop.go("/duties")
    page.get_by_role("combobox", name="Gửi ai", exact=True).fill("so thong tin va truyen thong")
    page.get_by_role("button", name="Áp dụng").click()
    page.wait_for_url("**recipient=**")
    assert "actor=" not in page.url
    rows = page.locator("table.duties tbody tr")
    expect(rows.first).to_contain_text("Sở Thông tin và Truyền thông")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "so-nhiem-vu.csv"
    rows.first.locator("td.action a").click()
    expect(page.locator("mark.duty:target")).to_be_in_viewport()


def test_the_language_switch(laptop: Visit) -> None:
    page = laptop.go("/duties")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledger of duties")
    assert urlsplit(page.url).path == "/duties"
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ nhiệm vụ")


def test_the_tabs_on_a_phone(phone: Visit) -> None:
    page = phone.go("/")
    for name in ("Văn bản", "Nhiệm vụ", "Báo cáo", "Cơ quan", "Đồ thị", "Kiểm tra"):
        page.get_by_role("navigation").get_by_role("link", name=name).tap()
        expect(page.locator("nav.tabs [aria-current]")).to_have_text(name)
