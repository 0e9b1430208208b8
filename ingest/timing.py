"""When a thing is due (thời hạn): dates, rhythms, deadlines counted from an event, and occasions without a date."""

from __future__ import annotations

import datetime as dt
import re

from ingest.dates import date_at
from ingest.document import DateRelation, PartialDate, Period, Timing, span_of
from ingest.patterns import starting

# One beat of a rhythm: hàng quý · 06 tháng đầu năm · 9 tháng · cả năm · năm 2022 · đột xuất (nếu có)
_BEAT = re.compile(
    r"(?:báo cáo |sơ kết |tổng kết |và |vào )*(?:h[àằaả]ng |theo |mỗi |từng )*(?:"
    r"(?P<month>th[áaả]ng(?! ?\d))|(?P<quarter>qu[ýíy](?: (?:I{1,3}|IV)(?![\w/]))?|(?:0?3|ba) th[áaả]ng)"
    r"|(?P<half>(?:0?6|sáu) th[áaả]ng(?: một lần| đầu năm| cuối năm)?)|(?P<nine>(?:0?9|chín) th[áaả]ng(?: đầu năm)?)"
    r"|(?P<year>(?:cả |(?:0?1|một) )?n[ăaã]m(?: 20\d\d)?(?! (?:học|tài chính|tính thuế|sau|trước(?! ngày)|nay)))"
    r"|(?P<other>tuần|ngày)"
    r"|(?P<adhoc>(?:báo cáo )?đột xuất(?: \(nếu có\)| khi có yêu cầu| theo yêu cầu)?)"
    r")(?![\w/]\w)(?: \((?!trước ngày \d{1,2}/|trước \d{1,2}/)[^()\n]{0,40}(?:tháng|ngày)[^()\n]{0,30}\))?",
    re.IGNORECASE,
)
_BEATS = {
    "month": Period.MONTH,
    "quarter": Period.QUARTER,
    "half": Period.SIX_MONTHS,
    "nine": Period.NINE_MONTHS,
    "year": Period.YEAR,
    "adhoc": Period.AD_HOC,
}
# báo cáo 6 tháng trước ngày 10/6 · báo cáo năm chậm nhất ngày 30/11
_BEAT_DAY = re.compile(
    r" \(?(?:gửi )?(?:trước|chậm nhất(?: là| vào)?)(?: ngày)? (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?![/\d])\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:, ?|/|; ?| và | hoặc | - |, và | cũng như )")

# định kỳ … · hàng … · mỗi …; and lists that begin without such a word: quý, 6 tháng, năm
_RHYTHM = re.compile(
    r"(?:[ĐđDd][ịi]nh k[ỳìy]|ĐỊNH KỲ)(?: là)?(?:,| và| hoặc)? ?\(?|(?=[Hh][àằaả]ng )|(?=[Mm]ỗi )|(?=[Tt]heo từng )"
    r"|(?=Qu[ýí],|qu[ýí],|tháng,|\d)|(?=[Bb]áo cáo )"
)

_AD_HOC = re.compile("đột xuất")

