"""Actors of plans and letters that the vocabulary lacks, told by the word that begins their name (`Các đài thông tin duyên hải
phát bản tin …`, `Lực lượng xung kích tổ chức trực …`)."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Modality, Party
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import Draft, Frame, Grip
from ingest.duty_must import things
from ingest.duty_page import Page, party
from ingest.duty_words import Verb, duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

_BEGINS = re.compile(
    rf"(?:(?:các|những|hai|ba|bốn|mọi|toàn thể|từng|mỗi) (?!(?:bước|này|đó|trên|trong|năm|tháng|ngày|lần|khác|bên|mặt)(?!\w))"
    rf"[a-zà-ỹđ]+|{any_of(load('duty_subjects')['charged_nouns'])})(?= )",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(
    r"(?:cơ quan|trạm y tế|trạm|trường(?! hợp)|nhà trường|bệnh viện|doanh nghiệp|hợp tác xã"
    r"|hộ (?:gia đình|kinh doanh|dân|chăn nuôi)|chủ (?:đầu tư|cơ sở|hộ|dự án|tàu|phương tiện|rừng|hồ)|nhà thầu|ban quản lý"
    r"|tổ(?! chức)|đội|ngân hàng|công an xã|đài|kho bạc|bưu điện|cán bộ|công chức|viên chức|giáo viên)(?= )",
    re.IGNORECASE,
)
"""What else begins the name of who acts behind a semicolon (`…; trạm y tế tổ chức phun khử khuẩn`)."""
_NO_SUBJECT = re.compile(
    r" (?:nào|là|thì|mà|đã|đang|sẽ|bị|được|do|không|chưa|gồm|bao gồm|nêu|như|khi|nếu"
    r"|theo|trong(?! khu| cụm)|tại|từ|đến|về|để|nhằm|bằng)(?= )"
    r"|[,;:.()]"
)
"""What no name goes on with."""
_PART_OF_NOUN = re.compile(
    r"(?<!\w)(?:việc|công tác|hoạt động|dịch vụ|quyền|nhiệm vụ|kế hoạch|nội dung|kết quả|đội|đoàn|tổ|ban|lực lượng|bộ phận"
    r"|cán bộ|cơ quan|đơn vị|người|viên|phòng|tiểu ban|và|của|được|tham gia|công) $",
    re.IGNORECASE,
)
"""What stands before a verb that tells which (`Các tổ công tác tuyên truyền …`)."""
_LONGEST = 90
_SHORTEST = 12
_ALSO_NOUNS = frozenset(["thong tin", "truyen thong", "quan ly", "tu van", "giam sat", "dich vu", "bao ve"])
"""Verbs that names hold too (`Các đài thông tin duyên hải`): one behind them is the act."""


def class_at(page: Page, at: int, end: int, clause: bool = False) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """Who stands at `at` by the word that begins the name, with the act behind it; None where none does. A `clause` behind a
    semicolon has more such words."""
    begins = _BEGINS.match(page.text, at, end) or (_CLAUSE_BEGINS.match(page.text, at, end) if clause else None)
    if begins is None or things().match(page.text, at, end) is not None:
        return None
    limit = min(end, at + _LONGEST)
    broken = _NO_SUBJECT.search(page.text, begins.end(), limit)
    limit = broken.start() if broken is not None else limit
    found: tuple[int, Verb] | None = None
    space = page.text.find(" ", begins.end(), limit)
    while space >= 0 and (found is None or found[1].phrase in _ALSO_NOUNS):
        verb = _verb(page, space + 1, end)
        if verb is not None and end - verb.end >= _SHORTEST and _PART_OF_NOUN.search(page.text, at, space + 1) is None:
            found = space, verb
        space = page.text.find(" ", space + 1, limit)
    if found is None:
        return None
    return (party(page, at, found[0]),), ActorFrom.EXPLICIT, Grip(found[0] + 1, found[1], False, None)


def _listed(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """`Công an tỉnh và các đơn vị quân đội đóng quân trên địa bàn tỉnh bố trí …`: such a class last in a list of bodies."""
    parties, _after = bodies_at(page, at, end)
    if len(parties) < 2 or not page.folded.startswith("cac ", parties[-1].span.start):
        return None
    last = class_at(page, parties[-1].span.start, end)
    return ((*parties[:-1], *last[0]), last[1], last[2]) if last is not None else None


def _verb(page: Page, at: int, end: int) -> Verb | None:
    return duty_words().first_verb(page.text, page.folded, at, end) if page.text[at].islower() else None


def class_acts(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A sentence of a plan or a letter that begins so."""
    if page.normative or page.reply or not frame.open or page.text[end - 1] == ":":
        return None
    named = class_at(page, start, end) or _listed(page, start, end)
    if named is None:
        return None
    actors, source, held = named
    modality = frame.modality or Modality.OBLIGATION
    return Draft(start, end, held.body, actors, source, modality, "class-words", 0.55, held.verb)
