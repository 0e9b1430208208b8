"""What a copy costs that lost some of what a document has: `python tests/benchmarks/bench_worn_copies.py GOLD…`.

Word numbers headings and marks lists by itself, and plain text copied from it has neither; mail and old systems lose the accents,
hasty fingers the blanks behind commas, a margin cuts lines, a table's rules go, and some write every heading in capitals. Takes
the documents of folders with `texts/` and `gold/`, wears them so, and scores the duties against the same gold by their letters
alone: accents, blanks and marks are left out of both.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from ingest.document import Source
from ingest.evaluate import Scores, score_document
from ingest.folding import fold
from ingest.gold import to_gold
from ingest.parse import parse_document
from ingest.text_tables import lay_tables

_NUMBER = re.compile(r"^(\s*)(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))\s+(?=\S)")  # "2.1. Sở Y tế", "a) Chủ trì"
_BULLET = re.compile(r"^(\s*)[-–+•*]\s+(?=\S)")
_FIRST = re.compile(r"\s*(?:I|1)[.)] ")
_RECIPIENTS = re.compile(r"\s*Nơi nhận")
_HEADING = re.compile(r"\s*(?:[IVX]+|\d{1,2})\. \S.{0,85}$")
_RULE = re.compile(r"[|\s:-]+")
_MARGIN = 80


def _lines(change: Callable[[str], str | None]) -> Callable[[str], str]:
    """A text of lines that are changed one by one, those left out that become None."""
    return lambda text: "\n".join(new for line in text.split("\n") if (new := change(line)) is not None)


def _without(*marks: re.Pattern[str]) -> Callable[[str], str]:
    """A text whose numbered part, from the first number to the recipients, has lost these marks of its lines."""

    def worn(text: str) -> str:
        lines, inside = text.split("\n"), False
        for i, line in enumerate(lines):
            if inside and _RECIPIENTS.match(line):
                break
            inside = inside or _FIRST.match(line) is not None
            for mark in marks if inside else ():
                line = mark.sub(r"\1", line)
            lines[i] = line
        return "\n".join(lines)

    return worn


def _bare(text: str) -> str:
    folded = fold(text)
    return "".join(new.upper() if old.isupper() else new for old, new in zip(text, folded, strict=True))


def _cut(line: str) -> str:
    return line if "|" in line else "\n".join(textwrap.wrap(line, _MARGIN, break_long_words=False, break_on_hyphens=False))


def _tabbed(line: str) -> str | None:
    if line.count("|") < 2:
        return line
    return None if _RULE.fullmatch(line) else re.sub(r" *\| *", "\t", line.strip().strip("|").strip())


_KINDS: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "without bullets": _without(_BULLET),
    "without numbers": _without(_NUMBER),
    "without either": _without(_NUMBER, _BULLET),
    "without accents": _bare,
    "without blanks behind commas": lambda text: re.sub(r"(?<=[,;]) (?=[^\W\d_])", "", text),
    "with blanks before commas": lambda text: re.sub(r"(?=[,;:]\s)", " ", text),
    "with headings in capitals": _lines(lambda line: line.upper() if _HEADING.match(line) else line),
    "with lines cut": _lines(_cut),
    "with tabs for the rules of tables": _lines(_tabbed),
    "without full stops at the ends of lines": _lines(lambda line: re.sub(r"[.;]\s*$", "", line)),
}


def _letters(told: Any) -> Any:
    """Its strings by their letters alone."""
    if isinstance(told, str):
        return re.sub(r"[\W_]+", "", fold(told))
    if isinstance(told, list):
        return [_letters(one) for one in told]
    return {key: _letters(value) for key, value in told.items()} if isinstance(told, dict) else told


def _duties(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"header": {}, "citations": [], "relations": [], "obligations": _letters(told["obligations"])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    folders = parser.parse_args().gold
    for name, worn in _KINDS.items():
        scores = Scores()
        for gold in (path for folder in folders for path in sorted(folder.glob("gold/*.json"))):
            text = lay_tables(worn((gold.parents[1] / "texts" / f"{gold.stem}.txt").read_text("utf-8")))
            read = to_gold(parse_document(text, Source(f"{gold.stem}.txt", "txt", "")))
            score_document(scores, gold.stem, _duties(json.loads(gold.read_text("utf-8"))), _duties(read), _letters(text))
        told = scores.as_json()
        slots = ("obligation", "report", "actors", "recipients", "periods")
        print(f"{name:40}", *(f"{slot} {told[slot]['f1']:.3f}" for slot in slots), flush=True)


if __name__ == "__main__":
    main()
