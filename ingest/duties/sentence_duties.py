"""Reads the duties of one sentence: its clauses, and what belongs together again."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Party
from ingest.duties.begin import begin_duty
from ingest.duties.draft import Draft, Frame
from ingest.duties.occasions import named_rhythm
from ingest.duties.page import Page
from ingest.duties.pieces import join, pieces
from ingest.duties.shared import done_by, reported_by, take_over
from ingest.duties.slots import fill

_MARKS = re.compile(r"[ _\-+*•.,:;|~—¬§=>«^]*(?:Bước \d{1,2}\W{1,3}(?=\w)|(?<=: )\((?:\d{1,2}|i{1,3}|[a-zđ])\) (?=\w))?")
"""Marks that a scan or a list leaves before a sentence, and the number of a step, or of an item behind a heading's colon."""


def read_sentence(page: Page, start: int, end: int, frame: Frame, closing: bool) -> tuple[list[Draft], tuple[Party, ...]]:
    """The duties of one sentence, and the bodies that it names as actors: sentences after it go on with them."""
    start = _MARKS.match(page.text, start, end).end()  # type: ignore[union-attr]
    if page.normative and page.text[start : start + 1] in ("“", '"'):
        start += 1
    if page.folded.startswith("luu y: ", start):
        start += len("luu y: ")
    if (
        start >= end
        or (page.text[start : start + 9].isupper() and page.text[start:end].isupper())
        or page.text[start] in "“\"'‘("
    ):
        return [], ()
    draft = begin_duty(page, start, end, frame)
    if draft is None:
        return [], ()
    named = draft.actors if draft.source in (ActorFrom.EXPLICIT, ActorFrom.ANAPHORA) else ()
    joined: list[Draft] = []
    label = _REPORT_LABEL.match(page.folded, start, end)
    for i, piece in enumerate(pieces(page, draft)):
        fill(page, piece, page.timings_in(start if i == 0 else piece.start, piece.end))
        told = piece.timing is not None and bool(piece.timing.periods)
        if i and label is not None and piece.category is Category.REPORT and not told:
            piece.timing = named_rhythm(page, start, label.end(), piece.timing) or piece.timing
        if i:
            take_over(page, joined, piece)
        if draft.source is ActorFrom.HEADING and draft.actors is frame.actors:
            piece.coactors = piece.coactors or frame.coactors
            piece.lead = piece.lead or frame.lead
            if piece.category is Category.REPORT:
                piece.recipients = piece.recipients or frame.recipients
        if not (joined and join(page, joined[-1], piece)):
            joined.append(piece)
    for piece in joined:
        piece.inner = [part for inner in piece.inner for part in _inner_pieces(page, inner)]
    for piece, then in zip(reversed(joined[:-1]), reversed(joined[1:]), strict=True):
        if piece.category is then.category is Category.REPORT and piece.actors == then.actors:
            piece.recipients = piece.recipients or then.recipients
    done_by(page, joined)
    reported_by(joined)
    given = {(part.start, part.end) for piece in joined for part in piece.inner}
    joined = [piece for piece in joined if (piece.start, piece.end) not in given]  # the part of whoever is directed
    if closing:
        joined = [piece for piece in joined if not _is_courtesy(page, piece)]
    return joined, named


def _inner_pieces(page: Page, inner: Draft) -> list[Draft]:
    """The clauses of a duty that is given through another, each read whole."""
    joined: list[Draft] = []
    for i, piece in enumerate(pieces(page, inner) if inner.rule == "directed" else [inner]):
        if inner.rule != "passed-on":
            own = (piece.timing,) if piece.timing else () if inner.rule == "advised" else page.timings_in(piece.start, piece.end)
            fill(page, piece, own)
        piece.chained = True
        if inner.rule == "passed-on":
            piece.inner = [part for told in piece.inner for part in _inner_pieces(page, told)]
        if not (i and join(page, joined[-1], piece)):
            joined.append(piece)
    return joined


_REPORT_LABEL = re.compile(r"bao cao [^:;.,]{2,40}: ?")
"""`Báo cáo 6 tháng: các đơn vị gửi Sở trước ngày 05/7; Sở tổng hợp, báo cáo …`: both are half-yearly."""
_COURTESY = re.compile(
    r"(?:(?:khan truong|chu dong|kip thoi),? )*(?:(?:duoc )?biet|quan tam|nghiem tuc|phoi hop|to chuc|trien khai|thuc hien"
    r"|chi dao|luu y|can cu|chap hanh|xem xet|theo doi|ap dung"
    r"|nghien cuu|tang cuong|(?:khan truong|chu dong|kip thoi)(?= ?(?:[,.;/]|$)))(?!\w)"
)
_AS_ANSWERED = re.compile(
    r"(?:nghien cuu|can cu|doi chieu)(?: [a-z]+){0,2} (?:quy dinh|huong dan|noi dung)(?: [a-z]+)? (?:neu )?tren(?!\w)"
)
"""`Đề nghị Công ty nghiên cứu quy định nêu trên để thực hiện`: what an answer comes to."""
_SHORT_CALL = 45
"""Letters: a longer call in the letter's last lines is what it asks for, unless it only asks for care."""
_CARE = re.compile(
    r"(?:quan tam|nghiem tuc|biet|duoc biet"
    r"|phoi hop(?: chat che| tot)?(?:[,.;/]| (?:de|thuc hien|trien khai|chi dao|giai quyet|voi)(?!\w)|$))(?!\w)"
)
_THIS_ALONE = re.compile(
    r"(?:nghiem tuc |khan truong )?(?:trien khai|thuc hien)(?: [a-z]+){0,9} (?:van ban|cong van|chi thi) nay(?!\w)"
)
_THIS = re.compile(
    r"(?:trien khai|thuc hien)(?: [a-z]+){0,4} (?:van ban|cong van|chi thi|ke hoach|thong bao|cong dien) nay(?!\w)"
    r"|(?:nghiem tuc|khan truong) (?:trien khai|thuc hien)"
)


def _is_courtesy(page: Page, draft: Draft) -> bool:
    """A closing line that only asks to carry the document out."""
    if draft.recipients or draft.timing or draft.coactors or draft.directs or page.folded.startswith("giao ", draft.start):
        return False
    if draft.category not in (Category.OTHER, Category.COMMUNICATE, Category.COORDINATE):
        return False
    if page.reply and _AS_ANSWERED.match(page.folded, draft.body, draft.end):
        return False
    if not page.order and draft.end - draft.body > _SHORT_CALL and not _CARE.match(page.folded, draft.body):
        return bool(_THIS.search(page.folded, draft.body, draft.end) or _THIS_ALONE.match(page.folded, draft.body))
    return draft.rule.startswith(("directive", "actor")) and bool(_COURTESY.match(page.folded, draft.body, draft.end))
