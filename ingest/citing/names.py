"""Documents cited by a proper name: laws, codes, ordinances, the constitution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from ingest.citing.kinds import distance
from ingest.folding import UPPER, fold
from ingest.record import record
from ingest.vocabulary import load, load_table


@record
class Name:
    """A proper name at `start..end`; `name` is as the vocabulary spells it, where it knows the name. `amended` are the laws in
    the name of one that amends them."""

    start: int
    end: int
    type: str
    name: str
    rule: str
    confidence: float
    amended: tuple[Name, ...] = ()


_KINDS = {
    "luat": "Luật",
    "bo luat": "Bộ luật",
    "phap lenh": "Pháp lệnh",
    "hien phap": "Hiến pháp",
}
_TRIGGER = re.compile(r"(?P<kind>bo luat|luat|phap lenh|hien phap)(?![^\W_])")  # boundary at its start: see `_begins`
WORD = re.compile(r"(?:[,.;]?[^\S\n]+(?:[‹›«»|*_~^°©] )?|[^\S\n]?[-–—/][^\S\n]?)(?P<word>[^\W_]+(?:&[^\W_]+)*)")

# Bodies that have `Luật` in their names, not `xã hội`, `nghĩa vụ`, `thông báo`.
_BODY_BEFORE = re.compile(
    r"(?<![^\W_])(?:cong ty|van phong|dai hoc|(?<!thi )(?<!moi )truong|khoa|(?<!xa )(?<!quoc )hoi|vien|to chuc hanh nghe"
    r"|(?<!nhiem )(?<!nghia )vu|(?<!thong )bao|nganh)\s+$"
)

# A law still to be written: `dự án Luật …`, `xây dựng Luật …`.
_DRAFT_BEFORE = re.compile(r"(?<![^\W_])(?:du an|du thao|xay dung|ban soan thao)(?:\s(?:nghi quyet|nghi dinh))?\s+$")
# What stands before a law: a name that the vocabulary lacks is taken for one only after such words.
_LAW_BEFORE = re.compile(r"(?:can cu|cua|tai|theo|thuc hien|trien khai|hanh|dieu \d+[a-z]?|thay the|va|,|;|\(|[-+])\s*$")
_NAME_ENDS = re.compile(r"\s?(?:[,.;:)”\"|\n]|$)|,?\s[a-z0-9]")
_AMENDING = re.compile(
    r" sua (?:d\w{1,2},? )?b\w sung (?:mo\w s\w di\w{1,2}|[^;.\n]{3,40}?) (?:c\wa|tai|trong) (?:cua )?(?:cac )?"
)
_AMENDS = "Luật sửa đổi, bổ sung một số điều của "
_ON = re.compile(r"luat ve [a-z]+(?: [a-z]+)?(?=\s(?:so|ngay|nam|va)\s|\s?(?:[,.;:)”\"|\n]|$))")
"""`… một số điều của các Luật về thuế`: laws named by their matter alone."""
_MATTERS = {"luat ve thue": "Luật về thuế"}
_AMENDS_FOLDED = re.compile(r"luat sua (?:d\w{1,2},? )?b\w sung mo\w s\w di\w{1,2} c\wa (?:cua )?")
_JOINED = re.compile(r"(?:,\s*|\s+va\s+|,\s*va\s+)(?=(?:bo\s+luat|luat|phap\s+lenh)\s)")

_STRAY = re.compile(r"[bcdghklmnpqrstvx\d]")
_CONSTITUTION = re.compile(r"\s+nuoc\s+cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam")
_WHOLE_CONSTITUTION = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"
_CONSTITUTION_YEAR = re.compile(r",?\s+(?:nam\s+)?(?:1946|1959|1980|1992|2013)\b|\s+ngay\s+\d")
_CONSTITUTION_BEFORE = re.compile(r"(?:can cu|dieu \d+|theo quy dinh cua|thi hanh|trai voi|phu hop voi)\s+$")


@cache
def _ends() -> frozenset[str]:
    """Words at which a law's name ends."""
    return frozenset(load("citation_words")["not_in_law_names"])


