"""The parts of one duty: with whom, to whom, through what, when, of what kind; and the duties that its words give to others."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, DateRelation, PartialDate, Party, Period, Span, Timing, span_of
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import Draft
from ingest.duty_conditions import condition_of, meets_trouble
from ingest.duty_inner import advised, answering, directed, guided, reporting_inside
from ingest.duty_kind import SEND, category_of, verb_after
from ingest.duty_others import receiver_at
from ingest.duty_page import Page, party
from ingest.duty_words import Verb
from ingest.folding import UPPER, fold

_WITH = re.compile(
    r"phoi (?:ket )?hop(?:,? (?:chat che|tot|thuong xuyen|dong bo|thuc hien tot))*(?:,? (?:va|cung"
    r"|lam viec))?(?: (?:theo|cua)[^,;.]{0,40},?)? (?:voi |cung )?"
)
_NEAR = 90
_APART = re.compile(
    r"(?:[,;]|\.| va| dong thoi|,? chu tri,?)(?: (?:chu dong|tang cuong|tiep tuc|va|chu tri,?|kip thoi|thuong xuyen))* $"
)
"""Before `phối hợp với` far inside a clause: it belongs to the duty only as a step of its own."""
_TELLS_OTHERS = re.compile(r"(?:van ban|y kien) chi dao ")
"""`… ban hành văn bản chỉ đạo các sở, ngành phối hợp với …`: those told to help are others."""
_LEADS = re.compile(r"(?:c(?:hu|hiu trach nhiem chu)|la (?:co quan|don vi) chu|lam chu|dong vai tro chu) tri(?!\w)")

_TOWARDS = re.compile(
    r"(?<= )(?:lien he voi|trao doi voi|(?<!hop )(?<!doi )(?<!cung )(?<!so )voi|gui ve|gui cho|gui den|gui toi|gui"
    r"|ve|cho|toi|den|len|trinh|bao cao) "
)
_ACCENTS = {"ve": ("về", "vê", "vẻ", "ve"), "cho": ("cho",), "den": ("đến", "đên", "dến"), "toi": ("tới", "toi"), "len": ("lên",)}

_VIA = re.compile(r"(?:\((?:thông )?qua|thông qua|qua) (?=[^\W\d_])")
_CHANNEL = re.compile(
    r"(?:t(?<!\wt)(?:rên|ại)|q(?<!\wq)ua|l(?<!\wl)ên) (?P<channel>(?:các )?(?:Cổng|cổng|Trang|trang thông tin"
    r"|Cổng/Trang|chuyên trang|kênh|Hệ thống|hệ thống|phần mềm"
    r"|phương tiện thông tin|báo|đài|mạng xã hội)[^,;.:\n]{0,90}?)(?= để| trước| và |,|;|\.|:|$)"
)

_PASSED_ON = re.compile(
    r"(?:,? (?:de|nham)(?: kip thoi)?(?: (?:theo doi|tong hop|xem xet|chi dao|thuc hien|phuc vu|lam co so|hoan thien|nghien cuu"
    r"|kiem tra|ra soat|danh gia)(?:,| va| chung)?){0,4}"
    r"|,? (?:[^ ]{1,3} )?(?:tong hop|xem xet)(?:,| va)?|(?= gui ))"
    r" (?P<verb>bao cao|trinh|tham muu|gui)(?: (?:cho|ve|len|voi|de xuat))* "
)


_MATTER = re.compile(
    r" (?:ve )?(?:cac |nhung )?(?:kho khan|vuong mac|ket qua|tinh hinh|noi dung|danh sach|ke hoach|de xuat)[^;.]{0,90}?"
    r"(?= de (?:tong hop|trinh|bao cao|xem xet)(?!\w))"
)
"""`báo cáo X các khó khăn, vướng mắc để trình Y`: what is told stands behind the one who gets it."""
_RELAY = re.compile(r",? (?:de|nham) ")
_RELAYED = re.compile(
    r" (?:tong hop|xem xet|nghien cuu)[a-z ,/]{0,60}? (?P<verb>bao cao|trinh|tham muu|gui)(?: (?:cho|ve|len|voi|de xuat))* "
)
"""`báo cáo Cục Thuế để Cục Thuế tổng hợp chung và báo cáo Tổng cục Thuế`."""


def fill(page: Page, draft: Draft, own: tuple[Timing, ...]) -> None:
    """Reads the parts of `draft` out of its words; `own` are the timings that belong to it."""
    if not draft.directs:
        directed(page, draft)
    _with_whom(page, draft)
    if not draft.directs:
        advised(page, draft)
        guided(page, draft)
    if not draft.chained:
        answering(page, draft)
    told = next((inner.category for inner in draft.inner if inner.rule == "guided"), None)
    draft.category = told or category_of(page, draft)
    draft.condition = condition_of(page, draft)
    if draft.condition is not None and meets_trouble(page, draft.condition) and _tells_of_it(draft):
        draft.category = Category.REPORT
    reporting_inside(page, draft)
    _to_whom(page, draft)
    draft.via = (*draft.via, *(one for one in _via(page, draft) if one.name not in {other.name for other in draft.via}))
    draft.timing = _when(page, draft, own)
    if draft.condition is not None and draft.category is Category.REPORT and _only_then(draft.condition, draft.timing):
        draft.timing = Timing(draft.condition, (Period.AD_HOC,), rule="occasion", confidence=0.8)
    for inner in draft.inner:
        if inner.rule == "advised":
            inner.timing = draft.timing


_SOME = re.compile(r"(?:cac )?(?:cong ty|doanh nghiep|to chuc|co so)$")
"""Helpers that are told by what they do (`các công ty cung cấp dịch vụ trung gian thanh toán`)."""


def _with_whom(page: Page, draft: Draft) -> None:
    leads = _LEADS.search(page.folded, draft.body, min(draft.end, draft.body + 40))
    draft.lead = leads is not None and not page.folded.startswith(("co quan", "don vi"), max(draft.body, leads.start() - 8))
    limit = min([draft.end, *(inner.start for inner in draft.inner)])
    match = _WITH.search(page.folded, draft.body, limit)
    if match is None or not (match.start() - draft.body < _NEAR or _APART.search(page.folded, draft.body, match.start())):
        return
    if not draft.directs and _TELLS_OTHERS.search(page.folded, draft.body, match.start()):
        return
    parties, end = bodies_at(page, match.end(), limit)
    if not parties and match.group().endswith(("voi ", "cung ")):
        other = receiver_at(page, match.end(), limit)
        parties, end = ((other[0],), other[1]) if other is not None else (parties, end)
    if parties and _SOME.match(page.folded, parties[-1].span.start, end) and page.text[end : end + 1] == " ":
        other = receiver_at(page, parties[-1].span.start, limit)
        parties, end = ((*parties[:-1], other[0]), other[1]) if other is not None and other[1] > end else (parties, end)
    acting = {one.name for one in draft.actors}
    parties = tuple(one for one in parties if one.name not in acting)
    if not parties:
        return
    draft.coactors = parties
    if match.start() - draft.body < 60 and (verb := verb_after(page, end, draft.end)) is not None:
        draft.verb = verb


_HANDS_TO = re.compile(r"(?:gui|cho|voi|den|toi) $")
"""Words before whoever gets a report, known to the vocabulary or not."""


_LONE = re.compile(
    rf"(?:Bộ(?! phận| máy| chỉ huy| tư lệnh)|Tổng cục|Sở)(?=[ ,.;:)]|$)(?! [{UPPER}])"
    r"|(?:Phòng|Ban|Vụ|Viện|Cục|Chi cục|Trường)(?=[,.;:)]|$| (?:để|trước|theo|xem xét|kết quả|tình hình|danh sách)(?!\w))"
)
"""` báo cáo Bộ kết quả …`: a kind of body alone, behind a word that sends."""


_UNIT = re.compile(r"(?:phong|vu|cuc|ban|van phong|thanh tra) ")


def _unit_of_issuer(page: Page, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """`Phòng Kế hoạch - Tài chính, Sở Giáo dục và Đào tạo` in a letter of that department is one body."""
    if len(parties) != 2 or not page.writer or not fold(parties[1].name).startswith(page.writer):
        return parties
    one, other = parties
    if _UNIT.match(fold(one.name)) is None or page.text[one.span.end : other.span.start] != ", ":
        return parties
    return (party(page, one.span.start, other.span.end),)


def _is_bare(parties: tuple[Party, ...]) -> bool:
    return len(parties) == 1 and fold(parties[0].name) in ("to chuc", "ca nhan", "doanh nghiep", "co so", "don vi")


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
        if not parties and (lone := _LONE.match(page.text, match.end(), draft.end)) is not None:
            parties, end = (party(page, lone.start(), lone.end()),), lone.end()
        if report and _HANDS_TO.search(match.group()) and (not parties or _is_bare(parties)):
            other = receiver_at(page, match.end(), draft.end)
            parties, end = ((other[0],), other[1]) if other is not None and other[1] > end else (parties, end)
        if not parties or any(span.start <= parties[0].span.start < span.end for span in taken):
            continue
        parties = _unit_of_issuer(page, parties)
        office, after = _office(page, end, draft.end)
        draft.via = (*draft.via, *office)
        after = _past_timings(page, after, draft.end)
        begin = parties[0].span.start
        passed = _PASSED_ON.match(page.folded, after, draft.end)
        if passed is None and (matter := _MATTER.match(page.folded, after, draft.end)) is not None:
            passed, end = _PASSED_ON.match(page.folded, matter.end(), draft.end), matter.end()
        if passed is None and (named := _RELAY.match(page.folded, after, draft.end)) is not None:
            again, then = bodies_at(page, named.end(), draft.end)
            if [fold(one.name) for one in again] == [fold(one.name) for one in parties]:
                begin, passed = again[0].span.start, _RELAYED.match(page.folded, then, draft.end)
        found += [one for one in parties if one.name not in {other.name for other in found}]
        at = end
        if passed is not None:
            onward, _ = bodies_at(page, passed.end(), draft.end)
            if onward:
                inner = Draft(
                    begin,
                    draft.end,
                    passed.start("verb"),
                    parties,
                    ActorFrom.EXPLICIT,
                    draft.modality,
                    "passed-on",
                    0.92,
                    chained=True,
                )
                advice = passed["verb"] == "tham muu"
                inner.category, inner.recipients = Category.ADVISE if advice else Category.REPORT, onward
                inner.verb = Verb(passed.start("verb"), passed.end("verb"), "bao cao", Category.REPORT)
                draft.inner.append(inner)
                draft.end = end
                found = [one for one in found if one.span.start < end]
                break
    draft.recipients = tuple(found) or _consenting(page, draft)


_CONSENT = re.compile(
    r"(?:bao cao|xin phep|xin y kien)(?:,? va| va phai|,)? (?:duoc|co|phai duoc) "
    r"(?:(?:su )?(?:dong y|chap thuan|nhat tri|cho phep)(?: bang van ban)? cua |y kien cua )?"
)
"""`báo cáo và được Thủ tướng đồng ý`, `xin phép và được sự đồng ý của Thủ tướng Chính phủ`."""


def _consenting(page: Page, draft: Draft) -> tuple[Party, ...]:
    """Who must agree to what is reported, where nobody else is told to get the report."""
    for match in _CONSENT.finditer(page.folded, draft.body, draft.end):
        parties, _ = bodies_at(page, match.end(), draft.end)
        if parties:
            return parties
    return ()


def _only_then(condition: Span, timing: Timing | None) -> bool:
    """Whether a report has no time but its condition's."""
    if timing is None or timing.rule == "soon":
        return True
    return not timing.periods and condition.start <= timing.span.start and timing.span.end <= condition.end


