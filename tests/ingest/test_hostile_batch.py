"""One ingest of everything that breaks programs: one sentence each, the good files stored, within bounds of time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from graph.store import STORE_NAME, Store
from ingest.readers.package import open_package
from tests.ingest import hostile_files

MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, timeout=600)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print(json.dumps([done.returncode, done.stdout.decode(), done.stderr.decode(), seconds, used.ru_maxrss // 1024]))
"""
SECONDS = 60
"""Of computing, since the machine may be busy with other things; half of it is enough."""
MEGABYTES = 900
"""The largest files are read whole, 200 MB of them, and decoded."""


def test_all_of_it_in_one_batch(tmp_path: Path) -> None:
    folder, home, told = tmp_path / "vào", tmp_path / "kho", tmp_path / "bao-cao.json"
    said = hostile_files.write(folder)
    vanban = str(Path(sys.executable).with_name("vanban"))
    command = [vanban, "--home", str(home), "ingest", str(folder), "--model", "hashing", "--report", str(told)]
    ran = subprocess.run([sys.executable, "-c", MEASURED, *command], capture_output=True, check=True, cwd=tmp_path)
    code, out, errors, seconds, megabytes = json.loads(ran.stdout)
    assert code == 1
    assert out.endswith(f"lỗi {len(said)}\n")
    assert "Traceback" not in errors
    lines = errors.splitlines()
    assert sum(line.startswith("Lỗi: ") for line in lines) == len(said)
    assert all(line.startswith(("Lỗi: ", "Không thấy số, cơ quan ban hành hay ngày: ")) for line in lines)
    assert all(line.isprintable() and line.endswith(".") for line in lines)

    report = json.loads(told.read_text("utf-8"))
    failed = {failure["path"].removeprefix(f"{folder}/"): failure["reason"] for failure in report["failed"]}
    assert failed.keys() == said.keys()
    assert {name: reason for name, reason in failed.items() if not re.search(said[name], reason)} == {}
    stored = {Path(name.removeprefix(f"{folder}/").partition("!/")[0]).name for name in report["added"]}
    assert stored == {*hostile_files.READ, "dieu\x1b[31m\n\x07khien.txt"}
    with Store(home / STORE_NAME) as store:
        assert {path for summary in store.summaries() for path in summary.paths} >= {str(folder / "tot.docx")}
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert max(report["peak_memory_mb"].values()) < MEGABYTES


def test_a_table_of_contents_is_measured_before_it_is_read() -> None:
    from ingest.readers import limits
    from ingest.readers.package import directory_size

    small = hostile_files.many_members(100)
    assert 100 * 46 < directory_size(small) < 100 * 80
    with open_package(small) as package:
        assert len(package.namelist()) == 100
    assert directory_size(hostile_files.wide_directory(200_000)) > limits.DIRECTORY_BYTES
    assert directory_size(small[:-10]) == directory_size(b"PK\x03\x04") == 0


def test_programs_that_are_missing_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "vào"
    folder.mkdir()
    (folder / "cu.doc").write_bytes(hostile_files.ole("WordDocument"))
    (folder / "quet.png").write_bytes(hostile_files.huge_picture(400))
    (folder / "tot.docx").write_bytes(hostile_files.GOOD)
    (tmp_path / "khong").mkdir()
    vanban = str(Path(sys.executable).with_name("vanban"))
    command = [sys.executable, vanban, "--home", str(tmp_path / "kho"), "ingest", str(folder), "--model", "hashing"]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": str(tmp_path / "khong")}, check=False)
    assert (done.returncode, done.stdout) == (1, "thêm 1, đổi 0, giữ nguyên 0, lỗi 2\n"), done.stderr
    old, scan = done.stderr.splitlines()
    assert "cu.doc" in old
    assert "apt-get install antiword" in old
    assert "quet.png" in scan
    assert "apt-get install tesseract-ocr" in scan
