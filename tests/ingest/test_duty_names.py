"""Names of those who must act: whole, as a reader makes them out, on clean paper and on scans."""

from __future__ import annotations

import pytest

from tests.ingest.test_obligations import TAIL, duties

DEPARTMENT = (
    "UBND TỈNH NINH THUẬN\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nSố: 5/KH-SGDĐT\n\nNinh Thuận, ngày 3 tháng 3 năm 2025\n\n"
    "KẾ HOẠCH\nVề dạy thêm\n\n"
)


def actors(head: str, body: str) -> list[list[str]]:
    _, found = duties(head + body + TAIL)
    return [[one.name for one in duty.actors] for duty in found]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Thanh tra Sở", "Thanh tra Sở Giáo dục và Đào tạo"),
        ("Thanh tra Sỏ", "Thanh tra Sở Giáo dục và Đào tạo"),
        ("Văn phòng Sở", "Văn phòng Sở"),
        ("Giám đốc Sở", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Giám đốc Sở Tài chính", "Giám đốc Sở Tài chính"),
    ],
)
def test_an_office_of_the_issuer_carries_its_name(written: str, whole: str) -> None:
    noise = "Tô chức thực hiện: dé nghị càc đơn vị bao cáo; kiêm tra, giám sat theo Ké hoạch.\n\n"
    assert [whole] in actors(DEPARTMENT, f"{noise}{written} theo dõi việc chấp hành chế độ báo cáo của các trường.")


LETTER = (
    "TỔNG CỤC THUẾ\n\nSố: 12/TCT-KK\nV/v rà soát\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi:\n- Cục Thuế tỉnh Hà Nam;\n- Cục Thuế tỉnh Nam Định.\n\n"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("các đơn vị", "các đơn vị"),
        ("đơn vị", "các đơn vị"),
        ("các Cục Thuế", "các Cục Thuế"),
        ("DNCX", "doanh nghiệp chế xuất"),
        ("Cục CNTT", "Cục công nghệ thông tin"),
    ],
)
def test_several_addressees_are_a_class_and_nouns_in_short_are_written_out(written: str, meant: str) -> None:
    assert [meant] in actors(LETTER, f"Tổng cục Thuế đề nghị {written} báo cáo kết quả rà soát về Tổng cục Thuế.")


PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n\nSố: 26/KH-UBND\n\nCà Mau, ngày 11 tháng 02 năm 2022\n\nKẾ HOẠCH\nVề cải cách\n\n"
    "Căn cứ Kế hoạch số 1/KH-UBND ngày 2/1/2022.\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. "
)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Vụ Phát triển thị trường trong nước chủ trì xây dựng kế hoạch.", ["Vụ Phát triển thị trường trong nước"]),
        ("Phòng Công tác đảng và công tác chính trị theo dõi việc thực hiện.", ["Phòng Công tác đảng và công tác chính trị"]),
        ("Cục Quản lý, giám sát tổ chức tín dụng theo dõi việc thực hiện.", ["Cục Quản lý, giám sát tổ chức tín dụng"]),
        ("Trung tâm Dự báo khí tượng thủy văn quốc gia theo dõi bão.", ["Trung tâm Dự báo khí tượng thủy văn quốc gia"]),
        ("Phòng Nghiệp vụ Y làm đầu mối tham mưu thành lập đoàn kiểm tra.", ["Phòng Nghiệp vụ Y"]),
        (
            "Bệnh viện Đa khoa Cà Mau, Bệnh viện Sản - Nhi Cà Mau phân công ê-kíp hỗ trợ tuyến dưới.",
            ["Bệnh viện Đa khoa Cà Mau", "Bệnh viện Sản - Nhi Cà Mau"],
        ),
        ("Phòng An ninh chính trị nội bộ phối hợp kiểm tra.", ["Phòng An ninh chính trị nội bộ"]),
        ("Văn phòng Ban Chỉ đạo Phòng thủ dân sự quốc gia đôn đốc các bộ.", ["Văn phòng Ban Chỉ đạo Phòng thủ dân sự quốc gia"]),
        ("Giao Phó Thủ tướng Chính phủ Trần Hồng Hà chỉ đạo việc thực hiện.", ["Phó Thủ tướng Chính phủ Trần Hồng Hà"]),
        ("Phòng Nội vụ thẩm định hồ sơ, trình Ủy ban nhân dân huyện.", ["Phòng Nội vụ"]),
        ("Phòng Tài chính bàn giao tài sản cho Ủy ban nhân dân xã quản lý.", ["Phòng Tài chính"]),
        ("Phòng Nội vụ hằng quý báo cáo kết quả.", ["Phòng Nội vụ"]),
        ("Giám đốc Sở Y tế Hà Nội báo cáo kết quả.", ["Giám đốc Sở Y tế Hà Nội"]),
        ("Cơ quan kiểm tra tổng hợp kết quả kiểm tra.", ["Cơ quan kiểm tra"]),
        ("Phòng Quản lý chất lượng thuốc làm đầu mối đôn đốc.", ["Phòng Quản lý chất lượng thuốc"]),
        ("Trưởng đoàn thanh tra có trách nhiệm báo cáo kết quả.", ["Trưởng đoàn thanh tra"]),
        (
            "Cơ quan ban hành văn bản quy phạm pháp luật có trách nhiệm rà soát.",
            ["Cơ quan ban hành văn bản quy phạm pháp luật"],
        ),
        (
            "Cơ quan được phân công theo dõi tình hình thi hành pháp luật có trách nhiệm báo cáo kết quả.",
            ["Cơ quan được phân công theo dõi tình hình thi hành pháp luật"],
        ),
        ("Đơn vị cập nhật số liệu vào hệ thống.", ["Đơn vị"]),
        ("Phòng Tiếp nhận và Trả kết quả quản lý hồ sơ.", ["Phòng Tiếp nhận và Trả kết quả"]),
        ("Cơ quan ban hành văn bản pháp luật có trách nhiệm sửa đổi.", ["Cơ quan ban hành văn bản pháp luật"]),
        ("Các trường tiểu học, THCS rà soát hồ sơ.", ["các trường tiểu học, trung học cơ sở"]),
        ("Hiệu trưởng các trường mầm non, tiểu học rà soát hồ sơ.", ["Hiệu trưởng các trường mầm non, tiểu học"]),
        ("Công đoàn cơ sở các trường rà soát hồ sơ.", ["Công đoàn cơ sở các trường"]),
        ("Bộ đội Biên phòng, Cảnh sát biển Việt Nam tuần tra.", ["Bộ đội Biên phòng", "Cảnh sát biển Việt Nam"]),
        ("Vùng Cảnh sát biển 2 tuần tra.", ["Vùng Cảnh sát biển 2"]),
        ("Các bệnh viện bố trí khu điều trị riêng.", ["các bệnh viện"]),
        ("UBND các xã, phường có sông chảy qua tuần tra.", ["Ủy ban nhân dân các xã, phường có sông chảy qua"]),
        (
            "Chủ tịch UBND các tỉnh, thành phố vùng đồng bằng sông Cửu Long rà soát nguồn cát.",
            ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố vùng đồng bằng sông Cửu Long"],
        ),
        (
            "Những địa phương đã ban hành kế hoạch trước ngày 01/7/2025 thì rà soát lại.",
            ["những địa phương đã ban hành kế hoạch trước ngày 01/7/2025"],
        ),
        (
            "Các cơ sở buôn bán thuốc thú y không được bán vắc xin hết hạn.",
            ["các cơ sở buôn bán thuốc thú y"],
        ),
        ("Giao Phó Thủ tướng phụ trách lĩnh vực chỉ đạo xử lý.", ["Phó Thủ tướng phụ trách lĩnh vực"]),
        ("Sư đoàn 315 rà soát hồ sơ.", ["Sư đoàn 315"]),
        ("Khu Quản lý đường bộ III rà soát hồ sơ.", ["Khu Quản lý đường bộ III"]),
        ("VNPT Cà Mau, Viettel Cà Mau rà soát hồ sơ.", ["VNPT Cà Mau", "Viettel Cà Mau"]),
        (
            "Phòng Kiểm tra số 1, số 2 và số 3 rà soát hồ sơ.",
            ["Phòng Kiểm tra số 1", "Phòng Kiểm tra số 2", "Phòng Kiểm tra số 3"],
        ),
        ("Các bệnh viện thuộc phạm vi quản lý rà soát hồ sơ.", ["các bệnh viện thuộc phạm vi quản lý"]),
        (
            "UBND cấp huyện và các sở, ngành nêu tại mục II báo cáo.",
            ["Ủy ban nhân dân cấp huyện", "các sở, ngành nêu tại mục II"],
        ),
        ("Các cơ quan thông tin cơ sở phổ biến Bộ luật Lao động.", ["các cơ quan thông tin cơ sở"]),
    ],
)
def test_a_name_goes_up_to_the_verb_and_no_further(sentence: str, who: list[str]) -> None:
    assert who in actors(PLAN, sentence)