_TELLS = ("gui", "lien he", "trao doi", "thong bao", "thong tin", "de xuat", "kien nghi", "phan anh", "bao cao")


def _tells_of_it(draft: Draft) -> bool:
    return draft.verb is not None and draft.verb.phrase.startswith(_TELLS)


_THROUGH = re.compile(r" (?:thông )?qua ")
_ASIDE = re.compile(r" \([^()\n]{1,160}\)")
_LATE_ASIDE = re.compile(r"(?:,? [a-zà-ỹđ]+){1,4} \([^()\n]{1,160}\)")
"""` Phòng Chính trị, tư tưởng (Chuyên viên …)`: words of a name that the vocabulary lacks, before the bracket."""
_OFFICE = re.compile(r" ?\((?:qua |thong qua |gui qua )?")


def _office(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], int]:
    """The office behind a recipient (`gửi về Bộ Công an (qua Cục Cảnh sát giao thông)`), and where the bracket ends."""
    through = _THROUGH.match(page.text, at, end)
    if through is not None:
        parties, done = bodies_at(page, through.end(), end)
        bracket = _ASIDE.match(page.text, done, end) or _LATE_ASIDE.match(page.text, done, end) if parties else None
        return parties, bracket.end() if bracket else done if parties else at
    opening = _OFFICE.match(page.folded, at, end)
    if opening is None:
        return (), at
    parties, _ = bodies_at(page, opening.end(), end)
    close = page.text.find(")", opening.end(), min(end, at + 160))
    return parties, close + 1 if close >= 0 else at


