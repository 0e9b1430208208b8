"""In which part of a letter a duty stands: where its writer concludes, not where it tells what a law says."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_letters import HEAD, told
from tests.ingest.test_duty_shapes import TAIL, duties

MAI = "Công ty TNHH Sao Mai"
LAW = (
    "Căn cứ khoản 1 Điều 25 Thông tư số 111/2013/TT-BTC ngày 15/8/2013 của Bộ Tài chính quy định về khấu trừ thuế như sau:\n\n"
    "Các tổ chức trả thu nhập phải khấu trừ thuế theo mức 10% trước khi trả cho cá nhân.\n\n"
)
PAYS = "Công ty phải khấu trừ thuế theo mức 10% trước khi chi trả."
CONCLUSIONS = [
    (f"Từ các căn cứ nêu trên, trường hợp Công ty ký hợp đồng thử việc thì {PAYS}", "the grounds above"),
    (f"Theo các quy định trên, trường hợp không ký hợp đồng lao động thì {PAYS}", "the rules above"),
    (f"Trường hợp Công ty theo trình bày có ký hợp đồng thử việc với người lao động thì {PAYS}", "the case of the addressee"),
]


@pytest.mark.parametrize(("body", "reason"), CONCLUSIONS, ids=[row[1] for row in CONCLUSIONS])
def test_the_writer_concludes_from_the_law_that_it_told(body: str, reason: str) -> None:
    assert told(MAI, LAW + body) == [([MAI], "obligation")], reason


TOLD = [
    "Theo quy định tại Khoản 3 Điều 155 của Bộ luật Lao động thì người sử dụng lao động phải trả trợ cấp thôi việc.",
    "Điều 30 Nghị định số 82/2018/NĐ-CP quy định: Cơ quan đăng ký đầu tư có trách nhiệm lấy ý kiến cơ quan hải quan.",
    "Căn cứ điểm e khoản 2 Điều 18 Luật Hải quan thì người khai hải quan chịu trách nhiệm về nội dung đã khai.",
]


@pytest.mark.parametrize("law", TOLD)
@pytest.mark.parametrize("addressee", [MAI, "Cục Thuế tỉnh Bắc Giang"])
def test_a_paragraph_that_tells_what_a_law_says_gives_no_duty_but_what_follows_of_it_does(law: str, addressee: str) -> None:
    assert told(addressee, law) == []
    concluded = f"{law} Do vậy, doanh nghiệp xuất nhập khẩu tại chỗ phải chịu trách nhiệm về việc xác định thương nhân."
    assert [actors for actors, _ in told(addressee, concluded)] == [["doanh nghiệp xuất nhập khẩu tại chỗ"]]


OFFERS = [
    "Trường hợp còn vướng mắc, đơn vị có thể tham khảo các văn bản hướng dẫn của Cục Thuế hoặc liên hệ Phòng Thanh tra.",
    "Trong quá trình thực hiện, nếu có vướng mắc Công ty có thể liên hệ với Phòng Tuyên truyền để được hỗ trợ giải quyết.",
    f"Nếu còn vướng mắc, {MAI} có thể gửi văn bản đến Cục Thuế tỉnh Bắc Ninh để được giải đáp thêm.",
]


@pytest.mark.parametrize("offer", OFFERS)
def test_where_those_who_are_answered_may_turn_for_help_is_told_beside_what_is_asked_for(offer: str) -> None:
    assert told(MAI, offer) == [([MAI], "permission")]
    asked = "Nếu còn vướng mắc, đề nghị Công ty liên hệ với Phòng Thanh tra để được hướng dẫn."
    assert told(MAI, f"Đề nghị Công ty đối chiếu với tình hình thực tế để thực hiện. {offer}\n\n{asked}") == [
        ([MAI], "request"),
        ([MAI], "permission"),
        ([MAI], "request"),
    ]


WITHOUT = [
    "Công ty không thực hiện thông báo miễn, giảm thuế theo Hiệp định.",
    "Nếu ký thêm các phụ lục hợp đồng thì Công ty không cần cung cấp thêm hồ sơ cho cơ quan thuế.",
    "Sau đó Công ty không kê khai bổ sung hồ sơ khai thuế nhà thầu với cơ quan thuế.",
    "Về danh mục miễn thuế: Công ty không phải thông báo danh mục miễn thuế đối với hàng hóa đã nhập khẩu.",
    "Thời điểm bắt đầu ca làm việc do doanh nghiệp quy định trong nội quy lao động.",
    "Nếu phát sinh số thuế nộp thừa, Công ty được bù trừ với số thuế phải nộp lần nộp thuế tiếp theo theo quy định.",
]


@pytest.mark.parametrize("sentence", WITHOUT)
def test_what_the_addressee_did_not_do_or_need_not_do_is_no_duty(sentence: str) -> None:
    assert told(MAI, sentence) == []
    assert told(MAI, "Công ty không được khai bổ sung hồ sơ khai thuế nhà thầu.") == [([MAI], "prohibition")]


GROUND = "Căn cứ khoản 1 Điều 16 Thông tư số 39/2014/TT-BTC của Bộ Tài chính (có hiệu lực từ ngày 01/6/2014) về lập hóa đơn.\n\n"
REPEATED = [
    "Người bán phải lập hóa đơn khi bán hàng hóa, dịch vụ, bao gồm cả hàng hóa dùng để khuyến mại.",
    "Công ty chứng khoán, tổ chức phát hành chứng khoán, ngân hàng thương mại thực hiện khấu trừ thuế trước khi chi trả.",
    "Căn cứ tình hình thực tế trên địa bàn, giao Cục trưởng Cục Thuế địa phương quyết định nơi kê khai thuế.",
]


@pytest.mark.parametrize("law", REPEATED)
def test_all_from_the_grounds_to_the_conclusion_is_law_without_any_quotation_mark(law: str) -> None:
    assert told(MAI, f"{GROUND}{law}\n\nCăn cứ quy định trên, {PAYS}") == [([MAI], "obligation")]
    trouble = "Trường hợp thực hiện nếu có vướng mắc thì Cục Thuế có văn bản báo cáo Tổng cục Thuế."
    office = "Cục Thuế tỉnh Bắc Giang"
    assert told(office, f"{GROUND}{trouble}\n\nCăn cứ quy định trên, đề nghị Cục Thuế thực hiện.") != []


NAMED = [
    "Căn cứ quy định nêu trên, trường hợp Công ty cổ phần Việt Long có nhà máy tại tỉnh khác thì phải khai riêng số thuế.",
    "Như vậy, Công ty cổ phần Việt Long thực hiện lập hóa đơn cho từng nhà máy.",
    "Căn cứ các quy định trên, trường hợp Công ty cổ phần Việt Long đã nộp thuế thì Công ty không được tính số này vào chi phí.",
]


@pytest.mark.parametrize("conclusion", NAMED)
def test_what_is_concluded_of_a_company_that_the_letter_does_not_go_to(conclusion: str) -> None:
    bound = told("Cục Thuế tỉnh Hà Giang", conclusion)
    assert [actors for actors, _ in bound] == [["Công ty cổ phần Việt Long"]]
    belongs = "Như vậy, Công ty cổ phần Việt Long thuộc đối tượng áp dụng thuế nhà thầu theo quy định của pháp luật."
    assert told("Cục Thuế tỉnh Hà Giang", belongs) == []


CASES = [
    (
        "Căn cứ quy định trên, ",
        "trường hợp Công ty giảm vốn điều lệ thì đề nghị Công ty thực hiện thủ tục tại Sở Kế hoạch và Đầu tư.",
    ),
    ("", "Đối với vé máy bay mua của nhà thầu thì khi thanh toán cho nhà thầu, Công ty có nghĩa vụ khấu trừ thuế theo quy định."),
    (
        "Do đó, ",
        "trường hợp Công ty chuyển nhượng quyền sử dụng đất thì khi chuyển nhượng Công ty phải lập hóa đơn cho khách hàng.",
    ),
    ("Khi giảm vốn, Công ty không phải kê khai nhưng ", "Công ty phải nộp hết các khoản thuế còn nợ ngân sách nhà nước."),
]


@pytest.mark.parametrize(("before", "quote"), CASES)
def test_a_letters_duty_begins_with_its_case_behind_the_grounds(before: str, quote: str) -> None:
    document = parse_document(f"{HEAD}Kính gửi: {MAI}\n\n{before}{quote}{TAIL}", Source("r.txt", "text", "0" * 64))
    assert [duty.span.text for duty in document.obligations] == [quote]


BOUND = [
    "Trường hợp doanh nghiệp thuê gia công thì khi nhập khẩu trở lại nội địa doanh nghiệp phải kê khai, nộp thuế nhập khẩu.",
    "Trường hợp khách hàng trả lại hàng thì sau khi nhận lại hàng người bán phải lập hóa đơn điều chỉnh.",
    "Trường hợp hợp đồng có sai sót thì trong thời hạn 10 ngày nhà thầu có trách nhiệm nộp hồ sơ khai bổ sung.",
]


@pytest.mark.parametrize("case", BOUND)
def test_whoever_stands_before_the_words_that_bind_in_a_letters_case(case: str) -> None:
    assert len(told("Cục Thuế tỉnh Hà Giang", case)) == 1
    assert told("Cục Thuế tỉnh Hà Giang", "Số thuế doanh nghiệp phải nộp được xác định theo công thức sau.") == []


ASKED_BEFORE = [
    "Ngày 13/10/2023, Bộ Khoa học và Công nghệ đã gửi Công văn số 3763/BKHCN-PC đề nghị Bộ Tư pháp thẩm định hồ sơ.",
    "Văn phòng Chính phủ đã ban hành công văn số 2708/VPCP-QHĐP ngày 01/4/2025 yêu cầu Bộ Tài chính hoàn thiện tài liệu.",
    "Cục Thuế tỉnh Hà Nam đã có văn bản số 12/CT-TTHT ngày 01/4/2021 đề nghị Công ty TNHH Sao Mai giải trình số liệu.",
    "Chi cục Thuế thông báo cho đơn vị biết để thực hiện theo đúng quy định tại các văn bản đã được trích dẫn.",
]


@pytest.mark.parametrize("sentence", ASKED_BEFORE)
def test_what_another_letter_asked_or_this_one_makes_known_is_no_duty(sentence: str) -> None:
    assert told(MAI, sentence) == []
    asked = "Trường hợp còn vướng mắc về hướng dẫn tại công văn số 6010/TCHQ-TXNK thì đề nghị Công ty có văn bản gửi Cục Thuế."
    assert told(MAI, asked) == [([MAI], "request")]


@pytest.mark.parametrize(
    "asks", ["liên hệ với Sở Kế hoạch và Đầu tư để được hướng dẫn", "cung cấp hồ sơ", "kê khai thu nhập này"]
)
def test_readers_whose_questions_a_portal_passes_on_are_asked_too(asks: str) -> None:
    assert told("Cổng thông tin điện tử - Bộ Tài chính", f"Đề nghị Độc giả {asks}.") == [(["Độc giả"], "request")]


@pytest.mark.parametrize("name", ["Trung tâm xây dựng Hạ tầng", "Trung tâm viễn thông Sao Mai", "Tập đoàn Điện lực Việt Nam"])
def test_a_letter_to_a_company_by_any_name_is_a_reply_that_grants_without_duty(name: str) -> None:
    kind = " ".join(name.split()[:2])
    granted = f"Khi lập hóa đơn, {kind} được tính giá đất được trừ để xác định giá tính thuế."
    assert told(name, f"{granted} {kind} phải nộp thuế theo quy định.") == [([name], "obligation")]


ASIDES = [
    "là đơn vị kế toán",
    "(bên Việt Nam ký hợp đồng) là bên mua hàng",
    "là nhà thầu nước ngoài (với tư cách là bên chi trả)",
]


@pytest.mark.parametrize("aside", ASIDES)
def test_a_company_named_with_what_it_is_has_the_duty_behind_that(aside: str) -> None:
    duty = f"Như vậy, {MAI} {aside} có trách nhiệm lưu trữ dữ liệu của hóa đơn điện tử theo quy định."
    assert [one.lower() for actors, _ in told(MAI, duty) for one in actors] == [MAI.lower()]


ENCLOSED = [
    "Bộ Khoa học và Công nghệ kính đề nghị Quý Bộ thẩm định hồ sơ đề nghị xây dựng Luật kèm theo Công văn này, bao gồm:",
    "Sở Nội vụ đề nghị Sở Tư pháp cho ý kiến về hồ sơ trình, gồm có:",
    "Đề nghị Quý Bộ xem xét các tài liệu kèm theo, gồm:",
]


@pytest.mark.parametrize("line", ENCLOSED)
def test_the_papers_of_a_file_are_no_duties(line: str) -> None:
    papers = "\n\n- Tờ trình đề nghị xây dựng Luật;\n\n- Báo cáo đánh giá tác động chính sách;\n\n- Báo cáo tổng kết."
    assert len(told("Bộ Tư pháp", line + papers)) <= 1


@pytest.mark.parametrize(
    ("item", "begins"),
    [
        (
            "Rà soát lại hồ sơ trước ngày 30/6/2022 và gửi báo cáo kết quả về Phòng Tư pháp chậm nhất ngày 05/7/2022.",
            ["Rà soát", "gửi báo cáo"],
        ),
        (
            "Xây dựng phương án, gửi Phòng Tư pháp trong tháng 5/2022 và tổ chức thực hiện trước ngày 31/12/2022.",
            ["Xây dựng", "tổ chức"],
        ),
        ("Xử lý nghiêm vi phạm, kết quả xử lý thông báo cho Phòng Tư pháp trong thời hạn 03 ngày.", ["Xử lý", "kết quả"]),
        (
            "Phát tin trên hệ thống truyền thanh; cuối mỗi quý gửi danh sách tin đã phát về Phòng Tư pháp.",
            ["Phát tin", "cuối mỗi"],
        ),
        ("Hướng dẫn thực hiện Kế hoạch; tổ chức sơ kết vào năm 2026.", ["Hướng dẫn", "tổ chức"]),
        ("Rà soát các hộ sống một mình, lập danh sách theo mẫu và gửi Phòng Tư pháp để theo dõi.", ["Rà soát", "gửi Phòng"]),
        ("Lập dự toán kinh phí hằng năm của cơ quan, đơn vị và gửi Phòng Tư pháp phê duyệt.", ["Lập dự toán"]),
        (
            "Giám sát việc thực hiện Kế hoạch của các cấp, kiến nghị Ủy ban nhân dân thị xã xử lý vi phạm.",
            ["Giám sát", "kiến nghị"],
        ),
        ("Đầu tư xe chuyên dụng hai ngăn, không được trộn lẫn rác đã phân loại.", ["Đầu tư", "không được"]),
        (
            "Theo dõi việc thực hiện; tổ chức sơ kết vào năm 2026, tổng kết vào năm 2030; định kỳ quý báo cáo Phòng Tư pháp.",
            ["Theo dõi", "tổ chức", "tổng kết", "định kỳ quý"],
        ),
        ("Gửi báo cáo chậm nhất ngày 05/7/2022; tự chịu trách nhiệm về số liệu đúng, đủ.", ["Gửi báo cáo", "tự chịu"]),
        ("Phân công 01 công chức làm đầu mối, danh sách gửi về Phòng Tư pháp trước ngày 20/9/2022.", ["Phân công", "danh sách"]),
        ("Cung cấp số liệu trước ngày 20/4/2022, định kỳ hằng quý gửi số liệu biến động.", ["Cung cấp", "định kỳ hằng quý"]),
        ("Rà quét mã độc các máy trạm theo định kỳ hằng quý, cảnh báo kịp thời hành vi lừa đảo.", ["Rà quét", "cảnh báo"]),
        ("Kiểm tra nơi nấu mỗi tháng 02 lần, lập biên bản có chữ ký các bên.", ["Kiểm tra"]),
        ("Tuần tra các cửa rừng trong mùa khô; không để xảy ra việc đốt nương, đốt thực bì.", ["Tuần tra"]),
        ("Ký quy chế phối hợp xong trong quý III/2022, tổ chức giao ban mỗi quý một lần.", ["Ký quy chế", "tổ chức"]),
        (
            "Ngày 20 hằng tháng gửi báo cáo về Phòng Tư pháp; trường hợp phức tạp, vượt quá thẩm quyền phải báo cáo ngay "
            "Chủ tịch Ủy ban nhân dân thị xã.",
            ["Ngày 20", "trường hợp"],
        ),
    ],
)
def test_a_clause_with_a_time_or_receiver_of_its_own(item: str, begins: list[str]) -> None:
    told = duties("plan", f"1. Phòng Nội vụ\n- {item}")
    assert [one.span.text[: len(begin)] for one, begin in zip(told, begins, strict=True)] == begins


def test_a_time_in_the_opening_tells_of_what() -> None:
    item = "Đối với hồ sơ lập trong tháng 2/2022, rà soát lại việc kê khai trước ngày 30/6/2022."
    [duty] = duties("plan", f"1. Phòng Nội vụ\n- {item}")
    assert duty.timing is not None
    assert duty.timing.date is not None
    assert duty.timing.date.iso == "2022-06-30"


def test_another_of_those_above_acts_behind_a_comma() -> None:
    text = (
        "1. Báo Trà Vinh; Đài Phát thanh và Truyền hình tỉnh\n"
        "- Xây dựng chuyên trang; Báo Trà Vinh đăng 02 bài/tháng, Đài Phát thanh và Truyền hình tỉnh duy trì chuyên mục."
    )
    told_apart = [[one.name for one in duty.actors] for duty in duties("plan", text)]
    assert told_apart[1:] == [["Báo Trà Vinh"], ["Đài Phát thanh và Truyền hình tỉnh"]]


def test_the_writer_speaks_behind_the_law_however_it_is_written() -> None:
    head = (
        "UBND HUYỆN SƠN HÀ\nPHÒNG NÔNG NGHIỆP VÀ PTNT\n\nSố: 118/NN-TY\nV/v tiêm phòng\n\nSơn Hà, ngày 12 tháng 3 năm 2024\n\n"
        "Kính gửi: UBND các xã, thị trấn.\n\n"
    )
    law = (
        "Căn cứ Thông tư số 07/2016/TT-BNNPTNT ngày 31/5/2016 quy định về phòng, chống dịch bệnh, Phòng Nông nghiệp và PTNT đề "
        "nghị các địa phương phối hợp một số nội dung sau:\n\n"
    )
    text = f"{head}{law}1. Trạm Thú y\n\n- Tiếp nhận vắc xin.\n\n2. UBND các xã, thị trấn\n\n- Lập sổ quản lý.\n{TAIL}"
    found = parse_document(text, Source("x.txt", "txt", "")).obligations
    assert [one.name for duty in found for one in duty.actors] == ["Trạm Thú y", "Ủy ban nhân dân các xã, thị trấn"]
