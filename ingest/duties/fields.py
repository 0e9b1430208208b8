"""Where the name of an office ends whose field the vocabulary lacks or knows in part (`Vụ Phát triển thị trường trong nước`)."""

from __future__ import annotations

import re

from ingest.bodies.own_names import BEHIND, STOP
from ingest.bodies.words import Name, words
from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER, fold
from ingest.patterns import any_of
from ingest.person_names import is_person
from ingest.specks import is_phrase
from ingest.vocabulary import load

_OFFICES = frozenset(
    ["Vụ", "Cục", "Phòng", "Ban", "Trung tâm", "Viện", "Chi cục", "Tổng cục", "Bệnh viện", "Hiệp hội", "Văn phòng", "Đội", "Tổ"]
)
_WORD = re.compile(rf" (?:[-–] )?(?P<word>[{LOWER}]+|[{UPPER}]\w*)(?!\w)")
_LISTED = re.compile(rf", [{LOWER}]+ [{LOWER}]+ (?:-|–|và) (?=[{UPPER}])")
"""`Chính trị, tư tưởng - Giáo dục …` within one field."""
_GOES_ON = re.compile(
    r" (?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|cần|phải|là đầu mối|làm đầu mối|chủ trì|phối hợp|và các)(?!\w)"
    r"| và (?=[A-ZĐ])"
)
_BREAKS = re.compile(
    r" (?:có|chịu|được|bị|sẽ|đã|là|làm|không|chưa|để|nhằm|về|theo|tại|trên|thì|nếu|khi|cho|với|từ|đến|của|và|hoặc|như|này|do|bởi"
    r"|hằng|hàng|trước|sau|ngay|nơi|trong (?:năm|tháng|quý|thời|quá|việc|công|tuần))(?!\w)"
)
_MOST = 9
_MOST_AFTER_FIELD = 5
"""Words that a name may go on with, and those behind a field that the vocabulary has."""


_PERSON = re.compile(rf" (?P<person>(?:[{UPPER}][{LOWER}]{{1,6}} ){{1,3}}[{UPPER}][{LOWER}]{{1,6}})(?= [{LOWER}]|[,.;:]|$)")


_LEVELS = ("tỉnh", "huyện", "quận", "xã", "phường")
_ENDS_AT_LEVEL = re.compile(rf"(?! ủy| đoàn| hội)(?: [{LOWER}]|[,;:.(]|$)")
_GIVEN = ("bao cao ", "gui ", "cho ", "voi ", "ve ", "trinh ")
"""Words right behind which a body stands that gets something, with what may follow it."""


def field_end(page: Page, name: Name, stop: int) -> int | None:
    """The end of the whole name, where what follows is a verb of duty, or a mark behind what begins with a capital; None where
    the words read are the name, or nothing tells where it ends. A head's own name belongs to it."""
    if name.rule == "head":
        person = _PERSON.match(page.text, name.end, stop)
        return person.end() if person is not None and is_person(person["person"]) else None
    if name.kind not in _OFFICES or name.place or name.inside is not None or name.rule not in ("field", "unknown-field", "kind"):
        return None
    text, at = page.text, name.end
    listed = _LISTED.match(text, at, stop) if name.rule == "field" else None
    if listed is not None:
        at = listed.end() - 1
    elif not _begins(page, name, stop):
        return None
    most = _MOST_AFTER_FIELD if name.rule == "field" and listed is None else _MOST
    for _ in range(most):
        known = _known_field(text, at, stop)
        word = None if known else _WORD.match(text, at, stop)
        if known is None and word is None:
            break
        at = known or word.end()  # type: ignore[union-attr]
        if word is not None and word["word"] in _LEVELS and _ENDS_AT_LEVEL.match(text, at, stop):
            return at
        if text.startswith(" thuộc ", at, stop):
            owner = words().read(text, at + len(" thuộc "), stop)
            return owner.end if owner is not None else at
        if _joins(page, at, stop):
            at += len(" và")
            continue
        if _GOES_ON.match(text, at, stop):
            return at
        verb = duty_words().first_verb(text, page.folded, at + 1, stop) if text[at : at + 1] == " " else None
        if verb is not None and not _is_noun(page, at, verb.end):
            return at
        if _BREAKS.match(text, at, stop):
            return at if name.rule == "kind" and page.folded.endswith(_GIVEN, 0, name.start) else None
        if text[at : at + 1] in (",", ";", ".", "(", ":", "") or at >= stop:
            return at if name.rule == "unknown-field" or text[name.end + 1].isupper() else None
    return None


