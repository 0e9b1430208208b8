"""Who carries out a task, told in words behind it (phân công): in brackets, in a sentence, on a line of its own."""

from __future__ import annotations

import re

from ingest.document import Category, Party, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import skip_prefix
from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.record import record


@record
class Assigned:
    """Who leads, who helps and by when; `start` is where the words begin that tell it."""

    start: int
    lead: tuple[Party, ...]
    help: tuple[Party, ...]
    due: Timing | None


_GIVES = re.compile(r"(?:(?:nhiem vu|noi dung|cong viec|viec) nay )?(?:(?:giao|phan cong)(?: cho)?:? |do )?")
_ROLE = re.compile(
    r",? \(?(?:la (?:don vi |co quan )?)?(?:chu tri(?: thuc hien| tham muu)?|(?:to chuc )?thuc hien|phu trach|dau moi|dam nhiem"
    r"|chiu trach nhiem|tham muu)\)?(?!\w)"
)
_JOINT = re.compile(r"(?:[,;.]| [-–])? ?(?:va )?")
_HELPED_BY = re.compile(r"phoi hop(?: thuc hien)? (?:voi |cung )?")
_HELPS = re.compile(r",? \(?phoi hop(?: thuc hien)?\)?(?!\w)")
_DOES = re.compile(r"(?:cung )?(?:to chuc |trien khai )?(?:thuc hien|trien khai)(?: nhiem vu nay)?(?=[,;.) ]|$)")
_BY_WHEN = re.compile(r"(?:(?:hoan thanh|xong|thoi gian|thoi han|tien do|thuc hien)(?: [a-z]+){0,2}:? )?(?:trong |vao )?$")
"""What stands between who helps and the time (`; thời gian hoàn thành: `)."""


def assigned(page: Page, at: int, end: int) -> Assigned | None:
    """What `at..end` tells, if it tells nothing but who carries out a task (`Giao Sở Y tế chủ trì, Công an tỉnh phối hợp`)."""
    gives = _GIVES.match(page.folded, at, end)
    in_brackets = page.folded.find(" (chu tri", at, end)
    lead, at_role = bodies_at(page, gives.end() if gives is not None else at, in_brackets if in_brackets >= 0 else end)
    role = _ROLE.match(page.folded, at_role, end) if lead else None
    if role is None:
        return None
    reached, helping = role.end(), tuple[Party, ...]()
    stop = page.words_end(reached, end, " .;)]")
    while reached < stop:
        joint = _JOINT.match(page.folded, reached, stop)
        word = joint.end() if joint is not None else reached
        helped = _HELPED_BY.match(page.folded, word, stop)
        more, after = bodies_at(page, helped.end() if helped is not None else word, stop)
        helps = None if helped is not None or not more else _HELPS.match(page.folded, after, stop)
        does = _DOES.match(page.folded, word, stop)
        if more and (helped is not None or helps is not None):
            helping, reached = helping or more, after if helps is None else helps.end()
        elif does is not None:
            reached = does.end()
        else:
            due = next(iter(page.timings_in(word, stop)), None)
            last = due is not None and due.span.end >= stop and _BY_WHEN.match(page.folded, word, due.span.start) is not None
            return Assigned(at, lead, helping, due) if last else None
    return Assigned(at, lead, helping, None)


_ENDS = re.compile(r"[.:] (?=[a-z])|; (?=(?:giao|do|phan cong) )")


def in_a_sentence(page: Page, begin: int, end: int, whole: bool) -> Assigned | None:
    """Who does what a line asks for, told by its last sentence (`Rà soát hạ tầng số. Giao Sở Y tế chủ trì thực hiện.`).

    `whole` is set where nothing stands below the line, so that it is no heading.
    """
    if bodies_at(page, begin, end)[0]:
        return None
    for ends in _ENDS.finditer(page.folded, max(begin, end - _LONGEST), end):
        told = assigned(page, ends.end(), end)
        if told is not None:
            return told if tells_task(page, begin, ends.start(), whole) else None
    return None


