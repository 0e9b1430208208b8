"""The reader of one name of a body at one place in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.bodies.name_parts import (
    ABBREVIATED,
    AFTER_CLASS,
    BELONGING,
    BY_NUMBER,
    BY_SHORT_FIELD,
    MEMBERS_OF,
    NESTING,
    NUMBERED,
    NUMBERED_KINDS,
    OF_ITS_OWN,
    SHORT_FIELD,
)
from ingest.bodies.own_names import BY_CAUSE, BY_NAME, CAUSE, COMPANY, COMPANY_ACTS, NAMED, STOP, UNKNOWN_FIELD
from ingest.bodies.patterns import OF_DETERMINERS, AgencyPatterns
from ingest.bodies.places import (
    BARE_PLACE,
    CAPITAL,
    FIRST_OF_KINDS,
    FIRST_OF_LEVELS,
    FIRST_OF_PLACES,
    FIRST_OF_REALMS,
    LEVEL,
    PLACE,
    PLACE_CLASS,
    REALM,
    known_place,
)
from ingest.folding import LOWER
from ingest.record import record


def _begins(text: str, at: int, openings: frozenset[str]) -> bool:
    return text[at : at + 3] in openings or text[at : at + 2] in openings


_CHARGE = (
    r" phụ trách (?:(?:lĩnh vực|khối|mảng) )?"
    r"(?!(?:lĩnh vực|khối|địa bàn|trực tiếp|đơn vị|tình hình|kết quả|tiến độ|danh sách|nội dung"
    rf"|những|các|về|việc|để|trước|trong|theo|khi|cho|vào|và|trực|xem|chỉ|xử|giải)(?!\w))"
    rf"[{LOWER}]+(?: [{LOWER}]+){{0,3}}?(?=[,.;:)]|$| (?:trực tiếp|chỉ đạo|theo dõi|xem xét)(?!\w))"
)
"""`phụ trách kinh tế`, `phụ trách lĩnh vực giao thông`."""
_PERSON = re.compile(
    rf" {CAPITAL}(?: {CAPITAL}){{1,3}}(?=[ ,.;:])|{_CHARGE}"
    r"| phụ trách(?: lĩnh vực)?(?=[,.;:]| (?:những|các|về|kết quả|trước|để|trong|theo|trực tiếp|chỉ đạo|theo dõi|xem xét"
    r"|quyết định|cho ý kiến)(?!\w))"
)
"""A person's name after a title (`Phó Thủ tướng Trần Lưu Quang`), or what else tells which one."""

_WHICH_HEAD = re.compile(
    rf"{_CHARGE}| (?:phụ trách(?: (?:khối|lĩnh vực|địa bàn|trực tiếp|đơn vị))?|trực (?:ca|ban|lãnh đạo))(?=[,.;:()]|$| \("
    r"| (?:những|các|về|kết quả|trước|để|trong|theo|chỉ đạo|xem xét|quyết định|cho ý kiến|khi|tình hình|và)(?!\w))"
)
"""`Phó Chủ tịch Ủy ban nhân dân tỉnh phụ trách`, `Lãnh đạo Chi cục trực ca`: which of several."""
_ONE_OF_SEVERAL = ("Phó ", "phó ", "Lãnh đạo", "lãnh đạo", "Thứ trưởng")

_OF_SEVERAL = ("Công đoàn cơ sở", "Ban giám hiệu", "Ban Giám hiệu")
"""Each of several offices has its own (`Ban giám hiệu các trường tiểu học`)."""
_DEEPEST = 4
"""How many bodies a name may nest: `Ban Ban Ban …` has no end."""
_HEAD_JOINT = re.compile(" (?:của )?")
_HEADED = ("Ban", "ban", "Phòng", "phòng", "khoa")
_LONGEST_HEADED = 110
_OVER_ANY = ("hủ trưởng", "đứng đầu", "ãnh đạo", "đại diện")
"""Heads of `tổ chức`; behind others it is what they do (`Hiệu trưởng tổ chức tuyên truyền`)."""
_HEAD_PAIR = re.compile("(?:, Chủ nhiệm| kiêm [^,;.]{3,30}?)(?= )")
"""`Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ` is one person."""


