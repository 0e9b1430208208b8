"""The scorer, on predictions whose score is known by hand, and the reading of the sample corpus against its gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import VanbanError
from ingest.evaluate import Scores, evaluate_folder, reliability, score_document
from ingest.gold import to_gold
from ingest.parse import parse_file

GOLD = Path(__file__).parent.parent / "golden"
TEXT = "Căn cứ Luật Thuế số 1/2020/QH14; Ủy ban nhân dân xã báo cáo Sở Nội vụ hằng quý. Căn cứ Luật Thuế số 1/2020/QH14."


def fact(quote: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "occurrence": 1, **more}


def example() -> dict[str, Any]:
    law = {"type": "Luật", "number": "1/2020/QH14", "date": None, "issuer": "Quốc hội"}
    duty = {
        "actors": ["Ủy ban nhân dân xã"],
        "recipients": ["Sở Nội vụ"],
        "coactors": [],
        "category": "report",
        "modality": "obligation",
    }
    return {
        "header": {
            "number": "5",
            "symbol": "KH-UBND",
            "type": "Kế hoạch",
            "issuer": "Ủy ban nhân dân xã",
            "place": "X",
            "date": "2024",
        },
        "citations": [fact("Luật Thuế số 1/2020/QH14", **law), {**fact("Luật Thuế số 1/2020/QH14", **law), "occurrence": 2}],
        "relations": [{"from": "self", "relation": "based_on", "to": "1/2020/QH14|"}],
        "obligations": [fact("Ủy ban nhân dân xã báo cáo Sở Nội vụ hằng quý.", timing={"periods": ["quarter"]}, **duty)],
    }


def scored(read: dict[str, Any]) -> Scores:
    scores = Scores()
    score_document(scores, "doc", example(), read, TEXT)
    return scores


def test_what_equals_the_gold_is_all_right() -> None:
    result = scored(example()).as_json()
    assert all(result[name]["f1"] == 1 for name in ("citation_exact", "relation", "obligation", "report", "actors", "periods"))
    assert all(value == "right" for value in result["outcomes"].values())


@pytest.mark.parametrize(
    ("spoil", "figure", "value"),
    [
        # one of two citations missing: precision 1, recall 1/2
        (lambda read: read["citations"].pop(), ("citation_exact", "f1"), 0.667),
        # shorter quote: overlaps, but is not exact
        (lambda read: read["citations"][0].update(quote="Luật Thuế số 1/2020"), ("citation_exact", "f1"), 0.5),
        (lambda read: read["citations"][0].update(quote="Luật Thuế số 1/2020"), ("citation_overlap", "f1"), 1.0),
        (lambda read: read["citations"][0].update(number="2/2020/QH14"), ("cit_number", "acc"), 0.5),
        # abbreviations of the commonest bodies are the same name
        (lambda read: read["obligations"][0].update(actors=["UBND xã"]), ("actors", "f1"), 1.0),
        (lambda read: read["obligations"][0].update(recipients=[]), ("recipients", "r"), 0.0),
        (
            lambda read: read["relations"].append({"from": "self", "relation": "amends", "to": "1/2020/QH14|"}),
            ("relation", "p"),
            0.5,
        ),
        (lambda read: read["header"].update(date=None), ("hdr_date", "acc"), 0.0),
    ],
)
def test_each_fault_costs_what_it_should(spoil: Any, figure: tuple[str, str], value: float) -> None:
    read = example()
    spoil(read)
    assert scored(read).as_json()[figure[0]][figure[1]] == value


def test_reliability_counts_each_kind_by_tenths() -> None:
    stated = [("citation", 0.95, True), ("citation", 0.9, False), ("citation", 0.55, True), ("relation", 0.7, True)]
    assert reliability(stated) == [
        {"kind": "citation", "from": 0.5, "facts": 1, "right": 1.0},
        {"kind": "citation", "from": 0.9, "facts": 2, "right": 0.5},
        {"kind": "relation", "from": 0.7, "facts": 1, "right": 1.0},
    ]


def test_a_folder_without_gold_is_an_error_not_a_perfect_score(tmp_path: Path) -> None:
    with pytest.raises(VanbanError, match="gold"):
        evaluate_folder(tmp_path)


@pytest.fixture(scope="module")
def corpus_scores(corpus: Path) -> dict[str, Any]:
    scores = Scores()
    for path in sorted(corpus.glob("*.txt")):
        document = parse_file(path)
        score_document(
            scores, path.stem, json.loads((GOLD / f"{path.stem}.json").read_text("utf-8")), to_gold(document), document.raw
        )
    return scores.as_json()


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("citation_exact", 0.99),
        ("relation", 0.95),
        ("obligation", 0.9),
        ("report", 0.95),
        ("actors", 0.9),
        ("recipients", 0.9),
        ("periods", 0.95),
    ],
)
def test_the_sample_corpus_is_read_well(corpus_scores: dict[str, Any], figure: str, least: float) -> None:
    assert corpus_scores[figure]["f1"] >= least


@pytest.mark.parametrize("field", ["number", "symbol", "type", "issuer", "place", "date", "signer"])
def test_every_header_field_of_the_sample_is_right(corpus_scores: dict[str, Any], field: str) -> None:
    assert corpus_scores[f"hdr_{field}"]["acc"] == 1


PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN ĐỒNG PHÚ\n\nSố: 12/KH-UBND\n\nĐồng Phú, ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nVề lễ hội\n\n"
    "III. TỔ CHỨC THỰC HIỆN\n\n1. {}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
)


@pytest.mark.parametrize(
    ("sentence", "slot", "names"),
    [
        ("Phòng Văn hoá và Thông tin tổ chức kiểm tra các lễ hội.", "actors", ["Phòng Văn hoá và Thông tin"]),
        (
            "Đề nghị các trường gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ Y - ĐT 0294.123) trước ngày 15/4/2024.",
            "recipients",
            ["Sở Y tế (Phòng Nghiệp vụ Y)"],
        ),
        (
            "Đề nghị các trường gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ Y) qua Cổng thông tin điện tử trước ngày 15/4/2024.",
            "via",
            ["Cổng thông tin điện tử"],
        ),
    ],
    ids=["the file's own tone marks", "an office in brackets with its body", "an office in brackets is no channel"],
)
def test_gold_names_bodies_as_the_file_does(tmp_path: Path, sentence: str, slot: str, names: list[str]) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN.format(sentence), encoding="utf-8")
    [duty] = to_gold(parse_file(path))["obligations"]
    assert duty[slot] == names
