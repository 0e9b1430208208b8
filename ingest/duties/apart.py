"""Whether a clause behind a comma, `và` or a semicolon is a duty of its own, by the words that it begins with."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import Grip, explicit
from ingest.duties.directives import handed
from ingest.duties.draft import Draft
from ingest.duties.modal import subject_at
from ingest.duties.page import Page
from ingest.duties.report_apart import gathers, reports_apart, writes_only
from ingest.duties.reports import REPORT_VERB
from ingest.duties.rhythm import in_turn, timed_apart
from ingest.duties.words import LOOKS_BACK, duty_words


def is_apart(page: Page, draft: Draft, match: re.Match[str], acting: tuple[Party, ...], before: tuple[int, int] | None) -> bool:
    """Whether what stands behind the mark is more than the end of what stands before it. The groups of `match` are kinds of
    beginnings; `acting` are who acts so far, `before` is where the clause before it begins, and where its act, if it is not the
    sentence's first."""
    stop, begin = match.start(), match.end()
    kind = match.lastgroup
    if _MORE_OF_IT.match(page.folded, begin, draft.end) and not bodies_at(page, begin + len("trong do "), draft.end)[0]:
        return False
    if kind == "report":
        if before is not None and gathers(page, before[1], stop):
            return False
        apart = reports_apart(page, draft, stop, begin) and not writes_only(page, before[0] if before else draft.body, stop)
    elif kind == "sent":
        apart = _sent_apart(page, draft, before[1] if before else draft.body, stop, begin)
    elif kind == "urges":
        apart = stop - draft.body > _TASK and bool(bodies_at(page, begin + len("kien nghi "), draft.end)[0])
    elif kind == "help":
        apart = _helps_apart(page, draft, stop)
    elif kind == "other":
        apart = _acts_apart(page, draft, begin)
    elif kind == "must":
        told = other_subject(page, begin, draft.end)
        apart = told is not None and told[2].strong and told[0][0].name not in {one.name for one in acting}
    elif kind == "turn":
        apart = in_turn(page, draft, before[1] if before else draft.body, stop, begin)
    elif kind == "body":
        apart = _another_leads(page, draft, acting, begin) or timed_apart(
            page, draft, before[1] if before else draft.body, stop, begin
        )
    else:
        apart = kind != "asked" or _asked_apart(page, draft, stop, begin)
    if not apart or page.timing_over(stop) is not None or page.text.startswith("bảo ", begin):
        return False
    return not goes_on(page, before[1] if before else draft.body, stop, begin, draft.end)


def goes_on(page: Page, at: int, stop: int, begin: int, end: int) -> bool:
    """Whether a clause only says when the one before it, which begins at `at`, is due, by what other way the same thing is sent,
    or to whom else."""
    when = _DONE_BY.match(page.folded, begin, end) or _COPY.match(page.folded, begin)
    return when is not None or _sent_too(page, at, stop, begin, end)


_TOO = re.compile(r"(?:dong thoi )?gui (?:(?:ve|cho|den|toi) )?")
_SENT = re.compile(r"(?<!\w)(?:gui|nop|trinh|bao cao) ")


def _sent_too(page: Page, at: int, stop: int, begin: int, end: int) -> bool:
    """Whether what is sent goes to another too (`gửi kế hoạch về Sở Xây dựng, đồng thời gửi Sở Tài chính để bố trí vốn`)."""
    too = _TOO.match(page.folded, begin, end) if page.text[stop] != ";" else None
    if too is None or not bodies_at(page, too.end(), end)[0]:
        return False
    also = too.group().startswith("dong thoi") or page.folded.endswith("dong thoi ", stop, begin)
    sent = _SENT.search(page.folded, at, stop)
    return sent is not None and (also or sent.group() == "gui ") and not page.timings_in(too.end(), end)


def sums_up(page: Page, at: int, stop: int) -> bool:
    """Whether what a clause that begins at `at` advises is to look back on work, so that its report behind `stop` is of the same
    body (`Tham mưu UBND huyện sơ kết, báo cáo UBND tỉnh …`)."""
    return _SUMS_UP.match(page.folded, at, stop) is not None and page.text.find(";", at, stop) < 0


