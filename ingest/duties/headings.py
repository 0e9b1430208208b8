"""Headings that are nothing but the bodies that must do what stands below them."""

from __future__ import annotations

import re

from ingest.bodies.words import words
from ingest.document import Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.nouns import apart, named_until, names_act, opener_at
from ingest.duties.page import Page, duty_name, party
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER
from ingest.readings import span_of

_HEADING_LEAD = re.compile(
    r"(?:(?:trach nhiem|nhiem vu|nghia vu|cong viec)(?:,?(?: va)? (?!(?:cua|theo|quy|do|duoc|sau|va)(?!\w))[a-z]+){1,6}? cua"
    r"|(?:trach nhiem|nhiem vu)(?: cu the)? doi voi"
    r"|(?P<right>quyen han) cua|(?:nhiem vu(?:,| va) )?quyen han(?: cua)?"
    r"|nhom nhiem vu cua"
    r"|trach nhiem(?: thuc hien| thi hanh| to chuc thuc hien)?(?: cua)?|nhiem vu(?: cua)?|(?:rieng )?doi voi|rieng|ve phia|tai|o"
    r"|(?P<hand>kinh de nghi|de nghi|yeu cau|giao(?: nhiem vu| trach nhiem)?(?: cho)?"
    r"|phan cong(?: nhiem vu)?(?: cho)?)(?: dong chi)?(?: doi voi)?)(?: ?: ?| )"
)
_CHARGE = re.compile(r",? (?:co trach nhiem|co nhiem vu|chiu trach nhiem)[ .:;,]*$")
_PARTS = re.compile(rf"; |, (?=(?:các |Các )?[{UPPER}])| và (?=(?:các )?[{UPPER}])")
_GOES_ON = re.compile(r"(?:[,;]| và| -) ?(?=[\w(])|(?: thuộc| trực thuộc| tại| của| trên)? (?=[A-ZĐ])")
_UNION = re.compile(
    r"(?P<name>Tổ chức (?:(?:Đoàn|Đội|Đảng)(?=[ .:;]*$| trong )|(?:Đoàn (?:Thanh niên|TNCS|trường)|Công đoàn|Đội Thiếu niên"
    r"|Đảng Cộng sản|Hội (?:Liên hiệp|Nông dân|Phụ nữ|Cựu chiến binh|Chữ thập đỏ))(?!\w))[^,;:.()\n]{0,50}?)[ .:;]*$"
)
"""`Tổ chức Đoàn Thanh niên Cộng sản Hồ Chí Minh`: an organisation, nothing that is held."""
_ASIDE = re.compile(
    r",? (?:can cu|tren co so|theo|trong (?:pham vi|thoi han|vong)|dinh ky|hang (?:thang|quy|nam)|khi|de"
    r"|la (?:co quan|don vi|dau moi))(?!\w)"
)
"""` căn cứ kế hoạch hằng năm có trách nhiệm`, ` là cơ quan thường trực, có trách nhiệm`: no part of the name before it."""
_HEADING_TAIL = re.compile(
    r"(?: \([^()\n]*\))?(?:,? (?:trong pham vi|theo|can cu)(?:(?:,| va)? (?:chuc nang|nhiem vu|quyen han|tham quyen"
    r"|duoc (?:giao|phan cong)|linh vuc(?: quan ly)?|cua (?:minh|nganh|don vi)|quan ly|phu trach))+)?"
    r"(?:,? (?:trong|truoc) (?:ngay|thang|quy|nam) [\d/iv]+(?: nam \d{4}| thang \d{1,2} nam \d{4})?)?"
    r"(?: (?:phai|co trach nhiem|co nhiem vu|co tham quyen|chiu trach nhiem|can|thuc hien|chu tri|tiep tuc|quan tam)"
    r"|,? kinh de nghi|, (?:de nghi|yeu cau)|(?P<asks> (?:de nghi|yeu cau)))?[ .:;,–-]*$"
)
"""Behind a comma a body is asked (`Sở Nội vụ, đề nghị:`); without one, and without `Đối với` before it, it asks others."""


