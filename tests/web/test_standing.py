"""Who owes a duty on a day, after bodies were merged or ended, and what is due next: on the pages and in their files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.asking import get
from tests.web.conftest import CITED, fill
from web import create_app

DAY = "2026-01-15"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> FlaskClient:
    home = tmp_path_factory.mktemp("standing") / "home"
    fill(home, corpus)
    app: Flask = create_app(home)
    app.config["TODAY"] = dt.date(2022, 5, 2)
    return app.test_client()


def _rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/duties.csv?{query}").data.decode("utf-8-sig"))))


def test_the_ledger_says_who_bodies_are_on_a_day(client: FlaskClient) -> None:
    before = client.get("/duties").text
    assert 'class="then' not in before
    page = client.get(f"/duties?as_of={DAY}").text
    assert "nay là Sở Khoa học và Công nghệ" in page
    assert 'class="then orphaned"' in page
    assert 'class="then' not in client.get("/duties?as_of=2022-12-31").text, "nothing had changed by then"


def test_bodies_are_asked_for_by_their_name_of_the_day(client: FlaskClient) -> None:
    name = "Sở Khoa học và Công nghệ tỉnh Vĩnh Long"
    assert "Không văn bản nào trong kho nêu" in get(client, f"/duties?recipient={name}").text
    assert get(client, f"/duties?recipient={name}&as_of={DAY}").text.count("nay là Sở Khoa học và Công nghệ") > 0
    told = client.get(f"/api/v1/owed?recipient={name}&as_of={DAY}&per_page=500").get_json()["items"]
    assert len(_rows(client, f"recipient={name}&as_of={DAY}")) == len(told) > 0


def test_orphaned_duties_are_counted_and_kept_alone(client: FlaskClient) -> None:
    page = get(client, f"/duties?as_of={DAY}")
    counted = re.search(r"([0-9]+) nhiệm vụ chưa rõ nay ai phải làm", page.text)
    assert counted
    alone = _rows(client, f"as_of={DAY}&orphaned=yes")
    assert len(alone) == int(counted[1])
    assert all(row["Chưa rõ ai kế thừa"] == "x" for row in alone)
    assert f"{counted[1]} nhiệm vụ" in get(client, f"/duties?as_of={DAY}&orphaned=yes").text
    book = load_workbook(io.BytesIO(client.get(f"/duties.xlsx?as_of={DAY}&orphaned=yes").data))
    assert book.worksheets[0].max_row == len(alone) + 1


def test_documents_issued_later_owe_nothing_yet(client: FlaskClient) -> None:
    assert len(_rows(client, "as_of=2022-01-31")) < len(_rows(client, "as_of=2022-12-31"))


def test_reports_chains_and_gaps_tell_it_too(client: FlaskClient) -> None:
    sender = client.get("/api/v1/reports?per_page=500").get_json()["items"][0]["sender"]["id"]
    for address in ("/reports", f"/reports/{sender}", "/gaps", f"/gaps/{CITED}"):
        assert 'class="then' not in client.get(address).text
        assert "Cơ quan là ai vào ngày 15/01/2026" in get(client, f"{address}?as_of={DAY}").text, address
    assert "nay là" in get(client, f"/reports?as_of={DAY}").text
    assert "nay là" in get(client, f"/gaps/{CITED}?as_of={DAY}").text


def test_gaps_and_chains_are_files_too(client: FlaskClient) -> None:
    sender = client.get("/api/v1/reports?per_page=500").get_json()["items"][0]["sender"]["id"]
    for address, column, then in (
        (f"/reports/{sender}", "Ai báo cáo", "Người báo cáo nay là"),
        (f"/gaps/{CITED}", "Cơ quan", "Ngày ấy là"),
    ):
        page = client.get(f"{address}?as_of={DAY}").text
        offered = re.findall(r'href="([^"]*form=(?:csv|xlsx)[^"]*)" download', page)
        assert len(offered) == 2
        table = list(csv.DictReader(io.StringIO(client.get(offered[0].replace("&amp;", "&")).data.decode("utf-8-sig"))))
        assert table
        assert {column, then} <= table[0].keys()
        book = load_workbook(io.BytesIO(client.get(offered[1].replace("&amp;", "&")).data))
        assert book.worksheets[0].max_row == len(table) + 1
        assert then not in client.get(f"{address}?form=csv").data.decode("utf-8-sig")
        assert client.get(f"{address}?form=pdf").status_code == 400


def test_what_is_lacking_is_a_file_too(client: FlaskClient) -> None:
    listed = list(csv.DictReader(io.StringIO(client.get("/gaps.csv").data.decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(client.get("/gaps.xlsx").data))
    assert book.worksheets[0].max_row == len(listed) + 1 > 10
    assert any("61/2018/NĐ-CP" in row["Văn bản kho thiếu"] for row in listed)


def test_what_is_due_next_comes_first(client: FlaskClient) -> None:
    page = client.get("/duties?order=next").text
    days = re.findall(r'<b class="block">([0-9]{2})/([0-9]{2})/([0-9]{4})</b>', page)
    found = [dt.date(int(year), int(month), int(day)) for day, month, year in days]
    assert found
    assert found == sorted(found)
    assert found[0] >= dt.date(2022, 5, 2)
    assert found[-1].year <= 2023
    assert "ngày giả định" in page
    assert len(_rows(client, "order=next")) == len(found) < len(_rows(client, ""))
    items = client.get("/api/v1/duties?order=next&per_page=500").get_json()["items"]
    assert len(items) == len(found)


@pytest.mark.parametrize("address", ["/duties", "/reports", "/gaps", f"/gaps/{CITED}", "/duties.csv"])
def test_a_day_that_is_none_is_told(client: FlaskClient, address: str) -> None:
    assert client.get(f"{address}?as_of=hôm-nay").status_code == 400
