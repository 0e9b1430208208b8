"""Plain statements of what a body does, where nothing else tells a duty: behind what they hang on, or at a sentence's front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import ActorFrom, Modality
from ingest.duties.actors import bodies_at, inside_name
from ingest.duties.by_law import acts_by_law
from ingest.duties.clauses import explicit, is_competence
from ingest.duties.draft import Draft, Frame
from ingest.duties.issuer import is_issuer
from ingest.duties.modal import subject_at
from ingest.duties.nouns import joins_nouns
from ingest.duties.page import INFORMS, Page, begins, commas, past_grounds
from ingest.duties.private import CITES
from ingest.duties.subject import asked_at
from ingest.duties.told import states
from ingest.duties.words import duty_words
from ingest.folding import fold

_HANGS_ON = re.compile(
    r"(?:(?:trong )?truong hop|neu|khi|sau khi|truoc khi|(?:sau|het|qua|trong) thoi (?:han|gian)|doi voi|can cu|tren co so"
    r"|ket thuc|trong (?:vong|qua trinh|quy(?= [iv1-4])|thang)|(?:cuoi|dau) (?:nam|quy|thang)|moi (?:nam|quy|thang)"
    r"|hang [a-z]+|dinh ky|theo de nghi|cham nhat|truoc ngay|qua |vu viec|su co)(?!\w)"
    r"|nhung(?!\w)|[a-z]+(?:,? [a-z]+){0,4} nao(?!\w)|ngoai (?!ra)|o (?:cac |nhung )?(?:noi|dac khu|dia phuong|tinh|xa)(?!\w)"
)
"""Openings that tell when, or on what ground, a body acts."""
_THEN = re.compile(r"(?<= )thì (?=\w)")
_TOLD_OF = re.compile(r"(?:da|dang|se|chua|vua|van) ")
_OUTSIDER = re.compile(r"(?:cac |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc|nguoi )")
"""Whom a letter rather tells of than tells to do something."""


def plain(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A body and its verb behind a circumstance (`Trường hợp …, Bộ Công Thương kiểm tra …`), or at the front of a sentence."""
    if not frame.open or end - start < 25:
        return None
    hangs = _HANGS_ON.match(page.folded, start, end) is not None
    behind = _behind_any(page, start, end) if not hangs else None
    if not hangs and behind is None and not page.bodies_in(start, start + 1):
        return None
    opening = past_grounds(page, start, end)
    then = page.text.find(" thì ", start, min(end, start + 400)) if hangs else -1
    for at in _places(page, start, end, hangs) if behind is None else (behind,):
        if start < at < then:
            continue  # still the case
        named = explicit(page, at, end)
        besides = page.folded.startswith("ngoai ", start)  # with those named there
        if named is not None:
            actors, source, held = named
            if besides and page.text.find(", ", at, held.body) >= 0:
                continue
            if (
                held.verb is None
                or held.modality is Modality.PERMISSION
                or (is_issuer(page, actors) and not is_issuer(page, frame.actors))
                or not states(page, held.body, held)
                or is_competence(actors, held.verb)
            ):
                continue
            if _TOLD_OF.match(page.folded, held.body, end) or INFORMS.match(page.folded, held.body, end):
                continue
            if at == start and page.letter and all(_OUTSIDER.match(fold(one.name)) for one in actors):
                continue
            modality = held.modality or frame.modality or Modality.OBLIGATION
            return Draft(begins(page, opening, at), end, held.body, actors, source, modality, "plain", 0.6, held.verb)
        told = _unknown(page, start, at, end, frame) if named is None and not besides else None
        if told is not None:
            return told
        if page.reply and at == start:
            continue
        cites = CITES.match(page.folded, start, at) is not None
        acts = acts_by_law(page, at, start, end, frame) if at > start and not cites else None
        if acts is not None:
            return acts
        others = subject_at(page, at, end) if not cites else None
        if others is None and at > start and not cites:
            others = asked_at(page, at, end) if not joins_nouns(page, at) else None
            others = None if others is not None and _NO_SUBJECT.search(fold(others.actors[0].name)) else others
            others = None if others is not None and _NO_ONE.search(fold(others.actors[0].name)) else others
        if others is not None and page.letter and not others.strong and _IS_SAID.search(page.folded, others.body, end):
            continue
        if others is not None and others.verb is not None and others.modality is not Modality.PERMISSION:
            source, begin = ActorFrom.EXPLICIT, begins(page, opening, at)
            return Draft(begin, end, others.body, others.actors, source, others.modality, "plain", 0.6, others.verb)
    return None


