"""Law that a document repeats, between quotation marks, after `Khoản 2 Điều 5 … quy định:`, or up to what a letter concludes from
it: what it says is no duty here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from ingest.document import Provision
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.issuer import names_issuer
from ingest.duties.page import GROUNDS, Page
from ingest.duties.told import COMPANY
from ingest.duties.words import TROUBLE
from ingest.folding import UPPER, fold

_LONGEST_QUOTE = 6000
_LONGEST_INLINE = 500
_PAIRS = (("“", "”"), ('"', '"'))


def quoted_law(page: Page) -> list[tuple[int, int]]:
    """Where text stands between quotation marks, one pair after another; a mark without its other half makes no quote."""
    found: list[tuple[int, int]] = []
    for opening, closing in _PAIRS:
        at = page.text.find(opening)
        while at >= 0:
            following = page.text.find(opening, at + 1) if opening != closing else -1
            end = page.text.find(closing, at + 1, following if following >= 0 else len(page.text))
            inline = opening != closing and end <= at + _LONGEST_INLINE
            quote = 0 <= end <= at + _LONGEST_QUOTE and (inline or _OPENS.search(page.text, max(0, at - 12), at))
            if quote:
                own = _CONCLUSION.search(page.folded, at, end) if page.letter else None
                found.append((at, own.start() if own is not None else end))
            at = following if opening != closing else page.text.find(opening, (end if quote else at) + 1)
    return sorted(found)


_CONCLUSION = re.compile(rf"\n+(?={GROUNDS})")
"""Where the writer of a letter itself concludes: the mark that closes what was quoted is lost."""
_OPENS = re.compile(r"(?:^|\n|: ?)(?:[-+*] )?$")
"""Before a mark that opens a quote; elsewhere a long one is a speck that a scan took for a mark."""


def inside(ranges: list[tuple[int, int]], at: int) -> bool:
    """Whether `at` stands inside one of the sorted `ranges`."""
    index = bisect_right(ranges, (at, len(ranges) and ranges[-1][1])) - 1
    return index >= 0 and ranges[index][0] < at < ranges[index][1]


_ARTICLE = r"dieu(?! (?:chinh|chuyen|dong|hanh|phoi|tiet|tra|tri)(?!\w))"
"""`Điều 5`, not `điều hành`, `điều chỉnh`."""
_RECITES = re.compile(
    r"(?:(?:can cu|tai|theo|ngoai ra,?|dong thoi,?) )?(?:(?:cac )?(?:quy dinh )?(?:tai |cua )?)?"
    rf"(?:khoan|diem|{_ARTICLE}|tiet|muc|luat|bo luat|nghi dinh|thong tu|quyet dinh|cong van|van ban|nghi quyet) "
    r"[^\n]*(?:quy dinh|huong dan|nhu sau|neu|co noi dung)(?:[a-z ]{0,30} ?[:;,]?$|[a-z0-9 ,/-]{0,140}:$)"
)
_WRITER = (
    r"(?:de nghi|yeu cau|kien nghi|trong qua trinh|doi chieu|thuc te|hien nay|lien quan|tra loi|ve|tong cuc|cuc|bo(?! luat)"
    r"|chi cuc|so|uy ban)(?!\w)"
)
_SPEAKS = re.compile(_WRITER)
"""Openings of paragraphs in which the writer of a letter itself speaks."""
_GOES_ON = re.compile(rf"{_WRITER}|(?:can cu|theo|tren co so|de|tuy nhien|voi|tu) ")
_TELLS_LAW = re.compile(
    rf"(?:(?:theo|can cu|tai) )?(?:quy dinh )?(?:tai |cua )?(?:khoan|diem|{_ARTICLE}|muc|luat|bo luat|nghi dinh|thong tu) "
    r"(?![^.]{0,300}neu tren)[^.]{5,400}? (?:thi|quy dinh ?:) "
)
"""`Theo quy định tại Điều 32 của Bộ luật lao động thì …`: a paragraph that tells what a law says."""
_ASKS_LIST = re.compile(
    r"(?:yeu cau|de nghi|chi dao|giao)(?! (?:cua|tai)(?!\w))[^:]{0,140} (?:sau(?: day)?|nhu sau|duoi day)\W{0,4}$"
)
"""`…, Sở Y tế yêu cầu các đơn vị thực hiện nghiêm một số nội dung sau đây:`"""
_GROUND_ALONE = re.compile(r"can cu [^:]*;$")
"""`Căn cứ Thông tư số … quy định về công tác y tế trường học;`: what a document rests on, told before its body."""
_CLOSES = re.compile(r"[”\"][ .;,)]*$")
"""The end of what was quoted."""
_CONCLUDES = re.compile(rf"{GROUNDS}|theo do|nhu vay|do do|do vay|vi vay")
_OF_ONE = re.compile(r"(?:truong hop|doi voi)(?: cua)? ")
_THEREFORE = re.compile(r"\. (?=(?:do do|do vay|vi vay|nhu vay|vay),? )")
"""Where a paragraph that began with a law goes on to what follows of it."""


def concludes(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph of a letter begins what the writer itself says: the grounds of a conclusion, or the case of one whom
    the letter goes to or names (`Trường hợp Công ty theo trình bày …`), of whom no law speaks."""
    if _CONCLUDES.match(page.folded, start, end):
        return True
    case = _OF_ONE.match(page.folded, start, end)
    if case is None or not page.text[case.end() : case.end() + 1].isupper():
        return False
    kinds = (" ".join(fold(one.name).split()[:2]) for one in page.addressees)
    return COMPANY.match(page.text, case.end(), end) is not None or page.folded.startswith(tuple(kinds), case.end())


