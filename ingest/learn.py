"""Makes the models of duties: `python -m ingest.learn DIR…`, each a folder with `gold/<stem>.json` and `texts/<stem>.txt`.

It prints how often each is right in documents that were left out, and writes the models of all. The shipped ones were learned
from `tests/made` but for the 48 documents that came last, its single clauses too, and from 385 public dispatches, norms and
plans, which are not part of the project.
Needs scikit-learn.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from ingest.duties.category import MODEL as KINDS
from ingest.duties.occasions import MODEL as OCCASIONS
from ingest.duties.pieces import MODEL as CUTS
from ingest.examples import Example, cuts, kinds, occasions
from ingest.linear import Linear, save

_LEAST = 3
"""A sign of fewer examples is left out."""
_SMOOTH = 0.2
"""How freely weights grow, in scikit-learn's terms: the best of 0.05, 0.1, 0.2 and 1 on documents left out."""
_PARTS = 10
MODELS: dict[str, Callable[[Path], Iterator[Example]]] = {KINDS: kinds, CUTS: cuts, OCCASIONS: occasions}
"""The models by name, and what teaches each."""


def learn(known: list[Example]) -> Linear:
    """The model of the examples."""
    often = Counter(sign for one in known for sign in one.signs)
    vectors = DictVectorizer(dtype=np.float32)
    seen = vectors.fit_transform([dict.fromkeys((sign for sign in one.signs if often[sign] >= _LEAST), 1.0) for one in known])
    fitted = LogisticRegression(C=_SMOOTH, max_iter=3000).fit(seen, [one.answer for one in known])
    weights, bias = fitted.coef_.T, fitted.intercept_
    if len(fitted.classes_) == 2:  # scikit-learn has one column for two classes
        weights, bias = np.hstack((-weights, weights)) / 2, np.concatenate((-bias, bias)) / 2
    rows = dict(zip(map(str, vectors.feature_names_), map(tuple, weights.tolist()), strict=True))
    return Linear(tuple(map(str, fitted.classes_)), rows, tuple(bias.tolist()))


def left_out(known: list[Example]) -> float:
    """The share of right answers in documents that the model was not learned from."""
    right = 0
    groups = [one.document for one in known]
    for seen, unseen in GroupKFold(_PARTS).split(known, groups=groups):
        model = learn([known[i] for i in seen])
        right += sum(model.best(known[i].signs)[0] == known[i].answer for i in unseen)
    return right / len(known)


def main() -> None:
    folders = [Path(folder) for folder in sys.argv[1:]]
    if not folders or not all(list((folder / "gold").glob("*.json")) for folder in folders):
        sys.exit("Name the folders to learn from, each with gold/<stem>.json and texts/<stem>.txt: python -m ingest.learn DIR…")
    for name, examples in MODELS.items():
        known = [one for folder in folders for one in examples(folder)]
        model, target = learn(known), Path(str(files("ingest.vocabulary"))) / f"{name}.npz"
        save(model, target)
        print(f"{name}: {len(known):,} examples, {left_out(known):.3f} right in documents left out;", end=" ")
        print(f"{len(model.weights):,} signs, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
