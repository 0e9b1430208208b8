"""A document while its duties are read, and the names of bodies as its duties carry them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import field
from functools import cache, lru_cache

from ingest.bodies.context import Context, describe, expand
from ingest.bodies.words import whole_name, words
from ingest.document import Party, Timing
from ingest.folding import fold
from ingest.patterns import any_of
from ingest.readings import span_of
from ingest.record import record
from ingest.vocabulary import load


@record
class Page:
    """A document while its duties are read.

    `text` is the canonical text with a scan's slips mended and headings in capitals written as a sentence, `original` as it
    is, `folded` without accents; all are equally long. `times` are where `timings` begin, `bodies` where names of bodies do,
    those in citations left out; `cited` are where citations begin and end. `writer` is the issuer's folded name without its
    place. `letter` tells a document with addressees, `reply` one to companies, persons or bodies above alone, `order` a plan,
    directive or telegram, `directs` one of those or a letter to many, `normative` a law, decree or circular: there a body and
    a verb alone make no duty.
    """

    text: str
    original: str
    folded: str
    context: Context
    timings: tuple[Timing, ...]
    times: tuple[int, ...]
    bodies: tuple[int, ...]
    cited: tuple[tuple[int, int], ...]
    addressees: tuple[Party, ...]
    writer: str
    letter: bool
    reply: bool
    order: bool
    directs: bool
    normative: bool
    listed: dict[tuple[int, int], tuple[tuple[Party, ...], int]] = field(default_factory=dict, compare=False, repr=False)
    """The lists of bodies that were read, by where they were sought: several rules look at one place."""
    charged: dict[str, list[Party]] = field(default_factory=dict, compare=False, repr=False)
    """Private actors that had a duty before, by the folded noun that opens their name."""
    called: tuple[tuple[str, Party], ...] = field(default=(), compare=False, repr=False)
    """What a letter calls addressees that the vocabulary lacks (`ong watanabe takemi`, `sec`), folded, to their names."""
    shorts: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What the text writes in short after a name (`NHTM` behind `Ngân hàng thương mại`), to the whole name."""

    def bodies_in(self, start: int, end: int) -> tuple[int, ...]:
        return self.bodies[bisect_left(self.bodies, start) : bisect_left(self.bodies, end)]

    def in_citation(self, at: int) -> bool:
        """Whether what begins at `at` is part of a citation (`Thông tư số 02/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm …`)."""
        before = bisect_left(self.cited, (at, 0)) - 1
        return before >= 0 and at < self.cited[before][1]

    def timings_in(self, start: int, end: int) -> tuple[Timing, ...]:
        first = bisect_left(self.times, start)
        return self.timings[first : bisect_left(self.times, end, first)]

    def timing_at(self, at: int) -> Timing | None:
        """The timing that begins at `at`."""
        first = bisect_left(self.times, at)
        return self.timings[first] if first < len(self.times) and self.times[first] == at else None

    def holds(self, words: tuple[str, ...], start: int, end: int) -> bool:
        """Whether one of the words stands there: told much sooner than by the pattern that needs one, which most places lack."""
        folded = self.folded
        for word in words:  # noqa: SIM110 (a generator would take as long as the pattern)
            if folded.find(word, start, end) >= 0:
                return True
        return False

    def words_end(self, start: int, end: int, marks: str) -> int:
        """Where the words of `start..end` stop, before the marks at their end. A part is looked at, never all before it: that
        would take time with the square of the text's length."""
        return start + len(self.text[start:end].rstrip(marks))

    def timing_over(self, at: int) -> Timing | None:
        """The timing that began before `at` and goes on behind it (`báo cáo quý và báo cáo năm`)."""
        last = bisect_left(self.times, at) - 1
        return self.timings[last] if last >= 0 and at < self.timings[last].span.end else None


def party(page: Page, start: int, end: int) -> Party:
    """The body named at `start..end`, its name as an obligation carries it."""
    span = span_of(page.original, start, end)
    written = page.text[span.start : span.end].rstrip(" -–—|~_")
    while (loose := next((tail for tail in _LOOSE_ENDS if written.endswith(tail)), None)) and not written.endswith("hàng không"):
        written = written[: -len(loose)]
    if written.rfind("(") > written.rfind(")"):
        written = written[: written.rfind("(")].rstrip(" ,")  # what stands in brackets tells which, cut in its midst nothing
    aside = _ASIDE.search(written) if written.endswith(")") else None
    if aside is not None and _is_gloss(written[: aside.start()], aside["aside"]):
        written = written[: aside.start()]
    name = duty_name(page, written)
    if (reach := _NAMED_BEFORE.get(name)) is not None:
        name = named_before(page, name, start, reach) or name
    elif name.startswith(_OF_LEVEL) and (whole := named_before(page, "Hội", start, 600)) is not None:
        name = f"{_LEVEL_END.sub('', whole)}{name.removeprefix('Hội')}"  # `Hội cấp huyện` of `Hội Người cao tuổi tỉnh`
    return Party(name, span)


