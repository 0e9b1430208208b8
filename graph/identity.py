"""Ids of documents, provisions, agencies and facts, made of what they say so that reading again gives the same ids.

A document's identity is its issuer, kind, year and serial (`bnv/qd/2022/251`), and never the number alone; one whose
number is blank is known by its content (`so-noi-vu-tinh-tra-vinh/cv/2022/~1f2e3d4c`).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from ingest import symbols
from ingest.document import Citation, Document, DocumentNumber, Obligation, Provision, Relation
from ingest.folding import fold
from ingest.readings import PartialDate
from ingest.vocabulary import load, load_table

UNKNOWN = "_"
"""Stands in an id for a part that nothing tells."""

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NO_WORD = re.compile(r"[^\w-]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LONGEST = 80
"""Letters of a slug before it is cut and closed with a hash: ids stand in addresses and file names."""


def slug(name: str) -> str:
    """`Sở Nội vụ tỉnh Trà Vinh` -> `so-noi-vu-tinh-tra-vinh`; `_` where no letter is left."""
    plain = _NO_LETTER.sub("-", fold(name)).strip("-")
    if len(plain) > _LONGEST:
        plain = f"{plain[:_LONGEST].rstrip('-')}-{short_hash(plain)}"
    return plain or UNKNOWN


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def words_hash(text: str) -> str:
    """SHA-256 of the letters and digits of a text: two copies that differ in layout alone have the same."""
    return hashlib.sha256(_NO_LETTER.sub("", fold(text)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _heads() -> re.Pattern[str]:
    """The words for the person at the head of a body, before the body's name."""
    heads = sorted({*load("agencies")["heads"], "Quyền", "Q."} - {"Thường trực"}, key=len, reverse=True)  # that one is a body
    return re.compile(rf"(?:{'|'.join(re.escape(head) for head in heads)})(?:,| và| của)? (?=(?P<next>\w)|các )")


_HEAD_AND_BODY = re.compile(r"(?:Chánh|Tổng|Trưởng) (?P<body>Văn phòng|Thanh tra|Kiểm toán|[Bb]an|[Pp]hòng|Công an)(?!\w)")
"""A title that holds the body's own kind: `Tổng Thanh tra Chính phủ`, `Trưởng ban Dân tộc`, `Chánh Văn phòng …`."""


def issuing_body(name: str) -> str:
    """The body that issues where its head signs: `Bộ trưởng Bộ Nội vụ` -> `Bộ Nội vụ`; remarks in brackets go.

    The Prime Minister and the President (`Chủ tịch nước`) are bodies of their own and stay.
    """
    plain = " ".join(_BRACKETS.sub("", name).split())
    while True:
        joined = _HEAD_AND_BODY.match(plain)
        head = _heads().match(plain)
        if joined:
            body = joined["body"]
            plain = body[0].upper() + body[1:] + plain[joined.end() :]
        elif head and (head["next"].isupper() or plain.startswith("các ", head.end())):
            plain = plain[head.end() :]
        else:
            return plain


@cache
def _codes() -> dict[str, str]:
    """Folded name of a body -> the first code that stands for it in symbols."""
    found: dict[str, str] = {}
    for row in load_table("issuers"):
        if row["issuer"]:
            found.setdefault(fold(row["issuer"]), slug(row["code"]))
    return found


def issuer_of(symbol: str | None, words: str | None) -> str | None:
    """The issuing body by the symbol where that tells it, else by the words; None where neither does."""
    told = symbols.issuer_of(symbol) if symbol else None
    return told or (issuing_body(words) if words else None)


