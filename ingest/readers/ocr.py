"""Images become text by tesseract with Vietnamese."""

from __future__ import annotations

import functools
import io
import re
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ingest.errors import UnreadableFile
from ingest.places import WHOLE, Box, Extracted
from ingest.readers import limits
from ingest.readers.pages import Page, joined, lay_out
from ingest.readers.pdf_lines import Piece, page_lines
from ingest.readers.programs import find_program, run_program
from ingest.readers.tracing import traced, unmarked

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


class _Words(NamedTuple):
    """A piece of a line: its words with their boxes in dots from the upper left corner, and how sure each is."""

    piece: Piece
    boxes: list[tuple[str, tuple[int, int, int, int]]]
    sure: list[float]


def recognise(image: Image) -> Page:
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
    return _page(_pieces(found.decode("utf-8", "replace"), image.height), image.width, image.height)


def _page(found: list[_Words], width: int, height: int) -> Page:
    lines = page_lines(traced([words.piece for words in found]), width)

    def boxed(box: tuple[int, int, int, int]) -> Box:
        return Box(box[0] * WHOLE // width, box[1] * WHOLE // height, box[2] * WHOLE // width, box[3] * WHOLE // height)

    boxes = [[(words, boxed(box)) for words, box in each.boxes] for each in found]
    text, patches = lay_out([line for line in lines if not _RULE.match(unmarked(line))], boxes)
    sure = [value for each in found for value in each.sure]
    return Page(text, patches, len(sure), sum(sure) / len(sure) if sure else 0.0)


def _pieces(table: str, height: int) -> list[_Words]:
    """The words of tesseract's table, those of a line together unless a gap as of columns lies between them; without the
    scribbles of signatures and stamps."""
    found: list[_Words] = []
    before = ""
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or not all(map(str.isdecimal, cells[6:10])):
            continue
        line = " ".join(cells[1:5])
        x, y, wide, high = map(int, cells[6:10])
        letters = "" if _SIGN.match(cells[11]) else " ".join(unmarked(cells[11]).split())
        piece = Piece(x, height - y - high, x + wide, height - y, letters)
        boxes = [(letters, (x, y, x + wide, y + high))] if letters else []
        word = _Words(piece, boxes, [float(cells[10])])
        if found and line == before and x - found[-1].piece.right < _COLUMN * height:
            last = found.pop()
            text = f"{last.piece.text} {letters}".strip()
            box = (last.piece.left, min(last.piece.bottom, piece.bottom), piece.right, max(last.piece.top, piece.top))
            word = _Words(Piece(*box, text), last.boxes + boxes, last.sure + word.sure)
        found.append(word)
        before = line
    return [each for each in found if each.piece.text and _is_words(each)]


def _is_words(found: _Words) -> bool:
    least = _DOUBTFUL if len(found.piece.text) <= _SCRIBBLE else _NOISE
    return sum(found.sure) >= len(found.sure) * least


def read_image(data: bytes, alive: Callable[[], None] = lambda: None) -> Extracted:
    """The words of a picture (PNG, JPEG, TIFF with all its pages, BMP, GIF, WebP), a form feed after each."""
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the bound below says more
    pages: list[Page] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > limits.PIXELS:
                raise UnreadableFile(f"ảnh {picture.width}×{picture.height} điểm quá lớn; hãy quét lại ở 300 dpi.")
            for page in ImageSequence.Iterator(picture):
                if page.width * page.height > limits.PIXELS or len(pages) >= limits.PAGES:
                    raise UnreadableFile("ảnh có trang quá lớn hoặc quá nhiều trang; hãy chia nhỏ.")
                pages.append(recognise(page))
                alive()
    except (
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        LookupError,
        ArithmeticError,
        struct.error,
        Image.DecompressionBombError,
    ):
        raise UnreadableFile("tệp ảnh hỏng hoặc bị cắt cụt; hãy lấy lại bản gốc.") from None
    return joined(pages)
