"""What stands around a number or name: date, issuer and title after it, issuer and date before it, the pinpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.bodies.words import words
from ingest.citing.issuers import body_end, issuer_at, told_names
from ingest.citing.kinds import distance, line_start
from ingest.dates import date_at, date_of_year, find_dates
from ingest.folding import fold
from ingest.readings import PartialDate, Reading, span_of
from ingest.record import record
from ingest.vocabulary import load


@record
class Tail:
    """What follows a number: `end` is the end of the last of date and issuer, `title` and its bounds the words after."""

    end: int
    date: Reading[PartialDate] | None = None
    issuer: str | None = None
    title: tuple[int, int] | None = None


_TO_DATE = re.compile(
    r"\s?[,;:.¡|'‘’_\"“”*]?\s?"
    r"(?:(?:đã )?được Quốc hội(?: [^,;.\d]{0,50})?(?:, [Kk]ỳ họp thứ \w+,?)?(?= thông qua ) )?"
    r"(?:(?:được )?(?:ban hành|ký|cấp|thông qua|đề|để|dé|đê|ghi|lập)(?: ban hành)? )?(?:[-–]|[>|*•]\s)?\s?"
    r"(?:ngày (?=ngày)|(?!ngày)n?[gq]?[àaảáâ][yỳýỷvju]?[:.]?\s(?=\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d))?"  # `ày 10/10/2014`
)
# A date that a scan has lost: something that begins like one, before `của`.
_LOST_DATE = re.compile(r"\s?,?\s?n?[gq][àaảáâ]?[yvp]\b[^,;()\n]{0,24}?(?=\s(?:của|cua)\s)")
_YEAR_IN_BRACKETS = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)\)")  # Luật Thương mại (2005)
_DAY_IN_BRACKETS = re.compile(r"\s\((?P<day>(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)\)")  # (ngày 28/03/2025)
# The line was cut within the date or the issuer: `ngày 01`, `của Bộ`, `của` at its end, or before `của Chính phủ`.
_CUT = re.compile(
    r"\sngay(?:\s\d{1,2}(?:\sthang(?:\s\d{1,2}(?:\snam)?)?)?)?\s?\n"
    r"|\s?\n(?=cua (?:chinh phu|quoc hoi|thu tuong|bo |ubnd|uy ban))"
    r"|\s(?:cua|do)(?:\s(?:lien )?(?:bo truong )?(?:bo|so|cuc|tong cuc|chi cuc|van phong|uy ban|uy ban nhan dan|ubnd))?\s?\n"
)


def tail_of(
    text: str,
    folded: str,
    at: int,
    symbol: str | None,
    by_name: bool = False,
    known: Sequence[str] = (),
    year: int | None = None,
) -> Tail:
    """Reads on from the end of a number or, `by_name`, of a name, within its line; a bare year counts only after a name.

    `known` are names of bodies that the document gives elsewhere, as among its addressees, `year` is the number's own.
    """
    limit = min(len(text), at + 600)
    line = text.find("\n", at, limit)
    stop = limit if line < 0 else line
    if 0 <= line - at < _CUT_WITHIN and (
        _is_cut(folded, at, line) or _is_name_cut(folded, at, line, [*told_names(symbol), *known])
    ):
        return _over_the_cut(text, folded, at, line, symbol, by_name, known, year)
    date = _date(text, at, stop, by_name, year)
    end = date.span.end if date else at
    issuer, issuer_end = issuer_at(text, folded, end, stop, symbol, known)
    if issuer is None and date is None and (lost := _LOST_DATE.match(text, at, stop)):
        issuer, issuer_end = issuer_at(text, folded, lost.end(), stop, symbol, known)
        date = next(iter(find_dates(text, at, lost.end())), None) if issuer else None  # `ngày Pan's ý 10/6/2019 của …`
    if issuer is not None:
        end = issuer_end
        if date is None and (date := _date(text, end, stop, by_name, year)):
            end = date.span.end
    title = None if by_name and _NO_TITLE.match(folded, end, stop) else _title(text, folded, end, stop)
    return Tail(end, date, issuer, title)


def _is_cut(folded: str, at: int, line: int) -> bool:
    """Whether the line that ends at `line` was cut within a date or before an issuer."""
    cut = _CUT.search(folded, max(at, line - 32), line + 24)
    return cut is not None and cut.end() == line + 1


def _is_name_cut(folded: str, at: int, line: int, names: Sequence[str]) -> bool:
    """Whether the line ends, after `của`, within one of the names, and the next goes on with it, blurred or not."""
    of = folded.rfind(" cua ", at, line)
    if of < 0:
        return False
    begun = line - of - len(" cua ")
    whole = folded[line - begun : line + _CUT_WITHIN].replace("\n", " ")
    plain = (fold(name) for name in names if len(name) > begun + 1 and whole.startswith(fold(name[:2])))
    return any(distance(whole[: len(name)], name) * 6 <= len(name) for name in plain)


_CUT_WITHIN = 120
"""How far behind a number its line may be cut for the next to go on with it."""


def _over_the_cut(
    text: str, folded: str, at: int, line: int, symbol: str | None, by_name: bool, known: Sequence[str], year: int | None
) -> Tail:
    """Reads on as if the line break at `line` were a blank."""
    following = text.find("\n", line + 1, line + 600)
    stop = following if following >= 0 else min(len(text), line + 600)
    tail = tail_of(text[at:stop].replace("\n", " "), folded[at:stop].replace("\n", " "), 0, symbol, by_name, known, year)
    date = tail.date
    if date is not None:
        date = replace(date, span=span_of(text, at + date.span.start, at + date.span.end))
    title = (at + tail.title[0], at + tail.title[1]) if tail.title else None
    return Tail(at + tail.end, date, tail.issuer, title)


_NEXT_CLAUSE = re.compile(r",\s[A-ZĐÀ-Ỹ][^,;.]{2,60}?\s(?:đã\s)?(?:ban hành|nhận được|tổ chức|có\s(?:công văn|ý kiến))\s")
"""`…, ngày 13/02/2025, Sở Y tế đã ban hành Công văn …`: the day of what follows."""


def _date(text: str, at: int, stop: int, by_name: bool, year: int | None) -> Reading[PartialDate] | None:
    joint = _TO_DATE.match(text, at, stop)
    start = joint.end() if joint else at
    reading = date_at(text, start, stop)
    if reading is None and year is not None and start > at:
        reading = date_of_year(text, start, stop, year)
    if reading is not None and text[at : at + 1] == "," and _NEXT_CLAUSE.match(text, reading.span.end, stop):
        return None
    if reading is not None and year is not None and text[at : at + 1] == "," and reading.value.year != year:
        return None  # `Triển khai Nghị định số 06/2022/NĐ-CP của Chính phủ, ngày 17 tháng 6 năm 2025 Bộ …`
    if reading is not None and text[at : at + 1] == "." and reading.span.text.startswith("Ng"):
        return None  # of the next sentence
    if reading is None and by_name and re.match(r"(?:19|20)\d\d(?![\d/])", text[start : start + 5]) and start > at:
        return Reading(PartialDate(int(text[start : start + 4])), span_of(text, start, start + 4), "year", 0.9)
    if reading is None and by_name and (alone := _YEAR_IN_BRACKETS.match(text, at, stop)):
        return Reading(PartialDate(int(alone["year"])), span_of(text, alone.start("year") - 1, alone.end()), "year", 0.9)
    if reading is None and (bracket := _DAY_IN_BRACKETS.match(text, at, stop)):
        day = date_at(text, bracket.start("day"), stop)
        return replace(day, span=span_of(text, bracket.start(), bracket.end())) if day else None
    if reading is None or (reading.rule == "year" and not by_name):
        return None
    return reading


# Where a title ends: the sentence, a bracket, words that go on with the sentence, a body that begins the main clause.
_TITLE_STOP = re.compile(
    r"[;\n”\"|)]|\.(?=\s|$)|:(?=\s|$)|\s?[(\[](?=\s?(?:sau đây|gọi|được|đã|viết|có hiệu|dưới|trong))"
    r"|\s(?=(?:đã\s)?được\s(?:sửa đổi|bổ sung|thay thế|đính chính)|thì\s(?!hành)|ĐƯỢC SỬA ĐỔI|ĐÃ ĐƯỢC SỬA|quy định(?:[:,]|$))"
    r"|,\s(?=trong đó|đồng thời|theo đó|cụ thể|có hiệu lực|nay\b|thì\b|được\b|đã\b|bao gồm|như sau|kể từ"
    r"|[A-ZĐ]\w+ (?:có|đã|yêu cầu|đề nghị|nhận)\b"
    r"|(?:các )?(?:Nghị định|Thông tư|Quyết định|Công văn|công văn|Luật|Nghị quyết) số \d"
    r"|(?:Ủy ban|UBND|Bộ|Sở|Cục|Tổng cục|Chi cục|Phòng|Ban|Văn phòng|Thủ tướng|Chủ tịch|Công ty|Bảo hiểm)\s)"
)


@cache
def _title_openings() -> re.Pattern[str]:
    openings = load("citation_words")["title_openings"]
    dropped = "|".join(sorted(openings["dropped"], key=len, reverse=True))
    kept = "|".join(openings["kept"]).replace(" ", r"\s?")
    return re.compile(rf"\s?,?\s?(?:(?:{dropped})(?![^\W_])\s*|(?=(?:{kept})(?![^\W_])))")


_NO_TITLE = re.compile(r",|\s(?:sua doi|bo sung)")  # after a law's name: `Luật Đất đai sửa đổi 2022, …`
_RENAMED = re.compile(
    r"\s?\((?:(?:nay|truoc day) la|(?:co )?hieu luc|sau day|goi tat)\s[^()]{3,90}\)"
)  # của Bộ Thương mại (nay là Bộ Công Thương) hướng dẫn …
_ANOTHER_CHARGE = re.compile(
    r"\s?,\s(?:chi dao|y kien|ket luan|yeu cau|huong dan) cua\s"
)  # `, chỉ đạo của Thủ tướng tại Chỉ thị …`


def _title(text: str, folded: str, at: int, stop: int) -> tuple[int, int] | None:
    if renamed := _RENAMED.match(folded, at, stop):
        at = renamed.end()
    opening = None if _ANOTHER_CHARGE.match(folded, at, stop) else _title_openings().match(folded, at, stop)
    if opening is None:
        return None
    start = opening.end()
    at = start
    while (end := _TITLE_STOP.search(text, at, stop)) and end.group() == ")" and "(" in text[at : end.start()]:
        at = end.end()  # a bracket opened within the title
    finish = end.start() if end else stop
    return (start, finish) if text.count(" ", start, finish) > 1 else None


# Who did it: `Ngày 01/4/2022, Văn phòng Ủy ban nhân dân tỉnh ban hành Công văn số 769/VP-NC`.
_ISSUING = re.compile(
    r"(?:,?\s(?:đã|cũng|vừa|mới|tiếp tục))?\s(?:có|ban hành|ký|ký ban hành|phát hành|có ban hành|thông qua|phê duyệt tại|"
    r"ban hành tại|chấp thuận tại|công bố tại|kết luận tại|giao tại|chỉ đạo tại|hướng dẫn tại|yêu cầu tại)\s(?:các )?$"
)
_DAY_BEFORE = re.compile(r"[Nn]g[àa]y\s[^,;.()]{6,30}?,?\s?$")
_IN_SHORT = re.compile(r"\s\([A-ZĐ&]{2,12}\)")  # `Sở Giáo dục và Đào tạo (GDĐT) đã ban hành`
# `thực hiện chỉ đạo của UBND tỉnh tại Công văn số …`, `theo quy định của Bộ Y tế tại khoản 2 Điều 5 Thông tư số …`
_SAID_IN = re.compile(r",?\s(?:(?:đã )?(?:nêu|quy định|đề cập|đề nghị|giao|có ý kiến) )?t(?:ại|ải)\s(?:các |nội dung )?$")
_OF = re.compile(r"(?:của|cua|cũa)\s")


def before(text: str, folded: str, at: int, told: str | None) -> tuple[str | None, Reading[PartialDate] | None]:
    """The issuer and the date that stand before the kind's name at `at`, where a verb of issuing leads to it, or `của … tại`
    where the symbol has not `told` who it is, or the text says who heads it (`của Bộ trưởng Bộ Nội vụ tại Tờ trình số …`)."""
    floor = line_start(text, at, 170)
    verb = _ISSUING.search(text, max(floor, at - 40), at)
    if verb is None:
        said = _SAID_IN.search(text, max(floor, at - 40), at)
        sayer = _sayer(text, folded, floor, said.start()) if said else None
        return (sayer if told is None or sayer == f"Bộ trưởng {told}" else None), None
    stop = verb.start()
    for trigger in words().trigger.finditer(text, floor, stop):
        start = trigger.start()
        if start and text[start - 1].isalnum():
            continue
        name = words().read(text, start, stop)
        if name is not None and not name.is_class and (name.end == stop or _IN_SHORT.fullmatch(text, name.end, stop)):
            day = _DAY_BEFORE.search(text, floor, start)
            date = date_at(text, day.start(), start) if day else None
            return text[start : name.end], date
    return None, None


def _sayer(text: str, folded: str, floor: int, stop: int) -> str | None:
    """The body behind the last `của` before `stop`, where its name goes up to there."""
    start = max((match.end() for match in _OF.finditer(text, floor, stop)), default=stop)
    if start == stop or not text[start].isupper():
        return None
    named = body_end(text, folded, start, stop) == stop or _OFFICE.fullmatch(text, start, stop) is not None
    return text[start:stop] if named else None


# Văn phòng thường trực Ban chỉ đạo 389 quốc gia
_OFFICE = re.compile(
    r"(?:Văn phòng|Cơ quan|Tổ|Thường trực)(?: thường trực| giúp việc|) (?:Ban|Tổ|Ủy ban|Hội đồng) [^,;.:()\n]{4,60}"
)
_VALUE = r"(?:\d[\w.]{0,7}|[a-z]|[ivxl]{1,5}|\|)(?![^\W_])"
_UNIT = re.compile(
    rf"(?<![^\W_])(?:(?:diem|khoan|dieu|muc|chuong|phan|phu luc|tiet|tieu muc|doan|gach dau dong)\s(?:thu\s|so\s)?{_VALUE}"
    r"|(?:mau|bieu|phu luc)(?:\s(?:bieu|so)){0,2}\s(?:[a-z]{0,2}\d[\w.]{0,5}|[ivxl]{1,5}[a-z]?|[a-z])(?![^\W_])"
    r"(?:[/-][\w-]{1,12})?)"
    rf"(?:(?:\s?,\s|\sva\s|\sden\s|\s?[-–]\s?)(?:(?:diem|khoan|dieu)\s)?{_VALUE})*"
)
_UNIT_JOINT = re.compile(r"\s?(?:[,;]|va|va tai|den|hoac|cua|tai|thuoc|-)?\s?$|\s?(?:[,;]|va|hoac)?\s?(?:cua|tai|thuoc)?\s?$")
_TO_KIND = re.compile(
    r"\s?,?\s?(?:(?:cua|tai|thuoc|trong|ban hanh kem theo|kem theo|ban hanh theo|quy dinh tai|theo)\s)?(?:cac\s)?$"
)


def pinpoint(text: str, folded: str, at: int) -> str | None:
    """`điểm b khoản 1 Điều 9` before the kind's name at `at`; several with what joins them; None where there is none."""
    floor = line_start(folded, at, 160)
    units = list(_UNIT.finditer(folded, floor, at))
    if not units or not _TO_KIND.fullmatch(folded, units[-1].end(), at):
        return None
    start = units[-1].start()
    for unit, following in zip(reversed(units[:-1]), reversed(units[1:]), strict=True):
        if not _UNIT_JOINT.fullmatch(folded, unit.end(), following.start()):
            break
        start = unit.start()
    return _made_out(" ".join(text[start : units[-1].end()].split()))


_UNIT_NAMES = {"diem": "điểm", "khoan": "khoản", "dieu": "điều", "muc": "mục", "tiet": "tiết", "chuong": "chương", "phan": "phần"}


def _made_out(words: str) -> str:
    """`điêm a khoản | Điều 66` -> `điểm a khoản 1 Điều 66`."""
    return re.sub(r"[^\W\d_]{3,6}(?=\s)", lambda m: _spelt(m.group()), words).replace(" | ", " 1 ").removesuffix("|") + (
        "1" if words.endswith(" |") else ""
    )


def _spelt(word: str) -> str:
    name = _UNIT_NAMES.get(fold(word), word)
    return name[0].upper() + name[1:] if word[0].isupper() else name
