"""Agreements with other countries and the like, cited by name: `Hiệp định … giữa Việt Nam và Pháp`, `Hiệp định CPTPP`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from ingest.bodies.words import words
from ingest.citing.keys import fold_name
from ingest.citing.names import WORD, Name, longest, trie
from ingest.record import record
from ingest.vocabulary import load

_KINDS = {
    "hiep dinh": "Hiệp định",
    "cong uoc": "Công ước",
    "hiep uoc": "Hiệp ước",
    "nghi dinh thu": "Nghị định thư",
    "thoa thuan": "Thỏa thuận",
    "ban ghi nho": "Bản ghi nhớ",
}
_TRIGGER = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})(?![^\W_])")
_LAW = re.compile(r"(?:bo luat|luat|phap lenh)(?![^\W_])")
_SHORT = re.compile(r"[A-ZĐ][A-ZĐ\d]{2,}")  # CPTPP
_SHORT_GOES_ON = re.compile(r" ?[-–—]|[\s/](?:[A-ZĐ]|\d{4}(?!\d)|giữa )")  # GATT 1994, EAEU - VN
_BRACKETED = re.compile(r"\s?\((?:viết tắt là |gọi tắt là )?(?P<short>[A-ZĐ][A-ZĐ\d&-]{1,9})\)")
_NAMED = re.compile(r"\s?\((?:Công ước|Hiệp định|Hiệp ước)\s(?P<short>[A-ZĐ][A-ZĐ\d&-]{1,9})\)")  # (Công ước ICCPR)
_AND = r"(?: va |\s?[-–—]\s?)"
_PARTIES = re.compile(rf" giua .{{2,}}{_AND}.{{2,}}|viet nam{_AND}(?!viet)[a-z]{{3,}}|[a-z]{{3,}}{_AND}viet nam")
_ON_THE_NEXT_LINE = re.compile(r"\n(?P<word>viet)(?= nam)")
_TERM = re.compile(r"giai doan(?![^\W_])")
_MATTER = re.compile(  # what a treaty on taxes says of itself behind the parties
    r"[.,]?\s(?:ve\s)?(?:viec\s)?tranh danh thue (?:hai|2) lan\sva ngan ngua viec tr\wn lau thue"
    r"(?:\sdoi voi cac loai thue danh vao thu nhap(?:\sva (?:vao )?tai san)?)?"
)
_HALF = re.compile(rf" giua (?!.*{_AND}).*$")  # a line broke off before the second party


@record
class _Agreement:
    """A full name, and its short one in brackets (`GGU` of `Thỏa thuận … (GGU)`)."""

    name: Name
    short: str | None


@cache
def _ends() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words in lower case at which an agreement's name ends, words at which any name does, and second syllables of its last."""
    data = load("citation_words")
    stops = frozenset(data["not_in_law_names"]) - frozenset(data["in_agreement_names"])
    return stops, frozenset(data["other_kinds"]), frozenset(data["second_syllables"])


def find_agreements(text: str, folded: str) -> tuple[Name, ...]:
    """Agreements by name, in order; all names of one agreement have one `name`.

    Rules: `agreement` (with parties, a short name or several capitals), `treaty` (one that the vocabulary has), `agreement-again`
    (a name told in full elsewhere), `agreement-short` (`bản GGU`).
    """
    if not any(kind in folded for kind in _KINDS):
        return ()
    full: list[_Agreement] = []
    for match in _TRIGGER.finditer(folded):
        if full and match.start() < full[-1].name.end:
            continue  # the agreement that a protocol amends is part of its name
        if (found := _protocol(text, folded, match) or _full(text, folded, match)) is not None:
            full.append(found)
    names = [found.name for found in full]
    names += _known(text, folded, [(name.start, name.end) for name in names])
    names += _again(text, folded, full)
    return tuple(sorted(names, key=lambda name: name.start))


@cache
def _treaty_names() -> tuple[tuple[str, ...], ...]:
    """The whole name of each treaty of the vocabulary, then the shorter ones."""
    return tuple(tuple(line.split(" | ")) for line in load("citation_words")["treaties"])


