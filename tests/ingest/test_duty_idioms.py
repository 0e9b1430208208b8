"""Duties in idioms of clerks: what breaks down or fails, what is forbidden to whom, comrades by name, ranges of days."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

HEADING = "1. Phòng Nội vụ thị xã\n- "
OFFICE = "Phòng Nội vụ thị xã"
TOWN = "Ủy ban nhân dân thị xã"

ITEMS = [
    (
        "Hướng dẫn các trường rà soát hồ sơ, cuối mỗi tuần trình Chủ tịch UBND thị xã sổ theo dõi.",
        [("other", [OFFICE], [], []), ("advise", [OFFICE], ["Chủ tịch Ủy ban nhân dân thị xã"], [])],
        "a turn in front of an act begins a duty",
    ),
    (
        "Đôn đốc, kiểm tra việc thực hiện Kế hoạch này và định kỳ 6 tháng, hằng năm báo cáo UBND thị xã.",
        [("inspect", [OFFICE], [], []), ("report", [OFFICE], [TOWN], ["6-month", "year"])],
        "a report in turn behind what is looked after",
    ),
    (
        "Mọi sự cố phải được các trường báo cáo Phòng Nội vụ trong vòng 01 giờ kể từ khi phát hiện.",
        [("report", ["các trường"], ["Phòng Nội vụ"], ["ad-hoc"])],
        "whoever must is named behind the passive",
    ),
    (
        "Rà soát số cán bộ chưa có hồ sơ, báo về Phòng Tư pháp trước ngày 20/5/2022.",
        [("other", [OFFICE], [], []), ("report", [OFFICE], ["Phòng Tư pháp"], ["2022-05-20"])],
        "told to an office, not protected",
    ),
    (
        "Trường hợp quá 30 ngày, doanh nghiệp phải báo cáo Phòng Nội vụ bằng văn bản.",
        [("report", ["doanh nghiệp"], ["Phòng Nội vụ"], ["ad-hoc"])],
        "one act within a case",
    ),
    (
        "Giao chỉ tiêu thu cho từng tổ công tác trước ngày 20/5/2022.",
        [("other", [OFFICE], [], ["2022-05-20"])],
        "targets given out",
    ),
    (
        "Mở đợt cao điểm tấn công tội phạm từ 01/4 đến 30/4/2024.",
        [("other", [OFFICE], [], ["2024-04-30"])],
        "a range of days is done by its end",
    ),
    (
        "Từ ngày 01/9 đến 31/12/2025, vào chiều thứ Sáu hằng tuần gửi báo cáo nhanh tiến độ về UBND thị xã.",
        [("report", [OFFICE], [TOWN], [])],
        "a range tells how long a rhythm goes on",
    ),
    (
        "Giao đ/c Lê Thanh Bường làm Tổ trưởng Tổ giải phóng mặt bằng, mỗi quý họp dân một lần, khó khăn thì báo cáo ngay.",
        [("other", ["đồng chí Lê Thanh Bường"], [], ["quarter"]), ("report", ["đồng chí Lê Thanh Bường"], [], ["ad-hoc"])],
        "comrades by their own names",
    ),
    (
        "Kiểm tra các công trình cấp nước; công trình nào hỏng báo ngay Chủ tịch UBND thị xã để xử lý.",
        [("inspect", [OFFICE], [], []), ("report", [OFFICE], ["Chủ tịch Ủy ban nhân dân thị xã"], ["ad-hoc"])],
        "whatever breaks down is told",
    ),
    (
        "Rà soát các hộ nghèo; hộ nào thiếu đói thì phải báo cáo UBND thị xã.",
        [("other", [OFFICE], [], []), ("report", [OFFICE], [TOWN], ["ad-hoc"])],
        "whoever fails is told",
    ),
    (
        "Kiểm tra cây to, mái tôn trước mùa mưa, có gì nguy hiểm báo UBND thị xã ngay.",
        [("inspect", [OFFICE], [], []), ("report", [OFFICE], [TOWN], ["ad-hoc"])],
        "anything dangerous is told",
    ),
    (
        "Xử lý đối tượng lôi kéo khiếu kiện, có báo cáo nhanh khi phát sinh vụ việc phức tạp.",
        [("other", [OFFICE], [], []), ("report", [OFFICE], [], ["ad-hoc"])],
        "a report that one 'has'",
    ),
    (
        "Tổng hợp những trường hợp không hợp tác, phản ánh với UBND thị xã trước ngày 10 hằng tháng.",
        [("report", [OFFICE], [TOWN], ["month"])],
        "what is gathered is in the report",
    ),
    (
        "Trước ngày 31/12/2025 tổng hợp tình hình thực hiện, báo cáo UBND thị xã.",
        [("report", [OFFICE], [TOWN], ["2025-12-31"])],
        "a dated report and what is gathered for it",
    ),
    (
        "Chỉ định người theo dõi từng hộ, phản hồi kết quả cho Bảo hiểm xã hội thị xã sau 30 ngày.",
        [("other", [OFFICE], [], []), ("report", [OFFICE], ["Bảo hiểm xã hội thị xã"], [])],
        "what is answered to whom",
    ),
    (
        "Bảo quản phiếu, biên bản; nộp toàn bộ hồ sơ về Phòng Tư pháp sau khi có quyết định công nhận.",
        [("other", [OFFICE], [], []), ("other", [OFFICE], ["Phòng Tư pháp"], [])],
        "whom files are handed in to",
    ),
    (
        "Phát hiện gia cầm chết hàng loạt phải báo ngay cho thú y viên phụ trách.",
        [("report", [OFFICE], ["thú y viên phụ trách"], ["ad-hoc"])],
        "village vets are told",
    ),
    (
        "Thông báo kết quả kiểm nghiệm cho đơn vị được lấy mẫu và Phòng Tư pháp trong thời hạn 05 ngày.",
        [("report", [OFFICE], ["đơn vị được lấy mẫu", "Phòng Tư pháp"], [])],
        "whoever is sampled is told",
    ),
    (
        "Hồi báo kết quả cho cơ quan cung cấp thông tin chậm nhất 10 ngày làm việc.",
        [("report", [OFFICE], ["cơ quan cung cấp thông tin"], [])],
        "an answer to whoever gave word",
    ),
    (
        "Chủ động trao đổi với Phòng Tư pháp để được chia sẻ dữ liệu hộ tịch.",
        [("coordinate", [OFFICE], [], [])],
        "whom one turns to for help",
    ),
    (
        "Gửi báo cáo qua Hệ thống thông tin báo cáo tỉnh Trà Vinh trước ngày 20/5/2022.",
        [("report", [OFFICE], [], ["2022-05-20"])],
        "a system's name reports to nobody",
    ),
    (
        "Nghiêm cấm cán bộ, công chức mang tài liệu gốc ra khỏi kho khi chưa có ý kiến.",
        [("other", ["cán bộ, công chức"], [], [])],
        "what is forbidden to persons",
    ),
    (
        "Kiểm tra các tuyến phố; nghiêm cấm các hộ kinh doanh lấn chiếm lòng đường.",
        [("inspect", [OFFICE], [], []), ("other", ["các hộ kinh doanh"], [], [])],
        "what is forbidden amid a sentence",
    ),
    (
        "Thẩm định hồ sơ; nghiêm cấm tự ý đưa hiện vật gốc ra khỏi kho.",
        [("inspect", [OFFICE], [], []), ("other", [OFFICE], [], [])],
        "what is forbidden to nobody else",
    ),
    (
        "Vụ việc nổi cộm, nhạy cảm, báo cáo trực tiếp Chủ tịch UBND thị xã qua điện thoại ngay khi phát hiện.",
        [("report", [OFFICE], ["Chủ tịch Ủy ban nhân dân thị xã"], ["ad-hoc"])],
        "what happens acts nowhere",
    ),
    (
        "Báo cáo công đoàn cấp trên trực tiếp 6 tháng trước ngày 05/6/2024 và cả năm trước ngày 10/11/2024.",
        [("report", [OFFICE], ["công đoàn cấp trên trực tiếp"], ["2024-11-10"])],
        "unions above",
    ),
    ("Hủy, hoãn các cuộc họp chưa cần thiết, trực tiếp xuống cơ sở chỉ đạo.", [("other", [OFFICE], [], [])], "what is put off"),
]
LINES = [
    (
        "1. Trưởng ban\n- Được quyết định tạm dừng hoạt động của bến trong trường hợp khẩn cấp.",
        [("other", ["Trưởng ban"], [], [])],
        "what a body may do below its heading",
    ),
    (
        "1. Thống nhất chủ trương cho Ban Quản lý dự án sử dụng đất tận thu làm vật liệu san lấp.",
        [("other", ["Ban Quản lý dự án"], [], [])],
        "what a conclusion allows",
    ),
    (
        "1. Đồng chí Chủ tịch UBND xã kiểm tra việc thực hiện Kế hoạch này.",
        [("inspect", ["Chủ tịch Ủy ban nhân dân xã"], [], [])],
        "officers without the comrade before them",
    ),
    (
        "1. Đồng chí Y Ngọc rà soát hộ nghèo, lập danh sách gửi Phòng Nội vụ trong tháng 4/2022.",
        [("report", ["đồng chí Y Ngọc"], ["Phòng Nội vụ"], ["2022-04"])],
        "a task behind a comrade's name",
    ),
    (
        "1. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các bộ phận, khu vực báo cáo UBND thị xã để xem xét.",
        [("report", ["các bộ phận, khu vực"], [TOWN], ["ad-hoc"])],
        "the duties of units of a ward",
    ),
    (
        "1. Phòng Nội vụ trong phạm vi chức năng, nhiệm vụ của mình:\n- Tuyên truyền cho người dân về cải cách.",
        [("communicate", ["Phòng Nội vụ"], [], [])],
        "a heading's own functions",
    ),
    (
        "1. Phòng Nội vụ là đầu mối, có trách nhiệm:\n- Tổng hợp kết quả thực hiện Kế hoạch này.",
        [("other", ["Phòng Nội vụ"], [], [])],
        "who is the centre of contacts",
    ),
    (
        "1. Đội Nghiệp vụ Quản lý thuế hàng quý phân tích nguyên nhân tăng, giảm nợ.",
        [("other", ["Đội Nghiệp vụ Quản lý thuế"], [], ["quarter"])],
        "how often is no part of a name",
    ),
    (
        "1. Hội Nông dân, Hội Phụ nữ xã vận động hội viên tham gia.",
        [("communicate", ["Hội Nông dân xã", "Hội Phụ nữ xã"], [], [])],
        "the last of a list tells where all are",
    ),
    (
        "1. Phòng Nội vụ, hằng quý, kiểm tra việc thực hiện Kế hoạch này.",
        [("inspect", ["Phòng Nội vụ"], [], ["quarter"])],
        "an aside of when behind a name",
    ),
    (
        "1. Thủ trưởng đơn vị nào để xảy ra vi phạm phải giải trình với Chủ tịch UBND thị xã.",
        [("report", ["Thủ trưởng đơn vị"], ["Chủ tịch Ủy ban nhân dân thị xã"], ["ad-hoc"])],
        "whoever brings it about",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "reason"), [*((HEADING + item, expected, reason) for item, expected, reason in ITEMS), *LINES]
)
def test_what_a_plan_says(text: str, expected: list[tuple[str, list[str], list[str], list[str]]], reason: str) -> None:
    assert rows("plan", text) == expected, reason


def test_whom_somebody_turns_to_for_help_shares_in_the_work() -> None:
    [duty] = duties("plan", f"{HEADING}Chủ động trao đổi với Phòng Tư pháp để được chia sẻ dữ liệu hộ tịch.")
    assert [one.name for one in duty.coactors] == ["Phòng Tư pháp"]


def test_what_is_forbidden_is_a_prohibition() -> None:
    found = duties("plan", f"{HEADING}Kiểm tra các tuyến phố; nghiêm cấm các hộ kinh doanh lấn chiếm lòng đường.")
    assert [duty.modality.value for duty in found] == ["obligation", "prohibition"]


def test_what_a_body_may_do_is_a_permission() -> None:
    [duty] = duties("plan", "1. Trưởng ban\n- Được quyết định tạm dừng hoạt động của bến trong trường hợp khẩn cấp.")
    assert duty.modality.value == "permission"


def test_what_the_writer_of_a_plan_does_itself_stands_below_it() -> None:
    text = (
        "Căn cứ tình hình thực tế, Ủy ban nhân dân thị xã Duyên Hải tổ chức thực hiện các hoạt động sau:\n\n"
        "- Tham dự các hội nghị hiệp thương do Mặt trận chủ trì.\n\n- Tham dự các cuộc họp của Ủy ban bầu cử."
    )
    assert [[one.name for one in duty.actors] for duty in duties("plan", text)] == [["Ủy ban nhân dân thị xã Duyên Hải"]] * 2
