"""The end of a document: who gets it (nơi nhận), who signed it, and where its body ends."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.document import ProvisionKind, Recipient, Signer
from ingest.folding import LOWER, UPPER, fold
from ingest.labels import read_label
from ingest.person_names import is_person
from ingest.readings import Reading, Span, span_of
from ingest.record import record
from ingest.signature import (
    CAPACITY,
    LOOKED_AT,
    columns,
    find_signature,
    find_signature_above,
    lines_of,
    position_of,
    read_signer,
)

_RECIPIENTS = re.compile(  # "Nơi nhận:", "Noi nhận:", "Nơi nhậm: n TM. CHÍNH PHỦ"
    r"^[^\w\n]{0,4}N[ơoờôo][iíìljt!] ?nh?[ậâạaăeéẹêể][nm]\b(?![ \t]+(?-i:["
    + LOWER
    + r"])\w*[ \t]+(?-i:["
    + LOWER
    + r"]))[ \t]*[:;.]?",
    re.MULTILINE | re.IGNORECASE,
)
_FILED = re.compile(r"^[^\w\n]{0,4}L[ưu]+u\s?[:.;]?\s?(?:VT|HC|VP)\b", re.MULTILINE)  # "- Lưu: VT, GSQL (03b)."
_ITEM = re.compile(r"^[\W_]{0,3}[-–—~+•*'„“]\s*|^[^\w(]{1,3}|^_+")
_PURPOSE = re.compile(r"^(?P<name>.+?)\s*\((?P<purpose>[^()]{1,60})\)$")
_PART_OF_NAME = re.compile(rf"[{UPPER}]")
"""A body's name in brackets belongs to the recipient: `Thanh tra (BTC)`, `Cục Kiểm tra VB QPPL (Bộ Tư pháp)`."""
_PURPOSES = {
    fold(known): known
    for known in ("để b/c", "để báo cáo", "để biết", "để thực hiện", "để t/h", "để p/h", "để phối hợp", "để đăng tải")
}
_JUNK = re.compile(rf"(?<=[;)])\s*(?:[^\w;]|\b\w{{1,2}}\b(?<![{UPPER}]{{2}}))+$")
"""What a scan makes of a stamp or a flourish behind an item: `(để b/c); T à`."""
_KEPT = re.compile(r"^L[ưuươ]+[uư]?\s*[:.;]?\s*(?=[A-ZĐ(\w])", re.IGNORECASE)  # "Lưu: VT", "Lưu VT"
_STANDING = ("nhu tren", "nhu dieu", "nhu kinh gui")


_ATTACHMENT = re.compile(  # of folded lines: the head of an attached part or of another document
    r"^\W{0,3}(?:phu luc\b|ban hanh kem theo|kem theo|file duoc dinh kem|kinh gui)|\bcong h[oa]a xa h[o0]i\b"
)
_ATTACHED = frozenset(ProvisionKind) - {ProvisionKind.DASH, ProvisionKind.PLUS, ProvisionKind.PARAGRAPH}
"""What is numbered behind the recipients belongs to an attached part."""


@record
class Ending:
    """Where the body ends (`start`) and what was read behind it, up to `end`."""

    start: int
    recipients: tuple[Reading[Recipient], ...]
    signer: Reading[Signer] | None
    end: int


def read_ending(text: str, body: int) -> Ending:
    """The end of a document whose body begins at `body`; without recipients and signature it is empty, at the text's end."""
    match = _RECIPIENTS.search(text, body)
    filed = _FILED.search(text, body) if match is None else None
    if match is not None:
        start, listed = match.start(), match.end()
    elif filed is not None:
        start = listed = _first_item(text, body, filed.start())
    else:
        signed = find_signature(text, body)
        if signed is None:
            signer, end = _name_alone(text, body)
            return Ending(signer.span.start if signer else len(text), (), signer, end)
        signer, end = read_signer(text, lines_of(text, signed, LOOKED_AT))
        return Ending(signed, (), signer, end)
    above = find_signature_above(text, body, start)
    recipients, rest = _recipients(text, lines_of(text, listed, 60))
    signer, end = read_signer(text, [*(lines_of(text, above, 8, start) if above is not None else ()), *rest])
    end = max([end, listed, *(item.span.end for item in recipients)])
    return Ending(start if above is None else above, recipients, signer, end)


