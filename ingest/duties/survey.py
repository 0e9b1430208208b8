"""What is known of a document before its duties are read: whether it is a letter, an order or law, and to whom it goes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ingest.bodies.context import Context, expand
from ingest.bodies.sentence_case import in_sentence_case
from ingest.bodies.words import whole_name, words
from ingest.document import AgencyMention, Citation, Header, Party, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.charged import shorts_in
from ingest.duties.page import Page
from ingest.duties.short_names import called_in_short
from ingest.duties.words import duty_words
from ingest.folding import UPPER, fold, fold_once
from ingest.readings import span_of
from ingest.repair import is_noisy, repair
from ingest.timing import find_timings

_NORMATIVE = ("luat", "bo luat", "nghi dinh", "thong tu", "thong tu lien tich", "phap lenh", "hien phap", "van ban hop nhat")
_PRIVATE = re.compile(
    r"(?:quy |cac )?(?:cong ty|doanh nghiep|ong|ba|chi nhanh|ngan hang|tap doan|hiep hoi|van phong dai dien"
    r"|ho kinh doanh|vpdd|truong"
    r"|trung tam|lien doanh"
    r"|benh vien|tong cong ty|thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|ban bi thu)(?!\w)"
)
_ARTICLES = re.compile(r"^(?:Điều \d|Chương [IVX1-9])", re.MULTILINE)
"""What a text of law has even where its heading is lost."""
_RULES = re.compile(r"N[ĐD]-CP|TT(?:LT)?-|(?:UBTV)?QH\d")
"""Symbols of what makes law, whatever kind a collection's heading names."""
_TO_ORDER = re.compile(r"kèm theo (?:Kế hoạch|Quyết định|Chỉ thị|Công điện|Công văn|Văn bản)", re.IGNORECASE)
_TOP = 1000
"""Letters at the top of an annex that stands alone within which it tells to what it belongs."""
_BRACKETS = re.compile(r"\s*\((?!(?:Việt Nam|VIỆT NAM)\))[^()]*\)?")


def page_of(
    text: str,
    header: Header,
    citations: Sequence[Citation],
    agencies: Sequence[AgencyMention],
    timings: Sequence[Timing],
    context: Context,
) -> Page:
    """The page of a document. Addressees are whole names without what stands in brackets."""
    starts, ends = [citation.span.start for citation in citations], [citation.span.end for citation in citations]
    bodies = tuple(mention.span.start for mention in agencies if not _inside(starts, ends, mention.span.start))
    kind = fold(header.type.value) if header.type else ("" if header.addressees or _ARTICLES.search(text) else "cong van")
    noisy = is_noisy(text)
    mended = repair(text)
    if mended != text:
        again = find_timings(mended, year=context.year)
        timings = tuple(replace(t, span=span_of(text, t.span.start, t.span.end)) for t in again)
    addressees = tuple(
        Party(_as_elsewhere(part, mended) if noisy else part, reading.span)
        for reading in header.addressees
        for part in _addressed(reading.value)
    )
    place = context.place or context.province
    writer = fold((context.issuer or "").removesuffix(f" {place}"))
    reply = bool(addressees) and all(_PRIVATE.match(fold(one.name)) for one in addressees)
    makes_law = header.symbol is not None and _RULES.match(header.symbol.value) is not None
    annexed = kind == "phu luc" and _TO_ORDER.search(text, 0, _TOP) is None
    strict = kind in _NORMATIVE or makes_law or annexed or not (kind or addressees)
    page = Page(
        text=in_sentence_case(mended),
        original=text,
        folded=fold_once(mended),
        context=context,
        timings=tuple(timings),
        times=tuple(timing.span.start for timing in timings),
        bodies=bodies,
        cited=tuple(sorted(zip(starts, ends, strict=True))),
        addressees=addressees,
        writer=writer,
        letter=bool(addressees) or kind == "cong van",
        reply=reply,
        order=bool(kind) and kind != "cong van",
        directs=(bool(kind) and kind != "cong van") or (_to_many(addressees) and not reply and not strict),
        normative=strict,
        shorts=shorts_in(mended),
    )
    listed = () if addressees or kind != "cong van" or header.body is None else _listed_first(page, header.body.start)
    if short := called_in_short(page, tuple(agencies)):
        page = replace(page, called=short, bodies=_with_short(page, short))
    page = replace(page, called=(*_called(page), *page.called)) if page.addressees else page
    return replace(page, addressees=listed, letter=True) if listed else page


def _to_many(addressees: tuple[Party, ...]) -> bool:
    """Whether a letter goes to several bodies or a class of them, whom it tells what to do, rather than answers one."""
    return len(addressees) > 1 or any("các " in one.name.lower() for one in addressees)


_PERSON = re.compile(r"(?:ong|ba|ong/ba|anh|chi) \w+ \w")
_FOREIGN = re.compile(r"[A-Z][A-Za-z.,&-]+(?: [A-Z][A-Za-z.,&-]*){1,5}")
"""`Line Corporation`, `Mitsubishi Heavy Industries Ltd`"""
_OWN = re.compile(r"(?<=Công ty TNHH )[A-Z][a-z]+[A-Za-z]*(?: [A-Z]\w*){1,4}$")
"""`Bayer Việt Nam` of `Công ty TNHH Bayer Việt Nam`: what a company is called besides."""
_CALLED = r" ?\((?:sau đây )?(?:gọi (?:tắt )?là )?[“\"]?(?P<short>[A-ZĐ][A-Za-z]{1,9})[”\"]?\)"


