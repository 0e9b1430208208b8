"""What a sentence says of documents before its verb: that they end, or are replaced (`… hết hiệu lực kể từ ngày ký`)."""

from __future__ import annotations

import re

from ingest.document import RelationKind
from ingest.relating.cues import Cue

_ENDED_BY = re.compile(
    r"ke tu (?:ngay|khi) (?:ky |ban hanh |co hieu luc )?[a-z ]{4,20} nay(?![^\W_])|ke tu ngay ky(?! (?:hop|ket))"
)


def acts_itself(before: str, words: str) -> bool:
    """Whether what a plan or letter says of documents between `before` and `words` is its own act: they end with its day."""
    return bool(_ENDED_BY.search(words) or _ENDED_BY.search(before))


_OUT_OF_FORCE = re.compile(r"het hieu luc|bi bai bo|khong con hieu luc|cham dut hieu luc|het gia tri")
_REPLACED_BY_SELF = re.compile(r"duoc thay the (?:bang|boi) [a-z ]{4,30} nay")


# What ends is not the document named, or something ends with it.
_AS_RULED = re.compile(
    r"(?<![^\W_])(?:(?<!kem )theo|trai voi|huong dan|den khi|den het|cho den|cham nhat)(?![^\W_])[^.;,]{0,60}$"
)


def after(words: str, before: str) -> Cue | None:
    """What a sentence says of documents that stand between `before` and `words`, the words to its end:
    `hết hiệu lực kể từ ngày Thông tư này có hiệu lực`.
    """
    if _AS_RULED.search(before):
        return None
    if match := _REPLACED_BY_SELF.search(words):
        return Cue(RelationKind.REPLACES, match.start(), "replaced-by-self", 0.9)
    if match := _OUT_OF_FORCE.search(words):
        return Cue(RelationKind.REPEALS, match.start(), "out-of-force", 0.85)
    return None
