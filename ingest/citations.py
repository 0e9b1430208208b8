"""Finds the documents that a document cites (viện dẫn), by number or by a name that can only be one document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import symbols
from ingest.agencies import Context, complete, expand
from ingest.bodies.places import of_its_province
from ingest.bodies.words import whole_name
from ingest.citing.agreements import find_agreements, issuer_in_name, unify
from ingest.citing.context import before, pinpoint, tail_of
from ingest.citing.issuers import council_of
from ingest.citing.keys import Mention, agreed, fold_name, issuers_of, keys_of, number_key
from ingest.citing.kinds import NUMBER_WORD, Head, head_of, is_form
from ingest.citing.names import Name, find_names, listed_name
from ingest.citing.own import number_above, own_number
from ingest.citing.particular import find_congresses, find_papers, find_standards
from ingest.citing.short import find_short
from ingest.document import Citation, DocumentNumber, Header, Provision
from ingest.folding import fold, fold_once
from ingest.numbers import find_numbers, number_of
from ingest.readings import PartialDate, Reading, span_of
from ingest.repair import repair

# What stands between the numbers of a list: `các Nghị định số 61/2018/NĐ-CP, số 107/2021/NĐ-CP và 92/2017/NĐ-CP`.
_LIST_JOINT = re.compile(r"(?:\s?[,;]|\s(?:va|hoac|cung)(?![^\W_]))?\s?(?:va\s)?(?:cac\s)?(?:s[o6e]\s?:?\s?)?")
# How a further number of such a list is reached, behind what the one before it is about: `… 23/4/2018 về …; số 107/2021/NĐ-CP`.
_NEXT_OF_LIST = re.compile(r"[^\n]{3,400}[;,]\s(?:va\s)?so\s?")
_SEVERAL = ("cac ", "nhung ", "mot so ")
# Symbols that tell the kind without its name: their numbers are no form's and no company's.
_TELLING = re.compile(r"(?:NĐ-CP|QĐ-TTg|NQ-CP|CT-TTg|CĐ-TTg|(?:TT|TTLT)-B[A-ZĐ&-]+|(?:NQ|CT|KL|QĐ)/TW)")
_DATED = r"(?=,?\s(?:(?:đề )?ngày|của|cua)\s)"
_GOES_ON = re.compile(
    rf"[/-][\w&]{{2,}}(?:[/.-][\w&]+){{0,4}}|-?\s(?:[A-Z][a-z]{{3,}}|20\d\d){_DATED}"
    r"|\.(?:\s?\d{1,3}|[A-Z][A-Za-z]+)(?=\s(?:ngày|của|cua)\s)"
)
_OWN_LINE = re.compile(r"(?:so|so hieu|so ky hieu)\s?:\s?$|so hieu\s?\|\s?$|(?:^|\n)\W*(?:luat )?so\s?$")


def find_citations(text: str, header: Header, provisions: Sequence[Provision], context: Context) -> tuple[Citation, ...]:
    """All mentions of other documents in the order of the text; the document's own number and forms' numbers are left out.

    A span runs from the kind's name to the last of number, date and issuer. All mentions of one document carry one key.
    """
    folded = fold_once(text)
    finder = _Finder(text, folded, header, context)
    mentions = list(finder.numbered())
    learned = [m.name for m in mentions if m.name and not fold_name(m.name).startswith(("luat sua doi", "bo luat sua doi"))]
    agreements = unify(find_agreements(finder.mended, folded))
    names = [*find_names(finder.mended, folded, learned), *agreements, *find_congresses(finder.mended, folded)]
    mentions = _merged(mentions, list(finder.named(sorted(names, key=lambda name: name.start))))
    mentions = _merged(mentions, list(finder.standards()))
    mentions = agreed(_with_amended(_merged(mentions, list(finder.short(mentions))), names))
    keys = keys_of(mentions)
    issuers = issuers_of(text, mentions, keys, finder.complete)
    starts = [provision.span.start for provision in provisions]
    return tuple(
        Citation(
            span=span_of(text, mention.start, mention.end),
            type=mention.type,
            number=mention.number,
            name=mention.name,
            date=mention.date,
            issuer=issuer or finder.writer_of(mention),
            title=mention.title,
            pinpoint=mention.pinpoint,
            key=key,
            provision=_provision(provisions, starts, mention.start),
            rule=mention.rule,
            confidence=round(mention.confidence, 2),
        )
        for mention, key, issuer in zip(mentions, keys, issuers, strict=True)
    )


def _is_letter(number: DocumentNumber) -> bool:
    return symbols.kind_of(number.symbol) == "Công văn"


class _Finder:
    """The ways to find mentions in one text."""

    def __init__(self, text: str, folded: str, header: Header, context: Context) -> None:
        self._text = text
        self.mended = repair(text)
        self._folded = folded
        self._context = context
        self._whole: dict[str, str] = {}
        self._seen: set[int] = set()
        self._kinds: dict[str, str] = {}
        self._own = own_number(folded, header) if header.number else number_above(text, folded)
        self._addressees = tuple(_named(line.value) for line in header.addressees)
        self._addressee_words = [(name, frozenset(name.casefold().split())) for name in self._addressees]
        self._own_date = header.date.value if header.date else None
        own = symbols.head_code(header.symbol.value) if header.symbol else ""
        self._own_code = own if len(own) >= _TELLING_CODE and not symbols.is_known_issuer(own) else ""
        self._own_spans: list[tuple[int, int]] = []
        self._own_names: set[str] = set()
        if header.type and header.title and header.type.value in ("Luật", "Bộ luật", "Pháp lệnh"):
            self._own_names.add(fold_name(f"{header.type.value} {header.title.value}"))

    def numbered(self) -> Iterator[Mention]:
        """By number and symbol."""
        last: Mention | None = None
        several = False
        for reading in map(self._whole_number, find_numbers(self._text)):
            self._seen.add(reading.span.start)
            if is_form(self._folded, reading.span.start):
                continue
            head = self._head(reading, last, several)
            if head is None:
                continue
            several = self._folded.endswith(_SEVERAL, 0, head.start) if head.rule != "list" else several
            mention = self._mention(reading, head)
            if self._is_own(mention):
                self._own_spans.append((mention.start, mention.end))
                last = None
                continue
            last = mention
            self._kinds.setdefault(number_key(reading.value), mention.type)
            yield mention

    def _whole_number(self, reading: Reading[DocumentNumber]) -> Reading[DocumentNumber]:
        """A company's number that goes on in a way of its own (`02/CV/2020/SGV-CNDN`, `172/2019/CV-Meredit`,
        `644/CV-Tas.Airs`, `4026/CV-KTC. 17`)."""
        more = _GOES_ON.match(self._text, reading.span.end)
        if more is None or (reading.value.year and symbols.is_known(reading.value.symbol) and not _is_letter(reading.value)):
            return reading
        rest = more.group()
        if symbols.is_known(reading.value.symbol) and rest[1:].isupper():
            rest = f"-{rest[1:]}"  # `6602/CT.TTHT`
        elif rest[0].isspace():
            rest = f"-{rest.lstrip()}"  # `0001/TB- 2016`
        text = "".join((reading.value.text + rest).split())
        number = DocumentNumber(text, reading.value.serial, None, f"{reading.value.symbol}{rest}")
        span = span_of(self._text, reading.span.start, more.end())
        return Reading(number, span, reading.rule, reading.confidence * 0.9)

    def _is_own(self, mention: Mention) -> bool:
        """Whether it is the document's own number; one of another day is another's."""
        if mention.number is None or mention.number.text.upper() != self._own:
            return False
        date, own = mention.date, self._own_date
        return not (date and own and date.day and own.day and date != own)

    def _head(self, reading: Reading[DocumentNumber], last: Mention | None, several: bool) -> Head | None:
        """The kind of a number and where it begins; `last` is the mention before it, one of `several` of a kind perhaps."""
        start, symbol = reading.span.start, reading.value.symbol
        listed = last is not None and _LIST_JOINT.fullmatch(self._folded, last.end, start) is not None
        if last is not None and several and symbols.kind_of(symbol) in (None, last.type):
            listed = listed or _NEXT_OF_LIST.fullmatch(self._folded, last.end, start) is not None
        if last is None or not listed:
            head = head_of(self._text, self._folded, start, symbol)
            if head is not None:
                return head
        word = NUMBER_WORD.search(self._folded, max(0, start - 10), start)
        begin = word.start() if word and "\n" not in word.group() else start
        kind = symbols.kind_of(symbol)
        if last is not None and listed and (kind in (None, last.type) or last.type == "Văn bản"):
            return Head(begin, last.type, "list", 0.93)
        near = last is not None and start - last.end < 60 and "\n" not in self._text[last.end : start]
        if last is not None and near and re.fullmatch(r"QH\d\d", symbol) and last.type in ("Luật", "Bộ luật"):
            return Head(begin, "Luật", "kind-of-the-last", 0.7)  # `Luật Hải quan số … (sửa đổi bởi 27/2025/QH15)`
        if _OWN_LINE.search(self._folded, max(0, start - 14), start):
            return None
        if _TELLING.fullmatch(symbol):
            return Head(begin, kind or "Văn bản", "kind-from-symbol", 0.7)
        known = self._kinds.get(number_key(reading.value))  # `theo ý kiến tại 78793/CT-TTHT`, but no row of a table
        if self._folded.endswith(("|", "| "), 0, start):
            return None
        return Head(begin, known, "number-again", 0.7) if known else None

    def _mention(self, reading: Reading[DocumentNumber], head: Head) -> Mention:
        number = reading.value
        symbol = symbols.correct(number.symbol, number.year, head.type)
        if symbol != number.symbol and number.serial:
            mark = "-" if number.text[len(number.serial)] == "-" else "/"
            number = number_of(number.serial, number.year, symbol, mark)
        issuer = self._text[head.issuer[0] : head.issuer[1]].strip(" :") if head.issuer else None
        rule = head.rule if reading.rule == "number" else f"{head.rule}+blurred"
        confidence = reading.confidence * head.confidence
        end = reading.span.end
        if self._text.startswith(")", end) and "(" in self._text[head.start : reading.span.start]:
            end += 1  # `Luật Đất đai 2024 (số 31/2024/QH15)`
        name = listed_name(head.type, head.name) if head.name else None
        kind = head.type.removesuffix(" làm việc")  # `Quy chế làm việc số 03-QC/TU`
        return self._with_context(head.start, end, kind, number, name, issuer, rule, confidence)

    def standards(self) -> Iterator[Mention]:
        """National standards, contracts and certificates, which have numbers of their own."""
        for kind, reading, issuer in (*find_standards(self.mended), *find_papers(self.mended, self._folded)):
            start, end = reading.span.start, reading.span.end
            yield self._with_context(start, end, kind, reading.value, None, issuer, reading.rule, reading.confidence)

    def named(self, names: Sequence[Name]) -> Iterator[Mention]:
        """By proper name."""
        self._own_names |= {fold_name(name.name) for name in names if self._is_enacted(name)}
        for name in names:
            if any(start <= name.start < end for start, end in self._own_spans):
                continue
            issuer = issuer_in_name(name.name) if name.rule.startswith("agreement") else None
            mention = self._with_context(name.start, name.end, name.type, None, name.name, issuer, name.rule, name.confidence)
            if not self._is_own_name(mention):
                yield mention

    def _is_enacted(self, name: Name) -> bool:
        """Whether it is the law that the text itself is: `Quốc hội ban hành Luật Thanh tra.`"""
        return self._folded.endswith("quoc hoi ban hanh ", 0, name.start) and name.type in ("Luật", "Bộ luật")

    def _is_own_name(self, mention: Mention) -> bool:
        """Whether a law is named that has the document's own name; one of another year is another."""
        if mention.name is None or fold_name(mention.name) not in self._own_names:
            return False
        if self._folded.endswith("mot so dieu cua ", 0, mention.start):
            return False  # what an earlier law amended is the law before this one
        date, own = mention.date, self._own_date
        return date is None or (own is not None and date.year == own.year)

    def short(self, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """By a number without symbol or a short name."""
        taken = [(m.start, m.end) for m in mentions]
        for short in find_short(self._text, self._folded, mentions, taken, self._seen):
            mention = self._with_context(
                short.start, short.end, short.type, short.number, short.name, None, short.rule, short.confidence
            )
            if not self._is_own(mention):
                yield mention

    def _with_context(
        self,
        start: int,
        end: int,
        kind: str,
        number: DocumentNumber | None,
        name: str | None,
        issuer: str | None,
        rule: str,
        confidence: float,
    ) -> Mention:
        """The mention with what stands around it: date and issuer after it in the span, before it not."""
        symbol = number.symbol if number else None
        year = number.year if number else None
        tail = tail_of(self.mended, self._folded, end, symbol, number is None, self._addressees, year)
        date: PartialDate | None = tail.date.value if tail.date else None
        issuer = issuer or tail.issuer
        if number is not None and (issuer is None or date is None):
            told = issuer or symbols.issuer_of(number.symbol)
            issuer_before, date_before = before(self.mended, self._folded, start, told)
            issuer = issuer or issuer_before
            if date is None and date_before is not None:
                date = date_before.value
        above = symbols.issuer_of(number.symbol) if number is not None and issuer == "Bộ trưởng" else None
        issuer = f"{issuer} {above}" if above and above.startswith("Bộ ") else issuer
        if tail.date:
            confidence *= tail.date.confidence
        title = " ".join(self._text[slice(*tail.title)].split()) if tail.title else None
        return Mention(
            start=start,
            end=tail.end,
            type=kind,
            number=number,
            name=name,
            date=date,
            issuer=self.complete(issuer) if issuer else None,
            title=title or None,
            pinpoint=pinpoint(self._text, self._folded, start),
            rule=rule,
            confidence=confidence,
        )

    def complete(self, issuer: str) -> str:
        whole = self._whole.get(issuer)
        if whole is None:
            start, alone = f"{issuer} ".casefold(), issuer.capitalize() in _WRITER_ALONE
            writers = [name for name in self._addressees if alone and name.casefold().startswith(start)]
            whole = writers[0] if len(writers) == 1 else of_its_province(complete(issuer, self._context))
            own = self._context.issuer
            if own and " " in whole and own.casefold().startswith(f"{whole} ".casefold()):
                whole = own  # `Cục Thuế` in a letter of its own
            whole = self._whole[issuer] = "Thủ tướng Chính phủ" if whole == "Thủ tướng" else whole
        return whole

    def writer_of(self, mention: Mention) -> str | None:
        """The document's own issuer where the symbol is of its own office (`CTBNI-TTKT1`), or the one addressee that the symbol
        names (`01-09-TC/LOWE` of Công ty TNHH Lowe, `93617/CT-TTHT` of a Cục Thuế); None where it names none."""
        if mention.number is None:
            return None
        if (council := council_of(mention.number.symbol, self._context)) is not None:
            return council
        if self._own_code and symbols.head_code(mention.number.symbol) == self._own_code:
            return self._context.issuer
        if not self._addressees:
            return None
        parts = [code for code in re.split(r"[/-]", mention.number.symbol) if len(code) > 2 and code.isalpha()]
        codes = {code.casefold() for code in parts if not symbols.is_known(code)}
        named = [name for name, words in self._addressee_words if not codes.isdisjoint(words)]
        code = mention.number.symbol.partition("-")[0]
        office = _OFFICES.get(code) or (f"{fold(expand(code))} " if code.startswith("S") and len(code) > 2 else None)
        named = named or [self.complete(name) for name in self._addressees if office and fold(name).startswith(office)]
        return named[0] if len(named) == 1 else None


_TELLING_CODE = 5
"""Letters of a body's code that no other body has (`CTBNI`), unlike `UBND`, `BHXH`, `STC`."""
_OFFICES = {"CT": "cuc thue ", "HQ": "cuc hai quan "}
"""Offices of provinces that share a code."""
_WRITER_ALONE = frozenset(
    ["Công ty", "Tổng công ty", "Ngân hàng", "Tập đoàn", "Văn phòng", "Trung tâm", "Hiệp hội", "Chi nhánh", "Hợp tác xã"]
)
_REMARK = re.compile(r"\s*(?:[;,–—]|\((?!(?:Việt Nam|VIỆT NAM)\))).*$|\.$|\s-\s.*$", re.DOTALL)


def _named(addressee: str) -> str:
    """The name of an addressee without what stands behind it (`(Địa chỉ: …)`); a dash in the name of a place stays."""
    bare = _REMARK.sub("", addressee)
    read = whole_name(addressee)
    return addressee[: read.end] if read is not None and read.end > len(bare) else bare


def _merged(mentions: list[Mention], others: list[Mention]) -> list[Mention]:
    """Both in order; of the others those that overlap no mention."""
    starts = [m.start for m in mentions]
    kept = list(mentions)
    for other in others:
        i = bisect_right(starts, other.start) - 1
        around = mentions[i] if i >= 0 else None
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if around is not None and around.end > other.start:
            continue
        if following is not None and following.start < other.end:
            if following.start - other.start < 4:
                continue
            other = replace(other, end=min(other.end, following.start))
        kept.append(other)
    return sorted(kept, key=lambda m: (m.start, -m.end))


def _with_amended(mentions: list[Mention], names: Sequence[Name]) -> list[Mention]:
    """Besides a law known by no number, those that its name says it amends (`Luật sửa đổi … một số điều của Luật A`)."""
    amended = {name.start: name.amended for name in names if name.amended}
    found = [
        replace(mention, start=law.start, end=law.end, type=law.type, name=law.name, date=None, title=None, pinpoint=None)
        for mention in mentions
        if mention.number is None
        for law in amended.get(mention.start, ())
    ]
    return sorted([*mentions, *found], key=lambda m: (m.start, -m.end)) if found else mentions


def _provision(provisions: Sequence[Provision], starts: Sequence[int], at: int) -> int | None:
    """The provision whose own text holds the offset."""
    i = bisect_right(starts, at) - 1
    return i if i >= 0 and provisions[i].span.end > at else None