def _is_gloss(name: str, aside: str) -> bool:
    """Whether what stands in brackets behind a name is the same body in short (`UBND các xã, phường (UBND cấp xã)`) or tells who
    all it is."""
    told = aside.startswith(_PERSONS) or (aside.startswith(_TELLS) and name.startswith(_COMPANIES))
    if ", " in aside or "; " in aside or told:
        return True
    other, own = whole_name(aside), whole_name(name)
    return other is not None and own is not None and other.is_class and expand(other.kind) == expand(own.kind)


_PERSONS = (
    *("với tư cách ", "đồng chí ", "Đồng chí ", "đ/c ", "Đ/c ", "ông ", "bà ", "thầy ", "cô "),
    *("do đồng chí ", "do đ/c ", "do ông ", "do bà "),
)
"""`Nhân viên y tế (đồng chí Minh Tho)`, `Tổ văn phòng (do đồng chí Tổ trưởng làm đầu mối)`: who it is."""
_TELLS = ("nơi ", "là ", "do ", "đang ", "đã ", "được ", "sau đây ", "trước đây ", "nay là ")
_COMPANIES = ("Công ty ", "Tổng công ty ", "Chi nhánh ", "Ngân hàng ", "Doanh nghiệp ")
"""`Công ty TNHH An Bình (nơi các bên góp vốn)`: what is told of it."""
_NAMED_BEFORE = {
    **{"Sở": 600, "Trung tâm": 600, "Chi cục": 600},
    **{"Ban Quản lý": 20_000, "Tổng Liên đoàn": 20_000},
}
"""Kinds of bodies that alone are no names, and within how many characters before them the name whole stands."""
_OF_LEVEL = ("Hội cấp ", "Hội các cấp", "Hội cơ sở")
_LEVEL_END = re.compile(r" (?:tỉnh|huyện|thị xã|thành phố|xã|phường|cấp \w+)$")


def named_before(page: Page, kind: str, at: int, reach: int) -> str | None:
    """The one body of that kind named before `at` (`Giao Sở Tư pháp …; vướng mắc phản ánh về Sở`); None where several are."""
    found: set[str] = set()
    before = max(0, at - reach)
    while (before := page.text.find(f"{kind} ", before, at)) >= 0:
        named = words().read(page.text, before)
        if named is not None and (named.rule != "kind" or named.kind != kind) and named.end > before + len(kind):
            found.add(duty_name(page, page.text[before : named.end]))
        before += len(kind)
    return found.pop() if len(found) == 1 else None


_LOOSE_ENDS = (
    *(" và", " hoặc", " vẫn", " đều", " cũng", " tự", " chỉ", " còn", " không", ",", " là đầu mối", " kịp thời", " tiếp tục"),
    *(" chủ động", " hàng tháng", " hằng tháng", " hàng quý", " hằng quý", " hàng năm", " hằng năm"),
    *(" sẽ", " phải", " thì", " định kỳ", " khi", " sau khi", " mà", " nơi", " của", " cho", " có trách nhiệm"),
    *(" hoặc người", " hoặc tổ chức", " hoặc cơ quan", " hoặc đơn vị"),
)
"""What stands behind a name and goes on to the next one or to what it does (`Người nộp phí vẫn …`)."""