def _first_item(text: str, body: int, filed: int) -> int:
    """Where the list begins that ends with the line at `filed`."""
    start = filed
    while (before := text.rfind("\n", body, start - 1) + 1) > body:
        line = text[before : start - 1]
        if len(line) > 160 or not (_ITEM.match(line) or line.endswith((";", "; _"))):
            break
        start = before
    return start


def _name_alone(text: str, body: int) -> tuple[Reading[Signer] | None, int]:
    """A person's name on the very last line."""
    start = text.rfind("\n") + 1
    line = span_of(text, start, len(text))
    if start <= body or len(line.text) > 40 or not is_person(line.text.strip("*_ ")):
        return None, len(text)
    return read_signer(text, [line])


def _recipients(text: str, lines: list[Span]) -> tuple[tuple[Reading[Recipient], ...], list[Span]]:
    """The recipients, and what stands among and behind them: the right column and the signature."""
    found: list[Span] = []
    rest: list[Span] = []
    for line in lines:
        label = read_label(line.text)
        told = label is not None and any(map(str.isalpha, line.text[label.length :]))  # `7... .1111.` is what a stamp left
        if label is not None and told and label.kind in _ATTACHED and not line.text.endswith(";"):
            break
        if _ATTACHMENT.search(fold(line.text[:100])):
            break
        parts = [part for a, b in columns(line.text) if (part := line.part(a, b)).text]
        if parts and len(items := _in_one_cell(parts[0])) > 1:
            found += items
            rest += parts[1:]
            continue
        done = bool(found) and bool(_KEPT.match(_bare(found[-1].text)))
        cut = bool(found and parts) and found[-1].text.endswith((",", " và", " va")) and not _ITEM.match(parts[0].text)
        if parts and not done and not cut and _is_item(parts[0].text):
            found.append(parts.pop(0))
        elif parts and not done and found and _goes_on(found[-1].text, parts[0].text):
            more = parts.pop(0)
            found[-1] = span_of(text, found[-1].start, more.end)
        rest += parts
        if len(rest) > 2 * LOOKED_AT:
            break
    return tuple(_recipient(item) for item in found), rest


_NEXT_ITEM = re.compile(r"(?<=[;:]) (?=[-–+•] ?\w)")


def _in_one_cell(cell: Span) -> list[Span]:
    """The items of a table's cell that holds all of them (`- Như trên; - Bộ Tài chính; - Lưu: VT.`)."""
    cuts = [0, *(match.end() for match in _NEXT_ITEM.finditer(cell.text)), len(cell.text)]
    return [cell.part(a, b) for a, b in pairwise(cuts)]


def _bare(text: str) -> str:
    dash = _ITEM.match(text)
    return (text[dash.end() :] if dash else text).strip(" ;.,:/")


def _is_item(text: str) -> bool:
    bare = _bare(text)
    if CAPACITY.match(text) or len(text) > 250 or not any(c.isalpha() for c in bare) or (bare.isupper() and position_of(bare)):
        return False
    if _ITEM.match(text):
        return not (bare.isupper() and len(bare) > 12)
    return text.endswith((";", "./.")) or bool(_KEPT.match(text)) or fold(text).startswith(_STANDING)


def _goes_on(before: str, text: str) -> bool:
    """Whether a line without a dash belongs to the recipient above it."""
    return (
        not before.rstrip().endswith((";", ".", ":")) and not text.isupper() and not is_person(text.strip()) and len(text) < 120
    )


def _recipient(item: Span) -> Reading[Recipient]:
    name = " ".join(_bare(_JUNK.sub("", item.text)).split())
    sure = 0.95 if _ITEM.match(item.text) else 0.8
    if kept := _KEPT.match(name):
        return Reading(Recipient(name[kept.end() :].strip(" ;.,:/"), "Lưu"), item, "recipient", sure)
    match = _PURPOSE.match(name)
    if match is not None and not _PART_OF_NAME.match(match["purpose"]):
        purpose = match["purpose"].strip()
        return Reading(Recipient(match["name"].rstrip(" ;,"), _PURPOSES.get(fold(purpose), purpose)), item, "recipient", sure)
    return Reading(Recipient(name, None), item, "recipient", sure)
