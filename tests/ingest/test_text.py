"""Canonical text: what is joined, dropped and kept, and the way back to the raw text."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text import canonical, fold

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "corpus").glob("0*.txt"))]

# raw text, canonical text, the accident that the row guards against
CASES = [
    ("năm 2022 của cơ\n\nquan, đơn vị.", "năm 2022 của cơ quan, đơn vị.", "a page break cut a sentence"),
    ("Nghị quyết số 10-\nNQ/TW ngày 10/02/2022", "Nghị quyết số 10- NQ/TW ngày 10/02/2022", "a number cut behind its figures"),
    ("Nghị định 125/2020/NĐ-\nCP quy định", "Nghị định 125/2020/NĐ- CP quy định", "a number cut at its hyphen"),
    ("theo khoản\n3 Điều 3 Nghị định", "theo khoản 3 Điều 3 Nghị định", "a figure that only looks like a list item"),
    ("theo quy định tại Nghị định này và\nPhụ lục III.",
     "theo quy định tại Nghị định này và Phụ lục III.", "a cited annex is no heading"),
    ("giai đoạn 2021\n- 2030 của tỉnh", "giai đoạn 2021 - 2030 của tỉnh", "the dash of a range is no bullet"),
    ("đề nghị các tổ chức chính trị\n- xã hội tỉnh tuyên truyền",
     "đề nghị các tổ chức chính trị - xã hội tỉnh tuyên truyền", "the dash of a name is no bullet"),
    ("gửi về Sở Nội vụ (qua\nPhòng Cải cách hành chính) để tổng hợp",
     "gửi về Sở Nội vụ (qua Phòng Cải cách hành chính) để tổng hợp", "brackets over the end of a line"),
    ("KẾ HOẠCH\nTuyên truyền năm 2022", "KẾ HOẠCH\nTuyên truyền năm 2022", "kind and title stay apart"),
    ("TM. ỦY BAN NHÂN DÂN  \nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "the lines of a signature stay apart"),
    ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "recipients stay apart"),
    ("Số: 26 /KH-UBND\nvề tuyên truyền", "Số: 26 /KH-UBND\nvề tuyên truyền", "nothing joins the line of the number"),
    ("#### ***b) Đối với người dân***", "b) Đối với người dân", "Markdown heading with emphasis"),
    ("**1.** Chủ tịch *khẩn trương*", "1. Chủ tịch khẩn trương", "emphasis within a line"),
    ("1\\. Phát triển R\\&D\\\n", "1. Phát triển R&D", "backslashes of Markdown"),
    ("> **Số hiệu**: 30/2020/NĐ-CP  ", "Số hiệu: 30/2020/NĐ-CP", "a quoted line"),
    ("* Về tổ chức\n(*) Ghi chú 3 * 4", "* Về tổ chức\n(*) Ghi chú 3 * 4", "stars that are content"),
    ("|a|**b**||\n|---|:-:|--|\n| c |\td | e |", "| a | b | |\n| c | d | e |", "a table, its rule gone"),
    ("Số: 1/QĐ\t\tHà Nội, ngày 1", "Số: 1/QĐ\tHà Nội, ngày 1", "the tab between two columns"),
    ("UBND TỈNH          CỘNG HÒA", "UBND TỈNH\tCỘNG HÒA", "columns set with spaces"),
    ("-\tChỉ đạo\n1.\tMục đích", "- Chỉ đạo\n1. Mục đích", "a tab behind a label"),
    ("Điều 5.\n*Phạm vi*", "Điều 5. Phạm vi", "a label alone on its line"),
    ("hoà, Uỷ ban, THUỶ, khoẻ, quý, toán, huỷ", "hòa, Ủy ban, THỦY, khỏe, quý, toán, hủy", "old tone marks"),
    (unicodedata.normalize("NFD", "Ủy ban hoà giải"), "Ủy ban hòa giải", "decomposed letters"),
    ("Số\u00a0251/QĐ–BNV\u200b ngày", "Số 251/QĐ-BNV ngày", "no-break space, dash of a number, zero-width space"),
    ("trƣờng, Ðảng", "trường, Đảng", "letters of old fonts that only look right"),
    ("\ufeffSố\r\nNgày\x00", "Số\nNgày", "byte order mark, Windows line end, NUL"),
    ("Sở Y tế ,Sở Nội vụ ; cơ quan liên quan .", "Sở Y tế, Sở Nội vụ; cơ quan liên quan.", "blanks before commas"),
    ("vướng mắc;báo cáo về Sở Y tế.Trên đây là", "vướng mắc; báo cáo về Sở Y tế. Trên đây là", "no blanks behind commas"),
    ("**Kính gửi :Phòng Y tế**", "Kính gửi: Phòng Y tế", "a colon's blank on its wrong side"),
    ("12,5%, QL(i,j), 10:30, mailto:vt@so.vn", "12,5%, QL(i,j), 10:30, mailto:vt@so.vn", "commas and colons that are no stops"),
    ("thực hiện các nội dung sau.\n- Rà soát", "thực hiện các nội dung sau:\n- Rà soát", "a full stop for a colon over a list"),
    ("có ý kiến như sau\n1. Về thuế", "có ý kiến như sau:\n1. Về thuế", "no colon over a list"),
    ("quy định sau đây.\nCục Thuế trả lời", "quy định sau đây.\nCục Thuế trả lời", "no list below"),
    ("báo cáo hằng năm\n2. Sở Y tế chủ trì", "báo cáo hằng năm\n2. Sở Y tế chủ trì", "an item below a rhythm"),
    ("báo cáo 6 tháng\n2. Sở Y tế chủ trì", "báo cáo 6 tháng\n2. Sở Y tế chủ trì", "an item below half a year"),
    ("trước ngày 15 tháng\n6. Các đơn vị", "trước ngày 15 tháng 6. Các đơn vị", "a month over the end of a line"),
    ("a&nbsp;b<br>c <u>d</u>", "a b c d", "HTML in Markdown"),
    ("trước đó\n\n\n--- PAGE BREAK ---\n\n2\n\nsau đó.", "trước đó sau đó.", "page break and page number within a sentence"),
    ("trước đó\n12\f- 13 -\nsau đó.", "trước đó sau đó.", "form feed between two page numbers"),
    ("_____\n—\n.....\nChữ", "Chữ", "rules without words"),
    ("Chữ a.\n²\nChữ b.", "Chữ a.\n²\nChữ b.", "a raised figure is no page number"),
    ("", "", "nothing"),
    (" \n\t\n", "", "white space alone"),
    ("nộp thuế tại Việt\nNam và nước ngoài", "nộp thuế tại Việt Nam và nước ngoài", "a country's name over two lines"),
    ("theo quy định của Bộ\nTài chính về thuế", "theo quy định của Bộ Tài chính về thuế", "a ministry's name over two lines"),
    ("đề nghị Công ty\nViệt Nam Xanh", "đề nghị Công ty\nViệt Nam Xanh", "a whole name on a line of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_canonical(raw: str, expected: str, why: str) -> None:
    assert canonical(raw)[0] == expected, why
    assert canonical(expected)[0] == expected


def test_hard_wrapped_lines_are_joined_to_their_paragraphs() -> None:
    raw = (
        "Để triển khai thực hiện một số nội dung quy định tại Nghị định số\n"
        "118/2021/NĐ-CP ngày 23/12/2021 của Chính phủ quy định chi tiết một\n"
        "số điều và biện pháp thi hành Luật Xử lý vi phạm hành chính, Cục\n"
        "Thuế thông báo như sau về nội dung và cách làm của từng cơ quan,\n"
        "đơn vị để thống nhất thực hiện.\n"
        "1. Xác định đơn vị phụ thuộc của doanh nghiệp, địa điểm kinh doanh\n"
        "trực tiếp kê khai, nộp thuế.\n"
        "Đề nghị các đơn vị thực hiện."
    )
    lines = canonical(raw)[0].split("\n")
    assert [line[:12] for line in lines] == ["Để triển kha", "1. Xác định ", "Đề nghị các "]
    assert "Cục Thuế thông báo" in lines[0]


def test_running_heads_go_where_pages_break() -> None:
    subjects = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở Tài chính")
    pages = [f"CÔNG BÁO/Số {i}/Ngày 30-5-2020\n\n{name} báo cáo trước ngày 15." for i, name in enumerate(subjects)]
    assert canonical("\n\f".join(pages))[0].split("\n") == [f"{name} báo cáo trước ngày 15." for name in subjects]


@pytest.mark.parametrize(
    "items",
    [
        [f"{i}. Sửa đổi, bổ sung Khoản {i} Điều 4{i} như sau:" for i in range(1, 5)],
        [f"0303.3{i}.00" for i in range(1, 5)],
        ["chung."] * 4,
        ["Thông tư này;"] * 4,
        ["BỘ TƯ PHÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] * 4,
    ],
)
def test_items_and_ends_of_sentences_at_the_edges_of_pages_stay(items: list[str]) -> None:
    pages = [f"{item}\n\n“Nội dung của trang {word}.”" for item, word in zip(items, ("một", "hai", "ba", "bốn"), strict=True)]
    assert all(canonical("\n\f".join(pages))[0].count(item) == items.count(item) for item in items)


def test_a_page_of_one_line_is_not_its_own_running_head() -> None:
    assert canonical("Nghị định\fNghị định\f")[0] == "Nghị định\nNghị định"
    assert canonical("Sở Nội vụ\nSở Nội vụ\fSở Nội vụ")[0].count("Sở Nội vụ") == 3


def test_page_numbers_without_break_marks_go_only_in_order() -> None:
    page = "\n".join(["một dòng văn bản được ngắt ở lề phải của trang giấy này rồi"] * 20)
    assert re.findall(r"\b\d\b", canonical(f"{page}\n2\n{page}\n3\n{page}")[0]) == []
    assert canonical("STT\n1\nViệc thứ nhất\n2\nViệc thứ hai")[0].split("\n")[1:] == ["1", "Việc thứ nhất", "2", "Việc thứ hai"]


_DECOMPOSED = unicodedata.normalize("NFD", "Nghị định")
_WORDS = """Ủy ban~nhân dân~hoà~uỷ~quý~251/QĐ–BNV~Điều 5.~khoản~Chương II~a)~1.~- ~+ ~IV. ~của~và~.~;~:~Kính gửi~V/v ~2~13~ngày
tháng~2022~…~—~(~)~CỘNG HÒA XÃ HỘI~--- PAGE BREAK ---~**~*~_~__~# ~> ~`~|~| a | b |~<b>~</u>~&nbsp;~ ~  ~      """
_CONTROLS = ["\n", "\n\n", "\f", "\r\n", "\t", "\\", "\u00a0", "\u200b", "\x00", "\ufeff"]
SOUP = [_DECOMPOSED, *re.split(r"[~\n]", _WORDS), *_CONTROLS]
_DROPPED = re.compile(r"</?[bu]>|--- PAGE BREAK ---|[\x00\ufeff\u200b*\\`]")


