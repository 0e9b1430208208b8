"""What a scan (bản quét) has blurred, or what was typed without accents, put right: phrases of the vocabulary (`dé nghị`, `Cục
Thuê`), then what `ingest.accents` makes out by the words beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from ingest.bodies.words import words
from ingest.folding import LOWER, fold
from ingest.patterns import any_of
from ingest.vocabulary import load, load_table

_SAMPLE = 3000
_NOISY = 0.02
"""A text counts as scanned where more than one phrase in fifty has other accents than the vocabulary's."""

_ENOUGH = 50
"""Phrases of which a scan has some with wrong accents."""

_OTHER_WORDS = re.compile(r"co quan (?:he|diem|tam|ngai)(?!\w)|de nghi ngoi")
_AMBIGUOUS = frozenset(["Học viện", "Thanh tra", "Thành đoàn", "Chi bộ", "Thị ủy", "Ban Quản lý", "Ban Giám đốc", "Ban giám đốc"])
_CITY = re.compile(r"(tỉnh,? )th[àa]nh ph\w(?=[ ,.;)])")
"""`các tỉnh, thành phô`."""


@cache
def _province() -> re.Pattern[str]:
    """`UBND tinh`, `Bộ đội Biên phòng tính`: the province behind a body that has one."""
    kinds = any_of(kind for kind in words().kinds if " " in kind and not kind.endswith("ông ty"))
    return re.compile(
        rf"((?:UBND|HĐND|BHXH|nhân dân|[Cc]ông an|Lao động|Thanh tra|Tổ quốc|{kinds}) )t[iìíĩị]nh"
        r"(?=[ ,.;:)\n])(?! (?:hình|trạng|thần|thế|giản|tiết|vi|cảm|nguyện|huống)(?!\w))"
    )


@cache
def _phrases() -> tuple[dict[str, str], re.Pattern[str]]:
    """Phrases of two syllables and more by their folded form, none with two spellings; and the pattern that finds them."""
    vocabulary = words()
    names = (*vocabulary.bodies, *vocabulary.kinds, *vocabulary.symbols.values(), *vocabulary.titles)
    bodies = {name for name in names if name not in _AMBIGUOUS}
    places = {row["name"] for row in load_table("provinces")}
    spellings: dict[str, set[str]] = {}
    for phrase in {*load("repairs")["phrases"], *bodies, *places}:
        if " " in phrase and phrase.replace(" ", "").isalpha():
            spellings.setdefault(fold(phrase), set()).add(phrase if phrase in places else phrase.lower())
    known = {key: next(iter(forms)) for key, forms in spellings.items() if len(forms) == 1}
    return known, re.compile(r"\b" + any_of(known) + r"(?![^\W_])")


_STOPPED = re.compile(rf"(?<=[{LOWER}]{{2}})\.(?= [{LOWER}])")
"""`hội nghị. hội thảo`: a comma read as a full stop, as no sentence begins with a small letter."""


def repair(text: str, noisy: bool | None = None) -> str:
    """`text` with the accents of known phrases put back, as long as `text`; clean text comes back as the very same object.
    `noisy` tells whether the text is a scan's, where the caller knows."""
    return _mended(text) if (is_noisy(text) if noisy is None else noisy) else text


@lru_cache(maxsize=64)
def _mended(text: str) -> str:
    from ingest.accents import is_bare, with_accents  # numpy and its table, for scans alone

    bare = is_bare(text)
    text = _repaired(_STOPPED.sub(",", text), sure=True)[0]
    text = with_accents(_typed(text) if bare else text, bare)
    return _province().sub(r"\1tỉnh", _CITY.sub(r"\1thành phố", text))


_NUMBER = re.compile(r"(?<![^\W_])([Ss])o(?=:? ?\d)")
_WARD = re.compile(
    r"(?<![^\W_])((?:UBND|H[ĐD]ND|C[oô]ng an|[Nn]h[aâ]n d[aâ]n|[Xx][aã],|[Cc][aá]c) [Pp])huong(?=[,.;:)\n]| (?!tien|an|phap))"
)
_SHORT = re.compile(r"(?<![^\W_])[A-Z&]{3,10}(?![^\W_])")