@cache
def _treaties() -> dict[str, dict[str, Any]]:
    """Kind -> trie of the names of the vocabulary's treaties without their kind."""
    rows: dict[str, list[tuple[str, str, str]]] = {kind: [] for kind in _KINDS.values()}
    for whole, *shorter in _treaty_names():
        kind = next(kind for kind in _KINDS.values() if whole.startswith(f"{kind} "))
        rows[kind] += [(name.removeprefix(kind), whole, "treaty") for name in (whole, *shorter)]
    return {kind: trie(names) for kind, names in rows.items()}


def _known(text: str, folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[Name]:
    """Treaties that the vocabulary has, outside the names found already."""
    for match in _TRIGGER.finditer(folded):
        kind = _KINDS[match["kind"]]
        found = longest(folded, match.end(), _treaties()[kind]) if _begins(text, match.start()) else None
        if found is not None and not any(start <= match.start() < end for start, end in taken):
            yield Name(match.start(), found[0], kind, found[1], found[2], 0.85)


def _begins(text: str, start: int) -> bool:
    return text[start].isupper() and not (start and text[start - 1].isalnum())


_AMENDING = re.compile(r"\s(?:thu\s\w{2,4}\s)?(?:sua doi(?:,?\sbo sung)?|bo sung)\s(?=hiep dinh|cong uoc)")


def _protocol(text: str, folded: str, match: re.Match[str]) -> _Agreement | None:
    """`Nghị định thư thứ hai sửa đổi Hiệp định giữa …`: up to the end of the agreement that it amends."""
    amends = _AMENDING.match(folded, match.end()) if match["kind"] == "nghi dinh thu" and _begins(text, match.start()) else None
    inner = _TRIGGER.match(folded, amends.end()) if amends is not None else None
    amended = _full(text, folded, inner) if inner is not None else None
    if amended is None:
        return None
    name = amended.name
    whole = " ".join(text[match.start() : name.end].split())
    kind = _KINDS[match["kind"]]
    return _Agreement(Name(match.start(), name.end, kind, whole, "agreement", name.confidence, (name,)), None)


def _full(text: str, folded: str, match: re.Match[str]) -> _Agreement | None:
    """The name that begins at `match`: up to its last capital, or to a short name in brackets."""
    start, end = match.span()
    if not _begins(text, start):
        return None
    stops, other_kinds, seconds = _ends()
    at, last, capitals, between, short, before = end, end, 0, False, False, ""
    shouted = text[start:end].isupper()
    while at - start < 200 and (word := WORD.match(folded, at) or _ON_THE_NEXT_LINE.match(folded, at)):
        if _TERM.match(folded, word.start("word")):
            break
        plain, written = word["word"], text[word.start("word") : word.end()]
        within = (before, plain) in (("viet", "nam"), ("nhat", "ban"), ("tu", "do")) or (
            plain == "tu" and folded.startswith(" do", word.end())
        )
        within = within or (plain in seconds and last == at)
        ends_here = plain in stops and (written.islower() or shouted) and not within
        if ends_here or plain in other_kinds or word.group()[0] in ",.;":
            break
        if _TRIGGER.match(folded, word.start("word")) or _LAW.match(folded, word.start("word")):
            break
        at, before = word.end(), plain
        between = between or plain == "giua"
        if written[0].isupper():
            last, capitals = at, capitals + 1
            short = short or bool(not shouted and _SHORT.fullmatch(written))
            if short and word.start() == end and not _SHORT_GOES_ON.match(text, at):
                break  # `Hiệp định MAAC và kết quả trao đổi với Ban Thư ký`
    if (tail := WORD.match(folded, last)) and capitals and tail["word"] in seconds:
        last = tail.end()
    if folded.startswith(" cac ", last):
        return None  # `giữa Chính phủ Việt Nam và Chính phủ các nước`
    kind = _KINDS[match["kind"]]
    bracketed = _BRACKETED.match(text, at)
    if bracketed and capitals:
        name = " ".join(text[start : bracketed.end()].split())
        return _Agreement(Name(start, bracketed.end(), kind, name, "agreement", 0.75), bracketed["short"])
    parties = between and bool(_PARTIES.search(folded, end, last))
    told = capitals >= 4 or (capitals == 3 and ("viet nam" in folded[end:last] or kind == "Công ước"))
    if not capitals or _HALF.search(folded, end, last) or not (parties or short or told):
        return None
    if matter := _MATTER.match(folded, last):
        last = matter.end()
    named = _NAMED.match(text, last)
    return _Agreement(
        Name(start, last, kind, " ".join(text[start:last].split()), "agreement", 0.6), named["short"] if named else None
    )


def _again(text: str, folded: str, full: Sequence[_Agreement]) -> Iterator[Name]:
    """Later mentions of names told in full with a short name: by the long name alone, by the short one."""
    told = {found.short: found.name for found in full if found.short}
    if not told:
        return
    taken = {found.name.start for found in full}
    tries: dict[str, dict[str, Any]] = {}
    for kind in {name.type for name in told.values()}:
        named = [n for n in told.values() if n.type == kind]
        tries[kind] = trie((n.name[len(kind) :].rpartition("(")[0], n.name, "agreement-again") for n in named)
    for match in _TRIGGER.finditer(folded):
        kind = _KINDS[match["kind"]]
        found = longest(folded, match.end(), tries[kind]) if kind in tries and match.start() not in taken else None
        if found is not None and _begins(text, match.start()):
            yield Name(match.start(), found[0], kind, found[1], found[2], 0.75)
    shorts = "|".join(sorted(map(re.escape, told), key=len, reverse=True))
    kinds = "[Bb]ản|Văn kiện|" + "|".join({name.type for name in told.values()})
    for match in re.finditer(rf"(?<![^\W_])(?:{kinds})\s(?P<short>{shorts})(?![\w-])", text):
        if match.start() not in taken:
            yield Name(match.start(), match.end(), told[match["short"]].type, told[match["short"]].name, "agreement-short", 0.75)


def unify(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with `Hiệp định CPTPP` called by the full name where another mention tells it; that with the short one in
    brackets is the same, and so are `Hiệp định thuế Việt Nam - Pháp` as any other treaty on taxes with that country and a
    treaty's usual short name as the whole one."""
    told = {n.name for n in names}
    full: dict[str, str] = {}
    known = {short: whole for whole, *shorter in _treaty_names() if whole in told for short in shorter}
    found: list[Name] = []
    treaties = {country: n.name for n in sorted(names, key=lambda n: len(n.name)) if (country := _taxed_with(n.name))}
    for n in names:
        bracketed = _BRACKETED.search(n.name) if n.rule == "agreement" else None
        bare = _BRACKETED.sub("", n.name)
        name = treaties.get(_taxed_with(n.name)) or known.get(n.name) or (bare if bare in told else n.name)
        if bracketed:
            full[bracketed["short"]] = name
        found.append(replace(n, name=name))
    return tuple(replace(n, name=full.get(n.name.rpartition(" ")[2], n.name)) for n in found)


def _taxed_with(name: str) -> str:
    """The other country of Viet Nam's treaty on taxes, folded: what its name says besides; empty for other names, as of trade."""
    words = fold_name(name).split()
    rest = [word for word in words if word not in load("citation_words")["in_tax_treaties"]]
    return " ".join(rest) if {"viet", "nam"} <= set(words) and len(rest) <= _COUNTRY else ""


_COUNTRY = 2
"""Words in the names of most countries."""


def issuer_in_name(name: str) -> str | None:
    """`Thỏa thuận bảo lãnh và cam kết của Chính phủ` -> `Chính phủ`."""
    plain = _BRACKETED.sub("", name)
    at = plain.rfind(" của ")
    read = words().read(plain, at + 5) if at > 0 else None
    return plain[at + 5 :] if read is not None and read.end == len(plain) else None
