"""Broken and hostile files: each ends in one sentence, within bounds, and the batch goes on."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from graph.store import Store
from ingest.document import Source
from ingest.errors import UnreadableFile, VanbanError
from ingest.parse import parse_document
from ingest.plain import harmless, read_text
from ingest.read import known_suffixes, read_file
from ingest.readers import limits, process
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.mail import read_mail
from ingest.readers.members import unpack
from ingest.readers.sniff import sniff
from ingest.sources import items
from tests.ingest import writers
from tests.ingest.hostile_files import EXTERNAL, GOOD, LOOP, OLE, WORDS, entities, locked_zip, nested_zip, remote_template
from tests.ingest.writers import packed
from web.intake import gather, take_in


def _locked_doc() -> bytes:
    """A compound file as far as it tells that its WordDocument is enciphered: header, FIB in sector 0, directory in sector 1."""
    header = (OLE[:8] + bytes(22) + (9).to_bytes(2, "little")).ljust(512, b"\0")
    fib = (b"\xec\xa5\xc1\0" + bytes(7) + b"\1").ljust(512, b"\0")
    return header + fib + "WordDocument".encode("utf-16-le").ljust(128, b"\0")


# name, bytes, what the sentence must say, why it is here
BROKEN = [
    ("cut.docx", GOOD[: len(GOOD) // 2], "hỏng hoặc bị cắt cụt", "a download that broke off"),
    ("cut.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", "PDF hỏng", "the same of a PDF"),
    ("loop.pdf", LOOP, "PDF", "pages that hold themselves"),
    ("locked.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", "a Word file with a password"),
    ("locked97.doc", _locked_doc(), "mật khẩu", "a Word file of 1997 with a password"),
    ("broken.doc", OLE + "WordDocument".encode("utf-16-le"), "Word đời cũ|antiword", "a Word file that is none"),
    ("entities.docx", entities(EXTERNAL), "thực thể XML", "reads a file of this machine into the text"),
    ("bomb.docx", packed({"[Content_Types].xml": "", "word/document.xml": bytes(40 * 2**20)}), "bom nén", "grows a thousandfold"),
    ("empty.docx", packed({"[Content_Types].xml": "", "word/a.xml": ""}), "không có phần nội dung", "no text inside"),
    ("xml.docx", packed({"[Content_Types].xml": "", "word/document.xml": "<w:document"}), "hỏng", "broken XML"),
    ("deep.html", b"<html>" + b"<div>" * 100_000 + WORDS.encode(), "không có chữ|hỏng", "nesting that overflows stacks"),
    ("picture.png", b"\x89PNG\r\n\x1a\nxxxx", "ảnh hỏng|tesseract", "no picture"),
    ("lie.pdf", b"just words", "không phải .pdf", "a wrong name"),
    ("sheet.docx", packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "xlsx", "a sheet under the name of a document"),
    ("archive.rar", b"Rar!\x1a\x07\x00", "giải nén", "an archive of another kind"),
    ("nothing.rtf", b"{\\rtf1 }", "không có chữ nào", "rich text without words"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "says", "why"), BROKEN, ids=[row[0] for row in BROKEN])
def test_one_sentence(tmp_path: Path, name: str, data: bytes, says: str, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    began = time.monotonic()
    with pytest.raises(VanbanError, match=says) as caught:
        read_file(path)
    assert time.monotonic() - began < 20, why
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_half_a_gigabyte_of_zeros(tmp_path: Path) -> None:
    for name in ("zeros.txt", "zeros.pdf", "zeros.zip"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(500 * 2**20)
        with pytest.raises(UnreadableFile, match="lớn hơn 200 MB"):
            read_file(path)
        with path.open("wb") as file:
            file.truncate(100 * 2**20)
        with pytest.raises(UnreadableFile):
            read_file(path)


# members, what is told of each, why
ARCHIVES = [
    ({"../../etc/x.txt": WORDS, "a.txt": WORDS}, {"../../etc/x.txt": "dẫn ra ngoài", "a.txt": ""}, "names that lead out"),
    ({"/abs.txt": WORDS, "C:\\x.txt": WORDS}, {"/abs.txt": "dẫn ra ngoài", "C:\\x.txt": "dẫn ra ngoài"}, "absolute names"),
    ({"zeros.txt": bytes(40 * 2**20), "a.txt": WORDS}, {"zeros.txt": "bom nén", "a.txt": ""}, "a bomb beside a good file"),
    ({"a\x1b[31m\n.txt": WORDS}, {"a?[31m?.txt": ""}, "names that steer a terminal"),
    ({"__MACOSX/._a.txt": "x", "d/a.docx": GOOD}, {"d/a.docx": ""}, "what an operating system leaves behind"),
    ({"in.zip": packed({"b.txt": WORDS})}, {"in.zip!/b.txt": ""}, "an archive in an archive"),
    ({"in.zip": nested_zip(5)}, {"in.zip!/trong.zip!/trong.zip": "lồng nhau quá 3 lớp"}, "archives without end"),
    ({"in.zip": GOOD[:0] + packed({"a": "x"})[:40]}, {"in.zip": "hỏng"}, "a broken archive in an archive"),
]


@pytest.mark.parametrize(("members", "told", "why"), ARCHIVES, ids=[why for *_, why in ARCHIVES])
def test_archives(tmp_path: Path, members: dict[str, str | bytes], told: dict[str, str], why: str) -> None:
    found = {member.name: member for member in unpack(packed(members), tmp_path)}
    assert set(found) == set(told), why
    for name, says in told.items():
        assert says in (found[name].error or [""])[0]
        assert bool(found[name].path) != bool(says)
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*"))


def test_archives_are_bounded_in_number_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    with pytest.raises(UnreadableFile, match="4 mục"):
        unpack(packed({f"{i}.txt": WORDS for i in range(4)}), tmp_path)
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10)
    with pytest.raises(UnreadableFile, match="chia nhỏ"):
        unpack(packed({"a.txt": WORDS}), tmp_path)


def test_a_locked_archive(tmp_path: Path) -> None:
    error = unpack(locked_zip(), tmp_path)[0].error
    assert error is not None
    assert "mật khẩu" in error.vi
    assert "password" in error.en


def test_a_mail_with_attachments(tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.vn", "Gửi kế hoạch", "<1@b.vn>"
    mail.set_content("Kính gửi các đơn vị.")
    mail.add_attachment(GOOD, maintype="application", subtype="msword", filename="kế hoạch.doc")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(mail))
    found = [(item.name.removeprefix(str(path)), read_file(item.path, item.name)) for item in items(path)]
    assert [(name, read.format) for name, read in found] == [("", "eml"), ("!/kế hoạch.doc", "docx")]
    assert found[0][1].text.split() == ["Gửi", "kế", "hoạch", "Kính", "gửi", "các", "đơn", "vị."]
    assert found[1][1].text.strip() == WORDS


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (b"Content-Disposition: attachment; x=" + b"(" * 30_000, "comments within comments"),
        (b"Content-Disposition: attachment; filename*0*=\"a\0b\"; filename*1*=iso%00'\0'x", "NUL in a name"),
    ],
)
def test_a_mail_whose_headers_break_the_library(tmp_path: Path, header: bytes, why: str) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(b"From: a@b.vn\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n" + header + b"\n\nxin")
    told = [item.error for item in items(path)]
    assert all(error is None or error.vi.startswith("thư hỏng, không đọc được") for error in told), (told, why)


def test_the_content_decides(tmp_path: Path) -> None:
    for name, data, kind in (
        ("a.doc", GOOD, "docx"),
        ("a.pdf", writers.rtf(WORDS), "rtf"),
        ("a.docx", writers.odt(WORDS), "odt"),
        ("a.doc", writers.page(WORDS), "html"),
        ("a.doc", WORDS.encode(), "txt"),
        ("khong-ten", GOOD, "docx"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        read = read_file(path)
        assert (read.format, read.text.strip()) == (kind, WORDS)
    assert sniff(b"hello") is None


@pytest.mark.parametrize(
    ("charset", "why"),
    [
        ("x\0y", "a name that Python refuses to look up"),
        ("punycode", "decoding takes the square of the length"),
        ("hex", "no letters"),
    ],
)
def test_a_character_set_that_is_none(charset: str, why: str) -> None:
    words = "Kính gửi các đơn vị. " * 5_000
    head = "Subject: Gửi\nMIME-Version: 1.0\nContent-Transfer-Encoding: 8bit"
    mail = f"{head}\nContent-Type: text/plain; charset={charset}\n\n{words}"
    began = time.process_time()
    assert read_mail(mail.encode(), read_text).endswith(words.strip() + " "), why
    assert read_html(f"<html><meta charset='{charset}'><p>{words}".encode(), read_text) == words.strip(), why
    assert time.process_time() - began < 3


def test_a_file_that_only_begins_with_a_pdf_inside_is_none() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # not packed, as many programs leave what is packed already
        package.writestr("a.pdf", b"%PDF-1.4 ...")
    assert sniff(out.getvalue()) == ".zip"
    assert sniff(b"<html><p>%PDF-1.4</p>") == ".html"
    assert sniff(b"\0\0 rubbish of a mail program\n%PDF-1.4") == ".pdf"


def test_a_worker_that_hangs_or_dies_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(GOOD)
    process.stop()
    with pytest.raises(UnreadableFile, match="giây nên dừng"):
        process.read_apart(path, ".docx", seconds=0.001)
    assert process.read_apart(path, ".docx").text.strip() == WORDS
    process._running[0].process.kill()
    process._running[0].process.wait()
    assert process.read_apart(path, ".docx").text.strip() == WORDS


# text, why
TEXTS = [
    ("Số: 1/QĐ-UBND " + "\ufdfa" * 30_000, "18 letters out of one where texts are normalised"),
    ("Số: 1/QĐ-UBND\0\0 ngày 1/1/2022", "NUL ends strings elsewhere"),
    ("Số: 1/QĐ-UBND \ud800\udfff ngày", "half characters cannot be written"),
    ("Số: 1/QĐ-UBND a" + "\u0301\u0323" * 500_000, "marks take quadratic time to order"),
    ("\u202eSố\u200b: 1/QĐ-UBND", "letters that turn the line around"),
]


@pytest.mark.parametrize(("text", "why"), TEXTS, ids=[why for _, why in TEXTS])
def test_texts_that_break_others(text: str, why: str) -> None:
    began = time.process_time()
    document = parse_document(harmless(text), Source("x", "txt", "0"))
    document.text.encode()
    document.raw.encode()
    assert time.process_time() - began < 5, why


def test_a_batch_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "tot.docx").write_bytes(GOOD)
    (folder / "hong.docx").write_bytes(GOOD[:300])
    (folder / "goi.zip").write_bytes(packed({"../x.txt": WORDS, "tot.txt": WORDS.replace("12", "13"), "hong.pdf": "%PDF-1.4"}))
    (folder / "vong.txt").symlink_to(folder / "vong.txt")
    (folder / "thu-muc").symlink_to(folder)
    (folder / "la\x1b[31m\n.txt").write_text(WORDS.replace("12", "14"), "utf-8")
    (folder / "khong-duoi").write_bytes(writers.rtf(WORDS.replace("12", "15")))
    os.mkfifo(folder / "ong.txt")
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text(WORDS, "utf-8")
    found = gather([folder], known_suffixes())
    with Store(tmp_path / "kho.sqlite") as store:
        report = take_in(store, found)
        assert {Path(name).name for name in report.added} == {"tot.docx", "tot.txt", "la\x1b[31m\n.txt", "khong-duoi"}
        assert {Path(failure.path).name: failure.reason.vi for failure in report.failed} == {
            "hong.docx": "tệp hỏng hoặc bị cắt cụt, không đọc được; hãy lấy lại bản gốc.",
            "x.txt": "tên mục dẫn ra ngoài tệp nén, không an toàn nên không đọc.",
            "hong.pdf": "tệp PDF hỏng hoặc bị cắt cụt; hãy lấy lại bản gốc.",
            "vong.txt": "liên kết vòng tròn, không dẫn tới tệp nào.",
            "ong.txt": "không phải tệp thường, không đọc.",
            "\udcff.txt": "tên tệp có ký tự không hợp lệ; hãy đổi tên tệp.",
        }
        again = take_in(store, found)
        assert len(again.unchanged) == 4
        assert not again.stored
        sources = {path for summary in store.summaries() for path in summary.paths}
        assert str(folder.resolve() / "goi.zip!" / "tot.txt") in sources


def test_word_reads_no_remote_template() -> None:
    assert read_docx(remote_template()) == WORDS.replace("12", "21")
