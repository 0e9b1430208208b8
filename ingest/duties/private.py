"""Duties whose subject is no body of the vocabulary: private actors, alone, behind an opening phrase or before a colon; and in
which order all that may tell such a duty is asked."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.by_law import acts_by_law, charged_subject
from ingest.duties.cases import conditional, liable
from ingest.duties.clauses import BRACKET, skip_prefix
from ingest.duties.draft import Draft, Frame
from ingest.duties.groups import class_acts
from ingest.duties.issuer import is_issuer
from ingest.duties.modal import charges_anyone, subject_at
from ingest.duties.nouns import named_until, opener_at
from ingest.duties.page import Page, commas, party, past_grounds
from ingest.duties.passive import by_whom, given_to, taken_up
from ingest.duties.stand_ins import meant, resolve
from ingest.duties.subject import LAW, Subject
from ingest.duties.told import GENERAL
from ingest.duties.told_apart import told_apart
from ingest.duties.untold import due, untold
from ingest.duties.words import TROUBLE, duty_words

CITES = re.compile(r"(?:can cu|theo|tai) [^;]*(?:dieu \d|khoan \d|luat|nghi dinh|thong tu)(?!\w)")
"""`Căn cứ Điều 60 Luật Hải quan … thì …`: what a law says."""
_OFFICES = ("co quan ", "can bo ", "cong chuc ", "don vi ", "cac co quan ", "cac don vi ")
_OPENS = re.compile(r"(?:vao|trong|theo|khi|neu|truong hop|doi voi|tai|tu|ve|dinh ky|hang|cham nhat|truoc|sau|can cu|tren)(?!\w)")
_CASE = re.compile(r"(?:trong )?(?:truong hop|neu) ")


def after_commas(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An actor behind an opening phrase with commas in it (`Trong thời hạn … ban hành, sửa đổi, ngân hàng …`)."""
    if page.letter and CITES.match(page.folded, start, at):
        return None
    if at == start and not _OPENS.match(page.folded, start):
        return None
    then = page.text.find(" thì ", start, end) if page.letter and _CASE.match(page.folded, start) else -1
    for later in commas(page, at, end):
        if later < then:
            continue  # what a case is made of (`Trường hợp Công ty …, Công ty phải trả … thì …`)
        others = subject_at(page, later, end, alone=page.letter)
        if others is not None and others.modality is Modality.PERMISSION and not page.letter:
            continue  # which of them may do something, told in passing
        after = bodies_at(page, later, end)[1]
        known = page.text[later].isupper() and later < after
        if others is not None and known and after + _MORE < others.actors[0].span.end and _acts(page, after, end):
            continue  # `Khi nhận hồ sơ, Ủy ban nhân dân xã lập văn bản đề nghị và chịu trách nhiệm …`
        if others is not None and others.strong and not (page.letter and page.folded.startswith(_OFFICES, later)):
            return from_others(page, later, past_grounds(page, start, later) if page.letter else start, end, frame)
    return None


_MORE = 25
"""Letters from which on what goes on with a known body is no longer its name (`Chi cục Hải quan cửa khẩu tái xuất`)."""


def _acts(page: Page, after: int, end: int) -> bool:
    """Whether a body that ends at `after` acts right behind its name."""
    return page.text[after] == " " and duty_words().verb_at(page.text, page.folded, after + 1, end) is not None


_CONCERNS = re.compile(r"(?:doi voi|rieng) (?=[a-z])")
_ASKS = re.compile(r"[,:] (?:(?P<asks>(?:kinh )?de nghi|yeu cau)|can|phai)(?: phai| can)? ")
_FARTHEST = 200


