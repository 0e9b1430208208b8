"""Which mentions are of one document: keys, and what one mention tells of the others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ingest import symbols
from ingest.document import DocumentNumber
from ingest.folding import fold
from ingest.numbers import number_of
from ingest.readings import PartialDate
from ingest.record import record


@record
class Mention:
    """A citation as found, before it is held against the others. `issuer` is made whole, `name` a law's or agreement's."""

    start: int
    end: int
    type: str
    number: DocumentNumber | None
    name: str | None
    date: PartialDate | None
    issuer: str | None
    title: str | None
    pinpoint: str | None
    rule: str
    confidence: float


def number_key(number: DocumentNumber) -> str:
    return number.text.upper()


def agreed(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with symbols that a scan cut or blurred made out by the other mentions of that kind, serial and year."""
    groups: dict[tuple[str, str, int | None], Counter[str]] = {}
    for mention in mentions:
        if mention.number and mention.number.serial and mention.number.symbol:
            place = mention.type, mention.number.serial, mention.number.year
            groups.setdefault(place, Counter())[mention.number.symbol] += 1
    return [_agreed(mention, groups) for mention in mentions]


def _agreed(mention: Mention, groups: dict[tuple[str, str, int | None], Counter[str]]) -> Mention:
    number = mention.number
    if number is None or not number.serial or not number.symbol:
        return mention
    others = groups[mention.type, number.serial, number.year]
    if len(others) == 1:
        return mention
    near = [symbol for symbol in others if symbol != number.symbol and symbols.alike(number.symbol, symbol)]
    if len(near) != 1 or symbols.clarity(near[0]) <= symbols.clarity(number.symbol):
        return mention
    mark = number.text[len(number.serial)]
    whole = number_of(number.serial, number.year, near[0], mark if mark in "-/" else "/")
    return replace(mention, number=whole, rule=f"{mention.rule}+agreed", confidence=mention.confidence * 0.95)


class _Group:
    """The mentions of one number."""

    def __init__(self) -> None:
        self.year: int | None = None
        self._counts: Counter[PartialDate] = Counter()
        self._whole: dict[str, PartialDate] = {}

    def add(self, date: PartialDate) -> None:
        self._counts[date] += 1
        if date.day:
            for prefix in (date.iso[:4], date.iso[:7]):
                self._whole.setdefault(prefix, date)

    def whole(self, date: PartialDate) -> PartialDate:
        """The first full date told that agrees with a date told in part."""
        return date if date.day else self._whole.get(date.iso, date)

    def distinct(self) -> list[PartialDate]:
        """The documents that the number may be, by their dates. A number that holds the year is one document."""
        counts: Counter[PartialDate] = Counter()
        for date, count in self._counts.items():
            counts[self.whole(date)] += count
        if self.year and counts:
            return [max(counts, key=lambda d: (d.year == self.year, bool(d.day), counts[d]))]
        return list(counts)


def keys_of(mentions: Sequence[Mention]) -> list[str]:
    """A key for each mention, the same for all mentions of one document."""
    groups: dict[str, _Group] = {}
    for mention in mentions:
        if mention.number:
            group = groups.setdefault(number_key(mention.number), _Group())
            group.year = group.year or mention.number.year
            if mention.date:
                group.add(mention.date)
    known = {key: group.distinct() for key, group in groups.items()}
    whole = _with_years(mentions)
    keys: list[str | None] = []
    last: dict[str, PartialDate] = {}
    for mention in mentions:
        if mention.number is None:
            keys.append(None)
            continue
        number = whole.get(number_key(mention.number), mention.number)
        key = number_key(number)
        dates = known[key]
        if mention.date and not groups[key].year:
            date: PartialDate | None = groups[key].whole(mention.date)
        elif len(dates) > 1:
            date = last.get(key, dates[0])
        else:
            date = dates[0] if dates else None
        if date:
            last[key] = date
        keys.append(f"{number.text}|{date.iso if date else ''}")
    return _name_keys(mentions, keys)


def _with_years(mentions: Sequence[Mention]) -> dict[str, DocumentNumber]:
    """Numbers without their year (`NQ 254/QH15`) -> the one number with a year that the text has beside them."""
    full: dict[str, dict[str, DocumentNumber]] = {}
    for mention in mentions:
        if mention.number and mention.number.year and mention.number.serial:
            short = f"{mention.number.serial}/{mention.number.symbol}".upper()
            full.setdefault(short, {})[number_key(mention.number)] = mention.number
    return {short: next(iter(found.values())) for short, found in full.items() if len(found) == 1}


