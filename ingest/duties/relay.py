"""Reports that whoever gets them passes on (`gửi về A để tổng hợp, báo cáo B`): a duty of the first to get them."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.sends import next_to, office, past_timings, receivers, sends_again
from ingest.duties.words import Verb
from ingest.folding import fold

_HANDLED = (
    r"(?:theo doi|tong hop|xem xet|chi dao|thuc hien|phuc vu|lam co so|hoan thien|nghien cuu|kiem tra|ra soat|danh gia|tham dinh"
    r"|cho y kien|tham muu|xay dung|hoan chinh|xet|(?:duoc )?(?:huong dan|giai quyet|xu ly))"
    r"(?:(?: chung)?(?:,| va| hoac)| chung)?"
)
_ONWARD = (
    r" (?:co van ban )?(?P<verb>bao cao|trinh|tham muu|gui(?: (?:bao cao|van ban|ket qua)(?= (?:ve|cho|den) ))?|de xuat|kien nghi"
    r"|xin y kien|thong bao)"
    r"(?: (?:cho|ve|len|voi|den|de xuat))* "
)
_PASSED_ON = re.compile(
    rf"(?:,? \(?(?:de|nham)(?: kip thoi)?(?: {_HANDLED}){{0,4}}|,? (?:[^ ]{{1,3}} )?(?:tong hop|xem xet)(?:,| va)?"
    rf"| (?:tham dinh|tiep nhan)(?:,? {_HANDLED}){{0,2}}(?:,| va)?|(?= gui )"
    r"|,? de (?:tong hop|xem xet|tham dinh),? (?:va )?(?:xay dung|lap|du thao|soan thao|de xuat) [^;.()]{3,60}?)"
    rf"{_ONWARD}"
)
"""Behind the first to get it: ` để tổng hợp, báo cáo `, ` tổng hợp trình `, ` thẩm định, tổng hợp trình `."""
_ADVISES = re.compile(rf",? de(?: {_HANDLED}){{1,4}} (?P<verb>tham muu)(?: theo quy dinh)?(?=[.;/]|$)")
"""` để tổng hợp, tham mưu.`: whoever gets it advises somebody who goes without saying."""
_MATTER = re.compile(
    r" (?:\([^()\n]{0,160}\)|(?!(?:bao cao|gui|trinh|de) |\. )[^;()\n]){3,160}?"
    r"(?=,? (?:de|nham) (?:kip thoi )?(?:[^,;.]{2,40}? )?(?:tong hop|trinh|bao cao|xem xet)(?!\w))"
)
"""`báo cáo X các khó khăn, vướng mắc để trình Y`, `gửi X bằng văn bản và qua thư điện tử để tổng hợp`: what is told, or by which
channel, stands behind the one who gets it."""
_AGAIN = re.compile(r",? (?P<aim>de|nham|lam co so de|lam co so cho) |, (?:tren co so do,? )?| va ")
_DOES = re.compile(rf"(?: (?:co trach nhiem|kip thoi|kip))*(?: {_HANDLED}[a-z0-9 ,/-]{{0,60}}?)?{_ONWARD}")
"""`báo cáo Cục Thuế để Cục Thuế tổng hợp chung và báo cáo Tổng cục Thuế`, `dự thảo báo cáo để Ủy ban báo cáo Chính phủ`."""
_BARE = re.compile(r"(?:so|bo|tong cuc|cuc|chi cuc|phong|ban|vu|vien|van phong|truong|co quan)(?= )")
"""`gửi Sở Nội vụ để Sở tổng hợp …`: the kind alone, the second time."""


def passed_on(page: Page, draft: Draft) -> Draft | None:
    """The duty to pass on what `draft` has sent, cut off from it; None where its words tell of none."""
    at = draft.body
    if not sends_again(page, at, draft.end):
        return None
    while (match := next_to(page, at, draft.end, True)) is not None:
        at = match.end()
        if not sends_again(page, at, draft.end):
            break
        parties, end = receivers(page, match, draft.end, True)
        if not parties or (match.group() == "cho " and not bodies_at(page, match.end(), draft.end)[0]):
            continue  # `tổng hợp việc miễn, giảm cho người có công để báo cáo Sở …`: persons pass nothing on
        at = past = past_timings(page, office(page, end, draft.end)[1], draft.end)
        told = _onward(page, parties, past, draft.end)
        if (
            told is None
            and (turn := _IN_TURN.match(page.text, past, draft.end)) is not None
            and (_LAID_BEFORE.search(match.group()) or (turn["verb"] == "trình" and _SENT_TO.search(match.group())))
        ):
            told = turn, None
        if told is None and (matter := _MATTER.match(page.folded, past, draft.end)) is not None:
            told, past = _onward(page, parties, matter.end(), draft.end), matter.end()
        if told is None and (alone := _ADVISES.match(page.folded, past, draft.end)) is not None:
            inner = _cut_off(page, draft, parties[0].span.start, parties, alone, (), 0.75)
            draft.end, draft.recipients = past, parties
            return inner
        if told is None:
            continue
        match, begin = told
        onward, _ = bodies_at(page, match.end(), draft.end)
        if not onward:
            continue
        inner = _cut_off(page, draft, parties[0].span.start if begin is None else begin, parties, match, onward, 0.92)
        if match["verb"] != "tham muu":
            _further(page, inner, onward)
        draft.end, draft.recipients = past, parties
        return inner
    return _by_whom_it_is_for(page, draft)


DRAFTS = ("du thao ", "soan thao ", "chuan bi ")
"""Who drafts a report for another to give advises that one."""
_FOR = re.compile(r" (?:de|nham|gui de) (?=\w)")
_REPORTS = re.compile(r"(?:b(?<!\wb)ao cao(?! vien)|p(?<!\wp)han anh|g(?<!\wg)ui ket qua)(?!\w)")


def _by_whom_it_is_for(page: Page, draft: Draft) -> Draft | None:
    """`Báo cáo kết quả trước ngày 30/01 để Bộ Xây dựng tổng hợp, báo cáo Thủ tướng`: whoever is to pass it on gets it."""
    report = _REPORTS.search(page.folded, draft.body, draft.end)
    if report is None or page.folded.endswith(DRAFTS, draft.body, report.start()):
        return None
    for match in _FOR.finditer(page.folded, report.end(), draft.end):
        parties, end = bodies_at(page, match.end(), draft.end)
        does = _DOES.match(page.folded, end, draft.end) if len(parties) == 1 else None
        onward, _ = bodies_at(page, does.end(), draft.end) if does is not None else ((), 0)
        if does is None or not onward:
            continue
        inner = _cut_off(page, draft, match.end(), parties, does, onward, 0.85)
        draft.end, draft.recipients = match.start(), parties
        return inner
    return None


def _cut_off(
    page: Page,
    draft: Draft,
    start: int,
    parties: tuple[Party, ...],
    passes: re.Match[str],
    onward: tuple[Party, ...],
    confidence: float,
) -> Draft:
    """What `parties` pass on to `onward` by the words of `passes`, from `start` to the end of the duty that they have it of."""
    begin, end = passes.span("verb")
    inner = Draft(start, draft.end, begin, parties, ActorFrom.EXPLICIT, draft.modality, "passed-on", confidence, chained=True)
    inner.category = _kind(page, inner, passes["verb"])
    inner.recipients = onward
    inner.verb = Verb(begin, end, "bao cao", Category.REPORT)
    return inner


def _further(page: Page, inner: Draft, onward: tuple[Party, ...]) -> None:
    """`… để tổng hợp trình Ủy ban nhân dân huyện báo cáo Sở Nội vụ`: the last to get it reports in turn."""
    then = _IN_TURN.match(page.text, onward[-1].span.end, inner.end) if len(onward) == 1 else None
    others, _ = bodies_at(page, then.end(), inner.end) if then is not None else ((), 0)
    if then is None or not others:
        return
    last = _cut_off(page, inner, onward[0].span.start, onward, then, others, 0.8)
    inner.end = then.start()
    inner.inner.append(last)


_IN_TURN = re.compile(
    r" (?:để )?(?P<verb>báo cáo|trình|gửi (?:báo cáo|văn bản|hồ sơ|kết quả)(?: về| cho| đến)?"
    r"|ký (?:ban hành )?(?:báo cáo|văn bản|tờ trình)(?: (?!gửi |trình )[^\W\d_]+){0,6}? (?:gửi|trình)"
    r"|ký,? (?:gửi|báo cáo|trình))"
    r" (?=[^\W\d_]+ )"
)
"""`… báo cáo Bộ Tài chính`, `… ký báo cáo quý gửi Cục Hải quan`"""
_LAID_BEFORE = re.compile(r"(?:trinh|de xuat) $")
"""`trình Lãnh đạo Tổng cục báo cáo Bộ Tài chính`"""
_SENT_TO = re.compile(r"gui (?:(?:ve|cho|den) )?$")
"""`gửi Phòng Dân tộc trình UBND huyện điều chỉnh`"""
_MONEY = re.compile(r"[^;.]{3,100}(?:du toan|kinh phi)(?!\w)")


def _kind(page: Page, inner: Draft, verb: str) -> Category:
    """What is passed on is a report, or advice, or where money is laid before a body a matter of funds."""
    if verb == "trinh" and _MONEY.match(page.folded, inner.body, inner.end):
        return Category.FUND
    return Category.ADVISE if verb in ("tham muu", "de xuat", "kien nghi") else Category.REPORT


def _onward(page: Page, parties: tuple[Party, ...], at: int, end: int) -> tuple[re.Match[str], int | None] | None:
    """The words that pass on from `at`, and where the body is named again that does (`để Sở Nội vụ tổng hợp, báo cáo …`)."""
    passed = _PASSED_ON.match(page.folded, at, end)
    if passed is not None:
        return passed, None
    again = _AGAIN.match(page.folded, at, end)
    if again is None:
        return None
    named, then = bodies_at(page, again.end(), end)
    bare = _BARE.match(page.folded, again.end(), end) if again["aim"] else None
    if [fold(one.name) for one in named] != [fold(one.name) for one in parties]:
        then = _shortened(page, again.end(), end, parties) if again["aim"] else 0
        if not then and bare is not None and len(parties) == 1 and fold(parties[0].name).startswith(bare.group() + " "):
            then = bare.end()
        if not then:
            return None
        passed = _DOES.match(page.folded, then, end)
        return (passed, again.end()) if passed is not None else None
    passed = _DOES.match(page.folded, then, end)
    return (passed, named[0].span.start if named else None) if passed is not None else None


def _shortened(page: Page, at: int, end: int, parties: tuple[Party, ...]) -> int:
    """Where the name of who got it ends that stands at `at` without its last words (`để Ban Tuyên giáo tổng hợp`), or 0."""
    words = fold(parties[0].name).split() if len(parties) == 1 else []
    for count in range(len(words) - 1, 1, -1):
        name = " ".join(words[:count]) + " "
        if page.folded.startswith(name, at, end):
            return at + len(name) - 1
    return 0
