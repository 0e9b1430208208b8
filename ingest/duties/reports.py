"""Reports by their words: who is sent what, whatever verb comes first."""

from __future__ import annotations

import re

from ingest.document import Category
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.nouns import opening_noun
from ingest.duties.page import Page
from ingest.duties.receiver import receiver_at
from ingest.duties.words import TELLS, Verb
from ingest.folding import fold
from ingest.patterns import any_of
from ingest.vocabulary import load

# gửi về X · báo cáo X · báo cáo kết quả về X · trình X · tham mưu X · đề xuất X
SEND = re.compile(  # each branch begins with a letter, so that searches skip to it
    r"(?P<verb>b(?<!\wb)(?<!qua cac b)(?<!he thong thong tin b)ao cao"
    r"(?: ket qua(?: thuc hien)?| tinh hinh| bang van ban| kip thoi| nhanh| ngay| cu the"
    r"|(?: dinh ky)?(?:,| va| hoac)? dot xuat)?"
    r"|g(?<!\wg)(?:ui(?: bao cao| ket qua| ho so| van ban| y kien| them)?|iai trinh)"
    r"|t(?<!\wt)(?:(?<!to t)(?<!quy t)(?<!qua t)(?<!chuong t)(?<!cong t)(?<!giao t)(?<!tien t)(?<!lo t)rinh"
    r"|ham muu(?: cho| de(?= (?:bo|so|uy ban|ubnd|lanh dao|chu tich) )| giup| voi|, giup|(?:,| va)? de xuat(?: voi)?|, trinh)*"
    r"|(?:hong bao|(?<!cap t)(?<!chuyen t)(?<!tiep nhan t)hong tin)"
    r"(?: bang van ban| kip thoi| ngay| day du)?(?= (?:cho|toi|den) ))"
    rf"|(?<!\w)(?<!dam )(?<!thong )(?<!canh )(?<!du ){TELLS}"
    r"|c(?<!\wc)o van ban thong bao|d(?<!\wd)e xuat(?: voi)?|k(?<!\wk)ien nghi(?: voi)?|p(?<!\wp)han anh|x(?<!\wx)in y kien"
    r"|s(?<!\ws)ao gui)"
    r"(?: (?:ve|cho|toi|den|len|voi|truoc|giai trinh|bang van ban|truc tiep|kip thoi|ngay|gui|bao cao|trinh)| \((?:qua|thong qua"
    r"|bang)[^()]{0,60}\))* "
)
_REPORTS = re.compile(
    r"(?:(?:thuc hien )?(?:che do|cong tac) (?:thong tin,? )?bao cao: ?)?"
    r"(?:b(?<!\wb)ao cao(?! vien)|g(?<!\wg)ui ket qua|p(?<!\wp)han anh|k(?<!\wk)ien nghi)(?!\w)"
)
REPORT_VERB = re.compile(
    r"gui (?:bao cao(?! vien)|ket qua)|bao cao(?! (?:vien|tai chinh|quyet toan)(?!\w))"
    r"|phan anh(?! (?:day du|dung|trung thuc|ban chat))"
)
"""Statements of accounts (`lập báo cáo tài chính`) are reports where they are sent; `phản ánh đúng bản chất` tells nobody."""
TO_PUBLIC = re.compile(
    r"[^;.]{0,80}? (?:cho|toi|den|tren|voi|ra) (?:cac |toan the |moi |phuong tien |co quan |quan chung )*"
    r"(?:bao chi|thong tan|truyen thong|thong tin dai chung|nguoi dan|nhan dan|cong chung|du luan"
    r"|cong thong tin|trang thong tin)(?!\w)"
)
"""`Cung cấp thông tin cho báo chí` tells the public; `cho X` one body alone."""
_TELLS = (
    "thong bao",
    "thong tin",
    "gui",
    "sao gui",
    "cung cap",
    "nop",
    "co van ban thong bao",
    "lap",
    "giai trinh",
    "phan hoi",
    "hoi am",
)
_ISSUED = re.compile(r"gui (?:quyet dinh|lenh|thong bao)(?!\w)")
"""What an office issues to a person (`gửi Quyết định hoàn thuế cho người nộp thuế`) is no report."""
_PAPERS = re.compile(
    r"(?:lap,? (?:va )?)?gui (?:cac )?(?:bang ke|thong bao so|thong bao ve|to khai|danh sach|so lieu|phieu|van ban"
    r"|bao cao(?! vien))"
)
"""`lập và gửi Bảng kê …`: to whoever asks for it."""
_AT_REQUEST = re.compile(r"[^;.]{0,90}? theo yeu cau cua ")
_HANDED_IN = re.compile(r"nop (?:gap |bao cao |ket qua |danh sach |phieu |ban |day du )*ve ")
"""`nộp về Sở trước ngày …`, not `nộp thuế`."""
_TO = re.compile(r" (?:cho|toi|den|voi|ve|(?<=giai trinh )truoc) ")
_NO_TELLING = re.compile(r"thong bao(?:,| va) (?!cung cap)|thong (?:bao|tin) (?:cong khai|rong rai|tuyen truyen)")
"""`Thông báo, hướng dẫn các cơ quan …` tells everybody."""
_GIVEN = re.compile(
    r"cung cap(?:,| va| day du| kip thoi| chinh xac| lai| dung han| dinh ky| thuong xuyen| cac)*"
    r" (?:thong tin(?:,| va) (?:so lieu|du lieu)|(?P<told>thong tin|ket luan|bao cao(?! vien)|tinh hinh)"
    r"|so lieu|du lieu|danh sach|ket qua|ban tin)(?!\w)"
)
"""`Cung cấp số liệu …`: to whoever asks, where no other is named; bare `thông tin` only to a body."""
_REACH = 140
_MORE = re.compile(r"(?: (?:them|ngay|lai|dong thoi))? ?")
"""`gửi thêm Sở Ngoại vụ`."""


