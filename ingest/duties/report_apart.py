"""Whether a report behind other acts (`…, báo cáo X`) is a duty of its own, or the last of a run of verbs."""

from __future__ import annotations

import re

from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.receiver import receiver_at

_REPORTED = re.compile(r"(?:dinh ky |kip thoi |tong hop,? (?:va )?)*bao cao(?! vien)(?:,| va) (?!bao cao)")
"""`tổng hợp, báo cáo và đề xuất …, báo cáo Thủ tướng Chính phủ`: one report."""
_ONWARD = re.compile(
    r" (?:(?:de|nham)(?: [a-z]+){1,10}|de|nham|d[^ ]|[^ ]e) "
    r"(?:theo doi|tong hop|xem xet|kip thoi|danh gia|tham dinh|ra soat)[a-z ,]{0,25}$"
)


_WORK = re.compile(r"(?:cong tac|viec|hoat dong|nhiem vu|ve) [^,;.]{2,50}$")
"""Before `và cung cấp thông tin` that belongs to a noun (`công tác phát ngôn và cung cấp thông tin`)."""
_FAR = 600


_PLANS = re.compile(
    r" ?(?:(?:chu dong|kip thoi|khan truong) )*(?:xay dung|lap|ban hanh)(?:,| va)? (?:cac )?(?:ke hoach|phuong an|de an)(?!\w)"
)
"""`Xây dựng kế hoạch, báo cáo Y …`: a plan, and a report."""
_HELPED = re.compile(r"(?:chu tri,? (?:va )?)?phoi hop (?:chat che )?(?:voi )?")

_TO_WHOM = re.compile(r"(?:bao cao|ve|cho|gui|trinh|voi|den|toi|kien nghi|de xuat|chuyen) ")


