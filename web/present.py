"""How things look on a page: text with marks woven in, dates and times in words. Pure functions; all text is escaped here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from graph.words import path_words
from ingest.document import Period
from ingest.readings import PartialDate
from web.labels import Lang, label, say

_HASHED = re.compile(r"[0-9a-f]{64}\.[a-z]{2,8}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked.

    `kind` is its class (`cite`, `duty`, `hit`), `key` the fact that it shows, unique in the document; `href` where a
    click leads; `badge` a number shown before it; `tone` a second class (`absent`).
    """

    start: int
    end: int
    kind: str
    key: str
    href: str | None = None
    badge: str | None = None
    tone: str = ""


def weave(text: str, start: int, end: int, marks: Iterable[Mark], begun: set[str] | None = None) -> Markup:
    """`text[start:end]` escaped, with the marks that touch it as nested elements.

    Marks may nest and overlap: one that crosses another is closed and opened again, so that elements always nest. The first
    piece of a mark carries its id; `begun` remembers, over several calls, which marks have had theirs.
    """
    seen = set[str]() if begun is None else begun
    waiting = sorted((m for m in marks if m.start < end and m.end > start and m.start < m.end), key=lambda m: (m.start, -m.end))
    cuts = sorted({start, end, *(m.start for m in waiting), *(m.end for m in waiting)})
    cuts = [cut for cut in cuts if start <= cut <= end]
    pieces: list[Markup] = []
    stack: list[Mark] = []
    at = 0
    for left, right in pairwise(cuts):
        reopen: list[Mark] = []
        while any(mark.end <= left for mark in stack):
            mark = stack.pop()
            pieces.append(_close(mark, stack))
            if mark.end > left:
                reopen.insert(0, mark)
        fresh: list[Mark] = []
        while at < len(waiting) and waiting[at].start <= left:
            fresh.append(waiting[at])
            at += 1
        for mark in sorted([*reopen, *fresh], key=lambda m: -m.end):
            pieces.append(_open(mark, stack, first=mark.key not in seen))
            seen.add(mark.key)
            stack.append(mark)
        pieces.append(escape(text[left:right]))
    while stack:
        pieces.append(_close(stack.pop(), stack))
    return Markup("").join(pieces)


def _is_link(mark: Mark, around: Sequence[Mark]) -> bool:
    """A citation is a link, unless it stands within another: links don't nest."""
    return mark.kind == "cite" and mark.href is not None and not any(m.kind == "cite" for m in around)


def _open(mark: Mark, around: Sequence[Mark], first: bool) -> Markup:
    name = Markup(' id="{}"').format(mark.key) if first else Markup("")
    look = mark.kind + (f" {mark.tone}" if mark.tone else "") + ("" if first else " more")
    if _is_link(mark, around):
        return Markup('<a class="{}" data-fact="{}" href="{}"{}>').format(look, mark.key, mark.href, name)
    badge = Markup("")
    if first and mark.badge and mark.href:
        badge = Markup('<a class="badge" data-fact="{}" href="{}">{}</a>').format(mark.key, mark.href, mark.badge)
    return Markup('<mark class="{}" data-fact="{}"{}>{}').format(look, mark.key, name, badge)


def _close(mark: Mark, around: Sequence[Mark]) -> Markup:
    return Markup("</a>") if _is_link(mark, around) else Markup("</mark>")


def show_date(value: PartialDate | dt.date | str | None, lang: Lang) -> str:
    """`11/04/2022` (or what is known of it) in Vietnamese, ISO in English; an empty string for None."""
    if not value:
        return ""
    if isinstance(value, str):
        try:
            return PartialDate.parse(value).show(lang)
        except ValueError:
            return value
    if isinstance(value, dt.date):
        return PartialDate(value.year, value.month, value.day).show(lang)
    return value.show(lang)


def show_periods(periods: Sequence[Period], lang: Lang) -> str:
    """`hằng quý, 6 tháng, hằng năm`."""
    return ", ".join(label("period", period, lang) for period in periods)


def show_day(month: int, day: int, lang: Lang) -> str:
    """A day of each year, or of each month where `month` is 0."""
    return say("timing.month_day", lang, day=day) if month == 0 else say("timing.year_day", lang, day=day, month=month)


def show_moment(iso: str, lang: Lang) -> str:
    """`21/11/2026 16:31` of a moment in UTC, in the time of this machine."""
    moment = dt.datetime.fromisoformat(iso).astimezone()
    return moment.strftime("%d/%m/%Y %H:%M" if lang == "vi" else "%Y-%m-%d %H:%M")


def show_path(path: str, lang: Lang) -> str:
    """Where a provision stands, in words."""
    return path_words(path, lang)


def file_name(path: str) -> str:
    """What the file of a document is called, without where it lies; nothing for one that only its hash names."""
    name = re.split(r"[/\\]", path)[-1]
    return "" if _HASHED.fullmatch(name) else name


def shorten(text: str, length: int = 160) -> str:
    """`text` cut at a word before `length` characters, with an ellipsis where something was left off."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0].rstrip(" ,;:.") + " …"
