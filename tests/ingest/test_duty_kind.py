"""What kind of duty a clause gives: by its first telling verb, else by what a neutral verb is about."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document

PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố: 12/KH-UBND\n\nTrà Vinh, ngày 20 tháng 4 năm 2022\n\nKẾ HOẠCH\nCải cách hành chính\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- {}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
)
KINDS = [
    ("Chỉ đạo, hướng dẫn, kiểm tra, đôn đốc các địa phương triển khai Nghị quyết.", "inspect", "who directs looks after it too"),
    ("Chỉ đạo các địa phương triển khai Nghị quyết.", "other", "who directs alone"),
    ("Xây dựng, trình Chủ tịch tỉnh ban hành Kế hoạch kiểm tra năm 2022.", "plan", "a plan is drawn up for another to issue"),
    ("Tăng cường công tác kiểm tra, giám sát.", "inspect", "a check right behind a neutral verb"),
    ("Tăng cường kỷ cương, kỷ luật của công chức khi triển khai công tác thanh tra.", "other", "a check named in passing"),
    ("Phát huy vai trò của Ban Thanh tra nhân dân.", "other", "a body's name"),
    ("Cung cấp thông tin cho các cơ quan báo chí.", "communicate", "told to the public"),
    ("Cung cấp thông tin cho Sở Tư pháp.", "report", "given to one body"),
    ("Phối hợp cung cấp số liệu theo mẫu.", "report", "figures go to whoever asks"),
    ("Cung cấp thông tin, tài liệu liên quan.", "other", "papers, to nobody named"),
    ("Cung cấp thông tin cho Ủy ban nhân dân huyện.", "report", "a people's committee is not the public"),
    ("Thông báo danh sách vi phạm đến các cơ quan liên quan.", "report", "told to bodies"),
    ("Thông báo, hướng dẫn các cơ quan thực hiện.", "communicate", "told to everybody"),
    ("Thông báo cho Sở Tư pháp khi có thay đổi về công tác báo chí.", "report", "the press is only what it is about"),
    ("Lập và gửi Bảng kê theo mẫu.", "report", "papers go to whoever asks"),
    ("Gửi Quyết định hoàn thuế cho người nộp thuế.", "other", "what is issued is no report"),
    ("Cung cấp thông tin theo yêu cầu của Sở Tư pháp.", "report", "given to who asks"),
    ("Phối hợp với Sở Tư pháp trong việc tổ chức cho Nhân dân giám sát.", "coordinate", "what the others do"),
    ("Trình Ủy ban nhân dân tỉnh ban hành Quyết định.", "advise", "laid before a body"),
    ("Tổng hợp vướng mắc, trình Ủy ban nhân dân tỉnh xem xét.", "report", "gathered and laid before a body"),
    ("Xây dựng và tổ chức thực hiện chương trình tuyên truyền.", "plan", "the programme, whatever it is about"),
    ("Chủ trì, phối hợp với Sở Tư pháp xử lý vi phạm.", "other", "who leads does more than coordinate"),
    ("Giúp Ủy ban nhân dân tỉnh theo dõi việc thực hiện.", "inspect", "what another is helped with"),
    ("Phối hợp với Sở Tư pháp kiểm tra văn bản.", "inspect", "coordination only where nothing else is told"),
    ("Phối hợp với Sở Tư pháp trong việc thực hiện.", "coordinate", "nothing else is told"),
    ("Cung cấp thông tin định kỳ cho Sở Tư pháp.", "report", "given again and again"),
    ("Bảo đảm công khai, minh bạch trong quản lý tài sản.", "other", "how a thing is done"),
    ("Cập nhật thông tin vào Cơ sở dữ liệu quốc gia về dân cư.", "other", "into a record"),
    ("Gửi thông báo bằng văn bản đến Sở Công Thương.", "report", "a notice to a body"),
    ("Huy động các ban, ngành tham gia vệ sinh môi trường.", "other", "bodies are no staff"),
    ("Huy động, bố trí cán bộ có năng lực.", "staff", "people are"),
    ("Phân công bộ phận theo dõi, giám sát.", "staff", "a unit is named for the task"),
    ("Sử dụng một phần nguồn thu của đơn vị.", "fund", "money by its source"),
    ("Ký ban hành Quy chế chi tiêu nội bộ.", "plan", "rules are signed and issued"),
    ("Xây dựng và đẩy mạnh quảng bá thương hiệu.", "communicate", "made known"),
    ("Huy động các nguồn lực để thực hiện hỗ trợ.", "other", "means are no staff"),
    ("Phối hợp với Sở Tư pháp để kiểm tra văn bản.", "inspect", "what it is done together for"),
    ("Rà soát, bổ sung và kiện toàn cơ cấu tổ chức, nhân sự.", "staff", "the staff is reviewed"),
    ("Nghiên cứu, đề xuất cơ chế phát triển.", "advise", "what is studied is proposed"),
    ("Phát bản tin cảnh báo hai giờ một lần.", "communicate", "broadcast"),
    ("Biên soạn tài liệu hỏi đáp, phát hành đến chi bộ.", "communicate", "written for the public"),
    ("Kiểm đếm tàu thuyền đang hoạt động trên biển.", "inspect", "counted"),
    ("Thẩm định giá nhà ở tái định cư.", "inspect", "appraised"),
    ("Thẩm định nhu cầu và nguồn kinh phí cải cách tiền lương.", "fund", "money is appraised"),
    ("Cử 02 báo cáo viên tham gia.", "staff", "somebody is sent"),
    ("Dự trù hóa chất khử khuẩn năm 2025.", "fund", "needs are estimated"),
    ("Phối hợp với Sở Tư pháp xử lý các trường hợp vi phạm.", "other", "an act of one's own beside another"),
    ("Phối hợp với Bưu điện thực hiện trả kết quả tại nhà.", "other", "an act behind a verb that tells little"),
    ("Phối hợp với Sở Tư pháp trong việc xử lý vi phạm.", "coordinate", "help in another's work"),
    ("Tổng hợp danh mục dự án, tham mưu Ủy ban nhân dân tỉnh điều chuyển vốn.", "advise", "gathered for the advice"),
    ("Đưa nội dung này vào kế hoạch kiểm tra nội bộ.", "plan", "set down in a plan"),
    ("Cụ thể hóa Kế hoạch này, xây dựng kế hoạch thi đua.", "plan", "worked out into one's own plan"),
    ("Tăng cường tuần tra, kiểm soát đường mòn.", "inspect", "patrols"),
    ("Lồng ghép nội dung bình đẳng giới vào kế hoạch của ngành.", "plan", "worked into a plan"),
    ("Đưa kỹ năng thoát nạn vào chương trình ngoại khóa.", "train", "taken into a course"),
    ("Phân công đồng chí Phó Bí thư phụ trách xã.", "staff", "a comrade is named"),
    ("Quyết toán thuế thu nhập cá nhân theo quy định.", "other", "a tax is settled"),
    ("Cung cấp cho Sở Tư pháp số liệu, bản đồ địa chính.", "report", "given to a body named first"),
    ("Thông báo công khai về địa điểm trả tiền.", "communicate", "told openly"),
    ("Phân công ê-kíp hỗ trợ chuyên môn cho tuyến dưới.", "staff", "a team is named"),
    ("Trực ban 24/24 giờ, theo dõi diễn biến thiên tai.", "inspect", "on watch"),
    ("Thường trực theo dõi việc thực hiện Chỉ thị.", "inspect", "a standing watch"),
    ("Rà soát các cụm công nghiệp, làng nghề.", "inspect", "others are looked over"),
    ("Rà soát các chương trình, kế hoạch đã ban hành.", "other", "one's own papers are"),
    ("Có phương án dự trữ hàng thiết yếu.", "plan", "a plan is to be had"),
    ("Phân bổ chi tiết 100% vốn sự nghiệp cho các đơn vị.", "fund", "funds are parted"),
    ("Chịu trách nhiệm trước Ủy ban nhân dân tỉnh về việc giải ngân kinh phí.", "other", "to answer for it"),
    ("Tổng hợp gửi Công an tỉnh trước ngày 22.", "report", "gathered and sent"),
    ("Rà soát, gửi danh sách về Sở Tư pháp.", "report", "a list is sent"),
    ("Lập danh sách người già, chuyển Công an tỉnh.", "report", "a list is handed over"),
    ("Trao đổi với Sở Tư pháp số liệu tạm trú.", "report", "figures are exchanged"),
    ("Khai báo ngay bằng điện thoại với Công an tỉnh.", "report", "told to the police"),
    ("Chuyển thông tin về vi phạm đến Sở Tư pháp.", "report", "passed on"),
    ("Cung cấp kết luận kiểm tra cho Sở Tư pháp.", "report", "findings are given"),
    ("Định kỳ 06 tháng trình Giám đốc Sở Tư pháp báo cáo tổng hợp.", "report", "laid before a head"),
    ("Xử lý các tin phản ánh về dạy thêm.", "other", "what others reported is dealt with"),
    ("Báo tin cho Công an tỉnh.", "report", "word is sent"),
    ("Thành lập 03 đoàn công tác đi kiểm tra, đôn đốc tại các huyện.", "inspect", "who is sent to look after it"),
    ("Thành lập đoàn kiểm tra liên ngành.", "inspect", "who is to look after it"),
    ("Thành lập ít nhất 02 đoàn kiểm tra tại các xã vùng cao.", "inspect", "several to look after it"),
    ("Thành lập tổ công tác giải quyết hồ sơ tồn đọng.", "other", "who is to do something else"),
    ("Trường hợp thu hồi giấy phép thì gửi thêm Sở Ngoại vụ.", "report", "one more gets it"),
]


@pytest.mark.parametrize(("words", "kind", "why"), KINDS, ids=[row[2] for row in KINDS])
def test_kinds(words: str, kind: str, why: str) -> None:
    document = parse_document(PLAN.format(words), Source("plan.txt", "txt", ""))
    assert [duty.category.value for duty in document.obligations][:1] == [kind], why
