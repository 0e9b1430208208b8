from __future__ import annotations

import pytest

from search.pieces import UNKNOWN, Pieces, stored
from search.weights import read_weights

SMALL = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
SMALL += [(piece, -float(at)) for at, piece in enumerate(("▁báo", "▁cá", "o", "▁", "▁cáo", "b", "á"), 1)]


def ids(text: str) -> list[int]:
    return Pieces(stored(SMALL)).ids(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("báo cáo", [4, 8]),
        ("bác", [7, 9, 10, UNKNOWN]),
        ("cá", [5]),
        ("xyz báo", [7, UNKNOWN, 4]),  # unknown letters in a row are one
        ("<s>", [7, UNKNOWN]),  # what steers the model can't be written in a text
        ("", []),
        ("  báo  ", [4]),
    ],
)
def test_the_likeliest_pieces_are_taken(text: str, expected: list[int]) -> None:
    assert ids(text) == expected


@pytest.mark.model
def test_a_text_has_the_ids_that_sentencepiece_gives() -> None:
    pieces = Pieces(stored(read_weights().pieces()))
    known = {
        "query: báo cáo định kỳ 6 tháng": [41, 1294, 12, 9216, 16331, 2931, 13850, 305, 7973],
        "passage: Ủy ban nhân dân thị xã Duyên Hải, 251/QĐ-BNV (29/3/2022)": [
            46692,
            12,
            93866,
            4599,
            3090,
            5912,
            8725,
            14352,
            786,
            12357,
            45941,
            4,
            144019,
            64,
            206294,
            9,
            571,
            65954,
            76152,
            18113,
            74957,
            89647,
        ],
        "汉字 🙂🙂 мир": [6, 37963, 7234, 3143, 207254, 11373],
    }
    assert {text: pieces.ids(text) for text in known} == known
