"""What kind of duty a clause gives: by its first telling verb, else by what a neutral verb is about."""

from __future__ import annotations

import re

from ingest.document import Category
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import Draft
from ingest.duty_others import opening_noun, receiver_at
from ingest.duty_page import Page
from ingest.duty_words import Verb, duty_words
from ingest.folding import fold
from ingest.vocabulary import load

# gửi về X · báo cáo X · báo cáo kết quả về X · trình X · tham mưu X · đề xuất X
SEND = re.compile(  # each branch begins with a letter, so that searches skip to it
    r"(?P<verb>b(?<!\wb)(?<!qua cac b)ao cao(?: ket qua(?: thuc hien)?| tinh hinh| bang van ban| kip thoi| nhanh| ngay| cu the)?"
    r"|g(?<!\wg)(?:ui(?: bao cao| ket qua| ho so| van ban| y kien| them)?|iai trinh)"
    r"|t(?<!\wt)(?:(?<!to t)(?<!quy t)(?<!qua t)(?<!chuong t)(?<!cong t)(?<!giao t)(?<!tien t)(?<!lo t)rinh"
    r"|ham muu(?: cho| giup| voi|, giup|(?:,| va)? de xuat(?: voi)?|, trinh)*"
    r"|(?:hong bao|(?<!cap t)(?<!chuyen t)(?<!tiep nhan t)hong tin)"
    r"(?: bang van ban| kip thoi| ngay| day du)?(?= (?:cho|toi|den) ))"
    r"|c(?<!\wc)o van ban thong bao|d(?<!\wd)e xuat(?: voi)?|k(?<!\wk)ien nghi(?: voi)?|p(?<!\wp)han anh|x(?<!\wx)in y kien"
    r"|s(?<!\ws)ao gui)"
    r"(?: (?:ve|cho|toi|den|len|voi|truoc|giai trinh|bang van ban|truc tiep|kip thoi|ngay|gui|bao cao|trinh)| \((?:qua|thong qua"
    r"|bang)[^()]{0,60}\))* "
)
_REPORTS = re.compile(
    r"(?:(?:thuc hien )?(?:che do|cong tac) (?:thong tin,? )?bao cao: ?)?"
    r"(?:b(?<!\wb)ao cao(?! vien)|g(?<!\wg)ui ket qua|p(?<!\wp)han anh|k(?<!\wk)ien nghi)(?!\w)"
)
REPORT_VERB = re.compile(r"gui (?:bao cao(?! vien)|ket qua)|bao cao(?! vien)|phan anh")
_LINK = re.compile(r"[ ,:)]*(?:(?:trong viec|trong cong tac|de|trong|thuc hien viec|tiep tuc) (?=\w))?")
_LIGHT = frozenset(fold(verb) for verb in load("duty_verbs")["light"])
"""Verbs that the one after them outweighs (`Chỉ đạo, hướng dẫn, đôn đốc, kiểm tra`)."""
_VERB_JOINT = re.compile(r"(?:, | va |, va |/| viec | tot | nghiem | )(?=\w)")


def verb_after(page: Page, at: int, end: int) -> Verb | None:
    after = _LINK.match(page.folded, at, end)
    at = after.end() if after else at
    return duty_words().first_verb(page.text, page.folded, at, end)


STAFFS = re.compile(
    r"(?:(?:chu dong|kip thoi|thuc hien|khan truong|khuyen khich|phan dau|tung buoc)(?: |, ))*"
    r"(?:phan cong|bo tri|cu|giao|kien toan|huy dong|bo sung|phan bo)"
    r"(?:(?:,| va) (?:phan cong|bo tri|cu|su dung|bo sung))*(?: (?:du|ro|cu the|it nhat|toi da|hop ly))?"
    r" (?:(?:\d+|mot|cac|nhung|them|ty le|nguon) )*"
    r"(?:(?:dong chi )?lanh dao|can bo|cong chuc|vien chuc|giao vien|nhan vien|chuyen vien|dau moi|dai dien|bo phan"
    r"|nguoi(?! dan| nop)|nhan luc|nhan su|luc luong)(?!\w)"
)
"""`Phân công lãnh đạo phụ trách …`, `cử một cán bộ làm đầu mối`, `bố trí đủ nhân lực`."""


