"""What numbers and bullets that a copy lost cost: `python tests/benchmarks/bench_lost_marks.py GOLD…`.

Word numbers headings and marks lists by itself, and plain text copied from it has neither. Takes the documents of folders with
`texts/` and `gold/`, drops numbers, bullets and both behind the first numbered line and before the recipients, and scores the
duties against the same gold, whose quotes hold no marks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ingest.document import Source
from ingest.evaluate import Scores, score_document
from ingest.gold import to_gold
from ingest.parse import parse_document

_NUMBER = re.compile(r"^(\s*)(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))\s+(?=\S)")  # "2.1. Sở Y tế", "a) Chủ trì"
_BULLET = re.compile(r"^(\s*)[-–+•*]\s+(?=\S)")
_FIRST = re.compile(r"\s*(?:I|1)[.)] ")
_RECIPIENTS = re.compile(r"\s*Nơi nhận")
_KINDS: dict[str, tuple[re.Pattern[str], ...]] = {
    "whole": (),
    "without bullets": (_BULLET,),
    "without numbers": (_NUMBER,),
    "without either": (_NUMBER, _BULLET),
}


def without(text: str, marks: Sequence[re.Pattern[str]]) -> str:
    """`text` whose numbered part has lost these marks at the beginnings of its lines."""
    lines, inside = text.split("\n"), False
    for i, line in enumerate(lines):
        inside = (inside or _FIRST.match(line) is not None) and _RECIPIENTS.match(line) is None
        if not inside and _RECIPIENTS.match(line):
            break
        for mark in marks if inside else ():
            line = mark.sub(r"\1", line)
        lines[i] = line
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    folders = parser.parse_args().gold
    for name, marks in _KINDS.items():
        scores = Scores()
        for gold in (path for folder in folders for path in sorted(folder.glob("gold/*.json"))):
            text = without((gold.parents[1] / "texts" / f"{gold.stem}.txt").read_text("utf-8"), marks)
            read = to_gold(parse_document(text, Source(f"{gold.stem}.txt", "txt", "")))
            score_document(scores, gold.stem, json.loads(gold.read_text("utf-8")), read, text)
        told = scores.as_json()
        print(f"{name:16}", *(f"{slot} {told[slot]['f1']:.3f}" for slot in ("obligation", "report", "actors", "recipients")))


if __name__ == "__main__":
    main()
