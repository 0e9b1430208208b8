"""Organisations of a list of which the last tells where all of them are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.document import Party

_LEVEL = r"(?:tỉnh|huyện|thị xã|thành phố|xã|phường|thị trấn|cơ sở)"
_SISTERS = re.compile(
    rf"(?:Hội (?!đồng|nghị)(?!.* {_LEVEL}$)[^,]{{3,40}}|Đoàn [Tt]hanh niên|Viện [Kk]iểm sát nhân dân"
    r"|Mặt trận Tổ quốc(?: Việt Nam)?|Trạm Y tế|Liên đoàn Lao động|(?:Thường trực )?Hội đồng nhân dân|Ủy ban nhân dân)$"
)
_WITH_LEVEL = re.compile(
    r"(?:Hội (?!đồng|nghị).{3,40}?|Đoàn [Tt]hanh niên|T(?:oà|òa) án nhân dân|các đoàn thể"
    r"|(?:Ủy ban Kiểm tra |Văn phòng )?Đảng ủy|(?:Ban Thường trực )?Ủy ban Mặt trận Tổ quốc(?: Việt Nam)?)"
    rf" (?P<level>{_LEVEL}(?:, (?:thị trấn|phường))?)$"
)
_MOST_SISTERS = 2
"""Of longer lists the last tells of itself alone, to annotators."""


def of_one_level(found: list[Party]) -> tuple[Party, ...]:
    """Organisations of a list of which the last tells for all where they are (`Hội Nông dân, Hội Phụ nữ xã`)."""
    if len(found) <= 1:
        return tuple(found)
    found = _councils(found)
    level = _WITH_LEVEL.match(found[-1].name)
    if level is None:
        return tuple(found)
    sisters = [one for one in found if _SISTERS.match(one.name)]
    if len(sisters) > _MOST_SISTERS:
        return tuple(found)
    names = (f"{one.name} {level['level']}" if one in sisters else one.name for one in found)
    return tuple(replace(one, name=name) for one, name in zip(found, names, strict=True))


_COUNCILS, _COMMITTEE = ("Hội đồng nhân dân", "Thường trực Hội đồng nhân dân"), "Ủy ban nhân dân"


def _councils(found: list[Party]) -> list[Party]:
    """`Hội đồng nhân dân, Ủy ban nhân dân các tỉnh`: the council is of those places too."""
    names = [one.name for one in found]
    for i, (name, after) in enumerate(pairwise(names)):
        if name in _COUNCILS and after.startswith(_COMMITTEE):
            names[i] = name + after.removeprefix(_COMMITTEE)
    return [replace(one, name=name) for one, name in zip(found, names, strict=True)]
