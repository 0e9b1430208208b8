"""Files become text: encodings, refusals, the registry."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest import read
from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.read import read_file, register

TEXT = "Ủy ban nhân dân tỉnh Trà Vinh\nSố: 26/KH-UBND\n"

ENCODINGS = [
    (TEXT.encode(), "UTF-8"),
    (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8 with a byte order mark"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16 as Windows Notepad saves it"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16 of the other order"),
    (TEXT.encode("utf-16-le"), "UTF-16 without a mark"),
]


@pytest.mark.parametrize(("data", "name"), ENCODINGS, ids=[name for _, name in ENCODINGS])
def test_encodings(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / "ke-hoach.TXT"
    path.write_bytes(data)
    found = read_file(path)
    assert found.text == TEXT, name
    assert (found.format, found.bytes, found.sha256) == ("txt", len(data), hashlib.sha256(data).hexdigest())


def test_windows_code_page(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Sô´: 12/KH-UBND, Hà Nôi, ngày 5".replace("´", "\u0301").encode("cp1258"))
    assert read_file(path).text.startswith("Sô\u0301: 12/KH-UBND, Hà")


def test_a_broken_byte_loses_one_letter(tmp_path: Path) -> None:
    path = tmp_path / "loi.txt"
    path.write_bytes((TEXT * 9).encode().replace("Trà".encode(), b"Tr\xc3 ", 1))
    assert read_file(path).text == (TEXT * 9).replace("Trà", "Tr\ufffd ", 1)


# name, bytes, what the sentence must say
REFUSED = [
    ("khong-co.txt", None, "không có tệp này"),
    ("trong.txt", b"", "không có chữ nào"),
    ("trang.md", b" \n\n -- \n", "không có chữ nào"),
    ("that-ra.txt", b"%PDF-1.7 abc", "PDF hỏng"),
    ("nhi-phan.txt", bytes(range(1, 32)) * 9, "không phải văn bản"),
]


@pytest.mark.parametrize(("name", "data", "says"), REFUSED)
def test_refusals_say_what_is_wrong(tmp_path: Path, name: str, data: bytes | None, says: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=says) as caught:
        read_file(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "thu-muc.txt"
    folder.mkdir()
    with pytest.raises(UnreadableFile, match="không mở được"):
        read_file(folder)


def test_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"\.md, .*\.txt"):
        read_file(tmp_path / "bang.xlsx")


def test_a_reader_can_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "READERS", dict(read.READERS))
    register(".GHI")(lambda data: data.decode().upper())
    path = tmp_path / "a.ghi"
    path.write_text("chữ", encoding="utf-8")
    assert read_file(path).text == "CHỮ"
