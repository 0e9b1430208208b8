"""Which kind of document can do what to which: by rank (hiệu lực pháp lý) and by year."""

from __future__ import annotations

import re

from ingest.document import RelationKind

NORMATIVE = frozenset(
    ["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tư liên tịch", "Chỉ thị"]
)
"""Kinds of documents that amend, replace and repeal by clauses of their own."""

_RANKS = {
    "Luật": 4,
    "Bộ luật": 4,
    "Pháp lệnh": 4,
    "Nghị định": 3,
    "Nghị quyết": 3,
    "Quyết định": 2,
    "Thông tư": 2,
    "Thông tư liên tịch": 2,
}


def fits(kind: RelationKind, source: str, target: str) -> bool:
    """Whether a document of kind `source` can do that to one of kind `target`: guidance goes up in rank, changes down."""
    above, below = _RANKS.get(source, 1), _RANKS.get(target, 1)
    if kind is RelationKind.GUIDES:
        return below >= above
    return below <= above or kind not in (RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS)


_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)/|\|(?P<dated>(?:19|20)\d\d)|năm (?P<said>(?:19|20)\d\d)$")


def in_order(kind: RelationKind, source: str, target: str) -> bool:
    """Whether the years in the two keys allow it: nothing changes what came after it. Unknown years allow all."""
    if kind not in (RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS):
        return True
    acting, acted_on = _YEAR.search(source), _YEAR.search(target)
    return acting is None or acted_on is None or int(acting[acting.lastindex or 0]) >= int(acted_on[acted_on.lastindex or 0])


def may_change(kind: str | None, target: str, words: str) -> bool:
    """Whether a clause without a subject (`Sửa đổi …`) can be the document's own act: never on a document of higher rank, and
    in resolutions and directives, which charge others to amend, only in an article."""
    if kind == target:
        return True
    if kind not in NORMATIVE or _RANKS.get(target, 0) > _RANKS.get(kind, 1):
        return False
    return kind not in ("Nghị quyết", "Chỉ thị") or bool(re.match(r"\W*dieu\s\d", words))
