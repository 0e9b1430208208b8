"""Whether a text is a scan's (bản quét): its letters then tell nothing of what the paper says to the letter."""

from __future__ import annotations

import re

from ingest.folding import fold
from ingest.repair import is_noisy

_SAMPLE = 3000
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam", re.IGNORECASE)
_MOTTO_FOLDED = re.compile(r"(?:xa h\S{1,2} ch\S ngh\S{1,3} viet|viet n[ae]m\W+d\S{1,2} lap|t\S do\W{1,3}h\Snh ph\Sc)")
_BARE = re.compile(r"(?<![\w./@-])(?:cua|duoc|cac|viec|dinh|thue|cuc|hien|nghi|tai chinh|hai quan|phong|truong)(?![\w/@-])")
"""Small words that Vietnamese always writes with accents."""


def is_blurred(text: str) -> bool:
    """By its accents, by the motto above the header, and by small words that lost theirs; a sample of the text decides."""
    top, end = text[:_SAMPLE], text[-_SAMPLE:]
    if _MOTTO_FOLDED.search(fold(top)) and not _MOTTO.search(top):
        return True
    return len(_BARE.findall(top)) + len(_BARE.findall(end)) > 1 or is_noisy(text)


_NOTES = re.compile(
    r"\]\((?:/|\.\./|https?:)|\*\*(?:Trạng thái|Lưu ý|Nguồn|Liên kết|Văn bản (?:liên quan|hướng dẫn))[^*\n]{0,30}\*\*"
    r"|^[ *|#>-]{0,6}Văn bản (?:liên quan|hướng dẫn) ?[|:]|^\| ?(?:Trạng thái|Nguồn)[^|\n]{0,30}\|"
    r"|văn bản hợp nhất|(?:được|đã được) sửa đổi, bổ sung (?:một số điều )?bởi",
    re.IGNORECASE | re.MULTILINE,
)  # [Nghị định 147/2026/NĐ-CP](/van-ban/…) · **Trạng thái sửa đổi** · | Trạng thái | Còn hiệu lực |


def is_annotated(text: str) -> bool:
    """Whether it is an edition with notes of its editors: links, a state, or a text merged with later changes."""
    return _NOTES.search(text) is not None
