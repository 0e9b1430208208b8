"""Who signed a document (người ký), in what position and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.document import Signer
from ingest.folding import LOWER, UPPER, fold
from ingest.person_names import apart, find_person, person_of
from ingest.readings import Reading, Span, span_of
from ingest.vocabulary import load

CAPACITY = re.compile(  # "TM. ỦY BAN NHÂN DÂN", "KT, CỤC TRƯỞNG", "T/L. BỘ TRƯỞNG"
    rf"(?<![\w.])(?P<prefix>T/?M|[KX]/?T|T/?L|TU?Q|T/?U/?Q)\s?[.,:]\s?(?=[{UPPER}(])"
)
_ADDRESS = re.compile(r"\s(?:https?:|www\.|file:).*$")  # what a printed page adds to its last line
_JOINED = re.compile(r"\s?[,–-]\s(?=(?:PHÓ|THỨ|Phó|Thứ) )")  # "KT. THỦ TƯỚNG, PHÓ THỦ TƯỚNG"
_BODY_BELOW = re.compile(r"(?:TỔNG CỤC|CHI CỤC|CỤC|VỤ|SỞ|BỘ|PHÒNG|VĂN PHÒNG|BAN) \w")  # "VỤ TRƯỞNG" / "VỤ PHÁP CHẾ"
_MENDED = 8
"""Letters from which on a position with one letter amiss is still told from others."""
LOOKED_AT = 14
"""Lines in which the parts of a signature stand."""


def lines_of(text: str, start: int, count: int, end: int | None = None) -> list[Span]:
    """The first `count` lines with words of `text[start:end]`."""
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


def columns(line: str) -> list[tuple[int, int]]:
    """Where the columns of a line among the recipients lie: what belongs to the signature stands in the last."""
    bounds = [0]
    for match in re.finditer(r"\t+| \| ", line):
        bounds += match.span()
    if len(bounds) == 1:
        capacity, tail, name = CAPACITY.search(line), _position_tail().search(fold(line)), find_person(line)
        if capacity is not None:
            bounds += [capacity.start()] * 2 if capacity.start() else []
        elif tail is not None and _is_capitals(tail_words := line[slice(*tail.span("position"))]) and len(tail_words) < len(line):
            bounds += [tail.start("position")] * 2
        elif name is not None:
            bounds += [name[0], name[0], name[1], name[1]]
    bounds.append(len(line))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", fold(words))


@cache
def _positions() -> dict[str, str]:
    """Positions in capitals, by their folded letters."""
    return {_letters(name): name for name in load("signatures")["positions"]}


@cache
def _bodies() -> dict[str, str]:
    """Bodies that are signed for in capitals, by their folded letters."""
    return {_letters(name): name for name in load("signatures")["bodies"]}


@cache
def _position_tail() -> re.Pattern[str]:
    """A known position at the end of a folded line: `…, TCT (5). THỨ TRƯỞNG`, `… PHỏ-TÔNG CỤC TRUONG`."""
    known = sorted(
        (re.sub(r"[\W_]+", r"[\\W_]{1,2}", fold(name)) for name in load("signatures")["positions"]), key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?P<position>{'|'.join(known)})\W*$")


def _is_capitals(words: str) -> bool:
    letters = list(filter(str.isalpha, words))
    return sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def position_of(words: str) -> str | None:
    """A known position, in capitals and with its accents where the words lack some; None for other words."""
    letters = _letters(words)
    known = _positions().get(letters)
    if known is None and len(letters) >= _MENDED and _is_capitals(words):
        known = _one_amiss(letters)
    return words if known is not None and words.casefold() == known.casefold() else known


@cache
def _one_amiss(letters: str) -> str | None:
    """The one position that letters are, but for one that a scan changed or lost, or for a speck of ink before it."""
    near = [known for key, known in _positions().items() if abs(len(key) - len(letters)) <= 1 and apart(key, letters) == 1]
    return near[0] if len(near) == 1 else None


def _deputy(capacity: str, words: str) -> str | None:
    """The position of a deputy below `KT. …`, blurred as it may be: who signs for a head is no head."""
    whom = capacity.removeprefix("KT. ")
    title = "THỨ TRƯỞNG" if whom == "BỘ TRƯỞNG" else f"PHÓ {whom}"
    key, letters = _letters(title), _letters(words)
    if capacity == whom or key not in _positions() or not _is_capitals(words) or len(letters) < 6:
        return None
    return title if letters == _letters(whom) or apart(key, letters) * 4 <= len(key) else None


def _for_whom(words: str) -> str:
    """The words behind `KT.`; blurred ones as the vocabulary has them, where what is left over is noise."""
    letters = _letters(words)
    fits = [
        known
        for key, known in (*_positions().items(), *_bodies().items())
        if letters.startswith(key) and len(letters) - len(key) <= 3
    ]
    if not fits and len(letters) >= _MENDED:
        fits = [known for known in [_one_amiss(letters)] if known]
    return max(fits, key=len, default=words)


_WITH_NAME = re.compile(rf"(?P<position>[{UPPER}][{UPPER} .,–-]{{4,100}}) (?P<name>[{UPPER}][{LOWER}].{{4,40}})$")
"""`PHÓ THỐNG ĐỐC Phạm Tiến Dũng` in one line."""


def _in_one_line(words: str) -> tuple[str, str, str] | None:
    """For whom, in what position and who signs, where the cell of a table holds all (`BỘ TRƯỞNG THỨ TRƯỞNG Bùi Hồng Lĩnh`)."""
    both = _WITH_NAME.match(words)
    person = person_of(both["name"]) if both is not None else None
    if both is None or person is None:
        return None
    capitals = both["position"].split()
    cuts = range(1, len(capitals))
    for of_body in (False, True):
        for cut in cuts:
            known = _held(capitals[cut:], of_body)
            if known is not None:
                return " ".join(capitals[:cut]), known, person
    return None


def _held(capitals: Sequence[str], of_body: bool) -> str | None:
    """The position that all the words name, `of_body` with the body behind it (`VỤ TRƯỞNG VỤ KẾ HOẠCH - TÀI CHÍNH`)."""
    if not of_body:
        return position_of(" ".join(capitals))
    for cut in range(2, len(capitals) - 1):
        body, known = " ".join(capitals[cut:]), position_of(" ".join(capitals[:cut]))
        if known is not None and _BODY_BELOW.match(body):
            return f"{known} {body}"
    return None


def read_signer(text: str, lines: list[Span], strict: bool = False) -> tuple[Reading[Signer] | None, int]:
    """The signer among `lines`, and where the signature ends. `strict`: the first line must be a position or capacity."""
    capacity: list[str] = []
    position: str | None = None
    name: str | None = None
    used: list[Span] = []
    for line in lines:
        words = _ADDRESS.sub("", line.text).strip(" :*_|-–~=—ˆ`'‘’;" if not line.text.endswith(";") else " ")
        lead = CAPACITY.match(words)
        both = _WITH_NAME.match(words) if position is None and name is None and lead is None else None
        if both is not None and (known := position_of(both["position"])) and (person := person_of(both["name"])):
            position, name = known, person
            used.append(line)
            break
        whole = _in_one_line(words[lead.end() :]) if lead is not None and position is None and name is None else None
        if lead is not None and whole is not None:
            capacity.append(f"{lead['prefix'].replace('/', '').replace('X', 'K')}. {_for_whom(whole[0])}")
            _, position, name = whole
            used.append(line)
            break
        if lead is not None and position is None and name is None:
            whom, _, below = _JOINED.sub("\n", words[lead.end() :].strip(" .,")).partition("\n")
            capacity.append(f"{lead['prefix'].replace('/', '').replace('X', 'K')}. {_for_whom(whom)}")
            position = position_of(below) if below else None
            used.append(line)
        elif (
            name is None
            and position is None
            and not line.text.endswith(";")
            and (known := (capacity and _deputy(capacity[-1], words)) or position_of(words))
        ):
            position = known
            used.append(line)
        elif not used and strict:
            return None, 0
        elif name is None and not line.text.endswith((":", ";", ",")) and (person := person_of(words)):
            name = person
            used.append(line)
            break
        elif position is not None and name is None and words.isupper() and _BODY_BELOW.match(words) and not position_of(words):
            position = f"{position} {words}"
    if not used:
        return None, 0
    start, end = used[0].start, used[-1].end
    sure = 0.95 if name and (capacity or position) else 0.75
    signer = Signer(name, position, " ".join(capacity) or None)
    return Reading(signer, span_of(text, start, end), "signature", sure), end


_CAPITAL_LINE = re.compile(  # "CHỦ TỊCH" · "| | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Thế Dũng |"
    rf"\n(?=[^\w\n]{{0,6}}[{UPPER}][{UPPER}/ ,.]{{4,60}}(?:[ |]{{0,4}}\n| [{UPPER}][{LOWER}][^\n]{{4,40}}\n))"
)


def find_signature(text: str, body: int) -> int | None:
    """Where a signature without recipients begins: the first capacity or position line with a person's name below it."""
    for match in _CAPITAL_LINE.finditer(text, body):
        signer, _ = read_signer(text, lines_of(text, match.end(), 6), strict=True)
        if signer is not None and signer.value.name and (signer.value.position or signer.value.capacity):
            return match.end()
    return None


def find_signature_above(text: str, body: int, recipients: int) -> int | None:
    """Where the signature begins if it stands right above the recipients."""
    found: int | None = None
    start = recipients
    for _ in range(7):
        start = text.rfind("\n", body, max(start - 1, body)) + 1
        if start <= body:
            break
        line = text[start:recipients].split("\n", 1)[0].strip(" *_|")
        if CAPACITY.match(line) or position_of(line):
            signer, _ = read_signer(text, lines_of(text, start, 7, recipients), strict=True)
            if signer is not None and (signer.value.name or signer.value.capacity):
                found = start
        elif len(line) > 90:
            break
    return found
