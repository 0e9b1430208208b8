"""Reads the duties of one provision: sentences, then clauses, then what belongs together again."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Category, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft, Frame
from ingest.duties.inline_lists import sentences_of
from ingest.duties.lead_in import lead_in
from ingest.duties.page import Page
from ingest.duties.pieces import join
from ingest.duties.sentence_duties import read_sentence
from ingest.duties.shared import sent_there_too
from ingest.duties.when import term

_OF_ITS_OWN = re.compile(r"doi voi |qua \d")
"""How a sentence begins that is no more of the one before it."""
_PHONE = re.compile(r"(?:\bdt|dien thoai|email|so|dia chi|/)[ .]*:\s*$")


def read_provision(page: Page, start: int, end: int, frame: Frame, closing: bool = False) -> tuple[list[Draft], Frame | None]:
    """The duties of a paragraph, and the frame that it gives to the provisions below it where it ends in a colon."""
    drafts: list[Draft] = []
    below: Frame | None = None
    spans = list(sentences_of(page, start, end, frame))
    open_end = False
    inherited = frame
    for i, (first, last, own) in enumerate(spans):
        if i + 1 == len(spans) and page.text[first:last].rstrip().endswith(":") and not _PHONE.search(page.folded, first, last):
            below, found = lead_in(page, first, last, inherited)
            drafts += found
            break
        found, actors = read_sentence(page, first, last, own if own is not frame else inherited, closing)
        if actors and not (frame.duties and frame.actors and _CASE.match(page.folded, first)):
            inherited = replace(frame, actors=actors, source=ActorFrom.ANAPHORA, duties=True)
        due = term(page, first, last) if drafts and drafts[-1].timing is None else None
        if due is not None and (not found or page.folded.startswith(_WORK, first)):
            drafts[-1].timing, drafts[-1].end = due, last
            continue
        goes_to = _goes_to(page, first, last, found, drafts[-1]) if drafts else ()
        if goes_to:
            drafts[-1].recipients = goes_to
            drafts[-1].inner += [part for draft in found for part in draft.inner]
            continue
        if not found and open_end and drafts and frame.loose and drafts[-1].rule.startswith("heading"):
            drafts[-1].end = last
            continue
        if not found and open_end and drafts and drafts[-1].rule != "private-actor" and _continues(page, first, last):
            drafts[-1].end = last
            continue
        open_end = bool(found)
        if drafts and _goes_into_detail(page, first, found, drafts[-1]):
            drafts[-1].end = last
            continue
        if found and drafts:
            sent_there_too(drafts[-1], found[0])
        for j, draft in enumerate(found):
            named = draft.source is ActorFrom.EXPLICIT or draft.rule == "actor-again"
            apart = named or page.folded.startswith("phoi hop ", draft.body) or _OF_ITS_OWN.match(page.folded, first)
            if not (j == 0 and drafts and not apart and join(page, drafts[-1], draft)):
                drafts.append(draft)
    return drafts, below


_WORK = ("viec ", "cong tac ")


def _goes_into_detail(page: Page, first: int, found: list[Draft], told: Draft) -> bool:
    """Whether a sentence only tells more of the task before it (`Trong đó, phân công rõ trách nhiệm của các bộ …`)."""
    if len(found) != 1 or not page.folded.startswith("trong do", first):
        return False
    more = found[0]
    return more.actors == told.actors and not (more.recipients or more.timing or more.coactors or more.inner)


_GOES_TO = re.compile(
    r"(?:bao cao|so lieu|van ban|ket qua)(?: (?:nay|tren|noi tren|neu tren))?(?: lan mot [^;.]{3,60},)?"
    r" (?:(?:deu|duoc|dong thoi) )*gui |noi nhan(?: bao cao)?(?: la|:) "
)


def _goes_to(page: Page, first: int, last: int, found: list[Draft], told: Draft) -> tuple[Party, ...]:
    """Whom the report before a sentence goes to that tells nothing else (`Báo cáo này gửi cơ quan thường trực để tổng hợp.`)."""
    if len(found) > 1 or told.category is not Category.REPORT or told.recipients:
        return ()
    goes = _GOES_TO.match(page.folded, first, last)
    own = found[0].timing if found else None
    if goes is None or (own is not None and own != told.timing and (own.periods or own.date)):
        return ()
    return found[0].recipients if found else bodies_at(page, goes.end(), last)[0]


_CASE = re.compile(r"(?:trong )?truong hop(?!\w)")
"""Who acts in one case (`Trường hợp …, thì cơ quan thuế …`) is not who acts in the next sentence of an item."""
_FRAGMENT = re.compile(
    r"(?:noi dung|kinh phi|thoi gian|moi chi tiet|chi tiet|moi thong tin|dau moi"
    r"|(?:cong van|van ban|chi thi|ke hoach|quyet dinh|cong dien|thong bao)(?: [a-z]+)? nay"
    r"|(?:sau|qua|het) (?:ngay|thoi (?:gian|han))|viec "
    r"|bai bo |hien nay|doi voi "
    r"|day la|trong do|(?:trong )?qua trinh|truong hop|cu the|neu |khi |muc |doi tuong|dia diem|ghi chu)"
)
_FINITE = re.compile(r" (?:cần|phải|được|là|sẽ|đã|thì|do) ")
_APART = re.compile(r"(?:cac|hai|ba|moi|nhung|rieng|nghiem cam|tuyet doi khong)(?!\w)")
"""`Các đài thông tin duyên hải phát bản tin …`, `Nghiêm cấm …`: another subject, or what is forbidden."""


def _continues(page: Page, start: int, end: int) -> bool:
    """Whether a sentence without a verb of its own goes on with the list of the one before it."""
    if (
        _FRAGMENT.match(page.folded, start, end)
        or _APART.match(page.folded, start, end)
        or _FINITE.search(page.text, start, min(end, start + 90))
    ):
        return False
    return not bodies_at(page, start, end)[0]
