"""Who issued a document (cơ quan ban hành), by its whole name with its place."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from ingest.agencies import context_of, describe, issuer_of_symbol
from ingest.bodies.case import proper_name
from ingest.bodies.places import PLACES, of_its_province
from ingest.bodies.words import words
from ingest.document import Header
from ingest.folding import fold
from ingest.headers.kind import is_subject
from ingest.headers.lines import Piece, begins
from ingest.patterns import any_of
from ingest.person_names import apart
from ingest.readings import PartialDate, Reading, Span, span_of
from ingest.record import record
from ingest.repair import repair
from ingest.symbols import is_known, issuer_of
from ingest.units import names, province

_SELF = re.compile(  # "Tổng cục Thuế nhận được …", "…, Cục Thuế có ý kiến như sau"
    r"(?:^|[.,;:]\s|\n)(?P<name>(?:Tổng cục|Chi cục|Cục|Bộ|Sở|Ủy ban nhân dân|Ủy ban Thường vụ Quốc hội|UBND|Văn phòng|Thủ tướng"
    r"|Chính phủ|Quốc hội|Kho bạc|Bảo hiểm xã hội)[^.,;:(\n]{0,60}?)"
    r"(?: \([^()\n]{1,80}\))? (?:nhận được|có ý kiến|thấy rằng|nhận thấy|xin (?:báo cáo|trình|ý kiến)|kính trình"
    r"|đề nghị|yêu cầu|ban hành|trả lời|thông báo|hướng dẫn)"
)
_GLUED_KIND = re.compile(r"\b(TP|TX)\.(?=\w)")  # "TP.NHA TRANG"
_TAX = re.compile(r"^CT[A-Z]{0,5}$")
_CUSTOMS = re.compile(r"^HQ[A-ZĐ]{1,5}$")


@record
class Clues:
    """What else of the header tells of the issuer."""

    symbol: Reading[str] | None
    place: Reading[str] | None
    date: Reading[PartialDate] | None


def read_issuer(text: str, pieces: list[Piece], below: list[Piece], clues: Clues) -> Reading[str] | None:
    """The issuer from the lines above the number, else from the symbol and the place, else from how the text names itself, else
    from the line `below` the title that says who issues.

    Rules: `issuer-line`, `issuer-symbol`, `issuer-self`, `issuer-below`.
    """
    bodies = _bodies(text, pieces)
    if bodies:
        written, span = bodies[-1]
        name = proper_name(written)
        if name is not None and (told := _subordinate(name, clues)) is not None:
            return Reading(told, span, "issuer-symbol", 0.85)
        if name is None or words().read(name, 0) is None:
            name = _mended(written) or _of_its_seat(written, clues) or _of_districts(written) or name
        if name is not None and words().read(name, 0) is not None:
            whole = of_its_province(_whole(name, [proper_name(w) or _partly(w) or "" for w, _ in bodies[:-1]], clues))
            return Reading(whole, span, "issuer-line", 0.95)
    if (owner := _owner(below)) is not None:
        return owner
    found = _by_symbol(text, clues)
    if found is not None and clues.symbol is not None:
        span = bodies[-1][1] if bodies else clues.symbol.span
        return Reading(found, span, "issuer-symbol", 0.85)
    named = _named_by_itself(text, clues) or _below(below)
    if named is not None:
        return named
    if bodies:
        written, span = bodies[-1]
        partly = _partly(written)
        return Reading(partly or written, span, "issuer-line", 0.6 if partly else 0.4)
    return None


_SPECKS = re.compile(r"(?:(?<!KHU VỰC)\s+(?:\W|\d))+$")
_MOST_MORE = 6
"""Words at most that a name has behind those of the vocabulary."""
_HQ = re.compile(r"(?<=CỤC )HQ(?= )")


def _partly(written: str) -> str | None:
    """A name that begins as the vocabulary has it and goes on with names that it lacks (`CHI CỤC HAI QUAN KCN VIỆT NAM -
    SINGAPORE`): those with capitals, abbreviations as they are."""
    tokens = _HQ.sub("HẢI QUAN", _SPECKS.sub("", written)).split()
    for cut in range(len(tokens) - 1, 1, -1):
        head = proper_name(" ".join(tokens[:cut]))
        read = words().read(head, 0) if head else None
        if head is not None and read is not None and read.end == len(head) and len(tokens) - cut <= _MOST_MORE:
            rest = tokens[cut:]
            short = [rest.pop(0)] if rest[0].isalpha() and not re.search("[AEIOUYÀ-Ỹ]", rest[0]) else []
            tails = (proper_name(part) or repair(part.title(), noisy=True) for part in " ".join(rest).split(" - "))
            return " ".join([head, *short, " - ".join(tails)]).strip()
    return None


_DISTRICTS = re.compile(r"CHI CỤC THUẾ KHU VỰC (?P<names>\w+(?: \w+){0,3}(?: ?[-–] ?\w+(?: \w+){0,3})*)")


def _of_districts(written: str) -> str | None:
    """`CHI CỤC THUẾ KHU VỰC YÊN ĐỊNH - THIỆU HÓA`: one office of several districts, named after them."""
    told = _DISTRICTS.fullmatch(written)
    if told is None:
        return None
    districts = (repair(one.strip().title(), noisy=True) for one in re.split("[-–]", told["names"]))
    return "Chi cục Thuế khu vực " + " - ".join(districts)


_OF = re.compile(r"cua (?=bo chinh tri|ban bi thu|ban chap hanh|ban thuong vu|thu tuong|chinh phu|quoc hoi|uy ban|bo |chu tich)")


def _owner(below: list[Piece]) -> Reading[str] | None:
    """`CỦA BỘ CHÍNH TRỊ` in a line of its own below the kind's name."""
    for piece in below[:1]:
        match = _OF.match(piece.folded)
        name = proper_name(piece.text[match.end() :].strip(" -_|*.,:;")) if match else None
        read = words().read(name, 0) if name else None
        if name is not None and read is not None and read.end == len(name):
            return Reading(name, piece.span, "issuer-below", 0.85)
    return None


