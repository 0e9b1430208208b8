"""Scores what was read against gold: citations, relations, obligations, headers.

Quotes are found again in the text with its white space folded; two facts match where their quotes are the same (exact), share
half of the shorter one (overlap) or, for duties, where intersection over union reaches 0.4. Fields are compared on matched pairs,
names without case, punctuation and abbreviation of the commonest bodies.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import VanbanError
from ingest.gold import to_gold
from ingest.parse import parse_file

Facts = Sequence[Mapping[str, Any]]
Place = tuple[int, int] | None

COUNTED = (
    "citation_exact",
    "citation_overlap",
    "relation",
    "obligation",
    "report",
    "actors",
    "recipients",
    "periods",
    "coactors",
)
COMPARED = (
    *("cit_number", "cit_date", "cit_type", "cit_issuer", "obl_category", "obl_modality"),
    *("hdr_number", "hdr_symbol", "hdr_type", "hdr_issuer", "hdr_place", "hdr_date", "hdr_signer", "obl_date"),
)


@dataclass(slots=True)
class Tally:
    """Right, found and wanted facts of one kind."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    def summary(self) -> dict[str, float | int]:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3), "n": self.wanted}


@dataclass(slots=True)
class Accuracy:
    """How often a field was right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        self.right, self.total = self.right + right, self.total + 1

    def summary(self) -> dict[str, float | int | None]:
        return {"acc": round(self.right / self.total, 3) if self.total else None, "n": self.total}


@dataclass(slots=True)
class Scores:
    """The tallies over a set of documents; `outcomes` names each fact as `right`, `missed` or `extra`, for comparing two runs."""

    counted: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in COUNTED})
    compared: dict[str, Accuracy] = field(default_factory=lambda: {name: Accuracy() for name in COMPARED})
    documents: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    confidences: list[tuple[str, float, bool]] = field(default_factory=list)
    """Kind of fact, stated confidence, whether it is right."""

    def as_json(self) -> dict[str, Any]:
        return {
            **{name: tally.summary() for name, tally in self.counted.items()},
            **{name: accuracy.summary() for name, accuracy in self.compared.items()},
            "docs": self.documents,
            "reliability": reliability(self.confidences),
            "outcomes": self.outcomes,
        }


def evaluate_folder(folder: Path) -> Scores:
    """Reads `texts/*.txt` under `folder` and scores it against `gold/<stem>.json`; raises VanbanError where either is missing."""
    golds = sorted((folder / "gold").glob("*.json"))
    if not golds:
        raise VanbanError(
            f"Không thấy đáp án: cần {folder / 'gold'}/<tên>.json và {folder / 'texts'}/<tên>.txt.",
            f"There is no gold: {folder / 'gold'}/<name>.json and {folder / 'texts'}/<name>.txt are needed.",
        )
    scores = Scores()
    for gold in golds:
        score_file(scores, folder / "texts" / f"{gold.stem}.txt", gold)
    return scores


def score_file(scores: Scores, text: Path, gold: Path) -> None:
    """Adds what is read in one text to `scores`, its quotes found in the file itself, since reading lays out tables anew."""
    read = to_gold(parse_file(text))
    score_document(scores, gold.stem, json.loads(gold.read_text("utf-8")), read, text.read_text("utf-8"))


def score_document(scores: Scores, stem: str, gold: Mapping[str, Any], read: Mapping[str, Any], raw: str) -> None:
    """Adds one document's facts to `scores`; `raw` is the text that the quotes are found in."""
    text = fold_space(raw)
    citations = _score_citations(scores, stem, gold, read, text)
    relations = _score_relations(scores, stem, gold, read)
    obligations = _score_obligations(scores, stem, gold, read, text)
    _score_header(scores, stem, gold["header"], read.get("header") or {})
    scores.documents[stem] = {"citations": citations, "relations": relations, "obligations": obligations}


def reliability(confidences: Iterable[tuple[str, float, bool]]) -> list[dict[str, str | float | int]]:
    """For each kind of fact and each tenth of stated confidence, how many facts there are and what share of them is right."""
    bins: dict[tuple[str, int], list[bool]] = {}
    for kind, confidence, right in confidences:
        bins.setdefault((kind, min(int(confidence * 10 + 1e-9), 9)), []).append(right)
    return [
        {"kind": kind, "from": tenth / 10, "facts": len(of), "right": round(sum(of) / len(of), 3)}
        for (kind, tenth), of in sorted(bins.items())
    ]


