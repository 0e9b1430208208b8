"""The body that a citation names as its issuer: by the vocabulary, by the ways of writers' names, or blurred by a scan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest import symbols
from ingest.bodies.context import Context
from ingest.bodies.words import words
from ingest.citing.bodies import made_out
from ingest.citing.kinds import distance
from ingest.document import Level
from ingest.folding import UPPER, fold
from ingest.patterns import any_of
from ingest.units import place_key
from ingest.vocabulary import load

_SPOILT_OF = r"(?!c(?:o|ho|ac|on) )c[a-z]{1,2}\s(?=(?:bo|chinh phu|quoc hoi|thu tuong|tong cuc|cuc|uy ban|ubnd) )"  # `cia Bộ`
_TO_ISSUER = re.compile(
    r"\s?[,;:.–-]?\s?(?:\(?(?:da )?(?:neu|noi) tren\)?,?\s|\([^()\n]{4,60}\)\s(?=cua\s)|[^\W\d_]\s(?=cua\s))?"
    rf"(?:cua['’]?\s?|do\s|{_SPOILT_OF})[“\"'‘]?(?:lien )?"
)  # also `nêu trên của`, with a stray letter `c của`
_TERM = re.compile(r",?\s?\(?\s?[Kk][hb][óo]a\s[IVXLC]+\b(?:,\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})?\)?")
_SESSION = re.compile(r",?\s[Kk]ỳ họp [Tt]hứ \w+(?: \w+)?,(?=\s)")  # Kỳ họp thứ nhất, Quốc hội khóa XV
_ANOTHER_BODY = re.compile(r"(?:\s?[,;]\s|\s?[-–]\s?|\s(?:và|va)\s)(?:và )?(?=[BTVNUÙỦ])")
_WRITER = re.compile(
    r"(?:Tổng [Cc]ông ty|Liên danh|[Cc]ông ty|[Cc][ôo]ng [Tt][yì]|Cty|CTCP|Tập đoàn|[Dd]oanh nghiệp|DNTN|Chi nhánh|Ngân hàng|"
    r"Hiệp hội|Trung tâm|Trường|Bệnh viện|Viện|Học viện|Đại học|Văn phòng|Phòng khám|Hợp tác xã|HTX|[Ôô]ng|[Bb]à)\b"
)
_COMPANY_LAND = re.compile(r"\s\((?:Việt Nam|VIỆT NAM|Vietnam|VN|Hà Nội|Thailand|Singapore|Malaysia)\)")
_COMPANY = re.compile(r"(?:Tổng )?[Cc][ôo]ng [Tt][yì]\b|Cty|Tập đoàn|Chi nhánh")
# Bodies with names of their own making, read to their end: `Trưởng Ban Chỉ đạo 389 quốc gia`.
_OWN_NAMED = re.compile(r"(?:(?:pho )?truong (?=ban chi dao)|to truong )?(?:ban chi dao|to cong tac|tong thu ky)(?![^\W_])")
# Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII · Hội nghị Trung ương 6 (khóa XIII)
_CONFERENCE = re.compile(
    r"hoi nghi(?: lan thu \w+)?(?:,? ban chap hanh)? trung uong(?: dang)?(?: lan thu \w+| \d{1,2})?(?=[\s,.;(]|$)"
)
_WRITER_WORD = re.compile(r"\s?(?:[-–&.]\s?|\s)?(?P<word>[^\W_][\w&.'’/]*)")


def issuer_at(
    text: str, folded: str, at: int, stop: int, symbol: str | None, known: Sequence[str] = ()
) -> tuple[str | None, int]:
    """The issuer and where its name ends."""
    if symbol and "LT" in symbol and (ministries := _joint_ministries().match(folded, at, stop)):
        return " ".join(text[ministries.start("names") : ministries.end()].split()), ministries.end()
    joint = _TO_ISSUER.match(folded, at, stop)
    if joint is None:
        return _parties(text, folded, at, stop, symbol) or _bare_issuer(text, at, stop, symbol)
    start = joint.end()
    end = body_end(text, folded, start, stop)
    if (named := named_before(text, start, end, known)) is not None:
        return named
    names = told_names(symbol)
    told = _told(text, folded, start, stop, names)
    if told is not None and (end is None or end < told[1] or text[told[1] + 1 : end].islower()):
        if len(names) == 1:
            return told
        end = told[1]
    if end is None and symbol and symbol.endswith("/TW") and (center := _CENTRAL.match(text, start, stop)) is not None:
        return center.group(), center.end()
    if end is None or text[start:end] == "Bộ":
        return None, at
    if (
        (over := _OVER.match(text, end, stop))
        and _UNDER.match(text, start)
        and (above := body_end(text, folded, over.end(), stop))
    ):
        end = above
    if figure := _DISTRICT.match(text, end - 4, stop):
        end = figure.end()
    if _LOCAL_OFFICE.fullmatch(text, start, end) and (place := _PLACE_ALONE.match(text, end, stop)):
        end = place.end()
    if symbol and ("LT" in symbol or _JOINT.search(symbol)):
        while more := _ANOTHER_BODY.match(text, end, stop):
            told = _told(text, folded, more.end(), stop, names)
            further = max(told[1] if told else 0, body_end(text, folded, more.end(), stop) or 0)
            if not further:
                break
            end = further
    if term := _TERM.match(text, end, stop):
        end = term.end()
    return made_out(" ".join(text[start:end].split())), end


_CENTRAL = re.compile(r"(?:Ban Chấp hành )?Trung ương(?: Đảng)?(?!\w)")
"""`Nghị quyết số 04-NQ/TW của Trung ương`."""
_JOINT = re.compile(r"-(?P<kind>[BS])[A-ZĐ][A-ZĐ&]*-(?P=kind)[A-ZĐ][A-ZĐ&]*$")
"""`KH-BCA-BNN&MT`, `KHPH-SYT-SGDĐT`: a plan of two ministries or departments."""
_BETWEEN = re.compile(r"\s(?:(?:da )?ky(?: ket)? )?giua\s")
_AGREED = re.compile("QC|PH|LT|LN|TT-|BB")
"""Symbols of agreements; companies' contracts are told with their parties apart."""
_PARTY = re.compile(r",\s|\s(?:và|với)\s")


