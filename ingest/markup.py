"""One line of raw text without its markup: Markdown, HTML, invisible characters, doubled spaces, old tone marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ingest.folding import LOWER
from ingest.record import record

DROP = "\0"
"""Stands for a character that is to go, so that offsets hold until the line is cleaned."""

_LEVEL: dict[int, str] = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x0B, 0x0D, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)], DROP),
    **dict.fromkeys([0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF], DROP),
    **dict.fromkeys([0x2010, 0x2011, 0x2212, 0xF02D], "-"),
    **dict.fromkeys([0x2044, 0x2215], "/"),
    **dict.fromkeys([0xF0B7, 0xF0A7], "•"),
    **{0xD0: "Đ", 0xF0: "đ", 0x01A2: "Ư", 0x01A3: "ư"},  # letters that look alike, from old fonts
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_ODD = {chr(code): plain for code, plain in _LEVEL.items()}
_HAS_ODD = re.compile(f"[{re.escape(''.join(_ODD))}]")
_NUMBER_DASH = re.compile(r"(?<=\w)[–—](?=\w)")  # "NĐ–CP", "2021–2025"


def _tone_pairs() -> dict[str, str]:
    """Old spelling to new: `oà` to `òa`, `uỷ` to `ủy`, in every mix of cases."""
    toned = {"o": "òóỏõọ", "u": "ùúủũụ", "a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for new, old in zip(toned[first], toned[second], strict=True):
            for left, right in product((str.lower, str.upper), repeat=2):
                pairs[left(first) + right(old)] = left(new) + right(second)
    return pairs


_OLD_TONES = _tone_pairs()
_OLD_TONE = re.compile(rf"[oOuU][{''.join(sorted({pair[1] for pair in _OLD_TONES}))}](?!\w)(?<![qQ]..)")
"""`hoà`, `Uỷ`; not `toán`, `huỳnh`, nor `quý`, which keeps its tone where it is."""


def level(raw: str) -> str:
    """`raw` with odd spaces, line ends, dashes and old tone marks made plain and `DROP` for what is invisible; same length."""
    text = raw
    if _HAS_ODD.search(raw):
        text = raw.replace("\r\n", DROP + "\n")
        for odd in set(raw).intersection(_ODD):
            text = text.replace(odd, _ODD[odd])
    return modern(text) if unicodedata.is_normalized("NFC", text) else text


def modern(text: str) -> str:
    """NFC text with its tone marks and the dashes of numbers in one style; same length."""
    if "–" in text or "—" in text:
        text = _NUMBER_DASH.sub("-", text)
    return _OLD_TONE.sub(_modern, text)


def _modern(match: re.Match[str]) -> str:
    return _OLD_TONES.get(match[0], match[0])


@record
class Line:
    """A cleaned line. `starts[i]` and `ends[i]` are the raw offsets of `text[i]`; both are None where the raw text has the
    same number of characters from `start` on."""

    text: str
    start: int
    starts: list[int] | None = None
    ends: list[int] | None = None

    def without(self, gone: Collection[int]) -> Line:
        """The line without the characters at those offsets."""
        kept = [i for i in range(len(self.text)) if i not in gone]
        starts = self.starts or list(range(self.start, self.start + len(self.text)))
        ends = self.ends or [start + 1 for start in starts]
        return Line("".join(self.text[i] for i in kept), self.start, [starts[i] for i in kept], [ends[i] for i in kept])

    def ended(self, mark: str) -> Line:
        """The line with that mark at its end, in the place of a comma, semicolon or full stop where one stands there."""
        end = self.ends[-1] if self.ends else self.start + len(self.text)
        if self.text.endswith((",", ";", ".")):
            return replace(self, text=self.text[:-1] + mark)
        starts = self.starts or list(range(self.start, end))
        return Line(self.text + mark, self.start, [*starts, end], [*(self.ends or [start + 1 for start in starts]), end])


_SUSPECT = re.compile(r"[\0*_\\<&`|\t#>]")
"""A line without any of these and without two spaces in a row is only trimmed."""
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|sup|sub|span|div|p|center|font|br|table|tbody|thead|tr|td|th|h[1-6])(?:\s[^<>]{0,300})?/?>"
    r"|<!--[^<>]{0,300}-->",
    re.IGNORECASE,
)
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#039;": "'", "&#39;": "'"}
_ENTITIES |= {"&#91;": "[", "&#93;": "]", "&times;": "×", "&copy;": "©"}
_ENTITY = re.compile("|".join(_ENTITIES))
_LEAD = re.compile(r"^[ \t>#]*[>#](?=[ \t*_]|$)")  # "#### **1. Trách nhiệm", "> **Số hiệu**"
_BACKSLASH = re.compile(r"\\+(?=[`*_{}\[\]()#+.!|>~<&-]|\s*$)")  # "1\. Phát triển", "Việt Nam\"
_STARS = re.compile(r"\*+")
_EMPHASIS = re.compile(r"(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[\w.,;:!?)”])(?<!_)_{1,3}(?![\w/])")  # "_Nơi nhận:_"
_TICKS = re.compile("`+")
_MARKED = re.compile(r"[^\u0300-\u036f\u0323][\u0300-\u036f\u0323]+")
_COLUMNS = re.compile(rf"(?<![ \t])(?: *\t[\t ]*| {{5,}})(?=[^{LOWER}\s])")  # "UBND TỈNH        CỘNG HÒA XÃ HỘI"
_TABS = re.compile(rf"(?<![ \t]) *\t[\t ]*(?=[{LOWER}]|$)")
_SPACES = re.compile(r" {2,}")
_LABEL_TAB = re.compile(r"^(?:[-–+•*~]|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđ][.)]|[IVXL]{1,6}[.)])(\t)")  # "1.\tPhát triển"
_PIPE = re.compile(r" *(\|) *")
_DROPPED = re.compile(DROP)


_OVER = 3
"""Lines over which one emphasis may go."""


def emphasised_over(lines: Sequence[str]) -> frozenset[int]:
    """The indices of lines that go on with the emphasis of the line before: `**2. Sở` / `Khoa học và Công nghệ**`."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if i in found or line.count("**") % 2 == 0:
            continue
        for j in range(i + 1, min(i + 1 + _OVER, len(lines))):
            if not lines[j].strip():
                break
            if lines[j].count("**") % 2:
                found.update(range(i + 1, j + 1))
                break
    return frozenset(found)


