"""Reads the duties of one provision: sentences, then clauses, then what belongs together again."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duty_actors import Page, bodies_at, resolve
from ingest.duty_clauses import (
    Draft,
    Frame,
    Grip,
    explicit,
    grip,
    handed,
    handed_inside,
    loose_grip,
    sentences,
    skip_prefix,
    told,
)
from ingest.duty_slots import fill
from ingest.duty_words import Verb, duty_words
from ingest.folding import fold

_CONTENT = re.compile(r"(?:noi dung|hinh thuc|doi tuong|khau hieu|thong diep|chi tieu|muc tieu)(?!\w)")
_COURTESY = re.compile(
    r"(?:(?:duoc )?biet|quan tam|nghiem tuc|phoi hop|to chuc|trien khai|thuc hien|chi dao|luu y|can cu|chap hanh|xem xet|theo doi|ap dung"
    r"|nghien cuu|tang cuong|khan truong|chu dong|kip thoi)(?!\w)"
)
_OUTSIDERS = re.compile(
    r"(?:cac |quy |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc(?:, ca nhan| va ca nhan|,? (?:va )?doanh nghiep| tin dung| kinh te|$)|co quan, to chuc, ca nhan"
    r"|nguoi nop thue|ho kinh doanh|chu dau tu|nha dau tu)"
)
_RULES = {
    ActorFrom.HEADING: "heading",
    ActorFrom.ADDRESSEE: "addressee",
    ActorFrom.ANAPHORA: "sentence-before",
    ActorFrom.EXPLICIT: "heading",
}
_UNKNOWN_VERB = re.compile(
    r" (?!của |và |là |đã |được |có |về |tại |trong |cũng |vẫn |đang |thì |do |bị |cho |nơi |theo |như |khi |chưa |không |với |trên |ở |từ |ngày |số )"
    r"[a-zà-ỹđ]+ [a-zà-ỹđ]+ [^\n]{15}"
)
_NO_ORDER = re.compile(r"can cu|to chuc,? ca nhan|to chuc tin dung|to chuc kinh te|theo quy dinh")
_STATEMENT = re.compile(r"[^;.]{10,160}? (?:duoc )?thuc hien theo (?:quy dinh|huong dan)")


def read_provision(page: Page, start: int, end: int, frame: Frame, closing: bool = False) -> tuple[list[Draft], Frame | None]:
    """The duties of a paragraph, and the frame that it gives to the provisions below it where it ends in a colon."""
    drafts: list[Draft] = []
    below: Frame | None = None
    spans = list(sentences(page.text, start, end))
    open_end = False
    inherited = frame
    for i, (first, last) in enumerate(spans):
        if i + 1 == len(spans) and page.text[first:last].rstrip().endswith(":"):
            below, found = lead_in(page, first, last, inherited)
            drafts += found
            break
        found, actors = _sentence(page, first, last, inherited, closing)
        if actors:
            inherited = replace(frame, actors=actors, source=ActorFrom.ANAPHORA, duties=True)
        if not found and open_end and drafts and _continues(page, first, last):
            drafts[-1].end = last
            continue
        open_end = bool(found)
        for j, draft in enumerate(found):
            if not (j == 0 and drafts and draft.source is not ActorFrom.EXPLICIT and _join(drafts[-1], draft)):
                drafts.append(draft)
    return drafts, below


_FRAGMENT = re.compile(
    r"(?:noi dung|kinh phi|thoi gian|viec |day la|trong do|truong hop|cu the|neu |khi |muc |doi tuong|dia diem|ghi chu)"
)
_FINITE = re.compile(r" (?:cần|phải|được|là|sẽ|đã|thì|do) ")


def _continues(page: Page, start: int, end: int) -> bool:
    """Whether a sentence without a verb of its own goes on with the list of the one before it."""
    if _FRAGMENT.match(page.folded, start, end) or _FINITE.search(page.text, start, min(end, start + 90)):
        return False
    return not bodies_at(page, start, end)[0]


def lead_in(page: Page, start: int, end: int, frame: Frame) -> tuple[Frame, list[Draft]]:
    """What a line that ends in a colon gives to the list below it; it is a duty itself only where it directs a body."""
    if _CONTENT.match(page.folded, start, end):
        return replace(frame, duties=False, open=False), []
    drafts, _ = _sentence(page, start, end, frame, closing=False)
    if drafts and drafts[-1].rule == "actor-verb" and _is_statement(page, drafts[-1]):
        return frame, []
    if not drafts:
        hand = _by_issuer(page, start, end) or handed_inside(page, start, end)
        alone = bodies_at(page, hand[1], end) if hand else bodies_at(page, skip_prefix(page, start, end), end)
        modality = hand[2] if hand else frame.modality
        if alone[0] and not _names_issuer(page, alone[0]) and _ALONE.match(page.folded, alone[1], end):
            return Frame(resolve(page, alone[0])[0], ActorFrom.HEADING, modality), []
        if hand is not None and not frame.actors:
            return Frame(page.addressees, ActorFrom.ADDRESSEE, modality, duties=bool(page.addressees)), []
        return replace(frame, modality=modality), []
    last = drafts[-1]
    if last.directs:
        bodies = _directed_bodies(page, last)
        if bodies:
            last.inner.clear()
            return Frame(bodies, ActorFrom.HEADING, last.modality), drafts
    source = ActorFrom.ADDRESSEE if last.source is ActorFrom.ADDRESSEE else ActorFrom.HEADING
    below = Frame(last.actors, source, last.modality, coactors=last.coactors, lead=last.lead)
    return below, drafts if last.category is Category.REPORT and last.recipients else drafts[:-1]


_ALONE = re.compile(
    r"(?: \([^()\n]*\))?(?: (?:co trach nhiem|co nhiem vu|chiu trach nhiem|can|phai|tap trung|khan truong|tiep tuc|chu dong|nghiem tuc|to chuc|trien khai|thuc hien"
    r"|mot so|cac|nhung|noi dung|nhiem vu|cong viec|viec|giai phap|sau|day|nhu|tot|trong tam|luu y|quan tam|va|,)(?!\w))*[ .:;,]*$"
)
_STATES = re.compile(
    r"(?:thong nhat|ban hanh|xay dung|quy dinh|thong bao|huong dan|co y kien|quyet dinh|dieu chinh|cong bo|bao cao)(?!\w)"
)


def _is_statement(page: Page, draft: Draft) -> bool:
    """Whether a lead-in line tells what the writer does (`… xây dựng kế hoạch như sau:`)."""
    return _names_issuer(page, draft.actors) or (
        page.folded.endswith(("nhu sau:", "noi dung sau:"), 0, draft.end) and bool(_STATES.match(page.folded, draft.body))
    )


_DIRECTS = re.compile(r"chi dao(?: ?,? ?(?:va )?(?:huong dan|don doc|kiem tra|yeu cau))*(?: cho)? ")


def _directed_bodies(page: Page, draft: Draft) -> tuple[Party, ...]:
    match = _DIRECTS.search(page.folded, draft.body, draft.end)
    return bodies_at(page, match.end(), draft.end)[0] if match else ()


def _sentence(page: Page, start: int, end: int, frame: Frame, closing: bool) -> tuple[list[Draft], tuple[Party, ...]]:
    """The duties of one sentence, and the bodies that it names as actors: sentences after it go on with them."""
    start += len(page.text[start:end]) - len(page.text[start:end].lstrip(" _-+*•.,:;|~—"))
    if start >= end or page.text[start:end].isupper():
        return [], ()
    if page.text[start] in "“\"'‘(":
        return [], ()
    draft = _begin(page, start, end, frame)
    if draft is None:
        return [], ()
    named = draft.actors if draft.source in (ActorFrom.EXPLICIT, ActorFrom.ANAPHORA) else ()
    pieces = _pieces(page, draft)
    joined: list[Draft] = []
    for i, piece in enumerate(pieces):
        fill(page, piece, page.timings_in(start if i == 0 else piece.start, piece.end))
        if draft.source is ActorFrom.HEADING and draft.actors is frame.actors:
            piece.coactors = piece.coactors or frame.coactors
            piece.lead = piece.lead or frame.lead
        if not (joined and _join(joined[-1], piece)):
            joined.append(piece)
    for piece in joined:
        piece.inner = [part for inner in piece.inner for part in _inner_pieces(page, inner)]
    if closing:
        joined = [piece for piece in joined if not _is_courtesy(page, piece)]
    return joined, named


def _inner_pieces(page: Page, inner: Draft) -> list[Draft]:
    """The clauses of a duty that is given through another, each read whole."""
    joined: list[Draft] = []
    for i, piece in enumerate(_pieces(page, inner) if inner.rule == "directed" else [inner]):
        if inner.rule != "passed-on":
            own = (piece.timing,) if piece.timing else () if inner.rule == "advised" else page.timings_in(piece.start, piece.end)
            fill(page, piece, own)
        piece.chained = True
        if not (i and _join(joined[-1], piece)):
            joined.append(piece)
    return joined


def _begin(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The first duty of a sentence, up to the sentence's end."""
    at = skip_prefix(page, start, end)
    opening = start if page.timings_in(start, at) else at
    topic = _topic_end(page, at, end)
    if topic is not None:
        opening, at = at, topic
    hand = handed(page, at, end)
    if hand is not None:
        return _handed(page, hand, opening, end, frame, giver=())
    parties, after = bodies_at(page, at, end)
    if parties:
        hand = handed(page, after + 1, end) if page.text[after : after + 1] == " " else None
        if hand is not None and page.letter and all(_is_addressee(page, one) for one in parties):
            return _passes_on(page, hand, opening, end, parties)
        if hand is None and _names_issuer(page, parties) and (hand := told(page, after + 1, end)) is not None:
            if not bodies_at(page, hand[1], end)[0]:
                hand = None
        if hand is not None:
            return _handed(page, hand, opening if opening < at else hand[0], end, frame, giver=parties)
        named = explicit(page, at, end)
        if named is not None and _may_act(page, named[0], named[2].strong, frame, at == start) and not _proposes(page, named[2]):
            actors, source, held = named
            modality = held.modality or frame.modality or Modality.OBLIGATION
            return Draft(opening, end, held.body, actors, source, modality, "actor-verb", 0.9 if held.strong else 0.8, held.verb)
        if (
            named is None
            and frame.item
            and frame.open
            and page.order
            and at == start
            and after - at > 8
            and page.text.find(":", after, min(end, after + 80)) < 0
            and _UNKNOWN_VERB.match(page.text, after, end)
        ):
            if _may_act(page, parties, False, frame):
                return Draft(
                    start, end, after + 1, parties, ActorFrom.EXPLICIT, frame.modality or Modality.OBLIGATION, "actor-words", 0.6
                )
        return None
    if frame.duties and frame.actors:
        verb = duty_words().first_verb(page.text, page.folded, at, end)
        if (
            verb is not None
            and not _NO_ORDER.match(page.folded, at, end)
            and not (verb.category is not None and _STATEMENT.match(page.folded, verb.end, end))
        ):
            modality = frame.modality or Modality.OBLIGATION
            rule = _RULES[frame.source]
            return Draft(start, end, at, frame.actors, frame.source, modality, rule, 0.92, verb)
    if page.normative:
        return None
    hand = _by_issuer(page, at, end) or handed_inside(page, at, end)
    if hand is not None:
        return _handed(page, hand, opening if opening < at else hand[0], end, frame, giver=(), inside=True)
    return _further_on(page, at, end, frame) if frame.open and not page.letter else None


