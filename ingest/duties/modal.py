"""Subjects that a word like `phải` charges, forbids or allows something (`Doanh nghiệp cung cấp dịch vụ Internet phải …`)."""

from __future__ import annotations

import re
from functools import cache

from ingest.document import Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.nouns import NOT_GIVEN, is_thing, named_until, names_act, opener_at
from ingest.duties.page import Page, party
from ingest.duties.subject import ASIDE, LAW, Subject, asked_at, begins_act, read, without_brackets
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER, fold
from ingest.patterns import any_of
from ingest.vocabulary import load

_LONGEST = 240
"""Letters of a name with what goes on with it, at most."""


class _Words:
    def __init__(self) -> None:
        data = load("duty_subjects")
        no_must = "can (?:bo|cu|ho|nhac|doi|cuoc|tho|gio|giuoc|duoc)(?!\\w)"
        must = f"(?:(?!{no_must})(?:{any_of(fold(word) for word in data['must'])}))"
        trained = "(?:dao tao|boi duong|tap huan|huan luyen)"
        never = f"(?:{any_of(fold(word) for word in data['must_not'])})"
        may = f"(?:{any_of(fold(word) for word in data['may'])})"
        weak = f"(?:{any_of(fold(word) for word in data['private_acts'])})"
        not_behind = "(?<!(?<!hang )khong )(?<!bat buoc )(?<!chua )(?<!, tu )"
        self.modal = re.compile(
            rf",? (?:deu |chi )?(?:(?P<never>{never})|(?P<may>{may})|(?P<must>{not_behind}(?:{must})(?: (?:{must}))?))"
            rf"(?!\w)(?! bi | duoc (?!phep |su dong y |su cho phep |{trained}))[ :]*"
        )
        self.no_name = re.compile(rf"(?:{any_of(data['no_openers'])})(?!\w)", re.IGNORECASE)
        self.weak = re.compile(rf",? (?={weak}(?!\w))")


@cache
def _words() -> _Words:
    return _Words()


def subject_at(page: Page, at: int, end: int, alone: bool = False) -> Subject | None:
    """The actors at `at`, bodies or others, with what a word of duty makes them do; None where none is. `alone` tells that no
    state body stands there."""
    opener = opener_at(page, at, end)
    if not opener and (alone or not bodies_at(page, at, end)[0]):
        return None
    if page.folded.endswith("thu nhap ", 0, at):
        return None  # `thuế thu nhập doanh nghiệp phải nộp`
    done = page.text.find(";", at, min(end, at + _LONGEST))
    limit = done if done >= 0 else min(end, at + _LONGEST)
    colon = page.text.find(": ", at, limit)
    if opener and colon >= 0 and not _words().modal.search(page.folded, at, colon):
        return _run_in(page, at, colon, end)
    bears = _BEARS.match(page.folded, at, limit) if opener else None
    modals = _words().modal.finditer(page.folded, bears.end() if bears is not None else opener or at, limit)
    modal = next((m for m in modals if not (_is_other_word(page, m) or _is_owed(page, m) or _may_choose(page, m, end))), None)
    told = _by_modal(page, at, opener, modal, end) if modal is not None else None
    if told is not None or not opener or names_act(page, at, end) or (modal is not None and named_until(page, at, modal.start())):
        return told
    weak = _words().weak.search(
        page.folded, bears.end() if bears is not None else at, modal.start() if modal is not None else limit
    )
    if weak is None or _OFFICES_OR_ACT.match(page.folded, at, end) or _has_acted(page, at, opener, weak.start()):
        return None
    earlier = read(page, at, end, LAW)
    if earlier is not None and earlier[1].body <= weak.start():
        return None
    named = named_until(page, at, weak.start())
    verb = duty_words().first_verb(page.text, page.folded, weak.end(), end)
    if not named or verb is None or _ends_open(named) or _FARED.search(page.folded, weak.end(), end):
        return None
    return Subject(named, weak.end(), verb, Modality.OBLIGATION, False)


_BEARS = re.compile(r"nguoi co (?:nghia vu|trach nhiem) (?=[a-z])")
"""`Người có nghĩa vụ kê khai …`: whoever bears that; what is to be done stands behind."""


def asked_of(page: Page, at: int, end: int) -> Subject | None:
    """Whoever stands behind `yêu cầu`, `đề nghị` or `giao` and is no state body, with what they are asked for: by a word like
    `phải`, or else by the first verb."""
    told, asked = subject_at(page, at, end), asked_at(page, at, end)
    if told is None or (asked is not None and not told.strong and asked.body < told.body):
        return asked
    return told


