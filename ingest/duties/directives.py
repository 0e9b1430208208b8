"""Words that hand a duty to whoever is named behind them (`đề nghị`, `yêu cầu`, `giao`), or by which a writer tells bodies."""

from __future__ import annotations

import re

from ingest.document import Modality
from ingest.duties.actors import bodies_at
from ingest.duties.page import Page
from ingest.folding import fold

_HAND = re.compile(
    r"(?:tran trong de nghi|kinh (?:de nghi|mong)|de nghi|yeu cau|giao(?: nhiem vu| trach nhiem)?(?: cho)?|phan cong"
    r"|uy quyen(?: cho)?|phan (?:cap|quyen) cho|luu y)(?!\w)(?: rang)?(?: ?:)? (?:100 ?% )?"
)
_HANDS = ("de nghi", "yeu cau", "giao", "phan c", "phan q", "uy quyen", "luu y", "kinh mong")
_NOT_HANDED = re.compile(
    r"(?:theo|phuong an|cua|duoc|da|thua|van ban|don|ho so|cac|nhung|ve viec|noi dung|viec|su|trong do|nhiem vu|nham|neu|tai|xet"
    r"|mot so|dap ung|bao dam|dam bao|phu hop|nguoi"
    r"|khi co|giai|thu tuc|giay|to khai|phieu|dam|va|hoac|phai|khong|neu co|co|thoi gian|muc dich,?|tu choi|kien nghi,"
    r"|ban|chuyen|ban giao|dau thau,) $"
)


_TOLD = re.compile(r"(?:thong bao|huong dan|luu y|quan triet)(?: (?:de|cho|den|toi))? ")


def told(page: Page, at: int, end: int) -> tuple[int, int, Modality] | None:
    """Words by which the writer tells bodies what to do (`Tổng cục Thuế thông báo Cục Thuế lưu ý …`)."""
    match = _TOLD.match(page.folded, at, end)
    return (at, match.end(), Modality.OBLIGATION) if match else None


def handed(page: Page, at: int, end: int) -> tuple[int, int, Modality] | None:
    """Words that hand over at `at`: where they begin, where what follows begins, the modality."""
    allows = _ALLOWS.match(page.folded, at, end)
    if allows is not None and bodies_at(page, allows.end(), end)[0]:
        return at, allows.end(), Modality.PERMISSION
    hand = _HAND.match(page.folded, at, end)
    if hand is None:
        return None
    words = page.text[at : hand.end()].lower()
    if fold(words).startswith("giao") and (words.startswith("giáo") or _ONE_OF.match(page.folded, hand.end(), end)):
        return None
    asks = "nghi" in hand.group() or "mong" in hand.group()
    return at, hand.end(), Modality.REQUEST if asks else Modality.OBLIGATION


_OF_ALL = re.compile(r"(?:pho )?thu tuong(?!\w)")
_OF_OFFICE = re.compile(r"(?:pho )?(?:chu tich|bo truong|bi thu)(?!\w)|thuong truc (?:tinh|thanh|huyen|dang) uy|lanh dao(?!\w)")


def chief_directs(page: Page, chief: str, at: int, end: int) -> tuple[int, int, Modality] | None:
    """What heads have others do, told by an office of theirs (`Phó Thủ tướng Trần Hồng Hà chỉ đạo Bộ Y tế …`, in a letter of the
    Office of the Government); `at` is behind the head's name."""
    office = fold(page.context.issuer or "").startswith("van phong") and _OF_OFFICE.match(fold(chief)) is not None
    if not (office or _OF_ALL.match(fold(chief))) or not page.folded.startswith(_DIRECTS, at):
        return None
    return (at, at + len(_DIRECTS), Modality.OBLIGATION) if bodies_at(page, at + len(_DIRECTS), end)[0] else None


_DIRECTS = "chi dao "
_ALLOWS = re.compile(r"thong nhat(?: chu truong)? cho(?: phep)? ")
"""`Thống nhất chủ trương cho Ban Quản lý dự án sử dụng đất tận thu …`: what a conclusion lets a body do."""
_ONE_OF = re.compile(r"(?:mot|0?1) (?:don vi|phong|can bo|lanh dao|dong chi|bo phan|nguoi|cong chuc|co quan)(?!\w)")
"""Whom the actor is yet to choose (`giao một đơn vị làm đầu mối`): its own act."""
_PASSIVE = re.compile(r"(?<!\w)(?:duoc|do)(?! ngan sach) [^,;.:]{3,120}$")


_FUNDS = re.compile(
    r"(?<!\w)(?<!ve )(?<!ve nguon )(?:nguon|kinh phi|von|du toan|chi tieu|bien che)(?! va )(?: [a-z]+){0,6} (?<! va )$"
)
"""`Kinh phí thực hiện từ nguồn sự nghiệp văn hóa giao cho Sở năm 2023`: funds that were given."""
_GIVEN_TASKS = re.compile(r"(?<!\w)(?:cac |nhung )(?:nhiem vu|noi dung|cong viec)(?: (?!nay )[a-z]+){0,6} $")
"""`thực hiện hiệu quả các nhiệm vụ Thủ tướng Chính phủ giao cho Bộ tại Chỉ thị số 13/CT-TTg`: tasks given elsewhere."""


_LISTS = re.compile(r"(?<=[a-z] )(?P<asks>(?:tran trong |kinh )?de nghi|yeu cau) ?:\s*$")


def asks_for_list(page: Page, start: int, end: int) -> tuple[int, int, Modality] | None:
    """`…, Sở Nội vụ đề nghị:` at the end of a line: what the writer hands over stands below."""
    found = _LISTS.search(page.folded, max(start, end - 30), end)
    if found is None or _NOT_HANDED.search(page.folded, start, found.start()):
        return None
    return found.start(), end, Modality.REQUEST if found["asks"] != "yeu cau" else Modality.OBLIGATION


def hand_is_passive(page: Page, start: int, at: int) -> bool:
    """Whether `giao` at `at` tells what was handed over (`hàng hóa được Công ty A giao cho Công ty B gia công`, `nguồn kinh phí
    giao cho Sở năm 2023`)."""
    if not page.folded.startswith("giao ", at):
        return False
    return any(tells.search(page.folded, max(start, at - 130), at) is not None for tells in (_PASSIVE, _FUNDS, _GIVEN_TASKS))


def handed_inside(page: Page, start: int, end: int) -> tuple[int, int, Modality] | None:
    """The first place after `start` where a body is handed something inside the sentence."""
    for match in _HAND.finditer(page.folded, start, end) if page.holds(_HANDS, start, end) else ():
        at = match.start()
        before = page.folded[max(start, at - 14) : at]
        besides = before.endswith(" va ") and match.group().startswith("giao ") and bodies_at(page, match.end(), end)[0]
        if at > start and not besides and (page.folded[at - 1] != " " or _NOT_HANDED.search(before)):
            continue
        if hand_is_passive(page, start, at) or (
            match.group().startswith("uy quyen") and page.text[at - 2 : at] not in (", ", "; ")
        ):
            continue
        found = handed(page, at, end)
        if found is not None:
            return found
    return None
