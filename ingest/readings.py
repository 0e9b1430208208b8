"""What is read out of a text and where it stands: spans, the way from the text as it is read to the one as it was, dates as
far as they are told, and values with their rule and confidence."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.record import record

T = TypeVar("T")


@record
class Span:
    """A stretch of the canonical text, end exclusive."""

    start: int
    end: int
    text: str

    def __init__(self, start: int, end: int, text: str) -> None:  # by hand, as a check behind it would be a second call
        if end - start != len(text):
            raise ValueError(f"span {start}..{end} does not hold {len(text)} characters")
        self.start, self.end, self.text = start, end, text  # type: ignore[misc]

    def part(self, start: int, end: int) -> Span:
        """The span of `self.text[start:end]`, without white space at its ends: words always come from where they stand."""
        inner = span_of(self.text, start, end)
        return Span(self.start + inner.start, self.start + inner.end, inner.text)

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`, without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


@record
class TextMap:
    """Where each stretch of the canonical text stood in the text that the reader gave.

    `canonical[i]` and `raw[i]` are the starts of run `i`. Within a run of equal length on both sides characters
    correspond one to one; otherwise the run as a whole stands for the other.
    """

    canonical: tuple[int, ...]
    raw: tuple[int, ...]
    canonical_length: int
    raw_length: int

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of canonical `start..end` (end exclusive)."""
        if start >= end:
            at = self._raw_at(start)
            return at, at
        return self._raw_at(start), self._raw_at(end - 1, last=True) + 1

    def _raw_at(self, offset: int, last: bool = False) -> int:
        run = max(bisect_right(self.canonical, offset) - 1, 0)
        if not self.canonical:
            return offset
        here = offset - self.canonical[run]
        end_c = self.canonical[run + 1] if run + 1 < len(self.canonical) else self.canonical_length
        end_r = self.raw[run + 1] if run + 1 < len(self.raw) else self.raw_length
        if end_c - self.canonical[run] == end_r - self.raw[run]:
            return self.raw[run] + here
        return max(end_r - 1, self.raw[run]) if last else self.raw[run]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be blank (`ngày tháng 4 năm 2022`)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        dt.date(self.year, self.month or 1, self.day or 1)
        if self.day and not self.month:
            raise ValueError("a day without a month")

    @property
    def iso(self) -> str:
        """`2022-04-11`, `2022-04` or `2022`."""
        parts = [f"{self.year:04d}"] + [f"{p:02d}" for p in (self.month, self.day) if p]
        return "-".join(parts)

    @property
    def earliest(self) -> dt.date:
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day that it can be."""
        if self.day and self.month:
            return dt.date(self.year, self.month, self.day)
        if self.month and self.month < 12:
            return dt.date(self.year, self.month + 1, 1) - dt.timedelta(days=1)
        return dt.date(self.year, 12, 31)

    def show(self, lang: str = "vi") -> str:
        """`11/04/2022`, `04/2022` or `2022` in Vietnamese, ISO in English."""
        if lang != "vi":
            return self.iso
        return "/".join(reversed([f"{self.year}"] + [f"{p:02d}" for p in (self.month, self.day) if p]))

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """Reads `iso`; raises ValueError for anything else."""
        return cls(*(int(p) for p in iso.split("-")))


@record
class Reading(Generic[T]):
    """One thing read: its value, the words it was read from, the rule that read it and how sure that is (0 to 1)."""

    value: T
    span: Span
    rule: str
    confidence: float = 1.0
