"""Tasks whose body, helpers and time stand behind labels: `Đơn vị chủ trì: Phòng Nội vụ; thời gian: Quý I/2024`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import ActorFrom, Modality, Party, Provision, ProvisionKind, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.assigned import Assigned, assigned, done_by, in_a_sentence, in_brackets
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.page import Page
from ingest.duties.slots import fill
from ingest.duties.when import term
from ingest.duties.words import duty_words
from ingest.readings import Span

_LABEL = re.compile(
    r"(?:^|(?<=[-+([.;,)*] )|(?<=[-+([.;,]))(?:(?P<lead>(?:(?:don vi|co quan|bo phan|phong|nguoi) )?(?:chu tri(?: thuc hien"
    r"| tham muu)?|thuc hien|phu trach(?: thuc hien)?)"
    r"|don vi dau moi|phan cong(?: thuc hien)?|trach nhiem(?: thuc hien)?)"
    r"|(?P<help>(?:(?:don vi|co quan|bo phan) )?phoi hop(?: thuc hien)?)|(?P<due>(?:thoi gian|thoi han)(?: thuc hien"
    r"| hoan thanh)?|hoan thanh|tien do)"
    r"|(?P<other>san pham|ket qua|kinh phi))(?: ?\([^()]{0,30}\))? ?: ?"
    r"|(?<=[-+(.;,] )(?P<done>(?:hoan thanh|xong) (?=truoc |trong |cham nhat |ngay \d|thang \d|quy ))",
    re.MULTILINE,
)


_HINT = re.compile(r"(?:chu tri|thuc hien|phu trach|dau moi|phan cong|trach nhiem|tham muu)(?: ?\([^()]{0,30}\))? ?: ?")
"""What every label of a leading body ends with."""


_MORE = re.compile(r"\W{0,3}(?=(?:don vi |co quan |bo phan )?phoi hop|thoi (?:gian|han)|hoan thanh|tien do)")
"""How a line begins that goes on with the labels of the line before it."""


def _further(page: Page, provision: Provision) -> Assigned | None:
    """Helpers or time on a line of their own, behind the line of who leads."""
    begin, end = provision.content.start, provision.content.end
    more = _MORE.match(page.folded, begin, end)
    found = list(_LABEL.finditer(page.folded, more.end(), end)) if more is not None else []
    labels = _labels(page, found, end) if found and more is not None and found[0].start() == more.end() else None
    return labels if labels is not None and (labels.help or labels.due) else None


def labels_of(page: Page, provision: Provision, whole: bool) -> Assigned | None:
    """The labels in a provision; None where none names a body that leads. `whole` is set where nothing stands below it."""
    begin, end = provision.content.start, provision.content.end
    if page.folded.find(":", begin, end) < 0 or _HINT.search(page.folded, begin, end) is None:
        return _told_in_words(page, provision, whole) if page.order else None
    found = list(_LABEL.finditer(page.folded, begin, end))
    if not any(match["lead"] for match in found):
        return None
    labels = _labels(page, found, end)
    return labels if labels.lead else None


def _told_in_words(page: Page, provision: Provision, whole: bool) -> Assigned | None:
    begin, end = provision.content.start, provision.content.end
    alone = assigned(page, begin, end) if provision.kind is ProvisionKind.PARAGRAPH and end - begin <= _LINE else None
    if alone is not None and not (alone.help or alone.due):
        alone = None  # `Cơ quan, đơn vị thực hiện` heads a column of forms
    return alone or in_brackets(page, begin, end, whole) or in_a_sentence(page, begin, end, whole) or done_by(page, begin, end)


_LINE = 300
"""Letters at most of a line that tells nothing but who carries out the tasks above it."""
_TOPIC = 30
"""Letters within which the colon of a line stands that tells when or who (`Thành phần: …`), and no task."""
_ON_ITS_OWN = 15
"""Letters at most before labels that stand on a line of their own."""


def _labels(page: Page, found: Sequence[re.Match[str]], end: int) -> Assigned:
    lead: tuple[Party, ...] = ()
    helping: tuple[Party, ...] = ()
    due: Timing | None = None
    for match, following in zip(found, [*(m.start() for m in found[1:]), end], strict=True):
        words = page.original[match.end() : following].rstrip(" ;,.-()[]")
        cell = Span(match.end(), match.end() + len(words), words)
        if match["lead"]:
            told = assigned(page, cell.start, cell.end)
            lead = lead or (told.lead if told is not None else bodies_at(page, cell.start, cell.end)[0])
            helping = helping or (told.help if told is not None else ())
            due = due or (told.due if told is not None else None)
        elif match["help"]:
            helping = helping or bodies_at(page, cell.start, cell.end)[0]
        elif (match["due"] or match["done"]) and words:
            due = due or due_of(page, cell)
    return Assigned(found[0].start(), lead, helping, due)


def labelled_duties(page: Page, provisions: Sequence[Provision]) -> tuple[dict[int, Draft], set[int]]:
    """The duties that labels complete, by the index of the provision of the task, and the provisions that hold only labels.

    Labels behind a task belong to it; a line of labels belongs to the lines before it under the same heading, back to the
    last such line, or to the provision above where there are none.
    """
    duties: dict[int, Draft] = {}
    above = {provision.parent for provision in provisions}
    spent: set[int] = set()
    open_tasks: dict[int | None, list[int]] = {}
    told: dict[int | None, list[int]] = {}
    for index, provision in enumerate(provisions):
        if provision.kind in (ProvisionKind.ROW, ProvisionKind.CLOSING):
            continue
        siblings = open_tasks.setdefault(provision.parent, [])
        labels = labels_of(page, provision, index not in above)
        if labels is None:
            further = _further(page, provision) if told.get(provision.parent) else None
            if further is not None:
                spent.add(index)
                for task in told[provision.parent]:
                    duties[task].coactors = duties[task].coactors or further.help
                    duties[task].timing = duties[task].timing or further.due
                continue
            told.pop(provision.parent, None)
            siblings.append(index)
            continue
        if labels.start - provision.content.start > _ON_ITS_OWN:
            duties[index] = duty_of(page, provision.content.start, labels.start, labels)
        else:
            spent.add(index)
            tasks = siblings or ([provision.parent] if provision.parent is not None else [])
            for task in tasks:
                span = provisions[task].content
                alone = task == index - 1 and task not in above and ":" not in page.text[span.start : span.start + _TOPIC]
                if alone or duty_words().first_verb(page.text, page.folded, span.start, span.end) is not None:
                    duties[task] = duty_of(page, span.start, span.end, labels)
            told[provision.parent] = [task for task in tasks if task in duties]
        siblings.clear()
    return duties, spent


_ALONE = re.compile(
    r"\W{0,3}(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|hoan tat))+|(?:thoi )?han hoan (?:thanh|tat))(?: la)? ?:? "
)
"""`Thời gian hoàn tất: `, `Hạn hoàn thành là `: how a line begins that tells nothing but a time."""


def times_alone(page: Page, provisions: Sequence[Provision]) -> dict[int, Timing]:
    """The times on lines of their own (`Thời gian hoàn thành: trước ngày 30/6/2022.`), by the index of each provision before such
    a line under the same heading, back to the last one, or of the provision above where there are none."""
    found: dict[int, Timing] = {}
    last: dict[int, int] = {}
    for index, provision in enumerate(provisions):
        above, ends = provision.parent, (provision.content.start, provision.content.end)
        if page.normative or above is None or provision.kind is ProvisionKind.ROW or _ALONE.match(page.folded, *ends) is None:
            continue
        due = term(page, *ends)
        if due is not None:
            tasks = range(last.get(above, above) + 1, index)
            found |= dict.fromkeys(tasks if tasks or above in last else (above,), due)
            last[above] = index
    return found


def duty_of(page: Page, start: int, end: int, labels: Assigned) -> Draft:
    """The duty that a task at `start..end` is, which labels give to somebody."""
    stop = page.words_end(start, end, " ([-;:,")
    draft = Draft(start, stop, start, labels.lead, ActorFrom.EXPLICIT, Modality.OBLIGATION, "labels", 0.85, chained=True)
    draft.verb = duty_words().first_verb(page.text, page.folded, start, stop)
    fill(page, draft, page.timings_in(start, stop) if labels.due is None else (labels.due,))
    draft.lead = True
    draft.coactors = labels.help or draft.coactors
    draft.timing = labels.due or draft.timing
    return draft
