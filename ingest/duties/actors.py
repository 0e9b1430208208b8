"""Who must act: lists of bodies at a place in the text."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.bodies.places import CAPITAL, PLACE_KINDS
from ingest.bodies.words import Name, words
from ingest.document import Party
from ingest.duties.field_lists import LIST_JOINT, fields_of
from ingest.duties.fields import doer_end, field_end
from ingest.duties.given_names import given_end, is_given
from ingest.duties.long_names import NO_PART, proper_end
from ingest.duties.one_level import of_one_level
from ingest.duties.page import Page, party
from ingest.duties.places import each_number, each_place, each_province, places_end, where_it_is
from ingest.duties.told_by_task import task_end
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER
from ingest.patterns import any_of
from ingest.person_names import is_person
from ingest.readings import span_of
from ingest.vocabulary import load

_SEVERAL = frozenset("CcBbSsVPG")
"""How lists of fields begin (`các Bộ: …`, `Giám đốc các Sở: …`)."""
_COMRADES = re.compile(r"(?:cac )?(?:(?P<one>dong chi|d/c)|dc|ong(?:, | \(|/)ba\)?)[,:]? ")
_PERSON = re.compile(rf"(?:[{UPPER}]['’]?[{LOWER}]*)(?: [{UPPER}][{LOWER}]*){{1,4}}+(?!\w)")
"""`đồng chí Lê Thanh Bường`, `đ/c Y Ngọc`"""
_POST = re.compile(r" ?[-–] ?(?=[\w ])")
"""Before what a person is (`đồng chí Lê Thanh Bường - Phó Chủ tịch UBND xã`)."""
_OTHERWISE = ("cac d", "cac ong", "dong chi", "d/c", "dc", "ong, ba", "ong (ba)", "ong/ba", "qu")
"""How a list begins that does not begin with a name: with `các đồng chí`, `các ông, bà` or `Quý`."""
_POLITE = re.compile(
    r"[Qq]u[ýy] (?:[Cc]ông ty|[Đđ]ơn vị|[Cc]ơ quan|[Ss]ở|[Cc]ục|[Cc]hi cục|[Bb]ộ|[Vv]ị|[Bb]an|[Tt]rường|[Nn]gân hàng"
    r"|[Dd]oanh nghiệp|[Tt]ổng cục"
    r"|Ủy ban)(?!\w)(?:, (?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp)(?!\w))*"
)
"""The addressee, politely: `Quý Sở`, `Quý Công ty`."""

_LEVELS = re.compile(r"[Cc]ác cấp(?=, (?:và )?(?:các )?ngành(?!\w))")
"""`Các cấp, các ngành, địa phương`: all levels of government."""


def bodies_at(page: Page, at: int, stop: int) -> tuple[tuple[Party, ...], int]:
    """The bodies listed from `at` on (`Sở Nội vụ, Sở Tư pháp và Ủy ban nhân dân các huyện`) and where the list ends."""
    begins = page.called or words().opens(page.text, at) or page.folded.startswith(_OTHERWISE, at)
    if not begins:  # as nearly everywhere
        return (), at
    kept = page.listed.get((at, stop))
    if kept is None:
        kept = page.listed[at, stop] = ((), at) if page.in_citation(at) else _bodies_at(page, at, stop)
    return kept


_LONGEST_NAME = 120


def inside_list(page: Page, stop: int, begin: int, end: int) -> bool:
    """Whether a mark at `stop..begin` stands inside a body's name or a list of bodies (`Sở Thông tin và Truyền thông`)."""
    return any(bodies_at(page, at, end)[1] > begin for at in page.bodies_in(max(0, stop - _LONGEST_NAME), stop))


def inside_name(page: Page, stop: int, begin: int, end: int) -> bool:
    """Whether a mark stands inside the name of one body (`Ủy ban nhân dân xã, phường`)."""
    names = (words().read(page.text, at, end) for at in page.bodies_in(max(0, stop - _LONGEST_NAME), stop))
    return any(name is not None and name.end > begin for name in names)


