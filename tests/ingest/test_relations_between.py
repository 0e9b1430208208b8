"""Relations between two cited documents, by the words between them."""

from __future__ import annotations

import pytest

from ingest.document import SELF
from ingest.header import find_header
from ingest.relations import find_relations
from tests.ingest.citing import N45, N61, N107, N118, N125, Triple, cite, triples

AMENDING = "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế"
BETWEEN = [
    (
        "theo Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ (thay thế Nghị định số 61/2018/NĐ-CP) và Luật Giáo dục",
        {("107/2021/NĐ-CP|2021-12-06", "replaces", N61)},
        "in brackets behind it",
    ),
    (
        "Nghị định số 61/2018/NĐ-CP (được sửa đổi tại Điều 6 Nghị định số 107/2021/NĐ-CP và Điều1 Nghị định số 118/2021/NĐ-CP)",
        {(N107, "amends", N61), (N118, "amends", N61)},
        "an article stuck to its number",
    ),
    (
        "Nghị định số 107/2021/NĐ-CP (sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP)",
        {(N107, "amends", N61)},
        "an amendment in brackets",
    ),
    (
        "Nghị định số 61/2018/NĐ-CP quy định chi tiết thi hành một số điều và biện pháp thi hành Luật Khiếu nại",
        {(N61, "guides", "Luật Khiếu nại")},
        "details and measures together",
    ),
    (
        "Nghị định số 107/2021/NĐ-CP thay thế cho Mẫu số 03 ban hành kèm theo Thông tư số 156/2013/TT-BTC",
        {(N107, "amends", "156/2013/TT-BTC|")},
        "a form replaced leaves its circular amended",
    ),
    (
        "Luật số 71/2014/QH13 sửa đổi, bổ sung một số điều của các luật về thuế và Điều 1 Luật số 106/2016/QH13",
        set(),
        "a later law of the same list is not amended",
    ),
    (
        "Khoản 4 Điều 16 Nghị định số 107/2021/NĐ-CP: Sửa đổi Điều 9 Nghị định số 61/2018/NĐ-CP",
        {(N107, "amends", N61)},
        "an amendment behind a colon",
    ),
    (
        "Căn cứ Thông tư số 8/2013/TT-BTC hướng dẫn một số điều của Luật Quản lý thuế; Luật sửa đổi, bổ sung một số điều của "
        "Luật Quản lý thuế và Nghị định số 61/2018/NĐ-CP",
        {("8/2013/TT-BTC|", "guides", t) for t in ("Luật Quản lý thuế", N61, AMENDING)}
        | {(AMENDING, "amends", "Luật Quản lý thuế")},
        "guidance goes on behind the law that amends the last",
    ),
    (
        "Sửa Thông tư số 1/2023/TT-BYT quy định chi tiết Luật Dược, Thông tư số 2/2024/TT-BYT ban hành Danh mục",
        {("1/2023/TT-BYT|", "guides", "Luật Dược")},
        "after what a circular guides the list of circulars goes on",
    ),
    (
        "công văn số 88/LG-LOG/2018 đề nghị hướng dẫn xử lý thuế tại Nghị định số 61/2018/NĐ-CP",
        {("88/LG-LOG/2018|", "refers_to", N61)},
        "to ask for guidance is not to guide",
    ),
    (
        "Thông tư số 26/2015/TT-BTC (hiệu lực thi hành từ ngày 01/01/2015) hướng dẫn Nghị định số 61/2018/NĐ-CP",
        {("26/2015/TT-BTC|", "guides", N61)},
        "a title behind a remark in brackets",
    ),
    (
        "Nghị định số 61/2018/NĐ-CP quy định chi tiết thi hành chính sách miễn, giảm thuế theo Nghị quyết số 43/2022/QH15",
        {(N61, "guides", "43/2022/QH15|")},
        "details of a policy that a resolution sets",
    ),
    (
        "Nghị định số 107/2021/NĐ-CP về sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP",
        {(N107, "amends", N61)},
        "in a title",
    ),
    (
        "Căn cứ Nghị định số 61/2018/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP và Nghị định số 45/2020/NĐ-CP;",
        {(N107, "amends", N61), (N45, "amends", N61)},
        "done to it by two",
    ),
    (
        "Nghị định số 125/2020/NĐ-CP quy định chi tiết và hướng dẫn thi hành Luật Xử lý vi phạm hành chính, được sửa đổi bởi "
        "Nghị định số 118/2021/NĐ-CP",
        {(N125, "guides", "Luật Xử lý vi phạm hành chính"), (N118, "amends", N125)},
        "a decree amends the decree, not the law named last",
    ),
    (
        "Căn cứ Luật Khiếu nại; Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Khiếu nại và Luật Tố cáo số 136/2025/QH15",
        {("136/2025/QH15|", "amends", "Luật Khiếu nại")},
        "an amending law by its name, of the laws in it those cited elsewhere",
    ),
    (
        "Quyết định số 1949/QĐ-UBND về ban hành Kế hoạch triển khai Nghị định số 61/2018/NĐ-CP của Chính phủ",
        {("1949/QĐ-UBND|", "implements", N61)},
        "a plan to carry out",
    ),
    ("Nghị định số 61/2018/NĐ-CP thay thế Nghị định số 45/2020/NĐ-CP", {(N61, "replaces", N45)}, "replaces"),
    ("Nghị định số 61/2018/NĐ-CP; Nghị định số 107/2021/NĐ-CP", set(), "a list states nothing between its items"),
    (
        "Luật Tố cáo số 25/2018/QH14 được sửa đổi, bổ sung bởi Luật số 42/2013/QH13, Luật số 81/2025/QH15",
        {("42/2013/QH13|", "amends", "25/2018/QH14|"), ("81/2025/QH15|", "amends", "25/2018/QH14|")},
        "of one document alone the words decide, whatever the years say",
    ),
    (
        "Luật số 31/2013/QH13 sửa đổi, bổ sung một số điều của Luật Dược, Điều 3 Luật số 71/2014/QH13",
        {("31/2013/QH13|", "amends", "Luật Dược")},
        "a law amends none of later years: the list goes on outside its title",
    ),
    (
        "Thông tư số 219/2013/TT-BTC hướng dẫn thi hành Nghị định số 209/2013/NĐ-CP (đã được sửa đổi, bổ sung theo "
        "Thông tư số 119/2014/TT-BTC)",
        {("219/2013/TT-BTC|", "guides", "209/2013/NĐ-CP|"), ("119/2014/TT-BTC|", "amends", "219/2013/TT-BTC|")},
        "a circular amends the circular, not the decree named last",
    ),
    (
        "Luật Dược số 14/2008/QH12 được sửa đổi theo Luật số 32/2013/QH13, Luật Thủ đô số 04/2007/QH12",
        {("32/2013/QH13|", "amends", "14/2008/QH12|")},
        "after a passive the list goes on with what is older",
    ),
    (
        "Thông tư số 09/2007/TT-BTM ngày 17/7/2007 của Bộ Thương mại (nay là Bộ Công Thương) hướng dẫn thi hành "
        "Nghị định số 23/2007/NĐ-CP",
        {("09/2007/TT-BTM|2007-07-17", "guides", "23/2007/NĐ-CP|")},
        "the issuer's new name in brackets before the title",
    ),
    (
        "Nghị quyết số 17/2022/UBTVQH15 được xây dựng, ban hành căn cứ vào Nghị quyết số 30/2021/QH15",
        {("17/2022/UBTVQH15|", "based_on", "30/2021/QH15|")},
        "one cited document made on the ground of another",
    ),
    (
        "Thông tư số 92/2015/TT-BTC ngày 15/6/2015 của Bộ\nTài chính sửa đổi, bổ sung Điều 2 Thông tư số 111/2013/TT-BTC",
        {("92/2015/TT-BTC|2015-06-15", "amends", "111/2013/TT-BTC|")},
        "a line cut within the issuer",
    ),
    (
        "Nghị định số 71/2007/NĐ-CP hướngdẫn Luật Dược",
        {("71/2007/NĐ-CP|", "guides", "Luật Dược")},
        "a blank that a scan has lost",
    ),
    (
        "Thông tư số 06/2012/TT-BTC hướng dẫn thi hành Luật Dược, hướng dẫn thi hành Nghị định số 123/2008/NĐ-CP",
        {("06/2012/TT-BTC|", "guides", "Luật Dược"), ("06/2012/TT-BTC|", "guides", "123/2008/NĐ-CP|")},
        "two acts of one title: the law between has no title of its own",
    ),
    (
        "Thông tư số 26/2015/TT-BTC hướng dẫn Nghị định số 12/2015/NĐ-CP và sửa đổi, bổ sung Thông tư số 39/2014/TT-BTC",
        {("26/2015/TT-BTC|", "guides", "12/2015/NĐ-CP|"), ("26/2015/TT-BTC|", "amends", "39/2014/TT-BTC|")},
        "a circular that guides a decree and amends a circular",
    ),
    ("Luật Đất đai sửa đổi 2022, Nghị định số 88/2021/NĐ-CP", set(), "an amended law amends nothing"),
    (
        "tại Công văn số 79-CV/TW, chỉ đạo của Thủ tướng Chính phủ tại Chỉ thị số 05/CT-TTg",
        set(),
        "who gave the next charge is no title of the last document",
    ),
    (
        "Công văn số 769/VP-NC về việc xác định mức phạt theo Nghị định số 61/2018/NĐ-CP",
        {("769/VP-NC|", "refers_to", N61)},
        "any other mention in a title",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), BETWEEN, ids=[row[2] for row in BETWEEN])
