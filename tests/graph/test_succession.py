"""What was replaced or repealed, what still rests on it, and what is in force: right answers written by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.force import Force, in_force
from graph.kept import Kept, keep
from graph.nearby import force_of
from graph.store import Store
from graph.succession import Dated, When, changes, find_stale
from graph.words import force_words
from ingest.errors import UnknownDocument
from ingest.parse import parse_file
from tests.graph.make import Draft, graph_of, plan

DECREE = {"issuer": "Chính phủ", "type": "Nghị định", "symbol": "NĐ-CP"}
OLD, NEW = "cp/nd/2010/43", "cp/nd/2021/1"


def decree(text: str, number: str, date: str) -> Draft:
    return Draft(text, f"{number}.txt", date, number=number, year=date[:4], **DECREE)


def effect(verb: str = "thay thế", kind: str = "replaces", words: str = "", date: str = "2021-01-04") -> Draft:
    """Decree 1/2021 does away with decree 43/2010."""
    draft = decree(f"Nghị định này {verb} {words}Nghị định số 43/2010/NĐ-CP.", "1", date)
    key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    draft.relate("self", kind, key, draft.text.split("\n")[-1])
    return draft


def resting(number: str, date: str, *also: str) -> Draft:
    """A plan that rests on decree 43/2010 and names others besides."""
    draft = plan(f"Căn cứ Nghị định số 43/2010/NĐ-CP; {'; '.join(also)}.", f"p{number}.txt", number, date)
    key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    draft.relate("self", "based_on", key, "Căn cứ Nghị định số 43/2010/NĐ-CP")
    for words in also:
        draft.cite(words, words.removeprefix("Nghị định số "), None, "Chính phủ")
    return draft


def below(number: str, date: str, upper: str, upper_date: str) -> Draft:
    """A plan that carries out another plan of the town."""
    draft = plan(f"Thực hiện Kế hoạch số {upper}/KH-UBND.", f"p{number}.txt", number, date)
    key = draft.cite(f"Kế hoạch số {upper}/KH-UBND", f"{upper}/KH-UBND", upper_date, "Ủy ban nhân dân thị xã Duyên Hải")
    draft.relate("self", "implements", key, f"Thực hiện Kế hoạch số {upper}/KH-UBND")
    return draft


def town(number: int, year: int) -> str:
    return f"ubnd-thi-xa-duyen-hai/kh/{year}/{number}"


def test_a_plan_that_rests_on_what_was_replaced_before_it(tmp_path: Path) -> None:
    (stale,) = find_stale(graph_of(tmp_path, effect(), resting("26", "2022-02-11")))
    assert (stale.document.id, stale.base.id, stale.when) == (town(26, 2022), OLD, When.BEFORE)
    assert stale.grave
    assert not stale.aware
    assert [change.by.id for change in stale.changes] == [NEW]
    assert stale.changes[0].self_stated
    assert stale.changes[0].evidence[0].quote == "Nghị định này thay thế Nghị định số 43/2010/NĐ-CP."
    assert [(step.lower.id, step.kind, step.upper.id) for step in stale.path] == [(town(26, 2022), "based_on", OLD)]
    assert stale.path[0].evidence[0].quote == "Căn cứ Nghị định số 43/2010/NĐ-CP"
    assert stale.confidence == 0.8


@pytest.mark.parametrize(
    ("date", "also", "when", "grave", "aware"),
    [
        ("2022-02-11", (), When.BEFORE, True, False),
        ("2020-02-11", (), When.SINCE, False, False),  # it lives on, its base does not
        ("2021-01-04", (), When.UNKNOWN, False, False),  # of one day
        ("2021-01", (), When.UNKNOWN, False, False),  # the blank day may be before or after
        ("2022-02-11", ("Nghị định số 1/2021/NĐ-CP",), When.BEFORE, False, True),  # it knows the new one
    ],
)
def test_the_day_of_the_change_against_the_documents_own(
    tmp_path: Path, date: str, also: tuple[str, ...], when: When, grave: bool, aware: bool
) -> None:
    (stale,) = find_stale(graph_of(tmp_path, effect(), resting("26", date, *also)))
    assert (stale.when, stale.grave, stale.aware) == (when, grave, aware)


def test_staleness_goes_down_the_lineage_with_its_path(tmp_path: Path) -> None:
    drafts = (effect(), resting("12", "2019-03-01"), below("30", "2022-03-01", "12", "2019-03-01"))
    found = {stale.document.id: stale for stale in find_stale(graph_of(tmp_path, *drafts))}
    assert set(found) == {town(12, 2019), town(30, 2022)}
    far = found[town(30, 2022)]
    assert [(step.lower.id, step.upper.id) for step in far.path] == [(town(30, 2022), town(12, 2019)), (town(12, 2019), OLD)]
    assert far.when is When.BEFORE
    assert not far.grave  # its own base lives


def test_the_nearest_base_that_ended_is_told_and_those_above_it_are_not(tmp_path: Path) -> None:
    repeal = plan("Kế hoạch này bãi bỏ Kế hoạch số 12/KH-UBND.", "r.txt", "40", "2021-06-01")
    key = repeal.cite("Kế hoạch số 12/KH-UBND", "12/KH-UBND", "2019-03-01", "Ủy ban nhân dân thị xã Duyên Hải")
    repeal.relate("self", "repeals", key, "bãi bỏ Kế hoạch số 12/KH-UBND")
    drafts = (effect(), repeal, resting("12", "2019-03-01"), below("30", "2022-03-01", "12", "2019-03-01"))
    found = [(stale.document.id, stale.base.id) for stale in find_stale(graph_of(tmp_path, *drafts))]
    assert found == [(town(30, 2022), town(12, 2019)), (town(12, 2019), OLD)]


def test_a_document_that_ended_before_its_base_is_no_concern(tmp_path: Path) -> None:
    repeal = plan("Kế hoạch này bãi bỏ Kế hoạch số 12/KH-UBND.", "r.txt", "40", "2020-06-01")
    key = repeal.cite("Kế hoạch số 12/KH-UBND", "12/KH-UBND", "2019-03-01", "Ủy ban nhân dân thị xã Duyên Hải")
    repeal.relate("self", "repeals", key, "bãi bỏ Kế hoạch số 12/KH-UBND")
    assert find_stale(graph_of(tmp_path, effect(), repeal, resting("12", "2019-03-01"))) == ()


@pytest.mark.parametrize(
    ("verb", "kind", "words", "partial"),
    [
        ("thay thế", "replaces", "", False),
        ("bãi bỏ", "repeals", "", False),
        ("bãi bỏ", "repeals", "Điều 5 ", True),
        ("bãi bỏ", "repeals", "một số điều của ", True),
        ("bãi bỏ", "repeals", "khoản 2 và khoản 3 Điều 7 của ", True),
    ],
)
def test_pieces_that_are_repealed_do_not_end_the_whole(tmp_path: Path, verb: str, kind: str, words: str, partial: bool) -> None:
    graph = graph_of(tmp_path, effect(verb, kind, words))
    (change,) = changes(graph)[OLD]
    assert change.partial is partial
    assert in_force(graph, OLD, dt.date(2022, 1, 1)).force is (Force.CHANGED if partial else Force.ENDED)


def test_a_form_of_a_decree_is_a_piece_of_it(tmp_path: Path) -> None:
    words = "Mẫu số 03 ban hành kèm theo "
    assert changes(graph_of(tmp_path, effect(words=words)))[OLD][0].partial


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ({"type": "Công văn", "symbol": "BTC-CST", "number": "7"}, "a dispatch only tells of a decree's end"),
        ({"type": "Tờ trình", "symbol": "TTr-BTC", "number": "7"}, "so does a proposal"),
        ({"type": "Nghị định", "symbol": "NĐ-CP"}, "a decree without a number is a draft"),
    ],
)
def test_what_cannot_end_a_decree(tmp_path: Path, header: dict[str, str], why: str) -> None:
    draft = Draft("Thay thế Nghị định số 43/2010/NĐ-CP.", "d.txt", "2021-01-04", issuer="Chính phủ", **header)
    key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    draft.relate("self", "replaces", key, "Thay thế Nghị định số 43/2010/NĐ-CP")
    assert changes(graph_of(tmp_path, draft)) == {}, why


def test_a_law_of_which_only_the_name_is_known_is_left_open(tmp_path: Path) -> None:
    """Several laws had the name `Luật Quản lý thuế`, one after another."""
    told = {"number": "38", "year": "2019", "symbol": "QH14", "type": "Luật", "issuer": "Quốc hội"}
    law = Draft("Luật này thay thế Luật Quản lý thuế.", "l.txt", "2019-06-13", **told)
    law.relate("self", "replaces", law.cite("Luật Quản lý thuế"), "thay thế Luật Quản lý thuế")
    assert changes(graph_of(tmp_path, law)) == {}


def test_what_is_older_does_not_rest_on_it(tmp_path: Path) -> None:
    assert find_stale(graph_of(tmp_path, effect(), resting("26", "2009-01-01"))) == ()


def test_changes_are_told_by_whether_they_came_before(tmp_path: Path) -> None:
    """Amended in 2012 and 2023; the plan of 2022 could know the first alone."""
    drafts = [
        decree(f"Sửa đổi Nghị định số 43/2010/NĐ-CP ({n}).", n, date) for n, date in (("5", "2012-02-02"), ("6", "2023-02-02"))
    ]
    for draft in drafts:
        key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
        draft.relate("self", "amends", key, "Sửa đổi Nghị định số 43/2010/NĐ-CP")
    (stale,) = find_stale(graph_of(tmp_path, *drafts, resting("26", "2022-02-11")))
    assert (stale.when, [change.by.id for change in stale.changes]) == (When.BEFORE, ["cp/nd/2012/5"])
    assert not stale.grave


def test_the_maker_of_the_change_may_rest_on_what_it_changes(tmp_path: Path) -> None:
    draft = effect()
    draft.relate("self", "based_on", "43/2010/NĐ-CP|2010-04-15", "Nghị định số 43/2010/NĐ-CP")
    assert find_stale(graph_of(tmp_path, draft)) == ()


def test_what_is_older_than_what_it_would_replace_is_a_misreading(tmp_path: Path) -> None:
    assert changes(graph_of(tmp_path, effect(date="2009-01-04"))) == {}


@pytest.mark.parametrize(
    ("on", "force"),
    [
        ("2009-12-31", Force.NOT_YET),
        ("2010-04-15", Force.IN_FORCE),
        ("2021-01-03", Force.IN_FORCE),
        ("2021-01-04", Force.ENDED),
    ],
)
def test_in_force_by_day(tmp_path: Path, on: str, force: Force) -> None:
    answer = in_force(graph_of(tmp_path, effect(), resting("26", "2022-02-11")), OLD, dt.date.fromisoformat(on))
    assert answer.force is force
    assert len(answer.reasons) == (force is Force.ENDED)
    assert "trong kho" in answer.limit[0]


def test_in_force_tells_of_bases_that_ended(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, effect(), resting("26", "2020-02-11"))
    assert in_force(graph, town(26, 2020), dt.date(2020, 12, 31)).doubts == ()
    answer = in_force(graph, town(26, 2020), dt.date(2021, 12, 31))
    assert answer.force is Force.IN_FORCE
    assert [doubt.base.id for doubt in answer.doubts] == [OLD]


def test_in_force_tells_of_what_it_amends_that_ended(tmp_path: Path) -> None:
    """Of a decree that only amends another nothing is left when that is replaced, whoever forgets to say so."""
    amending = decree("Nghị định này sửa đổi Nghị định số 43/2010/NĐ-CP.", "5", "2019-05-05")
    key = amending.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    amending.relate("self", "amends", key, amending.text.split("\n")[-1])
    graph = graph_of(tmp_path, effect(), amending)
    assert in_force(graph, "cp/nd/2019/5", dt.date(2020, 12, 31)).doubts == ()
    answer = in_force(graph, "cp/nd/2019/5", dt.date(2021, 12, 31))
    assert answer.force is Force.IN_FORCE
    assert [(doubt.base.id, doubt.when) for doubt in answer.doubts] == [(OLD, When.SINCE)]
    assert force_words(answer, "vi")[1].startswith("  Sửa đổi, bổ sung Nghị định 43/2010/NĐ-CP")
    assert force_of(graph, "cp/nd/2019/5", dt.date(2021, 12, 31)) == answer  # the part of the graph says the same
    keep(graph, tmp_path / "kept")
    with Kept(tmp_path / "kept") as kept:
        assert in_force(kept.above("cp/nd/2019/5"), "cp/nd/2019/5", dt.date(2021, 12, 31)) == answer


def test_an_unknown_document_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownDocument):
        in_force(graph_of(tmp_path, effect()), "cp/nd/1900/1", dt.date(2022, 1, 1))


def test_the_sample_corpus(tmp_path: Path, corpus: Path) -> None:
    """Decree 107/2021 amended decree 61/2018, which a circular guides and a decision of Trà Vinh carries out, both of 2018.
    The plan of Duyên Hải names both decrees and rests on neither."""
    with Store(tmp_path / "store.sqlite") as store:
        for path in corpus.glob("*.txt"):
            store.put(parse_file(path))
        graph = build_graph(store)
    found = find_stale(graph)
    assert {(s.document.id, s.path[0].kind, s.base.id, s.when) for s in found} == {
        ("vpcp/tt/2018/1", "guides", "cp/nd/2018/61", When.SINCE),
        ("ubnd-tinh-tra-vinh/qd/2018/1949", "implements", "cp/nd/2018/61", When.SINCE),
    }
    assert all([c.by.id for c in s.changes] == ["cp/nd/2021/107"] for s in found)
    assert all(s.changes[0].evidence[0].document == "ubnd-thi-xa-duyen-hai/kh/2022/26" for s in found)
    assert in_force(graph, "cp/nd/2018/61", dt.date(2021, 12, 5)).force is Force.IN_FORCE
    assert in_force(graph, "cp/nd/2018/61", dt.date(2021, 12, 6)).force is Force.CHANGED


IN_EFFECT = " Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2021."


def later(text: str = IN_EFFECT) -> Draft:
    """Decree 1/2021 of 04/01, in effect from 01/03, does away with decree 43/2010."""
    draft = decree(f"Nghị định này thay thế Nghị định số 43/2010/NĐ-CP.{text}", "1", "2021-01-04")
    key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    draft.relate("self", "replaces", key, "Nghị định này thay thế Nghị định số 43/2010/NĐ-CP.")
    return draft


@pytest.mark.parametrize(
    ("document", "on", "force"),
    [
        (OLD, "2021-02-28", Force.IN_FORCE),  # the new one is issued, and does not hold yet
        (OLD, "2021-03-01", Force.ENDED),
        (NEW, "2021-01-03", Force.NOT_YET),
        (NEW, "2021-02-28", Force.PENDING),
        (NEW, "2021-03-01", Force.IN_FORCE),
    ],
)
def test_a_change_counts_from_its_effect(tmp_path: Path, document: str, on: str, force: Force) -> None:
    answer = in_force(graph_of(tmp_path, later()), document, dt.date.fromisoformat(on))
    assert answer.force is force
    if document == NEW:
        assert answer.start is not None
        assert answer.start.evidence.quote == "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2021"


@pytest.mark.parametrize(("date", "when"), [("2021-02-01", When.SINCE), ("2021-04-01", When.BEFORE)])
def test_a_base_is_stale_from_the_effect_on(tmp_path: Path, date: str, when: When) -> None:
    (stale,) = find_stale(graph_of(tmp_path, later(), resting("26", date)))
    assert (stale.when, stale.changes[0].date, stale.changes[0].dated) == (when, "2021-03-01", Dated.EFFECT)


def test_a_sentence_may_give_another_day(tmp_path: Path) -> None:
    draft = decree(f"Nghị định số 43/2010/NĐ-CP hết hiệu lực kể từ ngày 01/6/2021.{IN_EFFECT}", "1", "2021-01-04")
    key = draft.cite("Nghị định số 43/2010/NĐ-CP", "43/2010/NĐ-CP", "2010-04-15", "Chính phủ")
    draft.relate("self", "repeals", key, "Nghị định số 43/2010/NĐ-CP")
    (change,) = changes(graph_of(tmp_path, draft))[OLD]
    assert (change.date, change.dated) == ("2021-06-01", Dated.SAID)


def test_a_document_may_end_by_itself(tmp_path: Path) -> None:
    draft = decree("Nghị định này có hiệu lực từ ngày 01/02/2021 đến hết ngày 31/12/2021.", "1", "2021-01-04")
    graph = graph_of(tmp_path, draft)
    told = {day: in_force(graph, NEW, dt.date.fromisoformat(day)).force for day in ("2021-12-31", "2022-01-01")}
    assert told == {"2021-12-31": Force.IN_FORCE, "2022-01-01": Force.ENDED}
