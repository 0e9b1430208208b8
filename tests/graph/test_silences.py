"""Findings that a person set aside: with a reason, for good, and never out of sight."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.checks import check
from graph.finding import UnknownRule
from graph.silences import NoReason, apply_silences, list_silences, silence, unsilence
from graph.store import ChangeKind, Store
from tests.graph.make import Draft, plan

PLAN = "ubnd-thi-xa-duyen-hai/kh/2022/26"
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def odd(text: str = "Nội dung.") -> Draft:
    """Dated 11/02, cites a plan of 19/02."""
    draft = plan(f"Căn cứ Kế hoạch số 19/KH-UBND. {text}")
    draft.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2022-02-19", "Ủy ban nhân dân thị xã Duyên Hải")
    return draft


def told(store: Store) -> dict[str, str | None]:
    found = apply_silences(check(build_graph(store), ["dated-before-cited"]), list_silences(store))
    return {finding.document: finding.silenced for finding in found}


def test_a_finding_is_set_aside_and_taken_up_again(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        store.put(odd().make())
        revision = store.revision
        assert told(store) == {PLAN: None}
        made = silence(store, "dated-before-cited", PLAN, "  ngày 19/02   là ngày vào sổ ", NOON)
        assert (made.reason, made.at) == ("ngày 19/02 là ngày vào sổ", "2026-03-01T12:00:00+00:00")
        assert told(store) == {PLAN: "ngày 19/02 là ngày vào sổ"}
        silence(store, "dated-before-cited", PLAN, "đã đính chính", NOON)
        assert [(one.rule, one.reason) for one in list_silences(store)] == [("dated-before-cited", "đã đính chính")]
        assert store.revision == revision  # it changes nothing of what the documents say
        assert unsilence(store, "dated-before-cited", PLAN)
        assert not unsilence(store, "dated-before-cited", PLAN)
        assert told(store) == {PLAN: None}


def test_it_outlives_the_re_reading_and_the_program(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        store.put(odd().make())
        silence(store, "dated-before-cited", PLAN, "ngày vào sổ")
        assert store.put(odd("Thêm một câu.").make()).kind is ChangeKind.CHANGED
    with Store(tmp_path / "store.sqlite") as store:
        assert told(store) == {PLAN: "ngày vào sổ"}


def test_other_rules_of_the_document_still_speak(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        store.put(odd().make())
        silence(store, "blank-number", PLAN, "bản dự thảo")
        assert told(store) == {PLAN: None}


def test_a_reason_and_a_rule_are_needed(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        with pytest.raises(NoReason, match="lý do"):
            silence(store, "blank-number", PLAN, "  ")
        with pytest.raises(UnknownRule, match="so-trong"):
            silence(store, "so-trong", PLAN, "vì sao")
        assert list_silences(store) == ()
