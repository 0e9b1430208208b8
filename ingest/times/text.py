"""A text in which timings are sought without regard to accents, and which of its words only look like those of one."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.document import DateRelation, Period, Timing
from ingest.readings import PartialDate, span_of


class Read(NamedTuple):
    """A text, the same without accents, where reading stops, and the year that fills in days without one."""

    text: str
    folded: str
    stop: int
    year: int | None

    def timing(
        self,
        start: int,
        end: int,
        rule: str,
        confidence: float,
        periods: tuple[Period, ...] = (),
        date: PartialDate | None = None,
        relation: DateRelation | None = None,
        days: tuple[tuple[int, int], ...] = (),
    ) -> Timing:
        return Timing(span_of(self.text, start, end), periods, date, relation, days, rule, confidence)


_SPELLINGS = {
    "hang": ("hàng", "hằng", "hang", "hảng", "hăng", "hẳng", "hâng"),  # not hạng, hãng
    "moi": ("mỗi", "mổi", "môi", "moi", "mối"),  # not mới, mọi
    "quy": ("quý", "quí", "qúy", "quy", "qui", "quỳ", "quỷ"),  # not quỹ
    "qui": ("quí", "qúi", "qui"),
    "nam": ("năm", "nam", "nãm", "nâm", "nằm", "nắm"),
    "sau(?= thang)": ("sáu",),
    "trong": ("trong",),  # not trọng
    "tre": ("trễ", "tre"),
    "muon": ("muộn", "muon"),
    "het": ("hết", "het", "hét"),
}
_ACCENTED = frozenset(spelling for spellings in _SPELLINGS.values() for spelling in spellings)
_DOUBTFUL = re.compile(rf"(?<!\w)(?:{'|'.join(_SPELLINGS)})(?!\w)")


def spelt(read: Read, start: int, end: int) -> bool:
    """Whether the words of `start..end` that mean something else with other accents are written as those of a timing."""
    for match in _DOUBTFUL.finditer(read.folded, start, end):
        written = read.text[match.start() : match.end()]
        if written.lower() not in _ACCENTED or written == "Nam":
            return False
    return True