def _bodies(text: str, pieces: list[Piece]) -> list[tuple[str, Span]]:
    """The bodies named in capitals, each made of one line or more."""
    found: list[tuple[str, Span]] = []
    for piece in pieces:
        written = piece.text.strip(" -_|*.,:;'\"“”‘’~ˆ`—–=/").replace("~", "-")
        written = _GLUED_KIND.sub(r"\1 ", written).replace("VIETNAM", "VIỆT NAM")
        folded = fold(written)
        letters = [c for c in written if c.isalpha()]
        if len(letters) < 3 or sum(c.isupper() for c in letters) < 0.6 * len(letters) or len(written) > 90:
            continue
        goes_on = begins(folded, "bodies_go_on") and _COMMITTEE.match(folded) is None
        if found and (goes_on or _open_ended(found[-1][0])):
            before, span = found[-1]
            whole = span_of(text, span.start, piece.span.end)
            found[-1] = (f"{before} {written}", whole)
        elif (two := _two_in_one(written)) is not None:
            found += [(one, piece.span) for one in two]
        elif begins(folded, "bodies") and not begins(folded, "papers"):
            found.append((written, piece.span))
    return found


_COMMITTEE = re.compile(r"(?:huyen|thi|quan|thanh|xa|phuong) uy(?!\w)")
"""`HUYỆN ỦY KRÔNG NÔ` below `TỈNH ỦY ĐẮK NÔNG`: a body of its own."""


_SECOND = re.compile(r" (?=(?:TỔNG CỤC|CỤC|CHI CỤC|SỞ|PHÒNG|VĂN PHÒNG|THANH TRA|ỦY BAN NHÂN DÂN|UBND) )")


def _two_in_one(written: str) -> tuple[str, str] | None:
    """The body above and the issuer where a cell of a table holds both (`BỘ TÀI CHÍNH TỔNG CỤC THUẾ`)."""
    for joint in _SECOND.finditer(written):
        above, below = written[: joint.start()], written[joint.end() :]
        name = proper_name(above)
        read = words().read(name, 0) if name else None
        if (
            name is not None
            and read is not None
            and read.end == len(name)
            and (read.place or read.rule != "kind")
            and proper_name(below)
        ):
            return above, below
    return None


@lru_cache(maxsize=1024)
def _mended(written: str) -> str | None:
    """The one body known by a symbol whose name differs from blurred words by few letters (`HOI DONG THÂM PHÁN TOA ÁN …`)."""
    letters = re.sub(r"[\W_\d]", "", fold(written))
    known = {re.sub(r"[\W_]", "", fold(name)): name for name in words().symbols.values()}
    near = [
        name
        for key, name in known.items()
        if abs(len(key) - len(letters)) * 6 <= len(key) and apart(key, letters) * 6 <= len(key)
    ]
    return near[0] if len(near) == 1 and len(letters) >= 8 else None


def _subordinate(name: str, clues: Clues) -> str | None:
    """The body of the symbol, where it is part of the one read: the line that names it is too blurred to read."""
    told = issuer_of(clues.symbol.value) if clues.symbol else None
    body = words().bodies.get(told) if told else None
    return told if body is not None and body.get("parent") == name else None


