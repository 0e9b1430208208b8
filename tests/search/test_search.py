"""What is found, over the sample corpus with an encoder that knows no meaning: words, numbers, phrases, duties, filters."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.document import Category, Document
from search.analyze import bare
from search.index import Filters, Hit, Reason, SearchIndex, Slot, UnitKind, group_by_document


def _place(hit: Hit) -> tuple[str, str]:
    return hit.document, hit.path


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("đơn vị nào lập dự toán kinh phí tuyên truyền", {("002", "III > 4"), ("002", "III > 3")}),
        ("niêm yết công khai thủ tục hành chính tại bộ phận tiếp nhận", {("001", "V > 4")}),
        ("chỉ số hài lòng SIPAS PAPI", {("003", "1 > dash 8")}),
    ],
)
def test_words_find_their_places(filled: SearchIndex, question: str, places: set[tuple[str, str]]) -> None:
    assert {_place(hit) for hit in filled.search(question).hits[: len(places)]} == places


def test_accents_may_be_left_out(filled: SearchIndex) -> None:
    question = "niêm yết công khai thủ tục hành chính tại bộ phận tiếp nhận"
    accented, unaccented = filled.search(question), filled.search(bare(question))
    assert unaccented.understood.restored == question
    assert _place(unaccented.hits[0]) == _place(accented.hits[0])
    assert Reason.ACCENTS in unaccented.hits[0].reasons
    undone = filled.search(bare(question), without=[Slot.ACCENTS])
    assert undone.understood.restored is None
    assert _place(undone.hits[0]) == _place(accented.hits[0])
    assert undone.hits[0].matches


def test_old_tone_marks_and_abbreviations_find_the_same(filled: SearchIndex) -> None:
    one = filled.search("Ủy ban nhân dân thị xã thủ tục hành chính")
    other = filled.search("UBND thị xã TTHC")
    third = filled.search("Uỷ ban nhân dân thị xã thủ tục hành chính")
    assert [hit.unit for hit in one.hits] == [hit.unit for hit in third.hits]
    assert {hit.unit for hit in one.hits[:10]} & {hit.unit for hit in other.hits[:10]}


def test_duties_come_first_when_asked_for(filled: SearchIndex) -> None:
    hits = filled.search("bao cao dinh ky 6 thang gui ve dau").hits
    for hit in hits[:4]:
        assert hit.kind is UnitKind.OBLIGATION
        assert hit.facts["category"] == "report"
        assert Reason.DUTY in hit.reasons
    assert hits[0].facts["recipient"]


def test_a_named_recipient_is_what_counts(filled: SearchIndex) -> None:
    (first, *_rest) = filled.search("ai phải báo cáo Sở Thông tin và Truyền thông").hits
    assert "Sở Thông tin và Truyền thông" in first.facts["recipient"]


@pytest.mark.parametrize("question", ["26/KH-UBND", "kh 26 ubnd", "kế hoạch số 26"])
def test_a_number_goes_to_its_document(filled: SearchIndex, question: str) -> None:
    result = filled.search(question)
    assert result.numbers[0].documents == ("002",)
    assert (result.hits[0].document, result.hits[0].kind) == ("002", UnitKind.DOCUMENT)
    assert Reason.NUMBER in result.hits[0].reasons
    assert not result.nothing_fits


@pytest.mark.parametrize("question", ["251/QĐ-BNV", "qd 251 bnv", "quyet dinh 251 nam 2022"])
def test_a_number_that_is_only_cited_goes_to_where_it_is(filled: SearchIndex, question: str) -> None:
    result = filled.search(question)
    assert (result.numbers[0].documents, result.numbers[0].cited_in) == ((), ("000",))
    assert "251/QĐ-BNV" in result.hits[0].text


def test_a_title_goes_to_its_document(filled: SearchIndex) -> None:
    first = filled.search("kế hoạch thông tin tuyên truyền cải cách hành chính thị xã Duyên Hải").hits[0]
    assert (first.document, first.kind) == ("002", UnitKind.DOCUMENT)


def test_a_phrase_stands_in_each_hit(filled: SearchIndex) -> None:
    hits = filled.search('"một cửa liên thông"', limit=50).hits
    assert hits
    assert all("một cửa liên thông" in hit.text.lower() for hit in hits)
    assert filled.search('"liên thông một cửa"').hits == ()


def test_hits_point_into_the_document(filled: SearchIndex, documents: dict[str, Document]) -> None:
    for hit in filled.search("báo cáo kết quả tuyên truyền cải cách hành chính", limit=60).hits:
        text = documents[hit.document].text
        assert text[hit.start : hit.end] == hit.text
        assert all(text[span.start : span.end] == span.text for span in hit.matches)
        assert all(a.end <= b.start for a, b in zip(hit.matches, hit.matches[1:], strict=False))
        assert "".join(words for words, _marked in hit.pieces()) == hit.excerpt.text in hit.text
        assert 0 <= hit.score <= 1


def test_no_hit_says_again_what_another_said(filled: SearchIndex) -> None:
    hits = filled.search("bố trí kinh phí tuyên truyền", limit=60).hits
    for a in hits:
        for b in hits:
            if a is not b and a.document == b.document:
                overlap = min(a.end, b.end) - max(a.start, b.start)
                assert overlap < 0.6 * min(len(a.text), len(b.text))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(types=("kế hoạch",)), {"001", "002"}),
        (Filters(issuers=("Duyên Hải",)), {"002"}),
        (Filters(issuers=("duyen hai", "Vĩnh Long")), {"001", "002"}),
        (Filters(places=("Vĩnh Linh",)), {"003"}),
        (Filters(date_from=dt.date(2022, 4, 1)), {"000", "003"}),  # of `04/2022` any day will do
        (Filters(date_to=dt.date(2021, 12, 31)), {"001", "004"}),
        (Filters(date_from=dt.date(2022, 1, 1), date_to=dt.date(2022, 12, 31)), {"000", "002"}),
        (Filters(documents=frozenset({"004"})), {"004"}),
        (Filters(documents=frozenset()), set()),
        (Filters(types=("Nghị định",)), set()),
    ],
)
def test_filters(filled: SearchIndex, filters: Filters, found: set[str]) -> None:
    assert {hit.document for hit in filled.search("tuyên truyền cải cách hành chính", filters, limit=200).hits} == found


def test_filters_on_duties(filled: SearchIndex) -> None:
    reports = filled.search("tuyên truyền", Filters(categories=(Category.REPORT,)), limit=50).hits
    assert reports
    assert {hit.facts["category"] for hit in reports} == {"report"}
    to = filled.search("tuyên truyền", Filters(recipients=("UBND thị xã",)), limit=50).hits
    assert to
    assert all("Ủy ban nhân dân thị xã" in hit.facts["recipient"] for hit in to)
    by = filled.search("tuyên truyền", Filters(actors=("phong tu phap",)), limit=50).hits
    assert all("Phòng Tư pháp" in hit.facts["actor"] for hit in by)
    assert by
    assert {hit.kind for hit in filled.search("tuyên truyền", Filters(kinds=(UnitKind.DOCUMENT,))).hits} == {UnitKind.DOCUMENT}


def test_facets_count_documents(filled: SearchIndex) -> None:
    facets = filled.search("tuyên truyền cải cách hành chính").facets
    assert dict(facets["type"])["Kế hoạch"] == 2
    assert dict(facets["year"])["2022"] == 2
    assert [count for _value, count in facets["category"]] == sorted((n for _v, n in facets["category"]), reverse=True)


@pytest.mark.parametrize("question", ["", "   ", "???", "\x00", "\ud800"])
def test_nothing_asked_nothing_found(filled: SearchIndex, question: str) -> None:
    result = filled.search(question)
    assert result.hits == ()
    assert result.nothing_fits


@pytest.mark.parametrize(
    "question", ["cách nấu phở bò ngon", "đội tuyển nào vô địch World Cup 2018", "best restaurants in Hanoi"]
)
def test_other_worlds_are_told(filled: SearchIndex, question: str) -> None:
    assert filled.search(question).nothing_fits
    assert not filled.search("hình thức tuyên truyền cải cách hành chính").nothing_fits


def test_groups_keep_the_order_of_the_best(filled: SearchIndex) -> None:
    hits = filled.search("báo cáo định kỳ").hits
    groups = group_by_document(hits)
    assert groups[0].hits[0] == hits[0]
    assert sum(len(group.hits) for group in groups) == len(hits)


def test_the_limit_is_kept(filled: SearchIndex) -> None:
    assert len(filled.search("tuyên truyền", limit=3).hits) == 3
    assert filled.search("tuyên truyền", limit=0).hits == ()


def test_threads_may_search_at_once(filled: SearchIndex) -> None:
    questions = ["báo cáo định kỳ", "kinh phí", "251/QĐ-BNV", "tuyen truyen"] * 6
    alone = [[hit.unit for hit in filled.search(question).hits] for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = [[hit.unit for hit in result.hits] for result in pool.map(filled.search, questions)]
    assert together == alone


@pytest.mark.parametrize(
    "question", ["a" * 5000, "báo cáo " * 500, "((((", "NOT AND OR +- ~ * words:x", "'; DROP TABLE units; --", "%_%"]
)
def test_any_question_is_taken(filled: SearchIndex, question: str) -> None:
    filled.search(question)
