"""Recall of the rules of `vanban check`, and what else a fault sets off: faults put into real documents, one at a time.

    python tests/benchmarks/bench_lint.py FILE.jsonl.gz … [--texts FOLDER …] [--most 40] [--seed 11] [--rules ID …]

Files hold a document a line (`{"id", "text"}`), folders texts. Clear ones alone, editors' cards cut off, in an order drawn with
the seed. Each is checked alone before and after (with another one where a fault needs two); a fault is caught where its rule
finds one more. Faults that the copy makes good elsewhere (the date told again by a card), or that are read as something else, are
told apart. What was missed and what other rules found is printed to be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.build import build_graph
from graph.checks import check
from graph.finding import Finding
from graph.store import Store
from ingest.clarity import is_annotated, is_blurred
from ingest.document import Category, Document, Source
from ingest.folding import fold
from ingest.form import is_administrative
from ingest.parse import parse_document
from ingest.readings import Span
from ingest.signing import office_of
from ingest.vocabulary import load

LONGEST = 15_000
"""Letters of a document: longer ones take long to read many times."""

Took = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule's id, the texts of the documents of which the last has the fault, and whether it is read as it was meant."""

    rule: str
    texts: tuple[str, ...]
    took: Took


Faults = Iterator[Fault]


@dataclass(slots=True)
class Tally:
    made: int = 0
    unread: int = 0
    caught: int = 0
    missed: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read(text: str, name: str = "a") -> Document:
    return parse_document(text, Source(f"{name}.txt", "txt", name))


