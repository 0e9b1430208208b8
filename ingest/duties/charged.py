"""Private actors that the document has charged before: a later sentence that begins with them and goes on with a verb gives
them a duty, though no word like `phải` stands there (`Ngân hàng thương mại lập và gửi Danh sách …`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from ingest.bodies.context import expand
from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clauses import Grip, grip, skip_prefix
from ingest.duties.draft import Draft, Frame
from ingest.duties.modal import BENEFIT, OWN_CHOICE
from ingest.duties.nouns import BINDS, joins_nouns, opening_noun
from ingest.duties.page import Page, begins, commas, party, past_grounds
from ingest.duties.stand_ins import resolve
from ingest.duties.subject import Reading, asked_at, in_compound, read
from ingest.duties.told import COMPANY, is_addressee
from ingest.duties.words import duty_words
from ingest.folding import fold
from ingest.readings import span_of
from ingest.vocabulary import load

_SHORT = re.compile(r"\((?:sau đây gọi (?:tắt )?là )?[“\"]?(?P<short>[A-ZĐ]{2,8})[”\"]?\)")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 90
"""Letters of a name, at most."""
_COMPANY = re.compile(
    r"(?:(?:Tổng )?Công ty|Ngân hàng|Tập đoàn|Chi nhánh|Liên doanh|Hiệp hội|Hợp tác xã)"
    r" (?:(?!của |với |và Công)[^,;.()\n]|\n(?!\n)){3,80} ?$"
)
"""Whatever its short form is made of (`Công ty TNHH MTV Đạm Ninh Bình (ĐNB)`)."""
_CALLED = re.compile(
    r"\((?:sau đây )?(?:được )?(?:gọi (?:tắt |chung )?là:? )?[“\"]?(?P<short>Công ty|Tập đoàn|Ngân hàng|Chi nhánh)[”\"]?\)"
)
_CALLED_SO = re.compile(r"(?:Chi nhánh |Tổng )?(?:[Cc]ông ty|Ngân hàng|Tập đoàn|Chi nhánh) (?:[^,;.()\n]|\n(?!\n)){3,90} ?$")
"""`Công ty năng lượng Mê Kông (Công ty)`: whom the noun alone means from here on."""


def shorts_in(text: str) -> dict[str, str]:
    """What the text writes in short: letters in brackets that begin the words before them (`Ngân hàng thương mại (NHTM)`)."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        company = _COMPANY.search(text, max(0, match.start() - _LONGEST), match.start())
        if company is not None:
            found.setdefault(match["short"], " ".join(company.group().split()))
            continue
        words = list(_WORD.finditer(text, max(0, match.start() - 90), match.start()))[-len(match["short"]) :]
        initials = "".join(word.group()[0] for word in words)
        if fold(initials) == fold(match["short"]) and "\n\n" not in text[words[0].start() : match.start()]:
            found.setdefault(match["short"], " ".join(text[words[0].start() : match.start()].split()))
    for match in _CALLED.finditer(text):
        whole = _CALLED_SO.search(text, max(0, match.start() - _LONGEST), match.start())
        if whole is not None:
            found.setdefault(match["short"], " ".join(whole.group().split()))
    return found


def actors_of(draft: Draft) -> Iterator[Party]:
    """The actors of a duty and of those that are given through it."""
    yield from draft.actors
    for inner in draft.inner:
        yield from actors_of(inner)


def named_in(page: Page, start: int, end: int) -> Iterator[Party]:
    """The companies that a paragraph names, of whom a letter that goes to others may conclude something."""
    for at in page.bodies_in(start, end):
        named = bodies_at(page, at, end)[0] if COMPANY.match(page.text, at) else ()
        if named:
            yield replace(named[0], name=named[0].name.partition(" (")[0].rstrip("."))


def remember(page: Page, actors: Iterable[Party]) -> None:
    """Keeps the private ones of `actors` for the sentences behind them."""
    for one in actors:
        name, noun = _private(one.name)
        if noun is not None:
            kept = page.charged.setdefault(noun, [])
            if all(fold(other.name) != name for other in kept):
                kept.append(one)


@lru_cache(maxsize=8192)
def _private(name: str) -> tuple[str, str | None]:
    """The folded name, and the noun that opens it where it is a private actor's; the same names come again and again."""
    folded = fold(name)
    noun = opening_noun(folded, 0, len(folded))
    return folded, noun[0] if noun is not None else None


