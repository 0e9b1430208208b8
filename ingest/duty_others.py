"""Actors that are no state bodies (`Doanh nghiệp cung cấp dịch vụ Internet`, `Các tổ chức, cá nhân …`): by the noun that
opens their name and the word of duty that ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.agency_words import words
from ingest.document import Modality, Party
from ingest.duty_actors import bodies_at
from ingest.duty_page import Page, party
from ingest.duty_words import Verb, duty_words
from ingest.folding import LOWER, UPPER, fold
from ingest.patterns import any_of
from ingest.vocabulary import load

_LONGEST = 240
"""Letters of a name with what goes on with it, at most."""


@dataclass(frozen=True, slots=True)
class Others:
    """Such actors with the action after them; `strong` where a word like `phải` hands it to them."""

    actors: tuple[Party, ...]
    body: int
    verb: Verb | None
    modality: Modality
    strong: bool


_PERSONS = "thue bao(?! ve)|nguoi (?:ra quyet dinh (?!va |hoac )[a-z]+ [a-z]+|(?:duoc|ra|bi|co) [a-z]+ [a-z]+|(?!ta |dan )[a-z]+)"
"""`người ra quyết định xác minh`, `người được phân công`, `người học`."""


class _Words:
    def __init__(self) -> None:
        data = load("duty_subjects")
        openers = f"(?P<noun>{any_of(fold(noun) for noun in data['private'])}|{_PERSONS})"
        several = r"(?:(?:tat ca )?cac |moi |nhung |tung |moi |hai )?"
        self.opener = re.compile(rf"{several}{openers}(?!\w| nhan dan)")
        self.joint = re.compile(r"(?:,? (?:va|hoac|cung) |, )")
        no_must = "can (?:bo|cu|ho|nhac|doi|cuoc|tho|gio|giuoc|duoc)(?!\\w)"
        must = f"(?:(?!{no_must})(?:{any_of(fold(word) for word in data['must'])}))"
        never = f"(?:{any_of(fold(word) for word in data['must_not'])})"
        may = f"(?:{any_of(fold(word) for word in data['may'])})"
        weak = f"(?:{any_of(fold(word) for word in data['private_acts'])})"
        self.modal = re.compile(
            rf",? (?:deu |chi )?(?:(?P<never>{never})|(?P<may>{may})|(?P<must>(?<!khong )(?<!bat buoc )(?:{must})"
            rf"(?: (?:{must}))?))(?!\w)(?! bi | duoc (?!phep |su dong y |su cho phep ))[ :]*"
        )
        self.weak = re.compile(rf",? (?={weak}(?!\w))")


@cache
def _words() -> _Words:
    return _Words()


_NO_ACTOR = re.compile(
    r"to chuc(?:,? (?:va )?(?:cua|hoat dong|bien che|thuc hien|trien khai|thi hanh|lai|tot|cong tac|bo may|can bo"
    r"|quan ly|tu danh gia|danh gia|kiem tra|giam sat|ra soat|xay dung|phan luong|hoi nghi|lop|cuoc|viec|tap huan|tuyen truyen"
    r"|dao tao|boi duong|lay y kien|sap xep|dau thau|dau gia|doi thoai|so ket|tong ket|phat dong|kiem ke|thanh tra)(?!\w)"
    r"|(?= (?:phai|chiu) ))"
    r"|(?:cac )?co so (?:phap ly|du lieu|vat chat|ly luan|thuc tien|khoa hoc|chinh tri|ha tang|de|tinh)(?!\w)"
    r"|don vi (?:tinh|do|tien te)(?!\w)"
)
"""`Tổ chức thực hiện …` tells what to do."""
_ASIDE = re.compile(
    r",? (?:khi|nếu|trước khi|sau khi|trong|theo|định kỳ|trong quá trình|hàng (?:tháng|quý|năm)|hằng (?:tháng|quý|năm)"
    r"|trên cơ sở|tiếp tục|căn cứ|trước hết|tự (?:kê|khai|tính|xác|chịu|in|đánh|kiểm|rà|nộp|quyết|tổ))(?!\w)",
    re.IGNORECASE,
)
"""Where a name ends before the circumstances of the duty."""
_NO_NAME = re.compile(
    r" (?:là(?! chủ (?!thể))|có(?! liên quan| thẩm quyền| chức năng| nhu cầu| giấy phép| vốn| hoạt động| tư cách| điều kiện"
    r"| sử dụng| từ \d|,)"
    r"|thì|mà|đã|sẽ|bị|do|được(?! giao| phân c| ủy quyền| cấp| chỉ định)|không|của|cho|để|(?<!tiền )gửi|trình|phản ánh) "
)


def opening_noun(folded: str, at: int, end: int) -> tuple[str, int] | None:
    """The noun that opens the name of a private actor at `at` (`to chuc` of `Các tổ chức là chủ sở hữu …`) and where it ends."""
    opener = _words().opener.match(folded, at, end)
    return None if opener is None else (opener["noun"], opener.end())


def others_at(page: Page, at: int, end: int, alone: bool = False) -> Others | None:
    """The actors at `at` that are no state bodies, with the action that they are given; None where none is. `alone` tells
    that no state body stands there either."""
    vocabulary = _words()
    opener = vocabulary.opener.match(page.folded, at, end)
    private = opener is not None
    if not private and (alone or not bodies_at(page, at, end)[0]):
        return None
    limit = min(end, at + _LONGEST)
    done = page.text.find(";", at, limit)
    limit = done if done >= 0 else limit
    colon = page.text.find(": ", at, limit)
    if private and colon >= 0 and not vocabulary.modal.search(page.folded, at, colon):
        return _run_in(page, at, colon, end)
    modals = vocabulary.modal.finditer(page.folded, opener.end() if opener is not None else at, limit)
    modal = next((m for m in modals if not _is_other_word(page, m) and not _tells_which(page, m, end)), None)
    weak = vocabulary.weak.search(page.folded, at, limit)
    stop = modal or weak
    if stop is None:
        return None
    strong = modal is not None
    if not strong and (not private or _OFFICES_OR_ACT.match(page.folded, at, end)):
        return None
    if opener is not None and opener["noun"] == "cong ty" and _acts(page, opener.end() + 1, stop.start()):
        return None  # `Công ty xác định số thuế phải nộp`: its act stands before
    named = named_until(page, at, stop.start())
    if not named and private and modal is not None and weak is not None and weak.start() < modal.start():
        stop, strong, modal = weak, False, None
        named = named_until(page, at, stop.start())
    if not named or _NO_ACTOR.match(page.folded, at, end) or fold(named[-1].name).endswith((" va", " hoac")):
        return None
    if not private and _acts_before(page, at, stop):
        return None
    body = stop.end()
    if modal is not None and modal["may"] and not modal["may"].endswith(("phep", "quyen")):
        body = modal.start("may") + len("duoc ")
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    if strong and verb is None and modal is not None and modal.group().strip(" ,:").lower() == "can":
        return None  # `doanh nghiệp cần một hệ sinh thái`
    if not strong and (verb is None or _PUNISHED.search(page.folded, body, end)):
        return None
    modality = Modality.OBLIGATION
    if modal is not None and modal["may"]:
        modality = Modality.PERMISSION
        if verb is None or OWN_CHOICE.match(page.folded, body, end):
            return None
    elif modal is not None and modal["never"]:
        if BENEFIT.match(page.folded, body, end):
            return None
        modality = Modality.PROHIBITION
    return Others(named, body, verb, modality, strong)


BENEFIT = re.compile(r"(?:uu dai|huong|mien|hoan|giam tru|bu tru|khau tru|cong nhan|gia han|tinh la)(?!\w)")
"""`Doanh nghiệp không được ưu đãi thuế`: what is not granted forbids nothing."""
OWN_CHOICE = re.compile(r"(?:(?:duoc )?quyen |duoc )?(?:lua chon|chon|huong|tiep tuc huong)(?!\w)")
"""`Cá nhân được lựa chọn phương pháp tính thuế`: a right of whoever it is, and nothing to do."""
_PUNISHED = re.compile(r" bi (?:xu (?:phat|ly)|phat |truy cuu|thu hoi|dinh chi|buoc )")
"""`Tổ chức thực hiện hành vi trên bị xử phạt`: what follows such acts."""


def opener_at(page: Page, at: int, end: int) -> int:
    """Where the noun at `at` ends that opens the name of a private actor; 0 where none does."""
    opener = _words().opener.match(page.folded, at, end)
    return opener.end() if opener is not None else 0


_NOUN_ENDS = re.compile(
    r" (?:có|thuộc|đã|đang|chưa|không|được|bị|mới|tự|là|phát|nhận|phải|cần|muốn|vi phạm|sử dụng|nộp|khai|đề nghị|và|hoặc|trong"
    r"|tại|từ|theo)(?= )|,"
)


def nouns_at(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], int]:
    """The private actors listed at `at` by their nouns (`hộ kinh doanh, cá nhân kinh doanh`), and where the list ends."""
    found: list[Party] = []
    done = at
    while (noun := opener_at(page, at, end)) and not names_act(page, at, end):
        stop = _NOUN_ENDS.search(page.text, noun, min(end, noun + 40))
        done = stop.start() if stop is not None else noun
        found.append(party(page, at, done))
        joint = _words().joint.match(page.folded, done, end)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), done


_NEXT = re.compile(
    r",? (?:và )?(?<=[, ])(?=(?:các )?(?:hợp tác xã|tổ hợp tác|doanh nghiệp|ngân hàng|công ty"
    r"|hộ (?:kinh doanh|gia đình|chăn nuôi)|chủ (?:trang trại|hộ|cơ sở|đầu tư|rừng|phương tiện)"
    r"|nhà (?:thầu|đầu tư|trường|cung cấp)|cá nhân kinh doanh)(?!\w))"
)
_OF_ALL = re.compile(r" (?:thuộc|theo|quy định|nêu) ")
"""What goes on with all the names before it."""
_FIRST = 30
"""Letters of the first of several private actors, at most: a longer name may hold others."""


def apart(page: Page, at: int, end: int) -> tuple[Party, ...]:
    """The private actors that a name holds, each by itself (`các hộ chăn nuôi, chủ trang trại có từ 10 con trâu, bò`)."""
    joints = [m for m in _NEXT.finditer(page.text, at, end) if m.group() != " "]
    if not joints or joints[0].start() - at > _FIRST or _OF_ALL.search(page.text, joints[-1].end(), end):
        return (party(page, at, end),)
    starts, stops = [at, *(m.end() for m in joints)], [*(m.start() for m in joints), end]
    return tuple(party(page, first, stop) for first, stop in zip(starts, stops, strict=True))


def names_act(page: Page, at: int, end: int) -> bool:
    """Whether what looks like an actor's noun tells an act or a thing (`Tổ chức thực hiện …`, `Cơ sở dữ liệu …`)."""
    return _NO_ACTOR.match(page.folded, at, end) is not None


