"""How documents relate by the words between them: the document at hand to those it cites, and these to each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.citing.keys import fold_name
from ingest.document import SELF, Citation, Header, Provision, Relation, RelationKind
from ingest.folding import fold, fold_once
from ingest.readings import Span, span_of
from ingest.relating.cues import (
    Cue,
    active,
    acts_itself,
    after,
    done_to_self,
    issued_by,
    lead,
    passive,
    said_of_the_last,
)
from ingest.relating.lists import asked_in, carries_nothing, goes_on, in_full, is_joint, lines_of, opening, opens_list
from ingest.relating.places import LIST, REACH, Line, Place, may
from ingest.relating.plans import carried_out
from ingest.relating.ranks import NORMATIVE, fits
from ingest.relating.sentences import in_sentences, tells_the_past

_AMENDED = re.compile(r"\s?\((?:đã )?được sửa đổi")  # `| Văn bản thay thế | NĐ 181/2025/NĐ-CP (được sửa đổi, bổ sung) |`
_LEGISLATION = frozenset(["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết"])
_AMENDED_NAMES = re.compile(
    r"(?:bo )?luat sua d\w{1,2} (?:b\w sung )?.*?(?P<names>(?:(?:bo )?luat|phap lenh) .*)"
    r"|nghi dinh thu (?:thu \w{2,4} )?(?:sua doi(?: bo sung)?|bo sung) (?P<treaty>(?:hiep dinh|cong uoc) .*)"
)  # of folded names
_LAW_NAME = re.compile(r" (?=(?:bo luat|(?<!bo )luat|phap lenh) )")
_LISTED = re.compile(r"(?:[,;]|\s(?:va|hoac|hay|tiep theo))\s*$|\.\s|;\s")
_LISTED_PINPOINT = re.compile(r"(?:[,;]|\sva)\s(?:diem|khoan|dieu)\s[^,;]{1,40}$")
_CHANGES = frozenset([RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS])
# `thay thế Chỉ thị A và | bãi bỏ điểm 2 Công văn B`: before a further act of the same subject.
_AND_ALSO = re.compile(r"(?:[,;]\s*|(?<![^\W_])(?:va|dong thoi)\s+)(?:va\s+|dong thoi\s+)?$")
# The end of a sentence or clause: a stop before a capital, a semicolon. Not the stop of `TP. Hà Nội` or `1. `.
_BREAK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)”\"]{2}))[.!?]\s+(?=[A-ZĐÀ-Ỹ“\"(])|;\s|\n")
_BULLET = re.compile(r"\s*(?:(?P<dash>[-–+•*])|(?P<figure>\d{1,2}[.)])|(?P<letter>[^\W\d_]{1,4}[.)]))\s*")


def find_relations(
    text: str, header: Header, provisions: Sequence[Provision], citations: Sequence[Citation]
) -> tuple[Relation, ...]:
    """All relations that the words state, each pair and kind once with its best evidence, in the order of the text.

    SELF `refers_to` each cited document for which nothing else is stated.
    """
    del provisions  # the outline does not change what the words between two documents say
    found = [*_stated(text, fold_once(text), header, _beside(citations)), *_amended_by_name(citations)]
    best: dict[tuple[str, RelationKind, str], Relation] = {}
    for relation in found:
        pair = relation.source, relation.kind, relation.target
        if relation.source != relation.target and (pair not in best or relation.confidence > best[pair].confidence):
            best[pair] = relation
    for source, kind, target in [*best]:
        if kind is RelationKind.REPEALS and (source, RelationKind.REPLACES, target) in best:
            del best[source, kind, target]  # what is replaced ends
    related = {target for source, _, target in best if source == SELF}
    for citation in citations:
        if citation.key not in related:
            related.add(citation.key)
            confidence = round(min(0.95, citation.confidence), 2)
            pair = SELF, RelationKind.REFERS_TO, citation.key
            best[pair] = Relation(*pair, citation.span, "mention", confidence)
    return tuple(sorted(best.values(), key=lambda r: (r.span.start, r.span.end, r.kind, r.source, r.target)))


def _beside(citations: Sequence[Citation]) -> list[Citation]:
    """Those that stand in no other's name."""
    found: list[Citation] = []
    for citation in citations:
        if not found or found[-1].span.end <= citation.span.start:
            found.append(citation)
    return found


def _stated(text: str, folded: str, header: Header, citations: Sequence[Citation]) -> Iterator[Relation]:
    reader = _Reader(text, folded, header)
    for begin, end, group in lines_of(text, citations):
        yield from reader.line(begin, end, group)
    yield from reader.plans(citations)
    yield from in_sentences(text, folded, citations)


