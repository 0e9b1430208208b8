"""What a law tells whoever its sentence begins with: a noun with all that goes on with it, then the act, without a word of duty
(`Hộ kinh doanh đang hoạt động thuộc đối tượng quy định tại điểm b khoản 4 Điều 17 gửi Thông báo số tài khoản …`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.agency_words import words
from ingest.document import ActorFrom, Modality
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import Draft, Frame
from ingest.duty_others import apart, names_act, nouns_at, opener_at
from ingest.duty_page import Page, party
from ingest.duty_words import duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

_LONGEST = 330
"""Letters of a subject with what goes on with it, at most."""
_BROKEN = re.compile(
    r" (?:là|thì|mà|sẽ|do|không(?! (?:chịu thuế|phải nộp|thuộc|thường trú|chuyên trách|cư trú))"
    r"|gồm|bao gồm|nhưng|còn|như sau|đều|vẫn|cũng|có thể|có quyền"
    r"|được(?! (?:giao|phân c|ủy quyền|cấp|chỉ định|công nhận|thành lập|thuê|cử|mời|lựa chọn|ủy thác|phép hoạt động))"
    r"|bị(?! ảnh hưởng| thiệt hại))(?= )|[:;]|\.(?= )"
)
"""What no subject goes on with."""
_PART_OF_NOUN = re.compile(
    r"(?:(?<!\w)(?:việc|công tác|hoạt động|quyền|nghĩa vụ|trách nhiệm|dịch vụ|cơ quan|đơn vị|tổ chức|người|bộ phận|tiền|số|mức|đã"
    r"|được|bị|đang|sẽ|không|chưa|để|và|hoặc|của|về|trong|theo|cho|do|từ|khi|nếu|là|cần|các|những|thời hạn|nhu cầu|đối tượng"
    r"|yêu cầu|đề nghị|biện pháp|hình thức|điều kiện|chức năng|thẩm quyền|tại|nơi|hợp đồng|bên|chủ|nhà|phương thức|giá|giấy"
    r"|quy trình|chi phí|hệ thống|công cụ|tham gia|liên quan đến|cùng|với|bằng|nhằm|qua|lại|việc làm|kỳ|quy|chế độ|quá trình"
    r"|phạm vi|lĩnh vực|năng lực|pháp luật|giao|phân công|ủy quyền|giao nhiệm vụ|công|chương|lộ|tiến|hành|giáo|quá|phương|giải"
    r"|chữ|bầu|đề|phúc|di|luân|vận|điều|chuyên viên|cán bộ),? |, )$",
    re.IGNORECASE,
)
"""What stands before a verb that names a thing or tells which (`quyền đăng ký`, `đối tượng áp dụng`)."""
_THING = re.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục|văn bản|kế hoạch|nội dung|kết quả|mẫu|bản|bảng|đơn|tờ|phiếu|giấy phép|phương án|phí|thuế)"
    r" $"
)
"""What an act may be told of (`hồ sơ khai thuế`)."""
_QUALIFIES = re.compile(
    r" (?:nơi|thuộc|tại|trên|của|về|có|được giao|được phân công|được ủy quyền|quản lý|liên quan|tham gia)(?= )"
)
"""What goes on with the name of a known body and tells which it is."""
ASIDE = re.compile(
    r",? (?:căn cứ|trên cơ sở|trong phạm vi|định kỳ|hằng (?:tháng|quý|năm)|hàng (?:tháng|quý|năm)|khi|sau khi|trước khi"
    r"|trong (?:thời hạn|quá trình|vòng))(?= )"
)
"""Where a name ends before the circumstances of the act."""
_ON_GROUND = re.compile(r",? (?:căn cứ(?: vào)?|trên cơ sở) ")
"""` căn cứ kết quả thẩm tra …`: the ground on which the subject acts, however its act is worded."""
_ORGANISES = re.compile(r"to chuc (?!tin dung|chinh tri|xa hoi|hanh nghe|kinh te)")
"""In plans `Tổ chức phân luồng …` tells what to do."""
_POWER = re.compile(r" (?:thẩm quyền|nhu cầu|yêu cầu|đề nghị|nghĩa vụ|trách nhiệm|quyền)$")
"""`Người có thẩm quyền thành lập …`: whose act that is, not an act told."""
_ISSUES = re.compile(r"ban hành (?:kèm theo )?(?:Thông tư|Nghị định|Nghị quyết|Luật|Quyết định này)")
_OTHERWISE = re.compile(r" (?:thì|không (?:cần|phải)|bị (?:xử|phạt|thu|đình|truy|buộc|coi)|là (?!chủ ))(?!\w)")
"""What tells that the sentence goes on to its own verb (`Tổ chức thực hiện hành vi trên bị xử phạt …`)."""
_SHORTEST = 40


@cache
def _acts() -> re.Pattern[str]:
    adverbs = "phải|chỉ|tự|trực tiếp|định kỳ|chủ động|kịp thời|thường xuyên|phối hợp"
    return re.compile(rf" (?:(?:{adverbs}) )*(?P<act>{any_of(load('duty_subjects')['law_acts'])})(?!\w| thác| nhân| tri| túc)")


_MAY_CHOOSE = re.compile(r" (?:duoc|co)(?: quyen| the)? (?:lua chon|huong)(?!\w)")


def acts_by_law(page: Page, at: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a law's sentence whose subject at `at` is a private actor or a class, or a body
    that goes on with what tells which (`Ủy ban nhân dân cấp tỉnh nơi có mỏ có ý kiến …`); None where its verb cannot be told."""
    if (
        not (page.normative or page.order)
        or not frame.open
        or end - at < _SHORTEST
        or page.text[end - 1] == ":"
        or joins_nouns(page, at)
    ):
        return None
    opener = opener_at(page, at, end)
    name = words().read(page.text, at, end)
    head = max(opener, name.end if name is not None else 0)
    if not head or names_act(page, at, end) or (not page.normative and _ORGANISES.match(page.folded, at)):
        return None
    if _MAY_CHOOSE.match(page.folded, head, end):
        return None
    known = not opener or (name is not None and name.end >= opener and name.rule != "class")
    limit = min(end, at + _LONGEST)
    text = without_brackets(page.text)
    broken = _BROKEN.search(text, head, limit)
    limit = broken.start() if broken is not None else limit
    aside = ASIDE.search(page.text, head, limit)
    if known and not (_QUALIFIES.match(page.text, head, limit) or aside is not None):
        return None
    if aside is not None and _ON_GROUND.match(page.text, aside.start(), end) and end - aside.end() > _SHORTEST:
        verb = duty_words().first_verb(page.text, page.folded, aside.start() + 1, end)
        alone = (party(page, at, aside.start()),)
        return Draft(opening, end, aside.start() + 1, alone, ActorFrom.EXPLICIT, Modality.OBLIGATION, "law-act", 0.6, verb)
    for found in _acts().finditer(text, head, limit):
        if found.start() > head and _is_part(page, head, found):
            continue
        if found.start() == head and (_POWER.search(page.text, at, head) or _tells_which(page, found, limit)):
            continue
        if _OTHERWISE.search(page.text, found.end(), end) or _ISSUES.match(page.text, found.start("act"), end):
            return None
        body = found.start() + 1
        verb = duty_words().first_verb(page.text, page.folded, body, end)
        named_to = min(found.start(), aside.start() if aside is not None else end)
        actors = apart(page, at, named_to)
        return Draft(opening, end, body, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "law-act", 0.6, verb)
    return None


