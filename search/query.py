"""What was asked: numbers, phrases, missing accents, and whether the question is one for the ledger of duties."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.document import Category, Period
from ingest.folding import fold
from ingest.readings import PartialDate
from search.analyze import Token, fold_key, syllables, tokens
from search.references import AskedNumber, find_numbers_asked
from search.restore import Restored, restore
from search.results import Chip, DutySlots, Slot, Understood

Accents = Callable[[str], Restored]

_QUOTED = re.compile(r"[\"“”«]([^\"“”«»]{2,})[\"“”»]")
_ASKING = frozenset(syllables("nào nao gì gi ai"))
_NO_CUE = "-"  # `báo cáo viên` is someone who lectures, not a report
_LONGEST_NAME = 14  # words of a body's name: `Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam tỉnh …`


@dataclass(frozen=True, slots=True)
class Query:
    """The reading together with what only the search itself needs."""

    understood: Understood
    numbers: tuple[AskedNumber, ...]


def understand(asked: str, without: Collection[Slot] = (), accents: Accents = restore) -> Query:
    """Reads a question. `without` lists slots that the person took out; `accents` puts missing accents back."""
    text = unicodedata.normalize("NFC", asked).strip()
    numbers = () if Slot.NUMBER in without else find_numbers_asked(text)
    chips: list[Chip] = []
    restored: str | None = None
    if Slot.ACCENTS not in without:
        restored = _with_accents(text, numbers, accents)
    if restored:
        chips.append(Chip(Slot.ACCENTS, restored, text))
        text = restored
        numbers = find_numbers_asked(text) if numbers else ()
    chips += [Chip(Slot.NUMBER, number.words, number.words) for number in numbers]
    phrases = () if Slot.PHRASE in without else tuple(m[1].strip() for m in _QUOTED.finditer(text))
    chips += [Chip(Slot.PHRASE, phrase, phrase) for phrase in phrases]
    duty, duty_chips = _duty(text, numbers, without)
    return Query(
        Understood(
            asked,
            text,
            restored,
            tuple(number.words for number in numbers),
            phrases,
            duty,
            (*chips, *duty_chips),
        ),
        numbers,
    )


def _with_accents(text: str, numbers: tuple[AskedNumber, ...], accents: Accents) -> str | None:
    """The text with missing accents put back, but for what names a document (`qd 251 bnv`); None where nothing was missing."""
    changed = [change for change in accents(text).changed if not any(n.start < change[1] and change[0] < n.end for n in numbers)]
    out = text
    for start, end, words in reversed(changed):
        out = out[:start] + words + out[end:]
    return out if changed else None


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int  # first token
    end: int
    slot: str
    value: str


def _duty(text: str, numbers: tuple[AskedNumber, ...], without: Collection[Slot]) -> tuple[DutySlots | None, tuple[Chip, ...]]:
    words = [token for token in tokens(text) if not any(n.start <= token.start < n.end for n in numbers)]
    cues = _cues(words)
    asks = tuple(dict.fromkeys(cue.value for cue in cues if cue.slot == "ask"))
    before, after, due_words = _due(text)
    if not asks and due_words and any(cue.slot == "category" and cue.value == Category.REPORT for cue in cues):
        asks = ("action",)  # `báo cáo trước ngày 14/12/2024`
    if not asks:
        return None, ()
    chips: list[Chip] = []

    def chip(slot: Slot, value: str, start: int, end: int) -> None:
        chips.append(Chip(slot, value, text[words[start].start : words[end - 1].end]))

    kinds = [cue for cue in cues if cue.slot == "category"]
    category = next((cue for cue in kinds if cue.value == Category.REPORT), kinds[0] if kinds else None)
    periods = [cue for cue in cues if cue.slot == "period" and not _of_a_year(words, cue)]
    recipient = _recipient(text, words, cues)
    actor = _actor(text, words, cues, recipient, asks)
    if recipient and category is None:
        category = next((cue for cue in cues if cue.slot == "to"), None)
        category = category and _Cue(category.start, category.end, "category", Category.REPORT.value)
    if actor:
        chip(Slot.ACTOR, actor[2], actor[0], actor[1])
    if recipient:
        chip(Slot.RECIPIENT, recipient[2], recipient[0], recipient[1])
    if category:
        chip(Slot.CATEGORY, category.value, category.start, category.end)
    for cue in periods:
        chip(Slot.PERIOD, cue.value, cue.start, cue.end)
    if due_words:
        chips.append(Chip(Slot.DUE, (before or after or dt.date.min).isoformat(), due_words))
    kept = tuple(each for each in chips if each.slot not in without)
    slots = {each.slot for each in kept}
    if not slots:
        return None, ()
    return (
        DutySlots(
            actor[2] if actor and Slot.ACTOR in slots else None,
            recipient[2] if recipient and Slot.RECIPIENT in slots else None,
            Category(category.value) if category and Slot.CATEGORY in slots else None,
            tuple(dict.fromkeys(Period(cue.value) for cue in periods)) if Slot.PERIOD in slots else (),
            before if Slot.DUE in slots else None,
            after if Slot.DUE in slots else None,
            asks,
        ),
        kept,
    )


def _cues(words: list[Token]) -> list[_Cue]:
    """All cues in order; of those of one slot that overlap the longest. A cue of one slot may lie within another's."""
    found: list[_Cue] = []
    table = _cue_table()
    for slot, phrases in table.items():
        at = 0
        while at < len(words):
            hit = _longest(words, at, phrases)
            if hit:
                found.append(_Cue(at, hit[0], slot, hit[1]))
            at = hit[0] if hit else at + 1
    return sorted((cue for cue in found if cue.value != _NO_CUE), key=lambda cue: (cue.start, cue.end))


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Folded first word to phrases (keys) with their values, longest first."""


def _longest(words: list[Token], at: int, phrases: Phrases) -> tuple[int, str] | None:
    """Where the longest phrase that begins at word `at` ends, and its value."""
    for phrase, value in phrases.get(fold_key(words[at].key), ()):
        end = at + len(phrase)
        if end <= len(words) and all(_same(word.key, key) for word, key in zip(words[at:end], phrase, strict=True)):
            return end, value
    return None


def _same(typed: str, key: str) -> bool:
    """Equal, or typed without any mark where the phrase has some."""
    return typed == key or (typed == fold_key(typed) and typed == fold_key(key))


def _of_a_year(words: list[Token], cue: _Cue) -> bool:
    """Whether the `năm` that ends a cue begins a date (`báo cáo năm 2022`)."""
    ends_in_year = words[cue.end - 1].key in ("năm", "nam")
    return ends_in_year and cue.end < len(words) and words[cue.end].key.isdecimal()


Name = tuple[int, int, str]
"""First word of a body's name, the word after its last, and the name."""


