"""What kind of duty a clause gives: by its first telling verb, else by what a neutral verb is about."""

from __future__ import annotations

import re

from ingest.document import Category
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.nouns import opening_noun
from ingest.duties.objects import MONEY, by_object
from ingest.duties.page import Page
from ingest.duties.reports import REPORT_VERB, SEND, TO_PUBLIC, informs, or_report, tells_at_all
from ingest.duties.words import Verb, duty_words
from ingest.folding import fold
from ingest.vocabulary import load

_LINK = re.compile(r"[ ,:)]*(?:(?:trong viec|trong cong tac|de(?! (?:xuat|nghi|cao|ra) )|trong|thuc hien viec|tiep tuc) (?=\w))?")
_LIGHT = frozenset(fold(verb) for verb in load("duty_verbs")["light"])
"""Verbs that the one after them outweighs (`Chỉ đạo, hướng dẫn, đôn đốc, kiểm tra`)."""
_VERB_JOINT = re.compile(r"(?:, | va |, va |/| viec | tot | nghiem | )(?=\w)")


def verb_after(page: Page, at: int, end: int) -> Verb | None:
    after = _LINK.match(page.folded, at, end)
    at = after.end() if after else at
    return duty_words().first_verb(page.text, page.folded, at, end)


STAFFS = re.compile(
    r"(?:(?:chu dong|kip thoi|to chuc|thuc hien|khan truong|khuyen khich|phan dau|tung buoc|tiep tuc|thuong xuyen)(?: |, ))*"
    r"(?:(?:cung co|duy tri)(?:(?:,| va) (?:kien toan|cung co|duy tri|phat trien))* (?:cac |them )?(?:luc luong|quan so(?!,)"
    r"|doi(?! ngu)|to(?! chuc))(?!\w)|(?:phan cong|bo tri|(?:(?:lua )?chon,? )?cu|giao|kien toan"
    r"|huy dong(?! (?:toi da |ngay |moi |cac |toan bo )*luc luong)|bo sung|phan bo|tang cuong(?= can bo| luc luong))"
    r"(?:(?:,| va) (?:phan cong|bo tri|cu|su dung|bo sung))*(?: (?:du|ro|cu the|it nhat|toi da|hop ly))?"
    r" (?:(?:\d+|mot|cac|nhung|tung|them|ty le|nguon) )*"
    r"(?:dong chi|thanh vien|pho (?:bi thu|chu tich|giam doc)|lanh dao|can bo|cong chuc|dau moi|dai dien|bo phan"
    r"|(?:dang|uy|giao|nhan|chuyen|tro giup) vien|vien chuc|e-kip|kip truc|bac si|phong dau moi|phong, ban|to truc"
    r"|nguoi(?! dan| nop)|nhan luc|nhan su|luc luong)(?!\w))"
)
"""`Phân công lãnh đạo phụ trách …`, `cử một cán bộ làm đầu mối`, `bố trí đủ nhân lực`, `củng cố đội dân phòng`."""


ANSWERS = re.compile(r"(?:tu )?chiu trach nhiem (?:toan dien |ca nhan |chinh )?(?:truoc|ve|neu) ")
"""`Chịu trách nhiệm trước pháp luật về nội dung thông tin`: whatever it is about."""


