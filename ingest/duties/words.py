"""The words of duties, compiled: verbs by kind, adverbs, directives, headings. Patterns read the folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ingest.document import Category, Modality
from ingest.folding import LOWER, fold
from ingest.patterns import any_of
from ingest.record import record
from ingest.vocabulary import load

_END = r"(?![\w])"
LOOKS_BACK = r"(?:to chuc |hop )?(?:so,? tong ket|so ket|tong ket)"
"""What looks back on work (`sơ kết`, `họp tổng kết`): whoever does it reports it."""
TROUBLE = re.compile(r"(?:vuong mac|kho khan)(?!\w)")


@record
class Verb:
    """A verb found at `start..end`; `category` is None where the words after it decide."""

    start: int
    end: int
    phrase: str
    category: Category | None


def _alternation(phrases: Iterable[str]) -> str:
    return any_of(fold(phrase) for phrase in phrases) + _END


class DutyWords:
    """The vocabulary of duties."""

    def __init__(self) -> None:
        data: Any = load("duty_verbs")
        self._categories: dict[str, Category | None] = {}
        self._exact: dict[str, set[str]] = {}
        for phrase in data["neutral"]:
            self._add(phrase, None)
        for phrase in data["other"]:
            self._add(phrase, Category.OTHER)
        for name, phrases in data["verbs"].items():
            for phrase in phrases:
                self._add(phrase, Category(name))
        self._verb = re.compile(_alternation(self._categories))
        self._adverb = re.compile(_alternation(data["adverbs"]))
        self._short_adverbs: dict[str, str] = {fold(word): word for word in data["adverbs"] if " " not in word}
        self.modalities: dict[str, Modality] = {
            fold(phrase): Modality(name) for name, phrases in data["directives"].items() for phrase in phrases
        }
        self.directive = re.compile(_alternation(self.modalities))
        self.no_duties = re.compile(
            r"(?:\W|cac |mot so |ve |noi dung |[ivx]+\. )*" + _alternation(data["no_duties"]) + r"(?:\W|$|.{0,60}$)"
        )
        self.objects: dict[str, Category] = {
            fold(phrase): Category(name) for name, phrases in data["objects"].items() for phrase in phrases
        }
        self.object = re.compile(r"\b" + _alternation(self.objects))
        self.denied = re.compile(
            r"(?:(?:tuyet doi|kien quyet) )?(?:(?:khong|chua) (?!" + _alternation(data["no_bans"]) + r")(?:(?:duoc|de|cho) )?"
            r"|nghiem cam (?:viec )?)(?=[a-z]+,? [a-z])"
        )
        """What forbids the act behind it, whatever its verb (`Kiên quyết không để người dân thả rông trâu, bò …`)."""
        subjects: Any = load("duty_subjects")
        self.tax_act = _alternation(subjects["tax_acts"])
        self.class_tax_act = _alternation((*subjects["tax_acts"], *subjects["class_tax_acts"]))
        """Patterns of what is done about taxes and customs."""
        self.unlisted = re.compile(rf" (?!{any_of(data['no_acts'])}(?!\w))[{LOWER}]+ [{LOWER}\d][^\n]{{25}}")
        """An act that begins with a verb which the vocabulary lacks (`phát hành Thư mời …`)."""

    def _add(self, phrase: str, category: Category | None) -> None:
        key = fold(phrase)
        self._categories.setdefault(key, category)
        if category is not None:
            self._categories[key] = category
        self._exact.setdefault(key, set()).add(phrase)

    def verb_at(self, text: str, folded: str, at: int, stop: int) -> Verb | None:
        """The longest verb that begins at `at`. One-syllable verbs need their accents (`gửi` is no `gui`)."""
        match = self._verb.match(folded, at, stop)
        if match is None or match.group() == "bao ve":  # `báo về Phòng Kinh tế` reads as `bảo vệ` without its accents
            if folded.startswith("bao ", at) and text.startswith("áo ", at + 1) and _TELLS.match(folded, at, stop):
                return Verb(at, at + len("bao"), "bao", Category.REPORT)
            if match is None:
                return None
        phrase = match.group()
        if phrase == "nhap" and folded.endswith(("sap ", "thu "), 0, at):
            return None  # `sáp nhập`, `thu nhập`
        if phrase.startswith("trinh") and text.endswith(_HALVES, 0, at):
            return None  # `công trình`
        if phrase == "cong bo" and text.endswith("thi ", 0, at):
            return None  # `nhà thầu thi công bố trí biển báo`
        end = match.end()
        written, exact = text[at:end].lower(), self._exact[phrase]
        if written not in exact and not _is_spelt(written, exact):
            return None
        return Verb(at, end, phrase, self._categories[phrase])

    def _adverb_at(self, text: str, folded: str, at: int, stop: int) -> re.Match[str] | None:
        """The longest adverb that begins at `at`; one syllable needs its accents (`ngay` is no `ngày`)."""
        match = self._adverb.match(folded, at, stop)
        if match is None or self._short_adverbs.get(match.group()) in (None, text[at : match.end()].lower()):
            return match
        return None

    def first_verb(self, text: str, folded: str, at: int, stop: int) -> Verb | None:
        """The verb at `at` or after the adverbs there (`Chủ động, kịp thời báo cáo`), one that tells a kind before one that tells
        none (`Thực hiện ngay các biện pháp`); None where something else stands."""
        found: Verb | None = None
        for _ in range(8):
            verb = self.verb_at(text, folded, at, stop)
            if verb is not None and verb.category is not None:
                return verb
            adverb = self._adverb_at(text, folded, at, stop)
            step = max(verb.end if verb else 0, adverb.end() if adverb else 0)
            found = verb or found
            if not step:
                return found
            after = _skip_joint(folded, step, stop)
            if verb is not None and (
                after == step or not (self.verb_at(text, folded, after, stop) or self._adverb_at(text, folded, after, stop))
            ):
                return verb
            at = after
        return found


TELLS_WHOM = (
    "(?: nhanh| tin| ngay)?(?: ve| cho| den| toi)?"
    " (?:ubnd|uy ban|so|phong|cong an|trung tam|tram|chi cuc|cuc|ban|van phong|doi|hat|chu tich|truong|lanh dao"
    "|chinh quyen|co quan(?! (?:bao chi|dai))) "
)
TELLS = rf"bao(?={TELLS_WHOM})"
"""`phát hiện hộ mới thì báo Phòng Kinh tế`: before others the word is a noun too (`Báo Nhân dân`). Read on folded text."""
_TELLS = re.compile(TELLS)
_HALVES = ("công ", "Công ", "quy ", "Quy ", "chương ", "Chương ", "giáo ", "Giáo ", "lộ ", "Lộ ", "quá ", "Quá ")
"""How nouns begin that end in `trình`."""


def _is_spelt(written: str, phrases: set[str]) -> bool:
    """Whether words that are not a phrase letter by letter mean it, rather than others that differ from it by their accents: one
    syllable has to have those of the phrase, of several one at least, or none at all."""
    syllables = written.split()
    if len(syllables) == 1:
        return False
    return written.isascii() or any(one == two for phrase in phrases for one, two in zip(syllables, phrase.split(), strict=True))


_JOINT = re.compile(r"(?:, (?:va |hoac )?|/| va | hoac | )")


def _skip_joint(folded: str, at: int, stop: int) -> int:
    joint = _JOINT.match(folded, at, stop)
    return joint.end() if joint else at


@cache
def duty_words() -> DutyWords:
    """The vocabulary of duties, compiled once."""
    return DutyWords()