def _by_modal(page: Page, at: int, opener: int, modal: re.Match[str], end: int) -> Subject | None:
    """What the word of duty makes of the actors before it."""
    if _has_acted(page, at, opener, modal.start()) or _acts_first(page, opener or at, modal.start()):
        return None
    named = named_until(page, at, modal.start(), charged=True)
    if not named or names_act(page, at, end) or _ends_open(named) or (not opener and _acts_before(page, at, modal)):
        return None
    body, modality = modal.end(), Modality.OBLIGATION
    if modal["may"]:
        body, modality = (body if modal["may"].endswith(_ALLOWS) else modal.start("may") + len("duoc ")), Modality.PERMISSION
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    if verb is None and (modal["may"] or modal.group().strip(" ,:") == "can"):
        return None  # `doanh nghiệp cần một hệ sinh thái`
    if modal["may"] and OWN_CHOICE.match(page.folded, body, end):
        return None
    if modal["never"]:
        modality = Modality.PROHIBITION
    return None if modal["never"] and BENEFIT.match(page.folded, body, end) else Subject(named, body, verb, modality, True)


_ALLOWS = ("phep", "quyen")


def _has_acted(page: Page, at: int, opener: int, stop: int) -> bool:
    """`Công ty xác định số thuế phải nộp`: its act stands before."""
    return page.folded.endswith("cong ty", at, opener) and begins_act(page, opener + 1, stop)


_IN_CASE = re.compile(r", (?:khi|neu|truong hop) ")


def _acts_first(page: Page, at: int, stop: int) -> bool:
    """`Các chủ rừng tổ chức trực 24/24 giờ, khi phát hiện cháy phải báo cáo …`: another task stands before the case."""
    case = _IN_CASE.search(page.folded, at, stop)
    spaces = (i for i in range(at, case.start()) if page.text[i] == " ") if case is not None else ()
    return any(begins_act(page, i + 1, stop) for i in spaces)


def _ends_open(named: tuple[Party, ...]) -> bool:
    return fold(named[-1].name).endswith((" va", " hoac"))


BENEFIT = re.compile(
    r"(?:uu dai|huong|mien|hoan|giam tru|bu tru|khau tru|cong nhan|gia han|tinh(?: la| den| huong| vao)|coi)(?!\w)"
)
"""`Doanh nghiệp không được ưu đãi thuế`: what is not granted forbids nothing."""
OWN_CHOICE = re.compile(r"(?:(?:duoc )?quyen |duoc )?(?:lua chon|chon|huong|tiep tuc huong)(?!\w)")
"""`Cá nhân được lựa chọn phương pháp tính thuế`: a right of whoever it is, and nothing to do."""
PUNISHED = re.compile(r"(?<!\w)bi (?:xu (?:ly|phat)|phat |ky luat|truy cuu)(?!\w)")
"""`Cán bộ vi phạm … sẽ bị xử lý …`: what follows for some, not what they are to do."""
_FARED = re.compile(rf"{PUNISHED.pattern}|(?<!\w)bi (?:thu hoi|dinh chi|buoc )")
"""`Tổ chức thực hiện hành vi trên bị xử phạt`: what follows such acts."""


_OFFICES_OR_ACT = re.compile(
    r"(?:cac |moi )?(?:co quan|can bo|nhan vien|cong chuc|vien chuc|hoi dong)(?!\w)"
    r"|to chuc (?!tin dung|xa hoi|chinh tri|kinh te|cung cap|tra |tham gia|khac|, ca nhan|va ca nhan)[a-z]+ "
)
"""What offices do without a word like `phải` is only told of them; `Tổ chức trực ban …` is an act."""
_OTHER_WORDS = frozenset(["phái", "cán", "căn", "cân", "cạn"])
"""What `phải` and `cần` are not, though they are without their accents (`đảng phái`)."""


def _is_other_word(page: Page, modal: re.Match[str]) -> bool:
    words = page.text[modal.start() : modal.end()].strip(" ,:").lower()
    return words.rpartition(" ")[2] in _OTHER_WORDS


_TAXES = "TNCN|TNDN|GTGT|TTĐB|thu nhập (?:cá nhân|doanh nghiệp)|giá trị gia tăng|tiêu thụ đặc biệt"
_OWED = re.compile(
    rf"(?<!\w)(?:(?:số|khoản|mức)(?: tiền| thuế)*(?: (?:{_TAXES}))?|tiền thuế|nợ|đối tượng|trường hợp)$", re.IGNORECASE
)
_LONGEST_DEBT = 40


def _is_owed(page: Page, modal: re.Match[str]) -> bool:
    """Whether `phải` tells of a thing (`số thuế phải nộp`) or a kind (`đối tượng phải kê khai`)."""
    return (
        modal.group().strip() == "phai"
        and _OWED.search(page.text, max(0, modal.start() - _LONGEST_DEBT), modal.start()) is not None
    )


_PROPER = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{0,4}} [{UPPER}]")