# 6 tháng/lần · mỗi năm một lần · 01 lần/năm
_PER = re.compile(
    r"(?:mỗi )?(?:(?P<count>\d{1,2}|một|sáu) )?(?P<unit>tháng|quý|năm)(?:/| )(?:0?1 |một )?lần(?!\w)"
    r"|(?P<often>0?2|hai|0?4|bốn) lần(?:/| mỗi | trong | trên | )(?:(?:0?1|một) )?năm(?!\w)"
    r"|(?:0?1|một) lần(?:/| mỗi | trong | trên | )(?:(?:0?1|một) )?(?P<each>tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = {"3": Period.QUARTER, "6": Period.SIX_MONTHS, "sáu": Period.SIX_MONTHS, "9": Period.NINE_MONTHS, "12": Period.YEAR}
_UNITS = {"tháng": Period.MONTH, "quý": Period.QUARTER, "năm": Period.YEAR}

# ngày 20 hằng tháng · ngày 15 của tháng cuối quý · 15/6 và 15/12 hàng năm
_EACH = (
    r"(?P<each>h[àằ]ng (?:tháng|quý|năm)|mỗi (?:tháng|quý|năm)|tháng (?:cuối|đầu)(?: của)?(?: mỗi| h[àằ]ng)? quý"
    r"|tháng (?:sau|kế tiếp|tiếp theo|liền kề|sau liền kề)|năm (?:sau|kế tiếp|tiếp theo|liền kề|sau liền kề)"
    r"|cuối (?:mỗi |h[àằ]ng )?quý)"
)
_MONTH_DAY = re.compile(rf"(?:ngày )?(?:làm việc |mùng )?(?P<day>\d{{1,2}}),? (?:của )?{_EACH}", re.IGNORECASE)
_DAY_MONTH = r"(?:mùng )?\d{1,2}(?:/| (?:của )?tháng )\d{1,2}(?![/\d])(?! năm \d)"
_YEAR_DAYS = re.compile(
    rf"(?:ngày )?(?P<days>{_DAY_MONTH}(?:(?:, | và | hoặc |; )(?:trước )?(?:ngày )?{_DAY_MONTH})*)"
    rf"(?: (?:của )?{_EACH})?",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<first>\d{1,2}) (?:và|hoặc) tháng (?P<second>\d{1,2}),? h[àằ]ng năm", re.IGNORECASE
)
"""`ngày 25 tháng 6 và tháng 12 hàng năm`."""
_DAY_PAIR = re.compile(r"(\d{1,2})(?:/| (?:của )?tháng )(\d{1,2})")

# quý II/2025 · Quý IV năm 2025
_QUARTER = re.compile(r"(?:hết )?[Qq]uý (?P<quarter>IV|I{1,3}|[1-4])(?:/|[,-]? năm | - | )(?P<year>20\d\d)(?!\w)")
_QUARTER_END = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}

# trước ngày … · chậm nhất là ngày … · xong trước … · đến hết ngày … · trong tháng 6/2020 · vào ngày …
_BLURRED = r"(?:#r?|t?r|t)[wuưự][oóơớ]c(?= ngày)"
"""What scans make of `trước` before `ngày`: `#wớc`, `truớc`, `trưóc`."""
_LEAD = re.compile(
    rf"(?P<before>(?:xong |hoàn thành )?(?:trước|{_BLURRED}))(?: thời điểm| thời gian)? "
    r"|(?P<by>(?:chậm|muộn|trễ) nhất(?: là| vào| đến| trong)*(?: hết| trước)?"
    r"|không (?:muộn|chậm|trễ|quá) (?:hơn |quá )?|đến hết|hết|(?:xong |hoàn thành )?trong) ?(?:thời hạn )?|(?P<on>vào|đúng) ",
    re.IGNORECASE,
)

# trong thời hạn 05 ngày làm việc kể từ ngày nhận · chậm nhất là 03 ngày sau khi · không quá 10 ngày kể từ
_COUNTED = re.compile(
    r"(?:chậm nhất|muộn nhất|trong|tối đa|sau|không quá|trước|thời hạn)"
    r"(?: là| không quá| tối đa| chậm nhất| thời hạn| vòng| thời gian| khoảng){0,4} "
    r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|chín|mười)(?: ?\([^()\n]{1,12}\))?"
    r" (?:ngày|tháng|giờ|tuần|tiếng|phút)(?!\w)(?: làm việc)?"
    r"(?P<event>,? (?:k[ểêế] từ|tính từ|sau khi|từ ngày|từ khi|sau ngày|trước khi|trước ngày)[^,;.:\n]{0,90})?",
    re.IGNORECASE,
)
_SOON = re.compile(r"ngay (?:sau )?khi [^,;.:\n]{3,60}", re.IGNORECASE)

