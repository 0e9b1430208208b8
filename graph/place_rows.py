"""The pages of a document's original as one row of the store, and back: numbers column by column, deflated."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Any

from ingest.places import Box, Patch, Places, Recognised

_HUNDREDTHS = 100
"""Of a confidence."""


def place_rows(places: Places) -> list[dict[str, Any]]:
    """The row of the table `places`; none for a text without pages. Raises OverflowError for numbers beyond 32 bits."""
    if not places.pages:
        return []
    patches = places.patches
    columns: list[Iterable[int]] = [
        [len(places.pages), len(places.recognised), len(patches), places.end],
        _steps(places.pages),
        [each.page for each in places.recognised],
        [each.words for each in places.recognised],
        [round(each.confidence * _HUNDREDTHS) for each in places.recognised],
        _steps([patch.start for patch in patches]),
        [patch.end - patch.start for patch in patches],
        [patch.page for patch in patches],
        *([patch.box[i] for patch in patches] for i in range(4)),
    ]
    numbers = array("I", [number for column in columns for number in column])
    if sys.byteorder == "big":
        numbers.byteswap()
    data = zlib.compress(numbers.tobytes(), 6)
    return [{"pages": len(places.pages), "confidence": places.confidence, "data": data}]


def places_of(row: Mapping[str, Any]) -> Places:
    """The pages that the row was made of."""
    numbers = array("I")
    numbers.frombytes(zlib.decompress(row["data"]))
    if sys.byteorder == "big":
        numbers.byteswap()
    at = 4
    pages, recognised, patches, end = numbers[:at]

    def column(length: int) -> array[int]:
        nonlocal at
        at += length
        return numbers[at - length : at]

    starts = tuple(accumulate(column(pages)))
    seen = zip(column(recognised), column(recognised), column(recognised), strict=True)
    begins, lengths, on = list(accumulate(column(patches))), column(patches), column(patches)
    boxes = zip(*(column(patches) for _ in range(4)), strict=True)
    made = (Patch(a, a + length, page, Box(*box)) for a, length, page, box in zip(begins, lengths, on, boxes, strict=True))
    sure = (Recognised(page, words, confidence / _HUNDREDTHS) for page, words, confidence in seen)
    return Places(starts, end, tuple(made), tuple(sure))


def _steps(ascending: Iterable[int]) -> list[int]:
    """Each number as what it is above the one before."""
    return [b - a for a, b in pairwise([0, *ascending])]
