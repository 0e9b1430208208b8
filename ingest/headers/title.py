"""The title of a document (trích yếu nội dung): the lines that hold it, and its words in one line."""

from __future__ import annotations

import re

from ingest.headers.date import read_place_date
from ingest.headers.kind import SUBJECT, kind_before_title, read_kind
from ingest.headers.lines import Piece, begins
from ingest.headers.number import is_number_in_title, issued_as, read_number
from ingest.labels import read_label
from ingest.readings import Reading, span_of

_ABOUT = re.compile(r"^\W{0,3}(?:(?:[Vv][ềèê]|VỀ)\s+(?:vi[ệeê]c|VIỆC)|[Vv][ềèê]|VỀ|[Vv]/[vV]|Vw)(?!\w)\s*[:.]?\s*")
_GAP = re.compile(r"(?<=số )(\d) (\d{1,2})(?=/\d{4}/)")  # "Nghị định số 1 18/2021/NĐ-CP"
_LONGEST = 420
_MOST_LINES = 5


def title_pieces(pieces: list[Piece], kind: Piece | None, subject: Piece | None) -> list[Piece]:
    """The lines of the title: those below the kind's name, else those from `V/v` on."""
    if kind is not None:
        same = kind_before_title(kind) is not None
        following = [piece for piece in pieces if piece.line >= kind.line + (not same) and piece.span.start >= kind.span.start]
    elif subject is not None:
        following = [piece for piece in pieces if piece.span.start >= subject.span.start]
    else:
        return []
    chosen: list[Piece] = []
    for piece in following:
        if not chosen and piece is not subject:
            if _is_before_title(piece):
                continue
            if _begins_body(piece):
                break
        elif chosen and not _goes_on(chosen, piece):
            if kind is None and (read_place_date(piece) or read_number(piece)):
                continue  # the other column
            break
        chosen.append(piece)
    return chosen


def _is_before_title(piece: Piece) -> bool:
    """Whether a line below the kind's name is not yet the title."""
    owner = piece.text.isupper() and piece.folded.startswith("cua ") and len(piece.text) < 40  # "CỦA BỘ CHÍNH TRỊ"
    passed = owner or read_kind(piece) or read_number(piece) or read_place_date(piece) or is_number_in_title(piece)
    return bool(passed) or len(piece.text) < 4 or piece.folded.startswith("du thao")


def _begins_body(piece: Piece) -> bool:
    sentence = len(piece.text) > 100 or piece.text.rstrip().endswith((".", ";", ":"))
    return begins(piece.folded, "body_openings") and sentence


def _goes_on(chosen: list[Piece], piece: Piece) -> bool:
    """Whether a line goes on with the title."""
    before, text = chosen[-1].text, piece.text
    if (
        len(chosen) >= _MOST_LINES
        or sum(len(p.text) for p in chosen) > _LONGEST
        or (before.endswith((".", ";", ":")) and len(before) > 20)
    ):
        return False
    if (
        read_place_date(piece)
        or read_number(piece)
        or read_label(text)
        or begins(piece.folded, "body_openings")
        or text[0] in "(|"
    ):
        return False
    if text.isupper():
        return before.isupper() and not begins(piece.folded, "issued_by")
    return len(text) < 130 and (not before.isupper() or len(chosen) == 1) and not text.endswith((":", ";"))


def title_reading(text: str, pieces: list[Piece], kind: Piece | None) -> Reading[str] | None:
    """The title in one line, without `V/v`, `Về việc` or the kind's name where its line begins with that."""
    words = " ".join(" ".join(piece.text.split()) for piece in pieces)
    if kind is pieces[0] and (name := kind_before_title(kind)):
        words = words[len(name.value) :]
    for opening in (SUBJECT, _ABOUT):
        if match := opening.match(words):
            words = words[match.end() :]
            break
    if issued := issued_as(pieces[0]):
        words = words[: issued.start()]
    words = words.strip(" .:;,*_-–")
    mended = _GAP.sub(r"\1\2", words)
    if not words:
        return None
    start, end = pieces[0].span.start, pieces[-1].span.end
    return Reading(mended, span_of(text, start, end), "title", 0.95 if mended == words else 0.85)
