"""What people reviewed, as gold: `texts/` and `gold/` that `vanban evaluate extraction` reads.

A document's gold holds its facts under the verdicts: those that are right or mended, those that nobody judged as they were read,
none that is wrong, and the duties that people added. Each tells by `reviewed` whether somebody judged it; a document of which
each fact was judged is complete. What the program missed is there where somebody added it, so gold of this kind measures what is
read, and of what is left out only that.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.added import RULE
from graph.verdicts import FactKind, Judgement, verdicts_of
from ingest.document import Obligation
from ingest.errors import VanbanError, unwritten
from ingest.gold import to_gold
from web.reviewing import HEADER, Facts, facts_of

if TYPE_CHECKING:
    from graph.store import Store

_NO_NAME = re.compile(r"[^\w~-]+")


@dataclass(frozen=True, slots=True)
class Exported:
    """One document: the name of its two files, how many facts it has and how many of them were judged."""

    document: str
    name: str
    facts: int
    judged: int

    @property
    def complete(self) -> bool:
        return self.judged == self.facts


def export_gold(store: Store, folder: Path, complete: bool = False) -> tuple[Exported, ...]:
    """Writes each document on which somebody gave a verdict, with `complete` only those of which each fact was judged.

    Raises VanbanError where that can't be written.
    """
    with store.reading() as connection:
        wanted = sorted(verdicts_of(connection).keys() & set(store.document_ids()))
    found: list[Exported] = []
    for id in wanted:
        facts = facts_of(store, id)
        read = [ref for ref in facts.refs if ref.quote or (ref.kind, ref.anchor) in facts.verdicts]
        counted = Exported(id, _NO_NAME.sub("_", id), len(read) + len(facts.added), len(facts.verdicts))
        if complete and not counted.complete:
            continue
        gold = _gold(store, id, facts)
        try:
            for part in ("texts", "gold"):
                (folder / part).mkdir(parents=True, exist_ok=True)
            (folder / "texts" / f"{counted.name}.txt").write_bytes(facts.document.raw.encode("utf-8", "replace"))
            told = json.dumps({**gold, "doc": counted.name}, ensure_ascii=False, indent=1)
            (folder / "gold" / f"{counted.name}.json").write_text(told + "\n", encoding="utf-8")
        except OSError as error:
            raise VanbanError(*unwritten(folder, error)) from None
        found.append(counted)
    return tuple(found)


def _gold(store: Store, id: str, facts: Facts) -> dict[str, Any]:
    document = store.document(id)
    gold = to_gold(document)
    confirmed = {_told(duty) for anchor, duty in facts.duties.items() if (FactKind.DUTY, anchor) in facts.verdicts}
    for fact, duty in zip(gold["obligations"], document.obligations, strict=True):
        fact["reviewed"] = duty.rule == RULE or _told(duty) in confirmed
    standing = [anchor for anchor in facts.citations if not _is_wrong(facts, FactKind.CITATION, anchor)]
    for fact, anchor in zip(gold["citations"], standing, strict=True):
        fact["reviewed"] = (FactKind.CITATION, anchor) in facts.verdicts
    judged = {
        (relation.span.start, relation.span.end)
        for anchor, relation in facts.relations.items()
        if (FactKind.RELATION, anchor) in facts.verdicts
    }
    for fact in gold["relations"]:
        fact["reviewed"] = tuple(fact["span"]) in judged
    gold["header"]["reviewed"] = [name for name in HEADER if (FactKind.HEADER, name) in facts.verdicts]
    return gold


def _told(duty: Obligation) -> tuple[int, int, str, tuple[str, ...]]:
    """What tells a duty from the others of its document."""
    return duty.span.start, duty.span.end, duty.action, tuple(party.name for party in duty.actors)


def _is_wrong(facts: Facts, kind: FactKind, anchor: str) -> bool:
    verdict = facts.verdicts.get((kind, anchor))
    return verdict is not None and verdict.judgement is Judgement.WRONG