_SOON = 100
"""Letters at the front of a paragraph in which it tells of troubles, as no law does."""
_GROUND = re.compile(
    r"[^a-z0-9]*(?:(?:can cu|tai|theo) )?(?:quy dinh )?(?:tai |cua )?"
    rf"(?:khoan|diem|{_ARTICLE}|tiet|luat|bo luat|nghi dinh|thong tu) "
)
"""The line of a law on which a reply is based."""


def _says_itself(page: Page, start: int, end: int) -> bool:
    """Whether the writer stands behind the law and tells what follows (`Căn cứ Luật …, Tổng cục Thuế hướng dẫn như sau:`), in
    whatever way it is written."""
    if page.writer and page.folded.rfind(f", {page.writer} ", start, end) >= 0:
        return True
    names = (bodies_at(page, at.end(), end)[0] for at in _NAME.finditer(page.text, max(start, end - _NEAR), end))
    return any(parties and names_issuer(page, parties) for parties in names)


_NAME = re.compile(rf", (?=[{UPPER}])")
_NEAR = 250
"""Letters before the end of a line in which its writer stands."""


def _told_law(page: Page, provisions: Sequence[Provision]) -> list[tuple[int, int]]:
    """Where the law stands that a letter concludes something from: from a line that names one to the conclusion."""
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for one in provisions if page.letter else ():
        if concludes(page, one.content.start, one.content.end):
            found += [(begun - 1, one.content.start)] if begun is not None else []
            begun = None
        elif begun is None and _GROUND.match(page.folded, one.content.start, one.content.end):
            begun = one.content.start
        elif begun is not None and (
            _SPEAKS.match(page.folded, one.content.start, one.content.end)
            or TROUBLE.search(page.folded, one.content.start, min(one.content.end, one.content.start + _SOON))
            or _says_itself(page, one.content.start, one.content.end)
        ):
            begun = None
    return found


def _asks(page: Page, draft: Draft) -> bool:
    """Whether a duty is asked for by the writer, wherever it stands; a law too may hand one over (`giao Cục trưởng …`)."""
    return draft.rule.startswith("directive") and not page.folded.endswith("giao ", draft.start, draft.actors[0].span.start)


class Recital:
    """While the paragraphs of a letter are read: whether they repeat a law named above them."""

    def __init__(self, page: Page, quoted: list[tuple[int, int]], provisions: Sequence[Provision]) -> None:
        self._page = page
        self._quoted = quoted
        self._told = _told_law(page, provisions)
        self._on = False
        self._closed = False

    def pass_quote(self) -> None:
        """Tells that a provision inside quotation marks was passed: where they end, so does the law."""
        self._closed = True

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the writer itself speaks again behind the law."""
        page = self._page
        if _GOES_ON.match(page.folded, start, end) or concludes(page, start, end):
            return True
        return page.text[end - 1] == ":" and _ASKS_LIST.search(page.folded, max(start, end - 200), end) is not None

    def left(self, provision: Provision, drafts: list[Draft]) -> list[Draft]:
        """The duties of `provision` that the letter gives itself."""
        if not self._page.letter:
            return drafts
        page, start, end = self._page, provision.content.start, provision.content.end
        if _RECITES.match(page.folded, start, end):
            self._on = not (_says_itself(page, start, end) or _GROUND_ALONE.match(page.folded, start, end))
        elif self._on and (self._closed or self._goes_on(start, end)):
            self._on = False
        self._closed = _CLOSES.search(page.text, max(start, end - 8), end) is not None
        drafts = [draft for draft in drafts if _asks(page, draft) or not inside(self._quoted, draft.start)]
        told = inside(self._told, start)
        if not told and not self._on and not _TELLS_LAW.match(page.folded, start, end):
            return drafts
        therefore = _THEREFORE.search(page.folded, start, end)
        own = therefore.end() if therefore is not None else end
        headed = told and not self._on
        kept = (_asks(page, one) or one.start >= own or (headed and one.rule.startswith("heading")) for one in drafts)
        return list(compress(drafts, kept))