_TOLD_OF = re.compile(r" (?:có th[eéêể]|không|cũng|chưa|đã|sẽ|thì|mà|bị|được(?! giao| phân| ủy| cấp| chỉ định)) ")
"""What no name holds."""


def asked_others(page: Page, at: int, end: int) -> Others | None:
    """Actors behind `yêu cầu`: any verb tells what they are asked for (`yêu cầu cá nhân đó xuất trình …`)."""
    found: list[Party] = []
    while (opener := _words().opener.match(page.folded, at, end)) is not None:
        if _NO_ACTOR.match(page.folded, at, end):
            return None
        start = opener.end()
        joint: re.Match[str] | None = None
        for _ in range(9):
            if start >= end:
                return None
            joint = _words().joint.match(page.folded, start, end)
            if joint is not None and _words().opener.match(page.folded, joint.end(), end) is not None:
                break
            if page.text[start] != " ":
                return None
            verb = duty_words().first_verb(page.text, page.folded, start + 1, end)
            compound = COMPOUND.search(page.folded, max(0, start - 12), start + 1)
            if verb is not None and page.text[start + 1 : start + 2].islower() and compound is None:
                if _TOLD_OF.search(page.text, opener.end(), start + 1):
                    return None
                return Others((*found, party(page, at, start)), start + 1, verb, Modality.OBLIGATION, False)
            start = min((i for i in (page.text.find(mark, start + 1, end) for mark in " ,") if i >= 0), default=end)
        else:
            return None
        found.append(party(page, at, start))
        at = joint.end()
    return None