def _score_citations(scores: Scores, stem: str, gold: Mapping[str, Any], read: Mapping[str, Any], text: str) -> list[int]:
    wanted, found = gold["citations"], read.get("citations") or []
    places, found_places = quote_places(text, wanted), quote_places(text, found)
    exact = _match(places, found_places, 0.999, _iou)
    overlap = _match(places, found_places, 0.5, _cover)
    scores.counted["citation_exact"].add(len(exact), len(found), len(wanted))
    scores.counted["citation_overlap"].add(len(overlap), len(found), len(wanted))
    for i, j in overlap:
        one, other = wanted[i], found[j]
        scores.compared["cit_number"].add(_number(one.get("number")) == _number(other.get("number")))
        scores.compared["cit_date"].add((one.get("date") or None) == (other.get("date") or None))
        scores.compared["cit_type"].add(_name(one.get("type")) == _name(other.get("type")))
        if one.get("issuer"):
            scores.compared["cit_issuer"].add(_name(one["issuer"]) == _name(other.get("issuer") or ""))
    _note(scores, stem, "citation", wanted, found, exact)
    return [len(exact), len(found), len(wanted)]


def _score_relations(scores: Scores, stem: str, gold: Mapping[str, Any], read: Mapping[str, Any]) -> list[int]:
    wanted, found = _triples(gold), _triples(read)
    scores.counted["relation"].add(len(wanted & found), len(found), len(wanted))
    for triple in wanted | found:
        outcome = "right" if triple in wanted & found else "missed" if triple in wanted else "extra"
        scores.outcomes[f"{stem} relation {' '.join(triple)}"] = outcome
    for relation in read.get("relations") or []:
        triple = (_key(relation["from"]), relation["relation"], _key(relation["to"]))
        scores.confidences.append(("relation", relation.get("confidence", 1.0), triple in wanted))
    return [len(wanted & found), len(found), len(wanted)]


def _score_obligations(scores: Scores, stem: str, gold: Mapping[str, Any], read: Mapping[str, Any], text: str) -> list[int]:
    wanted, found = gold["obligations"], read.get("obligations") or []
    places, found_places = quote_places(text, wanted), quote_places(text, found)
    matched = _match(places, found_places, _SAME_DUTY, _iou)
    scores.counted["obligation"].add(len(matched), len(found), len(wanted))
    reports = [i for i, o in enumerate(wanted) if o.get("category") == "report"]
    found_reports = [j for j, o in enumerate(found) if o.get("category") == "report"]
    same = _match([places[i] for i in reports], [found_places[j] for j in found_reports], 0.3, _cover)
    scores.counted["report"].add(len(same), len(found_reports), len(reports))
    for i, j in matched:
        one, other = wanted[i], found[j]
        timing, found_timing = one.get("timing") or {}, other.get("timing") or {}
        scores.compared["obl_category"].add(one.get("category") == other.get("category"))
        scores.compared["obl_modality"].add(one.get("modality") == other.get("modality"))
        for slot in ("actors", "recipients", "coactors"):
            _compare_sets(scores, slot, {_name(v) for v in one.get(slot) or []}, {_name(v) for v in other.get(slot) or []})
        _compare_sets(scores, "periods", set(timing.get("periods") or []), set(found_timing.get("periods") or []))
        if timing.get("date"):
            scores.compared["obl_date"].add(timing["date"] == found_timing.get("date"))
    _note(scores, stem, "obligation", wanted, found, matched)
    return [len(matched), len(found), len(wanted)]


_SAME_DUTY = 0.4
"""How much of both quotes must be shared by what is found and what is wanted."""


def matched_duties(wanted: Facts, found: Facts, raw: str) -> list[tuple[int, int]]:
    """Which of the duties wanted are which of those found, by where their quotes stand in `raw`."""
    text = fold_space(raw)
    return _match(quote_places(text, wanted), quote_places(text, found), _SAME_DUTY, _iou)


