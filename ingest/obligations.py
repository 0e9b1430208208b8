"""Finds who must do what, for whom and by when (nhiệm vụ), in every provision of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.agencies import context_of
from ingest.bodies.context import Context
from ingest.document import ActorFrom, AgencyMention, Citation, Header, Obligation, Party, Provision, ProvisionKind, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.charged import actors_of, remember
from ingest.duties.clauses import Draft, Frame
from ingest.duties.directives import handed
from ingest.duties.headings import hands_out, heading_bodies, names_person, unknown_body
from ingest.duties.labels import labelled_duties
from ingest.duties.other_headings import TASKED, heading_others
from ingest.duties.page import Page, concludes
from ingest.duties.reader import lead_in, read_provision
from ingest.duties.recital import Recital, inside, quoted_law
from ingest.duties.survey import page_of
from ingest.duties.tables import table_duties
from ingest.duties.when import time_below
from ingest.duties.words import duty_words
from ingest.header import letter_behind
from ingest.readings import span_of


def find_obligations(
    text: str,
    header: Header,
    provisions: Sequence[Provision],
    citations: Sequence[Citation],
    agencies: Sequence[AgencyMention],
    timings: Sequence[Timing],
    context: Context,
) -> tuple[Obligation, ...]:
    """The duties that the document gives to named bodies, in the order of the text.

    A duty given through another (`Chỉ đạo Y …`, `tham mưu X báo cáo Y`, `gửi về A để tổng hợp báo cáo B`) follows the one
    that it hangs on and may lie inside its span.
    """
    page = page_of(text, header, citations, agencies, timings, context)
    # What a law or circular puts between quotation marks is its own new wording of another.
    remember(page, page.addressees)
    quoted = [] if page.normative else quoted_law(page)
    recital = Recital(page, quoted)
    ready = dict(table_duties(page, provisions))
    labelled, spent = labelled_duties(page, provisions)
    ready |= labelled
    lists = _lists_of_bodies(page, provisions)
    frames: list[Frame] = []
    times: list[Timing | None] = []
    base = asked = Frame(duties=False)
    found: list[Obligation] = []
    behind = _pages_behind(page, header, citations, agencies, timings)
    for i, provision in enumerate(provisions):
        while behind and provision.span.start >= behind[0][0]:
            base, page = Frame(duties=False), behind.pop(0)[1]
            recital = Recital(page, quoted)
        if page.normative and provision.span.start > len(text) // 2 and _NOTES.fullmatch(provision.content.text):
            break  # what a collection of laws adds of its own
        if page.normative and provision.parent is None and provision.kind in _PARTS:
            base = Frame(duties=False)
        above = frames[provision.parent] if provision.parent is not None else base
        if page.letter and not above.open and concludes(page, *_ends(provision)):
            above = replace(above, open=True)  # what the letter itself concludes
            if provision.parent is not None:
                frames[provision.parent] = above
        if i in ready:
            found += _obligations(page, ready[i], i, provision)
        time = times[provision.parent] if provision.parent is not None else None
        if is_quote := _is_quoted(quoted, provision):
            recital.pass_quote()
        if is_quote or i in ready or i in spent or provision.kind is ProvisionKind.ROW:
            frames.append(above)
            times.append(time)
            continue
        listed = (provision.parent, provision.kind) in lists
        frame, drafts = _read(page, provision, above, i, provisions, listed)
        if page.letter and not frame.open and _SPEAKS.search(page.folded, *_ends(provision)):
            frame = replace(frame, open=True)
        if page.letter and _PROPOSES.match(page.folded, *_ends(provision)):
            frame = replace(frame, duties=False, open=False)
        if drafts and _names_steps(page, provisions, i):
            frame, drafts = Frame(drafts[-1].actors, ActorFrom.HEADING, drafts[-1].modality), drafts[:-1]
        for draft in drafts:
            draft.timing = draft.timing or time
        below = i + 1 < len(provisions) and provisions[i + 1].parent == i
        times.append((time_below(page, *_ends(provision)) if below else None) or time)
        alone = provision.parent is None and provision.kind is ProvisionKind.PARAGRAPH
        opens_list = alone and provision.content.text.endswith(":")
        if opens_list and not frame.actors and asked.actors and _GOES_ON.match(page.folded, *_ends(provision)):
            frame = asked
        frames.append(frame)
        if opens_list:
            base = frame
        if page.letter and provision.parent is None and any(draft.rule == "directive" for draft in drafts):
            asked = Frame(drafts[-1].actors, ActorFrom.HEADING, drafts[-1].modality)
        drafts = recital.left(provision, drafts)
        told = frame.actors if provision.content.text.endswith(":") else ()
        remember(page, (*told, *(one for draft in drafts for one in actors_of(draft))))
        for draft in drafts:
            found += _obligations(page, draft, i, provision)
    return tuple(found)


def _pages_behind(
    page: Page, header: Header, citations: Sequence[Citation], agencies: Sequence[AgencyMention], timings: Sequence[Timing]
) -> list[tuple[int, Page]]:
    """What stands behind the body, and from where: what is attached to a letter is said to nobody whom that addresses, another
    letter to its own addressees."""
    ends = header.body.end if header.body else len(page.original)
    annex = replace(page, addressees=(), letter=False, reply=False, order=True, charged={}) if page.letter else page
    letter = letter_behind(page.original, ends)
    if letter is None or letter.body is None:
        return [(ends, annex)]
    other = page_of(page.original, letter, citations, agencies, timings, context_of(letter, page.original))
    remember(other, other.addressees)
    return [(ends, annex), (letter.body.start, other), (letter.body.end, annex)]


_PROPOSES = re.compile(
    r"(?:[^:]{0,300} )?(?:de xuat|kien nghi)[^:]{0,40} (?:phuong an|giai phap)[^:]{0,40}:\s*$"
    r"|phuong an \d|de xuat cua [^:;.]{3,60}$"
)
"""`Cục Thuế đề xuất hai phương án xử lý:`: what may be, not what is to be done."""
_SPEAKS = re.compile(
    r"(?:(?:huong dan|co y kien|tra loi|thong bao|yeu cau|de nghi)(?!\w)[^:]{0,40} sau"
    r"|noi dung (?:tra loi|huong dan|giai dap)) ?:\s*$"
)
"""`…, Cục Thuế hướng dẫn như sau:`: the writer itself begins to speak, whatever law was told above."""


def _names_steps(page: Page, provisions: Sequence[Provision], index: int) -> bool:
    """Whether what a law's line includes (`… phải thực hiện minh bạch, bao gồm:`) are things to do, each begun by its verb."""
    line = provisions[index]
    if not page.normative or not line.content.text.endswith("gồm:"):
        return False
    below = [one for one in provisions[index + 1 : index + 4] if one.parent == index]
    verbs = (duty_words().first_verb(page.text, page.folded, one.content.start, one.content.end) for one in below)
    return len(below) > 1 and all(verb is not None for verb in verbs)