def _words(text: str) -> list[str]:
    plain = _DROPPED.sub("", text.replace("&nbsp;", " "))
    plain = re.sub(r"(?<![^\W_])_+|_+(?![^\W_])", " ", unicodedata.normalize("NFC", plain))
    return re.findall(r"[^\W_]+", fold(plain))


@given(st.lists(st.sampled_from(SOUP), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_mix_of_the_fields_own_words_keeps_the_postconditions(raw: str) -> None:
    text, text_map = canonical(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"  |\n\n|[ \t]\n|\n[ \t]|^\s|\s$|[\x00\f\r]", text)
    assert canonical(text)[0] == text
    kept = "".join(_words(text))
    three_pages = len(re.findall(r"\f|--- PAGE BREAK ---", raw)) >= 2  # what stands on each may be a running head
    for word in () if three_pages else ("ubannhandan", "nghidinh", "khoan", "ngay"):
        assert kept.count(word) == "".join(_words(raw)).count(word)
    for match in re.finditer(r"[^\W_]+", text):
        start, end = text_map.to_raw(*match.span())
        assert "".join(_words(raw[start:end])) == fold(match[0])


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_unicode_is_accepted(raw: str) -> None:
    text, text_map = canonical(raw)
    assert unicodedata.is_normalized("NFC", text)
    previous = 0
    for i in range(len(text)):
        start, end = text_map.to_raw(i, i + 1)
        assert 0 <= start <= end <= len(raw) + 1
        assert start >= previous
        previous = start


def test_every_paragraph_of_the_samples_leads_back_to_its_words() -> None:
    for raw in SAMPLES:
        text, text_map = canonical(raw)
        for match in re.finditer(r"[^\n]+", text):
            start, end = text_map.to_raw(*match.span())
            assert re.sub(r"[\s*#]+", "", raw[start:end]) == re.sub(r"[\s*#]+", "", match[0])


def test_lone_surrogates_and_astral_letters_do_no_harm() -> None:
    assert canonical("Số \ud800 𝟙 ﷺ\udfff")[0] == "Số \ufffd 𝟙 ﷺ\ufffd"


def test_ten_times_the_text_takes_ten_times_the_time() -> None:
    text = "\n".join(SAMPLES) * 4

    def cost(times: int) -> float:
        started = time.process_time()
        canonical(text * times)
        return time.process_time() - started

    cost(1)
    small, large = min(cost(1) for _ in range(3)), min(cost(10) for _ in range(3))
    assert large < 25 * small


@pytest.mark.parametrize(
    "shape", ["(", "**a", "| ", "<b", "&nbsp", "\\", "_a", "> ", "\t", "- \n", "1.\n", "a\u0301\u0323", "\f2\n", "<b> \u202e"]
)
def test_repeated_marks_stay_linear(shape: str) -> None:
    started = time.process_time()
    canonical(shape * 20_000)
    assert time.process_time() - started < 2


def test_fold_keeps_offsets() -> None:
    text = "Đại hội ĐẢNG bộ tỉnh Quảng Trị, İstanbul"
    assert len(fold(text)) == len(text)
    assert fold("Uỷ ban ĐỊNH") == "uy ban dinh"


def test_fold_reads_a_long_text_as_it_reads_its_letters() -> None:
    for odd in ("", "Σ", "İ", "K", "\ud800", "か", "–“°ŸœΩ"):
        text = f"ỦY BAN NHÂN DÂN TỈNH Trà Vinh, đường Đồng Khởi {odd} kính gửi"
        assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Chủ tịch UBND. tỉnh và các tỉnh, thành. phố trực thuộc", "Chủ tịch UBND tỉnh và các tỉnh, thành phố trực thuộc"),
        ("gửi về Phòng. Văn hóa và Thông tin.", "gửi về Phòng Văn hóa và Thông tin."),
        ("gửi về Sở. Kết thúc đợt kiểm tra", "gửi về Sở. Kết thúc đợt kiểm tra"),
        ("gửi về Sở. Trong quá trình thực hiện", "gửi về Sở. Trong quá trình thực hiện"),
        ("nếu có vướng | mắc, đề nghị", "nếu có vướng mắc, đề nghị"),
        ("theo quy định tại khoản | điều 5", "theo quy định tại khoản | điều 5"),
        ("tên | họ | tuổi", "tên | họ | tuổi"),
        ("cán bộ. công chức, viên chức. Các đơn vị", "cán bộ. công chức, viên chức. Các đơn vị"),
    ],
)
def test_full_stops_within_a_phrase_are_specks(raw: str, read: str) -> None:
    text, where = canonical(raw)
    assert text == read
    assert raw[slice(*where.to_raw(0, len(text)))] == raw


