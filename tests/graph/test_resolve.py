"""Citations against documents and against each other."""

from __future__ import annotations

import random

import pytest

from graph.resolve import Resolutions, Writing, resolve
from graph.schema import Resolution

DUYEN_HAI, SOC_TRANG = "Ủy ban nhân dân thị xã Duyên Hải", "Ủy ban nhân dân tỉnh Sóc Trăng"


def held(id: str, serial: str = "19", date: str | None = "2022-02-19", issuer: str | None = DUYEN_HAI, **more: str) -> Writing:
    return Writing(id, "", f"{serial}/KH-UBND", serial, None, "KH-UBND", more.pop("type", "Kế hoạch"), issuer, date, **more)


def cited(
    owner: str, date: str | None = None, issuer: str | None = None, serial: str = "19", symbol: str = "KH-UBND", **more: str
) -> Writing:
    number = f"{serial}/{symbol}"
    key = more.pop("key", f"{number}|{date or ''}|{issuer or ''}")
    return Writing(owner, key, number, serial, None, symbol, more.pop("type", "Kế hoạch"), issuer, date)


def outcome(resolutions: Resolutions, writing: Writing) -> tuple[Resolution, tuple[str, ...]]:
    found = resolutions.of[writing.owner, writing.key]
    return found.resolution, found.targets


@pytest.mark.parametrize(
    ("writing", "resolution"),
    [
        (cited("b", "2022-02-19", DUYEN_HAI), Resolution.RESOLVED),
        (cited("b", "2022-02-19"), Resolution.RESOLVED),  # the day agrees and no other issuer is told
        (cited("b", None, DUYEN_HAI), Resolution.RESOLVED),  # the issuer agrees, one candidate
        (cited("b", "2022-02", DUYEN_HAI), Resolution.RESOLVED),  # a blank day contradicts nothing
        (cited("b", "2022-02-20", DUYEN_HAI), Resolution.ABSENT),  # another day is another document
        (cited("b", "2022-02-19", SOC_TRANG), Resolution.ABSENT),  # another issuer too
        (cited("b"), Resolution.ABSENT),  # the number alone never makes two writings one
        (cited("b", "2022-02-19", DUYEN_HAI, symbol="QĐ-UBND"), Resolution.ABSENT),
        (cited("a", "2022-02-19", DUYEN_HAI), Resolution.SELF),
        (cited("b", "2022-02-19", "Ủy ban nhân dân thị xã"), Resolution.RESOLVED),  # the name's beginning, on the same day
    ],
)
def test_one_document_in_the_corpus(writing: Writing, resolution: Resolution) -> None:
    found, targets = outcome(resolve([held("a")], [writing]), writing)
    assert found is resolution
    assert (targets == ("a",)) == (resolution in (Resolution.RESOLVED, Resolution.SELF))


def test_two_documents_of_one_number_are_both_candidates() -> None:
    documents = [held("one", date="2021-02-19"), held("two", date="2022-02-19")]
    vague, clear = cited("b", None, DUYEN_HAI), cited("b", "2022-02-19", DUYEN_HAI)
    found = resolve(documents, [vague, clear])
    assert outcome(found, vague) == (Resolution.AMBIGUOUS, ("one", "two"))
    assert outcome(found, clear) == (Resolution.RESOLVED, ("two",))


def test_several_texts_of_one_document_stand_for_the_first() -> None:
    texts = [held("x", base="x"), held("x~1234", base="x"), held("x~5678", base="x", date="2022-03-01")]
    found = resolve(texts, [cited("b", "2022-02-19", DUYEN_HAI), cited("x~1234", "2022-02-19", DUYEN_HAI)])
    assert outcome(found, cited("b", "2022-02-19", DUYEN_HAI)) == (Resolution.RESOLVED, ("x",))
    assert outcome(found, cited("x~1234", "2022-02-19", DUYEN_HAI))[0] is Resolution.SELF
    assert found.versions == {"x~1234": "x"}  # another day is another document


def decree(owner: str, date: str | None, issuer: str | None = "Chính phủ") -> Writing:
    return Writing(owner, f"61/2018/NĐ-CP|{date}", "61/2018/NĐ-CP", "61", 2018, "NĐ-CP", "Nghị định", issuer, date)


def test_a_number_that_holds_its_year_is_one_whatever_the_day() -> None:
    cited_so = [decree("a", "2018-04-23"), decree("b", "2018-04-23"), decree("c", "2018-04-28"), decree("d", None)]
    found = resolve([], cited_so)
    assert [entity.id for entity in found.absent] == ["cp/nd/2018/61"]
    assert found.absent[0].writing.date == "2018-04-23"  # told most often
    known = Writing("x", "", "61/2018/NĐ-CP", "61", 2018, "NĐ-CP", "Nghị định", "Chính phủ", "2018-04-23")
    assert {outcome(resolve([known], cited_so), w) for w in cited_so} == {(Resolution.RESOLVED, ("x",))}


def test_19_kh_ubnd_is_two_documents() -> None:
    first, second = cited("a", "2021-01-26", SOC_TRANG), cited("b", "2022-02-19", DUYEN_HAI)
    found = resolve([], [first, second])
    assert outcome(found, first) == (Resolution.ABSENT, ("ubnd-tinh-soc-trang/kh/2021/19",))
    assert outcome(found, second) == (Resolution.ABSENT, ("ubnd-thi-xa-duyen-hai/kh/2022/19",))
    assert len(found.absent) == 2


