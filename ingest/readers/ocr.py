"""Images become text by tesseract with Vietnamese."""

from __future__ import annotations

import functools
import io
import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from ingest.errors import Sentence, UnreadableFile
from ingest.places import WHOLE, Box, Extracted
from ingest.readers import limits
from ingest.readers.page_cache import PageCache
from ingest.readers.pages import Alive, Page, joined, lay_out, silent
from ingest.readers.pdf_lines import Piece, page_lines
from ingest.readers.programs import find_program, run_program
from ingest.readers.straighten import Straight, straighten, turned_back
from ingest.readers.tracing import traced, unmarked

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"
_COLUMN = 0.012
"""A gap in a line wider than this share of the page's height, 3.5 mm on A4, parts columns."""
_SIGN = re.compile(r"^[|¦_'`⁄\\~^]+$")
"""What dust and lines are read as."""
_UPRIGHT = re.compile(r"^[|¦]+$")
_SCRIBBLE = 6
_DOUBTFUL = 50.0
"""So few letters that stand alone and are no surer than this, of 100, are no words."""
_NOISE = 15.0
"""Longer runs of letters below this are the other side of the sheet, shining through."""
_RULE = re.compile(r"^[\W_]{1,40}$")
"""Lines of a drawing or of dirt."""

_FEW_WORDS = 20
_UNSURE = 60.0
"""A page with fewer words, or one that was read with less confidence, of 100, may stand on its head."""
_ROTATE = re.compile(r"^Rotate: (90|180|270)$", re.MULTILINE)  # Rotate: 180
_SETTINGS = "vie 300 2"
"""What the words of a page depend on beside its picture; the last number is that of the way in which it is made ready."""


@functools.cache
def missing() -> Sentence | None:
    """The sentence that says what to install; None where images can be read."""
    program = find_program("tesseract")
    known = (run_program([program, "--list-langs"]) or b"").split() if program else []
    if b"vie" in known:
        return None
    return Sentence(
        f"tệp là ảnh quét, cần tesseract với tiếng Việt để đọc; hãy chạy `{INSTALL}` rồi nạp lại.",
        f"the file is a scan, which needs tesseract with Vietnamese; run `{INSTALL}` and hand it in again.",
    )


class _Words(NamedTuple):
    """A piece of a line: its words with their boxes in dots from the upper left corner, and how sure each is."""

    piece: Piece
    boxes: list[tuple[str, tuple[int, int, int, int]]]
    sure: list[float]


def recognise(image: Image, cache: PageCache | None = None) -> Page:
    """The words on one page, set upright and on white paper first; taken from `cache` where the same page was read before."""
    lacking = missing()
    if lacking:
        raise UnreadableFile(*lacking)
    grey = image if image.mode == "L" else image.convert("L")
    key = cache.key(grey, _SETTINGS) if cache else ""
    known = cache.get(key) if cache else None
    if known is not None:
        return known
    read = _recognised(grey, 0)
    if read.words < _FEW_WORDS or (read.confidence or 0.0) < _UNSURE:
        turn = _turn(grey)
        if turn:
            other = _recognised(grey, turn)
            read = max(read, other, key=lambda page: page.words * (page.confidence or 0.0))
    if cache:
        cache.put(key, read)
    return read


def _recognised(grey: Image, turn: int) -> Page:
    """The words on a page that is turned by so many degrees to the left first, a multiple of 90."""
    upright = straighten(grey.rotate(turn, expand=True) if turn else grey)
    command = [find_program("tesseract") or "tesseract", "-", "-", "-l", "vie", "--dpi", "300", "tsv"]
    found = run_program(command, _png(upright.picture))
    if found is None:
        raise UnreadableFile(
            "tesseract không đọc được trang ảnh này; hãy quét lại.", "tesseract can't read this page; scan it again."
        )
    return _page(_pieces(found.decode("utf-8", "replace"), upright.picture.height), upright, turn)


def _turn(grey: Image) -> int:
    """By how many degrees a page must be turned to the left to stand upright, as far as tesseract can tell; 0 where it can't."""
    command = [find_program("tesseract") or "tesseract", "-", "-", "--psm", "0", "-l", "osd", "--dpi", "300"]
    told = _ROTATE.search((run_program(command, _png(grey)) or b"").decode("utf-8", "replace"))
    return (360 - int(told[1])) % 360 if told else 0


def _png(picture: Image) -> bytes:
    page = io.BytesIO()
    picture.save(page, "PNG", compress_level=1)
    return page.getvalue()


def _page(found: list[_Words], upright: Straight, turn: int) -> Page:
    width, height = upright.picture.size
    lines = page_lines(traced([words.piece for words in found]), width)

    def boxed(box: tuple[int, int, int, int]) -> Box:
        left, top, right, bottom = turned_back(box, upright.angle, width, height)
        sides = left * WHOLE // width, top * WHOLE // height, right * WHOLE // width, bottom * WHOLE // height
        return _unturned(Box(*sides), turn)

    boxes = [[(words, boxed(box)) for words, box in each.boxes] for each in found]
    text, patches = lay_out([line for line in lines if not _RULE.match(unmarked(line))], boxes)
    sure = [value for each in found for value in each.sure]
    return Page(text, patches, len(sure), round(sum(sure) / len(sure), 2) if sure else 0.0)


def _unturned(box: Box, turn: int) -> Box:
    """Where a box of a page that was turned to the left stood before."""
    left, top, right, bottom = box
    if turn == 90:
        return Box(WHOLE - bottom, left, WHOLE - top, right)
    if turn == 180:
        return Box(WHOLE - right, WHOLE - bottom, WHOLE - left, WHOLE - top)
    return Box(top, WHOLE - right, bottom, WHOLE - left) if turn == 270 else box


def _pieces(table: str, height: int) -> list[_Words]:
    """The words of tesseract's table, those of a line together unless a gap as of columns lies between them; without the
    scribbles of signatures and stamps."""
    found: list[_Words] = []
    before = ""
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or not all(map(str.isdecimal, cells[6:10])):
            continue
        if _UPRIGHT.match(cells[11]):
            before = ""  # a ruled line of a table parts what stands beside it
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


def read_image(data: bytes, alive: Alive = silent) -> Extracted:
    """The words of a picture (PNG, JPEG, TIFF with all its pages, BMP, GIF, WebP), a form feed after each."""
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the bound below says more
    pages: list[Page] = []
    cache = PageCache(data)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > limits.PIXELS:
                raise UnreadableFile(
                    f"ảnh {picture.width}×{picture.height} điểm quá lớn; hãy quét lại ở 300 dpi.",
                    f"the picture is too large, {picture.width}×{picture.height} dots; scan it again at 300 dpi.",
                )
            count = getattr(picture, "n_frames", 1)
            for page in ImageSequence.Iterator(picture):
                if page.width * page.height > limits.PIXELS or len(pages) >= limits.PAGES:
                    raise UnreadableFile(
                        "ảnh có trang quá lớn hoặc quá nhiều trang; hãy chia nhỏ.",
                        "the picture has too many pages or too large ones; split it.",
                    )
                pages.append(recognise(page, cache))
                alive(len(pages), count)
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
        raise UnreadableFile(
            "tệp ảnh hỏng hoặc bị cắt cụt; hãy lấy lại bản gốc.", "the picture is broken or cut off; get the original again."
        ) from None
    return joined(pages)