def _bodies_at(page: Page, at: int, stop: int) -> tuple[tuple[Party, ...], int]:
    found: list[Party] = []
    end = at
    given = is_given(page, at)
    while True:
        comrade = _COMRADES.match(page.folded, at, stop) if page.folded.startswith(("c", "d", "o"), at) else None
        person = _PERSON.match(page.text, comrade.end(), stop) if comrade and comrade["one"] else None
        if person is not None and not (is_person(person.group()) and words().read(page.text, person.start(), stop) is None):
            person = None
        dash = _POST.match(page.text, person.end(), stop) if person is not None else None
        post = words().read(page.text, dash.end(), stop) if dash is not None else None
        person = None if dash is not None and post is None else person
        start, at = at, comrade.end() if comrade else at
        first = page.text[at : at + 1]
        opens = words().opens(page.text, at)
        name = words().read(page.text, at, stop) if opens else None
        several = fields_of(page, at, stop) if opens and first in _SEVERAL else None
        if several is not None and name is not None and name.end > several[1]:  # `Phòng Thương mại và Công nghiệp Việt Nam`
            several = None
        polite = _POLITE.match(page.text, at, stop) if first in ("Q", "q") else None
        levels = _LEVELS.match(page.text, at, stop) if first in ("c", "C") else None
        if person is not None:
            end = max(person.end(), post.end if post is not None else 0)
            found.append(Party(f"đồng chí {person.group()}", span_of(page.original, start, end)))
        elif levels is not None:
            end = levels.end()
            found.append(party(page, at, end))
        elif several is not None:
            found += several[0]
            end = several[1]
        elif polite is not None:
            end = polite.end()
            found.append(party(page, at, end))
        else:
            called = _called(page, at, stop) if page.called else None
            if called is not None and (name is None or name.rule == "unknown-field" or _is_whole(called, name)):
                found.append(called)
                at = end = called.span.end
                if (joint := LIST_JOINT.match(page.text, end, stop)) is None:
                    break
                at = joint.end()
                continue
            if name is None or _is_lone(page, name):
                break
            name = _past_short(page, _office_of(page, name, stop), stop)
            end = (
                field_end(page, name, stop)
                or proper_end(page, name, stop)
                or doer_end(page, name, stop)
                or _sort_end(page, name, stop)
                or task_end(page, name, stop)
            )
            end = (given_end(page, name, end, stop) if given else None) or end
            if page.text.startswith(" và tương đương", end):
                end += len(" và tương đương")
            other = words().read(page.text, end + 1, stop) if page.text.startswith("/", end) else None
            end = other.end if other is not None else end  # `Cục Thuế/Chi cục Thuế` is one of the two
            places = places_end(page, name.start, end, stop)
            end = _end_of_owner(page, name, end, stop) or places or end
            end = where_it_is(page, name.start, _end_above(page, name.start, end, stop), stop)
            listed = each_number(page, name.start, end, stop) if page.text[end - 1].isdigit() else None
            listed = listed or (each_province(page, name.start, end, stop) if places is None else None)
            if listed is not None:
                found, end = [*found, *listed[0]], listed[1]
            else:
                found += (each_place(page, name.start, end) if places == end else []) or _apart(page, name.start, end)
        joint = LIST_JOINT.match(page.text, end, stop)
        if joint is None:
            each = _EACH_OF_THEM.match(page.folded, end + 1, stop) if page.text.startswith(" mỗi ", end) else None
            end = each.end() if each is not None and len(found) > 1 else end
            break
        at = joint.end()
        if (each := _EACH_OF_THEM.match(page.folded, at, stop)) is not None:
            end = each.end()
            break
    return of_one_level(found), end