def found(texts: Sequence[str]) -> tuple[Finding, ...]:
    """The findings over a store of these documents alone."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s.sqlite") as store:
        for n, text in enumerate(texts):
            store.put(read(text, str(n)))
        return check(build_graph(store))


def swapped(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]


def without_line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[:start] + text[end + 1 if end >= 0 else len(text) :]


def faults(document: Document, other: Document | None) -> Faults:
    yield from header_faults(document)
    yield from signer_faults(document)
    yield from duty_faults(document)
    if is_administrative(document.header):
        yield from form_faults(document)
    yield from faults_of_two(document, other)


def header_faults(document: Document) -> Faults:
    header, text = document.header, document.text
    date, title, symbol = header.date, header.title, header.symbol
    if date and date.value.day:
        own = date.value
        cited = [c.date.year for c in document.citations if c.date and c.date.day and c.number and c.date.year <= own.year]
        if cited and not is_annotated(text):
            year = max(cited) - 1
            earlier = swapped(text, date.span, re.sub(r"\d{4}(?=\D*$)", str(year), date.span.text))
            yield Fault(
                "dated-before-cited", (earlier,), lambda d: d.header.date is not None and d.header.date.value.year == year
            )
        blank = re.sub(r"(?i)ngày\s*\d+", "ngày   ", date.span.text, count=1)
        if blank != date.span.text:
            yield Fault(
                "blank-date",
                (swapped(text, date.span, blank),),
                lambda d: d.header.date is None or d.header.date.value.day is None,
            )
    if header.number and symbol and symbol.span.start >= header.number.span.end:
        empty = swapped(text, header.number.span, " " * len(header.number.span.text))
        yield Fault("blank-number", (empty,), lambda d: d.header.number is None)
    if title and date:
        words = f"năm {date.value.year - 4}"
        said = re.sub(r"(?i)năm 20\d\d(?=\W*$)", words, title.span.text)
        if (
            said == title.span.text
            and header.type
            and header.type.value in ("Kế hoạch", "Báo cáo")
            and not re.search(r"\d", said)
        ):
            said = f"{said.rstrip()} {words}"
        if said != title.span.text:
            old = swapped(text, title.span, said)
            yield Fault("title-year", (old,), lambda d: d.header.title is not None and words in d.header.title.value)
    named = header.type is not None and header.type.value != "Công văn" and header.type.rule != "kind-of-symbol"
    if symbol and named and "-" in symbol.span.text:
        code = "KH" if symbol.span.text.startswith("QĐ") else "QĐ"
        other = re.sub(r"[A-ZĐ]+(?=-)", code, symbol.span.text, count=1)
        yield Fault("kind-against-symbol", (swapped(text, symbol.span, other),), lambda d: _symbol(d).startswith(f"{code}-"))


def _symbol(document: Document) -> str:
    return document.header.symbol.value if document.header.symbol else ""


def _signs_alone(document: Document) -> bool:
    signer = document.header.signer
    return signer is not None and not signer.value.capacity and fold(signer.value.position or "").startswith("pho ")


def signer_faults(document: Document) -> Faults:
    header, text = document.header, document.text
    if header.signer is None or header.issuer is None or header.signer.value.position is None:
        return
    span, position, capacity = header.signer.span, header.signer.value.position, header.signer.value.capacity or ""
    office = office_of(header.issuer.value)
    at = text.find(position, span.start, span.end)
    if office and at >= 0 and "TL." not in capacity and "TUQ." not in capacity:
        wrong = "CHỦ TỊCH" if "chu tich" not in map(fold, office.heads) else "GIÁM ĐỐC"
        unfit = text[:at] + wrong + text[at + len(position) :]
        yield Fault("signer-unfit", (unfit,), lambda d: d.header.signer is not None and d.header.signer.value.position == wrong)
    line = re.compile(r"(?m)^.*\bKT\..*\n").search(text, max(span.start - 200, 0), span.end)
    if line and position.upper().startswith("PHÓ"):
        alone = text[: line.start()] + text[line.end() :]
        yield Fault("form-deputy-alone", (alone,), _signs_alone)


def _has_duty(at: int) -> Took:
    return lambda document: any(duty.span.start == at for duty in document.obligations)


def _names_nobody(at: int) -> Took:
    return lambda document: any(duty.span.start == at and not duty.actors for duty in document.obligations)


def duty_faults(document: Document) -> Faults:
    administrative = document.obligations if is_administrative(document.header) else ()
    for duty in administrative:
        if duty.category == Category.REPORT and len(duty.recipients) == 1:
            end = duty.recipients[0].span
            start = re.search(r"(?:(?:về|cho|gửi|đến|lên|với|tới) )*$", document.text[: end.start])
            if start and duty.span.start <= end.start < end.end <= duty.span.end:
                bare, at = document.text[: start.start()] + document.text[end.end :], duty.span.start
                yield Fault("report-without-recipient", (bare,), _has_duty(at))
                break
    for duty in document.obligations:
        if len(duty.actors) == 1 and duty.actors[0].span.start == duty.span.start:
            cut = re.compile(r"\s*(?:có trách nhiệm|chịu trách nhiệm|phải)?\s*").match(document.text, duty.actors[0].span.end)
            assert cut is not None
            rest = document.text[cut.end() :]
            bare, at = document.text[: duty.span.start] + rest[:1].upper() + rest[1:], duty.span.start
            yield Fault("duty-without-actor", (bare,), _names_nobody(at))
            break


def _read_alike(document: Document) -> Took:
    """Kind and signer are read as before: the fault has not hidden them."""
    kind, signer = document.header.type, document.header.signer

    def alike(d: Document) -> bool:
        return bool(d.header.type) == bool(kind) and bool(d.header.signer) == bool(signer) and is_administrative(d.header)

    return alike


def form_faults(document: Document) -> Faults:
    header, text = document.header, document.text
    number, symbol, date, signer = header.number, header.symbol, header.date, header.signer
    if number:
        yield Fault(
            "form-number-zero",
            (swapped(text, number.span, "7"),),
            lambda d: d.header.number is not None and d.header.number.span.text == "7",
        )
    if number and symbol and symbol.span.start - number.span.end == 1:
        yield Fault("form-number-space", (text[: number.span.end] + " " + text[number.span.end :],), _read_alike(document))
    if date and re.search(r"ngày \d\d tháng", date.span.text):
        yield Fault(
            "form-date-zero", (swapped(text, date.span, re.sub(r"ngày \d\d", "ngày 5", date.span.text)),), _read_alike(document)
        )
    if symbol and header.type and header.type.value != "Công văn" and symbol.span.text.count("-") == 1:
        yield Fault(
            "form-kind-code",
            (swapped(text, symbol.span, symbol.span.text.split("-")[1]),),
            lambda d: _symbol(d) == symbol.span.text.split("-")[1],
        )
    if header.type and header.type.value == "Công văn" and header.title and "V/v" in text[: header.title.span.start + 5]:
        start = text.rfind("V/v", 0, header.title.span.start + 5)
        yield Fault("form-no-subject", (text[:start] + text[header.title.span.end :],), _read_alike(document))
    if header.addressees and (at := text.find("Kính gửi")) >= 0:
        last = header.addressees[-1].span.end
        yield Fault("form-no-addressee", (text[:at] + text[last:],), _read_alike(document))
    if signer and header.recipients and (at := text.find("Nơi nhận")) >= 0:
        cut = header.recipients[-1].span.end
        if at < cut and not at <= signer.span.start < cut:
            yield Fault("form-no-recipients", (text[:at] + text[cut:],), _read_alike(document))
    for line in header.recipients:
        if line.value.purpose == "Lưu":
            yield Fault("form-no-file-copy", (without_line(text, line.span.start),), _read_alike(document))
    above = re.search(r"(?m)^\W*Như (?:trên|kính gửi).*$", text)
    if above and header.type and header.type.value in load("form")["addressed"]:
        yield Fault("form-no-as-above", (text[: above.start()] + text[above.end() :],), _read_alike(document))
    if (
        signer
        and signer.rule == "signature"
        and signer.value.name
        and (at := text.find(signer.value.name, signer.span.start)) >= 0
    ):
        yield Fault("form-signer-title", (text[:at] + "TS. " + text[at:],), _read_alike(document))
    yield Fault(
        "form-appendix-number",
        (f"{text}\n\nPHỤ LỤC 1\nDanh sách\n1. Một\n\nPHỤ LỤC 2\nBiểu mẫu\n1. Hai\n",),
        _read_alike(document),
    )


def faults_of_two(document: Document, other: Document | None) -> Faults:
    """Two documents that are each the other's base; a later number with an earlier day; a number cited with another day."""
    header, text = document.header, document.text
    if other is not None and (a := _base_line(document, text)) and (b := _base_line(other, other.text)):
        ours, theirs = _citation(document), _citation(other)
        if ours and theirs:
            first = text[:a] + f"Căn cứ {theirs};\n" + text[a:]
            yield Fault("rests-on-itself", (first, other.text[:b] + f"Căn cứ {ours};\n" + other.text[b:]), lambda _: True)
    if other is not None and (ours := _citation(document, 3)) and (b := _base_line(other, other.text)):
        yield Fault("one-number-two-dates", (text, other.text[:b] + f"Căn cứ {ours};\n" + other.text[b:]), lambda _: True)
    if header.number and header.date and header.date.value.day and header.number.value.isdigit() and header.symbol:
        earlier = header.date.value.earliest - dt.timedelta(days=40)
        if earlier.year == header.date.value.year and header.number.span.end < header.date.span.start:
            day = f"ngày {earlier.day:02} tháng {earlier.month:02} năm {earlier.year}"
            later = swapped(text, header.date.span, day)
            later = swapped(later, header.number.span, str(int(header.number.value) + 10))
            number = str(int(header.number.value) + 10)
            yield Fault("number-order", (text, f"{later}\nBản khác, khác bản trước."), lambda d: _is(d, number, earlier))