def _amended_by_name(citations: Sequence[Citation]) -> Iterator[Relation]:
    """What amending laws do to those in their names (`Luật sửa đổi, bổ sung một số điều của Luật A`) that the text cites too."""
    named = [(citation, fold_name(citation.name)) for citation in citations if citation.name]
    keys = {name: citation.key for citation, name in reversed(named)}
    for citation, name in named:
        amended = _AMENDED_NAMES.match(name)
        if amended is None:
            keys[name] = citation.key
        for law in _LAW_NAME.split(amended["names"] or amended["treaty"]) if amended else ():
            if (key := keys.get(law.removesuffix(" va"))) is not None:
                yield Relation(citation.key, RelationKind.AMENDS, key, citation.span, "amends-by-name", citation.confidence)


class _Reader:
    """Reads line by line; what a line ending in a colon states carries over to the items under it."""

    def __init__(self, text: str, folded: str, header: Header) -> None:
        self._text = text
        self._folded = folded
        self._title = header.title.span if header.title else None
        self._kind = header.type.value if header.type else None
        own = header.full_number if header.number else None
        self._own = re.compile(rf"(?<!\d){re.escape(fold(own))}") if own else None
        self._carried: Cue | None = None
        self._opener: str | None = None
        self._regions: list[tuple[int, int, Citation]] = []

    def line(self, begin: int, end: int, citations: list[Citation]) -> Iterator[Relation]:
        bullet = _BULLET.match(self._text, begin, end)
        mark = bullet.lastgroup if bullet else None
        carried = None
        line = self._folded[begin:end] if end - begin < 300 else ""
        opened = opens_list(line) if line.endswith(":") or "can cu" in line[:40] else None
        if opened or line.endswith(":"):
            self._carried, self._opener = opened, mark
        elif mark is None and self._carried and citations and is_joint(self._folded[begin : citations[0].span.start]):
            carried = self._carried  # a bare list
        elif mark is None or mark == self._opener:
            self._carried = None  # the list is over
        else:
            carried = self._carried
        if mark is None and carried is None and self._text[end - 1 : end] == ";":
            # `Thực hiện Luật A;`, on the next line `Nghị định B;`
            self._carried = opening(self._folded[begin : begin + 60], self._kind)
        if citations:
            yield from self._relations(self._placed(begin, end, citations, carried))

    def _placed(self, begin: int, end: int, citations: list[Citation], carried: Cue | None) -> list[Place]:
        places: list[Place] = []
        for citation in citations:
            span = citation.span
            place = Place(citation, span.start, span.end, self._title_end(citation, end))
            self._read(begin, place, places, carried)
            places.append(place)
        self._read_after(end, places)
        return places

    def _title_end(self, citation: Citation, end: int) -> int:
        if not citation.title:
            return citation.span.end
        at = self._text.find(citation.title[:40], citation.span.end, citation.span.end + 60 + len(citation.title))
        return citation.span.end if at < 0 else min(end, at + len(citation.title))

    def _read(self, begin: int, place: Place, earlier: list[Place], carried: Cue | None) -> None:
        """Settles what part a citation plays, given those before it on the line."""
        holder = next((p for p in reversed(earlier[-6:]) if p.title_end > place.start), None)
        if earlier:
            line = Line(self._text, self._folded, begin)
            last = line.before_bracket(earlier[-1], earlier)
            if self._read_between(line, last, place, earlier):
                return
            listed = (
                line.after_guided(last, place, earlier)
                or (holder if line.beside(holder, last, place) else None)
                or (last if line.joined(last, place, holder) else None)
                or line.after_passive(last, place, earlier)
            )
            if listed is not None:
                place.go_on_with(listed)
                return
            if holder is not None:
                self._read_in_title(holder, last, place, earlier)
                return
        self._read_lead(begin, place, earlier, carried)

    def _read_between(self, line: Line, last: Place, place: Place, earlier: list[Place]) -> bool:
        """What the words between the last citation and this one say of the two; False where they say nothing."""
        since = last.end
        gap = self._folded[max(since, place.start - REACH) : place.start]
        done = passive(gap)
        if done is not None and not _BREAK.search(self._text, since, place.start):
            place.object = line.described(done, earlier, place)
            if place.object is not None:
                place.top, place.cue, place.cue_at = False, Cue(done, 0, f"{done.value}-passive", 0.9), since
                return True
        if (said_of := said_of_the_last(gap)) is not None:
            place.subject, place.top, place.cue, place.cue_at = last.citation, False, said_of, since
        elif issued_by(gap):
            place.object, place.cue, place.cue_at = last.citation, Cue(RelationKind.PROMULGATES, 0, "issued-by", 0.85), since
        return place.cue is not None

    def _read_in_title(self, holder: Place, last: Place, place: Place, earlier: list[Place]) -> None:
        """What a document does to one that its title names."""
        place.top, place.subject = False, holder.citation
        words = self._folded[max(holder.end, last.end, place.start - REACH) : place.start]
        cue = active(words, reach=REACH)
        beside = last is holder and holder.top and (in_full(place.citation) or asked_in(words)) and goes_on(words)
        if beside and (cue is None or carries_nothing(cue, words)):
            # `Căn cứ Nghị định A quy định về hóa đơn, chứng từ và Điều 8 Thông tư B …`: the title ends before `và`
            holder.title_end = place.start
            place.top, place.subject = True, None
            place.self_cue, place.cue_at = holder.self_cue, holder.cue_at
            return
        if cue is None and last is holder and holder.citation.type not in _LEGISLATION and not _LISTED.search(words):
            cue = Cue(RelationKind.REFERS_TO, 0, "in-title", 0.6)
        if cue is None or (cue.kind is RelationKind.IMPLEMENTS and last is holder and _LISTED.search(words)):
            return  # `Nghị quyết A về giải pháp thực hiện kế hoạch và Quyết định B`
        if cue.kind in _CHANGES and holder.citation.type != place.citation.type:
            # `Thông tư A hướng dẫn Nghị định B và sửa đổi Thông tư C`: a circular amends the circular
            alike = (p for p in earlier[-6:] if p.title_end > place.start and p.citation.type == place.citation.type)
            holder = next((p for p in alike if may(cue.kind, p.citation, place.citation)), holder)
            place.subject = holder.citation
        alone = last is holder and not (_LISTED.search(words) or _LISTED_PINPOINT.search(words))
        possible = fits(cue.kind, holder.citation.type, place.citation.type)  # of one alone, whatever the years say
        if possible if alone else may(cue.kind, holder.citation, place.citation):
            place.cue, place.cue_at = cue, place.start - len(words) + cue.start

    def _read_lead(self, begin: int, place: Place, earlier: list[Place], carried: Cue | None) -> None:
        """What the document at hand does to a citation that stands on its own."""
        since = max(min(earlier[-1].title_end, place.start), place.start - REACH) if earlier else begin
        breaks = list(_BREAK.finditer(self._text, since, place.start))
        start = max(breaks[-1].end() if breaks else since, place.start - REACH)
        words = self._folded[start : place.start]
        first_top = next((p for p in reversed(earlier[-LIST:]) if p.top), None)
        if self._goes_on_guiding(first_top, earlier, place, words):
            return
        last = earlier[-1] if earlier else None
        if last is not None and last.top and last.self_cue and not breaks and in_full(place.citation) and goes_on(words):
            act = active(words, reach=REACH)  # `… về việc X đề nghị chuẩn bị hồ sơ và công văn số …`
            if act is None or carries_nothing(act, words):
                place.self_cue, place.cue_at = last.self_cue, last.cue_at
                return
        if first_top and first_top.self_cue and breaks and self._text[breaks[-1].start()] == ";" and is_joint(words):
            place.self_cue, place.cue_at = first_top.self_cue, first_top.cue_at
            return
        if breaks and self._text[breaks[-1].start()] == ";" and is_joint(words):
            stop = max((b.end() for b in breaks if self._text[b.start()] != ";"), default=0)
            heads = (p for p in reversed(earlier[-LIST:]) if p.top and p.self_cue is not None and p.start >= stop)
            if (head := next(heads, None)) is not None:  # `Triển khai A; theo hướng dẫn tại B; C`
                place.self_cue, place.cue_at = head.self_cue, head.cue_at
                return
            sentence = max(
                (b.end() for b in breaks if self._text[b.start()] != ";"), default=since if not earlier else place.start
            )
            place.self_cue = opening(self._folded[sentence : sentence + 60], self._kind)
            place.cue_at = place.start
            return
        if last is not None and last.top and (also := self._changed_too(last, words, breaks)) is not None:
            place.self_cue, place.cue_at = also, start + also.start
            return
        if (done := done_to_self(words, self._kind)) is not None:
            place.done_to_self, place.cue_at = done, start
            return
        in_title = bool(self._title and self._title.start <= place.start < self._title.end)
        cue = lead(("\n" if start == begin else "") + words, in_title, self._kind, place.citation.type, self._own)
        if cue is not None and cue.kind is RelationKind.IMPLEMENTS and tells_the_past(self._folded, place.end):
            cue = None
        if cue is not None and cue.rule == "row" and _AMENDED.match(self._text, place.end):
            cue = replace(cue, kind=RelationKind.AMENDS)
        if cue is not None:
            offset = 1 if start == begin else 0
            place.self_cue, place.cue_at = cue, start + max(0, cue.start - offset)
        elif carried is not None and not earlier and not breaks and len(words) < 90:
            place.self_cue, place.cue_at = carried, place.start

    def _changed_too(self, last: Place, words: str, breaks: list[re.Match[str]]) -> Cue | None:
        """What the document at hand does besides changing the `last` one (`thay thế Chỉ thị A và bãi bỏ điểm 2 Công văn B`)."""
        if last.self_cue is None or last.self_cue.kind not in _CHANGES:
            return None
        if any(self._text[one.start()] != ";" for one in breaks):
            return None
        act = active(words)
        if act is None or act.kind not in _CHANGES or not _AND_ALSO.search((";" if breaks else "") + words[: act.start]):
            return None
        return Cue(act.kind, act.start, f"{act.rule}-of-self", round(act.confidence - 0.05, 2))

    def _goes_on_guiding(self, first: Place | None, earlier: list[Place], place: Place, words: str) -> bool:
        """Whether the list is that of what an amended document guides: `Sửa đổi Thông tư A hướng dẫn Luật B; Nghị định C`."""
        last = earlier[-1] if earlier else None
        if first is None or first.self_cue is None or last is None or not self._kind or not is_joint(words):
            return False
        if last.subject is None or fits(first.self_cue.kind, self._kind, place.citation.type):
            return False
        guiding = next((p for p in reversed(earlier) if p.cue and p.cue.kind is RelationKind.GUIDES), last)
        place.subject, place.cue, place.cue_at, place.top = guiding.subject, guiding.cue, guiding.cue_at, False
        return True

    def _read_after(self, end: int, places: list[Place]) -> None:
        """`… hết hiệu lực kể từ ngày Thông tư này có hiệu lực` tells of all documents on their own before it."""
        if not places:
            return
        last = next((p for p in reversed(places) if p.top), None)
        if last is None or (last.self_cue and last.self_cue.kind is not RelationKind.REFERS_TO):
            return
        start = max(p.end for p in places)
        stop = min(end, start + 400)
        sentence = re.compile(r"\.\s|;").search(self._folded, start, stop)
        first = next(p for p in places if p.top)
        words = self._folded[start : sentence.start() if sentence else stop]
        if self._kind not in NORMATIVE and not acts_itself(self._folded[max(0, first.start - REACH) : first.start], words):
            return
        cue = after(words, self._folded[max(0, first.start - 90) : first.start])
        if cue is not None:
            for place in places:
                if place.top and place.self_cue is None:
                    place.self_cue, place.cue_at = cue, place.start

    def _relations(self, places: list[Place]) -> Iterator[Relation]:
        for place in places:
            citation = place.citation
            if place.title_end > place.end:
                self._regions.append((place.start, place.title_end, citation))
            if place.self_cue is not None:
                span = self._span(place.cue_at, place.start, place.end)
                yield _relation(SELF, place.self_cue, citation.key, span, citation.confidence)
            if place.done_to_self is not None:
                span = self._span(place.cue_at, place.start, place.end)
                yield _relation(citation.key, place.done_to_self, SELF, span, citation.confidence)
            if place.cue is not None and place.subject is not None:
                span = self._span(place.subject.span.start, place.start, place.end)
                yield _relation(place.subject.key, place.cue, citation.key, span, citation.confidence)
            if place.cue is not None and place.object is not None:
                span = self._span(place.object.span.start, place.start, place.end)
                yield _relation(citation.key, place.cue, place.object.key, span, citation.confidence)

    def _span(self, first: int | None, start: int, end: int) -> Span:
        """The evidence: from the cue or the other document to the end of the citation, unless that is too far."""
        begin = start if first is None or first > start or start - first > 600 else first
        return span_of(self._text, begin, end)

    def plans(self, citations: Sequence[Citation]) -> Iterator[Relation]:
        """To carry out a plan is to implement the decision that issued it."""
        starts = [start for start, _, _ in self._regions]
        for match, key in carried_out(self._folded, citations):
            i = bisect_right(starts, match.start()) - 1
            inside = self._regions[i][2] if i >= 0 and self._regions[i][1] > match.start() else None
            at = match.start("plan")
            stop = _BREAK.search(self._text, at, at + 200)
            span = span_of(self._text, match.start(), stop.start() if stop else min(at + 100, len(self._text)))
            yield Relation(inside.key if inside else SELF, RelationKind.IMPLEMENTS, key, span, "plan-by-name", 0.75)


def _relation(source: str, cue: Cue, target: str, span: Span, confidence: float) -> Relation:
    return Relation(source, cue.kind, target, span, cue.rule, round(cue.confidence * min(1.0, confidence + 0.05), 2))