_TIME_JOINT = re.compile(r" (?:và |đồng thời )?")
_BARE_DAY = re.compile(r" (?:trước|chậm nhất|vào)(?: là| vào)?(?: ngày)? \d{1,2}(?=[ ,])")
"""` trước ngày 20` behind a rhythm: the day of each month."""


_BLURRED_DAY = re.compile(r" [^ ]{1,4}oc nga?y[^;:]{1,30}?(?=,? de (?:tong hop|bao cao|trinh|xem xet|nghien cuu)(?!\w))")
"""` rước ngày @Á4/.4//2024` on a scan, before `để tổng hợp`."""


def _past_timings(page: Page, at: int, end: int) -> int:
    """Where timings that follow one another end (`trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm`)."""
    blurred = _BLURRED_DAY.match(page.folded, at, end)
    if blurred is not None and not page.timings_in(at + 1, blurred.end()):
        return blurred.end()
    day = _BARE_DAY.match(page.text, at, end)
    if day is not None and not page.timings_in(at + 1, day.end()):
        return day.end()
    while (joint := _TIME_JOINT.match(page.text, at, end)) is not None:
        timing = page.timings_in(joint.end(), joint.end() + 1)
        if not timing:
            break
        at = timing[0].span.end
    return at


_SPREADS = re.compile(r"(?:tuyen truyen|huong dan|pho bien|thong bao|cung cap|quan triet|tap huan|ho tro|giao|cap)[^,;]*$")