def test_what_sellers_print_over_a_page_is_no_text() -> None:
    mark = "THƯ VIEN PHAP LUAT* Tek +84-28-3930 3279 * www.ThuVienPhapLuat.vn\n\nLawSoft + Tel:"
    raw = f"thông báo cho các cơ quan đại diện\n{mark}\nở nước ngoài."
    assert canonical(raw)[0].replace("\n", " ") == "thông báo cho các cơ quan đại diện ở nước ngoài."
    assert canonical("Công ty Cổ phần Lawsoft hỏi về www.thuvienphapluat.vn.")[0].startswith("Công ty")


def test_a_page_number_without_a_break_parts_no_sentence() -> None:
    wrapped = "Các cơ quan, đơn vị có liên quan phối hợp chặt chẽ với\nỦy ban nhân dân các xã trong quá trình tổ chức thực hiện"
    page = f"{wrapped}\nkế hoạch này.\n" * 7
    raw = f"{page}Định kỳ hằng tháng gửi kết quả thực hiện về Phòng Văn hóa\n\n\n2\n\nvà Thông tin để tổng hợp chung.\n{page}"
    assert "gửi kết quả thực hiện về Phòng Văn hóa và Thông tin để tổng hợp chung." in canonical(raw)[0]
    counted = raw.replace("về Phòng Văn hóa", "theo quy định tại khoản")
    assert "2" in canonical(counted)[0]


