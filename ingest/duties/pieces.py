"""The clauses of a sentence: where one duty ends and the next begins, and which belong together after all."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party, Timing
from ingest.duties.actors import bodies_at, inside_list
from ingest.duties.apart import goes_on, is_apart, other_subject, sums_up
from ingest.duties.bans import forbidden
from ingest.duties.clause_marks import in_brackets, marks
from ingest.duties.clause_openings import main_clause, since
from ingest.duties.clauses import Grip, explicit
from ingest.duties.cut_signs import CUT, cut_signs, plain_marks
from ingest.duties.directives import handed
from ingest.duties.draft import Draft, Frame
from ingest.duties.issuer import is_issuer
from ingest.duties.kind import STAFFS
from ingest.duties.modal import asked_of, subject_at
from ingest.duties.page import Page
from ingest.duties.partners import partners
from ingest.duties.passive import by_whom, taken_up
from ingest.duties.reported_up import directed_reporters
from ingest.duties.subject import class_at
from ingest.duties.told import COMPANY
from ingest.duties.words import Verb, duty_words
from ingest.folding import UPPER, fold
from ingest.linear import load
from ingest.record import record


def pieces(page: Page, draft: Draft) -> list[Draft]:
    """The clauses of a sentence, each with the actors that it names or those before it."""
    if draft.rule in ("troubled", "sent-days") or (draft.directs and draft.inner):
        return [draft]
    parts = [draft]
    for clause in _clauses(page, draft):
        last = parts[-1]
        near = last is not draft and clause.stop - last.body < _SHORT and clause.actors == last.actors
        near = near and page.text[clause.stop] != ";"
        if clause.body > last.body and not near:
            parts.append(_part(page, draft, last, clause))
    return parts


@record
class _Clause:
    """A clause from `begin` on, behind the mark at `stop`, that is a duty of its own: who acts, and from `body` on how."""

    stop: int
    begin: int
    actors: tuple[Party, ...]
    source: ActorFrom
    body: int
    verb: Verb | None
    asked_by: tuple[tuple[Party, ...], ActorFrom, int] | None = None
    """Who asks the actors for it, and from where on, where the sentence tells what that one must do."""


MODEL = "cuts"
"""`python -m ingest.learn` makes it, and says of what."""
_SURE = 0.7
"""Probability from which on a duty is cut where no rule cuts it, measured on documents left out."""
_KNOWN_BETTER = ("sent",)
"""Beginnings of which the rules know better whether they are apart: what is made and sent at once."""


def _clauses(page: Page, draft: Draft) -> list[_Clause]:
    found: list[_Clause] = []
    subject = draft.actors, draft.source
    told = {match.start(): match for match in marks(page, draft)}
    plain = dict(plain_marks(page.text, page.folded, draft.body, draft.end))
    for stop in sorted({*told, *plain}):
        if in_brackets(page.text, draft.body, stop, draft.end):
            continue
        match = told.get(stop)
        body = found[-1].body if found else draft.body
        if _lists_partners(page, body, stop) if page.text[stop] == ";" else sums_up(page, body, stop):
            continue
        clause = None
        if match is not None and is_apart(page, draft, match, subject[0], _last(found)):
            clause = _clause(page, draft, match, subject)
        if clause is None and stop in plain and (match is None or match.lastgroup not in _KNOWN_BETTER):
            left = found[-1].begin if found else draft.start
            clause = _learned(page, draft, left, body, stop, match.end() if match is not None else plain[stop], subject)
        if clause is None:
            continue
        if clause.actors is subject[0] and (up := directed_reporters(page, body, stop, clause.begin, draft.end, subject[0])):
            found.append(_Clause(stop, clause.begin, up, ActorFrom.EXPLICIT, clause.body, clause.verb))
            continue
        found.append(clause)
        if clause.actors is not subject[0] and handed(page, main_clause(page, clause.begin, draft.end), draft.end) is None:
            subject = clause.actors, clause.source
    return found


_WITH = re.compile(r"(?:chu tri,? (?:va )?)?phoi hop (?:chat che )?(?:voi|cung) ")


def _lists_partners(page: Page, at: int, stop: int) -> bool:
    """Whether nothing but partners stands before a semicolon (`Chủ trì, phối hợp với Chủ tịch UBND huyện; thủ trưởng các ngành
    hướng dẫn …`): those behind it are partners too."""
    leads = _WITH.match(page.folded, at, stop)
    return leads is not None and partners(page, leads.end(), stop, named=True)[1] == stop


def _last(found: list[_Clause]) -> tuple[int, int] | None:
    return (found[-1].begin, found[-1].body) if found else None


def _clause(page: Page, draft: Draft, match: re.Match[str], subject: tuple[tuple[Party, ...], ActorFrom]) -> _Clause | None:
    """The clause behind a mark that the rules know, where a verb or a name tells that somebody acts."""
    stop, begin = match.start(), match.end()
    at = main_clause(page, begin, draft.end)
    named = _named_in(page, match, at, draft.end)
    occasion = since(page, begin, at, draft.end, page.text[stop] == ";")
    at = occasion.end() if occasion is not None else at
    if named is not None and match.lastgroup != "report":
        actors, source, grip = named
        itself = draft.source is ActorFrom.HEADING or (page.directs and not page.letter and not is_issuer(page, subject[0]))
        asks = itself and page.folded.startswith("yeu cau ", at)
        return _Clause(stop, begin, actors, source, grip.body, grip.verb, (*subject, at) if asks else None)
    if page.folded.startswith("khong de ", at) and subject[0] == draft.actors:
        return None  # what the task before it is to prevent
    banned = forbidden(page, at, draft.end)
    if banned is not None:
        return _Clause(stop, begin, banned.actors, banned.source, banned.body, banned.verb)
    denied = duty_words().denied.match(page.folded, at, draft.end)
    verb = duty_words().first_verb(page.text, page.folded, denied.end() if denied else at, draft.end)
    if verb is not None or denied or (occasion is not None and occasion["must"]):
        return _Clause(stop, begin, *subject, at, verb)
    return None


def _learned(
    page: Page, draft: Draft, left: int, act: int, stop: int, begin: int, subject: tuple[tuple[Party, ...], ActorFrom]
) -> _Clause | None:
    """The clause behind a mark at which duties end in annotated documents: of whom it names, else of who acts so far. `left` is
    where the one before it begins, `act` what it tells to do."""
    answer, probability = load(MODEL).best(cut_signs(page.text, page.folded, left, stop, begin, draft.end))
    if answer != CUT or probability < _SURE or inside_list(page, stop, begin, draft.end):
        return None
    if goes_on(page, act, stop, begin, draft.end):
        return None
    named = explicit(page, main_clause(page, begin, draft.end), draft.end)
    if named is not None:
        return _Clause(stop, begin, named[0], named[1], named[2].body, named[2].verb)
    return _Clause(stop, begin, *subject, begin, duty_words().first_verb(page.text, page.folded, begin, draft.end))


def _named_in(page: Page, match: re.Match[str], at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """The actors that a clause names itself, and what makes them act."""
    semicolon = page.text[match.start()] == ";"
    return (
        (other_subject(page, at, end) if match.lastgroup in ("other", "must") else None)
        or _handed_on(page, at, end)
        or explicit(page, at, end)
        or (_unknown_act(page, at, end) if semicolon and not page.normative else None)
        or (_done_by(page, at, end) if semicolon and not page.normative else None)
        or (_class_behind(page, at, end) if semicolon else None)
    )


def _part(page: Page, draft: Draft, last: Draft, clause: _Clause) -> Draft:
    """The clause as a duty; `last`, the one before it, ends where it begins."""
    stop, begin = clause.stop, clause.begin
    if page.text[stop] == "," and (case := _IF.search(page.folded, last.body, stop)) is not None:
        stop, begin = case.start(), case.end()
    elif (told := page.timing_over(stop - 1)) is not None and _occasion_before(page, told, stop):
        stop, begin = told.span.start - 2, told.span.start
    end = last.end
    last.end = stop + 1 if page.text[stop] == ";" else stop
    modality = draft.modality
    behind = [one.span.end + 1 for one in clause.actors if begin <= one.span.start < clause.body]
    if any(duty_words().denied.match(page.folded, at, end) for at in (begin, clause.body, *behind)):
        modality = Modality.PROHIBITION
    elif modality is Modality.PROHIBITION and not page.folded.startswith("khong", begin):
        modality = Modality.OBLIGATION
    if page.order and behind and page.folded.startswith(("de nghi ", "kinh de nghi "), begin):
        modality = Modality.REQUEST
    actors, source = clause.actors, clause.source
    part = Draft(begin, end, clause.body, actors, source, modality, draft.rule, draft.confidence - 0.02, clause.verb)
    return part if clause.asked_by is None else _asking(part, *clause.asked_by)


def _class_behind(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """A class behind a semicolon; in a letter none of a list of cases (`…; các doanh nghiệp nhận tiền từ nước ngoài; …`)."""
    if page.normative or (not page.order and page.folded.startswith(("cac ", "nhung ", "moi "), at)):
        return None
    told = class_at(page, at, end, True)
    return (told.actors, ActorFrom.EXPLICIT, Grip(told.body, told.verb, False, None)) if told is not None else None


def _unknown_act(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """`…; các xã, thị trấn kích hoạt tổ xung kích`: bodies and an act that the vocabulary lacks."""
    parties, after = bodies_at(page, at, end)
    if not parties or duty_words().unlisted.match(page.text, after, end) is None:
        return None
    if _LISTED.match(fold(parties[0].name)) and not COMPANY.match(parties[0].name):
        return None
    return parties, ActorFrom.EXPLICIT, Grip(after + 1, None, False, None)


def _done_by(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """`…; kinh phí di dời do chủ đầu tư chi trả`, `…; kết quả được Chi cục Trồng trọt gửi Sở Nông nghiệp`"""
    stop = page.text.find(";", at, end)
    stop = stop if stop >= 0 else end
    told = by_whom(page, at, at, stop, Frame()) or taken_up(page, at, stop, Frame())
    return (told.actors, ActorFrom.EXPLICIT, Grip(told.body, told.verb, False, None)) if told is not None else None


_LISTED = re.compile(r"(?:cac |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc|nguoi|don vi|co quan|co so)(?!\w)")
"""Whom a list of cases tells of (`…; các doanh nghiệp nhận tiền từ nước ngoài; …`)."""


def _occasion_before(page: Page, told: Timing, stop: int) -> bool:
    """Whether a clause begins with its occasion (`…; những nội dung vượt thẩm quyền, tổng hợp báo cáo …`)."""
    return told.rule == "occasion" and told.span.end == stop and page.text[told.span.start - 2 : told.span.start] in ("; ", ", ")


def _asking(asked: Draft, actors: tuple[Party, ...], source: ActorFrom, at: int) -> Draft:
    """`…; yêu cầu người nộp thuế cung cấp …` among what an office must do: a duty for the office, and one for those asked."""
    if actors == asked.actors:
        return asked
    draft = Draft(asked.start, asked.end, at, actors, source, asked.modality, asked.rule, asked.confidence, asked.verb)
    draft.directs = True
    asked.start, asked.rule, asked.chained = asked.actors[0].span.start, "directed", True
    draft.inner.append(asked)
    return draft


_IF = re.compile(r", (?=(?:trong qua trinh [^;]{3,80}, )?(?:neu|truong hop) [^;]{5,160}$)")


_NEAR = 120
"""Letters at most from the beginning of a clause to what its own actor must do."""


_COMRADE = re.compile(rf"đồng chí [{UPPER}]")
"""`giao đồng chí Phó Chủ tịch phụ trách …` names who; `phân công lãnh đạo đơn vị phụ trách …` is left to the body."""


def _handed_on(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """A clause with an actor of its own (`…; yêu cầu người nộp thuế cung cấp …`, `…; tổ chức thử nghiệm phải …`)."""
    hand = handed(page, at, end)
    if hand is None:
        told = subject_at(page, at, end)
        if told is None or not told.strong or told.body - at > _NEAR or page.text.find(";", at, told.body) >= 0:
            return None
        return told.actors, ActorFrom.EXPLICIT, Grip(told.body, told.verb, True, None)
    small = page.text[hand[1] : hand[1] + 1].islower()
    if small and not _COMRADE.match(page.text, hand[1]) and STAFFS.match(page.folded, at, end):
        return None
    others = subject_at(page, hand[1], end)
    named = explicit(page, hand[1], end) if others is None else None
    if named is not None and named[2].verb is not None:
        return named
    others = asked_of(page, hand[1], end)
    return (others.actors, ActorFrom.EXPLICIT, Grip(others.body, others.verb, True, None)) if others is not None else None


_SHORT = 24
"""Letters: `…, đề xuất, báo cáo X` is one step."""


_IN_A_CASE = re.compile(
    r"(?:(?:trong )?truong hop|neu|khi|phat hien|qua han|het (?:thoi )?han|den han)(?!\w)[^;.,:]{3,120}?,? thi (?:phai |can )*"
    r"(?:kip thoi |lap tuc |kien quyet )*(?:chuyen|tra lai|bao|ban hanh|ap dung|lap (?:ho so|bien ban)|cung co ho so|tam ngung"
    r"|thu hoi)(?!\w)"
)
"""`…; phát hiện dấu hiệu tội phạm thì chuyển hồ sơ cho cơ quan điều tra`: what is to be done besides, in some cases."""


def join(page: Page, one: Draft, other: Draft) -> bool:
    """Joins `other` to the clause before it where actors, recipients, time and the kind of duty allow."""
    if other.actors != one.actors or other.recipients or other.coactors or other.timing or one.directs or other.directs:
        return False
    apart = other.category is not one.category or other.start - one.end == len(" ")  # what is sent, or due, ends with a mark
    if (one.recipients or one.timing) and apart:
        return False
    if one.timing is not None and one.timing.periods and other.start > one.end:
        return False  # what is done each month, and a sentence of what is done besides
    if (one.category is Category.REPORT) != (other.category is Category.REPORT) or (other.lead and not one.lead):
        return False
    if one.condition is not None and other.category is Category.REPORT:
        return False
    support = one.coactors and page.text[one.end - 1] == ";" and page.folded.startswith("phoi hop ", one.body)
    if support and not page.folded.startswith(("chiu trach nhiem", "kinh phi"), other.body):
        return False  # work of its own behind what it helps others with
    if page.text[one.end - 1] == ";" and _IN_A_CASE.match(page.folded, other.start, other.end):
        return False
    if any(inner.rule == "passed-on" for inner in one.inner) or other.modality is not one.modality:
        return False
    one.end = other.end
    one.via = (*one.via, *other.via)
    one.inner += other.inner
    return True
