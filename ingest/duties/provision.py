"""What one provision of a document says: who has the tasks below it, and what is told in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import ActorFrom, Modality, Provision, ProvisionKind
from ingest.duties.actors import bodies_at
from ingest.duties.directives import handed
from ingest.duties.draft import Draft, Frame
from ingest.duties.headings import hands_out, heading_bodies, names_person, unknown_bodies
from ingest.duties.issuer import names_issuer
from ingest.duties.lead_in import lead_in
from ingest.duties.members import listed_before, told_behind
from ingest.duties.other_headings import TASKED, heading_others
from ingest.duties.page import Page, party
from ingest.duties.reader import read_provision
from ingest.duties.stand_ins import resolve
from ingest.duties.words import duty_words
from ingest.record import record
from ingest.repair import is_noisy

Told = tuple[Frame, list[Draft]]
"""What a provision gives to those below it, and its own duties."""


@record
class _Line:
    """A provision under the frame that it stands in; `begins` those right below it, at most three, `listed` whether headings
    beside it are bodies."""

    page: Page
    provision: Provision
    above: Frame
    begins: Sequence[Provision]
    listed: bool
    text: str
    ends: tuple[int, int]

    @property
    def size(self) -> int:
        return self.ends[1] - self.ends[0]


def read_line(page: Page, provisions: Sequence[Provision], index: int, above: Frame, listed: bool) -> Told:
    """What provision `index` says under the frame `above` it; `listed` where it is one of `lists_of_bodies`."""
    begins = [one for one in provisions[index + 1 : index + 4] if one.parent == index]
    content = provisions[index].content
    line = _Line(page, provisions[index], above, begins, listed, content.text, (content.start, content.end))
    frame, drafts = (_heading(line) if begins else _unknown_body(line)) or _own_words(line)
    if not drafts and (members := listed_before(page, provisions, index)):
        frame = replace(frame, actors=members, source=ActorFrom.HEADING, duties=True)
    leads_in = page.letter and line.text.endswith(":")
    if leads_in and not frame.open and _SPEAKS.search(page.folded, *line.ends):
        frame = replace(frame, open=True)
    if (leads_in and _ENCLOSES.search(page.folded, *line.ends)) or _proposes(line):
        frame = replace(frame, duties=False, open=False)
    if drafts and _names_steps(line):
        frame, drafts = Frame(drafts[-1].actors, ActorFrom.HEADING, drafts[-1].modality), drafts[:-1]
    return frame, drafts


def _heading(line: _Line) -> Told | None:
    """What a line gives to those below it that is a heading of some kind; None where it only tells something itself."""
    for step in (_law_list, _rights, _body_heading, _charging, _unknown_body, _topic, _no_duties, _short_heading):
        if (told := step(line)) is not None:
            return told
    return None


def lists_of_bodies(page: Page, provisions: Sequence[Provision]) -> frozenset[tuple[int | None, ProvisionKind]]:
    """The parents and kinds of provisions of whose headings two or more are nothing but bodies: the others are too, known or
    not."""
    if page.normative:
        return frozenset()
    counts: Counter[tuple[int | None, ProvisionKind]] = Counter()
    for i, one in enumerate(provisions[:-1]):
        heads = one.kind in _NAMING and provisions[i + 1].parent == i and len(one.content.text) < _LONGEST_HEADING
        if heads and heading_bodies(page, one.content.start, one.content.end) is not None:
            counts[one.parent, one.kind] += 1
    return frozenset(key for key, count in counts.items() if count > 1)


_NAMING = (ProvisionKind.NUMBER, ProvisionKind.LETTER, ProvisionKind.ROMAN, ProvisionKind.CLAUSE, ProvisionKind.POINT)
_LONGEST_HEADING = 130

_GRANTS = re.compile(
    r"(?<!khong) (?:duoc(?! (?:quy dinh|giao|phan|uy|cap|neu|xac dinh))|co the|co quyen) [^,;:]{3,160}?"
    r" (?:(?:truong hop|dieu kien)(?: sau(?: day)?| duoi day)?|khi|neu)\s*:\s*$"
)
"""`Người thi hành công vụ được sử dụng vũ khí trong các trường hợp:`: the list below tells when, not what to do."""
_LISTS_NO_DUTIES = re.compile(
    rf"{_GRANTS.pattern}| (?:co|duoc) quyen(?: sau(?: day)?)?\s*:\s*$"
    r"| phai co(?: (?:du )?(?:cac )?(?:dieu kien|tai lieu|giay to)(?: sau(?: day)?)?)?\s*:\s*$"
)
"""`Tổ chức sản xuất vũ khí phải có:`: the list below holds things."""


def _law_list(line: _Line) -> Told | None:
    """A law's line over rights, cases or things."""
    page, ends = line.page, line.ends
    if not page.normative or not _LISTS_NO_DUTIES.search(page.folded, *ends):
        return None
    granted = _GRANTS.search(page.folded, *ends) is not None
    return replace(line.above, duties=False, open=False), [] if granted else read_provision(page, *ends, line.above)[0]