_ANSWERS = re.compile(r"chiu trach nhiem (?:toan dien |ca nhan |chinh )?(?:truoc|ve|neu) ")
"""`Chịu trách nhiệm trước pháp luật về nội dung thông tin`: whatever it is about."""


def category_of(page: Page, draft: Draft) -> Category:
    """The kind of duty by its first telling verb, else by what a neutral verb is about."""
    if STAFFS.match(page.folded, draft.body, draft.end):
        return Category.STAFF
    if _ANSWERS.match(page.folded, draft.body, draft.end):
        return Category.OTHER
    if draft.directs:
        return Category.INSPECT if _OVERSEES.match(page.folded, draft.body, draft.end) else Category.OTHER
    verb = draft.verb
    if verb is None:
        return Category.REPORT if _tells_at_all(page, draft) else Category.OTHER
    if verb.phrase == "can cu" and (later := _behind_ground(page, verb.end, draft.end)) is not None:
        verb = later
    first = verb
    if _drafts_plan(page, draft, verb):
        return _or_report(page, draft, Category.PLAN, verb)
    if verb.phrase in ("trinh", "tong hop") and (laid := _laid_before(page, draft, verb)) is not None:
        return laid
    if verb.phrase == "giup" and (told := _told_behind(page, draft, verb)) is not None:
        return told
    for _ in range(8):
        if _informs(page, verb, draft.end):
            return Category.REPORT
        light = verb.category is Category.COORDINATE or verb.phrase in _LIGHT
        if not light and verb.category is not None:
            return _or_report(page, draft, _led(page, draft, verb, first), first)
        following = _next_verb(page, verb.end, draft.end)
        if following is None:
            break
        verb = following
    if verb.category is Category.COORDINATE:
        return _or_report(page, draft, _coordinated(page, draft, verb), first)
    if verb.category is Category.OTHER:
        return _or_report(page, draft, _led(page, draft, verb, first), first)
    about = None if _only_with(page, draft, verb) else _about(page, draft, verb.end)
    if about is not None:
        return _or_report(page, draft, about, first)
    return Category.COORDINATE if draft.coactors and not draft.lead else Category.OTHER


_IN_WORK = re.compile(r"trong (?:viec|cong tac) $")


def _only_with(page: Page, draft: Draft, verb: Verb) -> bool:
    """`Phối hợp với X trong việc tổ chức …`: nothing else is told."""
    alone = bool(draft.coactors) and not draft.lead
    return alone and _IN_WORK.search(page.folded, max(draft.body, verb.start - 20), verb.start) is not None


_OVERSEES = re.compile(r"chi dao(?:, (?:huong dan|to chuc))*(?:,| va) (?:kiem tra|don doc|giam sat|theo doi)(?!\w)")
"""`Chỉ đạo, hướng dẫn, kiểm tra, đôn đốc Y làm …`"""
_PLANS = (
    r"(?:ke hoach|quy che|chuong trinh|de an|phuong an|chien luoc|quy hoach|du an luat|du thao luat|van ban quy pham phap luat)"
)
_DRAFTS_PLAN = re.compile(
    r"(?:xay dung|soan thao|du thao|lap|ban hanh|ky ban hanh|c(?<!\wc)o)(?:(?:,| va|, va)? (?:ban hanh|trien khai"
    r"|to chuc(?: thuc hien| trien khai)?|thuc hien|hoan thien|sua doi|bo sung))*"
    rf"(?:(?:,| va)? trinh [^;.]{{3,90}}? (?:ban hanh|phe duyet))? (?:(?:cac|va) )*{_PLANS}(?!\w)"
)
"""`Xây dựng, trình Bộ trưởng ban hành Kế hoạch …`, `xây dựng và tổ chức thực hiện chương trình …`"""


