"""The parts of one duty: with whom, to whom, through what, when, of what kind; and the duties that its words give to others."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, DateRelation, Modality, PartialDate, Party, Period, Timing, span_of
from ingest.duty_actors import Page, bodies_at, party, resolve
from ingest.duty_clauses import Draft, grip
from ingest.duty_words import Verb, duty_words
from ingest.folding import fold
from ingest.vocabulary import load

_WITH = re.compile(
    r"phoi (?:ket )?hop(?:,? (?:chat che|tot|thuong xuyen|dong bo|thuc hien tot))*(?:,? (?:va|cung|lam viec))?(?: (?:theo|cua)[^,;.]{0,40},?)? (?:voi )?"
)
_NEAR = 90
_APART = re.compile(
    r"(?:[,;]|\.| va| dong thoi|,? chu tri,?)(?: (?:chu dong|tang cuong|tiep tuc|va|chu tri,?|kip thoi|thuong xuyen))* $"
)
"""Before `phối hợp với` far inside a clause: it belongs to the duty only as a step of its own."""
_LEADS = re.compile(r"(?:chiu trach nhiem |la (?:co quan|don vi) |lam |dong vai tro )?chu tri(?!\w)")

# gửi về X · báo cáo X · báo cáo kết quả về X · trình X · tham mưu X · đề xuất X
_TO = re.compile(
    r"(?P<verb>bao cao(?: ket qua(?: thuc hien)?| tinh hinh| bang van ban| kip thoi| nhanh| ngay| cu the)?|gui(?: bao cao| ket qua| ho so| van ban| y kien)?"
    r"|trinh|co van ban thong bao|tham muu(?: cho| giup|, giup|(?:,| va)? de xuat(?: voi)?|, trinh)*|de xuat(?: voi)?|kien nghi(?: voi)?|phan anh|xin y kien|giai trinh)"
    r"(?: (?:ve|cho|toi|den|len|voi|bang van ban|truc tiep|kip thoi|ngay|gui|bao cao|trinh)| \((?:qua|thong qua|bang)[^()]{0,60}\))* "
)
_TOWARDS = re.compile(r"(?<= )(?:gui ve|gui cho|gui den|gui toi|gui|ve|cho|toi|den|len|trinh|bao cao) ")
_ACCENTS = {"ve": ("về", "vê", "vẻ", "ve"), "cho": ("cho",), "den": ("đến", "đên", "dến"), "toi": ("tới", "toi"), "len": ("lên",)}

_VIA = re.compile(r"\(?(?:thông qua|qua) (?=[^\W\d_])")
_CHANNEL = re.compile(
    r"\b(?:trên|qua|tại|lên) (?P<channel>(?:các )?(?:Cổng|cổng|Trang|trang thông tin|Cổng/Trang|chuyên trang|kênh|Hệ thống|hệ thống|phần mềm"
    r"|phương tiện thông tin|báo|đài|mạng xã hội)[^,;.:\n]{0,90}?)(?= để| trước| và |,|;|\.|:|$)"
)

_PASSED_ON = re.compile(
    r"(?:,? (?:de|nham)(?: kip thoi)?(?: (?:theo doi|tong hop|xem xet|chi dao|thuc hien|phuc vu|lam co so|kiem tra)(?:,| va)?){0,4}"
    r"|,? (?:tong hop|xem xet)(?:,| va)?) (?P<verb>bao cao|trinh|tham muu|gui)(?: (?:cho|ve|len|voi|de xuat))* "
)
_REPORTS = re.compile(r"(?<!\w)(?:bao cao(?! vien)|gui ket qua|phan anh|kien nghi)(?!\w)")
_REPORT_VERB = re.compile(r"(?:gui )?bao cao(?! vien)|phan anh|gui ket qua")
_DIRECTED = re.compile(r"chi dao(?:,? (?:va )?(?:huong dan|don doc|kiem tra|yeu cau|to chuc|giao|phan cong))*(?: cho)? ")
_GUIDED = re.compile(r"huong dan(?: cho)? ")
_SENDS = re.compile(r"(?:,? (?:va )?)(?:trinh|gui|gui ve|bao cao) ")


def fill(page: Page, draft: Draft, own: tuple[Timing, ...]) -> None:
    """Reads the parts of `draft` out of its words; `own` are the timings that belong to it."""
    if not draft.directs:
        _directed(page, draft)
    _with_whom(page, draft)
    if not draft.directs:
        _advise(page, draft)
        _guided(page, draft)
    if not draft.chained:
        _answering(page, draft)
    guided = next((inner.category for inner in draft.inner if inner.rule == "guided"), None)
    draft.category = guided or _category(page, draft)
    _reporting_inside(page, draft)
    _to_whom(page, draft)
    draft.via = _via(page, draft)
    draft.timing = _when(page, draft, own)
    for inner in draft.inner:
        if inner.rule == "advised":
            inner.timing = draft.timing


def _with_whom(page: Page, draft: Draft) -> None:
    leads = _LEADS.search(page.folded, draft.body, min(draft.end, draft.body + 40))
    draft.lead = leads is not None and not page.folded.startswith(("co quan", "don vi"), max(draft.body, leads.start() - 8))
    limit = min([draft.end, *(inner.start for inner in draft.inner)])
    match = _WITH.search(page.folded, draft.body, limit)
    if match is None or not (match.start() - draft.body < _NEAR or _APART.search(page.folded, draft.body, match.start())):
        return
    parties, end = bodies_at(page, match.end(), limit)
    acting = {one.name for one in draft.actors}
    parties = tuple(one for one in parties if one.name not in acting)
    if not parties:
        return
    draft.coactors = parties
    if match.start() - draft.body < 60 and (verb := _verb_after(page, end, draft.end)) is not None:
        draft.verb = verb


_LINK = re.compile(r"[ ,:)]*(?:(?:trong viec|trong cong tac|de|trong|thuc hien viec|tiep tuc) (?=\w))?")


def _verb_after(page: Page, at: int, end: int) -> Verb | None:
    after = _LINK.match(page.folded, at, end)
    at = after.end() if after else at
    return duty_words().first_verb(page.text, page.folded, at, end)


def _directed(page: Page, draft: Draft) -> None:
    """`Chỉ đạo Y làm …`: the director's duty, and one for Y."""
    match = _DIRECTED.search(page.folded, draft.body, min(draft.end, draft.body + 200))
    if match is None:
        return
    parties, after = bodies_at(page, match.end(), draft.end)
    if not parties:
        return
    draft.directs = match.start() - draft.body < 60
    held = grip(page, after, draft.end)
    if held is not None and not draft.chained:
        draft.inner.append(_inner(page, draft, parties, held.body, "directed"))


