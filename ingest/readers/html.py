"""Web pages, also those that Word or a portal saved under the name `.doc`."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.plain import decode_as
from ingest.readers.counting import count
from ingest.readers.layout import table_lines
from ingest.readers.legacy import font_encoding, from_font, modernise

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    {"script", "style", "head", "noscript", "template", "iframe", "object", "svg", "select", "textarea", "button"}
)
_INLINE = frozenset(
    {
        "a",
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "sup",
        "sub",
        "span",
        "font",
        "small",
        "big",
        "code",
        "tt",
        "label",
        "mark",
        "del",
        "ins",
    }
    | {
        "abbr",
        "acronym",
        "cite",
        "dfn",
        "kbd",
        "q",
        "samp",
        "strike",
        "time",
        "var",
        "bdo",
        "bdi",
        "nobr",
        "wbr",
        "img",
        "o:p",
        "st1",
    }
)
"""All other elements begin a line of their own."""
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_BREAK = re.compile(r"page-break-before\s*:\s*always", re.I)
_FONT = re.compile(r"font-family\s*:\s*([^;]{1,80})", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DEPTH = 200
_ELEMENTS = 1_000_000
"""A law of ten thousand lines as Word writes it has a tenth of that."""


def read_html(data: bytes, plain: Callable[[bytes], str]) -> str:
    """The text of a page: a block a line, tables as rows, list items with their labels.

    `plain` decodes bytes whose encoding the page does not tell.
    """
    text = _decode(data, plain)
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}>", "", text).replace("\0", ""), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableFile(
            "trang HTML trống hoặc hỏng, không đọc được; hãy lưu lại từ trình duyệt.",
            "the HTML page is empty or broken; save it again from the browser.",
        )
    if next(islice(root.iter(), _ELEMENTS, None), None) is not None:
        raise UnreadableFile(
            f"trang HTML có hơn {_ELEMENTS:,} phần tử; hãy chia nhỏ.".replace(",", "."),
            f"the HTML page has more than {_ELEMENTS:,} elements; split it.",
        )
    return modernise("\n".join(_Page().lines(root)))


def _decode(data: bytes, plain: Callable[[bytes], str]) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        decoded = decode_as(data, "cp1252" if name in ("iso-8859-1", "us-ascii") else name)
        if decoded is not None:
            return decoded
    return plain(data)


class _Page:
    """Collects lines; `line` is the one being written."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line = ""

    def lines(self, root: _Element, font: str = "", depth: int = 0) -> list[str]:
        self._walk(root, depth, font)
        self._end()
        return self._done

    def _end(self) -> None:
        words = self._line.strip(" ")
        if words:
            self._done.append(words)
        self._line = ""

    def _add(self, text: str | None, font: str, *, kept: bool = False) -> None:
        if not text:
            return
        if font:
            text = from_font(text, font)
        if kept:
            *whole, last = text.replace("\r\n", "\n").split("\n")
            for line in whole:
                self._line += line
                self._end()
            self._line += last
            return
        text = _SPACES.sub(" ", text)
        self._line += text[1:] if text[0] == " " and self._line[-1:] in ("", " ", "\n") else text

    def _walk(self, element: _Element, depth: int, font: str) -> None:
        tag = element.tag
        style = element.get("style", "")
        if tag in _SKIPPED or depth > _DEPTH or not isinstance(tag, str) or _HIDDEN.search(style):
            return
        named = element.get("face") if tag == "font" else None
        if found := _FONT.search(style):
            named = found[1].split(",")[0].strip("'\" ")
        if named is not None:
            font = named if font_encoding(named) else ""
        if tag in ("br", "hr"):
            self._end()
            if _BREAK.search(style):
                self._done.append("\f")
            return
        if tag == "table" and element.find(".//table") is None:
            self._end()
            for caption in element.findall("caption"):
                self._walk(caption, depth + 1, font)
            self._done += table_lines(_rows(element, depth, font))
            return
        block = tag not in _INLINE and not tag.startswith(("st1:", "o:"))
        if block:
            self._end()
            self._line = _label(element) if tag == "li" else ""
        self._add(element.text, font, kept=tag == "pre")
        for child in element:
            self._walk(child, depth + 1, font)
            self._add(child.tail, font, kept=tag == "pre")
        if block:
            self._end()


def _label(item: _Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start", "1")
    before = sum(1 for sibling in item.itersiblings("li", preceding=True)) if item.get("value") is None else 0
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    value = item.get("value", "")
    number = int(value) if value.isdecimal() and len(value) < 6 else first + before
    style = _STYLES.get(parent.get("type", "1"), "decimal")
    return count(number, style) + (") " if style == "lowerLetter" else ". ")


def _rows(table: _Element, depth: int, font: str) -> list[list[str]]:
    """The cells of each row; a cell that spans rows stands in its first row, the others keep their columns."""
    rows: list[list[str]] = []
    open_: dict[int, int] = {}  # column -> rows still spanned
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while open_.get(len(cells), 0) > 0:
                open_[len(cells)] -= 1
                cells.append("")
            words = "\n".join(_Page().lines(cell, font, depth + 1))
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for i in range(across):
                if down > 1:
                    open_[len(cells)] = down - 1
                cells.append("" if i else words)
        while open_.get(len(cells), 0) > 0:
            open_[len(cells)] -= 1
            cells.append("")
        rows.append(cells)
    return rows


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), 64)) if value.isdecimal() and len(value) < 6 else 1
