"""A draft is checked on a page, and nothing of it stays."""

from __future__ import annotations

import io
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.people import token_of
from web import create_app
from web.access import Access

DRAFT = """ỦY BAN NHÂN DÂN
THỊ XÃ DUYÊN HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: /KH-UBND
Duyên Hải, ngày tháng 5 năm 2022
KẾ HOẠCH
Tuyên truyền cải cách hành chính <script>alert(1)</script> năm 2022
Căn cứ Quyết định số 9999/QĐ-TTg ngày 01 tháng 02 năm 2021 của Thủ tướng Chính phủ;
Thực hiện Kế hoạch số 26/KH-UBND ngày 11 tháng 02 năm 2022 của Ủy ban nhân dân thị xã Duyên Hải.
1. Phòng Nội vụ chủ trì, tham mưu, báo cáo Ủy ban nhân dân thị xã.
"""


def _check(client: FlaskClient, data: bytes, name: str) -> TestResponse:
    form = {"csrf": token_of(client, "/draft"), "file": (io.BytesIO(data), name)}
    return client.post("/draft", data=form, content_type="multipart/form-data")


def test_findings_quote_the_draft_and_lead_to_the_corpus(client: FlaskClient, home: Path) -> None:
    answer = _check(client, DRAFT.encode(), "../../du-thao.txt")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200, page
    assert "du-thao.txt" in page
    assert "../../" not in page
    assert "9999/QĐ-TTg" in page, "what the store can't judge is listed"
    assert "ubnd-thi-xa-duyen-hai/kh/2022/26" in page, "the superior is linked"
    assert "<script>alert" not in page
    held = [path for path in home.rglob("*") if path.is_file() and path.suffix not in (".sqlite-wal", ".sqlite-shm")]
    assert not [path for path in held if b"9999/Q" in path.read_bytes()], "nothing is kept"


def test_what_is_no_document_is_refused_in_a_sentence(client: FlaskClient) -> None:
    answer = _check(client, b"\x7fELF\0\0\0\0", "chuong-trinh.exe")
    assert answer.status_code == 400
    page = answer.get_data(as_text=True)
    assert "loại tệp này" in page
    assert 'type="file"' in page, "another one can be chosen at once"
    assert client.post("/draft", data={}).status_code == 400, "without the token of our form"


def test_where_reading_needs_a_login_checking_does(home: Path) -> None:
    app: Flask = create_app(home, Access(require_login=True))
    client = app.test_client()
    assert client.get("/draft").status_code == 303
    assert client.post("/draft", data={"csrf": token_of(client)}).status_code == 401
