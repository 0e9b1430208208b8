"""Deviations from the form (thể thức) that decree 30/2020/NĐ-CP lays down for administrative documents.

Each function looks for one of them and names the clause of annex I, part I; the words and the sources are in
`vocabulary/checks.yaml`, under the same ids. Where a copy leaves open whether a part is missing or was not copied, nothing
is said.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ingest import symbols
from ingest.document import Header
from ingest.folding import LOWER, UPPER, fold
from ingest.readings import Span, span_of
from ingest.record import record
from ingest.signing import unfit_signer
from ingest.vocabulary import load

_SURE = 0.9
"""How sure a part must be read for its form to be judged: scans change letters."""
_NUMBER_BEFORE = re.compile(r"S[ốô]\s?[:.]?\s{0,3}$", re.IGNORECASE)  # "Số: ‸9/KH-UBND"
_BARE_DAY = re.compile(r"ng[àa]y\s+(?P<day>[1-9])\s+th[áa]ng", re.IGNORECASE)  # "ngày 5 tháng"
_BARE_MONTH = re.compile(r"th[áa]ng\s+(?P<month>[12])\s+n[ăa]m", re.IGNORECASE)  # "tháng 2 năm"
_DAY = re.compile(  # ngày 31/02/2025, ngày 31 tháng 4 năm 2025
    r"ngày (?P<day>[0-9]{1,2})(?:[/.-]|\s+tháng\s+)(?P<month>[0-9]{1,2})(?:[/.-]|\s+năm\s+)(?P<year>(?:19|20)[0-9]{2})(?![0-9/])",
    re.IGNORECASE,
)
_SENT_TO = re.compile(r"noi nh|noi n[a-z]an\b|luu ?:|nhu tren|nhu kinh gui")
_ADDRESSED = re.compile(r"kinh g[ui]")
_SUBJECT = re.compile(r"\bv ?[/.] ?v\b|\bve viec\b")
_FILED = re.compile(r"\blu+\b|\bvt\b")
_AS_ABOVE = re.compile(r"\bnhu ?(?:tr|kinh)|\bn[a-z]{1,3} ?tren|\btren\b")
_END = 3000
"""Letters behind the body in which signature and recipients stand."""
_APPENDIX = re.compile(r"phụ lục(?: số)? (?P<number>\w+)", re.IGNORECASE)


@record
class Deviation:
    """One deviation: the rule's id, the words it is about, what they should be (a word for the rule's sentence)."""

    rule: str
    span: Span
    what: str = ""
    confidence: float = 1.0


def find_deviations(header: Header, text: str, appendices: Sequence[Span] = ()) -> tuple[Deviation, ...]:
    """All deviations of a document, in the order of its text. `appendices`: the headings of its annexes, in order."""
    found = list(unfit(header))
    if is_administrative(header):
        found += [deviation for find in _FINDERS for deviation in find(header, text)]
        found += _appendices(appendices)
    return tuple(sorted(found, key=lambda deviation: (deviation.span.start, deviation.rule)))


def is_administrative(header: Header) -> bool:
    """Whether the decree holds: an administrative kind, issued since it took effect, not by the Party, and no legal document
    (whose number holds its year)."""
    kind, date = header.type, header.date
    since: dt.date = load("form")["since"]
    if kind is None or date is None or kind.value not in load("form")["kinds"] or date.value.earliest < since:
        return False
    symbol = header.symbol.value if header.symbol else ""
    party = "/" in symbol or (header.issuer is not None and _is_party(header.issuer.value))
    return header.year is None and not party and not symbol.startswith(("NQ-HĐND", "QH", "UBTVQH"))


def _is_party(issuer: str) -> bool:
    return bool(
        re.search(
            r"\b(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|trung uong dang|bo chinh tri|ban bi thu)\b", fold(issuer)
        )
    )


def unfit(header: Header) -> Iterator[Deviation]:
    """Who signs, against the issuer (article 13; section II, clause 7 b)."""
    if header.signer is None or header.signer.confidence < _SURE:
        return
    issuer = header.issuer.value if header.issuer and header.issuer.confidence >= 0.8 else None
    signer = header.signer.value
    alone = unfit_signer(signer, issuer)
    if alone is not None:
        yield Deviation(alone.rule, header.signer.span, alone.what, header.signer.confidence)


def _number_zero(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 3 c: `Số: 9/KH-UBND` instead of `09`."""
    number = header.number
    if number is None or number.confidence < _SURE or not re.fullmatch(r"[1-9]", number.span.text):
        return
    if _NUMBER_BEFORE.search(text[max(number.span.start - 8, 0) : number.span.start]):
        yield Deviation("form-number-zero", number.span, f"0{number.span.text}", number.confidence)


