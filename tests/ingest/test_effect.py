"""From when and until when a document holds, by its own clause."""

from __future__ import annotations

import pytest

from ingest.effect import EffectKind, ends_on, find_effects
from ingest.readings import PartialDate

ISSUED = PartialDate(2026, 5, 10)


@pytest.mark.parametrize(
    ("clause", "start", "end"),
    [
        ("Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.", "2026-07-01", None),
        ("Thông tư này có hiệu lực từ ngày 01/7/2026.", "2026-07-01", None),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", "2026-05-10", None),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "2026-05-20", None),
        ("Nghị quyết này có hiệu lực từ ngày 15/5/2026 đến hết ngày 28 tháng 02 năm 2027.", "2026-05-15", "2027-02-28"),
        ("Quy định này có hiệu lực từ ngày đăng Công báo.", None, None),  # nobody knows here when that was
        ("Hồ sơ nộp trước ngày Thông tư này có hiệu lực từ ngày 01/7/2026.", None, None),
        ("Kể từ ngày Nghị định này có hiệu lực, các hồ sơ được giải quyết.", None, None),
        ("Giấy phép này có hiệu lực từ ngày 01/7/2026.", None, None),  # no document of ours
        ("Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2010.", None, None),  # before its own day: quoted
        ("Nghị quyết này có hiệu lực từ ngày ký; khoản 3 được áp dụng đến hết ngày 31/12/2027.", "2026-05-10", None),
    ],
)
def test_clauses(clause: str, start: str | None, end: str | None) -> None:
    found = {effect.kind: effect for effect in find_effects(f"Điều 9. Hiệu lực\n{clause}", ISSUED)}
    assert {kind: effect.date.iso for kind, effect in found.items()} == {
        kind: date for kind, date in ((EffectKind.START, start), (EffectKind.END, end)) if date
    }


def test_the_day_of_signing_must_be_known() -> None:
    assert find_effects("Quyết định này có hiệu lực kể từ ngày ký.", PartialDate(2026, 5)) == ()


def test_of_two_clauses_the_first_counts_and_its_words_are_kept() -> None:
    text = "Nghị định này có hiệu lực từ ngày 01/7/2026. Quy chế này có hiệu lực từ ngày 01/8/2026."
    (effect,) = find_effects(text, ISSUED)
    assert (effect.date.iso, effect.span.text) == ("2026-07-01", "Nghị định này có hiệu lực từ ngày 01/7/2026")
    assert text[effect.span.start : effect.span.end] == effect.span.text


def test_exceptions_are_marked() -> None:
    (effect,) = find_effects("Nghị định này có hiệu lực từ ngày 01/7/2026, trừ quy định tại khoản 2 Điều này.", ISSUED)
    assert effect.excepted


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực thi hành kể từ ngày 01/7/2026.", "2026-07-01"),
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", None),
        ("Bãi bỏ Thông tư số 5/2020/TT-BTC.", None),
    ],
)
def test_the_day_on_which_another_ends(sentence: str, day: str | None) -> None:
    found = ends_on(sentence, 0, len(sentence))
    assert (found[0].iso if found else None) == day
