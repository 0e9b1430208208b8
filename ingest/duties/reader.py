"""Reads the duties of one provision: sentences, then clauses, then what belongs together again."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.begin import begin_duty
from ingest.duties.clauses import Draft, Frame, skip_prefix
from ingest.duties.directives import asks_for_list, handed_inside
from ingest.duties.handed import by_issuer
from ingest.duties.other_headings import lead_in_others
from ingest.duties.page import Page, resolve
from ingest.duties.pieces import join, pieces
from ingest.duties.private import names_issuer
from ingest.duties.sentences import sentences
from ingest.duties.shared import done_by, reported_by, sent_there_too, take_over
from ingest.duties.slots import fill
from ingest.duties.when import term

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
_COURTESY = re.compile(
    r"(?:(?:duoc )?biet|quan tam|nghiem tuc|phoi hop|to chuc|trien khai|thuc hien|chi dao|luu y|can cu|chap hanh"
    r"|xem xet|theo doi|ap dung"
    r"|nghien cuu|tang cuong|khan truong|chu dong|kip thoi)(?!\w)"
)


_PHONE = re.compile(r"(?:\bdt|dien thoai|email|so|dia chi|/)[ .]*:\s*$")


def read_provision(page: Page, start: int, end: int, frame: Frame, closing: bool = False) -> tuple[list[Draft], Frame | None]:
    """The duties of a paragraph, and the frame that it gives to the provisions below it where it ends in a colon."""
    drafts: list[Draft] = []
    below: Frame | None = None
    spans = list(sentences(page.text, start, end))
    open_end = False
    inherited = frame
    for i, (first, last) in enumerate(spans):
        if i + 1 == len(spans) and page.text[first:last].rstrip().endswith(":") and not _PHONE.search(page.folded, first, last):
            below, found = lead_in(page, first, last, inherited)
            drafts += found
            break
        found, actors = _sentence(page, first, last, inherited, closing)
        if actors and not (frame.duties and frame.actors and _CASE.match(page.folded, first)):
            inherited = replace(frame, actors=actors, source=ActorFrom.ANAPHORA, duties=True)
        due = term(page, first, last) if drafts and drafts[-1].timing is None else None
        if due is not None and (not found or page.folded.startswith(_WORK, first)):
            drafts[-1].timing, drafts[-1].end = due, last
            continue
        if not found and open_end and drafts and frame.loose and drafts[-1].rule.startswith("heading"):
            drafts[-1].end = last
            continue
        if not found and open_end and drafts and drafts[-1].rule != "private-actor" and _continues(page, first, last):
            drafts[-1].end = last
            continue
        open_end = bool(found)
        if drafts and _goes_into_detail(page, first, found, drafts[-1]):
            drafts[-1].end = last
            continue
        if found and drafts:
            sent_there_too(drafts[-1], found[0])
        for j, draft in enumerate(found):
            named = draft.source is ActorFrom.EXPLICIT or draft.rule == "actor-again"
            apart = named or page.folded.startswith("phoi hop ", draft.body)
            if not (j == 0 and drafts and not apart and join(drafts[-1], draft)):
                drafts.append(draft)
    return drafts, below


_WORK = ("viec ", "cong tac ")


def _goes_into_detail(page: Page, first: int, found: list[Draft], told: Draft) -> bool:
    """Whether a sentence only tells more of the task before it (`Trong đó, phân công rõ trách nhiệm của các bộ …`)."""
    if len(found) != 1 or not page.folded.startswith("trong do", first):
        return False
    more = found[0]
    return more.actors == told.actors and not (more.recipients or more.timing or more.coactors or more.inner)


_CASE = re.compile(r"(?:trong )?truong hop(?!\w)")
"""Who acts in one case (`Trường hợp …, thì cơ quan thuế …`) is not who acts in the next sentence of an item."""
_FRAGMENT = re.compile(
    r"(?:noi dung|kinh phi|thoi gian|moi chi tiet|chi tiet|moi thong tin|dau moi"
    r"|(?:cong van|van ban|chi thi|ke hoach|quyet dinh|cong dien|thong bao)(?: [a-z]+)? nay"
    r"|(?:sau|qua|het) (?:ngay|thoi (?:gian|han))|viec "
    r"|bai bo |day la|trong do|(?:trong )?qua trinh|truong hop|cu the|neu |khi |muc |doi tuong|dia diem|ghi chu)"
)
_FINITE = re.compile(r" (?:cần|phải|được|là|sẽ|đã|thì|do) ")
_APART = re.compile(r"(?:cac|hai|ba|moi|nhung|rieng|nghiem cam|tuyet doi khong)(?!\w)")
"""`Các đài thông tin duyên hải phát bản tin …`, `Nghiêm cấm …`: another subject, or what is forbidden."""


def _continues(page: Page, start: int, end: int) -> bool:
    """Whether a sentence without a verb of its own goes on with the list of the one before it."""
    if (
        _FRAGMENT.match(page.folded, start, end)
        or _APART.match(page.folded, start, end)
        or _FINITE.search(page.text, start, min(end, start + 90))
    ):
        return False
    return not bodies_at(page, start, end)[0]


def lead_in(page: Page, start: int, end: int, frame: Frame) -> tuple[Frame, list[Draft]]:
    """What a line that ends in a colon gives to the list below it; it is a duty itself only where it directs a body."""
    if _CONTENT.match(page.folded, start, end) and page.text.find(": ", start, end - 2) < 0:
        return replace(frame, duties=False, open=False), []
    if _KIND_OF.search(page.folded, start, end) is not None:
        return frame, []
    if _REPORT_OF.search(page.folded, max(start, end - 110), end) or _ENUMERATES.search(page.folded, max(start, end - 70), end):
        drafts, _ = _sentence(page, start, end, frame, closing=False)
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
    drafts, _ = _sentence(page, start, end, frame, closing=False)
    if drafts and drafts[-1].rule in ("actor-verb", "plain") and _is_statement(page, drafts[-1]):
        return frame, []
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
            last.inner.clear()
            announced = _ANNOUNCES.search(page.folded, max(last.body, last.end - 80), last.end) is not None
            return Frame(bodies, ActorFrom.HEADING, last.modality), drafts[:-1] if announced else drafts
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
    r"|mot so|cac|nhung|noi dung|nhiem vu|cong viec|viec|giai phap|sau|day|nhu|tot|trong tam|luu y|quan tam|va"
    r"|,)(?!\w))*[ .:;,]*$"
)


_STATES = re.compile(
    r"(?:ket luan|thong nhat|ban hanh|xay dung|quy dinh|thong bao|huong dan|co y kien|quyet dinh|dieu chinh|cong bo"
    r"|bao cao)(?!\w)"
)


def _is_statement(page: Page, draft: Draft) -> bool:
    """Whether a lead-in line tells what the writer does (`… xây dựng kế hoạch như sau:`)."""
    return names_issuer(page, draft.actors) or (
        page.folded.endswith(("nhu sau:", "noi dung sau:"), 0, draft.end)
        and bool(_STATES.match(page.folded, draft.body))
        and not (page.order and draft.recipients)  # a plan tells bodies when to report to whom
    )


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


_MARKS = re.compile(r"[ _\-+*•.,:;|~—¬§=>«^]*(?:Bước \d{1,2}\W{1,3}(?=\w))?")
"""Marks that a scan or a list leaves before a sentence, and the number of a step."""


def _sentence(page: Page, start: int, end: int, frame: Frame, closing: bool) -> tuple[list[Draft], tuple[Party, ...]]:
    """The duties of one sentence, and the bodies that it names as actors: sentences after it go on with them."""
    start = _MARKS.match(page.text, start, end).end()  # type: ignore[union-attr]
    if page.normative and page.text[start : start + 1] in ("“", '"'):
        start += 1
    if page.folded.startswith("luu y: ", start):
        start += len("luu y: ")
    if (
        start >= end
        or (page.text[start : start + 9].isupper() and page.text[start:end].isupper())
        or page.text[start] in "“\"'‘("
    ):
        return [], ()
    draft = begin_duty(page, start, end, frame)
    if draft is None:
        return [], ()
    named = draft.actors if draft.source in (ActorFrom.EXPLICIT, ActorFrom.ANAPHORA) else ()
    joined: list[Draft] = []
    for i, piece in enumerate(pieces(page, draft)):
        fill(page, piece, page.timings_in(start if i == 0 else piece.start, piece.end))
        if i:
            take_over(page, joined, piece)
        if draft.source is ActorFrom.HEADING and draft.actors is frame.actors:
            piece.coactors = piece.coactors or frame.coactors
            piece.lead = piece.lead or frame.lead
            if piece.category is Category.REPORT:
                piece.recipients = piece.recipients or frame.recipients
        if not (joined and join(joined[-1], piece)):
            joined.append(piece)
    for piece in joined:
        piece.inner = [part for inner in piece.inner for part in _inner_pieces(page, inner)]
    for piece, then in zip(reversed(joined[:-1]), reversed(joined[1:]), strict=True):
        if piece.category is then.category is Category.REPORT and piece.actors == then.actors:
            piece.recipients = piece.recipients or then.recipients
    done_by(page, joined)
    reported_by(joined)
    given = {(part.start, part.end) for piece in joined for part in piece.inner}
    joined = [piece for piece in joined if (piece.start, piece.end) not in given]  # the part of whoever is directed
    if closing:
        joined = [piece for piece in joined if not _is_courtesy(page, piece)]
    return joined, named


def _inner_pieces(page: Page, inner: Draft) -> list[Draft]:
    """The clauses of a duty that is given through another, each read whole."""
    joined: list[Draft] = []
    for i, piece in enumerate(pieces(page, inner) if inner.rule == "directed" else [inner]):
        if inner.rule != "passed-on":
            own = (piece.timing,) if piece.timing else () if inner.rule == "advised" else page.timings_in(piece.start, piece.end)
            fill(page, piece, own)
        piece.chained = True
        if inner.rule == "passed-on":
            piece.inner = [part for told in piece.inner for part in _inner_pieces(page, told)]
        if not (i and join(joined[-1], piece)):
            joined.append(piece)
    return joined


_SHORT_CALL = 45
"""Letters: a longer call in the letter's last lines is what it asks for, unless it only asks for care."""
_CARE = re.compile(
    r"(?:quan tam|nghiem tuc|biet|duoc biet"
    r"|phoi hop(?: chat che| tot)?(?:[,.;/]| (?:de|thuc hien|trien khai|chi dao|giai quyet|voi)(?!\w)|$))(?!\w)"
)
_THIS_ALONE = re.compile(
    r"(?:nghiem tuc |khan truong )?(?:trien khai|thuc hien)(?: [a-z]+){0,9} (?:van ban|cong van|chi thi) nay(?!\w)"
)
_THIS = re.compile(
    r"(?:trien khai|thuc hien)(?: [a-z]+){0,4} (?:van ban|cong van|chi thi|ke hoach|thong bao|cong dien) nay(?!\w)"
    r"|(?:nghiem tuc|khan truong) (?:trien khai|thuc hien)"
)


def _is_courtesy(page: Page, draft: Draft) -> bool:
    """A closing line that only asks to carry the document out."""
    if draft.recipients or draft.timing or draft.coactors or draft.directs:
        return False
    if draft.category not in (Category.OTHER, Category.COMMUNICATE, Category.COORDINATE):
        return False
    if not page.order and draft.end - draft.body > _SHORT_CALL and not _CARE.match(page.folded, draft.body):
        return bool(_THIS.search(page.folded, draft.body, draft.end) or _THIS_ALONE.match(page.folded, draft.body))
    return draft.rule.startswith(("directive", "actor")) and bool(_COURTESY.match(page.folded, draft.body, draft.end))
