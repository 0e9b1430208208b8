"""Lists of fields that name a body each: `các Bộ: Y tế, Giáo dục và Đào tạo`, `Giám đốc các Sở: Nội vụ, Tư pháp`."""

from __future__ import annotations

import re

from ingest.bodies.context import expand
from ingest.bodies.words import words
from ingest.document import Party
from ingest.duties.page import Page
from ingest.folding import UPPER
from ingest.readings import span_of

LIST_JOINT = re.compile(r"(?: \([^()\n]{0,160}\))?(?:, (?:và |cùng )?|; (?:và )?| và | hoặc | cùng (?:với )?|,? cùng với )")
_FIELDS_OF = re.compile(
    r"(?:[Cc]ác )?(?P<kind>Bộ trưởng các Bộ|Bộ trưởng Bộ|[BbSs][ộở], (?:ban, )?ngành(?: (?:có )?liên quan)?(?= ?:)"
    r"|Bộ|Sở|bộ|sở|Vụ|Phòng|phòng|Ban)"
    rf"(?: ?[:：] ?| )(?=[{UPPER}])"
)


_DIRECTORS = re.compile(r"Giám đốc (?:các )?[Ss]ở ?: ?")
_LONGEST_FIELD = 60
_DEPARTMENT = re.compile(rf"[{UPPER}][^,;.:\n]{{2,60}}")


def _directors_of(page: Page, at: int, stop: int) -> tuple[list[Party], int] | None:
    """`Giám đốc các Sở: Nội vụ, Giáo dục Đào tạo; Công an …`: a director for each field, up to another body."""
    found: list[Party] = []
    done = at
    while (field := _DEPARTMENT.match(page.text, at, stop)) is not None:
        if words().read(page.text, at, stop) is not None:
            break
        verb = re.search(r" (?=(?:chịu|có) trách nhiệm)", field.group())
        whole = words().department.match(f"Sở {page.text[at : min(stop, at + _LONGEST_FIELD)]}")
        end = field.start() + verb.start() if verb else field.end()
        end = max(end, at + whole.end() - len("Sở ")) if whole is not None else end
        found.append(Party(f"Giám đốc Sở {page.text[at:end].strip()}", span_of(page.original, at, end)))
        done = end
        if verb or not page.text.startswith(", ", end):
            break
        at = end + 2
    return (found, done) if found else None


def fields_of(page: Page, at: int, stop: int) -> tuple[list[Party], int] | None:
    """`các Bộ: Y tế, Giáo dục và Đào tạo` as one body each."""
    directors = _DIRECTORS.match(page.text, at, stop)
    if directors is not None:
        return _directors_of(page, directors.end(), stop)
    head = _FIELDS_OF.match(page.text, at, stop)
    if head is None:
        return None
    kind = "Bộ trưởng Bộ" if head["kind"].startswith("Bộ trưởng") else head["kind"].partition(",")[0].capitalize()
    several = head.group()[0] in "Cc"
    listed = ":" in head.group() and kind in _KINDS
    at = head.end()
    found: list[Party] = []
    while done := (_own_field_end(page, at, stop) if listed else None) or _field_end(page, kind if several else "", at, stop):
        found.append(Party(expand(f"{kind} {page.text[at:done]}"), span_of(page.original, at, done)))
        joint = LIST_JOINT.match(page.text, done, stop)
        more = joint is not None and _is_field(page, kind if several else "", joint.end(), stop)
        more = more or (listed and joint is not None and _own_field_end(page, joint.end(), stop) is not None)
        if joint is None or not more:
            aside = _SHORT.match(page.text, done, stop)
            done = aside.end() if aside is not None and page.text.find(")", head.end(), done) >= 0 else done
            return (found, done) if len(found) > 1 else None
        at = joint.end()
    return None


def _field_end(page: Page, kind: str, at: int, stop: int) -> int | None:
    """Where the field at `at` ends, of ministries or, of several bodies, of that kind of body (`Ngoại vụ` of departments)."""
    field = words().ministry_field.match(page.text, at, stop)
    if field is not None:
        return field.end()
    if words().read(page.text, at, stop) is not None:
        return None  # `Phòng Nội vụ, Phòng Tư pháp`
    whole = f"{kind} {page.text[at : min(stop, at + _LONGEST_FIELD)]}" if kind in _KINDS else ""
    name = words().read_at(whole, 0, len(whole))
    return at + name.end - len(kind) - 1 if name is not None and name.rule == "field" and name.end > len(kind) else None


_OWN_FIELD = re.compile(rf"[{UPPER}][^,;.:()\n]{{2,60}}?(?= \([A-ZĐ&-]{{2,10}}\)(?:,|;| và |$|\n|\.))")
_SHORT = re.compile(r" \([A-ZĐ&-]{2,10}\)")


def _own_field_end(page: Page, at: int, stop: int) -> int | None:
    """Where a field ends that the vocabulary lacks, in a list that has each in short (`Các phòng: …, Hạ tầng đô thị (HTĐT)`)."""
    field = _OWN_FIELD.match(page.text, at, stop)
    return field.end() if field is not None else None


_KINDS = ("Sở", "Phòng")
_LEVEL = (" cap ", " tinh", " huyen", " xa", " cac ")
"""Behind a body of its own (`Công an cấp xã`)."""


def _is_field(page: Page, kind: str, at: int, stop: int) -> bool:
    """Whether a list of fields goes on; `Công an tỉnh` behind `Sở Tư pháp` is a body of its own."""
    body = words().read(page.text, at, stop)
    if body is not None and (body.place is not None or page.folded.startswith(_LEVEL, body.end)):
        return False
    return _field_end(page, kind, at, stop) is not None
