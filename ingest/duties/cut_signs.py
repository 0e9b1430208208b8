"""The signs by which it is learned where one duty of a sentence ends and the next begins: what stands on both sides of a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.duties.sign_words import sign_words
from ingest.duties.words import Verb, duty_words

CUT, WHOLE = "cut", "whole"
"""What stands at a mark: the end of one duty and the beginning of another, or neither."""
_MARK = re.compile(r"(?:, (?:đồng thời,? |và |sau đó |rồi )?|; (?:đồng thời,? |và )?| và | đồng thời )(?=\w)")
_LOOKED_AT, _WORDS = 160, 14
"""Letters and words on each side of a mark that are looked at."""
_TIME = re.compile(
    r"ngay \d|hang (?:thang|quy|nam|tuan|ngay)|dinh ky|truoc |cham nhat|trong (?:vong|thoi han)|\d gio"
    r"|moi (?:thang|quy|tuan|ngay)"
)
_TO_BODY = re.compile(
    r"(?:ve|cho|gui|bao cao|trinh|den|voi) (?:so|ubnd|uy ban|phong|bo|cuc|chi cuc|tong|ban|van phong|trung tam|tram|cong an"
    r"|chu tich|thu tuong|hat|doi|kho bac|bao hiem)(?!\w)"
)


def plain_marks(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a mark stands between `start` and `end` behind which a duty may begin, and where the words behind it do: a semicolon,
    or a mark behind which something goes to a body."""
    for match in _MARK.finditer(text, start, end):
        stop, begin = match.span()
        if text[stop] == ";" or _TO_BODY.search(folded, begin, _reach(folded, begin, end)) is not None:
            yield stop, begin


def _reach(folded: str, begin: int, end: int) -> int:
    """Up to where the words behind a mark are looked at."""
    end = min(end, begin + _LOOKED_AT)
    semicolon = folded.find(";", begin, end)
    return semicolon if semicolon >= 0 else end


def cut_signs(text: str, folded: str, left: int, stop: int, begin: int, end: int) -> set[str]:
    """The signs of the mark `stop..begin` in a sentence up to `end` whose clause so far begins at `left`."""
    mark = text[stop:begin].strip()
    before = sign_words(folded, max(left, stop - _LOOKED_AT), stop)[-_WORDS:]
    behind_to = _reach(folded, begin, end)
    behind = sign_words(folded, begin, behind_to)[:_WORDS]
    verb, first = duty_words().first_verb(text, folded, begin, end), duty_words().first_verb(text, folded, left, stop)
    kind, first_kind = _kind(verb), _kind(first)
    timed = _TIME.search(folded, begin, behind_to) is not None
    sent = _TO_BODY.search(folded, begin, behind_to) is not None
    signs = {f"<{word}" for word in before} | {f">{word}" for word in behind}
    signs.update(" ".join((">>", *behind[:n])) for n in (1, 2, 3))
    signs.update(" ".join(("<<", *before[-n:])) for n in (1, 2))
    signs.update((f"m={mark}", f"m={mark} {kind}", f"V={verb.phrase if verb else ''}", f"C={kind}"))
    signs.update((f"V0={first.phrase if first else ''}", f"C0={first_kind}", f"CC={first_kind} {kind}"))
    signs.update((f"T={timed}", f"T={timed} {kind}", f"B={sent}", f"B={sent} {kind}"))
    signs.update((f"<long={min(5, (stop - left) // 30)}", f">long={min(5, (behind_to - begin) // 30)}"))
    return signs


def _kind(verb: Verb | None) -> str:
    return str(verb.category) if verb is not None else "-"
