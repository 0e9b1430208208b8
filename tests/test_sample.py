"""What is true of the sample corpus, asked as a person asks it: the installed command, another folder, the real model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("sample")]

VANBAN = Path(sys.executable).with_name("vanban")
Run = Callable[..., str]


@pytest.fixture(scope="module")
def vanban(tmp_path_factory: pytest.TempPathFactory, sample_home: Path) -> Run:
    """Runs the command on a home into which the corpus was read, and gives what it printed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(sample_home, folder / "home")

    def run(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [VANBAN, "--home", folder / "home", *words],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "COLUMNS": "250"},
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    return run


def _names(parties: list[dict[str, Any]]) -> list[str]:
    return [party["name"] for party in parties]


def test_a_decree_is_traced_down(vanban: Run) -> None:
    """Amended, guided, implemented, mentioned; and what is only cited is marked so."""
    tree = vanban("trace", "61/2018/NĐ-CP", "--down").splitlines()

    def line(number: str) -> str:
        return next(row for row in tree if number in row)

    assert "sửa đổi" in line("107/2021/NĐ-CP")
    assert "hướng dẫn" in line("01/2018/TT-VPCP")
    assert "thực hiện" in line("1949/QĐ-UBND").lower()
    assert "02/10/2018" in line("1949/QĐ-UBND")
    assert "Trà Vinh" in line("1949/QĐ-UBND")
    assert "thị xã Duyên Hải" in line("26/KH-UBND")
    for number in ("107/2021/NĐ-CP", "01/2018/TT-VPCP", "1949/QĐ-UBND"):
        assert "ngoài kho" in line(number)
    assert "ngoài kho" not in line("26/KH-UBND")


def test_a_ministry_decision_is_rested_on_carried_out_and_attached(vanban: Run) -> None:
    tree = json.loads(vanban("trace", "251/QĐ-BNV", "--down", "--format", "json"))
    ways = {(line["document"]["number"], how["kind"]) for line in tree["lines"] for how in line["hows"]}
    assert {(None, "based_on"), (None, "implements"), (None, "attaches")} <= ways
    assert ("769/VP-NC", "implements") in ways


def test_one_number_may_be_two_documents_and_two_writings_one(vanban: Run, tmp_path: Path) -> None:
    vanban("export", str(tmp_path / "graph.json"))
    nodes = json.loads((tmp_path / "graph.json").read_text("utf-8"))["nodes"]
    documents = [node for node in nodes if node["kind"] == "document"]
    twice = {(node["issuer"], node["date"]) for node in documents if node["number"] == "19/KH-UBND"}
    assert twice == {("Ủy ban nhân dân tỉnh Sóc Trăng", "2021-01-26"), ("Ủy ban nhân dân thị xã Duyên Hải", "2022-02-19")}
    assert sum(node["number"] == "1227/QĐ-UBND" for node in documents) == 1
    assert "19/KH-UBND" in vanban("trace", "19/KH-UBND", code=1) + "19/KH-UBND"


def test_who_reports_to_a_department(vanban: Run) -> None:
    duties = json.loads(vanban("duties", "--to", "Sở Thông tin và Truyền thông", "--format", "json"))
    by_stations = [d for d in duties if "Đài Truyền thanh các huyện, thị xã, thành phố" in _names(d["actors"])]
    assert [set(d["periods"]) for d in by_stations] == [{"6-month", "year", "ad-hoc"}]
    passed_on = by_stations[0]["then"]
    assert [(_names(s["actors"]), _names(s["recipients"])) for s in passed_on] == [
        (["Sở Thông tin và Truyền thông"], ["Ủy ban nhân dân tỉnh"])
    ]
    by_town = [d for d in duties if _names(d["actors"]) == ["Ủy ban nhân dân thị xã"]]
    assert [set(d["periods"]) for d in by_town] == [{"quarter", "6-month", "9-month", "year"}]
    assert any("Cơ quan Tổ chức - Nội vụ thị xã" in _names(step["actors"]) for step in by_town[0]["through"])


def test_what_is_due_before_the_end_of_a_year(vanban: Run) -> None:
    duties = json.loads(vanban("duties", "--due-before", "2024-12-31", "--format", "json"))
    assert any(d["date"] == "2024-12-14" and d["category"] == "report" and "Vĩnh Linh" in d["document_issuer"] for d in duties)
    assert "14/12/2024" in vanban("duties", "--due-before", "2024-12-31")


def test_a_question_without_accents_puts_reporting_duties_first(vanban: Run) -> None:
    found = json.loads(vanban("search", "bao cao dinh ky 6 thang gui ve dau", "--json"))
    texts = [hit["text"].lower() for hit in found["hits"][:3]]
    assert all("báo cáo" in text and ("6 tháng" in text or "06 tháng" in text) for text in texts)


def test_a_question_in_words_finds_the_provisions_on_money(vanban: Run) -> None:
    found = json.loads(vanban("search", "đơn vị nào lập dự toán kinh phí tuyên truyền", "--json"))
    top = {hit["path"] for hit in found["hits"][:4] if "26/KH-UBND" in json.dumps(hit, ensure_ascii=False)}
    assert {"III > 3", "III > 4"} <= top


def test_what_does_not_fit_is_found(vanban: Run) -> None:
    findings = json.loads(vanban("check", "--json"))["findings"]
    text = "\n".join(json.dumps(finding, ensure_ascii=False) for finding in findings)

    def about(*words: str) -> int:
        return sum(all(word in row for word in words) for row in text.splitlines())

    assert about("4762/KH-STNMT", "3619/QĐ-UBND", "28/12/2021")
    assert about("4762/KH-STNMT", "4758/QĐ-STNMT", "31/12/2021")
    assert about("26/KH-UBND", "19/KH-UBND", "19/02/2022")
    assert about("26/KH-UBND", "20/KH-UBND", "19/02/2022")
    assert about("4758/QĐ-STNMT", "type-symbol") or about("4758/QĐ-STNMT", "Quyết định")
    assert sum("number" in finding["rule"] and "blank" in finding["rule"] for finding in findings) == 3


def test_ingesting_again_changes_nothing_and_forgetting_removes(vanban: Run, corpus: Path) -> None:
    before = json.loads(vanban("status", "--json"))
    vanban("ingest", str(corpus))
    assert json.loads(vanban("status", "--json")) == before