def _guided(page: Page, draft: Draft) -> None:
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
        inner.category = _category(page, inner)
        draft.inner.append(inner)
        draft.end = sends.start()


_ANSWERS = re.compile(r"chiu trach nhiem(?! (?:chu tri|thuc hien|huong dan|to chuc|xay dung|kiem tra|phoi hop))")
_BEFORE = re.compile(r"(?:, (?:va )?| va |; |[.] |: )")


def _answering(page: Page, draft: Draft) -> None:
    """A body inside the clause that is told to answer for something (`… và người đứng đầu … chịu trách nhiệm …`)."""
    for match in _ANSWERS.finditer(page.folded, draft.body + 20, draft.end):
        for before in _BEFORE.finditer(page.folded, max(draft.body, match.start() - 120), match.start()):
            parties, after = bodies_at(page, before.end(), match.start())
            if parties and after == match.start() - 1:
                inner = _inner(page, draft, parties, match.start(), "answers")
                stop = re.compile(r"[;.]").search(page.text, match.end(), draft.end)
                inner.end = stop.start() if stop else draft.end
                draft.inner.append(inner)
                break


def _inner(page: Page, draft: Draft, parties: tuple[Party, ...], body: int, rule: str) -> Draft:
    resolved, _ = resolve(page, parties)
    modality = draft.modality if draft.modality is not Modality.PERMISSION else Modality.OBLIGATION
    inner = Draft(parties[0].span.start, draft.end, body, resolved, ActorFrom.EXPLICIT, modality, rule, 0.8, chained=True)
    inner.verb = duty_words().first_verb(page.text, page.folded, body, draft.end)
    return inner


_ADVISE = re.compile(r"tham muu(?: cho| giup|, giup|(?:,| va)? de xuat(?: voi)?|, trinh| trinh)*(?: de)? ")


