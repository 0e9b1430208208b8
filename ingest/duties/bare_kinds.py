"""Bodies called by their kind alone where one of that kind is named before (`3. Cục Di sản văn hóa`: `Cục trình Bộ trưởng …`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.document import ActorFrom, Party
from ingest.duties.draft import Draft, Frame

_KINDS = frozenset(
    ["Sở", "Cục", "Vụ", "Chi cục", "Tổng cục", "Viện", "Ban", "Trung tâm", "Văn phòng", "Phòng", "Trường", "Bệnh viện"]
)


_TITLE = re.compile(r"(?:Phó )?(?:Giám đốc|Cục trưởng|Chi cục trưởng|Vụ trưởng|Viện trưởng|Trưởng) (?=[A-ZĐ])")
_LEADS = {
    **{"Đội trưởng": "Đội", "Trưởng phòng": "Phòng", "Trưởng Phòng": "Phòng", "Vụ trưởng": "Vụ", "Trưởng ban": "Ban"},
    **{"Cục trưởng": "Cục", "Chi cục trưởng": "Chi cục", "Viện trưởng": "Viện", "Tổ trưởng": "Tổ", "Trạm trưởng": "Trạm"},
}
"""Titles, and the kind of body that whoever bears them leads."""
_BARE = _KINDS | _LEADS.keys()


def make_whole(drafts: Sequence[Draft], frame: Frame) -> None:
    """Gives names that tell a kind alone in the duties of a provision as its heading has them, or as the one other body of that
    kind in it, and a title alone as that of who leads the body of the heading."""
    bare = {one.name for draft in drafts for one in _named(draft)} & _BARE
    if not bare:
        return  # as nearly everywhere
    heads = frame.actors if frame.source is ActorFrom.HEADING and len(frame.actors) == 1 else ()
    names = {_TITLE.sub("", one.name) for one in (*heads, *(one for draft in drafts for one in _named(draft)))}
    for kind in _KINDS & bare:
        fits = [name for name in names if name.startswith(f"{kind} ")]
        above = [name for name in fits if any(one.name.endswith(name) for one in heads)]
        if len(above or fits) == 1:
            _make_whole(drafts, kind, (above or fits)[0])
    for title in _LEADS.keys() & bare:
        if heads and heads[0].name.startswith(f"{_LEADS[title]} "):
            _make_whole(drafts, title, f"{title} {heads[0].name}")


def _named(draft: Draft) -> Iterator[Party]:
    yield from (*draft.actors, *draft.recipients, *draft.coactors)
    for inner in draft.inner:
        yield from _named(inner)


def _make_whole(drafts: Iterable[Draft], kind: str, whole: str) -> None:
    for draft in drafts:
        for slot in ("actors", "recipients", "coactors"):
            parties: tuple[Party, ...] = getattr(draft, slot)
            if any(one.name == kind for one in parties):
                setattr(draft, slot, tuple(replace(one, name=whole) if one.name == kind else one for one in parties))
        _make_whole(draft.inner, kind, whole)