def _name_keys(mentions: Sequence[Mention], keys: Sequence[str | None]) -> list[str]:
    """Names take the key of the numbered mention of that name before them, else after them, else the name."""
    first: dict[tuple[str, int | None], str] = {}
    years: dict[str, set[int]] = {}
    called: dict[str, str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        plain = fold_name(mention.name or "")
        if mention.name:
            called[plain] = mention.name
        if mention.name and mention.number and key:
            for year in {None, mention.number.year}:
                first.setdefault((plain, year), key)
        elif mention.name and mention.date:
            years.setdefault(plain, set()).add(mention.date.year)
    found: list[str] = []
    latest: dict[tuple[str, int | None], str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        plain = fold_name(mention.name or "")
        name = called.get(plain, "")
        if key is not None:
            if mention.number and name:
                latest |= {(plain, None): key, (plain, mention.number.year): key}
            found.append(key)
            continue
        place = plain, mention.date.year if mention.date else None
        numbered = latest.get(place) or first.get(place)
        several = mention.date is not None and len(years.get(plain, ())) > 1
        found.append(numbered or (f"{name} năm {place[1]}" if several else name))
    return found


_NAME_WORD = re.compile(r"(?:[^\W_]|&)+")


def fold_name(name: str) -> str:
    """A name's words without accents, case and marks."""
    return " ".join(_NAME_WORD.findall(fold(name)))


_SHARED = re.compile(
    r"\s?,?\s(?:va|và|VÀ|hoặc)\s(?:các\s)?|\s?,\s|\s\(?(?:đã )?[dđ]ược sửa đổi(?:, bổ sung)?(?: một số điều)? (?:tại|bởi|theo)\s"
)
"""What joins documents that one body issued: a list, and one with what amended it."""


def issuers_of(text: str, mentions: Sequence[Mention], keys: Sequence[str], whole: Callable[[str], str]) -> list[str | None]:
    """The issuer of each mention: its own, that of another mention of the document, that told of the next one in a list
    (`Thông tư A và Thông tư B của Bộ trưởng`), that of the symbol, that of a symbol like it; of laws by name none.

    `whole` makes the name of a department whole from the document's context.
    """
    told: dict[str, str] = {}
    writers: dict[str, set[str]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        if mention.issuer and mention.number:
            if mention.issuer.startswith(told.get(key, "")):
                told[key] = mention.issuer  # `Cục Thuế`, told elsewhere with its place
            writers.setdefault(mention.number.symbol, set()).add(mention.issuer)
    following = _of_the_next(text, mentions)
    found: list[str | None] = []
    for i, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        before = found[-1] if found and _told_of_the_list(text, mentions, i, found[-1]) else None
        if mention.issuer or mention.number is None:
            known = told.get(key, "")
            found.append(known if mention.issuer and known.startswith(mention.issuer) else mention.issuer)
        elif mention.type in ("Luật", "Bộ luật"):
            found.append("Quốc hội")
        elif mention.type == "Nghị định" and not mention.number.symbol:
            found.append("Chính phủ")
        else:
            symbol = mention.number.symbol
            of_symbol = symbols.issuer_of(symbol) or symbols.department_of(symbol, whole)
            issuer = told.get(key) or _agreeing(following[i] or before, of_symbol) or of_symbol or before
            alike = writers.get(symbol, set()) if issuer is None and not symbols.is_known_issuer(symbol) else set()
            found.append(next(iter(alike)) if len(alike) == 1 else issuer)
    return found


def _told_of_the_list(text: str, mentions: Sequence[Mention], i: int, issuer: str | None) -> bool:
    """Whether the mention goes on with a list of one symbol, or of one head's documents, whose issuer is told before it
    (`X có Công văn A và Công văn B`, `của Bộ trưởng Bộ Nội vụ tại Tờ trình A và Báo cáo B`)."""
    first, second = mentions[i - 1], mentions[i]
    if issuer is None or first.number is None or second.number is None:
        return False
    alike = first.number.symbol == second.number.symbol
    if not alike and issuer != f"Bộ trưởng {symbols.issuer_of(second.number.symbol)}":
        return False
    outside = issuer.casefold() not in text[first.start : first.end].casefold()
    return outside and bool(_SHARED.fullmatch(text, first.end, second.start))


def _of_the_next(text: str, mentions: Sequence[Mention]) -> list[str | None]:
    """For each mention the issuer told after the last of the list of documents of one symbol that it is in."""
    found: list[str | None] = [None] * len(mentions)
    for i in range(len(mentions) - 2, -1, -1):
        mention, after = mentions[i], mentions[i + 1]
        if mention.number is None or after.number is None or after.number.symbol != mention.number.symbol:
            continue
        if _SHARED.fullmatch(text, mention.end, after.start):
            found[i] = after.issuer or found[i + 1]
    return found


def _agreeing(issuer: str | None, of_symbol: str | None) -> str | None:
    """The issuer told of a list, where it agrees with the symbol."""
    return issuer if issuer and (of_symbol is None or issuer.casefold().endswith(of_symbol.casefold())) else None


class Antecedents:
    """The full mentions that a short form (`Nghị định 118`, `Nghị định 118/2021`) can mean."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions: dict[tuple[str, str, int | None], list[Mention]] = {}
        for mention in mentions:
            if mention.number and mention.number.serial and mention.number.symbol:
                for year in {None, mention.number.year}:
                    place = mention.type, mention.number.serial.lstrip("0"), year
                    self._mentions.setdefault(place, []).append(mention)

    def of(self, kind: str, serial: str, year: int | None, at: int) -> Mention | None:
        """The last one before offset `at`, else the first after it; None where there is none."""
        fits = self._mentions.get((kind, serial.lstrip("0"), year))
        if not fits:
            return None
        before = bisect_left(fits, at, key=lambda mention: mention.start)
        return fits[max(before - 1, 0)]
