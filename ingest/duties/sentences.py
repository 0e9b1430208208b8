"""Where the sentences of a provision end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.folding import UPPER

_STOP = re.compile(
    rf"[.!?,](?:(?<=[.!?])(?<![.!?][.!?])[.!?]*+(?=\s+[\"“(]?[{UPPER}\d-])"
    r"|(?<=,)(?= (?:Trong quá trình|Quá trình|Trường hợp|Đề nghị|Nếu|Yêu cầu) )"
    r"|(?:(?<=biết,)|(?<=biết và thực hiện,)|(?<=văn bản này,))"
    r"(?= (?:nếu|trường hợp) (?:còn|có) (?:[^\s,;.:]+ ){0,3}(?:vướng mắc|khó khăn|chưa rõ)(?!\w))"
    r"|(?<=\w\.)(?=(?:Trong quá trình|Trường hợp|Đề nghị|Nếu) ))"
)
_SHORT = re.compile(r"(?:\b(?:TP|Tp|TX|TT|tp|ThS|TS|GS|PGS|Mr|đ/c|Đ/c|v\.v)|\b[A-ZĐ]|\bsố|\bSố)$")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph; no break after an abbreviation."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _SHORT.search(text, max(start, stop.start() - 5), stop.start()):
            continue
        yield at, stop.end()
        at = stop.end() + (text[stop.end() : stop.end() + 1] in " \n")
    if text[at:end].strip():
        yield at, end
