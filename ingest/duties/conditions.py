"""On what condition a duty comes about: the words of its `if` (`nếu có khó khăn, vướng mắc`, `Trường hợp …, …`)."""

from __future__ import annotations

import re

from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.readings import Span, span_of

_OPENS = re.compile(
    r"(?:trong (?:moi )?truong hop|truong hop|neu|khi(?! ma(?!\w)))(?!\w)"
    r"|(?:trong )?(?:qua trinh|khi|thoi gian) [^;.]{3,150}?,?"
    r" (?:neu|truong hop|khi|(?:(?:co|con|gap)(?: dieu gi)?|phat sinh) (?:van de|phat sinh|kho khan|vuong mac))(?!\w)"
)
_HINDERED = re.compile(r"(?:con |co |gap |phat sinh )+(?:kho khan|vuong mac)(?!\w)")
"""`Các xã gặp khó khăn, vướng mắc thì kịp thời phản ánh …`"""
_MAIN = re.compile(r"(?:,? (?:thì|thi|phải|cần|đề nghị|yêu cầu|giao|kính đề nghị|xin)|[, ]){1,8}$")
"""What stands between a condition and who must act."""
_INSIDE = re.compile(
    r"(?:n(?<= n)eu|t(?<= t)r(?:uong|ong truong) hop|k(?<= k)hi (?:co|phat hien|xay ra|can thiet|duoc yeu cau|thay doi))"
    r" [^;.:()]{2,200}?"
    r"(?= thi | gui |,|;|\.|:|\(|\)|$)"
    r"|k(?<= k)hi can thiet(?=[;.,/]|$)"
)
_ON_DEMAND = re.compile(
    r"t(?<= t)heo yeu cau(?: dot xuat)? cua [^,;.:]{3,80}|k(?<= k)hi (?:co|duoc) yeu cau(?: cua [^,;.:]{3,60})?"
)
_OF_THINGS = re.compile(
    r"(?<!\w)(?:(?:cac|nhung|moi|tung|mot so) "
    r"|(?<!cung cap )(?:thong tin|tai lieu|ho so|so lieu|noi dung)(?: khac)? )$"
)
"""`các trường hợp không thực hiện đúng …`, `thông tin khác theo yêu cầu của X`: things, no conditions."""
_NO_CONDITION = re.compile(r"(?:khi (?:do|nay|da)|truong hop (?:nay|tren|noi tren|sau|khac))(?!\w)")
_TROUBLE = re.compile(
    r"(?:vuong,? mac|kho khan|phat sinh|vuot (?:qua )?tham quyen|chua ro|can (?:sua doi|dieu chinh|bo sung)"
    r"|(?:noi dung|van de)[^;.]{0,30}(?:sua doi|dieu chinh|bo sung))(?!\w)"
)


def condition_of(page: Page, draft: Draft) -> Span | None:
    """The words of the condition in a duty's own clause; None where it comes about without one."""
    if _OPENS.match(page.folded, draft.start, draft.body) and not page.text.startswith(("nêu", "Nêu"), draft.start):
        acting = [one.span.start for one in draft.actors if draft.start < one.span.start < draft.body]
        words = page.text[draft.start : min(acting, default=draft.body)]
        words = _MAIN.sub("", words)
        if len(words) > 4:
            return span_of(page.original, draft.start, draft.start + len(words))
    behind = draft.actors[-1].span.end if draft.actors else draft.body
    # `Hộ kinh doanh khi thay đổi thông tin thì thông báo …`
    if draft.start < behind < draft.body and (
        _OPENS.match(page.folded, behind + 1, draft.body) or _HINDERED.match(page.folded, behind + 1, draft.body)
    ):
        words = _MAIN.sub("", page.text[behind + 1 : draft.body])
        return span_of(page.original, behind + 1, behind + 1 + len(words))
    asked = page.folded.find("yeu cau", draft.body, draft.end) >= 0
    for pattern in (_INSIDE, _ON_DEMAND) if asked else (_INSIDE,):
        match = pattern.search(page.folded, draft.body, draft.end)
        if match is None or _NO_CONDITION.match(page.folded, match.start()):
            continue
        if _OF_THINGS.search(page.folded, max(0, match.start() - 16), match.start()):
            continue
        if not page.text.startswith("nêu", match.start()):  # what a text says, no `nếu`
            return span_of(page.original, match.start(), match.end())
    return None


def meets_trouble(page: Page, condition: Span) -> bool:
    """Whether the condition is a difficulty, so that what is asked is to tell of it."""
    return _TROUBLE.search(page.folded, condition.start, condition.end) is not None
