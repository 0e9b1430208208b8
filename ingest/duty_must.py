"""What a law's `phải` or `có trách nhiệm` charges: whatever stands before it, unless its head is a thing (`Hồ sơ phải …`)."""

from __future__ import annotations

import re
from functools import cache

from ingest.document import ActorFrom, Modality
from ingest.duty_clauses import Draft, Frame
from ingest.duty_law import ASIDE, without_brackets
from ingest.duty_page import Page, party
from ingest.duty_words import duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

_MUST = re.compile(
    r",? (?:thì )?(?:đều |cũng |vẫn )?"
    r"(?:(?P<charge>(?:có|chịu) trách nhiệm|có nghĩa vụ|có nhiệm vụ)|(?P<never>không được(?! ?bồi| hưởng))"
    r"|phải(?! (?:được|bị|có|là|phù hợp|đúng|đủ|gồm|đạt|nằm|tương|bằng|bảo đảm|đảm bảo|đáp ứng|thể hiện|nộp đủ)(?!\w)))(?= )"
)
_BROKEN = re.compile(
    r" (?:là|thì|mà|sẽ|không|gồm|bao gồm|nhưng|để|nhằm|bị|do|được(?! (?:giao|phân|ủy|cấp|chỉ|công|thành|thuê|cử|mời|lựa)))(?= )"
    r"|[:;]|\.(?= )"
)
_CHARGE_BROKEN = re.compile(r" (?:là|thì|mà|sẽ|gồm|bao gồm|nhưng|để|nhằm)(?= )|[:;]|\.(?= )")
"""Before `có trách nhiệm` more may stand: `Đối tượng được kiểm tra có trách nhiệm …`."""
_LONGEST = 240
_DETERMINED = r"(?:(?:tất cả )?(?:các|những|mọi|mỗi|từng|một) )?"


@cache
def things() -> re.Pattern[str]:
    return re.compile(rf"{_DETERMINED}(?:{any_of(load('duty_subjects')['things'])})(?!\w| vị)", re.IGNORECASE)  # no `đơn vị`


def charged_subject(page: Page, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """`Báo chí nước ngoài hoạt động tại Việt Nam phải tuân thủ …`: who stands before the word of duty, known or not."""
    if not page.normative or not frame.open or not page.text[at : at + 1].isalpha():
        return None
    limit = min(end, at + _LONGEST)
    must = _MUST.search(without_brackets(page.text), at, limit)
    if must is None or must.start() - at < 4:
        return None
    broken = _CHARGE_BROKEN if must["charge"] else _BROKEN
    if broken.search(page.text, at, must.start()) is not None:
        return None
    if not must["charge"] and (not page.text[at].isupper() or things().match(page.text, at, must.start())):
        return None
    if duty_words().verb_at(page.text, page.folded, at, end) or _NO_SUBJECT.match(page.text, at):
        return None
    aside = ASIDE.search(page.text, at, must.start())
    stop = aside.start() if aside is not None else must.start()
    body = must.end() + 1
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    if verb is None and not must["charge"]:
        return None
    modality = Modality.PROHIBITION if must["never"] else Modality.OBLIGATION
    confidence = 0.75 if must["charge"] else 0.55
    return Draft(opening, end, body, (party(page, at, stop),), ActorFrom.EXPLICIT, modality, "law-must", confidence, verb)


_NO_SUBJECT = re.compile(
    r"(?:trường hợp|nếu|khi|trong|đối với|theo|tại|với|từ|để|về|có|không|phải|được|bị|sau|trước|ngoài|căn cứ|trên|do|và|hoặc"
    r"|nhưng|là|đồng thời|số|qua|hết|thì|chỉ|chưa|đã|đang)(?!\w)",
    re.IGNORECASE,
)
"""Words that begin no name."""
