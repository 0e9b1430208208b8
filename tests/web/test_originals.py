"""From a fact on a page to its place in the original: addresses, pictures, boxes, JSON."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from tests.ingest import writers
from web import create_app
from web.intake import gather, take_in

BODY = "\n".join(
    [
        "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH",
        "Số: 12/KH-UBND",
        "Trà Vinh, ngày 02 tháng 4 năm 2022",
        "KẾ HOẠCH",
        "Thực hiện cải cách hành chính năm 2022",
        *(f"{i}. Nội dung thứ {i} của kế hoạch này được nêu ở đây cho đủ một trang giấy." for i in range(1, 48)),
        "Giao Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2022.",
    ]
)
ID = "ubnd-tinh-tra-vinh/kh/2022/12"

pytestmark = pytest.mark.font


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("originals")
    (folder / "kế hoạch.pdf").write_bytes(writers.pdf(BODY))
    (folder / "trang.html").write_bytes(writers.page("QUYẾT ĐỊNH\nSố: 7/QĐ-SNV\n<script>alert(1)</script>"))
    with Store(folder / "nha" / STORE_NAME) as store:
        report = take_in(store, gather([folder], [".pdf", ".html"]), processes=1)
    assert len(report.added) == 2
    return folder / "nha"


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    return create_app(home).test_client()


def _duty(client: FlaskClient) -> dict[str, list[dict[str, object]]]:
    (duty,) = client.get(f"/api/v1/documents/{ID}").get_json()["obligations"]
    assert isinstance(duty, dict)
    return duty


def test_each_fact_in_json_tells_its_page_and_boxes(client: FlaskClient) -> None:
    told = client.get(f"/api/v1/documents/{ID}").get_json()
    assert (told["original"]["pages"], told["original"]["confidence"]) == (2, None)
    (place,) = _duty(client)["places"]
    assert place["page"] == 2
    assert len(place["boxes"]) == 2  # type: ignore[arg-type]  # it runs over two lines
    for left, top, right, bottom in place["boxes"]:  # type: ignore[attr-defined]
        assert 0 < left < right <= 10_000
        assert 0 < top < bottom <= 10_000
    (listed,) = client.get("/api/v1/duties").get_json()["items"]
    assert listed["places"] == [place]


def test_the_page_of_a_document_leads_to_the_page_of_its_original(client: FlaskClient) -> None:
    start, end = _duty(client)["span"]
    page = client.get(f"/documents/{ID}").get_data(as_text=True)
    assert f"/documents/{ID}/original" in page
    assert f"/documents/{ID}/pages/2?mark={start}-{end}" in page
    assert page.count('class="page-turn"') == 2
    shown = client.get(f"/documents/{ID}/pages/2?mark={start}-{end}").get_data(as_text=True)
    assert shown.count("<rect ") == 2
    assert f"/documents/{ID}/original#page=2" in shown
    assert "<rect" not in client.get(f"/documents/{ID}/pages/1?mark={start}-{end}").get_data(as_text=True)


def test_the_box_holds_the_words_on_the_picture(client: FlaskClient) -> None:
    from PIL import Image, ImageOps

    (place,) = _duty(client)["places"]
    answer = client.get(f"/documents/{ID}/pages/2.png")
    with Image.open(io.BytesIO(answer.data)) as picture:
        wide, high = picture.size
        for left, top, right, bottom in place["boxes"]:  # type: ignore[attr-defined]
            line = picture.convert("L").crop((0, top * high // 10_000, wide, bottom * high // 10_000))
            inked = ImageOps.invert(line).getbbox()
            assert inked is not None
            assert abs(inked[0] - left * wide / 10_000) < 8
            assert abs(inked[2] - right * wide / 10_000) < 8


def test_the_original_comes_as_it_was(client: FlaskClient, home: Path) -> None:
    with client.get(f"/documents/{ID}/original") as answer:
        assert answer.data == (home.parent / "kế hoạch.pdf").read_bytes()
        assert answer.mimetype == "application/pdf"
        assert "attachment" not in answer.headers["Content-Disposition"]
    other = next(item["id"] for item in client.get("/api/v1/documents").get_json()["items"] if item["id"] != ID)
    with client.get(f"/documents/{other}/original") as answer:
        assert answer.mimetype == "application/octet-stream"  # a page of somebody's must not run as one of ours
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", [f"/documents/{ID}/pages/3", f"/documents/{ID}/pages/0.png", "/documents/x/original", "/documents/x/pages/1"]
)
def test_pages_that_are_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_the_original_the_page_is_named_and_no_more(home: Path) -> None:
    client = create_app(home).test_client()
    kept = [path for _, path in Originals(home).all()]
    hidden = [path.rename(path.with_suffix(".gone")) for path in kept]
    try:
        page = client.get(f"/documents/{ID}").get_data(as_text=True)
        assert f"/documents/{ID}/original" not in page
        assert "trang 2" in page
        assert client.get(f"/documents/{ID}/original").status_code == 404
        assert "không được giữ" in client.get(f"/documents/{ID}/pages/2").get_data(as_text=True)
        assert client.get("/api/v1/documents/" + ID).get_json()["original"]["url"] is None
    finally:
        for path in hidden:
            path.rename(path.with_suffix(".bin"))


def test_pictures_are_kept_and_old_ones_give_way(home: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from web import page_images

    client.get(f"/documents/{ID}/pages/2.png")
    folder = home / page_images.PICTURES
    assert len(list(folder.glob("*-2.png"))) == 1
    monkeypatch.setattr(page_images, "MOST", 1)
    client.get(f"/documents/{ID}/pages/1.png")
    assert [path.name[-6:] for path in folder.iterdir()] == ["-1.png"]
