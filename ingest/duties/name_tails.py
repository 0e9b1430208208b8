"""What goes on with a body's name and tells which one is meant, before the words that charge it."""

from __future__ import annotations

import re
from functools import cache

from ingest.document import Party
from ingest.duties.page import Page, party
from ingest.duties.told_apart import MODAL, OF_SEVERAL, told_apart
from ingest.duties.words import duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

_BYNAME = re.compile(
    r" \((?!sau đây|gọi |viết tắt|qua |thông qua|bằng |theo |trừ |nếu |kể cả|bao gồm|gồm |ngoài |trong |đối với|để |tại |số "
    r"|[Đđ]iện)[^()\n;:]{2,60}\)(?= )"
)
"""What tells in brackets which body it is (`Cơ quan quản lý cấp trên (đơn vị dự toán cấp I)`, `Phòng Tham mưu (PV01)`)."""


@cache
def _where() -> re.Pattern[str]:
    """Where an office is that is meant, up to its act (`Chi cục Hải quan nơi đăng ký tờ khai kiểm tra …`)."""
    acts = any_of(act for act in load("duty_subjects")["law_acts"] if " " in act)
    return re.compile(rf" nơi (?:(?!có trách|có nhiệm|chịu trách|phải |cần )\w+ ){{2,9}}?(?=(?:{acts}|căn cứ|yêu cầu|chủ trì) )")


_BEARING = re.compile(
    r" (?:nơi [^;.:\n]{10,220}?|(?:tham gia|có|liên quan|quản lý|phụ trách|đang|được)(?! trách nhiệm| nhiệm vụ)"
    r" (?:(?! thì )[^,;.:\n]){3,90}?)(?= (?:cần|phải|có trách nhiệm|chịu trách nhiệm) )"
)
"""What goes on with a body's name up to its duty (`các đơn vị tham gia công tác tuyên truyền cần …`)."""
_SORT = re.compile(
    r" [a-zà-ỹđ]+(?: (?!thì |là |khi |nếu |nhưng )[^\s,;.:]+){1,16}?"
    r"(?= (?:phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|không được) )"
)
"""What tells which (`cơ quan tiếp nhận hồ sơ có trách nhiệm …`)."""


_IF_SO = re.compile(r" (?:đã|chưa|có|đang|không) (?:(?! thì )[^;.:\n]){3,120}(?= thì )")
"""`Những địa phương đã ban hành kế hoạch trước ngày 01/7/2025 thì rà soát …`: of which of them that holds."""


_MORE = re.compile(
    r"(?:,? và |, |; )(?P<name>(?:các |những )?"
    r"(?!(?:sau|khi|trước|trong|trên|theo|hằng|hàng|ngoài|với|tại|nếu|để|do|vì|căn cứ|từ|định kỳ|cùng) )"
    r"[^\W\d_]+(?: [^\W\d_]+){1,11}?)"
    r"(?=,? (?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|căn cứ chức năng) )"
)
"""The last of a list of bodies, unknown to the vocabulary, before words that only a duty has."""


_SEVERAL = (
    *("các ", "những ", "mỗi ", "từng ", "người ", "chủ ", "hộ ", "thủ trưởng"),
    *("tổ chức", "cá nhân", "doanh nghiệp", "đơn vị", "cơ quan"),
)
"""What begins another name, rather than the second half of one (`Cục An toàn bức xạ và hạt nhân`)."""


_ROLE = re.compile(r" (?:chủ trì|phối hợp|đầu mối|thường trực|soạn thảo|thực hiện)(?= )(?! (?:với|và|cùng) )")
_HAS_ROLE = re.compile(r"(?:các )?(?:cơ quan|đơn vị)$", re.IGNORECASE)


def _role_end(page: Page, one: Party, after: int, end: int) -> int | None:
    """Where a class ends that is told by its part in a task (`Các đơn vị phối hợp cử đầu mối …`): another verb stands behind."""
    role = _ROLE.match(page.text, after, end) if _HAS_ROLE.match(one.name) else None
    if role is None:
        return None
    follows = MODAL.match(page.folded, role.end(), end) or duty_words().first_verb(page.text, page.folded, role.end() + 1, end)
    return role.end() if follows else None


_STATED = re.compile(r" (?:có (?:văn bản|ý kiến|thông báo|báo cáo|biện pháp|kế hoạch|quyết định|thể)|được (?:bù|khấu) trừ)(?!\w)")
"""What a body does or may do, not what tells which (`Cơ quan thuế có văn bản thông báo cho … phải nộp`)."""


