"""The clauses of a sentence: where one duty ends and the next begins, and which belong together after all."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import Draft, Grip, explicit, skip_prefix
from ingest.duties.directives import handed
from ingest.duties.modal import subject_at
from ingest.duties.page import Page
from ingest.duties.report_apart import gathers, reports_apart, writes_only
from ingest.duties.rhythm import RHYTHM, timed_apart
from ingest.duties.subject import asked_at, class_at
from ingest.duties.told import COMPANY
from ingest.duties.words import Verb, duty_words
from ingest.folding import fold

_CUT = re.compile(
    r"(?:;|,| (?=dong thoi|va |roi ))(?:(?<=;)\s+(?:[a-z]\) )?(?:dong thoi,? |va |ngoai ra,? )?|(?:(?<=,) |(?<= ))dong thoi,? "
    r"|(?<=,) sau do,? "
    r"|(?<=,)(?P<other> )(?=(?:doanh nghiep|dncx|thuong nhan|(?:nguoi|ben) (?:mua|ban)|cong ty|chu dau tu|nha thau)(?!\w))"
    r"|(?<=,)(?P<asked> )(?=(?:kinh )?(?:de nghi|yeu cau) )"
    r"|(?<=,) (?=(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?vuot "
    r"(?:qua )?tham quyen)"
    r"|(?<=,) (?=(?:neu )?(?:co|gap|phat sinh) (?:kho khan|vuong mac)[^;.]{0,40}? (?:thi |phai |kip thoi )+"
    r"(?:bao cao|phan anh)(?!\w))"
    r"|(?P<help>(?<=,)(?: va)? |(?<= )va )(?=phoi hop (?:chat che )?voi )"
    r"|(?<=,) (?=rieng [^,;]{2,30}? bao cao )"
    r"|(?P<report>(?<=,)(?: va)? |(?<= )(?:va|roi) )(?=(?:kip thoi |dinh ky [^,;.]{0,60}?|hang (?:thang|quy|nam)[^,;.]{0,40}? "
    r"|tong hop,? |de xuat,? |va |thuong xuyen |gui |lap |ky |co van ban )*"
    r"(?:bao cao(?! vien)|phan anh|co van ban thong bao|sao gui(?= )|gui ban sao|bao (?:ngay )?cho(?= )"
    r"|(?:(?<=tong hop )|(?<=tong hop, )|(?<=roi ))(?:gui|chuyen)(?= )"
    r"|(?<=va )(?:chu dong )?cung cap (?:danh sach|so lieu|du lieu|ket qua|thong tin)"
    r"|thong bao(?= (?:ngay |kip thoi |bang van ban )*(?:cho|den|toi) )))"
    r"|(?<=,)(?P<body> )(?=[a-z]))"
)


def pieces(page: Page, draft: Draft) -> list[Draft]:
    """The clauses of a sentence, each with the actors that it names or those before it."""
    if draft.rule in ("troubled", "sent-days") or (draft.directs and draft.inner):
        return [draft]
    subject = draft.actors, draft.source
    cuts: list[tuple[int, int, tuple[tuple[Party, ...], ActorFrom, int, Verb | None]]] = []
    asking: dict[int, tuple[tuple[tuple[Party, ...], ActorFrom], int]] = {}
    for match in _CUT.finditer(page.folded, draft.body, draft.end):
        begin = match.end()
        if match["report"] and cuts and RHYTHM.match(page.folded, cuts[-1][1]) and gathers(page, cuts[-1][2][2], match.start()):
            continue
        if match["report"] and not reports_apart(page, draft, match.start(), begin):
            continue
        if match["report"] and writes_only(page, cuts[-1][1] if cuts else draft.body, match.start()):
            continue
        if match["help"] and not _helps_apart(page, draft, match.start()):
            continue
        if match["other"] and not _acts_apart(page, draft, begin):
            continue
        if match["body"] and not _another_leads(page, draft, begin) and not timed_apart(page, draft, match.start(), begin):
            continue
        if match["asked"] and not _asked_apart(page, draft, match.start(), begin):
            continue
        if (
            _DONE_BY.match(page.folded, begin, draft.end)
            or _COPY.match(page.folded, begin)
            or page.timing_over(match.start()) is not None
        ):
            continue
        at = skip_prefix(page, begin, draft.end)
        trouble = (
            _TROUBLED.match(page.folded, at, draft.end)
            or _BEYOND.match(page.folded, begin, draft.end)
            or _WHAT_IS_SENT.match(page.folded, begin, draft.end)
        )
        at = trouble.end() if trouble is not None else at
        named = (
            (_other_subject(page, at, draft.end) if match["other"] else None)
            or _handed_on(page, at, draft.end)
            or explicit(page, at, draft.end)
            or (_unknown_act(page, at, draft.end) if page.text[match.start()] == ";" and not page.normative else None)
            or (_class_behind(page, at, draft.end) if page.text[match.start()] == ";" else None)
        )
        since = _SINCE.match(page.folded, at, draft.end) or _SINCE.match(page.folded, begin, draft.end)
        if since is None and page.order and page.text[match.start()] == ";":
            since = _DONE_TO.match(page.folded, at, draft.end)
        at = since.end() if since is not None else at
        denied = duty_words().denied.match(page.folded, at, draft.end)
        verb = duty_words().first_verb(page.text, page.folded, denied.end() if denied else at, draft.end)
        if named is not None and not match["report"]:
            cuts.append((match.start(), begin, (named[0], named[1], named[2].body, named[2].verb)))
            if draft.source is ActorFrom.HEADING and page.folded.startswith("yeu cau ", at):
                asking[begin] = subject, at
            if handed(page, at, draft.end) is None:
                subject = named[0], named[1]
        elif verb is not None or denied or (since is not None and since["must"] is not None):
            cuts.append((match.start(), begin, (*subject, at, verb)))
    pieces = [draft]
    for stop, begin, (actors, source, body, verb) in cuts:
        last = pieces[-1]
        if body <= last.body or (last is not draft and stop - last.body < _SHORT and actors == last.actors):
            continue
        if page.text[stop] == "," and (case := _IF.search(page.folded, last.body, stop)) is not None:
            stop, begin = case.start(), case.end()
        elif (told := page.timing_over(stop - 1)) is not None and _occasion_before(page, told, stop):
            stop, begin = told.span.start - 2, told.span.start
        end = last.end
        last.end = stop + 1 if page.text[stop] == ";" else stop
        modality = draft.modality
        if duty_words().denied.match(page.folded, begin, end) or duty_words().denied.match(page.folded, body, end):
            modality = Modality.PROHIBITION
        elif modality is Modality.PROHIBITION and not page.folded.startswith("khong", begin):
            modality = Modality.OBLIGATION
        piece = Draft(begin, end, body, actors, source, modality, draft.rule, draft.confidence - 0.02, verb)
        pieces.append(_asking(piece, *asking[begin]) if begin in asking else piece)
    return pieces


def _class_behind(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """A class behind a semicolon; in a letter none of a list of cases (`…; các doanh nghiệp nhận tiền từ nước ngoài; …`)."""
    if page.normative or (not page.order and page.folded.startswith(("cac ", "nhung ", "moi "), at)):
        return None
    told = class_at(page, at, end, True)
    return (told.actors, ActorFrom.EXPLICIT, Grip(told.body, told.verb, False, None)) if told is not None else None


def _unknown_act(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """`…; các xã, thị trấn kích hoạt tổ xung kích`: bodies and an act that the vocabulary lacks."""
    parties, after = bodies_at(page, at, end)
    if not parties or duty_words().unlisted.match(page.text, after, end) is None:
        return None
    if _LISTED.match(fold(parties[0].name)) and not COMPANY.match(parties[0].name):
        return None
    return parties, ActorFrom.EXPLICIT, Grip(after + 1, None, False, None)


_LISTED = re.compile(r"(?:cac |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc|nguoi|don vi|co quan|co so)(?!\w)")
"""Whom a list of cases tells of (`…; các doanh nghiệp nhận tiền từ nước ngoài; …`)."""


_WHAT_IS_SENT = re.compile(
    r"(?:ket qua|danh sach|so lieu|y kien|bao cao)(?: (?!gui)[a-z]+){0,6}? (?=gui )|rieng [^,;]{2,30}? (?=bao cao )"
    r"|(?:ket thuc|cuoi|sau|het) (?:[a-z]+ ){1,7}?(?=(?:tong hop,? )?(?:gui )?bao cao )"
)
"""`…; kết quả gửi X`, `…, riêng quý IV báo cáo …`, `…; kết thúc khóa học báo cáo …`."""


def _another_leads(page: Page, draft: Draft, begin: int) -> bool:
    """Whether a comma begins what another body leads or answers for (`X báo cáo Y …, Bộ Công Thương chủ trì, phối hợp …`)."""
    if not page.text[begin].isupper() or not page.bodies_in(begin, begin + 1):
        return False
    if page.folded.endswith("chu tri", 0, begin - len(", ")):
        return False  # who helps the one that leads
    if any(bodies_at(page, at, draft.end)[1] > begin for at in page.bodies_in(max(draft.body, begin - 80), begin)):
        return False  # one of a list
    named = explicit(page, begin, draft.end)
    if named is None or not {one.name for one in named[0]}.isdisjoint(one.name for one in draft.actors):
        return False
    plainly = not page.normative and named[2].verb is not None and named[2].modality is not Modality.PERMISSION
    return named[2].strong or plainly


_BEYOND = re.compile(
    r"(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?vuot "
    r"(?:qua )?tham quyen,? (?:thi )?"
    r"|(?:doi voi |khi co |neu co )?(?:cac |nhung )?(?:vu viec|su co|tinh huong|van de|vu an) [^;,]{3,60}?,? (?:thi |phai |can )*"
    r"(?=(?:kip thoi )?(?:bao cao|phan anh|thong bao) )"
)
"""`…, trường hợp vượt thẩm quyền báo cáo X`: a duty of its own, whenever it happens."""
_SINCE = re.compile(
    r"(?:tu|truoc|sau|trong|khi|neu|cham nhat) [^;]{3,60}? "
    r"(?:(?=(?:kien quyet |tuyet doi )?khong (?:duoc|cho|de) )|(?P<must>phai) )"
)
"""`…; từ 12 giờ ngày 26/10 không cho tàu thuyền xuất bến`, `…; khi xảy ra sự cố phải báo cáo ngay Lãnh đạo Cục`."""
_DONE_TO = re.compile(r"(?!nguoi |ai )(?:[a-z]+ ){2,6}?(?P<must>(?:phai )?duoc) (?=[a-z]+ [a-z])")
"""`…; kết quả rà soát được cập nhật vào phần mềm trước ngày 31/8/2023`: by whoever acts before."""
_TROUBLED = re.compile(
    r"(?:(?:moi|cac|nhung|(?:neu )?(?:co|gap|phat sinh)) )?(?:kho khan|vuong mac)"
    r"(?:(?:,| va) (?:kho khan|vuong mac|bat cap|phat sinh))*"
    r"(?: \(neu co\))?,? (?:thi )?"
    r"(?=(?:kip thoi |xin |de nghi )*(?:phan anh|bao cao|gui|trao doi|lien he)(?!\w))"
)
"""`…; khó khăn, vướng mắc phản ánh về X`: what is to be told stands before the verb."""


def _occasion_before(page: Page, told: Timing, stop: int) -> bool:
    """Whether a clause begins with its occasion (`…; những nội dung vượt thẩm quyền, tổng hợp báo cáo …`)."""
    return told.rule == "occasion" and told.span.end == stop and page.text[told.span.start - 2 : told.span.start] in ("; ", ", ")


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


def _asking(asked: Draft, subject: tuple[tuple[Party, ...], ActorFrom], at: int) -> Draft:
    """`…; yêu cầu người nộp thuế cung cấp …` among what an office must do: a duty for the office, and one for those asked."""
    actors, source = subject
    if actors == asked.actors:
        return asked
    draft = Draft(asked.start, asked.end, at, actors, source, asked.modality, asked.rule, asked.confidence, asked.verb)
    draft.directs = True
    asked.start, asked.rule, asked.chained = asked.actors[0].span.start, "directed", True
    draft.inner.append(asked)
    return draft


def _asked_apart(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether `…, đề nghị Cục Thuế báo cáo …` asks a body for something after a duty that is told already."""
    hand = handed(page, begin, draft.end)
    if hand is None or not bodies_at(page, hand[1], draft.end)[0]:
        return False
    verb = duty_words().first_verb(page.text, page.folded, draft.body, stop)
    return draft.rule in ("actor-verb", "private-actor", "directive") and verb is not None and stop - verb.end > 40


