"""A person before a real browser: what it shows and complains of, and whether everybody can use what it shows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import ROOT

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
FLAGS = [
    *("--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
AXE = (ROOT / "tests/web/vendor/axe.min.js").read_text(encoding="utf-8")
"""Looks for what keeps people out who use a screen reader or the keyboard alone."""


class Visit:
    """A page with its eyes open: what it logs, what it asks for, what fails."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._own(request.url))

    def _own(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.server).netloc:
            self.complaints.append(f"asks {url}")

    def go(self, path: str) -> Page:
        self.page.goto(self.server + path)
        return self.page


def visiting(browser: Browser, server: str, size: dict[str, int], **options: object) -> Iterator[Visit]:
    context = browser.new_context(viewport=size, locale="vi-VN", **options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    visit = Visit(context, server)
    yield visit
    context.close()
    assert not visit.complaints


def look_at(visit: Visit, name: str) -> None:
    """Checks the layout of the page that is open, and that everybody can use it; keeps a picture where VANBAN_SHOTS names a
    folder."""
    page = visit.page
    page.wait_for_load_state()  # a click returns before the new page has its root
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is wider than the window"
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, .unseen') && "
        "e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
    )
    assert not wide, name
    expect(page.locator("h1")).to_have_count(1)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")]
    assert not grave, name
    if folder := os.environ.get("VANBAN_SHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"{name}-{width}.png")
        page.screenshot(path=Path(folder) / f"{name}-{width}-whole.png", full_page=True)