def _typed(text: str) -> str:
    """A text without marks, with those of what its neighbours don't tell: `so 5`, `UBND phuong`, `HDND`."""
    text = _WARD.sub(r"\1hường", _NUMBER.sub(r"\1ố", text))
    return _SHORT.sub(lambda match: _shorts().get(match.group(), match.group()), text)


@cache
def _shorts() -> dict[str, str]:
    """Abbreviations with `Đ` by what is left without it, where that is none itself."""
    known = words().expansions
    return {bare: short for short in known if "Đ" in short and (bare := short.replace("Đ", "D")) not in known}


@lru_cache(maxsize=4)
def is_noisy(text: str) -> bool:
    """Whether a sample of the text has phrases with wrong accents; one page without any settles it."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    starts = (middle, 0, len(text) - _SAMPLE) if len(text) > 2 * _SAMPLE else (0,)
    size = _SAMPLE if len(starts) > 1 else len(text)
    known = wrong = 0
    for start in starts:
        _, seen, other = _repaired(text[start : start + size])
        known += seen
        wrong += other
        if wrong == 0 and known >= _ENOUGH:
            return False
    return wrong > 1 and wrong > _NOISY * known


@lru_cache(maxsize=2)
def _repaired(text: str, sure: bool = False) -> tuple[str, int, int]:
    """The text repaired, how many phrases were seen and how many of them had other accents; `sure` leaves those of which their
    neighbours say that other words are meant, which takes longer."""
    known, pattern = _phrases()
    folded = fold(text)
    pieces: list[str] = []
    copied = wrong = 0
    found = list(pattern.finditer(folded))
    for nth, match in enumerate(found):
        start, phrase = match.start(), known[match[0]]
        if text.startswith(phrase, start):
            continue
        end = match.end()
        written, place = text[start:end], phrase[0].isupper()
        if (place and not written.istitle()) or (not place and written.lower() == phrase):
            continue
        around = range(found[nth - 1].end() if nth else 0, found[nth + 1].start() if nth + 1 < len(found) else len(text))
        if _OTHER_WORDS.match(folded, start) or (sure and _is_other(text, range(start, end), around, phrase)):
            continue
        wrong += 1
        pieces += [text[copied:start], _cased(phrase, written)]
        copied = end
    if not pieces:
        return text, len(found), wrong
    pieces.append(text[copied:])
    return "".join(pieces), len(found), wrong


_BEFORE = re.compile(r"([^\W\d_]+) $")
_BEHIND = re.compile(r" ([^\W\d_]+)")


def _is_other(text: str, at: range, around: range, phrase: str) -> bool:
    """Whether other words stand `at` a place than `phrase`: each syllable that differs has a neighbour, part of no other phrase
    (`around` lies between those), which goes with it by far more often (`kiên quyết đình chỉ`, `trong tuần thứ hai`). One without
    any accent is misread."""
    from ingest.accents import times_beside

    before = _BEFORE.search(text, max(around.start, at.start - _LONGEST), at.start)
    behind = _BEHIND.match(text, at.stop, around.stop)
    first, last = (match[1].lower() if match is not None else "" for match in (before, behind))
    written, meant = ([first, *words.lower().split(" "), last] for words in (text[at.start : at.stop], phrase))
    if len(written) != len(meant):
        return False
    pairs = zip(pairwise(written), pairwise(meant), strict=True)
    goes = [times_beside(*one) > _FAR_MORE * times_beside(*other) for one, other in pairs]
    changed = [at for at, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other]
    return all((goes[at - 1] or goes[at]) and not written[at].isascii() for at in changed)


_FAR_MORE = 10
"""Times as often: with less, or none, more of what is misread is left."""
_LONGEST = 9
"""Letters of a syllable and the space behind it."""


def _cased(phrase: str, like: str) -> str:
    return "".join(p.upper() if c.isupper() else p.lower() for p, c in zip(phrase, like, strict=True))
