"""Short and loose forms: numbers without a symbol, short names that the text itself gives (`sau đây gọi tắt là …`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from ingest.citing.keys import Antecedents, Mention, fold_name
from ingest.citing.kinds import kind_name, kinds_pattern, short_kinds
from ingest.document import DocumentNumber
from ingest.numbers import number_of
from ingest.record import record
from ingest.symbols import correct


@record
class Short:
    """A short form at `start..end` and the document that it means, or the bare number."""

    start: int
    end: int
    type: str
    number: DocumentNumber | None
    name: str | None
    rule: str
    confidence: float


# No boundary is asked for at the start of these: a pattern that begins with letters is found much faster.
@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?P<kind>{kinds_pattern()})(?![^\W_])")


@cache
def _numbered_kind() -> re.Pattern[str]:
    """A kind with a number, or what may be one, after it."""
    return re.compile(rf"(?P<kind>{kinds_pattern()})(?=[^\S\n]+(?:\d|s[oe06db]?\s?[:.]?\s*[\da-z]))")


# 118 · 118/2021 · 15.11/CV-2022 · 07 NQ/TW · 1141 TC/QĐ/CĐKT · NPV-OD-18-095 · AC 20230201-01 · Mascot/log/1013/15 · TAX(PIT)/001
_TOKEN = re.compile(
    r"[^\S\n]+(?P<so>[Ss](?:[ốôóòoéèẽẻêỐÔÓO6]|(?=\s))[^\S\n]?[.:]?[^\S\n]*\n?)?"
    r"(?P<token>(?:\d\w*|(?<=[\s:.])[A-ZĐ]{2,}(?:[-/.]|\s(?=\d{6}))?\d\w*|(?<=[\s:.])[A-ZĐ]{2,}(?=[-/])|(?<=[\s:.])[A-ZĐ]\d\w*(?=-)|(?<=[\s:.])[A-Z][a-z]+(?=/))"
    r"(?:(?:[^\S\n]?[/&\-–][^\S\n]?|\.(?:[^\S\n](?=[A-ZĐ]{2}))?)\w+(?:\([A-Z]+\))?|[^\S\n](?=[A-ZĐ&]{2,}[/-][A-ZĐ])[A-ZĐ&]+)*)"
)
_SHORT_KIND = re.compile(r"(?:NĐ|TTLT|TT|QĐ|CV|NQ|CT)(?=\s(?:số\s?)?\d)")
_BARE = re.compile(r"(?P<serial>\d{6,8}(?!\d)|\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?")
_CUT = re.compile(r"(?P<serial>\d{1,4})/(?P<year>(?:19|20)\d\d)/\w{1,4}")  # `125/2020/Ni`
# What may follow a bare number that is a document's: not `quyết định 15 ngày`, `thông báo 3 lần`.
_GOES_ON = re.compile(
    r"\s*(?:$|[,.;:)”\"\n(\]|]|-\s|(?:cua|ve|da|duoc|quy|thi|va|neu|nay|huong|co|khong|voi|la|tai|theo|ban|hoac|cung|do|nhu|den|cho|"
    r"sua|dang|moi|chi|con|tren|noi|cho phep|de|khi|se|phai|gom|bao|cac|so|ngay\s\d{1,2}[/.\s-]|ngay\sthang)(?![^\W_]))"
)
_BLANK = re.compile(r"\w|\s?[%/]|[^\S\n]?[.…_]{2,}|\.\s?[./]")  # a number left for the pen or cut: `56. ./202…`
_DATED = re.compile(r"\s?,?\s?(?:(?:de |ghi |lap )?ngay\s\d|cua\s)")
_LONG = 6
"""Figures from which on a number is a company's own way of counting, such as a day: `công văn số 23122020 ngày 23/12/2020`."""
_FEW_LETTERS = 4
_FORM_BEFORE = re.compile(r"(?:mau|bieu|bieu mau|mau so|phu luc)\s(?:[^\W\d_]+\s){0,2}$")

# (sau đây gọi tắt là Nghị định 118) · (gọi là Quy chế phối hợp) · sau đây viết tắt là …
_ALIAS = re.compile(
    r"(?:goi|viet)\s+(?:tat\s+|chung\s+)?la:?\s*[\"“'‘]?(?P<alias>[^\W\d_][^()\"”'’;\n]{3,70}?)[\"”'’]?\s?(?=\)|[;,.]|$)",
    re.MULTILINE,
)
# Not a use of a short name that is the kind alone: `Nghị quyết này`, `Nghị quyết số …`, `Nghị quyết của …`.
_NOT_ALONE = re.compile(r"[^\S\n]+(?:nay|so|ngay|cua|do|lien|dinh|\d)(?![^\W\d_])|[/\d]")
_WEAK_ALIAS = frozenset(["so", "nay", "tren", "chung"])


def find_short(
    text: str, folded: str, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]], seen: AbstractSet[int]
) -> tuple[Short, ...]:
    """Short and loose forms outside the spans `taken` (sorted): rules `short-form`, `bare-number`, `loose-number`, `alias`.

    `seen` are the starts of numbers already judged.
    """
    return tuple(_find(text, folded, mentions, taken, seen))


