"""Bodies that a class is made of, told behind it (`Các sở chuyên ngành gồm: Sở Xây dựng, Sở Công Thương`), in its own line or in
a list below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Party, Provision
from ingest.duties.actors import bodies_at
from ingest.duties.page import Page

_MADE_OF = re.compile(r" (?:bao )?gom(?: co)?(?: cac)?(?: ?: ?| )(?=[a-z])")
_ENDS = re.compile(r"(?: co trach nhiem| co nhiem vu)?(?: thuc hien)?[ .:;,]*$")
_OPENS_LIST = re.compile(
    r"(?:giao )?(?:cac |nhung )(?:so|bo|nganh|co quan|don vi|phong|ban|doanh nghiep|truong)(?!\w)[^:;.]{0,120}? gom ?:$"
)
_CHARGES = re.compile(
    r"\W*(?:(?:cac )?(?:co quan|don vi|so)(?: nay| neu tren| tren)? )?(?:co (?:trach nhiem|nhiem vu)|thuc hien)[^.;:]{0,60}:$"
)
"""`Có trách nhiệm:` behind the list."""


def told_behind(page: Page, start: int, end: int) -> tuple[Party, ...]:
    """The bodies behind `gồm` in a line that names nothing else behind it."""
    for made in _MADE_OF.finditer(page.folded, start, end):
        parties, after = bodies_at(page, made.end(), end)
        if len(parties) > 1 and _ENDS.match(page.folded, after, end):
            return parties
    return ()


def opens_list(page: Page, start: int, end: int) -> bool:
    """Whether a line opens the list of the bodies that a class is made of (`Giao các sở chuyên ngành gồm:`)."""
    return _OPENS_LIST.match(page.folded, start, end) is not None


def listed_before(page: Page, provisions: Sequence[Provision], index: int) -> tuple[Party, ...]:
    """The bodies of a list that `… gồm:` opens, where provision `index` behind it charges them."""
    provision = provisions[index]
    if _CHARGES.match(page.folded, provision.content.start, provision.content.end) is None:
        return ()
    opener = provisions[index - 1].parent if index else None
    if opener is None or provision.parent not in (opener, provisions[opener].parent):
        return ()
    content = provisions[opener].content
    if not opens_list(page, content.start, content.end):
        return ()
    found: list[Party] = []
    for item in provisions[opener + 1 : index]:
        if item.parent == opener:
            named = bodies_at(page, item.content.start, item.content.end)[0]
            if not named:
                return ()
            found += named
    return tuple(found)