_ASIDES = re.compile(r"\([^()\n]*\)")


@lru_cache(maxsize=1)
def without_brackets(text: str) -> str:
    """The whole text with what stands in brackets blotted out, equally long: its sentences are asked for one after the other."""
    return _ASIDES.sub(lambda held: "_" * len(held.group()), text)


_WHICH = frozenset(load("duty_subjects")["law_which"])
"""Acts that may tell which one is meant."""


def _tells_which(page: Page, found: re.Match[str], limit: int) -> bool:
    """Whether a verb right behind the noun tells which one (`Tổ chức tiếp nhận hồ sơ gửi …`): another follows soon."""
    if found["act"] not in _WHICH:
        return False
    for later in _acts().finditer(page.text, found.end(), min(limit, found.end() + 90)):
        if not _is_part(page, found.end(), later):
            return True
    return False


_SENDS = ("lập", "gửi", "nộp", "trình", "chuyển", "báo cáo", "thông báo")


_BY = re.compile(
    r"(?P<what>[^\W\d_][^;:.]{5,220}?) (?P<link>(?:chỉ |đều |cũng )?do|phải (?:do|được)) (?=(?:các |những )?[^\W\d_])"
)
_ENDS_IN = re.compile(
    r"(?P<who>(?:người|cá nhân|công chức|viên chức|văn thư|thủ trưởng|lãnh đạo|tổ chức|cơ quan|đơn vị|cấp|chủ) [^,;.:]{3,90}?)"
    r" (?P<act>(?:phê |xét )?duyệt|ký|ký ban hành|quyết định|thực hiện|chấp thuận|xác nhận|thẩm định|trình)"
    r"(?:(?: bằng văn bản| theo quy định| trước khi| trong ngày)[^;:]*)?\.?$",
    re.IGNORECASE,
)
"""Who is to do it, however named, where the act ends the sentence."""
_NO_MATTER = re.compile(
    r" (?:là|thì|mà|phải|được|có trách nhiệm|chịu trách nhiệm|không|nếu|khi|do|sẽ|thay thế|bãi bỏ|tham gia)(?= )"
    r"|^(?:[Tt]rường hợp|[Nn]ếu|[Kk]hi|[Tt]rong|[Đđ]ối với|Được|Trực tiếp|Căn cứ|Theo|Thông tư|Nghị định|Luật)"
)
_DONE = re.compile(r"(?:,? (?:theo|trên|tại|trong|trước|sau|khi|để|phù hợp|và|hoặc|nhưng|căn cứ|vào|trừ|bằng|cho)(?!\w)|[.;,]|$)")
_STANDS = re.compile(r"[^,;.]{0,120}? (?:có|là|hết|thì|bị|gồm|được)(?= )")
"""`Giấy phép do Bộ Công an cấp theo quy định tại Điều này có thời hạn 05 năm`: who did it, not who is to."""
_AND = re.compile(r",? (?:va )?")