_TRINH = ("Chương", "Công", "Quy", "Giáo")
"""Syllables that `trình` goes on with (`Vụ Chương trình mục tiêu quốc gia`), where it is no verb."""


def _begins(page: Page, name: Name, stop: int) -> bool:
    """Whether words follow that can go on with the name."""
    first = _WORD.match(page.text, name.end, stop)
    if first is None or BEHIND.match(page.text, name.end, stop):
        return False
    word = first["word"]
    if word == "và":
        return name.rule == "unknown-field" and _joins(page, name.end, stop)
    if name.rule == "kind":
        return word[0].isupper()
    if name.rule == "unknown-field":
        last = page.text[name.start : name.end].rpartition(" ")[2]
        if word == "trình" and last in _TRINH:
            return True
        half = last[:1].isupper() and is_phrase(last, word)
        verb = duty_words().first_verb(page.text, page.folded, name.end + 1, stop)
        part = verb is not None and _is_noun(page, name.end, verb.end)
        return word[0].isupper() or part or (verb is None and (half or word not in STOP))
    second = _WORD.match(page.text, first.end(), stop)
    if _known_field(page.text, name.end, stop):
        return True
    if duty_words().first_verb(page.text, page.folded, name.end + 1, stop) or word in STOP:
        return False
    if word[0].isupper() and words().read(page.text, name.end + 1, stop) is None:
        return True
    if len(word) == 1 or _acts(page, first.end(), stop) or (second is not None and is_phrase(word, second["word"])):
        return True
    return second is not None and second["word"] not in STOP and _acts(page, second.end(), stop)


def _acts(page: Page, at: int, stop: int) -> bool:
    """Whether what follows a name at `at` is what its bearer does."""
    return _GOES_ON.match(page.text, at, stop) is not None or (
        page.text[at : at + 1] == " " and duty_words().verb_at(page.text, page.folded, at + 1, stop) is not None
    )


def _joins(page: Page, at: int, stop: int) -> bool:
    """Whether ` và ` joins two halves of one field (`Công tác đảng và công tác chính trị`, `Tiếp nhận và Trả kết quả`), no second
    body and no verb, which has no capital."""
    if not page.text.startswith(" và ", at, stop) or words().read(page.text, at + 4, stop) is not None:
        return False
    return page.text[at + 4 : at + 5].isupper() or not duty_words().first_verb(page.text, page.folded, at + 4, stop)


_CLASSES = re.compile(" " + any_of(noun for noun in load("agencies")["classes"] if noun.count(" ") > 1) + r"(?!\w)")
"""` tổ chức tín dụng` within a name."""


def _known_field(text: str, at: int, stop: int) -> int | None:
    run = (words().field_run if text[at + 1 : at + 2].isupper() else _CLASSES).match(text, at, stop)
    return run.end() if run is not None else None


def _is_noun(page: Page, at: int, end: int) -> bool:
    """Whether the verb at `at` is part of the name: another verb of duty follows it at once (`Cục Kiểm soát ô nhiễm …`)."""
    return fold(page.text[at:end]).strip() in ("phat trien", "quan ly", "bao ve", "dau tu", "xay dung", "cung cap") and bool(
        duty_words().first_verb(page.text, page.folded, end + 1, end + 30)
    )


