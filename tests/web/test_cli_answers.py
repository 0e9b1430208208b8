"""The commands that answer out of the whole graph: stale bases, force, chains of reports, due days, gaps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.web.conftest import fill
from web.cli import vanban

WIDE = {"COLUMNS": "200"}  # what is told must not be broken otherwise where there is no terminal

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Run:
    home = tmp_path_factory.mktemp("answers") / "home"
    fill(home, corpus)
    return lambda *words: CliRunner(env=WIDE).invoke(vanban, ["--home", str(home), *words])


def _told(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def _shown(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_stale_bases(run: Run) -> None:
    told = _told(run("check", "--stale", "--json"))
    assert "trong kho" in told["limit"]
    assert [(one["document"]["id"], one["when"], one["grave"]) for one in told["stale"]] == [
        ("ubnd-tinh-tra-vinh/qd/2018/1949", "since", False),
        ("vpcp/tt/2018/1", "since", False),
    ]
    shown = _shown(run("check", "--stale"))
    assert "Dựa vào Nghị định 61/2018/NĐ-CP" in shown
    assert "từ 06/12/2021 bị sửa đổi, bổ sung bởi Nghị định 107/2021/NĐ-CP" in shown
    assert "ngoài kho" in shown
    assert "since 2021-12-06 amended by" in _shown(run("--lang", "en", "check", "--stale"))


def test_in_force_on_a_day(run: Run) -> None:
    before, after = (run("check", "--in-force", "61/2018/NĐ-CP", "--on", day) for day in ("2021-12-05", "2021-12-06"))
    assert "không thấy văn bản nào sửa đổi" in _shown(before)
    assert "đã bị thay đổi một phần" in _shown(after)
    assert "chỉ biết từ các văn bản trong kho" in _shown(after)
    assert _told(run("check", "--in-force", "61/2018/NĐ-CP", "--on", "2021-12-06", "--json"))["force"] == "changed"


def test_places_are_told_in_words(run: Run) -> None:
    assert "Mục 2 › gạch đầu dòng 4: yêu cầu báo cáo" in _shown(run("check"))
    assert "2 › dash 4: a report is asked for" in _shown(run("--lang", "en", "check"))


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--stale", "--in-force", "61/2018/NĐ-CP"),
        ("check", "--on", "2022-01-01"),
        ("duties", "--today", "2022-01-01"),
        ("gaps",),
        ("gaps", "251/QĐ-BNV", "--missing"),
        ("duties", "--year", "2022", "--as-of", "2022-01-01"),
        ("duties", "--as-of", "2022-01-01", "--format", "ics"),
        ("duties", "--year", "2022", "--format", "xlsx"),  # no file to write
    ],
)
def test_misuse_is_told_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_the_days_of_a_year(run: Run) -> None:
    """Vĩnh Linh's report is due before 14/12/2024: the 13th is the last day in time."""
    words = ("duties", "--to", "Ủy ban nhân dân tỉnh Quảng Trị", "--year", "2024")
    (due,) = _told(run(*words, "--today", "2024-12-14", "--format", "json"))
    assert (due["day"], due["past"], due["assumed"]) == ("2024-12-13", True, False)
    assert "đã qua" in _shown(run(*words, "--today", "14/12/2024"))
    assert "đã qua" not in _shown(run(*words, "--today", "13/12/2024"))
    assert "DTSTART;VALUE=DATE:20241213" in _shown(run(*words, "--format", "ics"))


def test_assumed_days_are_told_and_may_be_set(run: Run) -> None:
    words = ("duties", "--actor", "Phòng Văn hóa và Thông tin thị xã Duyên Hải", "--category", "report", "--year", "2022")
    days = [due["day"] for due in _told(run(*words, "--format", "json"))]
    assert days == ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"]
    assert "hết quý" in _shown(run(*words))
    told = _told(run(*words, "--ends", "quarter=25/3,25/6,25/9,25/12", "--format", "json"))
    assert told[0]["day"] == "2022-03-25"
    wrong = run(*words, "--ends", "week=1")
    assert wrong.exit_code == 1
    assert wrong.stderr.count("\n") == 1