def _drafts_plan(page: Page, draft: Draft, verb: Verb) -> bool:
    drafts = _DRAFTS_PLAN.search(page.folded, draft.body, min(draft.end, verb.start + 120))
    return drafts is not None and (drafts.start() <= verb.start or " trinh " in drafts.group())


_LAID = re.compile(r"(?:tong hop(?P<much>[^;.]{0,60}?)(?:,? va|,)? )?trinh (?:len )?")


def _laid_before(page: Page, draft: Draft, verb: Verb) -> Category | None:
    """`Trình X ban hành …` advises X; `tổng hợp …, trình X` tells X what was gathered."""
    laid = _LAID.match(page.folded, verb.start, draft.end)
    if laid is None or not bodies_at(page, laid.end(), draft.end)[0]:
        return None
    if _MONEY.search(page.folded, laid.end(), min(draft.end, laid.end() + 120)):
        return Category.FUND
    return Category.ADVISE if laid["much"] is None else Category.REPORT


_FAR = 160
_NEAR = 40
"""Characters within which an object tells what a neutral verb is about; checks are named in passing too often for more."""
_NAMES = re.compile(r"(?:ban|doan|co quan|to|uy ban|ke hoach|quyet dinh|ket luan|tien do) $")
"""Before `thanh tra`, `kiểm tra` where they name a body, a paper or another thing."""


_OPENLY = re.compile(r"(?:,| va) minh bach")
"""`Bảo đảm công khai, minh bạch` says how, not what."""


def _about(page: Page, draft: Draft, at: int) -> Category | None:
    """What a verb that tells nothing is about, by the first object behind it that tells a kind."""
    words = duty_words()
    for match in words.object.finditer(page.folded, at, min(draft.end, at + _FAR)):
        kind = words.objects[match.group()]
        if match.group() == "cong khai" and _OPENLY.match(page.folded, match.end()):
            continue
        far = match.start() - at > _NEAR or _NAMES.search(page.folded, max(at, match.start() - 10), match.start())
        if not (kind in (Category.INSPECT, Category.TRAIN) and far):
            return kind
    return None


_TO_END = re.compile(r" (?:de|nham) (?=\w)")


def _coordinated(page: Page, draft: Draft, verb: Verb) -> Category:
    """What is done together: told by a verb after `để`, or where the body leads, by what it is about."""
    for match in _TO_END.finditer(page.folded, verb.end, min(draft.end, verb.end + _FAR)):
        following = duty_words().first_verb(page.text, page.folded, match.end(), draft.end)
        if following is not None and following.category not in (None, Category.OTHER, Category.COORDINATE):
            return following.category
    told = _told_behind(page, draft, verb)
    if told is not None:
        return told
    if draft.lead:
        return _about(page, draft, verb.end) or Category.OTHER
    return Category.COORDINATE


def _told_behind(page: Page, draft: Draft, verb: Verb) -> Category | None:
    """The kind that the verb behind the bodies tells (`Phối hợp với Sở X kiểm tra`, `Giúp Ủy ban nhân dân theo dõi`)."""
    after = _WITH.match(page.folded, verb.end, draft.end)
    bodies, end = bodies_at(page, after.end(), draft.end) if after is not None else ((), verb.end)
    following = verb_after(page, end, draft.end) if bodies else None
    if following is not None and _informs(page, following, draft.end):
        return Category.REPORT
    told = following.category if following is not None else None
    return None if told in (Category.OTHER, Category.COORDINATE) else told


_WITH = re.compile(r"(?: (?:chat che|tot))?(?: (?:voi|cung))? ")
_LED = frozenset(fold(verb) for verb in load("duty_verbs")["led"])
_MONEY = re.compile(
    r"(?<!\w)(?:du toan|kinh phi|du phong ngan sach|ke hoach von|nguon von|von (?:su nghiep|dau tu|vay|doi ung|ngan sach))(?!\w)"
)
_SOURCE = re.compile(
    r" (?:\d+ ?% |mot phan |cac )*(?:nguon (?:thu|von|tiet kiem|tang thu|ngan sach)|so tang thu|tang thu|ngan sach)(?!\w)"
)
"""`Sử dụng 50% tăng thu ngân sách …`"""
_STAFF = re.compile(r"[a-z ,]{0,24}?(?:nhan luc|nhan su|bien che|kien toan)(?!\w)")


