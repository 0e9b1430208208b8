"""Openings that tell when in words of their own (`Trong tháng ra quân báo cáo …`, `Vào đầu mùa mưa kiểm tra …`)."""

from __future__ import annotations

import re

from ingest.duties.actors import bodies_at
from ingest.duties.page import Page
from ingest.duties.words import duty_words

_TIME = re.compile(
    r"(?:(?:hang|moi) ngay|(?:sang|chieu|toi) thu|dinh ky (?:vao )?(?:cac )?(?:chieu|sang|thu|dau|cuoi|giua)"
    r"|(?:trong|vao|den|cuoi|dau|giua)(?: (?:cac|nhung|moi|suot|dau|cuoi|giua|toan bo))*"
    r" (?:ngay|thang|tuan|mua|vu|dot|dip|giai doan|gio|buoi|sang|chieu|toi|thu)"
    r"|(?:ke )?tu (?:quy|thang|nam|ngay)|sau (?:thoi diem|thoi gian|thoi han|ngay))"
    r" (?!ke toan|tinh thue|tai chinh)[^ ,;:.()]+"
)
"""The words for the time and the first that tells which."""
_TIMES = (
    "tu ",
    "ke tu ",
    "sau ",
    "hang ngay",
    "moi ngay",
    "dinh ky ",
    "trong ",
    "vao ",
    "den ",
    "cuoi ",
    "dau ",
    "giua ",
    "sang thu ",
    "chieu thu ",
    "toi thu ",
)
_WORD = re.compile(r" (?=[a-z])")
_STOP = re.compile(r"[,;:.()]")
_MOST = 60
"""Letters of such an opening at most."""


def past_time_words(page: Page, at: int, end: int) -> int | None:
    """Where the act, or whoever acts, begins behind a time that no other words end (`Hằng ngày trong tháng cao điểm cập nhật tiến
    độ`, `Từ quý IV/2023 Phòng Kinh tế gửi …`)."""
    if page.normative or not page.folded.startswith(_TIMES, at, end):
        return None
    time = _TIME.match(page.folded, at, end)
    if time is None:
        return None
    limit = min(end, time.end() + _MOST)
    stop = _STOP.search(page.folded, time.end(), limit)
    limit = stop.start() if stop is not None else limit
    starts = (word.end() for word in _WORD.finditer(page.folded, time.end(), limit))
    return next((i for i in starts if _acts(page, i, end)), None)


def _acts(page: Page, at: int, end: int) -> bool:
    """Whether an act begins at `at`, or the name of a body that acts."""
    if duty_words().verb_at(page.text, page.folded, at, end) is not None:
        return not page.reply
    parties, after = bodies_at(page, at, end)
    return bool(parties) and duty_words().first_verb(page.text, page.folded, after + 1, end) is not None
