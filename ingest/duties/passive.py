"""Whom a passive names (`Việc cấp thẻ do Bộ Ngoại giao thực hiện`, `Bản thảo phải được người có thẩm quyền duyệt`)."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import BRACKET, is_competence
from ingest.duties.draft import Draft, Frame
from ingest.duties.name_tails import where_end
from ingest.duties.nouns import names_act, nouns_at
from ingest.duties.page import Page, party
from ingest.duties.subject import asked_at, without_brackets
from ingest.duties.words import duty_words
from ingest.folding import UPPER

_BY = re.compile(
    r"(?P<what>[^\W\d_][^;:.]{5,220}?) (?P<link>(?:chỉ |đều |cũng )?do|phải (?:do|được)) (?=(?:các |những )?[^\W\d_])"
)
_ENDS_IN = re.compile(
    r"(?P<who>(?:người|cá nhân|công chức|viên chức|văn thư|thủ trưởng|lãnh đạo|tổ|tổ chức|cơ quan|đơn vị|cấp|chủ) [^,;.:]{3,90}?)"
    r" (?P<act>(?:phê |xét )?duyệt|ký|ký ban hành|quyết định|thực hiện|chấp thuận|xác nhận|thẩm định|trình|đảm nhiệm)"
    r"(?:(?: bằng văn bản| theo quy định| trước khi| trong ngày|, (?:hoàn thành|xong|trước|chậm nhất))[^;:]*)?\.?$",
    re.IGNORECASE,
)
"""Who is to do it, however named, where the act ends the sentence."""
_NO_MATTER = re.compile(
    r" (?:là|thì|mà|phải|được|có trách nhiệm|chịu trách nhiệm|không|nếu|khi|do|sẽ|thay thế|bãi bỏ|tham gia)(?= )"
    r"|^(?:[Tt]rường hợp|[Nn]ếu|[Kk]hi|[Tt]rong|[Đđ]ối với|Được|Trực tiếp|Căn cứ|Theo|Thông tư|Nghị định|Luật)"
)
_DONE = re.compile(
    r"(?:,? (?:xong|hoàn thành|từ|qua|theo|trên|tại|trong|trước|sau|khi|để|phù hợp|và|hoặc|nhưng|căn cứ|vào|trừ|bằng|cho)(?!\w)"
    r"|[.;,]|$)"
)
_SENDS = ("gui", "bao cao", "trinh", "gui bao cao", "tham muu", "de xuat")
"""Acts that go on with who gets something (`do các xã tổng hợp gửi Sở Y tế`, `do Cục Việc làm tham mưu Bộ trưởng quyết định`)."""
_WITH = re.compile(r"phoi hop (?:voi|cung) ")
_STANDS = re.compile(r"[^,;.]{0,120}? (?:(?<!cấp )(?<!người )có|(?<!nhất )là|hết|thì|bị|gồm|được)(?= )")
"""`Giấy phép do Bộ Công an cấp theo quy định tại Điều này có thời hạn 05 năm`: who did it, not who is to."""
_AND = re.compile(r",? (?:va |roi )?")


_TAKEN_UP = re.compile(
    r"(?P<what>[^\W\d_][^;:.]{4,220}?) (?:(?P<joint>và )(?:sẽ )?|định kỳ |phải |sẽ )?"
    rf"(?<!đã )(?<!mới )(?<!chưa )(?<!không )(?P<taken>được )"
    rf"(?=các |từng |mỗi |[{UPPER}]|(?:nhà trường|doanh nghiệp|chủ|tổ(?! chức)|đơn vị|thôn|xã) )"
)
_NOT_TAKEN_UP = re.compile(
    r" (?:là|thì|mà|phải|có trách nhiệm|chịu trách nhiệm|nếu|khi|sẽ|nhưng)(?= )"
    r"|^(?:[Tt]rường hợp|[Nn]ếu|[Kk]hi|[Tt]rong|[Đđ]ối với|Được|Trực tiếp|Căn cứ|Theo)(?= )"
)
_GRANTS = (
    *("phe duyet", "xet duyet", "duyet", "thong qua", "chap thuan", "cho phep", "cho y kien", "dong y", "nhat tri", "thong nhat"),
    *("giao", "phan cong", "uy quyen", "cu", "chi dinh", "de nghi", "yeu cau", "moi", "dat hang", "quyet dinh", "ban hanh"),
    *("quy dinh", "cong nhan", "thanh lap", "cap", "xac nhan", "chung nhan", "khen thuong", "quan tam", "ky", "ky ket"),
    *("ho tro", "dau tu", "dau tu xay dung", "phan bo", "trang bi", "dam bao", "bao dam", "chi tra", "ung ho"),
    *(
        "cap phep",
        "cap phat",
        "xem xet",
        "giai dap",
        "ap dung",
        "thoa thuan",
        "xac dinh",
        "phat hien",
        "ghi nhan",
        "danh gia cao",
        "tin tuong",
        "bau",
        "cu lam",
    ),
)
"""What is done for whatever a sentence is about (`được Bộ Y tế phê duyệt`): it tells of that, and asks nobody for anything."""


_HOW_IT_WENT = re.compile(r" (?:không(?! quá)|chưa|còn|ít|khá|rất|tương đối|đạt|có hiệu quả)(?!\w)")
"""`Số lượng đề tài được các sở triển khai không nhiều`: what is told of the past."""


def taken_up(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Việc thí điểm kết thúc vào tháng 12 và được Sở X chủ trì đánh giá …`: who takes up what the sentence is about."""
    if not page.directs or page.normative or not frame.open or page.text.find(" được ", start, end) < 0:
        return None
    matter = _TAKEN_UP.match(page.text, start, end)
    what = without_brackets(page.text)[slice(*matter.span("what"))] if matter is not None else ""
    if matter is None or _NOT_TAKEN_UP.search(what) or names_act(page, start, end):
        return None
    parties, after = bodies_at(page, matter.end(), end)
    others = asked_at(page, matter.end(), end) if not parties else None
    where = where_end(page, after, end) if parties else None
    if where is not None:
        parties, after = (*parties[:-1], party(page, parties[-1].span.start, where)), where
    parties, body = (others.actors, others.body) if others is not None else (parties, after + 1)
    act = duty_words().verb_at(page.text, page.folded, body, end) if parties else None
    if act is None or act.phrase in _GRANTS or _HOW_IT_WENT.match(page.text, act.end, end):
        return None
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    begin = matter.start("taken") if matter["joint"] else start
    return Draft(begin, end, body, parties, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.6, verb)


