"""The marks behind which a clause may begin that is a duty of its own."""

from __future__ import annotations

import re

from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.rhythm import IN_TURN
from ingest.duties.words import TELLS

_BANNED = r"khong duoc (?!phep |tinh |coi |xem |cong nhan|hoan |khau tru|huong |ap dung|tru )"
_OPENINGS = "|".join(  # behind a comma
    (
        r"(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?"
        r"vuot (?:qua )?tham quyen",
        r"(?:truong hop|neu|khi) [^,;]{5,80}? (?:thi|phai) (?:kip thoi |khan truong |lap tuc |phai )*"
        r"(?:bao cao|thong bao|bao ngay|phan anh)(?!\w)",
        r"(?:sau moi|ket thuc) [^,;]{3,50}? (?:tong hop,? )?(?:gui )?bao cao ",
        r"(?:ket qua|danh sach|bien ban|so lieu|ho so|quyet dinh) (?:[a-z]+ ){0,4}?(?:gui|bao cao|thong bao) ",
        _BANNED,
        r"tren co so do,? (?:tham muu|de xuat|kien nghi|bao cao) ",
        r"(?:neu )?(?:co|gap|phat sinh) (?:kho khan|vuong mac)[^;.]{0,40}? (?:thi |phai |kip thoi )+(?:bao cao|phan anh)(?!\w)",
        r"rieng [^,;]{2,30}? bao cao ",
        r"(?:kho khan|vuong mac|(?:cong trinh|don vi|noi|xa|truong|thon|ho|dia phuong) nao)[^,;.]{0,60}? "
        r"(?:thi (?:phai |kip thoi )*)?"
        r"(?:bao(?: cao)? ngay|phan anh|(?<=thi )bao cao)(?!\w)",
        r"co gi [^,;.]{2,30}? (?:thi |phai )*(?:bao|bao cao|phan anh) (?!chi |dam |ve )",
        r"sau khi (?:ket thuc|hoan thanh)(?: [a-z]+){0,6}? (?:tong hop [^,;]{0,40}?)?(?:bao cao|gui) ",
        r"(?:trong|truoc) (?:thang|quy|ngay) [\w/ ]{1,24}? tham muu ",
    )
)
_OTHERS = r"(?:doanh nghiep|dncx|thuong nhan|(?:nguoi|ben) (?:mua|ban)|cong ty|chu dau tu|nha thau)(?!\w)"
_MUST = r"(?:nguoi|ben|doanh nghiep|cong ty|co so|to chuc|ca nhan|ho) [^,;.:]{0,60}?(?:phai|co trach nhiem) "
"""`… thông báo cho người nộp thuế về việc dừng gia hạn và người nộp thuế phải nộp đủ …`."""
_REPORTS = (
    r"(?:kip thoi |(?:theo )?dinh ky [^,;.]{0,60}?|hang (?:thang|quy|nam)[^,;.]{0,40}? "
    r"|tong hop,? |de xuat,? |va |thuong xuyen |gui |lap |ky |co van ban |co (?=bao cao))*"
    r"(?:bao cao(?! vien)|phan anh|co y kien (?:bang van ban )?gui(?= )|co van ban thong bao|sao gui(?= )|gui ban sao"
    rf"|bao (?:(?:ngay |gap )(?:cho|ve|toi|den)|cho)(?= )|{TELLS}"
    r"|(?:(?<=tong hop )|(?<=tong hop, )|(?<=roi ))(?:gui|chuyen)(?= )"
    r"|(?<=va )(?:chu dong )?cung cap (?:danh sach|so lieu|du lieu|ket qua|thong tin)|cung cap (?:so lieu|danh sach) cho(?= )"
    r"|thong bao(?= (?:ngay |kip thoi |bang van ban |(?:ket qua|ke hoach|danh sach)(?: [a-z]+){0,6}? )*(?:cho|den|toi|ve) )"
    r"|phan hoi(?= ))"
)
_MARK = re.compile(  # begins with the mark, which a search skips to; an empty group tells what kind of beginning stands behind it
    r"(?:;|,| (?=dong thoi|va |roi ))"
    rf"(?:(?<= )va (?:(?P<must>)(?={_MUST})|(?={_BANNED}))|"
    r"(?<=;)\s+(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\) )?(?:dong thoi,? |va |ngoai ra,? )?|(?:(?<=,) |(?<= ))dong thoi,? "
    rf"|(?<=,) (?:sau do,? |(?P<other>)(?={_OTHERS})|(?P<asked>)(?=(?:(?:kinh )?(?:de nghi|yeu cau)|giao) )|(?={_OPENINGS}))"
    r"|(?:(?<=,) (?:va )?|(?<= )va )(?:(?P<sent>)(?=gui (?!bao cao|ban sao|van ban)[a-z])|(?P<urges>)(?=kien nghi )"
    r"|(?P<help>)(?=phoi hop (?:chat che )?voi |chu tri (?:cung|phoi hop) ))"
    rf"|(?:(?<=,) (?:va )?|(?<= )(?:va|roi) )(?P<report>)(?={_REPORTS})|(?<=,) (?P<body>)(?=[a-z])"
    rf"|(?<= )va (?P<turn>)(?={IN_TURN.pattern}))"
)


_AND = re.compile(r" (?P<body>va )(?=[a-z])")
"""`… trước ngày 30/6 và gửi báo cáo kết quả chậm nhất ngày 05/7`, behind a time."""


def marks(page: Page, draft: Draft) -> list[re.Match[str]]:
    """Where clauses may begin, in order."""
    found = list(_MARK.finditer(page.folded, draft.body, draft.end))
    ends = (timing.span.end for timing in page.timings_in(draft.body, draft.end))
    behind = [mark for end in ends if (mark := _AND.match(page.folded, end, draft.end)) is not None]
    if not behind:
        return found
    at = {mark.start() for mark in found}
    return sorted((*found, *(mark for mark in behind if mark.start() not in at)), key=lambda mark: mark.start())


def in_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether a mark stands in brackets (`báo cáo về Sở (quý: trước ngày 15; năm: trước ngày 05/12) để tổng hợp`)."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.rfind(")", opened, at) < 0 <= text.find(")", at, end)
