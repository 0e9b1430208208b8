"""OpenDocument text (`.odt`), as LibreOffice saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers.counting import count
from ingest.readers.layout import collapse, table_lines
from ingest.readers.markup_xml import parse_xml
from ingest.readers.package import open_package, read_member
from ingest.readers.sentences import LOCKED

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_GONE = frozenset({_TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _SVG + "title", _SVG + "desc"})
_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEPTH = 60


def read_odt(data: bytes) -> str:
    """The text of an OpenDocument text, deletions left out; footnotes follow at the end as `[1] …`."""
    with open_package(data) as package:
        manifest = read_member(package, "META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise UnreadableFile(*LOCKED)
        content = read_member(package, "content.xml")
        styles = read_member(package, "styles.xml")
    if content is None:
        raise UnreadableFile(
            "tệp ODT không có phần nội dung; hãy mở bằng LibreOffice rồi lưu lại.",
            "the ODT file has no text in it; open it with LibreOffice and save it anew.",
        )
    root = parse_xml(content)
    reader = _Reader()
    if styles:
        reader.learn(parse_xml(styles))
    reader.learn(root)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    lines = reader.blocks(body if body is not None else root)
    return "\n".join([*lines, *reader.notes])


class _Reader:
    """Reads blocks in their order; `notes` are the footnotes met so far."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._lists: dict[str, dict[int, tuple[str, str, str, int]]] = {}
        self._last: dict[str, int] = {}

    def learn(self, root: _Element) -> None:
        """How each list style labels its levels: format, what stands before and after, first number."""
        for style in root.iter(_TEXT + "list-style"):
            levels: dict[int, tuple[str, str, str, int]] = {}
            for level in style:
                at, start = level.get(_TEXT + "level", "1"), level.get(_TEXT + "start-value", "1")
                kind = level.get(_STYLE + "num-format", "") if level.tag == _TEXT + "list-level-style-number" else "-"
                if at.isdecimal() and start.isdecimal():
                    before, after = level.get(_STYLE + "num-prefix", ""), level.get(_STYLE + "num-suffix", "")
                    levels[int(at)] = (kind, before, after, int(start))
            self._lists[style.get(_STYLE + "name", "")] = levels

    def blocks(self, parent: _Element, depth: int = 0) -> list[str]:
        lines: list[str] = []
        if depth > _DEPTH:
            return lines
        for child in parent:
            if child.tag in (_TEXT + "p", _TEXT + "h"):
                lines += self._paragraph(child, depth)
            elif child.tag == _TEXT + "list":
                lines += self._list(child, depth, 1, "")
            elif child.tag == _TABLE + "table":
                lines += table_lines(self._rows(child, depth))
            elif child.tag not in _GONE:
                lines += self.blocks(child, depth + 1)
        return lines

    def _list(self, parent: _Element, depth: int, level: int, style: str) -> list[str]:
        if depth > _DEPTH:
            return []
        style = parent.get(_TEXT + "style-name", style)
        kind, before, after, start = self._lists.get(style, {}).get(level, ("-", "", "", 1))
        number = (
            self._last.get(f"{style} {level}", start - 1) if parent.get(_TEXT + "continue-numbering") == "true" else start - 1
        )
        lines: list[str] = []
        for item in parent:
            labelled = item.tag == _TEXT + "list-item"
            given = item.get(_TEXT + "start-value", "")
            number = int(given) if given.isdecimal() and len(given) < 6 else number + labelled
            label = "- " if kind == "-" else f"{before}{count(number, _STYLES.get(kind, 'none'))}{after} ".lstrip()
            for block in item:
                if block.tag == _TEXT + "list":
                    lines += self._list(block, depth + 1, level + 1, style)
                    continue
                found = (
                    self._paragraph(block, depth) if block.tag in (_TEXT + "p", _TEXT + "h") else self.blocks(block, depth + 1)
                )
                if labelled and found and found[0].strip():
                    found[0], labelled = label + found[0], False
                lines += found
        self._last[f"{style} {level}"] = number
        return lines

    def _rows(self, table: _Element, depth: int) -> list[list[str]]:
        rows: list[list[str]] = []
        for row in table.iter(_TABLE + "table-row"):
            if next(row.iterancestors(_TABLE + "table")) is not table:
                continue
            cells: list[str] = []
            for cell in row:
                if cell.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                    continue
                again = cell.get(_TABLE + "number-columns-repeated", "1")
                words = "\n".join(self.blocks(cell, depth + 1))
                cells += [words] * (min(int(again), 64) if again.isdecimal() and len(again) < 6 else 1)
            rows.append(cells)
        return rows

    def _paragraph(self, paragraph: _Element, depth: int) -> list[str]:
        boxes: list[_Element] = []
        words = self._words(paragraph, boxes, depth)
        lines = [words] if words.strip() else []
        for box in boxes:
            lines += self.blocks(box, depth + 1)
        return lines

    def _words(self, element: _Element, boxes: list[_Element], depth: int) -> str:
        if depth > _DEPTH:
            return ""
        found = [element.text or ""]
        for child in element:
            found += (self._piece(child, boxes, depth + 1), child.tail or "")
        return "".join(found) if element.tag not in (_TEXT + "p", _TEXT + "h") else _tidy("".join(found))

    def _piece(self, child: _Element, boxes: list[_Element], depth: int) -> str:
        tag = child.tag
        if tag == _TEXT + "s":
            again = child.get(_TEXT + "c", "1")
            return "\ue001" * (min(int(again), 200) if again.isdecimal() and len(again) < 6 else 1)
        if tag == _TEXT + "tab":
            return "\ue002"
        if tag == _TEXT + "line-break":
            return "\ue003"
        if tag == _TEXT + "note":
            mark, body = child.find(_TEXT + "note-citation"), child.find(_TEXT + "note-body")
            if body is not None:
                name = mark.text if mark is not None and mark.text else str(len(self.notes) + 1)
                self.notes.append(f"[{name}] " + " ".join(self.blocks(body, depth + 1)))
            return ""
        if tag == _DRAW + "text-box":
            boxes.append(child)
            return ""
        return "" if tag in _GONE or not isinstance(tag, str) else self._words(child, boxes, depth)


def _tidy(text: str) -> str:
    """White space of the XML as one space; spaces, tabs and line ends that are meant stay."""
    return collapse(text).replace("\ue001", " ").replace("\ue002", "\t").replace("\ue003", "\n")