_GIVEN = re.compile(
    r"(?P<what>(?:[^\W\d_][^;:.]{4,220}? (?:sẽ )?(?=được)"
    r"|(?:Vốn|Kinh phí|Việc|Nhiệm vụ|Nội dung|Phần|Công tác|Dự án|Hạng mục)(?!\w)[^;:.]{4,220}? (?=giao)))"
    rf"(?P<verb>(?:được )?giao)(?: cho)? (?=các |[{UPPER}])"
)
_GIVEN_AS = re.compile(r"(?:,? (?:làm |là )?(?:đầu mối|chủ đầu tư|chủ trì|thực hiện|phụ trách|đảm nhiệm|quản lý)(?!\w)|[.;,]|$)")


def given_to(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Việc tư vấn được giao cho Trung tâm Y tế huyện`, `Vốn hỗ trợ nhà ở giao UBND xã làm chủ đầu tư`: who has a task."""
    if page.reply or page.normative or not frame.open or page.text.find(" giao ", start, end) < 0:
        return None
    matter = _GIVEN.match(page.text, start, end)
    if matter is None or _NO_MATTER.search(matter["what"]) or matter["what"].endswith((" đã ", " mới ", " chưa ")):
        return None
    parties, after = bodies_at(page, matter.end(), end)
    if duty_words().verb_at(page.text, page.folded, start, end) or not parties or _GIVEN_AS.match(page.text, after, end) is None:
        return None
    verb = duty_words().verb_at(page.text, page.folded, after + 1, end)
    return Draft(start, end, matter.start("verb"), parties, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.6, verb)


def by_whom(page: Page, start: int, opening: int, end: int, frame: Frame) -> Draft | None:
    """`Việc cấp, đổi thẻ do Bộ Ngoại giao thực hiện`, `Bản thảo phải được người có thẩm quyền duyệt`: who is to do it."""
    if page.reply or not frame.open or page.text.find(" do ", start, end) < 0 > page.text.find(" phải được ", start, end):
        return None
    matter = _BY.match(page.text, start, end)
    if matter is None or _NO_MATTER.search(matter["what"]):
        return None
    acts = duty_words().verb_at(page.text, page.folded, start, end)
    if acts is not None and acts.end < matter.end("what"):  # `Báo cáo do Văn phòng Sở tổng hợp` is about a report
        return None
    ends = _ENDS_IN.match(page.text, matter.end(), end)
    parties, after = bodies_at(page, matter.end(), end)
    begins = bool(parties) and duty_words().verb_at(page.text, page.folded, after + 1, end) is not None
    if ends is not None and (matter["link"].startswith("phải") or not begins):
        verb = duty_words().verb_at(page.text, page.folded, ends.start("act"), end)
        actors = (party(page, matter.end(), ends.end("who")),)
        return Draft(opening, end, ends.start("act"), actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.55, verb)
    if not parties:
        parties, after = nouns_at(page, matter.end(), end)
    aside = BRACKET.match(page.text, after, end)
    after = aside.end() if aside is not None else after
    if parties and (where := where_end(page, after, end)) is not None:
        parties, after = (*parties[:-1], party(page, parties[-1].span.start, where)), where
    at = after + len(" tự " if page.text.startswith(" tự ", after) else " ")
    verb = duty_words().verb_at(page.text, page.folded, at, end) if parties else None
    if verb is None or page.text[after] != " " or not page.text[at].islower():
        return None
    free = page.text.startswith("tự ", at - len("tự ")) and verb.phrase in ("quyet dinh", "quy dinh", "thoa thuan", "thanh toan")
    if (page.letter and verb.phrase == "quy dinh") or free or is_competence(parties, verb):
        return None  # whose rule it is (`quy chế thưởng do Giám đốc quy định`)
    helped = _WITH.match(page.folded, at, end) if verb.category is Category.COORDINATE else None
    if helped is not None:  # `do Bộ Ngoại giao phối hợp với Văn phòng Chủ tịch nước tổ chức`
        after = bodies_at(page, helped.end(), end)[1]
        done = duty_words().verb_at(page.text, page.folded, after + 1, end) if page.text.startswith(" ", after) else None
        verb = done if done is not None and page.text[after + 1].islower() else verb
    last = verb
    while (joint := _AND.match(page.folded, last.end, end)) is not None:
        following = duty_words().verb_at(page.text, page.folded, joint.end(), end)
        if following is None or (following.phrase not in _SENDS and _DONE.match(page.text, following.end, end) is None):
            break
        last = following
    if (last.phrase not in _SENDS and _DONE.match(page.text, last.end, end) is None) or _STANDS.match(page.text, last.end, end):
        return None
    return Draft(opening, end, at, parties, ActorFrom.EXPLICIT, Modality.OBLIGATION, "by-whom", 0.6, verb)
