"""What a sentence tells those whom its frame names, as it names nobody itself: it begins with the act, or forbids it."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality
from ingest.duties.directives import handed
from ingest.duties.draft import Draft, Frame
from ingest.duties.handed import RULES
from ingest.duties.page import Page, commas
from ingest.duties.words import Verb, duty_words
from ingest.folding import LOWER

_TRUST = {ActorFrom.HEADING: 0.9, ActorFrom.ADDRESSEE: 0.9, ActorFrom.ANAPHORA: 0.72, ActorFrom.EXPLICIT: 0.9}
"""How many of the duties of bodies told before were right with their actors, counted over annotated documents."""
_MEANS = re.compile(
    r"[Đđ]ược (?:ủy quyền|giao(?: nhiệm vụ)?|phân công) "
    r"|[Cc]ó (?:văn bản|biện pháp|giải pháp|phương án|kế hoạch|hình thức)(?: cụ thể| phù hợp)?(?: để)? "
)
"""`Có văn bản đôn đốc doanh nghiệp`, `Được ủy quyền cấp giấy phép`: the verb behind it is what to do."""
_RIGHT = re.compile(
    rf"Được (?:phép |quyền |mời )?(?=[{LOWER}])(?!(?:các|những|sự|cấp|miễn|hưởng|giảm|coi|xem|nhập khẩu|vận chuyển)(?!\w))"
)
"""`Được sử dụng bãi tập kết tạm`: what a body may do. What is said of goods or of a gain begins otherwise."""
_NO_ORDER = re.compile(
    r"(?:thong tin|moi|y kien)(?: [a-z]+){0,3} lien he(?!\w)"
    r"|(?:thong bao|quyet dinh|bao cao) so \d|ky boi|dai dien |can cu|thu nhap|to chuc,? ca nhan|to chuc tin dung|to chuc kinh te"
    r"|(?:bai bo|huy bo|thay the) (?:ke hoach|cong van|quyet dinh|chi thi|thong bao|huong dan|quy che|van ban|chuong trinh) so \d"
    r"|tinh den (?:het )?(?:ngay|thang|nam|thoi diem|nay)"
    r"|theo quy dinh|(?:huong dan|quy dinh|bao cao|thong bao|de nghi) (?:nay|tren)(?!\w)"
)
_STATEMENT = re.compile(r"[^;.]{10,160}? (?:duoc )?thuc hien theo (?:quy dinh|huong dan)")


def by_frame(page: Page, start: int, at: int, end: int, frame: Frame) -> tuple[Draft | None, int]:
    """The duty of the frame's actors in a sentence whose main clause begins at `at`, and where that goes on behind a case in
    which something must be done."""
    denied = duty_words().denied.match(page.folded, at, end)
    if denied is None and at > start and page.folded[start] in "kt" and _WHENEVER.match(page.folded, start, at):
        denied = _denied_then(page, at, end)
        at = denied.start() if denied is not None else at
    case = _CASE_MUST.match(page.folded, at, end) if denied is None and page.folded[at] in "knt" else None
    at = case.end() if case is not None else at
    step = denied or _MEANS.match(page.text, at, end)
    verb = duty_words().first_verb(page.text, page.folded, step.end(), end) if step else None
    rule = RULES[frame.source]
    right = _RIGHT.match(page.text, at, end) if step is None else None
    if right is not None and (may := duty_words().first_verb(page.text, page.folded, right.end(), end)) is not None:
        return Draft(start, end, at, frame.actors, frame.source, Modality.PERMISSION, rule, 0.75, may), at
    if denied or verb is not None:
        modality = Modality.PROHIBITION if denied else frame.modality or Modality.OBLIGATION
        return Draft(start, end, at, frame.actors, frame.source, modality, rule, 0.85, verb), at
    verb = duty_words().first_verb(page.text, page.folded, at, end)
    if verb is None and at > start and page.order and frame.item and _IN_CASE.match(page.folded, start, at):
        at, verb = _act_in_case(page, start, at, end)
    if verb is None and frame.item and (behind := _behind_thing(page, start, end)) is not None:
        at, verb = behind
    if verb is None or _NO_ORDER.match(page.folded, at, end):
        return None, at
    if verb.category is not None and _STATEMENT.match(page.folded, verb.end, end):
        return None, at
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, at, frame.actors, frame.source, modality, rule, _TRUST[frame.source], verb), at


_MATTER = re.compile(
    r"(?:(?:doi )?voi [^;:.]{5,200}:"
    r"|(?:cac |nhung )?(?:vu viec|truong hop|ho so|don|su co|hang hoa|lo hang) [^;:.]{3,140}?(?::| thi)"
    r"|qua \d{1,3} (?:ngay|gio|thang) [^;:.]{3,90}? thi) "
)
"""`Đối với nhà thuộc diện nguy hiểm, có nguy cơ sập đổ: tổ chức di dời …`, `Các vụ việc lớn, phức tạp thì báo cáo ngay`."""
_TO_BE = re.compile(
    r"(?!nguoi )[^;:.]{4,160}?"
    r" (?:(?:bat buoc )?phai duoc|duoc(?= (?:niem yet|thong bao|bao cao|gui|cong khai|luu)(?!\w))) (?=[a-z])"
)
"""`Danh sách sau khi chốt được niêm yết công khai`, `Đơn thuốc ngoại trú phải được ký số`: what is to be done with a thing."""


def _behind_thing(page: Page, start: int, end: int) -> tuple[int, Verb] | None:
    """The act behind the matter, or in the passive behind the thing, that a line begins with, where nobody is named before it."""
    for opening, seek in ((_MATTER, duty_words().first_verb), (_TO_BE, duty_words().verb_at)):
        thing = opening.match(page.folded, start, end)
        if thing is not None and not any(page.bodies_in(start, thing.end())):
            verb = seek(page.text, page.folded, thing.end(), end)
            if verb is not None:
                return thing.end(), verb
    return None


_IN_CASE = re.compile(r"(?:(?:trong )?truong hop|khi|neu)(?!\w)")
"""`Khi thị trường có biến động về giá, nguồn cung, kịp thời báo cáo …`: a case with commas in it."""
_CASE_MUST = re.compile(r"(?:khi|neu|truong hop) (?:co|xay ra|phat hien|phat sinh) [^,;.]{3,80}? (?:phai|can) (?=[a-z])")
"""`Khi có sự cố phải huy động ngay lực lượng …`: no comma stands before what is to be done."""
_WHENEVER = re.compile(r"(?:khi|trong qua trinh|truoc khi)(?! (?:co|phat hien|phat sinh|xay ra|nhan)(?!\w)) [a-z ]+, $")


def _act_in_case(page: Page, start: int, at: int, end: int) -> tuple[int, Verb | None]:
    """The act behind a case with commas in it, and where it begins; none where somebody else is named or asked."""
    for then in commas(page, at, end):
        if any(page.bodies_in(start, then)) or handed(page, then, end) is not None:
            break
        if (verb := duty_words().first_verb(page.text, page.folded, then, end)) is not None:
            return then, verb
    return at, None


def _denied_then(page: Page, at: int, end: int) -> re.Match[str] | None:
    """What is forbidden behind an opening with commas in it (`Khi thẩm định, cấp giấy phép xây dựng …, không cấp phép cho …`)."""
    for mark in (";", " thì "):
        stop = page.text.find(mark, at, end)
        end = stop if stop >= 0 else end
    found = (duty_words().denied.match(page.folded, later, end) for later in commas(page, at, end))
    return next((denied for denied in found if denied is not None), None)


_GOES_TO = re.compile(r"(?<!\w)(?:ve|cho|gui|toi|den|voi|bao|dien|trinh|bao cao) (?:(?:ve|cho|lai|ngay|truoc) )*(?=\w)")


def goes_out(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """What goes to a body among the tasks of an order, by whatever verb (`Ngay khi nhận công điện này, điện xác nhận về …`)."""
    if not (page.order and frame.duties and frame.actors and frame.open and frame.item) or page.normative:
        return None
    if frame.source is not ActorFrom.HEADING or _NO_ORDER.match(page.folded, start, end):
        return None
    bodies = set(page.bodies_in(start, end))
    if not any(match.end() in bodies for match in _GOES_TO.finditer(page.folded, start, end)):
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, start, frame.actors, frame.source, modality, "goes-out", 0.6)