_RIGHTS = re.compile(r"(?P<who>[^,;:.]{4,90}) (?:co|duoc huong) (?:cac |nhung )?quyen(?: han)?(?: sau(?: day)?)? ?:\s*$")
"""`Đại lý Internet có các quyền sau đây:`, not `có các quyền và nghĩa vụ sau:`."""


def _rights(line: _Line) -> Told | None:
    """A line over what somebody may do."""
    page, (start, end) = line.page, line.ends
    rights = _RIGHTS.match(page.folded, start, end)
    if rights is None:
        return None
    if line.above.actors and line.above.duties:
        return replace(line.above, modality=Modality.PERMISSION), []
    parties, done = bodies_at(page, start, rights.end("who"))
    whole = parties if done == rights.end("who") else (party(page, start, rights.end("who")),)
    return Frame(resolve(page, whole)[0], ActorFrom.HEADING, Modality.PERMISSION), []


_LONGEST_BODIES = 400
"""Letters of a heading that is a list of bodies."""


def _body_heading(line: _Line) -> Told | None:
    """A heading that is nothing but the bodies whose tasks stand below."""
    page, ends, above = line.page, line.ends, line.above
    if line.size >= _LONGEST_BODIES:
        return None
    members = told_behind(page, *ends)
    headed = (members, None) if members else heading_bodies(page, *ends)
    actors, modality = headed if headed is not None else (heading_others(page, *ends) if above.open else (), None)
    if headed is None and not actors:
        return None
    loose = bool(TASKED.search(page.folded, *ends))
    if modality is None and above.modality is Modality.REQUEST and _is_own(page, *ends):
        modality = Modality.OBLIGATION
    return Frame(resolve(page, actors)[0], ActorFrom.HEADING, modality or above.modality, loose=loose), []


_LOOSE = (ProvisionKind.PARAGRAPH, ProvisionKind.DASH, ProvisionKind.PLUS)
BELOW_LOOSE = (*_LOOSE, ProvisionKind.LETTER, ProvisionKind.POINT, ProvisionKind.NUMBER, ProvisionKind.CLAUSE)


def loose_heading(page: Page, provisions: Sequence[Provision], index: int, above: Frame) -> Frame | None:
    """What a line without a number gives to those beside it that is nothing but bodies (`Phòng Y tế` over dashes or sentences,
    `- Phòng Y tế:` over dashes or lines): its list has lost its numbers, and perhaps its bullets."""
    one, after = provisions[index], provisions[index + 1] if index + 1 < len(provisions) else None
    words = one.content.text
    if page.normative or not above.open or len(words) >= _LONGEST_HEADING:
        return None
    if after is None or one.kind not in _LOOSE or after.kind not in BELOW_LOOSE or after.parent not in _beside(provisions, one):
        return None
    colon = words.endswith(":")
    bare = one.kind is ProvisionKind.PARAGRAPH and (words[-1].isalnum() or words.endswith(")"))
    over_items = bare and after.kind is not ProvisionKind.PARAGRAPH
    over_sentence = bare and not over_items and _over_sentence(page, above, after)
    if not (colon or over_items or over_sentence):
        return None
    ends = (after.content.start, after.content.end)
    acts = over_sentence or duty_words().first_verb(page.text, page.folded, *ends) or bodies_at(page, *ends)[0]
    if not acts or heading_bodies(page, *ends) is not None:
        return None
    named, modality = heading_bodies(page, one.content.start, one.content.end) or ((), None)
    if not named and colon and page.folded.startswith("doi voi ", one.content.start):
        named = heading_others(page, one.content.start, one.content.end)
    if not named and not colon and above.hands and not words.isupper():
        unknown = unknown_bodies(page, one.content.start, one.content.end, True)
        named = unknown[0] if unknown is not None and unknown[1] == one.content.end else ()
    if not named or names_issuer(page, named):
        return None
    return Frame(resolve(page, named)[0], ActorFrom.HEADING, modality or above.modality)