def _advise(page: Page, draft: Draft) -> None:
    """`Tham mưu X báo cáo Y`: advice to X, and a report by X to Y at the same time."""
    match = _ADVISE.search(page.folded, draft.body, min(draft.end, draft.body + 120))
    if match is None:
        return
    parties, after = bodies_at(page, match.end(), draft.end)
    if not parties:
        return
    draft.recipients = parties
    verb = _verb_after(page, after, draft.end)
    reports = verb is not None and (verb.category is Category.REPORT or _REPORT_VERB.match(page.folded, verb.start, draft.end))
    if verb is not None and reports and not draft.chained:
        draft.inner.append(_inner(page, draft, parties, verb.start, "advised"))


def _category(page: Page, draft: Draft) -> Category:
    """The kind of duty by its first telling verb, else by what a neutral verb is about."""
    if draft.directs:
        return Category.OTHER
    vocabulary = duty_words()
    verb = draft.verb
    if verb is None:
        return Category.REPORT if _REPORTS.match(page.folded, draft.body, draft.end) else Category.OTHER
    first = verb
    for _ in range(8):
        light = verb.category is Category.COORDINATE or verb.phrase in _LIGHT
        if not light:
            if verb.category is not None:
                return _or_report(page, draft, verb.category, first)
        following = _next_verb(page, verb.end, draft.end)
        if following is None:
            break
        verb = following
    if verb.category is Category.COORDINATE:
        return _or_report(page, draft, Category.COORDINATE, first)
    if verb.category is Category.OTHER:
        return _or_report(page, draft, Category.OTHER, first)
    about = vocabulary.object.search(page.folded, verb.end, min(draft.end, verb.end + 160))
    if about is not None:
        return _or_report(page, draft, vocabulary.objects[about.group()], first)
    return Category.COORDINATE if draft.coactors and not draft.lead else Category.OTHER


_LIGHT = frozenset(fold(verb) for verb in load("duty_verbs")["light"])
"""Verbs that the one after them outweighs (`Chỉ đạo, hướng dẫn, đôn đốc, kiểm tra`)."""
_VERB_JOINT = re.compile(r"(?:, | va |, va |/| viec | tot | nghiem | )(?=\w)")


def _next_verb(page: Page, at: int, end: int) -> Verb | None:
    joint = _VERB_JOINT.match(page.folded, at, end)
    return duty_words().first_verb(page.text, page.folded, joint.end(), end) if joint else None


_INSIDE = re.compile(
    r"(?<=, )(?:thong ke,? (?:va )?)?(?:tong hop,? (?:va )?)?bao cao (?:tinh hinh|ket qua|danh gia)|(?<= va )bao cao (?:tinh hinh|ket qua)"
)


def _reporting_inside(page: Page, draft: Draft) -> None:
    """A report among the many tasks of a long clause (`…; kiểm tra, theo dõi, thống kê tổng hợp và báo cáo tình hình …`)."""
    if draft.chained or draft.category in (Category.REPORT, Category.STAFF, Category.ADVISE) or draft.inner:
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


def _or_report(page: Page, draft: Draft, category: Category, first: Verb) -> Category:
    """A duty to send or give a report is a report, whatever verb comes first."""
    if category in (Category.REPORT, Category.ADVISE, Category.FUND):
        return category
    for match in _REPORT_VERB.finditer(page.folded, first.start, draft.end):
        if match.start() - first.start < 25 and category not in (Category.STAFF, Category.PLAN):
            return Category.REPORT
        to = _TO.match(page.folded, match.start(), draft.end)
        if to is not None and bodies_at(page, to.end(), draft.end)[0] and category not in (Category.PLAN,):
            return Category.REPORT
    return category


def _to_whom(page: Page, draft: Draft) -> None:
    """Who gets the report, plan or advice; what is passed on from there is a duty of the first to get it."""
    taken = [one.span for one in (*draft.coactors, *draft.actors)]
    found = list(draft.recipients)
    limit = min([draft.end, *(inner.start for inner in draft.inner if inner.rule not in ("answers", "report-inside"))])
    at = draft.body
    report = draft.category is Category.REPORT
    while (match := _next_to(page, at, limit, report)) is not None:
        at = match.end()
        parties, end = bodies_at(page, match.end(), draft.end)
        if not parties or any(span.start <= parties[0].span.start < span.end for span in taken):
            continue
        between = page.timings_in(end + 1, end + 2)
        passed = _PASSED_ON.match(page.folded, between[0].span.end if between else end, draft.end)
        found += [one for one in parties if one.name not in {other.name for other in found}]
        at = end
        if passed is not None:
            onward, onward_end = bodies_at(page, passed.end(), draft.end)
            if onward:
                inner = Draft(
                    parties[0].span.start,
                    draft.end,
                    passed.start("verb"),
                    parties,
                    ActorFrom.EXPLICIT,
                    draft.modality,
                    "passed-on",
                    0.85,
                    chained=True,
                )
                inner.category, inner.recipients = Category.REPORT, onward
                inner.verb = Verb(passed.start("verb"), passed.end("verb"), "bao cao", Category.REPORT)
                draft.inner.append(inner)
                draft.end = end
                break
    draft.recipients = tuple(found)


