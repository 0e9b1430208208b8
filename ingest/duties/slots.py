"""The parts of one duty: with whom, to whom, through what, when, of what kind; and the duties that its words give to others."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import Category, Party, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.category import category_of
from ingest.duties.conditions import condition_of, meets_trouble
from ingest.duties.draft import Draft
from ingest.duties.given import consenting, supplied, told_to
from ingest.duties.inner import advised, answering, directed, guided, reporting_inside
from ingest.duties.kind import verb_after
from ingest.duties.occasions import report_timing
from ingest.duties.page import Page, party
from ingest.duties.partners import partners
from ingest.duties.relay import passed_on
from ingest.duties.reports import serves
from ingest.duties.sends import next_to, office, receivers
from ingest.duties.when import when
from ingest.folding import UPPER

_WITH = re.compile(
    r"phoi (?<!su phoi )(?:ket )?hop(?:,? (?:chat che|tot|thuong xuyen|dong bo|thuc hien tot))*(?:,? (?:va|cung"
    r"|lam viec|trao doi thong tin))?(?: (?:theo|cua)[^,;.]{0,40},?)? (?:voi |cung )?"
    r"|c(?:(?<=chu tri, c)|(?<=chu tri c)|(?<=lam dau moi, c)|(?<=lam dau moi c))ung (?:voi )?|tham gia cung (?:voi )?"
    r"|,? (?:co|voi) su (?:phoi hop|tham gia) (?:chat che )?cua (?:cac )?|hiep dong (?:chat che )?(?:voi |cung )"
    r"|(?<!dam )(?:ban(?: bac)?,? (?:va )?)?thong nhat voi "
)
_NEAR = 90
_APART = re.compile(
    r"(?:[,;]|\.| va| dong thoi|,? chu tri,?)(?: (?:chu dong|tang cuong|tiep tuc|va|chu tri,?|kip thoi|thuong xuyen))* $"
)
"""Before `phối hợp với` far inside a clause: it belongs to the duty only as a step of its own."""
_TELLS_OTHERS = re.compile(r"(?:van ban|y kien) chi dao ")
"""`… ban hành văn bản chỉ đạo các sở, ngành phối hợp với …`: those told to help are others."""
_LEADS = re.compile(r"(?:c(?:hu|hiu trach nhiem chu)|la (?:co quan|don vi) chu|lam chu|dong vai tro chu) tri(?!\w)")

_VIA = re.compile(r"(?:\((?:thông )?qua|thông qua|qua) (?=[^\W\d_])")
_CHANNEL_NAME = re.compile(
    r"(?:[^,;.:()\n]|\.(?=\w)){3,80}?(?= (?:cho|về|tới|đến|trước|để|gửi|và|hoặc|chậm|theo|khi)(?!\w)|[,;:()\n]|\.(?!\w)|$)"
)
_CHANNEL = re.compile(
    r"(?:t(?<!\wt)(?:rên|ại)|q(?<!\wq)ua|l(?<!\wl)ên) (?P<channel>(?:các )?(?:Cổng|cổng|Trang|trang thông tin"
    r"|Cổng/Trang|chuyên trang|kênh|Hệ thống|hệ thống|phần mềm"
    r"|phương tiện thông tin|báo|đài|mạng xã hội)[^,;.:\n]{0,90}?)(?= để| trước| và | hoặc |,|;|\.|:|$)"
)


def fill(page: Page, draft: Draft, own: tuple[Timing, ...]) -> None:
    """Reads the parts of `draft` out of its words; `own` are the timings that belong to it."""
    onward = passed_on(page, draft) if not draft.inner else None
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
    if draft.category is Category.OTHER and draft.coactors and _TURNS_TO.match(page.folded, draft.body, draft.end):
        draft.category = Category.COORDINATE
    if not draft.coactors and (attended := _ATTENDED.search(page.text, draft.body, draft.end)) is not None:
        draft.coactors = bodies_at(page, attended.end(), draft.end)[0]
    if draft.category in (Category.OTHER, Category.REPORT) and any(inner.rule == "advised" for inner in draft.inner):
        draft.category = Category.ADVISE
    draft.condition = condition_of(page, draft)
    if draft.condition is not None and ((meets_trouble(page, draft.condition) and _tells_of_it(draft)) or _notifies(page, draft)):
        draft.category = Category.REPORT
    reporting_inside(page, draft)
    _to_whom(page, draft)
    if through := _via(page, draft):
        known = {one.name for one in draft.via}
        draft.via = (*draft.via, *(one for one in through if one.name not in known))
    draft.timing = when(page, draft, tuple(timing for timing in own if timing.span.start < draft.end))
    if draft.category is Category.REPORT:
        draft.timing = report_timing(page, draft)
    for inner in draft.inner:
        if inner.rule == "advised":
            inner.timing = draft.timing
    if onward is not None:
        _hand_on(page, draft, onward)


def _hand_on(page: Page, draft: Draft, onward: Draft) -> None:
    """The duty to pass on has the times behind it; where nothing else tells when to send, they bind the sender all the more."""
    if onward.category is Category.ADVISE:
        advised(page, onward)
    if draft.category is Category.FUND and page.folded.find("tham dinh", onward.start, onward.end) >= 0:
        onward.category = Category.FUND  # `lập dự toán gửi Sở Tài chính thẩm định, trình …`, not `để tổng hợp, trình …`
    if draft.category is Category.OTHER and not draft.directs:
        draft.category = Category.REPORT
    onward.timing = when(page, onward, page.timings_in(draft.end, onward.end))
    for inner in onward.inner:
        own = page.timings_in(inner.start, inner.end) if inner.rule == "passed-on" else ()
        inner.timing = when(page, inner, own) if own else onward.timing
    if draft.timing is None and onward.timing is not None:
        draft.timing = replace(onward.timing, confidence=0.6)
    draft.inner.append(onward)


_TURNS_TO = re.compile(
    r"(?:chu dong )?(?:lien he|trao doi|lam viec) (?:truc tiep )?(?:voi|cung) "
    r"(?=[^;.:]{3,120}? de (?:phoi hop|co y kien|thong nhat|cung|xu ly|nam (?:tinh|thong)|duoc chia se|thuc hien)(?!\w))"
)
"""`liên hệ với Sở Công Thương để phối hợp xử lý`: not for help of their own, as `để được hướng dẫn`."""
_ATTENDED = re.compile(rf"(?:có|với) sự tham gia của (?:đại diện (?:của )?)?(?:các )?(?=[{UPPER}]|lực lượng )")
"""`thành lập các đoàn kiểm tra, có sự tham gia của Bộ Công an`"""
_BESIDES = re.compile(r",? cung (?:voi )?$")


def _together(page: Page, actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those who act and those named behind `cùng với`, who help them."""
    for i in range(1, len(actors)):
        if _BESIDES.search(page.folded, actors[i - 1].span.end, actors[i].span.start):
            return actors[:i], actors[i:]
    return actors, ()