def by_rules(page: Page, draft: Draft) -> Category:
    """The kind of duty by its first telling verb, else by what a neutral verb is about."""
    if STAFFS.match(page.folded, draft.body, draft.end):
        return Category.STAFF
    if ANSWERS.match(page.folded, draft.body, draft.end):
        return Category.OTHER
    if draft.directs:
        return Category.INSPECT if _OVERSEES.match(page.folded, draft.body, draft.end) else Category.OTHER
    verb = draft.verb
    if verb is None:
        if draft.actors and all(_PRESS.match(fold(one.name)) for one in draft.actors):
            return Category.COMMUNICATE
        return Category.REPORT if tells_at_all(page, draft) else Category.OTHER
    if verb.phrase in ("so ket", "tong ket") and _SUMS_UP.match(page.folded, verb.start, draft.end):
        return Category.REPORT
    if verb.phrase in ("gui", "nop") and _NAMED_REPORT.match(page.folded, draft.start, draft.body):
        return Category.REPORT
    if verb.phrase == "can cu" and (later := _behind_ground(page, verb.end, draft.end)) is not None:
        verb = later
    first = verb
    if _drafts_plan(page, draft, verb):
        return or_report(page, draft, Category.PLAN, verb)
    if verb.phrase == "kien nghi" and (called := _called_on(page, draft, verb)) is not None:
        return called
    if verb.phrase == "phan anh" and draft.actors and all(_PRESS.match(fold(one.name)) for one in draft.actors):
        return Category.COMMUNICATE
    if verb.phrase in _PUTS and (into := _INTO_PLAN.match(page.folded, verb.end, draft.end)) is not None:
        return Category.PLAN if into["plan"] else Category.COMMUNICATE if into["school"] else Category.TRAIN
    if verb.phrase in ("lap", "tong hop", "xay dung") and _FUNDS.match(page.folded, verb.end, draft.end):
        return Category.FUND
    if verb.phrase in ("trinh", "tong hop", "lap") and (laid := _laid_before(page, draft, verb)) is not None:
        return laid
    if verb.phrase in ("du thao", "soan thao") and (then := _THEN_LAID.match(page.folded, verb.end, draft.end)) is not None:
        return or_report(page, draft, Category.OTHER, verb) if not bodies_at(page, then.end(), draft.end)[0] else Category.ADVISE
    told = by_object(page, draft, verb) if verb.category is None or verb.phrase == "thanh lap" else None
    if told is not None:
        return told
    if verb.phrase == "giup" and (told := _told_behind(page, draft, verb)) is not None:
        return told
    for _ in range(8):
        if informs(page, draft, verb):
            return Category.REPORT
        light = verb.category is Category.COORDINATE or verb.phrase in _LIGHT
        if not light and verb.category is not None:
            return or_report(page, draft, _led(page, draft, verb, first), first)
        following = _next_verb(page, verb.end, draft.end)
        if following is None:
            break
        verb = following
    if verb.category is Category.COORDINATE:
        return or_report(page, draft, _coordinated(page, draft, verb), first)
    if verb.category is Category.OTHER:
        return or_report(page, draft, _led(page, draft, verb, first), first)
    about = None if _only_with(page, draft, verb) else _about(page, draft, verb.end)
    if about is not None:
        return or_report(page, draft, about, first)
    return Category.COORDINATE if draft.coactors and not draft.lead else Category.OTHER


_IN_WORK = re.compile(r"trong (?:viec|cong tac) $")


def _only_with(page: Page, draft: Draft, verb: Verb) -> bool:
    """`Phối hợp với X trong việc tổ chức …`: nothing else is told."""
    alone = bool(draft.coactors) and not draft.lead
    return alone and _IN_WORK.search(page.folded, max(draft.body, verb.start - 20), verb.start) is not None


_FUNDS = re.compile(
    r" (?:(?:chi tiet|nhu cau|du tru|va|,) )*(?:du toan|kinh phi|von|nhu cau (?:ho tro|von|kinh phi))"
    r"(?! (?:bao cao|ket qua|da|duoc))"
)
"""`lập dự toán chi tiết gửi Sở Tài chính`: money, wherever it goes."""
_NAMED_REPORT = re.compile(r"(?:(?:rieng|doi voi) )?bao cao(?! vien)")
"""`báo cáo quý gửi trước ngày 15`: what is sent stands before the verb."""
_SUMS_UP = re.compile(r"(?:so ket|tong ket)(?: (?:6 thang|ca nam|nam|quy)(?: 20\d\d)?)? gui (?=ve|truoc|cham|cho|den|so|uy ban)")
"""`…; tổng kết năm gửi trước ngày 05/12/2023`."""
_OVERSEES = re.compile(r"chi dao(?:, (?:huong dan|to chuc))*(?:,| va) (?:kiem tra|don doc|giam sat|theo doi)(?!\w)")
"""`Chỉ đạo, hướng dẫn, kiểm tra, đôn đốc Y làm …`"""
_PLANS = (
    r"(?:ke hoach|quy che|chuong trinh|de an|phuong an|chien luoc|quy hoach|du an luat|du thao luat|van ban quy pham phap luat)"
)
_RULES = r"(?:quy (?:trinh|dinh)|huong dan(?! vien)|noi quy|chinh sach)(?! cua)"
_DRAFTS_PLAN = re.compile(
    r"(?:xay dung|soan thao|du thao|lap|ban hanh|ky ban hanh|c(?<!\wc)o)(?:(?:,| va|, va)? (?:ban hanh|trien khai"
    r"|ra soat|cap nhat|to chuc(?: thuc hien| trien khai)?|thuc hien|hoan thien|sua doi|bo sung))*"
    rf"(?:(?:,| va)? trinh [^;.]{{3,90}}? (?:ban hanh|phe duyet))? (?:(?:cac|va|mot so) )*(?:{_PLANS}|{_RULES})(?!\w)"
)
"""`Xây dựng, trình Bộ trưởng ban hành Kế hoạch …`, `xây dựng và tổ chức thực hiện chương trình …`"""


