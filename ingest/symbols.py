"""Symbols of documents (ký hiệu): what their codes stand for, and blurred ones made out.

`NĐ-CP` is a kind (nghị định) and an issuer (Chính phủ); `BTC-CST` an issuer and its unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from ingest.agencies import expand
from ingest.vocabulary import load_table

_SEPARATOR = re.compile(r"([-/])")
_LEGISLATURE = re.compile(r"(?P<body>(?:UBTV)?[QO0]H)(?P<term>[\dlIiS!|¡§]{1,3})")
# First full year of each legislature; in a year of elections two legislatures sit.
_TERMS = {10: 1997, 11: 2002, 12: 2007, 13: 2011, 14: 2016, 15: 2021, 16: 2026}
_ALIKE = str.maketrans("ĐÐ0QƠÔ1L|!8527", "DDOOOOIIIIBSZT")
_TERM_FIGURES = str.maketrans({"l": "1", "i": "1", "I": "1", "!": "1", "|": "1", "¡": "1", "S": "5", "§": "5"})
_PRIME_MINISTER = re.compile(r"T[TIl][a-zG&]")


@cache
def kind_codes() -> dict[str, str]:
    """Code of a symbol -> name of the kind."""
    return {code: row["name"] for row in load_table("document_kinds") for code in (row["codes"] or "").split(",") if code}


@cache
def _issuers() -> dict[str, str | None]:
    return {row["code"]: row["issuer"] or None for row in load_table("issuers")}


@cache
def _by_skeleton() -> dict[str, str]:
    """Skeleton -> the one known code that has it."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for code in [*kind_codes(), *_issuers()]:
        skeleton = _skeleton(code)
        if found.setdefault(skeleton, code) != code:
            several.add(skeleton)
    return {skeleton: code for skeleton, code in found.items() if skeleton not in several}


def _skeleton(code: str) -> str:
    """What is left of a code once letters that a scan takes for each other are one."""
    plain = unicodedata.normalize("NFD", code.upper().translate(_ALIKE))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def is_known(symbol: str) -> bool:
    """Whether one of the first two codes is in the vocabulary."""
    codes = _SEPARATOR.split(symbol)[::2][:2]
    return any(code in kind_codes() or _issuer(code) or code in _issuers() for code in codes)


@lru_cache(maxsize=4096)
def kind_of(symbol: str) -> str | None:
    """`NĐ-CP` -> `Nghị định`, `BTC-CST` -> None; `QH13` is a law or a resolution, so None."""
    return kind_codes().get(_SEPARATOR.split(symbol)[0])


@lru_cache(maxsize=4096)
def issuer_of(symbol: str) -> str | None:
    """`TT-BTC` -> `Bộ Tài chính`, `TTLT-BTC-BTP` -> `Bộ Tài chính, Bộ Tư pháp`, `KH-UBND` -> None."""
    codes = _SEPARATOR.split(symbol)[::2]
    if len(codes) > 1 and codes[0] in kind_codes():
        joint = codes[0].endswith(("LT", "LB", "PH", "LN"))
        names = [_issuer(code) for code in (codes[1:] if joint else codes[1:2])]
        return ", ".join(name for name in names if name) if all(names) else None
    return _issuer(codes[0])


def head_code(symbol: str) -> str:
    """The code of the body: `CTBNI-TTKT1` -> `CTBNI`, `QĐ-BNV` -> `BNV`."""
    codes = _SEPARATOR.split(symbol)[::2]
    return codes[1] if len(codes) > 1 and codes[0] in kind_codes() else codes[0]


def department_of(symbol: str, whole: Callable[[str], str]) -> str | None:
    """`STTTT-BCVT`, `KH-STTTT` -> `Sở Thông tin và Truyền thông`, as `whole` completes it; None where that adds no place."""
    code = head_code(symbol)
    name = expand(code) if code.startswith("S") and len(code) > 2 else code
    completed = whole(name) if name.startswith("Sở ") else name
    return completed if completed != name else None


@lru_cache(maxsize=4096)
def is_known_issuer(symbol: str) -> bool:
    """Whether a code of the symbol is a body's in the vocabulary, also one that several bodies share (`UBND`)."""
    return any(code in _issuers() for code in _SEPARATOR.split(symbol)[::2])


def _issuer(code: str) -> str | None:
    legislature = _LEGISLATURE.fullmatch(code)
    if code == "QH":
        return None  # without a term it is no law's (`337/QH-BKH`)
    return _issuers().get(legislature["body"] if legislature else code)