def _parties(text: str, folded: str, at: int, stop: int, symbol: str | None) -> tuple[str, int] | None:
    """Who made an agreement (`Quy chế phối hợp số 12/QCPH-CT-CA giữa Cục Thuế và Công an tỉnh Lâm Đồng`)."""
    between = _BETWEEN.match(folded, at, stop) if symbol and _AGREED.search(symbol) else None
    end = body_end(text, folded, between.end(), stop) if between else None
    if between is None or end is None or (joint := _PARTY.match(text, end, stop)) is None:
        return None
    while joint is not None and (further := body_end(text, folded, joint.end(), stop)):
        end = further
        joint = _PARTY.match(text, end, stop)
    return made_out(" ".join(text[between.end() : end].split())), end


_OVER = re.compile(r"\s[-–]\s(?=(?:Tổng cục|Cục|Bộ|Sở|Ủy ban|UBND)\s)")  # `Chi cục … - Cục Hải quan …`
_UNDER = re.compile(r"(?:Chi cục|Cục|Vụ|Phòng|Thanh tra|Trung tâm)\s")
_BRANCH = re.compile(r"\s?[-–—]\s?(?:Ch[iỉ] nhánh|CN|Công ty|Tổng công ty)\b")  # `Trung tâm A - Chi nhánh Công ty B`
_FIRST_PAGES = 12_000
_LOCAL_OFFICE = re.compile(r"(?:Ch[iị] [Cc]ục (?:[Hh]ải quan|[Tt]huế)|Kho bạc [Nn]hà nước)")
_PLACE_ALONE = re.compile(rf"(?:\s[{UPPER}][^\W\d_]+){{1,3}}(?![^\W_])")  # `Chi cục Hải quan Gia Thụy`
_DISTRICT = re.compile(r"(?:quận|Quận)\s\d{1,2}(?![\d/])")


def named_before(text: str, start: int, end: int | None, known: Sequence[str]) -> tuple[str, int] | None:
    """A body that the document names elsewhere: in the same words, or but for a few letters that a scan took for others."""
    for name in known:
        after = start + len(name)
        if text.startswith(name, start) and not text[after : after + 1].isalnum():
            if end is not None and end > after and _BRANCH.match(text, after):
                return made_out(" ".join(text[start:end].split())), end
            return made_out(name), max(after, end or 0) if text[start : end or 0].casefold() == name.casefold() else after
    written = fold(text[start:end]) if end else ""
    near = [name for name in known if len(written) > 11 and _near(written, fold(name)) and not _other_kind(written, fold(name))]
    if end is None or len(near) != 1 or place_key(near[0]) == place_key(text[start:end]):
        return None  # but for dashes the text has the same words
    here = " ".join(text[start:end].split())  # of the two the one that a scan blurred stands once
    oftener = text.count(here, 0, _FIRST_PAGES) > max(text.count(near[0], 0, _FIRST_PAGES), 1)
    return made_out(here if oftener else near[0]), end


