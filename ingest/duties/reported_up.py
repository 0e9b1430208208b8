"""Reports of those who are directed (`Chỉ đạo các phường rà soát …, hằng tháng báo cáo Sở Nội vụ`)."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.inner import DIRECTED, directed_at
from ingest.duties.page import Page
from ingest.duties.reports import REPORT_VERB
from ingest.duties.rhythm import IN_TURN
from ingest.folding import fold

_TURN = re.compile(rf"dinh ky |{IN_TURN.pattern}")
_CASE = re.compile(r"(?:(?:trong )?truong hop|neu|khi) [^;,]{3,90}?(?: thi|,)? (?:phai )?(?=bao cao )")
_SEND = re.compile(r"(?:(?:tong hop,? )?bao cao|gui) ")
_NEARER = ("cap huyen", "cap xa")
"""Bodies below those that direct by documents of their own: what goes to them comes from further below."""
_FARTHEST = 60
"""Letters at most from the beginning of a clause to who is directed."""


def directed_reporters(page: Page, body: int, stop: int, begin: int, end: int, acting: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the clause that begins at `body` directs, where what stands behind the comma at `stop` is their report: one that is
    owed from time to time or in some case, or goes to who directs them or to a body of the district; none elsewhere."""
    if page.text[stop] != "," or page.text.find(";", body, stop) >= 0:
        return ()
    directs = DIRECTED.search(page.folded, body, min(stop, body + _FARTHEST))
    told = directed_at(page, directs.end(), stop) if directs is not None else None
    if told is None:
        return ()
    semicolon = page.text.find(";", begin, end)
    limit = semicolon if semicolon >= 0 else end
    report = REPORT_VERB.search(page.folded, begin, limit)
    turn = _TURN.match(page.folded, begin, limit) or _CASE.match(page.folded, begin, limit)
    sends = _SEND.search(page.folded, begin, limit)
    if report is None and (turn is None or sends is None):
        return ()
    if turn is not None:
        return told[0]
    receivers = bodies_at(page, sends.end(), limit)[0] if sends is not None else ()
    own = " ".join(fold(one.name) for one in acting)
    near = any(fold(one.name).endswith(_NEARER) or fold(one.name) in own for one in receivers)
    return told[0] if near else ()
