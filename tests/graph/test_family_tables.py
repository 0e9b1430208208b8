"""A task table with its products, and rhythms that are no days: a whole made plan, from its text to its files."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from networkx import MultiDiGraph

from graph.calendar import due_in_year
from graph.gaps import find_gaps
from graph.ledger import ledger
from graph.ledger_export import to_csv, to_ics
from graph.lives import standings
from graph.standing_export import standings_to_csv
from graph.year_export import year_to_csv
from tests.graph.office import graph_of_texts, text

TABLE = text(
    "Ủy ban nhân dân\ntỉnh Hà Tĩnh", "99/KH-UBND", "Hà Tĩnh", "15/01/2025", "Kế hoạch", "Chuyển đổi số tỉnh Hà Tĩnh năm 2025",
    """I. NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Hoàn thiện dữ liệu của ngành | Sở Nội vụ | Sở Thông tin và Truyền thông | Tháng 3/2025 | Kế hoạch của Sở |
| 2 | Số hóa hồ sơ đất đai | UBND các huyện, thành phố, thị xã | Sở Xây dựng | Quý IV/2025 | Cơ sở dữ liệu đất đai |""",
)  # fmt: skip
PRODUCTS = ["Kế hoạch của Sở", "Cơ sở dữ liệu đất đai"]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    return graph_of_texts(tmp_path_factory.mktemp("table"), TABLE)


def test_every_file_tells_what_is_to_come_of_a_task(graph: MultiDiGraph[str]) -> None:
    found = ledger(graph)
    assert [duty.product for duty in found] == PRODUCTS
    year = due_in_year(found, 2025)
    for told in (to_csv(found), year_to_csv(year, dt.date(2025, 6, 1)), standings_to_csv(standings(found, dt.date(2025, 6, 1)))):
        assert [row["Sản phẩm"] for row in csv.DictReader(io.StringIO(told))] == PRODUCTS
    events = to_ics(found).replace("\r\n ", "")
    assert all(f"Sản phẩm: {product}" in events for product in PRODUCTS)


def test_a_plan_that_stands_as_a_product_is_owed(graph: MultiDiGraph[str]) -> None:
    (row,) = find_gaps(graph, "ubnd-tinh-ha-tinh/kh/2025/99").rows
    assert row.body.name == "Sở Nội vụ tỉnh Hà Tĩnh"
