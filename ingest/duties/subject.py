"""The subject of a clause: whoever it begins with, with all that tells which, up to what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from ingest.bodies.words import words
from ingest.document import Modality, Party
from ingest.duties.clauses import Grip
from ingest.duties.nouns import JOINT, NOT_GIVEN, group_at, names_act, opener_at
from ingest.duties.page import Page, party
from ingest.duties.words import Verb, duty_words
from ingest.folding import LOWER, UPPER, fold
from ingest.patterns import any_of
from ingest.record import record
from ingest.vocabulary import load


@record
class Subject:
    """Actors with the action after them; `strong` where a word like `phải` hands it to them."""

    actors: tuple[Party, ...]
    body: int
    verb: Verb | None
    modality: Modality
    strong: bool


@record
class Reading:
    """One way to read a subject whose act no word like `phải` marks: where the noun that opens its name ends, and the act behind
    a word of it or else where what was looked at ends."""

    noun: Callable[[Page, int, int], int]
    act: Callable[[Page, int, int, int], Grip | int]
    broken: re.Pattern[str]
    longest: int
    listed: bool = False

    def reach(self, page: Page, at: int, noun: int, end: int) -> int:
        """How far the subject that begins at `at` may go on behind its noun; what stands in brackets breaks none."""
        limit = min(end, at + self.longest)
        broken = self.broken.search(without_brackets(page.text), noun, limit)
        return broken.start() + 1 if broken is not None else limit


def read(page: Page, at: int, end: int, reading: Reading) -> tuple[tuple[tuple[int, int], ...], Grip] | None:
    """Where the names of a subject stand that begins at `at`, and its act: the first verb that is no part of them."""
    found: list[tuple[int, int]] = []
    while noun := reading.noun(page, at, end):
        done, limit = noun, reading.reach(page, at, noun, end)
        while isinstance(held := reading.act(page, noun, done, end), int):
            joint = JOINT.match(page.folded, done, end) if reading.listed else None
            if joint is not None and reading.noun(page, joint.end(), end):
                break
            word = _WORD_END.search(page.text, max(held, done + 1), limit)
            if word is None:
                return None
            done = word.start()
        else:
            return (*found, (at, done)), held
        found.append((at, done))
        at = joint.end()
    return None


ASIDE = re.compile(
    r",? (?:căn cứ|trên cơ sở|trong phạm vi|định kỳ|hằng (?:tháng|quý|năm)|hàng (?:tháng|quý|năm)|khi|sau khi|trước khi"
    r"|trong (?:thời hạn|quá trình|vòng))(?= )"
)
"""Where a name ends before the circumstances of the act."""
_WORD_END = re.compile(r"[ ,;:.\n]")
_ASIDES = re.compile(r"\([^()\n]*\)")


@lru_cache(maxsize=4)
def without_brackets(text: str) -> str:
    """The whole text with what stands in brackets blotted out, equally long: its sentences are asked for one after the other."""
    return _ASIDES.sub(lambda held: "_" * len(held.group()), text)


class _Words:
    def __init__(self) -> None:
        data = load("duty_subjects")
        manner = "nghiêm túc|nghiêm chỉnh|tích cực|khẩn trương|tiếp tục|tuyệt đối|kiên quyết|nhanh chóng|quyết liệt"
        adverbs = "phải|chỉ|tự|trực tiếp|định kỳ|chủ động|kịp thời|thường xuyên|phối hợp"
        adverbs += f"|thực hiện(?= (?:kê )?khai| tính| điều| niêm)|{manner}"
        self.manner = re.compile(rf" (?:{manner})(?= )")
        self.law_act = re.compile(rf" (?:(?:{adverbs}) )*(?P<act>{any_of(data['law_acts'])})(?!\w| thác| nhân| tri| túc| quỹ)")
        self.which = frozenset(data["law_which"])
        self.sends = frozenset(data["law_sends"])
        self.part = re.compile(rf"(?:(?<!\w)(?:{any_of(data['before_nouns'])})(?<!dân số)(?<!giúp việc),? |, )$", re.IGNORECASE)
        self.thing = re.compile(rf"(?<!\w)(?:{any_of(data['before_acts'])}) $")
        self.compound = re.compile(rf"(?<!\w)(?:{any_of(fold(word) for word in data['compounds'])}) $")
        self.tells = frozenset(fold(act) for act in data["tells"])
        self.also = frozenset(fold(verb) for verb in data["also_nouns"])


@cache
def _words() -> _Words:
    return _Words()


def _is_part(page: Page, noun: int, at: int, act: str = "") -> bool:
    """Whether the verb at `at` belongs to the noun before it (`quyền đăng ký`, `hồ sơ khai thuế`); what is sent may stand before
    `gửi`."""
    before = max(noun, at - 25)
    if _words().part.search(page.text, before, at):
        return True
    if not act or act in _words().sends or page.folded.endswith(_OF_TAXES, before, at):
        return False
    return _words().thing.search(page.text, before, at) is not None


_OF_TAXES = ("co quan thue ", "cuc thue ", "nguoi nop thue ")
"""Bodies and persons whose name ends in a thing that acts may be told of (`hồ sơ khai thuế`)."""


def _law_act(page: Page, noun: int, done: int, end: int) -> Grip | int:
    found = _words().law_act.match(page.text, done, end)
    if found is None:
        return done
    which = (
        done == noun
        and not page.text.startswith(" phải ", done)
        and (_POWER.search(page.text, max(0, done - 12), done) or _tells_which(page, found, end))
    )
    manner = _words().manner.match(page.text, done, end) is not None
    if which or (done > noun and not manner and _is_part(page, noun, done + 1, found["act"])):
        return found.end()
    return Grip(done + 1, duty_words().first_verb(page.text, page.folded, done + 1, end), False, None)


_POWER = re.compile(r" (?:thẩm quyền|nhu cầu|yêu cầu|đề nghị|nghĩa vụ|trách nhiệm|quyền)$")
"""`Người có thẩm quyền thành lập …`: whose act that is, not an act told."""


_OFFICERS = ("cong chuc", "can bo", "nhan vien", "to chuc", "bo phan")
_WORK = ("giám sát", "kiểm tra", "thanh tra", "giám định", "tiếp nhận", "thẩm định", "kiểm soát")
"""What an officer is named by (`công chức giám sát tiến hành kiểm tra …`)."""


_HANDS_IN = re.compile(
    r"(?:nộp|gửi|lập|cung cấp|xuất trình|ký) (?:(?:bổ sung|thêm|đủ|đầy đủ) )?(?:(?:\d{1,2}|một|hai) (?:\(\w+\) )?(?:bộ|bản)"
    r"|hồ sơ|công văn|văn bản|đơn|[Bb]iên bản|[Gg]iấy|[Pp]hiếu|Lệnh|Bảng|chứng từ|tài liệu|bản sao|tên)(?!\w)"
)
"""`người nộp thuế nộp công văn đề nghị …`: papers are handed in, not told which taxpayer by."""


def _tells_which(page: Page, found: re.Match[str], end: int) -> bool:
    """Whether a verb right behind the noun tells which one (`Tổ chức tiếp nhận hồ sơ gửi …`): another follows soon."""
    if found["act"] not in _words().which or _HANDS_IN.match(page.text, found.start("act"), end):
        return False
    limit = min(found.end() + 90, LAW.reach(page, found.end(), found.end(), end))
    joint = found.end() + len(" và") if page.text.startswith(" và ", found.end()) else found.end()
    beside = _words().law_act.match(page.text, joint, limit)
    if beside is not None and beside.start("act") == joint + 1:
        return (
            joint == found.end() and page.folded.endswith(_OFFICERS, 0, found.start()) and found["act"] in _WORK
        )  # `Nhà trường tổ chức đánh giá …`, `người nộp thuế lập và gửi …`
    later = _words().law_act.finditer(page.text, found.end(), limit)
    return any(not _is_part(page, found.end(), one.start() + 1, one["act"]) for one in later)


def _plan_act(page: Page, noun: int, done: int, end: int) -> Grip | int:
    verb = _verb(page, done + 1, end)
    if verb is None or end - verb.end < _SHORTEST:
        return done
    charge = _IN_CHARGE.match(page.text, done, end) if done == noun else None
    if charge is not None and _acts_later(page, noun, charge.end(), end):
        return charge.end()
    if _is_part(page, noun, done + 1) and not _NAMED.search(page.text, noun, done):
        return verb.end
    if done == noun and page.folded.endswith(_GROUPS, 0, noun) and _acts_later(page, noun, verb.end, end):
        return done  # `Tiểu ban tuyên truyền xây dựng …`
    if verb.phrase in _words().also and _acts_later(page, noun, verb.end, end):
        return done
    return Grip(done + 1, verb, False, None)


_IN_CHARGE = re.compile(r" (?:được (?:giao|phân công) )?phụ trách [^\W\d_]+ [^\W\d_]+(?= )")
"""`Chuyên viên phụ trách tổng hợp tham mưu …`: what officers are in charge of tells which."""
_NAMED = re.compile(rf" [{UPPER}][{LOWER}]+(?: [{LOWER}]+)?$")
"""`Tiểu ban Nội dung`, `Tổ Hậu cần`: what ends a name of its own."""
_GROUPS = ("hoi dong", "tieu ban", "doi", "doan", " to", "nhom", "bo phan", "ban")


def _acts_later(page: Page, noun: int, at: int, end: int) -> bool:
    """Whether a verb behind one that names hold too (`Các đài thông tin duyên hải phát bản tin …`) is the act."""
    spaces = (i for i in range(at, PLAN.reach(page, at, at, end)) if page.text[i] == " ")
    return any(_verb(page, i + 1, end) is not None and not _is_part(page, noun, i + 1) for i in spaces)


def _asked_act(page: Page, noun: int, done: int, end: int) -> Grip | int:
    verb = _verb(page, done + 1, end)
    if verb is None or in_compound(page, done + 1):
        return done
    if done == noun and verb.phrase in _words().tells and _acts_later(page, noun, verb.end, end):
        return verb.end
    return Grip(done + 1, verb, False, None)


def _verb(page: Page, at: int, end: int) -> Verb | None:
    if at >= end or page.text[at - 1] != " " or not page.text[at].islower():
        return None
    return duty_words().first_verb(page.text, page.folded, at, end)


def begins_act(page: Page, at: int, end: int) -> bool:
    """Whether a verb begins at `at` that is no part of a noun."""
    return (
        page.text[at].islower()
        and not in_compound(page, at)
        and duty_words().verb_at(page.text, page.folded, at, end) is not None
    )


def in_compound(page: Page, at: int) -> bool:
    """Whether the verb at `at` is part of a noun (`tiền gửi`, `trung gian thanh toán`)."""
    return _words().compound.search(page.folded, max(0, at - 12), at) is not None


_SHORTEST = 10


def _known(page: Page, at: int, end: int) -> int:
    name = words().read(page.text, at, end)
    return max(opener_at(page, at, end), name.end if name is not None else 0)


def _private(page: Page, at: int, end: int) -> int:
    return 0 if names_act(page, at, end) else opener_at(page, at, end)


LAW = Reading(
    _known,
    _law_act,
    re.compile(
        r" (?:là|thì|mà|sẽ|do|không(?! (?:chịu thuế|phải nộp|thuộc|thường trú|chuyên trách|cư trú))"
        r"|gồm|bao gồm|nhưng|còn|như sau|đều|vẫn|cũng|có thể|có quyền|(?:có|chịu) trách nhiệm"
        rf"|{NOT_GIVEN}"
        r"|bị(?! ảnh hưởng| thiệt hại))(?= )|[:;]|\.(?= )|, sau (?:mỗi|từng) "
    ),
    330,
)
"""`Hộ kinh doanh đang hoạt động thuộc đối tượng quy định tại điểm b khoản 4 Điều 17 gửi Thông báo số tài khoản …`."""
_LONGEST_GROUP = 90
"""A group's name, at most."""
_PLAN_BREAKS = re.compile(
    r" (?:nào|là|thì|mà|đã|đang|sẽ|bị|được|do|không|chưa|gồm|bao gồm|nêu|như|khi|nếu"
    r"|theo|trong(?! khu| cụm)|tại|từ|đến|về|để|nhằm|bằng)(?= )"
    r"|[,;:.()]"
)
PLAN = Reading(lambda page, at, end: group_at(page, at, end, False), _plan_act, _PLAN_BREAKS, _LONGEST_GROUP, listed=True)
CLAUSE = Reading(lambda page, at, end: group_at(page, at, end, True), _plan_act, _PLAN_BREAKS, _LONGEST_GROUP, listed=True)
"""`Lực lượng xung kích tổ chức trực …`; `…; trạm y tế tổ chức phun khử khuẩn`."""
_LONGEST_WITH_WHICH = 150
WHICH = Reading(
    lambda page, at, end: group_at(page, at, end, False),
    _plan_act,
    re.compile(
        r" (?:(?<!chưa )có|nào|là|thì|mà|đã|đang|sẽ|bị|được(?! giao| chọn| hỗ trợ| phân công)|do|không|gồm|bao gồm|nêu|như"
        r"|khi|nếu|để|nhằm)(?= )|[;:()]|\.(?= )"
    ),
    _LONGEST_WITH_WHICH,
    listed=True,
)
"""`Các xã chưa có điểm tập kết bố trí quỹ đất …`: with words that tell which of them."""
ASKED = Reading(_private, _asked_act, re.compile(r"[,;:.(\n]"), 90, listed=True)
"""Behind `yêu cầu` any verb tells what they are asked for (`yêu cầu cá nhân đó xuất trình …`)."""


