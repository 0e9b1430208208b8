"""A plan of a province and what its districts owe: whole made documents, from their texts to the answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.chain import report_chains, steps
from graph.clashes import ClashKind
from graph.gaps import Row, Status, find_gaps
from graph.gaps_export import deadlines
from graph.ledger import ledger
from graph.owed import owes_document
from tests.graph.office import graph_of_texts, text

PROVINCE = text(
    "Ủy ban nhân dân\ntỉnh Quảng Trị", "77/KH-UBND", "Quảng Trị", "10/4/2024",
    "Kế hoạch", "Chuyển đổi số tỉnh Quảng Trị năm 2024",
    """UBND tỉnh ban hành Kế hoạch chuyển đổi số tỉnh Quảng Trị năm 2024 như sau:
I. MỤC ĐÍCH
Đẩy mạnh chuyển đổi số trên địa bàn tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. UBND các huyện, thị xã, thành phố xây dựng kế hoạch chuyển đổi số của địa phương trước ngày 30/4/2024, gửi Sở Thông tin và \
Truyền thông để tổng hợp báo cáo UBND tỉnh trước ngày 25/4/2024.
2. Sở Tư pháp theo dõi, đôn đốc việc thực hiện Kế hoạch này.""",
    copies=("Các sở, ban, ngành cấp tỉnh", "UBND các huyện, thị xã, thành phố", "Lưu: VT"),
)  # fmt: skip
CITED = "Kế hoạch số 77/KH-UBND ngày 10/4/2024 của UBND tỉnh Quảng Trị về chuyển đổi số tỉnh Quảng Trị năm 2024"


def below(unit: str, number: str, date: str, kind: str = "Kế hoạch", title: str = "Chuyển đổi số năm 2024") -> str:
    body = f"Thực hiện {CITED}, UBND {unit} ban hành như sau:\n1. Phòng Văn hóa và Thông tin tham mưu triển khai."
    return text(f"Ủy ban nhân dân\n{unit}", number, unit.partition(" ")[2], date, kind, title, body)


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    return graph_of_texts(
        tmp_path_factory.mktemp("family"),
        PROVINCE,
        below("huyện Vĩnh Linh", "51/KH-UBND", "26/4/2024"),
        below("huyện Hải Lăng", "60/KH-UBND", "15/5/2024"),
        below("huyện Gio Linh", "40/BC-UBND", "20/4/2024", "Báo cáo", "Kết quả chuyển đổi số quý I năm 2024"),
    )


def rows(graph: MultiDiGraph[str]) -> dict[str, Row]:
    return {row.body.name: row for row in find_gaps(graph, "ubnd-tinh-quang-tri/kh/2024/77").rows}


def test_a_plan_to_be_sent_is_owed(family: MultiDiGraph[str]) -> None:
    found = rows(family)
    told = {name: found[f"Ủy ban nhân dân {name}"].status for name in ("huyện Vĩnh Linh", "huyện Hải Lăng", "huyện Gio Linh")}
    assert told == {
        "huyện Vĩnh Linh": Status.IN_TIME,
        "huyện Hải Lăng": Status.LATE,
        "huyện Gio Linh": Status.NOT_IN_CORPUS,  # its report is no plan
    }
    assert found["Ủy ban nhân dân thị xã Quảng Trị"].status is Status.NOT_IN_CORPUS
    (duty,) = found["Ủy ban nhân dân huyện Đa Krông"].duties
    assert duty.due == dt.date(2024, 4, 29)
    assert duty.quote.startswith("UBND các huyện, thị xã, thành phố xây dựng kế hoạch")
    assert deadlines(found["Ủy ban nhân dân huyện Đa Krông"], "vi") == ("trước 30/04/2024",)  # as a clerk finds it in the text


def test_a_superiors_day_before_the_plans_own_is_told(family: MultiDiGraph[str]) -> None:
    (found,) = report_chains(family, "so thong tin va truyen thong")
    assert [level for level, _ in steps(found)] == [-1, 1]
    (clash,) = found.clashes
    assert (clash.kind, clash.lower_day, clash.upper_day) == (ClashKind.TOO_LATE, dt.date(2024, 4, 29), dt.date(2024, 4, 24))


def test_days_of_one_sentence_clash_however_far_apart(tmp_path: Path) -> None:
    said = PROVINCE.replace("25/4/2024", "20/02/2024").replace("10 tháng 4", "10 tháng 1")
    (found,) = report_chains(graph_of_texts(tmp_path, said), "so thong tin va truyen thong")
    assert [clash.kind for clash in found.clashes] == [ClashKind.TOO_LATE]


@pytest.mark.parametrize(
    ("action", "category", "product", "owed"),
    [
        ("xây dựng kế hoạch chuyển đổi số của địa phương, gửi Sở Thông tin và Truyền thông", "report", None, True),
        ("Xây dựng, ban hành, tổ chức thực hiện chương trình đào tạo cho cán bộ, công chức", "train", None, True),
        ("căn cứ Kế hoạch này ban hành kế hoạch của đơn vị mình", "other", None, True),
        ("Chuẩn hóa dữ liệu đất đai", "other", "Kế hoạch của UBND cấp huyện", True),
        ("Chuẩn hóa dữ liệu đất đai", "other", "Cơ sở dữ liệu", False),
        ("báo cáo kết quả thực hiện kế hoạch của địa phương", "report", None, False),
        ("Lồng ghép các chỉ tiêu trong quá trình xây dựng kế hoạch kinh tế - xã hội của địa phương", "other", None, False),
        ("Triển khai các chương trình đào tạo kỹ sư tài năng", "train", None, False),
    ],
)
def test_duties_of_other_categories(
    family: MultiDiGraph[str], action: str, category: str, product: str | None, owed: bool
) -> None:
    one = ledger(family)[0]
    assert owes_document(replace(one, quote=action, action=action, category=category, product=product)) is owed


MINISTRY = text(
    "Bộ Y tế", "321/BYT-DP", "Hà Nội", "20/01/2024", "", "tăng cường phòng, chống sốt xuất huyết",
    """Bộ Y tế đề nghị:
