"""A law of ten thousand lines in a real browser: it goes on while one scrolls, its places are found, and it can be printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.web.long_law import LAW, home_with_law
from tests.web.serving import serving
from tests.web.visits import Visit, look_at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(home_with_law(tmp_path_factory.mktemp("law") / "home")) as address:
        yield address


def test_a_law_fits_a_phone(phone: Visit) -> None:
    phone.go(f"/documents/{LAW}")
    look_at(phone, "long")


def test_a_law_goes_on_as_one_scrolls(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{LAW}")
    look_at(laptop, "long")
    expect(page.locator("[id='p-Điều-9']")).to_have_count(0)
    for article in (2, 5, 9):
        page.evaluate("document.querySelector('.turn.later')?.scrollIntoView()")
        expect(page.locator(f"[id='p-Điều-{article}']")).to_have_count(1)
    page.locator("[id='p-Điều-5.7'] .badge").focus()
    expect(page.locator(".card dl")).to_be_visible()
    assert (
        len(set(page.evaluate("[...document.querySelectorAll('.sheet [id]')].map(e => e.id)")))
        == page.locator(".sheet [id]").count()
    )


def test_the_outline_and_bare_addresses_lead_to_their_place(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{LAW}")
    page.locator(".toc a").filter(has_text="Điều 150.").click()
    page.wait_for_url("**?at=*")
    expect(page.locator("[id='p-Điều-150']")).to_be_in_viewport()
    page.evaluate("window.stays = true")
    page.locator("[id='p-Điều-150.2']").hover()
    page.locator("[id='p-Điều-150.2'] .perma").click()
    expect(page.locator("[id='p-Điều-150.2']:target")).to_have_count(1)
    assert page.evaluate("window.stays"), "what is there needs no new page"
    page.go_back()
    expect(page.locator("[id='p-Điều-150']")).to_be_in_viewport()
    first = page.locator(".turn.earlier + .ln").get_attribute("id")
    page.get_by_role("link", name="Đoạn trước").click()
    expect(page.locator(".turn.earlier + .ln")).not_to_have_attribute("id", str(first))
    expect(page.locator(f"[id='{first}']")).to_be_in_viewport()
    page.goto(f"{laptop.server}/documents/{LAW}#p-Điều-77.3")
    page.wait_for_url("**?at=*")
    expect(page.locator("[id='p-Điều-77.3']")).to_be_in_viewport()


def test_a_row_of_the_ledger_leads_into_the_law(laptop: Visit) -> None:
    page = laptop.go("/duties?page=2")
    page.locator("table.duties td.action a").last.click()
    expect(page.locator("mark.duty:target")).to_be_in_viewport()


def test_a_law_is_read_without_script(scriptless: Visit) -> None:
    page = scriptless.go(f"/documents/{LAW}")
    page.locator(".turn.later a").click()
    page.wait_for_url("**?part=2")
    expect(page.locator("[id='p-Điều-4']")).to_have_count(1)
    page.locator(".toc a").filter(has_text="Điều 100.").click()
    expect(page.locator("[id='p-Điều-100']")).to_be_in_viewport()


def test_the_whole_law_is_printed(laptop: Visit) -> None:
    page = laptop.go(f"/documents/{LAW}")
    page.get_by_role("link", name="Toàn văn (để in)").click()
    page.wait_for_url("**?whole=1")
    assert page.locator(".sheet .ln").count() > 9_900
    page.emulate_media(media="print")
    expect(page.locator("[id='p-Điều-178']")).to_be_visible()
    expect(page.locator(".side").first).to_be_hidden()


def test_a_printed_part_says_that_it_is_not_all(laptop: Visit) -> None:
    page = laptop.page
    page.goto(f"{laptop.server}/documents/{LAW}")
    note = page.locator(".not-all")
    assert not note.is_visible()
    page.emulate_media(media="print")
    assert note.is_visible()
