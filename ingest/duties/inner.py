"""The duties that a clause gives to others: `Chỉ đạo Y …`, `tham mưu X báo cáo Y`, and reports among other tasks."""

from __future__ import annotations

import re
from itertools import islice

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.category import category_of
from ingest.duties.clauses import Grip, explicit, grip
from ingest.duties.directives import handed
from ingest.duties.draft import Draft
from ingest.duties.kind import verb_after
from ingest.duties.page import Page
from ingest.duties.partners import partner_at, partners
from ingest.duties.reports import REPORT_VERB
from ingest.duties.stand_ins import resolve
from ingest.duties.words import LOOKS_BACK, Verb, duty_words

DIRECTED = re.compile(
    r"chi dao(?<!ban chi dao)(?<! de chi dao)(?<!y kien chi dao)(?<!su chi dao)(?:,? (?:va )?(?:huong dan|don doc"
    r"|kiem tra|yeu cau|to chuc|giao|phan cong))*(?: cho)? "
)
_ASKED = re.compile(r"(?:lanh dao|dinh huong|yeu cau)(?: cho)? ")
_MATTER = re.compile(r" trong (?:viec|cong tac) ")
_GUIDED = re.compile(r"huong dan(?: cho)? ")
_SENDS = re.compile(r"(?:,? (?:va )?)(?:trinh|gui|gui ve|bao cao) ")
_ANSWERS = re.compile(r"chiu trach nhiem(?! (?:chu tri|thuc hien|huong dan|to chuc|xay dung|kiem tra|phoi hop|thi hanh))")
_STOP = re.compile(r"[;.]")
_MOST = 4
"""So many bodies at most answer for something in one clause."""
_BEFORE = re.compile(r"(?:, (?:va )?| va |; |[.] |: )")
_ADVISE = re.compile(
    r"tham muu(?: cho| giup| voi|, giup|(?:,| va)? de xuat(?: voi)?|, trinh| trinh)*(?: de)? "
    r"|(?:du thao|soan thao|chuan bi) (?:bao cao|van ban|to trinh)(?: [a-z0-9]+){0,8}? de |(?:soan )?du thao de "
)
"""Also `dự thảo báo cáo để X báo cáo Y`."""
_ASKS = " xin y kien "
_ADVISING = ("tham muu", "thao ", "chuan bi")
_ADVISES = re.compile(r"tham muu(?: [^;.]{0,90})?$")
"""`Tham mưu X chỉ đạo Y`: X, who is advised, is the one to direct."""
_INSIDE = re.compile(
    r"t(?<=, t)(?:hong ke,? (?:va )?(?:tong hop,? (?:va )?)?|ong hop,? (?:va )?)bao cao (?:tinh hinh|ket qua|danh gia)"
    r"|b(?:(?<=, b)ao cao (?:tinh hinh|ket qua|danh gia)|(?<= va b)ao cao (?:tinh hinh|ket qua))"
)


def directed(page: Page, draft: Draft) -> None:
    """`Chỉ đạo Y làm …`: the director's duty, and one for Y; none for Y where it must not be told."""
    if draft.modality is Modality.PROHIBITION:
        return
    match = DIRECTED.search(page.folded, draft.body, min(draft.end, draft.body + 200))
    if match is None and draft.verb is not None and draft.verb.phrase in ("lanh dao", "dinh huong", "yeu cau"):
        match = _ASKED.match(page.folded, draft.verb.start, draft.end) if page.text[draft.verb.start].islower() else None
    if match is None or _ADVISES.search(page.folded, draft.body, match.start()):
        return
    parties, after = bodies_at(page, match.end(), draft.end)
    if parties and not draft.chained and page.text[after : after + 1] == " " and _handed_on(page, draft, parties, after + 1):
        draft.directs = match.start() - draft.body < 60
        return
    told = directed_at(page, match.end(), draft.end)
    if told is None and (not parties or match.re is _ASKED):
        return
    draft.directs = match.start() - draft.body < 60
    if told is not None and not draft.chained:
        draft.inner.append(_inner(page, draft, told[0], told[1].body, "directed"))


def directed_at(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], Grip] | None:
    """Those directed who are named at `at`, also by what they bear (`các đơn vị đóng trên địa bàn`) or by their kind alone (`Hải
    quan cửa khẩu`, `trưởng thôn`), and what they are to do; None where nothing is told of them."""
    parties, after = bodies_at(page, at, end)
    matter = _MATTER.match(page.folded, after, end) if parties else None
    held = grip(page, matter.end() - 1 if matter else after, end) if parties else None
    if held is not None:
        return parties, held
    told = explicit(page, at, end)
    if told is not None:
        return told[0], told[2]
    for parties, after in (partners(page, at, end, named=True), partner_at(page, at, end)):
        held = grip(page, after, end) if parties else None
        if held is not None:
            return parties, held
    return None


_COLON = re.compile(r" ?: ?")


