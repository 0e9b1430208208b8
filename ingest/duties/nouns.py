"""The nouns that open the names of whoever may be charged and is no state body (`Doanh nghiệp cung cấp dịch vụ Internet`, `Các tổ
chức, cá nhân …`), and the lists of such names."""

from __future__ import annotations

import re
from functools import cache

from ingest.bodies.words import words
from ingest.document import Party
from ingest.duties.page import Page, bracketed, party
from ingest.folding import fold
from ingest.patterns import any_of
from ingest.vocabulary import load

_PERSONS = (
    "thue bao(?! ve)|nguoi (?!co cong |ngheo|khuyet tat|cao tuoi)"
    "(?:ra quyet dinh (?!va |hoac )[a-z]+ [a-z]+|(?:duoc|ra|bi|co) [a-z]+ [a-z]+|(?!ta |dan )[a-z]+)"
)
"""`người ra quyết định xác minh`, `người được phân công`, `người học`; none whom others are to help (`người có công`)."""
_SEVERAL = r"(?:(?:tất cả )?(?:các|những|mọi|mỗi|từng|một|hai|ba|bốn|toàn thể) )"
BINDS = re.compile(r"(?<! không) (?:phải|có trách nhiệm|có nghĩa vụ|không được) ")
"""Words that bind whoever stands before them."""
JOINT = re.compile(r"(?:,? (?:va|hoac|cung) |, )")
"""What stands between two names of a list."""


class _Nouns:
    def __init__(self) -> None:
        data = load("duty_subjects")
        private = f"(?P<noun>{any_of(fold(noun) for noun in data['private'])}|{_PERSONS})"
        self.private = re.compile(rf"(?:(?:tat ca )?cac |moi |nhung |tung |hai )?{private}(?!\w| nhan dan)")
        self.group = re.compile(
            rf"(?:{_SEVERAL}(?!(?:bước|này|đó|trên|trong|năm|tháng|ngày|lần|khác|bên|mặt)(?!\w))[a-zà-ỹđ]+"
            rf"|{any_of(data['charged_nouns'])})(?=,? )",
            re.IGNORECASE,
        )
        self.clause = re.compile(rf"(?:{any_of(data['clause_nouns'])})(?= (?!hợp |chức ))", re.IGNORECASE)
        self.thing = re.compile(rf"{_SEVERAL}?(?:{any_of(data['things'])})(?!\w| vị)", re.IGNORECASE)  # no `đơn vị`


@cache
def _nouns() -> _Nouns:
    return _Nouns()


def opening_noun(folded: str, at: int, end: int) -> tuple[str, int] | None:
    """The noun that opens the name of a private actor at `at` (`to chuc` of `Các tổ chức là chủ sở hữu …`) and where it ends."""
    opener = _nouns().private.match(folded, at, end)
    return None if opener is None else (opener["noun"], opener.end())


def opener_at(page: Page, at: int, end: int) -> int:
    """Where the noun at `at` ends that opens the name of a private actor; 0 where none does."""
    opener = _nouns().private.match(page.folded, at, end)
    return opener.end() if opener is not None else 0


def group_at(page: Page, at: int, end: int, clause: bool) -> int:
    """Where the word at `at` ends that begins the name of persons or a group in a plan; a `clause` behind a semicolon has more
    such words. 0 where none does."""
    nouns = _nouns()
    begins = nouns.group.match(page.text, at, end) or (nouns.clause.match(page.text, at, end) if clause else None)
    return begins.end() if begins is not None and not is_thing(page, at, end) else 0


def is_thing(page: Page, at: int, end: int) -> bool:
    """Whether what begins at `at` is a thing, which no `phải` charges (`Hồ sơ phải …`)."""
    return _nouns().thing.match(page.text, at, end) is not None


_ACT = re.compile(
    r"to chuc(?:,? (?:va )?(?:cua(?! nguoi lao dong)|hoat dong|bien che|thuc hien|trien khai|thi hanh|lai|tot|cong tac|bo may"
    r"|can bo|quan ly|tu danh gia|danh gia|kiem tra|giam sat|ra soat|xay dung|phan luong|hoi nghi|lop|cuoc|viec|tap huan"
    r"|tuyen truyen|dao tao|boi duong|lay y kien|sap xep|dau thau|dau gia|doi thoai|so ket|tong ket"
    r"|phat dong|kiem ke|thanh tra|tham dinh noi bo)(?!\w)"
    r"|(?= (?:phai|chiu) ))"
    r"|(?:cac )?co so (?:phap ly|du lieu|vat chat|ly luan|thuc tien|khoa hoc|chinh tri|ha tang|de|tinh)(?!\w)"
    r"|don vi (?:tinh|do|tien te)(?!\w)"
)


