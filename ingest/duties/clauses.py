"""Clauses of a provision, and where in each a duty begins: who is handed it and by which words."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.name_tails import one_more, with_tail
from ingest.duties.nouns import nouns_at
from ingest.duties.page import Page
from ingest.duties.stand_ins import resolve
from ingest.duties.told_apart import MODAL
from ingest.duties.unlisted_times import past_time_words
from ingest.duties.words import Verb, duty_words
from ingest.folding import LOWER, fold
from ingest.record import record

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
_ASIDE = re.compile(
    r"(?:dinh ky|ngay(?= trong )|rieng(?= (?:trong |thang |quy |nam ))"
    r"|(?:toi thieu|it nhat)(?= moi )|sau do|thay vao do|ngoai ra|dong thoi|ben canh do|dac biet|mat khac"
    r"|truoc mat|tai cong van nay|do do|vi vay),? "
)
_WITHIN = re.compile(
    r"(?:theo|can cu|trong pham vi|trong)(?: (?:chuc nang|nhiem vu|quyen han|tham quyen|linh vuc|pham vi)(?:,| va)?){1,4}"
    r"(?:(?: (?:quan ly|phu trach))?(?: (?:cua (?:minh|don vi|nganh)|duoc (?:giao|phan cong)))+|(?<=pham vi) quan ly) "
)
"""`Theo chức năng, nhiệm vụ của mình tăng thời lượng …`, `Trong phạm vi quản lý rà soát …`: no comma stands before the act."""
_ALONE = re.compile(
    r"(?:rieng|trong do),? (?=\w)|(?:(?:trach nhiem|nhiem vu) (?:cu the )?(?:cua|doi voi)|ve phia) (?=[^:;.\n]{4,90}: ?\w)"
)
"""`riêng Sở Y tế báo cáo …`, `riêng báo cáo năm gửi …`, `Trách nhiệm của Sở Công Thương: rà soát …`"""
_THEN = re.compile(
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
_SAYS = re.compile(
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|quy dinh|quy che)(?: nay)? (?:cung )?(?:neu ro|quy dinh(?: ro)?"
    r"|yeu cau ro|chi ro)(?: rang)?,? (?=[^\W\d_])"
)
"""`Nghị quyết nêu rõ, …`: what a document says of itself."""
_GAP = re.compile(rf"(?:[\s,:]|\.(?= [{LOWER}]))*(?:thì )?(?:\([^()\n]{{3,40}}\)[\s,:]*)?")
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


def skip_prefix(page: Page, at: int, end: int) -> int:
    """Where the main clause begins after openings like `Căn cứ …,`, `Định kỳ quý, 6 tháng`, `Về mã số thuế:`."""
    for _ in range(5):
        timing = page.timing_at(at)
        if timing is not None:
            if page.folded.startswith("bao cao ", at) and _is_all(page, timing.span.end, end):
                return at
            at = _GAP.match(page.text, timing.span.end, end).end()  # type: ignore[union-attr]
            if page.text.startswith("và ", at) and page.timing_at(at + 3):
                at += 3
            continue
        every = _EVERY.match(page.folded, at, end) if page.folded.startswith(_ALL, at, end) else None
        if every is not None:
            return every.end()
        past = _past_time_or_case(page, at, end)
        if past is not None:
            at = past
            continue
        aside = _ASIDE.match(page.folded, at, end)
        if aside is not None and page.timing_at(aside.end()):
            at = aside.end()
            continue
        if aside is not None and duty_words().first_verb(page.text, page.folded, aside.end(), end):
            if not page.folded.startswith("huong ung ", aside.end()):
                return aside.end()
            at = aside.end()
            continue
        within = _WITHIN.match(page.folded, at, end)
        if within is not None and duty_words().first_verb(page.text, page.folded, within.end(), end) is not None:
            return within.end()
        alone = _ALONE.match(page.folded, at, end)
        if alone is not None and (
            duty_words().first_verb(page.text, page.folded, alone.end(), end) or bodies_at(page, alone.end(), end)[0]
        ):
            return alone.end()
        opening = None if _NO_PREFIX.match(page.text, at, end) else _PREFIX.match(_quiet(page.folded), at, end)
        opening = opening or aside or _SAYS.match(page.folded, at, end)
        if opening is None or opening.end() >= end:
            return at
        if duty_words().verb_at(page.text, page.folded, at, end) and not _opens(page, at, opening.end(), end):
            return at
        of_things = page.folded.startswith("doi voi ", at)
        at = _past_lists(page, opening.end(), end)
        at = _past_things(page, at, end) if of_things else at
    return at


@lru_cache(maxsize=1)
def _quiet(folded: str) -> str:
    """The text without the commas within brackets, which end no opening (`Đối với bản Dộ (xã Trọng Hóa, huyện Minh Hóa), …`)."""
    return _BRACKETED.sub(lambda aside: aside.group().replace(",", " "), folded) if "(" in folded else folded


_BRACKETED = re.compile(r"\([^()\n]{3,160}\)")


def _past_week(page: Page, at: int, end: int) -> int | None:
    weekly = _WEEKLY.match(page.folded, at, end) if page.folded.startswith(_WEEK, at, end) else None
    return weekly.end() if weekly is not None else None


def _past_time_or_case(page: Page, at: int, end: int) -> int | None:
    """Where a rhythm of the week or a case with its `thì` ends that begins at `at`."""
    weekly = _past_week(page, at, end)
    if weekly is not None:
        return weekly
    bare = _CASE_OF.match(page.folded, at, end)
    if bare is not None:
        return bare.end()
    then = _THEN.match(page.folded, at, end) if page.folded.find(" thi ", at, end) >= 0 else None
    if then is not None and page.text.startswith(" thì ", then.end() - 5):
        return then.end()
    return past_time_words(page, at, end)


def _is_all(page: Page, at: int, end: int) -> bool:
    """Whether nothing to do stands behind a timing that names its report (`Báo cáo 6 tháng trước ngày 10/6, …`)."""
    after = _GAP.match(page.text, at, end)
    at = after.end() if after is not None else at
    return duty_words().first_verb(page.text, page.folded, at, end) is None and not bodies_at(page, at, end)[0]


_FURTHER = re.compile(r"[^:;.]{2,90}?, ")
_IN_LIST = re.compile(
    r"(?:chuc nang|nhiem vu), (?=nhiem vu|quyen han)"
    r"|(?:thanh tra|kiem tra|giam sat|kiem toan), (?=thanh tra|kiem tra|giam sat|kiem toan|xu ly)"
    r"|(?:co quan|don vi|so|ban|nganh|to chuc|tinh|huyen|bo), (?=don vi|dia phuong|ban|nganh|to chuc|ca nhan|thanh pho|thi xa"
    r"|huyen|co quan)"
)
"""A comma between the members of a list."""


def _past_lists(page: Page, at: int, end: int) -> int:
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


def _past_things(page: Page, at: int, end: int) -> int:
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


def _opens(page: Page, at: int, after: int, end: int) -> bool:
    """Whether words that could be a verb (`Căn cứ Kế hoạch này, xây dựng …`) are rather an opening before another verb."""
    if page.folded.startswith(("can cu", "thuc hien", "thong qua", "tren co so", "huong ung"), at):
        if _THEN.match(page.folded, after, end):
            return True
        after = _past_lists(page, after, end)
        if (timing := page.timing_at(after)) is not None:  # `Căn cứ nhiệm vụ được giao, hằng năm các sở lập dự toán …`
            after = _GAP.match(page.text, timing.span.end, end).end()  # type: ignore[union-attr]
        return duty_words().first_verb(page.text, page.folded, after, end) is not None or explicit(page, after, end) is not None
    return False


_ASKED = ("de nghi", "moi")
BRACKET = re.compile(r" ?\([^()\n]{0,200}\)")
_BETWEEN = re.compile(
    r"(?: ?,? theo nhiem vu (?:duoc giao|duoc phan cong|cua minh|cua don vi),?(?= ))|"
    r"(?: ?,? (?:theo|can cu|tren co so|voi|bang)(?: vao)? chuc nang(?:,? (?:va )?nhiem vu)?(?:,? (?:va )?(?:quyen han"
    r"|tham quyen|linh vuc|pham vi))?(?: quan ly)?"
    r"(?: duoc giao| cua minh| cua [^,;.:]{3,30}?)?,?(?= ))|"
    r"(?: ?,? trong pham vi (?:nhiem vu|chuc nang|quyen han|trach nhiem)(?:(?:,| va) (?:nhiem vu|quyen han|trach nhiem))*"
    r"(?: (?:cua minh|duoc giao|quan ly|theo quy dinh(?: cua phap luat)?"
    r"|cua (?:don vi|co quan|nganh|dia phuong)(?: minh)?))*,?(?= ))|"
    r"(?:,? (?:sau khi|khi|truoc khi|neu) [^;.:]{5,160}? thi(?= ))|"
    r"(?:,? ngoai (?:cac |nhung )?(?:nhiem vu|noi dung)(?: (?:neu |noi )?tren)?,? con(?= ))|"
    r"(?: (?:con |co |gap |phat sinh )+(?:kho khan|vuong mac)(?:,? (?:kho khan|vuong mac|bat cap|phat sinh))*[^,;.:]{0,60}?"
    r"(?:,? thi(?= )|,(?= )|(?= (?:thi |phai |kip thoi |de nghi )*(?:bao cao|phan anh|lien he)(?!\w))))|"
    r"(?: ?[,:] (?:can cu|theo|tren co so|trong pham vi|bang|khi|ngoai|voi|truoc|tu)(?!\w)[^,;.:]{0,120},)"
    r"|(?: (?:can cu|theo|tren co so|trong pham vi)"
    r" (?:chuc nang|nhiem vu|tham quyen|quy dinh|quyen han)"
    r"(?:(?! (?:duoc giao|cua minh) (?!tai|trong|theo|o |va |cua |doi voi)[a-z])[^;.:]){0,80}?"
    r"(?:,(?= )|(?= (?:co|chiu) trach nhiem ))"
    r"|(?: trong pham vi[^;.:]{0,80}?(?= (?:co|chiu) trach nhiem )))|(?: voi (?:chuc nang|tu cach"
    r"|vai tro)(?:, nhiem vu)?(?: cua minh| duoc giao| cua [^,;.:]{3,40}?)?(?=,? ))"
)


@record
class Grip:
    """What stands after the bodies: where the action begins, its verb, and whether a word like `có trách nhiệm` stands there."""

    body: int
    verb: Verb | None
    strong: bool
    modality: Modality | None


def grip(page: Page, at: int, end: int) -> Grip | None:
    """The action after the bodies that end at `at`; None where none follows."""
    vocabulary = duty_words()
    strong = False
    modality = None
    before: int | None = None
    for _ in range(4):
        bracket = BRACKET.match(page.text, at, end)
        if bracket is not None:
            at = bracket.end()
        modal = MODAL.match(page.folded, at, end)
        if modal is not None:
            strong = strong or bool(modal["must"])
            if modal["must"] and modal["must"].endswith(_ASKED):
                modality = Modality.REQUEST
            if modal["may"]:
                charged = not page.normative and page.folded.startswith((" giao ", " giao:", " giao,", " phan cong"), modal.end())
                modality = modality if charged else Modality.PERMISSION
            elif modal["not"]:
                modality = Modality.PROHIBITION
            at = modal.end()
            continue
        between = _BETWEEN.match(page.folded, at, end)
        aside = page.text.startswith(", ", at)
        timing = page.timing_at(at + 1 + aside) if aside or page.text.startswith(" ", at) else None
        if timing is not None and timing.span.end < end and (not aside or page.text[timing.span.end] == ","):
            at = timing.span.end
        elif between is not None:
            before = at
            at = _past_lists(page, between.end() + 1, end) - 1 if page.text.startswith(",", between.end() - 1) else between.end()
        elif (week := _past_week(page, at + 1, end)) is not None and page.text.startswith(" ", at):
            at = week - 1
        else:
            break
    named_before = page.text.startswith(": ", at)
    body = _GAP.match(page.text, at, end).end()  # type: ignore[union-attr]
    if named_before:
        body = skip_prefix(page, body, end)
    verb = vocabulary.first_verb(page.text, page.folded, body, end)
    if verb is None and before is not None:  # `: Căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, đơn vị`
        again = _GAP.match(page.text, before, end).end()  # type: ignore[union-attr]
        verb = vocabulary.first_verb(page.text, page.folded, again, end)
        body = again if verb is not None else body
    if verb is None and not strong and not (modality is Modality.PROHIBITION and page.text.startswith(_LETS, body)):
        return None
    strong = strong or page.folded.startswith(("chu tri", "phoi hop", "khan truong", "tiep tuc", "chu dong", "tap trung"), body)
    return Grip(body, verb, strong, modality)


_LETS = ("cho phép ", "để ", "cho ")
"""`Các trường không cho phép đưa vào căn tin …`: what is not to be let happen, whatever its verb."""


def explicit(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], ActorFrom, Grip] | None:
    """The bodies named at `at` with the action after them."""
    parties, after = bodies_at(page, at, end)
    if not parties:
        return None
    parties, after = with_tail(page, at, parties, after, end)
    held = grip(page, after, end)
    if held is None and (more := one_more(page, parties, after, end) or _one_other(page, parties, after, end)) is not None:
        parties, after = more
        held = grip(page, after, end)
    if held is None:
        return None
    resolved, replaced = resolve(page, parties)
    return resolved, ActorFrom.ANAPHORA if replaced else ActorFrom.EXPLICIT, held


_OTHER = re.compile(r"(?:,? và |, )(?=(?:các )?(?:chủ|nhà thầu|doanh nghiệp|hộ|hợp tác xã|trường|thôn|bản|khu phố)(?!\w))")


def _one_other(page: Page, parties: tuple[Party, ...], after: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """The bodies with others than bodies at the end of their list (`UBND các xã, phường, chủ rừng báo cáo …`)."""
    joint = _OTHER.match(page.text, after, end) if page.directs and not page.normative else None
    others, last = nouns_at(page, joint.end(), end) if joint is not None else ((), after)
    return ((*parties, *others), last) if others else None


_WHOEVER = re.compile(r"(?:cac )?(?:cap|co quan|nguoi)(?: nha nuoc)? co tham quyen$")


def is_competence(parties: tuple[Party, ...], verb: Verb | None) -> bool:
    """Whether nothing is told but who decides, whoever that may be (`… do cấp có thẩm quyền quyết định`)."""
    return verb is not None and verb.phrase == "quyet dinh" and all(_WHOEVER.match(fold(one.name)) for one in parties)
