"""The openings of a clause, before its subject or its act: ground, case, occasion, rhythm, and where each ends."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.duties.actors import bodies_at
from ingest.duties.page import Page
from ingest.duties.unlisted_times import past_time_words
from ingest.duties.words import duty_words

_PREFIX = re.compile(
    r"(?:can cu|tren co so|theo(?! doi)|de(?! nghi| xuat)|nham|(?:trong )?qua trinh|ket thuc"
    r"|het (?:(?:thoi )?(?:han|gian)|(?:moi )?(?:thang|quy|nam|hoc ky|dot))"
    r"|ngay lam viec (?:cuoi|dau)|(?:hai|ba|\d{1,2}) (?:ngay|tuan|thang) (?:mot|\d{1,2}) lan"
    r"|trong khi|khi|neu|truong hop|doi voi"
    r"|ve|(?:xa|phuong|huyen|thon|xom|don vi|dia phuong|co quan|noi|truong|ho|to chuc|ca nhan)(?:, [a-z]+(?: [a-z]+)?)? nao"
    r"|bang(?= (?:nhieu|cac|moi|hinh thuc|bien phap) )|tuy(?! nhien)|(?:ve )?lau dai|duoi su"
    r"|qua (?:cong tac|kiem tra|thanh tra|ra soat|thuc te|theo doi|giam sat)"
    r"|duoc su(?= (?:dong y|cho phep|nhat tri|thong nhat|quan tam))"
    r"|truoc (?:mua|dip|tet|dot|khi)|song song voi"
    r"|(?:cuoi|dau) (?:moi |hang )?(?:tuan|thang|quy|nam|hoc ky|dot|ky)|sau moi|moi (?:tuan|thang|quy|nam|hoc ky|dot)"
    r"|che do (?:thong tin,? )?bao cao|ngoai ra|ngoai(?! ra)(?! nuoc)|dong thoi|ben canh(?: do)?|rieng|dac biet"
    r"|theo do(?![^,:;.]* la )"
    r"|huong ung|thuc hien (?:ke hoach|chi thi|quyet dinh|cong van|nghi quyet|nghi dinh|y kien)|mat khac|truoc mat"
    r"|hang nam|co (?:gi |dieu gi )?(?:kho khan|vuong(?: mac)?|chua ro)|ke tu"
    r"|nhan duoc|noi dung (?:chua|khong|con)|tren tinh than|voi|trong do"
    r"|tu(?! (?:chiu|kiem|ra soat|to chuc|danh gia|quyet|xac|ke|khai|giac|bao|can doi|thuc hien))"
    r"|trong thoi gian|cham nhat|truoc ngay|trong vong"
    r"|den ngay|(?:keo dai )?cho den het"
    r"|sau khi|truoc khi|trong truong hop|cung (?:voi|trong)|thong qua|tai|trong|do do|vi vay|do vay|nhu vay"
    r"|ngay (?:trong|tai|tu|khi|sau)|song song|(?:nhan |trong |vao )?dip|cu the"
    r"|o (?:cap|tuyen|cac|moi|tung)|tren dia ban|vao (?:dau|cuoi|giua|mua|cac|cung ngay|thoi diem))(?!\w)"
    r"(?:[^,:;.]{0,240}+(?!\.)|(?:[^,:;.]|\.(?=\S)){0,240}+)[,:] "
)
_NO_PREFIX = re.compile(
    r"(?:bảng|băng|quá(?! trình)|quả|tài|tái|trồng|trọng|trống|vệ|vẽ|vé|đề(?! án)|đế|đê|khí|tư|tự|tứ|tủ|tụ|ngoại)(?!\w)",
    re.IGNORECASE,
)
"""What openings are not, though they are without their accents (`Tài liệu do Phòng Tư pháp biên soạn, …`); `Đề án …, trình Ban Bí
thư` opens with what is to be made."""
ASIDE = re.compile(
    r"(?:dinh ky|ngay(?= trong )|rieng(?= (?:trong |thang |quy |nam ))"
    r"|(?:toi thieu|it nhat)(?= moi )|sau do|thay vao do|ngoai ra|dong thoi|ben canh do|dac biet|mat khac"
    r"|truoc mat|tai cong van nay|do do|vi vay),? "
)
WITHIN = re.compile(
    r"(?:theo|can cu|trong pham vi|trong)(?: (?:chuc nang|nhiem vu|quyen han|tham quyen|linh vuc|pham vi)(?:,| va)?){1,4}"
    r"(?:(?: (?:quan ly|phu trach))?(?: (?:cua (?:minh|don vi|nganh)|duoc (?:giao|phan cong)))+|(?<=pham vi) quan ly) "
)
"""`Theo chức năng, nhiệm vụ của mình tăng thời lượng …`, `Trong phạm vi quản lý rà soát …`: no comma stands before the act."""
ALONE = re.compile(
    r"(?:rieng|trong do),? (?=\w)|(?:(?:trach nhiem|nhiem vu) (?:cu the )?(?:cua|doi voi)|ve phia) (?=[^:;.\n]{4,90}: ?\w)"
)
"""`riêng Sở Y tế báo cáo …`, `riêng báo cáo năm gửi …`, `Trách nhiệm của Sở Công Thương: rà soát …`"""
THEN = re.compile(
    r"(?:truong hop,?|neu|khi|trong truong hop|doi voi|(?:trong )?qua trinh|(?:het|qua) (?:thoi (?:han|gian)|ngay)"
    r"|[a-z]+(?:,? [a-z]+){0,4} nao)"
    r" (?:[^;:.]|\.(?=[^ ])){5,300}? thi "
)
"""`Trường hợp …, … thì …`, `đơn vị nào không thực hiện thì …`, `Quá thời hạn trên mà … thì lập biên bản`, `Phát hiện … thì …`."""
_CASE_OF = re.compile(
    r"(?:(?:trong )?truong hop|khi|neu) [^,;.:]{5,160}? (?=(?:doanh nghiep|cong ty|nguoi nop thue|nguoi khai hai quan"
    r"|nguoi su dung lao dong|nha thau|ho kinh doanh) (?:phai|co trach nhiem) (?!nop (?:duoc|la|tinh|bang)(?!\w)))"
)
"""`Trường hợp khai báo theo mã B13 doanh nghiệp phải kê khai …`: no comma stands before who must act."""
SAYS = re.compile(
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|quy dinh|quy che)(?: nay)? (?:cung )?(?:neu ro|quy dinh(?: ro)?"
    r"|yeu cau ro|chi ro)(?: rang)?,? (?=[^\W\d_])"
)
"""`Nghị quyết nêu rõ, …`: what a document says of itself."""
_CLOCK = r"\d{1,2}(?: gio|h)(?: ?\d{2})?(?: phut)? "
_WEEKLY = re.compile(
    rf"(?:dinh ky )?(?:vao |truoc )?(?:{_CLOCK})?"
    r"(?:(?:cac )?(?:ngay |buoi |chieu |sang |dau |cuoi )*(?:thu [a-z0-9]+ |chu nhat )?)"
    r"(?:(?:hang|moi) (?:tuan|ngay)|moi (?:buoi |sang |chieu |toi )?thu [a-z0-9]+)(?: (?:\d{1,2}|hai|ba|mot) lan)?"
    r"(?: \([^()\n]{3,40}\))?,? "
    rf"|(?:cham nhat |truoc )?(?:vao |luc )?{_CLOCK}(?:ngay |chieu |sang )*thu [a-z0-9]+,? "
    r"|(?:ngay (?:\d{1,2}|hai|ba) lan|(?:\d{1,2}|hai|ba) tuan (?:mot|0?1) lan"
    r"|cu (?:moi |sau )?\d{1,2} (?:gio|phut|ngay|tuan)(?: mot lan)?)(?:, vao thu [a-z0-9]+)?,? "
    r"|tu nay(?: ve sau)?,? (?!den )|ngay trong ngay (?:ky |lam viec,? )?|tu ngay \d[^ ]* den (?:khi|luc) [^;:.,]{5,60}, "
)
"""`Vào 15 giờ thứ Sáu hằng tuần, `, `Hằng tuần (vào chiều thứ Năm) `, `Hai tuần một lần, `, `Cứ 02 giờ `: openings that are no
rhythm of the vocabulary of times."""
_WEEK = tuple("dvtchmnb0123456789")
_EVERY = re.compile(
    r"(?:100 ?%|mot tram phan tram) (?:so |cac )?(?=[a-z])"
    r"|\d{1,3} (?=(?:dia phuong|don vi|co quan|tinh|huyen|xa|phuong|truong|chi cuc|doanh nghiep|doi)(?: [a-z]+){0,3}?"
    r" (?:con lai|nay|noi tren|neu tren|chua )(?!\w))"
    r"|(?:toan the|toan bo|tat ca) (?=(?:can bo|cong chuc|vien chuc|dang vien|nguoi|hoc sinh|giao vien|hoi vien)(?!\w))"
)
"""`100% trường mầm non phải …`, `Toàn thể cán bộ …`: every one of them."""
_ALL = ("100", "mot tram ", "toan ", "tat ", *"0123456789")


def opening_at(page: Page, at: int, end: int) -> re.Match[str] | None:
    """The opening that begins at `at` and ends with a comma or a colon."""
    return None if _NO_PREFIX.match(page.text, at, end) else _PREFIX.match(_without_inner_commas(page.folded), at, end)


@lru_cache(maxsize=1)
def _without_inner_commas(folded: str) -> str:
    """The text without the commas within brackets, which end no opening (`Đối với bản Dộ (xã Trọng Hóa, huyện Minh Hóa), …`)."""
    return _BRACKETED.sub(lambda aside: aside.group().replace(",", " "), folded) if "(" in folded else folded


_BRACKETED = re.compile(r"\([^()\n]{3,160}\)")


def past_every(page: Page, at: int, end: int) -> int | None:
    """Where the words end that begin at `at` and say that every one of a kind is meant."""
    every = _EVERY.match(page.folded, at, end) if page.folded.startswith(_ALL, at, end) else None
    return every.end() if every is not None else None


def past_week(page: Page, at: int, end: int) -> int | None:
    """Where a rhythm of days, hours or weeks ends that begins at `at`."""
    weekly = _WEEKLY.match(page.folded, at, end) if page.folded.startswith(_WEEK, at, end) else None
    return weekly.end() if weekly is not None else None


def past_time_or_case(page: Page, at: int, end: int) -> int | None:
    """Where a rhythm of the week or a case with its `thì` ends that begins at `at`."""
    weekly = past_week(page, at, end)
    if weekly is not None:
        return weekly
    bare = _CASE_OF.match(page.folded, at, end)
    if bare is not None:
        return bare.end()
    then = THEN.match(page.folded, at, end) if page.folded.find(" thi ", at, end) >= 0 else None
    if then is not None and page.text.startswith(" thì ", then.end() - 5):
        return then.end()
    return past_time_words(page, at, end)


_FURTHER = re.compile(r"[^:;.]{2,90}?, ")
_IN_LIST = re.compile(
    r"(?:chuc nang|nhiem vu), (?=nhiem vu|quyen han)"
    r"|(?:thanh tra|kiem tra|giam sat|kiem toan), (?=thanh tra|kiem tra|giam sat|kiem toan|xu ly)"
    r"|(?:co quan|don vi|so|ban|nganh|to chuc|tinh|huyen|bo), (?=don vi|dia phuong|ban|nganh|to chuc|ca nhan|thanh pho|thi xa"
    r"|huyen|co quan)"
)
"""A comma between the members of a list."""


def past_lists(page: Page, at: int, end: int) -> int:
    """Where the main clause begins behind commas of lists inside an opening (`Trên cơ sở dự toán của các cơ quan, đơn vị,
    phối hợp …`, `qua thanh tra, kiểm tra tại Công văn …, yêu cầu …`); `at` where none of them leads to it."""
    first = at
    for _ in range(4):
        if page.text[at : at + 1].isupper():
            return at  # `trên địa bàn tỉnh, Ban Chỉ đạo …`
        if not any(m.end() == at for m in _IN_LIST.finditer(page.folded, max(0, at - 16), min(end, at + 12))):
            return at
        further = _FURTHER.match(page.folded, at, end)
        if further is None:
            break
        at = further.end()
    return first


def past_things(page: Page, at: int, end: int) -> int:
    """The same where things are listed that none of those words tell (`Đối với các cơ sở, công trình thuộc phạm vi quản lý, hướng
    dẫn …`): behind the first comma that a verb follows."""
    first = at
    for _ in range(_MOST_THINGS):
        if duty_words().verb_at(page.text, page.folded, at, end) is not None:
            return at
        further = _FURTHER.match(page.folded, at, end)
        if further is None or bodies_at(page, at, end)[0]:
            break
        at = further.end()
    return first


_MOST_THINGS = 6
