"""A document against the one above it, and against the copy that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.compare import Comparison, Fate, NotComparable, compare
from graph.compare_words import difference_words, forgotten_words
from graph.copies import Leftover
from graph.differences import Kind
from graph.likeness import align, likeness, mutual, nearest, short_forms
from graph.store import Store
from ingest.document import Source
from ingest.errors import UnknownDocument
from ingest.parse import parse_document, parse_file

PARENT = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 15/KH-UBND

Trà Vinh, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính tỉnh Trà Vinh năm 2024

I. MỤC TIÊU
Nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn tỉnh Trà Vinh.

II. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các huyện, thị xã, thành phố
- Chủ trì rà soát, niêm yết công khai các thủ tục hành chính tại bộ phận một cửa trước ngày 15/6/2024.
- Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, bảo đảm 100% công chức tham gia.
- Định kỳ hằng quý, 6 tháng, năm báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 14/12/2024.
- Bố trí kinh phí thực hiện cải cách hành chính trong dự toán ngân sách hằng năm.
- Khảo sát mức độ hài lòng của người dân đối với dịch vụ y tế công lập.
2. Sở Tài chính
- Thẩm định dự toán kinh phí cải cách hành chính của các cơ quan cấp tỉnh.

Nơi nhận:
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn A
"""

CHILD = """ỦY BAN NHÂN DÂN
THỊ XÃ DUYÊN HẢI

Số: 22/KH-UBND

Duyên Hải, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Cải cách hành chính thị xã Duyên Hải năm 2024

Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh Trà Vinh về cải cách hành chính tỉnh Trà Vinh năm 2024.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ thị xã
- Phối hợp rà soát, niêm yết công khai các thủ tục hành chính tại bộ phận một cửa trước ngày 30/6/2024.
- Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, phấn đấu 80% công chức tham gia.
2. Ủy ban nhân dân các xã, phường
- Định kỳ hằng quý, 6 tháng, năm báo cáo kết quả thực hiện về Phòng Nội vụ thị xã trước ngày 10/12/2024.
- Kiểm tra việc trồng cây xanh quanh trụ sở Ủy ban nhân dân xã, phường.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn B
"""

LAST_YEAR = """ỦY BAN NHÂN DÂN
HUYỆN CHÂU THÀNH

Số: 31/KH-UBND

Châu Thành, ngày 15 tháng 01 năm 2023

KẾ HOẠCH
Tuyên truyền cải cách hành chính huyện Châu Thành năm 2023

Căn cứ Kế hoạch số 02/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Trà Vinh về cải cách hành chính năm 2023.

I. NỘI DUNG
- Tuyên truyền kết quả, mục tiêu cải cách hành chính của huyện Châu Thành trong năm 2023 đến từng ấp, khóm.
- Phổ biến Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 cho cán bộ, công chức.
- Các phòng, ban bố trí kinh phí tuyên truyền trong dự toán ngân sách năm 2023 được giao.
- Đài Truyền thanh huyện Châu Thành mở chuyên mục về cải cách hành chính mỗi tuần một lần.
- So với năm 2023 số hồ sơ trực tuyến phải tăng ít nhất một phần mười.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn A
"""

Told = Callable[..., Comparison]


def _compared(folder: Path, *texts: str) -> Comparison:
    with Store(folder / "store.sqlite") as store:
        ids = [store.put(parse_document(text, Source(f"{n}.txt", "txt", str(n)))).document_id for n, text in enumerate(texts)]
        return compare(build_graph(store), ids[0], ids[1], store.document)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return _compared(tmp_path_factory.mktemp("compare"), PARENT, CHILD)


def _fates(found: Comparison) -> dict[str, Fate]:
    return {line.task.quote[:12]: line.fate for line in found.lines}


def test_the_fate_of_each_task(found: Comparison) -> None:
    assert _fates(found) == {
        "Chủ trì rà s": Fate.WEAKENED,
        "Tổ chức tập ": Fate.WEAKENED,
        "Định kỳ hằng": Fate.CARRIED,  # Phòng Nội vụ and the communes are the town's own, and its day is the earlier one
        "Bố trí kinh ": Fate.DROPPED,
        "Khảo sát mức": Fate.DROPPED,
        "Thẩm định dự": Fate.OF_OTHERS,
    }
    assert found.lineage == ("implements",)


