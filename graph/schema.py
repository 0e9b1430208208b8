"""The kinds of nodes and edges, and what each carries. Imports nothing but the standard library.

A graph is a `networkx.MultiDiGraph`. Node ids are strings: documents `bnv/qd/2022/251`, provisions and obligations
`<document>#…`, agencies `so-noi-vu-tinh-tra-vinh`. Attributes are str, int, float, bool, None or lists of these, so
that a graph goes to a file and comes back equal; dates are ISO (`2022-04` where the day is blank).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """The attribute `kind` of a node."""

    DOCUMENT = "document"
    """`number symbol type title issuer issuer_id place date in_corpus source base label`; `in_corpus` is False where
    the document is only cited. One that was read has `blurred` (a scan), `annotated` (with editors' notes), `administrative`
    (decree 30/2020/NĐ-CP rules its form), `day_unread` (a day stands there that was not read), `deviations` from that form,
    each a list of rule, start, end, words, what they should be, confidence (`ingest.form`), and `effects`, each a list of
    kind (start, end), ISO date, start, end, words, rule, confidence (`ingest.effect`)."""
    PROVISION = "provision"
    """`document path level heading start end tail position`: `level` is a ProvisionKind, `tail` the end of its last
    descendant, `position` its place in the outline."""
    AGENCY = "agency"
    """`name level place parent is_class`"""
    OBLIGATION = "obligation"
    """All that the ledger shows; see `graph.ledger.Duty`."""


class EdgeKind(StrEnum):
    """The attribute `kind` of an edge. Edges between documents carry the evidence `said_by quote start end rule
    confidence resolution`: `said_by` is the document whose words these are, the span counts in its canonical text. One of
    REPLACES or REPEALS has `since`, an ISO date, where its sentence gives the day."""

    CITES = "cites"  # document -> document, one a mention; also `provision pinpoint cited_as date`
    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    PROMULGATES = "promulgates"
    GUIDES = "guides"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    ATTACHES = "attaches"
    REFERS_TO = "refers_to"
    VERSION_OF = "version_of"  # document -> document: another text under the same identity, to the first
    NEAR_COPY = "near_copy"  # document -> document stored before: seem to be one (graph.near_copies); `score same resolution`
    CONTAINS = "contains"  # document -> provision -> provision -> obligation
    ACTOR = "actor"  # obligation -> agency, as are the next four
    LEAD = "lead"
    COACTOR = "coactor"
    RECIPIENT = "recipient"
    VIA = "via"
    LEADS_TO = "leads_to"  # obligation -> the next in its sentence: who receives the first acts in the second
    ISSUED_BY = "issued_by"  # document -> agency, as are the next two
    ADDRESSED_TO = "addressed_to"
    SENT_TO = "sent_to"
    PART_OF = "part_of"  # agency -> the agency above it


ROLES = ("actors", "lead", "coactors", "recipients", "via")
"""The fields of an Obligation that hold parties."""

ROLE_EDGES = {
    "actors": EdgeKind.ACTOR,
    "lead": EdgeKind.LEAD,
    "coactors": EdgeKind.COACTOR,
    "recipients": EdgeKind.RECIPIENT,
    "via": EdgeKind.VIA,
}


class Resolution(StrEnum):
    """What became of a citation."""

    RESOLVED = "resolved"  # one candidate, in the corpus
    AMBIGUOUS = "ambiguous"  # several candidates, an edge to each
    ABSENT = "absent"  # a node of its own: cited, not in the corpus
    SELF = "self"  # the document at hand


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that an answer rests on: `start..end` of the canonical text of `document`."""

    document: str
    label: str
    quote: str
    start: int
    end: int
    rule: str = ""
    confidence: float = 1.0
