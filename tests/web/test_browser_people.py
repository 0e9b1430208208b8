"""People who sign in, in a real browser: they hand files in, remove and review, on a laptop, on a phone, and without script."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import DUYEN_HAI, fill
from tests.web.people import PASSWORD, people
from tests.web.serving import serving
from tests.web.visits import LAPTOP, Visit, look_at
from web import create_app

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LETTER = """ỦY BAN NHÂN DÂN HUYỆN MẪU
Số: {n}/UBND-NV
Mẫu, ngày 11 tháng 4 năm 2024
V/v báo cáo công tác {n}
Kính gửi: Phòng Nội vụ huyện

Ủy ban nhân dân huyện đề nghị Phòng Nội vụ huyện báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 14/12/2024.
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[str]:
    """A server process over a home of its own, with accounts; gives its address."""
    home = tmp_path_factory.mktemp("people") / "home"
    fill(home, corpus)
    app = create_app(home)
    people(app)
    app.extensions["library"].close()
    with serving(home) as address:
        yield address


def sign_in(visit: Visit, name: str, onward: str = "/") -> Page:
    page = visit.go(f"/login?next={onward}")
    page.get_by_label("Tên tài khoản").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{onward}")
    return page


def _letter(n: int) -> dict[str, object]:
    return {"name": f"công văn {n}.txt", "mimeType": "text/plain", "buffer": LETTER.format(n=n).encode()}


def _broken() -> dict[str, object]:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<broken")
    return {"name": "<i>hỏng.docx", "mimeType": "application/octet-stream", "buffer": held.getvalue()}


def test_signing_in_and_out(laptop: Visit) -> None:
    page = laptop.go("/duties")
    page.get_by_role("link", name="Đăng nhập").click()
    look_at(laptop, "login")
    page.get_by_label("Tên tài khoản").fill("minh")
    page.get_by_label("Mật khẩu").fill("không phải")
    page.get_by_label("Mật khẩu").press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Tên hoặc mật khẩu không đúng.")
    laptop.complaints = [c for c in laptop.complaints if "status of 403" not in c]
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_label("Mật khẩu").press("Enter")
    page.wait_for_url("**/duties")
    page.locator(".person summary").click()
    expect(page.locator(".person .menu")).to_contain_text("người duyệt")
    expect(page.locator(".person .menu")).not_to_contain_text("Nhật ký")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.locator(".person")).to_have_count(0)


