"""Duties whose subject is no body of the vocabulary: private actors, those who meet a condition, those of a heading above."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.bodies.words import words
from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.cases import conditional, liable
from ingest.duties.clauses import TROUBLE, Draft, Frame, skip_prefix
from ingest.duties.modal import charges_anyone, stranger_at, subject_at
from ingest.duties.nouns import JOINT, apart, joins_nouns, named_until, names_act, opener_at
from ingest.duties.page import INFORMS, Page, commas, meant, party, past_grounds, resolve
from ingest.duties.passive import by_whom, taken_up
from ingest.duties.subject import ASIDE, LAW, Subject, asked_at, class_at, read
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER, fold

_HEAD = re.compile(r"^(?:Chủ tịch|Giám đốc|Cục trưởng|Tổng cục trưởng|Lãnh đạo|Bộ trưởng) (?=\w)")


def names_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    """Whether the bodies are the writer, or its head (`Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:`)."""
    issuer = page.context.issuer
    name = _HEAD.sub("", parties[0].name) if len(parties) == 1 else ""
    return issuer is not None and 0 < len(name) <= len(issuer) and fold(issuer).startswith(fold(name))


def is_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    return page.letter and names_issuer(page, parties)


CITES = re.compile(r"(?:can cu|theo|tai) [^;]*(?:dieu \d|khoan \d|luat|nghi dinh|thong tu)(?!\w)")
"""`Căn cứ Điều 60 Luật Hải quan … thì …`: what a law says."""


_OFFICES = ("co quan ", "can bo ", "cong chuc ", "don vi ", "cac co quan ", "cac don vi ")


_OPENS = re.compile(r"(?:vao|trong|theo|khi|neu|truong hop|doi voi|tai|tu|ve|dinh ky|hang|cham nhat|truoc|sau|can cu|tren)(?!\w)")


_CASE = re.compile(r"(?:trong )?(?:truong hop|neu) ")


def after_commas(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An actor behind an opening phrase with commas in it (`Trong thời hạn … ban hành, sửa đổi, ngân hàng …`)."""
    if page.letter and CITES.match(page.folded, start, at):
        return None
    if at == start and not _OPENS.match(page.folded, start):
        return None
    then = page.text.find(" thì ", start, end) if page.letter and _CASE.match(page.folded, start) else -1
    for later in commas(page, at, end):
        if later < then:
            continue  # what a case is made of (`Trường hợp Công ty …, Công ty phải trả … thì …`)
        others = subject_at(page, later, end, alone=page.letter)
        if others is not None and others.modality is Modality.PERMISSION and not page.letter:
            continue  # which of them may do something, told in passing
        if others is not None and others.strong and not (page.letter and page.folded.startswith(_OFFICES, later)):
            return from_others(page, later, past_grounds(page, start, later) if page.letter else start, end, frame)
    return None


_CONCERNS = re.compile(r"doi voi (?=[a-z])")
_FARTHEST = 200