@cache
def issuer_slug(issuer: str | None) -> str:
    """`Bộ Nội vụ` -> `bnv`, `Ủy ban nhân dân thị xã Duyên Hải` -> `ubnd-thi-xa-duyen-hai`, else the whole name; `_` for None."""
    if not issuer:
        return UNKNOWN
    plain = fold(issuer)
    joint = [_codes().get(part.strip()) for part in plain.split(", ")]
    if all(joint):
        return "-".join(code for code in joint if code)
    for name, short in (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd")):
        if plain.startswith(f"{name} "):
            return slug(f"{short} {plain.removeprefix(name)}")
    return slug(plain)


def kind_of(symbol: str | None, written: str | None) -> str | None:
    """The kind that a symbol stands for, None where it stands for none. `CT` is a directive's code (chỉ thị), but in
    dispatches that of a tax department (cục thuế)."""
    kind = symbols.kind_of(symbol) if symbol else None
    return None if kind == "Chỉ thị" and written == "Công văn" else kind


@cache
def kind_slug(symbol: str | None, kind: str | None) -> str:
    """The kind of a document in ids: the code of its symbol (`qd`), else that of its name (`Công văn` -> `cv`)."""
    if symbol and kind_of(symbol, kind):
        return slug(re.split(r"[-/]", symbol)[0])
    if kind:
        code = next((code for code, name in symbols.kind_codes().items() if fold(name) == fold(kind)), None)
        return slug(code or kind)
    return slug(symbol) if symbol else UNKNOWN


def serial_key(serial: str | None) -> str | None:
    """`09` and `9` are one serial."""
    return (serial.strip().lower().lstrip("0") or "0") if serial and serial.strip() else None


def number_key(serial: str | None, year: int | None, symbol: str | None) -> str | None:
    """The same for all writings of one number (`26 /KH-UBND`, `026/KH–UBND`); None where the serial is blank."""
    plain = serial_key(serial)
    return f"{plain}/{year or ''}/{_NO_LETTER.sub('', fold(symbol or ''))}" if plain else None


def base_id(issuer: str | None, symbol: str | None, kind: str | None, year: int | None, serial: str | None) -> str:
    """`bnv/qd/2022/251`; `issuer` is an issuing body."""
    parts = (issuer_slug(issuer), kind_slug(symbol, kind), str(year) if year else UNKNOWN, slug(serial_key(serial) or UNKNOWN))
    return "/".join(parts)


def document_id(document: Document, words: str | None = None) -> str:
    """The id of a document that was read, before the mark of a version; `words` is its `words_hash` where that is known."""
    header = document.header
    serial = header.number.value if header.number else None
    symbol = header.symbol.value if header.symbol else None
    kind = header.type.value if header.type else None
    issuer = issuer_of(symbol, header.issuer.value if header.issuer else None)
    written = header_year(document)
    date: PartialDate | None = header.date.value if header.date else None
    year = written or (date.year if date else None)
    if serial_key(serial) is None:
        return f"{base_id(issuer, symbol, kind, year, None).rpartition('/')[0]}/~{(words or words_hash(document.text))[:8]}"
    return base_id(issuer, symbol, kind, year, serial)


def header_year(document: Document) -> int | None:
    """The year inside the number (`09/2009/CT-UBND`)."""
    return year_of(document.header.year.value) if document.header.year else None


def year_of(written: str | None) -> int | None:
    """`2009` as a number; None for anything but four figures."""
    plain = (written or "").strip()
    return int(plain) if re.fullmatch(r"[0-9]{4}", plain) else None


def name_id(name: str) -> str:
    """The id of a document cited by its proper name: `ten/luat-pho-bien-giao-duc-phap-luat`."""
    return f"ten/{slug(name)}"


def agency_id(name: str) -> str:
    """`Giám đốc Sở Nội vụ tỉnh Trà Vinh` and the Sở itself are one body."""
    return slug(issuing_body(name))


def provision_ids(document: str, provisions: Iterable[Provision]) -> tuple[str, ...]:
    """`<document>#IV.2.dash-1`; a path met again gets a number after it."""
    return tuple(fact_id(document, anchor) for anchor in provision_anchors(provisions))


def fact_id(document: str, anchor: str) -> str:
    """The id of a fact of a document."""
    return f"{document}#{anchor}"


def provision_anchors(provisions: Iterable[Provision]) -> tuple[str, ...]:
    """`IV.2.dash-1`"""
    return _numbered(_path(provision.path) for provision in provisions)


def _path(path: str) -> str:
    return ".".join(_step(part) for part in path.split(">"))


@lru_cache(4096)
def _step(part: str) -> str:
    return _NO_WORD.sub("-", part.strip()).strip("-") or UNKNOWN


def citation_anchors(citations: Iterable[Citation]) -> tuple[str, ...]:
    return _numbered(f"c-{short_hash(c.key, c.span.text)}" for c in citations)


def relation_anchors(relations: Iterable[Relation]) -> tuple[str, ...]:
    return _numbered(f"r-{short_hash(r.source, r.kind, r.target, r.span.text)}" for r in relations)


def obligation_anchors(obligations: Iterable[Obligation]) -> tuple[str, ...]:
    return _numbered(f"o-{short_hash(o.path, o.span.text, *(party.name for party in o.actors))}" for o in obligations)


def _numbered(ids: Iterable[str]) -> tuple[str, ...]:
    """Those met again get `~2`, `~3` … in order."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for one in ids:
        seen[one] += 1
        found.append(one if seen[one] == 1 else f"{one}~{seen[one]}")
    return tuple(found)


def number_text(number: DocumentNumber | None) -> str | None:
    return number.text if number else None


def label_of(type: str | None, number: str | None, symbol: str | None, issuer: str | None, date: str | None) -> str:
    """`Nghị định 61/2018/NĐ-CP (Chính phủ, 23/04/2018)`; `số …` where the number is blank."""
    named = number or (f"số …/{symbol}" if symbol else "không số")
    about = ", ".join(part for part in (issuer, PartialDate.parse(date).show() if date else None) if part)
    return f"{type or 'Văn bản'} {named}" + (f" ({about})" if about else "")
