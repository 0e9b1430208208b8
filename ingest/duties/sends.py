"""Words that send something to a body, and what stands behind its name: the office that takes it in, the day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.page import Page, party
from ingest.duties.receiver import others_at
from ingest.duties.reports import SEND
from ingest.duties.words import TELLS_WHOM, duty_words
from ingest.folding import LOWER, UPPER, fold

_TOWARDS = re.compile(
    r"(?:l(?<= l)(?:ien he(?: truc tiep)?(?: voi)?|en)|t(?<= t)(?:rao doi voi|oi|rinh)"
    r"|v(?<= v)(?:(?<!hop v)(?<!doi v)(?<!cung v)(?<!so v)(?<!viec v)oi|e)"
    r"|g(?<= g)ui(?: (?:ve|cho|den|toi))?|c(?<= c)ho|d(?<= d)en|b(?<= b)(?<!he thong thong tin b)ao cao) "
)
_LONGEST = 24
"""Letters of the longest words that lead to a receiver: those that begin before stronger ones end within these of them."""
_ACCENTS = {"ve": ("về", "vê", "vẻ", "ve"), "cho": ("cho",), "den": ("đến", "đên", "dến"), "toi": ("tới", "toi"), "len": ("lên",)}


_SPREADS = re.compile(
    r"(?<!\w)(?:tuyen truyen|huong dan|pho bien|quan triet|tap huan|ho tro|giao(?! thong)"
    r"|(?<!cung )cap(?! (?:tinh|huyen|xa|co so|tren|duoi|uy))"
    r"|cung cap(?! $| (?:cac )?(?:ket (?:qua|luan)|bao cao|so lieu|danh sach|thong tin|du lieu|ban tin)))[^,;]*$"
)


_STRONG_START = re.compile(
    rf"ba(?<!\w..)o(?= cao|{TELLS_WHOM})"
    r"|g(?:ui(?<!\w...)|iai(?<!\w.{4})(?= trinh))|t(?:ri(?<!\w...)nh|ham(?<!\w.{4}) muu)"
    r"|thong(?<!\w.{5}) (?:bao|tin)|co(?<!\w..) van ban|de(?<!\w..) xuat"
    r"|ki(?<!\w..)en nghi|ph(?<!\w..)an anh|xi(?<!\w..)n y|sa(?<!\w..)o(?= gui)"
)
"""Whether a word begins there is asked behind its first letters, which few others have."""


@lru_cache(maxsize=1)
def _strong_starts(folded: str) -> tuple[int, ...]:
    """Where words that send may begin in a whole text, which its clauses are searched for again and again."""
    return tuple(match.start() for match in _STRONG_START.finditer(folded))


def sends_again(page: Page, at: int, end: int) -> bool:
    """Whether strong words that send may begin in `at..end`."""
    starts = _strong_starts(page.folded)
    first = bisect_left(starts, at)
    return first < len(starts) and starts[first] < end


def _first(pattern: re.Pattern[str], starts: Sequence[int], folded: str, at: int, end: int) -> re.Match[str] | None:
    """What `pattern.search(folded, at, end)` finds, tried only where it can begin."""
    for i in range(bisect_left(starts, at), len(starts)):
        if starts[i] >= end:
            return None
        if (match := pattern.match(folded, starts[i], end)) is not None:
            return match
    return None


def next_to(page: Page, at: int, end: int, report: bool) -> re.Match[str] | None:
    """The next words from `at` on behind which whoever gets something stands; weak ones (`về`, `cho`) only in a `report`."""
    while True:
        strong = _first(SEND, _strong_starts(page.folded), page.folded, at, end)
        stop = end if strong is None else min(end, strong.start() + _LONGEST)
        weak = _TOWARDS.search(page.folded, at, stop) if report else None
        first = weak if strong is None or (weak is not None and weak.start() < strong.start()) else strong
        if first is None:
            return None
        if page.folded.startswith(("da ", "duoc "), max(at, first.start() - 3)) or page.folded.endswith(
            (" da ", " truoc khi "), at, first.start()
        ):
            at = first.end()
            continue
        word = first.group().strip()
        if word.startswith("bao ") and page.text.startswith("bảo ", first.start()):
            at = first.end()  # `bảo vệ cơ quan`
            continue
        accents = _ACCENTS.get(word)
        spreads = first is weak and _SPREADS.search(page.folded, max(at, first.start() - 60), first.start())
        if spreads or page.folded.startswith("bao chi", first.end()):
            at = first.end()
            continue
        if accents is None or page.text[first.start() : first.end()].strip().lower() in accents:
            return first
        at = first.start() + 1


_HANDS_TO = re.compile(r"(?:gui|cho|voi|den|toi|lien he|lien he truc tiep) $")
"""Words before whoever gets a report, known to the vocabulary or not."""


_LONE = re.compile(
    rf"(?:Bộ(?! phận| máy| chỉ huy| tư lệnh)|Tổng cục|Sở)(?=[ ,.;:)]|$)(?! [{UPPER}])"
    r"|(?:Phòng|Ban|Vụ|Viện|Cục|Chi cục|Trường)(?=[,.;:)]|$| (?:để|trước|theo|xem xét|kết quả|tình hình|danh sách)(?!\w))"
)
"""` báo cáo Bộ kết quả …`: a kind of body alone, behind a word that sends."""


_UNIT = re.compile(r"(?:phong|vu|cuc|ban|van phong|thanh tra) ")


def _unit_of_issuer(page: Page, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """`Phòng Kế hoạch - Tài chính, Sở Giáo dục và Đào tạo` in a letter of that department is one body."""
    if len(parties) != 2 or not page.writer or not fold(parties[1].name).startswith(page.writer):
        return parties
    one, other = parties
    if _UNIT.match(fold(one.name)) is None or page.text[one.span.end : other.span.start] != ", ":
        return parties
    return (party(page, one.span.start, other.span.end),)


def _is_bare(parties: tuple[Party, ...]) -> bool:
    return len(parties) == 1 and fold(parties[0].name) in ("to chuc", "ca nhan", "doanh nghiep", "co so", "don vi")


_THING = re.compile(r"gui (?!ve |cho |den |toi )[^;.:()]{3,90}? (?:ve|cho|toi|den) ")
"""`gửi giấy phép đã cấp về Bộ Tài chính`."""
_JOINT = re.compile(r"(?:, (?:va )?| va | hoac )")


def receivers(page: Page, sent: re.Match[str], end: int, report: bool) -> tuple[tuple[Party, ...], int]:
    """Who stands behind the words that send, and where their names end; others than bodies only in a `report`."""
    parties, done = bodies_at(page, sent.end(), end)
    if not parties and (lone := _LONE.match(page.text, sent.end(), end)) is not None:
        parties, done = (party(page, lone.start(), lone.end()),), lone.end()
    if not parties and (thing := _THING.match(page.folded, sent.start(), end)) is not None:
        parties, done = bodies_at(page, thing.end(), end)
        if not parties and (lone := _LONE.match(page.text, thing.end(), end)) is not None:
            parties, done = (party(page, lone.start(), lone.end()),), lone.end()
    if report and _HANDS_TO.search(sent.group()) and (not parties or _is_bare(parties)):
        others, last = others_at(page, sent.end(), end)
        parties, done = (others, last) if last > done else (parties, done)
    while report and parties and _HANDS_TO.search(sent.group()) and (joint := _JOINT.match(page.folded, done, end)) is not None:
        more, last = bodies_at(page, joint.end(), end)
        if not more:
            more, last = others_at(page, joint.end(), end)
        if not more:
            break
        parties, done = (*parties, *more), last
    if parties and (where := _WHERE.match(page.text, done, end)) is not None:
        parties, done = (*parties[:-1], party(page, parties[-1].span.start, where.end())), where.end()
    return _unit_of_issuer(page, parties), done


_WHERE = re.compile(
    r" \(nơi [^()\n]{3,70}\)| (?:(?:về|trong) lĩnh vực [^,;.:()\n]{3,50}?"
    r"|(?<=quản lý )(?!kết quả|tình hình|danh sách|các |những )[^,;.:()\n]{3,50}?|quản lý (?:địa bàn|trụ sở)[^,;.:()\n]{0,50}?"
    r"|nơi [^,;.:()\n]{3,70}?|vùng (?:hạ du|cao|lũ|biên giới|ven biển|đồng bằng|bãi ngang|dự án)"
    r"|(?:trực tiếp quản lý|quản lý trực tiếp)(?: [^,;.:()\n]{3,60}?)??)"
    r"(?= (?:để|và (?:gửi|báo cáo)|khi|nếu|ngay|về|theo|trước|trong|kèm|bằng|qua|chậm|xem xét|quyết định"
    r"|quy định tại|có ý kiến|cho phép)"
    r"(?!\w)|[,;.:(\n]|$)"
)
"""`Ủy ban nhân dân cấp tỉnh nơi có mỏ`: which one of a class."""


_THROUGH = re.compile(r" (?:thông )?qua ")
_ASIDE = re.compile(r" \([^()\n]{1,160}\)")
_LATE_ASIDE = re.compile(r"(?:,? [a-zà-ỹđ]+){1,4} \([^()\n]{1,160}\)")
"""` Phòng Chính trị, tư tưởng (Chuyên viên …)`: words of a name that the vocabulary lacks, before the bracket."""
_OFFICE = re.compile(r" ?\((?:qua |thong qua |gui qua )?")


_REST = re.compile(rf"(?: [{LOWER}]+){{1,6}}$")


def office(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], int]:
    """The office behind a recipient (`gửi về Bộ Công an (qua Cục Cảnh sát giao thông)`), and where the bracket ends."""
    through = _THROUGH.match(page.text, at, end)
    if through is not None:
        parties, done = bodies_at(page, through.end(), end)
        bracket = _ASIDE.match(page.text, done, end) or _LATE_ASIDE.match(page.text, done, end) if parties else None
        return parties, bracket.end() if bracket else done if parties else at
    opening = _OFFICE.match(page.folded, at, end)
    if opening is None:
        return (), at
    parties, done = bodies_at(page, opening.end(), end)
    close = page.text.find(")", opening.end(), min(end, at + 160))
    acts = duty_words().verb_at(page.text, page.folded, done + 1, close) if close > done else None
    if parties and close >= 0 and acts is None and _REST.match(page.text, done, close):  # `(Phòng Quản lý thương mại)`
        parties = (*parties[:-1], party(page, parties[-1].span.start, close))
    return parties, close + 1 if close >= 0 else at


_TIME_JOINT = re.compile(r" (?:và |đồng thời )?")
_BARE_DAY = re.compile(r" (?:trước|chậm nhất|vào)(?: là| vào)?(?: ngày)? \d{1,2}(?=[ ,])")
"""` trước ngày 20` behind a rhythm: the day of each month."""


_BLURRED_DAY = re.compile(r" [^ ]{1,4}oc nga?y[^;:]{1,30}?(?=,? de (?:tong hop|bao cao|trinh|xem xet|nghien cuu)(?!\w))")
"""` rước ngày @Á4/.4//2024` on a scan, before `để tổng hợp`."""


def past_timings(page: Page, at: int, end: int) -> int:
    """Where timings that follow one another end (`trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm`)."""
    blurred = _BLURRED_DAY.match(page.folded, at, end)
    if blurred is not None and not page.timings_in(at + 1, blurred.end()):
        return blurred.end()
    day = _BARE_DAY.match(page.text, at, end)
    if day is not None and not page.timings_in(at + 1, day.end()):
        return day.end()
    while (joint := _TIME_JOINT.match(page.text, at, end)) is not None:
        timing = page.timing_at(joint.end())
        if timing is None:
            break
        at = timing.span.end
    return at
