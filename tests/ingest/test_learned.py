"""What is learned from annotated documents: of what kind duties are, where one ends, and how the models are made."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.document import Source
from ingest.duties.category import MODEL as KINDS
from ingest.duties.category import noting
from ingest.duties.pieces import MODEL as CUTS
from ingest.examples import cuts, kinds
from ingest.learn import learn, left_out, main
from ingest.linear import Linear, load, read, save
from ingest.parse import parse_document

MADE = Path(__file__).parents[1] / "made"
PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN DUYÊN HẢI\n\nSố: 12/KH-UBND\n\nDuyên Hải, ngày 20 tháng 4 năm 2022\n\nKẾ HOẠCH\nPhòng cháy rừng\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Tư pháp\n\n- {}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
)


def duties(task: str) -> list[tuple[str, str]]:
    """The kinds of the duties of one task, and what is to be done."""
    document = parse_document(PLAN.format(task), Source("plan.txt", "txt", ""))
    return [(str(one.category), one.action) for one in document.obligations]


REPORTS = [
    "Cuối buổi giao nộp phiếu tổng hợp số con đã tiêm cho Phòng Nông nghiệp và Phát triển nông thôn.",
    "Chuyển thông tin địa chính sang Chi cục Thuế không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
    "Hằng tháng đối chiếu, xác nhận số đã khấu trừ gửi Chi cục Thuế.",
]
NO_REPORTS = [
    "Chuyển hồ sơ vụ việc có dấu hiệu tội phạm cho Công an huyện.",
    "Lắp đặt biển báo cấm lửa tại các cửa rừng.",
    "Liên hệ với Sở Tư pháp để được hướng dẫn nghiệp vụ.",
    "Chịu trách nhiệm trước Ủy ban nhân dân huyện về số liệu gửi Chi cục Thuế.",
]


@pytest.mark.parametrize("task", REPORTS)
def test_a_report_is_known_by_its_signs_where_no_rule_knows_its_words(task: str) -> None:
    assert [kind for kind, _ in duties(task)] == ["report"]


@pytest.mark.parametrize("task", NO_REPORTS)
def test_what_looks_like_a_report_to_the_model_alone_is_none(task: str) -> None:
    assert "report" not in [kind for kind, _ in duties(task)]


def test_a_duty_ends_where_annotated_ones_do() -> None:
    """The clause behind the semicolon begins with no verb: no rule cuts it off."""
    found = duties(
        "Kiện toàn Ban Chỉ huy trước ngày 31/01/2024; danh sách, lịch trực gửi về Hạt Kiểm lâm huyện trước ngày 02/02/2024."
    )
    assert [action for _, action in found] == [
        "Kiện toàn Ban Chỉ huy trước ngày 31/01/2024",
        "danh sách, lịch trực gửi về Hạt Kiểm lâm huyện trước ngày 02/02/2024",
    ]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = Linear(("cut", "whole"), {"a": (2.0, -1.0), "b": (-0.5, 1.5)}, (0.25, -0.25))
    save(model, tmp_path / "model.npz")
    again = read(tmp_path / "model.npz")
    assert (again.classes, again.bias, list(again.weights)) == (model.classes, model.bias, ["a", "b"])
    assert all(again.weights[sign] == pytest.approx(row, abs=2.0 / 127) for sign, row in model.weights.items())
    answer, probability = again.best(["a", "unheard of"])
    assert (answer, probability) == ("cut", pytest.approx(1 / (1 + np.exp(-3.5)), rel=0.02))
    assert again.best([])[0] == "cut", "the bias alone decides where nothing is known"


def test_kinds_and_cuts_are_learned_from_annotated_documents(tmp_path: Path) -> None:
    for folder in ("gold", "texts"):
        (tmp_path / folder).mkdir()
    for gold in sorted((MADE / "gold").glob("ke-hoach-*.json"))[:12]:
        (tmp_path / "gold" / gold.name).write_text(gold.read_text("utf-8"), "utf-8")
        text = MADE / "texts" / f"{gold.stem}.txt"
        (tmp_path / "texts" / text.name).write_text(text.read_text("utf-8"), "utf-8")
    (tmp_path / "wordings.tsv").write_text("report\tGửi danh sách về Sở Nội vụ trước ngày 15/4/2022.\n", "utf-8")
    known = list(kinds(tmp_path))
    wanted = sum(len(json.loads(path.read_text("utf-8"))["obligations"]) for path in (tmp_path / "gold").iterdir())
    assert wanted * 0.8 < len(known) <= wanted + 1
    assert known[0].answer == "report"
    assert left_out(known) > 0.6, "chance, the commonest kind, is right of less than half"
    (tmp_path / "sentences.txt").write_text(
        "Lắp biển báo; || danh sách gửi về Sở Nội vụ; bản chính, bản sao gửi Sở Tư pháp.\n", "utf-8"
    )
    marks = list(cuts(tmp_path))
    assert [one.answer for one in marks[:3]] == ["cut", "whole", "whole"], "the sentences come first, mark by mark"
    model = learn(marks)
    assert np.mean([model.best(one.signs)[0] == one.answer for one in marks]) > 0.95


@pytest.mark.parametrize(("name", "least"), [(KINDS, 0.9), (CUTS, 0.925)])
def test_the_shipped_models_know_what_they_were_learned_from(name: str, least: float) -> None:
    """Of the made documents the last 58 were not learned from, and count here too."""
    model, examples = load(name), list((kinds if name == KINDS else cuts)(MADE))
    assert np.mean([model.best(one.signs)[0] == one.answer for one in examples]) > least


@pytest.mark.parametrize("folders", [[], ["nowhere"]])
def test_folders_without_gold_are_told_of_and_no_model_is_touched(monkeypatch: pytest.MonkeyPatch, folders: list[str]) -> None:
    monkeypatch.setattr("sys.argv", ["learn", *folders])
    monkeypatch.setattr("ingest.learn.save", None)
    with pytest.raises(SystemExit, match="Name the folders to learn from"):
        main()


def test_nothing_is_noted_but_while_it_is_asked_for() -> None:
    with noting() as noted:
        duties(REPORTS[0])
    assert len(noted) == 1
    duties(REPORTS[0])
    assert len(noted) == 1


def test_no_duty_ends_inside_a_name() -> None:
    found = duties(
        "Xây dựng kế hoạch trước ngày 30/4/2022, gửi Sở Thông tin và Truyền thông để tổng hợp báo cáo UBND tỉnh trước 20/5/2022."
    )
    assert not [action for _, action in found if action.startswith("Truyền thông")]
