"""PDF: the text of each page in reading order; pages without text are recognised as images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.errors import UnreadableFile
from ingest.places import WHOLE, Box, Extracted
from ingest.readers import limits
from ingest.readers.layout import table_lines
from ingest.readers.legacy import modernise
from ingest.readers.ocr import missing, recognise
from ingest.readers.page_cache import PageCache
from ingest.readers.pages import Alive, Page, joined, lay_out, silent
from ingest.readers.pdf_lines import Piece, page_lines
from ingest.readers.pdf_tables import NEAR, Grid, Rule, grids, straight
from ingest.readers.sentences import LOCKED
from ingest.readers.tracing import traced, unmarked

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW = 12
"""Letters up to which a page counts as a scan: a stamp or a page number over an image."""
_DOTS = 300
_GAP = 1.0
"""A gap in a line wider than this share of the letters' height parts columns."""
_SPACE = 0.18
_SEGMENTS = 5_000
"""More make a drawing."""


def read_pdf(data: bytes, alive: Alive = silent) -> Extracted:
    """The text of a PDF, a form feed after each page. `alive` is called after each page.

    Pages that are images are recognised where tesseract with Vietnamese is installed; without it a document of images raises
    UnreadableFile, and in a document that has text elsewhere a line in brackets says which page was not read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(*LOCKED) from None
        raise UnreadableFile(
            "tệp PDF hỏng hoặc bị cắt cụt; hãy lấy lại bản gốc.", "the PDF is broken or cut off; get the original again."
        ) from None
    with document:
        if len(document) > limits.PAGES:
            raise UnreadableFile(
                f"tệp PDF có {len(document)} trang, nhiều hơn {limits.PAGES}; hãy chia nhỏ.",
                f"the PDF has {len(document)} pages, more than {limits.PAGES}; split it.",
            )
        pages: list[Page] = []
        scans: list[int] = []
        for i in range(len(document)):
            try:
                page = document[i]
            except pypdfium2.PdfiumError:
                raise UnreadableFile(
                    f"tệp PDF hỏng ở trang {i + 1}; hãy lấy lại bản gốc.",
                    f"the PDF is broken at page {i + 1}; get the original again.",
                ) from None
            read = _read_page(page)
            if sum(map(str.isalpha, read.text)) <= _FEW and _has_image(page):
                scans.append(i)
            pages.append(read)
            page.close()
            alive(0, 0)
        lacking = missing() if scans else None
        if lacking and len(scans) == len(pages):
            raise UnreadableFile(*lacking)
        cache = PageCache(data) if scans else None
        for done, i in enumerate(scans, 1):
            unread = Page(f"[Trang {i + 1} là ảnh quét, chưa đọc được]")
            pages[i] = unread if lacking else recognise(_image(document[i]), cache)
            alive(done, len(scans))
    return joined(pages, modernise)


def _read_page(page: Any) -> Page:
    """The text of a page and where it stands; of a page that is turned not where, since a reader turns it back."""
    rules = _rules(page)
    tables = grids(rules)
    pieces = traced(_pieces(page, [rule for rule in rules if rule.left == rule.right] if tables else []))
    left, bottom, right, top = page.get_cropbox()
    wide, high = max(right - left, 1.0), max(top - bottom, 1.0)

    def boxed(piece: Piece) -> Box:
        sides = (piece.left - left) / wide, (top - piece.top) / high, (piece.right - left) / wide, (top - piece.bottom) / high
        return Box(*(round(WHOLE * min(max(side, 0.0), 1.0)) for side in sides))

    text, patches = lay_out(_lines(page, pieces, tables), [[(unmarked(piece.text), boxed(piece))] for piece in pieces])
    return Page(text, () if page.get_rotation() else patches)


def _lines(page: Any, pieces: list[Piece], tables: Sequence[Grid]) -> list[str]:
    """The lines of a page; tables with lines around their cells as rows."""
    lines: list[str] = []
    for table in tables:
        inside = [piece for piece in pieces if table.holds(piece)]
        outside = [piece for piece in pieces if not table.holds(piece)]
        above = [piece for piece in outside if piece.bottom + piece.top > 2 * table.rows[0]]
        lines += [*page_lines(above, page.get_width()), *table_lines(table.cells(inside))]
        pieces = [piece for piece in outside if piece.bottom + piece.top <= 2 * table.rows[0]]
    return lines + page_lines(pieces, page.get_width())


def _rules(page: Any) -> list[Rule]:
    """The straight lines that are drawn on a page, edges of rectangles among them."""
    import ctypes

    import pypdfium2.raw as raw

    found: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        matrix = path.get_matrix()
        count = raw.FPDFPath_CountSegments(path)
        if count > _SEGMENTS or len(found) > _SEGMENTS:
            continue
        points: list[tuple[float, float]] = []
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, i)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                points = []
            elif kind == raw.FPDF_SEGMENT_LINETO and points and (rule := straight(points[-1], point)):
                found.append(rule)
            points.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and (rule := straight(point, points[0])):
                found.append(rule)
    return found


def _has_image(page: Any) -> bool:
    import pypdfium2.raw as raw

    return next(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3), None) is not None


def _parted(upright: Sequence[Rule], left: float, right: float, y: float) -> bool:
    return (
        any(left - NEAR < rule.left < right + NEAR and rule.bottom < y < rule.top for rule in upright) if right > left else False
    )


def _image(page: Any) -> Image:
    """The page in grey; large sheets at fewer dots."""
    scale = _DOTS / 72
    area = page.get_width() * page.get_height() * scale * scale
    if area > limits.PIXELS:
        scale *= (limits.PIXELS / area) ** 0.5
    image: Image = page.render(scale=scale, grayscale=True).to_pil()
    return image


def _pieces(page: Any, upright: Sequence[Rule] = ()) -> list[Piece]:
    """The runs of letters of a page that stand together on a line, in points from its lower left corner.

    Upright lines part them."""
    import ctypes

    import pypdfium2.raw as raw

    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found: list[Piece] = []
    letters: list[str] = []
    box = [0.0, 0.0, 0.0, 0.0]

    def end() -> None:
        words = "".join(letters).strip()
        if words:
            found.append(Piece(box[0], box[1], box[2], box[3], words))
        letters.clear()

    for i in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, i))
        if letter in "\r\n":
            end()
            continue
        if letter == "\ufffe" or letter == "\x02":
            letter = "-"  # a hyphen at the end of a line
        if letter.isspace() or not raw.FPDFText_GetCharBox(text, i, left, right, bottom, top):
            if letters and letters[-1] != " ":
                letters.append(" ")
            continue
        loose = raw.FS_RECTF()
        if raw.FPDFText_GetLooseCharBox(text, i, loose):
            x0, x1, y0, y1 = loose.left, loose.right, loose.bottom, loose.top
        else:
            x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        height = max(y1 - y0, 1.0)
        if letters:
            gap = x0 - box[2]
            same = min(y1, box[3]) - max(y0, box[1]) > 0.3 * min(height, box[3] - box[1])
            if not same or gap > _GAP * height or gap < -2 * height or _parted(upright, box[2], x0, (y0 + y1) / 2):
                end()
            elif gap > _SPACE * height and letters[-1] != " ":
                letters.append(" ")
        box = [min(box[0], x0), min(box[1], y0), max(box[2], x1), max(box[3], y1)] if letters else [x0, y0, x1, y1]
        letters.append(letter)
    end()
    text.close()
    return found