def _by_issuer(page: Page, start: int, end: int) -> tuple[int, int, Modality] | None:
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
        held = grip(page, after, end) or loose_grip(page, after, end)
        if held is None or _is_issuer(page, parties):
            return None
        if giver and page.normative and not held.strong:
            return None
        actors, replaced = resolve(page, parties)
        source = ActorFrom.ANAPHORA if replaced else ActorFrom.EXPLICIT
        return Draft(opening, end, held.body, actors, source, modality, "directive", 0.95, held.verb)
    verb = duty_words().first_verb(page.text, page.folded, hand[1], end)
    actors = frame.actors or page.addressees
    if verb is None or not actors or (inside and page.folded[hand[0] - 2 : hand[0]] != ", "):
        return None
    source = frame.source if frame.actors else ActorFrom.ADDRESSEE
    return Draft(opening, end, hand[1], actors, source, modality, "directive-addressee", 0.85, verb)


def _proposes(page: Page, held: Grip) -> bool:
    """Whether a body only proposes something, or is told of having issued something: a statement, not a duty."""
    if held.strong or held.verb is None:
        return False
    return held.verb.phrase in ("de xuat", "kien nghi", "trinh") or bool(_ISSUED.match(page.folded, held.verb.start))


_ISSUED = re.compile(
    r"(?:ban hanh|thong qua|phe duyet) (?:nghi quyet|nghi dinh|quyet dinh|thong tu|cong van|ke hoach|chi thi|van ban) so"
)


