"""Duties that are handed over: by `đề nghị`, `yêu cầu` or `giao`, by what the writer tells of itself, or passed on."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import BRACKET, Grip, grip
from ingest.duties.directives import handed, handed_inside, told
from ingest.duties.draft import Draft, Frame
from ingest.duties.issuer import is_issuer
from ingest.duties.modal import asked_of
from ingest.duties.page import Page
from ingest.duties.stand_ins import resolve
from ingest.duties.told import is_addressee
from ingest.duties.words import duty_words
from ingest.folding import fold

RULES = {
    ActorFrom.HEADING: "heading",
    ActorFrom.ADDRESSEE: "addressee",
    ActorFrom.ANAPHORA: "sentence-before",
    ActorFrom.EXPLICIT: "heading",
}
_ASKED = ("huong dan", "tra loi", "giai dap", "xem xet", "giai quyet", "cho y kien", "giai thich")
"""What a reply says it was asked for (`Trả lời công văn … đề nghị hướng dẫn …`)."""


_LATER_VERB = re.compile(r"(?<= )\w")


def _loose_grip(page: Page, at: int, end: int) -> Grip | None:
    """The action of bodies that are handed something, also where a circumstance stands before it (`… trên cơ sở thực tế …`)."""
    if end - at < 15 or page.folded.startswith((" biet", " duoc biet", " de biet", " de duoc"), at):
        return None
    stop = page.text.find(";", at, min(end, at + 250))
    for match in _LATER_VERB.finditer(page.folded, at, stop if stop >= 0 else min(end, at + 250)):
        verb = duty_words().verb_at(page.text, page.folded, match.start(), end)
        if verb is not None:
            return Grip(at + 1, verb, False, None)
    return None


def _unlisted_grip(page: Page, at: int, end: int) -> Grip | None:
    """An act that the vocabulary lacks, of bodies that an order or a plan hands it (`Đề nghị Viễn thông tỉnh phủ sóng 4G …`)."""
    aside = BRACKET.match(page.text, at, end)
    at = aside.end() if aside is not None else at
    if not page.order or page.normative or duty_words().unlisted.match(page.text, at, end) is None:
        return None
    return Grip(at + 1, None, False, None)


def handed_over(
    page: Page,
    hand: tuple[int, int, Modality],
    opening: int,
    end: int,
    frame: Frame,
    giver: tuple[Party, ...],
    inside: bool = False,
) -> Draft | None:
    """A duty handed over by `đề nghị`, `yêu cầu` or `giao`; to the addressees where no body is named."""
    modality = hand[2]
    parties, after = bodies_at(page, hand[1], end)
    others = asked_of(page, hand[1], end)
    if parties and not (others is not None and grip(page, after, end) is None and len(others.actors) > len(parties)):
        held = grip(page, after, end)
        if held is None and not told(page, hand[0], end):
            held = _loose_grip(page, after, end) or (_unlisted_grip(page, after, end) if hand[0] == opening else None)
        itself = is_issuer(page, parties) and not page.text.startswith(("Giao ", "Phân công "), hand[0])
        if held is None or itself:
            return None
        if giver and page.normative and not held.strong:
            return None
        actors, replaced = resolve(page, parties)
        source = ActorFrom.ANAPHORA if replaced else ActorFrom.EXPLICIT
        if not giver and not replaced and _hands_down(page, hand, frame, parties):
            given = Draft(hand[1], end, held.body, actors, source, modality, "directive", 0.85, held.verb)
            return _asks(page, given, hand, opening, frame)
        return Draft(opening, end, held.body, actors, source, modality, "directive", 0.88, held.verb)
    if others is not None and not (page.reply and inside and page.folded[hand[0] - 2 : hand[0]] != ", "):
        asked = Draft(opening, end, others.body, others.actors, ActorFrom.EXPLICIT, modality, "directive", 0.8, others.verb)
        return _asks(page, asked, hand, opening, frame) if frame.duties and frame.actors and not giver else asked
    verb = duty_words().first_verb(page.text, page.folded, hand[1], end)
    actors = frame.actors or page.addressees
    if verb is None or not actors or (inside and page.folded[hand[0] - 2 : hand[0]] != ", "):
        return None
    if inside and page.reply and verb.phrase in _ASKED:
        return None
    source = frame.source if frame.actors else ActorFrom.ADDRESSEE
    return Draft(opening, end, hand[1], actors, source, modality, "directive-addressee", 0.7, verb)


def _hands_down(page: Page, hand: tuple[int, int, Modality], frame: Frame, parties: tuple[Party, ...]) -> bool:
    """Whether an item tells the actors of its heading to give a task to bodies below them (`Giao nhiệm vụ cho các đoàn kiểm tra
    phối hợp …` among what a director must do)."""
    if not (frame.item and frame.duties and frame.actors) or page.normative or frame.source is not ActorFrom.HEADING:
        return False
    if page.letter and all(_EVERYBODY.match(fold(one.name)) for one in frame.actors):
        return False
    if hand[2] is Modality.REQUEST or any(_ABOVE.match(fold(one.name)) for one in frame.actors):
        return False
    if page.folded.startswith("yeu cau ", hand[0]) and not any(one.name == own.name for one in parties for own in frame.actors):
        return True
    council = all(_COUNCIL.match(fold(one.name)) for one in frame.actors)
    small = any(_COMMUNE.search(fold(one.name)) for one in frame.actors)
    if council and small and all(_IN_COMMUNE.match(fold(one.name)) for one in parties):
        return True
    if council and all(_COMMUNES.match(fold(one.name)) for one in parties):
        return not small
    kinds = tuple(" ".join(fold(own.name).removeprefix("cac ").split()[:2]) for own in frame.actors)
    if any(fold(one.name).startswith(kinds) for one in parties):
        return False  # one of those that it goes to: the writer gives it
    return all(_BELOW.match(fold(one.name)) or (council and _OFFICE.match(fold(one.name))) for one in parties)


_EVERYBODY = re.compile(
    r"(?:thu truong |truong )?(?:cac )?(?:co quan|don vi|dia phuong|phong)(?:(?:,| va) (?:co quan|don vi|dia phuong))*"
    r"(?: (?:truc )?thuoc .*)?$"
)
"""Whom a letter goes to as a whole: what an item gives to one unit is given by the writer."""
_ABOVE = re.compile(r"(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu)(?!\w)")
_COUNCIL = re.compile(r"(?:chu tich )?uy ban nhan dan(?!\w)")
_OFFICE = re.compile(r"(?:cac )?(?:(?:giam doc|truong) (?:cac )?)?(?:so|phong|chi cuc|ban quan ly)(?!\w)")
"""Offices of a people's committee."""
_COMMUNES = re.compile(r"(?:chu tich )?(?:uy ban nhan dan|cong an) (?:cap xa|(?:cac )?xa|(?:cac )?phuong)(?!\w)")
_IN_COMMUNE = re.compile(
    r"(?:cac )?(?:(?:truong )?cong an|ban chi huy quan su|tram y te) (?:cap xa|(?:cac )?(?:xa|phuong|thi tran))(?!\w)"
    r"|cong chuc |truong thon"
)
"""Who stands below a commune's committee."""
_COMMUNE = re.compile(r"(?<!\w)(?:xa|phuong|thi tran)(?!\w)")
_BELOW = re.compile(
    r"(?:cac |moi |tung )?(?:doan|doi|to|phong|bo phan|chi cuc|don vi|co quan (?:chuyen mon|truc thuoc)|trung tam|tram)(?!\w)"
)
"""Who stands below the directors of offices."""


