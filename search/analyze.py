"""Text becomes words that can be compared: syllables, pairs of them, folded forms, pyvi's words.

A Vietnamese word is one to four syllables written apart. Pairs of neighbouring syllables find words better than a
segmenter does and need no model at question time, so they are what the lexical index holds; `segment` serves the
embedding models that were trained on segmented text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from ingest.folding import fold

ANALYZER_VERSION = 1
"""Grows whenever the words that a text gives change: an index of another version must be made anew."""

_WORD = re.compile(r"\w+")
_TONES = {"\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "."}
_IY = re.compile(r"(?:[hklmstv]|qu)y$")  # `kỹ thuật` = `kĩ thuật`, `quý` = `quí`


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable or number where it stands; `key` is what is compared."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """The form of a syllable that all its spellings share.

    Lower case, the tone taken from its vowel and put at the end, so that `hoà` and `hòa` are one (``hoa` ``), a single `y`
    after a consonant as `i`, numbers without leading zeros (`06 tháng` is `6 tháng`).
    """
    if word.isdecimal():
        return word.lstrip("0") or "0"
    tone, letters = "", []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    base = unicodedata.normalize("NFC", "".join(letters))
    if base.endswith("y") and _IY.match(base):
        base = base[:-1] + "i"
    return base + tone


@lru_cache(maxsize=1 << 17)
def fold_key(word_key: str) -> str:
    """A key without any marks: what an unaccented question gives."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word_key) if not unicodedata.combining(c))
    return plain.rstrip("`'~?.").replace("đ", "d")


def bare(text: str) -> str:
    """`text` as someone types it who leaves out all accents; capitals stay."""
    text = unicodedata.normalize("NFC", text)
    return "".join(plain.upper() if letter.isupper() else plain for letter, plain in zip(text, fold(text), strict=True))


def tokens(text: str) -> list[Token]:
    """The syllables and numbers of a text, in order. Offsets count characters of `text` as given."""
    return [Token(m.start(), m.end(), key(m.group())) for m in _WORD.finditer(text)]


def syllables(text: str) -> list[str]:
    """The keys of `tokens`."""
    return [key(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def pairs(words: list[str]) -> list[str]:
    """Neighbours joined by `_`."""
    return [f"{a}_{b}" for a, b in pairwise(words)]


def terms(words: list[str]) -> list[str]:
    """What is indexed and asked for: syllables and their pairs."""
    return words + pairs(words)


def folded(words: Iterable[str]) -> list[str]:
    """Keys without marks."""
    return [fold_key(word) for word in words]


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Folded abbreviation to the keys of its long form, from the shipped list."""
    lines = (files("search.data") / "abbreviations.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {fold_key(key(short)): tuple(syllables(long)) for short, long in rows}


_INTRODUCED = re.compile(
    r"\((?:sau đây )?(?:(?:gọi|viết) tắt là )?(?P<short>[A-ZĐ][A-ZĐƯƠÔ&-]{1,9})\)"  # cải cách hành chính (CCHC)
)


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$"  # nghieng, quy, an
)


def is_syllable(plain: str) -> bool:
    """Whether folded letters have the build of a Vietnamese syllable; `ubnd` and `report` have not."""
    return bool(_SYLLABLE.match(plain))


def introduced(text: str) -> dict[str, tuple[str, ...]]:
    """Abbreviations that the text itself explains: `Trung tâm Phục vụ hành chính công (TTPVHCC)`.

    Taken only where the letters are the initials of just so many syllables before the bracket, and no syllable themselves
    (`(BAN)` would make every `ban` long).
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in _INTRODUCED.finditer(text):
        letters = [fold_key(key(c)) for c in match["short"] if c.isalpha()]
        before = syllables(text[max(0, match.start() - 12 * len(letters)) : match.start()])[-len(letters) :]
        if [fold_key(word)[:1] for word in before] == letters and not is_syllable("".join(letters)):
            found.setdefault("".join(letters), tuple(before))
    return found


def expand(words: list[str], known: Mapping[str, tuple[str, ...]] | None = None) -> list[str]:
    """The words with each abbreviation followed by its long form, so that either finds the other.

    `known` are abbreviations of the document at hand, over the shipped ones.
    """
    table = abbreviations()
    out: list[str] = []
    for word in words:
        out.append(word)
        short = fold_key(word)
        long = (known or {}).get(short) or table.get(short)
        if long:
            out.extend(long)
    return out


def plain_name(name: str) -> str:
    """A name as names are compared: folded, abbreviations by their long form (`UBND tỉnh` as `uy ban nhan dan tinh`)."""
    table = abbreviations()
    words = [part for word in syllables(name) for part in table.get(fold_key(word), (word,))]
    return " ".join(fold_key(word) for word in words)


_NUMBER = re.compile(r"\d[\w./-]*/[\w/-]*\w|\d+(?:[./-]\d+)*")  # 251/QĐ-BNV, 29/3/2022, 1.500.000


def segment(text: str) -> list[str]:
    """pyvi's words, syllables joined by `_` (`cải_cách hành_chính`); numbers and dates stay whole.

    The first call takes about two seconds to load pyvi.
    """
    from pyvi import ViTokenizer

    words: list[str] = []
    at = 0
    for match in [*_NUMBER.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[at:end].strip()
        if piece:
            words.extend(ViTokenizer.tokenize(piece).split())
        if match:
            words.append(match.group())
            at = match.end()
    return words
