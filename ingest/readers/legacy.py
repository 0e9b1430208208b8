"""Vietnamese of the time before Unicode: TCVN3 (fonts `.VnTime`) and VNI (fonts `VNI-Times`)."""

from __future__ import annotations

import re

_UNICODE = re.compile("[\u1ea0-\u1ef9\u0300-\u0323]")
"""Letters with two marks: any Vietnamese sentence in Unicode has some, text of the old fonts has none."""
_HIGH = re.compile("[\u0080-\u024f]")
_ENOUGH = 0.08
"""Share of letters beyond ASCII from which a text can be Vietnamese in an old encoding; French has half as many."""

_PIECES, _PIECE = 20, 5_000


def font_encoding(font: str) -> str | None:
    """`tcvn3` or `vni` where the font's name says so."""
    name = font.strip("'\" ").lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") or name.startswith("vni ") else None


def from_font(text: str, font: str) -> str:
    """Text that was typed for an old font; fonts whose name ends with H show small letters as capitals."""
    if _UNICODE.search(text):
        return text
    from viparse.normalize.encodings import get_charmap
    from viparse.normalize.tables import convert

    charmap = get_charmap(font_encoding(font) or "")
    if charmap is None:
        return text
    words: str = convert(text, charmap)
    return words.upper() if font.lower().startswith(".vn") and font.endswith("H") else words


def modernise(text: str) -> str:
    """Text without a font's name: decoded where it reads as Vietnamese in an old encoding, otherwise as it is. Line ends and form
    feeds stay as they are."""
    if not _HIGH.search(text) or _UNICODE.search(text) or len(_HIGH.findall(text)) < _ENOUGH * sum(map(str.isalpha, text)):
        return text
    from viparse.api import detect_text_encoding
    from viparse.normalize.encodings import get_charmap
    from viparse.normalize.tables import convert

    charmap = get_charmap(detect_text_encoding(_sample(text)) or "")
    if charmap is None:
        return text
    decoded: str = convert(text, charmap)
    return decoded if _UNICODE.search(decoded) else text


def _sample(text: str) -> str:
    """A text by which its encoding is told: of a long one pieces from its beginning to its end, since the telling is slow."""
    if len(text) <= _PIECES * _PIECE:
        return text
    return "\n".join(text[at : at + _PIECE] for at in range(0, len(text) - _PIECE, (len(text) - _PIECE) // _PIECES))
