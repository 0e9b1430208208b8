"""Which of several bodies are meant: every way to tell it, with every name of several and every act."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

SEVERAL = ["Các xã, phường", "Ủy ban nhân dân các xã", "Các cơ quan, đơn vị", "Người đứng đầu đơn vị"]
WHICH = [
    "chưa hoàn thành sáp nhập",
    "đã được phê duyệt phương án",
    "được kiểm tra",
    "mới sáp nhập",
    "chậm báo cáo",
    "còn nợ thuế",
    "vi phạm",
    "nằm trong vùng nguy cơ sạt lở",
    "để xảy ra vi phạm",
    "vùng cao",
    "giáp biên giới",
    "khối văn hóa - xã hội",
    "thuộc đối tượng kiểm tra",
    "tự bảo đảm chi thường xuyên",
    "không đạt chỉ tiêu",
]
ACTS = [
    " rà soát, thống kê số liệu.",
    " có trách nhiệm khắc phục sai sót.",
    " chủ động xây dựng kế hoạch.",
    ": hoàn thành việc tuyển dụng trước ngày 31/10/2022.",
]


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize("several", SEVERAL)
def test_those_who_are_meant_are_told_from_the_others(several: str, which: str) -> None:
    found = [[[one.name for one in duty.actors] for duty in duties("plan", f"1. {several} {which}{act}")] for act in ACTS]
    whole = f"{several} {which}"
    named = whole if several.startswith(("Ủy", "Người")) else f"các {whole.removeprefix('Các ')}"
    assert found == [[[named]]] * len(ACTS)


@pytest.mark.parametrize(
    "line",
    [
        "Các đơn vị chưa gửi báo cáo định kỳ.",
        "Các xã, phường chậm báo cáo thì không được xét thi đua.",
        "Các địa phương đã được Sở Y tế hướng dẫn.",
    ],
)
def test_what_was_found_of_several_is_no_duty(line: str) -> None:
    assert duties("plan", f"1. {line}") == ()
