"""Whether the bodies of a sentence are the writer of the document."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.page import Page
from ingest.folding import fold

_HEAD = re.compile(r"^(?:Chủ tịch|Giám đốc|Cục trưởng|Tổng cục trưởng|Lãnh đạo|Bộ trưởng) (?=\w)")


def names_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    """Whether the bodies are the writer, or its head (`Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:`)."""
    issuer = page.context.issuer
    name = _HEAD.sub("", parties[0].name) if len(parties) == 1 else ""
    return issuer is not None and 0 < len(name) <= len(issuer) and fold(issuer).startswith(fold(name))


def is_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    return page.letter and names_issuer(page, parties)
