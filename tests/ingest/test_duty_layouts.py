"""The same tasks of the same bodies, numbered, marked and headed in the ways in which offices do it, are the same duties."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

BODIES = ("Phòng Y tế", "Công an huyện", "Ủy ban nhân dân các xã, thị trấn")
TASKS = ("rà soát các cơ sở kinh doanh", "tổ chức kiểm tra việc chấp hành quy định", "báo cáo Sở Nội vụ trước ngày 15/11/2024")

HEADINGS = [
    ("{number}. {body}", "- {task}"),
    ("{number}. {body}:", "{task}"),
    ("{number}. {body}", "({count}) {task}"),
    ("{number}. {body}", "({roman}) {task}"),
    ("{number}. {body}", "{count}) {task}"),
    ("{number}. {body}", "{count}- {task}"),
    ("{number}. {body}", "{nth} là, {small}"),
    ("{number}. {body}", "Thứ {nth_small}: {task}"),
    ("{number}. {body}", "➤ {task}"),
    ("{number}. {body}", "✔ {task}"),
    ("{number}. {body}", "=> {task}"),
    ("{number}. {body}", "v {task}"),
    ("{number}) {body}", "+ {task}"),
    ("({number}) {body}", "a{count}) {task}"),
    ("Nhiệm vụ {number}: {body}", "- {task}"),
    ("Mục {number}. {body}", "• {task}"),
    ("{upper_roman}. {upper}", "- {task}"),
    ("III.{number}. {body}", "a) {task}"),
    ("- {body}:", "- {task}"),
    ("- {body}:", "+ {task}"),
    ("- {body}:", "({count}) {task}"),
    ("{body}:", "{task}"),
    ("{body}", "- {task}"),
    ("Giao {body}:", "{task}"),
]
ROMAN = ("i", "ii", "iii")
NTH = ("Một", "Hai", "Ba")
NTH_SMALL = ("nhất", "hai", "ba")


@pytest.mark.parametrize(("heading", "item"), HEADINGS)
def test_a_list_of_bodies_and_their_tasks(heading: str, item: str) -> None:
    lines = ["III. TỔ CHỨC THỰC HIỆN"]
    for i, body in enumerate(BODIES):
        lines.append(heading.format(number=i + 1, body=body, upper=body.upper(), upper_roman="I" * (i + 1)))
        for j, task in enumerate(TASKS):
            written = task[0].upper() + task[1:]
            marks = {"count": j + 1, "roman": ROMAN[j], "nth": NTH[j], "nth_small": NTH_SMALL[j]}
            lines.append(item.format(task=written, small=task, **marks) + ".")
    found = [(duty.actors[0].name, duty.category.value) for duty in duties("plan", "\n\n".join(lines))]
    assert found == [(body, category) for body in BODIES for category in ("inspect", "inspect", "report")]