def _score_header(scores: Scores, stem: str, gold: Mapping[str, Any], read: Mapping[str, Any]) -> None:
    right = {
        "number": _number(gold.get("number")) == _number(read.get("number")),
        "symbol": _number(gold.get("symbol")) == _number(read.get("symbol")),
        **{slot: _name(gold.get(slot)) == _name(read.get(slot)) for slot in ("type", "issuer", "place")},
        "date": (gold.get("date") or None) == (read.get("date") or None),
    }
    if gold.get("signer"):
        right["signer"] = _name(gold["signer"].get("name")) == _name((read.get("signer") or {}).get("name"))
    for slot, is_right in right.items():
        scores.compared[f"hdr_{slot}"].add(is_right)
        scores.outcomes[f"{stem} header {slot}"] = "right" if is_right else "missed"


def _compare_sets(scores: Scores, slot: str, wanted: set[str], found: set[str]) -> None:
    scores.counted[slot].add(len(wanted & found), len(found), len(wanted))


def _note(scores: Scores, stem: str, kind: str, wanted: Facts, found: Facts, matched: Sequence[tuple[int, int]]) -> None:
    hit, hit_found = {i for i, _ in matched}, {j for _, j in matched}
    for i, fact in enumerate(wanted):
        scores.outcomes[f"{stem} {kind} {_label(fact)}"] = "right" if i in hit else "missed"
    for j, fact in enumerate(found):
        scores.confidences.append((kind, fact.get("confidence", 1.0), j in hit_found))
        if j not in hit_found:
            scores.outcomes[f"{stem} {kind} {_label(fact)}"] = "extra"


def _label(fact: Mapping[str, Any]) -> str:
    return f"{fold_space(fact.get('quote'))[:120]} #{fact.get('occurrence') or 1}"


def _triples(facts: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    return {(_key(r["from"]), r["relation"], _key(r["to"])) for r in facts.get("relations") or []}


def _nfc(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "")


def fold_space(text: str | None) -> str:
    """`text` in NFC with each run of white space as one space."""
    return re.sub(r"\s+", " ", _nfc(text)).strip()


def _name(text: str | None) -> str:
    name = fold_space(text).casefold()
    for short, whole in (("ubnd", "ủy ban nhân dân"), ("uỷ", "ủy"), ("hđnd", "hội đồng nhân dân")):
        name = name.replace(short, whole)
    return re.sub(r"[\W_]+", " ", name).strip()


def _number(text: str | None) -> str:
    return re.sub(r"\s+", "", _nfc(text)).upper().replace("–", "-")


def _key(key: str | None) -> str:
    if key == "self":
        return key
    number, _, date = (key or "").partition("|")
    return f"{_number(number)}|{date}" if "/" in number or re.match(r"\d", number) else _name(number)


def quote_places(text: str, facts: Facts) -> list[Place]:
    """Where the quotes of `facts` stand in a text whose white space is folded."""
    return [_place(text, fold_space(fact.get("quote")), int(fact.get("occurrence") or 1)) for fact in facts]


def _place(text: str, quote: str, occurrence: int) -> Place:
    if not quote:
        return None
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
        if at < 0:
            at = text.find(quote)
            break
    return (at, at + len(quote)) if at >= 0 else None


def _intersection(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _iou(one: Place, other: Place) -> float:
    if not one or not other:
        return 0.0
    shared = _intersection(one, other)
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared else 0.0


def _cover(one: Place, other: Place) -> float:
    if not one or not other:
        return 0.0
    shared = _intersection(one, other)
    return shared / min(one[1] - one[0], other[1] - other[0]) if shared else 0.0


def _match(
    wanted: Sequence[Place], found: Sequence[Place], least: float, how: Callable[[Place, Place], float]
) -> list[tuple[int, int]]:
    """Pairs of wanted and found places, best first, each place once."""
    pairs = sorted(((how(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True)
    taken, taken_found, matched = set[int](), set[int](), []
    for score, i, j in pairs:
        if score >= least and score > 0 and i not in taken and j not in taken_found:
            taken.add(i)
            taken_found.add(j)
            matched.append((i, j))
    return matched
