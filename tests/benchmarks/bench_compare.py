"""How well the tasks of two documents are told to be the same: precision and recall of pairs against labels, by threshold.

    python tests/benchmarks/bench_compare.py LABELS.json

LABELS.json holds a list of `{"name", "tasks": [text], "answers": [text], "right": {"0": [3], …}}`: for each task that was
labelled the places of the answers that are the same task, empty where there is none.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from graph.compare import ALIKE
from graph.likeness import align, likeness, short_forms

THRESHOLDS = (0.3, 0.325, 0.35, ALIKE, 0.4, 0.45, 0.5)


def counts(labels: list[dict[str, Any]], least: float) -> tuple[int, int, int]:
    """Right, wrong and missed pairs."""
    right = wrong = missed = 0
    for one in labels:
        short = short_forms(*one["tasks"], *one["answers"], *one.get("context", ()))
        pairs = {pair.one: pair.other for pair in align(likeness(one["tasks"], one["answers"], short), least)}
        for task, answers in one["right"].items():
            found = pairs.get(int(task))
            right += found in answers
            wrong += found is not None and found not in answers
            missed += bool(answers) and found not in answers
    return right, wrong, missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    labels: list[dict[str, Any]] = json.loads(parser.parse_args().labels.read_text(encoding="utf-8"))
    print(f"{sum(len(one['right']) for one in labels)} tasks labelled")
    for least in THRESHOLDS:
        right, wrong, missed = counts(labels, least)
        mark = " <- in use" if least == ALIKE else ""
        print(f"{least:.3f}: precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f}{mark}")


if __name__ == "__main__":
    main()