_HELPS = re.compile(r"(?:tiep tuc |tang cuong |chu dong |tich cuc |kip thoi |thuc hien )*phoi (?:ket )?hop(?!\w)")


def _behind_ground(page: Page, at: int, end: int) -> Verb | None:
    """The verb after `Căn cứ Kế hoạch này`."""
    ground = _GROUND.match(page.folded, at, end)
    return duty_words().first_verb(page.text, page.folded, ground.end(), end) if ground else None


_GROUND = re.compile(
    r" (?:ke hoach|chi thi|cong van|van ban|cong dien|quyet dinh|nghi quyet|noi dung|tinh hinh|chuc nang|dieu kien|nhiem vu)"
    r"[^;.]{0,80}?(?: nay| duoc giao| thuc te| quan ly| cua (?:minh|don vi|dia phuong|co quan)| neu tren|,),? (?:de |tien hanh )?"
)
_TO_PUBLIC = re.compile(
    r"[^;.]{0,80}? (?:cho|toi|den|tren|voi|ra) (?:cac |toan the |moi |phuong tien |co quan |quan chung )*"
    r"(?:bao chi|thong tan|truyen thong|thong tin dai chung|nguoi dan|nhan dan|cong chung|du luan"
    r"|cong thong tin|trang thong tin)(?!\w)"
)
"""`Cung cấp thông tin cho báo chí` tells the public; `cho X` one body alone."""


_ALOUD = re.compile(
    r"[^;.]{0,120}?(?:qua|tren|bang) (?:he thong |cac )?(?:loa|dai truyen thanh|truyen thanh|nhom zalo|zalo|bang tin)(?!\w)"
)
"""`Thông báo giờ thu gom qua loa truyền thanh`."""


def _led(page: Page, draft: Draft, verb: Verb, first: Verb) -> Category:
    """The kind that a verb tells, or what stands behind a verb that tells little (`Tổng hợp dự toán …`)."""
    category = verb.category or Category.OTHER
    if verb.phrase == "cung cap thong tin" and not _TO_PUBLIC.match(page.folded, verb.end, draft.end):
        private = all(opening_noun(fold(one.name), 0, len(one.name)) for one in draft.actors)
        if page.folded.startswith(" dinh ky", verb.end) or (private and page.letter):
            return Category.REPORT
        category = Category.OTHER
    if verb.phrase == "thong bao" and _ALOUD.match(page.folded, verb.end, draft.end):
        return Category.COMMUNICATE
    if verb.phrase == "cap nhat thong tin" and page.folded.startswith(" vao ", verb.end):
        category = Category.OTHER  # into a record, not for the public
    if verb.phrase == "cong khai" and _OPENLY.match(page.folded, verb.end):
        category = Category.OTHER
    if verb.phrase == "tham dinh" and _MONEY.search(page.folded, verb.end, min(draft.end, verb.end + 90)):
        return Category.FUND
    if category is Category.OTHER and verb.phrase in _LED:
        if _MONEY.search(page.folded, verb.end, min(draft.end, verb.end + 90)):
            return Category.FUND
        if verb.phrase == "su dung" and _SOURCE.match(page.folded, verb.end, draft.end):
            return Category.FUND
        if _STAFF.match(page.folded, verb.end, draft.end):
            return Category.STAFF
    if verb.phrase == "ra soat" and _LOOKED_OVER.match(page.folded, verb.end, draft.end):
        return Category.INSPECT
    helps = first.category is Category.COORDINATE or _HELPS.match(page.folded, draft.body, draft.end)
    if category is Category.OTHER and helps and not draft.lead:
        return Category.COORDINATE
    return category


