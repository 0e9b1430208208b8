"""What a document made of the tasks of the one above it: carried over, weakened, changed, dropped; sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.copies import Copy, compare_copies
from graph.differences import LOSSES, Difference, differences
from graph.ledger import Duty, LedgerFilter, ledger
from graph.likeness import Meaning, Pair, align, likeness, mutual, nearest, short_forms
from graph.lineage import Direction, DocumentRef, document_ref, trace
from graph.owed import carries_out, owes_document
from graph.passages import sentences
from graph.roles import Roles
from graph.schema import Evidence
from ingest.document import Document
from ingest.errors import VanbanError
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph

ALIKE = 0.375
"""From here on two tasks are the same one: precision 0.94, recall 0.90 on 82 tasks labelled by hand (tests/benchmarks)."""

NEAR = 0.2
"""From here on they may be, if a model of meaning too finds no nearer one on either side. Words alone are wrong nine times in
ten between NEAR and ALIKE."""

LEAST_WORDS = 8
"""Of a sentence that says a task without giving it to anybody."""

STEPS = 6
"""Steps down a lineage after which a document is no longer looked for."""


class NotComparable(VanbanError):
    """One of the two was not read, or both are the same."""


class Fate(StrEnum):
    CARRIED = "carried"
    WEAKENED = "weakened"
    CHANGED = "changed"
    MENTIONED = "mentioned"  # a sentence says it, and gives it to nobody
    POSSIBLE = "possible"  # like enough to look at
    DROPPED = "dropped"  # the lower issuer's to do, and not found
    OF_OTHERS = "of_others"  # not found, and a task of other bodies


LOST = frozenset((Fate.DROPPED, Fate.OF_OTHERS))
"""The fates of tasks that were not found."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of the upper document. `answer` is the task or sentence of the lower one, `measure` how alike they are (0 to 1),
    `meaning` how near by a model where one was asked. `shared`: it answers to another task more. `also`: further tasks of the
    lower document that carry it out. Where the fate is DROPPED or OF_OTHERS, `answer` is only the nearest sentence."""

    fate: Fate
    task: Duty
    answer: Evidence | None
    measure: float
    meaning: float | None
    differences: tuple[Difference, ...]
    rule: str
    shared: bool = False
    also: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tasks of `parent` in the order of its text, and those that only `child` has. `lineage`: the kinds of relation on the
    way from the one to the other, empty where none is known. `copy` is set where the two texts are largely the same."""

    parent: DocumentRef
    child: DocumentRef
    lineage: tuple[str, ...]
    lines: tuple[TaskLine, ...]
    added: tuple[Duty, ...]
    copy: Copy | None

    def count_of(self, fate: str) -> int:
        return sum(line.fate == fate for line in self.lines)


def compare(
    graph: MultiDiGraph[str], parent: str, child: str, read: Callable[[str], Document], meaning: Meaning | None = None
) -> Comparison:
    """Compares two documents of the corpus; `read` gives their texts by id. Raises UnknownDocument and NotComparable."""
    above, below = document_ref(graph, parent), document_ref(graph, child)
    for one in (above, below):
        if not one.in_corpus:
            raise NotComparable(
                f"{one.label} chưa có trong kho, chỉ được viện dẫn: hãy đọc văn bản ấy bằng `vanban ingest`.",
                f"{one.label} is cited, not in the store: read it with `vanban ingest`.",
            )
    if parent == child:
        raise NotComparable(
            "Hai văn bản cần so sánh là một: hãy ghi hai số khác nhau.", "The two documents are one: give two numbers."
        )
    way = _way(graph, parent, child)
    texts = read(parent), read(child)
    return _Comparer(graph, above, below, texts, meaning, way).run()


def _way(graph: MultiDiGraph[str], parent: str, child: str) -> tuple[str, ...]:
    """The kinds of relation down from the one to the other, the shortest way."""
    lines = trace(graph, parent, Direction.DOWN, STEPS).lines
    at = min((n for n, line in enumerate(lines) if line.document.id == child), key=lambda n: lines[n].depth, default=None)
    kinds: list[str] = []
    while at is not None:
        kinds.append(lines[at].hows[0].kind)
        at = lines[at].parent
    return tuple(reversed(kinds))


