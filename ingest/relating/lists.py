"""Lists of documents: what joins their members, which words before a list hold for all of it, and the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Citation, RelationKind
from ingest.relating.cues import CAN_CU, Cue, verbs
from ingest.relating.ranks import NORMATIVE


def lines_of(text: str, citations: Sequence[Citation]) -> Iterator[tuple[int, int, list[Citation]]]:
    """The lines that hold citations, and those that end with a colon, which may state something of the items below."""
    at = 0
    i = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        group: list[Citation] = []
        while i < len(citations) and citations[i].span.start <= stop:
            group.append(citations[i])
            if citations[i].span.end > stop:  # the line was cut within a citation
                stop = text.find("\n", citations[i].span.end)
                stop = len(text) if stop < 0 else stop
            i += 1
        yield at, stop, group
        at = stop + 1


_PINPOINT = (
    r"(?:(?:tai|quy dinh tai|theo)\s)?"
    r"(?:(?:diem|khoan|dieu|muc|chuong|phan|phu luc|tiet|cac khoan|cac dieu)(?:\s|(?=\d))[^;:]{1,90}?)?"
)
_JOINT = re.compile(
    rf"\s*[)\]”\"]{{0,2}}\s*(?:[,;:+]|\.(?=\s))?\s*(?:(?:va|hoac|cung|cung nhu)\s)?(?:cac\s)?{_PINPOINT}"
    r"(?:cua\s|tai\s)?\s*[“\"]?"
    r"|\s*,?\s(?:va|cung)\s(?:(?:y kien\s)?(?:chi dao|yeu cau)\s)?cua\s[^,;.:\d]{2,70}\st(?:a|á)i\s"  # `và của Y tại Công văn …`
    r"|\s*(?:theo\s)?y kien\s(?:chi dao|ket luan)\scua\s[^,;.:\d]{2,70}\stai\s(?:cac\s)?"  # `; ý kiến chỉ đạo của X tại …`
)


_GOES_ON = re.compile(
    rf"(?:,| va|, va| cung|, cung)\s(?:thuc hien\s)?(?:{_PINPOINT}(?:cua\s|tai\s)?"
    r"|(?:y kien\s)?(?:chi dao|yeu cau|ket luan)\scua\s[^,;.:\d]{2,70}\stai\s)$"
)


def goes_on(words: str) -> bool:
    """Whether `words`, a title's, end with what joins a further document (`… về hóa đơn, chứng từ và Điều 8 `)."""
    return any(_GOES_ON.fullmatch(words, match.start()) for match in _AND.finditer(words, max(0, len(words) - 110)))


_AND = re.compile(r",? (?:va|cung)\s|,\s")
_ASKED = re.compile(r"(?:va|cung)\s(?:y kien\s)?(?:chi dao|yeu cau|ket luan)\scua\s[^,;.:\d]{2,70}\stai\s$")


def asked_in(words: str) -> bool:
    """Whether `words` end with who told what in the next document (`… và chỉ đạo của Cục Y tế dự phòng tại `)."""
    return _ASKED.search(words) is not None


def is_joint(words: str) -> bool:
    """Whether `words` only join two documents of a list, a pinpoint perhaps between."""
    return len(words) < 140 and bool(_JOINT.fullmatch(words)) and not verbs().search(words)


_OPENING = re.compile(
    rf"\W*(?:\w{{1,3}}[.)]\s)?(?:(?P<based_on>{CAN_CU})"
    r"|(?:(?:de|nham)\s)?(?:tiep tuc\s)?(?P<implements>(?:to chuc\s)?(?:thuc hien|trien khai))(?!\stheo)"
    r"|(?P<repeals>bai bo)|(?P<replaces>thay the))(?![^\W_])"
)


def opening(words: str, kind: str | None) -> Cue | None:
    """The relation that the first words of a sentence state of all that it lists between semicolons."""
    match = _OPENING.match(words)
    if match is None or not match.lastgroup:
        return None
    if match.lastgroup in ("repeals", "replaces") and kind not in NORMATIVE:
        return None
    return Cue(RelationKind(match.lastgroup), match.start(match.lastgroup), f"{match.lastgroup}-opening", 0.85)


_ISSUED_ON = re.compile(r"\W*[a-z ]{4,30}\s(?:nay\s)?duoc (?:ban hanh|xay dung)\s[a-z ]{0,20}can cu[^.]{0,60}:$")
_GROUNDS = re.compile(
    r"\W*(?:(?:\w{1,4}[.)]|dieu \d+\.)\s)?(?:cac\s)?(?:van ban\s)?(?:lam\s)?can cu"
    r"(?:\s(?:phap ly|phap luat|ban hanh|xay dung|thuc hien|lap|de))*"
    r"(?:\s(?:ke hoach|phuong an|de an|chuong trinh|van ban|to trinh|bao cao))?\W*"
)


def opens_list(words: str) -> Cue | None:
    """The relation that a line such as `Căn cứ:` or `Bãi bỏ các văn bản sau:` states of the items under it; the heading
    `Căn cứ pháp lý` needs no colon."""
    if _GROUNDS.fullmatch(words):
        return Cue(RelationKind.BASED_ON, 0, "grounds", 0.9)
    if not words.endswith(":") or len(words) > 260:
        return None
    if _ISSUED_ON.match(words):
        return Cue(RelationKind.BASED_ON, 0, "can-cu-list", 0.9)
    if re.match(r"\W*(?:\w{1,3}[.)]\s)?can cu[^.]{0,60}:$", words):
        return Cue(RelationKind.BASED_ON, 0, "can-cu-list", 0.9)
    if re.search(r"het hieu luc", words):
        return Cue(RelationKind.REPEALS, 0, "out-of-force-list", 0.85)
    match = re.search(r"(?P<replaces>thay the)|(?P<repeals>bai bo|huy bo)|(?P<implements>^\W*(?:trien khai|thuc hien))", words)
    if match is None or not match.lastgroup:
        return None
    documents = r"(?:cac|nhung|mot so)\s(?:van ban|nghi dinh|thong tu|quyet dinh|noi dung|nghi quyet)"
    told = documents if match.lastgroup == "implements" else f"{documents}|sau"  # not `Thực hiện như sau:`
    return Cue(RelationKind(match.lastgroup), 0, f"{match.lastgroup}-list", 0.85) if re.search(told, words) else None


def carries_nothing(cue: Cue, words: str) -> bool:
    """Whether a verb in a title carries nothing out (`về việc triển khai hóa đơn điện tử và Kế hoạch số …`)."""
    return cue.kind is RelationKind.IMPLEMENTS and len(words) - cue.start > 40


def in_full(citation: Citation) -> bool:
    """Whether a citation has number, day and issuer of its own, as one that only a title names seldom has."""
    return bool(citation.number and citation.date and citation.date.day) and " của " in citation.span.text
