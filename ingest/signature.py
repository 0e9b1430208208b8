"""The end of a document: recipients (nơi nhận) and signer (người ký)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.document import Reading, Recipient, Signer, Span, span_of
from ingest.folding import fold
from ingest.vocabulary import load

_RECIPIENTS = re.compile(  # "Nơi nhận:", "Noi nhận:", "Nơi nhậm: n TM. CHÍNH PHỦ"
    r"^[^\w\n]{0,4}N[ơoờôo][iíìlj] ?nh?[ậâạaă][nm]\b[ \t]*[:;.]?", re.MULTILINE | re.IGNORECASE
)
_CAPACITY = re.compile(
    r"(?<![\w.])(?P<prefix>T/?M|K/?T|T/?L|TU?Q|Q|T/?U/?Q)\s?[.,]\s?(?=[A-ZĐÀ-Ỹ(])"
)  # "TM. ỦY BAN", "KT, CỤC TRƯỞNG"
_ITEM = re.compile(r"^[\W_]{0,3}[-–—~+*•'„“]\s*|^[\W_]{1,3}")
_PURPOSE = re.compile(r"^(?P<name>.+?)\s*\((?P<purpose>[^()]{1,60})\)$")
_KEPT = re.compile(r"^(?:L[ưuươ]+[uư]?)\s*[:.;]?\s*(?=[A-ZĐ(\w])", re.IGNORECASE)  # "Lưu: VT", "Lưu VT"
_SYLLABLE = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*"
_NAME = re.compile(  # "Kim Thị Thanh Nữ", "NGUYỄN CHÍ DŨNG", "Thượng tướng Hoàng Xuân Chiến"
    r"^\W{0,3}(?:\(?[Đđ]ã ký\)?\W*)?(?P<rank>(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:PGS|GS|TS|ThS|BS)[.,]?\s?)+ ?)?"
    r"(?P<name>[A-ZĐÀ-Ỹ]\S{0,7}(?: [A-ZĐÀ-Ỹ]\S{0,7}){1,4})\W{0,3}$"
)
_SIGNED = re.compile(r"^\W*(?:đã ký|da ky|signed|ky ten)\W*$")
_LOOKED_AT = 14
"""Lines in which the parts of a signature stand."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the body ends, who gets the document, who signed it."""

    start: int
    recipients: tuple[Reading[Recipient], ...]
    signer: Reading[Signer] | None
    end: int


def read_ending(text: str, body: int) -> Ending:
    """The end of a document whose body begins at `body`; without recipients and signature it is empty, at the text's end."""
    match = _RECIPIENTS.search(text, body)
    if match is None:
        start = _signature_start(text, body)
        if start is None:
            return Ending(len(text), (), None, len(text))
        lines = _lines(text, start, _LOOKED_AT)
        signer, last = _signer(text, lines)
        return Ending(start, (), signer, last if signer else start)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    above = _signature_above(text, body, start)
    lines = _lines(text, match.end(), 60)
    recipients, rest = _recipients(text, lines)
    block = _lines(text, above, 8, start) if above is not None else []
    signer, last = _signer(text, block) if block else _signer(text, rest)
    last = max([last, *(r.span.end for r in recipients), match.end()])
    return Ending(above if above is not None else start, recipients, signer, last)


def _lines(text: str, start: int, count: int, end: int | None = None) -> list[Span]:
    found: list[Span] = []
    stop = len(text) if end is None else end
    while start < stop and len(found) < count:
        cut = text.find("\n", start, stop)
        cut = stop if cut < 0 else cut
        line = span_of(text, start, cut)
        if line.text:
            found.append(line)
        start = cut + 1
    return found


def _recipients(text: str, lines: list[Span]) -> tuple[tuple[Reading[Recipient], ...], list[Span]]:
    """The recipients, and what else stands among and behind them: the right column and the signature."""
    found: list[Reading[Recipient]] = []
    rest: list[Span] = []
    kept = False
    for line in lines:
        parts = [span_of(text, line.start + a, line.start + b) for a, b in _columns(line.text)]
        for i, part in enumerate(parts):
            item = _recipient(part, first=not found and i == 0) if not kept and i == 0 else None
            if item is None:
                if part.text:
                    rest.append(part)
                continue
            found.append(item)
            kept = item.value.purpose == "Lưu"
        if not found and rest and len(rest) > 6:
            break
    return tuple(found), rest[:_LOOKED_AT]


