"""Rich text (`.rtf`)."""

from __future__ import annotations

import re

from ingest.errors import UnreadableFile
from ingest.readers.layout import table_lines
from ingest.readers.legacy import modernise

_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{2000,}")
"""Pictures and embedded objects as figures."""
_PAGE = re.compile(r"\\page(?![a-z])")


def read_rtf(data: bytes) -> str:
    """The text of a rich text file; table rows between bars."""
    from striprtf.striprtf import rtf_to_text

    source = _PICTURE.sub(b"", data).decode("latin-1")
    try:
        text = rtf_to_text(_PAGE.sub(lambda _: "\\par \f\\par ", source), encoding="cp1258", errors="replace")
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError):
        raise UnreadableFile(
            "tệp RTF hỏng, không đọc được; hãy mở bằng Word rồi lưu lại.",
            "the RTF file is broken; open it with Word and save it anew.",
        ) from None
    lines: list[str] = []
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if line.endswith("|") and len(line) > 1:
            rows.append(line[:-1].split("|"))
            continue
        lines += table_lines(rows)
        rows = []
        lines.append(line)
    return modernise("\n".join([*lines, *table_lines(rows)]))