def asks_itself(page: Page, asked: Draft, hand: tuple[int, int, Modality], opening: int, giver: tuple[Party, ...]) -> Draft:
    """`Cục Hải quan tỉnh yêu cầu hãng tàu vận chuyển …` in an order: a duty for the office, and one for those asked."""
    asked.start, asked.rule, asked.chained = hand[1], "directed", True
    actors, source = resolve(page, giver)[0], ActorFrom.EXPLICIT
    draft = Draft(opening, asked.end, hand[0], actors, source, asked.modality, "actor-verb", 0.8, asked.verb)
    draft.directs = True
    draft.inner.append(asked)
    return draft


def _asks(page: Page, asked: Draft, hand: tuple[int, int, Modality], opening: int, frame: Frame) -> Draft:
    """An item that tells its actors to ask others (`Yêu cầu người nộp thuế cung cấp …` among what an office must do): a duty
    for the office, and one for those asked."""
    if hand[0] - opening > 3 and page.folded[hand[0] - 2 : hand[0]] != ", ":
        return asked
    asked.start, asked.rule, asked.chained = hand[1], "directed", True
    asked.modality = (None if page.folded.startswith("giao ", hand[0]) else frame.modality) or Modality.OBLIGATION
    rule = RULES[frame.source]
    draft = Draft(opening, asked.end, hand[0], frame.actors, frame.source, asked.modality, rule, 0.85, asked.verb)
    draft.directs = True
    draft.inner.append(asked)
    return draft


def passes_on(page: Page, hand: tuple[int, int, Modality], opening: int, end: int, giver: tuple[Party, ...]) -> Draft | None:
    """An addressee that is told to ask others (`Cục Hải quan … yêu cầu Công ty …`) directs them."""
    parties, after = bodies_at(page, hand[1], end)
    held = grip(page, after, end) if parties else None
    if held is None:
        return None
    actors, _ = resolve(page, giver)
    draft = Draft(opening, end, hand[0], actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "actor-verb", 0.8, held.verb)
    draft.directs = True
    draft.inner.append(
        Draft(
            parties[0].span.start,
            end,
            held.body,
            parties,
            ActorFrom.EXPLICIT,
            Modality.OBLIGATION,
            "directed",
            0.8,
            held.verb,
            chained=True,
        )
    )
    return draft