def test_a_running_head_below_a_page_number_parts_no_sentence() -> None:
    top = "ỦY BAN NHÂN DÂN\nHUYỆN KRÔNG PẮC\n\nKẾ HOẠCH\nChuyển đổi số năm 2025\n\n"
    wrapped = "Các cơ quan, đơn vị có liên quan phối hợp chặt chẽ với\nỦy ban nhân dân các xã trong quá trình tổ chức thực hiện"
    page = f"{wrapped}\nkế hoạch này.\n" * 7
    head = "Huyện Krông Pắc - Kế hoạch chuyển đổi số năm 2025"
    raw = f"{top}{page}Phòng Nội vụ tổ chức tập\n\n--- PAGE BREAK ---\n\n2\n\n{head}\n\nhuấn cho công chức.\n{page}"
    assert "Phòng Nội vụ tổ chức tập huấn cho công chức." in canonical(raw)[0]
    other = raw.replace(head, "Bộ Công an đã có ý kiến về việc này với các bên")
    assert "Bộ Công an" in canonical(other)[0]


@pytest.mark.parametrize(
    "between",
    [
        "\n2\nỦY BAN NHÂN DÂN HUYỆN KRÔNG PẮC\n",
        "\nKế hoạch số 12/KH-UBND\n2\n",
        "\n--- PAGE BREAK ---\n\n2\nHuyện Krông Pắc - Kế hoạch số 12/KH-UBND\n",
        "\n3\n",
    ],
)
def test_a_page_number_and_the_head_beside_it_part_no_sentence(between: str) -> None:
    top = "ỦY BAN NHÂN DÂN\nHUYỆN KRÔNG PẮC\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số năm 2025\n\n"
    raw = f"{top}Phòng Nội vụ tổ chức tập\n{between}\nhuấn cho công chức.\n"
    assert "Phòng Nội vụ tổ chức tập huấn cho công chức." in canonical(raw)[0]
    counted = raw.replace("chức tập\n", "chức 12 lớp.\n")
    assert between.strip().splitlines()[-1] in canonical(counted)[0] or "PAGE" in between


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("tham mưuGiám đốc, PhòngKế hoạch và PhòngPC07", "tham mưu Giám đốc, Phòng Kế hoạch và Phòng PC07"),
        ("theoĐề án của **Bộ**Tài chính", "theo Đề án của Bộ Tài chính"),
        ("Cáccơ quan báocáo, kiên quyếtkhông để sót hộ", "Các cơ quan báo cáo, kiên quyết không để sót hộ"),
        ("Krông Pắc, Đắk Lắk, ôtô, nghiêng ngả", "Krông Pắc, Đắk Lắk, ôtô, nghiêng ngả"),
        ("eKYC, VietinBank, iTaxViewer, ThuVienPhapLuat", "eKYC, VietinBank, iTaxViewer, ThuVienPhapLuat"),
    ],
)
def test_words_that_run_into_each_other_are_parted(raw: str, read: str) -> None:
    text, where = canonical(raw)
    assert text == read
    start = text.index("á") if "á" in text else 0
    assert raw[slice(*where.to_raw(start, start + 1))] == text[start]