_SUMS_UP = re.compile(rf"tham muu (?:cho |giup )?[^;.,]{{4,60}}? {LOOKS_BACK}(?!\w)")
_MORE_OF_IT = re.compile(r"trong do (?!giao |phan cong )")
"""`…; trong đó quy định cụ thể …`: more of the task before it."""
_TASK = 35
"""Letters from which on what stands before a sending is a task of its own."""
_TO_APPROVE = re.compile(r"(?<!\w)(?:phe duyet|tham dinh|tham tra|quyet dinh|xem xet|cho y kien|ky|ban hanh)(?!\w)")
_SEND = re.compile(r"gui (?:(?:ve|cho|den|toi) )?")
_PLAN = re.compile(r"(?<!\w)(?:ke hoach|phuong an|de an|chuong trinh)(?!\w)")
"""A plan is made and sent at once (`xây dựng kế hoạch của đơn vị và gửi về Sở để theo dõi`)."""
_WHAT_FOR = re.compile(r" de (?:theo doi|tong hop|biet|phoi hop|kiem tra|giam sat)(?!\w)")


def _sent_apart(page: Page, draft: Draft, at: int, stop: int, begin: int) -> bool:
    """Whether `… và gửi Sở X ngay sau khi kiểm tra`, `… và gửi về Sở Y để theo dõi` is a duty beside the work itself: sent by a
    day or to be followed, not to be approved, and not the end of a report."""
    if stop - at < _TASK or REPORT_VERB.search(page.folded, at, stop) or page.folded.startswith("chi dao ", draft.body):
        return False
    limit = page.text.find(";", begin, draft.end)
    limit = limit if limit >= 0 else draft.end
    result = _RESULT.match(page.folded, begin, limit) is not None
    if page.text[stop] == "," and not (result or (page.timings_in(at, stop) and page.timings_in(begin, limit))):
        return False
    purpose = _WHAT_FOR.search(page.folded, begin, limit)
    limit = purpose.start() if purpose is not None else limit
    itself = bool(bodies_at(page, _SEND.match(page.folded, begin, limit).end(), limit)[0])  # type: ignore[union-attr]
    if _TO_APPROVE.search(page.folded, begin, limit) or (itself and _PLAN.search(page.folded, at, stop)):
        return False
    told = purpose is not None or result or bool(page.timings_in(begin, limit))
    return told and any(bodies_at(page, to.end(), limit)[0] for to in _TO.finditer(page.folded, begin, min(limit, begin + 90)))


_TO = re.compile(r"(?:gui|ve|cho|den|toi) ")
_RESULT = re.compile(r"gui (?:danh sach|ket qua)[^;.,]{0,60}? (?:ve|cho) ")
"""`…, gửi kết quả về X`: what came of the work, rather than the thing itself (`xây dựng phương án, gửi X`)."""


_DONE_BY = re.compile(
    r"(?:phai )?(?:hoan thanh|hoan tat|xong|thoi (?:gian|han)(?: hoan thanh)?:?)(?: xong)? (?:truoc|trong|cham nhat|vao)(?! khi)"
    r"[^;,.]{3,50}(?=[;,.]|$)"
)
"""`…; hoàn thành chậm nhất ngày 20/4/2024`: when the clause before it is due."""

_COPY = re.compile(
    r"(?:gui|chuyen) (?:kem |them |ca |mot )*(?:file|ban (?:mem|dien tu|word|giay|scan)|tep|ban bao cao dien tu"
    r"|qua (?:email|thu dien tu|zalo))"
)
"""`…, đồng thời gửi bản mềm về địa chỉ …`: the same thing once more."""


def _another_leads(page: Page, draft: Draft, acting: tuple[Party, ...], begin: int) -> bool:
    """Whether a comma begins what another body leads or answers for (`X báo cáo Y …, Bộ Công Thương chủ trì, phối hợp …`), or
    must do otherwise than the others (`…, riêng Sở Y tế bố trí 03 công chức`)."""
    if page.folded.startswith("rieng ", begin):
        begin += len("rieng ")
    elif not page.text[begin].isupper():
        return False
    if not page.bodies_in(begin, begin + 1):
        return False
    if page.folded.endswith("chu tri", 0, begin - len(", ")) or _among_helpers(page, draft.body, begin):
        return False  # who helps the one that leads
    if any(bodies_at(page, at, draft.end)[1] > begin for at in page.bodies_in(max(draft.body, begin - 80), begin)):
        return False  # one of a list
    named = explicit(page, begin, draft.end)
    if named is None or not {one.name for one in named[0]}.isdisjoint(one.name for one in acting):
        return False
    plainly = not page.normative and named[2].verb is not None and named[2].modality is not Modality.PERMISSION
    return named[2].strong or plainly


