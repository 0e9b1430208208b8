"""Finds who must do what, for whom and by when (nhiệm vụ), in every provision of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from ingest.agencies import context_of
from ingest.bodies.context import Context
from ingest.document import ActorFrom, AgencyMention, Citation, Header, Obligation, Party, Provision, ProvisionKind, Timing
from ingest.duties.bare_kinds import make_whole
from ingest.duties.bare_rows import bare_rows
from ingest.duties.charged import actors_of, named_in, remember
from ingest.duties.draft import Draft, Frame
from ingest.duties.label_sections import label_sections
from ingest.duties.labels import labelled_duties, times_alone
from ingest.duties.page import Page
from ingest.duties.provision import BELOW_LOOSE, lists_of_bodies, loose_heading, read_line
from ingest.duties.recital import Recital, concludes, inside, quoted_law
from ingest.duties.report_cards import report_cards
from ingest.duties.survey import page_of
from ingest.duties.tables import table_duties
from ingest.duties.when import time_below
from ingest.header import letter_behind
from ingest.readings import span_of
from ingest.record import record


def find_obligations(
    text: str,
    header: Header,
    provisions: Sequence[Provision],
    citations: Sequence[Citation],
    agencies: Sequence[AgencyMention],
    timings: Sequence[Timing],
    context: Context,
) -> tuple[Obligation, ...]:
    """The duties that the document gives to named bodies, in the order of the text.

    A duty given through another (`Chỉ đạo Y …`, `tham mưu X báo cáo Y`, `gửi về A để tổng hợp báo cáo B`) follows the one
    that it hangs on and may lie inside its span.
    """
    page = page_of(text, header, citations, agencies, timings, context)
    remember(page, page.addressees)
    # What a law or circular puts between quotation marks is its own new wording of another.
    quoted = [] if page.normative else quoted_law(page)
    labelled, spent = labelled_duties(page, provisions)
    sections, labels = label_sections(page, provisions)
    labelled = {i: draft for i, draft in labelled.items() if i not in labels} | sections
    spent = (spent | labels) - sections.keys()
    cards, items = report_cards(page, provisions)
    spent |= items
    alone = times_alone(page, provisions)
    ready: dict[int, list[Draft]] = {}
    for i, draft in chain(table_duties(page, provisions), bare_rows(page, provisions), {**labelled, **cards}.items()):
        ready.setdefault(i, []).append(draft)
    walk = _Walk(page, provisions, quoted, _pages_behind(page, header, citations, agencies, timings))
    found: list[Obligation] = []
    for i, provision in enumerate(provisions):
        walk.reach(provision)
        if walk.page.normative and provision.span.start > len(text) // 2 and _NOTES.fullmatch(provision.content.text):
            break  # what a collection of laws adds of its own
        drafts = ready.get(i, [])
        if _is_quoted(quoted, provision):
            walk.pass_quote()
        elif i in ready or i in spent or provision.kind is ProvisionKind.ROW:
            walk.pass_by()
        else:
            drafts = walk.read(i)
        for draft in drafts:
            draft.timing = draft.timing or alone.get(i)
            found += _obligations(walk.page, draft, i, provision)
    return tuple(found)


@record
class _Scope:
    """What holds for the provisions below one: who has their tasks, and by when where they name no time."""

    frame: Frame
    time: Timing | None = None


class _Walk:
    """Goes through the provisions in their order, and knows what those above say of each."""

    def __init__(
        self, page: Page, provisions: Sequence[Provision], quoted: list[tuple[int, int]], behind: list[tuple[int, Page]]
    ) -> None:
        self.page = page
        self._provisions = provisions
        self._quoted = quoted
        self._behind = behind
        self._lists = lists_of_bodies(page, provisions)
        self._recital = Recital(page, quoted, provisions)
        self._scopes: list[_Scope] = []
        self._loose: dict[int | None, Frame] = {}
        self._above = _Scope(Frame(duties=False))
        self._base = self._asked = self._above.frame
        self._concluded = False
        """Whether the letter has come to what it concludes."""

    def reach(self, provision: Provision) -> None:
        """Comes to the next provision."""
        while self._behind and provision.span.start >= self._behind[0][0]:
            self._base, self.page = Frame(duties=False), self._behind.pop(0)[1]
            self._recital = Recital(self.page, self._quoted, self._provisions)
        if self.page.normative and provision.parent is None and provision.kind in _PARTS:
            self._base = Frame(duties=False)
        above = self._scopes[provision.parent] if provision.parent is not None else _Scope(self._base)
        if self.page.letter and concludes(self.page, *_ends(provision)):
            remember(self.page, named_in(self.page, *_ends(provision)))
            self._concluded = True
            above = replace(above, frame=replace(above.frame, open=True))
            if provision.parent is not None:
                self._scopes[provision.parent] = above
            else:
                self._base = above.frame
        if provision.kind in BELOW_LOOSE and provision.parent in self._loose:
            above = replace(above, frame=self._loose[provision.parent])
        if self._concluded and not above.frame.concluded:
            above = replace(above, frame=replace(above.frame, concluded=True))
        self._above = above

    def pass_by(self) -> None:
        """Leaves the provision unread: those below it stand as it does."""
        self._scopes.append(self._above)

    def pass_quote(self) -> None:
        """Leaves a provision unread that is quoted from another document."""
        self._recital.pass_quote()
        self.pass_by()

    def read(self, index: int) -> list[Draft]:
        """The duties of the provision, which may give some to those below."""
        page, provision, time = self.page, self._provisions[index], self._above.time
        loose = loose_heading(page, self._provisions, index, self._above.frame)
        if loose is not None:
            self._loose[self._provisions[index + 1].parent] = loose
            self.pass_by()
            return []
        listed = (provision.parent, provision.kind) in self._lists
        frame, drafts = read_line(page, self._provisions, index, self._above.frame, listed)
        make_whole(drafts, self._above.frame)
        for draft in drafts:
            draft.timing = draft.timing or time
        leads_in = provision.content.text.endswith(":")
        if leads_in and provision.parent is None and provision.kind is ProvisionKind.PARAGRAPH:
            if not frame.actors and self._asked.actors and _GOES_ON.match(page.folded, *_ends(provision)):
                frame = self._asked
            self._base = frame
            self._loose.pop(None, None)
        has_below = index + 1 < len(self._provisions) and self._provisions[index + 1].parent == index
        self._scopes.append(_Scope(frame, (time_below(page, *_ends(provision)) if has_below else None) or time))
        if page.letter and provision.parent is None and any(draft.rule == "directive" for draft in drafts):
            self._asked = Frame(drafts[-1].actors, ActorFrom.HEADING, drafts[-1].modality)
        drafts = self._recital.left(provision, drafts)
        if leads_in:
            remember(page, frame.actors)
        for draft in drafts:
            remember(page, actors_of(draft))
        return drafts


def _pages_behind(
    page: Page, header: Header, citations: Sequence[Citation], agencies: Sequence[AgencyMention], timings: Sequence[Timing]
) -> list[tuple[int, Page]]:
    """What stands behind the body, and from where: what is attached to a letter is said to nobody whom that addresses, another
    letter to its own addressees."""
    ends = header.body.end if header.body else len(page.original)
    annex = replace(page, addressees=(), letter=False, reply=False, order=True, directs=True, charged={}) if page.letter else page
    letter = letter_behind(page.original, ends)
    if letter is None or letter.body is None:
        return [(ends, annex)]
    other = page_of(page.original, letter, citations, agencies, timings, context_of(letter, page.original))
    remember(other, other.addressees)
    return [(ends, annex), (letter.body.start, other), (letter.body.end, annex)]


_NOTES = re.compile(
    r"\W*(?:ghi chú[^.;]{0,30}|nguồn|(?:nguồn|tài liệu)? ?tham khảo|thông tin nguồn|phương pháp thu thập)\W*", re.IGNORECASE
)
"""`Ghi chú`, `Nguồn tham khảo` on lines of their own."""
_PARTS = (ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ARTICLE)
"""The parts of a law: a line before them gives them nothing."""
_GOES_ON = re.compile(
    r"(?:(?:ngoai ra|dong thoi|ben canh do|cu the|theo do|trong do),? )?(?:can |phai |tiep tuc |tap trung |yeu cau )*"
    r"(?:thuc hien|trien khai|luu y|chu trong|tap trung|lam tot)[^;.]{0,120}$"
)
"""`Ngoài ra, cần thực hiện đồng bộ các biện pháp sau:`: whoever was asked before goes on."""


def _ends(provision: Provision) -> tuple[int, int]:
    return provision.content.start, provision.content.end


def _is_quoted(quoted: list[tuple[int, int]], provision: Provision) -> bool:
    """Whether a provision stands in a quote; the closing never does: a mark was lost before it."""
    return provision.kind is not ProvisionKind.CLOSING and inside(quoted, provision.content.start)


def _obligations(page: Page, draft: Draft, index: int, provision: Provision) -> list[Obligation]:
    made = [_obligation(page, draft, index, provision)]
    for inner in draft.inner:
        made += _obligations(page, inner, index, provision)
    return made


def _obligation(page: Page, draft: Draft, index: int, provision: Provision) -> Obligation:
    span = span_of(page.original, draft.start, draft.end)
    action = page.text[draft.body : draft.done or draft.end].strip().rstrip("./;:, ")
    return Obligation(
        span=span,
        provision=index,
        path=provision.path,
        actors=draft.actors,
        actor_from=draft.source,
        modality=draft.modality,
        action=" ".join(action.split()) if "\t" in action or "\n" in action else action,
        category=draft.category,
        lead=draft.actors if draft.lead else (),
        coactors=_unique(draft.coactors),
        recipients=_unique(draft.recipients),
        via=_unique(draft.via),
        timing=draft.timing,
        condition=draft.condition,
        product=draft.product,
        rule=draft.rule,
        confidence=round(draft.confidence, 2),
    )


def _unique(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return parties if len(parties) < 2 else tuple({one.name: one for one in reversed(parties)}.values())[::-1]
