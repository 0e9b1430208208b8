"""What stands around a number or name: date, issuer and title after it, issuer and date before it, the pinpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest import symbols
from ingest.agency_words import words
from ingest.citation_bodies import made_out
from ingest.citation_kinds import distance, line_start
from ingest.dates import date_at, find_dates
from ingest.folding import UPPER, fold
from ingest.patterns import any_of
from ingest.readings import PartialDate, Reading, span_of
from ingest.units import place_key
from ingest.vocabulary import load


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number: `end` is the end of the last of date and issuer, `title` and its bounds the words after."""

    end: int
    date: Reading[PartialDate] | None = None
    issuer: str | None = None
    title: tuple[int, int] | None = None


_TO_DATE = re.compile(
    r"\s?[,;:.¡|'‘’_]?\s?(?:(?:được )?(?:ban hành|ký|thông qua|đề|để|dé|đê|ghi|lập)(?: ban hành)? )?[-–]?\s?(?:ngày (?=ngày))?"
)
_TO_ISSUER = re.compile(
    r"\s?[,;:.]?\s?(?:\(?(?:da )?(?:neu|noi) tren\)?,?\s)?(?:cua\s?|do\s)[“\"'‘]?(?:lien )?"
)  # also `nêu trên của`
# A date that a scan has lost: something that begins like one, before `của`.
_LOST_DATE = re.compile(r"\s?,?\s?n?[gq][àaảáâ]?[yvp]\b[^,;()\n]{0,24}?(?=\s(?:của|cua)\s)")
_TERM = re.compile(r",?\s?\(?\s?[Kk][hb][óo]a\s[IVXLC]+\b\)?")
_SESSION = re.compile(r",?\s[Kk]ỳ họp [Tt]hứ \w+(?: \w+)?,(?=\s)")  # Kỳ họp thứ nhất, Quốc hội khóa XV
_YEAR_IN_BRACKETS = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)\)")  # Luật Thương mại (2005)
_DAY_IN_BRACKETS = re.compile(r"\s\((?P<day>ngày \d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)\)")  # 72/2025/NĐ-CP (ngày 28/03/2025)
_ANOTHER_BODY = re.compile(r"(?:\s?[,;]|\s?[-–]|\s(?:và|va))\s(?:và )?(?=[BTVNUÙỦ])")
_WRITER = re.compile(
    r"(?:Tổng [Cc]ông ty|Liên danh|[Cc]ông ty|[Cc][ôo]ng [Tt][yì]|Cty|CTCP|Tập đoàn|[Dd]oanh nghiệp|DNTN|Chi nhánh|Ngân hàng|"
    r"Hiệp hội|Trường|Bệnh viện|Viện|Học viện|Đại học|Văn phòng|Phòng khám|Hợp tác xã|HTX|[Ôô]ng|[Bb]à)\b"
)
_COMPANY_LAND = re.compile(r"\s\((?:Việt Nam|VIỆT NAM|Vietnam|VN|Hà Nội|Thailand|Singapore|Malaysia)\)")
_COMPANY = re.compile(r"(?:Tổng )?[Cc][ôo]ng [Tt][yì]\b|Cty|Tập đoàn|Chi nhánh")
# Bodies with names of their own making, read to their end: `Trưởng Ban Chỉ đạo 389 quốc gia`.
_OWN_NAMED = re.compile(r"(?:(?:pho )?truong (?=ban chi dao)|to truong )?(?:ban chi dao|to cong tac|tong thu ky)(?![^\W_])")
# Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII · Hội nghị Trung ương 6 (khóa XIII)
_CONFERENCE = re.compile(
    r"hoi nghi(?: lan thu \w+)?(?:,? ban chap hanh)? trung uong(?: dang)?(?: lan thu \w+| \d{1,2})?(?=[\s,.;(]|$)"
)
_WRITER_WORD = re.compile(r"\s?(?:[-–&.]\s?|\s)?(?P<word>[^\W_][\w&.'’/]*)")