# Trong quá trình thực hiện, nếu có khó khăn, vướng mắc · trường hợp vượt thẩm quyền · những vấn đề vượt thẩm quyền
_TROUBLE = (
    r"khó khăn|vướng mắc|phát sinh|bất cập|tồn tại|yêu cầu|đột xuất"
    r"|vượt (?:quá )?thẩm quyền|ngoài thẩm quyền|không thuộc thẩm quyền"
)
_OCCASION = re.compile(
    r"(?:trong (?:quá trình|khi) [^,;.\n]{3,80}(?:, | ))?(?:nếu|trường hợp|khi)"
    rf"(?: (?:có|gặp|phát sinh|còn|thấy|xảy ra|những|các|vấn đề|nội dung|vụ việc)){{0,4}} (?:{_TROUBLE})(?!\w)"
    rf"(?:(?:, | và |; | hoặc |/| )(?:những |các |vấn đề |nội dung )?"
    rf"(?:{_TROUBLE}|mới|đề xuất|kiến nghị|cần thiết|cần giải quyết|liên quan)(?!\w))*"
    r"(?:(?: (?:giải quyết|xử lý|quyết định|cần hỗ trợ))?(?: của [^,;.\n]{2,60})?(?=,))?"
    rf"|(?:trong )?(?:quá trình|khi) (?:tổ chức |triển khai |thực hiện ){{1,3}}(?:[^,;.\n]{{3,60}}? )?"
    rf"(?:có |gặp |còn |phát sinh ){{1,2}}(?:những |các )?(?:{_TROUBLE})(?!\w)(?:, (?:{_TROUBLE})(?!\w))?"
    r"|(?:đối với )?(?:những |các )?(?:vấn đề|nội dung|trường hợp|vướng mắc|khó khăn)[^,;.\n]{0,30}? vượt (?:quá )?thẩm quyền",
    re.IGNORECASE,
)

_STARTS = (
    "định k[ỳìy]", "dinh k[ỳìy]", "hàng (?=th[áa]ng|qu[ýíy]|năm|nam|tuần|ngày)", "hằng (?=tháng|quý|năm|tuần|ngày)",
    "hang (?=th[áa]ng|qu[ýíy])", "mỗi (?=tháng|quý|năm|0?6)", "theo từng (?=tháng|quý|năm)",
    "trước ", "chậm nhất", "muộn nhất", "trễ nhất", "không (?=muộn|chậm|trễ|quá)", "đến hết", "hết ngày",
    r"trong (?=thời hạn|vòng|năm|quý|Quý|tháng|ngày|\d|thời gian|quá trình)", "xong ", "hoàn thành (?=trước|trong)",
    "vào (?=ngày|tháng)", r"thời hạn (?=\d)", r"sau (?=\d)", "tối đa ", "ngay (?=khi|sau)", "nếu", "trường hợp",
    "khi (?=có|gặp|phát)", "đối với (?=những v|các v|vấn|nội)", "vấn đề (?=vượt)", "đột xuất", "quý(?=,)", "quý (?=[I1-4])",
    "tháng(?=,)", "tháng(?=/| một lần)", "năm(?=/| một lần)", "quý(?=/| một lần)", "lần[/ ]", "một (?=lần)",
    "hai (?=lần)", "bốn (?=lần)",
    "báo cáo (?=quý|tháng|năm|0?[69] tháng)",
)  # fmt: skip
_FIGURES = "|".join(f"{figure} (?=tháng(?: đầu năm|,| và)|lần[/ ])" for figure in range(10))
_BLURRED_BEFORE = "|".join(f"{first}[wuưự][oóơớ]c(?= ngày)" for first in ("#r?", "tr?", "r"))
_TRIGGER = re.compile(
    f"{starting(_STARTS)}|{_FIGURES}|{_BLURRED_BEFORE}"
)  # each branch begins with a sign that a search skips to
"""Where a timing can begin."""