def _recipient(text: str, words: list[Token], cues: list[_Cue]) -> Name | None:
    """The body before `nhận báo cáo`, else after `báo cáo` or `gửi`, else after `trình` or `tham mưu`: who advises on a report
    does not get it."""
    gets = [cue.start for cue in cues if cue.slot == "gets"]
    if gets and (name := next((name for at in range(gets[0]) if (name := _name(text, words, at)) and name[1] in gets), None)):
        return name
    found = [(cue, _name(text, words, cue.end)) for cue in cues if cue.slot == "to"]
    named = [(cue, name) for cue, name in found if name]
    return next((name for cue, name in named if cue.value == "first"), named[0][1] if named else None)


def _actor(text: str, words: list[Token], cues: list[_Cue], recipient: Name | None, asks: Sequence[str]) -> Name | None:
    """The body before `phải` or `có nhiệm vụ`, after `nhiệm vụ của`, or with which the question begins."""
    musts = [cue.start for cue in cues if cue.slot == "must"]
    after = [cue.end for cue in cues if cue.slot == "by"]
    other = any(asked != "actor" for asked in asks)
    for at in range(len(words)):
        if recipient and recipient[0] <= at < recipient[1]:
            continue
        name = _name(text, words, at)
        if name and (name[1] in musts or at in after or (at == 0 and other)):
            return name
    return None


