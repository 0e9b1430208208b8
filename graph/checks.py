"""What does not fit: dates, numbers, missing parts. Each rule is a function with a precise ground."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.schema import Evidence

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Severity(StrEnum):
    ERROR = "error"  # cannot be as it stands
    WARNING = "warning"  # probably a slip
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; `message` is Vietnamese, `message_en` English."""

    rule: str
    severity: Severity
    document: str
    label: str
    message: str
    message_en: str
    evidence: tuple[Evidence, ...] = ()


def check(graph: MultiDiGraph[str]) -> tuple[Finding, ...]:
    """All findings, errors first, then by document and place."""
    raise NotImplementedError
