"""Whether a comma begins another act with a time of its own."""

from __future__ import annotations

import re

from ingest.document import Category, Timing
from ingest.duties.clauses import skip_prefix
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.report_apart import gathers
from ingest.duties.words import duty_words

RHYTHM = re.compile(r"(?:dinh ky )?(?:hang|moi) (?:ngay|tuan|thang|quy|nam)(?!\w)|dinh ky \d")
_NEAR = 8
_TURN = (
    r"(?:dinh ky )?(?:vao )?(?:(?:(?:cuoi|dau|het|ket thuc) (?:moi )?|hang |moi )"
    r"(?:ngay|tuan|thang|quy|nam(?: hoc)?|hoc ky|vu|ky|dot|dot (?:kiem tra|cao diem))|\d{1,2} (?:ngay|tuan|thang)"
    r"|(?:(?:sang|chieu|vao) )?thu (?:hai|ba|tu|nam|sau|bay) (?:hang |moi )?tuan"
    r"|(?:mot|ba|sau|\d{1,2}) (?:nam|thang))(?: \([^)]{3,50}\))?"
)
IN_TURN = re.compile(
    rf"(?:cu )?(?:{_TURN}(?:(?:,| va) (?={_TURN}|mot nam))?){{1,3}}(?: (?:it nhat |toi thieu )?(?:\d{{1,2}}|mot) lan)?"
    r"(?: \([^)]{3,50}\))?,? |trong (?:vong |thoi han )?\d{1,2} (?:ngay|gio|thang|nam)(?: lam viec)? "
)
"""`…, cuối mỗi tuần trình Hiệu trưởng sổ theo dõi`, `… và trong vòng 24 giờ báo cáo …`: when the act behind it is due."""


def timed_apart(page: Page, draft: Draft, act: int, stop: int, begin: int) -> bool:
    """Whether a comma behind a time begins another act with a time of its own (`… trong 01 giờ, hoàn thiện … trong 24 giờ`).
    `act` is where the act before it begins."""
    if _has_rhythm(page, draft, stop, begin) or in_turn(page, draft, act, stop, begin):
        return True
    told = page.timing_over(stop - 1)
    if told is None or told.span.end != stop or told.span.start < draft.body or _is_matter(page, told):
        return False
    if RHYTHM.match(page.folded, begin) and page.timings_in(begin, begin + 1):
        return duty_words().first_verb(page.text, page.folded, skip_prefix(page, begin, draft.end), draft.end) is not None
    if page.folded.startswith(("gui ", "trinh ", "bao cao ", "chuyen "), begin) and page.text[stop] == ",":
        return False  # what was made is sent
    if duty_words().first_verb(page.text, page.folded, begin, draft.end) is None:
        return False
    if page.order and page.text[stop] == "," and not _GOES_ON.match(page.folded, begin):
        return True
    limit = page.text.find(";", begin, draft.end)
    return any(timing.span.start > begin + _NEAR for timing in page.timings_in(begin, limit if limit >= 0 else draft.end))


_GOES_ON = re.compile(
    r"(?:long ghep|lap|co|ghi|luu|bao dam|dam bao|gan voi|theo|phuc vu|dat|thay|khong|hoan thanh|xong"
    r"|(?:[a-z]+ ){1,3}dot xuat)(?!\w)"
)
"""What belongs to the act before it, however that is timed (`kiểm tra mỗi tháng, lập biên bản`, `họp mỗi quý, họp đột xuất
…`)."""


_FOR_YEARS = re.compile(r"ke hoach[^;.,]{0,60}? (?:0?5|10|\d) nam$")
"""`kế hoạch phát triển 05 năm, hàng năm trình …`: the plan's own rhythms."""


def in_turn(page: Page, draft: Draft, act: int, stop: int, begin: int) -> bool:
    """Whether a whole act is followed by another one that begins with when it is due (`…, cuối mỗi tuần trình Hiệu trưởng sổ
    theo dõi`), and is more than what gathers for that."""
    turn = IN_TURN.match(page.folded, begin, draft.end)
    if turn is None or gathers(page, act, stop) or _FOR_YEARS.search(page.folded, act, stop) is not None:
        return False
    first = duty_words().first_verb(page.text, page.folded, act, stop)
    then = duty_words().first_verb(page.text, page.folded, turn.end(), draft.end)
    if first is None or then is None:
        return False
    # `Kiểm tra các xã, mỗi quý kiểm tra ít nhất 02 xã` says how often
    return then.category is not first.category or then.category in (Category.REPORT, Category.OTHER, None)


def _is_matter(page: Page, told: Timing) -> bool:
    """Whether a quarter is what is told about (`tình hình quý III`), not when something is due (`xong trong quý III`)."""
    return told.rule == "quarter" and page.folded.startswith("qu", told.span.start)


def _has_rhythm(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether another kind of act begins with a rhythm of its own (`nắm tình hình dư luận, mỗi tháng 01 lần phản ánh với …`)."""
    if RHYTHM.match(page.folded, begin) is None or page.timings_in(draft.body, stop):
        return False
    first = duty_words().first_verb(page.text, page.folded, draft.body, stop)
    verb = duty_words().first_verb(page.text, page.folded, skip_prefix(page, begin, draft.end), draft.end)
    return verb is not None and first is not None and first.category not in (None, Category.COORDINATE, verb.category)