_EACH_OF_THEM = re.compile(r"moi (?:co quan|don vi|nganh|so|ben)(?= [a-z])(?! (?:thuoc|truc thuoc|lien quan|co ) )")
"""`Sở Nội vụ, Sở Y tế, mỗi cơ quan cử …`: those named before it."""


_SHORT = re.compile(r" \([A-ZĐ&]{2,8}\)(?= )")


def _past_short(page: Page, name: Name, stop: int) -> Name:
    """The name that goes on behind its short form (`Trung tâm Y tế (TTYT) các huyện`)."""
    short = _SHORT.match(page.text, name.end, stop) if page.text.startswith(" (", name.end) else None
    if short is None:
        return name
    size = name.end - name.start
    joined = page.text[name.start : name.end] + page.text[short.end() : min(stop, short.end() + _MOST_BEHIND)]
    whole = words().read_at(joined, 0, len(joined))
    if whole is None or whole.end <= size:
        return name
    return replace(whole, start=name.start, end=short.end() + whole.end - size, inside=name.inside)


_MOST_BEHIND = 90


def _called(page: Page, at: int, stop: int) -> Party | None:
    """The addressee that the letter calls so at `at`."""
    for key, one in page.called:
        end = at + len(key)
        if page.folded.startswith(key, at, stop) and page.text[at].isupper() and not page.text[end : end + 1].isalnum():
            return Party(one.name, span_of(page.original, at, end))
    return None


def _is_whole(called: Party, name: Name) -> bool:
    """Whether what the text calls a body in words of its own is all that stands there (`Trạm Thú y`, no `Trạm Thú y huyện`)."""
    return called.span.end == name.end and " " in called.span.text


_STANDING = re.compile(r" (?:(?:Ban|Tiểu ban) [Cc]hỉ đạo|Hội đồng|Chương trình|Đề án|Phong trào)(?!\w)")


def _end_above(page: Page, start: int, end: int, stop: int) -> int:
    """Where `các đơn vị thuộc và trực thuộc Cục Hải quan`, `cơ quan thường trực Ban Chỉ đạo tỉnh` end."""
    if not page.folded.endswith(("truc thuoc", "co quan thuong truc"), start, end) or page.text[end : end + 1] != " ":
        return end
    standing = _STANDING.match(page.text, end, stop)
    if page.folded.endswith("thuong truc", start, end) and standing is None:
        return end
    above = words().read(page.text, end + 1, stop) if page.text[end + 1 : end + 2].isupper() else None
    return above.end if above is not None else standing.end() if standing is not None else end


_UNITS = ("Phòng", "Vụ", "Cục", "Chi cục", "Tổng cục", "Viện", "Ban", "Trung tâm", "Đội", "Văn phòng", "Thanh tra")
_OWNERS = ("Bộ ", "Tổng cục", "Cục ", "Chi cục ", "Sở ", "Bảo hiểm xã hội", "Kho bạc", "Ủy ban nhân dân", "UBND", "Công an")
_DASH = re.compile(r" ?[-–—] ?(?=[BKTCSUỦ])")
_BRACKET = re.compile(r" \((?=[BTCSUỦ])")
_ABOVE_CUC = ("Bộ ", "Tổng cục")


_BRANCH = re.compile(rf"(?: ?[-–—] ?| )[Cc]hi nhánh (?:{PLACE_KINDS})(?: {CAPITAL}(?: {CAPITAL}){{0,3}})?(?!\w)")
"""`Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Kon Tum`."""


def _end_of_owner(page: Page, name: Name, end: int, stop: int) -> int | None:
    """Where the body above ends that stands behind a dash (`Tổng cục Thuế - Bộ Tài chính`) or in brackets (`Phòng Kiểm tra thuế
    số 1 (Cục Thuế thành phố Hà Nội)`): the two are one address."""
    branch = _BRANCH.match(page.text, end, stop) if "Ngân hàng" in name.kind else None
    if branch is not None:
        return branch.end()
    if not name.kind.startswith(_UNITS):
        return None
    dash = _DASH.match(page.text, end, stop)
    bracket = _BRACKET.match(page.text, end, stop) if dash is None and not name.kind.startswith("Tổng cục") else None
    joint = dash or bracket
    owner = words().read(page.text, joint.end(), stop) if joint is not None else None
    above = _ABOVE_CUC if name.kind.startswith("Cục") else _OWNERS
    if owner is None or not page.text.startswith(above, owner.start) or (owner.rule == "kind" and owner.place is None):
        return None
    if bracket is None:
        return owner.end
    return owner.end + 1 if page.text.startswith(")", owner.end) else None


