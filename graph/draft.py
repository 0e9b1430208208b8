"""A draft before it is signed: its form, its citations against what the corpus knows, and what it makes of its superior's tasks.

Nothing is stored. That a document is not in the corpus never means that it does not exist: each answer says what is known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.checks import check, default_rules
from graph.cited_names import same_law, same_title
from graph.compare import Fate, TaskLine, compare
from graph.compare_words import difference_words
from graph.differences import Kind
from graph.draft_graph import DraftGraph
from graph.draft_rules import told
from graph.finding import Finding, Severity, edges_of, own_words, where
from graph.foreign_places import foreign_places
from graph.ledger import Duty, PartyRef, due_day
from graph.lineage import DocumentRef, document_ref
from graph.roles import Roles
from graph.schema import EdgeKind, NodeKind, Resolution
from graph.succession import Change, changes
from graph.who import match_agencies
from graph.words import change_words, due_words
from ingest.document import Category, Document
from ingest.folding import fold
from ingest.readings import PartialDate
from ingest.vocabulary import load

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_LATER = frozenset(
    (
        "blank-number",
        "blank-date",
        "one-number-two-texts",
        "number-order",
        "ambiguous-citation",
        "one-number-two-dates",
        "duty-without-addressee",
        "due-before-issued",
    )
)
"""Rules of the corpus that a draft does not break yet, or that are told here with more."""

_SHOWN = 3
"""Changes that a sentence names."""

_AT_ONCE = re.compile(r"kịp thời|ngay khi|thường xuyên|đột xuất|theo quy định|chậm nhất|trước ngày|ngày [0-9]", re.IGNORECASE)
"""Words for a time that is no date, or for one that was not read."""

_ENCLOSED = re.compile(r"bao cao (?:tong ket|danh gia|thuyet minh|tiep thu|giai trinh|tham dinh|ra soat)")
"""How the folded name of a report begins that stands in a list, with nobody told to make it."""

_NEEDS_A_DATE = frozenset((Category.REPORT.value, Category.PLAN.value))


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What was found in a draft, errors first, then in the order of its text; `draft` as the corpus would know it, `parents`
    the documents of the corpus that it carries out."""

    draft: DocumentRef
    parents: tuple[DocumentRef, ...]
    findings: tuple[Finding, ...]


def check_draft(
    document: Document, corpus: MultiDiGraph[str], read: Callable[[str], Document], today: dt.date | None = None
) -> DraftCheck:
    """Checks a parsed draft against the graph of the corpus; `read` gives the texts of the corpus by id, `today` stands for a
    date that the draft leaves blank."""
    drafted = DraftGraph(document, corpus)
    found = [f for f in check(drafted.graph, set(default_rules()) - _LATER) if f.document == drafted.id]
    found += _Checker(drafted, document, read, today).findings()
    order = list(Severity)
    found.sort(key=lambda f: (order.index(f.severity), f.evidence[0].start if f.evidence else -1, f.rule, f.message))
    graph = drafted.graph
    return DraftCheck(document_ref(graph, drafted.id), tuple(document_ref(graph, id) for id in drafted.parents), tuple(found))


