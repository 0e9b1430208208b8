"""Which of several bodies are meant, told by how they are or what they have left undone, before what they are to do."""

from __future__ import annotations

import re
from functools import cache

from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

MODAL = re.compile(
    r"(?: ?[,:] ?| )(?:(?:con|cung|deu|van) (?=co |phai |can |chiu |khong ))?"
    r"(?:(?P<must>co trach nhiem|co nhiem vu|co nghia vu|chiu (?:hoan toan )?trach nhiem|phai|can phai"
    r"|duoc (?:yeu cau|de nghi|moi)(?! [^,;.]{3,40} (?:phai|co trach nhiem|can) )"
    r"|can(?! cu| tho(?!i)| giuoc| duoc| doi(?! (?:chieu|thoai|voi|moi)(?!\w))))|(?P<may>duoc phep|co quyen|co the|duoc)"
    r"|(?P<not>khong duoc|nghiem cam|tuyet doi khong|khong(?! phai| thuoc| can )))(?!\w)"
)
"""What charges whoever stands before it, lets them do something or forbids it."""
OF_SEVERAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Nn]gười đứng đầu) ")
_WHICH = re.compile(
    r" (?:(?P<told>vi phạm|thuộc (?:đối tượng|diện|danh sách)|ở|giáp|ven|dọc|vùng|khối|nêu"
    r"|tự bảo đảm (?:một phần )?chi(?: phí)?(?: thường xuyên)?(?: và chi đầu tư)?)"
    r"|(?P<state>(?:(?:đã|vừa|mới) được|bị|chậm|mới|được(?= (?:kiểm tra|thanh tra|giám sát|kiểm toán|thưởng|khen|hỗ trợ|phê duyệt"
    r"|đầu tư|phân bổ|thụ hưởng|chọn|lựa chọn|xếp|công nhận|cấp|phân cấp|bố trí|bàn giao)[ :])))"
    r"|chưa(?: được)?|không (?=(?:đạt|hoàn thành|bảo đảm|đảm bảo|đủ|có|đáp ứng|còn) )"
    r"|còn(?! phải| có)|nằm|để xảy ra|có tên)(?:(?= )|(?<= ))(?! ?[A-ZĐ])"
)
"""What tells which of several are meant: where or what they are (`vùng cao`), what was done to them (`được kiểm tra`), or what
they have left undone, which takes more words (`chưa hoàn thành sáp nhập`)."""
_NO_ACT = re.compile(
    rf"(?<!\w)(?:{any_of(load('duty_subjects')['before_nouns'])}|thời gian|kỳ|phương án|kế hoạch|danh sách|chỉ tiêu|số) $",
    re.IGNORECASE,
)
"""Before a verb that is part of what they are told by (`chưa gửi số liệu báo cáo`)."""
_SIGN = re.compile(r"[;.()\n]")


@cache
def _sure_acts() -> re.Pattern[str]:
    """Acts that are told even behind such nouns (`… phương án khẩn trương báo cáo`)."""
    return re.compile(rf"(?:{any_of(load('duty_verbs')['behind_which'])})[ ,]")


_MARKED = re.compile(r":|(?: \([^()\n]{2,60}\))?[,:] (?:de nghi|yeu cau) ")
_HANGS = re.compile(r" (?:thì|mà|khi|nếu|nhưng|do|để|quá)(?= )")
_MOST_TOLD = 12
"""Words of it, at most."""


def told_apart(page: Page, after: int, end: int) -> int | None:
    """Where what tells which of several bodies are meant ends, before their act or a colon (`các xã chưa hoàn thành sáp nhập rà
    soát …`, `UBND các xã vùng hạ du di dời dân`); None where none follows, as in what was found of them."""
    which = _WHICH.match(page.text, after, end)
    if which is None:
        return None
    words = duty_words()
    begin = which.end() + page.text.startswith(" ", which.end())
    first = words.verb_at(page.text, page.folded, begin, end) if which["told"] is None else None
    alone = which["told"] is not None and which["told"].startswith(("vi phạm", "tự bảo đảm"))
    word = _WORD_END.search(page.text, begin, end)
    at = first.end if first is not None else which.end() if alone else word.start() if word is not None else -1
    needs_more = which["told"] is None and which["state"] is None
    for _ in range(_MOST_TOLD):
        if at < 0 or at >= end:
            return None
        if MODAL.match(page.folded, at, end) or _MARKED.match(page.folded, at, end):
            return at
        if _SIGN.match(page.text, at) or page.text.startswith(" (", at):
            return None
        if _HANGS.match(page.text, at):
            return None
        if page.text[at] == ",":
            if not page.text.startswith(("vùng ", "khu "), at + 2):
                return None
            at += 1
        begin = at + 1
        verb = words.first_verb(page.text, page.folded, begin, end) if page.text[begin : begin + 1].islower() else None
        part = verb is not None and _NO_ACT.search(page.text, max(after, begin - 25), begin)
        if verb is not None and (not part or _sure_acts().match(page.text, begin, end)):
            if not needs_more:
                return at
            at, needs_more = verb.end, False
            continue
        needs_more = False
        word = _WORD_END.search(page.text, begin, end)
        at = word.start() if word is not None else -1
    return None


_WORD_END = re.compile(r"[ ,;:.()\n]")
