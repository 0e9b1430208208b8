"""Plans named in the text as issued by a cited decision: to carry out the plan is to implement the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.document import Citation, RelationKind
from ingest.folding import fold
from ingest.relating.cues import active

_PLAN = r"(?:ke hoach|chuong trinh|de an|chien luoc|quy che|phuong an|quy hoach|du an|quy trinh)"
_CARRY_OUT = re.compile(
    rf"t(?<![^\W_]t)(?:rien khai|huc hien)\s(?:nghiem|tot|co hieu qua|hieu qua|day du|cac)?\s?(?P<plan>{_PLAN}\s)"
)
_SHORTEST_PLAN = 5
"""A plan's name has five words at least (`Kế hoạch cải cách hành chính`), else it could be any."""


_TELLING = 12
"""Words that tell a plan from any other."""


_ISSUES = re.compile(r"ban hanh|phe duyet|cong bo")
_ISSUED = re.compile(r"^(?:phe duyet|ban hanh)\s")
_IS_PLAN = re.compile(_PLAN + r"\s")
_WORD = re.compile(r"[^\W_]+")


def carried_out(folded: str, citations: Sequence[Citation]) -> Iterator[tuple[re.Match[str], str]]:
    """Where the text carries out a plan that a cited document issued, and that document's key."""
    known = _plans(folded, citations)
    if not known:
        return
    for match in _CARRY_OUT.finditer(folded):
        key = _plan_at(folded, match.start("plan"), known)
        if key is None:
            continue
        cue = active(folded[max(0, match.start() - 60) : match.start("plan")])
        if cue is not None and cue.kind is RelationKind.IMPLEMENTS:
            yield match, key


def _plans(folded: str, citations: Sequence[Citation]) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]:
    """The first words of the plans that cited documents issue -> all their words and the document's key."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
    for citation in citations:
        if not citation.title:
            continue
        own = citation.type in ("Kế hoạch", "Chương trình", "Đề án")
        if not own and not _ISSUES.search(folded, citation.span.end, citation.span.end + 36):
            continue
        named = fold(f"{citation.type} {citation.title}" if own else citation.title)
        named = _ISSUED.sub("", named)
        words = tuple(_WORD.findall(named))
        if _IS_PLAN.match(named) and len(words) >= _SHORTEST_PLAN:
            entry = words, citation.key
            group = found.setdefault(words[:_SHORTEST_PLAN], [])
            if entry not in group:
                group.append(entry)
    return found


def _plan_at(folded: str, at: int, known: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]) -> str | None:
    """The key of the document that issued the plan named at `at`; None where none or several did."""
    words = tuple(word.group() for word in islice(_WORD.finditer(folded, at, at + 400), _TELLING))
    fits = {key for name, key in known.get(words[:_SHORTEST_PLAN], ()) if _same_plan(name, words)}
    return fits.pop() if len(fits) == 1 else None


def _same_plan(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a text's words name the plan: all of its name, or its first dozen words."""
    size = min(len(name), _TELLING)
    return words[:size] == name[:size]
