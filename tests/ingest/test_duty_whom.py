"""Who acts in sentences of plans and letters, where names begin in small letters, tell which or stand behind an opening."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_others import rows
from tests.ingest.test_duty_plans import PLAN

LETTER = (
    "SỞ Y TẾ\nTỈNH PHÚ YÊN\n\nSố: 26/SYT-NVY\nV/v bảo đảm an toàn thực phẩm\n\nPhú Yên, ngày 10 tháng 3 năm 2024\n\n"
    "Kính gửi: Các đơn vị trực thuộc.\n\n"
    "Căn cứ Thông tư số 13/2016/TT-BYT ngày 12/5/2016 của Bộ Y tế quy định về y tế trường học;\n\n"
    "Qua kiểm tra còn 03 bếp ăn lưu mẫu chậm. Sở Y tế yêu cầu các đơn vị thực hiện nghiêm một số nội dung sau đây:\n\n"
)

IN_PLANS = [
    (
        "1. Giám đốc các Sở: Văn hóa, Thể thao và Du lịch, Xây dựng chịu trách nhiệm thi hành Kế hoạch này.",
        [("other", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Giám đốc Sở Xây dựng"])],
    ),
    (
        "1. Nhu cầu thuốc năm sau do các Trung tâm Y tế tổng hợp gửi Sở Y tế trước ngày 31/8 hằng năm.",
        [("report", ["các Trung tâm Y tế"])],
    ),
    (
        "1. Những trường hợp nghi mắc được Trạm Y tế chuyển lên tuyến huyện để xác định chẩn đoán.",
        [("other", ["Trạm Y tế"])],
    ),
    ("1. Sở Giao dịch KBNN kiểm tra kho tiền.", [("inspect", ["Sở Giao dịch Kho bạc Nhà nước"])]),
    ("1. UBND xã phân công cán bộ tham gia Tổ công tác của huyện.", [("staff", ["Ủy ban nhân dân xã"])]),
    ("1. Đồng chí Trưởng Công an phường phân công cán bộ trực chốt.", [("staff", ["Trưởng Công an phường"])]),
    (
        "1. Tài liệu do Phòng Y tế biên soạn, hoàn thành trong tháng 3.",
        [("other", ["Phòng Y tế"])],
    ),
    (
        "1. Mỗi xã duy trì ít nhất 02 mô hình, giao Hội Liên hiệp Phụ nữ xã trực tiếp theo dõi.",
        [("other", ["Mỗi xã"]), ("inspect", ["Hội Liên hiệp Phụ nữ xã"])],
    ),
    (
        "1. Chủ bến phải trang bị đủ áo phao, niêm yết nội quy; không được cho phương tiện xuất bến khi mưa giông.",
        [("other", ["Chủ bến"]), ("other", ["Chủ bến"])],
    ),
    (
        "1. Các cơ quan, đơn vị được giao nhiệm vụ tại Kế hoạch này và UBND các xã tổ chức truyền thông vào buổi tối.",
        [("communicate", ["các cơ quan, đơn vị được giao nhiệm vụ tại Kế hoạch này", "Ủy ban nhân dân các xã"])],
    ),
    (
        "1. Trưởng các khu vực (21 khu vực)\n\n- Vận động các hộ chấp hành quy định.\n\n- Đình chỉ các bến không phép.",
        [("communicate", ["Trưởng các khu vực"]), ("other", ["Trưởng các khu vực"])],
    ),
    (
        "1. Danh sách bến bị đình chỉ được Báo Quảng Ngãi, Đài Truyền thanh huyện đăng tải công khai.",
        [("communicate", ["Báo Quảng Ngãi", "Đài Truyền thanh huyện"])],
    ),
    (
        "1. Phòng Y tế\n\na) Hằng ngày trong tháng cao điểm cập nhật tiến độ; chiều thứ Năm gửi báo cáo về UBND huyện.\n\n"
        "b) Vào đầu mùa mưa kiểm tra các bếp ăn.",
        [("other", ["Phòng Y tế"]), ("report", ["Phòng Y tế"]), ("inspect", ["Phòng Y tế"])],
    ),
    (
        "1. Phòng Y tế lấy mẫu nước; khi có kết quả dương tính thông báo ngay cho UBND huyện.",
        [("other", ["Phòng Y tế"]), ("report", ["Phòng Y tế"])],
    ),
    (
        "1. Phòng Y tế\n\na) Đối với hộ nghèo, hộ cận nghèo: hỗ trợ phương tiện đi lại.",
        [("other", ["Phòng Y tế"])],
    ),
    (
        "1. Việc lấy ý kiến do UBND cấp xã nơi có nhà chung cư tổ chức; kết quả gửi Sở Xây dựng.",
        [("other", ["Ủy ban nhân dân cấp xã nơi có nhà chung cư"]), ("report", ["Ủy ban nhân dân cấp xã nơi có nhà chung cư"])],
    ),
    (
        "1. Khi xảy ra ngập úng, chủ tịch UBND cấp xã phải tổ chức sơ tán người dân.",
        [("other", ["chủ tịch Ủy ban nhân dân cấp xã"])],
    ),
    (
        "1. Chủ tịch UBND các huyện\n\na) Khi xảy ra cháy rừng, trực tiếp chỉ huy chữa cháy.",
        [("other", ["Chủ tịch Ủy ban nhân dân các huyện"])],
    ),
    (
        "1. 100% hộ kinh doanh phải rà soát hệ thống điện, bếp ga.",
        [("other", ["hộ kinh doanh"])],
    ),
    (
        "1. Vào 15 giờ thứ Sáu hằng tuần, các địa phương có hồ chứa gửi báo cáo về Sở Xây dựng.",
        [("report", ["các địa phương có hồ chứa"])],
    ),
    (
        "1. Tổ bán trú tự kiểm tra hằng ngày.",
        [("inspect", ["Tổ bán trú"])],
    ),
    (
        "1. Giáo viên chủ nhiệm lồng ghép kiến thức về rửa tay vào tiết sinh hoạt lớp.",
        [("communicate", ["Giáo viên chủ nhiệm"])],
    ),
    (
        "1. Công tác kiểm kê được Sở Tài chính thực hiện định kỳ 6 tháng.",
        [("other", ["Sở Tài chính"])],
    ),
    ("1. Phiếu khảo sát được Sở Tài chính tổng hợp trước ngày 20/6/2025.", [("other", ["Sở Tài chính"])]),
    ("1. Phương tiện vi phạm được Công an tỉnh tạm giữ, bảo quản.", [("other", ["Công an tỉnh"])]),
    ("1. Số học sinh nghỉ học (nếu có) được nhà trường thống kê, báo cáo Sở Tài chính.", [("report", ["nhà trường"])]),
    ("1. Danh sách đề nghị hỗ trợ được các trường lập trước ngày 20/6/2025.", [("other", ["các trường"])]),
    ("1. Danh sách đề nghị hỗ trợ đã được các trường lập năm 2024.", []),
    ("1. Kế hoạch được Ủy ban nhân dân tỉnh phê duyệt tại Quyết định số 12/QĐ-UBND.", []),
    (
        "1. Việc xử lý bao gói thuốc do đơn vị có giấy phép xử lý chất thải thực hiện.",
        [("other", ["đơn vị có giấy phép xử lý chất thải"])],
    ),
    ("1. Phân công cán bộ trực trong các thời điểm cao điểm.", []),
    ("1. Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ.", []),
    (
        "1. Mở lớp tập huấn cho cán bộ xã (Sở Nội vụ chủ trì, Sở Tài chính phối hợp; trong quý II/2025).",
        [("train", ["Sở Nội vụ"])],
    ),
    ("1. Tổng kinh phí là 200 triệu đồng (Sở Tài chính thực hiện).", []),
    (
        "1. PHÂN CÔNG\n\nTT Nội dung Cơ quan chủ trì Phối hợp Thời gian\n"
        "01 Kiểm kê điểm rác tự phát UBND các xã Sở Xây dựng Quý I/2025\n02 Đấu thầu thu gom Sở Xây dựng Sở Y tế Tháng 4/2025",
        [("other", ["Ủy ban nhân dân các xã"]), ("other", ["Sở Xây dựng"])],
    ),
    (
        "1. Công an tỉnh, Đội Quản lý trật tự đô thị\n\na/ Tuần tra, xử phạt hành vi đổ rác trộm.\n\n"
        "b/ Trường hợp vượt thẩm quyền, lập hồ sơ chuyển Chủ tịch UBND tỉnh.",
        [("inspect", ["Công an tỉnh", "Đội Quản lý trật tự đô thị"]), ("other", ["Công an tỉnh", "Đội Quản lý trật tự đô thị"])],
    ),
    (
        "1. Cơ sở không bảo đảm an toàn được đưa vào sử dụng trước năm 2020 phải cam kết lộ trình khắc phục.",
        [("other", ["Cơ sở không bảo đảm an toàn được đưa vào sử dụng trước năm 2020"])],
    ),
    (
        "1. Nếu phát hiện gia cầm chết bất thường, thú y cơ sở báo ngay cho Sở Nông nghiệp và Môi trường.",
        [("report", ["thú y cơ sở"])],
    ),
    (
        "1. Chủ đầu tư các công trình đang thi công phải bảo đảm an toàn trước mùa mưa.",
        [("other", ["Chủ đầu tư các công trình đang thi công"])],
    ),
    ("1. Toàn thể công chức phải tham gia tập huấn.", [("train", ["công chức"])]),
    ("1. Tổ Công nghệ số cộng đồng đến từng nhà hướng dẫn.", [("other", ["Tổ Công nghệ số cộng đồng"])]),
    (
        "1. Người dân khi phát hiện cháy rừng báo ngay cho Hạt Kiểm lâm gần nhất.",
        [("report", ["Người dân"])],
    ),
    (
        "1. Chủ các phương tiện phải đưa phương tiện về nơi tránh trú trước 19 giờ.",
        [("other", ["Chủ các phương tiện"])],
    ),
    ("1. Nhóm giúp việc soạn thảo kế hoạch của xã.", [("plan", ["Nhóm giúp việc"])]),
    ("1. Một số Trung tâm Y tế báo cáo ca bệnh còn chậm, xử lý ổ dịch chưa triệt để.", []),
    ("1. Hướng dẫn này thay thế Hướng dẫn số 07/HD-BCĐ ngày 20/3/2022.", []),
    ("1. Sở Y tế được đề nghị hướng dẫn hồ sơ, kiểm soát chi kịp thời.", [("other", ["Sở Y tế"])]),
    ("1. Việc sáp nhập đã được Sở Nội vụ thẩm định tại văn bản ngày 3/4/2024.", []),
    (
        "1. Phòng Quản lý đô thị\n\n- Việc cắm biển báo phải hoàn thành trước ngày 30/6/2025.",
        [("other", ["Phòng Quản lý đô thị"])],
    ),
    (
        "1. Cơ quan được đề nghị phối hợp phải trả lời bằng văn bản trong 05 ngày làm việc.",
        [("report", ["Cơ quan được đề nghị phối hợp"])],
    ),
]
IN_LETTERS = [
    (
        "1. Đề nghị các doanh nghiệp vận tải:\n\n- Kiểm tra phương tiện trước khi xuất bến.\n\n"
        "2. Yêu cầu chủ đầu tư các dự án, nhà thầu thi công\n\n- Che chắn phương tiện.\n\n"
        "3. Phòng Quản lý Kết cấu hạ tầng giao thông\n\n- Trường hợp cầu yếu thì ra quyết định dừng lưu thông.",
        [
            ("inspect", ["các doanh nghiệp vận tải"]),
            ("other", ["chủ đầu tư các dự án", "nhà thầu thi công"]),
            ("other", ["Phòng Quản lý Kết cấu hạ tầng giao thông"]),
        ],
    ),
    (
        "1. Trường hợp bến nằm giữa hai huyện thì UBND huyện nơi đặt bến chính chủ trì, thống nhất với huyện đối diện.",
        [("other", ["Ủy ban nhân dân huyện nơi đặt bến chính"])],
    ),
    (
        "1. Các đơn vị sự nghiệp phải rà soát số lượng.\n\n2. Từng đơn vị phân công 01 lãnh đạo phụ trách.",
        [("other", ["các đơn vị sự nghiệp"]), ("staff", ["từng đơn vị"])],
    ),
    (
        "1. Đối với trường chưa có bếp ăn\n\n- Ký hợp đồng mua suất ăn với cơ sở đủ điều kiện.",
        [("other", ["trường chưa có bếp ăn"])],
    ),
    (
        "1. Các trường không cho phép đưa vào căn tin đồ uống có cồn.",
        [("other", ["các trường"])],
    ),
    (
        "1. Quyết định kiện toàn Ban Chỉ đạo gửi về Sở Y tế trước ngày 16/9/2024.",
        [("report", ["Các đơn vị trực thuộc"])],
    ),
    (
        "1. Vào 15 giờ thứ Sáu hằng tuần, các đơn vị có ca bệnh đang điều trị gửi báo cáo nhanh.",
        [("report", ["các đơn vị có ca bệnh đang điều trị"])],
    ),
    (
        "Đề nghị các đơn vị chỉ đạo Trạm Y tế các xã tập trung thực hiện một số nội dung sau:\n\n- Phun hóa chất.",
        [("other", ["Trạm Y tế các xã"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_PLANS)
def test_of_a_plan(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(category, actors) for category, _, actors in rows(PLAN + text)] == expected


@pytest.mark.parametrize(("text", "expected"), IN_LETTERS)
def test_of_a_letter(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(category, actors) for category, _, actors in rows(LETTER + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cơ quan phối hợp phải trả lời bằng văn bản trong thời hạn 05 ngày làm việc.", [["Cơ quan phối hợp"]]),
        ("Các cơ quan phải phối hợp chặt chẽ, kịp thời.", []),
        ("Các xã phải đạt trên 85% kế hoạch.", []),
        ("Các cơ quan cần phát huy tinh thần trách nhiệm.", []),
        ("Ủy ban nhân dân các xã phải cử người có mặt trong suốt quá trình kiểm kê.", [["Ủy ban nhân dân các xã"]]),
        ("Đối với đơn tố cáo, bộ phận xử lý đơn thư phải tham mưu Văn phòng trả lời.", [["bộ phận xử lý đơn thư"]]),
    ],
)
def test_among_principles_only_what_is_told_in_particular_binds(text: str, expected: list[list[str]]) -> None:
    plan = PLAN.replace("III. TỔ CHỨC THỰC HIỆN", "I. NGUYÊN TẮC PHỐI HỢP")
    assert [actors for _, _, actors in rows(f"{plan}1. {text}")] == expected
