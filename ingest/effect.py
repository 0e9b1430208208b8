"""From when and until when a document holds (hiệu lực), out of its own clause on that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum

from ingest.dates import date_at
from ingest.readings import PartialDate, Span, span_of
from ingest.record import record


class EffectKind(StrEnum):
    START = "start"  # có hiệu lực từ
    END = "end"  # có hiệu lực đến hết, hết hiệu lực từ


@record
class Effect:
    """One limit of a document's force: the first day on which it holds (START), the last one (END).

    `excepted`: the clause leaves out some of its provisions (`trừ khoản 2 Điều này`).
    """

    kind: EffectKind
    date: PartialDate
    span: Span
    rule: str
    confidence: float
    excepted: bool = False


_KINDS = (
    "luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư(?: liên tịch)?|quy chế|quy định|kế hoạch|văn bản"
    "|hướng dẫn"
)
_WORD = "hiệu lực"
_BEFORE, _BEHIND = 60, 230
"""Letters around that word in which a clause stands."""
_CLAUSE = re.compile(  # Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026 · Thông tư này có hiệu lực từ ngày ký
    rf"(?P<before>(?:trước|từ|đến|sau|khi|thời điểm|thời gian|ngày|mà|nếu)\s+)?(?<!\w)(?P<kind>{_KINDS})\s+này\s+(?:bắt đầu\s+)?"
    r"(?:có\s+)?hiệu\s+lực(?:\s+thi\s+hành)?(?P<rest>[^.;]{0,200})",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s,:]*(?:(?:kể|bắt đầu)\s+)?từ\s+(?=ngày)", re.IGNORECASE)
_SIGNED = re.compile(r"ngày\s+(?:ký|ban\s+hành)(?!\s*\d)", re.IGNORECASE)  # kể từ ngày ký ban hành
_DAYS_AFTER = re.compile(
    r"[\s,:]*sau\s+(?P<days>\d{1,3})(?:\s*\([^)]{1,30}\))?\s+ngày,?\s+(?:kể\s+)?từ\s+ngày\s+(?:ký|ban\s+hành)", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?:(?!áp\s+dụng)[^;])*?đến\s+(?:hết\s+)?(?=ngày)", re.IGNORECASE
)  # và có hiệu lực đến hết ngày 31 tháng 12 năm 2027
_EXCEPT = re.compile(r"\btrừ\b", re.IGNORECASE)
_ENDS = re.compile(r"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+(?:(?:kể|bắt đầu)\s+)?từ\s+(?=ngày)", re.IGNORECASE)


def find_effects(text: str, issued: PartialDate | None) -> tuple[Effect, ...]:
    """The limits of a document's force, in the order of its text; of several clauses of one kind the first counts.

    `issued` is its own day, from which `kể từ ngày ký` counts; without a whole one such clauses tell nothing, nor does what
    counts from a publication (`kể từ ngày đăng Công báo`).
    """
    found: dict[EffectKind, Effect] = {}
    for match in _clauses(text):
        if match["before"]:  # "trước ngày Nghị định này có hiệu lực"
            continue
        excepted = _EXCEPT.search(match["rest"]) is not None
        for kind, date, end, rule, sure in _limits(text, match.start("rest"), match.end("rest"), issued):
            if issued is None or date.latest >= issued.earliest:  # else it is the clause of a text that is quoted
                found.setdefault(kind, Effect(kind, date, span_of(text, match.start("kind"), end), rule, sure, excepted))
    return tuple(sorted(found.values(), key=lambda effect: effect.span.start))


def _clauses(text: str) -> Iterator[re.Match[str]]:
    at = text.find(_WORD)
    while at >= 0:
        match = _CLAUSE.search(text, max(at - _BEFORE, 0), min(at + _BEHIND, len(text)))
        if match is not None:
            yield match
        at = text.find(_WORD, max(match.start("rest") if match else 0, at + len(_WORD)))


def _limits(text: str, start: int, end: int, issued: PartialDate | None) -> list[tuple[EffectKind, PartialDate, int, str, float]]:
    found: list[tuple[EffectKind, PartialDate, int, str, float]] = []
    whole = issued if issued is not None and issued.day else None
    later = _DAYS_AFTER.match(text, start, end)
    since = _FROM.match(text, start, end)
    if later is not None and whole is not None:
        day = whole.earliest + dt.timedelta(days=int(later["days"]))
        found.append((EffectKind.START, PartialDate(day.year, day.month, day.day), later.end(), "effect-days-after", 0.9))
    elif since is not None:
        date = date_at(text, since.end(), end)
        signed = _SIGNED.match(text, since.end(), end)
        if date is not None:
            found.append((EffectKind.START, date.value, date.span.end, "effect-date", min(0.95, date.confidence)))
        elif signed is not None and whole is not None:
            found.append((EffectKind.START, whole, signed.end(), "effect-signed", 0.95))
    until = _UNTIL.match(text, start, end)
    date = date_at(text, until.end(), end) if until is not None else None
    if date is not None:
        found.append((EffectKind.END, date.value, date.span.end, "effect-until", min(0.9, date.confidence)))
    return found


def ends_on(text: str, start: int, end: int) -> tuple[PartialDate, Span] | None:
    """The day from which a sentence of `text[start:end]` says that another document holds no more: of `Thông tư số … hết hiệu
    lực kể từ ngày 01/7/2026` that day; None where it names none, or only this document's own."""
    match = _ENDS.search(text, start, end)
    date = date_at(text, match.end(), end) if match is not None else None
    return (date.value, span_of(text, match.start(), date.span.end)) if match is not None and date is not None else None
