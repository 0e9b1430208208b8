"""The commands on a home with the sample corpus: what they print, store and return."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.store import STORE_NAME, Store
from tests.conftest import ROOT
from tests.web.conftest import CITED, DUYEN_HAI, fill
from web.cli import vanban

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def read_home(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "home"
    fill(folder, corpus)
    return folder


@pytest.fixture
def run(read_home: Path) -> Run:
    return lambda *words, **options: CliRunner().invoke(vanban, ["--home", str(read_home), *words], **options)


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """Runs commands on a home of their own, which is new; ingests with an encoder that needs no model."""

    def run(command: str, *words: str) -> Result:
        model = ["--model", "hashing"] if command == "ingest" else []
        return CliRunner().invoke(vanban, ["--home", str(tmp_path / "home"), command, *model, *words])

    return run


def _told(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_search_in_words_and_as_json(run: Run) -> None:
    question = "bao cao dinh ky 6 thang gui ve dau"
    hits = _told(run("search", question, "--json", "--limit", "3"))["hits"]
    assert len(hits) == 3
    shown = run("search", question, "--limit", "3")
    assert shown.exit_code == 0
    assert all(f"\n{place}. " in shown.stdout for place in (1, 2, 3))
    assert "[" not in shown.stdout.partition("\n1. ")[2][:1]


def test_search_takes_a_question_without_quotes_and_narrows(run: Run) -> None:
    hits = _told(run("search", "tuyên", "truyền", "--issuer", "duyen hai", "--json"))["hits"]
    assert {hit["document"] for hit in hits} == {DUYEN_HAI}


def test_duties_in_every_form(run: Run, tmp_path: Path) -> None:
    wanted = ("duties", "--to", "so thong tin va truyen thong")
    found = _told(run(*wanted, "--format", "json"))
    assert found
    rows = list(csv.reader(io.StringIO(run(*wanted, "--format", "csv").stdout)))
    assert len(rows) == len(found) + 1
    table = run(*wanted).stdout
    assert all(duty["document_number"] in table for duty in found if duty["document_number"])
    book = tmp_path / "so.xlsx"
    assert run(*wanted, "--format", "xlsx", "--out", str(book)).exit_code == 0
    assert book.read_bytes()[:2] == b"PK"
    assert run(*wanted, "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")


def test_duties_by_day(run: Run) -> None:
    found = _told(run("duties", "--due-before", "31/12/2024", "--format", "json"))
    assert any(duty["date"] == "2024-12-14" for duty in found)
    assert "14/12/2024" in run("duties", "--due-before", "2024-12-31").stdout


def test_duties_of_one_document(run: Run) -> None:
    found = _told(run("duties", "--document", "26/KH-UBND", "--format", "json"))
    assert {duty["document"] for duty in found} == {DUYEN_HAI}
    assert run("duties", "--document", "26/KH-UBND", "--actor", "zzzz").exit_code == 0


def test_a_workbook_needs_a_file(run: Run) -> None:
    assert run("duties", "--format", "xlsx").exit_code == 2


def test_a_trace_in_every_form(run: Run) -> None:
    assert "107/2021/NĐ-CP" in run("trace", "61/2018/NĐ-CP", "--down").stdout
    both = run("trace", CITED)
    assert "Dựa vào:" in both.stdout
    assert "Được dựa vào:" in both.stdout
    assert set(_told(run("trace", CITED, "--format", "json"))) == {"up", "down"}
    assert run("trace", CITED, "--down", "--format", "mermaid").stdout.startswith(("flowchart", "graph"))
    assert run("trace", CITED, "--down", "--format", "dot").stdout.startswith("digraph")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("trace", "999/QĐ-XYZ"), "Không có văn bản nào mang số"),
        (("trace", "19/KH-UBND"), "hãy ghi rõ mã"),
        (("duties", "--document", "999/QĐ-XYZ"), "Không có văn bản nào"),
        (("export", "graph.exe"), ".graphml"),
        (("evaluate", "extraction", "."), "gold"),
        (("serve", "--host", "0.0.0.0"), "0.0.0.0"),
    ],
)
def test_an_error_is_one_sentence_and_exit_code_1(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_checks(run: Run) -> None:
    findings = _told(run("check", "--json"))["findings"]
    assert findings
    assert findings[0]["message"] in run("check").stdout
    assert findings[0]["message_en"] in run("--lang", "en", "check").stdout


def test_export(run: Run, tmp_path: Path) -> None:
    for name in ("g.graphml", "g.json", "g.csv"):
        result = run("export", str(tmp_path / name))
        assert result.exit_code == 0, result.stderr
        assert all(Path(line).stat().st_size for line in result.stdout.splitlines())


def test_status(run: Run, read_home: Path) -> None:
    told = _told(run("status", "--json"))
    assert told["home"] == str(read_home)
    assert len(told["documents"]) == 5
    assert DUYEN_HAI in run("status").stdout


def test_a_home_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    for words in (["status"], ["search", "x"], ["duties"]):
        result = CliRunner().invoke(vanban, ["--home", str(tmp_path / "none"), *words])
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert not (tmp_path / "none").exists()


def test_parse_prints_the_gold_format_and_stores_nothing(run: Run, corpus: Path, tmp_path: Path) -> None:
    file = corpus / "002_64bb1f37b7454fb4.txt"
    gold = _told(run("parse", str(file), "--json"))
    assert gold["doc"] == file.stem
    assert gold["header"]["symbol"] == "KH-UBND"
    assert len(_told(run("parse", str(corpus), "--json"))) == 5
    assert "Nhiệm vụ" in run("parse", str(file)).stdout
    day = dt.date.fromisoformat(gold["header"]["date"])
    assert f" · {day:%d/%m/%Y}\n" in run("parse", str(file)).stdout
    assert f" · {day}\n" in run("--lang", "en", "parse", str(file)).stdout
    cited = next(one["date"] for one in gold["citations"] if len(one.get("date") or "") == len("2018-04-23"))
    assert f"  {dt.date.fromisoformat(cited):%d/%m/%Y}  " in run("parse", str(file)).stdout
    assert run("parse", str(corpus), "--out", str(tmp_path / "out")).exit_code == 0
    assert len(list((tmp_path / "out").glob("*.json"))) == 5
    missing = run("parse", str(tmp_path / "none.txt"), str(file), "--json")
    assert missing.exit_code == 1
    assert len(json.loads(missing.stdout)) == 1


def test_ingest_tells_what_it_did_and_does_it_once(fresh: Run, corpus: Path) -> None:
    run = fresh
    assert run("ingest", str(corpus)).stdout == "thêm 5, đổi 0, giữ nguyên 0, lỗi 0\n"
    assert run("ingest", str(corpus)).stdout == "thêm 0, đổi 0, giữ nguyên 5, lỗi 0\n"
    assert _told(run("status", "--json"))["index"]["documents"] == 5
    assert run("forget", DUYEN_HAI).exit_code == 0
    assert _told(run("status", "--json"))["index"]["documents"] == 4
    again = run("forget", DUYEN_HAI)
    assert again.exit_code == 1
    assert DUYEN_HAI in again.stderr


def test_what_a_newer_program_reads_replaces_what_an_older_one_did(
    fresh: Run, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ingest.parse

    assert fresh("ingest", str(corpus)).exit_code == 0
    with monkeypatch.context() as older, Store(tmp_path / "home" / STORE_NAME) as store:
        older.setattr(ingest.parse, "find_obligations", lambda *_: ())
        for path in sorted(corpus.glob("*.txt")):
            store.put(ingest.parse.parse_file(path))
    assert fresh("duties").stdout == ""
    assert fresh("ingest", str(corpus)).stdout == "thêm 0, đổi 0, giữ nguyên 5, lỗi 0\n"
    assert fresh("ingest", str(corpus), "--again").stdout == "thêm 0, đổi 5, giữ nguyên 0, lỗi 0\n"
    assert "báo cáo" in fresh("duties").stdout


def test_one_broken_file_does_not_stop_the_others(fresh: Run, corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    shutil.copy(corpus / "004_6c0a567de09a1746.txt", folder / "good.txt")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    result = fresh("ingest", str(folder), str(tmp_path / "none.txt"))
    assert result.exit_code == 1
    assert result.stdout.startswith("thêm 1,")
    assert "picture.png" in result.stderr
    for name in ("empty.txt", "none.txt"):
        assert sum(name in line for line in result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_failure_of_ours_is_one_line_of_the_report(fresh: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Store, "put", fail)
    result = fresh("ingest", str(corpus))
    assert result.exit_code == 1
    assert result.stdout == "thêm 0, đổi 0, giữ nguyên 0, lỗi 5\n"
    assert result.stderr.count("boom") == 5


def test_evaluate_extraction_and_its_gains(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold").mkdir()
    shutil.copy(corpus / "004_6c0a567de09a1746.txt", tmp_path / "texts")
    shutil.copy(ROOT / "tests/golden/004_6c0a567de09a1746.json", tmp_path / "gold")
    told = _told(run("evaluate", "extraction", str(tmp_path), "--json"))
    assert told["citation_exact"]["n"] > 0
    old = {"outcomes": {**told["outcomes"], "gone fact": "right"}}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    shown = run("evaluate", "extraction", str(tmp_path), "--against", str(tmp_path / "old.json")).stdout
    assert "Mất: 1" in shown
    assert "Được: 0" in shown


def test_evaluate_retrieval(run: Run, read_home: Path, tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "title": "", "text": f"điều {n} nói về {word}"} for n, word in enumerate(("thuế", "đất đai", "báo chí"))
    ]
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "queries.jsonl").write_text(json.dumps({"id": "q", "text": "quy định về báo chí"}), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("q\t2\t1\n", encoding="utf-8")
    before = _told(run("status", "--json"))
    words = ("evaluate", "retrieval", str(tmp_path), "--model", "hashing")
    told = _told(run(*words, "--unaccented", "--json"))
    assert told["hit_1"] == told["unaccented"]["hit_1"] == 1
    assert "mrr_10" in run(*words, "--home", str(tmp_path / "kept")).stdout
    assert (tmp_path / "kept").is_dir()
    assert _told(run("status", "--json"))["index"] == before["index"], "the set's index stands apart from the documents"
    assert run("evaluate", "retrieval", str(read_home)).exit_code == 1


def test_a_taken_port_is_told(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"Cổng {port}" in result.stderr


def test_a_real_process_in_another_folder(read_home: Path, tmp_path: Path) -> None:
    """A pipe whose reader has gone, letters of Vietnamese without a locale, and the exit code."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "VANBAN_HOME": str(read_home)}
    command = f"{sys.executable} -m web.cli duties --format json | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.splitlines()[0] == "["
    assert done.stdout.splitlines()[1] in ("0", "1")
    assert done.stderr == ""


def test_a_store_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / STORE_NAME).write_text("not a database " * 100)
    result = CliRunner().invoke(vanban, ["--home", str(tmp_path), "status"])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_ingest_never_loads_the_models_where_nothing_changed(read_home: Path, corpus: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from web.cli import vanban\n"
        "try: vanban.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(' '.join(sorted({n.partition('.')[0] for n in sys.modules} & {'pyvi', 'torch', 'onnxruntime', 'sklearn'})))"
    )
    home = tmp_path / "home"
    shutil.copytree(read_home, home)
    words = [sys.executable, "-c", code, "--home", str(home), "ingest", str(corpus)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].endswith("giữ nguyên 5, lỗi 0")
    assert done.stdout.splitlines()[1] == ""


