"""When a thing is due (thời hạn): dates, rhythms, deadlines counted from an event, and occasions without a date."""

from __future__ import annotations

import re

from ingest.document import Period, Timing
from ingest.folding import fold_once
from ingest.patterns import starting
from ingest.times.beats import declared, each, per, rhythm
from ingest.times.days import dated, quarter, ranged
from ingest.times.text import Read

# trong thời hạn 05 ngày làm việc kể từ ngày nhận · chậm nhất là 03 ngày sau khi · không quá 10 ngày kể từ ·
# chậm nhất là ngày thứ 90 kể từ ngày kết thúc năm tài chính
_COUNTED = re.compile(
    r"(?:cham nhat|muon nhat|trong|toi da|sau|khong qua|truoc|thoi han)"
    r"(?: la| vao| khong qua| toi da| cham nhat| thoi han| vong| thoi gian| khoang| it nhat| toi thieu){0,4} "
    r"(?:(?:\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: ?\([^()\n]{1,12}\))?"
    r" (?:ngay|thang|gio|tuan|tieng|phut)(?!\w)(?: lam viec)?|ngay(?: lam viec)? thu \d{1,3}(?: ?\([^()\n]{1,16}\))?)"
    r"(?P<event>,? (?:ke tu|tinh tu|sau khi|tu ngay|tu khi|sau ngay|truoc khi|truoc ngay)"
    r"(?:(?! phai | va (?:hang|moi|dinh ky|cuoi|gui|thong bao|tong hop|trinh|chuyen) )[^,;.:\n]){0,90})?"
)
_SOON = re.compile(r"ngay (?:sau )?khi [^,;.:\n]{3,60}")

# Trong quá trình thực hiện, nếu có khó khăn, vướng mắc · trường hợp vượt thẩm quyền · những vấn đề vượt thẩm quyền
_TROUBLE = (
    r"kho khan|vuong mac|phat sinh|bat cap|ton tai|yeu cau|dot xuat"
    r"|vuot (?:qua )?tham quyen|ngoai tham quyen|khong thuoc tham quyen"
)
_OCCASION = re.compile(
    r"(?:trong (?:qua trinh|khi) [^,;.\n]{3,80}(?:, | ))?(?:neu|truong hop|khi)"
    rf"(?: (?:co|gap|phat sinh|con|thay|xay ra|nhung|cac|van de|noi dung|vu viec)){{0,4}} (?:{_TROUBLE})(?!\w)"
    rf"(?:(?:, | va |; | hoac |/| )(?:nhung |cac |van de |noi dung )?"
    rf"(?:{_TROUBLE}|moi|de xuat|kien nghi|can thiet|can giai quyet|lien quan)(?!\w))*"
    r"(?:(?: (?:giai quyet|xu ly|quyet dinh|can ho tro))?(?: cua [^,;.\n]{2,60})?(?=,))?"
    rf"|(?:trong )?(?:qua trinh|khi) (?:to chuc |trien khai |thuc hien ){{1,3}}(?:[^,;.\n]{{3,60}}? )?"
    rf"(?:co |gap |con |phat sinh ){{1,2}}(?:nhung |cac |van de )*(?:{_TROUBLE})(?!\w)(?:, (?:{_TROUBLE})(?!\w))?"
    r"|(?:moi |nhung |cac )?kho khan, vuong mac(?: phat sinh)?(?= (?:kip thoi |de nghi |xin )?(?:phan anh|bao cao|lien he)(?!\w))"
    r"|(?:doi voi )?(?:nhung |cac )?(?:van de|noi dung|truong hop|vuong mac|kho khan)[^,;.\n]{0,30}? vuot (?:qua )?tham quyen"
    rf"|co (?:dieu )?gi (?:{_TROUBLE}|vuong|chua ro)(?!\w)"
    r"|noi dung nao con vuong(?: mac)?|moi vuong mac(?: trong qua trinh (?:thuc hien|trien khai))?"
    r"|khi (?:co|duoc|nhan duoc) (?:van ban |don )?(?:de nghi|yeu cau)(?: cua [^,;.\n]{2,60})?|theo yeu cau dot xuat"
)

