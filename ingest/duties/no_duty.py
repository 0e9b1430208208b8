"""What reads like a duty and is none: a condition, a punishment, what need not be done, an offer, what another letter asked."""

from __future__ import annotations

import re

from ingest.document import Modality
from ingest.duties.draft import Draft
from ingest.duties.issuer import names_issuer
from ingest.duties.modal import PUNISHED
from ingest.duties.page import Page
from ingest.duties.words import TROUBLE
from ingest.folding import fold

_ABOUT_SOME = ("class-words", "law-act", "law-must", "charged")
_MUST_BE = re.compile(
    r"(?:cac )?(?:nguoi (?!dung dau|dai dien)|thanh vien|ca nhan|hoc vien)[^,;.:]{0,90}? phai (?:dap ung|du (?!thao)|dat "
    r"|co (?:trinh do|chuyen mon|du |pham chat|nang luc|kinh nghiem|chung chi|bang (?:cap|tot nghiep|dai hoc)))"
)
"""`Người dự tuyển phải đáp ứng điều kiện …`: what such a person must be or have is a condition."""
_DEFINES = re.compile(
    r"[^,;.:(]{0,110}? (?:là (?:các |những )?(?:cơ quan|tổ chức|đơn vị|công chức|viên chức|người|cá nhân|doanh nghiệp)"
    r"|(?:bao )?gồm|sau đây gọi (?:tắt|chung) là) |[^,;.:]{2,60}:?[_*]"
)
"""`Cơ quan áp dụng ưu đãi đầu tư là cơ quan thuế …`, `Cơ quan thực hiện chức năng thanh tra bao gồm …`, or a label
in bold (`**Cơ quan quản lý:**`): what the word means."""
_MAKES_LAW = re.compile(
    r"ban hành (?:Quyết định|Nghị định|Thông tư|Nghị quyết|Luật) (?:(?:sửa đổi|bổ sung|quy định|hướng dẫn|về) |[^.;]{3,300}[,:]$)"
)
"""`Thủ tướng Chính phủ ban hành Quyết định sửa đổi, bổ sung …`, `… ban hành Quyết định hỗ trợ người có công về nhà ở,`: how the
text of a decision begins."""
_CLASS = re.compile(r"(?:cac |nhung )?(?:co quan|to chuc|don vi|thanh tra|chuc danh)(?!\w)")


def _defines(page: Page, draft: Draft) -> bool:
    if draft.rule not in ("actor-verb", "plain-words") or _CLASS.match(fold(draft.actors[0].name)) is None:
        return False
    return _DEFINES.match(page.text, draft.body, draft.end) is not None


_NEED_NOT = (" khong phai ", " khong can ")


def is_none(page: Page, start: int, draft: Draft) -> bool:
    """Whether what looks like a duty is none: what somebody need not do, is offered or was asked for elsewhere."""
    if draft.rule in _ABOUT_SOME and PUNISHED.search(page.folded, draft.body, draft.end) is not None:
        return True
    if page.normative and draft.actors and _MUST_BE.match(page.folded, draft.actors[0].span.start, draft.end):
        return True
    if page.normative and _defines(page, draft):
        return True
    if draft.rule in ("plain", "actor-verb") and _MAKES_LAW.match(page.text, draft.body, draft.end):
        return True
    if draft.rule == "actor-verb" and (_is_judged(page, draft) or _FARES.match(page.folded, draft.body, draft.end)):
        return True
    if draft.rule in _UNSURE and page.order and _GROUNDS.match(page.folded, start, draft.end):
        return True
    need_not = (page.letter or draft.rule == "charged") and page.folded.endswith(_NEED_NOT, draft.start, draft.body)
    return need_not or _offers(page, draft) or _was_asked(page, start, draft)


_UNSURE = ("plain-words", "class-words", "charged")
_GROUNDS = re.compile(
    r"(?:can cu|xet) (?:(?:huong dan|ke hoach|chi thi|cong van|nghi quyet|quyet dinh|thong tu|nghi dinh|thong bao|cong dien) so"
    r"|luat) "
)
"""`Căn cứ Kế hoạch số 16/KH-MTTQ về bầu cử đại biểu Quốc hội, đại biểu Hội đồng nhân dân các cấp …`: whom a title names."""


_FARES = re.compile(
    r"(?:(?!neu |truong hop |khi | nao )[^;.:]){3,160}? se bi "
    r"|co y kien (?:[a-z]+ ){0,8}?(?:thi )?(?:duoc )?(?:coi|xem) (?:la|nhu) "
    r"|(?:hoat dong|lam viec|quyet dinh) theo (?:nguyen tac|che do) "
)
"""`Các đơn vị nộp báo cáo không đúng hạn sẽ bị trừ điểm`, `Sở không có ý kiến được coi là đồng ý`,
`Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ`: what follows for some, or how they are."""
_JUDGES = re.compile(r"(?:nghiem (?:tuc|khac) )?(?:phe binh|bieu duong|ghi nhan|hoan nghenh|danh gia cao)(?!\w)")


def _is_judged(page: Page, draft: Draft) -> bool:
    """`Chủ tịch UBND tỉnh nghiêm túc phê bình UBND huyện …`: what the writer finds of others."""
    return names_issuer(page, draft.actors) and _JUDGES.match(page.folded, draft.body, draft.end) is not None


def _offers(page: Page, draft: Draft) -> bool:
    """`Nếu có vướng mắc, Công ty có thể tham khảo …`: help that the writer offers without telling where it is to be had."""
    offered = page.letter and draft.modality is Modality.PERMISSION and draft.rule != "offered-help"
    return offered and TROUBLE.search(page.folded, draft.start, draft.body) is not None


_IN_A_LETTER = re.compile(
    r"(?:cong van|van ban|to trinh|cong dien) so (?:(?! thi )[^,;.]){3,120} (?:(?:de nghi|yeu cau) )?$"
    r"|(?:cong van|cong dien|ke hoach|chi thi) so (?:(?! thi )[^,;.]){3,300}[,;] trong do,? (?:de nghi|yeu cau) $"
)
"""`Công văn số 3763/BKHCN-PC đề nghị`, `Công văn số 3128/BTP-HTQTCT về số hóa; trong đó, yêu cầu`: who asks is another letter."""


def _was_asked(page: Page, start: int, draft: Draft) -> bool:
    """`Bộ Khoa học và Công nghệ đã gửi Công văn số 3763/BKHCN-PC đề nghị Bộ Tư pháp thẩm định …`: what another letter asked."""
    at = draft.actors[0].span.start if draft.actors else start
    at = at if draft.start <= at < draft.end else draft.start
    return draft.rule.startswith("directive") and _IN_A_LETTER.search(page.folded, start, at) is not None
