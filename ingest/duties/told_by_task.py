"""Names that go on with the task of their bearers (`các cơ quan được giao nhiệm vụ … lập dự toán`)."""

from __future__ import annotations

import re

from ingest.bodies.words import Name
from ingest.duties.page import Page
from ingest.duties.words import duty_words

_TASK = re.compile(
    r" (?:được giao(?: nhiệm vụ| chủ trì)|được phân công|có nhiệm vụ|được giao)(?!\w)(?:(?! (?:để|dé) )[^,;.:\n]){0,120}"
)
_NOUNS_BEFORE = re.compile(r"(?:cong tac|viec|nhiem vu|hoat dong|ve|cua|trong|linh vuc|,|cai cach|thong tin|duoc|giao|chu tri) $")


_ASSIGNED = re.compile(r" được (?:giao (?:nhiệm vụ|chủ trì(?: nhiệm vụ)?)|phân công(?: nhiệm vụ| chủ trì)?)(?= )")
"""`các đơn vị được giao nhiệm vụ lập dự toán …`: what they do follows at once."""
_HAS_TASK = re.compile(r" (?:có nhiệm vụ|được giao(?! (?:nhiệm vụ|chủ trì)))(?= )")
"""`Các phòng có nhiệm vụ cử cán bộ tham gia …`: what follows at once is to be done."""
_PART_OF_TASK = (
    "tuyen truyen",
    "thong tin",
    "cai cach",
    "quan ly",
    "hanh chinh",
    "chu tri",
    "theo doi",
    "phu trach",
    "kiem soat",
)
"""Verbs that tell what somebody has in charge, behind `được giao nhiệm vụ`."""


def task_end(page: Page, name: Name, stop: int) -> int:
    """Where a name ends that goes on with the task of its bearers (`các cơ quan được giao nhiệm vụ … lập dự toán`)."""
    end = name.end
    if not name.is_class:
        return end
    for phrase in (" được giao nhiệm vụ", " được phân công"):
        if page.text[name.start : end].endswith(phrase):
            end -= len(phrase)
    if (given := _ASSIGNED.match(page.text, end, stop)) is not None:
        does = duty_words().verb_at(page.text, page.folded, given.end() + 1, stop)
        if does is not None and does.phrase not in _PART_OF_TASK:
            return given.end()
    task = _TASK.match(page.text, end, stop)
    has = _HAS_TASK.match(page.text, end, stop) if task is not None else None
    charged = duty_words().verb_at(page.text, page.folded, has.end() + 1, stop) if has is not None else None
    if task is None or (charged is not None and charged.phrase not in _PART_OF_TASK):
        return name.end
    at = end + 10
    while (space := page.text.find(" ", at, task.end())) >= 0:
        at = space + 1
        verb = duty_words().verb_at(page.text, page.folded, at, task.end())
        if verb is not None and not _NOUNS_BEFORE.search(page.folded, max(end, at - 12), at):
            if verb.phrase in _PART_OF_TASK:
                continue
            return space
    return name.end
