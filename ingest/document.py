"""Every type of what is read out of a document. Imports nothing of ours but `ingest.readings` and `ingest.places`.

Offsets count characters of `Document.text`, the canonical text; each `Span` repeats its words, so that
`document.text[span.start:span.end] == span.text` holds for every fact.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from ingest.places import NOWHERE, Places
from ingest.readings import PartialDate, Reading, Span, TextMap
from ingest.record import record


@record
class DocumentNumber:
    """The number and symbol of a document (số, ký hiệu).

    Of `09/2009/CT-UBND`: serial `09`, year `2009`, symbol `CT-UBND`. Of `17-NQ/TW`: serial `17`, symbol `NQ/TW`.
    `text` is the whole as written, without white space and with a reader's slips undone.
    """

    text: str
    serial: str | None
    year: int | None
    symbol: str


@record
class Signer:
    """Who signed (người ký), in what position (chức vụ) and for whom (quyền hạn: `TM. …`, `KT. …`)."""

    name: str | None
    position: str | None
    capacity: str | None


@record
class Recipient:
    """One line under `Nơi nhận`; `purpose` is what stands in brackets (`b/c`) or `Lưu`."""

    name: str
    purpose: str | None


@record
class Header:
    """The parts of a document outside its body (thể thức, decree 30/2020/NĐ-CP annex I); None where the copy is blank."""

    number: Reading[str] | None = None
    year: Reading[str] | None = None
    symbol: Reading[str] | None = None
    type: Reading[str] | None = None
    title: Reading[str] | None = None
    issuer: Reading[str] | None = None
    place: Reading[str] | None = None
    date: Reading[PartialDate] | None = None
    signer: Reading[Signer] | None = None
    addressees: tuple[Reading[str], ...] = ()
    recipients: tuple[Reading[Recipient], ...] = ()
    body: Span | None = None
    """The text between the header (with its addressees) and the signature or `Nơi nhận`."""

    @property
    def full_number(self) -> str | None:
        """`09/2009/CT-UBND`; None where the copy leaves the number blank."""
        if self.number is None:
            return None
        joiner = "-" if self.symbol and "/" in self.symbol.value and "-" not in self.symbol.value else "/"
        parts = [self.number.value] + ([self.year.value] if self.year else [])
        return joiner.join(["/".join(parts)] + ([self.symbol.value] if self.symbol else []))


class ProvisionKind(StrEnum):
    """The levels of an outline, from the form of documents (decree 30/2020/NĐ-CP) and of laws."""

    PART = "part"  # phần
    CHAPTER = "chapter"  # chương
    SECTION = "section"  # mục
    ARTICLE = "article"  # điều
    CLAUSE = "clause"  # khoản
    POINT = "point"  # điểm
    ROMAN = "roman"  # I. II.
    NUMBER = "number"  # 1. 1.1.
    LETTER = "letter"  # a)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    PARAGRAPH = "paragraph"
    ROW = "row"  # a row of a table
    APPENDIX = "appendix"  # phụ lục
    CLOSING = "closing"


@record
class Provision:
    """A numbered or bulleted piece of the body.

    `span` is its own text (label and heading included, children not); `end` is where its last descendant ends;
    `parent` is the index of the enclosing provision in `Document.provisions`; `path` reads like `IV > 2 > dash 1`.
    `heading` is set where the piece is a heading or begins with one (`2. Cơ quan Tổ chức - Nội vụ thị xã`).
    `content` is the text after the label.
    """

    kind: ProvisionKind
    label: str
    path: str
    span: Span
    content: Span
    end: int
    parent: int | None
    heading: str | None = None


class Level(StrEnum):
    """Where a body stands."""

    PARTY = "party"
    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DEPARTMENT = "department"  # a body of the province: sở, ban, ngành tỉnh
    DISTRICT = "district"
    OFFICE = "office"  # a body of the district: phòng
    COMMUNE = "commune"
    UNIT = "unit"  # part of another body, or a public service unit
    UNKNOWN = "unknown"


@record
class Agency:
    """A body, or a class of bodies (`các sở, ban, ngành`), by its whole name.

    `place` is the administrative unit (`tỉnh Trà Vinh`), `parent` the whole name of the body above it, None where the
    text and the vocabulary don't tell. `head` is set where the person at its head is meant (`Chủ tịch`, `Thủ trưởng`).
    """

    name: str
    level: Level = Level.UNKNOWN
    place: str | None = None
    parent: str | None = None
    is_class: bool = False
    head: str | None = None


@record
class AgencyMention:
    """Words that name a body."""

    span: Span
    agency: Agency
    rule: str
    confidence: float


@record
class Citation:
    """A mention of another document by number or proper name (viện dẫn).

    `key` is the same for all mentions of one document: `number|ISO date`, `number|` where no mention gives the date,
    or the name. `provision` is the index of the provision that it stands in.
    """

    span: Span
    type: str
    number: DocumentNumber | None
    name: str | None
    date: PartialDate | None
    issuer: str | None
    title: str | None
    pinpoint: str | None
    key: str
    provision: int | None
    rule: str
    confidence: float


SELF = "self"
"""The key of the document at hand in a relation."""


class RelationKind(StrEnum):
    BASED_ON = "based_on"  # căn cứ
    IMPLEMENTS = "implements"  # thực hiện
    PROMULGATES = "promulgates"  # ban hành kèm theo
    GUIDES = "guides"  # hướng dẫn thi hành, quy định chi tiết
    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế
    REPEALS = "repeals"  # bãi bỏ
    ATTACHES = "attaches"  # đính kèm
    REFERS_TO = "refers_to"


@record
class Relation:
    """What the words say of two documents; `source` and `target` are citation keys or SELF."""

    source: str
    kind: RelationKind
    target: str
    span: Span
    rule: str
    confidence: float


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    SIX_MONTHS = "6-month"
    NINE_MONTHS = "9-month"
    YEAR = "year"
    AD_HOC = "ad-hoc"


class DateRelation(StrEnum):
    BEFORE = "before"
    BY = "by"
    ON = "on"


@record
class Timing:
    """When something is due. `days` are the (month, day) pairs of a yearly rhythm (`15/6 và 15/12`), month 0 for each
    month (`ngày 20 hằng tháng`). A deadline counted from an event keeps its words in `span`, with nothing else set."""

    span: Span
    periods: tuple[Period, ...] = ()
    date: PartialDate | None = None
    relation: DateRelation | None = None
    days: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    confidence: float = 1.0


class ActorFrom(StrEnum):
    EXPLICIT = "explicit"
    HEADING = "heading"
    ADDRESSEE = "addressee"
    ANAPHORA = "anaphora"


class Modality(StrEnum):
    OBLIGATION = "obligation"
    REQUEST = "request"  # đề nghị
    PERMISSION = "permission"
    PROHIBITION = "prohibition"


class Category(StrEnum):
    REPORT = "report"
    PLAN = "plan"
    COMMUNICATE = "communicate"
    TRAIN = "train"
    INSPECT = "inspect"
    FUND = "fund"
    STAFF = "staff"
    COORDINATE = "coordinate"
    ADVISE = "advise"
    OTHER = "other"


@record
class Party:
    """A body in a role of an obligation: its name as the text has it (abbreviations expanded, a bare `Sở` made
    whole) and the words that name it."""

    name: str
    span: Span


@record
class Obligation:
    """A duty that a named body is told to carry out (nhiệm vụ).

    `path` is the path of its provision. `recipients` get the report, plan or advice; `via` are the channels
    (`thông qua`); `condition` are the words of an `if` (`nếu có khó khăn, vướng mắc`), `product` what is to come out of it (sản
    phẩm, kết quả) where a task table says so.
    """

    span: Span
    provision: int | None
    path: str
    actors: tuple[Party, ...]
    actor_from: ActorFrom
    modality: Modality
    action: str
    category: Category
    lead: tuple[Party, ...] = ()
    coactors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    timing: Timing | None = None
    condition: Span | None = None
    product: Span | None = None
    rule: str = ""
    confidence: float = 1.0


@record
class Source:
    """Where a document came from: the path as given, the reader that read it, the SHA-256 of the file's bytes."""

    path: str
    format: str
    sha256: str


@record
class Document:
    """All that was read out of one file. `raw` is the text as the reader gave it, `map` leads from `text` to it, `places` from
    there to the pages of the original."""

    source: Source
    raw: str = field(repr=False)
    text: str = field(repr=False)
    map: TextMap = field(repr=False)
    header: Header
    places: Places = field(default=NOWHERE, repr=False)
    provisions: tuple[Provision, ...] = ()
    citations: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    timings: tuple[Timing, ...] = ()
    obligations: tuple[Obligation, ...] = ()

    def raw_text(self, span: Span) -> str:
        """The words of `span` as the file has them."""
        start, end = self.map.to_raw(span.start, span.end)
        return self.raw[start:end]

    def headings(self, provision: int | None) -> tuple[str, ...]:
        """The headings above a provision, outermost first, its own last."""
        found: list[str] = []
        while provision is not None:
            piece = self.provisions[provision]
            if piece.heading:
                found.append(piece.heading)
            provision = piece.parent
        return tuple(reversed(found))