_HELP = re.compile(r" (?:cung )?phoi hop(?= [a-z]|[;,.:]|$)(?! (?:voi|cung) )")


def _helpers_behind(page: Page, at: int, limit: int) -> tuple[Party, ...]:
    """`Sở Y tế chủ trì, Sở Giáo dục và Đào tạo, Tỉnh đoàn phối hợp tổ chức …`: those who help the one who leads."""
    first = at + len(", ") if page.text.startswith(", ", at) else at + len("; ") if page.text.startswith("; ", at) else 0
    parties, after = bodies_at(page, first, limit) if first else ((), at)
    return parties if parties and _HELP.match(page.folded, after, limit) else ()


def _with_whom(page: Page, draft: Draft) -> None:
    leads = _LEADS.search(page.folded, draft.body, min(draft.end, draft.body + 40))
    draft.lead = leads is not None and not page.folded.startswith(("co quan", "don vi"), max(draft.body, leads.start() - 8))
    limit = min([draft.end, *(inner.start for inner in draft.inner)]) if draft.inner else draft.end
    draft.actors, helpers = _together(page, draft.actors)
    draft.coactors = helpers or draft.coactors
    if not draft.coactors and draft.lead and leads is not None:
        draft.coactors = _helpers_behind(page, leads.end(), limit)
    match = _TURNS_TO.match(page.folded, draft.body, limit) or _WITH.search(page.folded, draft.body, limit)
    if match is None or not (match.start() - draft.body < _NEAR or _APART.search(page.folded, draft.body, match.start())):
        return
    if not draft.directs and _TELLS_OTHERS.search(page.folded, draft.body, match.start()):
        return
    parties, end = partners(page, match.end(), limit, match.group().endswith(("voi ", "cung ")))
    acting = {one.name for one in draft.actors}
    parties = tuple(one for one in parties if one.name not in acting)
    if not parties:
        return
    draft.coactors = (*helpers, *parties)
    if match.start() - draft.body < 60 and (verb := verb_after(page, end, draft.end)) is not None:
        draft.verb = verb


