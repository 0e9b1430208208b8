"""Heads whose lines run into each other, as copies of web pages have them: the date, the addressees and the first sentence in one
line (`Hà Nội, ngày 27 tháng 01 năm 2014 Kính gửi: Sở Y tế các tỉnh Trong thời gian qua, …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.folding import LOWER
from ingest.markup import Line
from ingest.paragraphs import Gap

_HEAD = 24
"""Lines within which a head stands."""
_SUBJECT = re.compile(r"^\W{0,3}Số ?:[^\n]{2,40}?(?P<cut> )(?=V/[vV] )")
"""`Số: 384/BYT-KCB V/v cấp chứng chỉ hành nghề`"""
_OPENS = re.compile(
    r"(?<=năm \d{4})(?P<cut> )(?:(?=Kính gửi ?:)|(?P<kind>QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|THÔNG BÁO|CÔNG ĐIỆN"
    r"|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|BÁO CÁO|TỜ TRÌNH|KẾT LUẬN)(?P<title> )(?=[VvB-ỸĐ]))"
)
"""Behind the place and date the addressees or the kind (`Kon Tum, ngày 04 tháng 5 năm 2020 QUYẾT ĐỊNH V/V BAN HÀNH …`)."""
_BODY = re.compile(
    rf"(?<=[{LOWER}\d.;:)])(?P<cut> )(?=(?:Căn cứ|Thực hiện|Theo|Trong|Để|Nhằm|Trả lời|Phúc đáp|Tiếp theo"
    r"|Triển khai|Hiện nay|Vừa qua|Thời gian|Tiếp tục|Xét|Qua|Ngày \d)[ ,])"
)
"""How a letter's first sentence begins behind its addressees."""
_HEADS = "(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG)"
"""Who issues in the issuer's name, behind the title (`… QUAN HỆ LAO ĐỘNG CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM`)."""
_LISTS = re.compile(r"Kính gửi ?:$")
_FARTHEST = 160
"""Letters of a line within which the place and date end."""
_SHORTEST = 16
"""Letters of an addressee or a title, with what announces it."""


def parted(lines: Sequence[Line], gaps: Sequence[Gap]) -> tuple[list[Line], list[Gap]]:
    """The lines and what stands before each, those at the top that hold several of a head parted."""
    whole: list[Line] = []
    before: list[Gap] = []
    listed = False
    for i, (line, gap) in enumerate(zip(lines, gaps, strict=True)):
        listed = listed and line.text[0] in "-–+("
        cuts = tuple(_cuts_below(line.text) if listed else _cuts(line.text, lines[0].text)) if i < _HEAD else ()
        parts = _cut(line, cuts) if cuts else [line]
        listed = (listed or _LISTS.search(parts[-1].text) is not None) and not (listed and cuts)
        whole += parts
        before += [gap, *[Gap.BLANK] * (len(parts) - 1)]
    return whole, before


def _cuts(text: str, first: str) -> Iterator[int]:
    """Where the parts of a head in one line begin; `first` is the head's first line, the issuer's name."""
    subject = _SUBJECT.match(text)
    if subject is not None:
        yield subject.start("cut")
    opens = _OPENS.search(text, 0, _FARTHEST)
    if opens is None:
        return
    yield opens.start("cut")
    if opens["kind"]:
        yield opens.start("title")
        issuer = re.escape(first.strip(" -_*"))
        issued = re.compile(rf"(?<!CỦA)(?P<cut> )(?:{_HEADS} )?{issuer}$").search(text, opens.end())
        if issued is not None and len(first) < _FARTHEST:
            yield issued.start("cut")
            return
    body = _BODY.search(text, opens.end() + _SHORTEST)
    if body is not None:
        yield body.start("cut")


def _cuts_below(text: str) -> Iterator[int]:
    """Where the first sentence begins behind the last of the addressees (`- Các đơn vị. Căn cứ …`)."""
    body = _BODY.search(text, 0, _FARTHEST)
    if body is not None and text[body.start() - 1] in ".;:)":
        yield body.start("cut")


def _cut(line: Line, cuts: Sequence[int]) -> list[Line]:
    """The parts of a line between the blanks at `cuts`."""
    found: list[Line] = []
    for first, end in zip((0, *(cut + 1 for cut in cuts)), (*cuts, len(line.text)), strict=True):
        starts, stops = (line.starts[first:end], line.ends[first:end]) if line.starts and line.ends else (None, None)
        found.append(Line(line.text[first:end], starts[0] if starts else line.start + first, starts, stops))
    return found