def heading_bodies(page: Page, start: int, end: int) -> tuple[tuple[Party, ...], Modality | None] | None:
    """The bodies of a heading that is nothing but bodies (`6. Đề nghị Ban Tuyên giáo Thị ủy`), with its modality if told."""
    if page.text.startswith(")", end - 1) and (who := _PERSONAL.search(page.text[start:end])) is not None:
        end = start + who.start()
    if (semicolon := page.text.find("; ", start, end)) >= 0:
        first, others = heading_bodies(page, start, semicolon), heading_bodies(page, semicolon + 2, end)
        if first is not None and others is not None:
            return (*first[0], *others[0]), first[1]
    lead = _HEADING_LEAD.match(page.folded, start, end)
    at = lead.end() if lead else start
    modality = None
    if lead is not None and lead["right"]:
        modality = Modality.PERMISSION
    elif lead is not None and lead["hand"]:
        modality = Modality.REQUEST if "de nghi" in lead["hand"] else Modality.OBLIGATION
    if (union := _UNION.match(page.text, at, end)) is not None:
        return (party(page, at, union.end("name")),), modality
    parties, done = bodies_at(page, at, end)
    if names_act(page, at, end):
        return None
    asks_whom = lead is not None and lead["hand"] is not None and not page.text[start:end].isupper()
    asked = _ASKED_NAME.fullmatch(page.text, at, end) if asks_whom else None
    if not parties:
        named = _listed(page, at, asked.end("name")) if asked is not None else _others_asked(page, at, end, modality)
        return (named, modality) if named else None
    if lead is None and _hands_on(page, done, end):
        return heading_bodies(page, done + 1, end)
    charge = _CHARGE.search(page.folded, at, end)
    if charge is not None and charge.start() > done:
        aside = _ASIDE.search(page.folded, done, charge.start())
        if aside is not None:
            return parties, modality
        parts = [part.strip() for part in _PARTS.split(page.text[at : charge.start()]) if part.strip()]
        return tuple(Party(duty_name(page, part), span_of(page.original, at, charge.start())) for part in parts), modality
    if (tail := _HEADING_TAIL.match(page.folded, done, end)) is not None:
        return None if tail["asks"] and lead is None else (parties, modality)
    of_many = page.folded.startswith("cac ", at) or " cac " in page.folded[at:done]
    asks = (lead is not None and lead["hand"]) or page.order or (of_many and page.text.endswith((":", ": "), at, end))
    which = _WHICH.match(page.text, done, end) if asks else None
    if (which := which or _GIVEN.match(page.text, done, end) or _SOME.match(page.text, done, end)) is not None:
        return (*parties[:-1], party(page, parties[-1].span.start, which.end("which"))), modality
    if len(begun := _each_begun(page, at, end)) > 1:
        return begun, modality
    rest = page.text[done:end]
    if len(rest) <= 90 and _GOES_ON.match(rest) and ":" not in rest.rstrip(" :.") and not _has_verb(page, done, end):
        several = apart(page, at, page.words_end(at, end, " .:;"))
        return several if len(several) > 1 else _listed(page, at, end), modality
    if asked is not None and (rest[0] != " " or not _has_verb(page, done, end)):
        named = _listed(page, at, asked.end("name"))
    else:
        named = _others_asked(page, at, end, modality)
    return (named, modality) if named else None


def _others_asked(page: Page, at: int, end: int, modality: Modality | None) -> tuple[Party, ...]:
    """The private actors that a heading asks (`Yêu cầu các nhà máy đường trên địa bàn tỉnh:`); none where it asks nobody."""
    if modality is None:
        return ()
    stop = page.words_end(at, end, " :")
    opener = opener_at(page, at, stop)
    told = page.text[at : at + 3].islower() and opener and not _has_verb(page, opener, stop)
    return named_until(page, at, stop) if told else ()


_WHICH = re.compile(
    r"(?P<which> (?:(?:đã|chưa|đang|không|vùng|khu vực|thuộc diện) "
    r"|có (?!trách nhiệm|nhiệm vụ|báo cáo|văn bản|ý kiến|kế hoạch|biện pháp|thể )|nơi |nằm |ven |dọc "
    r"|chịu (?!trách))[^,;:.()\n]{2,60})(?: \([^()\n]*\))?(?:\s*:\s*$|$)"
)
"""What tells which of several bodies (`Giao UBND các địa phương có dự án đi qua:`), in an order also where none is asked."""
_GIVEN = re.compile(
    r"(?P<which> (?:được (?:giao|phân công)|quản lý (?:nhà nước|chuyên ngành))(?! nhiệm vụ:)[^;:.()\n]{3,120}?)"
    r"(?: \([^()\n]*\))?[ .:]*$"
)
"""`4. Các cơ quan, tổ chức được giao quản lý, sử dụng hoặc khai thác tài sản kết cấu hạ tầng`."""
_SOME = re.compile(r"(?P<which> (?:trực thuộc|(?:có )?liên quan|còn lại|nêu trên))[ .:;]*$")
"""`II. Đối với các Chi cục Hải quan trực thuộc`."""
_ASKED_NAME = re.compile(
    rf"(?P<name>[{UPPER}][^:;\n]{{4,110}}?)"
    r"(?: (?:thực hiện|tổ chức thực hiện|triển khai|chủ trì|tập trung|chỉ đạo|tiếp tục|có trách nhiệm)(?= )[^:;\n]{0,160})?[ .:]*"
)
"""A name that the vocabulary lacks, in a heading that asks (`6. Đề nghị Ban Trị sự Giáo hội Phật giáo huyện`)."""


