"""Who carries out a task, told in words behind it: one task, whoever leads, whoever helps, by when."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

LEADS, HELPS = "Phòng Văn hóa và Thông tin", "UBND các xã, thị trấn"
TASKS = [
    "Rà soát hạ tầng số trên địa bàn huyện",
    "Phủ sóng 4G tại 12 thôn còn lõm sóng; lắp đặt wifi công cộng tại nhà văn hóa xã",
    "Tổ chức tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng",
]
DUE = "hoàn thành trước ngày 30/6/2024"
TOLD = [
    f" ({LEADS} chủ trì; {HELPS} phối hợp; {DUE}).",
    f". ({LEADS} chủ trì, {HELPS} phối hợp; {DUE})",
    f". {LEADS} chủ trì; {HELPS} phối hợp; {DUE}.",
    f". {LEADS} chủ trì, {HELPS} phối hợp, {DUE}.",
    f". Giao {LEADS} chủ trì, {HELPS} phối hợp thực hiện, {DUE}.",
    f". Giao {LEADS} chủ trì, phối hợp với {HELPS} thực hiện, {DUE}.",
    f"\n({LEADS} chủ trì; {HELPS} phối hợp; {DUE})",
    f"\n{LEADS} chủ trì, phối hợp với {HELPS} thực hiện; {DUE}.",
    f"\nĐơn vị thực hiện: {LEADS} chủ trì; {HELPS} phối hợp. Thời gian: trước ngày 30/6/2024.",
    f" - Chủ trì: {LEADS}; phối hợp: {HELPS}; {DUE}.",
    f" (do {LEADS} chủ trì, phối hợp với {HELPS}; xong trước ngày 30/6/2024).",
    f". Phân công: {LEADS} (chủ trì), {HELPS} (phối hợp); {DUE}.",
    f". [Chủ trì: {LEADS}; phối hợp: {HELPS}; hoàn thành: trước ngày 30/6/2024]",
    f": {LEADS} chủ trì, {HELPS} phối hợp, {DUE}.",
    f". Nhiệm vụ này do {LEADS} chủ trì, {HELPS} phối hợp, {DUE}.",
]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("task", TASKS)
def test_words_behind_a_task_tell_who_carries_it_out(task: str, told: str) -> None:
    found = duties(
        "plan", f"1. Hạ tầng số\n- {task}{told}\n- Duy trì hệ thống họp.\n(Chủ trì: Văn phòng UBND huyện)\n\nIII. KINH PHÍ"
    )
    first, *_ = found
    assert len(found) == 2
    assert first.span.text.startswith(task)
    assert [party.name for party in first.actors] == [LEADS]
    assert [party.name for party in first.coactors] == ["Ủy ban nhân dân các xã, thị trấn"]
    assert first.timing is not None
    assert first.timing.date is not None
    assert first.timing.date.iso == "2024-06-30"


@pytest.mark.parametrize("told", [f". ({LEADS}; trước ngày 30/6/2024)", f" [{LEADS} - trước ngày 30/6/2024]"])
def test_a_name_and_a_day_in_brackets_tell_it_too(told: str) -> None:
    (found,) = duties("plan", f"1. Hạ tầng số\n- {TASKS[0]}{told}\n\nIII. KINH PHÍ")
    assert [party.name for party in found.actors] == [LEADS]


@pytest.mark.parametrize(
    "line",
    [
        "1. Tổng kinh phí là 200 triệu đồng (Sở Tài chính thực hiện).",
        "1. Đường được mở rộng. Sở Xây dựng chủ trì, UBND các xã phối hợp.",
        "1. Hạ tầng số (Phòng Văn hóa và Thông tin huyện).",
    ],
)
def test_a_statement_is_no_task(line: str) -> None:
    assert not [duty for duty in duties("plan", line) if duty.rule == "labels"]
