"""Days and dates by which something is due (`trước ngày 14/12/2024`, `chậm nhất ngày 20 hằng tháng`, `trong quý II/2025`)."""

from __future__ import annotations

import datetime as dt
import re

from ingest.dates import date_at
from ingest.document import DateRelation, Period, Timing
from ingest.readings import PartialDate
from ingest.times.text import Read, spelt

# trước ngày … · chậm nhất là ngày … · xong trước … · đến hết ngày … · trong tháng 6/2020 · vào ngày … · hạn cuối: … ·
# thời gian hoàn thành: … · trước 17h00 ngày … · vào sáng thứ Năm, ngày … · rước ngày (on a scan)
_LEAD = re.compile(
    r"(?:(?P<before>(?:xong |hoan thanh )?(?:truoc|(?:#r?|u?t?r?|r)[uw]oc(?= ngay)|tru[dj][ceo](?= ngay))"
    r"(?: thoi diem| thoi gian)?)"
    r"|(?P<by>(?:cham|muon|tre) nhat(?: la| vao| den| trong)*(?: het| truoc)?"
    r"|khong (?:duoc )?(?:muon|cham|tre|qua)(?: hon| qua)?|den het|het|(?:xong |hoan thanh )?trong(?: suot)?"
    r"|(?:thoi )?han (?:cuoi(?: cung)?|chot)(?: la)?:?"
    r"|thoi (?:gian|han)(?: hoan thanh| hoan tat| thuc hien| gui| nop| bao cao| trien khai)*(?: la)?:(?! tu ))(?: thoi han)?"
    r"|(?P<on>vao(?: hoi| luc)?)) "
    r"(?P<hour>\d{1,2} ?(?:gio|h|g)(?![a-z]) ?(?:\d\d(?: phut|['’])?)?,? ?)?"
    r"(?:(?:buoi )?(?:sang|trua|chieu|toi),? (?=ngay|thu|\d))?"
    r"(?:(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?:, | \(|,? (?=ngay )| (?=\d)))?"
)
_NUMBER = r"\d{1,2}"
_NEXT = r"(?: sau| ke tiep| tiep theo| lien ke)*"
_MONTH = (
    rf"(?:moi|hang|cua|trong) thang(?! (?:\d|truoc|nay|cuoi|dau|quy dinh|theo|thu|do(?!\w))){_NEXT}"
    r"|thang (?:sau|ke tiep|tiep theo|lien ke)(?: lien ke)?"
)
_IN_QUARTER = (
    rf"thang (?:cuoi|dau|thu (?:nhat|hai|ba))(?: tien| cung)?(?: cua)?(?: moi| hang| cac)? quy{_NEXT}"
    r"|cuoi (?:moi |hang )?quy|(?:moi|hang) quy"
)
_IN_YEAR = rf"thang (?:cuoi|dau)(?: tien| cung)?(?: cua)?(?: moi| hang)? nam{_NEXT}"
# ngày 20 hằng tháng · ngày 05 và ngày 20 hằng tháng · ngày làm việc thứ 5 của tháng sau · 15, tháng cuối quý
_MONTH_DAY = re.compile(
    rf"(?P<word>ngay )?(?:lam viec )?(?:thu |m[uo]ng )?(?P<day>{_NUMBER}),? "
    rf"(?:va (?:ngay )?(?P<second>{_NUMBER}),? (?=moi thang|hang thang|cua thang))?"
    r"(?:cua |va ngay cuoi(?: cung)? (?:cua )?(?=thang(?!\w)))?"
    rf"(?:(?P<quarter>{_IN_QUARTER})|(?P<year>{_IN_YEAR})"
    rf"|(?P<month>{_MONTH}|(?:(?<= cuoi )|(?<= cuoi cua )|(?<= cung )|(?<= cung cua ))thang(?! ?\d)))(?!\w)"
)
# ngày cuối cùng của tháng · ngày làm việc cuối cùng của quý · tuần cuối tháng · cuối quý
_LAST_DAY = re.compile(
    r"(?:(?:ngay|tuan)(?: lam viec)? (?:cuoi|dau)(?: cung| tien)?|cuoi|dau)(?: cua)?(?: moi| hang| cac)? "
    rf"(?:(?P<quarter>{_IN_QUARTER}|quy)|(?P<month>thang)|(?P<year>(?<=moi |ang )nam))"
    r"(?! (?:\d|i|hoc|tai chinh|nay|ke toan|thu|dau|cuoi))(?!\w)"
)
_YEARLY = r"(?:moi|hang) nam|nam n(?!\w)|(?:cua )?nam (?:sau|ke tiep|tiep theo|lien ke)(?: lien ke)?"
_DAY_MONTH = rf"(?:mung )?{_NUMBER}(?:/| (?:cua )?thang ){_NUMBER}(?![/\d])(?! ?/ ?\d)(?! nam \d)"
# 15/6 và 15/12 hàng năm · ngày 15 tháng 6 và ngày 15 tháng 12 · 31/01 của năm sau
_YEAR_DAYS = re.compile(
    rf"(?:ngay )?(?P<days>{_DAY_MONTH}(?:(?:, ?| va | hoac |; )(?:truoc )?(?:ngay )?{_DAY_MONTH})*)(?:,? (?P<each>{_YEARLY}))?"
)
# 15/6 và 15/12/2025
_TWO_DAYS = re.compile(
    rf"(?:ngay )?(?P<days>{_NUMBER}/{_NUMBER}(?:,| va| hoac) (?:truoc )?(?:ngay )?{_NUMBER}/{_NUMBER})/20\d\d(?!\d)"
)
_DAY_PAIR = re.compile(r"(\d{1,2})(?:/| (?:cua )?thang )(\d{1,2})")
# ngày 25 tháng 6 và tháng 12 hàng năm · ngày 10 các tháng 3, 6, 9, 12
_SAME_DAY = re.compile(
    rf"(?:ngay )?(?P<day>{_NUMBER}),? (?:cua )?(?:(?P<several>cac thang)|thang)"
    rf" (?P<months>{_NUMBER}(?:(?:, ?|,? va | hoac )(?:thang )?{_NUMBER}){{1,4}})(?![\d/])"
    rf"(?(several)(?! nam \d)(?:,? (?:{_YEARLY}))?|,? (?:{_YEARLY}))"
)
# tháng 12 hằng năm · tháng 6 và tháng 12 mỗi năm · quý IV hằng năm
_YEAR_MONTHS = re.compile(
    rf"(?P<months>thang {_NUMBER}(?:(?:, | va |, thang )(?:thang )?{_NUMBER})*|quy (?:iv|i{{1,3}}|[1-4])),? (?:{_YEARLY})"
)

