"""What a letter that answers concludes, where no other rule reads it: whoever it speaks of (`Chủ đầu tư`, `INVIVO GROUP`), with
what is to be done about a tax or a declaration; in a case, without another subject, whoever the case is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import skip_prefix
from ingest.duties.draft import Draft, Frame
from ingest.duties.issuer import names_issuer
from ingest.duties.modal import BENEFIT, OWN_CHOICE
from ingest.duties.nouns import is_thing, names_act, opener_at
from ingest.duties.page import Page, party, past_grounds
from ingest.duties.stand_ins import meant, resolve
from ingest.duties.told import COMPANY, is_addressee
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER


@cache
def _act() -> re.Pattern[str]:
    """What is to be done; the act of a sentence begins behind the space that it begins with."""
    return re.compile(
        r"(?:,? )(?:cung |van |deu |chi |can )?(?:(?P<must>phai|co (?:trach nhiem|nghia vu)|chiu trach nhiem)"
        r"(?: (?:thuc hien|tu|tien hanh))* (?!la |co |chiu |duoc |bi |thuoc )"
        r"|(?P<never>khong duoc(?: phep)?) "
        r"|(?P<may>duoc(?: phep)?) (?=(?:lap|dieu chinh|(?<=phep )(?:ke khai|khai|xuat|nop))(?! (?:thue )?theo)(?!\w))"
        r"|(?=(?:(?:thuc hien|tu|tien hanh|lam thu tuc|can cu [^,;.]{5,90}? de) )*"
        rf"{duty_words().tax_act}))"
    )


_MODALITIES = {"never": Modality.PROHIBITION, "may": Modality.PERMISSION, "must": Modality.OBLIGATION, None: Modality.OBLIGATION}
"""By what the act is told with; an act told alone is a duty."""
_CASE = re.compile(r"(?:(?:trong )?truong hop|neu|khi|doi voi|viec) ")
_THEN = re.compile(r" thi (?!hanh |cong (?!ty)|dua |tuyen |truong |dau |cu )|, theo do,? ")
_NOT_BUT = re.compile(r" khong (?:phai|can) [^;.]{3,120}? nhung(?= phai )")
"""`thì không phải kê khai … nhưng phải …`: what must be done stands behind."""
_NAME = re.compile(
    r"(?!(?:Do|Có|Vì|Tuy|Theo|Từ|Để|Về|Như) )"
    rf"(?:[{UPPER}][\w.&-]*(?: (?:[{UPPER}][\w.&-]*|[{LOWER}]{{1,6}}(?= [{UPPER}])))+|[{UPPER}]{{3,}})"
)
"""`INVIVO GROUP`, `Luft-und Thermotechnik Bayreuth GmbH`."""
_TOLD_OF = re.compile(
    r" (?:là(?! đại lý)|về việc|thuộc|đã|đang|sẽ|không|chưa|thì|mà|do|để|nhằm|như|hoặc|và|nếu|được(?! hưởng| nhận)"
    r"|có(?! trách| nghĩa)|lựa chọn|của (?!độc giả))(?= )|[;:.](?= )"
)
"""What no subject goes on with up to its act."""
_IS = re.compile(r" là [^,;.:]{3,80}(?=, (?:có trách nhiệm|phải) )")
"""`… thì Công ty A là tổ chức chi trả thu nhập, có trách nhiệm …`: what the subject is."""
_FAR = 900
_SUBJECT = 130
"""Letters of a case, and of a subject with what tells which, at most."""
_SHORTEST = 25


def answered(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """The duty of a sentence among what the letter concludes."""
    if not (page.letter and frame.concluded and frame.open) or page.directs or end - start < _SHORTEST:
        return None
    opening = past_grounds(page, start, end)
    case = _CASE.match(page.folded, opening, end)
    then = _THEN.search(page.folded, opening, min(end, opening + _FAR)) if case is not None else None
    if case is None:
        told = _subject(page, opening, end) or _behind_thing(page, opening, end)
    elif then is not None:
        main = skip_prefix(page, then.end(), end)
        told = _subject(page, main, end) or _of_the_case(page, case.end(), then.start(), main, end)
    else:
        told = _behind_topic(page, case.end(), end, page.folded.startswith("doi voi ", opening))
    told = told or (_of_a_thing(page, opening, end) if page.reply else None)
    return _duty(page, opening, end, *told) if told is not None else None


_THING_MUST = re.compile(
    r"(?<!khong)(?<!chua)(?<!doi tuong)(?<!thuoc dien)(?<!truong hop) (?P<must>phai) "
    r"(?=(?:tinh (?:vao|va nop|nop|thue)|ke khai|khai (?:bao|nop|thue)|mo to khai|lap (?:hoa don|chung tu)|xuat hoa don)(?!\w))"
)
"""`Các khoản trả thay này phải tính vào thu nhập chịu thuế …`: what is to be done with a thing."""


def _of_a_thing(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], re.Match[str]] | None:
    """What the one who asked must do with a thing."""
    act = _THING_MUST.search(page.folded, at, end)
    return (page.addressees, act) if act is not None else None


def _duty(page: Page, opening: int, end: int, actors: tuple[Party, ...], act: re.Match[str]) -> Draft | None:
    benefit = BENEFIT.match(page.folded, act.end(), end) is not None and act.lastgroup == "never"
    if benefit or names_issuer(page, actors) or OWN_CHOICE.match(page.folded, act.end(), end):
        return None
    modality = _MODALITIES[act.lastgroup]
    verb = duty_words().first_verb(page.text, page.folded, act.end(), end)
    return Draft(opening, end, act.end(), actors, ActorFrom.EXPLICIT, modality, "answered", 0.6, verb)


def _subject(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], re.Match[str]] | None:
    """Whoever the clause at `at` begins with, and its act."""
    head = _head(page, at, end)
    if not head:
        return None
    what = _IS.match(page.text, head, end)
    since = what.end() if what is not None else head
    act = _act().search(page.folded, since, min(end, since + _SUBJECT))
    if act is None or _TOLD_OF.search(page.text, since, act.start() + 1):
        return None
    if not (act["must"] or act["never"] or opener_at(page, at, end) or _is_asker(page, at, head)):
        return None  # what offices do is told of them
    aside = _NOT_BUT.match(page.folded, act.start(), end)
    act = _act().match(page.folded, aside.end(), end) if aside is not None else act
    if act is None:
        return None
    name = _named(page, at, head, what.start() if what is not None else act.start())
    return (tuple(meant(page, one) for one in resolve(page, (name,))[0]), act)


def _head(page: Page, at: int, end: int) -> int:
    """Where the noun or the own name ends that a subject at `at` begins with; 0 where none does."""
    noun = opener_at(page, at, end)
    if noun and not names_act(page, at, end):
        return max(noun, bodies_at(page, at, end)[1])
    parties, after = bodies_at(page, at, end)
    if parties and page.text[at].isupper():
        return after
    own = _NAME.match(page.text, at, end) if not is_thing(page, at, end) else None
    return own.end() if own is not None and not duty_words().verb_at(page.text, page.folded, at, end) else 0


_ASIDE = re.compile(r"(?:,| (?:khi|nếu|trong|tại|theo|căn cứ|được hưởng|nhận|ký)(?= ))")


def _named(page: Page, at: int, head: int, act: int) -> Party:
    """The subject's name, without the circumstances of its act."""
    aside = _ASIDE.search(page.text, head, act)
    return party(page, at, aside.start() if aside is not None else act)


