"""The words by which one document acts on another: which relation they state, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.citing.kinds import kinds_pattern
from ingest.document import RelationKind
from ingest.folding import fold
from ingest.record import record
from ingest.relating.ranks import NORMATIVE, may_change
from ingest.vocabulary import load

_LEGISLATION = NORMATIVE - {"Quyết định", "Chỉ thị", "Nghị quyết"}


@record
class Cue:
    """Words at `start` (offset in the text searched) that state a relation."""

    kind: RelationKind
    start: int
    rule: str
    confidence: float


_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_])"


# Syllables of `sửa đổi, bổ sung`, `hướng dẫn` as scans give them: déi, dối; bd, b6, bé; din.
_BLURRED = {"doi": r"d\w{1,2}", "bo": r"b\w", "dan": r"d\w{1,3}"}


def _any(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(r",?\s*".join(_BLURRED.get(part) or re.escape(part) for part in word.split()) for word in ordered) + ")"
    )


@cache
def verbs() -> re.Pattern[str]:
    """All active cues, a named group a kind."""
    cues = load("relation_cues")["active"]
    return re.compile(_BEFORE + "(?:" + "|".join(f"(?P<{kind}>{_any(words)})" for kind, words in cues.items()) + ")" + _AFTER)


@cache
def _blockers() -> re.Pattern[str]:
    return re.compile(_BEFORE + r"(?<!ban hanh )(?<!kem )" + _any(load("relation_cues")["blockers"]) + r"(?! doi)" + _AFTER)


@cache
def _issued_thing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\W*{_any(load('relation_cues')['manner'])}(?![^\W_]))*\W*" + _any(load("relation_cues")["issued_things"]) + _AFTER
    )


@cache
def _carried_out() -> re.Pattern[str]:
    """`thực hiện [tốt, đúng …]` then a document, or a pinpoint in one, or rules: nothing else can be what is carried out."""
    manner = _any(load("relation_cues")["manner"])
    kinds = rf"(?:{kinds_pattern()}|bo luat|hien phap|hiep dinh|cong uoc|ban ghi nho)"
    return re.compile(
        rf"(?:\W*{manner}(?![^\W_])|\W+\d{{1,3}}[a-z]?(?![^\W_])|\W+[a-z](?![^\W_]))*"
        rf"\W*(?:$|{kinds}(?![^\W_])|ve\s[^;.]{{1,60}}\s(?:cua|tai)\s)"
    )


@cache
def _not_a_charge() -> re.Pattern[str]:
    return re.compile(
        _BEFORE
        + _any(load("relation_cues")["not_a_charge"])
        + r"(?:\s+(?:viec|cong tac|\d{1,2} nam))?\s*$|(?<!ve )(?<![^\W_])viec\s+$"
        r"|(?:bao cao|danh gia|tong ket|so ket|kiem tra)[^.;]{0,80}\sve\s(?:viec\s)?$"
    )


@cache
def _self_acts(kind: str | None) -> re.Pattern[str]:
    """`Thông tư này`, in a decree `ban hành Nghị định`: the document at hand as subject."""
    issued = rf"|ban hanh\s+{re.escape(fold(kind))}" if kind else ""
    return re.compile(rf"{_BEFORE}(?:{_any(load('relation_cues')['self_kinds'])}\s+nay{issued}){_AFTER}")


def active(words: str, in_title: bool = True, reach: int = 170) -> Cue | None:
    """The cue of which what follows `words` is the object, the nearest one; None where it is but the measure of another act.

    `words` are folded. Verbs side by side are one act, named by the first (`hướng dẫn triển khai thực hiện` guides). Outside
    titles `về thực hiện …` names a subject, not an act.
    """
    for first, last in _acts(words, reach):
        bridge = words[last.end() :]
        kind = RelationKind(str(first.lastgroup))
        if re.search(r"[.;:]\s", bridge):
            return None
        issued = kind is RelationKind.IMPLEMENTS and _issued_thing().match(bridge) and not _BY_RULE.search(bridge)
        if (
            bridge.startswith(",")
            or _MEASURE.search(bridge)
            or (not issued and _blockers().search(bridge) and not _DETAILED.fullmatch(bridge))
        ):
            return None
        before = words[: first.start()]
        done_to = re.search(r"(?:duoc|bi)\s+$", before)
        report = kind is RelationKind.IMPLEMENTS and (_not_a_charge().search(before) or _PAST.search(before))
        subject = not in_title and re.search(r"\sve\s+(?:viec\s+)?$", before)
        paper = first.group().startswith("huong dan") and before.endswith("ban hanh ")  # `ban hành Hướng dẫn giám sát …`
        asked = kind is RelationKind.GUIDES and (paper or _NO_GUIDANCE.search(before) or bridge.strip() == "tai")
        by_rule = kind is RelationKind.IMPLEMENTS and (
            (_RULES.match(bridge) and not (in_title or _charged().search(before)))
            or _NOT_CARRIED_OUT.search(bridge)
            or not (issued or _carried_out().match(bridge))
        )
        if not (done_to or report or subject or by_rule or asked):
            if kind is RelationKind.REPLACES and _REPLACED_PART.match(bridge):
                kind = RelationKind.AMENDS
            return Cue(kind, first.start(), f"{kind.value}-verb", 0.9 if len(bridge) < 40 else 0.8)
    return None


_MEASURE = re.compile(r"(?<![^\W_])(?:phu hop voi|trai voi|khac voi)\s$")  # `cụ thể hóa nhiệm vụ …, phù hợp với Kế hoạch …`
# Words or forms of a document replaced: it goes on, amended.
_REPLACED_PART = re.compile(r"\s(?:cho\s)?(?:cac\s|mot so\s)?(?:cum tu|tu ngu|tu|phu luc|mau|bieu|bieu mau|danh muc)(?![^\W_])")
_PAST = re.compile(
    r"(?:thoi gian|nhung nam|cac nam|nam|vua) qua(?![^\W_])[^.;]{0,30}$|(?<![^\W_])da\s(?:chu tri|phoi hop|chu dong)[^.;,]{0,20}$"
)
# What is done is an act or a right that the document tells of, not the document: `thực hiện hành vi quy định tại …`.
_NOT_CARRIED_OUT = re.compile(
    r"(?<![^\W_])(?:hanh vi|thu tuc|quyen xuat|quyen nhap|nghia vu thue|giao dich|de cap tai|neu tai|\(nhu)(?![^\W_])"
)
# `đề nghị hướng dẫn …` asks for guidance, `nội dung hướng dẫn tại …` is what was given.
_NO_GUIDANCE = re.compile(r"(?<![^\W_])(?:de nghi|xin|cho y kien|noi dung|y kien)\s+(?:duoc\s|cac\s)?$")
# `quy định chi tiết thi hành chính sách miễn, giảm thuế theo Nghị quyết …`
_DETAILED = re.compile(r"\s(?:thi hanh\s)?(?:mot so\s)?(?:chinh sach|noi dung)\s[^.;:]{2,80}\stheo\s(?:quy dinh (?:tai|cua)\s)?")
_BY_RULE = re.compile(r"(?<![^\W_])theo\s(?:dung\s)?(?:quy dinh|huong dan|noi dung|khoan|dieu|diem)")
_RULES = re.compile(r"\s(?:dung |day du |nghiem |nghiem tuc |tot )?(?:cac |nhung |mot so )?(?:noi dung )?quy dinh(?![^\W_])")


@cache
def _charged() -> re.Pattern[str]:
    """What stands before a charge: a word of charging, or the start of the clause."""
    return re.compile(
        _BEFORE + _any(load("relation_cues")["charges"]) + r"[^.;:]{0,30}$|^\W*(?:\w{1,3}[.)]\s)?$|[.;:]\s*[-–+•]?\s*$"
    )


def _acts(words: str, reach: int) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The first and last verb of each act, the nearest act first."""
    matches = list(verbs().finditer(words, max(0, len(words) - reach)))
    while matches:
        first = last = matches.pop()
        while matches:
            match = matches[-1]
            apart = words[match.end() : first.start()]
            same = match.lastgroup == first.lastgroup or (match.lastgroup == "guides" and first.lastgroup == "implements")
            limit = 20 if match.lastgroup == first.lastgroup else 60
            if (
                not same
                or len(apart) > limit
                or " phai " in apart
                or ";" in apart
                or ". " in apart
                or (limit == 60 and "," in apart)
            ):
                break
            first = matches.pop()
        yield first, last


