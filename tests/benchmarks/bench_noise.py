"""What a scanner's noise costs: `python tests/benchmarks/bench_noise.py FOLDER… [--share 0.05] [--seed 1]`.

Spoils the accents of a share of the words of each `.txt` there, breaks long lines anew and puts page numbers between them;
then tells how many spoilt syllables are mended and how many sound ones broken (`ingest.repair`), and how many of the duties
that were read before are still read, with the same actors, recipients, category and timing.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ingest.document import Obligation, Source
from ingest.folding import fold
from ingest.markup import modern
from ingest.parse import parse_document
from ingest.repair import repair

_WORD = re.compile(r"[^\W\d_]+")
_MISREAD = dict(
    zip(
        "ếềểộốấậầữựợớịệảđươôêăĩỉụọạíìĐỦỞỘẤ",
        "éèẻôóáạàửươóiêaduoóéãiiuoaiiDUOOA",
        strict=True,
    )
)
"""Letters as scanners read them."""
_BARE = 0.35
"""Share of the spoilt words that lose all their accents; the others have one letter misread."""
_PAGE = 42
_ALIKE = 0.8
"""Of two quotes of one duty: how much of their letters agree, accents apart."""


def spoilt(word: str, chance: random.Random) -> str:
    if chance.random() < _BARE:
        return "".join(plain.upper() if char.isupper() else plain for char, plain in zip(word, fold(word), strict=True))
    places = [at for at, char in enumerate(word) if char in _MISREAD]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + _MISREAD[word[at]] + word[at + 1 :]


def misread(text: str, share: float, chance: random.Random) -> str:
    """`text` with a share of its words spoilt; as long as `text`."""
    return re.sub(r"\S+", lambda match: spoilt(match[0], chance) if chance.random() < share else match[0], text)


def paged(text: str, chance: random.Random) -> str:
    """`text` in lines as a page has them, with a number after each page."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        width = chance.randint(70, 92)
        tabular = "|" in paragraph or "\t" in paragraph or len(paragraph) < 120
        for line in [paragraph] if tabular else re.findall(rf".{{1,{width}}}(?:\s|$)", paragraph):
            lines.append(line.rstrip())
            if len(lines) % _PAGE == 0:
                lines += ["", str(len(lines) // _PAGE + 1), ""]
    return "\n".join(lines)


def compare(before: Iterable[Obligation], after: Iterable[Obligation]) -> Counter[str]:
    """How many duties there were, how many are lost, and in how many of the others a fact differs."""
    told: Counter[str] = Counter()
    left = {n: (re.sub(r"\W+", " ", fold(one.span.text)), one) for n, one in enumerate(after)}
    for one in sorted(before, key=lambda one: -len(one.span.text)):
        told["duties"] += 1
        words = re.sub(r"\W+", " ", fold(one.span.text))
        alike = {n: difflib.SequenceMatcher(None, words, other, autojunk=False).ratio() for n, (other, _) in left.items()}
        best = max(alike, key=alike.__getitem__, default=None)
        if best is None or alike[best] < _ALIKE:
            told["lost"] += 1
            continue
        _, same = left.pop(best)
        told["other actors"] += {party.name for party in one.actors} != {party.name for party in same.actors}
        told["other recipients"] += {party.name for party in one.recipients} != {party.name for party in same.recipients}
        told["other category"] += one.category != same.category
        told["other timing"] += bool(one.timing) != bool(same.timing)
    told["further"] += len(left)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--share", type=float, default=0.05, help="of the words that are spoilt")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    duties: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for path in sorted(path for folder in asked.folders for path in folder.glob("*.txt")):
        clean = modern(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
        noisy = misread(clean, asked.share, chance)
        mended = repair(noisy, noisy=True)
        for match in _WORD.finditer(clean):
            was_spoilt, wrong = (one[slice(*match.span())] != match[0] for one in (noisy, mended))
            words["spoilt" if was_spoilt else "sound"] += 1
            words["mended"] += was_spoilt and not wrong
            words["broken"] += wrong and not was_spoilt
        readings = [
            parse_document(text, Source(path.name, "txt", "0" * 64)).obligations for text in (clean, paged(noisy, chance))
        ]
        duties += compare(*readings)
    print(f"syllables: {words['spoilt']} spoilt, {words['mended'] / max(words['spoilt'], 1):.3f} of them mended;", end=" ")
    print(f"{words['sound']} sound, {words['broken'] / max(words['sound'], 1):.4f} of them broken")
    print("duties:", ", ".join(f"{count} {name}" for name, count in duties.items()))


if __name__ == "__main__":
    main()
