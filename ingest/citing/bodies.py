"""Names of bodies that a scan has blurred, as they should be: bodies of the vocabulary, and local offices with their province."""

from __future__ import annotations

import re
from functools import cache

from ingest.bodies.words import words
from ingest.folding import fold
from ingest.headers.date import place_name
from ingest.vocabulary import load

_HEAD = re.compile(r"(?:bo truong|thu truong|chu tich|cuc truong|tong cuc truong|chanh van phong|chanh thanh tra) ")


def made_out(name: str) -> str:
    """A body of the vocabulary with its accents as they should be: `Văn phòng Chính phú` -> `Văn phòng Chính phủ`."""
    name = _STUCK.sub(". ", name)
    folded = fold(name)
    head = _HEAD.match(folded)
    cut = head.end() if head else 0
    known = _spellings().get(folded[cut:].replace(" ", ""))
    if known and name.isupper() and not cut:
        return known
    if known is None and (local := _LOCAL.match(folded, cut)):
        return _made_out_locally(name, local)
    return name[:cut] + known if known and known.lower() != name[cut:].lower() else name


_STUCK = re.compile(r"(?<=\bTP)\.(?=[^\W\d_])")  # `TP.Hà Nội`

_LOCAL = re.compile(
    r"(?P<body>(?:chi )?cuc ?thue|(?:chi )?cuc hai quan|bao hiem xa hoi|kho bac nha nuoc)"
    r"(?:\s(?P<kind>tinh|thanh ph[oe]|tp)\.?\s(?P<place>\S.*))?$"
)
_LOCAL_BODIES = {
    "cuc thue": "Cục Thuế",
    "cucthue": "Cục Thuế",
    "chi cuc thue": "Chi cục Thuế",
    "chi cucthue": "Chi cục Thuế",
    "cuc hai quan": "Cục Hải quan",
    "chi cuc hai quan": "Chi cục Hải quan",
    "bao hiem xa hoi": "Bảo hiểm xã hội",
    "kho bac nha nuoc": "Kho bạc Nhà nước",
}


def _made_out_locally(name: str, match: re.Match[str]) -> str:
    """`Cục Thuê tinh Trà Vinh` -> `Cục Thuế tỉnh Trà Vinh`: the province as it is spelt, where it is one."""
    parts = [name[: match.start()] + _LOCAL_BODIES[match["body"]]]
    if match["kind"]:
        place = name[match.start("place") :]
        parts += ["tỉnh" if match["kind"] == "tinh" else "thành phố", place_name(place) or place]
    whole = " ".join(parts)
    return name if whole.casefold() == name.casefold() else whole


@cache
def _spellings() -> dict[str, str]:
    """Folded name without its blanks -> name, of the bodies and ministries."""
    bodies = {fold(name): name for name in words().bodies if not name.isupper()}
    names = bodies | {fold(f"Bộ {field}"): f"Bộ {field}" for field in load("agencies")["ministries"]}
    return {plain.replace(" ", ""): name for plain, name in names.items()}  # a scan may have lost a blank
