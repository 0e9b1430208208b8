"""How much of a document comes back from each format.

    python tests/benchmarks/bench_formats.py [--originals DIR] [--decree DIR]

The sample corpus is written as each format and read again; `--originals` is a folder of real files with `scans_gold.jsonl`,
`--decree` a folder with the text of decree 30/2020/NĐ-CP, of which the originals have the Word files. Prints Markdown:
recovered (share of the words that came back), in order (share of the words that stand in the longest common order), accents
(share of the recovered words that kept them), added (words that were not there), milliseconds a page of 400 words.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from ingest.folding import fold  # noqa: E402
from ingest.gold import to_gold  # noqa: E402
from ingest.parse import parse_file  # noqa: E402
from ingest.plain import read_text  # noqa: E402
from ingest.readers.doc import read_doc  # noqa: E402
from ingest.readers.docx import read_docx  # noqa: E402
from ingest.readers.html import read_html  # noqa: E402
from ingest.readers.ocr import missing  # noqa: E402
from ingest.readers.odt import read_odt  # noqa: E402
from ingest.readers.pdf import read_pdf  # noqa: E402
from ingest.readers.rtf import read_rtf  # noqa: E402
from ingest.text import canonical  # noqa: E402
from tests.ingest import writers  # noqa: E402

HEAD = "| {} | words | recovered | in order | accents | added | ms a page |\n|---|---|---|---|---|---|---|"
NOTES = ("VanBanPlus", "**Hiệu lực**", "Xem [Phụ lục", "**Nguồn**", "**Số hiệu**", "**Ngày ban hành**", "**Cơ quan ban hành**")
FORMATS: tuple[tuple[str, Callable[[str], bytes], Callable[[bytes], str]], ...] = (
    ("docx", writers.docx, read_docx),
    ("odt", writers.odt, read_odt),
    ("rtf", writers.rtf, read_rtf),
    ("html", lambda text: writers.page(text), lambda data: read_html(data, read_text)),
    ("pdf with text", writers.pdf, lambda data: read_pdf(data).text),
    ("pdf of scans, 300 dpi", writers.scan, lambda data: read_pdf(data).text),
    ("pdf of scans, 150 dpi", lambda text: writers.scan(text, 150), lambda data: read_pdf(data).text),
)


def words_of(raw: str) -> list[str]:
    return writers.jumbled(canonical(raw)[0])


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def row(name: str, pairs: list[tuple[list[str], list[str]]], seconds: float) -> str:
    """A line of the table for pairs of the words that were and the words that came back."""
    total = sum(len(was) for was, _ in pairs)
    same = sum((Counter(was) & Counter(found)).total() for was, found in pairs)
    bare = sum((Counter(map(fold, was)) & Counter(map(fold, found))).total() for was, found in pairs)
    ordered = sum(
        sum(block.size for block in SequenceMatcher(None, was, found, autojunk=False).get_matching_blocks())
        for was, found in pairs
    )
    added = sum((Counter(found) - Counter(was)).total() for was, found in pairs)
    pace = f"{seconds * 1000 * 400 / total:.1f}" if seconds else "–"
    return f"| {name} | {total} | {share(same, total)} | {share(ordered, total)} | {share(same, bare)} | {added} | {pace} |"


def generated() -> None:
    print(HEAD.format("sample corpus written as"))
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    for name, write, read in FORMATS:
        if "scan" in name and missing():
            print(f"| {name} | not measured: no tesseract here |")
            continue
        files = [write(text) for text in texts]
        began = time.perf_counter()
        found = [read(data) for data in files]
        seconds = time.perf_counter() - began
        print(row(name, [(words_of(text), words_of(raw)) for text, raw in zip(texts, found, strict=True)], seconds))


def _official(path: Path) -> str:
    """The text without the lines that its collector wrote around it, which the official files don't have."""
    text = path.read_text("utf-8").replace("`[RELEVANT]`", "")
    return "\n".join(line for line in text.split("\n") if not any(word in line for word in NOTES))


def decree(originals: Path, folder: Path) -> None:
    print("\n" + HEAD.format("real file, against"))
    text, annex = (words_of(_official(folder / name)) for name in ("noi-dung.md", "phu-luc-III.md"))
    word, old, new = (originals / name for name in ("30_2020_ND_CP.docx", "Phuluc3.doc", "Phuluc3.docx"))
    print(row("30_2020_ND_CP.docx, text of the decree", [(text, words_of(read_docx(word.read_bytes())))], 0))
    newer = words_of(read_docx(new.read_bytes()))
    print(row("Phuluc3.docx, text of annex III", [(annex, newer)], 0))
    print(row("Phuluc3.doc, Phuluc3.docx", [(newer, words_of(read_doc(old.read_bytes())))], 0))


def headers(originals: Path) -> None:
    print(
        "\n| file | format | number | type | issuer | date | signer | citations | duties |\n|---|---|---|---|---|---|---|---|---|"
    )
    for path in sorted(originals.iterdir()):
        if path.suffix == ".jsonl":
            continue
        document = parse_file(path)
        head, gold = document.header, to_gold(document)["header"]
        signer = (gold["signer"] or {}).get("name")
        cells = [path.name, document.source.format, head.full_number, gold["type"], gold["issuer"], gold["date"], signer]
        counts = [len(document.citations), len(document.obligations)]
        print("| " + " | ".join(str(cell if cell is not None else "–") for cell in [*cells, *counts]) + " |")
    for line in (originals / "scans_gold.jsonl").read_text("utf-8").splitlines():
        print(f"\nby eye: `{json.dumps(json.loads(line), ensure_ascii=False)}`")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--originals", type=Path)
    parser.add_argument("--decree", type=Path)
    chosen = parser.parse_args()
    generated()
    if chosen.originals and chosen.decree:
        decree(chosen.originals, chosen.decree)
    if chosen.originals:
        headers(chosen.originals)


if __name__ == "__main__":
    main()
