"""Marks woven into text, whatever the text and however the marks lie; dates and times in words."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readings import PartialDate
from web.present import Mark, file_name, shorten, show_date, show_path, weave

HOSTILE = "<script>alert(\"x\")</script> & 'q' <b onclick=1>"


class _Reader(HTMLParser):
    """Collects the words, checks that elements nest, and notes where each fact's words are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.open: list[tuple[str, str | None]] = []
        self.facts: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        assert not (tag == "a" and any(name == "a" for name, _ in self.open)), "a link within a link"
        self.tags.add(tag)
        self.open.append((tag, held.get("data-fact")))
        if held.get("id"):
            self.ids.append(str(held["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, "elements cross"

    def handle_data(self, data: str) -> None:
        self.words += data
        for _, fact in self.open:
            if fact:
                self.facts[fact] = self.facts.get(fact, "") + data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, "an element is left open"
    return reader


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        ([], "no marks"),
        ([(0, 5)], "one at the start"),
        ([(3, 9), (3, 9)], "two on the same words, as a duty that is one citation"),
        ([(2, 20), (5, 9)], "one within the other, as a citation within a duty"),
        ([(2, 12), (8, 20)], "two that cross"),
        ([(0, 30), (2, 12), (8, 20), (20, 30)], "several levels, crossing and touching"),
        ([(4, 4), (40, 90)], "an empty one and one past the end"),
    ],
)
def test_marks_nest_and_keep_the_words(spans: list[tuple[int, int]], why: str) -> None:
    marks = [Mark(start, end, "duty", f"m{i}") for i, (start, end) in enumerate(spans)]
    read = _read(str(weave(HOSTILE, 0, len(HOSTILE), marks)))
    assert read.words == HOSTILE, why
    for i, (start, end) in enumerate(spans):
        assert read.facts.get(f"m{i}", "") == HOSTILE[start:end], why


@given(
    st.text(alphabet="<>&\"' ab", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["cite", "duty", "hit"])), max_size=8),
    st.integers(0, 20),
)
def test_any_marks_in_any_text_nest_and_change_no_letter(text: str, spans: list[tuple[int, int, str]], cut: int) -> None:
    marks = [Mark(start, end, kind, f"m{i}", href="/x" if kind == "cite" else None) for i, (start, end, kind) in enumerate(spans)]
    begun: set[str] = set()
    at = min(cut, len(text))
    read = _read(str(weave(text, 0, at, marks, begun) + weave(text, at, len(text), marks, begun)))
    assert read.words == text
    assert len(read.ids) == len(set(read.ids)), "an id stands twice"
    assert read.tags <= {"a", "mark"}
    for i, (start, end, _) in enumerate(spans):
        assert read.facts.get(f"m{i}", "") == text[start:end]


def test_addresses_are_escaped_too() -> None:
    html = str(weave("abc", 0, 3, [Mark(0, 3, "cite", 'k"><script>', href='/documents/"><script>alert(1)</script>')]))
    assert "<script" not in html
    assert _read(html).words == "abc"


def test_a_duty_has_a_badge_to_reach_it_by_keyboard() -> None:
    html = str(weave("abc", 0, 3, [Mark(0, 3, "duty", "nv-1", href="#r-nv-1", badge="1")]))
    assert '<a class="badge" data-fact="nv-1" href="#r-nv-1">1</a>' in html


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (None, "", ""),
        ("2022-02-11", "11/02/2022", "2022-02-11"),
        ("2022-04", "04/2022", "2022-04"),
        ("2021", "2021", "2021"),
        (PartialDate(2022, 4), "04/2022", "2022-04"),
        (dt.date(2024, 12, 14), "14/12/2024", "2024-12-14"),
        ("không rõ", "không rõ", "không rõ"),
    ],
)
def test_dates(value: PartialDate | dt.date | str | None, vi: str, en: str) -> None:
    assert (show_date(value, "vi"), show_date(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("IV > 2 > dash 1", "IV › 2 › gạch đầu dòng 1", "IV › 2 › dash 1"),
        ("closing", "đoạn cuối", "closing"),
        ("Điều 5 > khoản 2", "Điều 5 › khoản 2", "Điều 5 › khoản 2"),
        ("", "", ""),
    ],
)
def test_places_in_words(path: str, vi: str, en: str) -> None:
    assert (show_path(path, "vi"), show_path(path, "en")) == (vi, en)


def test_long_words_are_cut_at_a_word() -> None:
    assert shorten("một hai ba bốn", 9) == "một hai …"
    assert shorten("một", 9) == "một"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/nha/lan/ke hoach.docx", "ke hoach.docx"),
        ("/nha/lan/goi.zip!/phu luc/1.docx", "1.docx"),
        ("C:\\giay\\a.txt", "a.txt"),
        ("/nha/uploads/" + "0f" * 32 + ".pdf", ""),
    ],
)
def test_a_file_is_told_without_where_it_lies(path: str, name: str) -> None:
    assert file_name(path) == name