_LOOKED_OVER = re.compile(
    r" (?:(?:toan bo|lai|cac|nhung|tung) )*(?:ban cam ket|cum cong nghiep|khu (?!vuc)|co so|cong trinh|ho chua|chung cu"
    r"|lang nghe|tau (?:thuyen|ca)|diem (?!\d))(?!\w)"
)
"""`Rà soát các cụm công nghiệp, làng nghề`: others and what is theirs are checked; rules and plans of one's own are not."""
_TELLS = ("thong bao", "thong tin", "gui", "sao gui", "cung cap", "nop", "co van ban thong bao", "lap")
_ISSUED = re.compile(r"gui (?:quyet dinh|lenh|thong bao)(?!\w)")
"""What an office issues to a person (`gửi Quyết định hoàn thuế cho người nộp thuế`) is no report."""
_PAPERS = re.compile(
    r"(?:lap,? (?:va )?)?gui (?:cac )?(?:bang ke|thong bao so|thong bao ve|to khai|danh sach|phieu|van ban|bao cao(?! vien))"
)
"""`lập và gửi Bảng kê …`: to whoever asks for it."""
_AT_REQUEST = re.compile(r"[^;.]{0,90}? theo yeu cau cua ")
_HANDED_IN = re.compile(r"nop (?:gap |bao cao |ket qua |danh sach |phieu |ban |day du )*ve ")
"""`nộp về Sở trước ngày …`, not `nộp thuế`."""
_TO = re.compile(r" (?:cho|toi|den|voi|ve) ")
_NO_TELLING = re.compile(r"thong bao(?:,| va) (?!cung cap)|thong (?:bao|tin) (?:cong khai|rong rai|tuyen truyen)")
"""`Thông báo, hướng dẫn các cơ quan …` tells everybody."""
_GIVEN = re.compile(
    r"cung cap(?:,| va| day du| kip thoi| chinh xac| lai| dung han| dinh ky| thuong xuyen| cac)*"
    r" (?:thong tin(?:,| va) (?:so lieu|du lieu)|(?P<told>thong tin|ket luan|bao cao(?! vien)|tinh hinh)"
    r"|so lieu|du lieu|danh sach|ket qua)(?!\w)"
)
"""`Cung cấp số liệu …`: to whoever asks, where no other is named; bare `thông tin` only to a body."""
_REACH = 140
_MORE = re.compile(r"(?: (?:them|ngay|lai|dong thoi))? ?")
"""`gửi thêm Sở Ngoại vụ`."""


def _informs(page: Page, verb: Verb, end: int) -> bool:
    """Whether `thông báo cho X`, `gửi … về X`, `cung cấp số liệu …` tells a body something, rather than the public."""
    if not verb.phrase.startswith(_TELLS):
        return False
    stop = min(end, verb.end + _REACH)
    for mark in (";", ". "):
        at = page.text.find(mark, verb.end, stop)
        stop = at if at >= 0 else stop
    given = _GIVEN.match(page.folded, verb.start, end)
    if verb.phrase.startswith("nop") and _HANDED_IN.match(page.folded, verb.start, end) is None:
        return False
    if _TO_PUBLIC.match(page.folded, verb.end, stop) or _NO_TELLING.match(page.folded, verb.start, end):
        return False
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


def _tells_at_all(page: Page, draft: Draft) -> bool:
    """Whether a clause whose verb the vocabulary lacks is a report, or ends in one to a body."""
    if _REPORTS.match(page.folded, draft.body, draft.end):
        return True
    told = (
        SEND.match(page.folded, match.start(), draft.end) for match in REPORT_VERB.finditer(page.folded, draft.body, draft.end)
    )
    return any(to is not None and bodies_at(page, to.end(), draft.end)[0] for to in told)


def _next_verb(page: Page, at: int, end: int) -> Verb | None:
    joint = _VERB_JOINT.match(page.folded, at, end)
    return duty_words().first_verb(page.text, page.folded, joint.end(), end) if joint else None


