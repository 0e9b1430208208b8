"""Which reader reads which format. Only plain text is read in the process that asks; all else goes to the worker."""

from __future__ import annotations

from ingest.errors import Sentence, UnsupportedFormat
from ingest.places import Extracted
from ingest.readers.pages import Alive, silent
from ingest.readers.sentences import LOCKED
from ingest.readers.tracing import paged
from ingest.text_tables import lay_tables

IMAGES = frozenset({".png", ".jpg", ".tif", ".bmp", ".gif", ".webp"})
FORMATS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".eml"}) | IMAGES
"""By the suffix that `sniff` gives for their content."""

DRAWN = IMAGES | {".pdf"}
"""Those of which a page can be drawn as a picture."""

SUFFIXES = FORMATS | {".htm", ".xhtml", ".jpeg", ".tiff", ".dot", ".docm", ".dotx", ".zip"}
"""Names under which they come."""

_ADVICE = {
    ".encrypted": LOCKED,
    ".msg": Sentence(
        "thư của Outlook (.msg) chưa đọc được; hãy lưu thành .eml.", "mails of Outlook (.msg) can't be read; save it as .eml."
    ),
    ".rar": Sentence(
        "tệp nén RAR chưa đọc được; hãy giải nén hoặc nén lại thành .zip.",
        "RAR archives can't be read; unpack it, or pack it anew as .zip.",
    ),
    ".7z": Sentence(
        "tệp nén 7z chưa đọc được; hãy giải nén hoặc nén lại thành .zip.",
        "7z archives can't be read; unpack it, or pack it anew as .zip.",
    ),
    ".gz": Sentence(
        "tệp nén gzip chưa đọc được; hãy giải nén rồi nạp lại.", "gzip archives can't be read; unpack it and hand it in again."
    ),
    ".zip": Sentence(
        "đây là tệp nén; hãy nạp cả tệp bằng `vanban ingest`.", "this is an archive; hand it in whole with `vanban ingest`."
    ),
}


def read_format(suffix: str, data: bytes, alive: Alive = silent) -> Extracted:
    """The text of a file with this content, and its pages where they are known.

    Raises UnreadableFile; UnsupportedFormat for formats without a reader.
    """
    if suffix == ".pdf":
        from ingest.readers.pdf import read_pdf

        return read_pdf(data, alive)
    if suffix in IMAGES:
        from ingest.readers.ocr import read_image

        return read_image(data, alive)
    return paged(lay_tables(_flowing(suffix, data)))


def _flowing(suffix: str, data: bytes) -> str:
    """The text of a format whose pages are made by the program that shows it."""
    from ingest.plain import read_text

    if suffix == ".docx":
        from ingest.readers.docx import read_docx

        return read_docx(data)
    if suffix == ".doc":
        from ingest.readers.doc import read_doc

        return read_doc(data)
    if suffix == ".odt":
        from ingest.readers.odt import read_odt

        return read_odt(data)
    if suffix == ".rtf":
        from ingest.readers.rtf import read_rtf

        return read_rtf(data)
    if suffix == ".html":
        from ingest.readers.html import read_html

        return read_html(data, read_text)
    if suffix == ".eml":
        from ingest.readers.mail import read_mail

        return read_mail(data, read_text)
    unknown = Sentence(f"chưa đọc được định dạng “{suffix}”.", f"the format “{suffix}” can't be read.")
    raise UnsupportedFormat(*_ADVICE.get(suffix, unknown))