def test_cited_documents_meet_across_documents() -> None:
    full, dated, issued = cited("a", "2022-02-19", DUYEN_HAI), cited("b", "2022-02-19"), cited("c", None, DUYEN_HAI)
    found = resolve([], [issued, dated, full])
    assert len(found.absent) == 1
    assert len({outcome(found, w)[1] for w in (full, dated, issued)}) == 1


def test_issuer_here_and_day_there_agree_on_nothing() -> None:
    found = resolve([], [cited("a", "2022-02-19"), cited("b", None, DUYEN_HAI)])
    assert len(found.absent) == 2


def test_a_document_in_the_corpus_draws_in_what_agrees_with_a_fuller_citation() -> None:
    # The header leaves its issuer blank; one citation meets it by the day, the other is told by the issuer alone.
    full, issued = cited("b", "2022-02-19", DUYEN_HAI), cited("c", None, DUYEN_HAI)
    found = resolve([held("a", issuer=None)], [full, issued])
    assert outcome(found, full) == (Resolution.RESOLVED, ("a",))
    assert outcome(found, issued) == (Resolution.RESOLVED, ("a",))


def test_another_day_gets_an_id_of_its_own() -> None:
    found = resolve([held("ubnd-thi-xa-duyen-hai/kh/2022/19")], [cited("b", "2022-03-01", DUYEN_HAI)])
    assert [entity.id for entity in found.absent] == ["ubnd-thi-xa-duyen-hai/kh/2022/19~2022-03-01"]


def test_kinds_contradict_where_the_symbol_tells_none() -> None:
    letter = cited("a", None, DUYEN_HAI, symbol="VP-NC", type="Công văn", key="1")
    report = cited("b", None, DUYEN_HAI, symbol="VP-NC", type="Báo cáo", key="2")
    assert len(resolve([], [letter, report]).absent) == 2
    same_day = [
        cited("a", "2022-02-19", DUYEN_HAI, symbol="VP-NC", type="Công văn"),
        cited("b", "2022-02-19", DUYEN_HAI, symbol="VP-NC", type="Thư"),
    ]
    assert len(resolve([], same_day).absent) == 1


def test_a_slip_in_the_kind_does_not_part_a_number() -> None:
    slip, right = (
        cited("a", "2021-12-31", SOC_TRANG, symbol="QĐ-STNMT"),
        cited("b", None, SOC_TRANG, symbol="QĐ-STNMT", type="Quyết định"),
    )
    assert len(resolve([], [slip, right]).absent) == 1


def law(owner: str, year: str | None = None) -> Writing:
    return Writing(owner, f"Luật Đất đai|{year}", type="Luật", name="Luật Đất đai", date=year)


def test_laws_by_name() -> None:
    alone = resolve([], [law("a"), law("b", "2013"), law("c", "2024")])
    assert [outcome(alone, w)[1] for w in (law("a"), law("b", "2013"), law("c", "2024"))] == [
        ("ten/luat-dat-dai",),
        ("ten/luat-dat-dai-2013",),
        ("ten/luat-dat-dai-2024",),
    ]
    versions = [Writing(f"qh/luat/{year}", "", type="Luật", title="Đất đai", date=f"{year}-01-01") for year in (2013, 2024)]
    assert outcome(resolve(versions[:1], [law("a")]), law("a")) == (Resolution.RESOLVED, ("qh/luat/2013",))
    assert outcome(resolve(versions, [law("a")]), law("a"))[0] is Resolution.AMBIGUOUS
    assert outcome(resolve(versions, [law("b", "2024")]), law("b", "2024")) == (Resolution.RESOLVED, ("qh/luat/2024",))
    older = held("a", date="2020-05-05")  # can't mean a law of 2024
    assert outcome(resolve([*versions, older], [law("a")]), law("a")) == (Resolution.RESOLVED, ("qh/luat/2013",))


def test_blank_serials_never_meet() -> None:
    blank = [
        Writing(owner, "/UBND-NV|2024-04", "/UBND-NV", None, None, "UBND-NV", "Công văn", SOC_TRANG, "2024-04") for owner in "ab"
    ]
    assert len(resolve([], blank).absent) == 2


def test_the_order_of_documents_makes_no_difference() -> None:
    dates = (None, "2022-02-19", "2022-02-20", "2022-02", "2021-01-26")
    issuers = (None, DUYEN_HAI, SOC_TRANG, "Ủy ban nhân dân thị xã")
    citations = [cited(f"d{n}", date, issuer) for n, (date, issuer) in enumerate((d, i) for d in dates for i in issuers)]
    documents = [held("one"), held("two", date="2021-01-26", issuer=SOC_TRANG)]
    expected = resolve(documents, citations)
    shuffler = random.Random(7)
    for _ in range(20):
        shuffler.shuffle(citations)
        shuffler.shuffle(documents)
        found = resolve(documents, citations)
        assert found.of == expected.of
        assert {e.id for e in found.absent} == {e.id for e in expected.absent}


def test_a_common_number_costs_no_square() -> None:
    many = [cited(f"d{n}", f"20{n % 20:02d}-01-{n % 28 + 1:02d}", f"Ủy ban nhân dân xã {n}", serial="01") for n in range(4000)]
    assert len(resolve([], many).absent) == 4000