def asked_at(page: Page, at: int, end: int) -> Subject | None:
    """Actors behind `yêu cầu`: any verb tells what they are asked for (`yêu cầu cá nhân đó xuất trình …`)."""
    told = read(page, at, end, ASKED)
    if told is None or _TOLD_OF.search(page.text, told[0][-1][0], told[1].body):
        return None
    names, held = told
    return Subject(tuple(party(page, *name) for name in names), held.body, held.verb, Modality.OBLIGATION, False)


_TOLD_OF = re.compile(rf" (?:có th[eéêể]|không|cũng|chưa|đã|sẽ|thì|mà|bị|thuộc (?:đối tượng|trường hợp|diện)|{NOT_GIVEN}) ")
"""What no name holds."""


def class_at(page: Page, at: int, end: int, clause: bool = False) -> Subject | None:
    """Persons or a group of a plan, told by the word that begins their name; behind a semicolon more words begin one."""
    told = read(page, at, end, CLAUSE if clause else PLAN)
    if told is None and page.directs and not clause and page.folded.startswith(("cac ", "nhung "), at):
        told = read(page, at, end, WHICH)
    if told is None:
        return None
    return Subject(tuple(party(page, *name) for name in told[0]), told[1].body, told[1].verb, Modality.OBLIGATION, False)
