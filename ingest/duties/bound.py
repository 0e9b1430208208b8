"""Whoever stands right before words that bind, in the middle of a letter's sentence."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft, Frame
from ingest.duties.nouns import BINDS, opener_at
from ingest.duties.page import Page, begins, past_grounds
from ingest.duties.private import from_others
from ingest.duties.stand_ins import resolve
from ingest.duties.told import COMPANY, is_addressee
from ingest.duties.words import duty_words

_THEN = re.compile(r" thì (?=(?:khi|sau khi|trước khi|nếu|trong|ngoài|hàng|hằng|định kỳ|chậm nhất) )")
_NEAR = 90


def bound(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """Whoever stands before the words that bind them: in the main clause of a letter's case, behind its circumstance (`… thì khi
    nhập khẩu trở lại nội địa doanh nghiệp phải kê khai …`), or wherever one stands to whom it goes."""
    if not page.letter or page.text[end - 1] == ":":
        return None
    then = _THEN.search(page.text, start, end)
    binds = BINDS.search(page.text, then.end() if then is not None else start, end) if then is not None or page.reply else None
    if binds is None or (then is None and page.text.find(" thì ", binds.end(), end) >= 0):
        return None
    opening = past_grounds(page, start, end)
    if page.reply and then is None and (charge := _with_aside(page, opening, end)) is not None:
        return charge
    at = binds.start()
    while (at := page.text.rfind(" ", max(start, binds.start() - _NEAR), at)) >= 0:
        if not opener_at(page, at + 1, binds.start()):
            continue
        found = from_others(page, at + 1, begins(page, opening, at + 1), end, frame)
        if found is not None and found.body >= binds.end() and (then is not None or is_addressee(page, found.actors[0])):
            return found
    return None


_CHARGE = re.compile(r"(?:(?! nên | thì )[^;:.]){3,200}? (?:có trách nhiệm|có nghĩa vụ) ")


def _with_aside(page: Page, at: int, end: int) -> Draft | None:
    """`Công ty A - Nhà thầu nước ngoài (với tư cách là bên chi trả) có trách nhiệm …`: a company named with what it is."""
    parties, after = bodies_at(page, at, end) if COMPANY.match(page.text, at, end) else ((), at)
    charge = _CHARGE.match(page.text, after, end) if len(parties) == 1 else None
    verb = duty_words().first_verb(page.text, page.folded, charge.end(), end) if charge is not None else None
    if charge is None or verb is None:
        return None
    actors = resolve(page, parties)[0]
    return Draft(at, end, charge.end(), actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "bound", 0.6, verb)