def names_act(page: Page, at: int, end: int) -> bool:
    """Whether what looks like an actor's noun tells an act or a thing (`Tổ chức thực hiện …`, `Cơ sở dữ liệu …`)."""
    return _ACT.match(page.folded, at, end) is not None


_NOUN_ENDS = re.compile(
    r" (?:có|thuộc|đã|đang|chưa|không|được|bị|mới|tự|là|phát|nhận|phải|cần|muốn|vi phạm|sử dụng|nộp|khai|đề nghị|và|hoặc|trong"
    r"|gây|tự ý|trực tiếp|lợi dụng|sách nhiễu|bao che|tiếp tay"
    r"|tại|từ|theo)(?= )|,"
)
_LONGEST_NOUN = 40


_TOLD = re.compile(rf" (?:{any_of(load('duty_subjects')['told_in_cases'])})(?= )")
_KIND_OF = re.compile(
    r"(?: (?:nước ngoài|trong nước|tư nhân|chế xuất|nhà nước|phụ|chính|độc lập|phụ thuộc|thương mại|cổ phần))+(?= )"
)
"""What tells the kind behind such a noun (`Nhà thầu nước ngoài`)."""


def _noun_end(page: Page, noun: int, end: int, case: bool) -> int:
    """Where the name ends that the noun before `noun` opens: before what is told of it."""
    owner = words().read(page.text, noun + 1, end) if case and page.text[noun : noun + 1] == " " else None
    if owner is not None and owner.rule == "company":
        return owner.end  # `Chi nhánh Công ty TNHH Bayer Việt Nam`
    kind = _KIND_OF.match(page.text, noun, end) if case else None
    noun = kind.end() if kind is not None else noun
    limit = min(end, noun + _LONGEST_NOUN)
    stop = _NOUN_ENDS.search(page.text, noun, limit) or (_TOLD.search(page.text, noun, limit) if case else None)
    return stop.start() if stop is not None else noun


def nouns_at(page: Page, at: int, end: int, case: bool = False) -> tuple[tuple[Party, ...], int]:
    """The private actors listed at `at` by their nouns (`hộ kinh doanh, cá nhân kinh doanh`), and where the list ends; a `case`
    goes on with what it tells of them."""
    found: list[Party] = []
    done = at
    while (noun := opener_at(page, at, end)) and not names_act(page, at, end):
        done = _noun_end(page, noun, end, case)
        found.append(party(page, at, done))
        joint = JOINT.match(page.folded, done, end)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), done


def joins_nouns(page: Page, at: int) -> bool:
    """Whether the comma before `at` joins two nouns of private actors (`Đối với hộ kinh doanh, cá nhân kinh doanh …`)."""
    if page.text[max(0, at - 2) : at] != ", ":
        return False
    spaces = (i + 1 for i in range(max(0, at - _LONGEST_NOUN), at - 2) if page.text[i] in " \n")
    return any(opener_at(page, word, at - 2) == at - 2 for word in spaces)


NOT_GIVEN = rf"(?:(?<!thuộc đối tượng )|(?<=không thuộc đối tượng ))được(?! (?:{any_of(load('duty_subjects')['given'])}))"
"""What is told of somebody, not what tells which (`người được giao quản lý`, `người nộp thuế thuộc đối tượng được gia hạn`)."""
_NEVER_IN_NAME = (
    rf"thì|mà|đã|sẽ|bị|do|biết,?|{NOT_GIVEN}|cho(?! thuê)|để|(?<!tiền )gửi"
    r"|(?<!công )(?<!quy )(?<!lộ )(?<!tiến )trình|phản ánh"
    r"|(?<!hàng )không(?! cư trú| thường trú| chuyên trách| vì mục đích| bảo đảm| đảm bảo| đáp ứng| đủ điều kiện| đạt )"
)
_NO_NAME = re.compile(
    r" (?:là(?! chủ (?!thể))|có(?! liên quan| thẩm quyền| chức năng| nhu cầu| giấy phép| vốn| hoạt động| tư cách| điều kiện"
    rf"| sử dụng| từ \d|,)|của|{_NEVER_IN_NAME}) "
)
"""What no name of a list goes on with."""
_NO_SUBJECT = re.compile(
    r" (?:là(?! chủ (?!thể)| (?:tổ chức|cá nhân|doanh nghiệp) (?:$|\())"
    r"|có(?= (?:thể|quyền|các quyền|trách nhiệm|nghĩa vụ|văn bản|ý kiến|là|phải|báo cáo|thông báo|$))"
    rf"|{_NEVER_IN_NAME}) "
)
"""What no subject of a word like `phải` goes on with: `có …` tells which (`Sinh viên có hành vi vi phạm phải …`)."""
_MATTER = re.compile(r", (?:thời (?:hạn|gian)|mức|nội dung|hồ sơ|số (?:tiền|thuế|lượng)|giá|việc|tài liệu)(?!\w)")
"""Behind such words the sentence speaks of a thing, not of whoever stands before them."""
_ASIDE = re.compile(
    r",? (?:tuyệt đối|khi|nếu|trước khi|sau khi|trong|theo(?! phương (?:pháp|thức) )|định kỳ|trong quá trình"
    r"|hàng (?:tháng|quý|năm)|hằng (?:tháng|quý|năm)"
    r"|trên cơ sở|tiếp tục|căn cứ|trước hết|tự (?:kê|khai|tính|xác|chịu|in|đánh|kiểm|rà|nộp|quyết|tổ))(?!\w)",
    re.IGNORECASE,
)
"""Where a name ends before the circumstances of the duty."""


