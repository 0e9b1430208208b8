"""The outline: labels, paths, headings, closing paragraphs, tables and what is attached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Header, Provision, ProvisionKind
from ingest.header import find_header
from ingest.labels import read_label, roman_value
from ingest.outline import find_outline
from ingest.tables import cells, find_tables, is_row
from ingest.text import canonical

CORPUS = Path(__file__).parents[2] / "corpus"


def outline(raw: str) -> tuple[Provision, ...]:
    return find_outline(canonical(raw)[0], Header())


def paths(raw: str) -> list[str]:
    return [provision.path for provision in outline(raw)]


# lines, their paths, what the row stands for
PATHS = [
    ("I. MỤC ĐÍCH\n1. Mục đích\n- A\n- B\n2. Yêu cầu\n- C\nII. NỘI DUNG",
     ["I", "I > 1", "I > 1 > dash 1", "I > 1 > dash 2", "I > 2", "I > 2 > dash 1", "II"], "a plan"),
    ("1.3. Tần suất: báo cáo định kỳ hằng năm\n1.4. Thời hạn gửi báo cáo", ["1.3", "1.4"], "a number below an open line"),
    ("1. Nội dung\na) Đối với A\n- X:\n+ Y\n+ Z\n- T\nb) Đối với B",
     ["1", "1 > a", "1 > a > dash 1", "1 > a > dash 1 > plus 1", "1 > a > dash 1 > plus 2", "1 > a > dash 2", "1 > b"],
     "letters and plus signs"),
    ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một;\n2. Hai:\na) x\nđ) y\nĐiều 2. Đối tượng\nChương II\nTỔ CHỨC\nĐiều 3. Z",
     ["Chương I", "Chương I > Điều 1", "Chương I > Điều 1 > 1", "Chương I > Điều 1 > 2", "Chương I > Điều 1 > 2 > a",
      "Chương I > Điều 1 > 2 > đ", "Chương I > Điều 2", "Chương II", "Chương II > Điều 3"], "a decree"),
    ("Điều 1. Phê duyệt Kế hoạch như sau:\nI. MỤC TIÊU\n1. Đến năm 2030\nII. NHIỆM VỤ\nĐiều 2. Hiệu lực",
     ["Điều 1", "Điều 1 > I", "Điều 1 > I > 1", "Điều 1 > II", "Điều 2"], "a plan inside an article"),
    ("1. Kinh phí\n1.1. Nguồn\n1.2 Định mức\n2. Hiệu lực", ["1", "1 > 1.1", "1 > 1.2", "2"], "figures of two levels"),
    ("A. CHUNG\nB. RIÊNG\nI. Một\nC. CUỐI", ["A", "B", "B > I", "C"], "C after B is a letter, not a hundred"),
    ("1. Sở Nội vụ:\nChỉ đạo Trung tâm:\n- Thiết lập\n- Tăng cường", ["1", "1 > para 1", "1 > dash 1", "1 > dash 2"],
     "dashes count from the numbered piece"),
    ("3. Phòng Tư pháp\nLồng ghép việc tuyên truyền.\nBáo cáo kết quả.\n4. Phòng Nội vụ", ["3", "3 > para 1", "3 > para 2", "4"],
     "paragraphs under a heading"),
    ("3. Thực hiện báo cáo theo quy định.\nCác sở là đầu mối.\n4. Khác.", ["3", "3 > para 2", "4"],
     "the numbered words are the first paragraph"),
    ("1. Một:\n“1. Điểm cũ;\n2. Điểm mới.”\n2. Hai.", ["1", "1 > 1", "1 > 2", "2"], "a quoted list inside a list"),
    ("Điều 1. Sửa đổi\n1. Sửa đổi khoản 20 như sau:\n“20. Mới:\na) x;\nb) y.”.\n2. Bãi bỏ khoản 3.\nĐiều 2. Hiệu lực",
     ["Điều 1", "Điều 1 > 1", "Điều 1 > 1 > 20", "Điều 1 > 1 > 20 > a", "Điều 1 > 1 > 20 > b", "Điều 1 > 2", "Điều 2"],
     "an amended clause"),
    ("Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Phạm vi\n1. Một.\n2. Gọi là “B”.\n3. Ba.”\nĐiều 2. Hiệu lực",
     ["Điều 1", "Điều 1 > Điều 5", "Điều 1 > Điều 5 > 1", "Điều 1 > Điều 5 > 2", "Điều 1 > Điều 5 > 3", "Điều 2"],
     "an amended article with a quotation inside"),
    ('1. Sửa khoản 4 như sau:\n"4. Bốn.\n2. Sửa khoản 7 như sau:\n"7. Bảy."', ["1", "1 > 4", "2", "2 > 7"],
     "a closing mark lost in a scan"),
    ("1. Một:\ng) x;\nh) y;\n1) z;\nk) t.", ["1", "1 > g", "1 > h", "1 > i", "1 > k"], "i read as a one"),
    ("1. Một:\na) x;\nb) y;\nc) z;\nđ) t;\nđ) u.", ["1", "1 > a", "1 > b", "1 > c", "1 > d", "1 > đ"], "d read as đ"),
    ("Điều 1. Một\n1. Theo\nĐiều 12. Nghị định này, thời điểm nộp;\nĐiều 2. Nghị định này có hiệu lực.",
     ["Điều 1", "Điều 1 > 1", "Điều 1 > 1 > para 1", "Điều 2"], "an article cited at the start of a line"),
    ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 22.1.LQ.1. Phạm vi\nĐiều 22.1.LQ.2. Đối tượng",
     ["Chương I", "Chương I > Điều 22.1.LQ.1", "Chương I > Điều 22.1.LQ.2"], "articles of the legal code"),
    ("- A;\n• B;\n• C;\n- D.", ["dash 1", "dash 1 > dash 1", "dash 1 > dash 2", "dash 2"], "two kinds of bullets"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected", "why"), PATHS, ids=[row[2] for row in PATHS])
def test_paths(raw: str, expected: list[str], why: str) -> None:
    assert paths(raw) == expected, why


# lines, index of a provision, its heading
HEADINGS = [
    ("1. Cơ quan Tổ chức - Nội vụ thị xã\n- Báo cáo.", 0, "Cơ quan Tổ chức - Nội vụ thị xã"),
    ("1. Lãnh đạo Văn phòng:\n- Báo cáo.", 0, "Lãnh đạo Văn phòng"),
    ("1. Báo cáo kết quả về Sở.\n- Trước ngày 15.", 0, None),
    ("1. Niêm yết công khai\n2. Báo cáo", 0, None),
    ("IV. TỔ CHỨC THỰC HIỆN", 0, "TỔ CHỨC THỰC HIỆN"),
    ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi", 0, "QUY ĐỊNH CHUNG"),
    ("Điều 5. Quyền hạn của Bộ trưởng.\n1. Quyết định;", 0, "Quyền hạn của Bộ trưởng"),
    ("b) Thanh tra: Ủy ban nhân dân huyện tổ chức thanh tra.", 0, "Thanh tra"),
    ("Sở đề nghị các đơn vị như sau:\n- Báo cáo.", 0, "Sở đề nghị các đơn vị như sau"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "index", "heading"), HEADINGS)
def test_headings(raw: str, index: int, heading: str | None) -> None:
    assert outline(raw)[index].heading == heading


# lines, the paragraphs taken as closing
CLOSINGS = [
    ("1. Một.\n2. Hai.\nTrên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.", ["Trên đây là"]),
    ("1. Phòng A\nTăng cường tuyên truyền.\nTrong quá trình thực hiện, báo cáo về Sở./.", ["Trong quá trình"]),
    ("1. Phòng A\nTăng cường tuyên truyền.", []),
    ("1. Một.\nSở Nội vụ đề nghị quan tâm.\n(Đính kèm Quyết định số 251/QĐ-BNV).", ["Sở Nội vụ", "(Đính kèm Quyết"]),
    ("Căn cứ Luật A.\nTổng cục Thuế trả lời để Cục Thuế biết./.", ["Tổng cục Thuế"]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "starts"), CLOSINGS)
def test_closing_paragraphs(raw: str, starts: list[str]) -> None:
    closing = [p for p in outline(raw) if p.kind is ProvisionKind.CLOSING]
    assert [p.span.text.startswith(start) for p, start in zip(closing, starts, strict=True)] == [True] * len(starts)
    assert all(p.path.startswith("closing") and p.parent is None for p in closing)


TABLE = """Phụ lục I
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 1/KH-UBND)
| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| **I** | Nâng cao nhận thức | | |
| 1 | Xây dựng chương trình | Sở Nội vụ | 6/2025 |
| 2 | Báo cáo | | 12/2025 |
"""


def test_task_table() -> None:
    provisions = outline(TABLE)
    assert [(p.path, p.label, p.heading) for p in provisions] == [
        ("Phụ lục I", "Phụ lục I", "DANH MỤC NHIỆM VỤ"),
        ("Phụ lục I > para 1", "", None),
        ("Phụ lục I > row 1", "", None),
        ("Phụ lục I > row 2", "I", "Nâng cao nhận thức"),
        ("Phụ lục I > row 3", "1", None),
        ("Phụ lục I > row 4", "2", None),
    ]
    assert provisions[4].parent == 3
    table = find_tables(provisions)[0]
    assert [title.text for title in table.titles] == ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    assert [[cell.text for cell in cells(provisions[i].span)] for i in table.rows] == [
        ["I", "Nâng cao nhận thức", "", ""],
        ["1", "Xây dựng chương trình", "Sở Nội vụ", "6/2025"],
        ["2", "Báo cáo", "", "12/2025"],
    ]
    text = canonical(TABLE)[0]
    for i in table.rows:
        for cell in cells(provisions[i].span):
            assert text[cell.start : cell.end] == cell.text


def test_rows_set_with_tabs() -> None:
    assert is_row("1\tBáo cáo\tSở Nội vụ")
    assert not is_row("Số: 1/QĐ\tHà Nội, ngày 1")


def test_what_is_attached_behind_the_signature_belongs_to_the_outline() -> None:
    decision = "Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Quy chế\nCăn cứ Luật A;\nĐiều 1. Ban hành Quy chế.\n"
    ending = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê An\n"
    text = canonical(decision + ending + "QUY CHẾ\nPHỐI HỢP\n(Kèm theo Quyết định số 1/QĐ-UBND)\nĐiều 1. Phạm vi\n1. Một.")[0]
    assert [p.path for p in find_outline(text, find_header(text))] == [
        "para 1", "Điều 1", "para 2", "para 3", "para 4", "Điều 1 (2)", "Điều 1 (2) > 1",
    ]  # fmt: skip


DECISION = "Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Kế hoạch\nCăn cứ Luật A;\nĐiều 1. Ban hành Kế hoạch.\nĐiều 2. Sở B thi hành.\n"
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê An\n"


@pytest.mark.parametrize(
    ("attached", "path"),
    [
        (SIGNED + "ỦY BAN NHÂN DÂN\n\nKẾ HOẠCH\nTriển khai Luật B\nI. MỤC ĐÍCH\n1. Một.", "I > 1"),
        (SIGNED + "DANH MỤC VIỆC\n| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát | Sở B |", "row 1"),
        ("KẾ HOẠCH\nTriển khai Luật B\nI. MỤC ĐÍCH\n1. Một.", "I > 1"),
    ],
    ids=["behind the signature", "nothing but a table", "no signature before it"],
)
def test_an_attached_plan_needs_no_words_that_say_so(attached: str, path: str) -> None:
    text = canonical(DECISION + attached)[0]
    assert path in [p.path for p in find_outline(text, find_header(text))]


def test_every_line_of_a_body_lies_in_one_provision() -> None:
    for path in CORPUS.glob("0*.txt"):
        text = canonical(path.read_text(encoding="utf-8"))[0]
        header = find_header(text)
        assert header.body is not None
        provisions = find_outline(text, header)
        body = [line for line in header.body.text.split("\n") if line]
        assert [line for p in provisions for line in p.span.text.split("\n")] == body
        assert len({p.path for p in provisions}) == len(provisions)


# a line, kind, label
LABELS = [
    ("II.1. Công tác tuyên truyền", ProvisionKind.NUMBER, "II.1"),
    ("D.2. Văn phòng Bộ", ProvisionKind.NUMBER, "D.2"),
    ("2.a) Trung tâm xây dựng phần mềm", ProvisionKind.LETTER, "2.a"),
    ("iii) Tham mưu ban hành Thông tư", ProvisionKind.LETTER, "iii"),
    ("II.- TỔ CHỨC THỰC HIỆN", ProvisionKind.ROMAN, "II"),
    ("o Rà soát hồ sơ", ProvisionKind.DASH, "o"),
    ("o tô của đơn vị", None, None),
    ("➤ Rà soát hồ sơ", ProvisionKind.DASH, "➤"),
    ("=> Rà soát hồ sơ", ProvisionKind.DASH, "=>"),
    ("(iv) Rà soát hồ sơ", ProvisionKind.LETTER, "iv"),
    ("Hai là, rà soát hồ sơ", ProvisionKind.LETTER, "Hai là"),
    ("Thứ ba: Rà soát hồ sơ", ProvisionKind.LETTER, "Thứ ba"),
    ("Thứ hai, ngày 10/3/2024", None, None),
    ("Nhiệm vụ 2: Rà soát hồ sơ", ProvisionKind.NUMBER, "Nhiệm vụ 2"),
    ("Nhiệm vụ 2 năm tới", None, None),
    ("IV. TỔ CHỨC", ProvisionKind.ROMAN, "IV"),
    ("I- QUAN ĐIỂM", ProvisionKind.ROMAN, "I"),
    ("V/v báo cáo", None, None),
    ("12) Báo cáo", ProvisionKind.NUMBER, "12"),
    ("1.2.3. Báo cáo", ProvisionKind.NUMBER, "1.2.3"),
    ("30.000.000 đồng", None, None),
    ("26/KH-UBND", None, None),
    ("đ) Báo cáo", ProvisionKind.LETTER, "đ"),
    ("(a) Báo cáo", ProvisionKind.LETTER, "a"),
    ("a/ Báo cáo", ProvisionKind.LETTER, "a"),
    ("a/ UBND các huyện", ProvisionKind.LETTER, "a"),
    ("a, Duy trì các chốt", ProvisionKind.LETTER, "a"),
    ("b, Khoản 1 Điều 5", None, None),
    ("©) Báo cáo", ProvisionKind.LETTER, "c"),
    ("á) Báo cáo", ProvisionKind.LETTER, "a"),
    ("ø) Báo cáo", ProvisionKind.LETTER, "đ"),
    ("©) 2022", None, None),
    ("– Báo cáo", ProvisionKind.DASH, "–"),
    ("~ Như trên", ProvisionKind.DASH, "~"),
    ("+ Báo cáo", ProvisionKind.PLUS, "+"),
    ("Điều 12a. Phạm vi", ProvisionKind.ARTICLE, "Điều 12a"),
    ("Điều 3 Nghị định số 61", None, None),
    ("Mục 1. ĐÌNH CÔNG", ProvisionKind.SECTION, "Mục 1"),
    ("Mục tiêu chung", None, None),
    ("Phần thứ nhất", ProvisionKind.PART, "Phần nhất"),
    ("PHỤ LỤC", ProvisionKind.APPENDIX, "PHỤ LỤC"),
    ("Phần mềm dùng chung", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "label"), LABELS)
def test_labels(line: str, kind: ProvisionKind | None, label: str | None) -> None:
    found = read_label(line)
    assert (found and found.kind, found and found.text) == (kind, label)


def test_roman_figures() -> None:
    assert [roman_value(figure) for figure in ("I", "IV", "IX", "XIV", "XL")] == [1, 4, 9, 14, 40]


LINES = """I. MỤC ĐÍCH~II. NỘI DUNG:~1. Một~2. Hai.~1.1. Ba~a) x~b) y:~- gạch~+ cộng~đoạn văn.~Điều 1. P~Chương I~Chữ:~| a | b |
| I | b | | |~Phụ lục~(Kèm theo A)~“1. q~C. c~A. a"""


@given(st.lists(st.sampled_from(re.split(r"[~\n]", LINES)), max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_mix_of_labels_gives_a_tree(lines: list[str]) -> None:
    text = canonical("\n".join(lines))[0]
    provisions = find_outline(text, Header())
    assert len({p.path for p in provisions}) == len(provisions)
    covered = [line for p in provisions for line in p.span.text.split("\n")]
    assert covered == [line for line in text.split("\n") if line]
    for index, provision in enumerate(provisions):
        assert text[provision.span.start : provision.span.end] == provision.span.text
        assert provision.span.start <= provision.content.start <= provision.content.end <= provision.end
        if provision.parent is not None:
            assert provision.parent < index
            assert provisions[provision.parent].end >= provision.end


def test_lists_without_end_stay_shallow() -> None:
    deepest = max(path.count(" > ") for path in paths("1. Sửa như sau:\n“1. A:\n" * 300))
    assert deepest < 40
