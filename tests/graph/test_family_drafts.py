"""Drafts of districts under a plan of the province, with the slips that drafts have: whole made documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.draft import DraftCheck, check_draft
from ingest.document import Document
from tests.graph.office import graph_of_texts, read, text

PROVINCE = "Ủy ban nhân dân\ntỉnh Kon Tum"
PLAN = text(
    PROVINCE, "250/KH-UBND", "Kon Tum", "20/01/2025", "Kế hoạch", "Phòng, chống ma túy năm 2025",
    """UBND tỉnh ban hành Kế hoạch như sau:
1. UBND các huyện, thành phố rà soát, lập danh sách người nghiện ma túy trên địa bàn, hoàn thành trước ngày 15/3/2025.
2. UBND các huyện, thành phố báo cáo kết quả thực hiện gửi Công an tỉnh trước ngày 10/11/2025 để tổng hợp.
3. Phòng Lao động - Thương binh và Xã hội các huyện, thành phố quản lý người cai nghiện tại gia đình.""",
    copies=("UBND các huyện, thành phố", "Lưu: VT"),
)  # fmt: skip
OLD = text(
    PROVINCE, "15/QĐ-UBND", "Kon Tum", "05/01/2023", "Quyết định", "Ban hành Quy chế phối hợp quản lý người nghiện",
    "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.",
)  # fmt: skip
NEW = text(
    PROVINCE, "90/QĐ-UBND", "Kon Tum", "15/02/2024", "Quyết định", "Ban hành Quy chế phối hợp quản lý người nghiện ma túy",
    """QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 15/QĐ-UBND ngày 05/01/2023 của UBND tỉnh Kon Tum.""",
)  # fmt: skip


def draft(cited: str, tasks: str, base: str = "") -> str:
    body = f"{base}Thực hiện {cited}, UBND huyện Đắk Hà ban hành Kế hoạch như sau:\n{tasks}"
    title = "Phòng, chống ma túy năm 2025"
    return text("Ủy ban nhân dân\nhuyện Đắk Hà", "     /KH-UBND", "Đắk Hà", "10/02/2025", "Kế hoạch", title, body)


CITED = "Kế hoạch số 250/KH-UBND ngày 20/01/2025 của UBND tỉnh Kon Tum về phòng, chống ma túy năm 2025"
LISTED = "1. Công an huyện rà soát, lập danh sách người nghiện ma túy trên địa bàn, hoàn thành trước ngày 10/3/2025."
REPORTED = "2. Công an huyện tham mưu UBND huyện báo cáo kết quả thực hiện gửi Công an tỉnh trước ngày 05/11/2025."
CARED_FOR = "3. Phòng Lao động - Thương binh và Xã hội quản lý người cai nghiện tại gia đình."
ALL = f"{LISTED}\n{REPORTED}\n{CARED_FOR}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    return graph_of_texts(tmp_path_factory.mktemp("drafts"), PLAN, OLD, NEW)


def checked(corpus: MultiDiGraph[str], said: str) -> DraftCheck:
    texts = {"ubnd-tinh-kon-tum/kh/2025/250": PLAN, "ubnd-tinh-kon-tum/qd/2023/15": OLD, "ubnd-tinh-kon-tum/qd/2024/90": NEW}

    def stored(id: str) -> Document:
        return read(texts[id])

    return check_draft(read(said, "draft.txt"), corpus, stored)


def rules(found: DraftCheck) -> set[str]:
    return {finding.rule for finding in found.findings}


def test_a_draft_that_forgets_nobody(corpus: MultiDiGraph[str]) -> None:
    assert rules(checked(corpus, draft(CITED, ALL))) <= {"draft-recipient-forgotten"}


@pytest.mark.parametrize(
    ("cited", "tasks", "base", "rule"),
    [
        (CITED, f"{LISTED}\n{REPORTED}", "", "draft-addressee-forgotten"),  # its own one of `Phòng … các huyện`
        (CITED, ALL.replace("10/3/2025", "30/4/2025"), "", "draft-later-than-superior"),
        (CITED, ALL.replace("10/3/2025", "10/01/2025"), "", "draft-deadline-past"),
        (CITED, f"{REPORTED}\n{CARED_FOR}", "", "draft-task-missing"),
        (CITED.replace("phòng, chống ma túy", "cải cách hành chính"), ALL, "", "draft-cited-title"),
        (CITED.replace("20/01/2025", "21/01/2025"), ALL, "", "draft-cited-date"),
        (CITED, ALL, "Căn cứ Quyết định số 15/QĐ-UBND ngày 05/01/2023 của UBND tỉnh Kon Tum;\n", "draft-cited-ended"),
        (CITED, f"{ALL}\n4. Công an huyện tuyên truyền trên địa bàn huyện Sa Thầy.", "", "draft-foreign-place"),
        (CITED, f"{ALL}\n4. Công an huyện tuyên truyền cho Nhân dân tỉnh Gia Lai.", "", "draft-foreign-place"),
        (CITED, ALL, "Căn cứ Quyết định số 999/QĐ-UBND ngày 09/9/2024 của UBND tỉnh Kon Tum;\n", "draft-cited-absent"),
    ],
)
def test_each_slip(corpus: MultiDiGraph[str], cited: str, tasks: str, base: str, rule: str) -> None:
    assert rules(checked(corpus, draft(cited, tasks, base))) - {"draft-recipient-forgotten"} == {rule}


def test_a_base_of_another_province_is_left_over(corpus: MultiDiGraph[str]) -> None:
    base = "Căn cứ Quyết định số 8/QĐ-UBND ngày 09/01/2025 của UBND tỉnh Gia Lai;\n"
    assert {"draft-foreign-place", "draft-cited-absent"} <= rules(checked(corpus, draft(CITED, ALL, base)))


def test_a_wrong_day_of_the_superior_hides_none_of_its_tasks(corpus: MultiDiGraph[str]) -> None:
    found = checked(corpus, draft(CITED.replace("20/01/2025", "21/01/2025"), f"{REPORTED}\n{CARED_FOR}"))
    assert [parent.id for parent in found.parents] == ["ubnd-tinh-kon-tum/kh/2025/250"]
    assert {"draft-cited-date", "draft-task-missing"} <= rules(found)
    assert "draft-cited-absent" not in rules(found)  # the document of that number is known, with another day


def test_who_is_forgotten_is_named_as_the_drafts_own(corpus: MultiDiGraph[str]) -> None:
    found = checked(corpus, draft(CITED, f"{LISTED}\n{REPORTED}")).findings
    (told,) = (finding.message for finding in found if finding.rule == "draft-addressee-forgotten")
    assert "Phòng Lao động - Thương binh và Xã hội huyện Đắk Hà" in told


def test_nothing_of_a_draft_is_stored(corpus: MultiDiGraph[str]) -> None:
    before = corpus.number_of_nodes(), corpus.number_of_edges()
    checked(corpus, draft(CITED, ALL))
    assert (corpus.number_of_nodes(), corpus.number_of_edges()) == before


def test_an_office_of_the_drafts_issuer_is_its_own(tmp_path: Path) -> None:
    head = f"{PROVINCE.replace('Kon Tum', 'Sơn La')}"
    plan = text(
        head, "310/KH-UBND", "Sơn La", "05/3/2025", "Kế hoạch", "Kiểm soát thủ tục hành chính năm 2025",
        "1. Các sở, ban, ngành công khai thủ tục hành chính trên Cổng dịch vụ công trước ngày 30/4/2025.",
    )  # fmt: skip
    cited = "Kế hoạch số 310/KH-UBND ngày 05/3/2025 của UBND tỉnh Sơn La về kiểm soát thủ tục hành chính năm 2025"
    body = (
        f"Thực hiện {cited}, Sở Xây dựng ban hành Kế hoạch:\n1. Văn phòng Sở công khai thủ tục hành chính trên Cổng dịch vụ công \
trước ngày 25/4/2025."
    )
    drafted = text(f"{head}\nSở Xây dựng", "     /KH-SXD", "Sơn La", "20/3/2025", "Kế hoạch", "Kiểm soát thủ tục năm 2025", body)

    found = check_draft(read(drafted, "draft.txt"), graph_of_texts(tmp_path, plan), lambda _: read(plan))
    assert not {"draft-task-weakened", "draft-task-missing"} & rules(found)


@pytest.mark.parametrize(
    "words",
    [
        "tuyên truyền tại vùng giáp ranh với tỉnh Gia Lai",
        "học tập kinh nghiệm của Công an huyện Chư Sê, tỉnh Gia Lai",
        "tuyên truyền trên địa bàn huyện Đắk Hà, tỉnh Kon Tum",
        "nắm tình hình theo Công văn số 12/CAH ngày 02/01/2025 của Công an tỉnh Gia Lai",
    ],
)
def test_places_that_a_draft_may_name(corpus: MultiDiGraph[str], words: str) -> None:
    assert "draft-foreign-place" not in rules(checked(corpus, draft(CITED, f"{ALL}\n4. Công an huyện {words}.")))


def test_a_draft_is_itself_the_plan_that_was_asked_for(tmp_path: Path) -> None:
    asks = PLAN.replace(
        "3. Phòng Lao động",
        "3. UBND các huyện, thành phố ban hành kế hoạch trên địa bàn trước ngày 28/02/2025.\n4. Phòng Lao động",
    )
    corpus = graph_of_texts(tmp_path, asks)
    texts = {"ubnd-tinh-kon-tum/kh/2025/250": asks}
    said = read(draft(CITED, ALL), "draft.txt")
    missing = [f for f in check_draft(said, corpus, lambda id: read(texts[id])).findings if f.rule == "draft-task-missing"]
    assert missing == []


def test_the_year_of_a_title_that_is_cited(corpus: MultiDiGraph[str]) -> None:
    last_year = checked(corpus, draft(CITED.replace("ma túy năm 2025", "ma túy năm 2024"), ALL))
    assert [f.rule for f in last_year.findings].count("draft-cited-title") == 1


def test_a_day_after_that_of_a_task_of_others_is_not_late(tmp_path: Path) -> None:
    plan = PLAN.replace(
        "3. Phòng Lao động",
        "3. Công an tỉnh tổng hợp kết quả thực hiện, báo cáo UBND tỉnh trước ngày 01/11/2025.\n4. Phòng Lao động",
    )
    texts = {"ubnd-tinh-kon-tum/kh/2025/250": plan}
    found = check_draft(read(draft(CITED, ALL), "draft.txt"), graph_of_texts(tmp_path, plan), lambda id: read(texts[id]))
    assert "draft-later-than-superior" not in [f.rule for f in found.findings]
