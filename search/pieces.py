"""The tokenizer of multilingual-e5-small: a text becomes the pieces of its vocabulary that are likeliest together.

A unigram model, cut as SentencePiece cuts, to the same ids. SentencePiece itself builds its tree of a quarter of a million
pieces anew each time it is loaded, which takes longer than anything else of a search on the command line; here the pieces
lie sorted in one stretch of bytes, and the words that came up are remembered.
"""

from __future__ import annotations

import io
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

UNKNOWN = 3

_SPECIAL = frozenset(("<s>", "<pad>", "</s>", "<unk>", "<mask>"))
_BLANK = "▁"  # stands before each word
_PENALTY = 10.0  # how much less likely than the rarest piece a letter is that no piece holds
_REMEMBERED = 1 << 16  # words


def stored(pieces: Sequence[tuple[str, float]]) -> bytes:
    """The pieces by their ids, each with its score (a logarithm of its probability), as `Pieces` reads them."""
    known = sorted((piece.encode(), id, score) for id, (piece, score) in enumerate(pieces) if piece not in _SPECIAL)
    held = io.BytesIO()
    np.savez(
        held,
        letters=np.frombuffer(b"".join(piece for piece, _id, _score in known), np.uint8),
        bounds=np.array([0, *accumulate(len(piece) for piece, _id, _score in known)], np.uint32),
        ids=np.array([id for _piece, id, _score in known], np.uint32),
        scores=np.array([score for _piece, _id, score in known], np.float32),
    )
    return held.getvalue()


class Pieces:
    """Threads may cut at once."""

    def __init__(self, held: bytes) -> None:
        with np.load(io.BytesIO(held)) as arrays:
            self._letters: bytes = arrays["letters"].tobytes()
            self._bounds = array("I", arrays["bounds"].tobytes())
            self._ids = array("I", arrays["ids"].tobytes())
            self._scores = array("f", arrays["scores"].tobytes())
        self._unlikely = min(self._scores) - _PENALTY
        self._cut = lru_cache(_REMEMBERED)(self._cut_word)

    def ids(self, text: str) -> list[int]:
        """The ids of the pieces of a text in NFKC, in order."""
        return [id for word in text.replace(_BLANK, " ").split() for id in self._cut(word)]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        """Viterbi: for each place the likeliest way there, and the place and the piece that it comes by."""
        text = _BLANK + word
        scores = [0.0] + [float("-inf")] * len(text)
        came = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            ways = list(self._beginning(text, start))
            if not ways or ways[0][0] != start + 1:
                ways.append((start + 1, UNKNOWN, self._unlikely))
            for end, id, score in ways:
                if scores[start] + score > scores[end]:
                    scores[end] = scores[start] + score
                    came[end] = (start, id)
        found: list[int] = []
        end = len(text)
        while end:
            end, id = came[end]
            if id != UNKNOWN or found[-1:] != [UNKNOWN]:  # unknown letters in a row are one
                found.append(id)
        return tuple(reversed(found))

    def _beginning(self, text: str, start: int) -> Iterator[tuple[int, int, float]]:
        """The pieces with which the text goes on at `start`, the shortest first: where each ends, its id and score."""
        order = range(len(self._ids))
        low, high = 0, len(order)
        for end in range(start + 1, len(text) + 1):
            letters = text[start:end].encode()
            low = bisect_left(order, letters, low, high, key=self._piece)
            high = bisect_left(order, letters + b"\xff", low, high, key=self._piece)  # a byte that UTF-8 does not have
            if low == high:
                return
            if self._piece(low) == letters:
                yield end, self._ids[low], self._scores[low]

    def _piece(self, at: int) -> bytes:
        return self._letters[self._bounds[at] : self._bounds[at + 1]]