def test_every_difference_is_named(found: Comparison) -> None:
    held = {line.task.quote[:12]: {(d.kind, d.above, d.below) for d in line.differences} for line in found.lines}
    assert held["Chủ trì rà s"] == {(Kind.SOFTER, "Chủ trì", "Phối hợp"), (Kind.LATER, "2024-06-15", "2024-06-30")}
    assert held["Tổ chức tập "] == {(Kind.SOFTER, "bảo đảm", "phấn đấu"), (Kind.OTHER_FIGURE, "100%", "80%")}
    assert held["Định kỳ hằng"] == set()


def test_what_only_the_lower_document_has(found: Comparison) -> None:
    assert [duty.quote[:9] for duty in found.added] == ["Kiểm tra "]


def test_both_sentences_stand_where_they_are_said_to(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        ids = [
            store.put(parse_document(text, Source(f"{n}.txt", "txt", str(n)))).document_id
            for n, text in enumerate((PARENT, CHILD))
        ]
        lines = compare(build_graph(store), ids[0], ids[1], store.document).lines
        upper, lower = (store.document(id).text for id in ids)
    for line in lines:
        assert upper[line.task.start : line.task.end] == line.task.quote
        assert line.answer is not None
        assert lower[line.answer.start : line.answer.end] == line.answer.quote


def test_a_later_day_and_other_bodies_are_no_loss(tmp_path: Path) -> None:
    child = CHILD.replace("Phối hợp rà soát", "Chủ trì rà soát").replace("phấn đấu 80%", "bảo đảm 100%")
    child = child.replace("về Phòng Nội vụ thị xã", "về Ban Tuyên giáo Trung ương")
    lines = {line.task.quote[:12]: line for line in _compared(tmp_path, PARENT, child).lines}
    assert lines["Chủ trì rà s"].fate is Fate.CHANGED
    assert [d.kind for d in lines["Chủ trì rà s"].differences] == [Kind.LATER]
    assert [d.kind for d in lines["Định kỳ hằng"].differences] == [Kind.OTHER_RECIPIENT]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Định kỳ hằng quý, 6 tháng, năm báo", "Định kỳ hằng năm báo", Kind.LESS_OFTEN),
        (" về Phòng Nội vụ thị xã trước ngày 10/12/2024", " trước ngày 10/12/2024", Kind.NO_RECIPIENT),
        ("Định kỳ hằng quý, 6 tháng, năm báo cáo kết quả thực hiện về Phòng Nội vụ thị xã trước ngày 10/12/2024",
         "Báo cáo kết quả thực hiện về Phòng Nội vụ thị xã", Kind.NO_TIME),
        ("Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, phấn đấu 80%",
         "Có thể tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã, bảo đảm 100%", Kind.SOFTER),
    ],
)  # fmt: skip
def test_each_loss_weakens(tmp_path: Path, before: str, after: str, kind: Kind) -> None:
    assert before in CHILD
    lines = _compared(tmp_path, PARENT, CHILD.replace(before, after)).lines
    assert any(line.fate is Fate.WEAKENED and kind in {d.kind for d in line.differences} for line in lines)


def test_last_year_s_year_and_another_district_are_found(tmp_path: Path) -> None:
    copy = LAST_YEAR.replace("huyện Châu Thành", "huyện Cầu Kè").replace("CHÂU THÀNH", "CẦU KÈ").replace("2023", "2024")
    copy = copy.replace("Châu Thành, ngày", "Cầu Kè, ngày").replace("31/KH-UBND", "17/KH-UBND")
    copy = copy.replace("ngân sách năm 2024", "ngân sách năm 2023").replace("So với năm 2024", "So với năm 2023")
    copy = copy.replace("Đài Truyền thanh huyện Cầu Kè", "Đài Truyền thanh huyện Châu Thành")
    found = _compared(tmp_path, LAST_YEAR, copy).copy
    assert found is not None
    assert found.share > 0.9
    assert [(one.kind, one.words) for one in found.forgotten] == [(Leftover.YEAR, "2023"), (Leftover.PLACE, "Châu Thành")]
    assert all(copy.index(one.sentence.quote) >= 0 and one.words in one.sentence.quote for one in found.forgotten)
    assert forgotten_words(found.forgotten[0], "vi") == "năm của bản cũ “2023”"


def test_last_year_s_deadline_is_found(tmp_path: Path) -> None:
    due = "- Phòng Nội vụ báo cáo Ủy ban nhân dân huyện kết quả thực hiện trước ngày 30/11/2023.\n\nTM."
    last, this = LAST_YEAR, LAST_YEAR.replace("2023", "2024").replace("31/KH-UBND", "17/KH-UBND")
    found = _compared(tmp_path, *(text.replace("\nTM.", due) for text in (last, this))).copy
    assert found is not None
    assert [(one.kind, one.words) for one in found.forgotten] == [(Leftover.YEAR, "2023")]


