"""Files that try to become markup, handed in and read in a real browser: nothing of them runs, and every page still stands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.web.people import empty_home, people
from tests.web.serving import serving
from tests.web.test_browser_people import sign_in
from tests.web.visits import Visit
from web import create_app

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVIL = "<script>pwned=1</script>"
IMAGE = "\"'><img src=x onerror=pwned=1>"
AREA = "</textarea></title></style></template><svg onload=pwned=1>"
LINK = "[đây](javascript:pwned=1) javascript:pwned=1"
SPELLS = "{{7*7}} ${7*7} {% raw %} hx-get=/x &lt;b&gt; \u202egnp.exe\u2066 --> ]]>"
EVERY = (EVIL, IMAGE, AREA, LINK, SPELLS)

OURS = """
() => ({
  ran: 'pwned' in window,
  alien: [...document.querySelectorAll('script:not([src]), iframe, object, embed, style, base, [onerror], [onload], [onclick]')]
    .concat([...document.querySelectorAll('img, svg')].filter(e => !e.closest('.page-image, [data-drawn], .printed')))
    .map(e => e.outerHTML.slice(0, 90)),
  links: [...document.links].map(a => a.protocol).filter(p => !p.startsWith('http')),
  turned: /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent),
})
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("hostile") / "home"
    empty_home(home)
    app = create_app(home)
    people(app)
    app.extensions["library"].close()
    with serving(home) as address:
        yield address


def _head(spell: str, n: int) -> str:
    return f"""ỦY BAN NHÂN DÂN TỈNH {spell}
Số: {n}/KH-UBND{spell}
{spell}, ngày 1 tháng 2 năm 2022
KẾ HOẠCH
Về việc {spell}
Kính gửi: Sở Nội vụ {spell}

Căn cứ Quyết định số 5/QĐ-UBND ngày 2/1/2022 của Ủy ban nhân dân tỉnh {spell} {spell};
"""


def _letter(n: int, spell: str) -> str:
    return f"""{_head(spell, n)}
I. Mục {spell}
1. Sở Nội vụ báo cáo kết quả {spell} về Ủy ban nhân dân tỉnh trước ngày 14/12/2024 theo Quyết định số 5/QĐ-UBND.
2. Phòng Nội vụ {spell} xây dựng kế hoạch {spell} gửi Sở Nội vụ {spell} hằng quý.

Nơi nhận:
- Như trên {spell};
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn {spell}
"""


def _law() -> str:
    """Long enough to be shown part by part, with a spell in every line."""
    lines = [_head(EVIL, 99)]
    for n in range(1, 161):
        spell = EVERY[n % len(EVERY)]
        lines += [f"Điều {n}. {spell}", f"1. Sở Nội vụ báo cáo Bộ Nội vụ kết quả {spell} trước ngày 15 tháng 6 hằng năm."]
        lines += [f"a) {spell} theo Luật số 7/2020/QH14 {spell};", f"b) ô {spell} | ô {spell}"]
    return "\n".join(lines)


def _holds(page: Page, address: str) -> None:
    found = page.evaluate(OURS)
    assert found == {"ran": False, "alien": [], "links": [], "turned": False}, f"{address}: {found}"


def _items(visit: Visit, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = visit.page.request.get(f"{visit.server}/api/v1/{name}?per_page=500").json()["items"]
    return found


def test_nothing_that_is_handed_in_runs(laptop: Visit) -> None:
    spells = (f"{EVIL} {IMAGE}", f"{AREA} {LINK} {SPELLS}")
    texts = {f"{n} {spell[:50]}.txt": _letter(n, spell) for n, spell in enumerate(spells, 1)} | {"luật.txt": _law()}
    page = sign_in(laptop, "quản.trị", "/in")
    page.on("dialog", lambda dialog: laptop.complaints.append(dialog.message))
    files = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in texts.items()]
    page.get_by_label("Chọn tệp").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Gửi lên").click()
    expect(page.locator(".job.done")).to_have_count(len(texts), timeout=60_000)
    _holds(page, "/in")
    documents, duties, bodies = (_items(laptop, name) for name in ("documents", "duties", "agencies"))
    assert len(documents) == len(texts)
    assert len(duties) > 100
    ids = [quote(one["id"]) for one in documents]
    addresses = ["/documents", "/duties", "/duties?group=actor", "/duties?as_of=2026-01-15", "/calendar?year=2024&month=12"]
    addresses += ["/reports", "/agencies", "/checks", "/checks/stale", "/gaps", "/graph/all", "/review", "/audit"]
    addresses += [f"{page_}={quote(spell)}" for spell in spells for page_ in ("/?q", "/duties?actor", "/documents?q")]
    for id in ids:
        addresses += [f"/documents/{id}", f"/trace/{id}", f"/graph/{id}", f"/review/{id}", f"/gaps/{id}", f"/remove/{id}"]
    addresses += [f"/{kind}/{id}" for id in [quote(one["id"]) for one in bodies][:4] for kind in ("agencies", "reports", "graph")]
    read = ""
    for address in addresses:
        laptop.go(address)
        _holds(page, address)
        read += page.locator("body").inner_text()
    for spell in (EVIL, IMAGE, AREA, LINK):
        assert spell in read, "it stands there as words"


def test_the_parts_of_a_hostile_law_run_nothing(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/documents")
    id = next(one["id"] for one in _items(laptop, "documents") if "99" in one["id"])
    laptop.go(f"/documents/{quote(id)}")
    for article in (60, 120, 160):
        while not page.locator(f"[id='p-Điều-{article}']").count():
            page.evaluate("document.querySelector('.turn.later')?.scrollIntoView()")
            page.wait_for_timeout(50)
    _holds(page, id)
    text = page.locator(".sheet").inner_text()
    assert all(spell in text for spell in (EVIL, IMAGE, AREA, LINK))
    for mark in page.locator(".sheet .badge, .sheet a.cite").all()[:12]:
        mark.focus()
        expect(page.locator(".card")).to_be_visible()
        _holds(page, "card")
    laptop.go(f"/documents/{quote(id)}?whole=1")
    _holds(page, "whole")


def test_what_is_typed_runs_nothing(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/")
    for spell in EVERY:
        page.locator("[data-slash]").fill(spell)
        page.wait_for_timeout(250)
        _holds(page, spell)
    page.locator("[data-slash]").fill("so noi")
    expect(page.get_by_role("option").first).to_be_visible()
    _holds(page, "suggestions")
    page.locator("[data-slash]").fill(AREA)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    _holds(page, "results")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html[lang=en] [data-slash]")).to_have_value(AREA)
    page.wait_for_load_state()
    _holds(page, "in English")