def trie(names: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Folded words -> name and rule, as nested mappings; these under the empty key."""
    root: dict[str, Any] = {}
    for written, name, rule in names:
        node = root
        for word in re.findall(r"[^\W_]+(?:&[^\W_]+)*", fold(written)):
            node = node.setdefault(word, {})
        node[""] = name, rule
    return root


@cache
def _laws() -> dict[str, dict[str, Any]]:
    """Kind -> trie of the names of the vocabulary without their kind."""
    rows: dict[str, list[tuple[str, str, str]]] = {"Luật": [], "Bộ luật": [], "Pháp lệnh": []}
    for row in load_table("laws"):
        whole = f"{row['kind']} {row['name']}"
        rows[row["kind"]].append((row["name"], whole, "law-name"))
        rows[row["kind"]] += [(short, whole, "short-law-name") for short in (row.get("short") or "").split(";") if short]
        if row["kind"] == "Bộ luật":
            rows["Luật"].append((row["name"], f"Luật {row['name']}", "law-name"))
    return {kind: trie(names) for kind, names in rows.items()}


def find_names(text: str, folded: str, learned: Iterable[str] = ()) -> tuple[Name, ...]:
    """The proper names of documents in order; those of laws within an amending law's name are told with it.

    `learned` are names of laws that the text itself gives beside a number, kind included.
    Rules: `law-name`, `short-law-name` (`Luật KH&CN`), `learned-law-name`, `blurred-law-name`, `amending-law`,
    `unlisted-law`, `constitution`.
    """
    own: dict[str, list[tuple[str, str, str]]] = {}
    for name in learned:
        kind = "Bộ luật" if fold(name).startswith("bo luat") else "Pháp lệnh" if fold(name).startswith("phap") else "Luật"
        own.setdefault(kind, []).append((name[len(kind) :], name, "learned-law-name"))
    tries = {kind: trie(names) for kind, names in own.items()}
    names = tuple(_names(text, folded, tries))
    if not any(name.name == _WHOLE_CONSTITUTION for name in names):
        return names
    short = (name.name == "Hiến pháp" and not _CONSTITUTION_YEAR.match(folded, name.end) for name in names)
    return tuple(replace(name, name=_WHOLE_CONSTITUTION) if alone else name for name, alone in zip(names, short, strict=True))


def _names(text: str, folded: str, own: dict[str, dict[str, Any]]) -> Iterator[Name]:
    outer = 0
    for match in _TRIGGER.finditer(folded):
        start, end = match.span()
        if start < outer or not _begins(folded, start) or _BODY_BEFORE.search(folded, max(0, start - 24), start):
            continue
        kind = _KINDS[" ".join(match["kind"].split())]
        constitution = kind == "Hiến pháp"
        if text[start].islower():
            if not constitution and (small := _small(text, folded, start, end, kind)):
                yield small
            continue
        found = _constitution(folded, start, end) if constitution else _law(text, folded, start, end, kind, own)
        if found is not None:
            if _DRAFT_BEFORE.search(folded, max(0, start - 24), start):
                continue  # the laws that a draft amends are cited for themselves
            yield found
            if found.rule == "amending-law":
                outer = found.end


def _begins(folded: str, start: int) -> bool:
    """Whether a word begins there, and not the second half of `pháp luật`."""
    if start and folded[start - 1].isalnum():
        return False
    return not folded.endswith(("phap ", "ky ", "bo "), max(0, start - 5), start)


def _small(text: str, folded: str, start: int, end: int, kind: str) -> Name | None:
    """`luật Hải quan`, `luật thuế TNDN`: a name that the vocabulary has, with a capital at its beginning or an abbreviation,
    after the kind without one."""
    if not _TELLING.search(text[end : end + _TELLING_REACH]):
        return None
    known = longest(folded, end, _laws()[kind])
    if known is None or not _TELLING.search(text[end : known[0]]):
        return None
    return Name(start, known[0], kind, known[1], known[2], 0.8)


_TELLING = re.compile(rf"^\s[{UPPER}]|\s[{UPPER}]{{3}}")
_TELLING_REACH = 24


def _law(text: str, folded: str, start: int, end: int, kind: str, own: dict[str, dict[str, Any]]) -> Name | None:
    amending = _AMENDING.match(folded, end)
    if amending:
        return _amending_law(text, folded, start, amending.end(), kind, own)
    known = longest(folded, end, _laws()[kind])
    here = longest(folded, end, own[kind]) if kind in own else None
    best = here if here and (known is None or here[0] > known[0]) else known
    if best:
        at, name, rule = best
        if at - end < 6 and text[end + 1 : end + 2].casefold() == "đ" != name[len(kind) + 1].casefold():
            return None  # `LUẬT ĐƯỢC THÔNG QUA` is no `Luật Dược`
        return Name(start, at, kind, name, rule, 0.95 if rule == "law-name" else 0.9)
    if _SHORTENED.search(text, end, end + _SHORT_WITHIN) and (short := _by_initials(text, folded, end, kind)):
        return Name(start, short[0], kind, short[1], "short-law-name", 0.85)
    return _unlisted(text, folded, start, end, kind)


_SHORTENED = re.compile(rf"(?<=\s)[{UPPER}]{{3,}}(?!\w)")
_SHORT_WITHIN = 40
"""Letters behind the kind in which a name has words in short (`Luật Bảo vệ BMNN`)."""


def _by_initials(text: str, folded: str, at: int, kind: str) -> tuple[int, str] | None:
    """The end and the name of the one law whose name has, where letters in capitals stand, words that begin with them."""
    nodes: list[dict[str, Any]] = [_laws()[kind]]
    found: tuple[int, str] | None = None
    while match := WORD.match(folded, at):
        short = _SHORTENED.fullmatch(text, match.start("word"), match.end()) is not None
        below = [node[match["word"]] for node in nodes if match["word"] in node]
        nodes = below or ([end for node in nodes for end in _spelt(node, match["word"])] if short else [])
        if not nodes:
            break
        at = match.end()
        names = {node[""][0] for node in nodes if "" in node}
        found = (at, names.pop()) if len(names) == 1 else found
    return found


def _spelt(node: dict[str, Any], letters: str) -> Iterator[dict[str, Any]]:
    """Where the paths of the trie end whose words begin with the letters, one each; `và` has none."""
    if not letters:
        yield node
        return
    for word, below in node.items():
        if word == "va":
            yield from _spelt(below, letters)
        elif word[:1] == letters[0]:
            yield from _spelt(below, letters[1:])


def listed_name(kind: str, written: str) -> str:
    """The name of a law as the vocabulary spells it, where it knows it in these words (`Luật thuế TNDN`), else as written."""
    known = longest(fold(written), len(kind), _laws()[kind]) if kind in _laws() else None
    return known[1] if known and known[0] == len(written) else written


def longest(folded: str, at: int, node: dict[str, Any]) -> tuple[int, str, str] | None:
    """The end, the name and the rule of the longest path of the trie that the words after `at` follow."""
    found: tuple[int, str, str] | None = None
    root = True
    while match := WORD.match(folded, at):
        following = node.get(match["word"])
        if following is None:
            if root or not _STRAY.fullmatch(match["word"]):
                break
            at = match.end()  # a letter that a scan has made of nothing: `Thuế g giá trị gia tăng`
            continue
        node, at, root = following, match.end(), False
        if "" in node:
            found = at, *node[""]
    return found


def _amending_law(text: str, folded: str, start: int, at: int, kind: str, own: dict[str, dict[str, Any]]) -> Name | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật A và Luật B`: ends with the last of the laws that it amends."""
    if (on := _ON.match(folded, at)) and (on.group() in _MATTERS or folded.endswith(" cac ", start, at)):
        laws = _MATTERS.get(on.group()) or " ".join(text[at : on.end()].split())
        return Name(start, on.end(), kind, f"{_AMENDS}các {laws}", "amending-law", 0.85)
    amended: list[Name] = []
    parts = [_AMENDS if _AMENDS_FOLDED.fullmatch(folded, start, at) else " ".join(text[start:at].split()) + " "]
    while inner := _TRIGGER.match(folded, at):
        inner_kind = _KINDS[" ".join(inner["kind"].split())]
        law = _law(text, folded, inner.start(), inner.end(), inner_kind, own) if inner_kind in _laws() else None
        if law is None or law.rule == "amending-law":
            break
        amended.append(law)
        parts.append(law.name)
        joined = _JOINED.match(folded, law.end)
        if joined is None:
            break
        at = joined.end()
        parts.append(" và " if "va" in joined.group() else ", ")
    name = "".join(parts).removesuffix(", ").removesuffix(" và ")
    return Name(start, amended[-1].end, kind, name, "amending-law", 0.85, tuple(amended)) if amended else None


def _unlisted(text: str, folded: str, start: int, end: int, kind: str) -> Name | None:
    """A name that no vocabulary has: one of it blurred by a scan, or from a capital to the first word that is in no name."""
    if blurred := _blurred(text, folded, end, kind):
        return Name(start, blurred[0], kind, blurred[1], "blurred-law-name", 0.75)
    if not _LAW_BEFORE.search(folded, max(0, start - 24), start):
        return None
    stops = _ends()
    at, count, node = end, 0, _laws()[kind]
    while count < 12 and (match := WORD.match(folded, at)):
        written = text[match.start("word") : match.end()]
        if match["word"] in stops or match.group()[0] in ",.;-–" or any(c.isdigit() for c in written):
            break
        if count == 0 and not (written[0].isupper() and written[1:].islower()):
            break
        at, count, node = match.end(), count + 1, node.get(match["word"], {})
    # A name cut short is the beginning of one that the vocabulary has; a name must end where the clause or a verb goes on.
    if count < 2 or node or not _NAME_ENDS.match(folded, at):
        return None
    return Name(start, at, kind, " ".join(text[start:at].split()), "unlisted-law", 0.55)


@cache
def _by_word() -> dict[tuple[str, int, str], list[tuple[tuple[str, ...], str]]]:
    """Kind, place and word -> the names of two words or more that have that word there."""
    found: dict[tuple[str, int, str], list[tuple[tuple[str, ...], str]]] = {}
    for row in load_table("laws"):
        parts = tuple(re.findall(r"[^\W_]+", fold(row["name"])))
        for i, part in enumerate(parts if len(parts) > 1 else ()):
            found.setdefault((row["kind"], i, part), []).append((parts, f"{row['kind']} {row['name']}"))
    return found


def _blurred(text: str, folded: str, at: int, kind: str) -> tuple[int, str] | None:
    """The end and the name of a law of which most words are there and the rest a letter or two away."""
    parts: list[str] = []
    ends: list[int] = []
    first = WORD.match(folded, at)
    if first is None or first["word"] in ("luat", "nay", "so", "su"):
        return None
    capital = text[first.start("word")].isupper()
    while len(parts) < 20 and (match := WORD.match(folded, at)):
        parts.append(match["word"])
        at = match.end()
        ends.append(at)
    seen: dict[str, int] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for i, part in enumerate(parts):
        for whole, name in _by_word().get((kind, i, part), ()):
            if len(whole) <= len(parts):
                seen[name] = seen.get(name, 0) + 1
                wanted[name] = whole
    close = [name for name, count in seen.items() if _close(parts, wanted[name], count, capital)]
    longest = max((len(wanted[name]) for name in close), default=0)
    best = [name for name in close if len(wanted[name]) == longest]
    return (ends[longest - 1], best[0]) if len(best) == 1 else None


def _close(parts: list[str], name: tuple[str, ...], same: int, capital: bool) -> bool:
    """Whether two words in three are the same (of two words one, the first if that has no capital), the others a letter apart."""
    odd = [(a, b) for a, b in zip(parts, name, strict=False) if a != b]
    enough = 3 * same >= 2 * len(name) or (len(name) == 2 and same == 1 and (capital or parts[0] == name[0]))
    return enough and all(abs(len(a) - len(b)) <= 1 and distance(a, b) <= 1 for a, b in odd)


def _constitution(folded: str, start: int, end: int) -> Name | None:
    whole = _CONSTITUTION.match(folded, end)
    if whole:
        return Name(start, whole.end(), "Hiến pháp", _WHOLE_CONSTITUTION, "constitution", 0.95)
    if _CONSTITUTION_YEAR.match(folded, end) or _CONSTITUTION_BEFORE.search(folded, max(0, start - 24), start):
        return Name(start, end, "Hiến pháp", "Hiến pháp", "constitution", 0.85)
    return None
