"""Who must act: lists of bodies at a place in the text, names as an obligation carries them, headings that are bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.agency_context import Context, expand
from ingest.agency_words import Name, words
from ingest.document import AgencyMention, Citation, Header, Party, Timing, span_of
from ingest.duty_words import duty_words
from ingest.folding import LOWER, UPPER, fold
from ingest.repair import is_noisy, repair
from ingest.timing import find_timings
from ingest.vocabulary import load


@dataclass(frozen=True, slots=True)
class Page:
    """A document while its duties are read.

    `text` is the canonical text with a scan's slips mended, `original` as it is, `folded` without accents; all are equally
    long. `times` are where `timings` begin, `bodies` where names of bodies do, those in citations left out. `writer` is the
    issuer's folded name without its place. `letter` tells a document with addressees, `reply` one to companies, persons
    or bodies above alone, `order` a plan, directive or telegram, `normative` a law, decree or circular: there a body and a
    verb alone make no duty.
    """

    text: str
    original: str
    folded: str
    context: Context
    timings: tuple[Timing, ...]
    times: tuple[int, ...]
    bodies: tuple[int, ...]
    addressees: tuple[Party, ...]
    writer: str
    letter: bool
    reply: bool
    order: bool
    normative: bool

    def bodies_in(self, start: int, end: int) -> tuple[int, ...]:
        return self.bodies[bisect_left(self.bodies, start) : bisect_left(self.bodies, end)]

    def timings_in(self, start: int, end: int) -> tuple[Timing, ...]:
        first = bisect_left(self.times, start)
        return self.timings[first : bisect_left(self.times, end, first)]


_NORMATIVE = ("luat", "bo luat", "nghi dinh", "thong tu", "thong tu lien tich", "phap lenh", "hien phap", "van ban hop nhat")
_PRIVATE = re.compile(
    r"(?:quy |cac )?(?:cong ty|doanh nghiep|ong|ba|chi nhanh|ngan hang|tap doan|hiep hoi|van phong dai dien"
    r"|ho kinh doanh|vpdd|truong"
    r"|benh vien|tong cong ty|thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|ban bi thu)(?!\w)"
)
_ARTICLES = re.compile(r"^(?:Điều \d|Chương [IVX1-9])", re.MULTILINE)
"""What a text of law has even where its heading is lost."""
_BRACKETS = re.compile(r"\s*\([^()]*\)?")


def page_of(
    text: str,
    header: Header,
    citations: Sequence[Citation],
    agencies: Sequence[AgencyMention],
    timings: Sequence[Timing],
    context: Context,
) -> Page:
    """The page of a document. Addressees are whole names without what stands in brackets."""
    cited = [(citation.span.start, citation.span.end) for citation in citations]
    bodies = tuple(
        mention.span.start
        for mention in agencies
        if not any(start <= mention.span.start < end for start, end in cited[_before(cited, mention.span.start) :][:2])
    )
    kind = fold(header.type.value) if header.type else ("" if header.addressees or _ARTICLES.search(text) else "cong van")
    noisy = is_noisy(text)
    mended = repair(text, noisy)
    if mended != text:
        again = find_timings(mended, year=context.year)
        timings = tuple(replace(t, span=span_of(text, t.span.start, t.span.end)) for t in again)
    addressees = tuple(
        Party(part, reading.span) for reading in header.addressees for part in _addressed(repair(reading.value, noisy))
    )
    place = context.place or context.province
    writer = fold((context.issuer or "").removesuffix(f" {place}"))
    reply = bool(addressees) and all(_PRIVATE.match(fold(one.name)) for one in addressees)
    strict = kind in _NORMATIVE or not (kind or addressees)
    page = Page(
        text=mended,
        original=text,
        folded=fold(mended),
        context=context,
        timings=tuple(timings),
        times=tuple(timing.span.start for timing in timings),
        bodies=bodies,
        addressees=addressees,
        writer=writer,
        letter=bool(addressees),
        reply=reply,
        order=bool(kind) and kind != "cong van",
        normative=strict,
    )
    listed = () if addressees or kind != "cong van" or header.body is None else _listed_first(page, header.body.start)
    return replace(page, addressees=listed, letter=True) if listed else page


_LINE = re.compile(r"[ \n]*[-–] ([^\n]{5,160}?)[;,.]?(?=\n)")


def _listed_first(page: Page, start: int) -> tuple[Party, ...]:
    """The addressees of a letter whose `Kính gửi` the scan has lost: a list of nothing but bodies before the first words."""
    found: list[Party] = []
    while (line := _LINE.match(page.text, start)) is not None:
        _, end = bodies_at(page, line.start(1), line.end(1))
        if end != line.end(1) and (not found or duty_words().verb_at(page.text, page.folded, line.start(1), line.end(1))):
            break
        found.append(Party(expand(line[1]), span_of(page.original, line.start(1), line.end(1))))
        start = line.end()
    return tuple(found)


def _before(ranges: list[tuple[int, int]], at: int) -> int:
    """The index of the last range that begins at or before `at`; 0 where none does."""
    return max(bisect_left(ranges, (at + 1, 0)) - 1, 0)


_SEVERAL = frozenset("CcBbSsVPG")
"""How lists of fields begin (`các Bộ: …`, `Giám đốc các Sở: …`)."""
_COMRADES = re.compile(r"(?:cac )?(?:dong chi|d/c|dc),? ")
_COMRADE = re.compile(r"^(?:[Cc]ác )?(?:[Đđ]ồng ch[íi]|[Đđ]/c) (?=\w)")


def _addressed(line: str) -> list[str]:
    """The bodies of one line under `Kính gửi`; a list after `các Bộ:` stays one."""
    bare = expand(_COMRADE.sub("", _BRACKETS.sub("", line).strip(" .,;:-")))
    return [bare] if bare else []


_LIST_JOINT = re.compile(r"(?: \([^()\n]{0,160}\))?(?:, (?:và |cùng )?|; (?:và )?| và | hoặc | cùng (?:với )?|,? cùng với )")
_POLITE = re.compile(
    r"[Qq]u[ýy] (?:[Cc]ông ty|[Đđ]ơn vị|[Cc]ơ quan|[Ss]ở|[Cc]ục|[Cc]hi cục|[Bb]ộ|[Vv]ị|[Bb]an|[Tt]rường|[Nn]gân hàng"
    r"|[Dd]oanh nghiệp|[Tt]ổng cục"
    r"|Ủy ban)(?!\w)(?:, (?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp)(?!\w))*"
)
"""The addressee, politely: `Quý Sở`, `Quý Công ty`."""

_FIELDS_OF = re.compile(
    r"(?:[Cc]ác )?(?P<kind>Bộ trưởng các Bộ|Bộ trưởng Bộ|Bộ|Sở|bộ|sở|Vụ|Phòng|Ban)(?: ?[:：] ?| )"
    rf"(?=[{UPPER}])"
)


def bodies_at(page: Page, at: int, stop: int) -> tuple[tuple[Party, ...], int]:
    """The bodies listed from `at` on (`Sở Nội vụ, Sở Tư pháp và Ủy ban nhân dân các huyện`) and where the list ends."""
    found: list[Party] = []
    end = at
    while True:
        comrade = _COMRADES.match(page.folded, at, stop) if page.folded.startswith(("c", "d"), at) else None
        at = comrade.end() if comrade else at
        first = page.text[at : at + 1]
        several = _fields_of(page, at, stop) if first in _SEVERAL else None
        polite = _POLITE.match(page.text, at, stop) if first in ("Q", "q") else None
        if several is not None:
            found += several[0]
            end = several[1]
        elif polite is not None:
            end = polite.end()
            found.append(party(page, at, end))
        else:
            name = words().read(page.text, at, stop)
            if name is None or _is_lone(page, name):
                break
            name = _office_of(page, name, stop)
            end = _proper_end(page, name, stop) or _sort_end(page, name, stop) or _with_task(page, name, stop)
            if page.text.startswith(" và tương đương", end):
                end += len(" và tương đương")
            found += _apart(page, name.start, end)
        joint = _LIST_JOINT.match(page.text, end, stop)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), end


_NO_PART = "|".join(sorted({*load("agencies")["not_in_names"], "biết", "thuộc"}))
_PART = rf"[{UPPER}][{LOWER}]*(?: (?!(?:{_NO_PART})(?!\w))[{LOWER}]+)?"
_PROPER = re.compile(
    rf" (?:(?:và|-|–) )?{_PART}(?:(?: (?:và|-|–) |, | ){_PART}){{0,3}}"
    r"(?: (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|khu vực))?(?=$|[ ,;:.(])"
)


def _proper_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a name ends whose last words the vocabulary lacks (`Đài Khí tượng Thủy văn tỉnh`): they begin with capitals, and
    what follows is a verb or a mark."""
    if name.rule not in ("kind", "field", "unknown-field") or name.place:
        return None
    tail = _PROPER.match(page.text, name.end, min(stop, name.end + 80))
    if tail is None:
        return None
    at = name.end + 1
    if duty_words().verb_at(page.text, page.folded, at, stop) or words().read(page.text, at, stop):
        return None
    follows = page.text[tail.end() : tail.end() + 1] in ("", ",", ";", ":", ".", "(")
    return tail.end() if follows or duty_words().first_verb(page.text, page.folded, tail.end() + 1, stop) else None