def _acts_before(page: Page, at: int, stop: re.Match[str]) -> bool:
    """Whether a body's own name is followed by its verb, so that a later `phải` is none of its own (`Bảo hiểm tiền gửi Việt Nam
    xác định số tiền phải trả`)."""
    if stop.group().strip(" ,:") not in ("phai", "can") or _PROPER.match(page.text, at) is None:
        return False
    after = bodies_at(page, at, stop.start())[1]
    return stop.start() - after > _SOON and duty_words().first_verb(page.text, page.folded, after + 1, stop.start()) is not None


_SOON = 12


def _may_choose(page: Page, modal: re.Match[str], end: int) -> bool:
    """`Tổ chức kiểm định được lựa chọn lập đề cương`: which one, no permission; another verb stands behind it."""
    if not modal["may"] or modal["may"].endswith(_ALLOWS):
        return False
    return duty_words().verb_at(page.text, page.folded, modal.end(), end) is not None


def _run_in(page: Page, at: int, colon: int, end: int) -> Subject | None:
    """`Thương nhân kinh doanh xăng dầu: Thực hiện đúng lộ trình …`."""
    named = named_until(page, at, colon)
    verb = duty_words().first_verb(page.text, page.folded, colon + 2, end) if named else None
    return Subject(named, colon + 2, verb, Modality.OBLIGATION, True) if verb else None


_STATE = re.compile(
    r"(?:được|bị|có(?! (?:văn bản|đơn|đề nghị|ý kiến|thông báo|báo cáo|biện pháp|phương án|cam kết|kế hoạch)(?!\w))|là"
    r"|phù hợp|đúng|đủ|gồm|đạt|nằm|tương|bằng|bảo đảm|đảm bảo|đáp ứng|thể hiện|nộp đủ)(?!\w)"
)
"""What something has to be, rather than what somebody has to do."""
_BROKEN = re.compile(
    r" (?:là|thì|mà|sẽ|(?<!hàng )không|gồm|bao gồm|nhưng|để|nhằm|bị|do"
    rf"|{NOT_GIVEN})(?= )"
    r"|[:;]|\.(?= )"
)
_CHARGE_BROKEN = re.compile(r" (?:là|thì|mà|sẽ|gồm|bao gồm|nhưng|để|nhằm)(?= )|[:;]|\.(?= )")
"""Before `có trách nhiệm` more may stand: `Đối tượng được kiểm tra có trách nhiệm …`."""


_CHARGES = (" phai ", " trach nhiem", " nghia vu", " nhiem vu", " chiu su ", " khong duoc", " nghiem cam", " tuyet doi")


def charges_anyone(page: Page, at: int, end: int) -> bool:
    """Whether a word of duty stands there at all: most sentences of a law have none."""
    return page.holds(_CHARGES, at, end)


def stranger_at(page: Page, at: int, end: int, inside: bool = False) -> Subject | None:
    """Whoever stands before a law's word of duty, known or not, unless a thing (`Báo chí nước ngoài … phải tuân thủ …`); `inside`
    a sentence behind its opening."""
    limit = min(end, at + _LONGEST)
    if not charges_anyone(page, at, limit):
        return None
    bears = _BEARS.match(page.folded, at, limit)
    modals = _words().modal.finditer(without_brackets(page.folded), bears.end() if bears is not None else at, limit)
    modal = next((m for m in modals if not (m["may"] or m.group().strip(" ,:").endswith("can") or _is_owed(page, m))), None)
    if modal is None or modal.start() - at < 4:
        return None
    charge = bool(modal["must"]) and not modal["must"].endswith("phai")
    if (_CHARGE_BROKEN if charge else _BROKEN).search(page.text, at, modal.start()) is not None:
        return None
    if page.folded.startswith("viec ", at):
        return None
    if not charge and (is_thing(page, at, modal.start()) or _STATE.match(page.text, modal.end())):
        return None
    if charge and is_thing(page, at, modal.start()) and page.text.find(" của ", at, modal.start()) >= 0:
        return None  # `Nguồn kinh phí … của cơ quan chịu trách nhiệm trả lương` tells which
    if inside and (page.text.find(", ", at, modal.start()) >= 0 or page.bodies_in(at + 1, modal.start())):
        return None
    if not inside and not charge and (not page.text[at].isupper() or bodies_at(page, at, end)[0]):
        return None
    if duty_words().verb_at(page.text, page.folded, at, end) or _words().no_name.match(page.text, at):
        return None
    aside = ASIDE.search(page.text, at, modal.start())
    verb = duty_words().first_verb(page.text, page.folded, modal.end(), end)
    if verb is None and not charge and not page.text.startswith("có ", modal.end()):
        return None
    if modal["never"] and BENEFIT.match(page.folded, modal.end(), end):
        return None
    modality = Modality.PROHIBITION if modal["never"] else Modality.OBLIGATION
    name = party(page, at, aside.start() if aside is not None else modal.start())
    if " " not in name.name and inside:
        return None
    return Subject((name,), modal.end(), verb, modality, charge)
