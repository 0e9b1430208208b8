"""Bodies of an upper and of a lower document compared by role: the lower one is expected to act through bodies of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.bodies import DETERMINERS
from graph.ledger import PartyRef
from graph.schema import EdgeKind
from graph.who import match_agencies, unit_class
from ingest.document import Level
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_RANK = {level.value: at for at, level in enumerate(Level)}
"""The higher the body the lower the figure; a part of a body and what is unknown come last."""

_COMMUNES = frozenset(("xã", "phường", "thị trấn"))

_KIND = re.compile(r"^(?:lanh dao |thu truong |nguoi dung dau )?(?:bo|so|phong|ban|co quan|chi cuc|cuc|tong cuc)(?= )")
_PLACE = re.compile(r" (?:tinh|thanh pho|huyen|quan|thi xa|thi uy|xa|phuong|thi tran|dac khu)(?: .*)?$")


class Roles:
    """Answers for one pair of documents."""

    def __init__(self, graph: MultiDiGraph[str], parent: str, child: str) -> None:
        self.graph = graph
        self.parent_issuer = issuer(graph, parent)
        self.child_issuer = issuer(graph, child)
        self.taken_in = match_agencies(graph, self.child_issuer) if self.child_issuer else {}

    def concerns(self, parties: Sequence[PartyRef]) -> bool:
        """Whether the issuer of the lower document, or one of its bodies, is among those named; so it is where nobody is."""
        return not parties or any(
            party.agency in self.taken_in or self._own(party) for party in parties if party.agency is not None
        )

    def below(self, party: PartyRef) -> bool:
        """Whether it is a body of the lower issuer's area, and not the issuer itself."""
        return party.agency != self.child_issuer and self._own(party)

    def own_member(self, party: PartyRef) -> str | None:
        """The lower issuer's own one of a class of offices or units below it, that is not the issuer: of `Phòng Nội vụ các huyện`
        that of its district, of `Ủy ban nhân dân các xã, phường` those of a district; None where it has none."""
        if not party.is_class or party.agency is None or self.child_issuer is None or party.agency in self.taken_in:
            return None
        own, found = self.graph.nodes[self.child_issuer], unit_class(self.graph.nodes[party.agency]["name"])
        if own["place"] is None or found is None:
            return None
        body, kinds = found
        if body and str(own["place"]).startswith(tuple(f"{kind} " for kind in kinds)):
            return f"{body[0].upper()}{body[1:]} {own['place']}"
        return party.whole if own["level"] == Level.DISTRICT and _COMMUNES.issuperset(kinds) else None

    def agree(self, above: Sequence[PartyRef], below: Sequence[PartyRef], *, lower_is_expected: bool) -> bool:
        """Whether a body below answers to one above: the same, one of the class, its counterpart in a field (Sở Nội vụ, Phòng
        Nội vụ); with `lower_is_expected` also the lower document's issuer and the bodies of its own."""
        return any(self._answers(a, b) for a in above for b in below) or (
            lower_is_expected and any(self._own(party) for party in below)
        )

    def _answers(self, above: PartyRef, below: PartyRef) -> bool:
        if above.agency is None or below.agency is None:
            return fold(above.name) == fold(below.name)
        if above.agency == below.agency or _field(above.whole or "") == _field(below.whole or ""):
            return True
        return above.agency in match_agencies(self.graph, below.agency) or below.agency in match_agencies(
            self.graph, above.agency
        )

    def _own(self, party: PartyRef) -> bool:
        """Whether it is the issuer of the lower document or a body of its area that stands no higher."""
        if party.agency is None or self.child_issuer is None:
            return False
        if party.agency == self.child_issuer:
            return True
        if party.agency == self.parent_issuer:
            return False
        own, other = self.graph.nodes[self.child_issuer], self.graph.nodes[party.agency]
        if str(other["name"]).endswith(f" {own['name']}"):  # Văn phòng Sở Xây dựng tỉnh Sơn La
            return True
        area = own["place"]
        if area is None:  # a body of the country: all that are known to stand below it
            return _RANK[str(own["level"])] < _RANK[str(other["level"])] < _RANK[Level.UNKNOWN]
        inside = area in (other["place"], other["scope"]) or own["name"] in (other["scope"], other["parent"])
        return inside and _RANK[str(other["level"])] >= _RANK[str(own["level"])]


def stands_below(graph: MultiDiGraph[str], body: str, other: str) -> bool:
    """Whether a body is of a lower level than another, as far as the levels of both are known."""
    low, high = (_RANK[str(graph.nodes[id]["level"])] for id in (body, other))
    return _RANK[Level.PARTY] < high < low < _RANK[Level.UNKNOWN]


def issuer(graph: MultiDiGraph[str], document: str) -> str | None:
    """The body that issued a document."""
    return next((to for _, to, data in graph.out_edges(document, data=True) if data["kind"] == EdgeKind.ISSUED_BY), None)


@lru_cache(4096)
def _field(name: str) -> str:
    """What a body is in charge of, without its kind and its place: of `Sở Nội vụ tỉnh Trà Vinh` `noi vu`."""
    plain = _PLACE.sub("", fold(DETERMINERS.sub("", name)))
    return _KIND.sub("", plain).strip() or plain
