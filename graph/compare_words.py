"""What a person reads of a comparison, in Vietnamese and English."""

from __future__ import annotations

import re

from graph.copies import Forgotten, Leftover
from graph.differences import Difference, Kind
from graph.words import Lang
from ingest.readings import PartialDate

_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")  # 2024-12-14

_KINDS: dict[Kind, tuple[str, str]] = {
    Kind.SOFTER: ("nhẹ đi: “{below}”{was}", "softer: “{below}”{was}"),
    Kind.NO_TIME: ("mất thời hạn “{above}”", "the time “{above}” is gone"),
    Kind.LESS_OFTEN: ("thưa hơn: “{above}” thành “{below}”", "less often: “{above}” became “{below}”"),
    Kind.NO_RECIPIENT: ("không còn nơi nhận ({above})", "no recipient any more ({above})"),
    Kind.NO_ACTOR: ("không còn giao cho ai ({above})", "given to nobody any more ({above})"),
    Kind.NO_FIGURE: ("mất chỉ tiêu {above}", "the figure {above} is gone"),
    Kind.LATER: ("muộn hơn hạn của cấp trên: {above} thành {below}", "later than the superior's day: {above} became {below}"),
    Kind.OTHER_ACTOR: ("cơ quan khác: {above} thành {below}", "another body: {above} became {below}"),
    Kind.OTHER_RECIPIENT: ("nơi nhận khác: {above} thành {below}", "another recipient: {above} became {below}"),
    Kind.OTHER_FIGURE: ("chỉ tiêu khác: {above} thành {below}", "another figure: {above} became {below}"),
}
_LEFTOVERS = {
    Leftover.YEAR: ("năm của bản cũ “{words}”", "the older copy's year “{words}”"),
    Leftover.PLACE: ("địa danh của bản kia “{words}”", "a place of the other document “{words}”"),
}


def difference_words(difference: Difference, lang: Lang) -> str:
    """`muộn hơn hạn của cấp trên: 14/12/2024 thành 20/12/2024`."""
    at = 0 if lang == "vi" else 1
    above, below = (_shown(words, lang) for words in (difference.above, difference.below))
    was = (f" (bản trên: “{above}”)", f" (above: “{above}”)")[at] if above else ""
    return _KINDS[difference.kind][at].format(above=above, below=below, was=was)


def forgotten_words(forgotten: Forgotten, lang: Lang) -> str:
    """`địa danh của bản kia “Trà Vinh”`."""
    return _LEFTOVERS[forgotten.kind][0 if lang == "vi" else 1].format(words=forgotten.words)


def _shown(words: str, lang: Lang) -> str:
    """Days in the reader's way, other words as they are."""
    return PartialDate.parse(words).show(lang) if _ISO.fullmatch(words) else words
