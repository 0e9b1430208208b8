"""The body that a citation names as its issuer: by the vocabulary, by the ways of writers' names, or blurred by a scan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest import symbols
from ingest.bodies.words import words
from ingest.citing.bodies import made_out
from ingest.citing.kinds import distance
from ingest.folding import UPPER, fold
from ingest.patterns import any_of
from ingest.units import place_key
from ingest.vocabulary import load

_TO_ISSUER = re.compile(
    r"\s?[,;:.]?\s?(?:\(?(?:da )?(?:neu|noi) tren\)?,?\s|\([^()\n]{4,60}\)\s(?=cua\s))?(?:cua\s?|do\s)[“\"'‘]?(?:lien )?"
)  # also `nêu trên của`
_TERM = re.compile(r",?\s?\(?\s?[Kk][hb][óo]a\s[IVXLC]+\b\)?")
_SESSION = re.compile(r",?\s[Kk]ỳ họp [Tt]hứ \w+(?: \w+)?,(?=\s)")  # Kỳ họp thứ nhất, Quốc hội khóa XV
_ANOTHER_BODY = re.compile(r"(?:\s?[,;]|\s?[-–]|\s(?:và|va))\s(?:và )?(?=[BTVNUÙỦ])")
_WRITER = re.compile(
    r"(?:Tổng [Cc]ông ty|Liên danh|[Cc]ông ty|[Cc][ôo]ng [Tt][yì]|Cty|CTCP|Tập đoàn|[Dd]oanh nghiệp|DNTN|Chi nhánh|Ngân hàng|"
    r"Hiệp hội|Trường|Bệnh viện|Viện|Học viện|Đại học|Văn phòng|Phòng khám|Hợp tác xã|HTX|[Ôô]ng|[Bb]à)\b"
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
        return _bare_issuer(text, at, stop, symbol)
    start = joint.end()
    end = body_end(text, folded, start, stop)
    if (named := named_before(text, start, end, known)) is not None:
        return named
    if end is None or text[start:end] == "Bộ":
        return _told_blurred(text, folded, start, stop, symbol) or (None, at)
    if (
        (over := _OVER.match(text, end, stop))
        and _UNDER.match(text, start)
        and (above := body_end(text, folded, over.end(), stop))
    ):
        end = above
    if figure := _DISTRICT.match(text, end - 4, stop):
        end = figure.end()
    if symbol and "LT" in symbol:
        while (more := _ANOTHER_BODY.match(text, end, stop)) and (further := body_end(text, folded, more.end(), stop)):
            end = further
    if term := _TERM.match(text, end, stop):
        end = term.end()
    return made_out(" ".join(text[start:end].split())), end


_OVER = re.compile(r"\s[-–]\s(?=(?:Tổng cục|Cục|Bộ|Sở|Ủy ban|UBND)\s)")  # `Chi cục … - Cục Hải quan …`
_UNDER = re.compile(r"(?:Chi cục|Cục|Vụ|Phòng|Thanh tra|Trung tâm)\s")
_FIRST_PAGES = 12_000
_DISTRICT = re.compile(r"(?:quận|Quận)\s\d{1,2}(?![\d/])")


def named_before(text: str, start: int, end: int | None, known: Sequence[str]) -> tuple[str, int] | None:
    """A body that the document names elsewhere: in the same words, or but for a few letters that a scan took for others."""
    for name in known:
        after = start + len(name)
        if text.startswith(name, start) and not text[after : after + 1].isalnum():
            return made_out(name), max(after, end or 0) if text[start : end or 0].casefold() == name.casefold() else after
    written = fold(text[start:end]) if end else ""
    near = [name for name in known if len(written) > 11 and _near(written, fold(name))]
    if end is None or len(near) != 1 or place_key(near[0]) == place_key(text[start:end]):
        return None  # but for dashes the text has the same words
    here = " ".join(text[start:end].split())  # of the two the one that a scan blurred stands once
    oftener = text.count(here, 0, _FIRST_PAGES) > max(text.count(near[0], 0, _FIRST_PAGES), 1)
    return made_out(here if oftener else near[0]), end


def _near(one: str, other: str) -> bool:
    """Whether two names differ in one letter of twelve at most."""
    return abs(len(one) - len(other)) * 12 <= len(one) and distance(one, other) * 12 <= len(one)


def _told_blurred(text: str, folded: str, at: int, stop: int, symbol: str | None) -> tuple[str, int] | None:
    """The issuer that the symbol tells, where as many words differ from it by a letter or two (`Thi tướng Chính phi`)."""
    told = symbols.issuer_of(symbol) if symbol else None
    words_ = re.compile(rf"\S+(?:\s\S+){{{told.count(' ')}}}").match(folded, at, stop) if told else None
    if told is None or words_ is None or not text[at : at + 1].isupper():
        return None
    written = words_.group().rstrip(".,;:")
    return (told, at + len(written)) if distance(written, fold(told)) * 6 <= len(told) else None


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
