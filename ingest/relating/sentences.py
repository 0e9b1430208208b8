"""Relations that the order of a whole sentence states: what was issued to carry out what, and what is sent along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import SELF, Citation, Relation, RelationKind
from ingest.readings import span_of

_PAST = re.compile(r"[^.;:]{0,400}?,\s(?:trong\s)?(?:thoi gian|nhung nam|cac nam)\s(?:vua\s)?qua(?![^\W_])")


def tells_the_past(folded: str, at: int) -> bool:
    """Whether the sentence goes on behind `at` with what has been done (`Triển khai Luật A, thời gian qua các địa phương …`)."""
    return _PAST.match(folded, at) is not None


def in_sentences(text: str, folded: str, citations: Sequence[Citation]) -> Iterator[Relation]:
    """The relations of all sentences that tell them so."""
    sent = set[int]()
    for i, citation in enumerate(citations):
        yield from _issued_to_carry_out(text, folded, citations, i)
        end = _sent_along(folded, citation, citations[i + 1] if i + 1 < len(citations) else None)
        if end is not None and end not in sent:  # one named in the title of another stands before the same brackets
            sent.add(end)
            span = span_of(text, citation.span.start, end)
            yield Relation(SELF, RelationKind.ATTACHES, citation.key, span, "sent-along", round(0.85 * citation.confidence, 2))


_HAS_ISSUED = re.compile(r",\s[^.;:,]{3,90}\s(?:da\s)?(?:ky\s)?ban hanh\s$")
_CARRYING_OUT = re.compile(
    r"(?<![^\W_])(?:thuc hien|trien khai(?:\sthuc hien)?|cu the hoa|thi hanh)\s(?:nghiem\s|cac\s|noi dung\s)*$"
)
_ENDS = re.compile(r"[.!?][”\")]?\s|[;”]|\n\n")
_REACH = 700
_MOST = 6


def _issued_to_carry_out(text: str, folded: str, citations: Sequence[Citation], i: int) -> Iterator[Relation]:
    """`Thực hiện Nghị định A … và Chỉ thị B …, UBND tỉnh đã ban hành Quyết định C`: C carries out A and B."""
    issued = citations[i]
    before = folded[max(0, issued.span.start - 110) : issued.span.start]
    if not before.endswith("ban hanh ") or _HAS_ISSUED.search(before) is None:
        return
    found: list[Citation] = []
    for earlier in reversed(citations[max(0, i - _MOST) : i]):
        between = text[earlier.span.end : issued.span.start]
        if len(between) > _REACH or _ENDS.search(between) is not None:
            return
        found.append(earlier)
        if _CARRYING_OUT.search(folded, max(0, earlier.span.start - 60), earlier.span.start):
            break
    else:
        return
    for one in reversed(found):
        span = span_of(text, one.span.start, issued.span.end)
        yield Relation(issued.key, RelationKind.IMPLEMENTS, one.key, span, "issued-to-carry-out", 0.75)


_COPY = re.compile(r"[^.;]{0,330}?\((?:co\s)?(?:ban\s)?sao\s(?:gui\s)?kem(?:\stheo)?(?:\s[a-z ]{4,16}\snay)?\)")
_WITH_IT = re.compile(
    r"(?:\s(?P<title>(?:ve|v/v|quy dinh|ban hanh|huong dan|trien khai)\s)[^.;()]{0,330}?)?"
    r"\s?\((?:xin\s)?(?:gui kem|dinh kem|kem theo)(?:\stheo)?(?:\s[a-z ]{4,16}\snay)?\)"
)


def _sent_along(folded: str, citation: Citation, following: Citation | None) -> int | None:
    """Where the brackets end that say that a copy of the document goes along (`Công văn số … (sao gửi kèm)`)."""
    at = citation.span.end
    sent = _WITH_IT.match(folded, at) or (_COPY.match(folded, at) if "sao " in folded[at : at + 340] else None)
    if sent is None:
        return None
    titled = sent.re is _WITH_IT and sent["title"] is not None
    if following is not None and following.span.start < sent.end() and not titled:
        return None
    return sent.end()