_KIND = re.compile(r"(?:bo|so|phong|vu|cuc|chi cuc|tong cuc) ")


def _other_kind(one: str, other: str) -> bool:
    """Whether folded names are of bodies of other kinds (`Bộ Nông nghiệp …`, `Sở Nông nghiệp …`), none of them blurred."""
    first, second = _KIND.match(one), _KIND.match(other)
    return first is not None and second is not None and first.group() != second.group()


def _near(one: str, other: str) -> bool:
    """Whether two names differ in one letter of twelve at most."""
    return abs(len(one) - len(other)) * 12 <= len(one) and distance(one, other) * 12 <= len(one)


def told_names(symbol: str | None) -> list[str]:
    """The issuers that a symbol tells, several of a joint circular's."""
    told = symbols.issuer_of(symbol) if symbol else None
    return told.split(", ") if told else []


def _told(text: str, folded: str, at: int, stop: int, names: Sequence[str]) -> tuple[str, int] | None:
    """Which of the names that the symbol tells stands at `at`, and its end, where as many words differ from it by a letter or two
    (`Thi tướng Chính phi`), a speck stands between two (`Bộ Tài i chính`) or one of three or more is lost (`Bộ chính`)."""
    if not text[at : at + 1].isupper():
        small = next((name for name in names if folded.startswith(fold(name), at)), None)
        return (small, at + len(small)) if small and " " in small else None  # `của chính phủ`
    found = [(name, end) for name in names if (end := _told_end(folded, at, stop, fold(name)))]
    return max(found, key=lambda pair: pair[1], default=None)


def _told_end(folded: str, at: int, stop: int, plain: str) -> int | None:
    """The end of the folded name at `at`, blurred or not."""
    if not folded.startswith(plain[0], at):
        return None
    if folded.startswith(plain, at) and not folded[at + len(plain) : at + len(plain) + 1].isalnum():
        return at + len(plain)
    words_ = re.compile(rf"\S+(?:\s\S+){{{plain.count(' ')}}}").match(folded, at, stop)
    written = re.sub(r"\W+$", "", words_.group()) if words_ else ""
    if written and abs(len(written) - len(plain)) * 6 <= len(plain) and distance(written, plain) * 6 <= len(plain):
        return at + len(written)
    spoilt = _spoilt(plain).match(folded, at, stop)
    return spoilt.end() if spoilt else None


@cache
def _spoilt(name: str) -> re.Pattern[str]:
    """A folded name with a speck between two of its words or, of three and more, without one of them."""
    parts = name.split()
    ways = [r"\s(?:\S\s)?".join(parts)]
    if len(parts) > _FEW_WORDS:
        ways += [r"\s".join(parts[:i] + parts[i + 1 :]) for i in range(1, len(parts))]
    return re.compile(rf"(?:{'|'.join(ways)})(?![^\W_])")


_FEW_WORDS = 2


def _bare_issuer(text: str, at: int, stop: int, symbol: str | None) -> tuple[str | None, int]:
    """`Nghị định 87/2010/NĐ-CP ngày 13/8/2010 Chính phủ`: the issuer that the symbol tells, without `của`."""
    told = symbols.issuer_of(symbol) if symbol else None
    session = _SESSION.match(text, at, stop)
    start = session.end() if session else at
    if told and text.startswith(told, start + 1, stop) and text[start : start + 1].isspace():
        end = start + 1 + len(told)
        term = _TERM.match(text, end, stop)
        end = term.end() if term else end
        return text[start + 1 : end], end
    return None, at