class _Checker:
    def __init__(self, drafted: DraftGraph, document: Document, read: Callable[[str], Document], today: dt.date | None) -> None:
        self.drafted, self.document = drafted, document
        self.graph, self.id = drafted.graph, drafted.id
        self.read = lambda id: document if id == drafted.id else read(id)
        date: PartialDate | None = document.header.date.value if document.header.date else None
        self.day = date.latest if date else today
        kind = document.header.type.value if document.header.type else None
        self.is_letter, self.administrative = kind == "Công văn", kind in load("form")["kinds"]

    def findings(self) -> Iterator[Finding]:
        header = self.document.header
        if not (header.issuer or header.type or header.symbol):
            yield self._say("draft-no-header")
        yield from self._number()
        yield from self._citations()
        yield from self._places()
        yield from self._duties()
        for parent in self.drafted.parents:
            yield from self._tasks(parent)
            yield from self._bodies(parent)

    def _say(self, rule: str, edges: Sequence[Mapping[str, Any]] = (), **words: tuple[str, str] | str) -> Finding:
        return told(self.graph, rule, self.id, edges, words)

    def _number(self) -> Iterator[Finding]:
        held = self.drafted.corpus.nodes.get(self.id)
        if held is not None and held["in_corpus"] and self.document.header.number:
            yield self._say("draft-number-taken", label=held["label"])

    def _citations(self) -> Iterator[Finding]:
        known = changes(self.graph)
        several: dict[tuple[int, int], list[str]] = {}
        for target, edges in self.drafted.cited().items():
            first, node = edges[0], self.graph.nodes[target]
            if first["resolution"] == Resolution.AMBIGUOUS:
                several.setdefault((first["start"], first["end"]), []).append(node["label"])
                continue
            read = (self.drafted.corpus.nodes[id]["in_corpus"] for id in self.drafted.namesakes(target))
            if not node["in_corpus"] and not any(read):
                yield self._absent(target, first)
            yield from self._date(target, edges)
            yield from self._title(target, first)
            yield from self._changed(first, [change for change in known.get(target, ()) if self._is_news(change)])
        for (start, end), labels in several.items():
            edge = next(e for edges in self.drafted.cited().values() for e in edges if (e["start"], e["end"]) == (start, end))
            yield self._say("draft-cited-ambiguous", [edge], quote=_plain(edge["quote"]), labels="; ".join(sorted(labels)))

    def _is_news(self, change: Change) -> bool:
        """Whether the draft does not name what changed it, and could know it by its day."""
        by = self.graph.nodes[change.by.id]
        known = change.by.id in self.drafted.cited() or by["base"] == self.graph.nodes[self.id]["base"]
        later = bool(self.day and change.date and PartialDate.parse(change.date).earliest > self.day)
        old, new = change.document.date or "", change.by.date or ""
        misread = len(old) == len(new) == 10 and new <= old  # nothing is changed by what came before it
        return not known and not later and not misread

    def _changed(self, edge: Mapping[str, Any], several: Sequence[Change]) -> Iterator[Finding]:
        meant = [change for change in several if same_law(edge["quote"], change.evidence[0].quote)]
        ends = [change for change in meant if change.ends]
        shown = {change_words(change, "vi"): change for change in ends or meant}
        if not shown:
            return
        more = len(shown) - _SHOWN
        first = list(shown.values())[:_SHOWN]
        words = "; ".join(change_words(c, "vi") for c in first), "; ".join(change_words(c, "en") for c in first)
        if more > 0:
            words = f"{words[0]}; và {more} văn bản khác", f"{words[1]}; and {more} more"
        evidence = [edge, *(_of_evidence(c.evidence[0]) for c in first)]
        rule = "draft-cited-ended" if ends else "draft-cited-changed"
        yield self._say(rule, evidence, quote=_plain(edge["quote"]), change=words)

    def _absent(self, target: str, edge: Mapping[str, Any]) -> Finding:
        """Not in the corpus; others may cite it."""
        cited = self.drafted.corpus.in_edges(target, data=True) if target in self.drafted.corpus else ()
        n = len({source for source, _, data in cited if data["kind"] == EdgeKind.CITES} - {self.id})
        more = (f"; {n} văn bản khác trong kho cũng viện dẫn", f"; {n} others of the corpus cite it too") if n else ("", "")
        return self._say("draft-cited-absent", [edge], quote=_plain(edge["quote"]), more=more)

    def _date(self, target: str, edges: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
        """A day other than the one of the document, or of the document of that number which the corpus knows of this issuer and
        year."""
        edge = next((e for e in edges if e["date"] and len(e["date"]) == 10), None)
        if edge is None:
            return
        for id in (target, *self.drafted.namesakes(target)):
            node = (self.drafted.corpus if id in self.drafted.corpus else self.graph).nodes[id]
            known = node["date"]
            if known and len(known) == 10 and known != edge["date"]:
                days = {"written": _days(edge["date"]), "known": _days(known)}
                yield self._say("draft-cited-date", [edge], quote=_plain(edge["quote"]), label=node["label"], **days)
                return

    def _title(self, target: str, edge: Mapping[str, Any]) -> Iterator[Finding]:
        written = next(
            (c.title for c in self.document.citations if c.number and (c.span.start, c.span.end) == (edge["start"], edge["end"])),
            None,
        )
        known = self.graph.nodes[target]["title"]
        if self.is_letter:  # letters tell what a document says, not what it is called
            return
        if written and known and self.graph.nodes[target]["in_corpus"] and not same_title(written, known):
            label = self.graph.nodes[target]["label"]
            words = {"written": _plain(written), "known": _plain(known)}
            yield self._say("draft-cited-title", [edge], quote=_plain(edge["quote"]), label=label, **words)

    def _places(self) -> Iterator[Finding]:
        issuer = self.document.header.issuer.value if self.document.header.issuer else ""
        first: dict[str, Mapping[str, Any]] = {}
        for place, sentence in foreign_places(self.document):
            about = {
                "quote": sentence.text,
                "start": sentence.start,
                "end": sentence.end,
                "rule": "foreign-place",
                "confidence": 0.8,
            }
            first.setdefault(place.text, {"said_by": self.id, **about})
        for name, edge in first.items():
            yield self._say("draft-foreign-place", [edge], place=name, issuer=issuer)

    def _duties(self) -> Iterator[Finding]:
        passed_on = {to for _, to, _ in edges_of(self.graph, EdgeKind.LEADS_TO)}
        for id, data in self.graph.nodes(data=True):
            if data["kind"] != NodeKind.OBLIGATION or data["document"] != self.id:
                continue
            place = where(data, "vi"), where(data, "en")
            undated = not data["timing"] and not data["condition"] and not _AT_ONCE.search(data["quote"])
            named = undated and not _ENCLOSED.match(fold(data["quote"]))
            if self.administrative and data["category"] in _NEEDS_A_DATE and named and id not in passed_on:
                yield self._say("draft-duty-without-date", [own_words(data)], where=place)
            due = due_day(data["date"], data["relation"])
            if due and self.day and due < self.day:
                said = (due_words(data["date"], data["relation"], "vi"), due_words(data["date"], data["relation"], "en"))
                days = {"due": said, "day": _days(self.day.isoformat())}
                yield self._say("draft-deadline-past", [own_words(data)], where=place, **days)

    def _tasks(self, parent: str) -> Iterator[Finding]:
        found = compare(self.graph, parent, self.id, self.read)
        roles = Roles(self.graph, parent, self.id)
        for line in found.lines:
            label = found.parent.label
            if line.fate is Fate.DROPPED:
                yield self._say("draft-task-missing", [_edge(line.task)], parent=label, task=_short(line.task.quote))
                continue
            late = next((d for d in line.differences if d.kind is Kind.LATER), None)
            if late is not None and line.answer is not None and roles.concerns(line.task.actors):
                days = {"above": _days(late.above), "below": _days(late.below)}
                edges = [_answer(line), _edge(line.task)]
                yield self._say("draft-later-than-superior", edges, parent=label, where=self._place(line), **days)
            lost = [d for d in line.differences if d.kind is not Kind.LATER]
            if line.fate is Fate.WEAKENED and lost:
                words = "; ".join(difference_words(d, "vi") for d in lost), "; ".join(difference_words(d, "en") for d in lost)
                edges = [_answer(line), _edge(line.task)]
                yield self._say("draft-task-weakened", edges, parent=label, where=self._place(line), differences=words)

    def _place(self, line: TaskLine) -> tuple[str, str]:
        at = line.answer.start if line.answer else -1
        held = next(
            data
            for _, data in self.graph.nodes(data=True)
            if data["kind"] == NodeKind.OBLIGATION and data["document"] == self.id and data["start"] == at
        )
        return where(held, "vi"), where(held, "en")

    def _bodies(self, parent: str) -> Iterator[Finding]:
        """Bodies below the draft's issuer that the superior gives tasks and the draft leaves out; recipients that it asks for."""
        roles = Roles(self.graph, parent, self.id)
        label = self.graph.nodes[parent]["label"]
        named = {
            to for _, to, data in self.graph.out_edges(self.id, data=True) if self.graph.nodes[to]["kind"] == NodeKind.AGENCY
        }
        sent = set(named)
        asked: dict[tuple[str, str], dict[str, Any]] = {}
        names: dict[str, str] = {}
        for _, data in self.graph.nodes(data=True):
            if data["kind"] != NodeKind.OBLIGATION:
                continue
            if data["document"] == self.id:
                named |= {body for role in ("actors", "lead", "coactors", "recipients") for _, body in data[role] if body}
            elif data["document"] == parent:
                actors = [self._party(name, body) for name, body in data["actors"] if body]
                asked |= {("draft-addressee-forgotten", p.agency or ""): data for p in actors if roles.below(p)}
                for party in actors:
                    member = roles.own_member(party)
                    if member is not None:
                        names[party.agency or ""] = member
                        asked["draft-addressee-forgotten", party.agency or ""] = data
                if actors and roles.concerns(actors) and data["category"] in _NEEDS_A_DATE:
                    asked |= {("draft-recipient-forgotten", body): data for _, body in data["recipients"] if body}
        for (rule, body), data in asked.items():
            there = sent if rule == "draft-recipient-forgotten" else named
            if body != roles.child_issuer and not self._reached(body, there):
                shown = names.get(body) or str(self.graph.nodes[body]["label"])
                yield self._say(rule, [own_words(data)], parent=label, body=shown)

    def _party(self, name: str, body: str) -> PartyRef:
        return PartyRef(name, body, self.graph.nodes[body]["label"], self.graph.nodes[body]["is_class"])

    def _reached(self, body: str, named: set[str]) -> bool:
        return bool(named & set(match_agencies(self.graph, body))) or any(
            body in match_agencies(self.graph, other) for other in named
        )


def _of_evidence(evidence: Any) -> dict[str, Any]:
    """Evidence as the attributes of an edge."""
    about = ("quote", "start", "end", "rule", "confidence")
    return {"said_by": evidence.document, **{name: getattr(evidence, name) for name in about}}


def _edge(duty: Duty) -> dict[str, Any]:
    return {
        "said_by": duty.document, "quote": duty.quote, "start": duty.start, "end": duty.end, "rule": duty.rule,
        "confidence": duty.confidence,
    }  # fmt: skip


def _answer(line: TaskLine) -> dict[str, Any]:
    assert line.answer is not None
    return {**_of_evidence(line.answer), "rule": line.rule, "confidence": line.measure}


def _plain(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    plain = _plain(words)
    return plain if len(plain) <= 160 else plain[:160].rsplit(" ", 1)[0] + " …"


def _days(iso: str) -> tuple[str, str]:
    try:
        date = PartialDate.parse(iso)
    except ValueError:  # days of a yearly rhythm are told in words
        return iso, iso
    return date.show(), date.iso
