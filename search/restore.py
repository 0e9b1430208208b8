"""Missing accents put back: `bao cao dinh ky` is read as `báo cáo định kỳ`.

A noisy channel: how probable a row of syllables is (pairs counted in a body of law, and in the index at hand), times how
probable it is that its writer left out just those accents. Whether a writer leaves out none, a few, half or all is
weighed too, so that an accented question stays as it is and a half-accented one is mended.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ingest.syllables import Syllables, syllables
from search.analyze import abbreviations, fold_key, key
from search.body_names import find_bare

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 14  # candidates a syllable: `a`, `o` and `u` have about that many forms in use
_SLIP = math.log(1e-4)  # a syllable that is none at all is taken for a neighbour by one letter
# How a writer may type: the share of marked syllables left bare, and how usual that is.
_SHARES = np.array([0.0, 0.05, 0.5, 0.999])
_USUAL = np.log([0.70, 0.08, 0.07, 0.15])
_BARE, _WHOLE = np.log(np.maximum([_SHARES, 1 - _SHARES], 1e-9))[:, :, None]

_NOTHING = np.zeros((1, 1))

Frequency = Callable[[str], int]
"""In how many units a term (a key, or two joined by `_`) stands."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A question with its accents. `changed` holds (start, end, new words) against the text given."""

    text: str
    changed: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The syllables and what a question may have for each."""

    known: Syllables
    keys: tuple[str, ...]
    forms: dict[str, tuple[int, ...]]
    number: dict[str, int]


@cache
def _table() -> _Table:
    known = syllables()
    keys = tuple(key(word) for word in known.spelled)
    forms: dict[str, list[int]] = {}
    for number, word in enumerate(keys):
        forms.setdefault(fold_key(word), []).append(number)
    most = {fold: tuple(numbers[:_MOST]) for fold, numbers in forms.items()}
    return _Table(known, keys, most, {word: number for number, word in enumerate(keys)})


@dataclass(frozen=True, slots=True)
class _Slot:
    """One typed syllable: the forms it may stand for, whether each has more marks than were typed, and slips."""

    start: int
    end: int
    typed: str
    forms: tuple[str, ...]
    surfaces: tuple[str, ...]
    numbers: npt.NDArray[np.int64]
    dropped: npt.NDArray[np.bool_]
    marked: bool
    cost: float


def restore(text: str, frequency: Frequency | None = None) -> Restored:
    """`text` with missing accents put back and syllables that are none at all mended by one letter.

    `frequency` brings in the words of the index at hand. Text that is not Vietnamese comes back as it is.
    """
    text = unicodedata.normalize("NFC", text)
    slots = _with_names(list(_slots(text, frequency)))
    if all(slot.forms == (slot.typed,) for slot in slots) or _foreign(slots):
        return Restored(text, ())
    steps = [_step(a, b, frequency) for a, b in pairwise(slots)]
    changed = tuple(
        (slot.start, slot.end, _like(text[slot.start : slot.end], slot.surfaces[choice]))
        for slot, choice in zip(slots, _best_path(slots, steps), strict=True)
        if slot.forms[choice] != slot.typed
    )
    return Restored(_replaced(text, changed), changed)


def _slots(text: str, frequency: Frequency | None) -> Iterator[_Slot]:
    table = _table()
    for match in _WORD.finditer(text):
        typed = key(match.group())
        plain = fold_key(typed)
        marked = typed != plain
        fixed = marked or plain in abbreviations() or match.group().isupper()
        numbers = () if fixed else table.forms.get(plain, ())
        cost = 0.0
        if not numbers and not fixed and len(plain) > 2 and not (frequency and frequency(typed)):
            numbers = tuple(n for near in _near(plain) for n in table.forms.get(near, ()))[: 4 * _MOST]
            cost = _SLIP
        if numbers:
            forms = tuple(table.keys[n] for n in numbers)
            surfaces = tuple(table.known.spelled[n] for n in numbers)
            if typed not in forms:
                forms, surfaces, numbers = (*forms, typed), (*surfaces, match.group()), (*numbers, -1)
        else:
            forms, surfaces, numbers = (typed,), (match.group(),), (table.number.get(typed, -1),)
        dropped = np.array([form != fold_key(form) and form != typed for form in forms])
        yield _Slot(match.start(), match.end(), typed, forms, surfaces, np.array(numbers, np.int64), dropped, marked, cost)


def _with_names(slots: list[_Slot]) -> list[_Slot]:
    """The slots, those that make up the bare name of a body held to it: `so noi vu` is `sở nội vụ`, though `số nội` (of
    `một số nội dung`) is as usual as `sở nội`."""
    plain = ["" if slot.marked else fold_key(slot.typed) for slot in slots]
    for first, keys in find_bare(plain):
        for at, name in enumerate(keys, first):
            if name in slots[at].forms:
                slots[at] = _held(slots[at], slots[at].forms.index(name))
    return slots


def _held(slot: _Slot, choice: int) -> _Slot:
    """The slot with one of its forms alone."""
    only = slice(choice, choice + 1)
    return replace(
        slot, forms=slot.forms[only], surfaces=slot.surfaces[only], numbers=slot.numbers[only], dropped=slot.dropped[only]
    )


def _foreign(slots: list[_Slot]) -> bool:
    """Whether two words in five are no syllables at all: English, or symbols."""
    strange = sum(1 for slot in slots if slot.cost or (not slot.marked and slot.numbers[0] < 0))
    return 5 * strange > 2 * len(slots)


def _near(plain: str) -> Iterator[str]:
    """Folded syllables one letter away, two neighbours swapped included."""
    letters = "abcdeghiklmnopqrstuvxy"
    known = _table().forms
    seen = {plain}
    for at in range(len(plain) + 1):
        head, tail = plain[:at], plain[at:]
        edits = [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]] if tail else []
        edits += [head + c + tail[1:] for c in letters] + [head + c + tail for c in letters]
        for edit in edits:
            if edit not in seen and edit in known:
                seen.add(edit)
                yield edit


def _step(a: _Slot, b: _Slot, frequency: Frequency | None) -> npt.NDArray[np.float64]:
    """Log probability of each form of `b` after each form of `a`; 0 where there is but one of each, which decides nothing."""
    if len(a.forms) == len(b.forms) == 1:
        return _NOTHING
    known = _table().known
    counts = known.pairs(a.numbers[:, None], b.numbers[None, :])
    left = np.where(a.numbers >= 0, known.counts[np.maximum(a.numbers, 0)], 1.0)
    chance = 0.85 * counts / left[:, None] + 0.15 * _alone(b)[None, :]
    if frequency is not None and len(a.forms) * len(b.forms) > 1:
        here = np.array([[frequency(f"{x}_{y}") for y in b.forms] for x in a.forms], np.float64)
        if here.any():
            alone = np.array([frequency(x) for x in a.forms], np.float64)
            chance = 0.6 * chance + 0.4 * here / (alone[:, None] + 3.0)
    result: npt.NDArray[np.float64] = np.log(chance)
    return result


def _alone(slot: _Slot) -> npt.NDArray[np.float64]:
    known = _table().known
    chance: npt.NDArray[np.float64] = np.where(slot.numbers >= 0, known.counts[np.maximum(slot.numbers, 0)], 0.1)
    return chance / known.total


def _best_path(slots: list[_Slot], steps: list[npt.NDArray[np.float64]]) -> list[int]:
    """The number of each slot's best form: Viterbi for all writers at once, the likeliest of whom is believed."""
    scores = np.log(_alone(slots[0])) + _typing(slots[0])
    back: list[npt.NDArray[np.int64]] = []
    for slot, step in zip(slots[1:], steps, strict=True):
        paths = scores[:, :, None] + step
        back.append(paths.argmax(axis=1))
        scores = paths.max(axis=1) + _typing(slot)
    writer = int(np.argmax(scores.max(axis=1) + _USUAL))
    path = [int(scores[writer].argmax())]
    for came in reversed(back):
        path.append(int(came[writer, path[-1]]))
    return path[::-1]


def _typing(slot: _Slot) -> npt.NDArray[np.float64]:
    """Log probability that each writer typed each form as it was: a row each writer."""
    if slot.marked:
        return np.repeat(_WHOLE, len(slot.forms), axis=1)
    slips = np.array([slot.cost if fold_key(form) != fold_key(slot.typed) else 0.0 for form in slot.forms]) if slot.cost else 0.0
    return np.asarray(slot.dropped * _BARE + slips, np.float64)


def _like(typed: str, surface: str) -> str:
    """`surface` with a capital where the typed word had one."""
    return surface.capitalize() if typed[:1].isupper() else surface


def _replaced(text: str, changed: tuple[tuple[int, int, str], ...]) -> str:
    out: list[str] = []
    at = 0
    for start, end, words in changed:
        out += [text[at:start], words]
        at = end
    return "".join([*out, text[at:]])