_OPENING = re.compile(
    r"(?!hien nay|thuc te|nhin chung|tuy nhien|nam \d|ngay \d|thang \d|thua lenh|trinh )[a-z][^,;:.()]{2,80}, (?=[a-z])"
)
_PAST = re.compile(r" (?:qua|vừa qua|đã|đang|vừa|nay|chưa|vẫn|thấy|do)(?!\w)|(?<!\w)[Nn]hững năm")
"""In an opening behind which rather is told how things stand (`Thời gian qua, các đơn vị …`), or of what is made by whom."""


_FINDS = re.compile(r" (?:nhan thay|thay|cho rang|de xuat|kien nghi|thong nhat|nhat tri|co y kien|da|dang|vua|con co)(?!\w)")


def _behind_any(page: Page, start: int, end: int) -> int | None:
    """Where the body acts that stands behind any words and a comma with which an order's sentence begins (`Cũng từ nguồn này, Sở
    Y tế hỗ trợ các xã khó khăn`)."""
    opening = _OPENING.match(page.folded, start, end) if page.order and not page.normative else None
    if opening is None or _PAST.search(page.text, start, opening.end()) is not None or bodies_at(page, start, end)[0]:
        return None
    if not page.text[opening.end()].isupper() or duty_words().verb_at(page.text, page.folded, start, end) is not None:
        return None
    parties, after = bodies_at(page, opening.end(), end)
    return opening.end() if parties and _FINDS.match(page.folded, after, end) is None else None


_NO_ONE = re.compile(
    r"^(?:cac )?(?:to chuc|don vi tinh|co so)(?!,)(?: [a-z]+)?$|(?<!nguoi) duoc (?!giao|phan|uy quyen)"
    r"| (?:duoc|khong|da|ve|di|se|chua|bi|la|co|cua|cho|do|cac|nhung)$"
)
"""Words that no name ends with, and acts that look like names (`tổ chức lấy mẫu`)."""
_NO_SUBJECT = re.compile(r"^(?!nguoi dai dien theo phap luat).* (?:cho|theo|cua|khong|tu|khi|thi|do|va|hoac)(?= |$)")
"""Words of a name that goes on past its noun: the verb behind them is none of its own."""
_SHORTEST = 60
_NO_BODY = re.compile(r"(?:mot so|chua benh|cac (?:tinh|huyen|xa|quan|phuong|dia phuong)$)")


def _unknown(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """Bodies and an act that the vocabulary lacks (`Văn phòng Ủy ban nhân dân tỉnh phát hành Thư mời …`)."""
    if end - at < _SHORTEST or page.text[end - 1] not in ".;":
        return None
    parties, after = bodies_at(page, at, end)
    if not parties or is_issuer(page, parties) or duty_words().unlisted.match(page.text, after, end) is None:
        return None
    if page.letter or all(_OUTSIDER.match(fold(one.name)) or _NO_BODY.match(fold(one.name)) for one in parties):
        return None
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, after + 1, parties, ActorFrom.EXPLICIT, modality, "plain-words", 0.55)


_IS_SAID = re.compile(
    r" (?:duoc (?:xac dinh|coi) la|(?:khong )?thuoc (?:doi tuong|truong hop|dien)|khong chiu thue|khong phai)(?!\w)"
)
"""What a letter finds, rather than asks for (`cá nhân chuyển nhượng vốn … được xác định là thu nhập từ …`)."""
_CASE = re.compile(r"(?:trong )?(?:truong hop|neu|khi)(?!\w)")


def _places(page: Page, start: int, end: int, hangs: bool) -> Iterator[int]:
    """Where the main clause may begin: at the front, and behind the commas and the `thì` of a circumstance."""
    yield start
    if not hangs:
        return
    then = _THEN.search(page.text, start, min(end, start + 400))
    if then is not None:
        yield then.end()
    case = then is not None and page.letter and _CASE.match(page.folded, past_grounds(page, start, end))
    for at in commas(page, start, end):
        if (not case or then is None or at > then.end()) and not inside_name(page, at - 2, at, end):
            yield at