_PASSIVE = re.compile(
    r"(?:(?:duoc|bi)\s+(?P<verb>sua d\w{1,2}|b\w sung|thay the|bai bo|huy bo|dinh chinh)"
    r"|(?P<bare>sua d\w{1,2}|b\w sung|thay the)(?=\s(?:tai|theo)\s|[^.;()]{0,40}\s(?:boi|bang)\s))"
    r"(?:[^.;()]{0,90}?)\s(?:boi|theo|tai|bang)(?::|\s)[^.;)]{0,110}$"
)


def passive(words: str, bare: bool = True) -> RelationKind | None:
    """`(đã) được sửa đổi, bổ sung bởi`: what the document after `words` did to the one before; `bare` without `được` too."""
    match = _PASSIVE.search(words)
    if match is None or not (bare or match["verb"]):
        return None
    verb = match["verb"] or match["bare"]
    if verb == "thay the":
        return RelationKind.REPLACES
    return RelationKind.REPEALS if verb in ("bai bo", "huy bo") else RelationKind.AMENDS


# `Nghị quyết số A được xây dựng, ban hành căn cứ vào Nghị quyết số B`
_FOUNDED = re.compile(
    r"\s(?:nay\s)?(?:da\s)?duoc\s(?:xay dung|ban hanh|soan thao)[^.;]{0,40}\s(?:can cu|tren co so|dua tren)\s[^.;]{0,60}$"
)


