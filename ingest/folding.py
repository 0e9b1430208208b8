"""Letters: those of Vietnamese for patterns, and letters without their accents."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""Capital letters, for a character class: capitals and small letters alternate in Unicode, so a range would hold both."""
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơư" + "".join(chr(code) for code in range(0x1EA1, 0x1EFB, 2))
"""Small letters, for a character class."""


class _Folder(dict[int, str]):
    """Folds each character once, when it first comes."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = (
            "d"
            if char in "đĐ"
            else "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)).lower()
        )
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_FOLDER = _Folder()

# The 256 small characters that nearly all texts are made of: a codec of one byte folds them, five times as quick as a table of
# characters does. None has a capital that folds to anything else, as the Greek sigma has.
_COMMON = "".join(filter(lambda char: not char.isupper(), map(chr, range(128)))) + LOWER[3:]
_COMMON += "“”‘’„‟‹›«»–—−‐…•·■□▪●○◦►→←↔⇒✓¡¢£¤¥€§¨©®™°ª¬¯´¸ˆ˜¶†‡‰×÷±≤≥≠≈√½¼¾²³¹¿äåæçëñïöøüÿœšžƒıµ′″∑"
_ENCODING = codecs.charmap_build(_COMMON)
_DECODING = _COMMON.translate(_FOLDER)
_SHORT = 12
"""Letters up to which the table is as quick."""


_NAME = 64
"""Letters up to which a text is a word or a name: four in five were folded before, also from one document to the next."""


def fold(text: str) -> str:
    """`text` in lower case and without accents, `đ` as `d`; as long as `text`, so that offsets agree (for NFC input)."""
    return _known(text) if len(text) <= _NAME else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    if len(text) > _SHORT:
        try:
            return codecs.charmap_decode(codecs.charmap_encode(text.lower(), "strict", _ENCODING)[0], "strict", _DECODING)[0]
        except UnicodeEncodeError:
            pass  # a rarer character
    return text.translate(_FOLDER)


_known = lru_cache(maxsize=8192)(_folded)

fold_once = lru_cache(maxsize=1)(_folded)
"""`fold` for recognisers that read the same text in turn."""