1. Sở Y tế các tỉnh, thành phố trực thuộc Trung ương tham mưu Ủy ban nhân dân tỉnh, thành phố ban hành kế hoạch phòng, chống sốt \
xuất huyết năm 2024, gửi Bộ Y tế trước ngày 29/02/2024.""",
    to=("Sở Y tế các tỉnh, thành phố trực thuộc Trung ương",), signed="KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG",
)  # fmt: skip
LETTER = "Công văn số 321/BYT-DP ngày 20/01/2024 của Bộ Y tế về tăng cường phòng, chống sốt xuất huyết"


def of_province(name: str, how: str, title: str) -> str:
    body = f"{how} {LETTER}, UBND tỉnh ban hành Kế hoạch như sau:\n1. Sở Y tế chủ trì triển khai."
    return text(f"Ủy ban nhân dân\ntỉnh {name}", "28/KH-UBND", name, "20/02/2024", "Kế hoạch", title, body)


def test_who_is_advised_to_make_a_plan_owes_it(tmp_path: Path) -> None:
    graph = graph_of_texts(tmp_path, MINISTRY, of_province("Bình Định", "Thực hiện", "Phòng, chống sốt xuất huyết năm 2024"))
    found = {row.body.name: row.status for row in find_gaps(graph, "byt/cv/2024/321").rows}
    assert found["Ủy ban nhân dân tỉnh Bình Định"] is Status.IN_TIME
    assert found["Ủy ban nhân dân tỉnh Lào Cai"] is Status.NOT_IN_CORPUS
    assert found["Sở Y tế tỉnh Lào Cai"] is Status.NO_DUTY


@pytest.mark.parametrize(
    ("how", "title", "status"),
    [
        ("Căn cứ", "Phòng, chống sốt xuất huyết năm 2024", Status.IN_TIME),
        ("Căn cứ", "Phát triển du lịch cộng đồng năm 2024", Status.NOT_IN_CORPUS),  # rests on it, on another subject
        ("Thực hiện", "Bảo vệ sức khỏe nhân dân năm 2024", Status.IN_TIME),  # says itself that it carries it out
    ],
)
def test_a_plan_on_another_subject_is_not_what_is_owed(tmp_path: Path, how: str, title: str, status: Status) -> None:
    graph = graph_of_texts(tmp_path, MINISTRY, of_province("Bình Định", how, title))
    found = {row.body.name: row for row in find_gaps(graph, "byt/cv/2024/321").rows}["Ủy ban nhân dân tỉnh Bình Định"]
    assert (found.status, len(found.children)) == (status, 1)


EVERYBODY = text(
    "Ủy ban nhân dân\ntỉnh Yên Bái", "70/KH-UBND", "Yên Bái", "03/4/2024", "Kế hoạch", "Triển khai Đề án 06 năm 2024",
    """UBND tỉnh ban hành Kế hoạch như sau:
1. Công an tỉnh chủ trì theo dõi, đôn đốc.
2. Các cơ quan, đơn vị, địa phương căn cứ Kế hoạch này xây dựng kế hoạch cụ thể của cơ quan, đơn vị, địa phương mình trước ngày \
30/4/2024.""",
    copies=("Bộ Công an", "Thường trực Tỉnh ủy", "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "Lưu: VT"),
)  # fmt: skip


def test_everybody_is_whoever_gets_the_plan_and_stands_below(tmp_path: Path) -> None:
    rows = find_gaps(graph_of_texts(tmp_path, EVERYBODY), "ubnd-tinh-yen-bai/kh/2024/70").rows
    found = {row.body.name: row.status for row in rows}
    assert found["Ủy ban nhân dân huyện Văn Chấn"] is Status.NOT_IN_CORPUS
    assert found["Sở Tư pháp tỉnh Yên Bái"] is Status.NOT_IN_CORPUS
    assert "Bộ Công an" not in found  # a superior gets a copy
    assert not any("Tỉnh ủy" in name for name in found)