def _open_ended(written: str) -> bool:
    if fold(written) in ("chu tich", "thu tuong", "bo truong"):
        return True  # `CHỦ TỊCH`, below it `ỦY BAN NHÂN DÂN TỈNH …`
    return fold(written).endswith((" va", ",", " -", "uy ban", " cua", " khu vuc", "hoi dong tham phan", "thuong truc"))


_OF_THE_BODY_ABOVE = ("Văn phòng", "Thanh tra", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Thường trực")


def _whole(name: str, parents: list[str], clues: Clues) -> str:
    """The name with its place, from the bodies above it and the place of issue."""
    read = words().read(name, 0)
    if read is not None and read.place and " " in read.place:
        return name
    above = next((p for p in reversed(parents) if p), "")
    if name in _OF_THE_BODY_ABOVE and above:
        return f"{name} {above}"
    over = words().read(above, 0) if above else None
    if over is not None and over.place and name.startswith(("Sở ", "Phòng ", "Thanh tra ", "Chi cục ", "Ban ", "Trung tâm ")):
        return f"{name} {over.place}"
    if not name.startswith(("Sở", "Phòng", "Ủy ban nhân dân", "Hội đồng nhân dân", "Cục Thuế", "Cục Hải quan")):
        return name
    header = Header(issuer=Reading(name, Span(0, 0, ""), ""), place=clues.place, date=clues.date, symbol=clues.symbol)
    return describe(name, context_of(header)).name


def _of_its_seat(written: str, clues: Clues) -> str | None:
    """A name whose place no table knows, but the header has it again before the date (`THỊ XÃ KỲ LÂM`, `Kỳ Lâm, ngày …`)."""
    seat = clues.place.value if clues.place else ""
    if not seat or not written.casefold().endswith(f" {seat.casefold()}"):
        return None
    office = proper_name(written[: -len(seat)].strip())
    return f"{office} {seat}" if office is not None and office.lower().endswith(_OF_PLACES) else None


_OF_PLACES = tuple(PLACES.split("|"))


def _by_symbol(text: str, clues: Clues) -> str | None:
    if clues.symbol is None:
        return None
    seat = clues.place.value if clues.place else None
    date = clues.date.value.earliest if clues.date else None
    codes = re.split(r"[/-]", clues.symbol.value)
    for code in codes[:2]:
        for pattern, kind in ((_TAX, "Cục Thuế"), (_CUSTOMS, "Cục Hải quan")):
            if pattern.match(code) and seat and kind.lower() in text[:6000].lower() and (unit := _province(seat, date)):
                return f"{kind} {unit}"
    return issuer_of_symbol(clues.symbol.value, seat, date, text) or issuer_of(clues.symbol.value)


def _province(seat: str, date: dt.date | None) -> str | None:
    bare = re.sub(r"^(?:[Tt]hành phố|[Tt]ỉnh|TP\.?)\s+", "", seat)
    found = province(bare, date)
    return found.whole if found else None


def _named_by_itself(text: str, clues: Clues) -> Reading[str] | None:
    for match in _SELF.finditer(text, 0, 6000):
        name = proper_name(match["name"])
        read = words().read(name, 0) if name else None
        if name is None or read is None or read.end < len(name) or read.is_class or (read.rule == "kind" and name == read.kind):
            continue
        span = span_of(text, *match.span("name"))
        whole = of_its_province(_whole(_body(name), [], clues))
        if whole == "Cục Thuế thành phố":  # of the one city that the letter names
            cities = {match.group().replace("HCM", "Hồ Chí Minh") for match in _cities().finditer(text, 0, 6000)}
            whole = f"{whole} {cities.pop()}" if len(cities) == 1 else whole
        return Reading(whole, span, "issuer-self", 0.7)
    return None


@cache
def _cities() -> re.Pattern[str]:
    """The cities with a province's rank, one of them also as `HCM`."""
    found = (unit.name for name in names() if (unit := province(name)) is not None and unit.kind == "thành phố")
    return re.compile(rf"(?<!\w){any_of([*found, 'HCM'])}(?!\w)")


def _body(name: str) -> str:
    """The body whose head acts for it: `Bộ trưởng Bộ Tài chính` → `Bộ Tài chính`."""
    read = words().read(name, 0)
    return name[read.inside :] if read is not None and read.head and read.inside is not None else name


def _below(pieces: list[Piece]) -> Reading[str] | None:
    """`QUỐC HỘI`, `BỘ TRƯỞNG BỘ TÀI CHÍNH` in a line of its own below the title."""
    for piece in pieces:
        if not piece.text.isupper() or len(piece.text) > 60 or not begins(piece.folded, "issued_by"):
            continue
        name = proper_name(piece.text.strip(" -_|*.,:;"))
        read = words().read(name, 0) if name else None
        if name is not None and read is not None and read.end == len(name) and not read.is_class:
            return Reading(_body(name), piece.span, "issuer-below", 0.75)
    return None


_BEFORE_CODE = re.compile(r"(?:[A-Z]?[a-z]{1,3}|[^C]{1,3})(?P<code>[cC]T[A-Z]{2,3})")  # "BicTBN": what a scan made of the stroke


def mend_symbol(symbol: Reading[str], issuer: Reading[str]) -> Reading[str]:
    """The symbol with the issuer's own code where a scan took one letter of it for another (`TCI-DNNCN` of Tổng cục Thuế)."""
    first, dash, rest = symbol.value.partition("-")
    if is_known(first) or issuer.rule not in ("issuer-line", "issuer-self"):
        return symbol
    codes = _codes_of(issuer)
    if "CT" in codes and (local := _BEFORE_CODE.fullmatch(first)):
        codes = [local["code"].upper()]
    fits = [code for code in codes if len(code) == len(first) and sum(a != b for a, b in zip(code, first, strict=True)) == 1]
    fits = fits or [code for code in codes if first.upper().endswith(code)]  # "S¥O¥OICT-TTHT": what is left of a number
    fits = fits or [code for code in codes if code[1:] == first and len(first) > 2]  # "55 'CHQ-TXNK"
    glued = [code for code in codes if not dash and first.startswith(code) and is_known(first.removeprefix(code))]
    if len(glued) == 1:  # "TCHQTXNK"
        return Reading(f"{glued[0]}-{first.removeprefix(glued[0])}", symbol.span, "symbol-of-issuer", 0.8)
    return Reading(fits[0] + dash + rest, symbol.span, "symbol-of-issuer", 0.8) if len(fits) == 1 else symbol


def symbol_of(pieces: list[Piece], issuer: Reading[str]) -> Reading[str] | None:
    """The symbol by the issuer's own code before a unit's, where a scan lost the stroke and what stands before it
    (`COMPFAGBHXH-BT Hà Nội, ngày …` of Bảo hiểm xã hội Việt Nam)."""
    codes = _codes_of(issuer) if issuer.rule == "issuer-line" else []
    if not codes:
        return None
    # `SCT-KH` is no `CT-KH`: a B or S before makes it a ministry's or a department's
    own = re.compile(rf"(?<![BS])(?:{'|'.join(sorted(codes, key=len, reverse=True))})-[A-ZĐ&]{{2,8}}(?![^\W_])")
    for piece in pieces:
        if (match := own.search(piece.text)) is not None and not is_subject(piece):
            return Reading(match.group(), piece.span.part(*match.span()), "symbol-of-issuer", 0.6)
    customs = next((code for code in codes if code.startswith("HQ")), None)
    if customs is None:
        return None
    for piece in pieces:  # "sốf 5 1 9oBD-GSQL" of Cục Hải quan tỉnh Bình Dương: HQBD
        if _NUMBERED.match(piece.folded) and (match := _UNIT.search(piece.text)) is not None and not is_subject(piece):
            return Reading(f"{customs}-{match['unit'].upper()}", piece.span.part(*match.span()), "symbol-of-issuer", 0.5)
    return None


_NUMBERED = re.compile(r"\W{0,3}s[oae6]")
_UNIT = re.compile(r"[^\W_]\s?[-.]\s?(?P<unit>GSQL|GsQL|TXNK|KTSTQ|TTXL|CBL|QLRR|TCCB|VP)(?![^\W_])")
"""Units of a province's customs office behind its own code."""


_SHORT_CODE = 5


def _codes_of(issuer: Reading[str]) -> list[str]:
    """The codes by which symbols name the issuer."""
    named = (issuer.value, issuer.value.removesuffix(" Việt Nam"))
    codes = [code for code, name in words().expansions.items() if name in named]
    if issuer.value.startswith("Bộ "):
        codes += [code[1:] for code in codes if len(code) > _SHORT_CODE]  # `LĐTBXH-LĐTL`
    if issuer.value.startswith("Cục Hải quan tỉnh "):
        return [*codes, "HQ" + "".join(word[0] for word in issuer.value.removeprefix("Cục Hải quan tỉnh ").split())]
    return [*codes, "CT"] if issuer.value.startswith("Cục Thuế") else codes