def _number_space(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 3 c: `26 /KH-UBND`, `26/KH - UBND`; a number with its figures apart comes from a scan."""
    number, symbol = header.number, header.symbol
    if number is None or symbol is None or min(number.confidence, symbol.confidence) < _SURE:
        return
    if symbol.span.start < number.span.end:
        return
    whole = span_of(text, number.span.start, symbol.span.end)
    if len(whole.text) < 60 and "\n" not in whole.text and re.search(r"\s", whole.text):
        yield Deviation("form-number-space", whole, confidence=0.9)


def _date_zero(header: Header, text: str) -> Iterator[Deviation]:  # noqa: ARG001
    """Clause 4 b: `ngày 5 tháng 2` instead of `ngày 05 tháng 02`."""
    date = header.date
    if date is None or date.rule != "place-date" or date.confidence < _SURE:
        return
    if _BARE_DAY.search(date.span.text) or _BARE_MONTH.search(date.span.text):
        yield Deviation("form-date-zero", date.span, confidence=date.confidence)


def _no_such_day(header: Header, text: str) -> Iterator[Deviation]:
    """`trước ngày 31/02/2025`, `ngày 31 tháng 4 năm 2025`: each such day once."""
    body = _body(header, text)
    met: set[tuple[str, str, str]] = set()
    for match in _DAY.finditer(body.text):
        told = (match["day"], match["month"], match["year"])
        if told not in met and not _is_day(*map(int, told)):
            met.add(told)
            yield Deviation("no-such-day", body.part(match.start(), match.end()), confidence=0.9)


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _kind_code(header: Header, text: str) -> Iterator[Deviation]:  # noqa: ARG001
    """Clause 3 b: `KẾ HOẠCH` with the symbol `UBND-NV`."""
    kind, symbol = header.type, header.symbol
    if kind is None or symbol is None or kind.rule != "kind" or min(kind.confidence, symbol.confidence) < _SURE:
        return
    if kind.value != "Công văn" and symbols.kind_of(symbol.value) is None and kind.value in set(symbols.kind_codes().values()):
        yield Deviation("form-kind-code", symbol.span, kind.value, 0.9)


def _no_subject(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 5 b: a letter without `V/v`."""
    kind, symbol = header.type, header.symbol
    if kind is None or kind.value != "Công văn" or symbol is None or header.title is not None or not header.addressees:
        return
    if not _SUBJECT.search(fold(text[: _body(header, text).start])):
        yield Deviation("form-no-subject", symbol.span, confidence=0.8)


def _no_addressee(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 9 b: a letter or proposal without `Kính gửi`."""
    kind = header.type
    if kind is None or kind.value not in load("form")["addressed"] or header.addressees or header.symbol is None:
        return
    body = _body(header, text)
    if not _ADDRESSED.search(fold(text[: body.start + 400])):
        yield Deviation("form-no-addressee", kind.span, kind.value.lower(), 0.8)


def _no_recipients(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 9: signed, and nowhere `Nơi nhận`."""
    if header.recipients or header.signer is None or header.signer.confidence < _SURE or header.signer.value.name is None:
        return
    if not _SENT_TO.search(_end(header, text)):
        yield Deviation("form-no-recipients", header.signer.span, confidence=0.8)


def _no_file_copy(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 9 d: the last line is `Lưu: VT, …`."""
    if not header.recipients or any(line.value.purpose == "Lưu" for line in header.recipients):
        return
    if not _FILED.search(_end(header, text)):
        yield Deviation("form-no-file-copy", header.recipients[-1].span, confidence=0.8)


def _no_as_above(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 9 b: the recipients of a letter begin with `Như trên`."""
    kind = header.type
    if kind is None or kind.value not in load("form")["addressed"] or not header.recipients or not header.addressees:
        return
    if not _AS_ABOVE.search(_end(header, text)):
        yield Deviation("form-no-as-above", header.recipients[0].span, confidence=0.8)


def _signer_title(header: Header, text: str) -> Iterator[Deviation]:
    """Clause 7 c: `TS. Nguyễn Văn A`, on a line of its own behind the body."""
    issuer = fold(header.issuer.value) if header.issuer else ""
    if header.signer is None or issuer.startswith(tuple(load("form")["titled_bodies"])):
        return
    end = _body(header, text).end
    match = _titled().search(text, end, min(end + _END, len(text)))
    if match is not None:
        yield Deviation("form-signer-title", span_of(text, *match.span()), confidence=0.85)


def _appendices(headings: Sequence[Span]) -> Iterator[Deviation]:
    """Section III, clause 1 a: two annexes or more have Roman numbers."""
    numbered = [(span, match["number"]) for span in headings if (match := _APPENDIX.match(span.text))]
    if len(numbered) > 1:
        for span, number in numbered:
            if number.isdigit():
                yield Deviation("form-appendix-number", span, confidence=0.9)
                return


_FINDERS: tuple[Callable[[Header, str], Iterator[Deviation]], ...] = (
    _number_zero,
    _number_space,
    _date_zero,
    _no_such_day,
    _kind_code,
    _no_subject,
    _no_addressee,
    _no_recipients,
    _no_file_copy,
    _no_as_above,
    _signer_title,
)


def _end(header: Header, text: str) -> str:
    """What stands behind the body, folded."""
    end = _body(header, text).end
    return fold(text[end : end + _END])


def _body(header: Header, text: str) -> Span:
    return header.body or span_of(text, 0, len(text))


@cache
def _titled() -> re.Pattern[str]:
    """A line that holds a name behind titles, and nothing else."""
    known = "|".join(re.escape(title) for title in sorted(load("form")["name_titles"], key=len, reverse=True))
    return re.compile(
        rf"^[*_ ]*(?:(?:{known})(?:\.\s?|,\s?|\s))+[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]*){{1,4}}[*_ ]*$", re.MULTILINE
    )