_SPREADS = re.compile(r"(?:tuyen truyen|huong dan|pho bien|thong bao|cung cap|quan triet|tap huan|ho tro|giao|cap)[^,;]*$")


def _next_to(page: Page, at: int, end: int, report: bool) -> re.Match[str] | None:
    while True:
        strong = _TO.search(page.folded, at, end)
        weak = _TOWARDS.search(page.folded, at, end) if report else None
        first = min((m for m in (strong, weak) if m is not None), key=lambda m: m.start(), default=None)
        if first is None:
            return None
        word = first.group().strip()
        accents = _ACCENTS.get(word)
        if first is weak and _SPREADS.search(page.folded, max(at, first.start() - 60), first.start()):
            at = first.end()
            continue
        if accents is None or page.text[first.start() : first.end()].strip().lower() in accents:
            return first
        at = first.start() + 1


def _via(page: Page, draft: Draft) -> tuple[Party, ...]:
    found: list[Party] = []
    for match in _VIA.finditer(page.text, draft.body, draft.end):
        parties, end = bodies_at(page, match.end(), draft.end)
        if parties:
            found += parties
        elif draft.category in (Category.COMMUNICATE, Category.REPORT):
            stop = re.compile(r"[^,;.:()\n]{3,80}").match(page.text, match.end(), draft.end)
            if stop is not None:
                found.append(party(page, match.end(), stop.end()))
    for channel in _CHANNEL.finditer(page.text, draft.body, draft.end):
        found.append(party(page, channel.start("channel"), channel.end("channel")))
    return tuple(found)


def _when(page: Page, draft: Draft, own: tuple[Timing, ...]) -> Timing | None:
    """The timings of a clause as one: the first date, all rhythms."""
    fits = [timing for timing in own if _belongs(page, draft, timing)]
    if not fits:
        return None
    if len(fits) == 1:
        return fits[0]
    periods = tuple(period for period in Period if any(period in timing.periods for timing in fits))
    dated = next((timing for timing in fits if timing.date), None)
    days = next((timing.days for timing in fits if timing.days), ())
    date: PartialDate | None = dated.date if dated else None
    relation: DateRelation | None = dated.relation if dated else next((t.relation for t in fits if t.relation), None)
    if periods and date is not None and any(timing.rule == "rhythm" and timing.periods == (Period.YEAR,) for timing in fits):
        days, date = (((date.month or 0, date.day or 0),) if date.day else days), None
    first, last = fits[0].span, fits[-1].span
    span = span_of(page.original, first.start, last.end) if last.end - first.start < 60 else (dated or fits[0]).span
    return Timing(span, periods, date, relation, days, "joined", min(timing.confidence for timing in fits))


_NOUN_BEFORE = re.compile(r"(?:ke hoach|chuong trinh|nhiem vu|cong tac|chi so|danh muc|noi dung|so lieu)[^,;.]{0,60}$")


def _belongs(page: Page, draft: Draft, timing: Timing) -> bool:
    """Whether a timing tells when the duty is due, rather than what a thing in it is called (`kế hoạch hàng năm`)."""
    if timing.rule == "occasion":
        return draft.category in (Category.REPORT, Category.ADVISE)
    single = len(timing.periods) == 1 and not page.folded.startswith("dinh ky", timing.span.start)
    if timing.rule == "rhythm" and single and draft.category not in (Category.REPORT, Category.FUND, Category.PLAN):
        verb = draft.verb.start if draft.verb else draft.body
        if timing.span.start > verb and _NOUN_BEFORE.search(page.folded, verb, timing.span.start):
            return False
    return timing.rule != "date" or timing.relation is not DateRelation.ON or draft.category is Category.REPORT
