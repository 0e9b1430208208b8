"""The form of administrative documents: what the decree asks for, what it leaves open, whom it does not concern."""

from __future__ import annotations

import pytest

from ingest.clarity import is_annotated, is_blurred
from ingest.document import Signer, Source
from ingest.form import find_deviations, is_administrative
from ingest.parse import parse_document
from ingest.signing import unfit_signer

LETTER = """SỞ NỘI VỤ TỈNH TRÀ VINH

Số: 26/SNV-CCHC
V/v báo cáo cải cách hành chính

Trà Vinh, ngày 11 tháng 04 năm 2022

Kính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.

Căn cứ Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ trưởng Bộ Nội vụ, Sở Nội vụ đề nghị báo cáo trước ngày 20/4/2022./.

Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An"""


def rules(text: str) -> list[str]:
    document = parse_document(text, Source("a.txt", "txt", ""))
    return [deviation.rule for deviation in find_deviations(document.header, document.text)]


def test_a_letter_in_good_form_deviates_nowhere() -> None:
    assert rules(LETTER) == []
    assert not is_blurred(LETTER)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Số: 26/", "Số: 9/", "form-number-zero"),
        ("Số: 26/", "Số: 26 /", "form-number-space"),
        ("ngày 11 tháng 04", "ngày 5 tháng 04", "form-date-zero"),
        ("tháng 04 năm 2022\n", "tháng 2 năm 2022\n", "form-date-zero"),
        ("\nV/v báo cáo cải cách hành chính", "", "form-no-subject"),
        ("- Như trên;\n", "- Sở Tài chính;\n", "form-no-as-above"),
        ("- Lưu: VT, CCHC.", "- Sở Tài chính.", "form-no-file-copy"),
        ("KT. GIÁM ĐỐC\n", "", "form-deputy-alone"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "GIÁM ĐỐC", None),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", None),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "signer-unfit"),
        ("Nguyễn Văn An", "ThS. Nguyễn Văn An", "form-signer-title"),
        ("năm 2022\n", "năm 2019\n", None),  # before the decree
    ],
)
def test_one_thing_amiss(old: str, new: str, rule: str | None) -> None:
    assert old in LETTER
    assert rules(LETTER.replace(old, new)) == ([rule] if rule else [])


def test_before_the_decree_its_form_is_not_asked_for() -> None:
    assert rules(LETTER.replace("Số: 26/", "Số: 9/").replace("năm 2022\n", "năm 2019\n")) == []


def test_a_plan_needs_the_code_of_its_kind() -> None:
    plan = LETTER.replace("\nV/v báo cáo cải cách hành chính", "").replace(
        "\nKính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.\n", "\nKẾ HOẠCH\nCải cách hành chính năm 2022\n"
    )
    assert "form-kind-code" in rules(plan)
    assert "form-kind-code" not in rules(plan.replace("/SNV-CCHC", "/KH-SNV"))


def test_recipients_may_be_missing_from_a_copy_but_not_below_a_signature() -> None:
    cut = LETTER[: LETTER.index("Nơi nhận")]
    assert rules(cut) == []
    assert rules(cut + LETTER[LETTER.index("KT. GIÁM") :]) == ["form-no-recipients"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [("Số: 9/2022/QĐ-UBND", "QUYẾT ĐỊNH"), ("Số 9-KH/TU", "KẾ HOẠCH"), ("Số: 9/2022/NĐ-CP", "NGHỊ ĐỊNH")],
)
def test_legal_documents_and_the_party_have_other_forms(number: str, kind: str) -> None:
    text = f"{number}\n\nHà Nội, ngày 11 tháng 04 năm 2022\n\n{kind}\nVề cải cách hành chính\n\nĐiều 1. Nội dung."
    assert not is_administrative(parse_document(text, Source("a.txt", "txt", "")).header)


@pytest.mark.parametrize(
    ("issuer", "capacity", "position", "rule"),
    [
        ("Ủy ban nhân dân tỉnh Trà Vinh", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", None),
        ("Ủy ban nhân dân tỉnh Trà Vinh", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", None),
        ("Ủy ban nhân dân tỉnh Trà Vinh", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", None),
        ("Ủy ban nhân dân tỉnh Trà Vinh", None, "GIÁM ĐỐC", "signer-unfit"),
        ("Bộ Chính trị", "TM. BỘ CHÍNH TRỊ", "TỔNG BÍ THƯ", None),
        ("Bộ Chỉ huy quân sự tỉnh Trà Vinh", "KT. CHỈ HUY TRƯỞNG", "PHÓ CHỈ HUY TRƯỞNG", None),
        ("Bộ Nội vụ", "TM. BỘ NỘI VỤ", "TỔNG BÍ THƯ", "signer-unfit"),
        ("Sở Nội vụ tỉnh Trà Vinh", "KT. GIÁM ĐỐC", "GIÁM ĐỐC", "signer-unfit"),  # who signs for the head is no head
        ("Sở Nội vụ tỉnh Trà Vinh", "KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "signer-unfit"),
        ("Sở Nội vụ tỉnh Trà Vinh", None, "Q. GIÁM ĐỐC", None),
        ("Bộ Tài chính", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", None),
        ("Bộ Tài chính", "TUQ. BỘ TRƯỞNG", "VỤ TRƯỞNG", None),
        ("Bộ Tài chính", "TM. BỘ TÀI CHÍNH", "BỘ TRƯỞNG", "signer-unfit"),
        ("Chính phủ", "TM. CHÍNH PHỦ KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", None),
        ("Công ty Cấp nước", None, "CHỦ TỊCH", None),  # no table tells how it signs
        (None, None, "PHÓ GIÁM ĐỐC", "form-deputy-alone"),
    ],
)
def test_who_may_sign_for_whom(issuer: str | None, capacity: str | None, position: str, rule: str | None) -> None:
    found = unfit_signer(Signer("Nguyễn Văn An", position, capacity), issuer)
    assert (found.rule if found else None) == rule


@pytest.mark.parametrize(
    ("text", "blurred"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", False),
        ("CONG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", True),
        ("Căn cứ Nghị dinh cua Chinh phủ, Cuc thue tinh duoc giao", True),
    ],
)
def test_scans_are_told(text: str, blurred: bool) -> None:
    assert is_blurred(text) is blurred


@pytest.mark.parametrize(
    ("text", "annotated"),
    [
        ("| Trạng thái | Còn hiệu lực |\n| Văn bản liên quan | Nghị định 50/2010/NĐ-CP |", True),
        ("Văn bản liên quan: Nghị định 43/2023/NĐ-CP", True),
        ("Các văn bản liên quan đến dự án được lưu tại Sở.", False),
        ("Xem [Nghị định 1/2021/NĐ-CP](/van-ban/nghi-dinh-1-2021/).", True),
        ("| **Trạng thái sửa đổi** | đã sửa đổi |", True),
        ("Căn cứ Nghị định số 1/2021/NĐ-CP (đã được sửa đổi, bổ sung một số điều bởi Nghị định số 2/2026/NĐ-CP)", True),
        ("**Nơi nhận:** Căn cứ Nghị định số 1/2021/NĐ-CP.", False),
    ],
)
def test_editions_with_notes_are_told(text: str, annotated: bool) -> None:
    assert is_annotated(text) is annotated