def _names_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    issuer = page.context.issuer
    return issuer is not None and len(parties) == 1 and fold(issuer).startswith(fold(parties[0].name))


def _is_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    return page.letter and _names_issuer(page, parties)


def _is_office(page: Page, one: Party) -> bool:
    """Whether a body is the kind of office that the letter goes to (`cơ quan thuế` in a letter to a tax office)."""
    name = fold(one.name)
    return name.startswith("co quan ") and any(name.removeprefix("co quan ") in fold(to.name) for to in page.addressees)


def _may_act(page: Page, parties: tuple[Party, ...], strong: bool, frame: Frame, opens: bool = False) -> bool:
    """Whether bodies before a verb are told to do it: no statement of the writer, of law, or of what others do."""
    if _is_issuer(page, parties) or all(_OUTSIDERS.match(fold(one.name)) for one in parties) or page.reply:
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


_CUT = re.compile(
    r";\s+(?:dong thoi,? |va |ngoai ra,? )?|,? dong thoi,? "
    r"|(?P<help>,(?: va)? |,? va )(?=phoi hop (?:chat che )?voi )"
    r"|(?P<report>,(?: va)? |,? va )(?=(?:kip thoi |dinh ky [^,;.]{0,60}?|hang (?:thang|quy|nam)[^,;.]{0,40}? |tong hop,? |va |thuong xuyen |gui |co van ban )*"
    r"(?:bao cao|phan anh|co van ban thong bao)(?! vien))"
)


