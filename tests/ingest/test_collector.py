"""The collector of cycles rests while a document is parsed, and goes on afterwards."""

from __future__ import annotations

import gc

import pytest

from ingest.collector import paused
from ingest.document import Source
from ingest.parse import parse_document

PLAN = (
    "ỦY BAN NHÂN DÂN\nTHỊ XÃ DUYÊN HẢI\n\nSố: 26/KH-UBND\n\nDuyên Hải, ngày 11 tháng 02 năm 2022\n\nKẾ HOẠCH\nVề cải cách\n\n"
    "Căn cứ Nghị định số 61/2018/NĐ-CP của Chính phủ;\n\n1. Phòng Nội vụ báo cáo Ủy ban nhân dân thị xã hằng quý.\n"
)


def test_it_goes_on_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="lỗi"), paused():
        raise ValueError("lỗi")
    assert gc.isenabled()


def test_what_is_paused_already_stays_so() -> None:
    with paused():
        with paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_parsing_makes_no_cycles() -> None:
    """Else they would pile up while it rests."""
    parse_document(PLAN, Source("a.txt", "txt", ""))  # loads the vocabulary
    gc.collect()
    with paused():
        parse_document(PLAN * 20, Source("a.txt", "txt", ""))
        assert gc.collect() == 0
