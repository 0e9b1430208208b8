"""Duties that lack somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.finding import Finding, duties, finding, own_words, where
from ingest.document import Category

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def duty_without_actor(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for data in duties(graph):
        if not data["actors"]:
            message = f"{where(data, 'vi')}: nhiệm vụ không nêu cơ quan thực hiện."
            english = f"{where(data, 'en')}: a duty that names nobody to carry it out."
            yield finding(graph, "duty-without-actor", data["document"], message, english, [own_words(data)])


def report_without_recipient(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for data in duties(graph):
        if data["category"] == Category.REPORT and not data["recipients"]:
            message = f"{where(data, 'vi')}: yêu cầu báo cáo nhưng không nêu nơi nhận báo cáo."
            english = f"{where(data, 'en')}: a report is asked for, but not to whom it goes."
            yield finding(graph, "report-without-recipient", data["document"], message, english, [own_words(data)])