_OF_FOUR = r"(?:iv|i{1,3}|[1-4])"
# quý II/2025 · Quý IV năm 2025 · quý I và quý II năm 2020 · quý 3-2025 · đầu quý III/2026
_QUARTER = re.compile(
    rf"(?:het )?(?:(?P<part>dau|giua|cuoi)(?: cua)? )?(?:(?:quy )?{_OF_FOUR}(?:, | va | - |-))?quy (?P<quarter>{_OF_FOUR})"
    r"(?:/| ?[,-]? ?nam | ?- ?| )(?P<year>20\d\d)(?!\w)"
)
_BARE_QUARTER = re.compile(rf"quy (?P<quarter>{_OF_FOUR})(?![\w/]| (?:\d|nam|va|hoac|hang|moi|-))")
_LAST_MONTH = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_BEFORE_LAST = {"dau": 2, "giua": 1}
_BARE_MONTH = re.compile(rf"(?:het )?thang (?P<month>{_NUMBER})(?![\w/]| ?/| (?:\d|nam|va|hoac|hang|moi|den|-|–)|, ?thang)")
# ngày} / 3 12023 · ngay/Sthang 9 năm 2018: the day is lost on a scan, the month stands
_LOST_DAY = re.compile(
    r"nga[a-z][^\w\n]{0,3}(?:\w?thang (?P<month>\d{1,2}) ?nam (?P<year>20\d\d)"
    r"|/ ?(?P<month2>\d{1,2}) ?[/1l|](?P<year2>20\d\d))(?!\d)"
)
# vào tuần cuối tháng 11/2022 · trong tháng 10 và tháng 11/2025
_PART_OF_MONTHS = re.compile(
    rf"(?:(?:tuan (?:dau|cuoi|giua|thu \w+)|nua (?:dau|cuoi|sau)|trung tuan|thuong tuan|ha tuan|dau|giua|cuoi)(?: cua)? thang |"
    rf"(?:cac )?thang {_NUMBER}(?:(?:, | va | den |-)(?:thang )?{_NUMBER}(?!/))*(?:, | va | den |-)(?:thang )?)"
    rf"(?P<month>{_NUMBER})(?:/| nam )(?P<year>20\d\d)(?!\d)"
)
# trong 6 tháng đầu năm 2026 · trong 06 tháng cuối năm 2026
_HALF = re.compile(r"0?6 thang (?P<half>dau|cuoi) nam (?P<year>20\d\d)(?!\d)")
# từ 01/4 đến 30/4/2024 · từ ngày 01 tháng 9 đến hết ngày 31 tháng 12 năm 2024
_RANGE = re.compile(
    rf"tu (?:ngay )?{_NUMBER}(?:/| thang ){_NUMBER}(?:(?:/| nam )20\d\d)? (?:den |- |– )(?:het )?(?=(?:ngay )?(?P<to>\d))"
)
_OF_WHAT = re.compile(r"(?:so lieu|tinh|ke|dang ky|chot|phat sinh|dien ra|ban hanh|kiem tra|hieu luc|cap|lap|ky|(?<!giao )nop) $")
"""What stands before a range that tells of which things, not of when to act (`số liệu từ 15/12/2024 đến 30/11/2025`)."""
_YEARS = re.compile(r" ?[-–] ?(?P<last>20\d\d)(?!\d)")
# tại kỳ họp cuối năm 2027 · tại kỳ họp thứ 10, năm 2025
_SESSION = re.compile(r"tai ky hop (?:(?:thu \w+|thuong le),? )?(?:cuoi |giua |dau )?nam (?P<year>20\d\d)")
_PARTS = ("dau ", "giua ", "cuoi ", "tuan ")
_UP_TO = re.compile(r"(?<!\w)(?:tu|den|cua|so du|ton|ky|thoi diem|so lieu|ket qua|nguon|ke tu|vao|ngay|hoi|trong)(?: \w+)? $")
"""What stands before a part of a month that is no day by which to act (`số liệu cuối tháng 5/2026`)."""
_OFTEN = {1: Period.YEAR, 2: Period.SIX_MONTHS, 4: Period.QUARTER}
_OPENINGS = ("", "\n", "; ", ", ", ". ", ": ", "- ")
"""What stands before `cuối tháng` where it says when, rather than what is counted (`số dư cuối tháng`)."""
_NAMES = {"month": Period.MONTH, "quarter": Period.QUARTER, "year": Period.YEAR}