def _listed(page: Page, at: int, end: int) -> tuple[Party, ...]:
    """The names of a heading's list, known to the vocabulary or not."""
    whole = span_of(page.original, at, end)
    parts = _PARTS.split(page.text[at:end].strip(" .:;"))
    return tuple(Party(duty_name(page, part.strip()), whole) for part in parts if part.strip())


_TRAILING = re.compile(r"(?: \([^()\n]*\))?[ .:;]*$")


def _each_begun(page: Page, at: int, end: int) -> tuple[Party, ...]:
    """The parts of a heading's list of which each begins with the name of a body and does nothing, whatever tells more of it
    (`Viện trưởng Viện Huyết học - Truyền máu Trung ương, Giám đốc các bệnh viện có trung tâm truyền máu`)."""
    stop = _TRAILING.search(page.text, at, end).start()  # type: ignore[union-attr]
    found: list[Party] = []
    while at < stop:
        joint = _PARTS.search(page.text, at, stop)
        part = joint.start() if joint is not None else stop
        name = words().read(page.text, at, part)
        if name is None or name.rule == "head-alone" or _TELLS.search(page.text, at, part):
            return ()
        if name.end < part and duty_words().first_verb(page.text, page.folded, name.end + 1, part) is not None:
            return ()
        found.append(party(page, at, part))
        at = joint.end() if joint is not None else stop
    return tuple(found)


_TELLS = re.compile(r"[:.]| (?:là|phải|cần|sẽ|đã|để|nhằm|theo|thì|chủ trì|phối hợp|báo cáo) ")


def _hands_on(page: Page, done: int, end: int) -> bool:
    """Whether a body is followed by what it asks of others (`HĐND tỉnh yêu cầu UBND tỉnh:`): it is not the one who acts."""
    lead = _HEADING_LEAD.match(page.folded, done + 1, end) if page.text[done : done + 1] == " " else None
    return lead is not None and lead["hand"] is not None and bool(bodies_at(page, lead.end(), end)[0])


def _directs(page: Page, done: int, end: int) -> bool:
    """Whether a body is told to direct another, or sends it what is listed (`Tổng cục Chính trị chỉ đạo Cục Chính sách - Xã
    hội:`, `Bảo hiểm xã hội huyện gửi Bảo hiểm xã hội tỉnh:`)."""
    lead = _LEADS.match(page.folded, done, end)
    return lead is not None and bool(bodies_at(page, lead.end(), end)[0])


_LEADS = re.compile(r" (?:chi dao|(?:gui )?bao cao(?: ve)?|gui(?: ve)?) ")


def _has_verb(page: Page, start: int, end: int) -> bool:
    at = start
    while 0 <= at < end:
        if duty_words().verb_at(page.text, page.folded, at, end):
            return True
        at = page.text.find(" ", at, end) + 1 or end
    return False


_HANDS = re.compile(
    r"(?:\W|[ivx]+\. )*(?:to chuc thuc hien|to chuc trien khai|phan cong (?:thuc hien|nhiem vu|trach nhiem)|giao nhiem vu"
    r"|trach nhiem (?:thuc hien|to chuc|cua cac|cua)|nhiem vu cua)(?!\w)"
)
_TOPIC = re.compile(
    r"(?:kinh phi|che do|thoi (?:gian|han)|cong tac|noi dung|giai phap|nguon|ke hoach|dinh ky|trong|viec|ve|can cu|tien do"
    r"|lo trinh|yeu cau|muc (?:dich|tieu)|phuong|hinh thuc|doi tuong|khen|to chuc (?:thuc hien|trien khai)|giai doan|nam"
    r"|quy [iv1-4]|hang|nhiem vu|pham vi|hieu luc|trach nhiem|tren day|qua trinh|neu|khi|truong hop|de|doi voi|thong tin|mot so"
    r"|cac (?:noi dung|buoc|nhiem vu|giai phap|hoat dong)|buoc|dieu khoan|che tai|so ket|tong ket|bao cao|kiem tra|ghi chu"
    r"|co che|nguyen tac|quy (?:trinh|che)|bien phap|du kien|ket qua|san pham|thanh phan|dia diem|tieu chi|chi (?:tieu|phi)"
    r"|dieu kien|cach thuc|moc|danh muc)(?!\w)"
)
_LONGEST_NAME = 130
_NO_NAME = re.compile(r" (?:là|phải|cần|được(?! (?:phân công|giao))|sẽ|đã|để|nhằm|theo|thì) ")