def _drafts_plan(page: Page, draft: Draft, verb: Verb) -> bool:
    drafts = _DRAFTS_PLAN.search(page.folded, draft.body, min(draft.end, verb.start + 120))
    if drafts is None:
        return False
    return drafts.start() <= verb.start or " trinh " in drafts.group() or verb.phrase == "cu the hoa"


_LAID = re.compile(r"(?:tong hop(?P<much>[^;.]{0,60}?)(?:,? va|,)? |lap ho so(?: de nghi)?(?:,? va|,)? )?trinh (?:len )?")


def _laid_before(page: Page, draft: Draft, verb: Verb) -> Category | None:
    """`Trình X ban hành …` advises X; `tổng hợp …, trình X` tells X what was gathered."""
    laid = _LAID.match(page.folded, verb.start, draft.end)
    bodies, end = bodies_at(page, laid.end(), draft.end) if laid is not None else ((), 0)
    if laid is None or not bodies:
        return None
    if page.folded.startswith(" bao cao ", end) and not page.folded.startswith(" bao cao nghien cuu", end):
        return Category.REPORT  # `trình Lãnh đạo Cục báo cáo tổng hợp`
    if MONEY.search(page.folded, laid.end(), min(draft.end, laid.end() + 120)):
        return Category.FUND
    if laid["much"] is None:
        return Category.ADVISE
    return Category.FUND if MONEY.search(laid["much"]) else Category.REPORT


_THEN_LAID = re.compile(r"[^;.]{3,220}?,(?: va)? trinh ")
"""`Dự thảo văn bản của Ủy ban nhân dân tỉnh gửi Bộ …, trình Chủ tịch ký`: advice to whoever signs."""
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
        if match.group() == "bao cao" and REPORT_VERB.match(page.folded, match.start()) is None:
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
    if following is not None and informs(page, draft, following):
        return Category.REPORT
    if following is not None and following.phrase in _LIGHT:
        following = _next_verb(page, following.end, draft.end) or following
    told = following.category if following is not None else None
    return None if told in (Category.OTHER, Category.COORDINATE) else told


_WITH = re.compile(r"(?: (?:chat che|tot))?(?: (?:voi|cung))? ")
_LED = frozenset(fold(verb) for verb in load("duty_verbs")["led"])
_SOURCE = re.compile(
    r" (?:\d+ ?% |mot phan |cac )*(?:nguon (?:thu|von|tiet kiem|tang thu|ngan sach)|so tang thu|tang thu|ngan sach"
    r"|von (?:su nghiep|dau tu|vay|doi ung))(?!\w)"
)
"""`Sử dụng 50% tăng thu ngân sách …`"""
_STAFF = re.compile(r"[a-z ,]{0,24}?(?:nhan luc|nhan su|bien che|kien toan)(?!\w)")


_HELPS = re.compile(r"(?:tiep tuc |tang cuong |chu dong |tich cuc |kip thoi |thuc hien )*phoi (?:ket )?hop(?!\w)")


