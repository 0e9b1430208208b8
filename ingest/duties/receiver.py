"""Who gets a report and is no state body (`thông báo cho người nộp thuế`)."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.nouns import names_act, opener_at
from ingest.duties.page import Page, party
from ingest.duties.subject import begins_act
from ingest.folding import LOWER, UPPER

_RECEIVER_ENDS = re.compile(
    r"[,;:.()\n]| (?:để|về|theo|trước|sau|khi|nếu|bằng|biết|trong|chậm|và|hoặc|kèm|những|các|kết quả|thông qua|qua|tại|vào"
    r"|định kỳ|không quá|chậm nhất|hằng|hàng|ngay|số tiền|số|làm|nhằm)(?!\w)"
)
_LONGEST_RECEIVER = 90
_WHICH = re.compile(
    r" (?:tham gia|sử dụng|được|đang|quản lý|phụ trách|có|cung cấp|nộp|khai|bị|vi phạm|giải quyết|ra|nhận|hoạt động|kinh doanh"
    r"|sản xuất)(?= [^\W\d_])| phụ trách(?=[,;.)])"
)
"""What goes on with the noun: `tổ chức tham gia bảo hiểm tiền gửi`."""


_PERSON = re.compile(rf"(?:ông|bà|đồng chí|đ/c|anh|chị) [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}}(?!\w)")
"""`liên hệ ông Phạm Đức Nghĩa`"""


def receiver_at(page: Page, at: int, end: int) -> tuple[Party, int] | None:
    """Who gets a report and is no state body (`thông báo cho người nộp thuế`, `báo cáo với người giải quyết tố cáo`)."""
    person = _PERSON.match(page.text, at, end)
    if person is not None:
        return party(page, at, person.end()), person.end()
    noun = opener_at(page, at, end)
    if not noun or names_act(page, at, end):
        return None
    kind = _WHICH.match(page.text, noun, end)
    start = kind.end() if kind else noun
    stop = _RECEIVER_ENDS.search(page.text, start, min(end, at + _LONGEST_RECEIVER))
    done = stop.start() if stop else end
    if done - at >= _LONGEST_RECEIVER:
        return None
    own = page.text.find(" ", start + 1, done) if kind is not None else start  # `được lấy mẫu`: no act of its own
    spaces = (i for i in range(own if own >= 0 else done, done) if page.text[i] == " ")
    done = next((i for i in spaces if begins_act(page, i + 1, done)), done)
    return party(page, at, done), done


_LIST_JOINT = re.compile(r"(?:, (?:va )?| va | hoac )")


def others_at(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], int]:
    """The receivers at `at`, one or several (`gửi chủ đầu tư, nhà thầu thiết kế`), and where they end."""
    found: list[Party] = []
    done = at
    while (other := receiver_at(page, at, end)) is not None:
        found.append(other[0])
        done = other[1]
        joint = _LIST_JOINT.match(page.folded, done, end)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), done