def dated(read: Read, at: int) -> Timing | None:
    """The date or the day of each month, quarter or year that words like `trước` at `at` lead to."""
    lead = _LEAD.match(read.folded, at, read.stop)
    if (session := _SESSION.match(read.folded, at, read.stop)) is not None:
        return read.timing(at, session.end(), "date", 0.8, (), PartialDate(int(session["year"])), DateRelation.ON)
    if lead is None and read.folded.startswith("cuoi ", at) and read.folded[max(0, at - 2) : at] not in _OPENINGS:
        return _each_month(read, at, at, DateRelation.ON) if read.folded.startswith(("moi ", "hang "), at + 5) else None
    if lead is None and (part := _bare_part(read, at)) is not None:
        return part
    if lead is None and read.folded.startswith(("ngay ", "cuoi "), at) and not read.folded.endswith((" den ", " tu "), 0, at):
        return _each_month(read, at, at, DateRelation.ON)
    if lead is None or not spelt(read, at, lead.end()):
        return None
    relation = DateRelation.BEFORE if lead["before"] else DateRelation.BY if lead["by"] else DateRelation.ON
    begin = lead.end()
    found = quarter(read, at, begin, relation) or _half(read, at, begin, relation)
    if found is not None:
        return found
    date = date_at(read.text, begin, read.stop)
    if date is not None and date.rule == "year" and (span := _YEARS.match(read.folded, date.span.end, read.stop)) is not None:
        return read.timing(at, span.end(), "date", 0.9, date=PartialDate(int(span["last"])), relation=relation)
    year = date.value.year if date is not None and read.year is not None else None
    ahead = year is not None and read.year is not None and (year > read.year or (year == read.year and not lead["before"]))
    if date is not None and (date.rule != "year" or lead["by"] is not None or ahead):
        return read.timing(at, date.span.end, "date", date.confidence, date=date.value, relation=relation)
    if lead["hour"] and date is None and not read.folded.startswith("ngay ", begin):
        return None
    return (
        _each_month(read, at, begin, relation)
        or _yearly(read, at, begin, relation)
        or _in_this_year(read, at, begin, relation, bool(lead["by"]))
        or _without_day(read, at, begin, relation)
    )


