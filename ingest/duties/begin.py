"""How a sentence begins to give a duty: to whom, by which words, and whether it is told at all or only stated."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.amid import IF, amid, further_on, named_again
from ingest.duties.answers import answered
from ingest.duties.bans import forbidden
from ingest.duties.bound import bound
from ingest.duties.by_law import acts_by_law, charged_subject
from ingest.duties.cases import another_case
from ingest.duties.charged import charged
from ingest.duties.clauses import BRACKET, explicit, grip, skip_prefix
from ingest.duties.directives import chief_directs, handed, handed_inside, told
from ingest.duties.draft import Draft, Frame
from ingest.duties.framed import by_frame, goes_out
from ingest.duties.handed import asked_after, asks_itself, by_issuer, handed_over, passes_on
from ingest.duties.issuer import names_issuer
from ingest.duties.kind import STAFFS
from ingest.duties.modal import subject_at
from ingest.duties.no_duty import is_none
from ingest.duties.page import INFORMS, Page, begins, commas, past_grounds
from ingest.duties.plain import plain
from ingest.duties.private import by_subject, by_subject_inside, concerning, from_others
from ingest.duties.shapes import carried_out, sent, troubled
from ingest.duties.told import GENERAL, ISSUING, is_addressee, may_act, meets_trouble, must, proposes, states
from ingest.duties.words import TROUBLE, duty_words
from ingest.folding import fold


def begin_duty(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The first duty of a sentence, up to the sentence's end."""
    found = _told_duty(page, start, end, frame) or charged(page, start, end, frame) or plain(page, start, end, frame)
    found = found or by_subject_inside(page, start, end, frame) or bound(page, start, end, frame)
    found = found or answered(page, start, end, frame) or goes_out(page, start, end, frame)
    if found is None and not page.normative and not page.reply:
        found = _below_label(page, start, end, frame)
    if found is not None and page.letter:
        found.start = _with_case(page, start, found.start, found.body)
    if found is None and not page.normative and page.holds(_JOINING, start, end):
        later = (_later(page, joint.end(), end, frame) for joint in islice(_JOINT.finditer(page.text, start, end), _MOST_JOINTS))
        found = next((draft for draft in later if draft is not None), None)
    return None if found is not None and is_none(page, start, found) else found


