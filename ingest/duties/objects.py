"""The kind of a duty that the object of its verb tells (`in ấn tờ rơi`, `thành lập đoàn kiểm tra`, `mở 40 lớp`)."""

from __future__ import annotations

import re

from ingest.document import Category
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.words import Verb

MONEY = re.compile(
    r"(?<!\w)(?:du toan|kinh phi|du phong ngan sach|ke hoach von|quyet toan(?! thue)|(?<!su dung )nguon von"
    r"|(?<!su dung )von (?:su nghiep|dau tu(?! nuoc)|vay|doi ung|ngan sach))(?!\w)"
)
_SENDS_TO_INSPECT = re.compile(r"(?:thanh lap|to chuc) (?:[^;.]{0,30} )?doan (?:[^;.]{0,24} )?(?:kiem tra|giam sat)(?!\w)")
"""`Thành lập 03 đoàn đi kiểm tra, đôn đốc tại các huyện`."""
_MAKES = ("thiet ke", "in", "in an", "in sao", "san xuat", "treo", "dan", "lap dat", "phat hanh", "xay dung", "bien soan")
_APPRAISES = re.compile(r"[^;.]{0,200}?(?:,| va|, va) trinh (?=[a-z])")
"""`Thẩm định, trình Ủy ban nhân dân tỉnh phê duyệt`: what is laid before another is no check."""
_WARNS = ("canh bao", "khuyen cao", "nhac nho")
_TO_ALL = re.compile(
    r"[^;.]{0,120}? (?:(?:cho|toi|den) (?:cac |moi |toan the )*(?:nguoi dan|nhan dan|cong dong|ho dan|ba con)"
    r"|(?:qua|tren) (?:nhom zalo|zalo|loa|he thong (?:loa|truyen thanh)|mang xa hoi|cac phuong tien))(?!\w)"
)
"""`Cảnh báo các hành vi lừa đảo tới Nhân dân qua nhóm Zalo`."""
_TO_PRESS = re.compile(
    r" (?:cac )?(?:co quan )?(?:bao chi|truyen thong|dai (?:phat thanh|truyen thanh))(?!\w)|[^;.]{3,90} tuyen truyen(?!\w)"
)
"""`Định hướng các cơ quan báo chí tuyên truyền`."""
_LEAFLETS = re.compile(
    r"(?:(?:,| va) (?:in an|in|phat hanh|phat|treo|dan|cap phat)){0,3} (?:[0-9.]+ |cac |cum |bo )*"
    r"(?:to (?:roi|gap|buom)|ap phich|pa ?-?no|bang ron|khau hieu|phuong cham|infographic|so tay|cam nang|phim|video|clip)(?!\w)"
)
"""`Thiết kế, in ấn 40.000 tờ rơi`, `treo băng rôn`."""
_COURSES = re.compile(r"[^;.]{0,60}?(?:tap huan|boi duong|huan luyen)(?!\w)")
"""`Biên soạn tài liệu và mở các lớp tập huấn`."""
_OPENS_COURSE = re.compile(r" (?:\d+ |them |cac |it nhat )*lop(?! hoc tinh thuong)(?!\w)")
"""`Mở 40 lớp cho cán bộ kỹ thuật`."""


def by_object(page: Page, draft: Draft, verb: Verb) -> Category | None:
    """What a verb's object tells of the kind of duty; None where it tells nothing that the verb alone does not."""
    if verb.phrase == "tham dinh" and _APPRAISES.match(page.folded, verb.end, draft.end):
        money = MONEY.search(page.folded, draft.start, min(draft.end, verb.end + 90))
        return Category.FUND if money is not None else Category.OTHER
    if verb.phrase == "tham dinh" and page.folded.startswith(("kinh phi ", "du toan "), draft.start):
        return Category.FUND
    if verb.phrase in _WARNS and _TO_ALL.match(page.folded, verb.end, draft.end):
        return Category.COMMUNICATE
    if verb.phrase == "dinh huong" and _TO_PRESS.match(page.folded, verb.end, draft.end):
        return Category.COMMUNICATE
    if verb.phrase in ("thanh lap", "to chuc") and _SENDS_TO_INSPECT.match(page.folded, verb.start, draft.end):
        return Category.INSPECT
    if verb.phrase in _MAKES and _LEAFLETS.match(page.folded, verb.end, draft.end):
        return Category.COMMUNICATE
    if verb.phrase == "bien soan tai lieu" and _COURSES.match(page.folded, verb.end, draft.end):
        return Category.TRAIN
    if verb.phrase == "mo" and _OPENS_COURSE.match(page.folded, verb.end, draft.end):
        return Category.TRAIN
    return None
