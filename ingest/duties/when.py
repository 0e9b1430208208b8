"""Which of the timings in a duty's words tell when it is due, and what they say together."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import Category, DateRelation, Period, Timing
from ingest.duties.draft import Draft
from ingest.duties.named_days import day_of_period, named_day, within_report
from ingest.duties.page import Page
from ingest.readings import PartialDate, span_of


def when(page: Page, draft: Draft, own: tuple[Timing, ...]) -> Timing | None:
    """The timings of a clause as one: the first date, all rhythms."""
    fits = [timing for timing in own if _belongs(page, draft, timing)]
    # with a rhythm a range tells how long that goes on, not by when
    if any(timing.periods or timing.rule == "rhythm" for timing in fits):
        fits = [timing for timing in fits if timing.rule != "range"]
    if not fits:
        return _troubles(page, draft) or _of_month(page, draft) or within_report(page, draft)
    if draft.category in (Category.REPORT, Category.ADVISE):
        fits = [day_of_period(page, draft, timing) for timing in fits]
        if draft.category is Category.REPORT and (named := named_day(page, draft, fits[0])) is not None:
            fits[0] = named
        fits = [_whenever(page, draft, timing) for timing in fits]
    if len(fits) == 1:
        return fits[0]
    if any(set(timing.periods) & _LONGER for timing in fits if timing.rule == "rhythm"):
        fits = [_of_next_month(page, timing) for timing in fits]
    periods = tuple(period for period in Period if any(period in timing.periods for timing in fits))
    dates = [timing for timing in fits if timing.date]
    dates = [timing for timing in dates if timing.span.start > draft.body] or dates  # an opening tells of what, not by when
    dated = next((one for one in dates if not _is_bare(page, one)), dates[0] if dates else None)
    if all(timing.rule == "yearly-days" for timing in fits):
        days = tuple(dict.fromkeys(day for timing in fits for day in timing.days))
    else:
        days = next((timing.days for timing in fits if timing.days), ())
    date: PartialDate | None = dated.date if dated else None
    relation: DateRelation | None = dated.relation if dated else next((t.relation for t in fits if t.relation), None)
    if periods and date is not None and any(timing.rule == "rhythm" and timing.periods == (Period.YEAR,) for timing in fits):
        days, date = (((date.month or 0, date.day or 0),) if date.day else days), None
    first, last = fits[0].span, fits[-1].span
    span = span_of(page.original, first.start, last.end) if last.end - first.start < 60 else (dated or fits[0]).span
    return Timing(span, periods, date, relation, days, "joined", min(timing.confidence for timing in fits))


_LONGER = frozenset([Period.QUARTER, Period.SIX_MONTHS, Period.YEAR])
_NEXT_MONTH = re.compile(r"(?<!\w)thang (?:sau|ke tiep|tiep theo|lien ke)$")


def _of_next_month(page: Page, timing: Timing) -> Timing:
    """`Hằng quý, trước ngày 10 của tháng tiếp theo`: the month behind the quarter, no rhythm of its own."""
    next_month = _NEXT_MONTH.search(page.folded, timing.span.start, timing.span.end) is not None
    return replace(timing, periods=(), days=()) if next_month and timing.periods == (Period.MONTH,) else timing


def _is_bare(page: Page, timing: Timing) -> bool:
    """Whether it is a quarter without a word like `trong` (`kế hoạch quý II/2024, gửi trước ngày 10/5/2024`)."""
    return timing.rule == "quarter" and page.folded.startswith("quy ", timing.span.start)


_TROUBLES = re.compile(
    r"(?:phan anh|kien nghi)(?:(?:,| va) (?:phan anh|kien nghi|de xuat))* "
    r"(?P<what>(?:cac |nhung )?(?:kho khan|vuong mac)(?:, vuong mac)?)(?!\w)"
    r"|(?:bao cao|phan anh|thong bao|de xuat|kien nghi)(?!\w)[^;.]{0,120}? (?P<odd>(?:cac |nhung |doi voi )*"
    r"(?:van de|vu viec|su co|tinh huong|truong hop|noi dung|su kien|dien bien)(?:(?:,| va)? (?:moi|dot xuat|phat sinh|phuc tap"
    r"|bat thuong|cham tre|ne tranh|sai sot|vi pham|khong chap hanh"
    r"|vuot (?:qua )?tham quyen|khan cap|noi com|nghiem trong|ngoai tham quyen))+)(?!\w)"
    r"|(?:bao cao|thong tin)(?!\w)[^;.]{0,120}? (?P<asked>theo yeu cau)(?= cua (?:cap|co quan) |[;. ]*$)"
)


_EVENT = re.compile(
    r"(?:doi voi |khi co |neu co |cac |nhung )*(?:(?:vu viec|su co|tinh huong|van de|vu an)(?: (?!phai |can |thi )[a-z]+){1,10}"
    r"|(?:viec|noi dung|truong hop) vuot (?:qua )?tham quyen|(?:vuong mac|kho khan)(?:, (?:vuong mac|kho khan))? phat sinh)"
    r"|phat hien(?: (?!phai |can |thi |bao |thong bao )[a-z]+){1,10}"
)
"""`Vụ việc phức tạp phải báo cáo ngay`: whenever there is one."""


def _troubles(page: Page, draft: Draft) -> Timing | None:
    """`phản ánh khó khăn, vướng mắc về X`, `báo cáo X những vấn đề phát sinh, vượt thẩm quyền`: whenever there are some."""
    if draft.category is not Category.REPORT:
        return None
    event = _EVENT.match(page.folded, draft.start, draft.body)
    if event is not None:
        return Timing(span_of(page.original, draft.start, event.end()), (Period.AD_HOC,), rule="occasion", confidence=0.7)
    found = _TROUBLES.search(page.folded, draft.body, draft.end)
    if found is None:
        return None
    what = str(found.lastgroup)
    span = span_of(page.original, found.start(what), found.end(what))
    return Timing(span, (Period.AD_HOC,), rule="occasion", confidence=0.7)


_INCIDENT = re.compile(
    r"(?:trong|sau|khong qua|cham nhat) [^,;.]{0,24}?\d ?(?:gio|phut)(?!\w| truoc| (?:lam viec )?(?:ke tu |sau |tinh tu )"
    r"(?!(?:khi |luc )?(?:xay ra|phat hien|phat sinh|co (?!ket qua))))"
    r"|trong [^,;.]{0,60}? khi (?:xay ra|phat hien|phat sinh|co (?!ket qua))"
    r"|trong [^,;.]{0,30}? doi voi (?:cac )?(?:su co|vu viec|truong hop|vu an|tai nan)(?!\w)"
)
"""What is told within hours, or from what happened on; not within hours of a step that is taken anyway."""


_AS_SOON = re.compile(r"ngay (?:sau )?khi (?:phat sinh|phat hien|xay ra|co (?!ket qua|van ban|quyet dinh|chi dao|huong dan))")
"""`báo cáo ngay khi phát sinh`"""


def _whenever(page: Page, draft: Draft, timing: Timing) -> Timing:
    """`báo cáo trong vòng 02 giờ`, `trong thời hạn 05 ngày kể từ khi phát hiện`: whenever there is something to tell."""
    happens = {"counted": _INCIDENT, "soon": _AS_SOON}.get(timing.rule)
    if draft.category is Category.REPORT and happens is not None and happens.match(page.folded, timing.span.start, draft.end):
        return replace(timing, periods=(Period.AD_HOC,))
    return timing


_DAY_ALONE = re.compile(
    r"(?<!\w)(?P<until>truoc|cham nhat(?: la)?(?: vao)?|vao) ngay (?P<day>\d{1,2})"
    r"(?![\d/.-]\d| ?/|\d| (?:cua |hang |moi )*(?:thang|am lich))"
)
_MONTHLY_REPORT = re.compile(r"bao cao (?:ket qua |tinh hinh |so lieu )?thang(?! \d)")


def _of_month(page: Page, draft: Draft) -> Timing | None:
    """`báo cáo tháng trước ngày 25`; `… trước ngày 15 hằng tháng để Sở Nội vụ tổng hợp, báo cáo X trước ngày 20`."""
    alone = _DAY_ALONE.search(page.folded, draft.body, draft.end) if draft.category is Category.REPORT else None
    if alone is None or not 1 <= int(alone["day"]) <= 31:
        return None
    if _MONTHLY_REPORT.search(page.folded, draft.start, alone.start()) is None:
        line = page.text.rfind("\n", 0, draft.start) + 1
        before = [timing for timing in page.timings_in(max(line, draft.start - _BACK), draft.start) if _holds(timing)]
        if not before or before[-1].periods != (Period.MONTH,):
            return None
    relation = DateRelation.BEFORE if alone["until"] == "truoc" else DateRelation.BY
    span = span_of(page.original, alone.start(), alone.end())
    return Timing(span, (Period.MONTH,), None, relation, ((0, int(alone["day"])),), "monthly-day", 0.75)


_BACK = 250

_WAGES = r"(?<!chat )(?<!so )(?<!san )(?<!khoi )(?<!luc )(?<!nang )(?<!luu )(?<!thoi )luong"
"""`lương`, not `chất lượng`, `số lượng`."""
_NOUN_BEFORE = re.compile(
    rf"(?:ke hoach|chuong trinh|nhiem vu|chi so|danh muc|noi dung|so lieu|thu nhap|le phi|muc(?! do)|{_WAGES}"
    r"|giai phap|(?<!\w)(?:tien(?! do)|so thue|kim ngach|doanh thu|san luong)"
    r"|(?P<fund>ngan sach|du toan|(?<!\w)(?:von|kinh phi)))[^,;.]{0,60}$"
)
"""Things that may be called after a period; `fund` has years, no months."""
_ALLOWANCE = re.compile(
    rf"(?<!\w)(?:tro cap|phu cap|{_WAGES}|che do(?! bao cao)|huong(?! (?:dan|ung|toi|den|vao|ve|nghiep))|bhxh|bao hiem xa hoi"
    r"|sinh hoat phi|ngay nghi)[^,;.]{0,40}$"
)
"""What is paid each month (`trợ cấp hằng tháng`), whenever a duty about it is due."""
_OF_REPORTS = re.compile(r"(?:phuc vu|de co|cong\.? ?tac)[^;]{0,60}bao cao(?: thuong xuyen,?| va)* $")
"""`… để phục vụ công tác báo cáo thường xuyên, định kỳ, đột xuất`: what the duty is for."""
_ANOTHERS_DAY = re.compile(
    r"(?:phat sinh|da ban hanh|co hieu luc|thanh lap|khoi cong|duoc cap|ky ket|co thoi gian|tham gia|dien ra|khai mac) $"
)
"""`số thuế phát sinh trước ngày 01/7/2016`: the day of something else."""
_SINCE = re.compile(r"(?<!\w)(?:ke )?tu (?:ngay|khi|thang|nam|thoi diem) [^,;.]{0,90}$")
"""`tính từ ngày phải nộp đến hết ngày 30/6/2016`: a stretch of time."""
_THINGS_OF_YEARS = re.compile(
    r"(?:ngan sach(?: nha nuoc)?|bao cao tai chinh|du toan|ke hoach tai chinh[a-z -]*|luong toi thieu(?: vung)?|thu nhap"
    r"(?: binh quan)?|le phi mon bai) $"
)
"""What is yearly by its name (`ngân sách nhà nước hằng năm`), whatever the duty about it."""


_ON_CALL = re.compile(
    r"khi (?:co|duoc|nhan duoc) (?:van ban |don )?(?:de nghi|yeu cau)(?!\w)(?P<who> cua (?!(?:co quan|cap) co tham quyen))?"
)
_GIVES = re.compile(
    r"(?<!\w)(?:cung cap|xuat trinh|giai trinh|gui|nop|(?<!van )chuyen|chia se|trinh|bao cao|thong bao)(?!\w)[^;.]*$"
)
"""What is done for whoever calls for it; that others stand ready when called is no time (`bố trí lực lượng … khi có yêu cầu`)."""
_NEAR_GIFT = 110
_REACH = 200
"""Letters before a timing in which words tell what it belongs to."""


def _belongs(page: Page, draft: Draft, timing: Timing) -> bool:
    """Whether a timing tells when the duty is due, rather than what a thing in it is called (`kế hoạch hàng năm`)."""
    if timing.rule == "occasion":
        if draft.category in (Category.REPORT, Category.ADVISE):
            return True
        given = _GIVES.search(page.folded, max(draft.body, timing.span.start - _NEAR_GIFT), timing.span.start) is not None
        call = _ON_CALL.match(page.folded, timing.span.start)
        return call is not None and (given or call["who"] is not None)
    if (
        timing.rule == "rhythm"
        and draft.category is Category.REPORT
        and (_THINGS_OF_YEARS.search(page.folded, max(draft.body, timing.span.start - 40), timing.span.start))
    ):
        return False
    before = draft.verb.start if draft.verb else draft.body
    near = max(before, timing.span.start - _REACH)
    if _of_its_topic(page, draft, timing):
        return False
    paid = timing.rule == "rhythm" and timing.periods in ((Period.MONTH,), (Period.YEAR,)) and timing.span.start > before
    if paid and _ALLOWANCE.search(page.folded, near, timing.span.start):
        return False
    if (
        timing.rule == "rhythm"
        and draft.category is not Category.REPORT
        and _OF_REPORTS.search(page.folded, near, timing.span.start)
    ):
        return False
    if timing.relation in (DateRelation.BEFORE, DateRelation.ON) and _ANOTHERS_DAY.search(
        page.folded, max(draft.start, timing.span.start - 30), timing.span.start
    ):
        return False
    if _is_bare(page, timing) and draft.category is Category.REPORT:  # else what is reported on
        return timing.span.start == draft.start or page.text[timing.span.start - 2 : timing.span.start] in (*_CLAUSE_ENDS, " (")
    if page.folded.startswith("den het", timing.span.start) and _SINCE.search(
        page.folded, max(draft.start, timing.span.start - _REACH), timing.span.start
    ):
        return False
    single = len(timing.periods) == 1 and not page.folded.startswith("dinh ky", timing.span.start)
    opens = draft.start < timing.span.start < before and page.text[timing.span.start - 2] not in ",:"
    if (
        opens
        and timing.rule == "rhythm"
        and single
        and _NOUN_BEFORE.search(page.folded, max(draft.start, timing.span.start - _REACH), timing.span.start)
    ):
        return False  # `Căn cứ kế hoạch hằng năm, …`
    # `tạm nộp thuế thu nhập doanh nghiệp theo quý`, `kiểm tra kho tiền 01 lần/tháng`
    by = page.folded.startswith("theo ", timing.span.start) or " lan" in page.folded[timing.span.start : timing.span.end]
    thing = _NOUN_BEFORE.search(page.folded, near, timing.span.start) if timing.span.start > before and not by else None
    named = thing is not None and not (thing["fund"] and timing.periods == (Period.MONTH,))
    if named and timing.rule == "rhythm" and single and draft.category not in (Category.REPORT, Category.FUND, Category.PLAN):
        return False
    if timing.rule != "date" or timing.relation is not DateRelation.ON or draft.category is Category.REPORT or page.order:
        return True
    return page.folded.startswith(("vao tuan ", "vao dau ", "vao giua ", "vao cuoi "), timing.span.start)


def _of_its_topic(page: Page, draft: Draft, timing: Timing) -> bool:
    """`Đối với hóa đơn lập trong tháng 2/2023, …`: the time of what the duty is about."""
    if timing.rule != "date" or not draft.start < timing.span.start < draft.body:
        return False
    if page.text[timing.span.start - 2 : timing.span.start] in _CLAUSE_ENDS:
        return False
    return _CONCERNS.match(page.folded, draft.start) is not None


_CONCERNS = re.compile(r"(?:doi voi|(?:trong )?truong hop|can cu|theo|tren co so|thuc hien|ve)(?!\w)")
_CLAUSE_ENDS = (", ", "; ", ": ")


def only_then(page: Page, draft: Draft) -> bool:
    """Whether a report has no time but its condition's; one that is owed from time to time has (`báo cáo định kỳ về … theo yêu
    cầu của …`)."""
    condition, timing = draft.condition, draft.timing
    if condition is None or _FROM_TIME_TO_TIME.search(page.folded, draft.start, condition.start):
        return False
    if timing is None or timing.rule == "soon":
        return True
    return not timing.periods and condition.start <= timing.span.start and timing.span.end <= condition.end


_FROM_TIME_TO_TIME = re.compile(r"bao cao (?:truc tuyen |bang van ban )?dinh ky(?! (?:va|hoac|,|theo|khi|dot))")


_TERM = re.compile(
    r"(?:(?:viec|cong tac) (?:[a-z]+ ){1,8}?(?:phai|can) (?:duoc )?)?"
    r"(?:thoi (?:gian|han|diem)|han (?:cuoi|chot)|tien do|hoan thanh|hoan tat|xong|thuc hien)(?: [a-z]+){0,4}?(?: la)?:? ?"
)


def term(page: Page, start: int, end: int) -> Timing | None:
    """The time that a sentence of its own gives to the duty before it (`Thời gian hoàn thành: trước ngày 30/6/2022.`, `Việc
    rà soát phải hoàn thành trước ngày 10/11.`)."""
    words = _TERM.match(page.folded, start, end)
    found = [one for one in page.timings_in(start, end) if _holds(one)]
    if words is None or len(found) != 1 or page.text[found[0].span.end : end].strip(" .;/)"):
        return None
    return found[0] if found[0].span.start <= words.end() or _TERM.fullmatch(page.folded, start, found[0].span.start) else None


_LEADS_IN = re.compile(
    r"(?:[,]?(?: (?:thuc hien|trien khai|bao cao|gui|tap trung|to chuc|can|phai|co trach nhiem|chiu trach nhiem))*"
    r"(?: (?:cac|nhung|mot so|nhiem vu|noi dung|cong viec|viec|sau|day|nhu|chinh|cu the))* ?)?[:.]?\s*$"
)
"""What stands between the time of a lead-in and its colon, so that the time holds for the list (`định kỳ hằng tháng:`)."""


def time_below(page: Page, start: int, end: int) -> Timing | None:
    """The time that a heading or lead-in at `start..end` gives to the duties below it: one that opens it (`Định kỳ hằng quý,
    các đơn vị có trách nhiệm:`) or ends it (`… định kỳ hằng tháng:`)."""
    found = [one for one in page.timings_in(start, end) if _holds(one)]
    if not found or end - start > _LONGEST:
        return None
    if _NOUN_BEFORE.search(page.folded, start, found[-1].span.start):
        return None
    if page.text[end - 1 : end] == ":" and _LEADS_IN.match(page.folded, found[-1].span.end, end):
        return found[-1]
    opens = found[0].span.start == start and page.text.find(". ", found[0].span.end, end) < 0
    named = page.text[end - 1 : end] == ":" or not page.text[found[0].span.end : end].strip(" .:")
    return found[0] if opens and named else None


_LONGEST = 300
"""Letters of the longest line that gives its time to a list."""


def _holds(timing: Timing) -> bool:
    if timing.rule in ("rhythm", "monthly-day", "yearly-days"):
        return bool(timing.periods) and timing.periods != (Period.AD_HOC,)
    return timing.rule in ("date", "quarter") and timing.relation is not DateRelation.ON
