"""Who must not do what a sentence forbids (`Nghiêm cấm các tổ chức, cá nhân đốt …`)."""

from __future__ import annotations

import re
from functools import cache

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.nouns import nouns_at
from ingest.duties.page import Page, party
from ingest.duties.words import duty_words
from ingest.patterns import any_of
from ingest.vocabulary import load

_FORBIDS = re.compile(r"(?:nghiem cam|cam|khong cho phep)(?: viec)? (?=(?:cac |moi |nhung )?[a-z])")
_NOBODY = re.compile(
    r"[Kk]hông (?P<who>(?:cơ sở|cơ quan|đơn vị|tổ chức|cá nhân|địa phương|doanh nghiệp|trường|bên|ai|người|hộ)"
    r"(?: [^\W\d_]+){0,5}?) nào được (?=[^\W\d_])"
)
_LEAST = 15
"""Letters at least of what is forbidden."""


def forbidden(page: Page, at: int, end: int) -> Draft | None:
    """`Nghiêm cấm các tổ chức, cá nhân đưa tin …`: those named must not."""
    nobody = _NOBODY.match(page.text, at, end)
    if nobody is not None:  # `Không bên nào được cung cấp cho bên thứ ba …`
        who = (party(page, *nobody.span("who")),)
        verb = duty_words().first_verb(page.text, page.folded, nobody.end(), end)
        return Draft(at, end, nobody.end(), who, ActorFrom.EXPLICIT, Modality.PROHIBITION, "forbidden", 0.75, verb)
    words = _FORBIDS.match(page.folded, at, end)
    if words is None or not page.text.startswith(("Nghiêm cấm", "nghiêm cấm", "Cấm", "Không cho phép"), at):
        return None
    parties, after = _banned_class(page, words.end(), end)
    if not parties:
        parties, after = bodies_at(page, words.end(), end)
    if not parties:
        parties, after = nouns_at(page, words.end(), end)
    if not parties or end - after < _LEAST:
        return None
    verb = duty_words().first_verb(page.text, page.folded, after + 1, end)
    return Draft(at, end, after + 1, parties, ActorFrom.EXPLICIT, Modality.PROHIBITION, "forbidden", 0.8, verb)


@cache
def _banned() -> re.Pattern[str]:
    """`các tổ chức, cá nhân`, `công chức giám sát`, before a forbidden act."""
    data = load("duty_subjects")
    return re.compile(
        rf"(?:(?:các|mọi|những) )?(?:{any_of(data['banned'])})(?: (?!của |và |khi |trong |để |có )[^\W\d_]+){{0,6}}?"
        rf"(?=,? (?:{any_of(data['banned_acts'])})(?!\w))"
    )


def _banned_class(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], int]:
    """A class of persons before what is forbidden to it, and where its name ends; nobody where another stands there."""
    found = _banned().match(page.text, at, end)
    return ((party(page, at, found.end()),), found.end()) if found is not None else ((), at)