_RECEIVER_ENDS = re.compile(
    r"[,;:.()\n]| (?:để|về|theo|trước|sau|khi|nếu|bằng|biết|trong|chậm|và|hoặc|kèm|những|các|kết quả|thông qua|qua|tại|vào"
    r"|định kỳ|hằng|hàng|ngay|số tiền|số|làm|nhằm)(?!\w)"
)
_LONGEST_RECEIVER = 90
_WHICH = re.compile(
    r" (?:tham gia|sử dụng|được|đang|quản lý|có|cung cấp|nộp|khai|bị|vi phạm|giải quyết|ra|nhận|hoạt động|kinh doanh"
    r"|sản xuất)(?= [^\W\d_])"
)
"""What goes on with the noun: `tổ chức tham gia bảo hiểm tiền gửi`."""


def receiver_at(page: Page, at: int, end: int) -> tuple[Party, int] | None:
    """Who gets a report and is no state body (`thông báo cho người nộp thuế`, `báo cáo với người giải quyết tố cáo`)."""
    opener = _words().opener.match(page.folded, at, end)
    if opener is None or _NO_ACTOR.match(page.folded, at, end):
        return None
    kind = _WHICH.match(page.text, opener.end(), end)
    start = kind.end() if kind else opener.end()
    stop = _RECEIVER_ENDS.search(page.text, start, min(end, at + _LONGEST_RECEIVER))
    done = stop.start() if stop else end
    if done - at >= _LONGEST_RECEIVER:
        return None
    verb = next((i for i in _spaces(page.text, start, done) if _acts(page, i + 1, done)), None)
    done = verb if verb is not None else done
    return party(page, at, done), done