_IN_SHORT = re.compile(
    r" \((?:(?:(?:Phòng|Ban|Cục|Chi cục|Vụ|Sở|Trung tâm|Tổ|Văn phòng) )?[A-ZĐ&]{2,8}\)(?= |$)"
    r"|(?:sau đây )?(?:gọi|viết) (?:tắt |chung )?là:? [^()]{2,60}\)$)"
)
"""What a name is called from here on (`ngân hàng thương mại (NHTM)`, `Trung tâm Y tế (TTYT) các huyện`)."""
_ASIDE = re.compile(r" \((?P<aside>[^()]*)\)$")
_DETERMINED = re.compile(r"^(?:Các|Những|Mọi|Từng|Tất cả các|Toàn thể các)(?= )")
_ONE_READING = (
    (re.compile(r"(?<=trực thuộc )(?P<t>[Tt])rung\b(?! ương).{0,12}$"), r"\g<t>rung ương"),
    (re.compile(r"(?<=các tỉnh, thành phố trực )th(?!uộc [Tt]rung ương).{0,24}$"), "thuộc Trung ương"),
    (re.compile(r"\bcác [^,]{1,9} phố(?= trực thuộc [Tt]rung ương)"), "các tỉnh, thành phố"),
    (re.compile(r"\bnhân dân [^ ]{0,3}\| (?=cấp )"), "nhân dân "),
    (re.compile(r"\bt6 chức\b"), "tổ chức"),
)
"""Words of names that a scan blurs and that can be only one thing (`các „mm phố trực thuộc trung ương`)."""
_BARE_KINDS = ("so", "bo", "cuc", "tong cuc", "chi cuc", "uy ban", "phong")
_OFFICE_OF = re.compile(
    r"(?P<office>(?:Thanh tra|(?:Phó )?Giám đốc|(?:Phó )?Cục trưởng|(?:Ban )?Lãnh đạo|lãnh đạo"
    r"|(?:các )?đơn vị trực thuộc(?= Sở$)"
    r"|(?:(?:Chánh |Phó Chánh )?Văn phòng(?= (?:Chi c|C)ục$)"
    r"|(?:(?:các )?[Pp]hòng[^,;]{0,40}? thuộc|(?:các )?đơn vị (?:trực )?thuộc)(?= (?:(?:Chi c|C)ục|Sở)$))) )"
    r"(?P<kind>Sở|Cục|Chi cục|(?<=ãnh đạo )(?:Phòng|Bộ|Tổng cục))$"
)
"""An office inside a body that is named by its kind alone (`Thanh tra Sở`, `Lãnh đạo Cục`)."""


@cache
def _short_nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Nouns that are written in short (`DNCX`), but in numbers of documents, and what they stand for."""
    nouns: dict[str, str] = load("agencies")["short_nouns"]
    return re.compile(rf"(?<![\w/&-])(?:{any_of(nouns)})(?![\w/&-])"), nouns


@lru_cache(maxsize=8192)
def _in_words(written: str) -> str:
    """The name with its abbreviations expanded; the same names come again and again."""
    pattern, nouns = _short_nouns()
    name = pattern.sub(lambda match: nouns[match.group()], expand(_IN_SHORT.sub("", written)))
    if "trực th" in name or "|" in name or "t6 " in name:
        for blurred, mended in _ONE_READING:
            name = blurred.sub(mended, name)
    return _DETERMINED.sub(lambda match: match.group().lower(), name)


_NOUN_SHORT = re.compile(r"(?<![\w/&-])(?<!^)[A-ZĐ]{2,8}(?![\w/&-])")
"""`CCN` of `các chủ đầu tư hạ tầng CCN`."""


def _noun(page: Page, short: str) -> str:
    """The noun that the text itself writes in short (`cụm công nghiệp (CCN)`)."""
    whole = page.shorts.get(short, "")
    return whole if whole[:1].islower() else short


def duty_name(page: Page, written: str) -> str:
    """The name as written, abbreviations expanded; a bare `Sở` is the issuer without its place, a bare `Bộ` one above it."""
    name = _in_words(written)
    if page.shorts:
        name = _NOUN_SHORT.sub(lambda short: _noun(page, short.group()), name)
    issuer = page.context.issuer
    if not issuer:
        return name
    office = _OFFICE_OF.match(name)
    kind = fold(office["kind"] if office is not None else name)
    if kind in _BARE_KINDS and fold(issuer).startswith(f"{kind} "):
        whole = _without_place(page.context, issuer)
        return f"{office['office']}{whole}" if office is not None else whole
    if name == "Trưởng phòng" and issuer.startswith("Phòng "):
        return f"Trưởng phòng {_without_place(page.context, issuer).removeprefix('Phòng ')}"
    if kind in _BARE_KINDS and office is None:
        return _above(page.context, issuer, kind) or _ministry_of(issuer, kind) or name
    if name.removeprefix("Phó ") == "Giám đốc" and issuer.startswith(_LED):
        return f"{name} {_without_place(page.context, issuer)}"
    return name


_LED = ("Sở ", "Công an ", "Bảo hiểm xã hội ", "Kho bạc ", "Trung tâm ")
"""What issues the document in which `Giám đốc` alone is its head; other heads' titles tell what they lead (`Chi cục trưởng`)."""
_BY_LEVEL = ("Công an", "Bảo hiểm xã hội", "Thanh tra")


