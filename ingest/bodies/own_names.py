"""Names of bodies that no list holds: companies, hospitals and schools by their own names, committees by their cause, and
fields that the vocabulary lacks."""

from __future__ import annotations

import re

from ingest.bodies.places import CAPITAL, PLACE_KINDS
from ingest.folding import LOWER, UPPER
from ingest.patterns import any_of
from ingest.vocabulary import load

_PRIVATE_WORDS = [word for word in load("agencies")["in_companies"] if word != "và"]
_NO_BODY = (
    "(?!(?:Tổng công ty|Công ty|Chi nhánh|Ngân hàng|Hợp tác xã|Sở|Phòng|UBND|Ủy ban|Ban|Trung tâm|Chi cục|Cục|Công an|Bộ|Vụ"
    "|Thủ trưởng|Giám đốc|Tổng Giám đốc|Chủ tịch|Bộ trưởng|Cục trưởng|Vụ trưởng|Chánh|Trưởng|Hiệu trưởng|Văn phòng|Viện) )"
)
"""Behind `và` another body begins, no further word of the company's name."""
_CAUSES = any_of(load("agencies")["causes"], either_case=True, later_either_case=True)
STOP = frozenset(load("agencies")["not_in_names"])
"""Syllables that begin a verb or joint, so never the second half of a name that the vocabulary lacks."""

BEHIND = re.compile(" " + any_of(load("agencies")["not_behind_names"]) + r"(?!\w)")
"""What is told to a body stands behind its name and is no part of it (`báo cáo Phòng Nội vụ kết quả thực hiện`)."""

COMPANY = re.compile(
    rf"(?:(?:[Qq]uý |các )?(?:Tổng )?[Cc]ông ty|Doanh nghiệp|Chi nhánh|Ngân hàng|Tập đoàn|Hợp tác xã|HTX)"
    rf"(?: (?:(?:{'|'.join(_PRIVATE_WORDS)})(?!\w)|và(?= (?:{_NO_BODY}[{UPPER}]|{'|'.join(_PRIVATE_WORDS)}))"
    rf"|(?:(?!(?:{'|'.join(sorted(STOP))}) )[{LOWER}]+ ){{0,3}}(?:[{UPPER}&][\w&.\-]*|[-–—])(?!\w)|(?:số )?\d[\w&.\-]*(?!\w)))*"
)
"""`Công ty TNHH một thành viên Samsung Electronics Việt Nam Thái Nguyên`; a number behind small letters
counts what is done (`di dời 14 cột`)."""

COMPANY_ACTS = re.compile(
    rf"(?P<name>(?:[^ \n]+ )*[{UPPER}\d&][^ \n]*) (?:xây dựng|đầu tư|phát triển|sản xuất)(?: và (?:xây dựng|phát triển))?$"
)
"""`Công ty Điện lực Bình Thuận xây dựng`: behind its proper name what it does, where `COMPANY` ends."""

UNKNOWN_FIELD = re.compile(rf" (?P<caps>{CAPITAL}(?:(?: [-–—] |, | và | ){CAPITAL}){{0,5}})(?P<low> [a-zà-ỹđ]+)?")
"""A field that the vocabulary lacks: capitals and the syllable after the last one (` Chiến lược`)."""

BY_NAME = ("Bệnh viện", "Trường Đại học", "Trường Cao đẳng", "Trường Trung cấp", "Học viện", "Tòa Giám mục")
NAMED = re.compile(
    rf"(?! (?:Đa khoa|đa khoa|{PLACE_KINDS}|Trung [ươ]))"
    rf"(?: {CAPITAL}(?: (?!(?:{'|'.join(sorted(STOP))}) )[{LOWER}]+(?= [{UPPER}]))?){{1,5}}"
)
"""` Hữu nghị Việt Đức` after `Bệnh viện`: a proper name."""

BY_CAUSE = ("Ban Chỉ đạo", "Ban chỉ đạo")
CAUSE = re.compile(
    r"(?: (?:liên ngành|quốc gia|Quốc gia|Trung ương|các cấp))?"
    rf"(?: (?:(?:công tác|về) )?(?:\d{{2,4}}(?= )|{_CAUSES})(?!\w))"
    r"(?: (?:quốc gia|Quốc gia|Trung ương|(?:của )?địa phương)(?!\w))?"
)
"""` phòng, chống dịch bệnh COVID-19`, ` 389 quốc gia` after `Ban Chỉ đạo`: the cause that it has been set up for."""
