"""Whether a body before a verb is told to act: statements of the writer, of law and of what others do are no duties."""

from __future__ import annotations

import re

from ingest.document import Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import Grip
from ingest.duties.draft import Frame
from ingest.duties.issuer import is_issuer
from ingest.duties.page import Page
from ingest.duties.words import TROUBLE
from ingest.folding import LOWER, UPPER, fold

_OUTSIDERS = re.compile(
    r"(?:cac |quy |moi )?(?:doanh nghiep|cong ty|ca nhan|to chuc(?:, ca nhan| va ca nhan|,? (?:va )?doanh nghiep"
    r"| tin dung| kinh te|$)|co quan, to chuc, ca nhan"
    r"|nguoi nop thue|ho kinh doanh|chu dau tu|nha dau tu)"
)


COMPANY = re.compile(rf"(?:Tổng )?[Cc]ông ty (?:[{LOWER}]+ ){{0,4}}[{UPPER}]")
"""A company that an order or a law names (`Công ty Điện lực Kiên Giang`)."""


GENERAL = re.compile(r"(?:dat|phoi hop|bao dam|dam bao|bam sat|quan triet) ")
"""Among purposes and general requirements, what bodies have to reach or to see to is none of their duties."""


def meets_trouble(page: Page, start: int, at: int, held: Grip) -> bool:
    """Whether bodies are told to report what hinders them (`nếu có vướng mắc, các đơn vị phản ánh …`)."""
    report = held.verb is not None and held.verb.category is Category.REPORT
    return report and TROUBLE.search(page.folded, start, at) is not None


_TO_REPORT = re.compile(r"(?<!\w)(?:bao cao|gui|trinh|phan anh)(?: (?:bang van ban|ket qua|bao cao|ve|cho|len|voi))* ")


def must(page: Page, start: int, at: int, held: Grip, end: int) -> bool:
    """Whether a law's plain statement is an order: bodies that report to another (`Bộ Tư pháp tổng hợp, báo cáo Thủ tướng
    Chính phủ`), help another, or act within a time (`Trong thời hạn 07 ngày …, Sở Tài chính thẩm định …`; `… đăng ký đề án
    trước ngày 15 tháng 11 hằng năm`)."""
    if held.verb is None or held.verb.phrase in ISSUING:
        return False
    if held.verb.category is Category.REPORT or any(t.rule in _DEADLINES for t in page.timings_in(start, at)):
        return True
    if any(t.rule in _YEARLY for t in page.timings_in(held.body, end)):
        return True
    if held.verb.phrase == "giup":
        return bool(bodies_at(page, held.verb.end + 1, end)[0])
    stop = page.text.find(";", held.body, end)
    reports = _TO_REPORT.finditer(page.folded, held.body, stop if stop >= 0 else end)
    return any(bodies_at(page, report.end(), end)[0] for report in reports)


def states(page: Page, after: int, held: Grip) -> bool:
    """Whether a law's sentence that begins with a body and a verb tells what the body is to do (`Bộ Công Thương công bố kết quả
    kiểm tra …`; `Thủ tướng Chính phủ quyết định chủ trương …`), rather than what it is or that it issues the law itself."""
    if held.verb is None or _ISSUES.match(page.folded, held.verb.start) or held.verb.phrase in _ASKS:
        return False
    if held.modality is Modality.PERMISSION and _IS.search(page.folded, held.body, held.body + 160):
        return False
    return page.folded.startswith(", trong pham vi ", after) or not page.folded.startswith((" va ", ", "), after)


_ASKS = ("de nghi", "giao")
_ISSUES = re.compile(
    r"(?:ban hanh|thong qua|quy dinh) (?:thong tu|nghi dinh|nghi quyet|quyet dinh (?:nay|ve|quy)|luat|bo luat|phap lenh)(?!\w)"
)
_IS = re.compile(r"(?<= )la (?!chu |mot trong)")
_YEARLY = ("yearly-days", "monthly-day")
_DEADLINES = ("counted", "rhythm", "yearly-days", "monthly-day", "date")
ISSUING = ("ban hanh", "quyet dinh", "thong bao", "tra loi", "cong bo", "phe duyet")
"""What the writer does by the document itself."""


def proposes(page: Page, held: Grip) -> bool:
    """Whether a body only proposes something, or is told of having issued something: a statement, not a duty."""
    if held.strong or held.verb is None:
        return False
    return held.verb.phrase in ("de xuat", "kien nghi", "trinh") or bool(_ISSUED.match(page.folded, held.verb.start))


_ISSUED = re.compile(
    r"(?:ban hanh|thong qua|phe duyet) (?:nghi quyet|nghi dinh|quyet dinh|thong tu|cong van|ke hoach|chi thi|van ban) so"
)


def _is_office(page: Page, one: Party) -> bool:
    """Whether a body is the kind of office that the letter goes to (`cơ quan thuế` in a letter to a tax office)."""
    name = fold(one.name)
    return name.startswith("co quan ") and any(name.removeprefix("co quan ") in fold(to.name) for to in page.addressees)


def may_act(page: Page, parties: tuple[Party, ...], strong: bool, frame: Frame, opens: bool = False) -> bool:
    """Whether bodies before a verb are told to do it: no statement of the writer, of law, or of what others do."""
    if (is_issuer(page, parties) and not is_issuer(page, frame.actors)) or (page.reply and not strong):
        return False
    if all(_OUTSIDERS.match(fold(one.name)) for one in parties) and not (
        (strong if page.letter and not page.directs else opens) and all(COMPANY.match(one.name) for one in parties)
    ):
        return False
    framed = frame.duties and bool(frame.actors)
    if not strong and fold(parties[0].name).startswith("mot so "):
        return False  # what some have done or failed to do
    if page.normative:
        return strong or framed
    if strong or framed or page.directs or all(is_addressee(page, one) for one in parties):
        return True
    return all(_PLURAL.match(fold(one.name)) or (opens and _is_office(page, one)) for one in parties)


def is_addressee(page: Page, one: Party) -> bool:
    name = fold(one.name).removeprefix("bo ")
    return any(name in fold(addressee.name) for addressee in page.addressees)


_PLURAL = re.compile(r"(?:cac |thu truong cac|co quan (?:thue|hai quan) cac cap|.* cac )")
