"""Plain statements of what a body does, where nothing else tells a duty: behind what they hang on, or at a sentence's front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import ActorFrom, Modality
from ingest.duty_clauses import Draft, Frame, explicit
from ingest.duty_others import others_at
from ingest.duty_page import Page, commas
from ingest.duty_subjects import is_issuer
from ingest.duty_told import states
from ingest.folding import fold

_HANGS_ON = re.compile(
    r"(?:(?:trong )?truong hop|neu|khi|sau khi|truoc khi|doi voi|can cu|tren co so|trong thoi (?:han|gian)|ket thuc|trong vong"
    r"|hang [a-z]+|dinh ky|theo de nghi|cham nhat|truoc ngay|trong qua trinh|qua )(?!\w)"
)
"""Openings that tell when, or on what ground, a body acts."""
_THEN = re.compile(r"(?<= )thì (?=\w)")
_TOLD_OF = re.compile(r"(?:da|dang|se|chua|vua|van) ")
_BIDS = re.compile(r"(?:thong bao|tra loi|co y kien)[^;.]{0,90} biet(?!\w)")
"""`Văn phòng Ủy ban nhân dân tỉnh thông báo để các đơn vị biết`: what the letter itself does."""
_OUTSIDER = re.compile(r"(?:cac |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc|nguoi )")
"""Whom a letter rather tells of than tells to do something."""
_CITES = re.compile(r"(?:can cu|theo|tai) [^;]*(?:dieu|khoan|luat|nghi dinh|thong tu) ")
"""`Căn cứ Điều 60 Luật Hải quan … thì …`: what a law says."""


def plain(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A body and its verb behind a circumstance (`Trường hợp …, Bộ Công Thương kiểm tra …`), or at the front of a sentence."""
    if page.reply or not frame.open or end - start < 25:
        return None
    for at in _places(page, start, end):
        named = explicit(page, at, end)
        if named is not None:
            actors, source, held = named
            if (
                held.verb is None
                or held.modality is Modality.PERMISSION
                or is_issuer(page, actors)
                or not states(page, held.body, held)
            ):
                continue
            if _TOLD_OF.match(page.folded, held.body, end) or _BIDS.match(page.folded, held.body, end):
                continue
            if at == start and page.letter and all(_OUTSIDER.match(fold(one.name)) for one in actors):
                continue
            modality = held.modality or frame.modality or Modality.OBLIGATION
            return Draft(start, end, held.body, actors, source, modality, "plain", 0.6, held.verb)
        others = others_at(page, at, end) if not _CITES.match(page.folded, start, at) else None
        if others is not None and others.verb is not None and others.modality is not Modality.PERMISSION:
            return Draft(start, end, others.body, others.actors, ActorFrom.EXPLICIT, others.modality, "plain", 0.6, others.verb)
    return None


def _places(page: Page, start: int, end: int) -> Iterator[int]:
    """Where the main clause may begin: at the front, and behind the commas and the `thì` of a circumstance."""
    yield start
    if _HANGS_ON.match(page.folded, start, end) is None:
        return
    then = _THEN.search(page.text, start, min(end, start + 400))
    if then is not None:
        yield then.end()
    yield from commas(page, start, end)
