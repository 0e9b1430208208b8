"""A page of an original as a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ingest.errors import Sentence, UnreadableFile
from ingest.readers import limits

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1240
"""Dots: 150 an inch on A4."""


def draw(data: bytes, suffix: str, page: int, width: int = WIDTH) -> bytes:
    """Page `page`, the first being 1, as a grey PNG of that width. Raises UnreadableFile where it can't be drawn."""
    picture = _of_pdf(data, page, width) if suffix == ".pdf" else _of_image(data, page, width)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False)
    return out.getvalue()


def _undrawn(page: int) -> Sentence:
    return Sentence(
        f"không vẽ được trang {page} của bản gốc; hãy mở bản gốc.",
        f"page {page} of the original can't be drawn; open the original.",
    )


def _of_pdf(data: bytes, page: int, width: int) -> Image:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 0 < page <= len(document):
                raise UnreadableFile(f"bản gốc không có trang {page}.", f"the original has no page {page}.")
            sheet = document[page - 1]
            wide, high = max(sheet.get_width(), 1.0), max(sheet.get_height(), 1.0)
            scale = min(width / wide, (limits.PIXELS / (wide * high)) ** 0.5)
            picture: Image = sheet.render(scale=scale, grayscale=True).to_pil()
            return picture
    except pypdfium2.PdfiumError:
        raise UnreadableFile(*_undrawn(page)) from None


def _of_image(data: bytes, page: int, width: int) -> Image:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the bound below says more
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.seek(page - 1)
            if picture.width * picture.height > limits.PIXELS:
                raise UnreadableFile(
                    "trang ảnh quá lớn để vẽ; hãy mở bản gốc.", "the page is too large to be drawn; open the original."
                )
            grey = picture.convert("L")
    except (OSError, ValueError, SyntaxError, EOFError):
        raise UnreadableFile(*_undrawn(page)) from None
    return grey.resize((width, max(1, round(grey.height * width / grey.width)))) if grey.width > width else grey