_OBJECT = re.compile(
    r"(?:kiem tra|ra soat|tham dinh|tham tra|phe duyet|doi chieu|tiep nhan|xem xet|thong qua(?: cac)?|qua cac|trong cac) $"
)
"""Before a report that is looked at, not given (`kiểm tra báo cáo quyết toán`, `thông qua các báo cáo doanh nghiệp`)."""
_SENT = re.compile(
    r"(?<!\w)(?:y kien|gop y|(?:lap|ra soat) (?:danh sach|bang|bieu|bao cao)|tong hop|thong ke)(?!\w)[^;.]{0,400}?"
    r"[ ,)](?:va )?(?:gui|chuyen) (?:kem )?(?:ve |cho |toi |den )?"
)
"""`có ý kiến tham gia gửi về X`, `lập danh sách …, chuyển X`, `tổng hợp gửi X`: what is sent is a report."""
_ADVISED_REPORT = re.compile(r"(?:tham muu|de xuat|kien nghi)(?: (?:xay dung )?(?:cac )?bao cao(?! vien)|,? (?:va )?gui (?=\w))")
"""`Tham mưu báo cáo …`, `đề xuất gửi X`: what is sent, with nobody to advise."""
_WRITTEN = re.compile(
    r"(?:c(?<!\wc)o|l(?<!\wl)ap|x(?<!\wx)ay dung|h(?<!\wh)oan thien|k(?<!\wk)y) bao cao"
    r"(?! vien| tai chinh| quyet toan)[^;.]{3,200}?,? gui (?:ve |cho |den |toi )?"
)
"""`có báo cáo đánh giá kết quả …, gửi X`, `ký báo cáo tháng gửi X`."""
_RESULT = re.compile(
    r"gui (?<!\wgui )(?:cac )?(?:ket qua|bao cao(?! vien)|danh sach|so lieu|y kien|de xuat)[^;.]{0,200}? (?:ve|cho|den|toi) "
    r"|chuyen (?<!\wchuyen )(?:thong tin|danh sach|so lieu)[^;.]{0,120}? (?:cho|den|toi) "
    r"|trao doi (?:voi |(?:so lieu|danh sach)[^;.]{0,60}? voi )|khai bao (?!hai quan|thue)[^;.]{0,90}?(?:voi|cho) "
)
"""`gửi kết quả giám sát về X`, `chuyển thông tin về vi phạm đến X`, `trao đổi với X số liệu`, `khai báo ngay với X`."""
_PROPOSES = re.compile(r"de xuat|nghien cuu")
"""`Đề xuất, báo cáo X` reports; `tham mưu X báo cáo Y` advises."""


def _or_report(page: Page, draft: Draft, category: Category, first: Verb) -> Category:
    """A duty to send or give a report is a report, whatever verb comes first."""
    if category is Category.ADVISE and _ADVISED_REPORT.match(page.folded, first.start, draft.end):
        return Category.REPORT
    if category in (Category.REPORT, Category.FUND) or (category is Category.ADVISE and not _PROPOSES.search(first.phrase)):
        return category
    for match in REPORT_VERB.finditer(page.folded, first.start, draft.end):
        if _OBJECT.search(page.folded, max(first.start, match.start() - 16), match.start()):
            continue
        if match.start() - first.start < 25 and category not in (Category.STAFF, Category.PLAN):
            return Category.REPORT
        to = SEND.match(page.folded, match.start(), draft.end)
        told = match.group().startswith("bao cao") or category is not Category.PLAN
        if to is not None and told and bodies_at(page, to.end(), draft.end)[0]:
            return Category.REPORT
    if category is not Category.PLAN:
        for pattern in (_RESULT, _WRITTEN):
            for sent in pattern.finditer(page.folded, first.start, draft.end):
                if bodies_at(page, sent.end(), draft.end)[0]:
                    return Category.REPORT
    if category in (Category.OTHER, Category.ADVISE):
        for sent in _SENT.finditer(page.folded, first.start, draft.end):
            if bodies_at(page, sent.end(), draft.end)[0]:
                return Category.REPORT
    return category
