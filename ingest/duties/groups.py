"""Groups and persons that a plan or a letter has act without a `phải` (`Lực lượng xung kích tổ chức trực …`)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Category, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.by_law import OF_ALL_SORTS
from ingest.duties.clauses import skip_prefix
from ingest.duties.draft import Draft, Frame
from ingest.duties.nouns import JOINT, names_act
from ingest.duties.page import Page, commas, party
from ingest.duties.subject import LAW, Subject, asked_at, class_at, read


def _listed(page: Page, at: int, end: int) -> Subject | None:
    """`Công an tỉnh và các đơn vị quân đội đóng quân trên địa bàn tỉnh bố trí …`: a group last in a list of bodies."""
    parties, after = bodies_at(page, at, end)
    joint = JOINT.match(page.folded, after, end) if parties else None
    if joint is not None and page.folded.startswith("cac ", joint.end()):
        last = class_at(page, joint.end(), end)
        return replace(last, actors=(*parties, *last.actors)) if last is not None else None
    if len(parties) < 2 or not page.folded.startswith("cac ", parties[-1].span.start):
        return None
    last = class_at(page, parties[-1].span.start, end)
    return replace(last, actors=(*parties[:-1], *last.actors)) if last is not None else None


_LONGEST_CLASS = 110


def _reporting(page: Page, at: int, end: int) -> Subject | None:
    """`Các địa phương có hồ đang thi công gửi báo cáo …`: some of the bodies that a letter goes to."""
    told = read(page, at, min(end, at + _LONGEST_CLASS), LAW)
    if told is None or len(told[0]) > 1 or told[1].verb is None or told[1].verb.category is not Category.REPORT:
        return None
    return Subject((party(page, *told[0][0]),), told[1].body, told[1].verb, Modality.OBLIGATION, False)


_IS_OR_HAS = re.compile(r" (?:có|là|được|đã|thuộc|bị|phải|đang|mà|nếu|khi|chỉ) ")


_IN_A_CASE = re.compile(r"(?:(?:trong )?truong hop|neu|(?:sau )?khi) ")
"""A case that is a list (`Khi phát hiện gia súc ốm, chết, trưởng bản phải báo …`)."""


def class_acts(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A sentence of a plan or a letter that begins with persons or a group (`Lực lượng xung kích tổ chức trực …`)."""
    if page.normative or (page.letter and not page.directs) or not frame.open or page.text[end - 1] == ":":
        return None
    at = skip_prefix(page, start, end)
    told = class_at(page, at, end, page.directs and at > start) or _listed(page, at, end)
    if told is None and _IN_A_CASE.match(page.folded, start, at):
        told = next((one for later in commas(page, at, end) if (one := class_at(page, later, end)) is not None), None)
    if told is None and page.letter and frame.duties and page.folded.startswith(("cac ", "nhung "), at):
        told = _reporting(page, at, end)
    if told is None and page.directs and frame.item and not names_act(page, at, end) and not OF_ALL_SORTS.match(page.folded, at):
        told = asked_at(page, at, end)
        told = None if told is not None and _IS_OR_HAS.search(page.text, at, told.body) else told
    if told is None:
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, told.body, told.actors, ActorFrom.EXPLICIT, modality, "class-words", 0.55, told.verb)