def _find(
    text: str, folded: str, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]], seen: AbstractSet[int]
) -> Iterator[Short]:
    full = Antecedents(mentions)
    named = tuple(_ALIAS.finditer(folded))
    aliases = _aliases(text, folded, named, mentions)
    alone = _alone(text, folded, named, mentions)
    starts = [start for start, _ in taken]
    told: set[str] = set()
    for start, end, kind in _kinds(text, folded, _kind() if aliases or alone else _numbered_kind()):
        nearest = bisect_right(starts, end + 8) - 1
        token = _TOKEN.match(text, end)
        if nearest >= 0 and taken[nearest][1] > start and not (token is not None and token.end() <= taken[nearest][0]):
            continue
        if token and token.start("token") in seen:
            continue
        if token:
            short = _numbered(text, folded, start, kind, token, full, told)
        else:
            short = _alias(folded, text, start, end, kind, aliases) if aliases else None
            short = short or (_kind_alone(text, folded, start, end, kind, alone[kind]) if kind in alone else None)
        if short:
            yield short
            if short.rule in ("bare-number", "short-form"):
                yield from _listed(text, short, full)


_ONE_MORE = re.compile(r"(?:,|\svà)\s(?P<serial>\d{1,3})/(?P<year>(?:19|20)\d\d)(?![\w/])")


def _listed(text: str, first: Short, full: Antecedents) -> Iterator[Short]:
    """The numbers with a year that go on with a list: `các Nghị định 71/2024, 88/2024 và 101/2024`."""
    at = first.end
    while more := _ONE_MORE.match(text, at):
        at, start, year = more.end(), more.start("serial"), int(more["year"])
        meant = full.of(first.type, more["serial"], year, start)
        number = meant.number if meant else DocumentNumber(text[start:at], more["serial"], year, "")
        yield Short(start, at, first.type, number, meant.name if meant else None, "listed-number", first.confidence)


