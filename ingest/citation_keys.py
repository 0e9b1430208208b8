"""Which mentions are of one document: keys, and what one mention tells of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest import symbols
from ingest.document import DocumentNumber, PartialDate
from ingest.folding import fold
from ingest.numbers import number_of


@dataclass(frozen=True, slots=True)
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


@dataclass(slots=True)
class _Group:
    """The mentions of one number."""

    dates: list[tuple[int, PartialDate]] = field(default_factory=list)
    by_year: int | None = None

    def whole(self, date: PartialDate) -> PartialDate:
        """The fullest date told that agrees with a date told in part."""
        if date.day:
            return date
        return next((d for _, d in self.dates if d.day and d.iso.startswith(date.iso)), date)

    def distinct(self) -> list[PartialDate]:
        """The documents that the number may be, by their dates. A number that holds the year is one document."""
        found = list(dict.fromkeys(self.whole(d) for _, d in self.dates))
        if self.by_year and found:
            counts = Counter(self.whole(d) for _, d in self.dates)
            return [max(found, key=lambda d: (d.year == self.by_year, bool(d.day), counts[d]))]
        return found


def keys_of(mentions: Sequence[Mention]) -> list[str]:
    """A key for each mention, the same for all mentions of one document."""
    groups: dict[str, _Group] = {}
    for i, mention in enumerate(mentions):
        if mention.number:
            group = groups.setdefault(number_key(mention.number), _Group())
            group.by_year = group.by_year or mention.number.year
            if mention.date:
                group.dates.append((i, mention.date))
    known = {key: group.distinct() for key, group in groups.items()}
    keys: list[str | None] = []
    last: dict[str, PartialDate] = {}
    for mention in mentions:
        if mention.number is None:
            keys.append(None)
            continue
        key = number_key(mention.number)
        dates = known[key]
        if mention.date and not groups[key].by_year:
            date: PartialDate | None = groups[key].whole(mention.date)
        elif len(dates) > 1:
            date = last.get(key, dates[0])
        else:
            date = dates[0] if dates else None
        if date:
            last[key] = date
        keys.append(f"{mention.number.text}|{date.iso if date else ''}")
    return _name_keys(mentions, keys)


def _name_keys(mentions: Sequence[Mention], keys: Sequence[str | None]) -> list[str]:
    """Names take the key of the numbered mention of that name before them, else after them, else the name."""
    numbered: dict[str, list[int]] = {}
    years: dict[str, set[int]] = {}
    written_out: set[str] = set()
    for i, mention in enumerate(mentions):
        if mention.name is None:
            continue
        if mention.number:
            numbered.setdefault(fold_name(mention.name), []).append(i)
        elif mention.date:
            years.setdefault(fold_name(mention.name), set()).add(mention.date.year)
        if mention.rule != "short-law-name":
            written_out.add(fold_name(mention.name))
    found: list[str] = []
    latest: dict[str, int] = {}
    for i, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        if key is not None:
            if mention.name:
                latest[fold_name(mention.name)] = i
            found.append(key)
            continue
        name = mention.name or ""
        plain = fold_name(name)
        same = numbered.get(plain, [])
        if mention.date:
            same = [j for j in same if (mentions[j].number or _NONE).year in (None, mention.date.year)]
        before = latest.get(plain)
        best = before if before in same else (max((j for j in same if j < i), default=None) or (same[0] if same else None))
        if best is not None:
            found.append(str(keys[best]))
        elif mention.date and len(years.get(plain, ())) > 1:
            found.append(f"{name} năm {mention.date.year}")
        else:
            found.append(name)
    return found


_NONE = DocumentNumber("", None, None, "")


def fold_name(name: str) -> str:
    """A name's words without accents, case and marks."""
    return " ".join("".join(c if c.isalnum() or c == "&" else " " for c in fold(name)).split())


def issuers_of(mentions: Sequence[Mention], keys: Sequence[str]) -> list[str | None]:
    """The issuer of each mention: its own, that of another mention of the document, that of the symbol; of laws by name none."""
    told: dict[str, str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        if mention.issuer and mention.number:
            told.setdefault(key, mention.issuer)
    found: list[str | None] = []
    for mention, key in zip(mentions, keys, strict=True):
        if mention.issuer or mention.number is None:
            found.append(mention.issuer)
        else:
            found.append(told.get(key) or symbols.issuer_of(mention.number.symbol))
    return found


def antecedents(mentions: Iterable[Mention]) -> dict[tuple[str, str], list[Mention]]:
    """Kind and bare serial -> the full mentions that a short form (`Nghị định 118`) can mean, in order."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.number and mention.number.serial and mention.number.symbol:
            found.setdefault((mention.type, mention.number.serial.lstrip("0")), []).append(mention)
    return found