def concerning(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Đối với người điều khiển phương tiện: hạn chế dừng, đỗ dọc đường`: whom a line names before its colon acts; in a letter to
    others bodies alone."""
    lead = _CONCERNS.match(page.folded, start, end) if frame.open and not page.reply else None
    colon = page.text.find(": ", start, min(end, start + _FARTHEST)) if lead is not None else -1
    if lead is None or colon < 0:
        return None
    parties = bodies_at(page, lead.end(), colon)[0]
    charged = bool(frame.actors) and (page.letter or frame.duties)
    if not parties and (charged or not opener_at(page, lead.end(), colon)):
        return None
    body = colon + len(": ")
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    denied = duty_words().denied.match(page.folded, body, end)
    if verb is None and not denied:
        return None
    if parties:
        named = (*parties[:-1], party(page, parties[-1].span.start, colon))
    else:
        named = named_until(page, lead.end(), colon, charged=True)
    if not named:
        return None
    modality = Modality.PROHIBITION if denied else frame.modality or Modality.OBLIGATION
    return Draft(start, end, body, named, ActorFrom.EXPLICIT, modality, "private-actor", 0.75, verb)


_WHEN_MUST = re.compile(
    r"(?:khi|truong hop|neu) [^;.:]{10,300}? (?:thi )?(?:phai|can(?! cu| bo| ho)) (?:nhanh chong |kip thoi |ngay )?"
)
"""`Khi phát hiện …, gây mất trật tự phải nhanh chóng thông báo …`."""
_ITEM = re.compile(rf"[{UPPER}]\w* [{LOWER}]+ ")
_NO_ITEM = re.compile(
    r"(?:truong hop|noi dung|ho so|doi tuong|viec|cac|nhung|neu|khi|trong|quy dinh tai|theo|dieu|khoan|muc|moi|bao gom"
    r"|thoi han|nhiem ky|so luong|ty le|la|khong (?:trong|thuoc)"
    r"|thoi gian (?:gui|nop|chot|nhan)|thoi diem|phuong thuc|hinh thuc|ky bao cao|tan suat|mau (?:bieu|so|de cuong)|dia diem|ten"
    r"|duoc(?! phep)|co quyen|quyen|phat (?:tien|canh cao)|tuoc quyen|mot|hai|phan|so|ngoai|ke tu|doi voi|voi|cho)(?!\w)"
)


_DUE = re.compile(
    r"[^\W\d_][^;:.]{5,160}?(?P<must> phải) (?:được (?!phép |sự |coi |xem là |hưởng )|hoàn thành |hoàn tất "
    r"|(?:thực hiện )?xong )"
)


def due(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Việc lắp đặt biển báo phải hoàn thành trước ngày 30/6`, below the heading of a body: that is to see to it."""
    headed = frame.duties and frame.actors and frame.source is ActorFrom.HEADING
    if not headed or page.normative or page.reply or page.text.find(" phải ", start, end) < 0:
        return None
    told = _DUE.match(page.text, start, end)
    if (
        told is None
        or not page.timings_in(told.end("must"), end)
        or opener_at(page, start, end)
        or bodies_at(page, start, end)[0]
    ):
        return None
    modality = frame.modality or Modality.OBLIGATION
    verb = duty_words().first_verb(page.text, page.folded, told.end(), end)
    return Draft(start, end, told.end(), frame.actors, frame.source, modality, "heading", 0.7, verb)


def untold(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An item under `Trách nhiệm của X` whose verb the vocabulary lacks."""
    if not frame.duties or not frame.actors or frame.source not in (ActorFrom.HEADING, ActorFrom.ANAPHORA):
        return None
    must = None if page.letter and not page.directs else _WHEN_MUST.match(page.folded, start, end)
    if must is not None:
        verb = duty_words().first_verb(page.text, page.folded, must.end(), end)
        headed = frame.source is ActorFrom.HEADING
        if verb is not None and (headed or verb.category is Category.REPORT):
            rule = "heading" if headed else "sentence-before"
            return Draft(start, end, must.end(), frame.actors, frame.source, Modality.OBLIGATION, rule, 0.75, verb)
    if frame.source is ActorFrom.ANAPHORA:
        return None
    told = frame.loose or (page.order and page.text[end - 1] != ":")
    if not (frame.item and told) or end - at < 25:
        return None
    begins = _ITEM.match(page.text, at, end) or page.text.endswith(": ", 0, at)
    if not begins or _NO_ITEM.match(page.folded, at, end) or bodies_at(page, at, end)[0]:
        return None
    if opener_at(page, at, end) and not names_act(page, at, end):
        return None
    if _IS.match(page.text, at, end):
        return None
    return Draft(start, end, at, frame.actors, frame.source, frame.modality or Modality.OBLIGATION, "heading-words", 0.6)


_IS = re.compile(rf"(?:[{UPPER}])?[^;:.]{{4,90}}? là (?!chủ |đầu mối |cơ quan |đơn vị )")
"""`Nhiệm kỳ của Trưởng thôn là 05 năm`: what is, rather than what to do."""
_CHARGED = re.compile(r"(?:trach nhiem|nghia vu|khong duoc|deu phai) ?$")
"""What tells a duty even under headings of scope and principles."""


def _tells_trouble(page: Page, opening: int, at: int, others: Subject) -> bool:
    """`…, nếu phát sinh vướng mắc, các tổ chức phản ánh về X` among the last clauses of a law."""
    tells = others.verb is not None and others.verb.category is Category.REPORT
    return tells and TROUBLE.search(page.folded, opening, at) is not None


def from_others(page: Page, at: int, opening: int, end: int, frame: Frame, alone: bool = False) -> Draft | None:
    """What actors that are no state bodies must do, may do or must not do."""
    others = subject_at(page, at, end, alone)
    if others is None or (page.reply and not others.strong) or is_issuer(page, others.actors):
        return None
    if page.reply and opening < at and CITES.match(page.folded, opening, at):
        return None
    if page.letter and others.modality is Modality.PERMISSION:
        return None
    charged = others.strong and _CHARGED.search(page.folded, at, others.body)
    if not frame.open and not charged and not _tells_trouble(page, opening, at, others):
        return None
    confidence = 0.87 if others.strong else 0.75
    source = ActorFrom.EXPLICIT
    actors = resolve(page, others.actors)[0] if page.reply else others.actors
    actors = tuple(meant(page, one) for one in actors) if page.letter else actors
    return Draft(opening, end, others.body, actors, source, others.modality, "private-actor", confidence, others.verb)


_TELLS_OF = re.compile(r"(?:viec|bo luat|luat|phap nhan|theo do|(?:cac |nhung )?mat hang)(?!\w)")
"""What a letter tells of, rather than whom it tells to do something (`Việc pháp nhân thương mại chịu trách nhiệm hình sự …`)."""


def charged_subject(page: Page, at: int, opening: int, end: int, frame: Frame, inside: bool = False) -> Draft | None:
    """What a law's `phải` or `có trách nhiệm` charges, known or not; in an order no `phải` alone does."""
    if not (page.normative or page.directs) or not frame.open or not page.text[at : at + 1].isalpha():
        return None
    if page.letter and not page.normative and (_OF_ALL_SORTS.match(page.folded, at) or _TELLS_OF.match(page.folded, at)):
        return None
    told = stranger_at(page, at, end, inside)
    if told is None or not (page.normative or told.strong or told.modality is Modality.PROHIBITION):
        return None
    confidence = 0.75 if told.strong else 0.55
    return Draft(opening, end, told.body, told.actors, ActorFrom.EXPLICIT, told.modality, "law-must", confidence, told.verb)


def stranger_behind(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """Whoever it is that acts behind an opening phrase (`Vào đầu mỗi học kỳ, trưởng bộ môn có trách nhiệm …`) or a `thì`."""
    if not page.normative or not charges_anyone(page, start, end):
        return None
    at = skip_prefix(page, start, end)
    then = page.text.find(" thì ", start, min(end, start + LAW.longest))
    if then >= 0 and then + len(" thì ") > at:
        places: tuple[int, ...] = (then + len(" thì "),)
        found = from_others(page, places[0], start, end, frame)
        if found is not None:
            return found
    elif at > start or _OPENS.match(page.folded, start):
        places = (at, *commas(page, at, end))
    else:
        return None
    strangers = (charged_subject(page, later, start, end, frame, inside=True) for later in places)
    return next((told for told in strangers if told is not None), None)


_QUALIFIES = re.compile(
    r" (?:nơi|thuộc|tại|trên|của|về|có|được giao|được phân công|được ủy quyền|quản lý|liên quan|tham gia)(?= )"
)
"""What goes on with the name of a known body and tells which it is."""
_ON_GROUND = re.compile(r",? (?:căn cứ(?: vào)?|trên cơ sở) ")
"""` căn cứ kết quả thẩm tra …`: the ground on which the subject acts, however its act is worded."""
_ORGANISES = re.compile(r"to chuc (?!tin dung|chinh tri|xa hoi|hanh nghe|kinh te)")
"""In plans `Tổ chức phân luồng …` tells what to do."""
_ISSUES = re.compile(r"ban hành (?:kèm theo )?(?:Thông tư|Nghị định|Nghị quyết|Luật|Quyết định này)")
_OTHERWISE = re.compile(r" (?:thì|không (?:cần|phải)|bị (?:xử|phạt|thu|đình|truy|buộc|coi)|là (?!chủ ))(?!\w)")
"""What tells that the sentence goes on to its own verb (`Tổ chức thực hiện hành vi trên bị xử phạt …`)."""
_SHORTEST = 40
_MAY_CHOOSE = re.compile(
    r" (?:duoc|co)(?: quyen| the)? (?:lua chon|huong)(?!\w)| khong (?:can )?phai | dang (?:trong|duoc)(?!\w)"
)


def acts_by_law(page: Page, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a law's sentence whose subject at `at` is a private actor or a class, or a body
    that goes on with what tells which (`Ủy ban nhân dân cấp tỉnh nơi có mỏ có ý kiến …`); None where its verb cannot be told."""
    where = page.letter and not page.reply and page.text.find(" nơi ", at, min(end, at + _SHORTEST)) >= 0
    concluded = page.reply and frame.concluded
    told = page.normative or page.directs or concluded or (where and not opener_at(page, at, end))
    if not told or not frame.open or end - at < _SHORTEST or page.text[end - 1] == ":":
        return None
    head = LAW.noun(page, at, end)
    if not head or joins_nouns(page, at) or names_act(page, at, end) or _MAY_CHOOSE.match(page.folded, head, end):
        return None
    of_all_sorts = page.letter and not concluded and _OF_ALL_SORTS.match(page.folded, at) is not None
    if not page.normative and (of_all_sorts or _ORGANISES.match(page.folded, at)):
        return None
    name = words().read(page.text, at, end)
    known = not opener_at(page, at, end) or (name is not None and name.end == head and name.rule != "class")
    aside = ASIDE.search(page.text, head, LAW.reach(page, at, head, end))
    if known and not (_QUALIFIES.match(page.text, head, LAW.reach(page, at, head, end)) or aside is not None):
        return None
    acting = read(page, at, end, LAW)
    if INFORMS.match(page.folded, head + 1, end):
        return None
    body = acting[1].body if acting is not None else end
    if aside is not None and _ON_GROUND.match(page.text, aside.start(), end) and end - aside.end() > _SHORTEST:
        body = aside.start() + 1
    elif acting is None or _OTHERWISE.search(page.text, body, end) or _ISSUES.match(page.text, body, end):
        return None
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    if concluded and not (opener_at(page, at, end) and _OF_TAXES.match(page.folded, body)):
        return None
    actors = apart(page, at, min(body - 1, aside.start() if aside is not None else end))
    return Draft(opening, end, body, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "law-act", 0.6, verb)


def _listed(page: Page, at: int, end: int) -> Subject | None:
    """`Công an tỉnh và các đơn vị quân đội đóng quân trên địa bàn tỉnh bố trí …`: a group last in a list of bodies."""
    parties, after = bodies_at(page, at, end)
    joint = JOINT.match(page.folded, after, end) if parties else None
    if joint is not None and page.folded.startswith("cac ", joint.end()):
        last = class_at(page, joint.end(), end)
        return replace(last, actors=(*parties, *last.actors)) if last is not None else None
    if len(parties) < 2 or not page.folded.startswith("cac ", parties[-1].span.start):
        return None
    last = class_at(page, parties[-1].span.start, end)
    return replace(last, actors=(*parties[:-1], *last.actors)) if last is not None else None


_OF_TAXES = re.compile(
    r"(?:(?:phai|tu|chi|thuc hien|truc tiep) )*(?:ke khai|khai|nop|lap|xuat (?:hoa don|ban)|khau tru|hach toan|dieu chinh"
    r"|uy quyen|quyet toan|tinh (?:vao|nop|thue)|thong bao|dang ky|gui|luu|lam thu tuc|ghi|cung cap|xac dinh|thuc hien)(?!\w)"
)
"""What a letter that answers about taxes and customs tells whoever it concludes of to do."""
_LONGEST_CLASS = 110


def _reporting(page: Page, at: int, end: int) -> Subject | None:
    """`Các địa phương có hồ đang thi công gửi báo cáo …`: some of the bodies that a letter goes to."""
    told = read(page, at, min(end, at + _LONGEST_CLASS), LAW)
    if told is None or len(told[0]) > 1 or told[1].verb is None or told[1].verb.category is not Category.REPORT:
        return None
    return Subject((party(page, *told[0][0]),), told[1].body, told[1].verb, Modality.OBLIGATION, False)


_OF_ALL_SORTS = re.compile(
    r"(?:cac |nhung )?(?:to chuc|ca nhan|doanh nghiep|co so|chi nhanh|co quan|cong ty|ho kinh doanh|nguoi)(?!\w)|mot so "
)
"""Subjects that letters and items of lists name too without telling them to do anything (`Doanh nghiệp chuyển địa điểm …`,
`Một số huyện có tỷ lệ thấp …`)."""
_IS_OR_HAS = re.compile(r" (?:có|là|được|đã|thuộc|bị|phải|đang|mà|nếu|khi|chỉ) ")


def class_acts(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A sentence of a plan or a letter that begins with persons or a group (`Lực lượng xung kích tổ chức trực …`)."""
    if page.normative or page.reply or not frame.open or page.text[end - 1] == ":":
        return None
    at = skip_prefix(page, start, end)
    told = class_at(page, at, end, page.directs and at > start) or _listed(page, at, end)
    if told is None and page.letter and frame.duties and page.folded.startswith(("cac ", "nhung "), at):
        told = _reporting(page, at, end)
    if told is None and page.directs and frame.item and not names_act(page, at, end) and not _OF_ALL_SORTS.match(page.folded, at):
        told = asked_at(page, at, end)
        told = None if told is not None and _IS_OR_HAS.search(page.text, at, told.body) else told
    if told is None:
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, told.body, told.actors, ActorFrom.EXPLICIT, modality, "class-words", 0.55, told.verb)


def by_subject(page: Page, start: int, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a sentence whose main clause begins at `at` with no body of the vocabulary."""
    charges = charged_subject(page, at, opening, end, frame)
    return (
        from_others(page, at, opening, end, frame, alone=True)
        or (charges if at == start else None)
        or acts_by_law(page, at, opening, end, frame)
        or by_whom(page, at, opening, end, frame)
        or taken_up(page, start, end, frame)
        or after_commas(page, start, at, end, frame)
        or charges
        or due(page, start, end, frame)
        or untold(page, start, at, end, frame)
        or conditional(page, start, at, end, frame)
    )


def by_subject_inside(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a sentence that nothing else told: of a group, of whoever stands behind an opening, or in a case."""
    return class_acts(page, start, end, frame) or stranger_behind(page, start, end, frame) or liable(page, start, end, frame)