def body_end(text: str, folded: str, at: int, stop: int) -> int | None:
    """Where the name of the body that begins at `at` ends: by the vocabulary, by the ways of writers' names, or blurred."""
    if _WRITER.match(text, at, stop):
        read = words().read(text, at, stop)
        if read is None or read.rule in ("kind", "unknown-field", "class") or _COMPANY.match(text, at):
            return _writer_end(text, at, stop)
    if text.startswith("sở ", at):  # `của sở Thông tin và Truyền thông tỉnh Phú Thọ`
        department = words().read("Sở" + text[at + 2 : min(stop, at + 160)], 0)
        if department is not None and not department.is_class:
            return at + department.end
    if conference := _CONFERENCE.match(folded, at, stop):
        return conference.end()
    if (own := _OWN_NAMED.match(folded, at, stop)) is not None and text[at].isupper():
        return _writer_end(text, own.end(), stop) or own.end()
    read = words().read(text, at, stop)
    end = read.end if read is not None and not (read.is_class and read.rule == "class") else None
    blurred = _blurred_bodies().match(folded, at, stop)
    if blurred and text[at].isupper():
        place = _BLURRED_PLACE.match(text, blurred.end(), stop)
        if place and read is not None and read.rule == "unknown-field":
            return place.end()  # `Cục Thuê TP Hà Nội hỏi`
        return max(end or 0, place.end() if place else blurred.end())
    return end


@cache
def _joint_ministries() -> re.Pattern[str]:
    """`của liên Bộ: Thông tin và Truyền thông – Công an`: ministries by their fields alone."""
    field = any_of(fold(name) for name in load("agencies")["ministries"]).replace(r"\ ", r"\s")
    return re.compile(rf"\s?,?\scua\s(?P<names>lien bo\s?:?\s{field}(?:\s?[-–,]\s?{field}|\sva\s{field})+)(?![^\W_])")


def _writer_end(text: str, at: int, stop: int) -> int | None:
    """The end of a company's, school's or person's name: up to words that go on with the sentence."""
    ends = frozenset(load("citation_words")["not_in_writers_names"])
    end = at
    while end < min(stop, at + 140) and (match := _WRITER_WORD.match(text, end, stop)):
        word = match["word"]
        following = _WRITER_WORD.match(text, match.end(), stop)
        pair = f"{word} {following['word']}" if following else word
        if end > at and word[0].islower() and (word in ends or pair in ends):
            break
        end = match.end() - (1 if word.endswith(".") and len(word) > 3 else 0)
        if end < match.end():
            break
        if text.startswith(", chống", end):  # Ban Chỉ đạo phòng, chống dịch
            end += 1
    if end > at and (land := _COMPANY_LAND.match(text, end, stop)):
        end = land.end()  # Công ty TNHH Polytex Far Eastern (Việt Nam)
    return end if end > at else None


_BLURRED_PLACE = re.compile(
    r"\s(?:[Tt][iỉ]nh|[Tt]h[aà]nh ph[oốôó]|TP\.?|[Hh]uy[eệ]n|[Qq]u[aậ]n)(?:\s[" + UPPER + r"][^\W\d_]*){1,4}"
)


@cache
def _blurred_bodies() -> re.Pattern[str]:
    """Bodies and ministries without accents, for names whose accents a scan has lost."""
    vocabulary = words()
    names = {fold(name) for name in vocabulary.bodies if not name.isupper()}
    ministries = {"bo " + fold(field) for field in load("agencies")["ministries"]}
    heads = r"(?:(?:bo truong|thu tuong|chu tich|cuc truong|tong cuc truong)\s(?:,?\s?chu nhiem )?)?"
    local = r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|cuc ?thue|cuc hai quan|chi cuc thue|bao hiem xa hoi|bhxh)"
    known = "|".join(sorted((re.escape(n) for n in names | ministries if n != "thu tuong"), key=len, reverse=True))
    known = known.replace(r"\ ", r"\s?")  # a scan may have lost a blank: `Văn phòngChính phủ`
    return re.compile(rf"{heads}(?:{known}|{local})(?![^\W_])|thu tuong(?: chinh phu)?(?![^\W_])")


_COUNCILS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}


def council_of(symbol: str, context: Context) -> str | None:
    """The province's own body, which documents of the province and of its departments need not name (`Quyết định số 112/QĐ-UBND
    ngày …`); a district's may mean either its own or that above."""
    named = _COUNCILS.get(symbols.head_code(symbol))
    if named is None or context.level not in (Level.PROVINCE, Level.DEPARTMENT) or not context.province:
        return None
    head = "Chủ tịch " if symbols.kind_of(symbol) == "Công điện" else ""  # which the chairman alone sends
    return f"{head}{named} {context.province}"
