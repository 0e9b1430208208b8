"""A draft against the form, the corpus and its superior's plan: each rule once where it must speak and once where it must not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.draft import DraftCheck, check_draft
from graph.draft_rules import names
from graph.finding import Finding
from graph.store import Store
from ingest.document import Source
from ingest.parse import parse_document
from ingest.vocabulary import load

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 15/KH-UBND

Trà Vinh, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính tỉnh Trà Vinh năm 2024

II. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các huyện, thị xã, thành phố
- Chủ trì rà soát, niêm yết công khai các thủ tục hành chính tại bộ phận một cửa trước ngày 15/6/2024.
- Xây dựng kế hoạch cải cách hành chính của địa phương, gửi về Sở Nội vụ trước ngày 15/3/2024.
- Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, bảo đảm 100% công chức tham gia.
- Khảo sát mức độ hài lòng của người dân đối với dịch vụ y tế công lập.
2. Phòng Tư pháp thị xã Duyên Hải
- Kiểm tra các văn bản quy định thủ tục hành chính.

Nơi nhận:
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn A
"""

DECREE = """CHÍNH PHỦ

Số: 61/2018/NĐ-CP

Hà Nội, ngày 23 tháng 4 năm 2018

NGHỊ ĐỊNH
Về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc thực hiện cơ chế một cửa.
"""

LATER = """CHÍNH PHỦ

Số: 118/2023/NĐ-CP

Hà Nội, ngày 09 tháng 6 năm 2023

NGHỊ ĐỊNH
Quy định thực hiện cơ chế một cửa tại bộ phận tiếp nhận

Điều 1. Hiệu lực thi hành
Nghị định này thay thế Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa.
"""

DRAFT = """ỦY BAN NHÂN DÂN
THỊ XÃ DUYÊN HẢI

Số:     /KH-UBND

Duyên Hải, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Cải cách hành chính thị xã Duyên Hải năm 2024

Căn cứ Nghị định số 61/2018/NĐ-CP ngày 24/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông;
Căn cứ Quyết định số 999/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ;
Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh Trà Vinh về cải cách hành chính tỉnh Trà Vinh năm 2024.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ thị xã
- Chủ trì rà soát, niêm yết công khai các thủ tục hành chính tại bộ phận một cửa trước ngày 30/6/2024.
- Xây dựng kế hoạch cải cách hành chính của địa phương, gửi về Sở Nội vụ trước ngày 15/01/2024.
- Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, phấn đấu 80% công chức tham gia.
2. Ủy ban nhân dân các xã, phường
- Báo cáo kết quả thực hiện về Phòng Nội vụ thị xã.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn B
"""


def _checked(folder: Path, draft: str, *corpus: str) -> DraftCheck:
    with Store(folder / "store.sqlite") as store:
        for n, text in enumerate(corpus):
            store.put(parse_document(text, Source(f"{n}.txt", "txt", str(n))))
        before = store.revision
        found = check_draft(
            parse_document(draft, Source("d.txt", "txt", "d")), build_graph(store), store.document, dt.date(2024, 2, 20)
        )
        assert store.revision == before
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> DraftCheck:
    return _checked(tmp_path_factory.mktemp("draft"), DRAFT, PROVINCE, DECREE, LATER)


def _of(found: DraftCheck, rule: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.rule == rule]


def test_the_plan_above_is_found(found: DraftCheck) -> None:
    assert [parent.number for parent in found.parents] == ["15/KH-UBND"]  # and not the decree, which is a law


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("draft-cited-date", "ghi ngày 24/04/2018, trong kho văn bản này mang ngày 23/04/2018: Nghị định 61/2018/NĐ-CP"),
        ("draft-cited-ended", "bị thay thế bởi Nghị định 118/2023/NĐ-CP"),
        ("draft-cited-absent", "“Quyết định số 999/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ”: chưa có trong kho"),
        (
            "draft-later-than-superior",
            "Mục II › 1 › gạch đầu dòng 1: hạn 30/06/2024 muộn hơn hạn 15/06/2024 của Kế hoạch 15/KH-UBND",
        ),
        ("draft-task-weakened", "nhẹ đi: “phấn đấu”"),
        ("draft-task-missing", "giao “Khảo sát mức độ hài lòng"),
        ("draft-addressee-forgotten", "giao việc cho Phòng Tư pháp thị xã Duyên Hải"),
        ("draft-recipient-forgotten", "yêu cầu gửi về Sở Nội vụ tỉnh Trà Vinh"),
        ("draft-deadline-past", "hạn trước 15/01/2024 đã qua vào ngày 20/02/2024"),
        ("draft-duty-without-date", "Mục II › 2 › gạch đầu dòng 1"),
    ],
)
def test_each_rule_speaks(found: DraftCheck, rule: str, words: str) -> None:
    (finding,) = (finding for finding in _of(found, rule) if words in finding.message)
    assert finding.message_en != finding.message


def test_no_rule_says_more_than_it_should(found: DraftCheck) -> None:
    """One finding a rule, but for the tasks: two are left out, of the town's own and of its office."""
    counts = Counter(finding.rule for finding in found.findings if finding.rule.startswith("draft-"))
    assert counts.pop("draft-task-missing") == 2
    assert set(counts.values()) == {1}


def test_nothing_is_said_not_to_exist(found: DraftCheck) -> None:
    assert not any("không tồn tại" in f.message or "does not exist" in f.message_en for f in found.findings)