_SORT = re.compile(
    rf"(?: (?!(?:{_NO_PART}|này|trên|khác|nhiều|một|các)(?!\w))[{LOWER}]+){{1,4}}(?= (?:thuộc|của|trên|để|nhằm|và|theo) |[,;.]|$)"
)


def _sort_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a class ends that goes on with what sort it is (`các đơn vị nghiệp vụ thuộc Bộ Công an`)."""
    if (
        name.rule != "class"
        or not page.text.startswith(("các ", "Các "), name.start)
        or page.text[name.end : name.end + 1] != " "
    ):
        return None
    sort = _SORT.match(page.text, name.end, stop)
    if sort is None:
        return None
    at = name.end + 1
    while at < sort.end():
        if duty_words().verb_at(page.text, page.folded, at, stop):
            return None
        space = page.text.find(" ", at, sort.end())
        at = space + 1 if space >= 0 else sort.end()
    owner = words().read(page.text, sort.end() + len(" thuộc "), stop) if page.text.startswith(" thuộc ", sort.end()) else None
    return owner.end if owner is not None else sort.end()


_CENTRAL = re.compile(r", (?:và )?(?=(?:các )?cơ quan (?:ngang [Bb]ộ|thuộc Chính phủ|[Tt]rung ương))")


def _apart(page: Page, start: int, end: int) -> list[Party]:
    """A class as one body; `các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ` are three."""
    if not page.folded.startswith(("cac bo,", "bo,", "cac bo va", "cac co quan ngang", "co quan ngang"), start):
        return [party(page, start, end)]
    found: list[Party] = []
    for joint in _CENTRAL.finditer(page.text, start, end):
        found.append(party(page, start, joint.start()))
        start = joint.end()
    return [*found, party(page, start, end)]


_ACT = re.compile(r"thanh tra(?:,| va)? (?:kiem tra|giam sat|xu ly|viec|cac|dot xuat|dinh ky|toan dien|chuyen nganh)(?!\w)")
"""`Thanh tra, kiểm tra việc …` tells what to do; `Thanh tra, Công an` who does it."""


def _is_lone(page: Page, name: Name) -> bool:
    if name.rule not in ("class", "kind", "unknown-field"):
        return False
    if name.rule == "kind" and _ACT.match(page.folded, name.start):
        return True
    return page.text[name.start : name.end].lower() in words().not_alone


_DIRECTORS = re.compile(r"Giám đốc (?:các )?[Ss]ở ?: ?")
_DEPARTMENT = re.compile(rf"[{UPPER}][^,;.:\n]{{2,60}}")


def _directors_of(page: Page, at: int, stop: int) -> tuple[list[Party], int] | None:
    """`Giám đốc các Sở: Nội vụ, Giáo dục Đào tạo; Công an …`: a director for each field, up to another body."""
    found: list[Party] = []
    done = at
    while (field := _DEPARTMENT.match(page.text, at, stop)) is not None:
        if words().read(page.text, at, stop) is not None:
            break
        verb = re.search(r" (?=(?:chịu|có) trách nhiệm)", field.group())
        end = field.start() + verb.start() if verb else field.end()
        found.append(Party(f"Giám đốc Sở {page.text[at:end].strip()}", span_of(page.original, at, end)))
        done = end
        if verb or not page.text.startswith(", ", end):
            break
        at = end + 2
    return (found, done) if found else None


def _fields_of(page: Page, at: int, stop: int) -> tuple[list[Party], int] | None:
    """`các Bộ: Y tế, Giáo dục và Đào tạo` as one body each."""
    directors = _DIRECTORS.match(page.text, at, stop)
    if directors is not None:
        return _directors_of(page, directors.end(), stop)
    head = _FIELDS_OF.match(page.text, at, stop)
    if head is None:
        return None
    vocabulary = words()
    end = head.end()
    found: list[Party] = []
    while (field := vocabulary.ministry_field.match(page.text, end, stop)) is not None:
        kind = "Bộ trưởng Bộ" if head["kind"].startswith("Bộ trưởng") else head["kind"].capitalize()
        found.append(Party(expand(f"{kind} {field.group()}"), span_of(page.original, field.start(), field.end())))
        joint = _LIST_JOINT.match(page.text, field.end(), stop)
        done = field.end()
        if joint is None or not _is_field(page, joint.end(), stop):
            return (found, done) if len(found) > 1 else None
        end = joint.end()
    return None


def _office_of(page: Page, name: Name, stop: int) -> Name:
    """`cơ quan Kho bạc Nhà nước` is the body behind the word, as written."""
    if not page.folded.startswith("co quan ", name.start) or name.end - name.start != len("cơ quan"):
        return name
    body = words().read(page.text, name.end + 1, stop)
    return replace(body, start=name.start) if body is not None and body.rule in ("body", "field") else name


def _is_field(page: Page, at: int, stop: int) -> bool:
    """Whether a list of fields goes on; `Công an tỉnh` behind `Sở Tư pháp` is a body of its own."""
    body = words().read(page.text, at, stop)
    return words().ministry_field.match(page.text, at, stop) is not None and (body is None or body.place is None)


_TASK = re.compile(
    r" (?:được giao(?: nhiệm vụ| chủ trì)|được phân công|có nhiệm vụ|được giao)(?!\w)(?:(?! (?:để|dé) )[^,;.:\n]){0,120}"
)
_NOUNS_BEFORE = re.compile(r"(?:cong tac|viec|nhiem vu|hoat dong|ve|cua|trong|linh vuc|,|cai cach|thong tin|duoc|giao|chu tri) $")


def _with_task(page: Page, name: Name, stop: int) -> int:
    """Where a name ends that goes on with the task of its bearers (`các cơ quan được giao nhiệm vụ … lập dự toán`)."""
    end = name.end
    if not name.is_class:
        return end
    for phrase in (" được giao nhiệm vụ", " được phân công"):
        if page.text[name.start : end].endswith(phrase):
            end -= len(phrase)
    task = _TASK.match(page.text, end, stop)
    if task is None:
        return name.end
    at = end + 10
    while (space := page.text.find(" ", at, task.end())) >= 0:
        at = space + 1
        verb = duty_words().verb_at(page.text, page.folded, at, task.end())
        if verb is not None and not _NOUNS_BEFORE.search(page.folded, max(end, at - 12), at):
            if verb.phrase in ("tuyen truyen", "thong tin", "cai cach", "quan ly", "hanh chinh", "chu tri"):
                continue
            return space
    return name.end


def party(page: Page, start: int, end: int) -> Party:
    """The body named at `start..end`, its name as an obligation carries it."""
    span = span_of(page.original, start, end)
    return Party(duty_name(page, page.text[span.start : span.end].rstrip(" -–—|~_")), span)


_DETERMINED = re.compile(r"^(?:Các|Những|Mọi|Từng|Tất cả các|Toàn thể các)(?= )")
_BARE_KINDS = ("so", "bo", "cuc", "tong cuc", "chi cuc", "uy ban")


def duty_name(page: Page, written: str) -> str:
    """The name as written, abbreviations expanded; a bare `Sở` is the issuer without its place."""
    name = expand(written)
    name = _DETERMINED.sub(lambda match: match.group().lower(), name)
    issuer = page.context.issuer
    if issuer and fold(name) in _BARE_KINDS and fold(issuer).startswith(fold(name) + " "):
        place = page.context.place or page.context.province
        return issuer.removesuffix(f" {place}") if place else issuer
    return name


_ANAPHORA = re.compile(r"(?:cac |quy )?(?:co quan, )?(?:don vi|co quan|vi)(?: (?:neu|noi) tren)?$")
_OF_ADDRESSEE = re.compile(
    r"(?:cac |quy |moi )?(?P<kind>cuc thue|cuc hai quan|chi cuc thue|chi cuc hai quan|doanh nghiep|tong cuc|cuc|chi cuc|so|bo"
    r"|ngan hang|truong|trung tam|chi nhanh|hiep hoi|cong ty(?: .{3,})?)$"
)


def resolve(page: Page, parties: tuple[Party, ...]) -> tuple[tuple[Party, ...], bool]:
    """Bodies that stand for the addressees (`các đơn vị`, a bare `Cục Thuế`) replaced by them; whether one was."""
    if not page.letter:
        return parties, False
    found: list[Party] = []
    replaced = False
    for one in parties:
        key = fold(one.name)
        bare = _OF_ADDRESSEE.match(key)
        fits = [a for a in page.addressees if bare and fold(a.name).removeprefix("cac ").startswith(bare["kind"] + " ")]
        if _ANAPHORA.match(key):
            fits = list(page.addressees)
        elif len(fits) != 1 or fold(fits[0].name) == key:
            fits = []
        replaced = replaced or bool(fits)
        found += [Party(fit.name, one.span) for fit in fits] if fits else [one]
    return tuple(found), replaced