def _to_whom(page: Page, draft: Draft) -> None:
    """Who gets the report, plan or advice."""
    if draft.directs and any(inner.rule == "directed" for inner in draft.inner):
        draft.recipients = ()  # what those directed send is theirs
        return
    taken = [one.span for one in (*draft.coactors, *draft.actors)]
    found = list(draft.recipients)
    inside = (inner.start for inner in draft.inner if inner.rule not in ("answers", "report-inside"))
    limit = min([draft.end, *inside]) if draft.inner else draft.end
    at = draft.start if page.folded.endswith(_ALSO, draft.start, draft.body) else draft.body
    report = draft.category is Category.REPORT
    others: list[Party] = []
    while (match := next_to(page, at, limit, report)) is not None:
        if found and (_WHAT_FOR.search(page.folded, at, match.end()) or _SIGNED.match(page.folded, at, match.end())):
            break
        drafted = match.group().startswith("gui") and _DRAFTED.search(page.folded, draft.body, match.start())
        at = match.end()
        if drafted or page.folded.rfind("(tru ", draft.body, at) > page.folded.rfind(")", draft.body, at):
            continue  # `(trừ thông tin đã gửi cơ quan thuế)`
        parties, end = receivers(page, match, draft.end, report or draft.category is Category.COMMUNICATE)
        if not parties or any(span.start <= parties[0].span.start < span.end for span in taken):
            continue
        called = draft.verb is not None and draft.verb.phrase == "kien nghi"
        if match.group().startswith("kien nghi") and not (report or called) and verb_after(page, end, draft.end) is not None:
            continue  # `kiểm tra, kiến nghị X bãi bỏ …`: X is asked to act
        taken_in, end = office(page, end, draft.end)
        draft.via = (*draft.via, *taken_in)
        if match.group() == "cho " and not bodies_at(page, match.end(), draft.end)[0]:
            others += parties  # `gửi phương án cho chuyên gia nhập cảnh về Sở Y tế`: who it is for, where a body gets it
            at = end
            continue
        found += [one for one in parties if one.name not in {other.name for other in found}]
        at = end
    if draft.category is Category.INSPECT:  # `đôn đốc các đơn vị gửi báo cáo về Sở`, told to the department
        found = [one for one in found if one.name not in {actor.name for actor in draft.actors}]
    found = found or others or list(supplied(page, draft, limit)) or (list(told_to(page, draft, limit)) if report else [])
    draft.recipients = tuple(sorted(found, key=lambda one: one.span.start)) or consenting(page, draft)


_DRAFTED = re.compile(r"(?:du thao|soan thao) [^;.,]{3,60}? cua [^;.,]{3,60} $")
"""Before `gửi Bộ …` in what is drafted for another to sign and send (`dự thảo báo cáo của Ủy ban nhân dân tỉnh gửi Bộ …`)."""
_ALSO = (" dong ", " dong thoi ")
"""`báo cáo X, đồng gửi Y`: X gets it too."""
_WHAT_FOR = re.compile(r" (?:de|nham) (?:[^;.]{2,60} )?(?:tong hop|bao cao|theo doi|trinh|xem xet|lam co so)(?!\w)")
"""`cung cấp cho Sở … để Sở tổng hợp, báo cáo Bộ`: who gets it of the first."""
_SIGNED = re.compile(r" ky(?: duyet)?(?: (?:de )?(?:gui|bao cao|ban hanh|trinh)|, gui)(?!\w)")
"""`trình Giám đốc Sở ký báo cáo Bộ Y tế`: what goes on is the signer's."""
_TELLS = ("gui", "lien he", "trao doi", "thong bao", "thong tin", "de xuat", "kien nghi", "phan anh", "bao cao")


_NOTIFIES = re.compile(r"thong bao (?:ngay |kip thoi |bang [a-z]+ [a-z]+ )?(?:cho|den|toi) ")


def _notifies(page: Page, draft: Draft) -> bool:
    """Whether somebody is to be told what happened (`nếu học sinh nghỉ học …, thông báo ngay cho gia đình và Công an xã`)."""
    verb = draft.verb
    if verb is None or _NOTIFIES.match(page.folded, verb.start, draft.end) is None:
        return False
    return not serves(page, draft, verb.end, draft.end)


def _tells_of_it(draft: Draft) -> bool:
    return draft.verb is not None and draft.verb.phrase.startswith(_TELLS)


def _via(page: Page, draft: Draft) -> tuple[Party, ...]:
    found: list[Party] = []
    through = page.text.find("qua ", draft.body, draft.end) >= 0
    for match in _VIA.finditer(page.text, draft.body, draft.end) if through else ():
        parties, _ = bodies_at(page, match.end(), draft.end)
        if parties:
            found += parties
        elif draft.category in (Category.COMMUNICATE, Category.REPORT):
            stop = _CHANNEL_NAME.match(page.text, match.end(), draft.end)
            if stop is not None:
                found.append(party(page, match.end(), stop.end()))
    for channel in _CHANNEL.finditer(page.text, draft.body, draft.end):
        if any(one.span.start <= channel.start("channel") < one.span.end for one in found):
            continue
        found.append(party(page, channel.start("channel"), channel.end("channel")))
    return tuple(found)
