"""What a text writes bodies in short: told in brackets behind the name, or by nothing but the name's first letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies.context import expand
from ingest.document import AgencyMention, Party
from ingest.duties.actors import bodies_at
from ingest.duties.page import Page, party
from ingest.folding import fold
from ingest.vocabulary import load

_KINDS = r"(?:Tổng cục|Chi cục|Cục|Vụ|Sở|Phòng|Ban|Viện|Trung tâm|Công ty|Văn phòng|Bệnh viện|Trường|Tổ|Hội đồng|Liên đoàn|Hội)"
_TOLD = (
    r"(?:sau đây )?(?:(?:được )?(?:gọi (?:tắt |chung )?|viết tắt )(?:là)?:? )?[“\"]?"
    rf"(?P<short>(?:{_KINDS} )?[A-ZĐ][A-ZĐ&\d]{{1,9}}(?: tỉnh| huyện)?)[”\"]?\)"
)
_BEHIND = re.compile(rf" ?\({_TOLD}")
_BEHIND_ANY = re.compile(rf" \({_TOLD}")
"""What a text writes a body in short (`Trung tâm Kiểm soát bệnh tật tỉnh (CDC)`, `… (sau đây gọi tắt là Ban QLDA)`)."""
_CALLED = re.compile(
    r" ?\((?:sau đây )?(?:được )?(?:gọi tắt|viết tắt|gọi) là:? [“\"]?"
    r"(?P<short>(?!Ban Chỉ đạo[”\")])"
    rf"(?P<kind>{_KINDS}|Trạm|Đội|Hạt|Quỹ|Ngân hàng|Chi nhánh|Nhà máy|Khu|Đoàn) [^()“”\"\n;:,]{{2,40}})[”\"]?\)"
)
"""`Trạm Chăn nuôi và Thú y liên xã Tân Lập (gọi tắt là Trạm Thú y)`: a name in fewer words of the same kind; `Ban Chỉ đạo` stays
as it is to annotators."""
_KIND_IN = re.compile(rf"(?:^|(?<=[^\w])){_KINDS} ")
_NO_PART = re.compile(r"[()\n;.:]")
_SHORTEST, _LONGEST = 8, 125
"""Letters of a name that the vocabulary lacks."""
_LETTERS = re.compile(r"[A-ZĐ](?<![\w/(&-].)[A-ZĐ]{2,7}(?![\w/&-])")  # begins with a letter, so that searches skip to it
_KIND_BEFORE = re.compile(rf"(?<![\w/(&-])(?P<kind>{_KINDS}) $")
_KIND_FIRST = re.compile(f"{_KINDS} ")
_LONGEST_KIND = 12
_LEAST_ALONE = 4
"""Letters of a short form that stands without a kind."""
_MOST = 12
"""Short forms that are looked for by their letters."""
_REACH = 120
"""Letters from the known part of a name to the end of its short form, at most."""
_BEARS = re.compile(r" (?:làm|là) [^,;.:()\n]{3,40}")
"""` làm chủ đầu tư` between a name and its short form."""


def called_in_short(page: Page, agencies: tuple[AgencyMention, ...]) -> tuple[tuple[str, Party], ...]:
    """The short names (folded) that the text gives to bodies and that the vocabulary lacks, each with the body."""
    found = dict(_told(page, agencies))
    for short, start, end in _unknown(page):
        if fold(short) not in found and expand(short) == short and _fits(short, page.text[start:end]):
            found[fold(short)] = party(page, start, end)
    for short, start, end in _in_fewer_words(page):
        found.setdefault(fold(short), party(page, start, end))
    for short, one in _by_letters(page, agencies):
        found.setdefault(short, one)
    for short, one in list(found.items()):
        kind = _KIND_FIRST.match(one.name) if " " not in short else None
        if kind is not None:  # `Phòng Quản lý hộ kinh doanh (CNTK)` is `Phòng CNTK` too
            found.setdefault(f"{fold(kind.group())}{short}", one)
    return tuple(found.items())


def _unknown(page: Page) -> Iterator[tuple[str, int, int]]:
    """Short forms behind names that the vocabulary may lack (`Phòng Quản lý hộ kinh doanh, cá nhân và thu khác (Phòng HKDCN)`)
    and where those names stand."""
    for told in _BEHIND_ANY.finditer(page.text):
        begins = [kind.start() for kind in _KIND_IN.finditer(page.text, max(0, told.start() - _LONGEST), told.start())]
        if begins and told.start() - begins[-1] >= _SHORTEST and not _NO_PART.search(page.text, begins[-1], told.start()):
            yield told["short"], begins[-1], told.start()


def _in_fewer_words(page: Page) -> Iterator[tuple[str, int, int]]:
    """Names that the text calls by fewer words of their own, and where the whole ones stand."""
    for told in _CALLED.finditer(page.text):
        start = page.text.rfind(f"{told['kind']} ", max(0, told.start() - _LONGEST), told.start())
        if start >= 0 and told.start() - start >= _SHORTEST and not _NO_PART.search(page.text, start, told.start()):
            yield told["short"], start, told.start()


def _told(page: Page, agencies: tuple[AgencyMention, ...]) -> Iterator[tuple[str, Party]]:
    for mention in agencies:
        start, end = mention.span.start, mention.span.end
        short = _BEHIND.search(page.text, end, end + _REACH) if page.text.find("(", end, end + _REACH) >= 0 else None
        if short is None or expand(short["short"]) != short["short"]:
            continue
        of_kind = " " in short["short"] and not short["short"].split()[0].isupper()
        if of_kind and not _alike(short["short"], page.text[start:end]):
            continue  # the office of it that acts: `Tổng cục Thuế (Vụ HTQT)`
        named, whole = bodies_at(page, start, page.text.find("\n", short.end()))
        if short.start() == end or (len(named) == 1 and whole in short.span()):
            yield fold(short["short"]), party(page, start, short.start())
        elif len(named) == 1 and _BEARS.fullmatch(page.text, whole, short.start()) and _alike(short["short"], named[0].name):
            yield fold(short["short"]), named[0]


def _alike(short: str, name: str) -> bool:
    return " " in short and name.startswith(short.split(" ")[0] + " ")


def _fits(short: str, name: str) -> bool:
    """Whether the letters of a short form are first letters of the name's words, in order; one without a kind has its too."""
    kind, _, letters = short.rpartition(" ")
    if not name.startswith(kind) or (not kind and (len(letters) < _LEAST_ALONE or letters[0] != name[0])):
        return False
    first = (word[0] for word in fold(name.removeprefix(kind)).split())
    return all(letter in first for letter in fold(letters))


