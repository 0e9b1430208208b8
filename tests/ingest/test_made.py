"""What is read of the made documents of `tests/made`, held above what it was when they were last read for rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.evaluate import Scores, evaluate_folder

MADE = Path(__file__).parent.parent / "made"

LEAST = {
    "citation_exact": 0.98,
    "citation_overlap": 0.99,
    "relation": 0.955,
    "obligation": 0.925,
    "report": 0.915,
    "actors": 0.9,
    "recipients": 0.895,
    "coactors": 0.885,
    "periods": 0.91,
}
"""F1, about a point below what was measured: a change that lowers a figure further says so and changes it here."""


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate_folder(MADE)


@pytest.mark.parametrize(("fact", "least"), LEAST.items(), ids=LEAST)
def test_as_much_is_read_as_before(scores: Scores, fact: str, least: float) -> None:
    assert scores.counted[fact].summary()["f1"] >= least


def test_every_fact_of_the_gold_stands_in_its_text() -> None:
    for path in sorted((MADE / "gold").glob("*.json")):
        text = " ".join((MADE / "texts" / f"{path.stem}.txt").read_text("utf-8").split())
        gold = json.loads(path.read_text("utf-8"))
        quotes = [fact["quote"] for fact in (*gold["citations"], *gold["obligations"])]
        assert [quote for quote in quotes if " ".join(quote.split()) not in text] == [], path.stem