_SENTENCE = 40
"""Letters of a paragraph, at least, that is a sentence and no cell of a table."""


def _over_sentence(page: Page, above: Frame, after: Provision) -> bool:
    """Whether a name stands over paragraphs whose bullets a copy lost. What looks so in a scan is mostly a table's cell."""
    words = after.content.text
    if len(words) < _SENTENCE or not words.endswith((".", ";")):
        return False
    return above.hands or not is_noisy(page.original)


def _beside(provisions: Sequence[Provision], one: Provision) -> tuple[int | None, ...]:
    """What a line beside `one` may stand in: what it stands in itself, or what the lead-in line over it does."""
    above = provisions[one.parent] if one.parent is not None else None
    return (one.parent, above.parent) if above is not None and above.kind is ProvisionKind.PARAGRAPH else (one.parent,)


_OWN = re.compile(
    r"(?:\w{1,4}[.)] )?(?:doi voi |giao )?(?:cac )?(?:co quan|don vi|phong|ban|vu|cuc)"
    r"(?:,? (?:phong|ban|vu|cuc|van phong|don vi|trung tam|chuyen mon|chuc nang|nghiep vu))*,? (?:truc )?thuoc "
    r"(?P<whose>bo|so|tong cuc|cuc|uy ban nhan dan|ubnd|phong)(?!\w)[^:;]{0,60}$"
)


def _is_own(page: Page, start: int, end: int) -> bool:
    """Whether a letter's heading names the writer's own units (`7. Các đơn vị thuộc Bộ`): they are told, not asked."""
    own = _OWN.match(page.folded, start, end) if page.letter else None
    return own is not None and page.writer.startswith({"ubnd": "uy ban nhan dan"}.get(own["whose"], own["whose"]))


_CHARGES = re.compile(
    r" (?:co trach nhiem|co nhiem vu|chiu trach nhiem|thuc hien|trien khai|tap trung|can|phai|khan truong)(?!\w)[^:]{0,90}:\s*$"
)
"""A line that names who has the tasks below it, with more than the name (`Căn cứ kế hoạch này, Phòng Nội vụ có trách nhiệm:`)."""


def _charging(line: _Line) -> Told | None:
    page, ends = line.page, line.ends
    one_sentence = page.text.find(". ", *ends) < 0
    if not one_sentence or not line.text.rstrip().endswith(":") or not _CHARGES.search(page.folded, *ends):
        return None
    below, drafts = lead_in(page, *ends, line.above)
    return (below, drafts) if below.actors and below.duties and below.actors != line.above.actors else None


def _unknown_body(line: _Line) -> Told | None:
    """A body that the vocabulary lacks, at the head of its tasks or before a colon."""
    page, above, (start, end) = line.page, line.above, line.ends
    kind = line.provision.kind
    begun = bool(line.begins) and ":" not in line.text and bool(bodies_at(page, start, end)[0])
    names = kind in _NAMING and (above.hands or (bool(line.begins) and line.listed) or begun)
    names = names or (page.order and (above.hands or bool(above.actors)) and names_person(page, start, end))
    unknown = unknown_bodies(page, start, end, line.listed) if names else None
    if unknown is None or not (line.begins or page.text[unknown[1] : unknown[1] + 1] == ":"):
        return None
    named = Frame(unknown[0], ActorFrom.HEADING, above.modality, item=True, loose=kind not in _NAMING)
    if not page.text[unknown[1] : end].strip(" .:;"):
        return named, []
    drafts, _ = read_provision(page, unknown[1] + 1, end, named)
    if drafts and drafts[0].actors == named.actors:
        drafts[0].start, drafts[0].source = start, ActorFrom.EXPLICIT
    return named, drafts


