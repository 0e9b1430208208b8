"""Duties that the reading missed and a person added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.added import places_of
from graph.build import build_graph
from graph.ledger import ledger
from graph.mending import DutyWords, NewDuty, WrongMend, add_duty, mend_added
from graph.store import Store, grow
from graph.verdicts import FactKind, Judgement, Verdict, put_verdict, take_back
from ingest.document import Category, Document, Obligation, Period, Source
from ingest.parse import parse_document

LETTER = """ỦY BAN NHÂN DÂN HUYỆN MẪU
Số: 5/UBND-NV
Mẫu, ngày 11 tháng 4 năm 2024
V/v báo cáo công tác

Kính gửi: Phòng Nội vụ huyện

1. Phòng Nội vụ huyện báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 14/12/2024.
2. Về kinh phí: việc chi trả hằng quý thuộc
phần việc của Phòng Tài chính.
3. Kinh phí được chi trả theo quy định. Kinh phí được chi trả theo quy định.
"""
AT = "2026-11-21T09:00:00+00:00"
MISSED = "việc chi trả hằng quý thuộc phần việc của Phòng Tài chính."
WORDS = DutyWords({"actors": ["Phòng Tài chính"], "recipients": ["UBND huyện"]}, Category.FUND, [Period.QUARTER])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "vanban.sqlite") as made:
        made.put(letter())
        yield made


def letter(text: str = LETTER) -> Document:
    return parse_document(text, Source("thư.txt", "txt", ""))


def keep(store: Store, made: NewDuty) -> str:
    (id,) = store.document_ids()
    verdict = Verdict(id, FactKind.DUTY, made.anchor, Judgement.ADDED, made.quote, "minh", AT, made.value)
    with store.writing() as connection:
        put_verdict(connection, verdict)
        grow(connection)
    return id


def added(store: Store) -> list[Obligation]:
    return [duty for id in store.document_ids() for duty in store.document(id).obligations if duty.rule == "review"]


def test_words_are_found_however_their_white_space_falls() -> None:
    assert [LETTER[start:end] for start, end in places_of(LETTER, MISSED)] == [MISSED.replace("thuộc ", "thuộc\n")]
    assert len(places_of(LETTER, "Kinh phí được chi trả")) == 2
    assert places_of(LETTER, " ") == ()
    assert places_of(LETTER, "(a+)+$" * 50) == ()


def test_an_added_duty_stands_in_document_graph_and_digest(store: Store) -> None:
    (id,) = store.document_ids()
    before, digest = store.document(id), store.digests()
    made = add_duty(before, MISSED, WORDS)
    keep(store, made)
    (new,) = (duty for duty in store.document(id).obligations if duty not in before.obligations)
    assert (new.action, new.category, new.rule, new.confidence) == (MISSED, Category.FUND, "review", 1.0)
    assert [party.name for party in (*new.actors, *new.recipients)] == ["Phòng Tài chính", "UBND huyện"]
    assert new.timing is not None
    assert new.timing.periods == (Period.QUARTER,)
    assert new.path == "2"
    assert store.digests() != digest
    (duty,) = (duty for duty in ledger(build_graph(store)) if duty.id == f"{id}#{made.anchor}")
    assert duty.actors[0].agency
    assert store.summary(id).obligations == len(before.obligations) + 1
    assert store.document(id, as_read=True) == before
    with store.writing() as connection:
        assert take_back(connection, id, FactKind.DUTY, made.anchor)
    assert store.document(id) == before


def test_it_outlives_a_re_reading_and_moved_words(store: Store) -> None:
    (id,) = store.document_ids()
    keep(store, add_duty(store.document(id), MISSED, WORDS))
    store.put(letter(LETTER.replace("1. Phòng", "1. Đề nghị Phòng")))
    found = added(store)
    assert [" ".join(duty.span.text.split()) for duty in found] == [MISSED]
    store.put(letter(LETTER.replace("hằng quý", "hằng năm")))
    assert not added(store), "its words are gone"
    store.put(letter())
    assert added(store), "and back"


def test_a_later_reading_of_the_same_words_gives_way(store: Store) -> None:
    (id,) = store.document_ids()
    keep(store, add_duty(store.document(id), MISSED, WORDS))
    document = store.document(id)
    (mine,) = (duty for duty in document.obligations if duty.rule == "review")
    newer = replace(letter(), obligations=(*letter().obligations, replace(mine, rule="other", category=Category.OTHER)))
    store.put(newer)
    assert store.document(id).obligations == document.obligations


def test_it_is_mended_under_its_anchor(store: Store) -> None:
    (id,) = store.document_ids()
    made = add_duty(store.document(id), MISSED, WORDS)
    verdict = Verdict(id, FactKind.DUTY, made.anchor, Judgement.ADDED, made.quote, "minh", "", made.value)
    with pytest.raises(WrongMend, match="Chưa sửa gì"):
        mend_added(store.document(id, as_read=True), verdict, WORDS)
    now = mend_added(store.document(id, as_read=True), verdict, replace(WORDS, date="14/12/2024", action="chi trả"))
    assert (now.anchor, now.value["action"], now.value["timing"]["date"]) == (made.anchor, "chi trả", "2024-12-14")
    assert now.value["actors"] == made.value["actors"]


@pytest.mark.parametrize(
    ("quote", "words", "why"),
    [
        ("", WORDS, "chọn một câu"),
        ("x" * 4000, WORDS, "chọn một câu"),
        ("câu không có trong văn bản", WORDS, "không có câu này"),
        ("Kinh phí được chi trả theo quy định.", WORDS, "2 chỗ"),
        (MISSED, DutyWords({"actors": []}), "ai phải làm"),
        (MISSED, replace(WORDS, date="mai"), "không phải ngày"),
        (MISSED, DutyWords({"actors": [f"Phòng {n}" for n in range(60)]}), "Nhiều nhất"),
    ],
)
def test_what_cannot_be_added_is_told(quote: str, words: DutyWords, why: str) -> None:
    with pytest.raises(WrongMend, match=why):
        add_duty(letter(), quote, words)


def test_what_was_read_already_is_told_and_a_place_chooses_among_several() -> None:
    read = letter().obligations[0]
    actors = [party.name for party in read.actors]
    with pytest.raises(WrongMend, match="đã có"):
        add_duty(letter(), read.span.text, DutyWords({"actors": actors}))
    text = letter().text
    last = text.rindex("Kinh phí được")
    assert add_duty(letter(), "inh phí được chi trả theo quy địn", WORDS, last).value["at"] == last
