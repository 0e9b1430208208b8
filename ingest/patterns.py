"""Alternations that stay quick however many words they hold: branches share their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def any_of(words: Iterable[str], either_case: bool = False, later_either_case: bool = False) -> str:
    """A pattern of the words, the longest that fits first; each branch begins with a literal, so that searches skip ahead.

    `either_case` lets the first letter be capital or small, `later_either_case` the first letters of later syllables.
    """
    root: _Node = {}
    for word in words:
        for spelling in _spellings(word) if either_case else (word,):
            node = root
            for i, char in enumerate(spelling):
                start = later_either_case and i > 0 and spelling[i - 1] in " /" and char.lower() != char.upper()
                node = node.setdefault(f"[{char.lower()}{char.upper()}]" if start else re.escape(char), {})
            node[_END] = {}
    return _pattern(root)


def _spellings(word: str) -> tuple[str, ...]:
    return tuple({word[:1].lower() + word[1:], word[:1].upper() + word[1:]})


def _pattern(node: _Node) -> str:
    branches = [char + _pattern(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in node:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if _END in node else "")


def starting(patterns: Iterable[str]) -> str:
    """An alternation of patterns that begin with a character as it stands, grouped by it so that searches skip ahead."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(re.escape(pattern[0]), []).append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