def test_what_one_cited_document_does_to_another(text: str, expected: set[Triple], reason: str) -> None:
    assert {t for t in triples(text) if t[0] != SELF} == expected, reason


def test_a_law_amends_every_law_that_its_name_lists() -> None:
    laws = ("Luật Đấu thầu", "Luật Hải quan", "Luật Đầu tư", "Luật Đầu tư công", "Luật Dược")
    amending = f"Luật sửa đổi, bổ sung một số điều của {', '.join(laws)} số 90/2025/QH15"
    found = triples("\n".join(f"Căn cứ {law};" for law in (*laws, amending)))
    assert {target for source, kind, target in found if (source, kind) == ("90/2025/QH15|", "amends")} == set(laws)


def test_what_is_replaced_is_not_repealed_besides() -> None:
    row = "| Văn bản thay thế | Thông tư số 19/2023/TT-BTTTT |"
    found = triples(f"{row}\nThông tư số 19/2023/TT-BTTTT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", "Thông tư")
    assert {kind for source, kind, _ in found if source == SELF} == {"replaces"}


def test_the_documents_own_number_names_it() -> None:
    head = "CHÍNH PHỦ\nSố: 107/2021/NĐ-CP\nNGHỊ ĐỊNH\nVề cơ chế một cửa\nĐiều 1. Phạm vi\n"
    text = f"{head}Nghị định 107/2021/NĐ-CP hướng dẫn thực hiện cơ chế quy định tại Nghị quyết số 29/2026/QH16"
    header = find_header(text)
    (found,) = find_relations(text, header, (), cite(text, header))
    assert (found.source, found.kind.value, found.target) == (SELF, "guides", "29/2026/QH16|")


@pytest.mark.parametrize("words", ["(Ban hành kèm theo ", "(ban hành theo ", "Ban hành kèm theo "])
def test_an_annex_is_issued_by_what_its_head_names(words: str) -> None:
    found = triples(f"PHỤ LỤC II\nQUY TẮC CỤ THỂ MẶT HÀNG\n{words}Nghị định số 61/2018/NĐ-CP ngày 23/4/2018)")
    assert ("61/2018/NĐ-CP|2018-04-23", "promulgates", SELF) in found
