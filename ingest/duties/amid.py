"""Duties whose body stands amid a sentence, or is named again by its kind alone."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import explicit, grip
from ingest.duties.draft import Draft, Frame
from ingest.duties.issuer import is_issuer
from ingest.duties.page import Page
from ingest.duties.told import may_act

IF = re.compile(
    r"(?:trong )?(?:truong hop|neu|khi)(?!\w)|(?:trong |sau )?qua trinh|(?:truoc|sau|ngay) khi(?!\w)|noi dung (?:chua|con) "
)
"""Openings that tell when a duty comes about; they are words of it."""


_KIND = re.compile(r"(?:Tổng cục|Chi cục|Sở|Bộ|Cục|Phòng|Ban|Vụ|Viện|Trung tâm|Trường|Đơn vị|Cơ quan)(?= [a-zà-ỹđ])")


_SORT = re.compile(
    r" (?:thanh tra|kiem tra|giam sat|dieu tra|quan ly|kiem soat|tham dinh|tiep nhan|chu tri|cap|tham muu"
    r"|thu gom|van chuyen|thi cong|tu van|cung cap|cung ung|van hanh|khai thac|su dung|xu ly|duoc (?:giao|chon|lua chon)"
    r"|(?:duoc )?trung thau)(?!\w)[^,;.]{0,80}?"
    r" (?:co|chiu) (?:trach nhiem|nghia vu)"
)
"""`Cơ quan thanh tra cùng cấp có trách nhiệm`: another one, told by what it does."""


def named_again(page: Page, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """A kind of body alone stands for the one that acts already (`1. Sở Tư pháp … Hằng tháng, Sở tổng hợp …`)."""
    kind = _KIND.match(page.text, at, end)
    if kind is None or len(frame.actors) != 1 or frame.source is ActorFrom.ADDRESSEE:
        return None
    if kind.group() not in ("Đơn vị", "Cơ quan") and not frame.actors[0].name.startswith(kind.group() + " "):
        return None
    if kind.group() in ("Đơn vị", "Cơ quan") and _SORT.match(page.folded, kind.end(), end):
        return None
    held = grip(page, kind.end(), end)
    if held is None or bodies_at(page, at, end)[1] > kind.end():
        return None
    modality = held.modality or frame.modality or Modality.OBLIGATION
    return Draft(opening, end, held.body, frame.actors, ActorFrom.ANAPHORA, modality, "actor-again", 0.8, held.verb)


_CITED = re.compile(
    r"(?:của|với|cho|tại|trong|về|bởi|do|từ|theo|giữa|và|được|thuộc|là|như|đến|tới|giúp|ban hành|căn cứ|ngày [\d/]+) $",
    re.IGNORECASE,
)
_LEAD_UNIT = re.compile(r"(?<= )(?:đơn vị|cơ quan) (?:được giao )?chủ trì(?= )")
_MATTER = re.compile(r"(?:kinh phi|nguon|cong tac|viec|doi voi|thoi gian|nhiem vu|hang nam|dinh ky)")
_NARRATIVE = re.compile(r"ngay \d|(?:luat|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|cong van|ke hoach|cong dien) so")


def further_on(page: Page, start: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """A body and its action after an opening phrase: `Kinh phí …, đơn vị chủ trì chủ động lập dự toán …`."""
    if _NARRATIVE.match(page.folded, start, end):
        return None
    leads = [match.start() for match in _LEAD_UNIT.finditer(page.text, start, end)]
    done = start
    for at in sorted({*page.bodies_in(start, end), *leads}):
        if at < done or _CITED.search(page.text, max(start, at - 20), at):
            continue
        named = explicit(page, at, end)
        if named is not None and named[2].verb is not None and may_act(page, named[0], named[2].strong, frame):
            actors, source, held = named
            if not held.strong and not _MATTER.match(page.folded, start, end):
                return None
            modality = held.modality or frame.modality or Modality.OBLIGATION
            begin = opening if IF.match(page.folded, opening, at) else at
            return Draft(begin, end, held.body, actors, source, modality, "actor-verb", 0.7, held.verb)
        done = bodies_at(page, at, end)[1]
    return None


_TOPICAL = re.compile(r"(?:doi voi|truong hop|trong truong hop|tai)(?!\w)[^,;:.]*$")


def amid(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Đối với các trường hợp trên cơ quan thuế phải …`: the body stands behind its topic without a comma."""
    opens = page.folded.startswith(("doi voi ", "truong hop ", "trong truong hop ", "tai "), start)
    if not opens or not frame.open or page.reply:
        return None
    for at in page.bodies_in(start + 8, min(end, start + 250)):
        if not _TOPICAL.match(page.folded, start, at):
            return None
        if page.text[at - 1] != " " or _CITED.search(page.text, max(start, at - 20), at):
            continue
        named = explicit(page, at, end)
        if named is not None and named[2].strong and not is_issuer(page, named[0]):
            modality = named[2].modality or frame.modality or Modality.OBLIGATION
            return Draft(start, end, named[2].body, named[0], named[1], modality, "actor-verb", 0.75, named[2].verb)
    return None
