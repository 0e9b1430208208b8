"""Duties that lack somebody, and bodies that lack a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.finding import Finding, duties, earliest, finding, own_words, read_documents, show, where
from graph.ledger import due_day
from graph.schema import EdgeKind
from graph.who import is_everybody, takes_in
from graph.words import due_words
from ingest.document import ActorFrom, Category
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def duty_without_actor(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for data in duties(graph):
        if not data["actors"]:
            message = f"{where(data, 'vi')}: nhiệm vụ không nêu cơ quan thực hiện."
            english = f"{where(data, 'en')}: a duty that names nobody to carry it out."
            yield finding(graph, "duty-without-actor", data["document"], message, english, [own_words(data)])


_SOMEBODY = re.compile(r"\b(?:(?<!doi )voi|toi|den|cho|gui|trinh|cap tren)\b")
"""Words, folded, behind which a recipient may stand that was not made out."""


def report_without_recipient(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Of administrative documents that are no scans; legal ones name the recipients of reports elsewhere."""
    for data in duties(graph):
        document = graph.nodes[data["document"]]
        if data["category"] != Category.REPORT or data["recipients"] or document["blurred"] or not document["administrative"]:
            continue
        words = fold(data["action"] or data["quote"])
        if "bao cao" in words and not _SOMEBODY.search(words):
            message = f"{where(data, 'vi')}: yêu cầu báo cáo nhưng không nêu nơi nhận báo cáo."
            english = f"{where(data, 'en')}: a report is asked for, but not to whom it goes."
            yield finding(graph, "report-without-recipient", data["document"], message, english, [own_words(data)])


def due_before_issued(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Of reports and plans that an administrative document asks for, as no scan; legal ones speak of past years too."""
    for data in duties(graph):
        document = graph.nodes[data["document"]]
        due, issued = due_day(data["date"], data["relation"]), document["date"]
        if data["category"] not in (Category.REPORT, Category.PLAN) or document["blurred"] or not document["administrative"]:
            continue
        if due is not None and issued and due < earliest(issued):
            vi, en = due_words(data["date"], data["relation"], "vi"), due_words(data["date"], data["relation"], "en")
            message = f"{where(data, 'vi')}: hạn {vi} đã qua trước ngày ban hành {show(issued)}."
            english = f"{where(data, 'en')}: due {en}, which is before the document's own day {issued}."
            yield finding(graph, "due-before-issued", data["document"], message, english, [own_words(data)])


def addressee_without_duty(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Of a document that is addressed to several, and gives duties to some of them by name, those that get none. One that
    tells everybody to act leaves nobody out; bodies in brackets only explain the class before them."""
    for id, given in _by_document(graph).items():
        lines = _lines(graph, id, EdgeKind.ADDRESSED_TO)
        acting = {body for data in given for role in ("actors", "lead", "coactors") for name, body in data[role] if body}
        all_of_them = any(
            data["actor_from"] == ActorFrom.ADDRESSEE or any(is_everybody(name) for name, _ in data["actors"]) for data in given
        )
        if len(lines) < 2 or all_of_them:
            continue
        has = {n: any(_meet(graph, body, other) for body in bodies for other in acting) for n, bodies in lines.items()}
        if not any(has.values()):
            continue
        for n in (n for n, told in has.items() if not told):
            name = graph.nodes[lines[n][0]]["label"]
            message = f"Kính gửi {name} nhưng không thấy giao việc gì cho cơ quan này."
            english = f"Addressed to {name}, which is given no duty."
            yield finding(graph, "addressee-without-duty", id, message, english)


def duty_without_addressee(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """A body that is told to act and stands neither among the addressees nor the recipients, and is no unit of the issuer."""
    for id, given in _by_document(graph).items():
        reached = [
            body
            for kind in (EdgeKind.ADDRESSED_TO, EdgeKind.SENT_TO)
            for bodies in _lines(graph, id, kind).values()
            for body in bodies
        ]
        issuer = graph.nodes[id].get("issuer_id")
        if not reached or any(is_everybody(graph.nodes[body]["name"]) for body in reached):
            continue
        met: set[str] = set()
        for data in given:
            for name, body in data["actors"]:
                if body is None or body in met or is_everybody(name) or data["actor_from"] == ActorFrom.ADDRESSEE:
                    continue
                met.add(body)
                if issuer is not None and _meet(graph, body, issuer):
                    continue
                if not any(_meet(graph, body, other) for other in reached):
                    label = graph.nodes[body]["label"]
                    message = f"{label} được giao việc nhưng không có trong phần kính gửi và nơi nhận."
                    english = f"{label} is told to act, but is neither addressed nor sent a copy."
                    yield finding(graph, "duty-without-addressee", id, message, english, [own_words(data)])


def _by_document(graph: MultiDiGraph[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {id: [] for id, _ in read_documents(graph)}
    for data in duties(graph):
        found[data["document"]].append(data)
    return {id: given for id, given in found.items() if given}


def _lines(graph: MultiDiGraph[str], id: str, kind: EdgeKind) -> dict[int, list[str]]:
    """The bodies of each line of addressees or recipients, in their order."""
    found: dict[int, list[tuple[int, str]]] = {}
    for _, body, key, data in graph.out_edges(id, keys=True, data=True):
        if data["kind"] == kind:
            _, line, place = str(key).split(":")
            found.setdefault(int(line), []).append((int(place), body))
    return {line: [body for _, body in sorted(bodies)] for line, bodies in sorted(found.items())}


def _meet(graph: MultiDiGraph[str], body: str, other: str) -> bool:
    """Whether the two are one, or the one takes in the other, by class or by name."""
    if body == other:
        return True
    a, b = (fold(graph.nodes[id]["name"]) for id in (body, other))
    return a in b or b in a or takes_in(graph, body, other) or takes_in(graph, other, body)
