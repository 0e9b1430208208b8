"""From the words for a place in a document to the provision meant: `khoản 2 Điều 5`, `IV.2`, `dieu 5`. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.identity import provision_anchors
from ingest.document import Document, Provision
from ingest.folding import fold

Step = tuple[str, ...]
"""One level of a place: its kind where it is written out, and its label (`dieu 5`; of `khoản 2` only `2`)."""

_WORD = re.compile(r"\w+")
_UNSAID = frozenset(("khoan", "diem", "tiet", "so", "cua", "tai", "clause", "point"))
"""Words for levels that paths leave out."""
_KINDS = {
    **{word: word for word in ("phan", "chuong", "muc", "dieu", "dash", "plus", "para", "row", "closing", "appendix")},
    **{"article": "dieu", "chapter": "chuong", "section": "muc", "part": "phan"},
}
_TWO_WORDS = {("phu", "luc"): "appendix", ("gach", "dau"): "dash", ("dau", "cong"): "plus"}
_LOOSE = frozenset(("muc", "phan"))
_FILLING = frozenset(("dong",))  # gạch đầu dòng


def find_provisions(document: Document, asked: str) -> tuple[int, ...]:
    """The indices of the provisions that `asked` can mean; empty where none.

    Takes the end of an id (`IV.2.dash-1`), a path (`Chương I > Điều 5 > 2`) or words, from the outer level to the inner one or
    the other way about, with or without accents; levels in between may be left out.
    """
    plain = asked.strip().removeprefix("#").removeprefix("p-")
    for known in (provision_anchors(document.provisions), [provision.path for provision in document.provisions]):
        exact = tuple(at for at, name in enumerate(known) if name == plain)
        if exact:
            return exact
    steps = _steps(plain)
    if not steps:
        return ()
    chains = _chains(document.provisions)
    for wanted in (steps, steps[::-1]):
        found = [at for at, chain in enumerate(chains) if chain and _is(chain[-1], wanted[-1]) and _runs_through(chain, wanted)]
        if found:
            shortest = min(len(chains[at]) for at in found) if len(wanted) == 1 else 0
            return tuple(at for at in found if not shortest or len(chains[at]) == shortest)
    return ()


def _chains(provisions: Sequence[Provision]) -> list[tuple[Step, ...]]:
    """By provision its levels from the outermost to its own."""
    return [tuple(step for part in provision.path.split(">") for step in _steps(part)[:1] or ((),)) for provision in provisions]


def _steps(words: str) -> tuple[Step, ...]:
    read = [word if len(word) == 1 else fold(word) for word in _WORD.findall(words.casefold())]
    found: list[Step] = []
    kind = ""
    at = 0
    while at < len(read):
        pair = _TWO_WORDS.get((read[at], read[at + 1])) if at + 1 < len(read) else None
        if pair or read[at] in _KINDS:
            if kind:
                found.append((kind,))
            kind = pair or _KINDS[read[at]]
            at += 2 if pair else 1
            continue
        if read[at] not in _UNSAID and not (kind and read[at] in _FILLING):
            found.append((kind, read[at]) if kind else (read[at],))
            kind = ""
        at += 1
    return (*found, (kind,)) if kind else tuple(found)


def _runs_through(chain: Sequence[Step], wanted: Sequence[Step]) -> bool:
    """Whether the wanted levels stand in the chain, in their order."""
    rest = iter(chain)
    return all(any(_is(own, step) for own in rest) for step in wanted)


def _is(own: Step, wanted: Step) -> bool:
    """Whether a level is the one asked for; of `2.` in a plan people say `mục 2` as well as `2`."""
    return own == wanted or (wanted[0] in _LOOSE and own == wanted[1:])