_SORT_WORD = re.compile(
    rf" (?!(?:{NO_PART}|này|trên|khác|nhiều|một|các|{any_of(load('duty_verbs')['no_sorts'])})(?!\w))[{LOWER}]+(?!\w)"
)
_SORT_ENDS = re.compile(r" (?:thuộc|của|trên|để|nhằm|và|theo) |[,;.]|$")
_MOST_OF_SORT = 4
_SORTED = ("cac ", "doanh nghiep", "don vi", "co so", "chu dau tu", "to chuc")
"""Classes of many sorts."""


def _sort_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a class ends that goes on with what sort it is: before whose it is or a mark (`các đơn vị nghiệp vụ thuộc Bộ Công
    an`), or before its act (`các doanh nghiệp viễn thông rà soát …`)."""
    if name.rule != "class" or not page.folded.startswith(_SORTED, name.start):
        return None
    at = name.end
    for count in range(_MOST_OF_SORT + 1):
        if count and _SORT_ENDS.match(page.text, at, stop):
            break
        if page.text[at : at + 1] == " " and duty_words().first_verb(page.text, page.folded, at + 1, stop):
            return at if count > 1 else None
        word = _SORT_WORD.match(page.text, at, stop)
        if word is None or count == _MOST_OF_SORT:
            return None
        at = word.end()
    owner = words().read(page.text, at + len(" thuộc "), stop) if page.text.startswith(" thuộc ", at) else None
    return owner.end if owner is not None else at


_CENTRAL = re.compile(
    r", (?:và )?(?=(?:các )?cơ quan (?:ngang [Bb]ộ|thuộc Chính phủ|[Tt]rung ương(?! và địa phương)))"
    r"|(?<=thuộc Chính phủ), (?=(?:các )?cơ quan (?:có liên quan|liên quan|khác))"
)


def _apart(page: Page, start: int, end: int) -> list[Party]:
    """A class as one body (`các bộ, cơ quan trung ương và địa phương`); `các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ` are
    three."""
    if not page.folded.startswith(("cac bo,", "bo,", "cac bo va", "cac co quan ngang", "co quan ngang"), start):
        return [party(page, start, end)]
    found: list[Party] = []
    for joint in _CENTRAL.finditer(page.text, start, end):
        found.append(party(page, start, joint.start()))
        start = joint.end()
    return [*found, party(page, start, end)]


_ACT = re.compile(r"thanh tra(?:,| va)? (?:kiem tra|giam sat|xu ly|viec|cac|dot xuat|dinh ky|toan dien|chuyen nganh)(?!\w)")
"""`Thanh tra, kiểm tra việc …` tells what to do; `Thanh tra, Công an` who does it."""


def _is_lone(page: Page, name: Name) -> bool:
    if name.rule not in ("class", "kind", "unknown-field"):
        return False
    if name.rule == "kind" and _ACT.match(page.folded, name.start):
        return True
    return page.text[name.start : name.end].lower() in words().not_alone


def _office_of(page: Page, name: Name, stop: int) -> Name:
    """`cơ quan Kho bạc Nhà nước` is the body behind the word, as written."""
    if not page.folded.startswith("co quan ", name.start) or name.end - name.start != len("cơ quan"):
        return name
    body = words().read(page.text, name.end + 1, stop)
    return replace(body, start=name.start) if body is not None and body.rule in ("body", "field") else name
