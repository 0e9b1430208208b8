"""Words that name a body become the body: one id for all its writings, across documents.

A bare name belongs to the document that uses it: `Sở Nội vụ` in a document of Trà Vinh is Trà Vinh's, `các phòng, đơn vị
trực thuộc` are those of its issuer. What no place tells apart carries its document's area in its id, as its `scope`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from graph import identity
from graph.schema import ROLES
from ingest.agencies import Context, context_of, describe
from ingest.bodies.words import words
from ingest.document import Agency, AgencyMention, Document, Level, Party
from ingest.folding import fold
from ingest.readings import Span

NATIONAL = frozenset({Level.CENTRAL, Level.MINISTRY})
PLACE_KINDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
DETERMINERS = re.compile(r"^(?:tất cả |toàn thể )?(?:các|những|từng|mỗi|mọi|một số) ", re.IGNORECASE)

_PROVINCIAL = re.compile(r"(?:^| )(?:sở|tỉnh)(?![\w])", re.IGNORECASE)
_INNER = re.compile(r"(?:^| )(?:trực thuộc|phòng|Sở)(?![\w])")
_OF_THE_COUNTRY = re.compile(r"trực thuộc trung ương|(?:^|\s)(?:các|những) tỉnh(?!\w)", re.IGNORECASE)
"""A class of every province's, wherever it is named: `Cục Thuế các tỉnh, thành phố`."""
_OWN_DEPARTMENT = re.compile(r"(?:^|(?<=\w ))Sở$")
_OWN_WORD = frozenset({"các bộ", "các Bộ"})
"""A class that keeps its determiner: a ministry's letters call the ministry itself `Bộ`."""
_ROLE = re.compile(r",? (?:chủ trì|chịu trách nhiệm|trong phạm vi (?:nhiệm vụ|quyền hạn|chức năng|quản lý))(?!\w).*", re.DOTALL)
"""What stands behind a body and tells its part: `Bộ Tài chính chủ trì, phối hợp với các bộ`."""
_SAME_AGAIN = re.compile(r"như trên|như kính gửi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """A body or class of bodies as a node. `scope` is the area (or the issuer) of the document that names it, set where
    the name alone does not tell whose it is; `head` where the words mean the person at its head."""

    id: str
    name: str
    level: Level
    place: str | None
    parent: str | None
    is_class: bool
    scope: str | None
    head: str | None


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that a document names in a role: who issued it, whom it addresses, who gets a copy (one tuple a line),
    and who is meant in each place of each obligation (None: the words name no body, say a channel)."""

    issuer: Body | None
    addressees: tuple[tuple[Body, ...], ...]
    recipients: tuple[tuple[Body, ...], ...]
    parties: Mapping[tuple[int, str, int], Body | None]
    issuing: Mapping[str, str]
    """The whole name of the body behind each issuer that a citation or the header names."""

    def all(self) -> tuple[Body, ...]:
        """Each body once, by id, the one that tells most."""
        found: dict[str, Body] = {}
        lines = (body for line in (*self.addressees, *self.recipients) for body in line)
        for body in (*([self.issuer] if self.issuer else []), *lines, *(b for b in self.parties.values() if b)):
            held = found.get(body.id)
            if held is None or (held.place is None, held.parent is None) > (body.place is None, body.parent is None):
                found[body.id] = body
        return tuple(found[id] for id in sorted(found))


def bodies_of(document: Document) -> Bodies:
    """Settles every body that plays a part in the document."""
    return _Settler(document).run()


class _Settler:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.context = context_of(document.header, document.text)
        self.issuer = describe(document.header.issuer.value, self.context) if document.header.issuer else None
        self.known: dict[str, Body] = {}
        self.mentions: dict[tuple[int, int], AgencyMention] = {(m.span.start, m.span.end): m for m in document.agencies}
        self.placed = _placed(document.agencies)

    def run(self) -> Bodies:
        header = self.document.header
        return Bodies(
            issuer=self._body(self.issuer) if self.issuer else None,
            addressees=tuple(self._line(line.span, line.value) for line in header.addressees),
            recipients=tuple(() if r.value.purpose == "Lưu" else self._line(r.span, r.value.name) for r in header.recipients),
            parties={
                (n, role, k): self._party(party, role)
                for n, duty in enumerate(self.document.obligations)
                for role in ROLES
                for k, party in enumerate(getattr(duty, role))
            },
            issuing={name: self._issuing(name) for name in dict.fromkeys(self._issuers())},
        )

    def _issuers(self) -> Iterable[str]:
        if self.document.header.issuer:
            yield self.document.header.issuer.value
        yield from (c.issuer for c in self.document.citations if c.issuer)

    def _issuing(self, name: str) -> str:
        """`Chủ tịch Ủy ban nhân dân tỉnh` in a document of Trà Vinh -> `Ủy ban nhân dân tỉnh Trà Vinh`."""
        agency = describe(identity.issuing_body(name), self.context)
        return identity.issuing_body(agency.name)

    def _line(self, span: Span, name: str) -> tuple[Body, ...]:
        """The bodies named in a line of addressees or recipients, those in brackets included."""
        if _SAME_AGAIN.search(name):
            return ()
        named = [m.agency for m in self.document.agencies if span.contains(m.span)]
        whole = [a for a in named if a.is_class or (a.level is not Level.UNKNOWN and a.name not in words().kinds)]
        return tuple(dict.fromkeys(self._body(agency) for agency in whole))

    def _party(self, party: Party, role: str) -> Body | None:
        if role == "via":
            mention = self.mentions.get((party.span.start, party.span.end))
            if mention is None or mention.agency.is_class or mention.agency.level is Level.UNKNOWN:
                return None
        name = _ROLE.sub("", party.name) or party.name
        held = self.known.get(name)
        if held is None:
            held = self.known[name] = self._body(describe(name, self.context))
        return held

    def _body(self, agency: Agency) -> Body:
        name = agency.name
        if self.issuer and self.issuer.name.startswith("Sở ") and not agency.is_class:
            name = _OWN_DEPARTMENT.sub(self.issuer.name, name)
            agency = replace(self.issuer, head=agency.head) if name == self.issuer.name else agency
        if not agency.is_class and agency.place is None:
            agency = self.placed.get(fold(name), agency)
            name = agency.name if agency.place else name
        scope = self._scope(replace(agency, name=name))
        bare = DETERMINERS.sub("", name) if agency.is_class and name not in _OWN_WORD else name
        id = identity.agency_id(bare) + (f"~{identity.slug(scope)}" if scope else "")
        return Body(id, name, agency.level, agency.place, _whole_parent(agency.parent), agency.is_class, scope, agency.head)

    def _scope(self, agency: Agency) -> str | None:
        """Whose body it is, where its name does not say; None where it does, or where there is one in the country."""
        if agency.place or agency.level in NATIONAL or agency.name in words().bodies:
            return None
        if agency.is_class and _OF_THE_COUNTRY.search(agency.name):
            return None
        issuer = self.issuer.name if self.issuer else None
        area = None if issuer and is_national(issuer) else self.context.place or self.context.province
        if agency.is_class and _PROVINCIAL.search(agency.name) and self.context.province:
            area = self.context.province
        elif self.issuer and self.issuer.level is Level.DEPARTMENT and _INNER.search(agency.name):
            area = issuer
        if area is None and self.issuer and not agency.is_class:
            area = issuer
        return None if area is None or fold(_bare_place(area)) in fold(agency.name) else area


@lru_cache(maxsize=4096)
def is_national(name: str) -> bool:
    """Whether a body is one of the whole country, itself or as part of a ministry; its seat is no area then."""
    agency = describe(name, Context())
    if agency.place:
        return False
    return agency.level in NATIONAL or agency.name in words().bodies or bool(agency.parent and is_national(agency.parent))


def _bare_place(place: str) -> str:
    """`thị xã Duyên Hải` -> `Duyên Hải`."""
    kind = next((kind for kind in PLACE_KINDS if place.lower().startswith(f"{kind} ")), None)
    return place[len(kind) + 1 :] if kind else place


def _whole_parent(parent: str | None) -> str | None:
    """The body above, where its own name is whole: not a bare `Sở`, not `Ủy ban nhân dân tỉnh`."""
    if parent is None or " " not in parent or parent.lower().endswith(tuple(f" {kind}" for kind in PLACE_KINDS)):
        return None
    return parent


def _placed(mentions: Iterable[AgencyMention]) -> dict[str, Agency]:
    """Folded bare name -> the one body of that name with a place that the document names elsewhere
    (`Cơ quan Tổ chức - Nội vụ` -> `Cơ quan Tổ chức - Nội vụ thị xã Duyên Hải`)."""
    found: dict[str, dict[str, Agency]] = {}
    for mention in mentions:
        agency = mention.agency
        if agency.place and not agency.is_class and agency.name.endswith(f" {agency.place}"):
            bare = agency.name.removesuffix(f" {agency.place}")
            found.setdefault(fold(bare), {})[agency.name] = replace(agency, head=None)
    return {bare: next(iter(several.values())) for bare, several in found.items() if len(several) == 1}
