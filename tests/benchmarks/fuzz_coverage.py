"""Whether bytes that are chosen to reach new lines of the program make the readers of text or the parser fail.

    pip install atheris && PYTHONPATH=. python tests/benchmarks/fuzz_coverage.py SECONDS [--keep FOLDER]

atheris (libFuzzer) changes inputs so that they take ways through `ingest` that none took before. The first byte of an input
chooses what reads the rest: plain text, a page, rich text, a mail, the XML of a Word document. What they read is parsed, and
every span must repeat the text at its place. A failure is any exception but a VanbanError; it is told once a place in the
program and its input written to FOLDER. The exit status is the number of such places. Needs an environment with atheris and
the packages of vanban; an input that takes over 60 s or 2 GB ends the run.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingest"]):
    from ingest.document import Source
    from ingest.errors import VanbanError
    from ingest.parse import parse_document
    from ingest.plain import harmless, read_text
    from ingest.readers.docx import read_docx
    from ingest.readers.html import read_html
    from ingest.readers.mail import attachments, read_mail
    from ingest.readers.rtf import read_rtf

from tests.benchmarks.fuzz_parse import CORPUS, WORDS, spans
from tests.benchmarks.fuzz_readers import seeds
from tests.ingest.writers import packed

KINDS = ("txt", "html", "rtf", "eml", "docx")
LONGEST = 6_000


def read(kind: str, data: bytes) -> str:
    """The text of bytes as the reader of a kind takes them."""
    match kind:
        case "txt":
            return read_text(data)
        case "html":
            return read_html(data, read_text)
        case "rtf":
            return read_rtf(data)
        case "eml":
            for _ in attachments(data):
                pass
            return read_mail(data, read_text)
        case _:
            return read_docx(packed({"word/document.xml": data}))


class Fuzz:
    """Counts inputs until the time is over, then prints them and ends the process."""

    def __init__(self, seconds: float, keep: Path) -> None:
        self.seconds, self.keep = seconds, keep
        self.began = time.monotonic()
        self.inputs, self.parsed = dict.fromkeys(KINDS, 0), 0
        self.places: set[str] = set()

    def one(self, data: bytes) -> None:
        if time.monotonic() - self.began > self.seconds:
            self.end()
        if not data:
            return
        kind = KINDS[data[0] % len(KINDS)]
        self.inputs[kind] += 1
        try:
            text = harmless(read(kind, data[1:]))
            document = parse_document(text, Source("fuzz", kind, ""))
            for path, span in spans(document, "document"):
                assert document.text[span.start : span.end] == span.text, path
            self.parsed += 1
        except VanbanError:
            return
        except Exception as error:
            self.failed(error, data)

    def failed(self, error: Exception, data: bytes) -> None:
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} {at.filename}:{at.lineno}"
        if place in self.places:
            return
        self.places.add(place)
        traceback.print_exception(error)
        (self.keep / f"{len(self.places):03}").write_bytes(data)

    def end(self) -> None:
        told = ", ".join(f"{kind} {count}" for kind, count in self.inputs.items())
        inputs, seconds = sum(self.inputs.values()), time.monotonic() - self.began
        print(f"{inputs} inputs ({told}), {self.parsed} of them parsed, {seconds:.0f} s, {len(self.places)} failures", flush=True)
        os._exit(min(len(self.places), 100))


def write_seeds(folder: Path) -> None:
    """Inputs to begin with: what the other fuzzers begin with, and cuts of the sample corpus."""
    found = {kind: list(several) for kind, several in seeds(None).items() if kind in KINDS}
    found["docx"] = [zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml") for data in found["docx"]]
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_bytes()
        found["txt"] += [text[at : at + LONGEST // 2] for at in range(0, len(text), LONGEST // 2)]
    for kind, several in found.items():
        for number, data in enumerate(several):
            (folder / f"{kind}-{number}").write_bytes(bytes([KINDS.index(kind)]) + data[: LONGEST - 1])


def write_words(file: Path) -> None:
    """The field's own keywords, as libFuzzer takes them."""
    lines = [line.encode() for line in WORDS.read_text("utf-8").splitlines() if line and not line.startswith("# ")]
    quoted = ("".join(chr(b) if 32 < b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in line) for line in lines)
    file.write_text("".join(f'"{line}"\n' for line in quoted), "ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="vanban-"))
    (work / "seeds").mkdir()
    write_seeds(work / "seeds")
    write_words(work / "words")
    keep = chosen.keep or work / "failures"
    keep.mkdir(parents=True, exist_ok=True)
    fuzz = Fuzz(chosen.seconds, keep)
    flags = [f"-dict={work / 'words'}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=2048", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={keep}/", str(work / "seeds")], fuzz.one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
