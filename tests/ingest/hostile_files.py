"""A folder of files that break programs: bombs, loops, locks, cuts, lies. Written anew for each test, some of them sparse."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests.ingest import writers
from tests.ingest.writers import W, bare_docx, packed

WORDS = "Số: 12/KH-UBND. Ủy ban nhân dân tỉnh báo cáo."
GOOD = writers.docx(WORDS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOOP = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\n"
LOOP += b"trailer<</Root 1 0 R>>\n%%EOF"
LAUGHS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
TYPES = "[Content_Types].xml"
PARAGRAPH = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"


def locked_zip() -> bytes:
    data = bytearray(packed({"a.txt": WORDS}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    data = packed({"cuoi.txt": WORDS})
    for _ in range(depth):
        data = packed({"trong.zip": data})
    return data


def nested_mail(depth: int, attached: bytes = GOOD) -> bytes:
    data, kind = attached, ("application", "octet-stream")
    for _ in range(depth):
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.vn", "Chuyển tiếp", "<1@b.vn>"
        mail.set_content("Kính chuyển.")
        mail.add_attachment(data, maintype=kind[0], subtype=kind[1], filename="thu.eml")
        data = bytes(mail)
    return data


def entities(head: str) -> bytes:
    body = f"{head}<w:document {W}><w:body><w:p><w:r><w:t>&x;&j;</w:t></w:r></w:p></w:body></w:document>"
    return packed({TYPES: "", "word/document.xml": body})


def remote_template() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    target = f'<Relationship Id="r" TargetMode="External" Type="{kind}" Target="http://127.0.0.1:9/x.dotm"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{target}</Relationships>'
    body = f"<w:document {W}><w:body>{PARAGRAPH.replace('12', '21')}</w:body></w:document>"
    return packed({TYPES: "", "word/_rels/settings.xml.rels": relations, "word/document.xml": body})


def locked_pdf() -> bytes:
    """With the marks of encryption by a password that is not empty."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    )
    return _pdf(objects, b"/Encrypt 4 0 R/ID[<00><00>]")


def form_loop() -> bytes:
    """A page whose drawing draws itself."""
    stream = b"/F Do BT /T 9 Tf (x) Tj ET"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length %d>>stream\n%s\nendstream"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        form % (len(stream), stream),
    )
    return _pdf(objects)


def _pdf(objects: tuple[bytes, ...], more: bytes = b"") -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, more, len(out))


def huge_picture(side: int = 10_000) -> bytes:
    """A white PNG of `side` by `side` points in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * (side // 8)) * side, 9)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def many_members(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for i in range(count):
            package.writestr(zipfile.ZipInfo(f"{i}.txt"), b"x")
    return out.getvalue()


def wide_directory(count: int) -> bytes:
    """An archive that is nothing but a table of contents."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, 0, 0)
    return b"PK\x03\x04" + bytes(0) + (entry * count) + end