def test_two_files_of_which_one_is_broken(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/in")
    page.get_by_label("Chọn tệp").set_input_files([_letter(1), _broken()])  # type: ignore[list-item]
    page.get_by_role("button", name="Gửi lên").click()
    good = page.locator(".job", has_text="công văn 1.txt")
    expect(good).to_have_class(re.compile("done"), timeout=30_000)
    expect(good.get_by_role("link")).to_contain_text("1/UBND-NV")
    bad = page.locator(".job", has_text="<i>hỏng.docx")
    expect(bad).to_have_class(re.compile("failed"), timeout=30_000)
    expect(bad.locator(".reasons li")).not_to_be_empty()
    look_at(laptop, "in")
    page.reload()
    expect(page.locator(".job.done", has_text="công văn 1.txt")).to_be_visible()
    good.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1/UBND-NV")
    page.goto(laptop.server + "/?q=" + "cong+tac+1")
    expect(page.locator(".hit-item").first).to_be_visible()


def test_files_dropped_on_the_page(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/in")
    handle = page.evaluate_handle(
        "(text) => { const held = new DataTransfer(); held.items.add(new File([text], 'thả.txt')); return held; }",
        LETTER.format(n=2),
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": handle})
    expect(page.locator(".job.done", has_text="thả.txt")).to_be_visible(timeout=30_000)


def test_a_long_queue_holds_files_back_and_loses_none(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/in")
    expect(page.locator(".drop")).to_contain_text("bao nhiêu tệp cũng được")
    full = [True]

    def turn_away(route: Route) -> None:
        if route.request.method == "POST" and full:
            full.pop()
            route.fulfill(status=429, headers={"Retry-After": "1"}, body="")
        else:
            route.continue_()

    page.route("**/in", turn_away)
    page.get_by_label("Chọn tệp").set_input_files([_letter(15), _letter(16)])  # type: ignore[list-item]
    page.get_by_role("button", name="Gửi lên").click()
    expect(page.locator(".job .state", has_text="chờ hàng đợi").first).to_be_visible()
    for n in (15, 16):
        expect(page.locator(".job.done", has_text=f"công văn {n}.txt")).to_be_visible(timeout=30_000)
    laptop.complaints = [c for c in laptop.complaints if "status of 429" not in c]


def test_files_without_script(scriptless: Visit) -> None:
    page = sign_in(scriptless, "minh", "/in")
    page.get_by_label("Chọn tệp").set_input_files([_letter(3)])  # type: ignore[list-item]
    page.get_by_role("button", name="Gửi lên").click()
    for _ in range(60):
        page.get_by_role("link", name="Tải lại").click()
        if page.locator(".job.done", has_text="công văn 3.txt").count():
            break
        page.wait_for_timeout(500)
    expect(page.locator(".job.done", has_text="công văn 3.txt")).to_be_visible()


def test_a_document_is_removed_after_a_question(laptop: Visit) -> None:
    page = sign_in(laptop, "quản.trị", "/in")
    page.get_by_label("Chọn tệp").set_input_files([_letter(4)])  # type: ignore[list-item]
    page.get_by_role("button", name="Gửi lên").click()
    job = page.locator(".job.done", has_text="công văn 4.txt")
    expect(job).to_be_visible(timeout=30_000)
    job.get_by_role("link").click()
    page.get_by_role("link", name="Bỏ khỏi kho").click()
    look_at(laptop, "remove")
    page.get_by_role("link", name="Thôi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4/UBND-NV")
    page.get_by_role("link", name="Bỏ khỏi kho").click()
    page.get_by_role("button", name="Bỏ khỏi kho").click()
    page.wait_for_url("**/documents")
    expect(page.get_by_role("main")).not_to_contain_text("4/UBND-NV")
    page.locator(".person summary").click()
    page.get_by_role("link", name="Nhật ký").click()
    expect(page.locator("tbody tr").first).to_contain_text("bỏ văn bản")
    look_at(laptop, "audit")


def test_a_duty_is_refused_and_taken_back(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", f"/documents/{DUYEN_HAI}")
    duty = page.locator("#duties ~ .actor li").first
    anchor = str(duty.get_attribute("id")).removeprefix("r-")
    duty.get_by_role("button", name="Sai").click()
    expect(page.locator(f"#{anchor}")).to_have_count(0)
    refused = page.locator(".actor", has_text="Đã bác (1)")
    refused.locator("summary").click()
    expect(refused.locator("s")).to_be_visible()
    look_at(laptop, "document-reviewed")
    page.goto(f"{laptop.server}/review/{DUYEN_HAI}?fact={anchor}#f-{anchor}")
    page.locator(f"#f-{anchor}").get_by_role("button", name="Bỏ kết luận").click()
    page.goto(f"{laptop.server}/documents/{DUYEN_HAI}")
    expect(page.locator(f"#{anchor}")).to_have_count(1)


def test_a_duty_is_mended_and_the_ledger_follows(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/review?kind=duty")
    look_at(laptop, "review-queue")
    page.locator(".judged").first.get_by_role("link", name="Sửa").click()
    fact = page.locator(".judged:target")
    fact.locator("summary", has_text="Sửa").click()
    look_at(laptop, "review")
    fact.get_by_label("Ai").first.fill("Phòng Thử nghiệm")
    fact.get_by_label("Ngày hạn").fill("31/12/2024")
    fact.get_by_role("button", name="Lưu bản sửa").click()
    expect(page.locator(".judged:target")).to_contain_text("đã sửa")
    expect(page.locator(".judged:target")).to_contain_text("Phòng Thử nghiệm")
    page.goto(f"{laptop.server}/duties?actor=phong+thu+nghiem")
    row = page.locator(".duties tbody tr", has_text="Phòng Thử nghiệm")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("31/12/2024")


def test_a_missed_duty_is_added_from_the_words_of_the_document(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", f"/documents/{DUYEN_HAI}")
    line = page.locator(".sheet p.ln:not(:has(mark)):not(:has(a.cite))", has_text=re.compile(r"\S.{60,400}$")).last
    words = line.evaluate("(line) => { getSelection().selectAllChildren(line); return line.dataset.at }")
    offer = page.get_by_role("link", name="Bổ sung nhiệm vụ từ đoạn này")
    expect(offer).to_be_visible()
    offer.click()
    expect(page.locator("input[name=at]")).to_have_value(words)
    page.get_by_label("Ai").first.fill("Phòng Bổ sung")
    page.get_by_label("Gửi ai").fill("Sở Y tế")
    look_at(laptop, "review-add")
    page.get_by_role("button", name="Thêm vào sổ nhiệm vụ").click()
    anchor = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()
    page.goto(f"{laptop.server}/duties?actor=phong+bo+sung")
    row = page.locator(".duties tbody tr", has_text="Phòng Bổ sung")
    expect(row).to_contain_text("bổ sung")
    look_at(laptop, "ledger-reviewed")
    row.get_by_role("button", name="Bỏ kết luận").click()
    expect(row).to_have_count(0)


def test_a_missed_duty_is_added_without_script(scriptless: Visit) -> None:
    page = sign_in(scriptless, "minh", f"/documents/{DUYEN_HAI}")
    words = page.locator(".sheet p.ln:not(:has(mark)):not(:has(a.cite))", has_text=re.compile(r"\S.{60,400}$")).last.inner_text()
    page.get_by_role("link", name="Bổ sung nhiệm vụ bị sót").click()
    page.get_by_label("Câu trong văn bản").fill(words.removeprefix("¶"))
    page.get_by_label("Ai").first.fill("Phòng Không mã")
    page.get_by_role("button", name="Thêm vào sổ nhiệm vụ").click()
    expect(page.locator(".actor", has_text="Phòng Không mã")).to_contain_text("bổ sung")


def test_a_row_of_the_ledger_is_judged_where_it_stands(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/duties?category=report")
    row = page.locator(".duties tbody tr").first
    row.get_by_role("button", name="Đúng").click()
    expect(page.locator("tr:target .said")).to_contain_text("đúng")
    page.locator("tr:target").get_by_role("button", name="Bỏ kết luận").click()
    expect(page.locator("tr:target .said")).to_have_count(0)


def test_a_duty_is_confirmed_from_the_queue(laptop: Visit) -> None:
    page = sign_in(laptop, "minh", "/review?kind=duty")
    before = page.locator("main .muted").first.inner_text()
    page.locator(".judged").first.get_by_role("button", name="Đúng").click()
    expect(page.locator("main .muted").first).not_to_have_text(before)


def test_two_reviewers_at_once(laptop: Visit, browser: Browser) -> None:
    """Each has the same fact before them; who comes second is told what the first said, in place of overruling it unseen."""
    first = sign_in(laptop, "minh", "/review?kind=duty")
    other = Visit(browser.new_context(viewport=LAPTOP, locale="vi-VN"), laptop.server)
    second = sign_in(other, "quản.trị", "/review?kind=duty")
    first.locator(".judged").first.get_by_role("button", name="Đúng").click()
    first.wait_for_load_state()
    second.locator(".judged").first.get_by_role("button", name="Sai").click()
    expect(second.get_by_role("alert")).to_contain_text("Người khác vừa kết luận")
    fact = second.locator(".judged:target")
    expect(fact).to_contain_text("minh")
    look_at(other, "review-overtaken")
    fact.get_by_role("button", name="Sai").click()
    expect(second.locator(".judged:target")).to_contain_text("quản.trị")
    second.locator(".judged:target").get_by_role("button", name="Bỏ kết luận").click()
    assert not other.complaints
    second.context.close()


def test_a_session_that_has_run_out_leads_to_the_login_and_back(browser: Browser, tmp_path: Path, corpus: Path) -> None:
    """Also where only a part of the page is asked for anew."""
    home = tmp_path / "home"
    fill(home, corpus)
    app = create_app(home)
    people(app)
    app.extensions["library"].close()
    with serving(home, "--require-login") as address:
        visit = Visit(browser.new_context(viewport=LAPTOP, locale="vi-VN"), address)
        page = sign_in(visit, "lan", "/duties")
        page.context.clear_cookies()
        page.locator("main [name=category]").select_option("report")
        page.get_by_role("button", name="Áp dụng").click()
        page.wait_for_url("**/login?next=**")
        expect(page.locator("header .person")).to_have_count(0)
        page.get_by_label("Tên tài khoản").fill("lan")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/duties?category=report**")
        assert not visit.complaints
        page.context.close()


def test_pages_fit_a_phone(phone: Visit) -> None:
    phone.go("/login")
    look_at(phone, "phone-login")
    page = sign_in(phone, "quản.trị", "/in")
    for name, address in (
        ("in", "/in"),
        ("review-queue", "/review"),
        ("review", f"/review/{DUYEN_HAI}?kind=duty"),
        ("audit", "/audit"),
        ("remove", f"/remove/{DUYEN_HAI}"),
        ("review-lost", "/review-lost"),
        ("document", f"/documents/{DUYEN_HAI}"),
    ):
        phone.go(address)
        if name == "review":
            page.locator(".mend summary").first.click()
        look_at(phone, f"phone-{name}")
    page.locator(".person summary").click()
    expect(page.locator(".person .menu")).to_be_in_viewport()
