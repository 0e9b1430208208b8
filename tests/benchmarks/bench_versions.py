"""How many versions of one document are found among others, and how many links are wrong.

    python tests/benchmarks/bench_versions.py FILE.jsonl.gz [--documents N] [--sizes 1000,3000,10000]

FILE holds `{"id","text"}` a line. Of each document a draft is made (number and day blank, one word of fifty another) and a scan
(8 % of its words misread by a letter, those of the header too). Prints the shares of pairs found and the links between documents
that come from different ones, of which some are copies in the data itself. With `--sizes` it prints instead how long versions
are looked for among so many documents, made of those of FILE with changed numbers and days; every tenth lacks its number.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from graph.near_copies import Known, find_copies, known_documents  # noqa: E402
from graph.shingles import numbers, sketch  # noqa: E402
from graph.store import Store  # noqa: E402
from ingest.document import Document, Source  # noqa: E402
from ingest.folding import fold  # noqa: E402
from ingest.header import find_header  # noqa: E402
from ingest.text import canonical  # noqa: E402
from tests.benchmarks.bench_volume import texts as real_texts  # noqa: E402
from tests.benchmarks.bench_volume import varied  # noqa: E402

LETTERS = "iltrnmc01oôơaăâeêuưiydđ"


def scanned(text: str, dice: random.Random, share: float = 0.08) -> str:
    def misread(word: re.Match[str]) -> str:
        if dice.random() > share:
            return word[0]
        at = dice.randrange(len(word[0]))
        return word[0][:at] + dice.choice(LETTERS) + word[0][at + 1 :]

    return re.sub(r"\w{2,}", misread, text)


def drafted(text: str, dice: random.Random) -> str:
    text = re.sub(r"(Số\s*:?\s*)\d+", r"\1     ", text, count=1)
    words = re.sub(r"ngày\s+\d+\s+tháng", "ngày     tháng", text, count=1).split(" ")
    for _ in range(len(words) // 50):
        words[dice.randrange(len(words) // 4, len(words))] = "sửa"
    return " ".join(words)


def document(raw: str, name: str) -> Document:
    """With its header alone: versions are found by that and the words."""
    text, text_map = canonical(raw)
    return Document(Source(name, "txt", name), raw, text, text_map, find_header(text))


def grown(texts: Sequence[str], sizes: Sequence[int]) -> None:
    """Prints the seconds of computing for each size."""
    known: list[Known] = []
    for at, text in enumerate(varied(texts, max(sizes))):
        header, number = find_header(canonical(text)[0]), at % 10
        known.append(
            Known(
                id=str(at),
                serial=str(at) if number else None,
                symbol=fold(header.symbol.value) if header.symbol else None,
                year=str(header.date.value.year) if header.date else None,
                date=None,
                issuer=fold(header.issuer.value) if header.issuer else None,
                type=fold(header.type.value) if header.type else None,
                title=" ".join(fold(header.title.value).split())[:80] if header.title else None,
                sketch=numbers(sketch(text)),
            )
        )
    for size in sizes:
        began = time.process_time()
        found = find_copies(known[:size])
        print(f"{size} documents: {time.process_time() - began:.2f} s, {len(found)} links", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--sizes")
    asked = parser.parse_args()
    if asked.sizes:
        grown(real_texts([asked.file]), [int(size) for size in asked.sizes.split(",")])
        return
    dice, ids, sources = random.Random(5), {}, {}
    with gzip.open(asked.file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line, _ in zip(lines, range(asked.documents), strict=False)]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "kho.sqlite") as store:
        for told in texts:
            text = told["text"]
            for kind, raw in (("copy", text), ("draft", drafted(text, dice)), ("scan", scanned(text, dice))):
                id = store.put(document(raw, f"/{told['id']}.{kind}")).document_id
                ids.setdefault(told["id"], {})[kind] = id
                sources.setdefault(id, set()).add(told["id"])
        with store.reading() as connection:
            known = list(known_documents(connection))
    began = time.process_time()
    found = find_copies(known)
    seconds = time.process_time() - began
    linked = {frozenset((each.later, each.earlier)) for each in found}
    for one, other in combinations(("copy", "draft", "scan"), 2):
        pairs = [frozenset((made[one], made[other])) for made in ids.values() if made[one] != made[other]]
        print(f"{one} and {other}: {sum(pair in linked for pair in pairs)} of {len(pairs)}")
    wrong = [each for each in found if not sources[each.later] & sources[each.earlier]]
    print(f"links: {len(found)}, between other documents: {len(wrong)}; {seconds:.2f} s for {len(known)} documents")
    for each in wrong:
        print(f"  {each.later} – {each.earlier}: {each.score} {' '.join(each.same)}{' (doubtful)' if each.ambiguous else ''}")


if __name__ == "__main__":
    main()
