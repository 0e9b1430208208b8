"""What checks find: rules as data, findings with their words, and what the checks share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graph.lineage import evidence_of
from graph.schema import EdgeKind, Evidence, NodeKind, Resolution
from graph.words import Lang, path_words
from ingest.errors import VanbanError
from ingest.readings import PartialDate
from ingest.vocabulary import load

if TYPE_CHECKING:
    from networkx import MultiDiGraph

DAY = len("2022-03-29")
SURE = (Resolution.RESOLVED, Resolution.ABSENT)
_OWN_NAMES = ("Điều ", "Khoản ", "Điểm ", "Chương ", "Phần ", "Mục ", "Phụ lục ")


class UnknownRule(VanbanError):
    """An id that no rule has."""


class Severity(StrEnum):
    ERROR = "error"  # cannot be as it stands
    WARNING = "warning"  # probably a slip
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `vocabulary/checks.yaml`; pairs of words are Vietnamese and English. `default`: runs unless told otherwise."""

    id: str
    severity: Severity
    default: bool
    name: tuple[str, str]
    why: tuple[str, str]
    source: str | None
    says: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; `message` is Vietnamese, `message_en` English. `silenced`: why a person set it aside."""

    rule: str
    severity: Severity
    document: str
    label: str
    message: str
    message_en: str
    evidence: tuple[Evidence, ...] = ()
    silenced: str | None = None


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in the order in which they are listed."""
    return {
        id: Rule(
            id,
            Severity(told["severity"]),
            bool(told["default"]),
            tuple(told["name"]),
            tuple(told["why"]),
            told.get("source"),
            tuple(told["says"]) if "says" in told else None,
        )
        for id, told in load("checks").items()
    }


def rule(id: str) -> Rule:
    """Raises UnknownRule."""
    try:
        return rules()[id]
    except KeyError:
        raise UnknownRule(
            f"Không có quy tắc nào tên “{id}”: hãy xem danh sách bằng `vanban check --rules`.",
            f"There is no rule “{id}”: see them with `vanban check --rules`.",
        ) from None


def finding(
    graph: MultiDiGraph[str], rule_id: str, document: str, message: str, english: str, edges: Iterable[Mapping[str, Any]] = ()
) -> Finding:
    """A finding with the severity of its rule; `edges` hold its words (`said_by`, `quote`, `start`, `end`)."""
    evidence = sorted((evidence_of(graph, data) for data in edges), key=lambda e: (e.document, e.start))
    label = graph.nodes[document]["label"]
    return Finding(rule_id, rule(rule_id).severity, document, label, message, english, tuple(dict.fromkeys(evidence)))


def documents(graph: MultiDiGraph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((id, data) for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT)


def read_documents(graph: MultiDiGraph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Those of the corpus."""
    return ((id, data) for id, data in documents(graph) if data["in_corpus"])


def clear_documents(graph: MultiDiGraph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Those of the corpus that are no scans: what a scan lacks may stand on the paper."""
    return ((id, data) for id, data in read_documents(graph) if not data["blurred"])


def clear_citations(graph: MultiDiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The citations of one document each, out of copies that are no scans: letters and figures are as written."""
    edges = edges_of(graph, EdgeKind.CITES)
    return ((s, t, data) for s, t, data in edges if data["resolution"] in SURE and not graph.nodes[s]["blurred"])


def duties(graph: MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    return (data for _, data in graph.nodes(data=True) if data["kind"] == NodeKind.OBLIGATION)


def edges_of(graph: MultiDiGraph[str], kind: EdgeKind) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((source, target, data) for source, target, data in graph.edges(data=True) if data["kind"] == kind)


def where(duty: Mapping[str, Any], lang: Lang) -> str:
    """`Mục 2 › gạch đầu dòng 4`; words that name a piece by themselves stand alone (`Đoạn cuối`, `Điều 5 › khoản 2`)."""
    words = path_words(duty["path"], lang)
    if lang == "vi" and (words[:1].isupper() or words[:1].isdigit()) and not words.startswith(_OWN_NAMES):
        return f"Mục {words}"
    return words[:1].upper() + words[1:]


def own_words(duty: Mapping[str, Any]) -> dict[str, Any]:
    """A duty's words as evidence."""
    return {"said_by": duty["document"], **{field: duty[field] for field in ("quote", "start", "end", "rule", "confidence")}}


@lru_cache(4096)
def earliest(date: str) -> dt.date:
    return PartialDate.parse(date).earliest


@lru_cache(4096)
def latest(date: str) -> dt.date:
    return PartialDate.parse(date).latest


def show(date: str) -> str:
    return PartialDate.parse(date).show()
