"""Accents that a scan has lost or changed, put back where only one phrase of the vocabulary fits (`dé nghị`, `Cục Thuê`)."""

from __future__ import annotations

import re
from functools import cache

from ingest.agency_words import words
from ingest.folding import fold
from ingest.vocabulary import load, load_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_NOISY = 0.02
"""A text counts as scanned where more than one phrase in fifty has other accents than the vocabulary's."""

_OTHER_WORDS = frozenset(["co quan he", "co quan diem", "co quan tam", "co quan ngai", "de nghi ngoi"])
_AMBIGUOUS = frozenset(["Học viện", "Thanh tra", "Thành đoàn", "Chi bộ", "Thị ủy", "Ban Quản lý", "Ban Giám đốc", "Ban giám đốc"])


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases of two syllables and more by their first folded syllable, the longest first; none with two spellings."""
    vocabulary = words()
    bodies = {name for name in (*vocabulary.bodies, *vocabulary.kinds, *vocabulary.symbols.values()) if name not in _AMBIGUOUS}
    places = {row["name"] for row in load_table("provinces")}
    every = {*load("repairs")["phrases"], *bodies, *places}
    spellings: dict[tuple[str, ...], set[str]] = {}
    for phrase in every:
        syllables = _WORD.findall(phrase)
        if len(syllables) > 1 and " ".join(syllables) == phrase:
            spellings.setdefault(tuple(fold(s) for s in syllables), set()).add(phrase if phrase in places else phrase.lower())
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, forms in spellings.items():
        if len(forms) == 1:
            found.setdefault(key[0], []).append((key, next(iter(forms))))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}


_CITY = re.compile(r"(?<=tinh, )thanh ph[a-z](?=[ ,.;)])")


def repair(text: str, noisy: bool | None = None) -> str:
    """`text` with the accents of known phrases put back, as long as `text`; clean text comes back as it is. `noisy` tells
    whether the text is a scan's, where the caller knows."""
    if not (is_noisy(text) if noisy is None else noisy):
        return text
    mended = _repaired(text)[0]
    for city in _CITY.finditer(fold(mended)):
        mended = mended[: city.start()] + "thành phố" + mended[city.end() :]
    return mended


def is_noisy(text: str) -> bool:
    """Whether a sample of the text has phrases with wrong accents."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    known = wrong = 0
    for start in {0, middle, max(0, len(text) - _SAMPLE)}:
        _, seen, other = _repaired(text[start : start + _SAMPLE])
        known += seen
        wrong += other
    return wrong > 1 and wrong > _NOISY * known


def _repaired(text: str) -> tuple[str, int, int]:
    """The text repaired, how many phrases were seen and how many of them had other accents."""
    phrases = _phrases()
    folded = fold(text)
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(folded)]
    pieces: list[str] = []
    copied = seen = wrong = 0
    i = 0
    while i < len(tokens):
        for key, phrase in phrases.get(folded[tokens[i][0] : tokens[i][1]], ()):
            last = i + len(key) - 1
            if last >= len(tokens):
                continue
            start, end = tokens[i][0], tokens[last][1]
            if end - start == len(phrase) and folded[start:end] == " ".join(key):
                seen += 1
                same = text[start:end] == phrase if phrase[0].isupper() else text[start:end].lower() == phrase
                if phrase[0].isupper() and not text[start:end].istitle():
                    continue
                if not same and not _other_word(folded, start, tokens, last):
                    wrong += 1
                    pieces += [text[copied:start], _cased(phrase, text[start:end])]
                    copied = end
                i = last
                break
        i += 1
    pieces.append(text[copied:])
    return "".join(pieces), seen, wrong


def _other_word(folded: str, start: int, tokens: list[tuple[int, int]], last: int) -> bool:
    return last + 1 < len(tokens) and folded[start : tokens[last + 1][1]] in _OTHER_WORDS


def _cased(phrase: str, like: str) -> str:
    return "".join(p.upper() if c.isupper() else p.lower() for p, c in zip(phrase, like, strict=True))