def _by_letters(page: Page, agencies: tuple[AgencyMention, ...]) -> Iterator[tuple[str, Party]]:
    """Short forms told nowhere, of bodies that the text names in full once (`Cục QLKCB`, `TTKSBT`)."""
    known = load("agencies")["short_nouns"]
    unknown: dict[tuple[str | None, str], None] = {}
    for match in _LETTERS.finditer(page.text):
        short, start = match.group(), match.start()
        if short not in known and expand(short) == short and not page.text[max(0, start - 2) : start - 1].isupper():
            before = _KIND_BEFORE.search(page.text, max(0, start - _LONGEST_KIND), start)
            unknown[before["kind"] if before is not None else None, short] = None
    for kind, short in list(unknown)[:_MOST]:
        if kind is None and len(short) < _LEAST_ALONE:
            continue
        words = r"[ ,-]+(?:va )?".join(rf"{letter}[a-z]*" for letter in fold(short))
        spelt = re.compile(rf"{fold(kind)}[ ,-]+{words}(?!\w)" if kind else rf"{words}(?!\w)")
        matches = (spelt.match(page.folded, mention.span.start) for mention in agencies)
        whole = next((match for match in matches if match is not None), None)
        if whole is None:
            continue
        named, end = bodies_at(page, whole.start(), len(page.text))
        one = named[0] if len(named) == 1 and end >= whole.end() else party(page, *whole.span())
        yield fold(f"{kind} {short}" if kind else short), one