def _next_to(page: Page, at: int, end: int, report: bool) -> re.Match[str] | None:
    while True:
        strong = SEND.search(page.folded, at, end)
        weak = _TOWARDS.search(page.folded, at, end) if report else None
        first = min((m for m in (strong, weak) if m is not None), key=lambda m: m.start(), default=None)
        if first is None:
            return None
        if page.folded.startswith(("da ", "duoc "), max(at, first.start() - 3)) or page.folded.endswith(
            " da ", at, first.start()
        ):
            at = first.end()
            continue
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
        parties, _ = bodies_at(page, match.end(), draft.end)
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


_NOUN_BEFORE = re.compile(
    r"(?:ke hoach|chuong trinh|nhiem vu|cong tac|chi so|danh muc|noi dung|so lieu|thu nhap|le phi|muc|luong|ngan sach|du toan)"
    r"[^,;.]{0,60}$"
)
_THINGS_OF_YEARS = re.compile(
    r"(?:ngan sach(?: nha nuoc)?|bao cao tai chinh|du toan|ke hoach tai chinh[a-z -]*|luong toi thieu(?: vung)?|thu nhap"
    r"(?: binh quan)?|le phi mon bai) $"
)
"""What is yearly by its name (`ngân sách nhà nước hằng năm`), whatever the duty about it."""


def _belongs(page: Page, draft: Draft, timing: Timing) -> bool:
    """Whether a timing tells when the duty is due, rather than what a thing in it is called (`kế hoạch hàng năm`)."""
    if timing.rule == "occasion":
        return draft.category in (Category.REPORT, Category.ADVISE)
    if (
        timing.rule == "rhythm"
        and draft.category is Category.REPORT
        and (_THINGS_OF_YEARS.search(page.folded, max(draft.body, timing.span.start - 40), timing.span.start))
    ):
        return False
    single = len(timing.periods) == 1 and not page.folded.startswith("dinh ky", timing.span.start)
    if timing.rule == "rhythm" and single and draft.category not in (Category.REPORT, Category.FUND, Category.PLAN):
        verb = draft.verb.start if draft.verb else draft.body
        if timing.span.start > verb and _NOUN_BEFORE.search(page.folded, verb, timing.span.start):
            return False
    return timing.rule != "date" or timing.relation is not DateRelation.ON or draft.category is Category.REPORT