def _columns(line: str) -> list[tuple[int, int]]:
    bounds = [0]
    for match in re.finditer(r"\t| \| ", line):
        bounds += match.span()
    if len(bounds) == 1 and (capacity := _CAPACITY.search(line)) and capacity.start():
        bounds += [capacity.start(), capacity.start()]
    bounds.append(len(line))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _recipient(line: Span, first: bool) -> Reading[Recipient] | None:
    text = line.text
    dash = _ITEM.match(text)
    ended = (
        text.endswith((";", "./.")) or bool(_KEPT.match(text)) or fold(text).startswith(("nhu tren", "nhu dieu", "nhu kinh gui"))
    )
    if _CAPACITY.match(text) or (not dash and not ended) or len(text) > 250 or (text.isupper() and not dash):
        return None
    name = text[dash.end() :] if dash else text
    name = name.strip(" ;.,:/")
    if not any(c.isalpha() for c in name):
        return None
    if keep := _KEPT.match(name):
        return Reading(Recipient(name[keep.end() :].strip(" ;.,:/"), "Lưu"), line, "recipient", 0.95)
    if (match := _PURPOSE.match(name)) is not None:
        return Reading(Recipient(match["name"].rstrip(" ;,"), match["purpose"].strip()), line, "recipient", 0.95)
    return Reading(Recipient(name, None), line, "recipient", 0.95 if dash else 0.8)


@cache
def _positions() -> dict[str, str]:
    """Positions and bodies of signatures in capitals, by their folded letters."""
    data = load("signatures")
    return {re.sub(r"\W", "", fold(name)): name for name in (*data["positions"], *data["bodies"])}


def _position(words: str) -> str | None:
    """The position in capitals with its accents, where the vocabulary knows it."""
    return _positions().get(re.sub(r"\W", "", fold(words)))


def is_position(words: str) -> bool:
    """Whether a line is a position as it stands above a signature (`PHÓ GIÁM ĐỐC`)."""
    return _position(words) is not None or (
        words.isupper()
        and bool(re.match(r"(?:PHO |CHU |GIAM |TONG |THU |BO |CUC |VU |TRUONG |CHANH |VIEN )", fold(words).upper()))
    )


def _signer(text: str, lines: list[Span]) -> tuple[Reading[Signer] | None, int]:
    """The signer among `lines`, and where the signature ends."""
    capacity: list[str] = []
    position: str | None = None
    name: str | None = None
    used: list[Span] = []
    for line in lines:
        words = line.text.strip(" :*_|")
        if _SIGNED.match(fold(words)):
            continue
        lead = _CAPACITY.match(words)
        if lead is not None:
            rest = words[lead.end() :].strip()
            capacity.append(f"{lead['prefix'].replace('/', '')}. {_position(rest) or rest}".strip())
            used.append(line)
            continue
        if position is None and name is None and is_position(words):
            position = (_position(words) or words) if _accentless(words) else words
            used.append(line)
            continue
        person = _NAME.match(words)
        if person is not None and name is None and not words.endswith((":", ";")) and _is_person(person["name"]):
            name = person["name"]
            used.append(line)
            break
        if position is not None and words.isupper() and len(words) < 80 and not person:
            position = f"{position} {words}"
            used.append(line)
    if not used or (name is None and not capacity and position is None):
        return None, 0
    if position is None and len(capacity) and not capacity[-1].startswith(("TM", "KT", "TL", "TUQ")):
        position = capacity.pop()
    sure = 0.95 if name and (capacity or position) else 0.75
    start, end = used[0].start, used[-1].end
    return Reading(Signer(name, position, " ".join(capacity) or None), Span(start, end, text[start:end]), "signature", sure), end


def _accentless(words: str) -> bool:
    return words.replace("Đ", "D").replace("đ", "d").lower() == fold(words)


def _is_person(words: str) -> bool:
    """Whether capitalised words can be a person's name: it begins with a family name, or nothing speaks against it."""
    first = fold(words.split()[0])
    return first in load("signatures")["family_names_folded"] and not is_position(words)


_POSITION_LINE = re.compile(r"\n(?=\W{0,3}(?:TM|KT|TL|TUQ|T/M|K/T|Q)\s?[.,]\s?[A-ZĐÀ-Ỹ]{2})|\n(?=[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{5,40}\n)")


def _signature_start(text: str, body: int) -> int | None:
    """Where a signature without recipients begins: a capacity or position line with a person's name below."""
    best: int | None = None
    for match in _POSITION_LINE.finditer(text, max(body, 0)):
        lines = _lines(text, match.end(), 6)
        signer, _ = _signer(text, lines)
        if signer is not None and signer.span.start == lines[0].start and signer.value.name:
            best = match.end()
            break
    return best


def _signature_above(text: str, body: int, recipients: int) -> int | None:
    """Where the signature begins if it stands before the recipients."""
    start = recipients
    for _ in range(6):
        start = text.rfind("\n", body, max(start - 1, body)) + 1
        if start <= body:
            return None
        line = text[start:recipients].split("\n", 1)[0]
        if _CAPACITY.match(line.strip()) or is_position(line.strip(" *")):
            signer, end = _signer(text, _lines(text, start, 6, recipients))
            if signer is not None and (signer.value.name or signer.value.capacity) and end >= recipients - 120:
                earlier = text.rfind("\n", body, start - 1) + 1
                return earlier if earlier > body and _CAPACITY.match(text[earlier:start].strip()) else start
        elif len(line) > 90:
            return None
    return None