def _handed_on(page: Page, draft: Draft, parties: tuple[Party, ...], at: int) -> bool:
    """`Chỉ đạo X giao Y …`: X hands the task over, Y carries it out."""
    hand = handed(page, at, draft.end)
    others, after = bodies_at(page, hand[1], draft.end) if hand is not None else ((), at)
    if not others:
        return False
    middle = _inner(page, draft, parties, at, "directed")
    middle.directs = True
    last = _inner(page, draft, others, after + 1, "directed")
    colon = _COLON.match(page.text, after, draft.end)
    if colon is not None:
        last.start = last.body = colon.end()
        last.verb = duty_words().first_verb(page.text, page.folded, last.body, draft.end)
        draft.end = middle.end = after + 1
    draft.inner += [middle, last]
    return True


def guided(page: Page, draft: Draft) -> None:
    """`Hướng dẫn Y lập dự toán trình X`: guidance, and for Y the duty to send what it makes to X."""
    match = _GUIDED.search(page.folded, draft.body, min(draft.end, draft.body + 120))
    if match is None or draft.chained:
        return
    parties, after = bodies_at(page, match.end(), draft.end)
    held = grip(page, after, draft.end) if parties else None
    if held is None or held.verb is None:
        return
    sends = _SENDS.search(page.folded, held.body, draft.end)
    if sends is not None and bodies_at(page, sends.end(), draft.end)[0]:
        inner = _inner(page, draft, parties, held.body, "guided")
        inner.category = category_of(page, inner)
        draft.inner.append(inner)
        draft.end = sends.start()


def answering(page: Page, draft: Draft) -> None:
    """A body inside the clause that is told to answer for something (`… và người đứng đầu … chịu trách nhiệm …`)."""
    for match in islice(_ANSWERS.finditer(page.folded, draft.body + 20, draft.end), _MOST):
        for before in _BEFORE.finditer(page.folded, max(draft.body, match.start() - 120), match.start()):
            parties, after = bodies_at(page, before.end(), match.start())
            if parties and after == match.start() - 1:
                inner = _inner(page, draft, parties, match.start(), "answers")
                stop = _STOP.search(page.text, match.end(), draft.end)
                inner.end = stop.start() if stop else min(draft.end, match.end() + 400)
                draft.inner.append(inner)
                break


def _inner(page: Page, draft: Draft, parties: tuple[Party, ...], body: int, rule: str) -> Draft:
    resolved, _ = resolve(page, parties)
    modality = draft.modality if draft.modality is not Modality.PERMISSION else Modality.OBLIGATION
    inner = Draft(parties[0].span.start, draft.end, body, resolved, ActorFrom.EXPLICIT, modality, rule, 0.85, chained=True)
    inner.verb = duty_words().first_verb(page.text, page.folded, body, draft.end)
    return inner


def advised(page: Page, draft: Draft) -> None:
    """`Tham mưu X báo cáo Y`, `tham mưu X trình Y ban hành …`: advice to X, and what X lays before Y at the same time."""
    limit = min(draft.end, draft.body + 120)
    match = _ADVISE.search(page.folded, draft.body, limit) if page.holds(_ADVISING, draft.body, limit) else None
    if match is None:
        return
    parties, after = bodies_at(page, match.end(), draft.end)
    if not parties:
        return
    draft.recipients = parties
    asks = page.folded.startswith(_ASKS, after)
    verb = Verb(after + 1, after + len(_ASKS) - 1, "gui", Category.REPORT) if asks else verb_after(page, after, draft.end)
    reports = verb is not None and (
        verb.category is Category.REPORT
        or _SUMS_UP.match(page.folded, verb.start, draft.end)
        or REPORT_VERB.match(page.folded, verb.start, draft.end)
        or (verb.phrase in ("kien nghi", "gui", "trinh") and bool(bodies_at(page, verb.end + 1, draft.end)[0]))
    )
    if verb is not None and reports and (not draft.chained or draft.rule == "passed-on"):
        inner = _inner(page, draft, parties, verb.start, "advised")
        inner.verb = Verb(verb.start, verb.end, "bao cao", Category.REPORT)
        draft.inner.append(inner)


_SUMS_UP = re.compile(rf"{LOOKS_BACK}[^;.]{{0,160}}?(?:,| va) (?:tong hop,? )?bao cao (?=[a-z])")
"""`Tham mưu UBND huyện sơ kết, báo cáo UBND tỉnh …`"""


def reporting_inside(page: Page, draft: Draft) -> None:
    """A report among the many tasks of a long clause (`…; kiểm tra, theo dõi, thống kê tổng hợp và báo cáo tình hình …`)."""
    if draft.chained or draft.category in (Category.REPORT, Category.STAFF, Category.ADVISE) or draft.inner:
        return
    if page.folded.find("bao cao", draft.body, draft.end) < 0:
        return
    for match in _INSIDE.finditer(page.folded, draft.body + 25, draft.end):
        start = match.start()
        before = re.compile(r"(?:thong ke,? |tong hop,? )+(?:va )?$").search(page.folded, draft.body, start)
        start = before.start() if before else start
        stop = page.text.find(".", match.end(), draft.end)
        inner = Draft(
            start,
            stop + 1 if stop >= 0 else draft.end,
            start,
            draft.actors,
            draft.source,
            draft.modality,
            "report-inside",
            0.7,
            chained=True,
        )
        inner.verb = Verb(match.start(), match.end(), "bao cao", Category.REPORT)
        draft.inner.append(inner)
        return