# `(thay thế cho `, `**Khoản 4 Điều 16 NQ 29**: Sửa đổi mục 14 `
_BESIDE = re.compile(
    r"\s?(?:\((?:da\s)?|:\s)(?:(?P<replaces>thay the)|(?P<amends>sua doi(?:, bo sung)?)|(?P<repeals>bai bo))(?:\scho)?\s"
    r"(?:(?:mot so |cac )?(?:diem|khoan|dieu|muc|chuong|phan|phu luc)\s[^;:.]{0,60})?$"
)


def said_of_the_last(words: str) -> Cue | None:
    """What `words` between two documents say that the former does to the latter: it was made on its ground, or, in brackets or
    behind a colon (`Thông tư A (thay thế Thông tư B)`), changes it."""
    if _FOUNDED.match(words):
        return Cue(RelationKind.BASED_ON, 0, "founded-on", 0.85)
    aside = _BESIDE.fullmatch(words)
    return Cue(RelationKind(str(aside.lastgroup)), 0, f"{aside.lastgroup}-beside", 0.9) if aside else None


_STATE = re.compile(r"\W*(?:trang thai|tinh trang|hieu luc|tinh trang hieu luc)\s?[|:]")


def done_to_self(words: str, kind: str | None) -> Cue | None:
    """What the document after `words` did to the one at hand: `Nghị định này … được thay thế bởi`, also in a row of its state;
    that it issued an annex, or one without a kind of its own."""
    if kind in (None, "Phụ lục") and issued_by(words):
        return Cue(RelationKind.PROMULGATES, 0, "issued-self", 0.85)  # an annex: `(ban hành kèm theo Thông tư số …)`
    state = _STATE.match(words) is not None
    done = passive(words, bare=state)
    if done is None or not (state or _self_acts(kind).search(words)):
        return None
    return Cue(done, 0, f"{done.value}-self", 0.85)