def concerning(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Đối với người điều khiển phương tiện: hạn chế dừng, đỗ dọc đường`: whom a line names before its colon acts; in a letter to
    others bodies alone."""
    lead = _CONCERNS.match(page.folded, start, end) if frame.open and not page.reply else None
    if lead is None:
        return None
    if not (frame.duties and frame.actors) and (told := _asked_of_it(page, lead.end(), start, end, frame)) is not None:
        return told
    colon = page.text.find(": ", start, min(end, start + _FARTHEST))
    if colon < 0:
        return None
    parties, after = bodies_at(page, lead.end(), colon)
    charged = bool(frame.actors) and (page.letter or frame.duties)
    if not parties and (charged or not opener_at(page, lead.end(), colon)):
        return None
    body = colon + len(": ")
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    denied = duty_words().denied.match(page.folded, body, end)
    if verb is None and not denied:
        return None
    if parties:
        named = parties if after == colon else (*parties[:-1], party(page, parties[-1].span.start, colon))
    else:
        named = named_until(page, lead.end(), colon, charged=True)
    if not named:
        return None
    modality = Modality.PROHIBITION if denied else frame.modality or Modality.OBLIGATION
    return Draft(start, end, body, named, ActorFrom.EXPLICIT, modality, "private-actor", 0.75, verb)


def _asked_of_it(page: Page, at: int, start: int, end: int, frame: Frame) -> Draft | None:
    """`Đối với Sở Y tế, đề nghị rà soát số liệu`: the bodies at `at` are asked."""
    parties, after = bodies_at(page, at, end)
    if parties and (apart := told_apart(page, after, end)) is not None:
        parties, after = (*parties[:-1], party(page, parties[-1].span.start, apart)), apart
    aside = BRACKET.match(page.text, after, end)
    asks = _ASKS.match(page.folded, aside.end() if aside is not None else after, end) if parties else None
    if asks is None or bodies_at(page, asks.end(), end)[0]:
        return None
    verb = duty_words().first_verb(page.text, page.folded, skip_prefix(page, asks.end(), end), end)
    if verb is None:
        return None
    request = asks["asks"] is not None and asks["asks"].endswith("de nghi")
    modality = Modality.REQUEST if request else frame.modality or Modality.OBLIGATION
    return Draft(start, end, asks.end(), parties, ActorFrom.EXPLICIT, modality, "directive", 0.8, verb)


_CHARGED = re.compile(r"(?:trach nhiem|nghia vu|khong duoc|phai) ?$")
"""What tells a duty even under headings of scope and principles."""


def _tells_trouble(page: Page, opening: int, at: int, others: Subject) -> bool:
    """`…, nếu phát sinh vướng mắc, các tổ chức phản ánh về X` among the last clauses of a law."""
    tells = others.verb is not None and others.verb.category is Category.REPORT
    return tells and TROUBLE.search(page.folded, opening, at) is not None


def from_others(page: Page, at: int, opening: int, end: int, frame: Frame, alone: bool = False) -> Draft | None:
    """What actors that are no state bodies must do, may do or must not do."""
    others = subject_at(page, at, end, alone)
    if others is None or (page.reply and not others.strong) or is_issuer(page, others.actors):
        return None
    if page.reply and opening < at and CITES.match(page.folded, opening, at):
        return None
    if page.letter and others.modality is Modality.PERMISSION:
        return None
    charged = others.strong and _CHARGED.search(page.folded, at, others.body) and GENERAL.match(page.folded, others.body) is None
    if not frame.open and not charged and not _tells_trouble(page, opening, at, others):
        return None
    confidence = 0.87 if others.strong else 0.75
    source = ActorFrom.EXPLICIT
    actors = resolve(page, others.actors)[0] if page.reply else others.actors
    actors = tuple(meant(page, one) for one in actors) if page.letter else actors
    return Draft(opening, end, others.body, actors, source, others.modality, "private-actor", confidence, others.verb)


def stranger_behind(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """Whoever it is that acts behind an opening phrase (`Vào đầu mỗi học kỳ, trưởng bộ môn có trách nhiệm …`) or a `thì`."""
    if not page.normative or not charges_anyone(page, start, end):
        return None
    at = skip_prefix(page, start, end)
    then = page.text.find(" thì ", start, min(end, start + LAW.longest))
    if then >= 0 and then + len(" thì ") > at:
        places: tuple[int, ...] = (then + len(" thì "),)
        found = from_others(page, places[0], start, end, frame)
        if found is not None:
            return found
    elif at > start or _OPENS.match(page.folded, start):
        places = (at, *commas(page, at, end))
    else:
        return None
    strangers = (charged_subject(page, later, start, end, frame, inside=True) for later in places)
    return next((told for told in strangers if told is not None), None)


def by_subject(page: Page, start: int, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a sentence whose main clause begins at `at` with no body of the vocabulary."""
    charges = charged_subject(page, at, opening, end, frame)
    return (
        from_others(page, at, opening, end, frame, alone=True)
        or (charges if at == start else None)
        or acts_by_law(page, at, opening, end, frame)
        or by_whom(page, at, opening, end, frame)
        or taken_up(page, start, end, frame)
        or given_to(page, start, end, frame)
        or after_commas(page, start, at, end, frame)
        or charges
        or due(page, start, end, frame)
        or untold(page, start, at, end, frame)
        or conditional(page, start, at, end, frame)
    )


def by_subject_inside(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a sentence that nothing else told: of a group, of whoever stands behind an opening, or in a case."""
    return class_acts(page, start, end, frame) or stranger_behind(page, start, end, frame) or liable(page, start, end, frame)