_DOER = re.compile(r"(?:co quan|don vi|bo phan|co so)(?: duoc (?:phan cong|giao(?: nhiem vu)?))?")
_ACTS = [fold(verb) for verb in load("duty_verbs")["tells_which"]]
_TELLS_WHICH = re.compile(
    "|".join([*(rf"{act}(?: .+)?" for act in _ACTS if " " in act), *(act for act in _ACTS if " " not in act)])
)
"""`ban hành văn bản` begins like `ban hành`; of one syllable too many other verbs do."""
_MUST = re.compile(
    r"(?: (?!phai |co |chiu |khong |chi |duoc )[a-z]+){0,10}?(?= (?:phai|co (?:trach nhiem|nhiem vu|quyen)|chiu trach nhiem"
    r"|khong duoc|chi duoc|duoc (?:phep|quyen)) )"
)
_ENDS = re.compile(r" (?:phai|can cu|sau|khi|de|cham|khong qua|truoc|theo|ve|trong|xem xet|biet|va|hoac)(?!\w)|[,;:.()\n]|$")
_WORD_END = re.compile(r"(?!\w)")
_MOST_OBJECT = 8


def doer_end(page: Page, name: Name, stop: int) -> int | None:
    """Where `cơ quan` ends that an act of its own makes a name (`Cơ quan ban hành văn bản phải …`, `gửi cơ quan cấp giấy phép
    thầu`): before what it must do, or at a mark; None where the act is its duty."""
    at = name.end
    if name.rule == "head":
        return _section_end(page, name, stop)
    if name.rule != "class" or page.text[at : at + 1] != " " or not _DOER.fullmatch(page.folded, name.start, at):
        return None
    act = duty_words().verb_at(page.text, page.folded, at + 1, stop)
    if act is None or not _TELLS_WHICH.fullmatch(act.phrase):
        return None
    if (until := _MUST.match(page.folded, act.end, stop)) is not None:
        return until.end()
    at = act.end
    for _ in range(_MOST_OBJECT):
        if _ENDS.match(page.folded, at, stop):
            return at if at > act.end or page.folded.endswith(_TO, 0, name.start) else None
        if duty_words().verb_at(page.text, page.folded, at + 1, stop) is not None:
            return at
        word = _WORD_END.search(page.text, at + 1, stop)
        at = word.start() if word is not None else stop
    return None


_OF_SECTION = re.compile(r"(?: thuế| hải quan)?")


def _section_end(page: Page, name: Name, stop: int) -> int | None:
    """Where the name of a section's head ends that is told by what it does (`Lãnh đạo bộ phận thanh tra trình …`): another
    verb follows at once."""
    at = name.end
    if not page.folded.endswith(" bo phan", name.start, at) or page.text[at : at + 1] != " ":
        return None
    act = duty_words().verb_at(page.text, page.folded, at + 1, stop)
    if act is None or not _TELLS_WHICH.fullmatch(act.phrase):
        return None
    end = _OF_SECTION.match(page.text, act.end, stop).end()  # type: ignore[union-attr]
    return end if _acts(page, end, stop) else None


_TO = ("gui ", "cho ", "voi ", "den ", "toi ", "ve ")


_THERE = (" nơi ", " sở tại", " nước ngoài", " quản lý trực tiếp", " trực tiếp quản lý")
_WHICH = re.compile(
    r" (?:so tai|nuoc ngoai|(?:quan ly truc tiep|truc tiep quan ly)"
    r"(?= (?:trong|de|theo|truoc|phai|co|chiu|ve|va|khi|neu|ngay)(?!\w)|[,;:.)]|$))(?!\w)"
)
_LEAST_PLACE = 2


def there_end(page: Page, at: int, stop: int) -> int | None:
    """Where the words end that tell which one of several bodies is meant (`Đồn Biên phòng nơi tiếp nhận`, `cơ quan thuế quản lý
    trực tiếp`): before a verb, or what a name cannot hold; None where none stand at `at`."""
    if not page.text.startswith(_THERE, at, stop):
        return None
    if (which := _WHICH.match(page.folded, at, stop)) is not None:
        return which.end()
    if not page.text.startswith(" nơi ", at):
        return None
    at += len(" nơi")
    for count in range(_MOST_OBJECT + _LEAST_PLACE):
        if _ENDS.match(page.folded, at, stop) or _MUST.match(page.folded, at, at + len(" có trách nhiệm ")):
            return at if count else None
        verb = duty_words().verb_at(page.text, page.folded, at + 1, stop)
        if verb is not None and count >= _LEAST_PLACE and not _TELLS_WHICH.fullmatch(verb.phrase):
            return at
        word = _WORD_END.search(page.text, at + 1, stop)
        at = word.start() if word is not None else stop
    return None
