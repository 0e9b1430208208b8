"""The patterns that names of bodies are built of, made of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.bodies.places import PLACE_KINDS, PLACES
from ingest.document import Level
from ingest.folding import UPPER
from ingest.patterns import any_of
from ingest.vocabulary import load

_DETERMINER = r"(?:(?:[Tt]ất cả các|[Tt]oàn thể các|[Cc]ác|CÁC|[Nn]hững|[Mm]ỗi|[Tt]ừng|[Mm]ọi|[Mm]ột số) )"


def _determiners() -> Iterator[str]:
    """The words of `_DETERMINER`, each way it can be written."""
    yield "CÁC"
    for word in ("tất cả", "toàn thể", "các", "những", "mỗi", "từng", "mọi", "một số"):
        yield from (word, word.capitalize())


OF_DETERMINERS = frozenset(word[:2] for word in _determiners())


def _capitals(words: Iterable[str]) -> Iterator[str]:
    """The words as they begin a sentence."""
    return (word[0].upper() + word[1:] for word in words)


def _in_running_text(words: str) -> tuple[str, ...]:
    """One word counts only where another follows, unlike those in symbols (`CT-TTg`)."""
    return (words,) if " " in words else (f"{words} ", f"{words}:")


def _openings(words: Iterable[str]) -> frozenset[str]:
    """The first letters of words, by which nearly all places in a text are told to begin none of them."""
    return frozenset(word[:3] for word in words)


_PLACE_NOUNS = tuple(PLACES.split("|"))


def alternation(phrases: Iterable[str], loose: bool = True, first_too: bool = False) -> str:
    """A pattern of the phrases; `loose` lets each later syllable, `first_too` the first one begin with either case."""
    return any_of(phrases, either_case=first_too, later_either_case=loose)


class AgencyPatterns:
    """The vocabulary of bodies, compiled."""

    def __init__(self) -> None:
        data: Any = load("agencies")
        self.bodies: dict[str, dict[str, Any]] = {}
        for body in data["bodies"]:
            for name in (body["name"], *body.get("also", ()), *body.get("abbr", ())):
                self.bodies[name] = body
        for kind, names in load("offices").items():
            self.bodies |= {f"{kind} {name}": {"name": f"{kind} {name}", "level": Level.UNIT.value} for name in names}
        self.kinds: dict[str, Level] = {kind: Level(level) for kind, level in data["kinds"].items()}
        self.symbols: dict[str, str] = {}
        """`BNV` to `Bộ Nội vụ`, `STTTT` to `Sở Thông tin và Truyền thông`."""
        for group, kind in (("ministries", "Bộ"), ("departments", "Sở")):
            for field, symbols in data[group].items():
                for symbol in symbols:
                    self.symbols[symbol] = f"{kind} {field}"
        for body in data["bodies"]:
            for symbol in body.get("abbr", ()):
                self.symbols[symbol] = body["name"]
        self.abbreviations: dict[str, str] = dict(data["abbreviations"])
        self.fields: frozenset[str] = frozenset([*data["fields"], *data["ministries"], *data["departments"]])
        short_fields = [a for a, whole in self.abbreviations.items() if whole in self.fields]
        end = r"(?![\w])"
        self.titles: tuple[str, ...] = tuple(data["heads"])
        self.not_alone: frozenset[str] = frozenset(data["not_alone"])
        small: tuple[str, ...] = tuple(data["small_heads"])
        titles = alternation([*data["heads"], *small])
        order = "(?!Tham mưu [Tt]rưởng [Pp]hòng)"  # `Tham mưu Trưởng phòng Nội vụ ban hành …` is no chief of staff
        self.head = re.compile(rf"(?:{_DETERMINER}(?={titles}))?{order}(?P<title>{titles}){end}")
        self.body = re.compile(alternation(self.bodies) + end)
        named = alternation([*data["ministries"], *short_fields])
        self.ministry = re.compile(rf"(?:Bộ|BỘ) (?P<field>{named}){end}")
        self.ministry_field = re.compile(rf"{named}{end}")
        self.department = re.compile(rf"(?:Sở|SỞ) (?P<field>{alternation([*data['departments'], *short_fields])}){end}")
        short_kinds = ["UBND", "HĐND", "UBMTTQ", "UBMTTQVN", "BHXH", "KBNN", "BCĐ", "BQL", "BTV", "BCH Đảng bộ", "Bộ", "Sở"]
        short_kinds += ["TAND", "VKSND", "LĐLĐ", "UBKT", "Hội LHPN", "Hội CCB", "HTX"]
        kinds = [*self.kinds, *short_kinds]
        local = [k[0].lower() + k[1:] for k in self.kinds if k.startswith(("Ủy ban nhân dân", "Hội đồng nhân dân", "Công an"))]
        self.kind = re.compile(f"(?:{alternation(kinds)}|{alternation(local)}|khoa(?= [{UPPER}])){end}")
        field = alternation([*self.fields, *short_fields], first_too=False)
        later = alternation([*self.fields, *short_fields], first_too=True)
        # `Công an tỉnh` behind `Sở Tư pháp, ` is a body of its own.
        offices = "(?:Công an|Thanh tra|Thuế|Kho bạc)(?: [Nn]hà nước)?"
        own = rf"(?!{offices}(?: (?:cấp |các )?(?:{PLACE_KINDS}|địa phương))(?!\w)|(?:Điện lực|Phòng) [{UPPER}]"
        own += r"|Công an [Kk]inh tế|(?:Thanh tra|Văn phòng) (?:Bộ|Sở|[Tt]ỉnh)(?!\w))"
        self.field_run = re.compile(rf" (?:{field}(?:(?: ?[-–—] ?|, {own}| và {own}| & ){later}| {field})*)(?!\w| ủy| đoàn)")
        several = [field for field in (*self.fields, *short_fields) if " " in field]
        self.small_office = re.compile(
            rf"(?P<det>{_DETERMINER})?(?:sở {alternation(data['departments'], first_too=True)}"
            rf"|phòng {alternation(several, first_too=True)}){end}"
        )
        """`sở giáo dục và đào tạo`, `các phòng tài chính - kế hoạch`: any one of its kind, in small letters."""
        nouns = data["classes"]
        sorts = alternation(data["sorts_of_office"])
        levels = alternation(data["school_levels"])
        joint = r"(?:, (?:và )?|/| và | hoặc | - )"

        def noun_of(some: list[str]) -> str:
            lower = alternation(n for n in some if not n[:1].isupper())
            upper = alternation([*(n for n in some if n[:1].isupper()), *(n[0].upper() + n[1:] for n in some)])
            offices = rf"[Cc]ơ quan {sorts}(?:(?:, | và ){sorts})+|" if "cơ quan" in some else ""
            offices += rf"[Tt]rường {levels}(?:(?:, | và |/){levels})*|" if "trường" in some else ""
            alone = r"(?!\w| trưởng| hành| ủy| đoàn| hợp| nghề| dữ liệu| hội(?! đoàn)| đồng| học| đội| phận| máy| môn)"
            alone += "".join(rf"(?!(?<={noun}) {any_of(rest)}(?!\w))" for noun, rest in data["not_classes"].items())
            return rf"(?:{offices}{lower}|{upper}(?! [{UPPER}])){alone}"

        # Places make a class of their own: `các sở, ban, ngành, huyện, thị xã` are two.
        bodies, places = noun_of([n for n in nouns if n not in _PLACE_NOUNS]), noun_of(list(_PLACE_NOUNS))
        noun = f"(?:{bodies}|{places})"
        apart = "chính quyền địa phương|tổ chức tín dụng|ngân hàng thương mại|cơ quan kế hoạch đầu tư|đài (?:phát|truyền)"
        apart += "|cơ quan (?:thông tấn|báo chí)|hiệp hội"
        other_office = "(?:đơn vị|cơ quan) (?:chủ trì|[Tt]huế|[Hh]ải quan|công an|tài chính)"
        other_office += "|cơ quan (?:quản lý|đăng ký|điều tra|đại diện|lãnh sự)"
        another = rf"{joint}(?!{other_office}|{apart}){bodies}"
        self.class_run = re.compile(rf"(?P<det>{_DETERMINER})?(?:{bodies}(?:{another})*|{places}(?:{joint}{places})*)")
        self.several = re.compile(_DETERMINER + "(?=[" + UPPER + "])")
        self.determined = re.compile(_DETERMINER + noun)
        self.expansions = {**self.abbreviations, **self.symbols}
        self.expansion = re.compile(
            r"(?<![\w/])(?<![A-ZĐ\d]-)" + alternation(self.expansions, loose=False) + r"(?![\w/&-])(?!\.\w)"
        )
        phrases = (*self.bodies, *kinds, *data["heads"], *_capitals((*small, *nouns)), "người đứng đầu", "Người đứng đầu")
        lone = {"ủy", "hội", "các", "Các", "mỗi", "Mỗi", "từng", "Từng"}
        openings = {" ".join(re.split(r"[ /]", phrase)[:2]) for phrase in phrases} | lone
        self.trigger = re.compile(alternation(form for words in openings for form in _in_running_text(words)))
        """Where a name may begin, to be read from there: nearly all other places are skipped."""
        heads = (*self.titles, *small, *_determiners())
        sorts_of_class = (*nouns, *_capitals(nouns), "Cơ quan", *_determiners())
        self.opens_name = _openings((*self.bodies, *kinds, *local, *heads, *sorts_of_class))
        self.opens_head = _openings(heads)
        self.opens_class = _openings((*sorts_of_class, *_PLACE_NOUNS, *_capitals(_PLACE_NOUNS)))
