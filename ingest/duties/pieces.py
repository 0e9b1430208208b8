"""The clauses of a sentence: where one duty ends and the next begins, and which belong together after all."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.apart import is_apart, other_subject
from ingest.duties.clauses import Draft, Grip, explicit, skip_prefix
from ingest.duties.directives import handed
from ingest.duties.issuer import is_issuer
from ingest.duties.modal import asked_of, subject_at
from ingest.duties.page import Page
from ingest.duties.subject import class_at
from ingest.duties.told import COMPANY
from ingest.duties.words import TELLS, Verb, duty_words
from ingest.folding import fold
from ingest.record import record

_OPENINGS = "|".join(  # behind a comma
    (
        r"(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?"
        r"vuot (?:qua )?tham quyen",
        r"(?:truong hop|neu|khi) [^,;]{5,80}? thi (?:kip thoi |phai )*(?:bao cao|thong bao|bao ngay|phan anh)(?!\w)",
        r"(?:ket qua|danh sach|bien ban|so lieu|ho so|quyet dinh) (?:[a-z]+ ){0,4}?(?:gui|bao cao|thong bao) ",
        r"khong duoc (?!phep |tinh |coi |xem |cong nhan|hoan |khau tru|huong |ap dung)",
        r"tren co so do,? (?:tham muu|de xuat|kien nghi|bao cao) ",
        r"(?:neu )?(?:co|gap|phat sinh) (?:kho khan|vuong mac)[^;.]{0,40}? (?:thi |phai |kip thoi )+(?:bao cao|phan anh)(?!\w)",
        r"rieng [^,;]{2,30}? bao cao ",
        r"sau khi (?:ket thuc|hoan thanh)(?: [a-z]+){0,6}? (?:tong hop [^,;]{0,40}?)?(?:bao cao|gui) ",
        r"(?:trong|truoc) (?:thang|quy|ngay) [\w/ ]{1,24}? tham muu ",
    )
)
_OTHERS = r"(?:doanh nghiep|dncx|thuong nhan|(?:nguoi|ben) (?:mua|ban)|cong ty|chu dau tu|nha thau)(?!\w)"
_REPORTS = (
    r"(?:kip thoi |(?:theo )?dinh ky [^,;.]{0,60}?|hang (?:thang|quy|nam)[^,;.]{0,40}? "
    r"|tong hop,? |de xuat,? |va |thuong xuyen |gui |lap |ky |co van ban )*"
    r"(?:bao cao(?! vien)|phan anh|co y kien (?:bang van ban )?gui(?= )|co van ban thong bao|sao gui(?= )|gui ban sao"
    rf"|bao (?:(?:ngay |gap )(?:cho|ve|toi|den)|cho)(?= )|{TELLS}"
    r"|(?:(?<=tong hop )|(?<=tong hop, )|(?<=roi ))(?:gui|chuyen)(?= )"
    r"|(?<=va )(?:chu dong )?cung cap (?:danh sach|so lieu|du lieu|ket qua|thong tin)|cung cap (?:so lieu|danh sach) cho(?= )"
    r"|thong bao(?= (?:ngay |kip thoi |bang van ban )*(?:cho|den|toi) ))"
)
_CUT = re.compile(  # begins with the mark, which a search skips to; an empty group tells what kind of beginning stands behind it
    r"(?:;|,| (?=dong thoi|va |roi ))"
    r"(?:(?<=;)\s+(?:[a-z]\) )?(?:dong thoi,? |va |ngoai ra,? )?|(?:(?<=,) |(?<= ))dong thoi,? "
    rf"|(?<=,) (?:sau do,? |(?P<other>)(?={_OTHERS})|(?P<asked>)(?=(?:(?:kinh )?(?:de nghi|yeu cau)|giao) )|(?={_OPENINGS}))"
    r"|(?:(?<=,) (?:va )?|(?<= )va )(?:(?P<sent>)(?=gui (?!bao cao|ban sao|van ban)[a-z])|(?P<urges>)(?=kien nghi )"
    r"|(?P<help>)(?=phoi hop (?:chat che )?voi |chu tri (?:cung|phoi hop) ))"
    rf"|(?:(?<=,) (?:va )?|(?<= )(?:va|roi) )(?P<report>)(?={_REPORTS})|(?<=,) (?P<body>)(?=[a-z]))"
)


def pieces(page: Page, draft: Draft) -> list[Draft]:
    """The clauses of a sentence, each with the actors that it names or those before it."""
    if draft.rule in ("troubled", "sent-days") or (draft.directs and draft.inner):
        return [draft]
    parts = [draft]
    for clause in _clauses(page, draft):
        last = parts[-1]
        near = last is not draft and clause.stop - last.body < _SHORT and clause.actors == last.actors
        near = near and page.text[clause.stop] != ";"
        if clause.body > last.body and not near:
            parts.append(_part(page, draft, last, clause))
    return parts


@record
class _Clause:
    """A clause from `begin` on, behind the mark at `stop`, that is a duty of its own: who acts, and from `body` on how."""

    stop: int
    begin: int
    actors: tuple[Party, ...]
    source: ActorFrom
    body: int
    verb: Verb | None
    asked_by: tuple[tuple[Party, ...], ActorFrom, int] | None = None
    """Who asks the actors for it, and from where on, where the sentence tells what that one must do."""


def _clauses(page: Page, draft: Draft) -> list[_Clause]:
    found: list[_Clause] = []
    subject = draft.actors, draft.source
    for match in _marks(page, draft):
        stop, begin = match.start(), match.end()
        if _in_brackets(page.text, draft.body, stop, draft.end):
            continue
        if not is_apart(page, draft, match, subject[0], (found[-1].begin, found[-1].body) if found else None):
            continue
        at = _main_clause(page, begin, draft.end)
        named = _named_in(page, match, at, draft.end)
        since = _since(page, begin, at, draft.end, page.text[stop] == ";")
        at = since.end() if since is not None else at
        if named is not None and match.lastgroup != "report":
            actors, source, grip = named
            itself = draft.source is ActorFrom.HEADING or (page.directs and not page.letter and not is_issuer(page, subject[0]))
            asks = itself and page.folded.startswith("yeu cau ", at)
            found.append(_Clause(stop, begin, actors, source, grip.body, grip.verb, (*subject, at) if asks else None))
            if handed(page, at, draft.end) is None:
                subject = actors, source
            continue
        if page.folded.startswith("khong de ", at) and subject[0] == draft.actors:
            continue  # what the task before it is to prevent
        denied = duty_words().denied.match(page.folded, at, draft.end)
        verb = duty_words().first_verb(page.text, page.folded, denied.end() if denied else at, draft.end)
        if verb is not None or denied or (since is not None and since["must"]):
            found.append(_Clause(stop, begin, *subject, at, verb))
    return found


_AND = re.compile(r" (?P<body>va )(?=[a-z])")
"""`… trước ngày 30/6 và gửi báo cáo kết quả chậm nhất ngày 05/7`, behind a time."""


def _marks(page: Page, draft: Draft) -> list[re.Match[str]]:
    """Where clauses may begin, in order."""
    found = list(_CUT.finditer(page.folded, draft.body, draft.end))
    ends = (timing.span.end for timing in page.timings_in(draft.body, draft.end))
    behind = [mark for end in ends if (mark := _AND.match(page.folded, end, draft.end)) is not None]
    if not behind:
        return found
    at = {mark.start() for mark in found}
    return sorted((*found, *(mark for mark in behind if mark.start() not in at)), key=lambda mark: mark.start())


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether a mark stands in brackets (`báo cáo về Sở (quý: trước ngày 15; năm: trước ngày 05/12) để tổng hợp`)."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.rfind(")", opened, at) < 0 <= text.find(")", at, end)


def _main_clause(page: Page, begin: int, end: int) -> int:
    """Where the clause goes on behind its opening, or behind the trouble that it is about."""
    at = skip_prefix(page, begin, end)
    trouble = (
        _TROUBLED.match(page.folded, at, end)
        or _BEYOND.match(page.folded, begin, end)
        or _WHAT_IS_SENT.match(page.folded, begin, end)
        or _TOLD_WHEN.match(page.folded, begin, end)
        or (_THEN.match(page.folded, begin, end) if page.text[begin - 2] == ";" and not page.normative else None)
    )
    return trouble.end() if trouble is not None else at


_THEN = re.compile(r"(?:nhung|ho|noi|phan|nghi ngo) [^;.,:]{5,120}? thi (?:phai |can )*")
"""`…; những nơi chưa thành lập được Tổ thì có báo cáo …`: in some cases more is to be done."""


def _named_in(page: Page, match: re.Match[str], at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """The actors that a clause names itself, and what makes them act."""
    semicolon = page.text[match.start()] == ";"
    return (
        (other_subject(page, at, end) if match.lastgroup == "other" else None)
        or _handed_on(page, at, end)
        or explicit(page, at, end)
        or (_unknown_act(page, at, end) if semicolon and not page.normative else None)
        or (_class_behind(page, at, end) if semicolon else None)
    )


def _since(page: Page, begin: int, at: int, end: int, semicolon: bool) -> re.Match[str] | None:
    """The occasion or the passive that a clause begins with, before what is to be done."""
    since = _SINCE.match(page.folded, at, end)
    if since is None and at > begin:
        since = _SINCE.match(page.folded, begin, end)
    return since or (_DONE_TO.match(page.folded, at, end) if page.order and semicolon else None)


def _part(page: Page, draft: Draft, last: Draft, clause: _Clause) -> Draft:
    """The clause as a duty; `last`, the one before it, ends where it begins."""
    stop, begin = clause.stop, clause.begin
    if page.text[stop] == "," and (case := _IF.search(page.folded, last.body, stop)) is not None:
        stop, begin = case.start(), case.end()
    elif (told := page.timing_over(stop - 1)) is not None and _occasion_before(page, told, stop):
        stop, begin = told.span.start - 2, told.span.start
    end = last.end
    last.end = stop + 1 if page.text[stop] == ";" else stop
    modality = draft.modality
    behind = [one.span.end + 1 for one in clause.actors if begin <= one.span.start < clause.body]
    if any(duty_words().denied.match(page.folded, at, end) for at in (begin, clause.body, *behind)):
        modality = Modality.PROHIBITION
    elif modality is Modality.PROHIBITION and not page.folded.startswith("khong", begin):
        modality = Modality.OBLIGATION
    if page.order and behind and page.folded.startswith(("de nghi ", "kinh de nghi "), begin):
        modality = Modality.REQUEST
    actors, source = clause.actors, clause.source
    part = Draft(begin, end, clause.body, actors, source, modality, draft.rule, draft.confidence - 0.02, clause.verb)
    return part if clause.asked_by is None else _asking(part, *clause.asked_by)


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
    r"(?:ket qua|danh sach|so lieu|y kien|bao cao|bien ban|ho so|quyet dinh)(?: (?!gui)[a-z]+){0,6}? (?=gui )"
    r"|ket qua(?: [a-z]+){0,4}? (?:de nghi )?(?=(?:bao cao|thong bao|(?<=nghi )thong tin|(?<=nghi )gui) )"
    r"|rieng [^,;]{2,30}? (?=bao cao )|rieng [^,;]{2,60}? (?:thi |phai )+(?=(?:kip thoi )?bao cao )"
    r"|(?:ket thuc|cuoi|sau|het) (?:[a-z]+ ){1,7}?(?=(?:tong hop,? )?(?:(?:gui )?bao cao|gui (?:ket qua|so lieu|danh sach)) )"
)
"""`…; kết quả gửi X`, `…, riêng quý IV báo cáo …`, `…; kết thúc khóa học báo cáo …`."""
_TOLD_WHEN = re.compile(
    r"(?:(?:khi|neu|truong hop) (?:co|phat hien|xuat hien|xay ra|nhan duoc|ghi nhan)|phat hien)(?: [a-z]+){1,10}? "
    r"(?:thi |phai )*(?=(?:kip thoi |khan truong |lap tuc )?(?:(?:bao cao|thong bao|bao tin|bao|phan anh)"
    rf" (?:ngay|kip thoi|khan|gap|nhanh|cho|ve|toi|den)(?!\w)|{TELLS}))"
    r"|(?:khi|neu)(?: [a-z]+){1,6}? (?:thi |phai |kip thoi |khan truong |lap tuc )+(?=(?:bao cao|thong bao|phan anh)(?!\w))"
)
"""`…; khi có kết quả dương tính thông báo ngay cho X`, `…; phát hiện ca bệnh phải báo ngay về X`: no comma stands before what is
to be told."""


_BEYOND = re.compile(
    r"(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?(?:phuc tap, )?vuot "
    r"(?:qua )?tham quyen,? (?:(?:thi|phai) )*"
    r"|(?:doi voi |khi co |neu co )?(?:cac |nhung )?(?:vu viec|su co|tinh huong|van de|vu an) "
    r"(?:[a-z]+(?: [a-z]+)?, )?[^;,]{3,60}?,? (?:thi |phai |can )*"
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
    r"(?:(?:,| va)? (?:kho khan|vuong mac|bat cap|phat sinh))*"
    r"(?: \(neu co\))?,? (?:thi )?"
    r"(?=(?:kip thoi |xin |de nghi )*(?:phan anh|bao cao|gui|trao doi|lien he)(?!\w))"
)
"""`…; khó khăn, vướng mắc phản ánh về X`: what is to be told stands before the verb."""


def _occasion_before(page: Page, told: Timing, stop: int) -> bool:
    """Whether a clause begins with its occasion (`…; những nội dung vượt thẩm quyền, tổng hợp báo cáo …`)."""
    return told.rule == "occasion" and told.span.end == stop and page.text[told.span.start - 2 : told.span.start] in ("; ", ", ")


def _asking(asked: Draft, actors: tuple[Party, ...], source: ActorFrom, at: int) -> Draft:
    """`…; yêu cầu người nộp thuế cung cấp …` among what an office must do: a duty for the office, and one for those asked."""
    if actors == asked.actors:
        return asked
    draft = Draft(asked.start, asked.end, at, actors, source, asked.modality, asked.rule, asked.confidence, asked.verb)
    draft.directs = True
    asked.start, asked.rule, asked.chained = asked.actors[0].span.start, "directed", True
    draft.inner.append(asked)
    return draft


_IF = re.compile(r", (?=(?:trong qua trinh [^;]{3,80}, )?(?:neu|truong hop) [^;]{5,160}$)")


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
    others = asked_of(page, hand[1], end)
    return (others.actors, ActorFrom.EXPLICIT, Grip(others.body, others.verb, True, None)) if others is not None else None


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