def by_whom(page: Page, start: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """`Việc cấp, đổi thẻ do Bộ Ngoại giao thực hiện`, `Bản thảo phải được người có thẩm quyền duyệt`: who is to do it."""
    if page.reply or not frame.open or page.text.find(" do ", start, end) < 0 > page.text.find(" phải được ", start, end):
        return None
    matter = _BY.match(page.text, start, end)
    if matter is None or _NO_MATTER.search(matter["what"]) or duty_words().verb_at(page.text, page.folded, start, end):
        return None
    ends = _ENDS_IN.match(page.text, matter.end(), end) if matter["link"].startswith("phải") else None
    if ends is not None:
        verb = duty_words().verb_at(page.text, page.folded, ends.start("act"), end)
        actors = (party(page, matter.end(), ends.end("who")),)
        return Draft(opening, end, ends.start("act"), actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.55, verb)
    parties, after = bodies_at(page, matter.end(), end)
    if not parties:
        parties, after = nouns_at(page, matter.end(), end)
    at = after + 1
    verb = duty_words().verb_at(page.text, page.folded, at, end) if parties else None
    if verb is None or page.text[after:at] != " " or not page.text[at].islower():
        return None
    last = verb
    while (joint := _AND.match(page.folded, last.end, end)) is not None:
        following = duty_words().verb_at(page.text, page.folded, joint.end(), end)
        if following is None or _DONE.match(page.text, following.end, end) is None:
            break
        last = following
    if _DONE.match(page.text, last.end, end) is None or _STANDS.match(page.text, last.end, end):
        return None
    return Draft(opening, end, at, parties, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.6, verb)


def _is_part(page: Page, start: int, found: re.Match[str]) -> bool:
    """Whether a verb belongs to the noun before it (`quyền đăng ký`, `hồ sơ khai thuế`); what is sent may stand before `gửi`."""
    before = max(start, found.start() - 24)
    if _PART_OF_NOUN.search(page.text, before, found.start() + 1):
        return True
    return found["act"] not in _SENDS and _THING.search(page.text, before, found.start() + 1) is not None


def joins_nouns(page: Page, at: int) -> bool:
    """Whether the comma before `at` joins two nouns of private actors (`Đối với hộ kinh doanh, cá nhân kinh doanh …`)."""
    if page.text[max(0, at - 2) : at] != ", ":
        return False
    spaces = (i + 1 for i in range(max(0, at - _LONGEST_NOUN), at - 2) if page.text[i] in " \n")
    return any(opener_at(page, word, at - 2) == at - 2 for word in spaces)


_LONGEST_NOUN = 40