_LONGEST = 300
"""Letters at most of the words that tell who carries out a task."""
_GIVEN = re.compile(r"(?:giao |do |phan cong )?")
_HELPING = re.compile(r"phoi hop(?: thuc hien)?(?: (?:voi|cung))? |chu tri[,;] (?:va )?(?=[^()]{3,160}? phoi hop)")
_TIME = re.compile(r"(?:[;,]| [-–]) (?:xong |hoan thanh |thoi (?:gian|han):? )?$")
_ON_ITS_OWN = 15
"""Letters at most before brackets that stand on a line of their own."""


def in_brackets(page: Page, begin: int, end: int, whole: bool) -> Assigned | None:
    """Who stands in brackets behind a task (`… tại các khu dân cư. (Trung tâm Văn hóa huyện thực hiện, thường xuyên)`).

    `whole` is set where nothing stands below the line, so that it is no heading.
    """
    stop = page.words_end(begin, end, " .;")
    opens = next((page.text.rfind(pair[0], begin, stop) for pair in ("()", "[]") if page.text.endswith(pair[1], begin, stop)), -1)
    if opens < 0 or page.text.find(page.text[stop - 1], opens, stop - 1) >= 0:
        return None
    given = _GIVEN.match(page.folded, opens + 1, stop)
    lead, after = bodies_at(page, given.end() if given is not None else opens + 1, stop)
    role = _ROLE.match(page.folded, after, stop) if lead else None
    below = opens - begin <= _ON_ITS_OWN
    due = next(iter(page.timings_in(after, stop)), None) if lead else None
    timed = due is not None and _TIME.match(page.folded, after, due.span.start) and due.span.end == stop - 1
    given_alone = bool(lead) and after == stop - 1 and page.folded.startswith(("giao ", "phan cong "), opens + 1)
    tells = below or tells_task(page, begin, opens, whole and role is not None)
    if not (role is not None or given_alone or timed) or not tells or _another_acts(page, after, stop):
        return None
    helps = _HELPING.search(page.folded, after, stop)
    helping = bodies_at(page, helps.end(), stop)[0] if helps is not None else ()
    return Assigned(opens, lead, helping, due)


_NEXT = re.compile(r"; (?=[a-z])")
_TOGETHER = ("tham muu", "thuc hien", "trien khai")
"""What all bodies in brackets do with the task before them."""


def _another_acts(page: Page, begin: int, end: int) -> bool:
    """Whether brackets go on with what another body does itself (`…; Phòng Giáo dục và Đào tạo chỉ đạo các trường`)."""
    for following in _NEXT.finditer(page.folded, begin, end):
        parties, after = bodies_at(page, following.end(), end)
        if parties and _HELPS.match(page.folded, after, end) is None and page.text.startswith(" ", after):
            verb = duty_words().verb_at(page.text, page.folded, after + 1, end)
            if verb is not None and verb.category is not Category.COORDINATE and verb.phrase not in _TOGETHER:
                return True
    return False


_STATES = re.compile(r" (?:là|được|đã|gồm|đạt) ")


def tells_task(page: Page, begin: int, end: int, given: bool = False) -> bool:
    """Whether `begin..end` tells what to do; where it is `given` to somebody, all that states nothing does (`Phủ sóng 4G`)."""
    if duty_words().first_verb(page.text, page.folded, skip_prefix(page, begin, end), end) is not None:
        return True
    return given and _STATES.search(page.text, begin, end) is None


_BY = re.compile(r"[,;] do (?=[a-z])")
_ORGANISES = re.compile(
    r"(?: \([^()\n]{2,40}\))? (?:(?:cung |dong )?(?:chu tri|phoi hop|truc tiep),? )*"
    r"(?:to chuc|thuc hien|phu trach|dam nhiem|trien khai)(?: thuc hien)?(?=[.,;]|$)"
)


def done_by(page: Page, begin: int, end: int) -> Assigned | None:
    """Who does what a line asks for, told behind it (`Tổ chức 04 hội nghị tuyên truyền, do UBND xã phối hợp tổ chức`)."""
    found = [by for by in _BY.finditer(page.folded, begin, end) if bodies_at(page, by.end(), end)[0]]
    if not found or page.text.find(". ", begin, found[-1].start()) >= 0:
        return None
    lead, after = bodies_at(page, found[-1].end(), end)
    does = _ORGANISES.match(page.folded, after, end)
    if does is None or not tells_task(page, begin, found[-1].start()):
        return None
    return Assigned(found[-1].start(), lead, (), next(iter(page.timings_in(does.end(), end)), None))
