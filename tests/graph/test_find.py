"""What a person may type for a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.lineage import find_documents
from tests.graph.make import Draft, graph_of, plan


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    draft = plan("Văn bản được nhắc tới:", title="Tuyên truyền cải cách hành chính")
    for number, date, issuer in (
        ("251/QĐ-BNV", "2022-03-29", "Bộ Nội vụ"),
        ("61/2018/NĐ-CP", "2018-04-23", "Chính phủ"),
        ("161/2018/NĐ-CP", "2018-11-29", "Chính phủ"),
        ("19/KH-UBND", "2022-02-19", "Ủy ban nhân dân thị xã Duyên Hải"),
        ("19/KH-UBND", "2021-01-26", "Ủy ban nhân dân tỉnh Sóc Trăng"),
        ("17-NQ/TW", "2007-08-01", "Ban Chấp hành Trung ương Đảng"),
        ("67/2014/QH13", None, "Quốc hội"),
        ("1850/QĐ-UBND", "2021-09-06", "Ủy ban nhân dân tỉnh Trà Vinh"),
    ):
        kinds = {"QĐ": "Quyết định", "NĐ": "Nghị định", "KH": "Kế hoạch", "NQ": "Nghị quyết", "QH": "Luật"}
        kind = next(kind for code, kind in kinds.items() if code in number)
        words = f"{kind} số {number} của {issuer} ({date})"
        draft.text += f"\n{words}"
        draft.cite(words, number, date, issuer, type=kind)
    draft.text += "\nLuật Phổ biến, giáo dục pháp luật"
    draft.cite("Luật Phổ biến, giáo dục pháp luật")
    header = {"symbol": "SNV-TCBCTCPCP", "type": "Công văn", "issuer": "Sở Nội vụ tỉnh Trà Vinh"}
    blank = Draft("Không có số.", "b.txt", "2022-04", **header)
    return graph_of(tmp_path_factory.mktemp("find"), draft, blank)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("bnv/qd/2022/251", ["bnv/qd/2022/251"]),  # an id
        ("251/QĐ-BNV", ["bnv/qd/2022/251"]),
        ("số 251/QĐ-BNV", ["bnv/qd/2022/251"]),
        ("Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ trưởng Bộ Nội vụ", ["bnv/qd/2022/251"]),  # pasted whole
        ("Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ Nội vụ", ["bnv/qd/2022/251"]),
        ("qd 251 bnv", ["bnv/qd/2022/251"]),
        ("251 bnv", ["bnv/qd/2022/251"]),
        ("251/qd-bnv", ["bnv/qd/2022/251"]),
        ("nghi dinh 61 nam 2018", ["cp/nd/2018/61"]),
        ("61/2018/NĐ-CP", ["cp/nd/2018/61"]),
        ("061/2018/NĐ–CP", ["cp/nd/2018/61"]),  # a leading zero, a typographer's dash
        ("nd 61/2018", ["cp/nd/2018/61"]),
        ("nghị định 61 ngày 23 tháng 4 năm 2018", ["cp/nd/2018/61"]),
        ("nghị định 61 ngày 24/4/2018", []),  # another day
        ("19/KH-UBND", ["ubnd-thi-xa-duyen-hai/kh/2022/19", "ubnd-tinh-soc-trang/kh/2021/19"]),
        ("19/KH-UBND Sóc Trăng", ["ubnd-tinh-soc-trang/kh/2021/19"]),
        ("19/KH-UBND ngày 19/02/2022", ["ubnd-thi-xa-duyen-hai/kh/2022/19"]),
        ("ke hoach 19 soc trang", ["ubnd-tinh-soc-trang/kh/2021/19"]),
        ("kh 19 ubnd 26/01/2021", ["ubnd-tinh-soc-trang/kh/2021/19"]),
        ("26 /KH-UBND", ["ubnd-thi-xa-duyen-hai/kh/2022/26"]),
        ("ke hoach 26 tuyen truyen duyen hai", ["ubnd-thi-xa-duyen-hai/kh/2022/26"]),  # words of the title
        ("17-NQ/TW", ["ban-chap-hanh-trung-uong-dang/nq/2007/17"]),
        ("nq 17 tw", ["ban-chap-hanh-trung-uong-dang/nq/2007/17"]),
        ("67/2014/QH13", ["qh/luat/2014/67"]),
        ("luat pho bien giao duc phap luat", ["ten/luat-pho-bien-giao-duc-phap-luat"]),
        ("SNV-TCBCTCPCP", None),  # a blank number is found by its symbol
        ("qd 1850", ["ubnd-tinh-tra-vinh/qd/2021/1850"]),
        ("qd 185", []),  # figures match whole
        ("nghị định", ["cp/nd/2018/161", "cp/nd/2018/61"]),  # all of a kind, the latest first
        ("không có gì", []),
        ("", []),
        ("số", []),
    ],
)
def test_a_reference(graph: MultiDiGraph[str], reference: str, found: list[str] | None) -> None:
    ids = list(find_documents(graph, reference))
    if found is None:
        assert [id.rpartition("/")[0] for id in ids] == ["so-noi-vu-tinh-tra-vinh/cv/2022"]
    else:
        assert ids == found


def test_what_is_in_the_corpus_comes_first(tmp_path: Path) -> None:
    citing = plan("Kế hoạch số 19/KH-UBND ngày 26/01/2021 của Ủy ban nhân dân tỉnh Sóc Trăng.")
    citing.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2023-01-26", "Ủy ban nhân dân tỉnh Sóc Trăng")
    graph = graph_of(tmp_path, citing, plan("Nội dung.", "b.txt", "19", "2022-02-19"))
    assert find_documents(graph, "19/KH-UBND") == ("ubnd-thi-xa-duyen-hai/kh/2022/19", "ubnd-tinh-soc-trang/kh/2023/19")
