"""Citations in their line, and which of them only go on with what is said of another: lists, passives, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Citation, RelationKind
from ingest.record import record
from ingest.relating.cues import Cue
from ingest.relating.lists import is_joint
from ingest.relating.ranks import fits, in_order

REACH = 320
"""How many characters of a clause before a citation are looked at."""

LIST = 60
"""How many citations of a line are looked back at for the one that a list goes on with."""

_LAWS = frozenset(["Luật", "Bộ luật", "Pháp lệnh"])


@dataclass(slots=True)
class Place:
    """A citation in its line: where its title ends, and what part it plays.

    `self_cue` is what the document at hand does to it; `subject` and `cue` what another citation does to it, or
    `object` what it does to another (`được sửa đổi bởi` it).
    """

    citation: Citation
    start: int
    end: int
    title_end: int
    self_cue: Cue | None = None
    cue_at: int | None = None
    subject: Citation | None = None
    object: Citation | None = None
    cue: Cue | None = None
    done_to_self: Cue | None = None
    top: bool = True

    def go_on_with(self, other: Place) -> None:
        """Take the part that another place plays, as the next member of its list."""
        self.subject, self.object, self.cue, self.cue_at = other.subject, other.object, other.cue, other.cue_at
        self.top, self.self_cue = other.top, other.self_cue


def _amends(place: Place, last: Place) -> bool:
    """Whether the one is named as amending the other: `Luật A; Luật sửa đổi, bổ sung một số điều của Luật A`."""
    return bool(place.citation.name and last.citation.name and place.citation.name.endswith(f" của {last.citation.name}"))


def may(kind: RelationKind, source: Citation, target: Citation) -> bool:
    """Whether by rank and years the one can do that to the other."""
    return fits(kind, source.type, target.type) and in_order(kind, source.key, target.key)


@record
class Line:
    """A line that begins at `begin` of a text, read from left to right: `earlier` are the places before the one asked of."""

    text: str
    folded: str
    begin: int

    def gap_start(self, last: Place, place: Place) -> int:
        """Where the words between two citations begin: after the title of the first, and a bracket that closes after that."""
        start = last.title_end if last.title_end <= place.start else last.end
        closed = self.text.rfind(")", start, place.start)
        return closed + 1 if closed >= 0 and place.start - closed < 40 else start

    def gap(self, last: Place, place: Place) -> str:
        """The folded words between two citations."""
        return self.folded[self.gap_start(last, place) : place.start]

    def before_bracket(self, last: Place, earlier: Sequence[Place]) -> Place:
        """The last citation, or where a bracket closes after it the one before that bracket."""
        if not self.text.startswith(")", last.end):
            return last
        opened = self.text.rfind("(", max(self.begin, last.start - REACH), last.end)
        return next((p for p in reversed(earlier[-LIST:]) if p.end <= opened), last) if opened >= 0 else last

    def joined(self, last: Place, place: Place, holder: Place | None) -> bool:
        """Whether a citation only continues the list that the last one is in."""
        words = self.gap(last, place)
        if (
            last.object is None
            and holder is not None
            and (last.subject is not holder.citation or holder.citation is last.citation)
        ):
            return False
        if (not last.top or last.self_cue is None) and (";" in words or ". " in words) and not _amends(place, last):
            return False
        if last.object is not None and last.cue and not may(last.cue.kind, place.citation, last.object):
            return False
        if last.subject is not None and last.cue and not may(last.cue.kind, last.subject, place.citation):
            return False
        return is_joint(words) and "\n" not in words

    def after_passive(self, last: Place, place: Place, earlier: Sequence[Place]) -> Place | None:
        """The place that a list goes on with after a passive: in `Luật A được sửa đổi bởi Luật B, Luật C` A, if C is older."""
        if last.object is None or not is_joint(self.gap(last, place)):
            return None
        return next((p for p in reversed(earlier[-LIST:]) if p.citation is last.object), None)

    def after_guided(self, last: Place, place: Place, earlier: Sequence[Place]) -> Place | None:
        """The place that a list goes on with after guidance: in `Thông tư A quy định chi tiết Luật B, Thông tư C` A."""
        if last.subject is None or last.cue is None or last.cue.kind is not RelationKind.GUIDES or last.title_end > place.start:
            return None
        alike = last.subject.type == place.citation.type != last.citation.type
        if not alike or not is_joint(self.gap(last, place)):
            return None
        return next((p for p in reversed(earlier[-LIST:]) if p.citation is last.subject), None)

    def beside(self, holder: Place | None, last: Place, place: Place) -> bool:
        """Whether a citation in another's title goes on with that other's list: `Nghị định A hướng dẫn Luật B, Nghị định C`."""
        if holder is None or last is holder:
            return False
        kind = place.citation.type
        unfit = last.cue is not None and not may(last.cue.kind, holder.citation, place.citation)
        apart = kind == holder.citation.type != last.citation.type or unfit
        return apart and is_joint(self.gap(last, place))

    def described(self, kind: RelationKind, earlier: Sequence[Place], place: Place) -> Citation | None:
        """Of which document a passive tells: the nearest of the same sort (a law amends laws), else the nearest possible."""
        law = place.citation.type in _LAWS
        possible = [p for p in reversed(earlier[-6:]) if p.object is None and may(kind, place.citation, p.citation)]
        same = (p.citation for p in possible if (p.citation.type in _LAWS) == law)
        alone = earlier[-1].citation  # of one document alone the words decide, whatever the years say
        sole = alone if len(earlier) == 1 and fits(kind, place.citation.type, alone.type) else None
        return next(same, possible[0].citation if possible else sole)