def _pieces(page: Page, draft: Draft) -> list[Draft]:
    """The clauses of a sentence, each with the actors that it names or those before it."""
    cuts: list[tuple[int, int, tuple[tuple[Party, ...], ActorFrom, int, Verb | None]]] = []
    for match in _CUT.finditer(page.folded, draft.body, draft.end):
        begin = match.end()
        if match["report"] and not _reports_apart(page, draft, match.start(), begin):
            continue
        if match["help"] and not _helps_apart(page, draft, match.start()):
            continue
        at = skip_prefix(page, begin, draft.end)
        named = explicit(page, at, draft.end)
        verb = duty_words().first_verb(page.text, page.folded, at, draft.end)
        if named is not None and not match["report"]:
            cuts.append((match.start(), begin, (named[0], named[1], named[2].body, named[2].verb)))
        elif verb is not None:
            cuts.append((match.start(), begin, (draft.actors, draft.source, at, verb)))
    pieces = [draft]
    for stop, begin, (actors, source, body, verb) in cuts:
        last = pieces[-1]
        if body <= last.body:
            continue
        end = last.end
        last.end = stop + 1 if page.text[stop] == ";" else stop
        pieces.append(Draft(begin, end, body, actors, source, draft.modality, draft.rule, draft.confidence - 0.02, verb))
    return pieces


_NO_STEP = re.compile(
    r"(?:chu tri|can cu|chu dong|tang cuong|thuong xuyen|tiep tuc|chiu trach nhiem|co trach nhiem|trien khai hoac|hoac)[^,;]{0,120}$"
)


def _helps_apart(page: Page, draft: Draft, stop: int) -> bool:
    """Whether `…, phối hợp với X …` is a step beside a first one, rather than how the first is done."""
    verb = duty_words().first_verb(page.text, page.folded, draft.body, stop)
    if verb is not None and page.folded.startswith("chu tri ", draft.body) and verb.category not in (None, Category.COORDINATE):
        return True
    if verb is None or verb.category is Category.COORDINATE or _NO_STEP.match(page.folded, draft.body, stop):
        return False
    return stop - verb.end > 12


_ONWARD = re.compile(r" (?:de|nham) (?:theo doi|tong hop|xem xet|kip thoi)[a-z ,]{0,25}$")


def _reports_apart(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether `…, báo cáo X` is a duty beside the one before it, rather than the last of a run of verbs."""
    if page.folded.startswith("tham muu", draft.body):
        return False
    if _ONWARD.search(page.folded, max(draft.body, stop - 40), stop):
        return False
    rest = page.folded.find(";", begin, draft.end)
    rest = draft.end if rest < 0 else rest
    report = page.folded.find("bao cao", begin, rest)
    named = report >= 0 and any(
        bodies_at(page, at.end(), rest)[0] for at in re.finditer(r"(?:bao cao|ve|cho|gui|trinh) ", page.folded[begin:rest]) if at
    )
    timed = bool(page.timings_in(begin, rest))
    return (timed and stop - draft.body > 8) or (named and stop - draft.body > 35)


def _join(one: Draft, other: Draft) -> bool:
    """Joins `other` to the clause before it where actors, recipients, time and the kind of duty allow."""
    if other.actors != one.actors or other.recipients or other.coactors or other.timing or one.directs or other.directs:
        return False
    if (one.recipients or one.timing) and other.category is not one.category:
        return False
    if (one.category is Category.REPORT) != (other.category is Category.REPORT) or (other.lead and not one.lead):
        return False
    if any(inner.rule == "passed-on" for inner in one.inner) or other.modality is not one.modality:
        return False
    one.end = other.end
    one.via = (*one.via, *other.via)
    one.inner += other.inner
    return True


def _is_courtesy(page: Page, draft: Draft) -> bool:
    """A closing line that only asks to carry the document out."""
    if draft.recipients or draft.timing or draft.coactors or draft.directs:
        return False
    if draft.category not in (Category.OTHER, Category.COMMUNICATE, Category.COORDINATE):
        return False
    return draft.rule.startswith(("directive", "actor")) and bool(_COURTESY.match(page.folded, draft.body, draft.end))
