"""Citations become documents: resolved, ambiguous with all candidates, absent (a node of their own), or the document itself.

A number alone never makes two writings one document. They meet where nothing contradicts (issuer, date, kind) and the
issuer or the day agrees; where two candidates fit as well, both are kept. A number that holds its year (`61/2018/NĐ-CP`)
is given once by its issuer: there another date is a slip, for `graph.checks` to tell. Several texts of one document
stand for the first of them. The order of documents makes no difference: writings that tell most are settled first, the
others against all candidates at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph import identity
from graph.schema import Resolution
from ingest.folding import fold

_DAY = len("2022-03-29")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a document is named: by its own header (`owner` is its id, `key` empty), or by the mentions of one citation
    key in the document `owner`. `date` is ISO, whole or in part; `issuer` is an issuing body."""

    owner: str
    key: str = ""
    number: str | None = None
    serial: str | None = None
    year: int | None = None
    symbol: str | None = None
    type: str | None = None
    issuer: str | None = None
    date: str | None = None
    name: str | None = None
    title: str | None = None
    base: str | None = None
    """Of a document in the corpus: its id without the mark of a version."""

    @property
    def number_key(self) -> str | None:
        return identity.number_key(self.serial, self.year, self.symbol)

    @property
    def version_key(self) -> str | None:
        """The same for all texts of one document in the corpus; None for a citation and where the number is blank."""
        if self.base is None or self.number_key is None:
            return None
        return f"{self.base} {self.number_key} {'' if self.year else self.date}"

    @property
    def day(self) -> str | None:
        return self.date if self.date and len(self.date) == _DAY else None

    @property
    def label_year(self) -> int | None:
        return self.year or (int(self.date[:4]) if self.date else None)