def hands_out(page: Page, start: int, end: int) -> bool:
    """Whether a heading says that those below it are bodies (`V. TỔ CHỨC THỰC HIỆN`)."""
    return end - start < _LONGEST_NAME and _HANDS.match(page.folded, start, end) is not None


_PERSON = re.compile(
    r"(?:Thầy|Cô|Ông|Bà|Đồng chí|Đ/c|Cán bộ|Giáo viên|Công chức|Tổ(?! chức)|Đội|Bộ phận|Ban(?! hành)|Đoàn(?! thể)"
    r"|Hội(?! nghị| thảo)|Chi đoàn|Công đoàn|Trưởng|Phó|Bí thư|Kế toán|Văn thư)(?= [^:\n]{2,90}(?<! sau):)"
)


_TOLD = 40
"""Letters from which words behind a person's name are a task, also where the vocabulary lacks their verb."""
_TASK = re.compile(rf"[{UPPER}][{LOWER}]+ [{LOWER}]+ ")


def names_person(page: Page, start: int, end: int) -> bool:
    """Whether an item begins with a person or a small unit and a colon (`Thầy Hiệu trưởng Lê Thanh Cường: …`)."""
    if _PERSON.match(page.text, start, end) is None:
        return False
    after = page.text.find(":", start, end) + 1
    rest = len(page.text[after:end]) - len(page.text[after:end].lstrip())
    at = after + rest
    if at >= end or duty_words().first_verb(page.text, page.folded, at, end) is not None:
        return True
    return end - at > _TOLD and _TASK.match(page.text, at, end) is not None


_WHO = r"(?:[Đđ]ồng chí|[Đđ]/c|ông|bà|thầy|cô) [^()\n]{2,120}"
ASIDE = re.compile(rf"(?<=\w) ?\((?:(?!Phòng |Ban |Sở |Vụ |Cục )[^()\n]{{2,40}}|{_WHO})\)$")
"""What a heading tells besides its name (`Trưởng các khu vực (21 khu vực)`)."""
_PERSONAL = re.compile(rf" \({_WHO}\)[ .:;]*\Z")
"""`Đối với Ban Giám hiệu (đồng chí Nguyễn Minh Trí – Phó Hiệu trưởng được phân công phụ trách)`."""


_WORKS_WITH = (" phoi hop ", " chu tri", " chu dong ")
"""What a body does before a colon within its task (`Sở Tài chính phối hợp với các sở, ngành liên quan: Y tế, Nội vụ …`)."""


def unknown_bodies(page: Page, start: int, end: int, listed: bool = False) -> tuple[tuple[Party, ...], int] | None:
    """The bodies that a heading or the words before its colon name without the vocabulary's help (`4. Đồn Biên phòng Cửa
    Tùng: …`), and where that name ends. Where those beside it are `listed` bodies, a class goes on to its end (`2. Các chủ đầu
    tư xây dựng hạ tầng kỹ thuật CCN`)."""
    colon = page.text.find(":", start, min(end, start + _LONGEST_NAME))
    stop = colon if colon >= 0 else end
    name = page.text[start:stop].rstrip(" .:;").removesuffix(" phải")
    if not 4 < len(name) < _LONGEST_NAME or not name[0].isupper() or "." in name or ";" in name:
        return None
    aside = ASIDE.search(name) if name[-1] == ")" else None
    name = name[: aside.start()] if aside is not None else name
    stop = start + len(name)
    if _TOPIC.match(page.folded, start, stop) or _NO_NAME.search(name) or " này " in name:
        return None
    if duty_words().verb_at(page.text, page.folded, start, stop) or bodies_at(page, start, stop)[1] == stop:
        return None
    parties, after = bodies_at(page, start, stop)
    if parties and (_hands_on(page, after, stop) or _directs(page, after, stop) or page.folded.startswith(_WORKS_WITH, after)):
        return None
    whole = listed and name.startswith("Các ") and "," not in name
    if (
        parties
        and not whole
        and page.text[stop : stop + 1] != ":"
        and duty_words().first_verb(page.text, page.folded, after + 1, stop)
    ):
        return None
    if len(parties) > 1 and page.text.startswith(" ", after):  # `Công an thị xã, Đội Quản lý trật tự đô thị`
        return (*parties[:-1], party(page, parties[-1].span.start, stop)), stop
    return (Party(duty_name(page, name), span_of(page.original, start, stop)),), stop
