"""Scanned pages: set upright, made white, recognised once, with the place of each word."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers import ocr, page_cache
from ingest.readers.ocr import read_image, recognise
from ingest.readers.page_cache import PageCache
from ingest.readers.straighten import lean, straighten, turned_back, whitened
from ingest.text import fold
from tests.ingest import writers

LINES = [f"Điều {i}. Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành thực hiện." for i in range(1, 13)]


def _drawn(ink: int = 0, paper: int = 255) -> Image.Image:
    """A page of twelve lines."""
    page = Image.new("L", (1400, 1000), paper)
    font = ImageFont.truetype(str(writers.SERIF), 28)
    for i, line in enumerate(LINES):
        ImageDraw.Draw(page).text((90, 70 + 70 * i), line, font=font, fill=ink)
    return page


def _turned(page: Image.Image, degrees: float, paper: int = 255) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=paper)


def _shadowed(page: Image.Image) -> Image.Image:
    """The page as a phone sees it: one side in the dark."""
    shade = Image.linear_gradient("L").resize(page.size).point([90 + value * 150 // 255 for value in range(256)])
    return Image.composite(page, Image.new("L", page.size, 0), shade)


@pytest.mark.font
@pytest.mark.parametrize("degrees", [-5.0, -1.4, 0.0, 0.8, 3.0, 7.0])
def test_the_lean_of_a_page_is_measured(degrees: float) -> None:
    assert lean(_turned(_drawn(), -degrees)) == pytest.approx(degrees, abs=0.25)


def test_a_page_without_lines_has_no_lean() -> None:
    assert lean(Image.new("L", (800, 600), 255)) == 0.0
    assert lean(Image.radial_gradient("L").resize((800, 600))) == 0.0


@pytest.mark.font
def test_grey_and_shadowed_paper_becomes_white_and_clean_paper_stays() -> None:
    clean = _drawn()
    assert straighten(clean).picture is clean
    for page in (_drawn(ink=90, paper=170), _shadowed(clean)):
        white = whitened(page)
        assert white.getpixel((20, 20)) > 240  # type: ignore[operator]
        assert white.getpixel((1380, 980)) > 240  # type: ignore[operator]
        assert white.getextrema()[0] == 0


def test_a_box_is_led_back_to_where_it_stood() -> None:
    page = Image.new("L", (1000, 800), 255)
    ImageDraw.Draw(page).rectangle((700, 100, 760, 120), fill=0)
    upright = page.rotate(4.0, fillcolor=255)
    box = upright.point([255 - value for value in range(256)]).getbbox()
    assert box is not None
    left, top, right, bottom = turned_back(box, 4.0, 1000, 800)
    assert (left, top) == (pytest.approx(700, abs=6), pytest.approx(100, abs=6))
    assert (right, bottom) == (pytest.approx(760, abs=6), pytest.approx(120, abs=6))


TABLE = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n" + "\n".join(
    f"5\t1\t1\t1\t1\t{i}\t{100 * i}\t100\t90\t30\t{90 + i}\t{word}" for i, word in enumerate(["Giao", "Sở", "Nội", "vụ"], 1)
)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that a stand-in for tesseract was asked to recognise."""
    asked: list[str] = []

    def run(command: list[str], given: bytes | None = None, seconds: float = 0.0) -> bytes:  # noqa: ARG001
        if "osd" not in command:
            asked.append("page")
        return TABLE.encode()

    monkeypatch.setattr(ocr, "missing", lambda: None)
    monkeypatch.setattr(ocr, "run_program", run)
    return asked


def _tiff(pages: int) -> bytes:
    out = io.BytesIO()
    drawn = [Image.new("L", (600, 400 + i), 255) for i in range(pages)]
    drawn[0].save(out, "TIFF", save_all=True, append_images=drawn[1:])
    return out.getvalue()


def test_words_keep_their_boxes_and_their_confidence(runs: list[str]) -> None:
    read = read_image(_tiff(2))
    assert len(runs) == 2
    assert read.text == "\nGiao Sở Nội vụ\n\f\n" * 2
    first = read.places.patches[0]
    assert (read.text[first.start : first.end], first.page, first.box) == ("Giao", 1, (1666, 2500, 3166, 3250))
    assert {patch.page for patch in read.places.patches} == {1, 2}
    assert [(page.page, page.words, page.confidence) for page in read.places.recognised] == [(1, 4, 92.5), (2, 4, 92.5)]


def test_broken_off_work_goes_on_at_the_page_where_it_stopped(
    runs: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(page_cache.VARIABLE, str(tmp_path / page_cache.FOLDER))
    data, seen = _tiff(5), []

    def stop_at_three(page: int, of: int) -> None:
        seen.append((page, of))
        if page == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_image(data, stop_at_three)
    assert seen == [(1, 5), (2, 5), (3, 5)]
    assert len(runs) == 3
    whole = read_image(data)
    assert len(runs) == 5
    assert whole == read_image(data)
    assert len(runs) == 5
    kept = sorted((tmp_path / page_cache.FOLDER).glob("*/*"))
    assert len(kept) == 5
    kept[0].write_text("broken")
    assert read_image(data) == whole  # a kept page that can't be read is recognised again
    assert len(runs) == 6
    (sha256,) = {path.parent.name for path in kept}
    page_cache.drop(tmp_path, sha256)
    assert not (tmp_path / page_cache.FOLDER / sha256).exists()


def test_without_a_folder_nothing_is_kept(runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(page_cache.VARIABLE, raising=False)
    read_image(_tiff(1))
    read_image(_tiff(1))
    assert len(runs) == 2
    assert PageCache(b"x").get("y") is None


@pytest.mark.font
@pytest.mark.tesseract
@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("leaning", lambda: _turned(_drawn(), 4.0)),
        ("grey and leaning", lambda: _turned(_drawn(ink=95, paper=175), -3.0, 175)),
        ("on its head", lambda: _drawn().rotate(180)),
    ],
)
def test_words_come_back_from_pages_that_were_scanned_badly(name: str, page: object) -> None:
    assert callable(page)
    read = recognise(page())
    words = {word for line in LINES for word in writers.jumbled(fold(line))}
    found = set(writers.jumbled(fold(read.text)))
    assert len(words & found) >= 0.9 * len(words), name
    assert read.confidence is not None
    assert read.confidence > 80


def test_the_lean_of_a_long_strip_costs_little() -> None:
    began = time.process_time()
    assert lean(Image.new("L", (60, 32788), 255)) == 0.0  # was drawn 700 dots wide and so 380,000 high
    assert time.process_time() - began < 5
