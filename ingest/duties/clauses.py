"""Clauses of a provision, and where in each a duty begins: who is handed it and by which words."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.name_tails import one_more, with_tail
from ingest.duties.nouns import nouns_at
from ingest.duties.opening_words import (
    ALONE,
    ASIDE,
    SAYS,
    THEN,
    WITHIN,
    opening_at,
    past_every,
    past_lists,
    past_things,
    past_time_or_case,
    past_week,
)
from ingest.duties.page import Page
from ingest.duties.stand_ins import resolve
from ingest.duties.told_apart import MODAL
from ingest.duties.words import Verb, duty_words
from ingest.folding import LOWER, fold
from ingest.record import record


def skip_prefix(page: Page, at: int, end: int) -> int:
    """Where the main clause begins after openings like `Căn cứ …,`, `Định kỳ quý, 6 tháng`, `Về mã số thuế:`."""
    for _ in range(5):
        timing = page.timing_at(at)
        if timing is not None:
            if page.folded.startswith("bao cao ", at) and _is_all(page, timing.span.end, end):
                return at
            at = _GAP.match(page.text, timing.span.end, end).end()  # type: ignore[union-attr]
            if page.text.startswith("và ", at) and page.timing_at(at + 3):
                at += 3
            continue
        every = past_every(page, at, end)
        if every is not None:
            return every
        past = past_time_or_case(page, at, end)
        if past is not None:
            at = past
            continue
        aside = ASIDE.match(page.folded, at, end)
        if aside is not None and page.timing_at(aside.end()):
            at = aside.end()
            continue
        if aside is not None and duty_words().first_verb(page.text, page.folded, aside.end(), end):
            if not page.folded.startswith("huong ung ", aside.end()):
                return aside.end()
            at = aside.end()
            continue
        within = WITHIN.match(page.folded, at, end)
        if within is not None and duty_words().first_verb(page.text, page.folded, within.end(), end) is not None:
            return within.end()
        alone = ALONE.match(page.folded, at, end)
        if alone is not None and (
            duty_words().first_verb(page.text, page.folded, alone.end(), end) or bodies_at(page, alone.end(), end)[0]
        ):
            return alone.end()
        opening = opening_at(page, at, end) or aside or SAYS.match(page.folded, at, end)
        if opening is None or opening.end() >= end:
            return at
        if duty_words().verb_at(page.text, page.folded, at, end) and not _opens(page, at, opening.end(), end):
            return at
        of_things = page.folded.startswith("doi voi ", at)
        at = past_lists(page, opening.end(), end)
        at = past_things(page, at, end) if of_things else at
    return at


def _is_all(page: Page, at: int, end: int) -> bool:
    """Whether nothing to do stands behind a timing that names its report (`Báo cáo 6 tháng trước ngày 10/6, …`)."""
    after = _GAP.match(page.text, at, end)
    at = after.end() if after is not None else at
    return duty_words().first_verb(page.text, page.folded, at, end) is None and not bodies_at(page, at, end)[0]


def _opens(page: Page, at: int, after: int, end: int) -> bool:
    """Whether words that could be a verb (`Căn cứ Kế hoạch này, xây dựng …`) are rather an opening before another verb."""
    if page.folded.startswith(("can cu", "thuc hien", "thong qua", "tren co so", "huong ung"), at):
        if THEN.match(page.folded, after, end):
            return True
        after = past_lists(page, after, end)
        if (timing := page.timing_at(after)) is not None:  # `Căn cứ nhiệm vụ được giao, hằng năm các sở lập dự toán …`
            after = _GAP.match(page.text, timing.span.end, end).end()  # type: ignore[union-attr]
        return duty_words().first_verb(page.text, page.folded, after, end) is not None or explicit(page, after, end) is not None
    return False


_ASKED = ("de nghi", "moi")
_GAP = re.compile(rf"(?:[\s,:]|\.(?= [{LOWER}]))*(?:thì )?(?:\([^()\n]{{3,40}}\)[\s,:]*)?")
BRACKET = re.compile(r" ?\([^()\n]{0,200}\)")
_BETWEEN = re.compile(
    r"(?: ?,? theo nhiem vu (?:duoc giao|duoc phan cong|cua minh|cua don vi),?(?= ))|"
    r"(?: ?,? (?:theo|can cu|tren co so|voi|bang)(?: vao)? chuc nang(?:,? (?:va )?nhiem vu)?(?:,? (?:va )?(?:quyen han"
    r"|tham quyen|linh vuc|pham vi))?(?: quan ly)?"
    r"(?: duoc giao| cua minh| cua [^,;.:]{3,30}?)?,?(?= ))|"
    r"(?: ?,? trong pham vi (?:nhiem vu|chuc nang|quyen han|trach nhiem)(?:(?:,| va) (?:nhiem vu|quyen han|trach nhiem))*"
    r"(?: (?:cua minh|duoc giao|quan ly|theo quy dinh(?: cua phap luat)?"
    r"|cua (?:don vi|co quan|nganh|dia phuong)(?: minh)?))*,?(?= ))|"
    r"(?:,? (?:sau khi|khi|truoc khi|neu) [^;.:]{5,160}? thi(?= ))|"
    r"(?:,? ngoai (?:cac |nhung )?(?:nhiem vu|noi dung)(?: (?:neu |noi )?tren)?,? con(?= ))|"
    r"(?: (?:con |co |gap |phat sinh )+(?:kho khan|vuong mac)(?:,? (?:kho khan|vuong mac|bat cap|phat sinh))*[^,;.:]{0,60}?"
    r"(?:,? thi(?= )|,(?= )|(?= (?:thi |phai |kip thoi |de nghi )*(?:bao cao|phan anh|lien he)(?!\w))))|"
    r"(?: ?[,:] (?:can cu|theo|tren co so|trong pham vi|bang|khi|ngoai|voi|truoc|tu)(?!\w)[^,;.:]{0,120},)"
    r"|(?: (?:can cu|theo|tren co so|trong pham vi)"
    r" (?:chuc nang|nhiem vu|tham quyen|quy dinh|quyen han)"
    r"(?:(?! (?:duoc giao|cua minh) (?!tai|trong|theo|o |va |cua |doi voi)[a-z])[^;.:]){0,80}?"
    r"(?:,(?= )|(?= (?:co|chiu) trach nhiem ))"
    r"|(?: trong pham vi[^;.:]{0,80}?(?= (?:co|chiu) trach nhiem )))|(?: voi (?:chuc nang|tu cach"
    r"|vai tro)(?:, nhiem vu)?(?: cua minh| duoc giao| cua [^,;.:]{3,40}?)?(?=,? ))"
)


@record
class Grip:
    """What stands after the bodies: where the action begins, its verb, and whether a word like `có trách nhiệm` stands there."""

    body: int
    verb: Verb | None
    strong: bool
    modality: Modality | None


def grip(page: Page, at: int, end: int) -> Grip | None:
    """The action after the bodies that end at `at`; None where none follows."""
    vocabulary = duty_words()
    strong = False
    modality = None
    before: int | None = None
    for _ in range(4):
        bracket = BRACKET.match(page.text, at, end)
        if bracket is not None:
            at = bracket.end()
        modal = MODAL.match(page.folded, at, end)
        if modal is not None:
            strong = strong or bool(modal["must"])
            if modal["must"] and modal["must"].endswith(_ASKED):
                modality = Modality.REQUEST
            if modal["may"]:
                charged = not page.normative and page.folded.startswith((" giao ", " giao:", " giao,", " phan cong"), modal.end())
                modality = modality if charged else Modality.PERMISSION
            elif modal["not"]:
                modality = Modality.PROHIBITION
            at = modal.end()
            continue
        between = _BETWEEN.match(page.folded, at, end)
        aside = page.text.startswith(", ", at)
        timing = page.timing_at(at + 1 + aside) if aside or page.text.startswith(" ", at) else None
        if timing is not None and timing.span.end < end and (not aside or page.text[timing.span.end] == ","):
            at = timing.span.end
        elif between is not None:
            before = at
            at = past_lists(page, between.end() + 1, end) - 1 if page.text.startswith(",", between.end() - 1) else between.end()
        elif (week := past_week(page, at + 1, end)) is not None and page.text.startswith(" ", at):
            at = week - 1
        else:
            break
    named_before = page.text.startswith(": ", at)
    body = _GAP.match(page.text, at, end).end()  # type: ignore[union-attr]
    if named_before:
        body = skip_prefix(page, body, end)
    verb = vocabulary.first_verb(page.text, page.folded, body, end)
    if verb is None and before is not None:  # `: Căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, đơn vị`
        again = _GAP.match(page.text, before, end).end()  # type: ignore[union-attr]
        verb = vocabulary.first_verb(page.text, page.folded, again, end)
        body = again if verb is not None else body
    if verb is None and not strong and not (modality is Modality.PROHIBITION and page.text.startswith(_LETS, body)):
        return None
    strong = strong or page.folded.startswith(("chu tri", "phoi hop", "khan truong", "tiep tuc", "chu dong", "tap trung"), body)
    return Grip(body, verb, strong, modality)


_LETS = ("cho phép ", "để ", "cho ")
"""`Các trường không cho phép đưa vào căn tin …`: what is not to be let happen, whatever its verb."""


def explicit(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """The bodies named at `at` with the action after them."""
    parties, after = bodies_at(page, at, end)
    if not parties:
        return None
    parties, after = with_tail(page, at, parties, after, end)
    held = grip(page, after, end)
    if held is None and (more := one_more(page, parties, after, end) or _one_other(page, parties, after, end)) is not None:
        parties, after = more
        held = grip(page, after, end)
    if held is None:
        return None
    resolved, replaced = resolve(page, parties)
    return resolved, ActorFrom.ANAPHORA if replaced else ActorFrom.EXPLICIT, held


_OTHER = re.compile(r"(?:,? và |, )(?=(?:các )?(?:chủ|nhà thầu|doanh nghiệp|hộ|hợp tác xã|trường|thôn|bản|khu phố)(?!\w))")


def _one_other(page: Page, parties: tuple[Party, ...], after: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """The bodies with others than bodies at the end of their list (`UBND các xã, phường, chủ rừng báo cáo …`)."""
    joint = _OTHER.match(page.text, after, end) if page.directs and not page.normative else None
    others, last = nouns_at(page, joint.end(), end) if joint is not None else ((), after)
    return ((*parties, *others), last) if others else None


_WHOEVER = re.compile(r"(?:cac )?(?:cap|co quan|nguoi)(?: nha nuoc)? co tham quyen$")


def is_competence(parties: tuple[Party, ...], verb: Verb | None) -> bool:
    """Whether nothing is told but who decides, whoever that may be (`… do cấp có thẩm quyền quyết định`)."""
    return verb is not None and verb.phrase == "quyet dinh" and all(_WHOEVER.match(fold(one.name)) for one in parties)
