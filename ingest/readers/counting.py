"""Labels of automatic lists: `3.`, `b)`, `IV.`."""

from __future__ import annotations

_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}


def roman(number: int) -> str:
    """4 → `iv`; numbers from 4,000 on as figures."""
    if not 0 < number < 4000:
        return str(number)
    found = ""
    for written, value in _ROMAN.items():
        found += written * (number // value)
        number %= value
    return found


def letters(number: int) -> str:
    """1 → `a`, 27 → `aa`, as word processors count."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def count(number: int, style: str) -> str:
    """A number in a style as Word names them: `decimal`, `decimalZero`, `lowerLetter`, `upperRoman` … or `none`."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style.endswith("Letter"):
        return letters(number).upper() if style.startswith("upper") else letters(number)
    if style.endswith("Roman"):
        return roman(number).upper() if style.startswith("upper") else roman(number)
    return str(number)