_JOINT = re.compile(r"(?:,? (?:và|hoặc) |, )")
_IN_SHORT = re.compile(r"(?:[Cc]ác )?(?P<short>[A-ZĐ]{2,8})(?!\w)")


def _noun_at(page: Page, at: int, end: int) -> tuple[str, int] | None:
    """The noun that opens a charged actor's name at `at`, written whole or in short, and where it ends."""
    short = _IN_SHORT.match(page.text, at, end)
    if short is not None:
        whole = fold(page.shorts.get(short["short"]) or expand(short["short"]))
        noun = opening_noun(whole, 0, len(whole))
        found = (noun[0], short.end()) if noun is not None else None
    else:
        found = opening_noun(page.folded, at, end)
    if found is None or not (found[0] in page.charged or (short is not None and short["short"] in page.shorts)):
        return None
    names = (fold(one.name) for one in page.charged.get(found[0], ()) if page.letter)
    return found[0], max([found[1], *(at + len(name) for name in names if page.folded.startswith(name, at, end))])


def charged_at(page: Page, at: int, end: int, case: bool = False) -> tuple[tuple[Party, ...], Grip] | None:
    """The actors charged before that are named at `at`, with what they are to do, or in a `case` with what is told of them."""
    if page.reply:
        parties, after = _addressee_at(page, at) or bodies_at(page, at, end)
        held = grip(page, after, end) if parties and all(is_addressee(page, one) for one in parties) else None
        if held is not None and held.verb is not None:
            return resolve(page, parties)[0], held
        joint = _JOINT.match(page.text, after, end) if parties and held is None else None
        others = asked_at(page, joint.end(), end) if joint is not None else None
        if others is not None:  # `Công ty và người mua thực hiện thủ tục hải quan`
            return (*resolve(page, parties)[0], *others.actors), Grip(others.body, others.verb, others.strong, None)
    told = read(page, at, end, _CHARGED)
    if told is None:
        return None
    named = [_named(page, start, stop, case) for start, stop in told[0]]
    found = tuple(one for one in named if one is not None)
    return (found, told[1]) if len(found) == len(named) else None


def _addressee_at(page: Page, at: int) -> tuple[tuple[Party, ...], int] | None:
    """The addressee where its whole name stands at `at` (`Ngân hàng TMCP Sài Gòn`)."""
    if len(page.addressees) != 1 or not page.folded.startswith((name := fold(page.addressees[0].name)), at):
        return None
    end = at + len(name)
    named = (Party(page.addressees[0].name, span_of(page.original, at, end)),)
    return (named, end) if not page.folded[end : end + 1].isalnum() else None


def _act(page: Page, _noun: int, done: int, end: int) -> Grip | int:
    held = grip(page, done, end)
    return held if held is not None and held.verb is not None and not in_compound(page, done + 1) else done


_CHARGED = Reading(
    lambda page, at, end: (_noun_at(page, at, end) or ("", 0))[1],
    _act,
    re.compile(r" (?:là(?! chủ)|thấy|thuộc (?:đối tượng|trường hợp|diện))(?= )|[,;:.\n]"),
    _LONGEST,
    listed=True,
)


_ALIKE = 3
"""Words that two names of one actor begin with alike, at least."""


_REST = re.compile(r" (?:chưa|không|được|đã|bị|có(?! liên quan| thẩm quyền)|cần|phải|muốn) ?.*$")
"""What is told of an actor behind its name (`chi nhánh ngân hàng nước ngoài chưa được cấp tài khoản`)."""


_EACH = ("tung ", "moi ")
"""`Từng đơn vị phân công …`: every one, whoever of its kind was charged before."""


def _named(page: Page, at: int, end: int, case: bool) -> Party | None:
    """The actor named there, None where it was not charged before; the noun alone means the one whose name it opens
    (`Tổ chức` for `Tổ chức là chủ sở hữu …`)."""
    one, noun = party(page, at, end), _noun_at(page, at, end)
    if noun is None:
        return None
    meant = page.charged.get(noun[0], [])
    short = _IN_SHORT.match(page.text, at, end)
    if short is not None:
        whole = page.shorts.get(short["short"]) or expand(short["short"])
        one = Party(f"{whole}{page.text[short.end() : end]}", one.span)
        if short.end() == end:
            return one
    if end == noun[1] and not page.folded.startswith(_EACH, at):
        longer = [other for other in meant if fold(other.name).startswith(f"{noun[0]} ")] or meant
        return Party(longer[0].name, one.span) if len(longer) == 1 else one
    rest = _REST.search(one.name)
    if rest is not None and not case:
        return None
    one = Party(one.name[: rest.start()], one.span) if rest is not None else one
    words = fold(one.name).split()
    return one if any(fold(other.name).split()[:_ALIKE] == words[:_ALIKE] for other in meant) else None