def _without_place(context: Context, issuer: str) -> str:
    """`Sở Nội vụ tỉnh Trà Vinh` to `Sở Nội vụ`; what is called by its level keeps that (`Công an tỉnh`)."""
    place = context.place or context.province
    short = issuer.removesuffix(f" {place}") if place else issuer
    if short == "Cục Hải quan":  # the whole customs bear that name too
        return issuer
    return f"{short} {place.split(' ')[0]}" if place and short in _BY_LEVEL else short


def _above(context: Context, issuer: str, kind: str) -> str | None:
    """The body of a kind that stands above the issuer (`Bộ` in a letter of Tổng cục Thuế is Bộ Tài chính)."""
    body = issuer
    for _ in range(3):
        above = describe(body, context).parent
        if above is None or fold(above).startswith(kind + " "):
            return above
        body = above
    return None


def _ministry_of(issuer: str, kind: str) -> str | None:
    """`Bộ` in a letter of a department is the ministry of its field."""
    ministry = words().ministry.match(f"Bộ{issuer.removeprefix('Sở')}") if kind == "bo" and issuer.startswith("Sở ") else None
    return ministry.group() if ministry is not None else None


GROUNDS = (
    r"(?:can cu|tu|theo|tren co so|doi chieu) (?:vao |theo |voi )?(?:(?:cac|nhung|hai) )*"
    r"(?:quy dinh|huong dan|noi dung|van ban|can cu|co so)(?:, (?:quy dinh|huong dan))?[^,;.]{0,60} (?:tren|nay|day)(?!\w)"
)
"""`Căn cứ các quy định trên`, `Từ các căn cứ nêu trên`: of what follows of the law that was told."""

INFORMS = re.compile(
    r"(?:xin )?(?:thong bao|tra loi|co y kien)(?: de)?(?:(?! cho)[^;.]{0,90} (?:duoc )?biet(?! de )(?!\w)[^;]{0,60}$"
    r"|[^;.]{0,90} biet(?: de|,)? (?:va )?thuc hien (?:dung )?theo (?:dung )?quy dinh)"
    r"|co (?:bao cao|cong van|van ban|to trinh) (?:so|tai)(?!\w)"
    r"|(?:tran trong )?xin (?:tran trong )?(?:gui|thong bao|cam on)(?!\w)"
)
"""`… thông báo để Cục Thuế biết và thực hiện`: what the writer does by its document, also where its name is lost; to tell ship
owners `biết để chủ động phòng tránh` is a task. `Chi cục … có báo cáo tại công văn số …` told it before."""


_SO = re.compile(
    rf"(?:(?:theo do|do do|nhu vay|vi vay|do vay|tuy nhien|ve nguyen tac|{GROUNDS}[^,;.]{{0,80}}|can cu [^,;]{{5,90}} nay)"
    r"(?:,| thi) )+(?:ve nguyen tac, )?"
)


def past_grounds(page: Page, start: int, end: int) -> int:
    """Where a sentence begins behind `Theo đó, ` and `Căn cứ các quy định nêu trên, `, which no duty needs."""
    so = _SO.match(page.folded, start, end)
    return so.end() if so is not None else start


def begins(page: Page, opening: int, at: int) -> int:
    """Where the words of a duty begin whose actors stand at `at`: with their circumstance, unless another clause follows that
    (`Trường hợp A thì B, Công ty …`)."""
    if page.letter and page.text.endswith(" nhưng ", opening, at):
        return at
    then = page.text.rfind(" thì ", opening, at) if page.letter and at > opening else -1
    another = then >= 0 and at - then > len(" thì ") and not page.folded.startswith(_WHEN, then + len(" thì "))
    return at if another else min(opening, at)


_WHEN = ("khi ", "sau khi ", "truoc khi ", "trong ", "doi voi ", "neu ", "truong hop ", "cham nhat ", "ngoai ", "tu ngay ")


def commas(page: Page, at: int, end: int) -> Iterator[int]:
    """Where what stands behind the first few commas of an opening phrase begins, up to a semicolon."""
    for _ in range(_MOST_COMMAS):
        comma = page.text.find(", ", at, min(end, at + 250))
        if comma < 0 or page.text.find(";", at, comma) >= 0:
            return
        at = comma + 2
        yield at


def bracketed(page: Page, start: int, at: int) -> bool:
    """Whether brackets that open behind `start` are open at `at`."""
    return page.text.rfind("(", start, at) > page.text.rfind(")", start, at)


_MOST_COMMAS = 6