def named_until(page: Page, at: int, stop: int, charged: bool = False) -> tuple[Party, ...]:
    """The actors listed in `at..stop`; none where something in it is no part of a list of names. `charged` tells that a word
    like `phải` stands behind them."""
    broken = _NO_SUBJECT if charged else _NO_NAME
    aside = _ASIDE.search(page.text, at, stop)
    end = aside.start() if aside else stop
    found: list[Party] = []
    while at < end:
        body = words().read(page.text, at, end)
        first = max(opener_at(page, at, end), body.end if body else 0)
        if not first:
            return ()
        joints = (m for m in JOINT.finditer(page.folded, first, end) if _begins(page, m.end(), end))
        joints = (m for m in joints if not bracketed(page, at, m.start()))
        joint = next((m for m in joints if not _HEADS.match(page.folded, at) or _HEADS.match(page.folded, m.end())), None)
        done = joint.start() if joint else end
        rest = _IN_BRACKETS.sub("", page.text[first:done])
        if broken.search(rest + " ") or _MATTER.search(rest) or "." in rest.replace("v.v", "") or ":" in rest:
            return ()
        found.append(party(page, at, page.words_end(at, done, " ,")))
        at = joint.end() if joint else end
    return tuple(found)


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HEADS = re.compile(r"(?:cac )?(?:hieu truong|giam doc|nguoi dung dau|dai dien)(?!\w)")
"""Who is the head of all the bodies named after it (`Hiệu trưởng trường cao đẳng, trường đại học`)."""


def _begins(page: Page, at: int, end: int) -> bool:
    """Whether another actor begins at `at`; persons stay with the bodies before them (`tổ chức, cá nhân`)."""
    if page.folded.startswith("ca nhan", at) and not page.folded.endswith("ho kinh doanh, ", 0, at):
        return False
    if opener_at(page, at, end):
        return True
    name = words().read(page.text, at, end)
    return name is not None and (name.rule != "class" or page.folded.startswith("cac ", at))


_NEXT = re.compile(
    r",? (?:và )?(?<=[, ])(?=(?:các )?(?:hợp tác xã|tổ hợp tác|doanh nghiệp|ngân hàng|công ty"
    r"|hộ (?:kinh doanh|gia đình|chăn nuôi)|chủ (?:trang trại|hộ|cơ sở|đầu tư|rừng|phương tiện)"
    r"|nhà (?:thầu|đầu tư|trường|cung cấp)|(?<=ộ kinh doanh, )cá nhân kinh doanh|tổ chức (?:khác|cung cấp)"
    r"|người hành nghề)(?!\w))"
)
_OF_ALL = re.compile(r" (?:thuộc|theo|quy định|nêu) ")
"""What goes on with all the names before it."""
_FIRST = 30
"""Letters of the first of several private actors, at most: a longer name may hold others."""


def apart(page: Page, at: int, end: int) -> tuple[Party, ...]:
    """The private actors that a name holds, each by itself (`các hộ chăn nuôi, chủ trang trại có từ 10 con trâu, bò`)."""
    joints = [m for m in _NEXT.finditer(page.text, at, end) if m.group() != " " and not bracketed(page, at, m.start())]
    if not joints or joints[0].start() - at > _FIRST or _OF_ALL.search(page.text, joints[-1].end(), end):
        return (party(page, at, end),)
    starts, stops = [at, *(m.end() for m in joints)], [*(m.start() for m in joints), end]
    return tuple(party(page, first, stop) for first, stop in zip(starts, stops, strict=True))