@dataclass(frozen=True, slots=True)
class Entity:
    """One document as the graph knows it; `known` where it is in the corpus."""

    id: str
    known: bool
    writing: Writing


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a citation key of a document stands for."""

    resolution: Resolution
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolutions:
    """All citation keys of a store by (document, key), the documents that are only cited, and for each further text of a
    document the first."""

    of: Mapping[tuple[str, str], Resolved]
    absent: tuple[Entity, ...]
    versions: Mapping[str, str]


def merge(writings: Sequence[Writing]) -> Writing:
    """One writing of several: the first that tells a thing, of the fullest dates the one told most often."""
    told: dict[str, Any] = {
        f: next((v for w in writings if (v := getattr(w, f))), None) for f in ("type", "issuer", "name", "title")
    }
    dates = Counter(w.date for w in writings if w.date)
    return replace(writings[0], **told, date=min(dates, key=lambda date: (-len(date), -dates[date], date), default=None))


def resolve(documents: Iterable[Writing], citations: Iterable[Writing]) -> Resolutions:
    """Settles each citation key against the documents of the corpus and the other citations."""
    return _Resolver(documents).run(citations)


class _Resolver:
    def __init__(self, documents: Iterable[Writing]) -> None:
        self.by_number: dict[str, list[Entity]] = {}
        self.by_name: dict[str, list[Entity]] = {}
        self.dates: dict[str, str] = {}
        self.first: dict[str, str] = {}
        self.taken: set[str] = set()
        self.absent: dict[str, Entity] = {}
        self.of: dict[tuple[str, str], Resolved] = {}
        firsts: dict[str, str] = {}
        for writing in sorted(documents, key=lambda w: w.owner):
            self.taken.add(writing.owner)
            self.dates[writing.owner] = writing.date or ""
            self.first[writing.owner] = firsts.setdefault(writing.version_key or writing.owner, writing.owner)
            entity = Entity(self.first[writing.owner], True, writing)
            if writing.number_key is not None:
                self.by_number.setdefault(writing.number_key, []).append(entity)
            if writing.type and writing.title:
                self.by_name.setdefault(fold(f"{writing.type} {writing.title}"), []).append(entity)

    def run(self, citations: Iterable[Writing]) -> Resolutions:
        numbered: dict[str, list[Writing]] = {}
        for writing in sorted(citations, key=lambda w: (w.owner, w.key)):
            if writing.number_key is not None:
                numbered.setdefault(writing.number_key, []).append(writing)
            else:
                self._settle_unnumbered(writing)
        for key, writings in sorted(numbered.items()):
            self._settle(self.by_number.get(key, []), writings)
        versions = {owner: first for owner, first in self.first.items() if owner != first}
        return Resolutions(self.of, tuple(self.absent.values()), versions)

    def _settle_unnumbered(self, writing: Writing) -> None:
        """A citation by proper name, or one whose serial is blank: that can be told apart by its place alone."""
        if writing.name is None and writing.number is not None:
            base = identity.base_id(writing.issuer, writing.symbol, writing.type, writing.label_year, None)
            id = f"{base.rpartition('/')[0]}/~{identity.short_hash(writing.owner, writing.key)}"
            self._conclude([writing], [self._node(id, writing)])
            return
        name, year = writing.name or writing.key, writing.label_year
        told = f"{name} {year}" if year and str(year) not in name else name
        found = [entity for entity in self.by_name.get(fold(name), []) if self._may_mean(writing, entity.writing)]
        self._conclude(
            [writing], found or [self._node(identity.name_id(told), replace(writing, date=str(year) if year else None))]
        )

    def _may_mean(self, writing: Writing, law: Writing) -> bool:
        """Whether a law of that name can be the one meant: not made after the document, and of the year told if one is."""
        own = self.dates.get(writing.owner, "")
        later = bool(own and law.date) and (law.date or "")[: len(own)] > own
        return not later and (writing.date is None or (law.date or "")[:4] == writing.date[:4])

    def _settle(self, known: list[Entity], writings: list[Writing]) -> None:
        """All citations of one number."""
        groups: dict[tuple[str, ...], list[Writing]] = {}
        for writing in writings:
            groups.setdefault(_likeness(writing), []).append(writing)
        merged = sorted(((merge(group), group) for group in groups.values()), key=lambda m: (-_told(m[0]), _likeness(m[0])))
        near = _Near(Entity("", False, one) for one, _ in merged)
        entities = _Near(known)
        targets: list[list[Entity]] = []
        for n, (one, group) in enumerate(merged):
            found = [entities.entities[at] for at in entities.agreeing(one)]
            if not found:  # a fuller writing may have met its document by what this one leaves out
                fuller = [at for at in near.agreeing(one) if at < n and _more(merged[at][0], one)]
                found = list({e.id: e for at in fuller for e in targets[at]}.values())
            if not found:
                found = [self._node(self._free_id(one), one)]
                entities.add(found[0])
            targets.append(found)
            self._conclude(group, found)

    def _conclude(self, writings: Iterable[Writing], found: Sequence[Entity]) -> None:
        ids = tuple(sorted({entity.id for entity in found}))
        for writing in writings:
            if self.first.get(writing.owner, writing.owner) in ids:
                done = Resolved(Resolution.SELF, (writing.owner,))
            elif len(ids) > 1:
                done = Resolved(Resolution.AMBIGUOUS, ids)
            else:
                done = Resolved(Resolution.RESOLVED if found[0].known else Resolution.ABSENT, ids)
            self.of[writing.owner, writing.key] = done

    def _node(self, id: str, writing: Writing) -> Entity:
        """A document that is only cited."""
        self.taken.add(id)
        return self.absent.setdefault(id, Entity(id, False, writing))

    def _free_id(self, writing: Writing) -> str:
        base = identity.base_id(writing.issuer, writing.symbol, writing.type, writing.label_year, writing.serial)
        if base not in self.taken:
            return base
        marked = f"{base}~{writing.day}"
        if writing.day and marked not in self.taken:
            return marked
        return f"{base}~{identity.short_hash(writing.number_key or '', *_likeness(writing))}"


def _likeness(writing: Writing) -> tuple[str, ...]:
    """Writings of one number with the same are one document; the kind tells only where neither symbol nor day does."""
    issuer = fold(writing.issuer or "")
    if writing.year and issuer:
        return issuer, "", ""
    kind = "" if writing.day or identity.kind_of(writing.symbol, writing.type) else fold(writing.type or "")
    return issuer, writing.date or "", kind


class _Near:
    """Entities of one number, found by issuer and by day, so that a common number costs no square."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: list[Entity] = []
        self.issuers: dict[str, list[int]] = {}
        self.days: dict[str, list[int]] = {}
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        at = len(self.entities)
        self.entities.append(entity)
        if entity.writing.issuer:
            self.issuers.setdefault(fold(entity.writing.issuer), []).append(at)
        if entity.writing.day:
            self.days.setdefault(entity.writing.day, []).append(at)

    def agreeing(self, writing: Writing) -> list[int]:
        """The places of the entities that agree with the writing."""
        places = {*self.issuers.get(fold(writing.issuer or ""), ()), *self.days.get(writing.day or "", ())}
        return [at for at in sorted(places) if _agrees(writing, self.entities[at].writing)]


def _agrees(one: Writing, other: Writing) -> bool:
    """Nothing contradicts, and issuer or day is the same."""
    same_day = one.day is not None and one.day == other.day
    a, b = fold(one.issuer or ""), fold(other.issuer or "")
    if not (same_day or (a and a == b)):
        return False
    if one.year and a == b:  # both hold their year, since they are of one number
        return True
    if not (_begins(a, b) and (one.date or "")[: len(other.date or "")] == (other.date or "")[: len(one.date or "")]):
        return False
    kinds = {fold(w.type) for w in (one, other) if w.type}
    return len(kinds) < 2 or same_day or identity.kind_of(one.symbol, one.type) is not None


def _begins(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other (`Sở Nội vụ` of `Sở Nội vụ tỉnh Trà Vinh`) or untold."""
    shorter, longer = sorted((a, b), key=len)
    return not shorter or longer == shorter or longer.startswith(f"{shorter} ")


def _told(writing: Writing) -> int:
    """How much a writing tells; one that tells more than another in each respect has the greater sum."""
    return len(writing.issuer or "") + len(writing.date or "")


def _more(one: Writing, other: Writing) -> bool:
    """Whether `one`, which agrees, tells more than `other`."""
    a = (len(one.issuer or ""), len(one.date or ""))
    b = (len(other.issuer or ""), len(other.date or ""))
    return a != b and a[0] >= b[0] and a[1] >= b[1]