_ABOUT = re.compile(r"(?:ve (?:cac |viec |cong tac )?[a-z]+|doi voi (?:cong tac|viec|linh vuc|hoat dong) )[^;]*$")
"""`2. Về các biện pháp kiểm tra, giám sát …`: a heading, whatever verbs it holds."""
_LONGEST_TOPIC = 250


def _topic(line: _Line) -> Told | None:
    if line.size >= _LONGEST_TOPIC or ":" in line.text or not _ABOUT.match(line.page.folded, *line.ends):
        return None
    return replace(line.above, hands=False), []


_ON_GROUNDS = re.compile(r"can cu [^:]{5,200}(?:, | thi ?:)")
"""`Căn cứ các quy định trên, Cục Thuế hướng dẫn như sau:` is no heading over what a document is based on."""


def _no_duties(line: _Line) -> Told | None:
    """A heading over purposes, principles, grounds."""
    page, ends, above = line.page, line.ends, line.above
    if page.normative and line.provision.kind in (ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.PART):
        return None
    if len(line.provision.heading or "") not in range(1, _LONGEST_HEADING) or _ON_GROUNDS.match(page.folded, *ends):
        return None
    if not duty_words().no_duties.match(page.folded, *ends):
        return None
    principles = page.normative and page.folded.startswith(("nguyen tac", "dieu kien", "yeu cau"), ends[0])
    return Frame(above.actors, above.source, above.modality, duties=False, open=principles), []


_RUN_IN = 40
"""Letters after a heading on its own line that make it the beginning of a sentence (`1. Về giá tính thuế: đề nghị …`)."""


def _short_heading(line: _Line) -> Told | None:
    """Any other heading, which may still name who acts below."""
    page, above, (start, end) = line.page, line.above, line.ends
    heading = line.provision.heading or ""
    if not heading or line.size >= len(heading) + _RUN_IN or line.size >= _LONGEST_TOPIC or line.text.rstrip().endswith(":"):
        return None
    hand = handed(page, start, end)
    if not bodies_at(page, hand[1] if hand is not None else start, end)[0]:
        return replace(above, hands=above.hands or hands_out(page, start, end)), []
    below, drafts = lead_in(page, start, end, above)
    if not drafts and page.text[end - 1] == "." and below.actors != above.actors:
        drafts, _ = read_provision(page, start, end, above)
    return below, drafts


def _own_words(line: _Line) -> Told:
    kind = line.provision.kind
    item = kind not in (ProvisionKind.PARAGRAPH, ProvisionKind.CLOSING)
    drafts, below = read_provision(line.page, *line.ends, line.above.of(item), kind is ProvisionKind.CLOSING)
    return below or line.above, drafts


_PROPOSES = re.compile(
    r"(?:[^:]{0,300} )?(?:de xuat|kien nghi)[^:]{0,40} (?:phuong an|giai phap)[^:]{0,40}:\s*$"
    r"|phuong an \d|de xuat cua [^:;.]{3,60}$"
)
"""`Cục Thuế đề xuất hai phương án xử lý:`: what may be, not what is to be done."""
_PROPOSED = ("phuong an", "giai phap", "de xuat cua")


def _proposes(line: _Line) -> bool:
    page = line.page
    return page.letter and page.holds(_PROPOSED, *line.ends) and _PROPOSES.match(page.folded, *line.ends) is not None


_ENCLOSES = re.compile(r"(?<!\w)(?:ho so|tai lieu) [^:]{0,90} gom(?: co)?\s*:\s*$")
"""`… thẩm định hồ sơ kèm theo Công văn này, bao gồm:`: the items are papers."""
_SPEAKS = re.compile(
    r"(?:(?:huong dan|co y kien|tra loi|thong bao|yeu cau|de nghi)(?!\w)[^:]{0,40} sau"
    r"|noi dung (?:tra loi|huong dan|giai dap)) ?:\s*$"
)
"""`…, Cục Thuế hướng dẫn như sau:`: the writer itself begins to speak, whatever law was told above."""


def _names_steps(line: _Line) -> bool:
    """Whether what a law's line includes (`… phải thực hiện minh bạch, bao gồm:`) are things to do, each begun by its verb."""
    page = line.page
    if not page.normative or len(line.begins) < 2 or not line.text.endswith("gồm:"):
        return False
    verbs = (duty_words().first_verb(page.text, page.folded, one.content.start, one.content.end) for one in line.begins)
    return all(verb is not None for verb in verbs)