def test_a_copy_is_looked_at_in_the_later_document(tmp_path: Path) -> None:
    copy = (
        LAST_YEAR.replace("31/KH-UBND", "17/KH-UBND").replace("2023", "2024").replace("năm 2024 được giao", "năm 2023 được giao")
    )
    found = _compared(tmp_path, copy, LAST_YEAR).copy
    assert found is not None
    assert "2024" in found.copy
    assert [one.words for one in found.forgotten] == ["2023"]


def test_documents_on_one_subject_are_no_copies(corpus: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        ids = [store.put(parse_file(path)).document_id for path in sorted(corpus.glob("*.txt"))]
        graph = build_graph(store)
        assert all(compare(graph, one, two, store.document).copy is None for one in ids for two in ids if one != two)


def test_the_sample_corpus(corpus: Path, tmp_path: Path) -> None:
    """The province's letter against the town's plan, read by a person: three tasks are taken up, one is only told in passing."""
    with Store(tmp_path / "store.sqlite") as store:
        letter, _, plan, *_ = [store.put(parse_file(path)).document_id for path in sorted(corpus.glob("*.txt"))]
        found = compare(build_graph(store), letter, plan, store.document)
    counted = {fate: found.count_of(fate) for fate in Fate if found.count_of(fate)}
    assert counted == {Fate.CARRIED: 3, Fate.MENTIONED: 1, Fate.DROPPED: 3, Fate.OF_OTHERS: 3}


def test_a_model_of_meaning_is_asked_about_what_is_left_alone(tmp_path: Path) -> None:
    asked: list[str] = []

    def meaning(ones: object, others: object) -> list[list[float]]:
        assert isinstance(ones, list)
        assert isinstance(others, list)
        asked.extend(ones)
        return [[float(other.startswith("Kiểm tra")) for other in others] for _ in ones]

    with Store(tmp_path / "store.sqlite") as store:
        ids = [
            store.put(parse_document(text, Source(f"{n}.txt", "txt", str(n)))).document_id
            for n, text in enumerate((PARENT, CHILD))
        ]
        found = compare(build_graph(store), ids[0], ids[1], store.document, meaning)
    assert all(not one.startswith(("Chủ trì", "Tổ chức tập", "Định kỳ")) for one in asked)
    assert found.count_of(Fate.CARRIED) == 1


def test_what_can_not_be_compared_is_said(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        child = store.put(parse_document(CHILD, Source("c.txt", "txt", "c"))).document_id
        graph = build_graph(store)
        cited = next(id for id, data in graph.nodes(data=True) if data["kind"] == "document" and not data["in_corpus"])
        with pytest.raises(NotComparable, match="chưa có trong kho"):
            compare(graph, cited, child, store.document)
        with pytest.raises(NotComparable, match="là một"):
            compare(graph, child, child, store.document)
        with pytest.raises(UnknownDocument):
            compare(graph, child, "nothing", store.document)


def test_words_of_differences(found: Comparison) -> None:
    told = [difference_words(d, "vi") for line in found.lines for d in line.differences]
    assert "muộn hơn hạn của cấp trên: 15/06/2024 thành 30/06/2024" in told
    assert "nhẹ đi: “Phối hợp” (bản trên: “Chủ trì”)" in told
    assert all(difference_words(d, "en") for line in found.lines for d in line.differences)


def test_measure() -> None:
    short = short_forms("công tác cải cách hành chính (CCHC) năm 2022")
    assert short == {"CCHC": "cải cách hành chính"}
    (row,) = likeness(["tuyên truyền CCHC"], ["tuyên truyền cải cách hành chính", "bố trí kinh phí"], short)
    assert row == [1.0, 0.0]
    assert nearest(["bố trí kinh phí"], ["tuyên truyền", "bố trí kinh phí"], 0.5) == [(1, 1.0)]
    assert nearest(["trồng cây"], ["tuyên truyền"], 0.5) == [None]


def test_one_answers_to_one_and_the_rest_share() -> None:
    pairs = align([[0.9, 0.5], [0.8, 0.0], [0.1, 0.2]], 0.4)
    assert [(pair.one, pair.other, pair.shared) for pair in pairs] == [(0, 0, False), (1, 0, True)]
    assert mutual([[0.9, 0.5], [0.8, 0.0]], 0, 0)
    assert not mutual([[0.9, 0.5], [0.8, 0.0]], 1, 0)
