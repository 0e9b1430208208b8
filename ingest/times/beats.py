"""Rhythms: what is due each month, quarter, half year, nine months or year, and besides when asked (`đột xuất`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import DateRelation, Period, Timing
from ingest.times.days import dated
from ingest.times.text import Read, spelt

_ONCE = r"(?:(?:/(?:(?:0?1|mot) )?| (?:0?1|mot) )lan(?!\w))?"
# hàng quý · 06 tháng đầu năm · 9 tháng · cả năm · năm 2022 · tổng kết năm · đột xuất (nếu có)
_THANG = r"th[aei]ng"
_BEAT = re.compile(
    r"(?:bao cao |so ket |tong ket |dinh k[yi] |va |vao |theo |hang |moi |tung |het )*+(?:"
    rf"(?P<month>(?:(?:0?1|mot) )?{_THANG}(?:(?! ?\d)|(?:(?<=moi thang)|(?<=hang thang))(?= \d\d? (?!thang|hang|nam|moi)[a-z])))"
    r"|(?P<quarter>(?:(?:mot )?quy(?! (?:dinh|che|trinh|hoach|chuan|uoc|cach))|qui)"
    r"(?: (?:i{1,3}|iv|[1-4])(?:(?:, ?| va |, va )(?:quy )?(?:i{1,3}|iv))*(?![\w/]))?|(?:0?3|ba) ?thang)"
    rf"|(?P<half>(?:0?6|sau) ?{_THANG}(?: mot lan| dau nam| cuoi nam)?)"
    rf"|(?P<nine>(?:0?9|chin) ?{_THANG}(?: dau nam)?)"
    r"|(?P<year>(?:(?:ca |cuoi |(?:0?1|mot) )?nam(?: 20\d\d)?"
    r"(?! (?:hoc|tai chinh|tinh thue|sau|truoc(?! ngay| \d)|nay|ngan sach))|12 thang))"
    r"|(?P<other>tuan|ngay(?! \d))"
    r"|(?P<adhoc>(?:bao cao )?dot xuat(?:,? \(?(?:neu co|khi co yeu cau|theo yeu cau)\)?)?)"
    rf")(?!\w)(?!/\w*\d)(?!/nguoi){_ONCE}"
    r"(?: \((?!truoc ngay \d{1,2}/|truoc \d{1,2}/)[^()\n]{0,40}(?:thang|ngay)[^()\n]{0,30}\))?"
)
_BEATS = {
    "month": Period.MONTH,
    "quarter": Period.QUARTER,
    "half": Period.SIX_MONTHS,
    "nine": Period.NINE_MONTHS,
    "year": Period.YEAR,
    "adhoc": Period.AD_HOC,
}
# báo cáo 6 tháng trước ngày 10/6 · báo cáo năm chậm nhất ngày 30/11 · (6 tháng: trước 15/6; năm: trước 15/12)
_BEAT_DAY = re.compile(
    r"[,:]? \(?(?:gui )?(?:truoc|cham nhat(?: la| vao)?)(?: ngay)? (?P<day>\d{1,2})(?:/| thang )(?P<month>\d{1,2})(?!\d)"
    r"(?:/20\d\d(?=\)|(?:[,;]| va) (?:ca )?nam (?:truoc|cham)))?(?!/)"
    r"(?: (?:cua )?nam sau| hang nam)?\)?"
)
# hằng tháng (trước ngày 25) · Hằng tháng, chậm nhất ngày 28, · hằng quý (vào ngày 20 của tháng cuối quý)
_DAY_BEHIND = re.compile(r",? ?\(?(?=(?:truoc|cham nhat|muon nhat|vao|ngay) )")
_DAY_OF_MONTH = re.compile(
    r"(?P<before>truoc )?(?P<by>(?:cham|muon) nhat (?:la |vao )*)?(?:vao )?ngay (?P<day>\d{1,2})"
    r"(?!\d| ?[/.]\d| ?thang \d)(?! (?:lam viec|ngay|gio|thang (?:cuoi|dau|thu)))"
)
_BETWEEN = re.compile(
    r"(?:, ?|/|; ?(?!dinh ky |bao cao (?:thang|quy|nam|0?[69] thang) (?:truoc|cham|gui|vao)(?!\w))"
    r"|\)? va | hoac | - |, va | cung nhu |\), )"
)

# định kỳ … · hàng … · mỗi …; and lists that begin without such a word: quý, 6 tháng, năm
_RHYTHM = re.compile(
    r"dinh k[yi](?: la)?(?:[,:]| va| hoac)? ?\(?|(?=hang )|(?=moi )|(?=theo tung )|(?=qu[yi](?: i{1,3})?,)|(?=thang,)|(?=\d)"
    r"|(?=bao cao )|(?=so ket )|(?=tong ket )|(?=het )"
)
_AD_HOC = re.compile("dot xuat")
_BEFORE_AD_HOC = ("bao cao", "dinh ky", "dinh ky va", "dinh ky hoac", "hoac", "va", "hop")

# 6 tháng/lần · mỗi năm một lần · 01 lần/năm · 02 lần trong một năm · định kỳ mỗi năm 02 lần
_LEAST = r"(?:it nhat |toi thieu |toi da )?"
_PER = re.compile(
    r"(?:moi )?(?:(?P<count>\d{1,2}|nua|mot|hai|ba|bon|sau|chin) ?)?(?P<unit>thang|quy|nam(?: hoc)?)"
    rf"(?:/| (?={_LEAST}(?:\d|mot|hai|bon))){_LEAST}(?:(?P<times>0?[1-4]|mot|hai|bon) )?"
    r"(?:lan|(?P<rounds>dot|ky|buoi|cuoc|luot))(?!\w)"
    r"|(?P<often>0?[1-4]|mot|hai|bon) lan ?(?:/|moi |trong |tren |mot )+"
    r"(?:(?P<every>\d{1,2}|mot|ba|sau) )?(?P<each>thang|quy|nam)(?!\w| ?\d)"
)
# 02 năm một lần · hai tháng/lần: told, but none of the rhythms that the vocabulary has
_OTHERWISE = re.compile(
    r"(?:dinh ky )?(?:moi )?(?:(?:0?[2-9]|hai|ba|bon|nam|10) nam|(?:0?[2457]|hai|bon|nam) thang|(?:0?[234]|hai|ba|bon) tuan)"
    r"(?: mot | 0?1 |/(?:01 )?)lan(?!\w)"
)
_EACH = re.compile(r"(?<=/)(?P<unit>thang|quy|nam)(?!\w)")
_MUCH = re.compile(
    r"(?<!\w)(?:it nhat |toi thieu |toi da )?\d{1,3} (?:ky|xa|phuong|huyen|cuoc|buoi|tin|bai|so|don vi"
    r"|dot|phong su|tiet|tin bai|ban tin|video|hoi nghi"
    r"|(?:buoi|cuoc|dot|lop|hoi nghi|tin|bai)(?: [a-z]+){1,3}|chuyen (?:muc|de)|co so|lop|doan)/$"
)
"""`phát sóng 02 kỳ/tháng`, `giám sát ít nhất 02 xã/quý`: how much in each."""
_FIGURES = {"nua": 0.5, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}
_MONTHS = {"thang": 1, "quy": 3, "nam": 12, "nam hoc": 12}
_LENGTHS = {1: Period.MONTH, 3: Period.QUARTER, 6: Period.SIX_MONTHS, 9: Period.NINE_MONTHS, 12: Period.YEAR}
# Định kỳ hàng năm (hoặc đột xuất khi có yêu cầu của cơ quan có thẩm quyền)
_BESIDES = re.compile(
    r",? va (?:cac )?bao cao (?:chuyen de(?:,| hoac| va) )?dot xuat(?: khi co yeu cau| theo yeu cau)?(?!\w)"
    r"| \((?:hoac |va |, )?(?:bao cao )?dot xuat[^()\n]{0,90}\)"
    r"|,? (?:hoac|va) (?:dot xuat )?(?:khi (?:can thiet|co yeu cau|duoc yeu cau|xet thay can thiet)|theo yeu cau)(?!\w)"
)


def _figure(word: str | None) -> float:
    return 1 if word is None else _FIGURES[word] if word in _FIGURES else int(word)


def per(read: Read, at: int) -> Timing | None:
    """`6 tháng/lần`, `mỗi năm một lần`, `02 lần/năm`."""
    found = _per(read, at)
    if found is not None:
        return read.timing(at, found[1], "rhythm", 0.95, (found[0],))
    other = _OTHERWISE.match(read.folded, at, read.stop)
    return None if other is None else read.timing(at, other.end(), "rhythm", 0.9)


def each(read: Read, at: int) -> Timing | None:
    """`02 kỳ/tháng`, `ít nhất 02 xã/quý`, from its unit at `at` on."""
    unit = _EACH.match(read.folded, at, read.stop)
    much = _MUCH.search(read.folded, max(0, at - _LONGEST_MUCH), at) if unit is not None else None
    if unit is None or much is None:
        return None
    return read.timing(much.start(), unit.end(), "rhythm", 0.85, (_LENGTHS[_MONTHS[unit["unit"]]],))


_LONGEST_MUCH = 45
_BY = re.compile(r"theo (?P<unit>thang|quy)(?![\w,/]| (?:va |hoac )(?:quy|nam|thang))")
_DECLARED = re.compile(
    r"(?<!thuoc dien )(?<!doi tuong )(?<!nop thue )(?<!ho so )(?<!truong hop )(?<!ky )(?<!hop ke )"
    r"(?:khai (?:thue|bao)|ke khai|tam nop|tam tinh|tam khai|bao cao|gui(?: (?:ve|cho))?|tong hop|thong ke)(?: [^;.,()]{0,60})? $"
)


def declared(read: Read, at: int) -> Timing | None:
    """`khai thuế giá trị gia tăng theo quý`, `tạm nộp theo quý`: what is declared or paid each month or quarter."""
    by = _BY.match(read.folded, at, read.stop)
    if by is None or not spelt(read, at, by.end()) or _DECLARED.search(read.folded, max(0, at - 90), at) is None:
        return None
    return read.timing(at, by.end(), "rhythm", 0.8, (_LENGTHS[_MONTHS[by["unit"]]],))


def _per(read: Read, at: int) -> tuple[Period, int] | None:
    """The rhythm at `at` and where its words end; None too for those that the vocabulary lacks (`02 năm một lần`)."""
    match = _PER.match(read.folded, at, read.stop)
    if match is None or not spelt(read, at, match.end()):
        return None
    months = int(_MONTHS[match["unit"] or match["each"]] * _figure(match["count"] or match["every"]))
    often = int(_figure(match["times"] or match["often"]))
    length, rest = divmod(months, often)
    if often > 1 and (rest or length not in _LENGTHS or match["rounds"]):
        length, rest = months, 0  # `02 lần/tháng`, `mỗi năm 02 đợt`: each month or year has some
    return None if rest or length not in _LENGTHS else (_LENGTHS[length], match.end())


def rhythm(read: Read, at: int) -> Timing | None:
    """`định kỳ quý, 06 tháng, 09 tháng và năm 2022`, `hàng quý, 6 tháng, năm`, `6 tháng, 01 năm và đột xuất (nếu có)`."""
    lead = _RHYTHM.match(read.folded, at, read.stop)
    if lead is None:
        return _ad_hoc(read, at)
    found: list[Period | str] = []
    days: list[tuple[int, int]] = []
    begin, end = lead.end(), lead.end()
    while True:
        often = _per(read, begin)
        beat = _BEAT.match(read.folded, begin, read.stop) if often is None else None
        if often is not None:
            found.append(often[0])
            end = often[1]
        elif beat is not None and spelt(read, begin, beat.end()):
            found.append(_BEATS.get(str(beat.lastgroup), str(beat.lastgroup)))
            end = beat.end()
        else:
            break
        if (day := _BEAT_DAY.match(read.folded, end, read.stop)) is not None:
            days.append((int(day["month"]), int(day["day"])))
            end = day.end()
        joint = _BETWEEN.match(read.folded, end, read.stop)
        if joint is None:
            break
        begin = joint.end()
    if found and (besides := _BESIDES.match(read.folded, end, read.stop)) is not None:
        found.append(Period.AD_HOC)
        end = besides.end()
    words = read.folded[at:end]
    introduced = lead.end() > at or words.startswith(("hang ", "moi ", "theo "))
    if not found or (not introduced and len(found) < 2) or (found == [Period.YEAR] and " 20" in words):
        return None
    if not introduced and (set(found) <= {Period.MONTH, Period.YEAR, "other"} or _names_a_thing(read, at, end, found)):
        return None
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        days.clear()
    periods = tuple(period for period in Period if period in found)
    confidence = 0.97 if introduced else 0.9
    if not days and (behind := _day_of(read, begin, end, periods)) is not None:
        return read.timing(at, max(end, behind.span.end), "rhythm", confidence, periods, None, behind.relation, behind.days)
    return read.timing(at, end, "rhythm", confidence, periods, days=tuple(days))


def _day_of(read: Read, begin: int, end: int, periods: tuple[Period, ...]) -> Timing | None:
    """The day of its month or quarter that a rhythm at `begin..end` has in brackets or behind it."""
    often = [period for period in periods if period is not Period.AD_HOC]
    if often not in ([Period.MONTH], [Period.QUARTER]):
        return None
    bracket = read.folded.find("(", begin, end)
    behind = _DAY_BEHIND.match(read.folded, bracket if bracket >= 0 else end, read.stop)
    if behind is None:
        return None
    found = dated(read, behind.end())
    if found is not None and found.rule == "monthly-day" and list(found.periods) == often:
        return found
    day = _DAY_OF_MONTH.match(read.folded, behind.end(), read.stop) if often == [Period.MONTH] else None
    if day is None or not 1 <= int(day["day"]) <= 31:
        return None
    relation = DateRelation.BEFORE if day["before"] else DateRelation.BY if day["by"] else DateRelation.ON
    return read.timing(behind.end(), day.end(), "monthly-day", 0.9, (Period.MONTH,), None, relation, ((0, int(day["day"])),))


_REPORTING = re.compile(r"(?:bao cao|cong khai|thong ke|so ket|tong ket|danh gia|giao ban|dinh ky)[^.;\n]*$")
_ONE_QUARTER = re.compile(r"(?<!\w)quy (?:i{1,3}|iv|[1-4])(?!\w|,? (?:va )?(?:i|quy))")
_OF_ONE_YEAR = re.compile(r"20\d\d(?!\d)")


def _names_a_thing(read: Read, at: int, end: int, found: Sequence[Period | str]) -> bool:
    """Whether a bare list tells what is reported on or how something is counted, rather than a rhythm (`báo cáo quý II, 6 tháng
    đầu năm 2025`, `khai thuế theo tháng, quý, năm`)."""
    if len(_ONE_QUARTER.findall(read.folded, at, end)) == 1 and _OF_ONE_YEAR.search(read.folded, end - 5, end + 5):
        return True
    words = read.folded[at:end]
    if not set(found) <= {Period.MONTH, Period.QUARTER, Period.YEAR, "other"} or any(letter.isdigit() for letter in words):
        return False
    return not words.startswith("bao cao ") and _REPORTING.search(read.folded, max(0, at - 70), at) is None


def _ad_hoc(read: Read, at: int) -> Timing | None:
    """`báo cáo đột xuất`, `định kỳ hoặc đột xuất`."""
    alone = _AD_HOC.match(read.folded, at, read.stop)
    if alone is None or not read.folded[max(0, at - 20) : at].rstrip(", ").endswith(_BEFORE_AD_HOC):
        return None
    return read.timing(at, alone.end(), "rhythm", 0.85, (Period.AD_HOC,))