def ranged(read: Read, at: int) -> Timing | None:
    """`từ ngày A đến ngày B` at `at`: done by its end."""
    match = _RANGE.match(read.folded, at, read.stop)
    if match is None or _OF_WHAT.search(read.folded, max(0, at - 12), at) is not None:
        return None
    date = date_at(read.text, match.end(), read.stop) or date_at(read.text, match.start("to"), read.stop)
    if date is not None and date.value.day is not None:
        return read.timing(at, date.span.end, "range", 0.85, (), date.value, DateRelation.BY)
    pair = _DAY_PAIR.match(read.folded, match.start("to"), read.stop)
    if (
        pair is None
        or read.folded.startswith(" nam ", pair.end())
        or read.year is None
        or (value := _day(read.year, int(pair[2]), int(pair[1]))) is None
    ):
        return None
    return read.timing(at, pair.end(), "range", 0.7, (), value, DateRelation.BY)


def _each_month(read: Read, at: int, begin: int, relation: DateRelation) -> Timing | None:
    match = _MONTH_DAY.match(read.folded, begin, read.stop)
    if match is not None and 1 <= int(match["day"]) <= 31 and (match["word"] or relation is DateRelation.BEFORE):
        period, day = _NAMES[str(match.lastgroup)], int(match["day"])
        second = ((0, int(match["second"])),) if match["second"] else ()
        days = ((0, day), *second) if period is Period.MONTH else _in_quarters(match["quarter"], day) if match["quarter"] else ()
        return _spelt(read, read.timing(at, match.end(), "monthly-day", 0.95, (period,), None, relation, days))
    last = _LAST_DAY.match(read.folded, begin, read.stop)
    if last is None:
        return None
    return _spelt(read, read.timing(at, last.end(), "monthly-day", 0.85, (_NAMES[str(last.lastgroup)],), None, relation))


def _in_quarters(words: str, day: int) -> tuple[tuple[int, int], ...]:
    """The days of the year: `ngày 15 của tháng cuối quý` is 15/3, 15/6, 15/9, 15/12, of `tháng đầu quý` 15/1, 15/4, …"""
    first = next((month for word, month in (("dau", 1), ("thu nhat", 1), ("thu hai", 2)) if f"thang {word}" in words), 3)
    return tuple((month, day) for month in range(first, 13, 3))


def _yearly(read: Read, at: int, begin: int, relation: DateRelation) -> Timing | None:
    twice = _SAME_DAY.match(read.folded, begin, read.stop)
    if twice is not None:
        days = tuple((int(month), int(twice["day"])) for month in re.findall(r"\d+", twice["months"]))
        return _days(read, at, twice.end(), relation, days, _OFTEN.get(len(days), Period.YEAR))
    if (pair := _TWO_DAYS.match(read.folded, begin, read.stop)) is not None:
        days = tuple((int(month), int(day)) for day, month in _DAY_PAIR.findall(pair["days"]))
        return _days(read, at, pair.end(), relation, days, Period.SIX_MONTHS)
    months = _YEAR_MONTHS.match(read.folded, begin, read.stop)
    if months is not None:
        often = _OFTEN.get(len(re.findall(r"\d+", months["months"])) or 1, Period.YEAR)
        often = Period.YEAR if months["months"].startswith("quy") else often
        return _spelt(read, read.timing(at, months.end(), "yearly-days", 0.9, (often,), None, relation))
    match = _YEAR_DAYS.match(read.folded, begin, read.stop)
    if match is None:
        return None
    days = tuple((int(month), int(day)) for day, month in _DAY_PAIR.findall(match["days"]))
    if match["each"] is None and len(days) == 1:
        if not _real(days) or read.folded.startswith("khong qua", at):
            return None
        if read.year is None or (date := _day(read.year, *days[0])) is None:
            return read.timing(at, match.end(), "yearly-days", 0.7, (), None, relation, days)
        return read.timing(at, match.end(), "date", 0.8, (), date, relation)
    # `trước ngày 15/6 và 15/12 hằng năm` is told as each year's, in as many words; without them two days are half-yearly
    often = Period.YEAR if match["each"] is not None else _OFTEN.get(len(days), Period.YEAR)
    return _days(read, at, match.end(), relation, days, often)