def reports_apart(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether `…, báo cáo X` is a duty beside the one before it, rather than the last of a run of verbs."""
    if _another_report(page, draft, stop, begin):
        return True
    if page.folded.startswith(("tham muu", "vu viec ", "su co "), draft.body) or _only_gathers(page, draft, stop):
        return False  # advice, what happens, what is gathered: no act of its own
    if _REPORTED.match(page.folded, draft.body, stop) and not any(
        bodies_at(page, at.end(), stop)[0] for at in _TO_WHOM.finditer(page.folded, draft.body, stop)
    ):
        return False
    if page.folded.startswith("cung cap ", begin) and _WORK.search(page.folded, max(draft.body, stop - 70), stop):
        return False
    if _ONWARD.search(page.folded, max(draft.body, stop - 90), stop) or _others_gather(page, draft, stop):
        return False
    limit = min(draft.end, begin + _FAR)
    rest = page.folded.find(";", begin, limit)
    rest = limit if rest < 0 else rest
    named = _TOLD.match(page.folded, begin, rest) is not None and any(
        bodies_at(page, at.end(), rest)[0] or (at.group() == "cho " and receiver_at(page, at.end(), rest))
        for at in _TO_WHOM.finditer(page.folded, begin, rest)
    )
    timed = bool(page.timings_in(begin, rest))
    matter = _after_helpers(page, draft, stop)
    plans = _PLANS.match(page.folded, matter, stop) is not None
    enough = _STEP if page.folded.startswith(("bao ngay ", "bao gap ", "bao cao ngay "), begin) else _TASK
    return (timed and stop - draft.body > 8) or (named and (plans or stop - matter > enough))


_NAMED_REPORT = re.compile(r"(?:rieng )?bao cao (?:tong ket |so ket )?(?:(?:0?[69] )?thang|quy|nam|dot xuat)(?!\w)(?! (?:va|,))")
_ITS_TIME = re.compile(r"(?:[^,;.]{0,60}? )?(?:truoc|cham nhat|khi|vao|trong) ")


def _another_report(page: Page, draft: Draft, stop: int, begin: int) -> bool:
    """Whether a report with a time of its own follows another (`báo cáo quý trước ngày 10 …, báo cáo năm trước ngày 08/01`)."""
    named = _NAMED_REPORT.match(page.folded, begin, draft.end)
    timed = named is not None and _ITS_TIME.match(page.folded, named.end(), min(draft.end, named.end() + 90)) is not None
    return timed and page.folded.rfind("bao cao", draft.body, stop) >= 0 and bool(page.timings_in(draft.body, stop))


_TASK, _STEP = 35, 15
"""Letters from which on what stands before a report is a task of its own, and before one that is urgent."""


_TOLD = re.compile(
    r"(?:[^;]*?(?<!\w)bao cao(?! vien)"
    r"|(?:kip thoi |va |chu dong |co van ban )*(?:thong bao|phan anh|cung cap|sao gui|gui ban sao|bao) "
    r"|(?:tong hop,? )?(?:gui|chuyen) )"
)
_GATHERS = re.compile(
    r"(?:(?:nghiem tuc|khan truong|trien khai"
    r"|chu dong|kip thoi|dinh ky|thuc hien|to chuc|tong hop|thong ke|danh gia|lap|xay dung|co trach nhiem|chiu trach nhiem)"
    r"(?:, | va | )?)+$"
)


_GATHERED = re.compile(
    r"(?:dinh ky |kip thoi |thuong xuyen |theo doi,? (?:va )?|ra soat,? (?:va )?)*(?:tong hop|thong ke|lap|tong ket|so ket)"
    r"(?:,? (?:va )?(?:danh gia|phan tich|phan loai))? (?:day du |cac |nhung )*"
    r"(?:tinh hinh|ket qua|so lieu|danh sach|vuong mac|kho khan|y kien|truong hop|(?<!lap )ho so|tien do)[^;]*$"
)
"""`tổng hợp tình hình thiệt hại, kết quả ứng phó, báo cáo X`: one report with what it is made of."""


_WRITES = re.compile(r"(?:(?:to chuc|trien khai|thuc hien|tong hop|va)(?:, | ))*lap bao cao(?! tai chinh| quyet toan)")


def writes_only(page: Page, at: int, stop: int) -> bool:
    """Whether the clause before only writes the report (`lập báo cáo theo mẫu, báo cáo X`)."""
    return _WRITES.match(page.folded, at, stop) is not None and not any(
        bodies_at(page, to.end(), stop)[0] for to in _SENT_TO.finditer(page.folded, at, stop)
    )


def _only_gathers(page: Page, draft: Draft, stop: int) -> bool:
    """Whether what stands there only prepares the report (`thực hiện tổng hợp và định kỳ báo cáo …`): one act with it."""
    if _GATHERS.match(page.folded, draft.body, stop) is not None:
        return True
    return gathers(page, draft.verb.start if draft.verb is not None else draft.body, stop)


def gathers(page: Page, at: int, stop: int) -> bool:
    return _GATHERED.match(page.folded, min(at, stop), stop) is not None and not any(
        bodies_at(page, to.end(), stop)[0] for to in _SENT_TO.finditer(page.folded, at, stop)
    )


_SENT_TO = re.compile(r"(?:bao cao|gui|trinh)(?: (?:ve|cho|den|toi))? ")


def _others_gather(page: Page, draft: Draft, stop: int) -> bool:
    """Whether another body, named last, puts together what it reports (`…, Sở Nội vụ tổng hợp, báo cáo …`)."""
    comma = page.text.rfind(", ", draft.body, stop)
    parties, after = bodies_at(page, comma + 2, stop) if comma >= 0 else ((), stop)
    return bool(parties) and _GATHERS.match(page.folded, after + 1, stop) is not None


def _after_helpers(page: Page, draft: Draft, stop: int) -> int:
    """Where the act itself begins after `Chủ trì, phối hợp với các bộ, ngành`."""
    helped = _HELPED.match(page.folded, draft.body, stop)
    return bodies_at(page, helped.end(), stop)[1] if helped else draft.body
