"""Whom a law charges, known to the vocabulary or not: by `phải` and its like, or by the plain statement of an act."""

from __future__ import annotations

import re
from functools import cache

from ingest.bodies.words import words
from ingest.document import ActorFrom, Modality
from ingest.duties.draft import Draft, Frame
from ingest.duties.modal import stranger_at
from ingest.duties.nouns import apart, joins_nouns, names_act, opener_at
from ingest.duties.page import INFORMS, Page
from ingest.duties.stand_ins import resolve
from ingest.duties.subject import ASIDE, LAW, read
from ingest.duties.words import duty_words

OF_ALL_SORTS = re.compile(
    r"(?:cac |nhung )?(?:to chuc|ca nhan|doanh nghiep|co so|chi nhanh|co quan|cong ty|ho kinh doanh|nguoi)(?!\w)|mot so "
)
"""Subjects that letters and items of lists name too without telling them to do anything (`Doanh nghiệp chuyển địa điểm …`,
`Một số huyện có tỷ lệ thấp …`)."""
_TELLS_OF = re.compile(r"(?:viec|bo luat|luat|phap nhan|theo do|(?:cac |nhung )?mat hang)(?!\w)")
"""What a letter tells of, rather than whom it tells to do something (`Việc pháp nhân thương mại chịu trách nhiệm hình sự …`)."""


def charged_subject(page: Page, at: int, opening: int, end: int, frame: Frame, inside: bool = False) -> Draft | None:
    """What a law's `phải` or `có trách nhiệm` charges, known or not; in an order no `phải` alone does."""
    if not (page.normative or page.directs) or not page.text[at : at + 1].isalpha():
        return None
    if not frame.open and (page.normative or page.folded.find(" chiu trach nhiem ", at, end) < 0):
        return None
    if page.letter and not page.normative and (OF_ALL_SORTS.match(page.folded, at) or _TELLS_OF.match(page.folded, at)):
        return None
    told = stranger_at(page, at, end, inside)
    if told is None or (not frame.open and " do " in told.actors[0].name):
        return None
    if told.actors[0].name == "Người":  # `Người chịu trách nhiệm chuyên môn của cơ sở … quyết định`
        return None
    if not (page.normative or told.strong or told.modality is Modality.PROHIBITION):
        return None
    confidence = 0.75 if told.strong else 0.55
    return Draft(opening, end, told.body, told.actors, ActorFrom.EXPLICIT, told.modality, "law-must", confidence, told.verb)


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


_HAPPENS = re.compile(r"(?:cac |nhung )?(?:vu viec|su co)(?!\w)")
"""What happens, rather than who acts (`Vụ việc nổi cộm, nhạy cảm, các đơn vị báo cáo …`)."""


def acts_by_law(page: Page, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a law's sentence whose subject at `at` is a private actor or a class, or a body
    that goes on with what tells which (`Ủy ban nhân dân cấp tỉnh nơi có mỏ có ý kiến …`); None where its verb cannot be told."""
    where = page.letter and not page.reply and page.text.find(" nơi ", at, min(end, at + _SHORTEST)) >= 0
    concluded = page.reply and frame.concluded
    if _HAPPENS.match(page.folded, at):
        return None
    told = page.normative or page.directs or concluded or (where and not opener_at(page, at, end))
    if not told or not frame.open or end - at < _SHORTEST or page.text[end - 1] == ":":
        return None
    head = LAW.noun(page, at, end)
    if not head or joins_nouns(page, at) or names_act(page, at, end) or _MAY_CHOOSE.match(page.folded, head, end):
        return None
    of_all_sorts = page.letter and not concluded and OF_ALL_SORTS.match(page.folded, at) is not None
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
    if concluded and not (opener_at(page, at, end) and _of_taxes().match(page.folded, body)):
        return None
    actors = apart(page, at, min(body - 1, aside.start() if aside is not None else end))
    actors = resolve(page, actors)[0] if page.reply else actors
    return Draft(opening, end, body, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "law-act", 0.6, verb)


@cache
def _of_taxes() -> re.Pattern[str]:
    """What a letter that answers about taxes and customs tells whoever it concludes of to do."""
    return re.compile(rf"(?:(?:phai|tu|chi|thuc hien|truc tiep) )*{duty_words().class_tax_act}")
