"""Images become text by tesseract with Vietnamese."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers import limits
from ingest.readers.pdf_lines import Piece, page_lines
from ingest.readers.programs import find_program, run_program

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"
_COLUMN = 0.012
"""A gap in a line wider than this share of the page's height, 3.5 mm on A4, parts columns."""
_SIGN = re.compile(r"^[|¦_'`⁄\\~^]+$")
"""What dust and lines are read as."""
_SCRIBBLE = 6
_DOUBTFUL = 50.0
"""So few letters that stand alone and are no surer than this, of 100, are no words."""
_NOISE = 15.0
"""Longer runs of letters below this are the other side of the sheet, shining through."""
_RULE = re.compile(r"^[\W_]{1,40}$")
"""Lines of a drawing or of dirt."""


@functools.cache
def missing() -> str | None:
    """The sentence that says what to install; None where images can be read."""
    program = find_program("tesseract")
    known = (run_program([program, "--list-langs"]) or b"").split() if program else []
    if b"vie" in known:
        return None
    return f"tệp là ảnh quét, cần tesseract với tiếng Việt để đọc; hãy chạy `{INSTALL}` rồi nạp lại."


def recognise(image: Image) -> str:
    """The words on one page."""
    lacking = missing()
    if lacking:
        raise UnreadableFile(lacking)
    page = io.BytesIO()
    image.convert("L").save(page, "PNG", compress_level=1)
    command = [find_program("tesseract") or "tesseract", "-", "-", "-l", "vie", "--dpi", "300", "tsv"]
    found = run_program(command, page.getvalue())
    if found is None:
        raise UnreadableFile("tesseract không đọc được trang ảnh này.")
    pieces = _pieces(found.decode("utf-8", "replace"), image.height)
    return "\n".join(line for line in page_lines(pieces, image.width) if not _RULE.match(line))


def _pieces(table: str, height: int) -> list[Piece]:
    """The words of tesseract's table, those of a line together unless a gap as of columns lies between them; without the
    scribbles of signatures and stamps."""
    found: list[tuple[Piece, list[float]]] = []
    before = ""
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or not all(map(str.isdecimal, cells[6:10])):
            continue
        line = " ".join(cells[1:5])
        x, y, wide, high = map(int, cells[6:10])
        letters = "" if _SIGN.match(cells[11]) else cells[11].strip()
        word, sure = Piece(x, height - y - high, x + wide, height - y, letters), [float(cells[10])]
        if found and line == before and x - found[-1][0].right < _COLUMN * height:
            last, sures = found.pop()
            text = f"{last.text} {word.text}".strip()
            word, sure = Piece(last.left, min(last.bottom, word.bottom), word.right, max(last.top, word.top), text), sures + sure
        found.append((word, sure))
        before = line
    return [p for p, sure in found if p.text and sum(sure) >= len(sure) * (_DOUBTFUL if len(p.text) <= _SCRIBBLE else _NOISE)]


def read_image(data: bytes, alive: Callable[[], None] = lambda: None) -> str:
    """The words of a picture (PNG, JPEG, TIFF with all its pages, BMP, GIF, WebP), a form feed between pages."""
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the bound below says more
    pages: list[str] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > limits.PIXELS:
                raise UnreadableFile(f"ảnh {picture.width}×{picture.height} điểm quá lớn; hãy quét lại ở 300 dpi.")
            for page in ImageSequence.Iterator(picture):
                if page.width * page.height > limits.PIXELS or len(pages) >= limits.PAGES:
                    raise UnreadableFile("ảnh có trang quá lớn hoặc quá nhiều trang; hãy chia nhỏ.")
                pages.append(recognise(page))
                alive()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise UnreadableFile("tệp ảnh hỏng hoặc bị cắt cụt; hãy lấy lại bản gốc.") from None
    return "\n\f\n".join(pages)