_IN_WRITING = re.compile(r"(?:co van ban thong bao|(?:co )?thong bao (?:(?:01|mot) lan )?bang van ban)(?!\w)")
"""A notice in writing, whoever gets it (`cơ quan thuế có văn bản thông báo cho người nộp thuế`)."""
_SERVED = any_of(fold(who) for who in load("duty_subjects")["public"])
_PUBLIC = re.compile(rf"(?: |.{{0,{_REACH}}}? (?:cho|toi|den) )(?:cac |moi |toan the )*{_SERVED}(?!\w)")
"""`thông báo cho người nộp thuế`, `gửi doanh nghiệp`: what an office answers or lets know to whom it serves."""


def informs(page: Page, draft: Draft, verb: Verb) -> bool:
    """Whether `thông báo cho X`, `gửi … về X`, `cung cấp số liệu …` tells a body something, rather than the public."""
    if not verb.phrase.startswith(_TELLS):
        return False
    end = draft.end
    stop = min(end, verb.end + _REACH)
    for mark in (";", ". "):
        at = page.text.find(mark, verb.end, stop)
        stop = at if at >= 0 else stop
    if _IN_WRITING.match(page.folded, verb.start, stop):
        return True
    if serves(page, draft, verb.end, stop):
        return False
    given = _GIVEN.match(page.folded, verb.start, end)
    if verb.phrase.startswith("nop") and _HANDED_IN.match(page.folded, verb.start, end) is None:
        return False
    if TO_PUBLIC.match(page.folded, verb.end, stop) or _NO_TELLING.match(page.folded, verb.start, end):
        return False
    if verb.phrase == "cung cap" and page.folded.startswith(" cho ", verb.end):
        return bool(bodies_at(page, verb.end + len(" cho "), end)[0])
    if verb.phrase.startswith("cung cap") and (given is None or given["told"] is None):
        return given is not None
    if given is not None and (asked := _AT_REQUEST.match(page.folded, verb.end, end)) is not None:
        return bool(bodies_at(page, asked.end(), end)[0])
    if _PAPERS.match(page.folded, verb.start, end):
        return True
    if verb.phrase == "lap":
        return False
    official = _ISSUED.match(page.folded, verb.start, end) is not None
    more = _MORE.match(page.folded, verb.end, end) if "gui" in verb.phrase else None
    if more is not None and bodies_at(page, more.end(), end)[0]:
        return True
    return any(
        bodies_at(page, to.end(), end)[0] or (not official and receiver_at(page, to.end(), end) is not None)
        for to in _TO.finditer(page.folded, verb.end, stop)
        if page.text.count("(", verb.end, to.start()) == page.text.count(")", verb.end, to.start())
    )


