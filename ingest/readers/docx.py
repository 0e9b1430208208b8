"""Word documents since 2007 (`.docx`): the body in its order, tables, automatic numbers, text boxes, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.folding import fold
from ingest.readers.docx_numbering import Numbering
from ingest.readers.layout import table_lines
from ingest.readers.legacy import font_encoding, from_font
from ingest.readers.markup_xml import parse_xml
from ingest.readers.package import open_package, read_member
from ingest.readers.tracing import NOTES, PAGE, unmarked, without_breaks

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_GONE = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _W + "pPr", _W + "rPr"})
"""Tracked deletions, instructions of fields, properties."""
_HEADER = re.compile(r"word/header\d{0,3}\.xml")
_HEADERS = 12
"""Three for each section; letterheads stand in the first."""
_HEAD_LINES = 60
_MOTTO = re.compile("cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")
_NUMBER = re.compile(r"^(?:\|\s*)?so\s?:[^\n]{0,30}/[a-z]", re.MULTILINE)  # "| Số: 12/KH-UBND | Trà Vinh, ngày …"
_DAY = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,8}\bnam\b")  # ngày 02 tháng 4 năm 2022
_DEPTH = 40
"""Tables within tables within text boxes."""


def read_docx(data: bytes) -> str:
    """The text of a Word document, tracked changes taken as accepted; footnotes follow at the end as `[1] …`.

    Headers and footers of pages are left out, but for a letterhead that stands in the header of a page and not in the text.
    Where Word last began a page stands `PAGE`, between pages and footnotes `NOTES`.
    Raises UnreadableFile for packages that are broken, locked or unsafe.
    """
    with open_package(data) as package:
        body = read_member(package, "word/document.xml")
        if body is None:
            raise UnreadableFile(
                "tệp Word không có phần nội dung; hãy mở bằng Word rồi lưu lại.",
                "the Word file has no text in it; open it with Word and save it anew.",
            )
        parts = {name: read_member(package, f"word/{name}.xml") for name in ("numbering", "styles", "footnotes", "endnotes")}
        names = [name for name in package.namelist() if _HEADER.fullmatch(name)][:_HEADERS]
        headers = [read_member(package, name) for name in names]
    roots = {name: _root(part) for name, part in parts.items() if part}
    reader = _Reader(Numbering(roots.get("numbering"), roots.get("styles")))
    whole = _root(body)
    lines = reader.blocks(whole)
    top = lines[:_HEAD_LINES]
    if not (_is_letterhead(top) and _is_numbered(top)):
        found = [_lines(part) for part in headers if part]
        wanted = _is_numbered if _is_letterhead(top) else _is_letterhead
        lines = next((each for each in found if wanted(each)), next(filter(_is_numbered, found), [])) + lines
    notes: list[str] = []
    for name in ("footnotes", "endnotes"):
        if name in roots:
            notes += reader.notes(roots[name], _referred(whole, f"{_W}{name[:-1]}Reference"))
    if notes and any(PAGE in line for line in lines):
        notes[0] = NOTES + notes[0]
    return "\n".join(lines + notes)


def _referred(root: _Element, tag: str) -> dict[str, int]:
    """The numbers that readers see of the notes to which the text refers, by their ids."""
    found: dict[str, int] = {}
    for reference in root.iter(tag):
        if not any(parent.tag in _GONE for parent in reference.iterancestors()):
            found.setdefault(reference.get(_W + "id", ""), len(found) + 1)
    return found


def _lines(part: bytes) -> list[str]:
    """The lines of the header of a page; none where it is broken, since the text does not depend on it."""
    try:
        return _Reader(Numbering(None, None)).blocks(_root(part))
    except UnreadableFile:
        return []


def _is_letterhead(lines: list[str]) -> bool:
    return bool(_MOTTO.search(fold(unmarked(" ".join(" ".join(lines).split())))))


def _is_numbered(lines: list[str]) -> bool:
    """Whether a number stands there as letterheads have it, and a day."""
    text = fold(unmarked("\n".join(lines)))
    return bool(_NUMBER.search(text) and _DAY.search(text))


def _root(data: bytes) -> _Element:
    return parse_xml(data.replace(_STRICT, _LOOSE))


class _Reader:
    """Reads blocks in their order; keeps the counters of lists."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._carried = ""  # of a paragraph whose end was deleted

    def blocks(self, parent: _Element, depth: int = 0) -> list[str]:
        """The lines of the paragraphs and tables below an element."""
        lines: list[str] = []
        if depth > _DEPTH:
            return lines
        for child in parent:
            if child.tag == _W + "p":
                lines += self._paragraph(child, depth)
            elif child.tag == _W + "tbl":
                lines += table_lines(list(self._rows(child, depth)))
            elif child.tag not in _GONE and child.tag != _FALLBACK:
                lines += self.blocks(child, depth + (child.tag != _W + "sdtContent"))
        return lines

    def notes(self, root: _Element, numbers: Mapping[str, int]) -> list[str]:
        """The notes in the order of their numbers; those that nothing refers to are not shown by Word either."""
        found = {numbers[note.get(_W + "id", "")]: note for note in root if note.get(_W + "id", "") in numbers}
        said = ((number, " ".join(self.blocks(found[number])).strip()) for number in sorted(found))
        return [f"[{number}] {words}" for number, words in said if words]

    def _rows(self, table: _Element, depth: int) -> Iterator[list[str]]:
        for row in _within(table, _W + "tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells: list[str] = []
            for cell in _within(row, _W + "tc"):
                properties = cell.find(_W + "tcPr")
                span, merged = 1, False
                if properties is not None:
                    grid, merge = properties.find(_W + "gridSpan"), properties.find(_W + "vMerge")
                    span = _number(grid, 1)
                    merged = merge is not None and merge.get(_W + "val", "continue") == "continue"
                words = "" if merged else "\n".join(self.blocks(cell, depth + 1))
                cells += [words, *[""] * (min(span, 64) - 1)]
            yield cells

    def _paragraph(self, paragraph: _Element, depth: int) -> list[str]:
        boxes: list[_Element] = []
        words = self._carried + "".join(self._runs(paragraph, boxes))
        self._carried = ""
        properties = paragraph.find(_W + "pPr")
        if properties is not None and properties.find(f"{_W}rPr/{_W}del") is not None:
            self._carried = words
            return []
        label = self._numbering.label(properties)
        empty = not words.strip() and not depth  # in a cell the number alone can be the content: "STT"
        lines = [words if empty else label + words]
        for box in boxes:
            lines += self.blocks(box, depth + 1)
        return lines

    def _runs(self, parent: _Element, boxes: list[_Element], depth: int = 0) -> Iterator[str]:
        """The words of what stands in a paragraph; text boxes are put aside."""
        if depth > _DEPTH:
            return
        for child in parent:
            if child.tag == _W + "r":
                yield _run(child, boxes)
            elif child.tag not in _GONE and isinstance(child.tag, str):
                yield from self._runs(child, boxes, depth + 1)


def _run(run: _Element, boxes: list[_Element]) -> str:
    properties = run.find(_W + "rPr")
    capitals, encoding, font = False, None, ""
    if properties is not None:
        if _on(properties.find(_W + "vanish")):
            return ""
        capitals = _on(properties.find(_W + "caps"))
        fonts = properties.find(_W + "rFonts")
        font = (fonts.get(_W + "ascii") or fonts.get(_W + "hAnsi") or "") if fonts is not None else ""
        encoding = font_encoding(font)
    words = "".join(_piece(child, boxes) for child in run)
    if encoding:
        words = from_font(words, font)
    return words.upper() if capitals else words


def _piece(element: _Element, boxes: list[_Element]) -> str:
    tag = element.tag
    if tag == _W + "t":
        return without_breaks(element.text or "")
    if tag == _W + "lastRenderedPageBreak":
        return PAGE
    if tag == _W + "tab":
        return "\t"
    if tag in (_W + "br", _W + "cr"):
        return "\f" if element.get(_W + "type") == "page" else "\n"
    if tag == _W + "noBreakHyphen":
        return "-"
    if tag == _W + "sym":
        return "•"
    if isinstance(tag, str) and tag not in _GONE:
        boxes += _boxes(element)
    return ""


def _boxes(element: _Element) -> list[_Element]:
    """The contents of text boxes below an element, each once: what is repeated for old programs is passed over."""
    found: list[_Element] = []
    for child in element.iter(_W + "txbxContent"):
        above = list(child.iterancestors())
        if any(a.tag == _W + "txbxContent" for a in above[: above.index(element) + 1]):
            continue
        fallback = next((a for a in above if a.tag == _FALLBACK), None)
        if fallback is not None and any(
            c.tag == _CHOICE and c.find(f".//{_W}txbxContent") is not None for c in fallback.getparent()
        ):
            continue
        found.append(child)
    return found


def _within(parent: _Element, tag: str, depth: int = 0) -> Iterator[_Element]:
    """The children with a tag, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml") and depth < _DEPTH:
            yield from _within(child, tag, depth + 1)


def _on(flag: _Element | None) -> bool:
    return flag is not None and flag.get(_W + "val", "true") not in ("false", "0", "off")


def _number(element: _Element | None, default: int) -> int:
    value = element.get(_W + "val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else default
