"""Letters: those of Vietnamese for patterns, and letters without their accents."""

from __future__ import annotations

import unicodedata

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


def fold(text: str) -> str:
    """`text` in lower case and without accents, `đ` as `d`; as long as `text`, so that offsets agree (for NFC input)."""
    return text.translate(_FOLDER)