def _behind_ground(page: Page, at: int, end: int) -> Verb | None:
    """The verb after `Căn cứ Kế hoạch này`."""
    ground = _GROUND.match(page.folded, at, end) or _THEN_DRAFTS.match(page.folded, at, end)
    return duty_words().first_verb(page.text, page.folded, ground.end(), end) if ground else None


_GROUND = re.compile(
    r" (?:ke hoach|chi thi|cong van|van ban|cong dien|quyet dinh|nghi quyet|noi dung|tinh hinh|chuc nang|dieu kien|nhiem vu)"
    r"[^;.]{0,80}?(?: nay| duoc giao| thuc te| quan ly| cua (?:minh|don vi|dia phuong|co quan)| neu tren|,),? (?:de |tien hanh )?"
)
_THEN_DRAFTS = re.compile(r"[^;.]{5,300}?, (?:khan truong |chu dong |kip thoi )*(?=(?:xay dung|ban hanh) )")
"""`Căn cứ Kế hoạch 178 và hướng dẫn …, khẩn trương xây dựng kế hoạch …`"""
_INTO_PLAN = re.compile(
    r"[^;.]{0,120}? vao (?:noi dung |cac )*(?:(?P<plan>ke hoach"
    r"|chuong trinh (?!giang day|ngoai khoa|dao tao|boi duong|hoc|chinh khoa))"
    r"|(?P<school>chuong trinh (?:hoc|chinh khoa)|(?:cac )?(?:(?:gio|tiet) hoc|(?:gio |tiet |buoi |noi dung )?sinh hoat"
    r"|hoat dong (?:ngoai khoa|trai nghiem|giao duc)|phong trao|cuoc van dong))"
    r"|chuong trinh (?:giang day|ngoai khoa|dao tao|boi duong)|(?:cac )?(?:lop|bai giang))(?!\w)"
)
"""`Đưa nội dung này vào kế hoạch kiểm tra` plans; `lồng ghép … vào chương trình giảng dạy` trains, `… vào tiết học` tells."""
_PRESS = re.compile(r"(?:cac )?(?:bao|dai (?:phat thanh|truyen)|tap chi|cong thong tin|co quan (?:bao chi|thong tan))(?!\w)")
"""Who tells the public, whatever verb is used (`Báo An Giang phản ánh kết quả xử lý`)."""
_PUTS = ("dua", "long ghep", "cu the hoa", "bo sung")
_ALOUD = re.compile(
    r"[^;.]{0,120}?(?:qua|tren|bang) (?:he thong |cac )?(?:loa|dai truyen thanh|truyen thanh|nhom zalo|zalo|bang tin)(?!\w)"
)
"""`Thông báo giờ thu gom qua loa truyền thanh`."""


def _called_on(page: Page, draft: Draft, verb: Verb) -> Category | None:
    """`Kiến nghị Ủy ban nhân dân tỉnh thu hồi giấy phép` tells a body what it should do, without an act what is wanted."""
    to = SEND.match(page.folded, verb.start, draft.end)
    bodies, end = bodies_at(page, to.end(), draft.end) if to is not None else ((), 0)
    if not bodies:
        return None
    return Category.ADVISE if verb_after(page, end, draft.end) is not None else Category.REPORT


def _led(page: Page, draft: Draft, verb: Verb, first: Verb) -> Category:
    """The kind that a verb tells, or what stands behind a verb that tells little (`Tổng hợp dự toán …`)."""
    category = verb.category or Category.OTHER
    if (told := by_object(page, draft, verb)) is not None:
        return told
    if verb.phrase == "cung cap thong tin" and not TO_PUBLIC.match(page.folded, verb.end, draft.end):
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
    if verb.phrase == "tham dinh" and MONEY.search(page.folded, verb.end, min(draft.end, verb.end + 90)):
        return Category.FUND
    if category is Category.OTHER and verb.phrase in _LED:
        if MONEY.search(page.folded, verb.end, min(draft.end, verb.end + 90)):
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


def _next_verb(page: Page, at: int, end: int) -> Verb | None:
    joint = _VERB_JOINT.match(page.folded, at, end)
    return duty_words().first_verb(page.text, page.folded, joint.end(), end) if joint else None