def test_parting_words_stays_linear() -> None:
    started = time.process_time()
    canonical("mưuGiám" * 20_000)
    canonical("thành. " * 20_000)
    assert time.process_time() - started < 2


def test_an_emphasis_over_two_lines_is_one_line() -> None:
    raw = "**2. Sở\nKhoa học và Công nghệ**\n\na) Bám sát các nhiệm vụ, chỉ\ntiêu của tỉnh.\n\n**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n"
    assert canonical(raw)[0].split("\n") == [
        "2. Sở Khoa học và Công nghệ",
        "a) Bám sát các nhiệm vụ, chỉ tiêu của tỉnh.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
    ]


def test_a_mark_left_open_joins_nothing() -> None:
    raw = "**1. Sở Nội vụ\n\nTheo dõi việc thực hiện.\nBáo cáo kết quả.\nLưu hồ sơ.\nTrả lời."
    assert canonical(raw)[0].split("\n")[0] == "1. Sở Nội vụ"


def test_a_line_that_asks_goes_on_with_whom() -> None:
    raw = "Chủ tịch UBND tỉnh yêu cầu\nThủ trưởng các sở, ban, ngành quán triệt Chỉ thị này."
    assert "\n" not in canonical(raw)[0]


def test_a_row_that_ends_in_a_word_for_a_time_is_whole() -> None:
    rows = "3 | Đánh giá mô hình luân canh | Viện Nghiên cứu | Hằng năm\n4 | Kiểm tra hom giống | Thanh tra Bộ | Quý II"
    assert canonical(rows)[0] == rows


