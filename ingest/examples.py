"""What annotated documents teach: of what kind a duty is by its signs, and at which marks one duty ends and the next begins."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from ingest.document import Category, Period, Source
from ingest.duties.category import Noted, noting
from ingest.duties.cut_signs import CUT, WHOLE, cut_signs, plain_marks
from ingest.duties.occasion_signs import AD_HOC, ONCE, occasion_signs
from ingest.evaluate import fold_space, matched_duties, quote_places
from ingest.folding import fold
from ingest.gold import to_gold
from ingest.parse import parse_document, parse_file
from ingest.record import record


@record
class Example:
    """Signs, and what the annotator of the document has there."""

    document: str
    signs: frozenset[str]
    answer: str


def kinds(folder: Path) -> Iterator[Example]:
    """The kinds of the annotated duties of a folder that are found at all, and of the single clauses beside them."""
    if (clauses := folder / "wordings.tsv").exists():
        yield from _wordings(clauses)
    for path in sorted((folder / "gold").glob("*.json")):
        with noting() as noted:
            document = parse_file(folder / "texts" / f"{path.stem}.txt")
        wanted, found = json.loads(path.read_text("utf-8"))["obligations"], to_gold(document)["obligations"]
        for i, j in matched_duties(wanted, found, document.raw):
            span = document.obligations[j].span
            signs = _covering(noted, span.start, span.end)
            if signs is not None:
                yield Example(path.stem, signs, wanted[i]["category"])


_PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố: 12/KH-UBND\n\nTrà Vinh, ngày 20 tháng 4 năm 2022\n\nKẾ HOẠCH\nCải cách hành chính\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- {}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
)
"""A plan of one task."""


def _wordings(path: Path) -> Iterator[Example]:
    """The kinds of single clauses, a line each: `kind<TAB>clause`; each is read as a task of a plan."""
    for line in path.read_text("utf-8").splitlines():
        kind, clause = line.split("\t")
        text = _PLAN.format(clause)
        with noting() as noted:
            parse_document(text, Source(path.name, "txt", ""))
        at = text.index(clause)
        signs = _covering(noted, at, at + len(clause))
        if signs is not None:
            yield Example(clause, signs, kind)


def _covering(noted: list[Noted], start: int, end: int) -> frozenset[str] | None:
    """What the kind of the duty at `start..end` was told by: of all noted what covers its words best, the last of equals."""

    def covers(one: Noted) -> float:
        return max(0, min(one.end, end) - max(one.start, start)) / (max(one.end, end) - min(one.start, start))

    best = max(reversed(noted), key=covers, default=None)
    return best.signs if best is not None and covers(best) >= 0.5 else None


def occasions(folder: Path) -> Iterator[Example]:
    """Reports that are found without a rhythm: whether their annotator has them due whenever something happens."""
    for path in sorted((folder / "gold").glob("*.json")):
        document = parse_file(folder / "texts" / f"{path.stem}.txt")
        folded = fold(document.text)
        wanted, found = json.loads(path.read_text("utf-8"))["obligations"], to_gold(document)["obligations"]
        for i, j in matched_duties(wanted, found, document.raw):
            one = document.obligations[j]
            if one.category is not Category.REPORT or (one.timing is not None and set(one.timing.periods) - {Period.AD_HOC}):
                continue
            timed = one.timing is not None and one.timing.rule != "occasion"
            signs = occasion_signs(folded, one.span.start, one.span.end, one.condition is not None, timed)
            periods = (wanted[i].get("timing") or {}).get("periods") or ()
            yield Example(path.stem, frozenset(signs), AD_HOC if "ad-hoc" in periods else ONCE)


_CUT_HERE = " || "


def _cut_sentences(path: Path) -> Iterator[Example]:
    """The marks of single sentences, a line each; ` || ` stands where a duty ends."""
    for line in path.read_text("utf-8").splitlines():
        parts = line.split(_CUT_HERE)
        text = " ".join(parts)
        folded = fold(text)
        starts = [0, *accumulate(len(part) + 1 for part in parts)]
        for stop, begin in plain_marks(text, folded, 0, len(text)):
            here = bisect_right(starts, begin) - 1
            cut = here > 0 and starts[here] > stop
            left = starts[here - 1] if cut else starts[here]
            signs = cut_signs(text, folded, left, stop, begin, starts[here + 1] - 1)
            yield Example(line, frozenset(signs), CUT if cut else WHOLE)


_INSIDE = 8
"""Letters from its ends on a mark stands inside a duty."""
_AT = 2
"""Letters between the end of a quote and the mark behind it."""


def cuts(folder: Path) -> Iterator[Example]:
    """The marks of the annotated duties of a folder, and of the single sentences beside them: inside a duty, or between two."""
    if (sentences := folder / "sentences.txt").exists():
        yield from _cut_sentences(sentences)
    for path in sorted((folder / "gold").glob("*.json")):
        text = fold_space((folder / "texts" / f"{path.stem}.txt").read_text("utf-8"))
        folded = fold(text)
        duties = [one for one in quote_places(text, json.loads(path.read_text("utf-8"))["obligations"]) if one is not None]
        for stop, begin in plain_marks(text, folded, 0, len(text)):
            around = [one for one in duties if one[0] + _INSIDE < stop and begin < one[1] - _INSIDE]
            before = [one for one in duties if abs(one[1] - stop) <= _AT and one[1] > one[0] + _INSIDE]
            behind = [one for one in duties if stop - 1 <= one[0] <= begin + 1]
            if not ((around and not behind) or (before and behind and not around)):
                continue
            whose = before or around
            end = max(one[1] for one in (behind or around))
            signs = cut_signs(text, folded, max(one[0] for one in whose), stop, begin, end)
            yield Example(path.stem, frozenset(signs), CUT if before else WHOLE)