@lru_cache(maxsize=4096)
def correct(symbol: str, year: int | None = None, kind: str | None = None) -> str:
    """The symbol with a scan's slips undone where one reading is possible, else as it is.

    `ND-CP` -> `NĐ-CP`, `OD-8HXH` -> `QĐ-BHXH`, `QHI3` -> `QH13`; with the name of the kind beside it also `NB-CP` -> `NĐ-CP`
    and `NĐCP` -> `NĐ-CP`; with the year `QH1` -> `QH14` where only one legislature sat in it.
    """
    parts = _SEPARATOR.split(symbol.replace("Ð", "Đ"))
    first, *others = [_correct_code(code, year) for code in parts[::2]]
    units = zip(parts[2::2], others, strict=True)
    parts[::2] = [first, *(code if read in kind_codes() and read not in _issuers() else read for code, read in units)]
    if kind:
        parts = _agree(parts, kind)
    return "".join(parts)


def _correct_code(code: str, year: int | None) -> str:
    if code in kind_codes() or code in _issuers() or code.rstrip("0123456789") in kind_codes():
        return code  # `TTr1` is a unit's
    if _PRIME_MINISTER.fullmatch(code):
        return "TTg"
    legislature = _LEGISLATURE.fullmatch(code)
    if legislature:
        return _correct_term(code, legislature, year)
    return _by_skeleton().get(_skeleton(code), code)


def _correct_term(code: str, legislature: re.Match[str], year: int | None) -> str:
    body = legislature["body"][:-2] + "QH"
    term = legislature["term"]
    sitting = [t for t, first in _TERMS.items() if year and first <= year <= _TERMS.get(t + 1, 9999)]
    if term.isdigit() and int(term) in _TERMS:
        return body + term
    read = term.translate(_TERM_FIGURES)
    shorter = [read[:i] + read[i + 1 :] for i in range(len(read))] if len(read) == 3 else []  # `I5S`: one stroke read twice
    possible = {int(t) for t in (read, *shorter)} & set(sitting or _TERMS)
    if len(possible) == 1:
        return f"{body}{possible.pop()}"
    return f"{body}{sitting[0]}" if len(sitting) == 1 else code


def _agree(parts: list[str], kind: str) -> list[str]:
    """The codes once the name of the kind tells what the first must be."""
    expected = [code for code, name in kind_codes().items() if name == kind]
    first = parts[0]
    for code in expected:
        if first == code:
            break
        glued = first.replace("D", "Đ")
        if len(first) > len(code) and glued.startswith(code) and _by_skeleton().get(_skeleton(first[len(code) :])):
            parts = [code, "-", _by_skeleton()[_skeleton(first[len(code) :])], *parts[1:]]
            break
        if first not in kind_codes() and first not in _issuers() and _differ(first, code) <= 1:
            parts = [code, *parts[1:]]
            break
    issuer = parts[2] if len(parts) > 2 else ""
    if kind == "Nghị định" and parts[0] == "NĐ" and re.fullmatch(r"C?.?|.?P|G[PF]", issuer):
        return ["NĐ", "-", "CP"]  # the Government alone issues decrees
    if kind.startswith("Thông tư") and issuer and issuer not in _issuers():
        near = [code for code, name in _issuers().items() if name and code[0] == "B" and _differ(issuer, code) == 1]
        if len(near) == 1:
            return [*parts[:2], near[0], *parts[3:]]
    return parts


def alike(blurred: str, clear: str) -> bool:
    """Whether one can be the other as a scan gives it: cut at the end, or with one letter at most not made out."""
    return (len(blurred) >= 2 and clear.startswith(blurred) and clear[len(blurred)] in "-/") or _differ(blurred, clear) <= 1


def clarity(symbol: str) -> tuple[int, int, int]:
    """How likely a symbol is whole: codes known, length, strokes kept (`Đ`)."""
    codes = _SEPARATOR.split(symbol)[::2]
    return sum(code in kind_codes() or bool(_issuer(code)) for code in codes), len(symbol), symbol.count("Đ")


def _differ(one: str, other: str) -> int:
    """In how many places two codes of equal length differ; 99 for unequal ones."""
    a, b = _skeleton(one), _skeleton(other)
    return sum(x != y for x, y in zip(a, b, strict=True)) if len(a) == len(b) else 99