CAN_CU = r"can c(?:ur?|[tiw]r?|#)(?![^\W_])"
"""`Căn cứ`, also as scans have it (`Can ctr`, `Căn cir`)."""
# After any mark, as scans make bullets of (`~ Căn cứ`); the stops of `khoản 2.19`, `điểm 2.đ` end nothing.
_BASED_ON = re.compile(
    rf"(?:^|[^\w\s]\s*|[_\n]\s*)(?P<cue>{CAN_CU})(?:\s(?:vao|theo|cac))?\s(?P<bridge>(?:[^.;]|(?<=\w)\.(?=\w)){{0,200}})$"
)
_OF_ANNEX = re.compile(r"(?:(?:diem|khoan|muc|phan) [a-z0-9.]{1,4},? )*(?:phu luc|danh muc|bieu)(?!\w)[^.;]*? kem theo ")
"""`Căn cứ điểm 3 mục III phần A Phụ lục I về ngành, nghề … ban hành kèm theo Nghị định số …`."""
_ATTACHED = re.compile(
    r"(?P<cue>(?:(?:^|[(.,;:|\n–-]\s*|(?<![^\W_])(?:xin|co|va|duoc|la)\s)dinh kem|gui kem(?: theo)?"
    r"|kem theo (?:cong van|van ban) nay(?: la)?))\s(?:cac |ban sao |toan van |theo |la )*$"
)
_SENT_BY_ANOTHER = re.compile(r"(?<![^\W_])do\s[^.;,]{2,50}$")  # `dự thảo do Bộ Tư pháp gửi kèm công văn …`
# A row of what a copy tells of the document: `| Văn bản thay thế | Thông tư số … |`
_ROW = re.compile(
    r"\W*van ban\s(?:bi\s)?(?:(?P<replaces>thay the)|(?P<repeals>bai bo|het hieu luc)|(?P<amends>sua doi(?:, bo sung)?))\s?\|"
)
_ISSUED = re.compile(r"(?:^|[.;:]\s)\W*(?:\w{1,3}[.)]\s)?ban hanh kem theo\s[^.;,]{0,30}?\snay\s[^.;,]{0,40}$")


def lead(words: str, in_title: bool, kind: str | None, target: str, own: re.Pattern[str] | None = None) -> Cue | None:
    """What the document at hand does to the one after `words`, the folded words of its clause; None where it but mentions it.

    `kind` is that of the document at hand, `own` finds its number, `target` the kind of the cited.
    """
    if (match := _ATTACHED.search(words)) and not _SENT_BY_ANOTHER.search(words, 0, match.start("cue")):
        return Cue(RelationKind.ATTACHES, match.start(), "attached", 0.92)
    if match := _BASED_ON.search(words):
        if not _main_clause().search(match["bridge"]) or _OF_ANNEX.fullmatch(match["bridge"]):
            return Cue(RelationKind.BASED_ON, match.start("cue"), "can-cu", 0.95)
        words = words[match.start("bridge") :]
    if (match := _ROW.match(words)) and match.lastgroup:
        return Cue(RelationKind(match.lastgroup), match.start(match.lastgroup), "row", 0.85)
    if match := _ISSUED.search(words):
        return Cue(RelationKind.PROMULGATES, match.start(), "issued-with", 0.85)
    cue = active(words, in_title)
    if cue is None:
        started = re.match(r"\W*(?:\w{1,3}[.)]\s)?(?P<cue>thuc hien)\s+theo\s(?:cac\s)?$", words)
        return Cue(RelationKind.IMPLEMENTS, started.start("cue"), "implements-verb", 0.7) if started else None
    if cue.kind is RelationKind.IMPLEMENTS:
        # In legislation `thực hiện` mostly sets a rule of conduct; only as a charge or purpose does it carry out a document.
        if kind == "Quyết định" and _RULES.match(words, cue.start + len("thuc hien")):
            return None  # rules that a decision sets for others: `Thực hiện nghiêm các quy định tại Điều 12 Nghị định …`
        return cue if in_title or kind not in _LEGISLATION or _charged().search(words[: cue.start]) else None
    named = own is not None and own.search(words, 0, cue.start)
    subject = (
        named
        or _self_acts(kind).search(words, 0, cue.start)
        or _IN_FORCE.match(words, 0, cue.start)
        or _HERE.match(words, 0, cue.start)
    )
    at_start = re.fullmatch(
        r"\W*(?:(?:dieu|khoan)\s\d+[a-z]?[.:]?\s?|[\da-z]{1,3}[.)]\s?|v/v\s?|ve viec\s?|ve\s)?(?:nay\s)?", words[: cue.start]
    )
    if in_title or subject or (at_start and may_change(kind, target, words)):
        return Cue(cue.kind, cue.start, f"{cue.rule}-of-self", cue.confidence)
    return None