_STARTS = (
    "bao cao (?=qu[yi]|th[aei]ng|nam|0?[69] ?th[aei]ng|so ket|tong ket)", "bon (?=lan)",
    "co (?=(?:dieu )?gi (?:vuong|kho|phat|chua))",
    "cham nhat", "cuoi (?=moi |hang |(?:thang|quy),? [a-z]|(?:thang|quy) (?:\\d|i))",
    "dau (?=(?:thang|quy) (?:\\d|i))", "giua (?=(?:thang|quy) (?:\\d|i))", "tuan (?=(?:dau|cuoi|giua|thu \\w+) thang \\d)",
    "dinh k[yi]", "den het", "doi voi (?=nhung v|cac v|van|noi)", "dot xuat",
    "hang (?=th[aei]ng|qu[yi]|nam|tuan|ngay)", "han (?=cuoi|chot)", "het ngay",
    "het (?=0?[69] thang)", "hoan thanh (?=truoc|trong)", "hai (?=lan|tuan )",
    "thang(?<=/thang)(?!\\w)", "quy(?<=/quy)(?!\\w)", "nam(?<=/nam)(?!\\w)",
    "khong (?=(?:duoc )?(?:muon|cham|tre)|qua)",
    "khi (?=co |gap |phat |vuot |duoc (?:yeu cau|de nghi)|nhan duoc )", "lan(?=[/ ])",
    "kho khan, vuong mac (?=phan|bao|lien|kip|de ng|xin|phat)",
    "moi (?=th[aei]ng|qu[yi]|nam|0?[369])", "muon nhat", "mot (?=lan)",
    r"ngay (?=khi|sau|\d\d? (?:va (?:ngay )?\d\d? )?(?:cua |hang |moi )*thang(?! \d))", "neu",
    "nhung (?=van de|noi dung|truong hop|vuong mac|kho khan)", "noi dung (?=vuot|nao con)", "moi vuong mac",
    r"nam(?=/| (?:hoc )?(?:it nhat |toi thieu )?(?:0?\d|mot|hai|bon) (?:lan|dot|ky|buoi|cuoc|luot))",
    "nua (?=nam )", "qua trinh (?=to chuc|trien khai|thuc hien)",
    r"quy(?=[,/:]| (?:[1-4]|i|(?:it nhat |toi thieu )?(?:0?\d|mot|hai) (?:lan|dot|ky|buoi|cuoc|luot)))",
    r"qui(?=[,/]| (?:[1-4]|i|0?\d lan|mot lan))", r"sau (?=\d)",
    "tai (?=ky hop)", r"tu (?=(?:ngay )?\d\d?(?:/| thang ))",
    r"theo (?=tung |yeu cau dot xuat|(?:quy|thang)(?!\w)(?! dinh| trinh| che| uoc| chuan| hoach| [\di]))",
    "toi da ", "tre nhat", r"thang(?=[,/]| (?:it nhat |toi thieu )?(?:0?\d|mot|hai) (?:lan|dot|ky|buoi|cuoc|luot))",
    "truong hop", "truoc ",
    r"thoi (?:han|gian)(?=:| (?:hoan|thuc|gui|nop|bao|trien|cuoi|chot|la:|cham nhat|\d))",
    r"trong (?=suot |thoi|vong|nam|(?:buoi )?(?:sang|chieu|toi) |nua )",
    r"trong (?=tuan (?:dau|cuoi|thu|giua)|qu[yi]|thang|ngay|\d|qua trinh|khi)",
    r"vao (?=hoi |luc |(?:buoi )?(?:sang|chieu|toi) |thu |ngay|nam 20|thang|qu[yi]|cuoi|dau|tuan|\d)", "van de (?=vuot)", "xong ",
    # what scans make of `trước` before `ngày`
    "#r?[uw]oc(?= ngay)", "ut?r?uoc(?= ngay)", "tr?[uw]oc(?= ngay)", "tru[dj][ceo](?= ngay)", "r[uw]oc(?= ngay)",
)  # fmt: skip
_FIGURE = (
    r"[0-9](?= ?th[aei]ng(?: dau nam|[,:]| va|/| \(| (?:it nhat |toi thieu )?(?:0?1|mot) lan| truoc (?:ngay )?\d)| ?lan[/ ])"
)
_TRIGGER = re.compile(rf"[^a-z](?:{starting(_STARTS)}|{_FIGURE})")
"""Where a timing can begin, in text without accents, with the sign before it, which a search skips to."""
_UNITS = ("thang", "quy", "nam")
_COUNT = re.compile(r"(?<!\w)(?:\d{1,2}|nua|mot|hai|ba|bon|sau|chin) $")
"""What stands before the unit of a rhythm (`ba` of `ba tháng một lần`)."""


