"""Makes the table that `ingest.syllables` reads: `python -m search.learn_accents TEXTS.jsonl.gz`.

Each line of TEXTS is an object with a `text` and perhaps a `title`. The shipped table was learned from the 49,130
articles of Vietnam's codified law (Bộ pháp điển, the state's own compilation), the phrases of `questions.txt` and
`everyday.txt`, and the names in the vocabulary of agencies and places.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from ingest.syllables import TABLE
from ingest.vocabulary import load_table
from search.analyze import fold_key, is_syllable, key
from search.body_names import names

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5  # a syllable written less often is a slip
_LEAST_PAIR = 3  # rarer pairs add half a megabyte and no accuracy
_PHRASE = 1500  # what one phrase of a question counts for: 13 million syllables of law never say `đúng hay sai`
_SAID = ("questions.txt", "everyday.txt")
_PLACE = 200  # and the name of a place


def learn(texts: Iterable[str], phrases: Iterable[str], places: Iterable[str], target: Path) -> None:
    """Counts syllables and neighbours line by line and writes the table, logarithms in eighths of a bit."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for lines, weight in ((texts, 1), (phrases, _PHRASE), (places, _PLACE)):
        for line in lines:
            words = _WORD.findall(unicodedata.normalize("NFC", line).lower())
            keys = [key(word) for word in words]
            for form, word in zip(keys, words, strict=True):
                single[form] += weight
                spelled[form][word] += weight
            for pair in pairwise(keys):
                double[pair] += weight
    usual = (form for form, count in single.most_common() if count >= _LEAST and is_syllable(fold_key(form)))
    kept = list(islice(usual, 65_535))
    number = {form: n for n, form in enumerate(kept)}
    pairs = sorted(
        (number[a], number[b], count) for (a, b), count in double.items() if count >= _LEAST_PAIR and a in number and b in number
    )
    np.savez_compressed(
        target,
        syllables=np.frombuffer("\n".join(spelled[form].most_common(1)[0][0] for form in kept).encode(), np.uint8),
        counts=np.array([round(8 * math.log2(single[form])) for form in kept], np.uint8),
        left=np.array([a for a, _b, _count in pairs], np.uint16),
        right=np.array([b for _a, b, _count in pairs], np.uint16),
        pairs=np.array([round(8 * math.log2(count)) for _a, _b, count in pairs], np.uint8),
    )


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield row.get("title") or ""
            yield from row["text"].split("\n")


def _places() -> Iterator[str]:
    yield from (f"{row['kind']} {row['name']}" for table in ("provinces", "districts") for row in load_table(table))


def main() -> None:
    folder = Path(str(files("search.data")))
    target = Path(str(files("ingest.vocabulary"))) / TABLE
    said = "".join((folder / name).read_text("utf-8") for name in _SAID)
    phrases = [line for line in said.splitlines() if not line.startswith("#")]
    learn(_lines(Path(sys.argv[1])), [*phrases, *names()], _places(), target)
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
