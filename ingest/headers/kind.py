"""The kind of a document (tên loại) and the subject line of a letter (`V/v …`)."""

from __future__ import annotations

import re
from functools import cache

from ingest.folding import LOWER, fold
from ingest.headers.lines import Piece
from ingest.readings import Reading
from ingest.vocabulary import load_table

SUBJECT = re.compile(  # "V/v", blurred "Viv", "VW", "V%"
    rf"^\W{{0,3}}(?:[Vv]\s?/\s?[vVyY]|Viv|Vv|Vy|VW|Vw|VIV|V/V|V/w|Ww|W/v|VAv|V[AÀ](?=\s[{LOWER}])|V/(?=\s)|V/ýw|[VW]\S{{0,2}}%:?|[VW]/\S{{1,2}}:?)(?![{LOWER}])"
    r"\s*[:.]?\s*"
)
_LED_BY_KIND = re.compile(r"\s+(?:(?:liên tịch\s+)?số\s*:?\s*)?(?=\d)", re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    """Kinds by their folded letters, the longest first."""
    rows = sorted((row["name"] for row in load_table("document_kinds")), key=len, reverse=True)
    return {re.sub(r"\W", "", fold(name)): name for name in rows}


def read_kind(piece: Piece) -> Reading[str] | None:
    """The kind's name (`KẾ HOẠCH`, `QUYÉT ĐỊNH`), where a line holds nothing else."""
    text = piece.text
    name = _kinds().get(re.sub(r"[^a-z]", "", piece.folded))
    if name is None or len(text) > len(name) + 12 or not any(c.isupper() for c in text):
        return None
    return Reading(name, piece.span, "kind", 0.98 if fold(text).strip() == fold(name) else 0.9)


_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?: (?:số )?[IVXLC\d]+)?[.:]?")


def annex_alone(piece: Piece) -> Reading[str] | None:
    """`Phụ lục III` as the first line of a text that holds nothing but an annex."""
    return Reading("Phụ lục", piece.span, "annex-alone", 0.9) if _ANNEX.fullmatch(piece.text.strip()) else None


def kind_before_title(piece: Piece) -> Reading[str] | None:
    """The kind's name in capitals at the beginning of a title in capitals (`LUẬT THUẾ GIÁ TRỊ GIA TĂNG`)."""
    if not piece.text.isupper():
        return None
    for folded, name in _folded_kinds():
        if piece.folded.startswith(f"{folded} ") and " " in piece.text[len(name) + 1 :]:
            return Reading(name, piece.span, "kind-in-title", 0.8)
    return None


def kind_in_title(text: str) -> str | None:
    """`Nghị định 68/2026/NĐ-CP quy định …` → `Nghị định`."""
    words = fold(text[:60])
    for folded, name in _folded_kinds():
        if words.startswith(folded) and _LED_BY_KIND.match(text, len(name)):
            return name
    return None


@cache
def _folded_kinds() -> tuple[tuple[str, str], ...]:
    return tuple((fold(name), name) for name in _kinds().values())


def is_subject(piece: Piece) -> bool:
    """Whether a line begins the subject of a letter."""
    return bool(SUBJECT.match(piece.text))
