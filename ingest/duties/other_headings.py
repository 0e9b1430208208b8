"""Headings and lead-in lines that name actors that are no state bodies (`Trách nhiệm của đại lý Internet`)."""

from __future__ import annotations

import re

from ingest.bodies.words import words
from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.headings import ASIDE
from ingest.duties.nouns import named_until, names_act, opener_at
from ingest.duties.page import Page, party
from ingest.duties.words import duty_words
from ingest.folding import fold

_LONGEST = 240
"""Letters of a name with what goes on with it, at most."""
_OF = re.compile(
    r"(?:(?:cac )?(?:quy dinh|yeu cau|dieu kien|bien phap)(?: (?:ve|chung))? (?:(?:[a-z]+,? ){1,6}?(?=doi voi ))?)?"
    r"(?:doi voi|(?:(?:cac )?(?:quyen|quyen han|quyen loi|dieu kien|nghia vu|trach nhiem|nhiem vu|chuc nang)(?:, | va ))*"
    r"(?:cac )?(?P<duty>trach nhiem|nghia vu|nhiem vu|cong viec(?= cua)"
    r"|quyen han(?<=nhiem vu, quyen han)|quyen han(?<=nhiem vu va quyen han)"
    r"|quyen(?<=nghia vu va quyen))(?P<whose>(?:,?(?: va)? (?!(?:cua|theo|quy|do|duoc|sau|va)(?!\w))[a-z]+){0,6}? cua)?"
    r"(?: doi voi)?) "
)
TASKED = re.compile(r"(?<!\w)(?:trach nhiem|nghia vu|nhiem vu)(?!\w)")
"""Words of headings that promise duties."""
_BROKEN = re.compile(
    r"(?<!\w)(?:trong (?:viec|cong tac|quan ly|hoat dong|phoi hop|thuc hien|xay dung|giai quyet|xu ly|bao ve|phong)"
    r"|khi|neu|la|duoc|phai|va viec|doi voi viec)(?!\w)|[:;]"
)
_GENERAL = re.compile(
    r"(?:cac )?(?:co quan|to chuc|ca nhan|don vi)(?:(?:, | va )(?:co quan|to chuc|ca nhan|don vi))*(?: co lien quan)?$"
)
"""A chapter's heading that names nobody (`TRÁCH NHIỆM CỦA CƠ QUAN, TỔ CHỨC, CÁ NHÂN`)."""
_CASES = re.compile(
    r" (?:theo|trong|khi|neu)(?: mot trong)?(?: cac| nhung)? (?:dieu kien|truong hop|tieu chi)(?: sau(?: day)?)?$"
)
"""What is a sentence with the cases it holds for, no name (`Các đơn vị xét đổi theo các điều kiện sau:`)."""


def heading_others(page: Page, start: int, end: int) -> tuple[Party, ...]:
    """The actors of a heading like `Trách nhiệm của đại lý Internet` or `Các quy định đối với doanh nghiệp …`."""
    stop = page.words_end(start, end, " .:;")
    aside = ASIDE.search(page.text, start, stop) if page.text[stop - 1] == ")" else None
    stop = aside.start() if aside is not None else stop
    lead = _OF.match(page.folded, start, stop)
    at = lead.end() if lead else start
    if page.text[at:stop].isupper() and _GENERAL.match(page.folded, at, stop):
        return ()
    if names_act(page, at, stop) or (lead is None and _organises(page, at, stop)):
        return ()
    if stop - at > _LONGEST or _CASES.search(page.folded, at, stop):
        return ()
    whole = _whole(page, at, stop) if lead is not None and lead["whose"] else ()
    if not opener_at(page, at, stop):
        return whole or (_class_told(page, at, stop) if lead is not None and not page.normative else ())
    if lead is None and len(page.text[start:stop]) > 90:
        return ()
    if lead is None and _does_something(page, at, stop):
        return ()
    charge = _CHARGE.search(page.text, at + 12, stop)
    return named_until(page, at, charge.start() if charge else stop) or whole