_IF = re.compile(r", (?=(?:trong qua trinh [^;]{3,80}, )?(?:neu|truong hop) [^;]{5,160}$)")


def _acts_apart(page: Page, draft: Draft, begin: int) -> bool:
    """Whether a comma before a private actor begins what that actor does (`DNCX tạm xuất, doanh nghiệp thực hiện tạm nhập`)."""
    return draft.rule == "private-actor" and _other_subject(page, begin, draft.end) is not None


def _other_subject(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    found = subject_at(page, at, end)
    if found is None or len(found.actors) != 1 or found.body - at > _SOON or "," in page.text[at : found.body]:
        return None
    return found.actors, ActorFrom.EXPLICIT, Grip(found.body, found.verb, found.strong, None)


_SOON = 60
"""Letters at most of a private actor's name in the middle of a sentence."""
_NEAR = 120
"""Letters at most from the beginning of a clause to what its own actor must do."""


def _handed_on(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """A clause with an actor of its own (`…; yêu cầu người nộp thuế cung cấp …`, `…; tổ chức thử nghiệm phải …`)."""
    hand = handed(page, at, end)
    if hand is None:
        told = subject_at(page, at, end)
        if told is None or not told.strong or told.body - at > _NEAR or page.text.find(";", at, told.body) >= 0:
            return None
        return told.actors, ActorFrom.EXPLICIT, Grip(told.body, told.verb, True, None)
    others = subject_at(page, hand[1], end)
    named = explicit(page, hand[1], end) if others is None else None
    if named is not None and named[2].verb is not None:
        return named
    others = others or asked_at(page, hand[1], end)
    return (others.actors, ActorFrom.EXPLICIT, Grip(others.body, others.verb, True, None)) if others is not None else None


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
    return stop - verb.end > 12


_SHORT = 24
"""Letters: `…, đề xuất, báo cáo X` is one step."""


def join(one: Draft, other: Draft) -> bool:
    """Joins `other` to the clause before it where actors, recipients, time and the kind of duty allow."""
    if other.actors != one.actors or other.recipients or other.coactors or other.timing or one.directs or other.directs:
        return False
    apart = other.category is not one.category or other.start - one.end == len(" ")  # what is sent, or due, ends with a mark
    if (one.recipients or one.timing) and apart:
        return False
    if one.timing is not None and one.timing.periods and other.start > one.end:
        return False  # what is done each month, and a sentence of what is done besides
    if (one.category is Category.REPORT) != (other.category is Category.REPORT) or (other.lead and not one.lead):
        return False
    if one.condition is not None and other.category is Category.REPORT:
        return False
    if any(inner.rule == "passed-on" for inner in one.inner) or other.modality is not one.modality:
        return False
    one.end = other.end
    one.via = (*one.via, *other.via)
    one.inner += other.inner
    return True