def _is(document: Document, number: str, day: dt.date) -> bool:
    header = document.header
    told = header.number is not None and header.number.value == number
    return told and header.date is not None and header.date.value.earliest == day


def _base_line(document: Document, text: str) -> int | None:
    match = re.search(r"(?m)^\W{0,3}Căn cứ ", text)
    return match.start() if match and (document.header.body is None or match.start() < document.header.body.end) else None


def _citation(document: Document, days: int = 0) -> str | None:
    """How another document cites this one; `days` later than its own date."""
    header = document.header
    if not (header.number and header.symbol and header.date and header.date.value.day and header.issuer and header.type):
        return None
    day = header.date.value.earliest + dt.timedelta(days=days)
    if day.year != header.date.value.year:
        return None
    return f"{header.type.value} số {header.full_number} ngày {day:%d/%m/%Y} của {header.issuer.value}"


def documents(files: Sequence[Path], folders: Sequence[Path], seed: int) -> Iterator[tuple[str, Document]]:
    """Clear ones, in an order drawn with the seed."""
    texts: list[tuple[str, str]] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts += ((row["id"], row["text"]) for row in map(json.loads, lines))
    for folder in folders:
        texts += ((path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
    texts.sort()
    random.Random(seed).shuffle(texts)
    for name, text in texts:
        bare = text.split("## VĂN BẢN")[-1]
        if len(bare) <= LONGEST and not is_blurred(bare):
            document = read(bare)
            if not is_blurred(document.text):
                yield name, document


def measure(
    sources: Iterator[tuple[str, Document]], most: int, wanted: Sequence[str], tell: Callable[[str], None]
) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    other: Document | None = None
    for name, document in sources:
        before: Counter[str] | None = None
        for fault in faults(document, other):
            rule, texts = fault.rule, fault.texts
            if wanted and rule not in wanted:
                continue
            tally = tallies[rule]
            if tally.made >= most:
                continue
            if not fault.took(read(texts[-1])):
                tally.unread += 1
                continue
            if before is None:
                before = Counter(one.rule for one in found((document.text,)))
            if before[rule]:
                continue
            base = before if len(texts) == 1 else Counter(one.rule for one in found((document.text, other.text if other else "")))
            after = found(texts)
            counts = Counter(one.rule for one in after)
            tally.made += 1
            if counts[rule] > base[rule]:
                tally.caught += 1
            else:
                tally.missed.append(name)
            fresh = counts - base
            tally.others += [f"{name}: {one.rule}: {one.message[:200]}" for one in after if one.rule != rule and fresh[one.rule]]
        if _citation(document) and _base_line(document, document.text) is not None:
            other = document
    for rule, tally in sorted(tallies.items()):
        tell(f"{rule:<26} {tally.caught:>3} of {tally.made:<3} read otherwise {tally.unread:>3}")
        tell(f"    missed: {', '.join(tally.missed) or '–'}")
        for words in tally.others:
            tell(f"    other: {words}")
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rules", nargs="*", default=[])
    asked = parser.parse_args()
    tallies = measure(documents(asked.files, asked.texts, asked.seed), asked.most, asked.rules, print)
    made, caught = sum(t.made for t in tallies.values()), sum(t.caught for t in tallies.values())
    print(f"\n{caught} of {made} faults caught; {sum(len(t.others) for t in tallies.values())} findings of other rules")


if __name__ == "__main__":
    main()