def test_the_chain_of_reports(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")  # no cell is wrapped
    (found,) = _told(run("chain", "Sở Thông tin và Truyền thông tỉnh Sóc Trăng", "--format", "json"))
    assert [rung["receiver"]["name"] for rung in found["above"]] == ["Ủy ban nhân dân tỉnh Sóc Trăng"]
    assert found["above"][0]["passed_on"]
    assert found["below"][0]["duties"][0]["quote"].startswith("Định kỳ 6 tháng")
    shown = _shown(run("chain", "so tttt soc trang"))
    assert "6 tháng, hằng năm, đột xuất" in shown
    assert "chuyển tiếp" in shown
    assert _shown(run("chain", "so tttt", "--format", "mermaid")).startswith("flowchart BT")
    missing = run("chain", "Sở Xây dựng tỉnh Cà Mau")
    assert missing.exit_code == 1
    assert "Sở Xây dựng" in missing.stderr


def test_gaps_below_a_document(run: Run) -> None:
    told = _told(run("gaps", "251/QĐ-BNV", "--json"))
    assert {(row["body"]["name"], row["status"]) for row in told["rows"]} == {
        ("Sở Nội vụ tỉnh Trà Vinh", "issued"),
        ("Văn phòng Ủy ban nhân dân tỉnh Trà Vinh", "issued"),
    }
    shown = _shown(run("gaps", "so noi vu tra vinh cong van 2022"))
    assert shown.count("không có trong kho") == 25  # nine districts, fourteen departments, the rest of their class, one body
    assert "không có nghĩa là chưa ban hành" in shown
    assert "chưa ban hành" not in shown.replace("không có nghĩa là chưa ban hành", "")


def test_what_the_corpus_lacks(run: Run) -> None:
    told = _told(run("gaps", "--missing", "--json"))["missing"]
    assert told[0]["document"]["number"] == "251/QĐ-BNV"
    assert told[0]["evidence"]
    assert "Quyết định 251/QĐ-BNV" in _shown(run("gaps", "--missing")).splitlines()[2]


def test_who_owes_it_on_a_day(run: Run) -> None:
    told = _told(run("duties", "--as-of", "2025-08-01", "--format", "json"))
    state = {one["duty"]["document_issuer"]: {life["state"] for life in one["actors"]} for one in told if one["orphaned"]}
    assert state["Ủy ban nhân dân thị xã Duyên Hải"] == {"orphaned"}
    shown = _shown(run("duties", "--as-of", "2025-08-01", "--actor", "Sở Khoa học và Công nghệ thành phố Cần Thơ"))
    assert "202/2025/QH15" in shown
    assert _told(run("duties", "--as-of", "2021-06-01", "--format", "json"))  # what was issued by then
    chain = run("chain", "sở nội vụ tỉnh vĩnh long", "--as-of", "2025-08-01")
    assert "nay là Sở Nội vụ tỉnh Vĩnh Long" in _shown(chain)
    assert "chưa rõ ai kế thừa" in _shown(chain)
    assert _told(run("chain", "sở nội vụ tỉnh vĩnh long", "--as-of", "2025-08-01", "--format", "json"))[0]["lives"]
    mermaid = _shown(run("chain", "sở nội vụ tỉnh vĩnh long", "--as-of", "2025-08-01", "--format", "mermaid"))
    assert "chưa rõ ai kế thừa" in mermaid
    listed = _shown(run("duties", "--as-of", "2025-08-01", "--format", "csv"))
    assert listed.splitlines()[0].startswith("Cơ quan thực hiện (theo văn bản),Ngày ấy là,Chưa rõ ai kế thừa,")
    assert "chưa rõ ai kế thừa" in _shown(run("gaps", "12/KH-UBND", "--as-of", "2025-08-01"))
    assert _told(run("gaps", "12/KH-UBND", "--as-of", "2025-08-01", "--json"))["lives"][0]["state"] == "orphaned"


def test_the_days_of_a_year_as_files(run: Run, tmp_path: Path) -> None:
    assert _shown(run("duties", "--year", "2022", "--today", "2022-07-01", "--format", "csv")).startswith("Ngày,Đã qua,")
    assert run("duties", "--year", "2022", "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")).exit_code == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_a_time_that_is_no_day_is_not_left_out_of_a_year_in_silence(run: Run) -> None:
    told = run("duties", "--year", "2022", "--document", "26/KH-UBND").stderr
    assert "1 việc có thời hạn không thành ngày (“Trong quá trình thực hiện, nếu khó khăn, vướng mắc”)" in told
    assert run("duties", "--year", "2024", "--to", "ubnd tinh quang tri").stderr == ""  # a day alone