# `Trên đây là Kế hoạch … năm 2024, thay thế Kế hoạch số …`
_HERE = re.compile(r"\W*tren day la [^.;]{5,150}, $")
# `Điều 2. Quyết định có hiệu lực kể từ ngày ký và thay thế Quyết định số …`
_IN_FORCE = re.compile(
    r"\W*(?:dieu\s\d+[.:]?\s)?(?:nghi dinh|quyet dinh|thong tu|nghi quyet|luat|chi thi|quy che"
    r"|quy dinh|ke hoach|cong dien|huong dan|chuong trinh)\s+(?:phoi hop\s+)?(?:nay\s+)?co hieu luc\s"
)


@cache
def _main_clause() -> re.Pattern[str]:
    return re.compile(
        r",\s[^,]{0,80}?"
        + _BEFORE
        + _any(load("relation_cues")["main_clause"])
        + _AFTER
        + r"|\sthi\s|\stheo\s(?:noi dung\s)?trinh bay|\((?:nhu|neu)\s|,\sngay\s?\d"
    )


_ISSUED_BY = re.compile(r"\s*[(,]?\s*(?:duoc\s)?ban hanh (?:kem )?theo\s")


def issued_by(words: str) -> bool:
    """Whether `words` between two documents say that the latter issued the former (`ban hành kèm theo`)."""
    return bool(_ISSUED_BY.fullmatch(words))


_ENDED_BY = re.compile(
    r"ke tu (?:ngay|khi) (?:ky |ban hanh |co hieu luc )?[a-z ]{4,20} nay(?![^\W_])|ke tu ngay ky(?! (?:hop|ket))"
)


def acts_itself(before: str, words: str) -> bool:
    """Whether what a plan or letter says of documents between `before` and `words` is its own act: they end with its day."""
    return bool(_ENDED_BY.search(words) or _ENDED_BY.search(before))


_OUT_OF_FORCE = re.compile(r"het hieu luc|bi bai bo|khong con hieu luc|cham dut hieu luc|het gia tri")
_REPLACED_BY_SELF = re.compile(r"duoc thay the (?:bang|boi) [a-z ]{4,30} nay")


# What ends is not the document named, or something ends with it.
_AS_RULED = re.compile(
    r"(?<![^\W_])(?:(?<!kem )theo|trai voi|huong dan|den khi|den het|cho den|cham nhat)(?![^\W_])[^.;,]{0,60}$"
)


def after(words: str, before: str) -> Cue | None:
    """What a sentence says of documents that stand between `before` and `words`, the words to its end:
    `hết hiệu lực kể từ ngày Thông tư này có hiệu lực`.
    """
    if _AS_RULED.search(before):
        return None
    if match := _REPLACED_BY_SELF.search(words):
        return Cue(RelationKind.REPLACES, match.start(), "replaced-by-self", 0.9)
    if match := _OUT_OF_FORCE.search(words):
        return Cue(RelationKind.REPEALS, match.start(), "out-of-force", 0.85)
    return None
