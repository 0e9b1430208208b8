"""Blanks that a scan fills or loses: specks read as full stops between two syllables of one phrase (`thành. phố`, `UBND. tỉnh`),
and words that run into each other (`PhòngKế hoạch`, `báocáo`); and blanks on the wrong side of a comma, as hasty fingers leave
them (`đất đai ,môi trường`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ingest.bodies.words import words
from ingest.folding import LOWER, UPPER, fold
from ingest.markup import Line, modern
from ingest.vocabulary import load, load_table

_NAMES = ("Phòng", "Sở", "Bộ", "Cục", "Vụ", "Ban")
_SPECK = re.compile(rf"(?<![^\W_])(?P<before>[^\W\d_]{{1,7}})(?P<speck>\.) (?P<after>[{LOWER}]{{1,7}})(?![^\W_])")
_IN_NAME = re.compile(rf"(?<![^\W_])(?P<before>{'|'.join(_NAMES)})(?P<speck>\.) (?P<after>[{UPPER}][{LOWER}]{{1,6}})(?![^\W_])")
_BAR = re.compile(rf"(?<=[{LOWER}])(?<!khoản)(?<!điểm)(?<!điều)(?<!mục)(?<!số)(?P<bar> )\|(?= [{LOWER}]|$)")
"""`vướng | mắc`, also where the line ends between them; behind a unit of law a bar is a one."""
_GLUED = re.compile(rf"[{UPPER}](?<=[{LOWER}][{UPPER}])(?=[{LOWER}]|[{UPPER}]\d)")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"[^\W_]{1,7}$")
_PLACES = ("tỉnh", "huyện", "xã", "thành", "thị", "quận", "phường")


def may_hold(text: str) -> bool:
    """A quick test, of a text as a whole."""
    if " |" in text or _GLUED.search(text):
        return True
    at = text.find(". ")
    while at >= 0:
        following = text[at + 2 : at + 3]
        if text[at - 1 : at].isalpha() and (following.islower() or (following.isupper() and text.endswith(_NAMES, 0, at))):
            return True
        at = text.find(". ", at + 2)
    return False


_LOOSE = re.compile(r" (?=[,;:.])(?<=[^\W_] )(?=[,;:](?: |$|[^\W\d_])|\.$)")  # "đất đai , môi trường"
_TIGHT = re.compile(  # "Sở Nội vụ,Sở Tài chính", "Kính gửi:Phòng Y tế", "pháp luật khác.Trên đây"; not "mailto:", ".vn"
    rf"[,;:.](?=[^\W\d_]{{2}})(?:(?<=^[,;:])|(?<=[{LOWER[3:]}]:)|(?<= sau:)|(?<= gồm:)|(?<=[{LOWER}]:)(?=[{UPPER}][{LOWER}])"
    rf"|(?<=[^\W_][,;])|(?<=[)”][,;])|(?:(?<=[{LOWER[3:]}]\.)|(?<=[{LOWER}]{{3}}\.))(?=[{UPPER}][{LOWER}]))"
)


def spaced(line: Line) -> Line:
    """The line with its blanks behind commas, semicolons, colons and full stops rather than before them."""
    if _LOOSE.search(line.text):
        line = line.without({match.start() for match in _LOOSE.finditer(line.text)})
    return _parted(line, [match.end() for match in _TIGHT.finditer(line.text)])


_STOP = re.compile(r"[,;:](?: |$|[^\W\d_])")


def stands_close(before: str, below: str) -> bool:
    """Whether a line that goes on with the one `before` begins with a mark that no blank parts from it."""
    return before[-1:].isalnum() and _STOP.match(below) is not None


_PIECE = re.compile(rf"[{UPPER}]?[{LOWER}]{{4,}}")
"""A word, or what stands between the capitals in one."""
_TWO_SYLLABLES = re.compile(r"[aeiouy][^aeiouy]+[aeiouy]")
"""Of a folded word: behind its vowels and consonants no syllable has vowels again."""
_LONGEST = 14
"""Letters of two syllables, but for the rarest."""
_FEW = 20
"""So many words are looked for in a line one by one; that each line asks for all would take time in proportion to both."""


def joined(lines: Iterable[Line]) -> dict[str, int]:
    """Words that are two syllables which are usual side by side (`báocáo`), and where the second begins."""
    tokens = set(" ".join([line.text for line in lines]).split())
    return dict(found for token in tokens if len(token) > 4 and not token.isascii() for found in _joined_in(token))


@lru_cache(maxsize=8192)
def _joined_in(token: str) -> tuple[tuple[str, int], ...]:
    """The joined words in a token; the same tokens come again and again, and nearly none holds any."""
    words = (word for word in _PIECE.findall(token) if len(word) <= _LONGEST)
    return tuple((word, cut) for word in words if (cut := _second(word)))


def _second(word: str) -> int:
    """Where the second of two syllables begins that a word is made of, 0 where it is none."""
    if not _TWO_SYLLABLES.search(fold(word)):
        return 0
    from ingest.accents import times_beside  # numpy and its table, for scans alone

    lower = modern(word.lower())
    times, cut = max((times_beside(lower[:cut], lower[cut:]), cut) for cut in range(1, len(lower)))
    return cut if times else 0


def without(line: Line, joined: Mapping[str, int]) -> Line:
    """The line without the full stops that part a phrase of the vocabulary, words that run into each other parted; `joined` are
    those of small letters."""
    if len(joined) > _FEW or any(word in line.text for word in joined):
        pieces = _PIECE.finditer(line.text)
        line = _parted(line, [piece.start() + joined[piece.group()] for piece in pieces if piece.group() in joined])
    line = _parted(line, [glued.start() for glued in _GLUED.finditer(line.text) if _are_two(line.text, glued.start())])
    if ". " not in line.text and " |" not in line.text:
        return line
    gone = {i for match in _BAR.finditer(line.text) for i in match.span("bar")} if line.text.count("|") == 1 else set()
    gone |= {match.start("speck") for match in _SPECK.finditer(line.text) if _is_one(match["before"], match["after"])}
    gone |= {match.start("speck") for match in _IN_NAME.finditer(line.text) if _names_field(line.text, match)}
    return line.without(gone) if gone else line


def _parted(line: Line, cuts: Sequence[int]) -> Line:
    """The line with a blank before each of `cuts`, which stands for no character."""
    if not cuts:
        return line
    raw = range(line.start, line.start + len(line.text) + 1)
    starts, ends = line.starts or raw[:-1], line.ends or raw[1:]
    pieces, new_starts, new_ends = [line.text[: cuts[0]]], list(starts[: cuts[0]]), list(ends[: cuts[0]])
    for cut, following in pairwise([*cuts, len(line.text)]):
        pieces += (" ", line.text[cut:following])
        new_starts += (ends[cut - 1], *starts[cut:following])
        new_ends += (starts[cut], *ends[cut:following])
    return Line(modern("".join(pieces)), line.start, new_starts, new_ends)


_SYLLABLE = re.compile(rf"[{UPPER}{LOWER}][{LOWER}]{{1,6}}")
_OFFICE = re.compile(r"[A-Z]{2}\d{2}")  # `PhòngPC07`


def _are_two(text: str, cut: int) -> bool:
    left, right = _BEFORE.search(text, max(0, cut - 8), cut), _WORD.match(text, cut, cut + 9)
    if left is None or right is None or (left.start() and text[left.start() - 1].isalnum()):
        return False
    accented = not left.group().isascii() or not right.group().isascii()
    whole = _SYLLABLE.fullmatch(right.group()) or _OFFICE.fullmatch(right.group())
    return accented and whole is not None and _SYLLABLE.fullmatch(left.group()) is not None


def _is_one(before: str, after: str) -> bool:
    if before.isupper() and len(before) > 1:
        return len(before) > 3 and after in _PLACES
    return is_phrase(before, after)


def is_phrase(one: str, other: str) -> bool:
    """Whether two syllables stand beside each other in a phrase of the vocabulary, whatever their accents."""
    return (fold(one), fold(other)) in _pairs()


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Neighbouring syllables of the phrases of letters and the names of bodies and provinces, without accents."""
    vocabulary = words()
    phrases = [*load("repairs")["phrases"], *vocabulary.bodies, *vocabulary.kinds, *vocabulary.fields, *vocabulary.titles]
    phrases += [row["name"] for row in load_table("provinces")]
    return frozenset(pair for phrase in phrases for pair in pairwise(fold(phrase).split()))


_LONGEST_NAME = 80


def _names_field(text: str, speck: re.Match[str]) -> bool:
    """Whether what stands behind a full stop is the field of the office before it (`Phòng. Văn hóa`), rather than how the next
    sentence begins (`gửi về Sở. Kết thúc đợt kiểm tra, …`)."""
    name = f"{speck['before']} {text[speck.start('after') : speck.start('after') + _LONGEST_NAME]}"
    found = words().read_at(name, 0, len(name))
    return found is not None and found.rule == "field"
