"""Whom a letter means by less than a name: `các đơn vị`, a bare `Cục Thuế`, `Công ty` behind the case of one."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.page import Page, duty_name, named_before
from ingest.duties.words import TROUBLE
from ingest.folding import fold

_ANAPHORA = re.compile(
    r"(?:cac |quy )?(?:co quan, )?(?:don vi|co quan|vi)(?: (?:neu|noi) tren)?$|quy (?:uy ban(?: nhan dan)?|dia phuong|hoi)$"
)
_OF_ADDRESSEE = re.compile(
    r"(?:quy |moi |(?P<all>cac (?=(?:chi )?cuc (?:thue|hai quan)$))|cac )?(?P<head>cuc truong (?=cuc ))?"
    r"(?P<kind>cuc thue|cuc hai quan|chi cuc thue|chi cuc hai quan|doanh nghiep|tong cuc|cuc|chi cuc|so|bo|ngan hang|truong"
    r"|trung tam|chi nhanh|van phong dai dien|hiep hoi|tap doan|tong cong ty|cong ty(?: .{3,})?)$"
)


def _is_called(page: Page, kind: str) -> bool:
    """Whether the letter calls its addressee so (`Chi nhánh Công ty … tại Hà Nội (sau đây gọi là “Công ty”)`)."""
    called = (f"{words}{mark}{kind}" for words in ("goi la ", "goi tat la ") for mark in ("", "“", '"'))
    return kind in fold(page.addressees[0].name) and any(words in page.folded for words in called)


def resolve(page: Page, parties: tuple[Party, ...]) -> tuple[tuple[Party, ...], bool]:
    """Bodies that stand for the addressees (`các đơn vị`, a bare `Cục Thuế`) replaced by them; whether one was."""
    if not page.letter:
        return parties, False
    found: list[Party] = []
    replaced = False
    for one in parties:
        key = fold(one.name)
        bare = _OF_ADDRESSEE.match(key)
        fits = [
            Party(_HEADED.sub("", a.name), a.span)
            for a in page.addressees
            if bare and fold(_HEADED.sub("", a.name)).removeprefix("cac ").startswith(bare["kind"] + " ")
        ]
        if bare and bare["all"] and len(page.addressees) > 1:
            fits = []  # a class beside others, called by what they are
        elif bare and bare["head"]:
            fits = [Party(f"{one.name[: bare.end('head')]}{a.name}", a.span) for a in fits]
        elif bare and not fits and len(page.addressees) == 1 and _is_called(page, bare["kind"]):
            fits = list(page.addressees)
        elif bare and not fits and (whole := page.shorts.get(f"{one.name[:1].upper()}{one.name[1:]}")):
            fits = [Party(duty_name(page, whole), one.span)]
        if not fits and len(page.addressees) == 1:
            fits = _begun_with(page.addressees[0], one)
        if _ANAPHORA.match(key):
            # several together are a class, as the text says, but where they are addressed politely
            fits = list(page.addressees) if key.startswith("quy ") or _is_one(page, key, one) else []
            one = Party("các đơn vị", one.span) if key == "don vi" and not fits else one
        elif len(fits) != 1 or fold(fits[0].name) == key:
            fits = []
        replaced = replaced or bool(fits)
        found += [Party(fit.name, one.span) for fit in fits] if fits else [one]
    return tuple(found), replaced


_CLASS = re.compile(r"(?:các|những) ", re.IGNORECASE)


_MEETS_TROUBLE = re.compile(rf"(?:{TROUBLE.pattern}|van de)[^.;\n]{{0,90}}$")


def _is_one(page: Page, key: str, one: Party) -> bool:
    """Whether the only addressee is meant: not by `các đơn vị` who meet with trouble, where that is a class itself (`Cục Hải quan
    các tỉnh`)."""
    if len(page.addressees) != 1:
        return False
    several = key.startswith("cac ") and key.endswith("vi") and _CLASS.search(page.addressees[0].name) is not None
    return not (several and _MEETS_TROUBLE.search(page.folded, max(0, one.span.start - _CASE_REACH), one.span.start))


_LEAST_WORDS = 5
_NAME_GOES_ON = (" ", ",", "-")
_HEADED = re.compile(r"^(?:Cục trưởng|Giám đốc|Chủ tịch) ")


def _begun_with(addressee: Party, one: Party) -> list[Party]:
    """The addressee whose name, or that of its head, begins with a shorter one (`Cục trưởng Cục Thuế các tỉnh, thành phố` of
    `Cục Thuế các tỉnh, thành phố trực thuộc Trung ương`)."""
    whole, headed = fold(addressee.name), _HEADED.match(one.name)
    for head in ("", headed[0]) if headed is not None else ("",):
        name = fold(one.name.removeprefix(head))
        if len(name.split()) >= _LEAST_WORDS and whole.startswith(name) and whole[len(name) : len(name) + 1] in _NAME_GOES_ON:
            return [Party(f"{head}{addressee.name}", one.span)]
    return []


_ALONE = ("Công ty", "Ngân hàng", "Tập đoàn")
"""Nouns that alone mean the one that the case is of (`Trường hợp Công ty TNHH An Bình có kho …, thì Công ty phải …`),"""
_CASE_REACH = 200
"""at most so many characters before."""


def meant(page: Page, one: Party) -> Party:
    """The one charged, or the only one named, before whom a noun alone means (`Công ty` where the letter concludes of `Công ty cổ
    phần Việt Long`)."""
    noun = fold(one.name)
    longer = [other for other in page.charged.get(noun, ()) if fold(other.name).startswith(f"{noun} ")]
    if len(longer) == 1:
        return Party(longer[0].name, one.span)
    whole = named_before(page, one.name, one.span.start, _CASE_REACH) if one.name in _ALONE else None
    return Party(whole, one.span) if whole is not None else one