def _days(
    read: Read, at: int, end: int, relation: DateRelation, days: tuple[tuple[int, int], ...], period: Period
) -> Timing | None:
    return _spelt(read, read.timing(at, end, "yearly-days", 0.9, (period,), None, relation, days)) if _real(days) else None


def _real(days: tuple[tuple[int, int], ...]) -> bool:
    return all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days)


def _in_this_year(read: Read, at: int, begin: int, relation: DateRelation, by: bool) -> Timing | None:
    """`trong tháng 3`, `trong quý II` of the document's own year."""
    if read.year is None or not by:
        return None
    month = _BARE_MONTH.match(read.folded, begin, read.stop)
    if month is not None and 1 <= int(month["month"]) <= 12:
        return read.timing(at, month.end(), "date", 0.75, (), PartialDate(read.year, int(month["month"])), relation)
    found = _BARE_QUARTER.match(read.folded, begin, read.stop)
    if found is None:
        return None
    date = PartialDate(read.year, _LAST_MONTH[found["quarter"]])
    return _spelt(read, read.timing(at, found.end(), "quarter", 0.75, (), date, relation))


def _bare_part(read: Read, at: int) -> Timing | None:
    """`Giữa tháng 6/2026, …` and `… đầu quý III/2026.`, which nothing leads to."""
    if read.folded[max(0, at - 2) : at] not in _OPENINGS and _UP_TO.search(read.folded, max(0, at - 20), at) is not None:
        return None
    if not read.folded.startswith(_PARTS, at):
        return None
    return _part_of_month(read, at, at, DateRelation.BY) or quarter(read, at, at)


def _part_of_month(read: Read, at: int, begin: int, relation: DateRelation) -> Timing | None:
    part = _PART_OF_MONTHS.match(read.folded, begin, read.stop)
    if part is None or not 1 <= int(part["month"]) <= 12:
        return None
    return read.timing(at, part.end(), "date", 0.85, (), PartialDate(int(part["year"]), int(part["month"])), relation)


def _without_day(read: Read, at: int, begin: int, relation: DateRelation) -> Timing | None:
    if (part := _part_of_month(read, at, begin, relation)) is not None:
        return part
    match = _LOST_DAY.match(read.folded, begin, read.stop)
    if match is None or not 1 <= (month := int(match["month"] or match["month2"])) <= 12:
        return None
    return read.timing(at, match.end(), "date", 0.6, (), PartialDate(int(match["year"] or match["year2"]), month), relation)


def _spelt(read: Read, timing: Timing) -> Timing | None:
    return timing if spelt(read, timing.span.start, timing.span.end) else None


def quarter(read: Read, at: int, begin: int, relation: DateRelation = DateRelation.BY) -> Timing | None:
    """`quý II/2025` at `begin`: due by its last month, `đầu quý II/2025` by its first, `giữa quý II/2025` by its second."""
    match = _QUARTER.match(read.folded, begin, read.stop)
    if match is None:
        return None
    date = PartialDate(int(match["year"]), _LAST_MONTH[match["quarter"]] - _BEFORE_LAST.get(match["part"], 0))
    return _spelt(read, read.timing(at, match.end(), "quarter", 0.95, (), date, relation))


def _half(read: Read, at: int, begin: int, relation: DateRelation) -> Timing | None:
    match = _HALF.match(read.folded, begin, read.stop)
    if match is None:
        return None
    date = PartialDate(int(match["year"]), 6 if match["half"] == "dau" else 12)
    return _spelt(read, read.timing(at, match.end(), "date", 0.85, (), date, relation))


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)