_CHARGE = re.compile(
    r" (?:(?:chịu|có) trách nhiệm|phải|có nhiệm vụ|thực hiện (?:các |những |một số )(?:nội dung|nhiệm vụ|công việc|quy định)"
    r"|được(?! (?:phân|giao|ủy|cấp|chỉ định|lựa chọn|khen|tôn vinh|hưởng|miễn|giảm|hỗ trợ|ưu)))(?!\w)"
)
"""Where the name in a heading like `Cán bộ thi hành án chịu trách nhiệm thực hiện:` ends."""


def _does_something(page: Page, at: int, stop: int) -> bool:
    """Whether a known body and what it does stand there, rather than a name (`Các đơn vị báo cáo kết quả về X như sau`)."""
    named, after = bodies_at(page, at, stop)
    bare = bool(named) and page.folded[at : at + 4] != "cac " and _GENERAL.match(fold(named[-1].name)) is not None
    if not named or bare or page.text[after : after + 1] != " ":
        return False  # `Cơ quan tổ chức việc nhập cảnh` is a name
    return bool(duty_words().verb_at(page.text, page.folded, after + 1, stop))


def _organises(page: Page, at: int, stop: int) -> bool:
    """Whether `Tổ chức …` is a verb (`Tổ chức kiểm tra, giám sát`, `Tổ chức các hoạt động kỷ niệm`)."""
    after = at + len("to chuc ")
    if not page.folded.startswith("to chuc ", at):
        return False
    return page.folded.startswith(_HELD, after) or bool(duty_words().verb_at(page.text, page.folded, after, stop))


_HELD = ("cac ", "nhung ", "mot so ", "le ", "hoi ", "tot ", "viec ", "ngay ", "dot ", "lop ", "cuoc ")
"""How what is organised begins, which no organisation's name does."""


def _whole(page: Page, at: int, stop: int) -> tuple[Party, ...]:
    """Whoever a heading names after `Trách nhiệm của`, up to `trong việc …`."""
    broken = _BROKEN.search(page.folded, at, stop)
    end = broken.start() if broken else stop
    stop = page.words_end(at, end, " ,")
    name = page.text[at:stop]
    named = 4 <= len(name) <= 110 and not name.isupper() and ". " not in name
    return (party(page, at, stop),) if named else ()


_WHICH = re.compile(r" (?:có|chưa|không|đã|đang|nằm) (?!trách nhiệm|nghĩa vụ|nhiệm vụ|thể )[^:;]{4,80}$")


def _class_told(page: Page, at: int, stop: int) -> tuple[Party, ...]:
    """Bodies of a class that is no name alone, told by what they have (`Đối với trường có tổ chức bếp ăn tại chỗ`)."""
    name = words().read(page.text, at, stop)
    told = name is not None and name.rule == "class" and _WHICH.match(page.text, name.end, stop)
    return (party(page, at, stop),) if told else ()


_HAS = re.compile(
    r" (?:phai )?co (?:cac |nhung )?(?:quyen(?: han)? va )?(?:trach nhiem|nghia vu|nhiem vu)(?: va quyen)?[^,.;]{0,60}$"
)
_PROCEEDS = re.compile(
    r" (?:chu tri |tien hanh |to chuc )?thuc hien(?: cac (?:buoc|cong viec|nhiem vu|thu tuc))?(?: nhu)? sau(?: day)?$"
)
"""`Tổ chức, cá nhân thuộc trường hợp … thực hiện như sau:`: steps."""
_CONDITION = re.compile(r" phai (?:co du|dap ung|co|bao dam|tuan thu) [^;.]{0,60}$")


def lead_in_others(page: Page, start: int, end: int) -> tuple[Party, ...]:
    """The actors of a lead-in line like `Đại lý Internet có các quyền và nghĩa vụ sau đây:`."""
    stop = page.words_end(start, end, " .:;")
    then = page.text.rfind(" thì ", start, stop)
    start = then + len(" thì ") if then >= 0 else start
    if not opener_at(page, start, stop):
        return ()
    tail = (
        _HAS.search(page.folded, start, stop)
        or _CONDITION.search(page.folded, start, stop)
        or _PROCEEDS.search(page.folded, start, stop)
    )
    return named_until(page, start, tail.start(), charged=True) if tail else ()
