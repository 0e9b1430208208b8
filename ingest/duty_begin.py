"""How a sentence begins to give a duty: to whom, by which words, and whether it is told at all or only stated."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duty_actors import Page, bodies_at, resolve
from ingest.duty_clauses import Draft, Frame, Grip, explicit, grip, handed, handed_inside, loose_grip, skip_prefix, told
from ingest.duty_others import asked_others, others_at
from ingest.duty_shapes import carried_out, sent, troubled
from ingest.duty_subjects import after_commas, conditional, from_others, is_issuer, names_issuer, untold
from ingest.duty_words import duty_words
from ingest.folding import fold

_OUTSIDERS = re.compile(
    r"(?:cac |quy |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc(?:, ca nhan| va ca nhan|,? (?:va )?doanh nghiep"
    r"| tin dung| kinh te|$)|co quan, to chuc, ca nhan"
    r"|nguoi nop thue|ho kinh doanh|chu dau tu|nha dau tu)"
)


_RULES = {
    ActorFrom.HEADING: "heading",
    ActorFrom.ADDRESSEE: "addressee",
    ActorFrom.ANAPHORA: "sentence-before",
    ActorFrom.EXPLICIT: "heading",
}


_TRUST = {ActorFrom.HEADING: 0.9, ActorFrom.ADDRESSEE: 0.9, ActorFrom.ANAPHORA: 0.72, ActorFrom.EXPLICIT: 0.9}
"""How many of the duties of bodies told before were right with their actors, counted over annotated documents."""
_UNKNOWN_VERB = re.compile(
    r" (?!của |và |là |đã |được |có |về |tại |trong |cũng |vẫn |đang |thì |do |bị |cho |nơi |theo |như |khi |chưa "
    r"|không |với |trên |ở |từ |ngày |số )"
    r"[a-zà-ỹđ]+ [a-zà-ỹđ]+ [^\n]{15}"
)


_DENIED = re.compile(r"(?:tuyet doi )?(?:khong|chua) (?:duoc |de )?")
_TROUBLE = re.compile(r"(?:vuong mac|kho khan)(?!\w)")


def _meets_trouble(page: Page, start: int, at: int, held: Grip) -> bool:
    """Whether bodies are told to report what hinders them (`nếu có vướng mắc, các đơn vị phản ánh …`)."""
    report = held.verb is not None and held.verb.category is Category.REPORT
    return report and _TROUBLE.search(page.folded, start, at) is not None


_TO_REPORT = re.compile(r"(?<!\w)(?:bao cao|gui|trinh|phan anh)(?: (?:bang van ban|ket qua|bao cao|ve|cho|len|voi))* ")


def _must(page: Page, start: int, at: int, held: Grip, end: int) -> bool:
    """Whether a law's plain statement is an order: bodies that report to another (`Bộ Tư pháp tổng hợp, báo cáo Thủ tướng
    Chính phủ`), or act within a time (`Trong thời hạn 07 ngày …, Sở Tài chính thẩm định …`)."""
    if held.verb is None or held.verb.phrase in _ISSUING:
        return False
    if held.verb.category is Category.REPORT or any(t.rule in _DEADLINES for t in page.timings_in(start, at)):
        return True
    stop = page.text.find(";", held.body, end)
    reports = _TO_REPORT.finditer(page.folded, held.body, stop if stop >= 0 else end)
    return any(bodies_at(page, report.end(), end)[0] for report in reports)


_DEADLINES = ("counted", "rhythm", "yearly-days", "monthly-day", "date")
_MEANS = re.compile(r"[Cc]ó (?:văn bản|biện pháp|giải pháp|phương án|kế hoạch|hình thức)(?: cụ thể| phù hợp)?(?: để)? ")
"""`Có văn bản đôn đốc doanh nghiệp`: the verb behind it is what to do."""
_NO_ORDER = re.compile(r"can cu|thu nhap|to chuc,? ca nhan|to chuc tin dung|to chuc kinh te|theo quy dinh")
_STATEMENT = re.compile(r"[^;.]{10,160}? (?:duoc )?thuc hien theo (?:quy dinh|huong dan)")


_IF = re.compile(r"(?:trong )?(?:truong hop|neu|khi)(?!\w)|(?:trong |sau )?qua trinh|(?:truoc|sau|ngay) khi(?!\w)")
"""Openings that tell when a duty comes about; they are words of it."""


def begin_duty(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The first duty of a sentence, up to the sentence's end."""
    at = skip_prefix(page, start, end)
    opening = start if page.timings_in(start, at) or _IF.match(page.folded, start, at) else at
    shaped = carried_out(page, at, end)
    if shaped is None and (page.letter or page.order):
        shaped = sent(page, at, end, frame) or troubled(page, start, end, frame)
    if shaped is not None:
        return shaped
    topic = _topic_end(page, at, end)
    if topic is not None:
        opening, at = at, topic
    hand = handed(page, at, end)
    if hand is not None:
        asked = _handed(page, hand, opening, end, frame, giver=())
        if asked is not None or not (page.folded.startswith("giao ", at) and frame.item and frame.duties and frame.actors):
            return asked
    parties, after = bodies_at(page, at, end)
    if parties:
        found = _from_bodies(page, start, at, opening, end, frame, parties, after)
        if found is None and page.letter and names_issuer(page, parties):
            return _asked_after(page, after, end, frame)
        return found or from_others(page, at, opening, end, frame)
    amid = _amid(page, start, end, frame) if page.folded[start] in "dt" else None
    if amid is not None:
        return amid
    if frame.duties and frame.actors:
        denied = _DENIED.match(page.folded, at, end)
        means = _MEANS.match(page.text, at, end)
        step = denied or means
        verb = duty_words().first_verb(page.text, page.folded, step.end(), end) if step else None
        if verb is not None:
            modality = Modality.PROHIBITION if denied else frame.modality or Modality.OBLIGATION
            return Draft(start, end, at, frame.actors, frame.source, modality, _RULES[frame.source], 0.85, verb)
        verb = duty_words().first_verb(page.text, page.folded, at, end)
        if (
            verb is not None
            and not _NO_ORDER.match(page.folded, at, end)
            and not (verb.category is not None and _STATEMENT.match(page.folded, verb.end, end))
        ):
            modality = frame.modality or Modality.OBLIGATION
            rule = _RULES[frame.source]
            return Draft(start, end, at, frame.actors, frame.source, modality, rule, _TRUST[frame.source], verb)
    if at > start and (told_apart := others_at(page, at, end, alone=True)) is not None and told_apart.strong:
        apart = from_others(page, at, opening, end, frame, alone=True)
        if apart is not None:
            return apart
    item = untold(page, start, at, end, frame)
    if item is not None:
        return item
    private = (
        from_others(page, at, opening, end, frame, alone=True)
        or conditional(page, start, at, end, frame)
        or (after_commas(page, at, end, frame) if at > start else None)
    )
    if private is not None:
        return private
    if page.normative:
        if page.folded.find("giao ", at, end) < 0 and not _TROUBLE.search(page.folded, start, end):
            return None
        hand = handed_inside(page, at, end)
        tells = hand is not None and (
            page.folded.startswith("giao ", hand[0]) or bool(_TROUBLE.search(page.folded, start, hand[0]))
        )
        fits = hand is not None and tells and bodies_at(page, hand[1], end)[0]
        return _handed(page, hand, hand[0], end, frame, giver=(), inside=True) if hand is not None and fits else None
    hand = by_issuer(page, at, end) or handed_inside(page, at, end)
    if hand is not None:
        return _handed(page, hand, opening if opening < at else hand[0], end, frame, giver=(), inside=True)
    return _further_on(page, at, end, frame) if frame.open and not page.letter else None


_TOPICAL = re.compile(r"(?:doi voi|truong hop|trong truong hop|tai)(?!\w)[^,;:.]*$")


def _amid(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
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


def _from_bodies(
    page: Page, start: int, at: int, opening: int, end: int, frame: Frame, parties: tuple[Party, ...], after: int
) -> Draft | None:
    """A sentence whose main clause begins with bodies: they hand something over, or act themselves."""
    hand = handed(page, after + 1, end) if page.text[after : after + 1] == " " else None
    if hand is not None and page.letter and not names_issuer(page, parties) and all(_is_addressee(page, p) for p in parties):
        return _passes_on(page, hand, opening, end, parties)
    if hand is None and names_issuer(page, parties):
        hand = told(page, after + 1, end)
        hand = hand if hand is not None and bodies_at(page, hand[1], end)[0] else None
    if hand is not None:
        return _handed(page, hand, opening if opening < at else hand[0], end, frame, giver=parties)
    named = explicit(page, at, end)
    if named is None:
        return _unknown_act(page, start, end, frame, parties, after) if at == start else None
    actors, source, held = named
    strong = held.strong or _meets_trouble(page, start, at, held) or (page.normative and _must(page, start, at, held, end))
    if not _may_act(page, actors, strong, frame, at == start) or _proposes(page, held):
        return None
    if not frame.open and _NEEDS.match(page.folded, after, end):
        return None
    if _INFORMS.match(page.folded, held.body, end):
        return None
    if names_issuer(page, actors) and held.verb is not None and held.verb.phrase in _ISSUING:
        return None
    modality = held.modality or frame.modality or Modality.OBLIGATION
    return Draft(opening, end, held.body, actors, source, modality, "actor-verb", 0.92 if held.strong else 0.86, held.verb)


_INFORMS = re.compile(r"(?:thong bao|tra loi|co y kien|xin thong bao)[^;.]{0,90} (?:duoc )?biet(?!\w)")
"""`… thông báo để Cục Thuế biết và thực hiện`: what the writer of a letter does by it, also where its name is lost."""


def _asked_after(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """What an addressee is asked after what the writer tells of itself (`Tổng cục Thuế có công văn …, đề nghị Cục Thuế …`)."""
    hand = handed_inside(page, at, end)
    if hand is None or page.folded[hand[0] - 2 : hand[0]] != ", ":
        return None
    asked = resolve(page, bodies_at(page, hand[1], end)[0])[0]
    if not asked or not all(_is_addressee(page, one) for one in asked):
        return None
    return _handed(page, hand, hand[0], end, frame, giver=(), inside=True)


def _unknown_act(page: Page, start: int, end: int, frame: Frame, parties: tuple[Party, ...], after: int) -> Draft | None:
    """An item of an order that begins with bodies and goes on with words that the vocabulary lacks."""
    if not (frame.item and frame.open and page.order and after - start > 8 and _UNKNOWN_VERB.match(page.text, after, end)):
        return None
    if page.text.find(":", after, min(end, after + 80)) >= 0 or not _may_act(page, parties, False, frame):
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, after + 1, parties, ActorFrom.EXPLICIT, modality, "actor-words", 0.6)


def by_issuer(page: Page, start: int, end: int) -> tuple[int, int, Modality] | None:
    """Where the writer names itself and hands something over: `…, Tổng cục Thuế thông báo Cục Thuế lưu ý …`."""
    if not page.writer:
        return None
    at = page.folded.find(page.writer, start, end)
    while at >= 0:
        after = at + len(page.writer) + 1
        hand = handed(page, after, end) or told(page, after, end)
        if hand is not None and bodies_at(page, hand[1], end)[0]:
            return hand
        at = page.folded.find(page.writer, after, end)
    return None


_CITED = re.compile(
    r"(?:của|với|cho|tại|trong|về|bởi|do|từ|theo|giữa|và|được|thuộc|là|như|đến|tới|giúp|ban hành|căn cứ|ngày [\d/]+) $",
    re.IGNORECASE,
)
_LEAD_UNIT = re.compile(r"(?<= )(?:đơn vị|cơ quan) (?:được giao )?chủ trì(?= )")
_MATTER = re.compile(r"(?:kinh phi|nguon|cong tac|viec|doi voi|thoi gian|nhiem vu|hang nam|dinh ky)")
_NARRATIVE = re.compile(r"ngay \d|(?:luat|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|cong van|ke hoach|cong dien) so")


def _further_on(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A body and its action after an opening phrase: `Kinh phí …, đơn vị chủ trì chủ động lập dự toán …`."""
    if _NARRATIVE.match(page.folded, start, end):
        return None
    leads = [match.start() for match in _LEAD_UNIT.finditer(page.text, start, end)]
    done = start
    for at in sorted({*page.bodies_in(start, end), *leads}):
        if at < done or _CITED.search(page.text, max(start, at - 20), at):
            continue
        named = explicit(page, at, end)
        if named is not None and named[2].verb is not None and _may_act(page, named[0], named[2].strong, frame):
            actors, source, held = named
            if not held.strong and not _MATTER.match(page.folded, start, end):
                return None
            modality = held.modality or frame.modality or Modality.OBLIGATION
            return Draft(at, end, held.body, actors, source, modality, "actor-verb", 0.7, held.verb)
        done = bodies_at(page, at, end)[1]
    return None


_LONGEST_TOPIC = 200


def _topic_end(page: Page, at: int, end: int) -> int | None:
    """Where the main clause begins after a topic and a colon (`Thanh tra khoa học: Ủy ban nhân dân … làm đầu mối …`)."""
    colon = page.text.find(": ", at, min(end, at + _LONGEST_TOPIC))
    if colon < 0 or bodies_at(page, at, colon)[1] >= colon - 1 or handed(page, at, end):
        return None
    after = colon + 2
    return after if explicit(page, after, end) or (handed(page, after, end) and bodies_at(page, after, end) is not None) else None


def _passes_on(page: Page, hand: tuple[int, int, Modality], opening: int, end: int, giver: tuple[Party, ...]) -> Draft | None:
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


def _handed(
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
    if parties:
        held = grip(page, after, end) or (None if told(page, hand[0], end) else loose_grip(page, after, end))
        if held is None or is_issuer(page, parties):
            return None
        if giver and page.normative and not held.strong:
            return None
        actors, replaced = resolve(page, parties)
        source = ActorFrom.ANAPHORA if replaced else ActorFrom.EXPLICIT
        return Draft(opening, end, held.body, actors, source, modality, "directive", 0.88, held.verb)
    others = others_at(page, hand[1], end) or asked_others(page, hand[1], end)
    if others is not None and not page.reply:
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


def _asks(page: Page, asked: Draft, hand: tuple[int, int, Modality], opening: int, frame: Frame) -> Draft:
    """An item that tells its actors to ask others (`Yêu cầu người nộp thuế cung cấp …` among what an office must do): a duty
    for the office, and one for those asked."""
    if hand[0] - opening > 3 and page.folded[hand[0] - 2 : hand[0]] != ", ":
        return asked
    asked.start, asked.rule, asked.chained = hand[1], "directed", True
    asked.modality = frame.modality or Modality.OBLIGATION
    rule = _RULES[frame.source]
    draft = Draft(opening, asked.end, hand[0], frame.actors, frame.source, asked.modality, rule, 0.85, asked.verb)
    draft.directs = True
    draft.inner.append(asked)
    return draft


_ISSUING = ("ban hanh", "quyet dinh", "thong bao", "tra loi", "cong bo", "phe duyet")
"""What the writer does by the document itself."""
_NEEDS = re.compile(r"[^,;.]{0,60}? (?:can|phai) ")
"""Among purposes and general requirements, what bodies need to do is none of their duties."""
_ASKED = ("huong dan", "tra loi", "giai dap", "xem xet", "giai quyet", "cho y kien", "giai thich")
"""What a reply says it was asked for (`Trả lời công văn … đề nghị hướng dẫn …`)."""


def _proposes(page: Page, held: Grip) -> bool:
    """Whether a body only proposes something, or is told of having issued something: a statement, not a duty."""
    if held.strong or held.verb is None:
        return False
    return held.verb.phrase in ("de xuat", "kien nghi", "trinh") or bool(_ISSUED.match(page.folded, held.verb.start))


_ISSUED = re.compile(
    r"(?:ban hanh|thong qua|phe duyet) (?:nghi quyet|nghi dinh|quyet dinh|thong tu|cong van|ke hoach|chi thi|van ban) so"
)


def _is_office(page: Page, one: Party) -> bool:
    """Whether a body is the kind of office that the letter goes to (`cơ quan thuế` in a letter to a tax office)."""
    name = fold(one.name)
    return name.startswith("co quan ") and any(name.removeprefix("co quan ") in fold(to.name) for to in page.addressees)


def _may_act(page: Page, parties: tuple[Party, ...], strong: bool, frame: Frame, opens: bool = False) -> bool:
    """Whether bodies before a verb are told to do it: no statement of the writer, of law, or of what others do."""
    if is_issuer(page, parties) or all(_OUTSIDERS.match(fold(one.name)) for one in parties) or page.reply:
        return False
    framed = frame.duties and bool(frame.actors)
    if page.normative:
        return strong or framed
    if strong or framed or page.order or all(_is_addressee(page, one) for one in parties):
        return True
    return all(_PLURAL.match(fold(one.name)) or (opens and _is_office(page, one)) for one in parties)


def _is_addressee(page: Page, one: Party) -> bool:
    name = fold(one.name).removeprefix("bo ")
    return any(name in fold(addressee.name) for addressee in page.addressees)


_PLURAL = re.compile(r"(?:cac |thu truong cac|co quan (?:thue|hai quan) cac cap|.* cac )")