class _Comparer:
    def __init__(
        self,
        graph: MultiDiGraph[str],
        above: DocumentRef,
        below: DocumentRef,
        texts: tuple[Document, Document],
        meaning: Meaning | None,
        way: tuple[str, ...],
    ) -> None:
        self.above, self.below, self.way = above, below, way
        self.documents = texts
        self.tasks, self.answers = (_tasks(graph, one.id) for one in (above, below))
        self.roles = Roles(graph, above.id, below.id)
        self.short = short_forms(*(document.text for document in texts))
        self.scores = likeness([t.quote for t in self.tasks], [a.quote for a in self.answers], self.short)
        self.meaning = meaning
        self.later_by = 0 if way else _years_between(above, below)

    def run(self) -> Comparison:
        pairs = {pair.one: pair for pair in align(self.scores, ALIKE)}
        taken = {pair.other for pair in pairs.values()}
        also = self._also(pairs, taken)
        left = [n for n in range(len(self.tasks)) if n not in pairs]
        mentions = self._mentions(left)
        near = self._near([n for n in left if n not in mentions])
        lines = tuple(
            self._matched(pairs[n], tuple(also.get(n, ()))) if n in pairs else self._unmatched(n, mentions.get(n), near.get(n))
            for n in range(len(self.tasks))
        )
        further = {duty.id for several in also.values() for duty in several}
        added = tuple(a for at, a in enumerate(self.answers) if at not in taken and a.id not in further)
        copy = compare_copies(*self.documents, self.above, self.below, self.short)
        return Comparison(self.above, self.below, self.way, lines, added, copy)

    def _also(self, pairs: dict[int, Pair], taken: set[int]) -> dict[int, list[Duty]]:
        """Tasks of the lower document that no pair has and that are like a task that has one."""
        found: dict[int, list[Duty]] = {}
        for at, answer in enumerate(self.answers):
            if at not in taken and self.tasks:
                near = max(range(len(self.tasks)), key=lambda n: self.scores[n][at])
                if near in pairs and self.scores[near][at] >= ALIKE:
                    found.setdefault(near, []).append(answer)
        return found

    def _mentions(self, left: Sequence[int]) -> dict[int, tuple[Evidence, float]]:
        """The sentences of the lower document, no tasks, that say what the tasks left say."""
        said = (span for span in sentences(self.documents[1]) if _is_telling(span.text))
        spans = [span for span in said if not any(_inside(span.start, answer) for answer in self.answers)]
        near = nearest([self.tasks[n].quote for n in left], [span.text for span in spans], ALIKE, self.short)
        found: dict[int, tuple[Evidence, float]] = {}
        for n, met in zip(left, near, strict=True):
            if met is not None:
                span, score = spans[met[0]], round(met[1], 3)
                told = Evidence(self.below.id, self.below.label, span.text, span.start, span.end, "sentence-alike", score)
                found[n] = (told, score)
        return found

    def _near(self, left: Sequence[int]) -> dict[int, tuple[int, float]]:
        """Of the tasks left those that a model of meaning too finds nearest to the one that their words do."""
        best = {n: self._best(n) for n in left}
        asked = [n for n, at in best.items() if at is not None and self.scores[n][at] >= NEAR]
        if self.meaning is None or not asked:
            return {}
        offered = [at for at in range(len(self.answers)) if any(self.scores[n][at] >= NEAR for n in asked)]
        told = self.meaning([self.tasks[n].quote for n in asked], [self.answers[at].quote for at in offered])
        found: dict[int, tuple[int, float]] = {}
        for row, n in enumerate(asked):
            column = offered.index(best[n] or 0)
            if mutual(told, row, column):
                found[n] = offered[column], round(float(told[row][column]), 3)
        return found

    def _best(self, n: int) -> int | None:
        return max(range(len(self.answers)), key=lambda at: self.scores[n][at], default=None)

    def _matched(self, pair: Pair, also: tuple[Duty, ...]) -> TaskLine:
        task, answer = self.tasks[pair.one], self.answers[pair.other]
        found = differences(task, answer, self.roles, later_by=self.later_by)
        fate = Fate.CARRIED if not found else Fate.WEAKENED if any(d.kind in LOSSES for d in found) else Fate.CHANGED
        return TaskLine(fate, task, _evidence(answer), round(pair.score, 3), None, found, "task-alike", pair.shared, also)

    def _unmatched(self, n: int, mention: tuple[Evidence, float] | None, near: tuple[int, float] | None) -> TaskLine:
        task = self.tasks[n]
        if (itself := self._itself(task)) is not None:
            return TaskLine(Fate.CARRIED, task, itself, 1.0, None, (), itself.rule)
        if mention:
            return TaskLine(Fate.MENTIONED, task, mention[0], mention[1], None, (), "sentence-alike")
        best = self._best(n)
        if best is None:
            return TaskLine(self._lost(task), task, None, 0.0, None, (), "nothing-alike")
        about = _evidence(self.answers[best]), round(self.scores[n][best], 3)
        if near is not None:
            found = differences(task, self.answers[best], self.roles, later_by=self.later_by)
            return TaskLine(Fate.POSSIBLE, task, *about, near[1], found, "meaning-alike")
        return TaskLine(self._lost(task), task, *about, None, (), "nothing-alike")

    def _itself(self, task: Duty) -> Evidence | None:
        """The title of the lower document where it is what the task asks for (`UBND các huyện ban hành kế hoạch …`)."""
        title = self.documents[1].header.title
        if title is None or not self.way or not self.roles.concerns(task.actors):
            return None
        if not owes_document(task) or not carries_out(self.below, (task,)):
            return None
        span = title.span
        return Evidence(self.below.id, self.below.label, span.text, span.start, span.end, "own-document", title.confidence)

    def _lost(self, task: Duty) -> Fate:
        return Fate.DROPPED if self.roles.concerns(task.actors) else Fate.OF_OTHERS


def _tasks(graph: MultiDiGraph[str], document: str) -> tuple[Duty, ...]:
    return tuple(sorted(ledger(graph, LedgerFilter(document=document)), key=lambda duty: (duty.start, duty.end)))


def _inside(at: int, duty: Duty) -> bool:
    return duty.start <= at < duty.end


def _is_telling(sentence: str) -> bool:
    """No heading, and no row of a table: those are pieces of tasks."""
    return len(sentence.split()) >= LEAST_WORDS and not sentence.isupper() and "|" not in sentence


def _evidence(duty: Duty) -> Evidence:
    about = (duty.document, duty.document_label, duty.quote, duty.start, duty.end)
    return Evidence(*about, duty.rule, duty.confidence)


def _years_between(above: DocumentRef, below: DocumentRef) -> int:
    if not above.date or not below.date:
        return 0
    return max(PartialDate.parse(below.date).year - PartialDate.parse(above.date).year, 0)