def _kinds(text: str, folded: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Names of kinds, and their abbreviations before a number (`NĐ 38/2024`)."""
    for match in pattern.finditer(folded):
        before = folded[max(0, match.start() - 5) : match.start()]
        if not (before[-1:].isalnum() or before.endswith(("phap ", "ky "))):
            yield match.start(), match.end(), kind_name(match["kind"])
    for match in _SHORT_KIND.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if not (before.isalnum() or before in ("/", "&", "-", "_")):
            yield match.start(), match.end(), short_kinds()[match.group()]


def _numbered(
    text: str, folded: str, start: int, kind: str, token: re.Match[str], full: Antecedents, told: set[str]
) -> Short | None:
    """A number that is no symbol's; `told` are the companies' numbers found before."""
    written = token["token"].rstrip(".-–&/")
    at, end = token.start("token"), token.start("token") + len(written)
    said = bool(token["so"])
    if kind in ("Hiệp định", "Công ước", "Hiến pháp"):
        return None
    bare = _BARE.match(written)
    if _FORM_BEFORE.search(folded, max(0, start - 28), start) and not (bare and full.of(kind, bare["serial"], None, start)):
        return None  # `Phụ lục II Kế hoạch 178` is no form's, where the text has that plan
    if bare and (bare.end() == len(written) or _figures_only(written[bare.end() :])):
        end = at + bare.end()
        return _bare(text, folded, start, end, kind, bare, said, full)
    cut = _CUT.fullmatch(written)
    if cut and (meant := full.of(kind, cut["serial"], int(cut["year"]), start)):
        return Short(start, end, kind, meant.number, meant.name, "cut-number", 0.7)
    letters, figures = sum(c.isalpha() for c in written), sum(c.isdigit() for c in written)
    parted = any(c in "/-" for c in written) or (figures >= _LONG and _DATED.match(folded, end))  # BHF20220120
    parted = parted or written in told
    counted = figures or (letters > _FEW_LETTERS and _DATED.match(folded, end))  # `SPVB/Tax ngày 30/10/2017`
    if said and letters >= 2 and counted and parted and len(written) <= 40:
        number = _loose(written)
        told.add(written)
        return Short(start, end, kind, number, None, "loose-number", 0.75)
    return None


def _loose(written: str) -> DocumentNumber:
    """`1141 TC/QĐ/CĐKT` -> `1141/TC/QĐ/CĐKT`, `07 NQ/TW` -> `07-NQ/TW` as the Party writes."""
    spaced = re.fullmatch(r"(?P<serial>\d+)\s(?P<symbol>[A-ZĐ&]+[/-].*)", written)
    if spaced:
        symbol = correct("".join(spaced["symbol"].split()).replace("–", "-"))
        return number_of(spaced["serial"], None, symbol, "-" if symbol.endswith(("/TW", "/TU")) else "/")
    lettered = re.fullmatch(r"[A-ZĐ]+\s\d[\d/–-]+", written)  # AC 20230201-01
    squeezed = (written if lettered else "".join(written.split())).replace("–", "-")
    serial = re.match(r"\d+", squeezed)
    return DocumentNumber(squeezed, serial.group() if serial else None, None, squeezed.partition("/")[2])


def _figures_only(rest: str) -> bool:
    return not any(c.isalnum() for c in rest)


def _bare(
    text: str,
    folded: str,
    start: int,
    end: int,
    kind: str,
    bare: re.Match[str],
    said: bool,
    full: Antecedents,
) -> Short | None:
    """A number without a symbol: what an earlier (else later) full mention says, or a number of its own."""
    serial, year = bare["serial"], int(bare["year"]) if bare["year"] else None
    if _BLANK.match(text, end) or (not said and not text[start].isupper()):
        return None
    if len(serial) >= _LONG and not (said and _DATED.match(folded, end)):
        return None
    meant = full.of(kind, serial, year, start)
    if meant and _GOES_ON.match(folded, end):
        return Short(start, end, kind, meant.number, meant.name, "short-form", 0.9)
    number = DocumentNumber(f"{serial}/{year}" if year else serial, serial, year, "")
    if said and _DATED.match(folded, end):
        return Short(start, end, kind, number, None, "bare-number", 0.8)
    short = text[start : start + 2].isupper()  # `CT 5` alone may be anything
    telling = ("Nghị định", "Thông tư") if short else ("Nghị định", "Thông tư", "Nghị quyết", "Chỉ thị")
    named = text[start].isupper() and (said or year or kind in telling)
    if named and kind != "Văn bản" and _GOES_ON.match(folded, end):
        return Short(start, end, kind, number, None, "bare-number", 0.6 if said or year else 0.5)
    return None


def _aliases(text: str, folded: str, named: Sequence[re.Match[str]], mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Short names that the text gives to a document named before them, folded; those that are a kind alone are left out."""
    starts = [m.start for m in mentions]
    found: dict[str, Mention] = {}
    for match in named:
        kind = _kind().match(folded, match.start("alias"))
        words = fold_name(match["alias"])
        if kind is None or any(c.isdigit() for c in words.split(" ")[-1]) or not text[match.start("alias")].isupper():
            continue
        rest = fold_name(folded[kind.end() : match.end("alias")]).split()
        if not rest or rest[0] in _WEAK_ALIAS:
            continue
        name = kind_name(kind["kind"])
        i = bisect_right(starts, match.start()) - 1
        for mention in reversed(mentions[max(0, i - 5) : i + 1]):
            if mention.type == name and match.start() - mention.end < 500:
                found.setdefault(words, mention)
                break
    return found


def _alone(text: str, folded: str, named: Sequence[re.Match[str]], mentions: Sequence[Mention]) -> dict[str, tuple[int, Mention]]:
    """Kinds that alone stand for a document named before (`sau đây gọi tắt là Nghị quyết`), and from where in the text on."""
    starts = [m.start for m in mentions]
    found: dict[str, tuple[int, Mention]] = {}
    for match in named:
        at = match.start("alias")
        kind = _kind().fullmatch(folded, at, match.end("alias"))
        if kind is None or not text[at].isupper():
            continue
        name = kind_name(kind["kind"])
        i = bisect_right(starts, at) - 1
        meant = next((m for m in reversed(mentions[max(0, i - 5) : i + 1]) if m.type == name and at - m.end < 500), None)
        if meant and not _names_one(text, folded, name, meant.end, at):
            found.setdefault(name, (at, meant))
    return found


_IN_A_NAME = re.compile(r"\w ?[-–] ?$")
"""`Phòng Tài chính - Kế hoạch`"""


def _names_one(text: str, folded: str, name: str, start: int, end: int) -> bool:
    """Whether another document of the kind is named there: it is meant then, no citation (`Thực hiện Kế hoạch số 41/KH-UBND …, Ủy
    ban xây dựng Kế hoạch chỉnh lý tài liệu (sau đây viết tắt là Kế hoạch)`)."""
    kinds = _kind().finditer(folded, start, end)
    return any(text[one.start()].isupper() and kind_name(one["kind"]) == name for one in kinds)


def _kind_alone(text: str, folded: str, start: int, end: int, kind: str, told: tuple[int, Mention]) -> Short | None:
    since, meant = told
    following = re.compile(r"[^\S\n]+(?P<first>[^\W\d_])").match(text, end)
    named = following is not None and following["first"].isupper()
    if start < since or not text[start].isupper() or named or _NOT_ALONE.match(folded, end):
        return None
    if folded.endswith(("du thao ", "du an "), max(0, start - 8), start) or _IN_A_NAME.search(text, max(0, start - 4), start):
        return None
    return Short(start, end, kind, meant.number, meant.name, "alias-kind", 0.75)


def _alias(folded: str, text: str, start: int, end: int, kind: str, aliases: dict[str, Mention]) -> Short | None:
    if not text[start].isupper():
        return None
    best: Short | None = None
    words = re.compile(r"(?:,?\s+|\s?[-–]\s?)[^\W_][\w&]*")
    at = end
    for _ in range(12):
        word = words.match(folded, at)
        if word is None or "\n" in word.group():
            break
        at = word.end()
        mention = aliases.get(fold_name(folded[start:at]))
        if mention:
            best = Short(start, at, kind, mention.number, mention.name, "alias", 0.8)
    return best