_HANGS_ON = re.compile(
    r"(?:(?:trong )?truong hop|neu|khi|sau khi|truoc khi|rieng doi voi|doi voi|can cu|tren co so|trong (?:thoi (?:han|gian)|vong)"
    r"|hang [a-z]+|dinh ky|cham nhat|truoc ngay|ngoai ra|dong thoi|do do|vi vay|theo do|nhu vay|de )(?!\w)"
)
_TOLD_OF = re.compile(r"(?:da|dang|chua|vua|van|se|bi) ")
_MAY = re.compile(r" (?:co the|chi duoc|duoc (?:phep|su dung|uy quyen)) ")
"""What such an actor is let do, and worth telling; what it is granted besides (`được miễn thuế`) is no duty."""
_FORBIDS = re.compile(r"duoc|cam|tuyet doi")
"""`Công ty không thực hiện thông báo`, `không cần nộp` forbid nothing."""
_STATES = ("thanh lap", "mua", "ban", "quyet dinh", "dau tu", "phat trien", "ky", "ky ket", "thue", "de nghi", "kien nghi")
"""Verbs that rather tell which actor is meant, or what it does of itself."""


def charged(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """A sentence, or what stands behind its circumstance, that begins with actors charged before."""
    if not (page.charged or page.reply or page.shorts) or not frame.open or end - start < _SHORTEST:
        return None
    modality = frame.modality or Modality.OBLIGATION
    opening = past_grounds(page, start, end)
    case = _CASE.match(page.folded, opening, end)
    then = _THEN_DOES.search(page.folded, opening, min(end, opening + _FAR)) if case is not None else None
    meant = charged_at(page, case.end(), end, case=True) if case is not None else None
    if case is not None and then is not None:
        whose = meant[0] if meant is not None else ()
        whose = whose or (_addressed(page, case.end(), then) if page.reply else ())
        if not whose and (then["must"] or then["may"]) and not frame.actors:
            whose = _whose(page, case.end(), then.start())
            whose = whose if then["must"] or (whose and _was_charged(page, whose[0])) else ()
        verb = duty_words().first_verb(page.text, page.folded, then.end(), end) if whose else None
        if verb is not None:
            modality = Modality.PERMISSION if then["may"] else modality
            return Draft(opening, end, then.end(), whose, ActorFrom.EXPLICIT, modality, "charged", 0.6, verb)
    hangs = _HANGS_ON.match(page.folded, start, end) is not None
    for at, sure in _places(page, start, end, hangs):
        named = charged_at(page, at, end) if meant is None or at > meant[1].body else None
        if named is None or not ((sure and _are_meant(page, named[0])) or named[1].strong):
            continue
        actors, held = named
        if hangs and page.normative and joins_nouns(page, at):
            continue
        if page.letter and _is_told_of(page, actors, held):
            continue
        if _TOLD_OF.match(page.folded, held.body, end) or (held.verb is not None and held.verb.phrase in _STATES):
            continue
        if held.verb is not None and held.verb.phrase == "su dung" and page.folded.find(" de ", held.body, end) < 0:
            continue  # what it is like, not what for
        if held.modality is Modality.PERMISSION and _MAY.match(page.folded, actors[-1].span.end, end) is None:
            continue
        if held.modality is Modality.PROHIBITION and (
            BENEFIT.match(page.folded, held.body, end) or not _FORBIDS.search(page.folded, actors[-1].span.end, held.body)
        ):
            continue
        if held.modality is Modality.PERMISSION and OWN_CHOICE.match(page.folded, held.body, end):
            continue
        modality = held.modality or modality
        return Draft(begins(page, opening, at), end, held.body, actors, ActorFrom.EXPLICIT, modality, "charged", 0.65, held.verb)
    return None


@cache
def _company_acts() -> frozenset[str]:
    return frozenset(fold(act) for act in load("duty_subjects")["company_acts"])


def _is_told_of(page: Page, actors: tuple[Party, ...], held: Grip) -> bool:
    """Whether it is told what a company did that a letter names and does not go to, rather than concluded what it is to do."""
    if is_addressee(page, actors[0]) or not fold(actors[0].name).startswith("cong ty"):
        return False
    does = held.verb is not None and held.verb.phrase in _company_acts()
    return not does and BINDS.search(page.text, actors[-1].span.end, held.body) is None


def _are_meant(page: Page, actors: tuple[Party, ...]) -> bool:
    """Whether actors were charged before, or the first is whom a reply goes to (`Ngân hàng và khách hàng lập biên bản …`)."""
    return _was_charged(page, actors[-1]) or (page.reply and is_addressee(page, actors[0]))


def _was_charged(page: Page, one: Party) -> bool:
    noun = opening_noun(fold(one.name), 0, len(one.name))
    return noun is None or noun[0] in page.charged


_SHORTEST = 25
_THEN_DOES = re.compile(
    r" thi (?:ngoai [^;.]{5,120}? (?=(?:(?:van|con|cung) )?phai ))?(?:(?:van|con|cung) )?(?P<must>phai )?(?P<may>co the )?"
)


def _whose(page: Page, at: int, then: int) -> tuple[Party, ...]:
    """Whoever a case is of, charged before or not (`Trường hợp sàn giao dịch không lưu giữ thông tin thì vẫn phải …`)."""
    noun = opening_noun(page.folded, at, then)
    rest = _REST.search(page.text, noun[1], then) if noun is not None else None
    if noun is None or rest is None or rest.start() - at >= _LONGEST:
        return ()
    return (_named(page, at, rest.start(), True) or party(page, at, rest.start()),)


_CASE = re.compile(r"(?:(?:trong )?truong hop|neu|khi|rieng doi voi) ")
"""`Trường hợp X chưa được cấp tài khoản thì thực hiện …`: whoever the case is of acts."""


def _addressed(page: Page, at: int, then: re.Match[str]) -> tuple[Party, ...]:
    """The addressee of a reply, whose case it is (`Trường hợp Công ty có chi … thì tính vào thu nhập …`), or whose goods or
    costs have it (`Nếu khoản chi vượt mức … thì phải kê khai …`)."""
    parties, after = bodies_at(page, at, then.start())
    if not parties:
        its_own = then["must"] is not None and len(page.addressees) == 1 and _ITS_OWN.match(page.folded, at) is not None
        return (Party(page.addressees[0].name, span_of(page.original, at, then.start())),) if its_own else ()
    named = all(is_addressee(page, one) for one in parties) and page.text[after : after + 1] in " ,"
    return resolve(page, parties)[0] if named and _TAXED.match(page.folded, then.end()) else ()


_ITS_OWN = re.compile(r"(?:cac |nhung |so )?(?:khoan|chi phi|thu nhap|hang hoa|hop dong|hoa don|dich vu|tien)(?!\w)")
_TAXED = re.compile(r"(?:phai )?(?:tinh|ke khai|khai|nop|khau tru|lap|hach toan|dieu chinh|xuat hoa don|quyet toan)(?!\w)")


_FAR = 900
_ENDS_SHORT = re.compile(r"(?<!\w)(?P<short>[A-ZĐ]{2,8}), $")
_THEN = re.compile(r" thì | thi (?=[A-ZĐ])")
"""Also as a scan has it, before a name."""


def _places(page: Page, start: int, end: int, hangs: bool) -> Iterator[tuple[int, bool]]:
    """Where the main clause may begin, and whether it surely does: at the front, behind a `thì`, behind the commas of a
    circumstance, rather than those of another sentence (`Đây là dịch vụ trong nước, Nhà thầu phải …`)."""
    yield start, True
    main = skip_prefix(page, start, end)
    then = _THEN.search(page.text, start, min(end, start + _FAR))
    if then is not None:
        yield then.end(), True
        if (inner := skip_prefix(page, then.end(), end)) > then.end():
            yield inner, True
    if then is not None and _CASE.match(page.folded, past_grounds(page, start, end)):
        return  # what stands before it is the case
    if main > start:
        yield main, True
    for comma in commas(page, start, end):
        short = _ENDS_SHORT.search(page.text, max(start, comma - 12), comma)
        if short is None or short["short"] not in page.shorts:  # else one of a list
            yield comma, hangs
