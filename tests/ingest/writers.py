"""Writes text as the formats that offices use, for tests and measurements of the readers."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

SERIF = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def blocks(text: str) -> Iterator[str | list[list[str]]]:
    """The paragraphs of a text; lines between bars are gathered into tables of cells."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if line.startswith("|") and line.endswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield line.strip()
    if rows:
        yield rows


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def bare_docx(body: str, **parts: str) -> bytes:
    """A Word document of this XML and further parts, `numbering`, `styles`, `footnotes`."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{name}.xml": content for name, content in parts.items()}
    return packed(members)


def docx(text: str) -> bytes:
    """A Word document as python-docx writes it."""
    import docx as library

    document = library.Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=max(map(len, block)))
        for row in block:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(text: str) -> bytes:
    """An OpenDocument text as odfpy writes it."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableColumn, TableRow
    from odf.text import P

    document = OpenDocumentText()
    for block in blocks(text):
        if isinstance(block, str):
            document.text.addElement(P(text=block))
            continue
        table = Table()
        table.addElement(TableColumn(numbercolumnsrepeated=max(map(len, block))))
        for row in block:
            line = TableRow()
            for words in row:
                cell = TableCell()
                cell.addElement(P(text=words))
                line.addElement(cell)
            table.addElement(line)
        document.text.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def page(text: str) -> bytes:
    """A web page in UTF-8."""
    lines = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title><style>p{margin:0}</style></head><body>"]
    for block in blocks(text):
        if isinstance(block, str):
            lines.append(f"<p>{html.escape(block)}</p>")
        else:
            cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block)
            lines.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return "\n".join([*lines, "</body></html>"]).encode()


def rtf(text: str) -> bytes:
    """Rich text with letters as Word escapes them."""

    def escaped(words: str) -> str:
        return "".join(f"\\u{ord(c)}?" if ord(c) > 126 else f"\\{c}" if c in "{}\\" else c for c in words)

    lines = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}\f0\fs28"]
    for block in blocks(text):
        if isinstance(block, str):
            lines.append(f"{escaped(block)}\\par")
        else:
            lines += [r"\trowd " + "".join(f"{escaped(cell)}\\cell " for cell in row) + r"\row" for row in block]
    return "\n".join([*lines, "}"]).encode("ascii")


def pdf(text: str, head: tuple[list[str], list[str]] = ([], [])) -> bytes:
    """A PDF of A4 pages with text, wrapped, numbered; `head` are the two columns of a letterhead, drawn line after line."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Serif", str(SERIF)))
    out = io.BytesIO()
    canvas = Canvas(out, (595, 842))
    number, y = 1, 790.0
    canvas.setFont("Serif", 11)
    for i in range(max(map(len, head))):
        for column, x in zip(head, (160, 430), strict=True):
            if i < len(column):
                canvas.drawCentredString(x, y, column[i])
        y -= 16
    for block in blocks(text):
        for line in [block] if isinstance(block, str) else ["  ".join(row) for row in block]:
            indent, words = 28.0, ""
            for word in [*line.split(), ""]:
                if word and pdfmetrics.stringWidth(f"{words} {word}", "Serif", 11) < 460 - indent:
                    words = f"{words} {word}".strip()
                    continue
                if y < 70:
                    canvas.drawCentredString(297, 40, str(number))
                    canvas.showPage()
                    canvas.setFont("Serif", 11)
                    number, y = number + 1, 790.0
                canvas.drawString(70 + indent, y, words)
                indent, words, y = 0.0, word, y - 16
            y -= 5
    canvas.drawCentredString(297, 40, str(number))
    canvas.save()
    return out.getvalue()


def scan(text: str, dots: int = 300) -> bytes:
    """The pages of a PDF as grey pictures in a PDF without text."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf(text)) as document:
        pages = [document[i].render(scale=dots / 72, grayscale=True).to_pil() for i in range(len(document))]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return out.getvalue()


def jumbled(text: str) -> list[str]:
    """The words of a text for comparison, without signs."""
    import re

    return re.findall(r"[^\W_]+", text)
