from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tantivy

from ingest.errors import StoreError
from search import common
from search.analyze import folded, syllables, terms
from search.lexical import LexicalIndex, entry

BUSY = StoreError("bận", "busy")


def test_counts_are_packed_and_read_again() -> None:
    line = syllables("và quy định và quản lý của các cơ quan và định, rồi và")
    fields = {at: np.array([number], np.uint64) for at, number in enumerate(common.packed(line))}
    places = common.places()

    def count(word: str) -> float:
        return float(common.counted(fields, (places[word],))[0])

    (va,), (dinh,), (theo,) = (syllables(word) for word in ("và", "định", "theo"))
    assert (count(va), count(dinh), count(theo)) == (3, 2, 0)  # more than three are told as three
    both = common.by_folded()["quan"]
    assert len(both) > 1
    assert common.counted(fields, [places[word] for word in both])[0] == 2


def test_the_list_holds_as_many_syllables_as_there_is_room_for() -> None:
    assert sorted(common.places().values()) == list(range(32 * common.FIELDS))


@pytest.fixture
def lines() -> list[str]:
    """In all of them stands `quy định`, in each third `của`."""
    return [f"quy định về việc số {at * 37 % 101}{' và của' * (at % 3 == 0)} nơi {at % 7}" for at in range(300)]


@pytest.mark.parametrize("question", ["quy định của việc số 74", "việc số 37 theo quy định", "nơi 5 và nơi 6"])
def test_what_is_counted_scores_as_what_is_looked_up(tmp_path: Path, lines: list[str], question: str) -> None:
    plain, parted = LexicalIndex(tmp_path / "a", parted_from=10**9), LexicalIndex(tmp_path / "b", parted_from=1)
    for index in (plain, parted):
        with index.writing(BUSY):
            index.put(entry(row, row, line, "", "") for row, line in enumerate(lines, 1))
            index.commit()
    words = syllables(question)
    weighted = {"words": dict.fromkeys(terms(words), 0.8), "folded": dict.fromkeys(terms(folded(words)), 0.2)}
    sought, often = parted._parted(weighted)
    assert often
    assert set(sought) == {"words", "folded"}
    before, after = (dict(index.search(weighted, 300)) for index in (plain, parted))
    assert next(iter(after)) == next(iter(before))
    assert after == pytest.approx({row: before[row] for row in after}, rel=0.02)  # tantivy rounds the lengths of lines


def test_a_question_of_frequent_syllables_alone_is_looked_up(tmp_path: Path, lines: list[str]) -> None:
    index = LexicalIndex(tmp_path, parted_from=1)
    with index.writing(BUSY):
        index.put(entry(row, row, line, "", "") for row, line in enumerate(lines, 1))
        index.commit()
    assert len(index.search({"words": dict.fromkeys(syllables("quy định"), 1.0)}, 500)) == 300


def test_lines_made_otherwise_are_thrown_away(tmp_path: Path) -> None:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("words")
    tantivy.Index(schema.build(), str(tmp_path)).writer(15_000_000, 1).commit()
    assert len(LexicalIndex(tmp_path)) == 0
