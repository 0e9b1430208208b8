"""The canonical text of a document: one paragraph a line, and the way back to the raw text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from ingest import broken, specks
from ingest.folding import fold
from ingest.furniture import furniture, watermarks
from ingest.markup import Line, clean, emphasised_over, level
from ingest.paragraphs import Gap, join, label_of
from ingest.readings import TextMap
from ingest.run_in_heads import parted

__all__ = ["canonical", "fold"]

_WORD = re.compile(r"[^\W_]")
_BULLET = frozenset("-–+•*")
_LEADS = re.compile(
    r" (?:(?:như|nội dung|nhiệm vụ|giải pháp|biện pháp|vấn đề|yêu cầu|công việc|công tác|việc|hồ sơ|trường hợp) sau(?: đây)?"
    r"|sau đây|dưới đây)[.,;]?$"
)
"""`đề nghị các đơn vị thực hiện các nội dung sau.`, over a list: a colon that was forgotten."""


def canonical(raw: str) -> tuple[str, TextMap]:
    """The text of a document as everything else reads it, and the map from it to `raw`.

    Postconditions:
    - one paragraph, heading, list item or table row a line; no blank line; no white space at the ends of a line;
    - NFC; tone marks in the new style (`hòa`, `ủy`); plain spaces, none doubled; a tab only between two columns;
    - no Markdown or HTML marks; table rows read `| a | b |`; no page breaks, page numbers or running heads;
    - the words are those of `raw` in their order, markup and page furniture left out; a blank before a comma and not behind it,
      and a colon that is missing before a list, are put right;
    - `canonical(canonical(raw)[0])[0] == canonical(raw)[0]`;
    - time and memory grow linearly with the length of `raw`. Any Unicode is accepted.
    """
    lines, gaps = _lines(raw)
    starts = frozenset(join([line.text for line in lines], gaps))
    for i in starts:
        if i and _LEADS.search(lines[i - 1].text) and label_of(lines[i].text):
            lines[i - 1] = lines[i - 1].ended(":")
    texts = [line.text for line in lines]
    before = ["\n" if i in starts else "" if specks.stands_close(*pair) else " " for i, pair in enumerate(pairwise(["", *texts]))]
    before[:1] = [""] * bool(texts)
    return "".join(chain.from_iterable(zip(before, texts, strict=True))), _map(lines, before, len(raw))


def _lines(raw: str) -> tuple[list[Line], list[Gap]]:
    """The lines with words, clean, each with what stands before it."""
    text = level(raw)
    composed = unicodedata.is_normalized("NFC", text)
    cleaned: list[Line] = []
    at = 0
    chunks = text.split("\n")
    emphasised = emphasised_over(chunks) if "**" in text else frozenset()
    over: set[int] = set()
    for number, chunk in enumerate(chunks):
        if number in emphasised:
            over.add(len(cleaned))
        if "\f" not in chunk:
            cleaned.append(clean(chunk, at, composed) if chunk else Line("", at))
            at += len(chunk) + 1
            continue
        for i, part in enumerate(chunk.split("\f")):
            if i:
                cleaned.append(Line("\f", at - 1))
            cleaned.append(clean(part, at, composed))
            at += len(part) + 1
    if broken.may_hold(text):
        cleaned = [broken.mended(line) for line in cleaned]
    cleaned = [specks.spaced(line) for line in cleaned]
    joined = specks.joined(cleaned)
    likely = joined or specks.may_hold(text)
    cleaned = [specks.without(line, joined) if likely or line.starts else line for line in cleaned]
    texts = [line.text for line in cleaned]
    gone = furniture(texts) | watermarks(text, texts)
    lines: list[Line] = []
    gaps: list[Gap] = []
    gap = Gap.NONE
    for i, line in enumerate(cleaned):
        if not line.text:
            gap = max(gap, Gap.BLANK)
        elif i in gone:
            gap = Gap.PAGE
        elif not line.text[:1].isalnum() and not _WORD.search(line.text) and line.text not in _BULLET:
            gap = max(gap, Gap.BLANK)
        else:
            lines.append(line)
            gaps.append(Gap.WITHIN if gap is Gap.NONE and i in over else gap)
            gap = Gap.NONE
    bare = [i for i, (a, b) in enumerate(pairwise([*lines, None])) if a and a.text in _BULLET and (b is None or _begins(b.text))]
    for i in reversed(bare):
        del lines[i], gaps[i]
    return parted(lines, gaps)


def _begins(text: str) -> bool:
    """Whether a line has a bullet or number of its own, so that the bare bullet before it heads nothing."""
    return text in _BULLET or bool(label_of(text))


def _map(lines: Sequence[Line], before: Sequence[str], raw_length: int) -> TextMap:
    """The runs of the text of the lines and what stands `before` each."""
    runs = _Runs()
    for i, line in enumerate(lines):
        if before[i]:
            runs.add(1, runs.done, line.starts[0] if line.starts else line.start)
        if line.starts is None or line.ends is None:
            runs.add(len(line.text), line.start, line.start + len(line.text))
        else:
            _add_edited(runs, line.starts, line.ends)
    runs.add(0, raw_length, raw_length)
    return TextMap(tuple(runs.canonical), tuple(runs.raw), runs.at, raw_length)


def _add_edited(runs: _Runs, starts: list[int], ends: list[int]) -> None:
    i = 0
    while i < len(starts):
        j = i + 1
        if ends[i] - starts[i] == 1:
            while j < len(starts) and starts[j] == starts[j - 1] + 1 == ends[j] - 1:
                j += 1
        else:
            while j < len(starts) and starts[j] == starts[i] and ends[j] == ends[i]:
                j += 1
        runs.add(j - i, starts[i], ends[j - 1])
        i = j


@dataclass(slots=True)
class _Runs:
    """The runs of a TextMap, as they are laid; `at` and `done` are the ends of what is mapped in both texts."""

    canonical: list[int] = field(default_factory=list)
    raw: list[int] = field(default_factory=list)
    at: int = 0
    done: int = 0
    exact: bool = False

    def add(self, length: int, start: int, end: int) -> None:
        """The next `length` characters stand for raw `start..end`; raw characters passed over stand for nothing."""
        if start > self.done:
            self._begin(self.done)
        same = length == end - start
        if start > self.done or not (same and self.exact):
            self._begin(start)
        self.exact = same
        self.at += length
        self.done = end

    def _begin(self, raw: int) -> None:
        self.canonical.append(self.at)
        self.raw.append(raw)
