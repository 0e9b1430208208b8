"""To whom a document is sent: the lines under `Kính gửi`, or behind `điện:` in a telegram."""

from __future__ import annotations

import re

from ingest.folding import fold
from ingest.headers.lines import Top, begins
from ingest.labels import read_label
from ingest.readings import Reading, Span, span_of

_ADDRESSED = re.compile(  # of folded lines: "Kính gửi:", "Kink gửi", "gửi:", "DEN = Kính gti:", "inh gửi:"
    r"^(?:\W{0,4}(?:k[iy]\w{1,2}\W? ?g[uo][ij]\b\s*[:.;]{0,2}|(?!noi)(?:\w{1,4}\W? )?gui\s?:)"
    r"|(?P<specks>.{0,32}?)(?<!dong )(?<!\w)(?:k[iy]\w{1,2} ?g\w{1,4}|inh gui)\s?:{1,2})[\s|]*"
)
_BEGINNING = 48
"""Letters of a line within which the words stand."""
_WHOLE_TEXT = 320
_WIRED = re.compile(r"^(?P<who>.{4,60}?)\s+(?:điện|ĐIỆN)\s*:\s*")  # "THỦ TƯỚNG CHÍNH PHỦ điện:"
_LIST_END = 40
_LONGEST = 200
_PARTED = re.compile(r"[;.]\s*[-–]\s+")  # "- Cục Thuế …; - Công ty …" in one line


def is_addressed(line: str, index: int) -> bool:
    """Whether the `index`th line of a text begins the addressees."""
    return bool(_addressed(line)) or (index < 30 and bool(_WIRED.match(line[:90])))


def _addressed(line: str) -> re.Match[str] | None:
    """The words that open the addressees; behind specks of ink no whole letter of a reader follows them."""
    match = _ADDRESSED.match(fold(line[:_BEGINNING]))
    return match if match is None or len(line) < _WHOLE_TEXT or not match["specks"] else None


def read_addressees(text: str, top: Top, index: int) -> tuple[tuple[Reading[str], ...], int | None]:
    """The addressees from the line `index` on, and the index of their last line; none where that line doesn't begin them."""
    if index >= len(top.lines):
        return (), None
    line = top.lines[index]
    opening = _addressed(line.text) or _WIRED.match(line.text)
    if opening is None:
        return (), None
    rest = span_of(text, line.start + opening.end(), line.end)
    found = _split(text, rest) if rest.text else []
    listed = not rest.text or rest.text[0] in "-–+~"
    last = index
    for at in range(index + 1, min(len(top.lines), index + _LIST_END)):
        words = top.lines[at].text
        label = read_label(words)
        dashed = label is not None and label.style == "-"
        offset = label.length if label is not None and dashed else 0
        folded = fold(words[:_LONGEST])
        if len(words) < _LONGEST and begins(folded, "address_lines"):
            pass
        elif dashed and begins(folded[offset:], "grounds_openings"):
            break
        elif listed and (dashed or (not found and len(words) < _LONGEST and not begins(folded, "body_openings"))):
            start = top.lines[at].start + offset
            found += _split(text, span_of(text, start, top.lines[at].end))
            listed = dashed or words.endswith((";", ","))
        elif not _goes_on(words, folded, top.lines[last].text, address=at > index + 1):
            break
        last = at
    return tuple(found), last


def _goes_on(words: str, folded: str, before: str, address: bool) -> bool:
    """Whether a line goes on with an addressee or its address: a remark in brackets, or the end of a wrapped address."""
    if words[0] == "(" and words.rstrip(".;").endswith(")"):
        return len(words) < _LONGEST
    return (
        address
        and begins(fold(before), "address_lines")
        and len(words) < 60
        and words[-1] not in ".:;"
        and not begins(folded, "body_openings")
    )


def _split(text: str, line: Span) -> list[Reading[str]]:
    """The addressees of a line: one, or several parted by `; -`."""
    found: list[Reading[str]] = []
    start = line.start
    for match in [*_PARTED.finditer(line.text), None]:
        stop = line.start + match.start() if match else line.end
        part = span_of(text, start, stop)
        words = part.text.lstrip("-–+~| ").rstrip(" ;.,:—–-_|")
        if any(c.isalpha() for c in words):
            at = part.text.index(words)
            found.append(Reading(words, part.part(at, at + len(words)), "addressee", 0.95))
        start = line.start + match.end() if match else stop
    return found
