"""Word documents before 2007 (`.doc`), by antiword, catdoc or LibreOffice, whichever is installed."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers.docx import read_docx
from ingest.readers.layout import table_lines
from ingest.readers.legacy import modernise
from ingest.readers.programs import find_program, run_program

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTALL = "apt-get install antiword"
_DEPTH = 60
_MOTTO = re.compile("CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI", re.IGNORECASE)
_RULE = re.compile("[-_]{3,}")
_END_OF_ROW = "| |"
_SECONDS = 8.0
"""antiword takes a tenth of a second for a law."""
_OFFICE_SECONDS = 40.0


def read_doc(data: bytes) -> str:
    """The text of an old Word document. Raises UnreadableFile where it is broken or no program can read it."""
    readers = [
        (find_program("antiword"), _by_antiword),
        (find_program("catdoc"), _by_catdoc),
        (find_program("soffice", "libreoffice"), _by_office),
    ]
    if not any(program for program, _ in readers):
        raise UnreadableFile(
            f"cần antiword để đọc Word đời cũ (.doc); hãy chạy `{INSTALL}` rồi nạp lại.",
            f"old Word files (.doc) need antiword; run `{INSTALL}` and hand it in again.",
        )
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        path = Path(folder) / "tep.doc"
        path.write_bytes(data)
        for program, reader in readers:
            try:
                text = reader(program, path) if program else None
            except UnreadableFile:  # a broken file can keep one program for ever and not trouble the next
                continue
            if text and any(map(str.isalnum, text)):
                return modernise(text)
    raise UnreadableFile(
        "tệp Word đời cũ hỏng, trống hoặc có mật khẩu; hãy mở bằng Word rồi lưu thành .docx.",
        "the old Word file is broken, empty or has a password; open it with Word and save it as .docx.",
    )


def _by_antiword(program: str, path: Path) -> str | None:
    """antiword's DocBook, which keeps tables; its plain text where the DocBook is no XML."""
    from lxml import etree

    printed = run_program([program, "-m", "UTF-8.txt", "-w", "0", str(path)], seconds=_SECONDS)
    plain = printed.decode("utf-8", "replace") if printed else ""
    found = run_program([program, "-x", "db", str(path)], seconds=_SECONDS)
    if found:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            root = etree.fromstring(found, parser)
        except etree.XMLSyntaxError:
            root = None
        if root is not None:
            tabbed = {" ".join(line.split()): line.strip() for line in plain.split("\n") if "\t" in line}  # DocBook loses tabs
            return "\n".join(tabbed.get(" ".join(line.split()), line) for line in _blocks(root))
    return plain or None


def _by_catdoc(program: str, path: Path) -> str | None:
    plain = run_program([program, "-w", "-d", "utf-8", str(path)], seconds=_SECONDS)
    return plain.decode("utf-8", "replace") if plain else None


def _by_office(program: str, path: Path) -> str | None:
    folder = path.parent
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "docx", "--outdir"]
    run_program([*command, str(folder), str(path)], seconds=_OFFICE_SECONDS)
    made = path.with_suffix(".docx")
    return read_docx(made.read_bytes()) if made.is_file() else None


def _row(pieces: list[str]) -> str:
    """The first row of a document, which antiword runs together: each style is a piece, and two that touch stood below each
    other. A number in a style of its own goes on in the line: `Số: ` `2442` `/2007/TT-TTCP`."""
    text = ""
    for piece in pieces:
        goes_on = not text or text[-1].isspace() or piece[:1].isspace() or piece.startswith(("/", ",", ".", ";", ":", ")"))
        text += piece if goes_on else f"\n{piece}"
    return text


def _blocks(parent: _Element, depth: int = 0) -> list[str]:
    """The lines of DocBook: titles and paragraphs as they are, lists with the labels that they had, tables as rows."""
    lines: list[str] = []
    words: list[str] = []
    if depth > _DEPTH:
        return lines

    def end() -> None:
        text = "".join(words)
        if _END_OF_ROW in text or ("|" in text and _MOTTO.search(text)):
            text = _RULE.sub("\n", _row(words)).replace("|", "\n")
        lines.extend(line.strip(" ") for line in text.split("\n") if line.strip())
        words.clear()

    words.append(parent.text or "")
    for child in parent:
        if child.tag in ("emphasis", "superscript", "subscript", "ulink"):
            words.append("".join(child.itertext()))
        elif child.tag == "informaltable":
            end()
            lines += table_lines(
                [["\n".join(_blocks(cell, depth + 1)) for cell in row.iter("entry")] for row in child.iter("row")]
            )
        elif child.tag == "bookinfo" or (child.tag == "title" and parent.tag == "book"):
            pass  # what the program says of the file, not the text
        else:
            end()
            found = _blocks(child, depth + 1)
            if child.tag == "listitem" and parent.tag == "itemizedlist" and found:
                found[0] = f"- {found[0]}"
            lines += found
        words.append(child.tail or "")
    end()
    return lines