def clean(line: str, start: int, composed: bool = True) -> Line:
    """A line of levelled text without its markup and outer white space; `start` is its raw offset, `composed` says that the
    whole text was in NFC.

    Postconditions: NFC; no two spaces in a row; words are those of the line, tags left out; a table row reads `| a | b |`.
    """
    bare = line.strip()
    if bare != line:
        start += len(line) - len(line.lstrip())
    if "  " not in bare and not _SUSPECT.search(bare) and (composed or unicodedata.is_normalized("NFC", bare)):
        return Line(bare if composed else modern(bare), start)
    edit = _Edit(bare, list(range(start, start + len(bare))), list(range(start + 1, start + len(bare) + 1)))
    edit.sub(_DROPPED, "")
    edit.compose()
    for _ in range(4):  # a mark inside another comes to light when the outer one is gone
        before = edit.text
        _unmark(edit)
        if edit.text == before:
            break
    edit.text = modern(edit.text)
    if edit.text.startswith("|") and edit.text.endswith("|") and len(edit.text) > 1:
        edit.space_cells()
    return Line(edit.text, edit.starts[0] if edit.starts else start, edit.starts, edit.ends)


def _unmark(edit: _Edit) -> None:
    """Takes one layer of marks off."""
    text = edit.text
    if "<" in text:
        edit.sub(_TAG, lambda match: " " if match[0][1:3].lower() in ("br", "td", "th") else "")
    if "&" in text:
        edit.sub(_ENTITY, lambda match: _ENTITIES[match[0]])
    if "#" in text or ">" in text:
        edit.sub(_LEAD, "")
    if "\\" in text:
        edit.sub(_BACKSLASH, "")
    if "`" in text:
        edit.sub(_TICKS, "")
    if "*" in text:
        edit.sub(_STARS, _star)
    if "_" in text:
        edit.sub(_EMPHASIS, "")
    if "\t" in edit.text or "     " in edit.text:
        edit.sub(_COLUMNS, "\t")
        edit.sub(_TABS, " ")
    if "  " in edit.text:
        edit.sub(_SPACES, " ")
    edit.trim()
    if label := _LABEL_TAB.match(edit.text):
        edit.text = edit.text[: label.start(1)] + " " + edit.text[label.end(1) :]


def _star(match: re.Match[str]) -> str:
    """A bullet, a sign between spaces and the footnote mark `(*)` stay; other stars are emphasis."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    alone = not before.strip() and not after.strip() and len(match[0]) == 1
    return match[0] if alone or (before == "(" and after == ")") else ""


@dataclass(slots=True)
class _Edit:
    """A line being edited, with the raw offsets of each of its characters."""

    text: str
    starts: list[int]
    ends: list[int]

    def sub(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> None:
        """Replaces each match by nothing, by one character, or by as many characters as it has."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for match in pattern.finditer(self.text):
            first, last = match.span()
            new = by if isinstance(by, str) else by(match)
            pieces += (self.text[at:first], new)
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            if len(new) == last - first:
                starts += self.starts[first:last]
                ends += self.ends[first:last]
            elif new:
                starts.append(self.starts[first])
                ends.append(self.ends[last - 1])
            at = last
        if not at:
            return
        self.text = "".join(pieces) + self.text[at:]
        self.starts = starts + self.starts[at:]
        self.ends = ends + self.ends[at:]

    def compose(self) -> None:
        """NFC. Where letters compose in a way that no single letter shows, the line as a whole stands for itself."""
        if unicodedata.is_normalized("NFC", self.text):
            return
        whole = unicodedata.normalize("NFC", self.text)
        self.sub(_MARKED, _composed)
        if self.text != whole:
            first, last = self.starts[0], self.ends[-1]
            self.text, self.starts, self.ends = whole, [first] * len(whole), [last] * len(whole)

    def space_cells(self) -> None:
        """`|a|b|` → `| a | b |`; a space put in stands for no raw character."""
        self.text = self.text.replace("\t", " ")
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for match in _PIPE.finditer(self.text):
            pipe = match.start(1)
            pieces.append(self.text[at : match.start()])
            starts += self.starts[at : match.start()]
            ends += self.ends[at : match.start()]
            if match.start():
                pieces.append(" ")
                starts.append(self.ends[match.start() - 1])
                ends.append(self.starts[pipe])
            pieces.append("|")
            starts.append(self.starts[pipe])
            ends.append(self.ends[pipe])
            at = match.end()
            if at < len(self.text):
                pieces.append(" ")
                starts.append(self.ends[pipe])
                ends.append(self.starts[at])
        self.text, self.starts, self.ends = "".join(pieces), starts, ends
        self.sub(_SPACES, " ")

    def trim(self) -> None:
        left, right = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        self.text, self.starts, self.ends = self.text[left:right], self.starts[left:right], self.ends[left:right]


def _composed(match: re.Match[str]) -> str:
    new = unicodedata.normalize("NFC", match[0])
    return new if len(new) in (1, len(match[0])) else match[0]