def _spaces(text: str, at: int, end: int) -> Iterator[int]:
    while (at := text.find(" ", at, end)) >= 0:
        yield at
        at += 1


COMPOUND = re.compile(r"(?<!\w)(?:tien|trung gian|dich vu|co quan|doanh|quy|chuong|cong|sap|hop|thu|giai) $")
"""Before a verb that is part of a noun (`tiền gửi`, `trung gian thanh toán`)."""


def _acts(page: Page, at: int, end: int) -> bool:
    if COMPOUND.search(page.folded, max(0, at - 12), at):
        return False
    return page.text[at].islower() and duty_words().verb_at(page.text, page.folded, at, end) is not None


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


_PROPER = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{0,4}} [{UPPER}]")


def _acts_before(page: Page, at: int, stop: re.Match[str]) -> bool:
    """Whether a body's own name is followed by its verb, so that a later `phải` is none of its own (`Bảo hiểm tiền gửi Việt Nam
    xác định số tiền phải trả`)."""
    if stop.group().strip(" ,:") not in ("phai", "can") or _PROPER.match(page.text, at) is None:
        return False
    after = bodies_at(page, at, stop.start())[1]
    return stop.start() - after > _SOON and duty_words().first_verb(page.text, page.folded, after + 1, stop.start()) is not None


_SOON = 12


def _tells_which(page: Page, modal: re.Match[str], end: int) -> bool:
    """`Tổ chức kiểm định được lựa chọn lập đề cương`: which one, no permission; another verb stands behind it."""
    if not modal["may"] or modal["may"].endswith(("phep", "quyen")):
        return False
    return duty_words().verb_at(page.text, page.folded, modal.end(), end) is not None


def _run_in(page: Page, at: int, colon: int, end: int) -> Others | None:
    """`Thương nhân kinh doanh xăng dầu: Thực hiện đúng lộ trình …`."""
    named = named_until(page, at, colon)
    verb = duty_words().first_verb(page.text, page.folded, colon + 2, end) if named else None
    return Others(named, colon + 2, verb, Modality.OBLIGATION, True) if verb else None


_MATTER = re.compile(r", (?:thời (?:hạn|gian)|mức|nội dung|hồ sơ|số (?:tiền|thuế|lượng)|giá|việc|tài liệu)(?!\w)")
"""Behind such words the sentence speaks of a thing, not of whoever stands before them."""


def named_until(page: Page, at: int, stop: int) -> tuple[Party, ...]:
    """The actors listed in `at..stop`; none where something in it is no part of a list of names."""
    aside = _ASIDE.search(page.text, at, stop)
    end = aside.start() if aside else stop
    vocabulary = _words()
    found: list[Party] = []
    while at < end:
        opener = vocabulary.opener.match(page.folded, at, end)
        body = words().read(page.text, at, end)
        first = max(opener.end() if opener else 0, body.end if body else 0)
        if not first:
            return ()
        joint = next((m for m in vocabulary.joint.finditer(page.folded, first, end) if _begins(page, m.end(), end)), None)
        done = joint.start() if joint else end
        rest = page.text[first:done]
        if _NO_NAME.search(rest + " ") or _MATTER.search(rest) or "." in rest.replace("v.v", "") or ":" in rest:
            return ()
        found.append(party(page, at, len(page.text[:done].rstrip(" ,"))))
        at = joint.end() if joint else end
    return tuple(found)


def _begins(page: Page, at: int, end: int) -> bool:
    """Whether another actor begins at `at`; persons stay with the bodies before them (`tổ chức, cá nhân`)."""
    if page.folded.startswith("ca nhan", at):
        return False
    if _words().opener.match(page.folded, at, end) is not None:
        return True
    name = words().read(page.text, at, end)
    return name is not None and (name.rule != "class" or page.folded.startswith("cac ", at))