def _below_label(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """What a sentence tells behind the bodies that label it, where another acts (`Văn phòng, Đội Công nghệ: Đội Công nghệ hoàn
    thành …`, `Phòng Kinh tế: Hằng tháng, Trưởng thôn báo cáo …`)."""
    parties, after = bodies_at(page, start, end)
    if not parties or not page.text.startswith(": ", after, end) or not frame.open or names_issuer(page, parties):
        return None
    return _told_duty(page, after + 2, end, replace(frame, actors=parties, source=ActorFrom.EXPLICIT))


_CASE = re.compile(r"(?:(?:trong )?truong hop|neu|khi|sau khi|doi voi)(?!\w)")


def _with_case(page: Page, start: int, at: int, end: int) -> int:
    """Where a letter's duty begins that the sentence at `start` gives at `at`: behind the grounds, with the case in which it is
    to be done."""
    opening = past_grounds(page, start, at)
    if at == start:
        return past_grounds(page, start, end)
    return begins(page, opening, at) if _CASE.match(page.folded, opening, at) else at


def _later(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a body named behind a statement (`…, hàng hóa được thông quan; người khai hải quan phải nộp đủ thuế …`)."""
    draft = _told_duty(page, at, end, frame)
    return draft if draft is not None and draft.source is ActorFrom.EXPLICIT else charged(page, at, end, frame)


def _told_duty(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    at = skip_prefix(page, start, end)
    whole = at > start and (
        page.timings_in(start, at) or IF.match(page.folded, start, at) or page.folded.endswith(" thi ", start, at)
    )
    opening = start if whole else at
    shaped = _shaped(page, start, at, end, frame)
    if shaped is not None:
        return shaped
    framed = frame.duties and bool(frame.actors)
    topic = _topic_end(page, at, end, framed)
    if (
        topic is None
        and framed
        and page.order
        and not page.normative
        and at > start
        and page.folded.startswith("doi voi ", start)
    ):  # `Đối với A, B:`
        topic = _topic_end(page, start, end, framed)
    if topic is not None:
        opening, at = start if page.folded.startswith(("doi voi ", "truong hop "), start) else at, topic
    concerned = concerning(page, start, end, frame)
    hand = handed(page, at, end) if concerned is None or concerned.rule != "directive" else None
    rights = framed and frame.modality is Modality.PERMISSION  # `Yêu cầu cơ quan quản lý hướng dẫn …`: what they may ask
    if hand is not None and not rights and not (framed and STAFFS.match(page.folded, at, end)):
        asked = handed_over(page, hand, opening, end, frame, giver=())
        if (
            asked is not None
            and page.folded.startswith("phan cong ", at)
            and all(fold(one.name) in _STAFF for one in asked.actors)
        ):
            return None
        if asked is not None or not (
            framed and (frame.item or page.order) and page.folded.startswith(("giao ", "phan cong "), at)
        ):
            return asked
    found = forbidden(page, at, end) or named_again(page, at, opening, end, frame) or concerned
    if found is not None:
        return found
    parties, after = bodies_at(page, at, end)
    if parties:
        return _by_bodies(page, start, at, opening, end, frame, parties, after)
    found = (
        (amid(page, start, end, frame) if page.folded[start] in "dt" else None)
        or _behind_commas(page, start, at, end, frame)
        or another_case(page, start, at, end, frame)
    )
    if found is None and framed:
        found, at = by_frame(page, start, at, end, frame)
    if found is None and at > start and (others := subject_at(page, at, end, alone=True)) is not None and others.strong:
        found = from_others(page, at, opening, end, frame, alone=True)
    found = found or by_subject(page, start, at, opening, end, frame)
    return found or _inside(page, start, at, opening, end, frame)


_HANDS_OUT = re.compile(r"giao (?:chi tieu|ke hoach|nhiem vu|du toan|viec|kinh phi)(?!\w)")
"""`Cục trưởng giao chỉ tiêu thu nợ đến từng phòng`: a thing handed out, which is the act itself."""
_STAFF = frozenset(["can bo", "cong chuc", "vien chuc", "nhan vien", "can bo, cong chuc", "can bo truc"])
"""Whom a body chooses of its own (`Phân công cán bộ trực …`): told to nobody, nobody has a duty."""


def _shaped(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """A sentence of a fixed shape, whose main clause begins at `at`."""
    shaped = carried_out(page, at, end)
    if shaped is not None or not (page.letter or page.order or (frame.duties and frame.actors and not page.normative)):
        return shaped
    shaped = sent(page, at, end, frame) or (sent(page, start, end, frame) if at > start else None)
    return shaped or troubled(page, start, end, frame)


def _by_bodies(
    page: Page, start: int, at: int, opening: int, end: int, frame: Frame, parties: tuple[Party, ...], after: int
) -> Draft | None:
    """What a sentence tells the bodies that its main clause begins with, or whoever their names are part of."""
    found = _from_bodies(page, start, at, opening, end, frame, parties, after)
    if found is None and page.letter and names_issuer(page, parties):
        return asked_after(page, after, end, frame)
    bare = after - at < _BARE and page.text[at + 1 : after].islower()
    bare = bare and not (page.directs and not page.normative and page.folded.startswith("cac ", at))
    which = acts_by_law(page, at, opening, end, frame) if found is not None and bare else None
    if found is not None and which is not None and which.body > found.body:
        return which
    found = found or from_others(page, at, opening, end, frame) or acts_by_law(page, at, opening, end, frame)
    return found or charged_subject(page, at, opening, end, frame)


def _inside(page: Page, start: int, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """A duty that a sentence gives amid its words, where it does not begin with who has it."""
    if page.normative:
        return _behind_statement(page, at, end, frame) or _handed_by_law(page, start, at, end, frame)
    hand = by_issuer(page, at, end) or handed_inside(page, at, end)
    if hand is not None:
        return handed_over(page, hand, opening if opening < at else hand[0], end, frame, giver=(), inside=True)
    return further_on(page, at, opening, end, frame) if frame.open and not page.letter else None


def _handed_by_law(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """What a law's sentence has a body do by `giao`, or where there is trouble by another word."""
    if page.folded.find("giao ", at, end) < 0 and not TROUBLE.search(page.folded, start, end):
        return None
    hand = handed_inside(page, at, end)
    if hand is None or not (page.folded.startswith("giao ", hand[0]) or TROUBLE.search(page.folded, start, hand[0])):
        return None
    parties, after = bodies_at(page, hand[1], end)
    if not parties:
        return None
    told = at if _THIS_MATTER.match(page.folded, after, end) else hand[0]
    return handed_over(page, hand, told, end, frame, giver=(), inside=True)


_BARE = 12
"""Letters of a bare `cơ quan`: a verb behind it may tell which (`Cơ quan thực hiện chế độ tự chủ lập dự toán …`)."""
_IS_ALLOWED = re.compile(r"(?: [^\s,;.:]+){0,6} được (?!giao|phân|ủy quyền|cấp|thành lập|chỉ định)")
"""`Cơ quan đại diện nước ngoài tại Việt Nam được phát hành …`: a right."""
_THIS_MATTER = re.compile(r" (?:to chuc |chu tri )?(?:trien khai |thuc hien)[.; ]*$")
"""`Kinh phí do ngân sách trung ương bổ sung và giao Ủy ban nhân dân cấp tỉnh thực hiện.`: the whole sentence tells what."""


def _behind_statement(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """Who must act behind a statement of law (`Khối lượng học tập … được xác định …; người học phải hoàn thành …`)."""
    for joint in islice(_JOINT.finditer(page.text, at, end), _MOST_JOINTS):
        later = joint.end()
        others = subject_at(page, later, end)
        if others is not None and others.strong:
            return from_others(page, later, later, end, frame)
        parties, after = bodies_at(page, later, end)
        held = grip(page, after, end) if parties else None
        if held is not None and held.strong:
            return _from_bodies(page, later, later, later, end, frame, parties, after)
    return None


_JOINT = re.compile(
    r"(?:; (?:[a-zđ]\) )?(?=\w)"
    r"|(?: nhưng| nên|, đồng thời,?|,? do đó,?|,? vì vậy,?| nguyên tắc,)"
    r" (?=(?:[^\s,;.]+ ){1,20}(?:phải|có trách nhiệm|có nghĩa vụ) ))"
)
_JOINING = ("; ", " nhung ", " nen ", "dong thoi", " do do", " vi vay", "nguyen tac")
_MOST_JOINTS = 12
"""So many clauses at most are looked at behind a statement."""

_OPENING = re.compile(
    r"(?:(?:trong )?truong hop|neu|khi|qua|can cu|tren co so|theo|doi voi|(?:trong|sau) (?:thoi han|khi))(?!\w)"
)


def _behind_commas(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """A body behind an opening phrase with commas in it (`Trường hợp kiểm tra chứng từ, sổ sách …, Sở Tài chính báo cáo …`)."""
    if at == start or page.reply or not _OPENING.match(page.folded, start, at):
        return None
    if duty_words().first_verb(page.text, page.folded, at, end) is not None:
        return None
    for later in commas(page, at, end):
        parties, after = bodies_at(page, later, end)
        held = grip(page, after, end) if parties else None
        if held is not None and (held.strong or (held.verb is not None and held.verb.category is Category.REPORT)):
            return _from_bodies(page, start, later, start, end, frame, parties, after)
    return None


def _from_bodies(
    page: Page, start: int, at: int, opening: int, end: int, frame: Frame, parties: tuple[Party, ...], after: int
) -> Draft | None:
    """A sentence whose main clause begins with bodies: they hand something over, or act themselves."""
    aside = BRACKET.match(page.text, after, end) if names_issuer(page, parties) else None
    after = aside.end() if aside is not None else after
    hand = handed(page, after + 1, end) if page.text[after : after + 1] == " " else None
    if hand is None and len(parties) == 1:
        hand = chief_directs(page, parties[0].name, after + 1, end)
    if hand is not None and not page.normative and STAFFS.match(page.folded, hand[0], end) and not names_issuer(page, parties):
        hand = None  # `Trưởng Công an phường phân công cán bộ tham gia …`: whom it chooses of its own
    if hand is not None and _HANDS_OUT.match(page.folded, hand[0], end) and not names_issuer(page, parties):
        hand = None
    if hand is not None and page.letter and not names_issuer(page, parties) and all(is_addressee(page, p) for p in parties):
        return passes_on(page, hand, opening, end, parties)
    if hand is None and names_issuer(page, parties):
        hand = told(page, after + 1, end)
        hand = hand if hand is not None and bodies_at(page, hand[1], end)[0] else None
    if hand is not None:
        asked = handed_over(page, hand, opening if opening < at else hand[0], end, frame, giver=parties)
        asks = page.directs and not names_issuer(page, parties) and page.folded.startswith("yeu cau ", hand[0])
        return asks_itself(page, asked, hand, start, parties) if asked is not None and asks else asked
    named = explicit(page, at, end)
    if named is None:
        return _unknown_act(page, start, end, frame, parties, after) if at == start else None
    actors, source, held = named
    strong = held.strong or meets_trouble(page, start, at, held)
    strong = strong or (page.normative and (must(page, start, at, held, end) or (at == start and states(page, after, held))))
    if not may_act(page, actors, strong, frame, at == start) or proposes(page, held):
        return None
    if not frame.open and _NEEDS.match(page.folded, after, end) and not _binds(page, after, end):
        return None
    if page.folded.startswith("mot so ", at) and _FALLS_SHORT.search(page.folded, after, end):
        return None
    if INFORMS.match(page.folded, held.body, end):
        return None
    if names_issuer(page, actors) and held.verb is not None and held.verb.phrase in ISSUING:
        return None
    modality = held.modality or frame.modality or Modality.OBLIGATION
    return Draft(opening, end, held.body, actors, source, modality, "actor-verb", 0.92 if held.strong else 0.86, held.verb)


def _unknown_act(page: Page, start: int, end: int, frame: Frame, parties: tuple[Party, ...], after: int) -> Draft | None:
    """An item of an order that begins with bodies and goes on with words that the vocabulary lacks."""
    told = (page.order and not page.normative) or (
        page.letter and not page.reply and not names_issuer(page, parties) and page.text[end - 1] in ".;/"
    )
    if not (frame.item and frame.open and told and after - start > 8 and duty_words().unlisted.match(page.text, after, end)):
        return None
    if page.text.find(":", after, min(end, after + 80)) >= 0 or _IS_ALLOWED.match(page.text, after, end):
        return None
    if not may_act(page, parties, False, frame):
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, after + 1, parties, ActorFrom.EXPLICIT, modality, "actor-words", 0.6)


_LONGEST_TOPIC = 200


def _topic_end(page: Page, at: int, end: int, framed: bool) -> int | None:
    """Where the main clause begins after a topic and a colon (`Thanh tra khoa học: Ủy ban nhân dân … làm đầu mối …`), among
    tasks of bodies told above also where it is their act (`Đối với hộ nghèo, hộ cận nghèo: hỗ trợ 100% kinh phí`)."""
    colon = page.text.find(": ", at, min(end, at + _LONGEST_TOPIC))
    if colon < 0 or bodies_at(page, at, colon)[1] >= colon - 1 or handed(page, at, end):
        return None
    if page.folded.endswith((" nhu", " gom", " sau", " la"), at, colon):
        return None
    after = colon + 2
    if explicit(page, after, end) or handed(page, after, end):
        return after
    if framed and not page.reply and page.folded.startswith("doi voi ", at):
        return after if duty_words().first_verb(page.text, page.folded, after, end) is not None else None
    others = subject_at(page, after, end)
    return after if others is not None and others.strong else None


_FALLS_SHORT = re.compile(
    r" (?:con|chua) (?:(?:thuc su|duoc) )?"
    r"(?:cham|han che|thieu|nghiem|tot|kip thoi|day du|triet de|quyet liet|chat che|dong bo|hieu qua|dung|quan tam)(?!\w)"
)
"""`Một số Trung tâm Y tế báo cáo ca bệnh còn chậm`: what was found of some."""


def _binds(page: Page, after: int, end: int) -> bool:
    """Whether what bodies need to do is a duty even among principles: they answer for it, or have a day for it."""
    return page.folded.find(" chiu trach nhiem truoc ", after, end) >= 0 or any(
        one.rule in ("counted", "date") for one in page.timings_in(after, end)
    )


_NEEDS = re.compile(rf"[^,;.]{{0,60}}? (?:can |phai {GENERAL.pattern})")
"""Among purposes and general requirements, neither what bodies need nor what they have to reach is a duty of theirs."""
