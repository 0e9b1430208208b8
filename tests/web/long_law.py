"""A law of ten thousand lines, made: quick to read, and each of its articles, clauses and points has an address."""

from __future__ import annotations

from pathlib import Path

from graph.store import STORE_NAME, Store
from ingest.document import Document, Source
from ingest.parse import parse_document
from tests.web.people import empty_home

LAW = "qh/luat/2030/77"
HEAD = """QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Luật số: 77/2030/QH16\tĐộc lập - Tự do - Hạnh phúc

LUẬT
Về việc gì cũng có

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật về việc gì cũng có."""
DUTY = "7. Ủy ban nhân dân cấp tỉnh báo cáo Bộ Nội vụ kết quả thực hiện Điều {n} trước ngày 15 tháng 6 hằng năm."
ARTICLE = 56
"""Lines of an article."""


def long_law(lines: int = 10_000) -> Document:
    text = [HEAD]
    for n in range(1, lines // ARTICLE + 1):
        text.append(f"Điều {n}. Quy định số {n}")
        for clause in range(1, 7):
            text.append(f"{clause}. Việc thứ {clause} của Điều {n}.")
            text += [f"{point}) Trường hợp {point} của việc {clause};" for point in "abcdefgh"]
        text.append(DUTY.format(n=n))
    return parse_document("\n".join([*text, "", "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn A"]), Source("luat.txt", "txt", "7" * 64))


def home_with_law(home: Path) -> Path:
    """A home with the law alone, whose index needs no model."""
    empty_home(home)
    with Store(home / STORE_NAME) as store:
        store.put(long_law())
    return home