_HELPED_BY = re.compile(r"(?:(?:phoi hop|hiep dong)(?: chat che)?(?: voi)?|(?<=chu tri, )cung(?: voi)?) (?=[^;.:]{2,200}$)")


def _among_helpers(page: Page, at: int, begin: int) -> bool:
    """Whether nothing but names stands between `phối hợp với` and the comma before `begin` (`phối hợp với Mặt trận, Hội Nông
    dân tuyên truyền …`)."""
    helped = _HELPED_BY.search(page.folded, max(at, begin - _LONGEST_LIST), begin)
    if helped is None:
        return False
    where = [there.span() for there in _WHERE.finditer(page.text, helped.end(), begin)]
    words = (i + 1 for i in range(helped.end(), begin - 2) if page.text[i] == " " and page.text[i + 1].islower())
    words = (word for word in words if not any(start < word < end for start, end in where))
    return all(duty_words().verb_at(page.text, page.folded, word, begin) is None for word in words)


_LONGEST_LIST = 220
_WHERE = re.compile(r" nơi [^,;]{3,80}")
"""`… với Chi cục Hải quan cửa khẩu nơi lưu giữ hàng hóa, Phòng Chống buôn lậu xác minh …`: no verb of what is to be done."""


def _asked_apart(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether `…, đề nghị Cục Thuế báo cáo …`, `…, giao Trạm Y tế theo dõi` asks a body for something after a duty that is told
    already."""
    hand = handed(page, begin, draft.end)
    if hand is None or not bodies_at(page, hand[1], draft.end)[0]:
        return False
    verb = duty_words().first_verb(page.text, page.folded, draft.body, stop)
    if page.folded.startswith("giao ", begin) and not page.normative:
        return (
            verb is not None
            and stop - verb.end > _STEP
            and duty_words().first_verb(page.text, page.folded, bodies_at(page, hand[1], draft.end)[1] + 1, draft.end) is not None
        )
    return draft.rule in ("actor-verb", "private-actor", "directive") and verb is not None and stop - verb.end > 40


def _acts_apart(page: Page, draft: Draft, begin: int) -> bool:
    """Whether a comma before a private actor begins what that actor does (`DNCX tạm xuất, doanh nghiệp thực hiện tạm nhập`)."""
    return draft.rule == "private-actor" and other_subject(page, begin, draft.end) is not None


def other_subject(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    found = subject_at(page, at, end)
    if found is None or len(found.actors) != 1 or found.body - at > _SOON or "," in page.text[at : found.body]:
        return None
    return found.actors, ActorFrom.EXPLICIT, Grip(found.body, found.verb, found.strong, None)


_SOON = 60
"""Letters at most of a private actor's name in the middle of a sentence."""


_STEP = 12
"""Letters behind its verb from which on what stands before a comma is a step of its own."""
_NO_STEP = re.compile(
    r"can cu[^;]{0,200}$|(?:chu tri|chu dong|tang cuong|thuong xuyen|tiep tuc|chiu trach nhiem|co trach nhiem|trien khai hoac"
    r"|hoac)[^,;]{0,120}$"
)


def _helps_apart(page: Page, draft: Draft, stop: int) -> bool:
    """Whether `…, phối hợp với X …` is a step beside a first one, rather than how the first is done."""
    if page.folded.endswith("chu tri", draft.body, stop):
        return False
    verb = duty_words().first_verb(page.text, page.folded, draft.body, stop)
    if verb is not None and page.folded.startswith("chu tri ", draft.body) and verb.category not in (None, Category.COORDINATE):
        return True
    if verb is None or verb.category is Category.COORDINATE or _NO_STEP.match(page.folded, draft.body, stop):
        return False
    return stop - verb.end > _STEP
