"""Letters without their accents."""

from __future__ import annotations

import unicodedata


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