_NOTES = re.compile(
    r"\W*(?:ghi chú[^.;]{0,30}|nguồn|(?:nguồn|tài liệu)? ?tham khảo|thông tin nguồn|phương pháp thu thập)\W*", re.IGNORECASE
)
"""`Ghi chú`, `Nguồn tham khảo` on lines of their own."""
_PARTS = (ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ARTICLE)
"""The parts of a law: a line before them gives them nothing."""
_GOES_ON = re.compile(
    r"(?:(?:ngoai ra|dong thoi|ben canh do|cu the|theo do|trong do),? )?(?:can |phai |tiep tuc |tap trung |yeu cau )*"
    r"(?:thuc hien|trien khai|luu y|chu trong|tap trung|lam tot)[^;.]{0,120}$"
)
"""`Ngoài ra, cần thực hiện đồng bộ các biện pháp sau:`: whoever was asked before goes on."""


def _ends(provision: Provision) -> tuple[int, int]:
    return provision.content.start, provision.content.end


def _is_quoted(quoted: list[tuple[int, int]], provision: Provision) -> bool:
    """Whether a provision stands in a quote; the closing never does: a mark was lost before it."""
    return provision.kind is not ProvisionKind.CLOSING and inside(quoted, provision.content.start)


_NAMING = (ProvisionKind.NUMBER, ProvisionKind.LETTER, ProvisionKind.ROMAN, ProvisionKind.CLAUSE, ProvisionKind.POINT)
_RUN_IN = 40
"""Letters after a heading on its own line that make it the beginning of a sentence (`1. Về giá tính thuế: đề nghị …`)."""


_CHARGES = re.compile(
    r" (?:co trach nhiem|co nhiem vu|chiu trach nhiem|thuc hien|trien khai|tap trung|can|phai|khan truong)(?!\w)[^:]{0,90}:\s*$"
)
"""A line that names who has the tasks below it, with more than the name (`Căn cứ kế hoạch này, Phòng Nội vụ có trách nhiệm:`)."""
_ABOUT = re.compile(r"(?:ve (?:cac |viec |cong tac )?[a-z]+|doi voi (?:cong tac|viec|linh vuc|hoat dong) )[^;]*$")
"""`2. Về các biện pháp kiểm tra, giám sát …`: a heading, whatever verbs it holds."""


