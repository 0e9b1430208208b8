"""Sentences of a fixed shape that give a duty: who carries the document out, and what is to be sent to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.bodies.words import words
from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft, Frame
from ingest.duties.page import Page, bracketed, duty_name, party
from ingest.duties.words import Verb, duty_words
from ingest.folding import UPPER

_CARRY_OUT = re.compile(
    r" (?:co|chiu) trach nhiem (?:to chuc |trien khai |huong dan,? )*(?:thi hanh|thuc hien)(?!\w)"
    r"|,? (?:can cu|chieu theo) (?:(?:noi dung|tinh than) )?(?:quyet dinh|nghi quyet|chi thi|ke hoach|cong van|cong dien|van ban)"
    r"(?: nay)?,? (?:de )?(?:nghiem tuc |khan truong )?(?:(?:to chuc|trien khai) )*(?:thi hanh|thuc hien)(?!\w)"
)
_HINT = re.compile(r" trach nhiem | thi hanh(?!\w)| can cu ")
_HINTS = (" trach nhiem ", " thi hanh", " can cu ")
_LONGEST_LIST = 900
_NAME_JOINT = re.compile(
    rf"(?:(?<!ông), (?:và )?|; (?:và )?| và )(?=(?:các |những )?[{UPPER}]|(?:các |những )?(?:cơ quan|tổ chức|đơn vị|thủ trưởng"
    r"|viện trưởng|giám đốc|hiệu trưởng|chủ tịch|doanh nghiệp|chi nhánh|ngân hàng|công ty|hợp tác xã|chủ đầu tư|nhà đầu tư"
    r"|cá nhân có|ông|bà)(?!\w))"
)
_ONE_NAME = re.compile(r"(?:các |những )?(?:cơ quan|tổ chức|đơn vị|cá nhân)(?:(?:, | và )(?:cơ quan|tổ chức|đơn vị|cá nhân))*")
"""`cơ quan, tổ chức, cá nhân có liên quan` is one class."""
_NAMED = re.compile(rf"(?:[Cc]ác |[Nn]hững )?[{UPPER}]|(?:các |những )")


def carried_out(page: Page, at: int, end: int) -> Draft | None:
    """`Chủ tịch Hội đồng quản trị, Giám đốc học viện và các tổ chức có liên quan chịu trách nhiệm thi hành Thông tư này`: who
    stands there acts, known to the vocabulary or not."""
    stop = min(end, at + _LONGEST_LIST)
    hint = _HINT.search(page.folded, at, stop) if page.holds(_HINTS, at, stop) else None
    if hint is None or page.reply:
        return None
    if page.text.find("; ", at, hint.start()) >= 0 and (several := _charged_list(page, at, end)) is not None:
        return several
    told = _CARRY_OUT.search(page.folded, max(at, hint.start() - 30), stop)
    if told is None or not _NAMED.match(page.text, at) or page.text.find(". ", at, told.start()) >= 0:
        return None
    actors = _listed(page, at, _before_circumstance(page, at, told.start()))
    if not actors:
        return None
    body = told.start() + 1
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    return Draft(at, end, body, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "carry-out", 0.92, verb)


_CIRCUMSTANCE = re.compile(
    r",? (?:trong pham vi|(?:theo|can cu|tren co so)(?: vao)? (?:dung )?(?:chuc nang|nhiem vu|tham quyen|quyen han))(?!\w)"
    r"[^;.:]*\Z"
)


def _before_circumstance(page: Page, at: int, stop: int) -> int:
    """Where the bodies end: `Ủy ban nhân dân các cấp, trong phạm vi nhiệm vụ, quyền hạn của mình, có trách nhiệm thực hiện …`."""
    told = _CIRCUMSTANCE.search(page.folded[at:stop])
    return at + told.start() if told is not None else stop


_NO_LIST = (". ", " thì ")
_CHARGE = re.compile(r" (?:(?:co|chiu) trach nhiem|co nghia vu|co nhiem vu) (?!thi hanh|thuc hien)")


def _charged_list(page: Page, at: int, end: int) -> Draft | None:
    """`Cơ quan chuyên môn về y tế …; cơ quan quản lý y tế của các bộ, ngành có trách nhiệm …`: a list with semicolons, or one
    body with such a list in brackets."""
    charge = _CHARGE.search(page.folded, at, min(end, at + _LONGEST_LIST))
    if charge is None or not _NAMED.match(page.text, at) or any(page.text.find(no, at, charge.start()) >= 0 for no in _NO_LIST):
        return None
    actors = _listed(page, at, _before_circumstance(page, at, charge.start()))
    if len(actors) < 2 and not bracketed(page, at, charge.start() - 1):
        return None
    body = charge.start() + 1
    verb = duty_words().first_verb(page.text, page.folded, body, end)
    return Draft(at, end, body, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "charged-list", 0.8, verb)


_SHORT_NAME = 2
"""Words of a name that may go on with what looks like a verb (`cơ quan quản lý y tế`)."""


def _acts(page: Page, done: int, stop: int) -> bool:
    """Whether a verb stands behind a whole name (`Sở Giáo dục và Đào tạo hướng dẫn các trường; …`): no list, but clauses."""
    return page.text.startswith(" ", done) and duty_words().first_verb(page.text, page.folded, done + 1, stop) is not None


def _ends_list(page: Page, found: Sequence[Party], at: int) -> bool:
    """Whether what begins at `at` is one more of a list set apart by semicolons (`…; Hiệu trưởng trường cao đẳng tuyển sinh
    ngành Giáo dục Mầm non`): what looks like a verb tells which."""
    return len(found) > 1 and page.text.startswith("; ", at - 2)


_TELLS = re.compile(r" (?:bao cao|thong bao) (?:ngay|kip thoi|bang|cho|ve|truoc|trong)(?!\w)")
"""`Trưởng thôn báo cáo ngay …; Phòng Kinh tế có trách nhiệm …`: no list, but clauses."""


def _listed(page: Page, at: int, stop: int) -> tuple[Party, ...]:
    found: list[Party] = []
    while at < stop:
        parties, done = bodies_at(page, at, stop)
        whole = parties and (done == stop or _NAME_JOINT.match(page.text, done, stop))
        if whole:
            found += [part for one in parties for part in _apart(page, one)]
        elif (
            parties
            and len(parties[-1].name.split()) > _SHORT_NAME
            and _acts(page, done, stop)
            and not _ends_list(page, found, at)
        ):
            return ()
        else:
            one = _ONE_NAME.match(page.text, at, stop)
            name = words().read(page.text, at, stop)
            first = one.end() if one else name.end if name is not None else at
            joints = (m for m in _NAME_JOINT.finditer(page.text, first, stop) if not bracketed(page, at, m.start()))
            joint = next(joints, None)
            done = joint.start() if joint else stop
            told = _TELLS.search(page.folded, first, done)
            if done - at > 110 or told or duty_words().verb_at(page.text, page.folded, at, done):
                return ()
            found.append(party(page, at, done))
        joint = _NAME_JOINT.match(page.text, done, stop)
        if joint is None:
            return tuple(found) if done == stop else ()
        at = joint.end()
    return tuple(found)


_OTHER_CLASS = re.compile(
    r", (?=(?:các )?(?:cơ quan, (?:đơn vị, )?)?tổ chức(?:,| và) cá nhân)|(?<=ngang bộ), (?=cơ quan, )", re.IGNORECASE
)


def _apart(page: Page, one: Party) -> list[Party]:
    """`Thủ trưởng cơ quan ngang bộ, cơ quan, tổ chức có liên quan` is two: the second has no head of its own."""
    cut = _OTHER_CLASS.search(one.name, 8)
    if cut is None or not (one.name[0].isupper() or one.name.startswith("thủ trưởng")):
        return [one]
    return [Party(one.name[: cut.start()], one.span), Party(duty_name(page, one.name[cut.end() :]), one.span)]


_SENT = re.compile(
    r"(?:\W|\w{1,2} )?(?:(?:che do|thoi (?:gian|han)) (?:gui )?bao cao: )?"
    r"(?P<what>(?:moi |toan bo )?(?:ket qua|(?:ban |cac )?bao cao(?! vien)|(?:moi )?y kien|van ban|ho so|tai lieu"
    r"|danh sach|de xuat|bien ban|du toan"
    r"|quyet dinh(?= (?:thanh lap|kien toan|phan cong|cu) )"
    r"|(?:phieu|bieu|ban) [a-z]+|so (?:lieu|luong)|thong tin|noi dung|ke hoach|kho khan|vuong mac)(?!\w)"
    r"(?:(?! (?:cua(?! tung| moi| cac)|do) )[^.;:]){0,160}?"
    r"|(?:moi )?(?:ket qua|(?:ban |cac )?bao cao|ke hoach|y kien)(?: [^.;:]{0,160}?)?)"
    r"[ ,](?:(?:kinh |tran trong )?(?:de nghi|xin|yeu cau|phai|can|duoc) )?"
    r"(?P<verb>(?:gui|bao cao(?! gui )|phan anh|nop|(?<=duoc )thong bao)"
    r"(?: (?:bang van ban(?: dien tu)?|ban giay"
    r"|truc tiep|kip thoi|truoc|bao cao|(?:ngay )?trong (?:ngay|tuan|thang)(?! \d)|ngay(?! \d)"
    r"|hang (?:ngay|tuan|thang|quy)))*)"
    r"(?: (?:ve|cho|den|toi|len|qua))? "
)
"""`Kết quả thực hiện báo cáo về …`, `Ý kiến tham gia xin gửi về …`: what is sent stands first."""


_BY_DAY = re.compile(
    r"(?:(?:bao cao(?! vien)|ket qua|y kien)(?: [a-z]+){0,6}? (?P<verb>gui)(?: bao cao)?(?: ve)?"
    r"|(?:thoi (?:gian|han)|han(?: cuoi)?) (?:hoan thanh(?: va|,) )?(?:gui |nop )?(?P<due>bao cao(?! vien)|ket qua|danh sach)"
    r"[^;.:]{0,90}?(?: ?:| la)?) "
    r"(?=truoc|cham nhat|vao ngay|trong|dinh ky|hang )"
)
"""`Báo cáo năm gửi trước ngày 30/11/2025`, `Thời hạn nộp báo cáo về X trước ngày 25 hằng tháng`: to whoever asks for it."""
_REPORTS = re.compile(
    r"(?:(?:dinh ky|kip thoi|khan truong|tong hop),? )*(?P<verb>(?:gui |tong hop,? )?bao cao(?! vien)) [^.;:]{3,160}? "
    r"(?:ve|cho|den|toi|gui) "
)
"""`Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 20 hằng tháng`: what the letter asks of its addressees."""
_LATE = re.compile(r"(?:(?<=trước )|trước )[^.;:]{5,160}? về (?=\w)")
"""`Báo cáo quý gửi trước ngày 15 …, báo cáo năm trước ngày 30/11 về …`: to whom stands behind the days."""


def _late(page: Page, at: int, end: int) -> bool:
    match = _LATE.match(page.text, at, end)
    return match is not None and bool(bodies_at(page, match.end(), end)[0])


_SENDING = ("gui", "bao cao", "phan anh", "nop", "duoc thong bao")
"""The verbs of such sentences."""
_MAIL = (
    "dia chi",
    "email",
    "e-mail",
    "hop thu",
    "hom thu",
    "thu dien tu",
    "cong thong tin",
    "cong dich vu",
    "he thong",
    "phan mem",
)
"""`Bản mềm xin gửi về địa chỉ email …`: where to, if not to whom."""


def sent(page: Page, at: int, end: int, frame: Frame) -> Draft | None:
    """A sentence that begins with what is to be sent; whoever the frame or the letter names sends it."""
    if not page.holds(_SENDING, at, end):
        return None
    match = None if page.reply else _SENT.match(page.folded, at, end)
    actors = frame.actors if frame.duties and frame.actors else page.addressees
    unled = page.letter and not page.reply and not (frame.duties and frame.actors)
    asks = _REPORTS.match(page.folded, at, end) if unled else None
    if asks is not None and actors and bodies_at(page, asks.end(), end)[0]:
        verb = Verb(asks.start("verb"), asks.end("verb"), "bao cao", Category.REPORT)
        modality = frame.modality or Modality.OBLIGATION
        return Draft(at, end, asks.start("verb"), actors, ActorFrom.ADDRESSEE, modality, "reports", 0.7, verb)
    day = _BY_DAY.match(page.folded, at, end) if actors and page.letter and not page.reply else None
    if day is not None and page.timings_in(at, end):
        source = frame.source if frame.duties and frame.actors else ActorFrom.ADDRESSEE
        told = "due" if day["due"] else "verb"
        verb = Verb(day.start(told), day.end(told), "bao cao", Category.REPORT)
        modality = frame.modality or Modality.OBLIGATION
        return Draft(at, end, day.start(told), actors, source, modality, "sent-days", 0.75, verb)
    what = match.start("what") if match is not None else at
    if page.folded.startswith("ban ", what) and not page.text.startswith(("bản ", "Bản "), what):
        return None  # `Ban Tuyên giáo … báo cáo …`, `Ủy ban nhân dân … báo cáo …` send, rather than are sent
    to = match is not None and (bodies_at(page, match.end(), end)[0] or page.folded.startswith(_MAIL, match.end()))
    if match is None or not actors or not (to or _late(page, match.end(), end)):
        return None
    if page.folded.startswith("bao cao", at) and match["verb"].startswith("bao cao"):
        return None
    asked = "nghi" in match.group() or "xin " in match.group()
    modality = Modality.REQUEST if asked else frame.modality or Modality.OBLIGATION
    source = frame.source if frame.duties and frame.actors else ActorFrom.ADDRESSEE
    verb = Verb(match.start("verb"), match.end("verb"), "bao cao", Category.REPORT)
    rule = "sent-days" if _late(page, match.end(), end) else "sent"
    return Draft(at, end, match.start("verb"), actors, source, modality, rule, 0.86, verb)


_TROUBLED = re.compile(
    r"(?:(?:trong )?qua trinh|neu|truong hop|khi)(?!\w)[^;.]{0,160}?(?:vuong mac|kho khan|phat sinh|bat cap)(?!\w)[^;.:]{0,60}?"
    r"(?:,? thi |,? (?:kinh )?de nghi |, )"
    r"(?P<tell>(?:kip thoi |chu dong |xin )*(?:bao cao|phan anh|thong bao|lien he|trao doi|gui)(?!\w))"
)


_OFFERED = re.compile(
    r"(?:vuong mac|kho khan)(?!\w)[^;.:]{0,60}?(?:, | (?=(?:(?:kinh )?de nghi|cong ty|don vi|doanh nghiep|quy) ))"
    r"(?:(?P<asked>(?:kinh )?de nghi) )?[^,;:]{2,110}? "
    r"(?:(?:co the )?tham khao [^;]{5,240}? (?:hoac|va) (?P<too>lien he)"
    r"|co the (?P<tell>(?:truc tiep )?lien he|gui van ban|trao doi))(?= )"
)
"""`…, trường hợp còn vướng mắc, đơn vị có thể tham khảo các văn bản … hoặc liên hệ với Phòng X để được hỗ trợ`."""


def _offered(page: Page, start: int, end: int) -> Draft | None:
    """Where those to whom the letter goes may turn for help, or are asked to."""
    match = _OFFERED.search(page.folded, start, end) if page.holds((" tham khao ", " co the "), start, end) else None
    if match is None or not page.addressees or not any(bodies_at(page, at, end)[0] for at in page.bodies_in(match.end(), end)):
        return None
    modality = Modality.REQUEST if match["asked"] else Modality.PERMISSION
    tell = "tell" if match["tell"] else "too"
    verb = Verb(*match.span(tell), "lien he", Category.REPORT)
    return Draft(start, end, verb.start, page.addressees, ActorFrom.ANAPHORA, modality, "offered-help", 0.7, verb)


def troubled(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Trong quá trình thực hiện nếu có vướng mắc thì báo cáo về X`: those to whom the letter goes are told to."""
    offered = _offered(page, start, end) if page.letter else None
    if offered is not None:
        return offered
    match = _TROUBLED.match(page.folded, start, end) if page.letter else None
    actors = frame.actors if frame.duties and frame.actors else page.addressees
    if match is None or not actors or not any(bodies_at(page, at, end)[0] for at in page.bodies_in(match.end(), end)):
        return None
    modality = Modality.REQUEST if "nghi" in match.group() else frame.modality or Modality.OBLIGATION
    source = frame.source if frame.duties and frame.actors else ActorFrom.ANAPHORA
    verb = Verb(match.start("tell"), match.end("tell"), "bao cao", Category.REPORT)
    return Draft(start, end, match.start("tell"), actors, source, modality, "troubled", 0.85, verb)
