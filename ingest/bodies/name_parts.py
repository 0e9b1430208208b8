"""What follows the kind of a body and still belongs to its name: numbers, short fields, what tells which of a class."""

from __future__ import annotations

import re

from ingest.folding import UPPER
from ingest.vocabulary import load

NESTING = re.compile(
    r"Cơ quan|Ủy ban Kiểm tra|Đảng đoàn|BTV|BCH"
    r"|Ban|Văn phòng|Phòng|Thường trực|Đoàn [Tt]hanh niên|Hội Cựu chiến binh|Trung tâm|Đội|Chi cục"
    r"|Bộ phận|Thanh tra|Công đoàn|Hội đồng|Tổ"
    r"|Đảng ủy|Đảng bộ|Chi bộ|Viện|Vụ|Cục"
)
"""Kinds that stand inside another body named straight after (`Ban Pháp chế Hội đồng nhân dân thị xã`)."""

AFTER_CLASS = re.compile(
    r"(?: (?:có chức năng )?(?:có liên quan|liên quan|hữu quan|chức năng(?! và)|trực thuộc|cấp dưới|khác|còn lại"
    r"|nêu trên|nói trên"
    r"|nêu tại (?:các )?(?:mục|điểm|khoản|phần) (?:từ )?[IVX\d]{1,4}(?:(?:, | và | đến )(?:điểm )?[IVX\d]{1,4}){0,5}"
    r"(?: (?:nêu )?trên)?"
    r"|(?:nơi )?gần nhất|chuyên môn|chuyên ngành|sự nghiệp|địa phương|có thẩm quyền"
    r"|được giao nhiệm vụ(?: (?:tại|trong|theo) (?:Kế hoạch|Quyết định|Chỉ thị|Đề án|Chương trình|Phương án|Phụ lục) này)?"
    r"|được phân công(?! nhân lực| cán bộ| công việc)|đoàn thể|thành viên|cùng cấp"
    r"|đóng quân|đóng|(?:trong và |công lập(?: và|,) )?ngoài công lập|công lập(?:(?:,| và) (?:tư nhân|tư thục|dân lập))?"
    r"|tư nhân|tư thục|được cấp (?:giấy )?phép|(?:được )?trúng thầu)(?!\w)"
    r"| quản lý (?:nhà nước )?chuyên ngành(?: về(?: [a-zà-ỹđ]+){1,4}?(?=[,;.:)]|$| (?:và|theo|trên|để|trong|tại|có|chủ trì"
    r"|phối hợp|thực hiện|tổ chức|hướng dẫn|kiểm tra|rà soát|tổng hợp|báo cáo)(?!\w)))?(?!\w)"
    r"|(?<=chuyên môn) về(?: [a-zà-ỹđ]+,?){1,6}?(?= thuộc )"
    r"| (?:đóng )?trên (?:cùng )?địa bàn(?: (?:quản lý|tỉnh|thành phố|huyện|thị xã|quận|xã|phường)(?!\w))?"
    r"| có (?:[a-zà-ỹđ]+ ){1,5}(?:đi|chảy|chạy) qua(?!\w)| (?:sở tại|giáp ranh|lân cận|biên giới"
    r"|ven (?:sông|biển|hồ|đô)|có (?:mỏ|rừng|biển|đê|cảng|dịch|dự án|di tích|làng nghề|khu công nghiệp))(?!\w)"
    r"| (?:thuộc )?(?:khu vực|vùng) (?:[Đđ]ồng bằng sông (?:Cửu Long|Hồng)|ĐBSCL|Tây Nguyên|Tây Bắc|Đông Bắc|(?:Đông|Tây) Nam Bộ"
    r"|miền Trung(?: và Tây Nguyên)?|miền núi phía Bắc|[Tt]rung du và miền núi(?: phía Bắc| Bắc Bộ)?|[Dd]uyên hải [Mm]iền Trung"
    r"|Bắc Trung Bộ(?: và (?:[Dd]uyên hải [Mm]iền Trung|Duyên hải Trung Bộ))?)(?!\w)"
    r"| thuộc (?:phạm vi|thẩm quyền|lĩnh vực)(?: được giao)? (?:quản lý|phụ trách)(?!\w)"
    r"| trong hệ thống chính trị(?: - xã hội)?| (?:ở|tại) địa phương"
    r"| trong (?:toàn )?(?:tỉnh|huyện|ngành|Ngành)(?!\w)| (?:ở )?[Tt]rung ương(?!\w)"
    r"| (?:của )?(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy(?!\w))"
)
"""What may follow a class and still belong to its name (` có liên quan`, ` trên địa bàn tỉnh`)."""

MEMBERS_OF = (" Hội đồng ", " Ban Chỉ đạo", " Ban Chỉ huy", " Tổ công tác")
"""Bodies that have others for members (`các cơ quan thành viên Hội đồng PBGDPL tỉnh`)."""

ABBREVIATED = re.compile(rf" [{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?(?![\w/-])")
"""An abbreviation straight after a class (`cơ quan BHXH`, `các trung tâm GDNN-GDTX`)."""

SHORT_FIELD = re.compile(rf" (?:các )?[{UPPER}]{{2,}}(?:[-&][{UPPER}]{{2,}}){{0,3}}(?![\w/&-])")
"""What a body does, in capitals (`Trung tâm VH-TT&TT`, `Ban Quản lý các KCN`)."""
BY_SHORT_FIELD = frozenset(["Trung tâm", "Hội đồng", "Ngân hàng", "Ban Quản lý", "Ban Chỉ đạo", "Ban Chỉ huy", "Phòng", "Khoa"])

NUMBERED = re.compile(
    r"(?: thuế)?(?: số)? \d{1,2}(?![\w/.-]\w|\w)"
    r"(?! (?:bản|bộ|văn bản|lần|người|đồng chí|cán bộ|ngày|lớp|hồ sơ|phiếu|danh sách|mẫu|tháng|tuần|quý|giờ)(?!\w))"
)
"""` 1`, ` thuế số 1` after `Phòng Kiểm tra`."""

BY_NUMBER = re.compile(r" (?:số )?(?:\d{1,4}|[IVX]{1,5})(?![\w/.-]\w|\w)(?: Biên phòng(?!\w))?")
NUMBERED_KINDS = frozenset(load("agencies")["numbered"])
"""Kinds whose bodies are told by numbers (`Sư đoàn 315`, `Khu Quản lý đường bộ III`)."""
OF_ITS_OWN = re.compile(
    rf" của (?P<own>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|Bộ|Sở|ngành|Ngành|bệnh viện|trường)(?!\w| [{UPPER}])"
)
"""` của xã`, ` của Bộ`: whose a team or a site is, without the name (`Đội Ứng cứu sự cố của tỉnh`)."""
BELONGING = re.compile(r" (?:(?:trực )?thuộc(?: và trực thuộc|, trực thuộc)?|của) ")
"""` thuộc huyện`, ` trực thuộc Sở`, ` thuộc và trực thuộc Tổng cục Thuế`."""