def _called(page: Page) -> tuple[tuple[str, Party], ...]:
    """What the letter calls persons that it goes to, and addressees in short (`Công ty Samsung Electronics (SEC)`)."""
    found: list[tuple[str, Party]] = []
    for one in page.addressees:
        name = fold(one.name)
        if _PERSON.match(name):
            found += [(name, one), ("ong" if name.startswith("ong ") else "ba", one)]
        elif whole_name(one.name) is None and _FOREIGN.fullmatch(one.name):
            found.append((name, one))
        own = _OWN.search(one.name)
        if own is not None and re.search(rf"(?<!TNHH )(?<!phần ){re.escape(own[0])}", page.text):
            found.append((fold(own[0]), one))
        for match in re.finditer(re.escape(one.name[-12:]) + _CALLED, page.text):
            if fold(match["short"]) not in _KINDS:
                found.append((fold(match["short"]), one))
    return tuple(dict(found).items())


def _with_short(page: Page, called: Sequence[tuple[str, Party]]) -> tuple[int, ...]:
    """Where names of bodies begin, those in short among them."""
    names = "|".join(re.escape(key) for key, _ in called)
    starts = (match.start() for match in re.finditer(rf"(?<![\w/-])(?:{names})(?![\w/-])", page.folded))
    return tuple(sorted({*page.bodies, *(at for at in starts if page.text[at].isupper())}))


_KINDS = ("cong", "cuc", "chi", "don", "doanh", "ong", "ba")
"""First syllables of kinds, which other rules take for the addressee."""


_MOST_PLACES = 40
"""Places at which a name is looked for."""


def _as_elsewhere(name: str, text: str) -> str:
    """The name as the text has it more often, where that differs by a letter or two that a scan took for others (`Công ty TNHH
    Euji Xerox` of a letter that goes on to speak of `Fuji Xerox`)."""
    words = name.split()
    opening, own = " ".join(words[:2]), " ".join(words[:5])
    if len(own) < 16 or len(opening) < 5:
        return name
    counts: Counter[str] = Counter()
    for match in islice(re.finditer(re.escape(opening), text), _MOST_PLACES):
        other = text[match.start() : match.start() + len(own)]
        amiss = sum(a != b for a, b in zip(fold(other), fold(own), strict=False)) if len(other) == len(own) else 99
        if amiss * 12 <= len(own) and "\n" not in other:
            counts[other] += 1
    best = max(counts, key=lambda one: counts[one], default=own)
    return best + name[len(own) :] if counts[best] > 2 and counts[own] < 2 else name


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


def _inside(starts: list[int], ends: list[int], at: int) -> bool:
    """Whether the last range that begins at or before `at` holds it."""
    before = bisect_right(starts, at)
    return before > 0 and at < ends[before - 1]


_COMRADE = re.compile(r"^(?:[Cc]ác )?(?:[Đđ]ồng ch[íi]|[Đđ]/c) (?=\w)")


_NUMBERS = re.compile(r"(?:[ ,;|(]| [l|] )+(?:Mã số thuế|Mã số doanh nghiệp|MST|Địa chỉ|[ĐD]/c|ĐT) ?:.*$", re.DOTALL)
"""Where a company is and what number it has, behind its name."""


_CENTRAL = re.compile(r"[,;] (?:và )?(?=(?:các )?cơ quan (?:ngang [Bb]ộ|thuộc Chính phủ)(?:[,;]|$))")
"""`Các Bộ, cơ quan ngang Bộ; cơ quan thuộc Chính phủ` are three."""


_BRAND = re.compile(
    rf"^(?P<name>(?:Ngân hàng|(?:Tổng )?[Cc]ông ty|Tập đoàn) .{{6,90}}?) ?[-–] ?(?!CTCP|TNHH|MTV)"
    rf"(?=\w*[{UPPER}]\w*[{UPPER}])[{UPPER}]\w{{2,14}}$"
)
"""`Ngân hàng TMCP Việt Nam Thịnh Vượng - VPBank`: the name in short behind the whole one."""


def _addressed(line: str) -> list[str]:
    """The bodies of one line under `Kính gửi`; a list after `các Bộ:` stays one."""
    line = _NUMBERS.sub("", line)
    bare = expand(_COMRADE.sub("", _BRACKETS.sub("", line).strip(" .,;:-")))
    bare = _BRAND.sub(r"\g<name>", bare)
    return [one for part in _CENTRAL.split(bare) if part for one in _one_by_one(part)]


_NEXT = re.compile(r"; (?:và )?|, (?:và )?| và ")


def _one_by_one(part: str) -> list[str]:
    """The bodies of `Bộ Chỉ huy Quân sự tỉnh; Công an tỉnh`, each with a name of its own."""
    found: list[str] = []
    start = 0
    for joint in _NEXT.finditer(part):
        name = words().read_at(part, start, len(part))
        whole = (name is not None and name.end == joint.start()) or (joint.group().startswith(";") and joint.start() > start)
        if joint.start() >= start and whole and part[joint.end() : joint.end() + 1].isupper():
            following = words().read_at(part, joint.end(), len(part))
            if following is not None:
                found.append(part[start : joint.start()])
                start = joint.end()
    return [*found, part[start:]]