def _read(
    page: Page, provision: Provision, above: Frame, index: int, provisions: Sequence[Provision], listed: bool
) -> tuple[Frame, list[Draft]]:
    """The frame that a provision gives to those below it, and its own duties; `listed` where headings beside it are bodies."""
    start, end = provision.content.start, provision.content.end
    has_below = index + 1 < len(provisions) and provisions[index + 1].parent == index
    if has_below and page.normative and _LISTS_NO_DUTIES.search(page.folded, start, end):
        granted = _GRANTS.search(page.folded, start, end) is not None
        return replace(above, duties=False, open=False), [] if granted else read_provision(page, start, end, above)[0]
    if has_below and end - start < 400:
        headed = heading_bodies(page, start, end)
        if headed is not None:
            actors, modality = headed
            loose = bool(TASKED.search(page.folded, start, end))
            return Frame(actors, ActorFrom.HEADING, modality or above.modality, loose=loose), []
        others = heading_others(page, start, end) if above.open else ()
        if others:
            return Frame(others, ActorFrom.HEADING, above.modality, loose=bool(TASKED.search(page.folded, start, end))), []
    whole = page.text.find(". ", start, end) < 0
    if has_below and whole and provision.content.text.rstrip().endswith(":") and _CHARGES.search(page.folded, start, end):
        below, drafts = lead_in(page, start, end, above)
        if below.actors and below.duties and below.actors != above.actors:
            return below, drafts
    begun = has_below and ":" not in provision.content.text and bool(bodies_at(page, start, end)[0])
    names = provision.kind in _NAMING and (above.hands or (has_below and listed) or begun)
    names = names or (page.order and (above.hands or bool(above.actors)) and names_person(page, start, end))
    unknown = unknown_body(page, start, end) if names else None
    if unknown is not None and (has_below or page.text[unknown[1] : unknown[1] + 1] == ":"):
        named = Frame((unknown[0],), ActorFrom.HEADING, above.modality, item=True, loose=provision.kind not in _NAMING)
        if not page.text[unknown[1] : end].strip(" .:;"):
            return named, []
        drafts, _ = read_provision(page, unknown[1] + 1, end, named)
        if drafts and drafts[0].actors == named.actors:
            drafts[0].start, drafts[0].source = start, ActorFrom.EXPLICIT
        return named, drafts
    if has_below and end - start < 250 and _ABOUT.match(page.folded, start, end) and ":" not in provision.content.text:
        return replace(above, hands=False), []
    headed_only = bool(provision.heading) and has_below and end - start < len(provision.heading or "") + _RUN_IN
    chapter = page.normative and provision.kind in (ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.PART)
    heads = (
        has_below
        and len(provision.heading or "") in range(1, _LONGEST_HEADING)
        and not _ON_GROUNDS.match(page.folded, start, end)
    )
    if not chapter and heads and duty_words().no_duties.match(page.folded, start, end):
        principles = page.normative and page.folded.startswith(("nguyen tac", "dieu kien", "yeu cau"), start)
        return Frame(above.actors, above.source, above.modality, duties=False, open=principles), []
    if headed_only and not provision.content.text.rstrip().endswith(":") and end - start < 250:
        hand = handed(page, start, end)
        if bodies_at(page, hand[1] if hand is not None else start, end)[0]:
            below, drafts = lead_in(page, start, end, above)
            if not drafts and page.text[end - 1] == "." and below.actors != above.actors:
                drafts, _ = read_provision(page, start, end, above)
            return below, drafts
        return replace(above, hands=above.hands or hands_out(page, start, end)), []
    closing = provision.kind is ProvisionKind.CLOSING
    item = provision.kind not in (ProvisionKind.PARAGRAPH, ProvisionKind.CLOSING)
    drafts, named_below = read_provision(page, start, end, above.of(item), closing)
    return named_below or above, drafts


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


def _lists_of_bodies(page: Page, provisions: Sequence[Provision]) -> frozenset[tuple[int | None, ProvisionKind]]:
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


_LONGEST_HEADING = 130
_ON_GROUNDS = re.compile(r"can cu [^:]{5,200}(?:, | thi ?:)")
"""`Căn cứ các quy định trên, Cục Thuế hướng dẫn như sau:` is no heading over what a document is based on."""


def _obligations(page: Page, draft: Draft, index: int, provision: Provision) -> list[Obligation]:
    made = [_obligation(page, draft, index, provision)]
    for inner in draft.inner:
        made += _obligations(page, inner, index, provision)
    return made


def _obligation(page: Page, draft: Draft, index: int, provision: Provision) -> Obligation:
    span = span_of(page.original, draft.start, draft.end)
    action = page.text[draft.body : draft.end].strip().rstrip("./;:, ")
    return Obligation(
        span=span,
        provision=index,
        path=provision.path,
        actors=draft.actors,
        actor_from=draft.source,
        modality=draft.modality,
        action=" ".join(action.split()) if "\t" in action or "\n" in action else action,
        category=draft.category,
        lead=draft.actors if draft.lead else (),
        coactors=_unique(draft.coactors),
        recipients=_unique(draft.recipients),
        via=_unique(draft.via),
        timing=draft.timing,
        condition=draft.condition,
        product=draft.product,
        rule=draft.rule,
        confidence=round(draft.confidence, 2),
    )


def _unique(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple({one.name: one for one in reversed(parties)}.values())[::-1]
