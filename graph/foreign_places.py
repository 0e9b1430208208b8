"""Other provinces and districts named in a document of one of them: mostly left over from the text that it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.passages import sentences
from ingest.agencies import Context, context_of
from ingest.document import SELF, Document, Level, RelationKind
from ingest.folding import fold
from ingest.readings import Span
from ingest.vocabulary import load_table

_LOCAL = frozenset((Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.DEPARTMENT, Level.OFFICE))

_OF_OTHERS = re.compile(  # học tập kinh nghiệm của tỉnh …, giáp ranh với huyện …
    r"(?:giáp|liền kề|lân cận|kinh nghiệm|học tập|tham quan|liên kết|hợp tác|phối hợp|so với|quê|trú tại|cư trú|di cư|đến từ"
    r"|tuyến|trước đây|sáp nhập|hợp nhất|liên tỉnh|các tỉnh)[^.;]{0,80}$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\s*\((?:cũ|trước)", re.IGNORECASE)
_BEFORE = 120
_RESTS = (RelationKind.BASED_ON, RelationKind.IMPLEMENTS)
_RECITALS = ("can cu", "thuc hien", "trien khai")
"""How sentences begin that tell on whose authority a document is made; `theo Công văn …` in a task may be anybody's."""


def foreign_places(document: Document) -> Iterator[tuple[Span, Span]]:
    """Each name of a province that is not the issuer's, and of a district behind a word for a body or an area, with its
    sentence. Nothing of documents of the country, of neighbours, guests and former units, and of
    citations on which the document does not rest."""
    context = context_of(document.header, document.text)
    if context.level not in _LOCAL or context.province is None:
        return
    patterns = (_provinces(), *((_districts(),) if context.district else ()))
    cited = only_named(document)
    for sentence in sentences(document):
        for match in (match for pattern in patterns for match in pattern.finditer(sentence.text)):
            before = sentence.text[max(match.start() - _BEFORE, 0) : match.start()]
            if match["place"] in _own(context) or _OF_OTHERS.search(before) or _FORMER.match(sentence.text, match.end()):
                continue
            place = sentence.part(match.start("place"), match.end("place"))
            if not any(span.start < place.end and place.start < span.end for span in cited):
                yield place, sentence


def only_named(document: Document) -> list[Span]:
    """The citations on which the document does not rest: those may be of any place, while bases are of its own."""
    own = [relation for relation in document.relations if relation.source == SELF and relation.kind in _RESTS]
    rests = {relation.target for relation in own if fold(relation.span.text).startswith(_RECITALS)}
    return [citation.span for citation in document.citations if citation.key not in rests]


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<place>{_either('provinces')})(?!\w)")


@cache
def _districts() -> re.Pattern[str]:
    """Behind a word for a body or an area: districts are spoken of as places of events too."""
    return re.compile(
        rf"(?<!\w)(?:địa bàn|UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Công an) (?P<place>{_either('districts')})(?!\w)"
    )


def _either(table: str) -> str:
    names = {f"{row['kind']} {row['name']}" for row in load_table(table)}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _own(context: Context) -> frozenset[str]:
    """The issuer's own units, and the provinces that became one with its own."""
    rows = [row for row in load_table("provinces") if row["period"] == "before"]
    bare = context.province.partition(" ")[2].removeprefix("phố ") if context.province else ""
    heir = next((row["successor"] for row in rows if row["name"] == bare), bare)
    same = {f"{kind} {row['name']}" for row in rows if row["successor"] == heir for kind in ("tỉnh", "thành phố")}
    return frozenset((*same, f"tỉnh {heir}", f"thành phố {heir}", *(one for one in (context.place, context.district) if one)))