def test_an_addressee_blurred_once_is_called_as_the_text_calls_it() -> None:
    head = LETTER.replace("- Cục Thuế tỉnh Hà Nam;\n- Cục Thuế tỉnh Nam Định.", "- Công ty TNHH Euji Xerox Hải Phòng.")
    noise = "Tô chức thực hiện: dé nghị càc đơn vị bao cáo; kiêm tra, giám sat theo Ké hoạch. "
    body = "Công ty TNHH Fuji Xerox Hải Phòng có công văn hỏi. " * 3 + noise
    assert ["Công ty TNHH Fuji Xerox Hải Phòng"] in actors(head, f"{body}\n\nĐề nghị Công ty báo cáo kết quả về Tổng cục Thuế.")


@pytest.mark.parametrize(
    ("addressee", "asked", "who"),
    [
        (
            "Các Bộ, cơ quan ngang Bộ; cơ quan thuộc Chính phủ",
            "Quý cơ quan",
            ["Các Bộ", "cơ quan ngang Bộ", "cơ quan thuộc Chính phủ"],
        ),
        ("Văn phòng đại diện Cowater tại Hà Nội", "Văn phòng đại diện", ["Văn phòng đại diện Cowater tại Hà Nội"]),
        (
            "Cục Hải quan tỉnh, liên tỉnh, thành phố",
            "Cục Hải quan tỉnh, liên tỉnh, thành phố",
            ["Cục Hải quan tỉnh, liên tỉnh, thành phố"],
        ),
    ],
)
def test_addressees_are_meant_whole(addressee: str, asked: str, who: list[str]) -> None:
    head = LETTER.replace("- Cục Thuế tỉnh Hà Nam;\n- Cục Thuế tỉnh Nam Định.", f"- {addressee}.")
    assert who in actors(head, f"Đề nghị {asked} báo cáo kết quả rà soát về Tổng cục Thuế.")


GIVEN = [
    (
        f"{DEPARTMENT}I. TỔ CHỨC THỰC HIỆN\n\n1. ",
        "Phòng Tổ chức báo cáo Bộ kết quả trước ngày 25/12/2025.",
        ["Bộ Giáo dục và Đào tạo"],
    ),
    (
        f"{DEPARTMENT}I. TỔ CHỨC THỰC HIỆN\n\n1. ",
        "Các trường báo cáo Phòng Quản lý chất lượng trước ngày 25/12/2025.",
        ["Phòng Quản lý chất lượng"],
    ),
    (f"{DEPARTMENT}I. TỔ CHỨC THỰC HIỆN\n\n1. ", "Phòng Tổ chức trình Giám đốc Sở kết quả.", ["Giám đốc Sở Giáo dục và Đào tạo"]),
    (
        PLAN,
        "Sở Y tế\n\n- Cung cấp cho Sở Tư pháp trước ngày 05/7 (số liệu 6 tháng) để Sở tổng hợp, báo cáo Bộ Tư pháp.",
        ["Sở Tư pháp"],
    ),
    (
        PLAN,
        "Sở Y tế\n\n- Định kỳ hằng tháng báo cáo kết quả về Sở Tư pháp, đồng gửi Sở Tài chính.",
        ["Sở Tư pháp", "Sở Tài chính"],
    ),
    (PLAN, "Sở Y tế\n\n- Thẩm định hồ sơ, trả kết quả cho Sở Tài chính trong 10 ngày.", []),
    (PLAN, "Sở Y tế\n\n- Gửi phương án cho chuyên gia nhập cảnh về Sở Tài chính.", ["Sở Tài chính"]),
    (PLAN, "Sở Y tế\n\n- Báo cáo kết quả thực hiện về khoa học và công nghệ.", []),
    (PLAN, "Công an tỉnh\n\n- Giao Sở Tư pháp chủ trì; khi có vướng mắc, Công an tỉnh phản ánh về Sở.", ["Sở Tư pháp"]),
    *(
        (PLAN, f"Sở Y tế\n\n- Tổng hợp kết quả, báo cáo {name} trước ngày 20/12/2024.", [name])
        for name in (
            "Ban Chỉ huy quân sự xã",
            "Ban Chỉ đạo quốc gia vận động hiến máu tình nguyện",
            "Chi cục Thú y vùng V",
            "Hạt Kiểm lâm liên huyện",
            "Lãnh đạo Chi cục Thuế trực ca",
            "Phó Chi cục trưởng phụ trách",
            "Phó Chủ tịch Ủy ban nhân dân tỉnh phụ trách",
            "Ủy ban Xã hội của Quốc hội",
        )
    ),
]


