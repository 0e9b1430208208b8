"""How well documents are read whose annotations nothing was learned from.

`python tests/benchmarks/bench_unseen.py DIR… --unseen STEM…` learns the models of duties anew from all documents of the folders
(`gold/<stem>.json`, `texts/<stem>.txt`) but the named ones, reads those with them and prints how they score, as JSON. The rules
are the shipped ones: they may have been written with those documents in view.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ingest.evaluate import Scores, score_file
from ingest.learn import MODELS, learn
from ingest.linear import Linear, replaced


def models_without(folders: list[Path], unseen: set[str]) -> dict[str, Linear]:
    """The models of all documents but the unseen ones."""
    return {
        name: learn([one for folder in folders for one in examples(folder) if one.document not in unseen])
        for name, examples in MODELS.items()
    }


def scored(folders: list[Path], unseen: set[str]) -> Scores:
    """How the unseen documents are read by the models in use."""
    scores = Scores()
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            if path.stem in unseen:
                score_file(scores, folder / "texts" / f"{path.stem}.txt", path)
    return scores


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--unseen", nargs="+", required=True, help="stems of the documents to score")
    given = arguments.parse_args()
    unseen = set(given.unseen)
    known = {path.stem for folder in given.folders for path in (folder / "gold").glob("*.json")}
    if missing := sorted(unseen - known):
        arguments.error(f"no gold of these in the folders: {', '.join(missing)}")
    with replaced(models_without(given.folders, unseen)):
        scores = scored(given.folders, unseen)
    print(json.dumps({name: one.summary() for name, one in {**scores.counted, **scores.compared}.items()}, indent=1))


if __name__ == "__main__":
    main()