# The line was cut within the issuer: `của Bộ`, `của sở`, `của` at its end.
_CUT_ISSUER = re.compile(
    r"\s(?:cua|do)(?:\s(?:lien )?(?:bo truong )?(?:bo|so|cuc|tong cuc|chi cuc|van phong|uy ban|uy ban nhan dan|ubnd))?\s?\n"
)


def tail_of(text: str, folded: str, at: int, symbol: str | None, by_name: bool = False, known: Sequence[str] = ()) -> Tail:
    """Reads on from the end of a number or, `by_name`, of a name, within its line; a bare year counts only after a name.

    `known` are names of bodies that the document gives elsewhere, as among its addressees.
    """
    limit = min(len(text), at + 600)
    line = text.find("\n", at, limit)
    stop = limit if line < 0 else line
    if 0 <= line - at < 90 and (cut := _CUT_ISSUER.search(folded, max(at, line - 32), line + 1)) and cut.end() == line + 1:
        return _over_the_cut(text, folded, at, line, symbol, by_name, known)
    date = _date(text, at, stop, by_name)
    end = date.span.end if date else at
    issuer, issuer_end = _issuer(text, folded, end, stop, symbol, known)
    if issuer is None and date is None and (lost := _LOST_DATE.match(text, at, stop)):
        issuer, issuer_end = _issuer(text, folded, lost.end(), stop, symbol, known)
        date = next(iter(find_dates(text, at, lost.end())), None) if issuer else None  # `ngày Pan's ý 10/6/2019 của …`
    if issuer is not None:
        end = issuer_end
        if date is None and (date := _date(text, end, stop, by_name)):
            end = date.span.end
    title = None if by_name and _NO_TITLE.match(folded, end, stop) else _title(text, folded, end, stop)
    return Tail(end, date, issuer, title)


def _over_the_cut(text: str, folded: str, at: int, line: int, symbol: str | None, by_name: bool, known: Sequence[str]) -> Tail:
    """Reads on as if the line break at `line` were a blank."""
    following = text.find("\n", line + 1, line + 600)
    stop = following if following >= 0 else min(len(text), line + 600)
    tail = tail_of(text[at:stop].replace("\n", " "), folded[at:stop].replace("\n", " "), 0, symbol, by_name, known)
    date = tail.date
    if date is not None:
        date = replace(date, span=span_of(text, at + date.span.start, at + date.span.end))
    title = (at + tail.title[0], at + tail.title[1]) if tail.title else None
    return Tail(at + tail.end, date, tail.issuer, title)


_NEXT_CLAUSE = re.compile(r",\s[A-ZĐÀ-Ỹ][^,;.]{2,60}?\s(?:đã\s)?(?:ban hành|nhận được|tổ chức|có\s(?:công văn|ý kiến))\s")
"""`…, ngày 13/02/2025, Sở Y tế đã ban hành Công văn …`: the day of what follows."""


def _date(text: str, at: int, stop: int, by_name: bool) -> Reading[PartialDate] | None:
    joint = _TO_DATE.match(text, at, stop)
    start = joint.end() if joint else at
    reading = date_at(text, start, stop)
    if reading is not None and text[at : at + 1] == "," and _NEXT_CLAUSE.match(text, reading.span.end, stop):
        return None
    if reading is None and by_name and re.match(r"(?:19|20)\d\d(?![\d/])", text[start : start + 5]) and start > at:
        return Reading(PartialDate(int(text[start : start + 4])), span_of(text, start, start + 4), "year", 0.9)
    if reading is None and by_name and (year := _YEAR_IN_BRACKETS.match(text, at, stop)):
        return Reading(PartialDate(int(year["year"])), span_of(text, year.start("year") - 1, year.end()), "year", 0.9)
    if reading is None and (bracket := _DAY_IN_BRACKETS.match(text, at, stop)):
        day = date_at(text, bracket.start("day"), stop)
        return replace(day, span=span_of(text, bracket.start(), bracket.end())) if day else None
    if reading is None or (reading.rule == "year" and not by_name):
        return None
    return reading


