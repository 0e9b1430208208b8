"""Whether any input makes the reader fail, hang, or state a fact whose words are not in the text.

    PYTHONPATH=. python tests/benchmarks/fuzz_parse.py SECONDS [--seed N] [--keep FOLDER]

Inputs are made of the field's own keywords, digits, pieces of the sample corpus, broken Unicode, and of one piece said very
often. Each must parse, every span must repeat the text at its place, and four times an input must take about four times as
long: a quadratic step takes sixteen. The exit status is the number of failures; inputs that fail are written to FOLDER.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import time
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.document import Source
from ingest.gold import to_gold
from ingest.parse import parse_document
from ingest.readings import Span

CORPUS = Path(__file__).parent.parent.parent / "corpus"
WORDS = Path(__file__).with_name("fuzz_words.txt")
BREAKS = ("\n", "\n\n", "\r\n", "\f", "\t", "      ", "\n- ", "\n1. ", "\na) ", "\nI. ", "\n+ ", "\n| a | b |", "\n#### ")
ODD = (
    "\ufdfa", "\0", "\ud800", "\udfff", "\u0301", "\u0323", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "\xa0", "\xad",
    "\x7f", "İ", "ß", "ﬁ", "Ǆ", "\U0001f468\u200d\U0001f469", "\U0001d7d9", "٣", "²", "½", "Ⅳ", "đ", "Ð", "ð", "ƣ", "\ufffd",
    "\U0010ffff", "か\u3099", "ᄀ\u1161",
)  # fmt: skip
LONG = 60_000
"""Characters from which on the time of four times the input is held against that of the input."""
SLOWEST = 20.0
"""Seconds in which a megabyte must be read even of the oddest text."""


def made(chance: random.Random, corpus: list[str]) -> str:
    """One input: a soup of words, a spoilt piece of the corpus, or one piece many times."""
    way = chance.random()
    if way < 0.45:
        return _soup(chance, chance.choice((5, 50, 400, 3000)))
    if way < 0.8:
        return _spoilt(chance, chance.choice(corpus))
    unit = _soup(chance, chance.randint(1, 6)) or "a"
    size = chance.choice((2_000, 20_000, LONG, 2 * LONG))
    if way > 0.98:
        return chance.choice(ODD) * chance.choice((1000, 100_000, 1_000_000))
    return _soup(chance, 10) + unit * (size // len(unit))


def _soup(chance: random.Random, words: int) -> str:
    odd = chance.choice((0.0, 0.0, 0.05, 0.3))
    joint = chance.choice((" ", " ", " ", "", "\n"))
    return joint.join(_piece(chance, odd) for _ in range(words))


def _piece(chance: random.Random, odd: float) -> str:
    return chance.choice(ODD if chance.random() < odd else BREAKS if chance.random() < 0.1 else _words())


@cache
def _words() -> tuple[str, ...]:
    return tuple(line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("# "))


def _spoilt(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text))
    letters = list(text[start : start + chance.choice((300, 3000, 30_000))])
    for _ in range(chance.choice((1, 10, len(letters) // 20 + 1))):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(("", " ", _piece(chance, 0.5), letters[at] * 50, chance.choice("0123456789lIO/.-")))
    return "".join(letters)


def faults(raw: str) -> Iterator[str]:
    """What is wrong with the reading of `raw`: an exception, a span that does not repeat the text, too long a time."""
    try:
        took = _timed(raw)
        document = parse_document(raw, Source("fuzz.txt", "txt", ""))
        to_gold(document)
    except Exception:  # the fault is the finding
        yield traceback.format_exc()
        return
    for path, span in spans(document, "document"):
        if document.text[span.start : span.end] != span.text:
            yield f"{path}: {span!r} does not repeat the text"
    if took > SLOWEST * max(len(raw), 20_000) / 1e6:
        took = min(took, _timed(raw))
        if took > SLOWEST * max(len(raw), 20_000) / 1e6:
            yield f"{len(raw)} characters took {took:.2f} s"
    if LONG // 2 < len(raw) <= 2 * LONG:
        short, whole = min(_timed(raw[: len(raw) // 4]) for _ in range(2)), took
        if whole > 9 * short + 0.2 and (whole := min(whole, _timed(raw), _timed(raw))) > 9 * short + 0.2:
            yield f"{len(raw)} characters took {whole:.2f} s, a quarter of them {short:.2f} s"


def _timed(raw: str) -> float:
    start = time.process_time()
    parse_document(raw, Source("fuzz.txt", "txt", ""))
    return time.process_time() - start


def spans(value: object, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from spans(item, f"{path}[{i}]")
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from spans(getattr(value, part.name), f"{path}.{part.name}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    corpus = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    end = time.monotonic() + options.seconds
    inputs = characters = failures = 0
    while time.monotonic() < end:
        raw = made(random.Random(f"{options.seed}-{inputs}"), corpus)
        inputs, characters = inputs + 1, characters + len(raw)
        for fault in faults(raw):
            failures += 1
            print(f"input {options.seed}-{inputs - 1}: {fault}", file=sys.stderr, flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed}-{inputs - 1}.txt").write_bytes(raw.encode("utf-8", "surrogatepass"))
    print(f"{inputs} inputs, {characters} characters, {options.seconds:.0f} s, {failures} failures")
    return min(failures, 100)


if __name__ == "__main__":
    raise SystemExit(main())
