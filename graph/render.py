"""A lineage as text: a tree, JSON, Mermaid, Graphviz."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from graph.lineage import Direction, DocumentRef, How, Line, Lineage
from graph.schema import EdgeKind

_DOWN = {
    EdgeKind.REPEALS: ("bị bãi bỏ bởi", "repealed by"),
    EdgeKind.REPLACES: ("bị thay thế bởi", "replaced by"),
    EdgeKind.AMENDS: ("được sửa đổi, bổ sung bởi", "amended by"),
    EdgeKind.GUIDES: ("được hướng dẫn bởi", "guided by"),
    EdgeKind.PROMULGATES: ("ban hành", "promulgates"),
    EdgeKind.BASED_ON: ("làm căn cứ cho", "basis of"),
    EdgeKind.IMPLEMENTS: ("được thực hiện bởi", "implemented by"),
    EdgeKind.ATTACHES: ("được gửi kèm", "attached to"),
    EdgeKind.REFERS_TO: ("được nhắc tới trong", "mentioned in"),
}
_UP = {
    EdgeKind.REPEALS: ("bãi bỏ", "repeals"),
    EdgeKind.REPLACES: ("thay thế", "replaces"),
    EdgeKind.AMENDS: ("sửa đổi, bổ sung", "amends"),
    EdgeKind.GUIDES: ("hướng dẫn", "guides"),
    EdgeKind.PROMULGATES: ("được ban hành bởi", "promulgated by"),
    EdgeKind.BASED_ON: ("căn cứ", "based on"),
    EdgeKind.IMPLEMENTS: ("thực hiện", "implements"),
    EdgeKind.ATTACHES: ("kèm theo", "attaches"),
    EdgeKind.REFERS_TO: ("nhắc tới", "mentions"),
}
_ABSENT = ("ngoài kho, chỉ được viện dẫn", "cited, not in the corpus")
_REPEATED = ("nhánh này ở dòng khác", "shown with its own lines elsewhere")
_CYCLE = ("vòng lặp", "cycle")
_AMBIGUOUS = ("có thể là văn bản khác cùng số", "may be another document of this number")
_NOTHING = {
    Direction.DOWN: ("Chưa thấy văn bản nào dựa vào văn bản này.", "No document is known to rest on this one."),
    Direction.UP: ("Chưa thấy văn bản này dựa vào văn bản nào.", "This document is not known to rest on any."),
}
_QUOTE_LETTERS = 160
"""Of a sentence in the tree; the JSON has it whole."""


def how_words(kind: str, direction: Direction | str, lang: str = "vi") -> str:
    """What a relation is called, read from the document above to the line: down `được sửa đổi, bổ sung bởi`."""
    table = _DOWN if Direction(direction) is Direction.DOWN else _UP
    return _said(table[EdgeKind(kind)], lang)


def _said(words: tuple[str, str], lang: str) -> str:
    return words[0] if lang == "vi" else words[1]


def flags(line: Line, lang: str = "vi") -> tuple[str, ...]:
    """What to know of a line beside its document."""
    told = (
        (not line.document.in_corpus, _ABSENT),
        (line.ambiguous, _AMBIGUOUS),
        (line.cycle, _CYCLE),
        (line.repeated, _REPEATED),
    )
    return tuple(_said(words, lang) for holds, words in told if holds)


def to_tree(lineage: Lineage, lang: str = "vi", quotes: bool = True) -> str:
    """Lines with box characters; each says how, which document, in the corpus or not, and (`quotes`) the sentence."""
    rows = [_bracketed(lineage.root.label, () if lineage.root.in_corpus else (_said(_ABSENT, lang),))]
    last = _last_children(lineage)
    bars: list[str] = []  # of each depth: the bar that goes on below it
    for at, line in enumerate(lineage.lines):
        del bars[line.depth - 1 :]
        before = "".join(bars)
        bars.append("   " if at in last else "│  ")
        how = ", ".join(how_words(h.kind, lineage.direction, lang) for h in line.hows)
        rows.append(_bracketed(f"{before}{'└─ ' if at in last else '├─ '}{how}: {line.document.label}", flags(line, lang)))
        if quotes:
            above = lineage.root if line.parent is None else lineage.lines[line.parent].document
            rows += [f"{before}{bars[-1]}   {quote}" for quote in _quotes(line, above, lang)]
    if not lineage.lines:
        rows.append(_said(_NOTHING[lineage.direction], lang))
    rows += [f"{_said(_CYCLE, lang)}: {' → '.join(cycle)}" for cycle in lineage.cycles]
    return "\n".join(rows)


def _bracketed(text: str, remarks: Iterable[str]) -> str:
    told = "; ".join(remarks)
    return f"{text} [{told}]" if told else text


def _quotes(line: Line, above: DocumentRef, lang: str) -> list[str]:
    """The first sentence of each relation, and which document says it where it is neither of the two."""
    shown: dict[str, str] = {}
    for how in line.hows:
        first = how.evidence[0]
        words = " ".join(first.quote.split())
        cut = words if len(words) <= _QUOTE_LETTERS else words[:_QUOTE_LETTERS].rstrip() + "…"
        said_by = (
            "" if first.document in (line.document.id, above.id) else f" ({'theo' if lang == 'vi' else 'says'} {first.label})"
        )
        shown.setdefault(cut, f"“{cut}”{said_by}")
    return list(shown.values())


def _last_children(lineage: Lineage) -> set[int]:
    """The lines that are the last below their parent."""
    last: dict[int | None, int] = {line.parent: at for at, line in enumerate(lineage.lines)}
    return set(last.values())


def to_json(lineage: Lineage) -> dict[str, Any]:
    """Plain dictionaries: the root, and the lines in order, each with its `depth` and the index of its `parent` line."""
    lines = [{**dataclasses.asdict(line), "hows": [_how(how) for how in line.hows]} for line in lineage.lines]
    root = dataclasses.asdict(lineage.root)
    return {"root": root, "direction": lineage.direction.value, "lines": lines, "cycles": [list(c) for c in lineage.cycles]}


def _how(how: How) -> dict[str, Any]:
    return {"kind": how.kind, "evidence": [dataclasses.asdict(evidence) for evidence in how.evidence]}


def _edges(lineage: Lineage) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each pair of documents once, the upper of the tree first, with the kinds between them."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in lineage.lines:
        above = lineage.root if line.parent is None else lineage.lines[line.parent].document
        found.setdefault((above.id, line.document.id), tuple(how.kind for how in line.hows))
    return found


def _nodes(lineage: Lineage) -> dict[str, tuple[str, DocumentRef]]:
    """Document id -> the name of its node and the document, each once."""
    documents = {ref.id: ref for ref in (lineage.root, *(line.document for line in lineage.lines))}
    return {id: (f"n{at}", ref) for at, (id, ref) in enumerate(documents.items())}


def to_mermaid(lineage: Lineage, lang: str = "vi") -> str:
    """A Mermaid flowchart, a node a document; those not in the corpus are dashed."""
    nodes = _nodes(lineage)
    rows = ["flowchart TD"]
    for name, ref in nodes.values():
        label = ref.label.translate(_MERMAID)
        rows.append(f'  {name}["{label}"]' + ("" if ref.in_corpus else ":::absent"))
    for (above, below), kinds in _edges(lineage).items():
        how = ", ".join(how_words(kind, lineage.direction, lang) for kind in kinds)
        rows.append(f'  {nodes[above][0]} -- "{how}" --> {nodes[below][0]}')
    rows.append("  classDef absent stroke-dasharray: 4 3")
    return "\n".join(rows) + "\n"


_MERMAID = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "\n": " ", "`": "#96;"})


def to_dot(lineage: Lineage, lang: str = "vi") -> str:
    """A Graphviz digraph, a node a document; those not in the corpus are dashed."""
    nodes = _nodes(lineage)
    rows = ["digraph lineage {", "  rankdir=TB;", "  node [shape=box];"]
    for name, ref in nodes.values():
        rows.append(f"  {name} [label={quoted(ref.label)}{'' if ref.in_corpus else ', style=dashed'}];")
    for (above, below), kinds in _edges(lineage).items():
        how = ", ".join(how_words(kind, lineage.direction, lang) for kind in kinds)
        rows.append(f"  {nodes[above][0]} -> {nodes[below][0]} [label={quoted(how)}];")
    return "\n".join([*rows, "}"]) + "\n"


def quoted(text: str) -> str:
    """A quoted string; JSON's escapes of quote and backslash are Graphviz's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