def serves(page: Page, draft: Draft, at: int, stop: int) -> bool:
    """Whether an office lets those whom it serves know something (`gửi thông báo cho người nộp thuế`)."""
    return _PUBLIC.match(page.folded, at, stop) is not None and all(_is_office(fold(one.name)) for one in draft.actors)


def _is_office(name: str) -> bool:
    return name.startswith(("co quan", "cac co quan")) or opening_noun(name, 0, len(name)) is None


def tells_at_all(page: Page, draft: Draft) -> bool:
    """Whether a clause whose verb the vocabulary lacks is a report, or ends in one to a body."""
    if _REPORTS.match(page.folded, draft.body, draft.end):
        return True
    told = (
        SEND.match(page.folded, match.start(), draft.end) for match in REPORT_VERB.finditer(page.folded, draft.body, draft.end)
    )
    return any(to is not None and bodies_at(page, to.end(), draft.end)[0] for to in told)


_OBJECT = re.compile(
    r"(?:ve lap|ky nang|kiem tra|ra soat|tham dinh|tham tra|phe duyet"
    r"|doi chieu|tiep nhan|xem xet|thong qua(?: cac)?|qua cac|trong cac"
    r"|(?:xu ly|giai quyet) (?:cac )?(?:thong tin|tin|y kien)) $"
)
"""Before a report that is looked at, not given (`kiểm tra báo cáo quyết toán`, `thông qua các báo cáo doanh nghiệp`)."""
_SENT = re.compile(
    r"(?<!\w)(?:y kien|gop y|(?:lap|ra soat) (?:danh sach|bang|bieu|bao cao|bien ban(?=[^;.]{0,60} gui ve ))"
    r"|du bao|tong hop|thong ke)(?!\w)"
    r"[^;.]{0,400}?[ ,)](?:va )?(?:gui|chuyen|cung cap(?= cho )|kien nghi(?= (?:voi |len )?)) (?:kem )?(?:ve |cho |toi |den )?"
)
"""`có ý kiến tham gia gửi về X`, `lập danh sách …, chuyển X`, `tổng hợp gửi X`: what is sent is a report."""
_ADVISED_REPORT = re.compile(r"(?:tham muu|de xuat|kien nghi)(?: (?:xay dung )?(?:cac )?bao cao(?! vien)|,? (?:va )?gui (?=\w))")
"""`Tham mưu báo cáo …`, `đề xuất gửi X`: what is sent, with nobody to advise."""
_DRAWN_UP = re.compile(
    r"(?:c(?<!\wc)o|l(?<!\wl)ap|x(?<!\wx)ay dung|h(?<!\wh)oan thien|k(?<!\wk)y) bao cao(?! vien)[^;.]{3,200}?"
    r",? (?:gui|nop) (?:ve |cho |den |toi )?|n(?<!\wn)op bao cao(?! vien)[^;.]{3,200}? (?:ve|cho|den|toi) "
)
"""`có báo cáo đánh giá kết quả …, gửi X`, `ký báo cáo tháng gửi X`."""
_RESULT = re.compile(
    r"gui (?<!\wgui )(?:cac )?(?:ket qua|bao cao(?! vien)|danh sach|so lieu|y kien|de xuat)[^;.]{0,200}? (?:ve|cho|den|toi) "
    r"|va thong bao (?:ngay |kip thoi |bang van ban )*(?:cho|den|toi) "
    r"|chuyen (?<!\wchuyen )(?:thong tin|danh sach|so lieu)[^;.]{0,120}? (?:cho|den|toi) "
    r"|trao doi (?:voi (?![^;.:]{3,120}? de (?:nam (?:tinh|thong)|duoc chia se|thuc hien)(?!\w))"
    r"|(?:so lieu|danh sach)[^;.]{0,60}? voi )|khai bao (?!hai quan|thue)[^;.]{0,90}?(?:voi|cho) "
    r"|(?<!\w)(?<!duoc )(?:phan hoi|hoi bao|thong tin lai|phan anh y kien)(?: [a-z]+){0,4}? (?:ve|cho|den|toi|voi) "
)
"""`gửi kết quả giám sát về X`, `chuyển thông tin về vi phạm đến X`, `trao đổi với X số liệu`, `khai báo ngay với X`."""
_AHEAD = 160
_ADVISING = re.compile(r"(?:,|,? va|can cu) tham muu(?! ve| ban hanh| bao cao) ")
"""`Tổng hợp danh mục, tham mưu X …`: what is gathered serves the advice."""
_URGES = re.compile(
    r"don doc(?:(?:,| va) (?:huong dan|nhac nho|kiem tra))* (?:cac |nhung |moi )*(?:co quan|don vi|dia phuong|so|phong"
    r"|ban|xa|huyen|phuong|to chuc|doanh nghiep|thanh vien|truong|uy ban)(?!\w)[^,;.]{0,90}? (?:gui|nop|bao cao|thong bao)(?!\w)"
)
"""`Đôn đốc các địa phương gửi báo cáo về Sở`: others report."""
_PROPOSES = re.compile(r"de xuat|nghien cuu")
"""`Đề xuất, báo cáo X` reports; `tham mưu X báo cáo Y` advises."""


