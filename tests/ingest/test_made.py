"""What is read of the documents of `tests/made` and `tests/hard`, held above what it was when they were last read for rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.evaluate import Scores, evaluate_folder

TESTS = Path(__file__).parent.parent

LEAST = {
    "made": {
        "citation_exact": 0.98,
        "citation_overlap": 0.99,
        "relation": 0.955,
        "obligation": 0.925,
        "report": 0.915,
        "actors": 0.9,
        "recipients": 0.895,
        "coactors": 0.885,
        "periods": 0.91,
    },
    "hard": {
        "citation_exact": 0.98,
        "citation_overlap": 0.98,
        "relation": 0.935,
        "obligation": 0.83,
        "report": 0.75,
        "actors": 0.8,
        "recipients": 0.71,
        "coactors": 0.79,
        "periods": 0.785,
    },
}
"""F1, about a point below what was measured: a change that lowers a figure further says so and changes it here."""


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    return {name: evaluate_folder(TESTS / name) for name in LEAST}


@pytest.mark.parametrize(("name", "fact"), [(name, fact) for name, facts in LEAST.items() for fact in facts])
def test_as_much_is_read_as_before(scores: dict[str, Scores], name: str, fact: str) -> None:
    assert scores[name].counted[fact].summary()["f1"] >= LEAST[name][fact]


@pytest.mark.parametrize("name", LEAST)
def test_every_fact_of_the_gold_stands_in_its_text(name: str) -> None:
    for path in sorted((TESTS / name / "gold").glob("*.json")):
        text = " ".join((TESTS / name / "texts" / f"{path.stem}.txt").read_text("utf-8").split())
        gold = json.loads(path.read_text("utf-8"))
        quotes = [fact["quote"] for fact in (*gold["citations"], *gold["obligations"])]
        assert [quote for quote in quotes if " ".join(quote.split()) not in text] == [], path.stem
