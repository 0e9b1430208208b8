"""Lines that end in a colon: what they give to the list below them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import skip_prefix
from ingest.duties.directives import asks_for_list, handed_inside
from ingest.duties.draft import Draft, Frame
from ingest.duties.handed import by_issuer
from ingest.duties.issuer import names_issuer
from ingest.duties.members import opens_list
from ingest.duties.other_headings import lead_in_others
from ingest.duties.page import Page
from ingest.duties.sentence_duties import read_sentence
from ingest.duties.stand_ins import resolve
from ingest.folding import fold

_CONTENT = re.compile(
    r"(?:noi dung(?! (?:tra loi|huong dan|giai dap|thuc hien|cong viec|nhiem vu))|hinh thuc|doi tuong|khau hieu|thong diep"
    r"|chi tieu|muc tieu)(?!\w)"
)


_ENUMERATES = re.compile(
    r"(?:truong hop|hanh vi|doi tuong|ho so|tai lieu|dieu kien|chung tu|dau hieu|can cu|tieu chi|thanh phan|cong trinh"
    r"|loai|thong tin)"
    r"(?: [a-z]+){0,4}?(?: nhu)? sau(?: day)?[ .]*:\s*$|(?:bao gom|gom co|gom)[ .]*:\s*$"
    r"|(?:khi|neu) (?:co|thuoc|dap ung|xay ra|vi pham|roi vao) mot trong (?:cac|nhung)[^:;]{2,40}:\s*$"
)
"""A lead-in line to cases, papers or conditions, not to tasks."""
_KIND_OF = re.compile(r" thuoc (?:truong hop|doi tuong|dien) [^;.:]{5,120} gom ?:\s*$")
"""`Các đơn vị … thuộc trường hợp không phải nộp thuế gồm:`: a list of who they are."""


def lead_in(page: Page, start: int, end: int, frame: Frame) -> tuple[Frame, list[Draft]]:
    """What a line that ends in a colon gives to the list below it; it is a duty itself only where it directs a body."""
    if _CONTENT.match(page.folded, start, end) and page.text.find(": ", start, end - 2) < 0:
        return replace(frame, duties=False, open=False), []
    if _KIND_OF.search(page.folded, start, end) is not None or opens_list(page, start, end):
        return frame, []
    if _REPORT_OF.search(page.folded, max(start, end - 110), end) or _ENUMERATES.search(page.folded, max(start, end - 70), end):
        drafts, _ = read_sentence(page, start, end, frame, closing=False)
        steps = not page.normative and page.folded.endswith(("gom:", "gom :", "nhu:", "nhu :"), start, end)
        below = replace(frame, duties=False, open=False)
        if drafts and steps:
            below = Frame(drafts[-1].actors, drafts[-1].source, drafts[-1].modality)
        return below, drafts if drafts and _tells(page, drafts[-1]) else []
    others = lead_in_others(page, start, end)
    if others:
        return Frame(others, ActorFrom.HEADING, frame.modality, loose=True), []
    told_below = _told_by_issuer(page, start, end)
    if told_below is not None:
        return told_below, []
    drafts, _ = read_sentence(page, start, end, frame, closing=False)
    if drafts and drafts[-1].rule in ("actor-verb", "plain") and _is_statement(page, drafts[-1]):
        return _asked_behind(page, start, end) or frame, []
    if not drafts and (asked := _asked_behind(page, start, end)) is not None:
        return asked, []
    if not drafts:
        hand = by_issuer(page, start, end) or handed_inside(page, start, end)
        if hand is None and page.letter:
            hand = asks_for_list(page, start, end)
        alone = bodies_at(page, hand[1], end) if hand else bodies_at(page, skip_prefix(page, start, end), end)
        modality = hand[2] if hand else frame.modality
        if alone[0] and not names_issuer(page, alone[0]) and _ALONE.match(page.folded, alone[1], end):
            return Frame(resolve(page, alone[0])[0], ActorFrom.HEADING, modality), []
        if hand is not None and not frame.actors and not page.reply:
            hands = not page.addressees and (frame.hands or bool(_SHARES_OUT.search(page.folded, start, end)))
            return Frame(page.addressees, ActorFrom.ADDRESSEE, modality, duties=bool(page.addressees), hands=hands), []
        if page.letter and not page.reply and page.addressees and not frame.actors and _ORDERS.search(page.folded, start, end):
            return Frame(page.addressees, ActorFrom.ADDRESSEE, frame.modality), []
        return replace(frame, modality=modality), []
    last = drafts[-1]
    besides = _BESIDES.search(page.folded, last.body + 60, last.end)
    if besides is not None and last.verb is not None and last.verb.category is not None:
        last.end = besides.start()
        below = Frame(last.actors, ActorFrom.HEADING, last.modality, coactors=last.coactors, lead=last.lead)
        return below, drafts
    if last.directs:
        bodies = _directed_bodies(page, last)
        if bodies:
            own = not page.normative and all(_SUBORDINATE.search(fold(body.name)) for body in bodies)
            if not own:
                last.inner.clear()
            announced = _ANNOUNCES.search(page.folded, max(last.body, last.end - 80), last.end) is not None
            below = Frame(last.actors if own else bodies, ActorFrom.HEADING, last.modality)
            return below, drafts[:-1] if announced else drafts
    source = ActorFrom.ADDRESSEE if last.source is ActorFrom.ADDRESSEE else ActorFrom.HEADING
    receive = last.recipients if last.category is Category.REPORT else ()
    below = Frame(last.actors, source, last.modality, coactors=last.coactors, lead=last.lead, recipients=receive)
    if receive and _SENT_AS_LISTED.match(page.folded, receive[-1].span.end, end):
        return below, drafts[:-1]  # nothing but the address: the list tells what is sent
    detail = _IN_DETAIL.search(page.folded, last.body, last.end)
    if (
        detail is not None
        and detail.start() - last.body > _TOLD
        and not _ANNOUNCES.search(page.folded, last.body, detail.start())
    ):
        last.end = detail.start()
        return below, drafts
    told = last.category is Category.REPORT and (
        bool(last.recipients) or not _OTHERS_REPORT.search(page.folded, last.body, last.end)
    )
    return below, drafts if told or _is_task(page, last) or _LISTS.search(page.folded, start, end) else drafts[:-1]


_SUBORDINATE = re.compile(
    r"^(?:cac )?(?:co quan|don vi|phong|ban|bo phan)(?!\w).* (?:truc thuoc|lien quan|chuc nang|chuyen mon)(?!\w)"
)
"""`đề nghị UBND tỉnh chỉ đạo các đơn vị trực thuộc có liên quan …, cụ thể như sau:`: whoever is asked has the tasks below."""
_ORDERS = re.compile(
    r"(?<!\w)(?<!xin )(?<!xin y kien )(?:(?:(?:co|truyen dat|cho) )?(?:y kien )?chi dao|quan triet"
    r"|huong dan,? (?:va )?yeu cau)(?!\w)(?! (?:cua|tai) )[^.;:]{0,90}:\s*$"
)
"""`Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:`: an order to whom the letter goes."""
_SENT_AS_LISTED = re.compile(
    r"(?: ?\([^()\n]*\))?(?:,? (?:cu the|nhu sau|(?:theo|vao) (?:cac |tung )?(?:ky|moc|thoi diem|thoi han|thoi gian|lich)"
    r"(?: [a-z]+){0,4}? sau(?: day)?))*[ :]*$"
)
"""`… gửi báo cáo về Phòng Nội vụ (bản giấy), cụ thể như sau:`"""
_BESIDES = re.compile(r",? dong thoi,? (?:trien khai|thuc hien|luu y|huong dan|quan triet)[^;:]{3,90} sau(?: day)?\s*:?\s*$")
"""`… tuyên truyền các quy định của Luật, đồng thời triển khai một số nội dung như sau:`: a task, and a list behind it."""
_SHARES_OUT = re.compile(r"(?:phan cong|giao)(?: [a-z]+){0,2} (?:trach nhiem|nhiem vu)(?!\w)")
"""`… phân công trách nhiệm cụ thể như sau:`: the headings below are bodies."""
_CASES = re.compile(
    r"(?:truong hop|cong trinh|doi tuong|hanh vi|loai|nhom|to chuc|co quan|don vi|hang hoa|thong tin|muc|dieu kien|tieu chi"
    r"|bao gom|gom co|gom|nhu)"
    r"[^,;.]{0,40}:\s*$"
)
_OTHERS_REPORT = re.compile(
    r"(?:noi dung|cong tac|che do) (?:tong hop,? )?bao cao(?!\w)|(?:yeu cau|nhiem vu|giai phap|cong viec)[^;.]{0,40}:\s*$"
)
_LISTS = re.compile(
    r"(?:nhom|doi tuong|truong hop|linh vuc|loai|hang muc|muc thu|muc phi|ty le|cong thuc)[^,;.]{0,30} nhu(?: sau)?\s*:\s*$"
)
"""A task with the list of what it is about (`… theo các nhóm đối tượng cụ thể như:`)."""
_REPORT_OF = re.compile(
    r"(?:(?<!tong hop )bao cao|de cuong|bieu mau)[^;.:]{0,60}(?:noi dung|de cuong|so lieu|bo cuc|gom|chi tieu)"
    r"[^;.:]{0,30}\s*:\s*$"
)
"""`Thực hiện báo cáo đầy đủ nội dung như sau:`: the list tells what the report holds."""
_CONDITIONS = re.compile(r"(?:co|dap ung|bao dam|gom|bao gom|la)(?!\w)")


def _tells(page: Page, draft: Draft) -> bool:
    """Whether a lead-in to cases is a duty itself (`Chủ đầu tư có trách nhiệm mua bảo hiểm … đối với các công trình sau:`)."""
    if draft.rule.endswith("-words") or draft.end - draft.body < 30 or _CONDITIONS.match(page.folded, draft.body):
        return False
    return _CASES.search(page.folded, max(draft.body, draft.end - 70), draft.end) is not None


_IN_DETAIL = re.compile(r", cu the(?: [a-z]{2})? ?:\s*$")
_TOLD = 40
"""Letters of a task told before `, cụ thể:` (`đề nghị Cục Thuế thống kê tình hình nộp báo cáo …, cụ thể:`)."""
_TASK = 120
"""Letters from which a lead-in tells a task of its own before the list (`giao Cục … kiểm tra … và xử lý như sau:`)."""
_ANNOUNCES = re.compile(
    r"(?:noi dung|nhiem vu|viec|giai phap|van de|yeu cau|bien phap|cong tac|diem)(?: [a-z]+){0,4} sau(?: day)?\W*$"
)


def _is_task(page: Page, draft: Draft) -> bool:
    """Whether a lead-in line hands over a task itself, rather than only announcing the list."""
    if draft.rule != "directive" or draft.end - draft.body < _TASK or draft.verb is None or draft.verb.category is Category.OTHER:
        return False
    return not _ANNOUNCES.search(page.folded, max(draft.body, draft.end - 80), draft.end)


_ALONE = re.compile(
    r"(?: \([^()\n]*\))?(?: (?:co trach nhiem|co nhiem vu|chiu trach nhiem|can|phai|tap trung|khan truong|tiep tuc"
    r"|chu dong|nghiem tuc|to chuc|trien khai|thuc hien|biet|ngay"
    r"|mot so|cac|nhung|noi dung|nhiem vu|cong viec|viec|giai phap|sau|day|nhu|tot|trong tam|luu y|quan tam|va|phoi hop|cu the"
    r"|,)(?!\w))*[ .:;,]*$"
)


_STATES = re.compile(
    r"(?:ket luan|thong nhat|ban hanh|xay dung|quy dinh|thong bao|huong dan|co y kien|quyet dinh|dieu chinh|cong bo"
    r"|bao cao)(?!\w)"
)


_DOES_ITSELF = re.compile(
    r"(?:to chuc|trien khai|tien hanh)(?: (?:to chuc|trien khai|thuc hien))* (?:cac |nhung )?"
    r"(?:hinh thuc|hoat dong|cong viec) sau"
)
"""`Ban Thường trực … tổ chức thực hiện các hình thức sau:` in a plan: what stands below is the writer's own to do."""