def or_report(page: Page, draft: Draft, category: Category, first: Verb) -> Category:
    """A duty to send or give a report is a report, whatever verb comes first."""
    if category is Category.ADVISE and _ADVISED_REPORT.match(page.folded, first.start, draft.end):
        return Category.REPORT
    if category in (Category.REPORT, Category.FUND) or (category is Category.ADVISE and not _PROPOSES.search(first.phrase)):
        return category
    if category is Category.INSPECT and _URGES.match(page.folded, first.start, draft.end):
        return category
    if category is Category.OTHER and _ADVISING.search(page.folded, first.end, min(draft.end, first.end + _AHEAD)):
        return Category.ADVISE
    for match in REPORT_VERB.finditer(page.folded, first.start, draft.end):
        if _OBJECT.search(page.folded, max(first.start, match.start() - 16), match.start()):
            continue
        to = SEND.match(page.folded, match.start(), draft.end)
        spread = category is Category.COMMUNICATE and match.group() == "phan anh"  # `tuyên truyền, phản ánh các mô hình hay`
        if match.start() - first.start < 25 and category not in (Category.STAFF, Category.PLAN) and not spread:
            return Category.REPORT
        told = match.group().startswith("bao cao") or category is not Category.PLAN
        if to is not None and told and bodies_at(page, to.end(), draft.end)[0]:
            return Category.REPORT
    gives = page.holds(("gui ", "nop "), first.start, draft.end)
    if category is not Category.PLAN:
        for pattern in (_RESULT, _DRAWN_UP) if gives else (_RESULT,):
            for sent in pattern.finditer(page.folded, first.start, draft.end):
                if bodies_at(page, sent.end(), draft.end)[0]:
                    return Category.REPORT
    gives = gives or page.holds(("chuyen ", "cung cap cho ", "kien nghi "), first.start, draft.end)
    if gives and category in (Category.OTHER, Category.ADVISE):
        for sent in _SENT.finditer(page.folded, first.start, draft.end):
            if bodies_at(page, sent.end(), draft.end)[0]:
                return Category.REPORT
    return category