def find_timings(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> tuple[Timing, ...]:
    """What `text[start:end]` says of when, in order, none overlapping. `year` is that of the document: it fills in days that
    the text gives without a year (`trước ngày 15/12`).

    Rules: `date`, `range`, `quarter`, `yearly-days`, `monthly-day`, `rhythm`, `counted`, `soon`, `occasion`.
    """
    folded = fold_once(text)
    read = Read(text, folded, len(text) if end is None else end, year)
    found: list[Timing] = []
    at = start
    behind = f" {folded}"  # each character where the one after it stands in the text
    while (match := _TRIGGER.search(behind, at, read.stop + 1)) is not None:
        begin = match.start()
        if begin and folded[begin - 1].isalnum() and not (folded[begin].isdigit() and folded[begin - 1].isdigit()):
            at = match.end() - 1
            continue
        while begin > start and folded[begin - 1].isdigit():
            begin -= 1
        if match.group()[1:] in _UNITS and (count := _COUNT.search(folded, max(start, begin - 5), begin)) is not None:
            begin = count.start()
        timing = _at(read, begin)
        at = timing.span.end if timing else match.end() - 1
        if timing:
            found.append(timing)
    return tuple(found)


_REGULARLY = re.compile(r"dinh k[yi](?: la)?,? (?:vao )?(?=truoc|ngay|cham|moi|cuoi|dau)")


def _at(read: Read, at: int) -> Timing | None:
    often = _REGULARLY.match(read.folded, at, read.stop)
    day = dated(read, often.end()) if often is not None else None
    if day is not None and (day.periods or str(read.year) not in day.span.text):
        days = ((day.date.month or 0, day.date.day or 0),) if day.date else day.days
        return read.timing(at, day.span.end, day.rule, day.confidence, day.periods or (Period.YEAR,), None, day.relation, days)
    return (
        dated(read, at)
        or ranged(read, at)
        or _counted(read, at)
        or per(read, at)
        or each(read, at)
        or declared(read, at)
        or rhythm(read, at)
        or _occasion(read, at)
        or quarter(read, at, at)
    )


def _counted(read: Read, at: int) -> Timing | None:
    match = _COUNTED.match(read.folded, at, read.stop)
    if match is not None:
        return read.timing(at, match.end(), "counted", 0.9 if match["event"] else 0.7)
    soon = _SOON.match(read.folded, at, read.stop)
    return read.timing(at, soon.end(), "soon", 0.7) if soon else None


def _occasion(read: Read, at: int) -> Timing | None:
    match = _OCCASION.match(read.folded, at, read.stop)
    if match is not None and read.text[at : at + 4].lower() == "nêu " and not read.folded.startswith("neu co", at):
        return None  # what a text is to name (`nêu các khó khăn, vướng mắc`)
    return read.timing(at, match.end(), "occasion", 0.85, (Period.AD_HOC,)) if match else None