def ole(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") for name in streams)


def odt_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", bytes(40 << 20), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def numbered(words: str, number: int) -> str:
    return words.replace("12", str(number))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bom.docx": (lambda: packed({TYPES: "", "word/document.xml": bytes(40 << 20)}), "bom nén"),
    "bom.odt": (odt_bomb, "bom nén"),
    "bom.zip!/zeros.txt": (lambda: packed({"zeros.txt": bytes(40 << 20)}), "bom nén"),
    "ra-ngoai.zip!/../../x.txt": (lambda: packed({"../../x.txt": WORDS}), "dẫn ra ngoài"),
    "long-nhau.zip!/trong.zip!/trong.zip!/trong.zip": (lambda: nested_zip(40), "lồng nhau quá 3 lớp"),
    "van-muc.zip": (lambda: many_members(10_000), "10000 mục"),
    "muc-luc.zip": (lambda: wide_directory(2_000_000), "mục"),
    "khoa.zip!/a.txt": (locked_zip, "mật khẩu"),
    "khoa.pdf": (locked_pdf, "mật khẩu"),
    "khoa.docx": (lambda: ole("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
    "vong.pdf": (lambda: LOOP, "PDF"),
    "thuc-the.docx": (lambda: entities(EXTERNAL), "thực thể XML"),
    "cuoi.docx": (lambda: entities(LAUGHS + "]>"), "thực thể XML"),
    "khong-than.docx": (lambda: packed({TYPES: "", "word/styles.xml": ""}), "không có phần nội dung"),
    "sau.docx": (lambda: bare_docx("<w:sdt>" * 5000 + PARAGRAPH + "</w:sdt>" * 5000), "hỏng"),
    "cut.docx": (lambda: half(GOOD), "hỏng hoặc bị cắt cụt"),
    "cut.odt": (lambda: half(writers.odt(WORDS)), "hỏng hoặc bị cắt cụt"),
    "cut.zip": (lambda: half(packed({"a.txt": WORDS * 9})), "hỏng hoặc bị cắt cụt"),
    "cut.pdf": (lambda: b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", "PDF hỏng"),
    "cut.doc": (lambda: ole("WordDocument"), "Word đời cũ"),
    "cut.png": (lambda: half(huge_picture(80)), "ảnh hỏng|tesseract"),
    "anh-100-trieu.png": (huge_picture, "quá lớn"),
    "rong.rtf": (lambda: b"{\\rtf1 }", "không có chữ nào"),
    "khong.bin.txt": (lambda: bytes(range(256)) * 9, "không phải văn bản"),
    "doi.pdf": (lambda: WORDS.encode(), "không phải .pdf"),
    **{f"trong{suffix}": (bytes, "tệp trống") for suffix in (".txt", ".docx", ".pdf", ".zip", ".eml", ".html", ".doc", ".png")},
}
"""By the name that is reported: the bytes of the file (of the part before `!/`), and what the sentence must say."""

READ: dict[str, Callable[[], bytes]] = {
    "tot.docx": lambda: GOOD,
    "mau-xa.docx": remote_template,
    "tu-ve.pdf": form_loop,
    "thu-long-thu.eml": lambda: nested_mail(2, numbered(WORDS, 13).encode()),
    "fdfa.txt": lambda: (numbered(WORDS, 14) + "\ufdfa" * 300_000).encode(),
    "nul.txt": lambda: (numbered(WORDS, 15) + "\0\0 ngày 1/1/2022").encode(),
    "nua-chu.txt": lambda: (numbered(WORDS, 16) * 9).encode() + "\ud800\udfff".encode("utf-8", "surrogatepass"),
    "dau.txt": lambda: (numbered(WORDS, 17) + "a" + "\u0301\u0323" * 500_000).encode(),
    "xoay.txt": lambda: ("\u202e" + numbered(WORDS, 18) + "\u200b").encode(),
    "sau.html": lambda: (numbered(WORDS, 19) + "<p>" + "<div>" * 50_000 + "x").encode(),
}
"""Files that trouble others and are read here."""


def write(folder: Path) -> dict[str, str]:
    """Writes all of them into `folder`; gives what must be said of each that is refused, by the name under which it is."""
    folder.mkdir(parents=True, exist_ok=True)
    said = {}
    for name, (content, says) in REFUSED.items():
        (folder / name.partition("!/")[0]).write_bytes(content())
        said[name] = says
    for name, content in READ.items():
        (folder / name).write_bytes(content())
    for name, size in (("khong.txt", 500), ("khong.pdf", 500), ("khong.zip", 5_000)):
        with (folder / name).open("wb") as file:
            file.truncate(size << 20)
        said[name] = "lớn hơn 200 MB"
    with (folder / "khong-100.txt").open("wb") as file:
        file.truncate(100 << 20)
    (folder / "vong.txt").symlink_to(folder / "vong.txt")
    (folder / "thu-muc").symlink_to(folder)
    (folder / "may.txt").symlink_to("/dev/zero")
    (folder / "mat.txt").symlink_to(folder / "khong-co")
    os.mkfifo(folder / "ong.txt")
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text(WORDS, "utf-8")
    (folder / "dieu\x1b[31m\n\x07khien.txt").write_text(numbered(WORDS, 20), "utf-8")
    return said | {
        "khong-100.txt": "triệu ký tự",
        "vong.txt": "liên kết vòng tròn",
        "may.txt": "không phải tệp thường",
        "mat.txt": "không có tệp này",
        "ong.txt": "không phải tệp thường",
        "\udcff.txt": "ký tự không hợp lệ",
    }
