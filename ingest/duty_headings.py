"""Headings that are nothing but the bodies that must do what stands below them."""

from __future__ import annotations

import re

from ingest.document import Modality, Party, span_of
from ingest.duty_actors import Page, bodies_at, duty_name
from ingest.duty_words import duty_words
from ingest.folding import UPPER

_HEADING_LEAD = re.compile(
    r"(?:trach nhiem(?: thuc hien| thi hanh| to chuc thuc hien)?(?: cua)?|nhiem vu(?: cua)?|doi voi|ve phia"
    r"|(?P<hand>kinh de nghi|de nghi|yeu cau|giao(?: nhiem vu| trach nhiem)?(?: cho)?"
    r"|phan cong(?: cho)?)(?: dong chi)?)(?: ?: ?| )"
)
_CHARGE = re.compile(r",? (?:co trach nhiem|co nhiem vu|chiu trach nhiem)[ .:;,]*$")
_PARTS = re.compile(rf"; |, (?=(?:các |Các )?[{UPPER}])| và (?=(?:các )?[{UPPER}])")
_GOES_ON = re.compile(r"(?:[,;]| và| -) ?(?=[\w(])|(?: thuộc| trực thuộc| tại| của| trên)? (?=[A-ZĐ])")
_HEADING_TAIL = re.compile(
    r"(?: \([^()\n]*\))?(?: (?:co trach nhiem|co nhiem vu|chiu trach nhiem|can|thuc hien|chu tri))?[ .:;,]*$"
)


def heading_bodies(page: Page, start: int, end: int) -> tuple[tuple[Party, ...], Modality | None] | None:
    """The bodies of a heading that is nothing but bodies (`6. Đề nghị Ban Tuyên giáo Thị ủy`), with its modality if told."""
    lead = _HEADING_LEAD.match(page.folded, start, end)
    at = lead.end() if lead else start
    modality = None
    if lead is not None and lead["hand"]:
        modality = Modality.REQUEST if "de nghi" in lead["hand"] else Modality.OBLIGATION
    parties, done = bodies_at(page, at, end)
    if not parties:
        return None
    charge = _CHARGE.search(page.folded, at, end)
    if charge is not None and charge.start() > done:
        parts = [part.strip() for part in _PARTS.split(page.text[at : charge.start()]) if part.strip()]
        return tuple(Party(duty_name(page, part), span_of(page.original, at, charge.start())) for part in parts), modality
    if _HEADING_TAIL.match(page.folded, done, end):
        return parties, modality
    rest = page.text[done:end]
    if len(rest) <= 90 and _GOES_ON.match(rest) and ":" not in rest.rstrip(" :.") and not _has_verb(page, done, end):
        whole = span_of(page.original, at, end)
        parts = _PARTS.split(page.text[at:end].strip(" .:;"))
        return tuple(Party(duty_name(page, part.strip()), whole) for part in parts if part.strip()), modality
    return None


def _has_verb(page: Page, start: int, end: int) -> bool:
    at = start
    while 0 <= at < end:
        if duty_words().verb_at(page.text, page.folded, at, end):
            return True
        at = page.text.find(" ", at, end) + 1 or end
    return False
