"""Pages as a browser asks for them, taken apart: what they hold, and where they lead."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urlsplit

from flask.testing import FlaskClient

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """What a page holds: links, ids, elements, and whether its elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.asides: set[str] = set()
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(held)
        if tag not in VOID:
            self._open.append(tag)
        if tag == "script":
            assert held.get("src"), "a script within the page"
        if tag == "a" and held.get("href"):
            self.links.append(str(held["href"]))
            if held.get("rel") == "nofollow":
                self.asides.add(str(held["href"]))
        if held.get("id"):
            self.ids.append(str(held["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> too many"
        assert self._open.pop() == tag, f"</{tag}> crosses another element"

    def handle_data(self, data: str) -> None:
        self.text += data


def get(client: FlaskClient, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:300]
    return Page(answer.text)


def _sort(address: str) -> tuple[str, tuple[str, ...]]:
    """What kind of address this is: its path and the names of its parameters."""
    parts = urlsplit(address)
    return parts.path, tuple(parse_qs(parts.query))


def crawl(client: FlaskClient) -> dict[str, Page]:
    """Every page that can be reached by links from the front page; of links not to be followed one in a row, two of a sort."""
    found: dict[str, Page] = {}
    waiting = ["/", "/?q=" + quote("báo cáo định kỳ"), "/?q=" + quote("251/QĐ-BNV")]
    aside: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status}"
        if answer.mimetype != "text/html":
            found[address] = Page("")
            continue
        found[address] = page = Page(answer.text)
        for link in page.links:
            parts = urlsplit(link)
            assert not parts.netloc, f"{address} leads away: {link}"
            marked = "mark=" in parts.query and any(seen.startswith(f"{parts.path}?mark=") for seen in (*found, *waiting))
            if parts.path and not parts.path.startswith("/language/") and not marked:
                reached = parts.path + (f"?{parts.query}" if parts.query else "")
                if link not in page.asides:
                    waiting.append(reached)
                elif address not in aside and sum(_sort(reached) == _sort(other) for other in aside) < 2:
                    waiting.insert(0, reached)
                    aside.add(reached)
    return found