def test_a_draft_may_lack_its_number(found: DraftCheck) -> None:
    assert not {"blank-number", "blank-date", "draft-number-taken"} & {f.rule for f in found.findings}


def test_errors_come_first_and_all_words_stand_in_the_texts(found: DraftCheck) -> None:
    severities = [f.severity for f in found.findings]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    text = parse_document(DRAFT, Source("d.txt", "txt", "d")).text
    own = [e for f in found.findings for e in f.evidence if e.document == found.draft.id]
    assert own
    assert all(text[e.start : e.end] == e.quote for e in own)


def test_a_draft_in_order_is_left_in_peace(tmp_path: Path) -> None:
    draft = (
        DRAFT.replace("ngày 24/4/2018", "ngày 23/4/2018")
        .replace("thông;", "thông; Nghị định số 118/2023/NĐ-CP ngày 09/6/2023 của Chính phủ;")
        .replace("trước ngày 30/6/2024", "trước ngày 10/6/2024")
        .replace("trước ngày 15/01/2024", "trước ngày 10/3/2024")
        .replace("phấn đấu 80%", "bảo đảm 100%")
        .replace("về Phòng Nội vụ thị xã.", "về Phòng Nội vụ thị xã trước ngày 01/12/2024.\n3. Phòng Tư pháp thị xã\n"
                 "- Kiểm tra các văn bản quy định thủ tục hành chính.\n"
                 "- Khảo sát mức độ hài lòng của người dân đối với dịch vụ y tế công lập.")
        .replace("- Ủy ban nhân dân tỉnh;", "- Ủy ban nhân dân tỉnh;\n- Sở Nội vụ;")
    )  # fmt: skip
    found = _checked(tmp_path, draft, PROVINCE, DECREE, LATER)
    assert [f.rule for f in found.findings] == ["draft-cited-absent"]


def test_a_number_that_is_taken(tmp_path: Path) -> None:
    taken = DRAFT.replace("Số:     /KH-UBND", "Số: 22/KH-UBND")
    found = _checked(tmp_path, taken.replace("năm 2024 và", "năm 2024"), taken + "\nBản khác.")
    assert "Kế hoạch 22/KH-UBND" in _of(found, "draft-number-taken")[0].message


def test_another_title_and_several_documents(tmp_path: Path) -> None:
    draft = DRAFT.replace(
        "về thực hiện cơ chế một cửa, một cửa liên thông;", "về quản lý và sử dụng con dấu của cơ quan nhà nước;"
    )
    draft = draft.replace(
        "Kế hoạch số 15/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh Trà Vinh về", "Kế hoạch số 15/KH-UBND về"
    )
    other = PROVINCE.replace("TỈNH TRÀ VINH", "TỈNH SÓC TRĂNG").replace("Trà Vinh", "Sóc Trăng")
    found = _checked(tmp_path, draft, PROVINCE, other, DECREE)
    assert "con dấu" in _of(found, "draft-cited-title")[0].message
    assert all(label in f.message for f in _of(found, "draft-cited-ambiguous") for label in ("Trà Vinh", "Sóc Trăng"))


def test_nothing_is_changed_by_what_came_before_it(tmp_path: Path) -> None:
    earlier = LATER.replace("ngày 09 tháng 6 năm 2023", "ngày 09 tháng 6 năm 2017").replace("118/2023", "118/2017")
    assert not _of(_checked(tmp_path, DRAFT, DECREE, earlier), "draft-cited-ended")


def test_a_time_that_was_not_read_is_a_time(tmp_path: Path) -> None:
    told = "- Báo cáo kết quả thực hiện về Phòng Nội vụ thị xã"
    for words in (" trước ngày 06 74/2024.", " theo quy định."):
        (tmp_path / words[1:5]).mkdir()
        found = _checked(tmp_path / words[1:5], DRAFT.replace(f"{told}.", told + words), PROVINCE)
        assert not _of(found, "draft-duty-without-date")


def test_a_letter_tells_what_a_document_says_and_not_its_title(tmp_path: Path) -> None:
    letter = DRAFT.replace("KH-UBND", "UBND-NV", 1).replace("KẾ HOẠCH\nCải cách", "V/v cải cách")
    letter = letter.replace("về thực hiện cơ chế một cửa, một cửa liên thông;", "về quản lý con dấu của cơ quan nhà nước;")
    assert not _of(_checked(tmp_path, letter, DECREE), "draft-cited-title")


def test_an_empty_corpus_knows_nothing(tmp_path: Path) -> None:
    found = _checked(tmp_path, DRAFT)
    assert found.parents == ()
    assert len(_of(found, "draft-cited-absent")) == 3


def test_every_rule_has_words_in_both_languages() -> None:
    for id, row in load("draft").items():
        assert row["severity"] in ("error", "warning", "note"), id
        assert len(row["says"]) == 2, id
        assert all(names()[id])


def test_a_file_without_a_header_is_not_passed_over(tmp_path: Path) -> None:
    """A person's timetable is no document, and must not be told to be in order."""
    text = "LỊCH LÀM VIỆC CÁ NHÂN\nThứ hai: họp giao ban\nThứ ba: làm công tác văn thư\n"
    assert [finding.rule for finding in _checked(tmp_path, text).findings] == ["draft-no-header"]
