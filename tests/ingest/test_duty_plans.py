"""Clauses of plans that charge several bodies, forbid something or tell what a body was empowered to do."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_others import rows

PLAN = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\n\nSố: 12/KH-UBND\n\nQuảng Ngãi, ngày 20 tháng 4 năm 2025\n\nKẾ HOẠCH\nỨng phó thiên tai\n\n"
    "III. TỔ CHỨC THỰC HIỆN\n\n"
)

CLAUSES = [
    (
        "1. Sở Y tế tập huấn cho nhân viên y tế các xã về sơ cấp cứu, Sở Tài chính bố trí kinh phí thực hiện.",
        [("train", ["Sở Y tế"]), ("fund", ["Sở Tài chính"])],
    ),
    (
        "1. Bộ Chỉ huy Bộ đội Biên phòng tỉnh kiểm đếm tàu thuyền; từ 12 giờ ngày 26/10 không cho tàu thuyền xuất bến.",
        [("inspect", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]), ("other", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"])],
    ),
    (
        "1. Sở Y tế bảo đảm an toàn dữ liệu; khi xảy ra sự cố lộ, mất dữ liệu phải báo cáo UBND tỉnh trong vòng 24 giờ.",
        [("other", ["Sở Y tế"]), ("report", ["Sở Y tế"])],
    ),
    (
        "1. Sở Xây dựng bố trí máy trực tại các ngầm; trong vòng 06 giờ sau khi nước rút phải thông tuyến Quốc lộ 1.",
        [("other", ["Sở Xây dựng"]), ("other", ["Sở Xây dựng"])],
    ),
    (
        "1. Sở Nội vụ rà soát hộ ở vùng trũng; kết quả rà soát được cập nhật vào phần mềm trước ngày 31/8/2025.",
        [("other", ["Sở Nội vụ"]), ("other", ["Sở Nội vụ"])],
    ),
    (
        "1. Sở Tài chính thẩm định dự toán; hồ sơ quyết toán phải được gửi về Sở Nội vụ trước ngày 15/12/2025.",
        [("fund", ["Sở Tài chính"]), ("report", ["Sở Tài chính"])],
    ),
    (
        "1. Các đài truyền thanh cơ sở tuyên truyền về bão, mưa lũ trên địa bàn xã.",
        [("communicate", ["các đài truyền thanh cơ sở"])],
    ),
    (
        "1. Đài Phát thanh - Truyền hình tỉnh, các đài truyền thanh cơ sở thường xuyên đưa tin về bão, mưa lũ.",
        [("communicate", ["Đài Phát thanh - Truyền hình tỉnh", "các đài truyền thanh cơ sở"])],
    ),
    (
        "1. Các xã chưa có điểm tập kết bố trí quỹ đất trước ngày 30/6/2025.",
        [("other", ["các xã chưa có điểm tập kết"])],
    ),
    (
        "1. Các chủ hồ chứa thủy lợi, thủy điện vận hành hồ theo đúng quy trình được phê duyệt.",
        [("other", ["các chủ hồ chứa thủy lợi, thủy điện"])],
    ),
    (
        "1. Các tổ dân phố, khu phố vận động người dân tháo dỡ mái che, mái vẩy lấn chiếm.",
        [("communicate", ["các tổ dân phố, khu phố"])],
    ),
    (
        "1. Các sở, ban, ngành, huyện có sự phối kết hợp với Sở Nội vụ trong công tác quản lý, kiểm tra các quy định.",
        [],
    ),
    (
        "1. Trưởng thôn, trưởng buôn tham gia giám sát các cuộc họp bình xét hộ vay.",
        [("inspect", ["Trưởng thôn", "trưởng buôn"])],
    ),
    (
        "1. Ủy ban nhân dân các xã giao một đơn vị làm đầu mối giải quyết thủ tục hành chính.",
        [("other", ["Ủy ban nhân dân các xã"])],
    ),
    (
        "1. Sở Nội vụ rà soát hồ sơ; kết quả rà soát được công khai tại trụ sở.",
        [("other", ["Sở Nội vụ"])],
    ),
    (
        "1. Sở Y tế bảo đảm cơ số thuốc; Sở Công Thương có phương án dự trữ hàng thiết yếu theo phạm vi quản lý.",
        [("other", ["Sở Y tế"]), ("plan", ["Sở Công Thương"])],
    ),
    (
        "1. Sở Y tế xây dựng kế hoạch; Sở Tài chính bố trí kinh phí; Công an tỉnh bảo đảm an ninh.",
        [("plan", ["Sở Y tế"]), ("fund", ["Sở Tài chính"]), ("other", ["Công an tỉnh"])],
    ),
    (
        "1. Sở Xây dựng rà soát các khu chung cư cũ; Công an tỉnh kích hoạt lực lượng tại chỗ ở các khu dân cư.",
        [("other", ["Sở Xây dựng"]), ("other", ["Công an tỉnh"])],
    ),
    (
        "1. Sở Y tế bảo đảm cơ số thuốc. Các đài thông tin duyên hải phát bản tin bão 02 giờ một lần.",
        [("other", ["Sở Y tế"]), ("communicate", ["các đài thông tin duyên hải"])],
    ),
    (
        "1. Công an huyện mở đợt cao điểm; lực lượng xung kích tổ chức trực 24/24 giờ tại các ngầm tràn.",
        [("other", ["Công an huyện"]), ("other", ["lực lượng xung kích"])],
    ),
    (
        "1. Sở Tài chính thẩm định dự toán; Công ty Môi trường đô thị làm vệ sinh; Trưởng Ban Chỉ đạo tỉnh kiểm tra, đôn đốc.",
        [("fund", ["Sở Tài chính"]), ("other", ["Công ty Môi trường đô thị"]), ("inspect", ["Trưởng Ban Chỉ đạo tỉnh"])],
    ),
    (
        "1. Công ty Điện lực Yên Bái bảo đảm cung ứng điện; không cắt điện sửa chữa trong thời gian rét hại.",
        [("other", ["Công ty Điện lực Yên Bái"])] * 2,
    ),
    (
        "1. Sở Giáo dục và Đào tạo cử cán bộ xuống cơ sở. Kiên quyết không để học sinh đi học khi nhiệt độ dưới 7 độ.",
        [("staff", ["Sở Giáo dục và Đào tạo"]), ("other", ["Sở Giáo dục và Đào tạo"])],
    ),
    (
        "1. Công an tỉnh và các đơn vị quân đội đóng quân trên địa bàn tỉnh bố trí lực lượng, phương tiện ứng cứu.",
        [("staff", ["Công an tỉnh", "các đơn vị quân đội đóng quân trên địa bàn tỉnh"])],
    ),
    ("1. Các giải pháp phòng chống dịch tập trung vào nhóm có nguy cơ cao.", []),
    ("1. Các lớp tập huấn tổ chức trong quý II/2025 tại trung tâm huyện.", []),
    ("1. Sở Tài chính cân đối nguồn dự phòng ngân sách tỉnh.", [("fund", ["Sở Tài chính"])]),
    ("1. Sở Nội vụ: mỗi sáng thứ Hai báo cáo Chủ tịch Ủy ban nhân dân tỉnh số hồ sơ tồn.", [("report", ["Sở Nội vụ"])]),
    (
        "1. Ban Quản lý các khu công nghiệp tỉnh\n\n- Được ủy quyền cấp giấy phép lao động trong khu công nghiệp.\n\n"
        "- Kiểm tra việc sử dụng lao động.",
        [("other", ["Ban Quản lý các khu công nghiệp tỉnh"]), ("inspect", ["Ban Quản lý các khu công nghiệp tỉnh"])],
    ),
    ("1. Kinh phí do Sở Tài chính thẩm định, trình Ủy ban nhân dân tỉnh phê duyệt.", [("fund", ["Sở Tài chính"])]),
    (
        "1. Những hộ không chấp hành, Ủy ban nhân dân xã lập biên bản, xử phạt theo quy định.",
        [("other", ["Ủy ban nhân dân xã"])],
    ),
    (
        "1. Sở Công Thương chủ trì cùng Sở Xây dựng thống nhất kế hoạch; thực hiện ngay các biện pháp an toàn hồ đập.",
        [("other", ["Sở Công Thương"])],
    ),
    (
        "1. Đề nghị Ban Trị sự Giáo hội Phật giáo huyện\n\n- Tuyên truyền tăng ni, phật tử chấp hành.",
        [("communicate", ["Ban Trị sự Giáo hội Phật giáo huyện"])],
    ),
    (
        "1. Giao Sở Y tế thực hiện một số biện pháp phòng, chống dịch\n\n- Kiểm tra các khu cách ly.",
        [("inspect", ["Sở Y tế"])],
    ),
    (
        "1. Trách nhiệm phối hợp của Bảo hiểm xã hội tỉnh\n\n- Trong phạm vi chức năng, nhiệm vụ được giao, kiểm tra thẻ.",
        [("inspect", ["Bảo hiểm xã hội tỉnh"])],
    ),
    (
        "1. Trách nhiệm của cơ quan chuyên trách của ban, bộ, ngành, địa phương\n\n- Tham gia xử lý sự cố mạng.",
        [("other", ["cơ quan chuyên trách của ban, bộ, ngành, địa phương"])],
    ),
    ("1. Giao Sở Y tế chủ trì, Sở Tài chính phối hợp thẩm định dự toán.", [("fund", ["Sở Y tế"])]),
    (
        "1. Hàng hóa được thông quan theo mức thuế thông thường; người khai hải quan phải nộp đủ thuế trước khi thông quan.",
        [("other", ["người khai hải quan"])],
    ),
    (
        "1. Chi cục Hải quan nơi đăng ký tờ khai kiểm tra kỹ hồ sơ trước khi thông quan.",
        [("inspect", ["Chi cục Hải quan nơi đăng ký tờ khai"])],
    ),
    ("1. Bước 2: Sở Nội vụ chịu hoàn toàn trách nhiệm về số liệu.", [("other", ["Sở Nội vụ"])]),
    (
        "1. Chủ tịch UBND các tỉnh Thanh Hóa, Nghệ An và Hà Tĩnh khẩn trương bàn giao hành lang tuyến.",
        [("other", [f"Chủ tịch Ủy ban nhân dân tỉnh {place}" for place in ("Thanh Hóa", "Nghệ An", "Hà Tĩnh")])],
    ),
    (
        "1. Các tỉnh, thành phố từ Quảng Ninh đến Quảng Ngãi theo dõi chặt chẽ diễn biến của bão.",
        [("inspect", ["các tỉnh, thành phố từ Quảng Ninh đến Quảng Ngãi"])],
    ),
    (
        "1. UBND hai huyện Bảo Yên và Bắc Hà tổ chức cắm biển cảnh báo.",
        [("other", ["Ủy ban nhân dân huyện Bảo Yên", "Ủy ban nhân dân huyện Bắc Hà"])],
    ),
    (
        "1. UBND các xã Tân Lập, Hòa Bình, Sở Y tế rà soát danh sách hộ nghèo.",
        [("other", ["Ủy ban nhân dân xã Tân Lập", "Ủy ban nhân dân xã Hòa Bình", "Sở Y tế"])],
    ),
    (
        "1. Ban Tuyên giáo Tỉnh ủy chủ trì kiểm tra việc thực hiện Chỉ thị này, định kỳ báo cáo Ban Thường vụ Tỉnh ủy.",
        [("inspect", ["Ban Tuyên giáo Tỉnh ủy"]), ("report", ["Ban Tuyên giáo Tỉnh ủy"])],
    ),
    ("1. Yêu cầu 100% cán bộ, công chức ký cam kết không vi phạm.", [("other", ["cán bộ", "công chức"])]),
    (
        "1. UBND cấp xã niêm yết danh sách 15 ngày tại trụ sở; hết thời hạn niêm yết, lập biên bản gửi Phòng Nội vụ.",
        [("communicate", ["Ủy ban nhân dân cấp xã"]), ("report", ["Ủy ban nhân dân cấp xã"])],
    ),
    (
        "IV. Phân công thực hiện\n\n1. Sở Y tế\n\n- Tập huấn.\n\n2. Nhân viên được phân công: soạn bài, ra đề kiểm tra.",
        [("train", ["Sở Y tế"]), ("other", ["Nhân viên được phân công"])],
    ),
    (
        "1. Trường Chính trị tỉnh bố trí giảng viên; kết thúc khóa học báo cáo kết quả về Sở Nội vụ.",
        [("other", ["Trường Chính trị tỉnh"]), ("report", ["Trường Chính trị tỉnh"])],
    ),
    ("1. Sở Công Thương còn có nhiệm vụ theo dõi giá cả thị trường.", [("inspect", ["Sở Công Thương"])]),
    ("1. Các cơ quan, đơn vị căn cứ Kế hoạch này tổ chức thực hiện.", [("other", ["các cơ quan, đơn vị"])]),
    (
        "1. Trưởng phòng Kinh tế, Hạ tầng và Đô thị hướng dẫn hộ kinh doanh niêm yết mã QR.",
        [("other", ["Trưởng phòng Kinh tế, Hạ tầng và Đô thị"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_each_clause_charges_its_own_body(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(category, actors) for category, _, actors in rows(PLAN + text)] == expected


def test_a_list_of_bodies_is_not_cut_at_its_commas() -> None:
    text = "1. Công an tỉnh phối hợp với Sở Xây dựng, Sở Y tế tổ chức kiểm tra các cơ sở."
    assert [actors for _, _, actors in rows(PLAN + text)] == [["Công an tỉnh"]]
