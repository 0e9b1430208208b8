"""Duties that come about in a case: whoever the case is of acts, or whoever was spoken of before (`Trường hợp gây thiệt hại thì
phải bồi thường`)."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft, Frame
from ingest.duties.nouns import is_thing, names_act, nouns_at, opening_noun
from ingest.duties.page import Page, party, past_grounds
from ingest.duties.sentences import sentences
from ingest.duties.stand_ins import resolve
from ingest.duties.subject import LAW
from ingest.duties.words import duty_words
from ingest.folding import fold

_CASE = re.compile(r"(?:trong )?(?:truong hop|neu|khi) ")


def conditional(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """`Trường hợp Công an địa phương bảo đảm hạ tầng … thì triển khai cấp …`: who meets the condition acts."""
    start = past_grounds(page, start, at) if page.letter else start
    case = _CASE.match(page.folded, start, at)
    if case is None or page.text[at - 5 : at] != " thì " or not frame.open:
        return None
    if page.letter and not _BINDS.match(page.text, at, end):
        return None
    parties, after = bodies_at(page, case.end(), at)
    if not parties:
        parties, after = nouns_at(page, case.end(), at, case=True)
    verb = duty_words().first_verb(page.text, page.folded, at, end)
    told = verb is not None or page.text.startswith("phải ", at)
    if not parties or not told or page.text[after : after + 1] == ",":
        return None
    actors = resolve(page, parties)[0]
    return Draft(start, end, at, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "conditional", 0.7, verb)


def another_case(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """A case of other private actors than the heading's (`Trường hợp người nộp thuế thuộc diện … thì phải nộp …`)."""
    if not frame.actors or not page.text.startswith("phải ", at) or not opening_noun(fold(frame.actors[0].name), 0, _LONGEST):
        return None
    return conditional(page, start, at, end, frame)


_LONGEST = 240
_BINDS = re.compile(r"phải (?!có|là|bị|đáp ứng|đảm bảo|bảo đảm|thuộc|chịu)|(?:thực hiện|kê khai|khai|nộp|lập) ")
"""What binds whom a letter's case tells of (`Trường hợp Công ty …, khi phát sinh … thì phải quy đổi …`)."""


_LIABLE = re.compile(
    r"(?:trường hợp|nếu|khi) (?P<case>[^;.\n]{3,200}?),? thì (?:còn |vẫn |cũng )?(?P<must>phải|có trách nhiệm) "
    r"(?!được|bị|là |có (?!văn bản)|đáp ứng|phù hợp)",
    re.IGNORECASE,
)
"""`nếu gây thiệt hại thì phải bồi thường`, said of nobody or of one named in the case."""
_SAID = re.compile(
    r" (?:thì|bị|được|có(?! hành vi| liên quan| thẩm quyền)|không|phải|tùy|sẽ|đã|chịu|là|chưa|khi|tiếp nhận|xem xét|thụ lý)(?= )"
    r"|[;:]|[.](?= )"
)
"""Where the name of whoever was spoken of ends."""
_NUMBERED = re.compile(r"\W*(?:\d+|[a-zđ])[.)] ")


def liable(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """Who must do something in a case that a law's sentence tells, whoever of them is meant."""
    told = page.normative and frame.open and page.text.find(" thì ", start, end) >= 0
    case = _LIABLE.search(page.text, start, end) if told else None
    verb = duty_words().first_verb(page.text, page.folded, case.end(), end) if case is not None else None
    if case is None or verb is None:
        return None
    named = _named(page, case.start("case"), case.start("must"))
    source, confidence = ActorFrom.EXPLICIT, 0.65
    if named is None and not is_thing(page, case.start("case"), case.end("case")):
        before = (start,) if start < case.start() else _before(page, start)
        found = (_named(page, first, case.start()) for first in before)
        named, source, confidence = next((one for one in found if one is not None), None), ActorFrom.ANAPHORA, 0.6
    if named is None:
        return None
    return Draft(case.start(), end, case.end(), (named,), source, Modality.OBLIGATION, "conditional", confidence, verb)


_FARTHEST = 1500
"""Letters back to whoever was spoken of, at most."""


def _before(page: Page, start: int) -> tuple[int, ...]:
    """Where the sentences before `start` begin, the nearest first: those of its paragraph, or the first of the one before it."""
    first = page.text.rfind("\n", max(0, start - _FARTHEST), start) + 1
    if not first:
        return ()
    at = _past_number(page, first)
    if at < start:
        return tuple(begins for begins, _ in sentences(page.text, at, start))[::-1]
    return (_past_number(page, page.text.rfind("\n", 0, first - 1) + 1),)


def _past_number(page: Page, at: int) -> int:
    marked = _NUMBERED.match(page.text, at)
    return marked.end() if marked is not None else at


def _named(page: Page, at: int, end: int) -> Party | None:
    """Whoever a clause begins with, with all that tells which."""
    head = LAW.noun(page, at, end)
    said = _SAID.search(page.text, head, end) if head and not names_act(page, at, end) else None
    return party(page, at, said.start()) if said is not None else None