_JOINT = re.compile(", | và ")
_COMPANIES = ("Công ty", "Tổng công ty", "Tập đoàn", "Hợp tác xã", "HTX")


@record
class Name:
    """One name read at `start..end`. `head` is the person's title, `kind` the kind of body, `place` the place as written
    (`tỉnh Trà Vinh`, `huyện`), `inside` where the body that it belongs to begins, if one follows."""

    start: int
    end: int
    rule: str
    kind: str
    head: str | None = None
    place: str | None = None
    is_class: bool = False
    inside: int | None = None


class Words(AgencyPatterns):
    """The reader of names."""

    def __init__(self) -> None:
        super().__init__()
        self._memo: tuple[str, dict[int, Name | None]] = ("", {})
        """The text read last, and by where it was read the names in it, None where none begins."""

    def read(self, text: str, at: int, end: int | None = None) -> Name | None:
        """The longest name of a body that begins at `at`; None where none does. What is read in a text as a whole is kept for
        the recognisers that read parts of it in turn."""
        stop = len(text) if end is None else end
        memo = self._memo
        if memo[0] is not text:
            memo = self._memo = (text, {})
        if at in memo[1] and ((name := memo[1][at]) is None or name.end < stop):
            return name
        name = self.read_at(text, at, stop)
        if stop == len(text):
            memo[1][at] = name
        return name

    def opens(self, text: str, at: int) -> bool:
        """Whether the letters at `at` may begin a name; nearly nowhere in a text they do."""
        return text[at : at + 3] in self.opens_name or text[at : at + 2] in self.opens_name

    def read_at(self, text: str, at: int, stop: int) -> Name | None:
        """`read` for a text of its own, of which nothing is kept."""
        if not self.opens(text, at):
            return None
        head = self.head.match(text, at, stop) if _begins(text, at, self.opens_head) else None
        if head is not None and not text.startswith("Chủ tịch nước", at):
            return self._read_head(text, at, head, stop)
        return self._read_several(text, at, stop)

    def _read_several(self, text: str, at: int, stop: int) -> Name | None:
        """A body, or bodies of a kind (`các Cục Thuế`)."""
        several = self.several.match(text, at, stop) if text[at : at + 2] in OF_DETERMINERS else None
        if several is not None:
            name = self._read_body(text, several.end(), stop)
            if name is not None and name.rule != "class":
                return Name(at, name.end, name.rule, name.kind, None, name.place, True, name.inside)
        return self._read_body(text, at, stop)

    def _headed(self, text: str, at: int, after: int, stop: int, title: str, word: str) -> Name | None:
        """`Trưởng Ban Chỉ đạo tỉnh`, `Trưởng phòng Kinh tế`: the last word of the title opens the body's name."""
        begin = after - len(word)
        inner = self._read_body(word.capitalize() + text[after : min(stop, after + _LONGEST_HEADED)], 0, stop - begin)
        if inner is None or inner.end <= len(word):
            return None
        return Name(at, begin + inner.end, "head", inner.kind, title[: -len(word)].strip(), inner.place, inner.is_class, begin)

    def _read_head(self, text: str, at: int, head: re.Match[str], stop: int) -> Name | None:
        title, after = head["title"], head.end()
        pair = _HEAD_PAIR.match(text, after, stop)
        if pair is not None:
            after = pair.end()
        joined = _HEAD_JOINT.match(text, after, stop)
        inner = self._read_several(text, joined.end(), stop) if joined is not None else None
        if inner is not None and (inner.kind != "tổ chức" or title.endswith(_OVER_ANY)):
            tail = _PERSON if title == "Phó Thủ tướng" else _WHICH_HEAD if title.startswith(_ONE_OF_SEVERAL) else None
            which = tail.match(text, inner.end, stop) if tail is not None else None
            end = which.end() if which is not None else inner.end
            return Name(at, end, "head", inner.kind, title, inner.place, inner.is_class, inner.start)
        for word in _HEADED:
            if title.endswith(word) and (body := self._headed(text, at, after, stop, title, word)) is not None:
                return body
        place = self._place(text, after, stop)
        if place is not None:
            return Name(at, place[0], "head-place", title, title, place[1], place[2])
        level = LEVEL.match(text, after, stop) if text.startswith(" cấp ", after) else None
        if level is not None:
            return Name(at, level.end(), "head-place", title, title, is_class=True)
        if title[0].islower() or title in ("Trưởng", "Lãnh đạo", "Thường trực"):
            return None
        person = _PERSON.match(text, after, stop)
        if person is not None:
            return Name(at, person.end(), "head-person", title, title)
        which = _WHICH_HEAD.match(text, after, stop) if title.startswith(_ONE_OF_SEVERAL) else None
        end = which.end() if which is not None else head.end()
        return Name(at, end, "head-alone", title, title, is_class=head["title"] != head.group())

    def _read_body(self, text: str, at: int, stop: int, depth: int = 0) -> Name | None:
        body = self.body.match(text, at, stop)
        kind = self.kind.match(text, at, stop)
        if body is not None and (kind is None or body.end() >= kind.end()):
            # `Bộ Chính trị và tham mưu …`: one body, whose name no field makes longer
            longer = self.field_run.match(text, kind.end(), stop) if kind is not None and kind.group() != "Bộ" else None
            if longer is None or longer.end() <= body.end():
                return self._finish(text, at, body.end(), "body", body.group(), stop, depth)
        if kind is not None:
            named = self.ministry.match(text, at, stop) or self.department.match(text, at, stop)
            if named is not None:
                return self._finish(text, at, named.end(), "field", kind.group(), stop, depth)
            found = self._read_kind(text, at, kind, stop, depth)
            if found is not None and (found.end > kind.end() or found.rule == "company"):
                return found
            as_class = self._read_class(text, at, stop, depth)
            return as_class if found is None or (as_class is not None and as_class.end > found.end) else found
        return self._read_class(text, at, stop, depth)

    def _read_kind(self, text: str, at: int, kind: re.Match[str], stop: int, depth: int) -> Name | None:
        name = kind.group()
        cause = CAUSE.match(text, kind.end(), stop) if name in BY_CAUSE else None
        if cause is not None:
            return self._finish(text, at, cause.end(), "field", name, stop, depth)
        company = COMPANY.match(text, at, stop) if name in _COMPANIES else None
        if company is not None:
            acts = COMPANY_ACTS.match(text, at, company.end()) if text[company.end() - 1].islower() else None
            return Name(at, acts.end("name") if acts is not None else company.end(), "company", name)
        run = self.field_run.match(text, kind.end(), stop)
        short = SHORT_FIELD.match(text, kind.end(), stop) if name in BY_SHORT_FIELD else None
        if short is not None and (run is None or short.end() > run.end()):
            return self._finish(text, at, short.end(), "unknown-field", name, stop, depth)
        if run is not None:
            numbered = NUMBERED.match(text, run.end(), stop) if name in ("Phòng", "Đội", "Đội Thuế") else None
            return self._finish(text, at, numbered.end() if numbered else run.end(), "field", name, stop, depth)
        named = NAMED.match(text, kind.end(), stop) if name in BY_NAME else None
        if named is not None:
            return self._finish(text, at, named.end(), "unknown-field", name, stop, depth)
        number = BY_NUMBER.match(text, kind.end(), stop) if name in NUMBERED_KINDS else None
        done = self._finish(text, at, number.end() if number else kind.end(), "kind", name, stop, depth)
        if done.end > kind.end() or (" " in name and name != "Cơ quan") or name.isupper() or name.endswith(("ủy", "đoàn")):
            return done
        unknown = UNKNOWN_FIELD.match(text, kind.end(), stop)
        if unknown is not None and name not in ("Bộ", "Thuế") and unknown["caps"][:1].isupper():
            end = self._first_of_list(text, unknown, stop, depth)
            if end < unknown.end("caps"):
                return self._finish(text, at, end, "unknown-field", name, stop, depth)
            if unknown["low"] and unknown["low"].strip() not in STOP and not unknown["caps"].isupper():
                end = unknown.end("low")
            return self._finish(text, at, end, "unknown-field", name, stop, depth)
        if name in (
            "Bộ",
            "Sở",
            "Cục",
            "Chi cục",
            "Vụ",
            "Phòng",
            "Ban",
            "Viện",
            "Trung tâm",
            "Công ty",
            "Hội đồng",
            "Tổng cục",
            "Đài",
            "Văn phòng",
            "Viettel",
            "MobiFone",
            "Mobifone",
            "Agribank",
        ):
            return done
        return None

    def _first_of_list(self, text: str, field: re.Match[str], stop: int, depth: int) -> int:
        """Where a field ends that the vocabulary lacks, before the next body of a list (`Báo Trà Giang, Đài Phát thanh …`)."""
        for joint in _JOINT.finditer(text, *field.span("caps")):
            if depth < _DEEPEST and self.opens(text, joint.end()) and self._read_body(text, joint.end(), stop, depth + 1):
                return joint.start()
        return field.end("caps")

    def _read_class(self, text: str, at: int, stop: int, depth: int) -> Name | None:
        run = self.class_run.match(text, at, stop) if _begins(text, at, self.opens_class) else None
        if run is None:
            return None
        small = self.small_office.match(text, at, stop) if run.group().endswith(("sở", "phòng")) else None
        if small is not None:
            kind = run.group().split(" ")[-1].capitalize()
            numbered = NUMBERED.match(text, small.end(), stop) if kind == "Phòng" else None
            end = numbered.end() if numbered is not None else small.end()
            return self._finish(text, at, end, "field", kind, stop, depth, is_class=small["det"] is not None)
        field = self.field_run.match(text, run.end(), stop) if run.group().endswith("bộ phận") else None
        if field is not None:
            return self._finish(text, at, field.end(), "field", "Bộ phận", stop, depth, is_class=run.group() != "bộ phận")
        return self._finish(text, at, run.end(), "class", run.group(), stop, depth, is_class=True)

    def _finish(self, text: str, at: int, end: int, rule: str, kind: str, stop: int, depth: int, is_class: bool = False) -> Name:
        """Takes in what follows and belongs to the name: places, levels, the body that it is part of."""
        place: str | None = None
        inside: int | None = None
        if rule == "class" and (short := ABBREVIATED.match(text, end, stop)):
            end = short.end()
        for _ in range(4):
            if not text.startswith(" ", end, stop):  # as all that follows begins
                break
            found = self._place(text, end, stop, kind.endswith(("yện ủy", "ị ủy", "ận ủy")))
            if found is not None:
                end, words, many = found
                place = place or words
                is_class = is_class or many
                continue
            first = text[end + 1 : end + 2]
            more = LEVEL.match(text, end, stop) if first in FIRST_OF_LEVELS else None
            if more is None and first in FIRST_OF_REALMS:
                more = REALM.match(text, end, stop)
                place = place or (more["places"] if more is not None else None)
            if more is not None:
                is_class = is_class or "cấp" in more.group()
                end = more.end()
                continue
            nested = self._inside(text, end, kind, rule, is_class, stop, depth)
            if nested is not None:
                inside, end = nested.start, nested.end
                place = place or nested.place
                continue
            more = AFTER_CLASS.match(text, end, stop) if is_class else None
            if more is None:
                break
            end = more.end()
        return Name(at, end, rule, kind, None, place, is_class, inside)

    def _inside(self, text: str, end: int, kind: str, rule: str, is_class: bool, stop: int, depth: int) -> Name | None:
        """The body that a body just read is part of (` thuộc Văn phòng Ủy ban nhân dân tỉnh`)."""
        if depth >= _DEEPEST:
            return None
        belongs = BELONGING.match(text, end, stop) if text.startswith((" t", " c"), end) else None
        own = OF_ITS_OWN.match(text, end, stop) if belongs is not None and rule in ("unknown-field", "kind") else None
        if own is not None:
            return Name(own.start("own"), own.end(), "place", "")
        if belongs is not None and (belongs.group() != " của " or (is_class and rule == "class" and "có" not in kind)):
            owner = self._read_body(text, belongs.end(), stop, depth + 1)
            if owner is not None and (belongs.group() != " của " or not owner.is_class):
                return owner
            place = self._place(text, belongs.end() - 1, stop)
            if place is not None:
                return Name(belongs.end(), place[0], "place", "", None, place[1])
            return None
        members = text.startswith(MEMBERS_OF, end) and text.endswith("thành viên", 0, end)
        if text[end : end + 1] != " " or not (members or NESTING.match(kind)):
            return None
        many = self.several.match(text, end + 1, stop)
        if many is not None:
            owner = self._read_body(text, many.end(), stop, depth + 1)
            return Name(end + 1, owner.end, owner.rule, owner.kind, None, owner.place, True) if owner is not None else None
        if text.startswith((" các ", " huyện ủy", " tỉnh ủy", " thành ủy", " đảng ủy"), end):
            owner = self._read_class(text, end + 1, stop, depth + 1)
            of_these = owner is not None and ("ủy" in owner.kind or kind.startswith(_OF_SEVERAL))
            return owner if of_these else None
        if text[end + 1 : end + 2].isupper():
            start = end + 1
            if self.kind.match(text, start, stop) or self.body.match(text, start, stop):
                owner = self._read_body(text, start, stop, depth + 1)
                return owner if owner is not None and (members or owner.rule != "unknown-field") else None
        return None

    def _place(self, text: str, at: int, stop: int, small: bool = False) -> tuple[int, str, bool] | None:
        """A place after a body: its end, its words, whether it is a class of places. Of `small` ones, districts, the name may
        stand alone (`Huyện ủy Chợ Mới`)."""
        first = text[at + 1 : at + 2]
        if text[at : at + 1] != " " or not (first.isupper() or first in FIRST_OF_PLACES):
            return None
        many = PLACE_CLASS.match(text, at, stop) if first in FIRST_OF_PLACES else None
        one = PLACE.match(text, at, stop) if first in FIRST_OF_KINDS else None
        if many is not None and (one is None or many.end() > one.end() or (not one["name"] and many.end() >= one.end())):
            words = many.group().strip()
            several = (
                words.startswith(("các ", "những ", "từng ", "mỗi ", "ở "))
                or "," in words
                or " và " in words
                or "trực thuộc" in words
            )
            return many.end(), words, several
        if one is not None:
            name = one["name"]
            if name is None or not name[:1].isupper():
                return one.end("kind"), one["kind"], False
            size = known_place(name)
            return one.start("name") + size, f"{one['kind']} {name[:size]}", False
        bare = BARE_PLACE.match(text, at, stop) if first.isupper() else None
        if bare is not None and bare["name"][:1].isupper():
            size = known_place(bare["name"], surely=not small or " " not in bare["name"])
            if size:
                return bare.start("name") + size, bare["name"][:size], False
        return None


@lru_cache(maxsize=8192)
def whole_name(name: str) -> Name | None:
    """What `Words.read` reads at the beginning of `name`; the same names come again and again."""
    return words().read_at(name, 0, len(name))


@cache
def words() -> Words:
    """The vocabulary, compiled once."""
    return Words()
