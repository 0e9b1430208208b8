"""The labels that Word counts itself: `1.`, `a)`, `Điều 3.` stand in no text of the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.counting import count
from ingest.record import record

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HOLE = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—−\uf02d")
_LEVELS = 9


@record
class _Level:
    style: str
    text: str
    start: int
    suffix: str


class Numbering:
    """Counts the paragraphs of lists in the order in which they are asked for."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._of: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles = _styles(styles)
        if numbering is not None:
            self._read(numbering)

    def label(self, properties: _Element | None) -> str:
        """The label of a paragraph with these properties and the space behind it, empty where it is no item of a list."""
        list_id, depth = self._place(properties)
        if list_id not in self._of or list_id == "0":
            return ""
        abstract, own = self._of[list_id]
        levels = {**self._lists.get(abstract, {}), **own}
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for at, start in self._restarts.get(list_id, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.style == "bullet":
            return (
                ""
                if not level.text.strip()
                else ("- " if level.text in _DASHES or not level.text.isascii() else f"{level.text} ")
            )
        words = _HOLE.sub(lambda hole: self._count(levels, counts, int(hole[1]) - 1), level.text)
        return words if not words or level.suffix == "nothing" else f"{words} "

    @staticmethod
    def _count(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
        level = levels.get(at)
        return count(counts.get(at, level.start), level.style) if level else ""

    def _place(self, properties: _Element | None) -> tuple[str, int]:
        """The list and the depth of a paragraph: its own, else those of its style."""
        own = properties.find(_W + "numPr") if properties is not None else None
        style = _value(properties, "pStyle") if properties is not None else None
        list_id, depth = _value(own, "numId"), _value(own, "ilvl")
        if list_id is None:
            inherited, inherited_depth = self._inherited(style)
            list_id, depth = inherited, depth or inherited_depth
        return list_id or "0", int(depth) if depth and depth.isdecimal() and len(depth) < 3 else 0

    def _inherited(self, style: str | None) -> tuple[str | None, str | None]:
        depth: str | None = None
        for _ in range(20):
            if style is None or style not in self._styles:
                break
            above, list_id, own = self._styles[style]
            depth = depth or own
            if list_id is not None:
                return list_id, depth
            style = above
        return None, None

    def _read(self, numbering: _Element) -> None:
        for abstract in numbering.findall(_W + "abstractNum"):
            self._lists[abstract.get(_W + "abstractNumId", "")] = _levels(abstract)
        for instance in numbering.findall(_W + "num"):
            list_id = instance.get(_W + "numId", "")
            own: dict[int, _Level] = {}
            for override in instance.findall(_W + "lvlOverride"):
                own.update(_levels(override))
                start, at = _value(override, "startOverride"), override.get(_W + "ilvl", "0")
                if start and start.isdecimal() and at.isdecimal():
                    self._restarts.setdefault(list_id, {})[int(at)] = int(start)
            self._of[list_id] = (_value(instance, "abstractNumId") or "", own)


def _levels(parent: _Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.findall(_W + "lvl")[:_LEVELS]:
        at, start = level.get(_W + "ilvl", "0"), _value(level, "start") or "1"
        if at.isdecimal() and start.isdecimal():
            style, text, suffix = _value(level, "numFmt"), _value(level, "lvlText"), _value(level, "suff")
            found[int(at)] = _Level(style or "decimal", text or "", int(start), suffix or "tab")
    return found


def _styles(root: _Element | None) -> dict[str, tuple[str | None, str | None, str | None]]:
    """For each style: the style it is based on, the list and the depth that it gives its paragraphs."""
    if root is None:
        return {}
    found: dict[str, tuple[str | None, str | None, str | None]] = {}
    for style in root.findall(_W + "style"):
        own = style.find(f"{_W}pPr/{_W}numPr")
        found[style.get(_W + "styleId", "")] = (_value(style, "basedOn"), _value(own, "numId"), _value(own, "ilvl"))
    return found


def _value(parent: _Element | None, tag: str) -> str | None:
    child = parent.find(_W + tag) if parent is not None else None
    return child.get(_W + "val") if child is not None else None
