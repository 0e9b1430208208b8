"""Whether any file makes a reader fail in another way than by a sentence, end its process, or take too long.

    PYTHONPATH=. python tests/benchmarks/fuzz_readers.py SECONDS [--seed N] [--originals FOLDER] [--keep FOLDER]

Valid files of each format are written, then spoilt: bytes flipped, cut, repeated, spliced; packages also inside their members,
XML and pages by their tags. Each is read as an ingest reads it, in the worker. A failure is an exception other than a
VanbanError, one that the worker caught but did not foresee, a worker that died or was stopped, a message of several lines, or
more than `SLOWEST` seconds. `--originals` adds real files as seeds, above all `.doc`, which nothing here writes. Prints
Markdown, also when it is interrupted; the exit status is the number of failures, whose inputs are written to FOLDER.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

from ingest.errors import VanbanError
from ingest.read import read_file
from ingest.readers import process
from ingest.sources import items
from tests.ingest import writers
from tests.ingest.writers import W, bare_docx, packed

SLOWEST = 30.0
"""Seconds of computing for one file, since other work on the machine is no fault of it; the seeds take hundredths. Each of three
calls of programs for old Word may take 8."""
LARGEST = 4 * 2**20
"""Bytes that one change adds at most."""
SMALL = 300_000
"""Bytes of an original that is taken as a seed."""
CORPUS = Path(__file__).parent.parent.parent / "corpus"
UNFORESEEN = re.compile(r"\((?:[A-Z]\w*(?:Error|Exception)|error)\)|Lỗi trong chương trình")
STOPPED = re.compile(r"dừng đột ngột|giây nên dừng|quá nhiều bộ nhớ")
NUMBERS = ("-1", "0", "99999", "4294967296", "1e999", "٣", "", "x" * 2000, "&#0;", "\ufdfa")
BYTES = (
    b"\0",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"%s%n",
    b"<" * 50,
    b"(" * 3000,
    b"[" * 3000,
    b"{" * 3000,
    b"\\u-1",
)

Mutate = Callable[[random.Random, bytes], bytes]


def seeds(originals: Path | None) -> dict[str, list[bytes]]:
    """Valid files by format."""
    texts = [path.read_text("utf-8")[:5000] for path in sorted(CORPUS.glob("*.txt"))]
    table = "Phân công:\n| TT | Đơn vị | Việc |\n| 1 | Sở Nội vụ | Báo cáo quý |\nHết."
    found: dict[str, list[bytes]] = {
        "txt": [texts[0].encode(), texts[1].encode("utf-16"), texts[2].encode("cp1258", "replace")],
        "docx": [writers.docx(table), _rich_docx()],
        "odt": [writers.odt(f"{texts[1][:1500]}\n{table}")],
        "rtf": [writers.rtf(f"{texts[2][:1500]}\n{table}")],
        "html": [writers.page(f"{texts[3][:1500]}\n{table}"), _rich_page()],
        "pdf": [writers.pdf(texts[4][:3000], (["ỦY BAN NHÂN DÂN"], ["CỘNG HÒA XÃ HỘI"]))],
        "eml": [_mail(writers.docx("Kèm theo.")), _mail(_mail(b"x"))],
        "zip": [packed({"a.docx": writers.docx("Một."), "b/c.txt": "Hai.", "d.zip": packed({"e.html": writers.page("Ba.")})})],
        "png": [_picture("PNG")],
        "tif": [_picture("TIFF")],
        "jpg": [_picture("JPEG")],
    }
    for path in sorted(originals.iterdir()) if originals else ():
        kind = path.suffix.lower().lstrip(".")
        if path.stat().st_size <= SMALL and kind in ("doc", "docx", "rtf", "odt", "html"):
            found.setdefault(kind, []).append(path.read_bytes())
    return found


def _rich_docx() -> bytes:
    def p(words: str, about: str = "") -> str:
        return f"<w:p><w:pPr>{about}</w:pPr><w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>{words}</w:t></w:r></w:p>"

    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("A", item) + p("B", "<w:pStyle w:val='S'/>") + "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    body += f"<w:p><w:r><w:pict><w:txbxContent>{p('hộp')}</w:txbxContent></w:pict><w:footnoteReference w:id='2'/></w:r></w:p>"
    body += "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr>" + p("ô") + "</w:tc></w:tr></w:tbl>"
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    lists = f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>{level}</w:abstractNum>"
    lists += "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    styles = f"<w:styles {W}><w:style w:styleId='S'><w:basedOn w:val='S'/><w:pPr>{item}</w:pPr></w:style></w:styles>"
    return bare_docx(
        body,
        numbering=lists,
        styles=styles,
        footnotes=f"<w:footnotes {W}><w:footnote w:id='2'>{p('chú')}</w:footnote></w:footnotes>",
    )


def _rich_page() -> bytes:
    rows = "<tr><td rowspan=3 colspan=2>a<td><table><tr><td>b</table></tr><tr><th>c</tr>"
    lists = "<ol start=3 type=a><li value=7>x<li>y<ol type=I><li>z</ol></ol><pre>  a\n b</pre><br><hr>"
    return f"<html><meta charset=windows-1258><body><table>{rows}</table>{lists}<font face='.VnTime'>x</font></body>".encode()


def _mail(attached: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.vn", "Gửi kế hoạch", "<1@b.vn>"
    mail.set_content("Kính gửi các đơn vị.")
    mail.add_alternative("<p>Kính gửi</p>", subtype="html")
    mail.add_attachment(attached, maintype="application", subtype="msword", filename="kế hoạch.doc")
    return bytes(mail)


def _picture(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (60, 20), 255).save(out, kind)
    return out.getvalue()


def spoilt(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """`data` with something wrong, in its bytes, its members or its tags."""
    inside = data.startswith(b"PK") and chance.random() < 0.75
    if inside and (repacked := _members_spoilt(chance, data)):
        return repacked
    if data[:200].lstrip().lower().startswith((b"<", b"{\\rtf")) and chance.random() < 0.6:
        return _tags_spoilt(chance, data)
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20, 200))):
        _bytes_spoilt(chance, out, others)
    return bytes(out)


def _bytes_spoilt(chance: random.Random, out: bytearray, others: list[bytes]) -> None:
    at = chance.randrange(len(out)) if out else 0
    size = chance.choice((1, 4, 64, 1024))
    match chance.randrange(8):
        case 0 if out:
            out[at] ^= 1 << chance.randrange(8)
        case 1:
            out[at : at + size] = chance.choice(BYTES)
        case 2:
            out[at:at] = chance.randbytes(size)
        case 3:
            del out[at : at + size]
        case 4:
            out[at:at] = out[at : at + size] * chance.choice((1, 10, 300))
        case 5 if chance.random() < 0.1:
            del out[at:]
        case 6:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            out[at : at + size] = other[start : start + size]
        case _:
            digits = [found.span() for found in re.finditer(rb"\d+", out[:20_000])]
            if digits:
                start, end = chance.choice(digits)
                out[start:end] = chance.choice(NUMBERS).encode()


def _tags_spoilt(chance: random.Random, data: bytes) -> bytes:
    parts = re.split(rb"(<[^>]*>|\\[a-z]+-?\d* ?|[{}])", data)
    for _ in range(chance.choice((1, 3, 10, 50))):
        at, to = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.randrange(6):
            case 0:
                parts[at] = b""
            case 1:
                parts[at], parts[to] = parts[to], parts[at]
            case 2:
                parts[at] = parts[to] * min(chance.choice((2, 50, 3000)), LARGEST // (len(parts[to]) + 1))
            case 3:
                odd = chance.choice(NUMBERS).encode()
                parts[at] = re.sub(rb"\"[^\"]*\"|'[^']*'|\d+", lambda _, odd=odd: odd, parts[at])
            case 4:
                parts[at:at] = parts[to : to + 40]
            case _:
                parts[at] = parts[at] + chance.choice(BYTES)
    return b"".join(parts)


def _members_spoilt(chance: random.Random, data: bytes) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    except zipfile.BadZipFile:
        return None
    name = chance.choice([*members, *[n for n in members if n.endswith(("document.xml", "content.xml"))] * 4])
    if chance.random() < 0.1:
        members[chance.choice(("../x", "a\0b", "word/document.xml", "\u202ex.docx"))] = members.pop(name)
    elif members[name][:5].lstrip().startswith(b"<") and chance.random() < 0.8:
        members[name] = _tags_spoilt(chance, members[name])
    elif members[name]:
        members[name] = spoilt(chance, members[name], list(members.values()))
    return _repacked(members)


def _repacked(members: dict[str, bytes]) -> bytes:
    """A package; the member that tells an OpenDocument stands first and unpacked, as it must."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(members, key=lambda name: name != "mimetype"):
            package.writestr(name, members[name], zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fault(path: Path) -> tuple[str, str]:
    """What became of a file (`read`, `refused`) and what is wrong with that, if anything."""
    told = "refused"
    try:
        for item in items(path):
            try:
                if item.error:
                    raise VanbanError(*item.error)
                read_file(item.path, item.name)
                told = "read"
            except VanbanError as error:
                said = str(error)
                if UNFORESEEN.search(said) or STOPPED.search(said) or "\n" in said or not said.endswith("."):
                    return told, said
    except Exception as error:
        return told, f"{type(error).__name__}: {error}"
    return told, ""


def computed() -> float:
    """Seconds that this process, the worker and the programs that it called have computed. The worker may have been replaced."""
    ticks = [0.0]
    for worker in process._running:
        with suppress(OSError):
            stat = Path(f"/proc/{worker.process.pid}/stat").read_text().rpartition(")")[2].split()
            ticks = list(map(float, stat[11:15]))
    return time.process_time() + sum(ticks) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--originals", type=Path)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    chance, given = random.Random(chosen.seed), seeds(chosen.originals)
    every = [data for several in given.values() for data in several]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    spent: dict[str, float] = defaultdict(float)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        while time.monotonic() - began < chosen.seconds:
            kind = chance.choice(list(given))
            data = spoilt(chance, chance.choice(given[kind]), every)[: 5 * LARGEST]
            path = Path(folder) / f"tep.{kind}"
            path.write_bytes(data)
            start = computed()
            told, wrong = fault(path)
            took = computed() - start
            spent[kind] += max(took, 0.0)
            slowest[kind] = max(slowest[kind], took)
            wrong = wrong or (f"{took:.0f} s" if took > SLOWEST else "")
            counts[kind].update([told, *(["failures"] if wrong else [])])
            if wrong:
                number = sum(found["failures"] for found in counts.values())
                print(f"{kind} {number}: {wrong.replace(str(path), '…')[:300]!r}", file=sys.stderr, flush=True)
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / f"{number:04}.{kind}").write_bytes(data)
    print("| format | inputs | read | refused | failures | computing s | slowest s |\n|---|---|---|---|---|---|---|")
    for kind in sorted(counts):
        found = counts[kind]
        row = (kind, found["read"] + found["refused"], found["read"], found["refused"], found["failures"])
        print("| " + " | ".join(map(str, row)) + f" | {spent[kind]:.0f} | {slowest[kind]:.1f} |")
    inputs = sum(found["read"] + found["refused"] for found in counts.values())
    clock, computing = time.monotonic() - began, sum(spent.values())
    print(f"\n{inputs} files, {clock:.0f} s of the clock, {computing:.0f} s of computing, seed {chosen.seed}")
    sys.exit(min(sum(found["failures"] for found in counts.values()), 100))


if __name__ == "__main__":
    main()