def test_the_fixture_is_what_ingest_makes(read_home: Path) -> None:
    with Store(read_home / STORE_NAME) as store:
        assert len(store.document_ids()) == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("trace", "999/XX-YY"), "No document has the number or id"),
        (("parse", "khong-co.txt"), "there is no such file; check the path."),
        (("chain", "co quan khong co"), "No body called"),
        (("compare", "26/KH-UBND", "26/KH-UBND"), "The two documents are one"),
        (("check", "--silence", "no-rule", "26/KH-UBND", "--reason", "x"), "There is no rule “no-rule”"),
        (("evaluate", "extraction", "."), "There is no gold"),
        (("export", "graph.doc"), "use the suffix"),
    ],
)
def test_errors_speak_english_where_it_is_asked_for(
    read_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(vanban, ["--lang", "en", "--home", str(read_home), *arguments])
    assert result.exit_code == 1, result.output
    assert words in result.stderr


def test_a_report_tells_failures_in_the_language_asked_for(tmp_path: Path) -> None:
    broken, report = tmp_path / "hong.docx", tmp_path / "report.json"
    broken.write_bytes(b"PK\x03\x04nothing")
    for lang, words in (("en", "the original again"), ("vi", "lấy lại bản gốc")):
        base = ["--lang", lang, "--home", str(tmp_path / "home"), "ingest", "--model", "hashing", "--report", str(report)]
        result = CliRunner().invoke(vanban, [*base, str(broken)])
        assert result.exit_code == 1
        assert words in result.stderr
        (failed,) = json.loads(report.read_text("utf-8"))["failed"]
        assert words in failed["reason"]