def _issuer(text: str, folded: str, at: int, stop: int, symbol: str | None, known: Sequence[str] = ()) -> tuple[str | None, int]:
    """The issuer and where its name ends."""
    if symbol and "LT" in symbol and (ministries := _joint_ministries().match(folded, at, stop)):
        return " ".join(text[ministries.start("names") : ministries.end()].split()), ministries.end()
    joint = _TO_ISSUER.match(folded, at, stop)
    if joint is None:
        return _bare_issuer(text, at, stop, symbol)
    start = joint.end()
    end = _body_end(text, folded, start, stop)
    if (named := named_before(text, start, end, known)) is not None:
        return named
    if end is None:
        return _told_blurred(text, folded, start, stop, symbol) or (None, at)
    if (
        (over := _OVER.match(text, end, stop))
        and _UNDER.match(text, start)
        and (above := _body_end(text, folded, over.end(), stop))
    ):
        end = above
    if figure := _DISTRICT.match(text, end - 4, stop):
        end = figure.end()
    if symbol and "LT" in symbol:
        while (more := _ANOTHER_BODY.match(text, end, stop)) and (further := _body_end(text, folded, more.end(), stop)):
            end = further
    if term := _TERM.match(text, end, stop):
        end = term.end()
    return made_out(" ".join(text[start:end].split())), end


_OVER = re.compile(r"\s[-–]\s(?=(?:Tổng cục|Cục|Bộ|Sở|Ủy ban|UBND)\s)")  # `Chi cục … - Cục Hải quan …`
_UNDER = re.compile(r"(?:Chi cục|Cục|Vụ|Phòng|Thanh tra|Trung tâm)\s")
_FIRST_PAGES = 12_000
_DISTRICT = re.compile(r"(?:quận|Quận)\s\d{1,2}(?![\d/])")


def named_before(text: str, start: int, end: int | None, known: Sequence[str]) -> tuple[str, int] | None:
    """A body that the document names elsewhere: in the same words, or but for a few letters that a scan took for others."""
    for name in known:
        after = start + len(name)
        if text.startswith(name, start) and not text[after : after + 1].isalnum():
            return made_out(name), max(after, end or 0) if text[start : end or 0].casefold() == name.casefold() else after
    written = fold(text[start:end]) if end else ""
    near = [name for name in known if len(written) > 11 and _near(written, fold(name))]
    if end is None or len(near) != 1 or place_key(near[0]) == place_key(text[start:end]):
        return None  # but for dashes the text has the same words
    here = " ".join(text[start:end].split())  # of the two the one that a scan blurred stands once
    oftener = text.count(here, 0, _FIRST_PAGES) > max(text.count(near[0], 0, _FIRST_PAGES), 1)
    return made_out(here if oftener else near[0]), end


def _near(one: str, other: str) -> bool:
    """Whether two names differ in one letter of twelve at most."""
    return abs(len(one) - len(other)) * 12 <= len(one) and distance(one, other) * 12 <= len(one)


def _told_blurred(text: str, folded: str, at: int, stop: int, symbol: str | None) -> tuple[str, int] | None:
    """The issuer that the symbol tells, where as many words differ from it by a letter or two (`Thi tướng Chính phi`)."""
    told = symbols.issuer_of(symbol) if symbol else None
    words_ = re.compile(rf"\S+(?:\s\S+){{{told.count(' ')}}}").match(folded, at, stop) if told else None
    if told is None or words_ is None or not text[at : at + 1].isupper():
        return None
    written = words_.group().rstrip(".,;:")
    return (told, at + len(written)) if distance(written, fold(told)) * 6 <= len(told) else None


def _bare_issuer(text: str, at: int, stop: int, symbol: str | None) -> tuple[str | None, int]:
    """`Nghị định 87/2010/NĐ-CP ngày 13/8/2010 Chính phủ`: the issuer that the symbol tells, without `của`."""
    told = symbols.issuer_of(symbol) if symbol else None
    session = _SESSION.match(text, at, stop)
    start = session.end() if session else at
    if told and text.startswith(told, start + 1, stop) and text[start : start + 1].isspace():
        end = start + 1 + len(told)
        term = _TERM.match(text, end, stop)
        end = term.end() if term else end
        return text[start + 1 : end], end
    return None, at