def find_timings(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> tuple[Timing, ...]:
    """What `text[start:end]` says of when, in order, none overlapping. `year` is that of the document: it fills in days that
    the text gives without a year (`trước ngày 15/12`).

    Rules: `date`, `quarter`, `yearly-days`, `monthly-day`, `rhythm`, `counted`, `soon`, `occasion`.
    """
    stop = len(text) if end is None else end
    found: list[Timing] = []
    at = start
    while (match := _TRIGGER.search(text, at, stop)) is not None:
        begin = match.start()
        if begin and text[begin - 1].isalnum() and not (text[begin].isdigit() and text[begin - 1].isdigit()):
            at = match.end()
            continue
        if match.group() in _UNITS and text[match.end()] != "," and text[begin - 1 : begin] == " ":
            begin -= 1
        while begin > start and text[begin - 1].isdigit():
            begin -= 1
        timing = _at(text, begin, stop, year)
        at = timing.span.end if timing else match.end()
        if timing:
            found.append(timing)
    return tuple(found)


def _at(text: str, at: int, stop: int, year: int | None) -> Timing | None:
    return (
        _dated(text, at, stop, year)
        or _counted(text, at, stop)
        or _per(text, at, stop)
        or _rhythm(text, at, stop)
        or _occasion(text, at, stop)
        or _quarter(text, at, at, stop, DateRelation.BY)
    )


def _dated(text: str, at: int, stop: int, year: int | None) -> Timing | None:
    """`trước ngày 14/12/2024`, `trong quý II/2025`, `chậm nhất ngày 20 hằng tháng`, `trước ngày 15/6 và 15/12`."""
    lead = _LEAD.match(text, at, stop)
    if lead is None:
        return None
    relation = DateRelation.BEFORE if lead["before"] else DateRelation.BY if lead["by"] else DateRelation.ON
    begin = lead.end()
    while text[begin : begin + 1] == " ":
        begin += 1
    quarter = _quarter(text, at, begin, stop, relation)
    if quarter is not None:
        return quarter
    date = date_at(text, begin, stop)
    if date is not None and not (date.rule == "year" and lead["by"] is None):
        return Timing(span_of(text, at, date.span.end), (), date.value, relation, (), "date", date.confidence)
    monthly = _MONTH_DAY.match(text, begin, stop)
    if monthly is not None and 1 <= int(monthly["day"]) <= 31:
        period = _each(monthly["each"])
        days = ((0, int(monthly["day"])),) if period is Period.MONTH else ()
        return Timing(span_of(text, at, monthly.end()), (period,), None, relation, days, "monthly-day", 0.95)
    return _yearly(text, at, begin, stop, relation, year)


def _yearly(text: str, at: int, begin: int, stop: int, relation: DateRelation, year: int | None) -> Timing | None:
    twice = _SAME_DAY.match(text, begin, stop)
    if twice is not None:
        days = tuple((int(month), int(twice["day"])) for month in (twice["first"], twice["second"]))
        if all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
            return Timing(span_of(text, at, twice.end()), (Period.SIX_MONTHS,), None, relation, days, "yearly-days", 0.9)
    match = _YEAR_DAYS.match(text, begin, stop)
    if match is None:
        return None
    days = tuple((int(month), int(day)) for day, month in _DAY_PAIR.findall(match["days"]))
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        return None
    span = span_of(text, at, match.end())
    if match["each"] is None and len(days) == 1:
        if year is None or (date := _day(year, *days[0])) is None:
            return Timing(span, (), None, relation, days, "yearly-days", 0.7)
        return Timing(span, (), date, relation, (), "date", 0.8)
    periods = {1: (Period.YEAR,), 2: (Period.SIX_MONTHS,), 4: (Period.QUARTER,)}.get(len(days), (Period.YEAR,))
    return Timing(span, periods, None, relation, days, "yearly-days", 0.9)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _each(words: str) -> Period:
    return next(
        period for unit, period in (("quý", Period.QUARTER), ("năm", Period.YEAR), ("", Period.MONTH)) if unit in words.lower()
    )


def _quarter(text: str, at: int, begin: int, stop: int, relation: DateRelation) -> Timing | None:
    match = _QUARTER.match(text, begin, stop)
    if match is None:
        return None
    date = PartialDate(int(match["year"]), _QUARTER_END[match["quarter"]])
    return Timing(span_of(text, at, match.end()), (), date, relation, (), "quarter", 0.95)


def _counted(text: str, at: int, stop: int) -> Timing | None:
    match = _COUNTED.match(text, at, stop)
    if match is not None:
        return Timing(span_of(text, at, match.end()), rule="counted", confidence=0.9 if match["event"] else 0.7)
    soon = _SOON.match(text, at, stop)
    return Timing(span_of(text, at, soon.end()), rule="soon", confidence=0.7) if soon else None


def _per(text: str, at: int, stop: int) -> Timing | None:
    """`6 tháng/lần`, `mỗi năm một lần`."""
    match = _PER.match(text, at, stop)
    if match is None:
        return None
    if match["often"]:
        often = Period.SIX_MONTHS if match["often"].lower() in ("02", "2", "hai") else Period.QUARTER
        return Timing(span_of(text, at, match.end()), (often,), rule="rhythm", confidence=0.9)
    unit = _UNITS[(match["unit"] or match["each"]).lower()]
    count = (match["count"] or "1").lower().lstrip("0")
    if count not in ("1", "một"):
        if unit is not Period.MONTH or count not in _MONTHS:
            return None
        unit = _MONTHS[count]
    return Timing(span_of(text, at, match.end()), (unit,), rule="rhythm", confidence=0.95)


def _rhythm(text: str, at: int, stop: int) -> Timing | None:
    """`định kỳ quý, 06 tháng, 09 tháng và năm 2022`, `hàng quý, 6 tháng, năm`, `6 tháng, 01 năm và đột xuất (nếu có)`."""
    lead = _RHYTHM.match(text, at, stop)
    if lead is None:
        alone = _AD_HOC.match(text, at, stop)
        if alone is None or not text[max(0, at - 20) : at].rstrip(", ").lower().endswith(
            ("báo cáo", "định kỳ", "định kỳ và", "định kỳ hoặc", "hoặc", "và")
        ):
            return None
        return Timing(span_of(text, at, alone.end()), (Period.AD_HOC,), rule="rhythm", confidence=0.85)
    found: list[str] = []
    days: list[tuple[int, int]] = []
    begin, end = lead.end(), lead.end()
    while (beat := _BEAT.match(text, begin, stop)) is not None:
        found.append(str(beat.lastgroup))
        end = beat.end()
        if (day := _BEAT_DAY.match(text, end, stop)) is not None:
            days.append((int(day["month"]), int(day["day"])))
            end = day.end()
        joint = _BETWEEN.match(text, end, stop)
        if joint is None:
            break
        begin = joint.end()
    introduced = lead.end() > at or text[at : at + 1] in "HhMm" or text[at : at + 9].lower() == "theo từng"
    if (
        not found
        or (not introduced and (len(found) < 2 or set(found) <= {"month", "year", "other"}))
        or (found == ["year"] and " 20" in text[at:end])
    ):
        return None
    periods = tuple(period for name, period in _BEATS.items() if name in found)
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        days.clear()
    return Timing(span_of(text, at, end), periods, days=tuple(days), rule="rhythm", confidence=0.97 if introduced else 0.9)


def _occasion(text: str, at: int, stop: int) -> Timing | None:
    match = _OCCASION.match(text, at, stop)
    return Timing(span_of(text, at, match.end()), (Period.AD_HOC,), rule="occasion", confidence=0.85) if match else None