def _another(page: Page, at: int, end: int) -> bool:
    """Whether another subject follows there (`Sở Nội vụ rà soát văn bản và Sở Tư pháp có trách nhiệm …`)."""
    return any(page.folded.endswith(" va ", at, body) for body in page.bodies_in(at, end))


def _is_bare(page: Page, at: int, after: int) -> bool:
    """Whether a short name is a class's, which may be told by what follows, and not a body's of its own (`Sở Y tế`)."""
    return after - at < _SHORT_NAME and page.text[at + 1 : after].islower()


_SHORT_NAME = 12


_ANY = re.compile(
    r" nào (?:để|không|chưa|chậm|vi phạm|làm|còn|đã|có|bị|được)(?: (?!thì )[^\s;.:]+){2,24}?"
    r"(?=,? (?:thì )?(?:phải|có trách nhiệm|chịu trách nhiệm) )"
)
"""`Thủ trưởng đơn vị nào để xảy ra …`: in what case."""


@cache
def _relative() -> re.Pattern[str]:
    """What tells which of a class, before an act that begins a duty (`các doanh nghiệp cung cấp dịch vụ VMS gửi …`, `các đơn vị
    được giao chỉ tiêu thu hồi nợ báo cáo …`)."""
    data = load("duty_verbs")
    return re.compile(
        rf" (?:{any_of(data['tells_which_of_class'])}|có(?! {any_of(data['no_part_of_which'])}(?!\w)))"
        r"(?: (?!(?:thì|để|và|phải|cần) )[^\s,;.:]+){1,9}?"
        rf"(?= {any_of(data['behind_which'])} )"
    )


_WHERE = re.compile(r" nơi (?!đang )[^\s,;.:()]+(?= )")
_NEXT_WORD = re.compile(r" [^\s,;.:()]+(?= )")
_MOST_WORDS = 6


def where_end(page: Page, after: int, end: int) -> int | None:
    """Where ` nơi có nhà chung cư` ends behind a body, before its act."""
    word = _WHERE.match(page.text, after, end)
    for _ in range(_MOST_WORDS):
        if word is None or duty_words().verb_at(page.text, page.folded, word.end() + 1, end) is not None:
            return word.end() if word is not None else None
        word = _NEXT_WORD.match(page.text, word.end(), end)
    return None


def with_tail(page: Page, at: int, parties: tuple[Party, ...], after: int, end: int) -> tuple[tuple[Party, ...], int]:
    """The bodies named at `at..after` with all that tells which ones they are, and where that ends."""
    case = _ANY.match(page.text, after, end) if page.text.startswith(" nào ", after) else None
    if case is not None:
        return parties, case.end()
    aside = _BYNAME.match(page.text, after, end) or _where().match(page.text, after, end)
    bears = _BEARING.match(page.text, after, end) if page.text.startswith(" nơi ", after) else None
    where = where_end(page, after, end) if aside is None and bears is None and not page.normative else None
    if aside is not None or where is not None:
        after = aside.end() if aside is not None else where or after
        parties = (*parties[:-1], party(page, parties[-1].span.start, after))
    task = _BEARING.match(page.text, after, end) or (_SORT.match(page.text, after, end) if _is_bare(page, at, after) else None)
    if task is not None and (_STATED.match(page.text, after) or _another(page, after, task.end())):
        task = None
    if task is None and page.text.startswith(("Những ", "Các ", "những ", "các "), at):
        task = _IF_SO.match(page.text, after, end) or _relative().match(page.text, after, end)
    elif task is None and page.directs and not page.normative and _is_bare(page, at, after):
        task = _IF_SO.match(page.text, after, end)
    last = task.end() if task is not None else _role_end(page, parties[-1], after, end)
    if last is None and page.text.startswith(" ", after) and OF_SEVERAL.search(page.text, at, after):
        last = told_apart(page, after, end)
    return (parties, after) if last is None else ((*parties[:-1], party(page, parties[-1].span.start, last)), last)


def one_more(page: Page, parties: tuple[Party, ...], after: int, end: int) -> tuple[tuple[Party, ...], int] | None:
    """The bodies with one more behind them that the vocabulary lacks, or whose name it ends, and where that ends."""
    more = _MORE.match(page.text, after, end)
    if more is None:
        return None
    whole = more["name"][0].islower() and more.group().startswith(" ") and not more["name"].startswith(_SEVERAL)
    start = parties[-1].span.start if whole else more.start("name")
    return (*(parties[:-1] if whole else parties), party(page, start, more.end())), more.end()
