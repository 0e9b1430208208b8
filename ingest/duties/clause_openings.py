"""What a clause begins with before it tells what is to be done: its case, its trouble, what is sent, since when."""

from __future__ import annotations

import re

from ingest.duties.clauses import skip_prefix
from ingest.duties.page import Page
from ingest.duties.rhythm import IN_TURN
from ingest.duties.words import TELLS, duty_words


def main_clause(page: Page, begin: int, end: int) -> int:
    """Where the clause goes on behind its opening, or behind the trouble that it is about."""
    turn = IN_TURN.match(page.folded, begin, end) if page.text[begin - 2] != ";" else None
    if turn is not None and duty_words().first_verb(page.text, page.folded, turn.end(), end) is not None:
        return turn.end()
    at = skip_prefix(page, begin, end)
    trouble = (
        _TROUBLED.match(page.folded, at, end)
        or _BEYOND.match(page.folded, begin, end)
        or _WHAT_IS_SENT.match(page.folded, begin, end)
        or _TOLD_WHEN.match(page.folded, begin, end)
        or (_THEN.match(page.folded, begin, end) if page.text[begin - 2] == ";" and not page.normative else None)
    )
    return trouble.end() if trouble is not None else at


_THEN = re.compile(
    r"(?:nhung|ho|noi|phan|nghi ngo|co (?:dau hieu|bieu hien|nguy co|vi pham|kho khan)) [^;.,:]{5,120}? thi (?:phai |can )*"
)
"""`…; những nơi chưa thành lập được Tổ thì có báo cáo …`, `…; có dấu hiệu tội phạm thì báo cáo …`: in some cases more is to be
done."""


def since(page: Page, begin: int, at: int, end: int, semicolon: bool) -> re.Match[str] | None:
    """The occasion or the passive that a clause begins with, before what is to be done."""
    since = _SINCE.match(page.folded, at, end)
    if since is None and at > begin:
        since = _SINCE.match(page.folded, begin, end)
    return since or (_DONE_TO.match(page.folded, at, end) if page.order and semicolon else None)


_WHAT_IS_SENT = re.compile(
    r"(?:ket qua|danh sach|so lieu|y kien|bao cao|bien ban|ho so|quyet dinh)(?: (?!gui)[a-z]+){0,6}? (?=gui )"
    r"|ket qua(?: [a-z]+){0,4}? (?:de nghi )?(?=(?:bao cao|thong bao|(?<=nghi )thong tin|(?<=nghi )gui) )"
    r"|rieng [^,;]{2,30}? (?=bao cao )|rieng [^,;]{2,60}? (?:thi |phai )+(?=(?:kip thoi )?bao cao )"
    r"|(?:ket thuc|cuoi|sau|het) (?:[a-z]+ ){1,7}?(?=(?:tong hop,? )?(?:(?:gui )?bao cao|gui (?:ket qua|so lieu|danh sach)) )"
)
"""`…; kết quả gửi X`, `…, riêng quý IV báo cáo …`, `…; kết thúc khóa học báo cáo …`."""
_TOLD_WHEN = re.compile(
    r"(?:(?:khi|neu|truong hop) (?:co|phat hien|xuat hien|xay ra|nhan duoc|ghi nhan)|phat hien|co gi|(?:[a-z]+ ){1,2}nao)"
    r"(?: [a-z]+){1,10}? "
    r"(?:thi |phai )*(?=(?:kip thoi |khan truong |lap tuc )?(?:(?:bao cao|thong bao|bao tin|bao|phan anh)"
    rf" (?:ngay|kip thoi|khan|gap|nhanh|cho|ve|toi|den)(?!\w)|{TELLS}))"
    r"|(?:khi|neu|truong hop)(?: [a-z]+){1,8}? (?:thi |phai |kip thoi |khan truong |lap tuc )+"
    r"(?=(?:bao cao|thong bao|phan anh)(?!\w))"
)
"""`…; khi có kết quả dương tính thông báo ngay cho X`, `…; phát hiện ca bệnh phải báo ngay về X`,
`…; công trình nào hỏng báo ngay X`: no comma stands before what is
to be told."""


_BEYOND = re.compile(
    r"(?:trong )?(?:truong hop|neu|(?:nhung |doi voi )?(?:noi dung|van de|vuong mac|viec)) [^;,]{0,60}?(?:phuc tap, )?vuot "
    r"(?:qua )?tham quyen,? (?:(?:thi|phai) )*"
    r"|(?:doi voi |khi co |neu co )?(?:cac |nhung )?(?:vu viec|su co|tinh huong|van de|vu an) "
    r"(?:[a-z]+(?: [a-z]+)?, )?[^;,]{3,60}?,? (?:thi |phai |can )*"
    r"(?=(?:kip thoi )?(?:bao cao|phan anh|thong bao) )"
)
"""`…, trường hợp vượt thẩm quyền báo cáo X`: a duty of its own, whenever it happens."""
_SINCE = re.compile(
    r"(?:tu|truoc|sau|trong|khi|neu|cham nhat) [^;]{3,60}? "
    r"(?:(?=(?:kien quyet |tuyet doi )?khong (?:duoc|cho|de) )|(?P<must>phai) )"
)
"""`…; từ 12 giờ ngày 26/10 không cho tàu thuyền xuất bến`, `…; khi xảy ra sự cố phải báo cáo ngay Lãnh đạo Cục`."""
_DONE_TO = re.compile(r"(?!nguoi |ai )(?:[a-z]+ ){2,6}?(?P<must>(?:phai )?duoc) (?=[a-z]+ [a-z])")
"""`…; kết quả rà soát được cập nhật vào phần mềm trước ngày 31/8/2023`: by whoever acts before."""
_TROUBLED = re.compile(
    r"(?:(?:moi|cac|nhung|(?:neu )?(?:co|gap|phat sinh)) )?(?:kho khan|vuong mac)"
    r"(?:(?:,| va)? (?:kho khan|vuong mac|bat cap|phat sinh))*"
    r"(?: \(neu co\))?,? (?:thi )?"
    r"(?=(?:kip thoi |xin |de nghi )*(?:phan anh|bao cao|gui|trao doi|lien he)(?!\w))"
)
"""`…; khó khăn, vướng mắc phản ánh về X`: what is to be told stands before the verb."""