def _name(text: str, words: list[Token], at: int) -> Name | None:
    """The body whose name begins at word `at`. A mere kind (`cơ quan nào`) is no name."""
    bodies = _body_table()
    if at >= len(words):
        return None
    english = _longest(words, at, bodies["english"])
    if english:
        return at, english[0], english[1]
    begun = _longest(words, at, bodies["begin"])
    if not begun:
        return None
    end = begun[0]
    while end < len(words) and end - at < _LONGEST_NAME and not _ends(words, end, bodies):
        if re.search(r"[?!.;:]", text[words[end - 1].end : words[end].start]):
            break
        end += 1
    if end == begun[0] and end < len(words) and words[end].key in _ASKING:
        return None
    return at, end, text[words[at].start : words[end - 1].end]


def _ends(words: list[Token], at: int, bodies: Mapping[str, Phrases]) -> bool:
    if _longest(words, at, bodies["end"]):
        return True
    before_number = _longest(words, at, bodies["end-before-number"])
    return bool(before_number) and at + 1 < len(words) and words[at + 1].key.isdecimal()


_DATE = (
    r"(?:(?:ngay\s+)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(?P<year>\d{4})"
    r"|quy\s+(?P<quarter>[1-4]|iv|i{1,3})(?:\s*[/.-]\s*|\s+nam\s+)(?P<year4>\d{4})"
    r"|(?:thang\s+)?(?P<month2>\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(?P<year2>\d{4})"
    r"|(?:nam\s+)?(?P<year3>(?:19|20)\d\d))"
)
_DUE = re.compile(
    rf"\b(?P<word>truoc|before|den het|den|by|trong|within|sau|after|tu|from|vao|in)\s+{_DATE}"
)  # trước tháng 12/2024


def _due(text: str) -> tuple[dt.date | None, dt.date | None, str]:
    """The days before which and from which on something is due, and the words that say so."""
    match = _DUE.search(fold(text))
    if not match:
        return None, None, ""
    try:
        first, after_last = _first_and_after(match)
    except ValueError:
        return None, None, ""
    words = text[match.start() : match.end()]
    if match["word"] in ("truoc", "before"):
        return first, None, words
    if match["word"] in ("den", "den het", "by"):
        return after_last, None, words
    if match["word"] in ("sau", "after"):
        return None, after_last, words
    if match["word"] in ("tu", "from"):
        return None, first, words
    return after_last, first, words


def _first_and_after(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    """The first day of a date, month, quarter or year, and the day after its last; ValueError where there is none such."""
    if match["quarter"]:
        quarter = int(match["quarter"]) if match["quarter"].isdecimal() else len(match["quarter"].replace("iv", "iiii"))
        year = int(match["year4"])
        return dt.date(year, 3 * quarter - 2, 1), dt.date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    year = int(match["year"] or match["year2"] or match["year3"])
    month = match["month"] or match["month2"]
    date = PartialDate(year, int(month) if month else None, int(match["day"]) if match["day"] else None)
    return date.earliest, date.latest + dt.timedelta(days=1)


def _rows(name: str) -> Iterable[list[str]]:
    lines = (files("search.data") / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))


def _indexed(entries: Iterable[tuple[str, str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, value in entries:
        keys = tuple(syllables(words))
        found.setdefault(fold_key(keys[0]), []).append((keys, value))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in found.items()}


@cache
def _cue_table() -> Mapping[str, Phrases]:
    rows = [row for row in _rows("cues.tsv") if row[0] != "slot"]
    return {slot: _indexed((words, value) for s, value, words in rows if s == slot) for slot in {row[0] for row in rows}}


@cache
def _body_table() -> Mapping[str, Phrases]:
    rows = [row for row in _rows("bodies.tsv") if row[0] != "kind"]
    return {
        kind: _indexed((row[1], row[2] if len(row) > 2 else "") for row in rows if row[0] == kind)
        for kind in {row[0] for row in rows}
    }