_STATES = re.compile(r" (?!(?:co )?nhan duoc |da )[a-z][^,;.:()]{3,90}? va (?=(?:(?:kinh|tran trong) )?(?:de nghi|yeu cau) )")
"""`Tổng cục Thuế thông báo và đề nghị Cục Thuế …`: what the writer does besides."""


_RECITES = re.compile(r" (?:da|co (?:cac )?(?:cong van|van ban|to trinh)|nhan duoc)(?!\w)")
"""In what the writer tells of itself, where it rather tells what was asked of others before."""


def asked_after(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """What an addressee is asked after what the writer tells of itself (`Tổng cục Thuế có công văn …, đề nghị Cục Thuế …`)."""
    states = _STATES.match(page.folded, at, end)
    hand = handed(page, states.end(), end) if states is not None else handed_inside(page, at, end)
    if hand is None or (states is None and not page.folded.endswith((", ", "; ", ", dong thoi "), at, hand[0])):
        return _told_to_report(page, at, end, frame)
    asked = resolve(page, bodies_at(page, hand[1], end)[0])[0]
    if not asked or (_RECITES.search(page.folded, at, hand[0]) and not all(is_addressee(page, one) for one in asked)):
        return None
    return handed_over(page, hand, hand[0], end, frame, giver=(), inside=True)


_REPORTS_BACK = re.compile(
    r"(?:thong bao|trien khai|gui|chuyen) [^;.]{0,120}? (?:biet|thuc hien)[^;.]{0,160}?(?:,| va|, va) "
    r"(?P<report>(?:tong hop,? |kip thoi |dinh ky )*(?:gui )?bao cao (?:ket qua [^;.]{0,60}?)?(?:ve |cho |gui )?)"
)
"""`Tổng cục Thuế thông báo Cục Thuế biết để khai thác thông tin … và báo cáo Tổng cục Thuế kết quả xử lý`."""


_MAY_TURN_TO = re.compile(
    r"(?:thong bao|tra loi|huong dan|co y kien) (?:de )?(?P<whom>[^;.]{3,160}?) (?:duoc )?biet(?:,| va|, va) "
    r"(?P<does>lien he (?:voi )?(?=[^;.]{5,90} de duoc ))"
)
"""`… trả lời để Công ty biết và liên hệ với Chi cục Hải quan để được hướng dẫn`; to be told and to guide others is a courtesy."""


def _told_to_report(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """A report that those informed are told to give at the end of what the letter informs of."""
    told = _REPORTS_BACK.match(page.folded, at + 1, end)
    actors = page.addressees or frame.actors
    turns = _MAY_TURN_TO.match(page.folded, at + 1, end) if told is None else None
    parties = bodies_at(page, turns.start("whom"), end)[0] if turns is not None else ()
    whom = tuple(_whole(page, one) for one in resolve(page, parties)[0]) if parties else actors
    if turns is not None and whom:
        start = turns.start("does")
        verb = duty_words().first_verb(page.text, page.folded, start, end)
        begin = turns.start("whom")
        return Draft(begin, end, start, whom, ActorFrom.EXPLICIT, Modality.OBLIGATION, "directive-addressee", 0.6, verb)
    if told is None or not actors or not bodies_at(page, told.end(), end)[0]:
        return None
    start = told.start("report")
    verb = duty_words().first_verb(page.text, page.folded, start, end)
    source = ActorFrom.ADDRESSEE if page.addressees else frame.source
    return Draft(start, end, start, actors, source, Modality.OBLIGATION, "directive-addressee", 0.7, verb)


def _whole(page: Page, body: Party) -> Party:
    """`Cổng thông tin điện tử` as the letter's head names it (`Cổng thông tin điện tử - Bộ Tài chính`)."""
    return next((one for one in page.addressees if one.name.startswith(f"{body.name} - ")), body)


def by_issuer(page: Page, start: int, end: int) -> tuple[int, int, Modality] | None:
    """Where the writer names itself and hands something over: `…, Tổng cục Thuế thông báo Cục Thuế lưu ý …`."""
    if not page.writer:
        return None
    at = page.folded.find(page.writer, start, end)
    while at >= 0:
        after = at + len(page.writer) + 1
        states = _STATES.match(page.folded, after - 1, end)
        after = states.end() if states is not None else after
        hand = handed(page, after, end) or told(page, after, end)
        if hand is not None and bodies_at(page, hand[1], end)[0]:
            return hand
        at = page.folded.find(page.writer, after, end)
    return None