def _is_statement(page: Page, draft: Draft) -> bool:
    """Whether a lead-in line tells what the writer does (`… xây dựng kế hoạch như sau:`)."""
    if names_issuer(page, draft.actors):
        return page.letter or not _DOES_ITSELF.match(page.folded, draft.body, draft.end)
    return (
        page.folded.endswith(("nhu sau:", "noi dung sau:"), 0, draft.end)
        and bool(_STATES.match(page.folded, draft.body))
        and not (page.order and draft.recipients)  # a plan tells bodies when to report to whom
    )


_AND_ASKS = re.compile(r"(?:,| va|, va|,? dong thoi) (?P<word>yeu cau|de nghi|giao(?: nhiem vu)?(?: cho)?|chi dao) (?=[a-z])")


def _asked_behind(page: Page, start: int, end: int) -> Frame | None:
    """Those whom the writer asks behind what it does itself (`Tổng cục Thuế phát động đợt cao điểm và yêu cầu các Cục Thuế thực
    hiện ngay các việc sau đây:`)."""
    for asks in reversed(list(_AND_ASKS.finditer(page.folded, start, end))):
        bodies, done = bodies_at(page, asks.end(), end)
        if bodies and not names_issuer(page, bodies) and _ALONE.match(page.folded, done, end):
            modality = Modality.REQUEST if asks["word"] == "de nghi" else Modality.OBLIGATION
            return Frame(resolve(page, bodies)[0], ActorFrom.HEADING, modality)
    return None


_TELLS_WHOM = re.compile(r"(?:chi dao|luu y|nhac nho|thong bao (?:de|den|cho))(?: cho)? ")


def _told_by_issuer(page: Page, start: int, end: int) -> Frame | None:
    """Those whom the writer directs in a line of nothing else (`Chủ tịch Ủy ban nhân dân tỉnh chỉ đạo các sở như sau:`)."""
    writer, at = bodies_at(page, skip_prefix(page, start, end), end)
    whom = _TELLS_WHOM.match(page.folded, at + 1, end) if writer and names_issuer(page, writer) else None
    bodies, done = bodies_at(page, whom.end(), end) if whom is not None else ((), end)
    if not bodies or not _ALONE.match(page.folded, done, end):
        return None
    return Frame(resolve(page, bodies)[0], ActorFrom.HEADING, Modality.OBLIGATION)


_DIRECTS = re.compile(r"chi dao(?: ?,? ?(?:va )?(?:huong dan|don doc|kiem tra|yeu cau))*(?: cho)? ")


def _directed_bodies(page: Page, draft: Draft) -> tuple[Party, ...]:
    match = _DIRECTS.search(page.folded, draft.body, draft.end)
    return bodies_at(page, match.end(), draft.end)[0] if match else ()