def test_a_bar_at_the_end_of_a_line_is_a_speck_as_one_within_it_is() -> None:
    assert canonical("theo đúng các nội |\ndung vướng mắc nêu trên")[0] == "theo đúng các nội dung vướng mắc nêu trên"
    assert canonical("Nghị định&nbsp;|\nnhân dân")[0] == "Nghị định nhân dân"
    assert canonical("| Cơ quan | Việc |\n| Sở | báo cáo |")[0] == "| Cơ quan | Việc |\n| Sở | báo cáo |"


def test_the_stamp_of_a_signature_at_the_foot_of_a_page_parts_no_sentence() -> None:
    page = (
        "Căn cứ các quy định nêu trên, Công ty thực hiện việc kê khai, nộp thuế đối với\n"
        "các hóa đơn đã lập theo hướng dẫn tại Thông tư số 78/2021/TT-BTC của Bộ Tài\n"
        "chính. Nếu còn vướng mắc, đề nghị Công ty gửi văn bản và liên hệ với Cục\n\n"
        "Ký bởi: Cục Thuế\ntỉnh Bắc Ninh\nThời gian ký: 15.08.2020 10:21\n\n\n--- PAGE BREAK ---\n\n"
        "Thuế tỉnh Bắc Ninh (phòng Tuyên truyền và Hỗ trợ người nộp thuế) để được\nhướng dẫn và giải đáp./."
    )
    text, _ = canonical(page)
    assert text.endswith(
        "liên hệ với Cục Thuế tỉnh Bắc Ninh (phòng Tuyên truyền và Hỗ trợ người nộp thuế) để được hướng dẫn và giải đáp./."
    )


@pytest.mark.parametrize("above", ["Công ty biết và thực hiện.", "Cục Thuế trả lời:"])
def test_a_stamp_behind_a_whole_sentence_stays(above: str) -> None:
    text, _ = canonical(f"{above}\n\nKý bởi: Cục Thuế\n\n--- PAGE BREAK ---\n\n2. Về khai thuế")
    assert "Ký bởi" in text


def test_a_letter_begins_below_whom_it_goes_to() -> None:
    text, _ = canonical(
        "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương\n"
        "Ngày 09 tháng 6 năm 2025, Chính phủ ban hành Nghị định số 119/2025/NĐ-CP sửa đổi,\nbổ sung một số điều."
    )
    assert text.split("\n")[1].startswith("Ngày 09 tháng 6 năm 2025, Chính phủ ban hành")


def test_a_decision_begins_on_a_line_of_its_own_whatever_the_margin() -> None:
    wrapped = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025, Nghị\nđịnh số 45/2025/NĐ-CP về các sở\ncủa tỉnh;\n"
        * 3
    )
    proposal = "Theo đề nghị của Ông Cục trưởng Cục Quản lý Khám, chữa bệnh thuộc Bộ Y tế,"
    assert canonical(f"{wrapped}{proposal}\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành")[0].endswith(
        f"\n{proposal}\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành"
    )