@pytest.mark.parametrize(("head", "text", "given"), GIVEN)
def test_those_who_get_a_report_carry_their_whole_names(head: str, text: str, given: list[str]) -> None:
    _, found = duties(head + text + TAIL)
    assert given in [[one.name for one in duty.recipients] for duty in found]


def test_what_those_directed_send_is_theirs_alone() -> None:
    text = "Sở Y tế\n\n- Chỉ đạo các bệnh viện rà soát thiết bị, gửi danh sách về Sở Tài chính trước ngày 15/10/2023 để tổng hợp."
    _, found = duties(PLAN + text + TAIL)
    assert [([one.name for one in duty.actors], [one.name for one in duty.recipients]) for duty in found][:2] == [
        (["Sở Y tế"], []),
        (["các bệnh viện"], ["Sở Tài chính"]),
    ]


def test_what_the_text_calls_a_body_in_short() -> None:
    text = (
        "1. Trung tâm Kiểm soát bệnh tật tỉnh (CDC): Giám sát dịch bệnh.\n"
        "2. Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh (sau đây gọi tắt là Ban QLDA) rà soát hồ sơ.\n"
        "3. Trạm Y tế gửi kết quả về CDC.\n"
        "4. Ban QLDA chịu trách nhiệm về khối lượng."
    )
    _, told = duties(DEPARTMENT + text + TAIL)
    board = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh"
    assert [[one.name for one in duty.actors] for duty in told] == [
        ["Trung tâm Kiểm soát bệnh tật tỉnh"],
        [board],
        ["Trạm Y tế"],
        [board],
    ]
    assert [one.name for one in told[2].recipients] == ["Trung tâm Kiểm soát bệnh tật tỉnh"]


def test_how_many_copies_is_no_number_of_an_office() -> None:
    _, [duty] = duties(f"{DEPARTMENT}1. Các đơn vị gửi về Phòng Tư pháp 01 bản để theo dõi.{TAIL}")
    assert [one.name for one in duty.recipients] == ["Phòng Tư pháp"]


def test_a_short_name_of_its_own_is_no_bare_office() -> None:
    line = "1. Sở Xây dựng tăng cường kiểm tra chất lượng công trình hạ tầng kỹ thuật trước khi nghiệm thu, kịp thời chấn chỉnh."
    assert actors(DEPARTMENT, line) == [["Sở Xây dựng"]]


@pytest.mark.parametrize(
    "name",
    [
        "Chi cục Thuế khu vực Hàm Thuận Nam - Hàm Tân",
        "Chi cục Thuế khu vực Cầu Giấy - Từ Liêm - Hoài Đức",
        "Chi cục Thuế khu vực Sông Lô II",
        "Ban nhân dân các ấp",
        "Nhà thầu thi công",
    ],
)
def test_a_name_ends_before_what_it_does(name: str) -> None:
    assert actors(DEPARTMENT, f"1. {name} bố trí đầy đủ rào chắn, biển báo ở những điểm ngập.") == [[name]]


@pytest.mark.parametrize(
    "name",
    [
        "Phòng CT&CTSV", "Khoa Đào tạo Sau đại học", "Phòng Đào tạo và Công tác sinh viên", "Trưởng các bộ môn", "Văn thư",
        "Bộ môn Toán", "Khoa Hồi sức tích cực - Chống độc", "Trưởng khoa Dược",
        "Đoàn trường", "Chi ủy các chi bộ", "Y tế trường học", "Cộng tác viên dân số", "Thành viên Tổ giúp việc",
        "Chi cục Thuế khu vực", "Cán bộ, viên chức Trường", "Hội đồng thi đua khen thưởng", "Dân quân thường trực",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "does", ["nghiêm túc thực hiện Kế hoạch này", "rà soát danh sách", "có trách nhiệm tuyên truyền Kế hoạch này"]
)
def test_a_name_of_a_school_or_ward_ends_before_how_it_acts(name: str, does: str) -> None:
    found = actors(DEPARTMENT, f"III. TỔ CHỨC THỰC HIỆN\n1. {name} {does}.")
    assert [", ".join(names).lower() for names in found] == [name.lower()]


@pytest.mark.parametrize("name", ["khoa Vi sinh", "khoa Kiểm soát nhiễm khuẩn", "khoa Dược"])
def test_a_ward_in_small_letters_keeps_its_name(name: str) -> None:
    assert actors(DEPARTMENT, f"III. TỔ CHỨC THỰC HIỆN\n- Giao {name} rà soát danh sách.") == [[name]]


def test_a_director_who_draws_up_is_no_motto() -> None:
    assert actors(DEPARTMENT, "1. Ban Giám đốc lập danh sách người bệnh.") == [["Ban Giám đốc"]]