def _of_the_case(page: Page, at: int, then: int, main: int, end: int) -> tuple[tuple[Party, ...], re.Match[str]] | None:
    """Whoever the case at `at` is of, where the clause behind it begins with the act itself (`… thì khi lập hóa đơn áp dụng thuế
    suất 10%`)."""
    act = _act().match(page.folded, main - 1, end)
    head = _head(page, at, then) if act is not None else 0
    if act is None or not head:
        return None
    return resolve(page, (party(page, at, head),))[0], act


def _behind_topic(page: Page, at: int, end: int, topic: bool) -> tuple[tuple[Party, ...], re.Match[str]] | None:
    """The subject behind a topic without a comma (`Đối với doanh thu còn lại Công ty ABC kê khai …`), or behind a case of nobody
    else's in which it must do something (`Trường hợp khai theo mã B13 doanh nghiệp phải …`)."""
    if not topic and _head(page, at, end):
        return None
    comma = page.text.find(", ", at, end)
    for begin in _words(page, at, end if topic or comma < 0 else comma):
        told = _subject(page, begin, end)
        if told is not None:
            return told if topic or told[1]["must"] else None
    return None


def _behind_thing(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], re.Match[str]] | None:
    """A company behind a thing that it acts on (`Khoản thuế đã nộp tại tỉnh Hà Giang, Công ty cổ phần Việt Long kê khai …`)."""
    comma = page.text.find(", ", at, min(end, at + _FAR // 3)) if is_thing(page, at, end) else -1
    if comma < 0 or not COMPANY.match(page.text, comma + 2, end):
        return None
    return _subject(page, comma + 2, end)


def _words(page: Page, at: int, end: int) -> Iterator[int]:
    """Where a subject may begin behind a word."""
    stop = min(end, at + _FAR // 3)
    space = page.text.find(" ", at, stop)
    while space >= 0:
        if (
            page.text[space - 1] != ","
            and not page.text.startswith("nhưng", space + 1)
            and (page.text[space + 1].isupper() or opener_at(page, space + 1, stop))
        ):
            yield space + 1
        space = page.text.find(" ", space + 1, stop)


def _is_asker(page: Page, at: int, head: int) -> bool:
    """Whether the letter goes to whoever is named there."""
    return is_addressee(page, party(page, at, head))
