"""Names in capitals or with lost accents, written as they should be: `TONG CUC THUE` to `Tổng cục Thuế`."""

from __future__ import annotations

import re
from functools import cache

from ingest.bodies.context import expand
from ingest.bodies.words import words
from ingest.folding import fold
from ingest.units import names

_JOINTS = """và|-|các|thuộc|trực thuộc|của|Trung ương|Việt Nam|Cộng hòa xã hội chủ nghĩa Việt Nam|nước|cấp
tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|khu vực|trực thuộc Trung ương""".replace("\n", "|").split("|")
"""What joins the parts of a name, and the kinds of places."""

_REGIONS = tuple(
    f"khu vực {tens}{ones}" for tens in ("", "X") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
)
"""`CHI CỤC HẢI QUAN KHU VỰC VIII`"""
_SYLLABLE = re.compile(r"[^\W_]+|[^\w\s]")


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each phrase of the vocabulary by its folded syllables."""
    vocabulary = words()
    every = [*vocabulary.bodies, *vocabulary.kinds, *vocabulary.symbols.values(), *vocabulary.fields, *vocabulary.titles]
    every += [*names(), *_JOINTS, *_REGIONS]
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for phrase in every:
        key = tuple(fold(word) for word in _SYLLABLE.findall(phrase))
        if phrase not in found.get(key, ()):
            found[key] = (*found.get(key, ()), phrase)
    return found


@cache
def _longest() -> int:
    return max(len(key) for key in _phrases())


def proper_name(written: str) -> str | None:
    """The name with the vocabulary's capitals and accents; None where a syllable belongs to no phrase of it, or where two
    phrases fit and the accents that stand don't choose between them."""
    tokens = list(_SYLLABLE.finditer(expand(written)))
    folded = [fold(token.group()) for token in tokens]
    pieces: list[str] = []
    at = 0
    while at < len(tokens):
        if not folded[at].isalnum() and folded[at] != "-":
            pieces.append(tokens[at].group())
            at += 1
            continue
        for size in range(min(_longest(), len(tokens) - at), 0, -1):
            fits = _phrases().get(tuple(folded[at : at + size]))
            if fits:
                break
        else:
            return None
        chosen = _choose(fits, " ".join(token.group() for token in tokens[at : at + size]))
        if chosen is None:
            return None
        pieces.append(chosen)
        at += size
    if not pieces:
        return None
    pieces[0] = pieces[0][:1].upper() + pieces[0][1:]
    return re.sub(r" ([,;:.)])", r"\1", " ".join(pieces)).replace("( ", "(")


def _choose(fits: tuple[str, ...], written: str) -> str | None:
    same = [phrase for phrase in fits if phrase.casefold() == written.casefold()]
    if same:
        return same[0]
    spelled = {phrase.casefold() for phrase in fits}
    return fits[0] if len(spelled) == 1 else None
