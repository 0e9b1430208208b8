"""Whether a signer's position and capacity (chức vụ, quyền hạn ký) fit the body that issued the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ingest.document import Signer
from ingest.folding import fold
from ingest.record import record
from ingest.vocabulary import load

_PARTS = re.compile(r"(?P<prefix>TUQ|TM|KT|TL)\. (?P<whom>.*?)(?= (?:TUQ|TM|KT|TL)\. |$)")  # TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH
_DEPUTY = ("pho ", "thu truong")
_ACTING = re.compile(r"^(?:q\.|quyen|phu trach|dieu hanh)\s?")


@record
class Office:
    """A kind of body and how its documents are signed; names in capitals."""

    body: str
    heads: tuple[str, ...]
    deputies: tuple[str, ...]
    collective: tuple[str, ...]


@record
class Unfit:
    """A rule's id, and what does not fit, in words."""

    rule: str
    what: str


@cache
def _offices() -> tuple[Office, ...]:
    return tuple(
        Office(fold(row["body"]), tuple(row["heads"]), tuple(row["deputies"]), tuple(row.get("collective", ())))
        for row in load("form")["offices"]
    )


def office_of(issuer: str) -> Office | None:
    """The office of a body of that name; None where the table has none."""
    plain = fold(issuer)
    return next((office for office in _offices() if plain.startswith(office.body)), None)


def unfit_signer(signer: Signer, issuer: str | None) -> Unfit | None:
    """What of position and capacity can't be, or None. `KT.` stands before a head and above a deputy, `TM.` before a body that
    decides together; by order (`TL.`) and by authority (`TUQ.`) anybody may sign."""
    capacity = {match["prefix"]: match["whom"].strip(" .,;") for match in _PARTS.finditer(signer.capacity or "")}
    position = _plain(signer.position)
    office = office_of(issuer) if issuer and "," not in issuer else None
    if not capacity and position.startswith(_DEPUTY):
        return Unfit("form-deputy-alone", "")
    if "TL" in capacity or "TUQ" in capacity:
        return None
    if office is None:
        return None
    if "KT" in capacity and not _one_of(capacity["KT"], office.heads):
        return Unfit("signer-unfit", f"KT. {capacity['KT']}")
    if "KT" in capacity and position and _one_of(position, office.heads) and not _one_of(position, office.deputies):
        return Unfit("signer-unfit", f"KT. {capacity['KT']} / {signer.position}")
    if "TM" in capacity and not office.collective:
        return Unfit("signer-unfit", f"TM. {capacity['TM']}")
    if position and not _one_of(position, (*office.heads, *office.deputies)):
        return Unfit("signer-unfit", signer.position or "")
    return None


def _plain(words: str | None) -> str:
    return _ACTING.sub("", fold(words or "")).strip(" .,;")


def _one_of(words: str, titles: Iterable[str]) -> bool:
    """Whether the words begin with one of the titles (`Chủ tịch UBND tỉnh`, `BỘ TRƯỞNGTHỨ TRƯỞNG` of a lost line's end)."""
    plain = re.sub(r"\W+", " ", _plain(words)).strip()
    known = (re.sub(r"\W+", " ", fold(title)) for title in titles)
    return any(plain.startswith(title) for title in known)