def _body_end(text: str, folded: str, at: int, stop: int) -> int | None:
    """Where the name of the body that begins at `at` ends: by the vocabulary, by the ways of writers' names, or blurred."""
    if _WRITER.match(text, at, stop):
        read = words().read(text, at, stop)
        if read is None or read.rule in ("kind", "unknown-field", "class") or _COMPANY.match(text, at):
            return _writer_end(text, at, stop)
    if text.startswith("sở ", at):  # `của sở Thông tin và Truyền thông tỉnh Phú Thọ`
        department = words().read("Sở" + text[at + 2 : min(stop, at + 160)], 0)
        if department is not None and not department.is_class:
            return at + department.end
    if conference := _CONFERENCE.match(folded, at, stop):
        return conference.end()
    if (own := _OWN_NAMED.match(folded, at, stop)) is not None and text[at].isupper():
        return _writer_end(text, own.end(), stop) or own.end()
    read = words().read(text, at, stop)
    end = read.end if read is not None and not (read.is_class and read.rule == "class") else None
    blurred = _blurred_bodies().match(folded, at, stop)
    if blurred and text[at].isupper():
        place = _BLURRED_PLACE.match(text, blurred.end(), stop)
        if place and read is not None and read.rule == "unknown-field":
            return place.end()  # `Cục Thuê TP Hà Nội hỏi`
        return max(end or 0, place.end() if place else blurred.end())
    return end


@cache
def _joint_ministries() -> re.Pattern[str]:
    """`của liên Bộ: Thông tin và Truyền thông – Công an`: ministries by their fields alone."""
    field = any_of(fold(name) for name in load("agencies")["ministries"]).replace(r"\ ", r"\s")
    return re.compile(rf"\s?,?\scua\s(?P<names>lien bo\s?:?\s{field}(?:\s?[-–,]\s?{field}|\sva\s{field})+)(?![^\W_])")


def _writer_end(text: str, at: int, stop: int) -> int | None:
    """The end of a company's, school's or person's name: up to words that go on with the sentence."""
    ends = frozenset(load("citation_words")["not_in_writers_names"])
    end = at
    while end < min(stop, at + 140) and (match := _WRITER_WORD.match(text, end, stop)):
        word = match["word"]
        following = _WRITER_WORD.match(text, match.end(), stop)
        pair = f"{word} {following['word']}" if following else word
        if end > at and word[0].islower() and (word in ends or pair in ends):
            break
        end = match.end() - (1 if word.endswith(".") and len(word) > 3 else 0)
        if end < match.end():
            break
        if text.startswith(", chống", end):  # Ban Chỉ đạo phòng, chống dịch
            end += 1
    if end > at and (land := _COMPANY_LAND.match(text, end, stop)):
        end = land.end()  # Công ty TNHH Polytex Far Eastern (Việt Nam)
    return end if end > at else None


_BLURRED_PLACE = re.compile(
    r"\s(?:[Tt][iỉ]nh|[Tt]h[aà]nh ph[oốôó]|TP\.?|[Hh]uy[eệ]n|[Qq]u[aậ]n)(?:\s[" + UPPER + r"][^\W\d_]*){1,4}"
)


@cache
def _blurred_bodies() -> re.Pattern[str]:
    """Bodies and ministries without accents, for names whose accents a scan has lost."""
    vocabulary = words()
    names = {fold(name) for name in vocabulary.bodies if not name.isupper()}
    ministries = {"bo " + fold(field) for field in load("agencies")["ministries"]}
    heads = r"(?:(?:bo truong|thu tuong|chu tich|cuc truong|tong cuc truong)\s(?:,?\s?chu nhiem )?)?"
    local = r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|cuc ?thue|cuc hai quan|chi cuc thue|bao hiem xa hoi|bhxh)"
    known = "|".join(sorted((re.escape(n) for n in names | ministries if n != "thu tuong"), key=len, reverse=True))
    known = known.replace(r"\ ", r"\s?")  # a scan may have lost a blank: `Văn phòngChính phủ`
    return re.compile(rf"{heads}(?:{known}|{local})(?![^\W_])|thu tuong(?: chinh phu)?(?![^\W_])")


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
    named = _body_end(text, folded, start, stop) == stop or _OFFICE.fullmatch(text, start, stop) is not None
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
