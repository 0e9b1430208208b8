"""Relations of the document at hand to one that it cites, by the words before that one."""

from __future__ import annotations

import pytest

from ingest.document import SELF
from tests.ingest.citing import N45, N61, N107, N118, N125, Triple, read, triples

OF_SELF = [
    ("Căn cứ Nghị định số 61/2018/NĐ-CP;", "Kế hoạch", {(SELF, "based_on", N61)}, "căn cứ"),
    (
        "Căn cứ khoản 2 Điều 3 Nghị định số 61/2018/NĐ-CP; điểm 5 phụ lục II Ban hành kèm theo Nghị định số 45/2020/NĐ-CP;",
        "Công văn",
        {(SELF, "based_on", N61), (SELF, "based_on", N45)},
        "căn cứ goes on after a semicolon",
    ),
    ("Căn cứ điểm 1.1 Mục I Phần B Nghị định số 61/2018/NĐ-CP", "Công văn", {(SELF, "based_on", N61)}, "a point with a stop"),
    (
        "Căn cứ điểm 2 mục I phần B Phụ lục II về ngành ưu đãi quy định ban hành kèm theo Nghị định số 61/2018/NĐ-CP quy định",
        "Công văn",
        {(SELF, "based_on", N61)},
        "an annex told by its matter",
    ),
    ("Căn cứ Điểm 2.đ, Điều 16 Nghị định số 61/2018/NĐ-CP quy định", "Công văn", {(SELF, "based_on", N61)}, "a letter behind it"),
    ("~ Căn cứ Nghị định số 61/2018/NĐ-CP", "Công văn", {(SELF, "based_on", N61)}, "a dash that a scan has bent"),
    ("Can ctr Nghị định số 61/2018/NĐ-CP", "Công văn", {(SELF, "based_on", N61)}, "căn cứ that a scan has bent"),
    (
        "Căn cứ quy định về giá tính thuế tại: Nghị định số 61/2018/NĐ-CP; “Nghị định số 45/2020/NĐ-CP;",
        "Công văn",
        {(SELF, "based_on", N61), (SELF, "based_on", N45)},
        "a mark before a member of the list",
    ),
    ("__ Căn cứ Điều 48 Nghị định số 61/2018/NĐ-CP", "Công văn", {(SELF, "based_on", N61)}, "a dash read as a rule"),
    (
        "Căn cứ quy định tại:\nTiết a khoản 1 Điều 2 Nghị định số 61/2018/NĐ-CP;",
        "Công văn",
        {(SELF, "based_on", N61)},
        "grounds that begin with a pinpoint below their heading",
    ),
    (
        "Thực hiện như sau:\n1. Người nộp thuế đã đăng ký theo Nghị định số 61/2018/NĐ-CP thì nộp tờ khai",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "how to act is no list of documents to carry out",
    ),
    (
        "Căn cứ các quy định trên và theo nội dung trình bày tại Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "what somebody has put forward is no ground",
    ),
    (
        "Thực hiện quy định của Nghị định số 61/2018/NĐ-CP;\nNghị định số 45/2020/NĐ-CP, Bộ Tư pháp tổ chức họp",
        "Giấy mời",
        {(SELF, "implements", N61), (SELF, "implements", N45)},
        "a sentence that goes on in the next line",
    ),
    (
        "Thực hiện Nghị định số 61/2018/NĐ-CP về cơ chế một cửa; Nghị định số 45/2020/NĐ-CP về thủ tục, UBND huyện yêu cầu",
        "Công văn",
        {(SELF, "implements", N61), (SELF, "implements", N45)},
        "thực hiện of a list",
    ),
    (
        "Thực hiện Nghị định số 61/2018/NĐ-CP về phòng, chống dịch; ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh tại Công văn số "
        "2911/UBND-KG và Kế hoạch số 87/KH-UBND, Sở Y tế đề nghị",
        "Công văn",
        {(SELF, "implements", N61), (SELF, "implements", "2911/UBND-KG|"), (SELF, "implements", "87/KH-UBND|")},
        "a list that goes on with what somebody said in a letter",
    ),
    (
        "Thực hiện Chương trình tổng thể của Chính phủ, của tỉnh; Nghị định số 61/2018/NĐ-CP; Nghị định số 45/2020/NĐ-CP.",
        "Kế hoạch",
        {(SELF, "implements", N61), (SELF, "implements", N45)},
        "a list that begins with a programme without number",
    ),
    (
        "2. Bộ Y tế thực hiện nghiêm các nhiệm vụ được giao tại Nghị định số 61/2018/NĐ-CP về",
        "Công điện",
        {(SELF, "implements", N61)},
        "tasks given in a document",
    ),
    (
        "Giải trình thực hiện theo quy định tại Điều 37 Nghị định số 125/2020/NĐ-CP.",
        "Công văn",
        {(SELF, "refers_to", N125)},
        "a rule of conduct is no charge",
    ),
    (
        "Căn cứ các quy định nêu trên thì một số trường hợp (như Sở đề cập tại Nghị định số 61/2018/NĐ-CP) không phù hợp",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "after căn cứ the main clause has begun",
    ),
    (
        "Căn cứ ý kiến chấp thuận, ngày 06/10/2014 Bộ Tài chính trình lại Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "after căn cứ a day begins the main clause",
    ),
    (
        "Thực hiện nghiêm các quy định tại Điều 12 Nghị định số 61/2018/NĐ-CP",
        "Quyết định",
        {(SELF, "refers_to", N61)},
        "a rule that a decision sets for others",
    ),
    (
        "thực hiện một trong những hành vi quy định tại Điều 7 Nghị định số 61/2018/NĐ-CP",
        "Quyết định",
        {(SELF, "refers_to", N61)},
        "what is done is an act that the decree tells of",
    ),
    (
        "Bộ đã chủ trì triển khai Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "what a body did is no charge",
    ),
    (
        "thực hiện chỉ đạo tại công vănsố 61/2018/NĐ-CP ngày 9/10/2014 củaVăn phòngChính phủ",
        "Công văn",
        {(SELF, "implements", "61/2018/NĐ-CP|2014-10-09")},
        "blanks that a scan has lost",
    ),
    (
        "thực hiện đăng ký thuế được quy định cụ thể tại Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "what is carried out is an act of its own",
    ),
    (
        "Quán triệt sâu sắc tinh thần chỉ đạo tại Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "implements", N61)},
        "the spirit of a document, and how",
    ),
    (
        "khó khăn, vướng mắc trong triển khai Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "difficulties are no charge",
    ),
    (
        "Căn cứ pháp lý\n- Nghị định số 61/2018/NĐ-CP;\n- Nghị định số 107/2021/NĐ-CP;\nNghị định số 118/2021/NĐ-CP;\nĐiều 1.",
        "Thông tư",
        {(SELF, "based_on", N61), (SELF, "based_on", N107), (SELF, "based_on", N118)},
        "a list under a heading without colon, bare or with dashes",
    ),
    (
        "2. Các văn bản ủy quyền theo quy định tại Nghị định số 61/2018/NĐ-CP hết hiệu lực kể từ ngày 01/7/2026.",
        "Nghị định",
        {(SELF, "refers_to", N61)},
        "what ends is not the decree",
    ),
    (
        "Điều 2. Sửa đổi Thông tư số 156/2013/TT-BTC hướng dẫn thi hành Luật Dược; Luật Thủ đô và Nghị định số 61/2018/NĐ-CP",
        "Thông tư",
        {(SELF, "amends", "156/2013/TT-BTC|")}
        | {(SELF, "refers_to", to) for to in ("Luật Dược", "Luật Thủ đô", N61)}
        | {("156/2013/TT-BTC|", "guides", to) for to in ("Luật Dược", "Luật Thủ đô", N61)},
        "a circular amends no decree of a list after it",
    ),
    (
        "Điều 2. Thay thế một số cụm từ tại Nghị định số 61/2018/NĐ-CP",
        "Nghị định",
        {(SELF, "amends", N61)},
        "words replaced amend a decree",
    ),
    (
        "Dự thảo do Bộ Tư pháp gửi kèm Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "what another sent with a document",
    ),
    ("| Căn cứ pháp lý | Nghị định số 61/2018/NĐ-CP |", "Thông tư", {(SELF, "based_on", N61)}, "grounds in a row"),
    (
        "| Văn bản thay thế | Nghị định 61/2018/NĐ-CP + Điều 2 Nghị định 107/2021/NĐ-CP |",
        "Nghị định",
        {(SELF, "replaces", N61), (SELF, "replaces", N107)},
        "what is replaced, in a row",
    ),
    ("Trả lời công văn số 61/2018/NĐ-CP của", "Công văn", {(SELF, "refers_to", N61)}, "a reply"),
    ("theo hướng dẫn tại Nghị định số 61/2018/NĐ-CP thì", "Công văn", {(SELF, "refers_to", N61)}, "guidance followed"),
    (
        "Báo cáo tình hình thực hiện Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "refers_to", N61)},
        "a report on carrying out",
    ),
    ("(Đính kèm Nghị định số 61/2018/NĐ-CP).", "Công văn", {(SELF, "attaches", N61)}, "đính kèm"),
    ("Quy chế ban hành kèm theo Nghị định số 61/2018/NĐ-CP", "Công văn", {(SELF, "refers_to", N61)}, "issued with another"),
    (
        "Thông tư này hướng dẫn thi hành một số điều của Nghị định số 61/2018/NĐ-CP.",
        "Thông tư",
        {(SELF, "guides", N61)},
        "này guides",
    ),
    (
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP",
        "Nghị định",
        {(SELF, "amends", N61)},
        "an article amends",
    ),
    ("- Sửa đổi Nghị định số 61/2018/NĐ-CP", "Nghị quyết", {(SELF, "refers_to", N61)}, "a task to amend is no amendment"),
    ("Điều 1. Sửa đổi Điều 5 Nghị định số 61/2018/NĐ-CP", "Thông tư", {(SELF, "refers_to", N61)}, "no circular amends a decree"),
    ("2. Nghị định này thay thế Nghị định số 61/2018/NĐ-CP.", "Nghị định", {(SELF, "replaces", N61)}, "này replaces"),
    (
        "Nghị định này thay thế Nghị định số 61/2018/NĐ-CP của Chính phủ và bãi bỏ Điều 2 Nghị định số 45/2020/NĐ-CP.",
        "Nghị định",
        {(SELF, "replaces", N61), (SELF, "repeals", N45)},
        "and repeals another besides",
    ),
    (
        "2. Triển khai Kế hoạch số 100/KH-UBND (ban hành kèm theo Quyết định số 55/QĐ-UBND) và Kế hoạch số 101/KH-UBND.",
        "Chỉ thị",
        {
            (SELF, "implements", "100/KH-UBND|"),
            (SELF, "implements", "101/KH-UBND|"),
            (SELF, "refers_to", "55/QĐ-UBND|"),
            ("55/QĐ-UBND|", "promulgates", "100/KH-UBND|"),
        },
        "a bracket within a list, and what issued the plan",
    ),
    (
        "Thời gian qua, thực hiện Nghị định số 61/2018/NĐ-CP, đã đạt kết quả. Sở tham mưu thay thế Quyết định số 55/QĐ-UBND",
        "Chỉ thị",
        {(SELF, "refers_to", N61), (SELF, "refers_to", "55/QĐ-UBND|")},
        "what was done and what others shall replace",
    ),
    ("Bãi bỏ Điều 4 Nghị định số 61/2018/NĐ-CP.", "Nghị định", {(SELF, "repeals", N61)}, "bãi bỏ"),
    (
        "Nghị định số 61/2018/NĐ-CP và Nghị định số 107/2021/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        "Nghị định",
        {(SELF, "repeals", N61), (SELF, "repeals", N107)},
        "hết hiệu lực after a list",
    ),
    (
        "2. Các văn bản sau đây hết hiệu lực thi hành:\na) Nghị định số 61/2018/NĐ-CP;\nb) Nghị định số 107/2021/NĐ-CP.\n"
        "3. Nghị định số 118/2021/NĐ-CP",
        "Nghị định",
        {(SELF, "repeals", N61), (SELF, "repeals", N107), (SELF, "refers_to", N118)},
        "items under a line that ends in a colon",
    ),
    (
        "Căn cứ Nghị định số 61/2018/NĐ-CP. (Đính kèm Nghị định số 61/2018/NĐ-CP). Thực hiện Nghị định số 61/2018/NĐ-CP",
        "Công văn",
        {(SELF, "based_on", N61), (SELF, "attaches", N61), (SELF, "implements", N61)},
        "a pair carries all that is said",
    ),
    (
        "Lưu ý: Nghị định này đã hết hiệu lực từ ngày 15/08/2021, được thay thế bởi Nghị định số 61/2018/NĐ-CP.",
        "Nghị định",
        {(N61, "replaces", SELF), (SELF, "refers_to", N61)},
        "what another document did to the one at hand",
    ),
    (
        "| Trạng thái | Hết hiệu lực (thay thế bởi Nghị định 61/2018/NĐ-CP từ 15/08/2021) |",
        "Nghị định",
        {(N61, "replaces", SELF), (SELF, "refers_to", N61)},
        "the same in a row of its state",
    ),
    (
        "| Văn bản thay thế | Nghị định 61/2018/NĐ-CP (được sửa đổi, bổ sung) |",
        "Nghị định",
        {(SELF, "amends", N61)},
        "a row whose remark says that it is but amended",
    ),
    (
        "Văn bản được ban hành căn cứ các Luật sau:\n- Nghị định số 61/2018/NĐ-CP\n- Nghị định số 45/2020/NĐ-CP",
        "Thông tư",
        {(SELF, "based_on", N61), (SELF, "based_on", N45)},
        "a lead-in that tells on what it was issued",
    ),
    (
        "Nội dung hướng dẫn này thay thế nội dung hướng dẫn 1 tại công văn số 12/CT-TTHT.",
        "Công văn",
        {(SELF, "replaces", "12/CT-TTHT|")},
        "guidance that was given is no act",
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected", "reason"), OF_SELF, ids=[row[3] for row in OF_SELF])
def test_what_the_document_at_hand_does(text: str, kind: str, expected: set[Triple], reason: str) -> None:
    assert triples(text, kind) == expected, reason


def test_the_title_acts_for_the_document() -> None:
    title = "Quy định chi tiết một số điều của Luật Xử lý vi phạm hành chính"
    assert triples(f"NGHỊ ĐỊNH\n{title}\n", "Nghị định", title) == {(SELF, "guides", "Luật Xử lý vi phạm hành chính")}


def test_to_carry_out_a_plan_is_to_implement_the_decision_that_issued_it() -> None:
    text = (
        "Căn cứ Quyết định số 251/QĐ-BNV ban hành Kế hoạch thông tin, tuyên truyền cải cách hành chính năm 2022.\n"
        "Để triển khai, thực hiện Kế hoạch thông tin, tuyên truyền cải cách hành chính năm 2022 của Bộ Nội vụ, Sở Nội vụ đề nghị"
    )
    key = "251/QĐ-BNV|"
    assert triples(text, "Công văn") == {(SELF, "based_on", key), (SELF, "implements", key)}


def test_self_refers_to_both_of_a_related_pair() -> None:
    found = triples("+ Nghị định số 107/2021/NĐ-CP về sửa đổi Nghị định số 61/2018/NĐ-CP", "Kế hoạch")
    assert {(SELF, "refers_to", N61), (SELF, "refers_to", N107)} < found


def test_evidence_runs_from_the_cue_to_the_citation() -> None:
    text = "1. Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;"
    (found,) = read(text, "Kế hoạch")
    assert found.span.text == "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"
    assert text[found.span.start : found.span.end] == found.span.text
    assert found.rule == "can-cu"
    assert 0.8 < found.confidence < 1
