"""Documents in: what is handed in, refused, queued, read, read again and removed."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.hostile import BREAKOUT, EVIL
from tests.web.people import empty_home, people, signed_in, token_of
from web import create_app, jobs, uploads
from web.audit import Actor, entries
from web.jobs import State

DISPATCH = "002_64bb1f37b7454fb4.txt"
ME = Actor("test")
ESCAPED = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
"""As browsers write names of files."""
File = tuple[str, bytes]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    empty_home(tmp_path / "home")
    made = create_app(tmp_path / "home")
    people(made)
    return made


def hand_in(client: FlaskClient, *files: File, script: bool = False) -> TestResponse:
    form = {"csrf": token_of(client, "/in"), "files": [(io.BytesIO(data), name.translate(ESCAPED)) for name, data in files]}
    return client.post("/in", data=form, headers={"Accept": "application/json"} if script else {})


def work(app: Flask) -> None:
    app.extensions["worker"].work()


def _jobs(app: Flask) -> tuple[jobs.Job, ...]:
    return jobs.listed(app.extensions["library"].store, 100)


def _packed(*members: File) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def test_two_files_of_which_one_is_broken(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    good = (corpus / DISPATCH).read_bytes()
    answer = hand_in(client, ("công văn.txt", good), ("hỏng.docx", _packed(("word/document.xml", b"<broken"))))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/in")
    assert [job.state for job in _jobs(app)] == [State.WAITING, State.WAITING]
    work(app)
    broken, read = _jobs(app)
    assert (read.state, broken.state) == (State.DONE, State.FAILED)
    assert broken.reasons
    page = client.get("/in").text
    assert "không đọc được" in page
    assert f"/documents/{read.documents[0]}" in page
    assert client.get(f"/documents/{read.documents[0]}").status_code == 200
    found = client.get("/api/v1/search?q=bao+cao").get_json()
    assert {hit["document"] for hit in found["hits"]} == {read.documents[0]}, "the index has followed"
    assert len(list((app.extensions["library"].home / uploads.FOLDER).iterdir())) == 1, "of the broken one nothing is kept"
    whole = {path.name for path in (app.extensions["library"].home / uploads.FOLDER).iterdir()}
    assert f"{hashlib.sha256(good).hexdigest()}.txt" in whole
    assert not [name for name in whole if "công" in name or name.startswith("part-")]
    copies = [path for path in app.extensions["library"].home.rglob("*") if path.is_file() and path.read_bytes() == good]
    assert len({path.stat().st_ino for path in copies}) == 1, "kept as an original too, it takes its room once"
    assert [entry.what for entry in entries(app.extensions["library"].store, 2)] == ["upload", "upload"]


def test_the_script_is_told_of_each_file(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    answer = hand_in(client, ("a.txt", (corpus / DISPATCH).read_bytes()), ("b.exe", b"MZ\0\0"), script=True)
    assert answer.status_code == 202
    refused, waiting = answer.get_json()["jobs"]
    assert (waiting["state"], refused["state"]) == ("waiting", "failed")
    assert "chưa đọc được" in refused["reasons"][0]
    work(app)
    told = client.get(f"/in/queue.json?id={waiting['id']}").get_json()
    assert told["busy"] is False
    assert [job["step"] for job in told["jobs"]] == [3]
    assert told["jobs"][0]["documents"][0]["url"].startswith("/documents/")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "trống"),
        ("program.txt", b"\x7fELF\x02\x01\x01\0\0\0", "chưa đọc được"),
        ("program.exe", b"MZ...", "chưa đọc được"),
        ("noname", b"words", "chưa đọc được"),
        ("packed.rar", b"Rar!\x1a\x07\0", "RAR"),
        ("sheet.docx", _packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), "chưa đọc được"),
    ],
)
def test_what_is_refused_at_the_door(app: Flask, name: str, data: bytes, told: str) -> None:
    client = signed_in(app, "minh")
    hand_in(client, (name, data))
    (job,) = _jobs(app)
    assert job.state is State.FAILED
    assert told in job.reasons[0].vi
    assert not list((app.extensions["library"].home / uploads.FOLDER).iterdir())


def test_too_large_and_too_many(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(app, "minh")
    monkeypatch.setattr(uploads, "FILE_BYTES", 10)
    hand_in(client, ("a.txt", b"more than ten bytes"))
    assert "lớn hơn" in _jobs(app)[0].reasons[0].vi
    assert hand_in(client, *((f"{n}.txt", b"x") for n in range(uploads.MOST_FILES + 1))).status_code == 413
    monkeypatch.setattr(app.view_functions["incoming.take"], "body", 1_000)
    assert hand_in(client, ("a.txt", b"x" * 2_000)).status_code in (400, 413)
    assert len(_jobs(app)) == 1


def test_a_full_queue_asks_for_patience(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 0)
    answer = hand_in(signed_in(app, "minh"), ("a.txt", b"x"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert "Hàng đợi" in answer.text


def test_a_disk_that_is_nearly_full_takes_no_more(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LEAST_FREE", 2**62)
    hand_in(signed_in(app, "minh"), ("a.txt", b"x"))
    assert "sắp đầy" in _jobs(app)[0].reasons[0].vi


def test_what_was_broken_off_is_swept_away(tmp_path: Path) -> None:
    held = uploads.Uploads(tmp_path)
    kept = held.keep(io.BytesIO(b"Words of a letter."), "a.txt")
    old, fresh = held.folder / "part-old", held.folder / "part-fresh"
    for part in (old, fresh):
        part.write_bytes(b"x")
    os.utime(old, (0, 0))
    os.utime(held.path(kept.file), (0, 0))
    held.sweep()
    assert {path.name for path in held.folder.iterdir()} == {kept.file, "part-fresh"}


def test_nothing_chosen_is_told(app: Flask) -> None:
    assert hand_in(signed_in(app, "minh")).status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd.txt",
        "..\\..\\windows\\win.txt",
        "/etc/cron.d/evil.txt",
        f"{EVIL}.txt",
        f"{BREAKOUT}.txt",
        "a\r\nSet-Cookie: x=1.txt",
        "con\x00.txt",
        "\u202etxt.exe.txt",
        "a" * 5_000 + ".txt",
        ".txt",
        "$(touch x).txt",
    ],
)
def test_hostile_names_are_words(app: Flask, name: str) -> None:
    client = signed_in(app, "minh")
    hand_in(client, (name, "Điều 1. Không có gì ở đây.".encode()))
    home: Path = app.extensions["library"].home
    work(app)
    (job,) = _jobs(app)
    assert len(job.name) <= 150
    assert "/" not in job.name
    shown = client.get("/in").text
    assert "<script>alert" not in shown
    assert "<img" not in shown
    files = {path.relative_to(home).parts for path in home.rglob("*") if path.is_file()}
    assert all(len(parts[-1]) < 100 and "passwd" not in parts[-1] for parts in files)
    assert not (home.parent / "etc").exists()


@pytest.mark.parametrize("file", ["../vanban.sqlite", "/etc/passwd", "a.txt", "", "secret.key", "0" * 64, "0" * 64 + ".txt/../x"])
def test_no_path_is_made_of_a_name(tmp_path: Path, file: str) -> None:
    with pytest.raises(ValueError, match="no upload"):
        uploads.Uploads(tmp_path).path(file)


def test_an_archive_brings_its_documents_and_tells_what_failed(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    packed = _packed(("a/1.txt", (corpus / DISPATCH).read_bytes()), ("../b.txt", b"x"), ("c.docx", b"PK\x03\x04broken"))
    hand_in(client, ("gói.zip", packed))
    work(app)
    (job,) = _jobs(app)
    assert job.state is State.DONE
    assert len(job.documents) == 1
    assert job.reasons
    assert "xong, có phần lỗi" in client.get("/in").text


def test_the_same_file_twice_is_one_document(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    data = (corpus / DISPATCH).read_bytes()
    hand_in(client, ("a.txt", data), ("b.txt", data))
    work(app)
    one, other = _jobs(app)
    assert one.documents == other.documents
    assert one.state is other.state is State.DONE


def test_what_was_under_way_is_taken_up_again(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    hand_in(client, ("a.txt", (corpus / DISPATCH).read_bytes()))
    store = app.extensions["library"].store
    for attempt in range(1, jobs.MOST_ATTEMPTS):
        job = jobs.next_job(store)
        assert job is not None
        assert job.attempts == attempt
        jobs.take_up(store)  # the program ended, and begins anew
    work(app)
    assert _jobs(app)[0].state is State.DONE
    jobs.add_files(store, [jobs.Asked("b.txt", uploads.Kept("0" * 64 + ".txt", "b.txt"))], ME)
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs.next_job(store)
        jobs.take_up(store)
    assert jobs.next_job(store) is None, "a file at which the program ends each time is left alone"
    assert _jobs(app)[0].state is State.FAILED


def test_a_document_is_read_again(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    hand_in(client, ("a.txt", (corpus / DISPATCH).read_bytes()))
    work(app)
    id = _jobs(app)[0].documents[0]
    asked = client.get(f"/again/{id}")
    assert "Đọc lại văn bản" in asked.text
    assert client.post(f"/again/{id}", data={"csrf": token_of(client, f"/again/{id}")}).status_code == 303
    work(app)
    job = _jobs(app)[0]
    assert (job.kind, job.state, job.documents) == (jobs.Kind.AGAIN, State.DONE, (id,))
    for address in ("/again/none/such", "/again/../../etc/passwd"):
        assert client.get(address).status_code == 404
        assert client.post(address, data={"csrf": token_of(client, "/in")}).status_code == 404


def test_a_document_is_removed_with_its_file(app: Flask, corpus: Path) -> None:
    client = signed_in(app, "minh")
    hand_in(client, ("a.txt", (corpus / DISPATCH).read_bytes()))
    work(app)
    id = _jobs(app)[0].documents[0]
    assert client.get(f"/remove/{id}").status_code == 403, "reviewers remove nothing"
    admin = signed_in(app, "quản.trị")
    assert "Tệp đã gửi lên cũng bị xóa" in admin.get(f"/remove/{id}").text
    assert app.extensions["library"].store.document_ids() == (id,), "asking removes nothing"
    assert admin.post(f"/remove/{id}", data={"csrf": token_of(admin, f"/remove/{id}")}).status_code == 303
    assert app.extensions["library"].store.document_ids() == ()
    assert not list((app.extensions["library"].home / uploads.FOLDER).iterdir())
    work(app)
    assert client.get("/api/v1/search?q=bao+cao").get_json()["hits"] == []
    assert entries(app.extensions["library"].store, 1)[0].about == id


def test_a_file_that_nobody_handed_in_is_never_deleted(app: Flask, corpus: Path, tmp_path: Path) -> None:
    from web.intake import Found, take_in

    own = tmp_path / "own.txt"
    own.write_bytes((corpus / DISPATCH).read_bytes())
    library = app.extensions["library"]
    (id,) = take_in(library.store, Found((own,), ()), processes=1).ids
    admin = signed_in(app, "quản.trị")
    admin.post(f"/remove/{id}", data={"csrf": token_of(admin, f"/remove/{id}")})
    assert own.is_file()
    assert library.store.document_ids() == ()


def test_readers_bring_nothing_in(app: Flask) -> None:
    client = signed_in(app, "lan")
    assert client.get("/in").status_code == 403
    assert client.get("/in/queue.json").status_code == 403
    form = {"csrf": token_of(client, "/"), "files": [(io.BytesIO(b"x"), "a.txt")]}
    assert client.post("/in", data=form).status_code == 403
    assert not (app.extensions["library"].home / uploads.FOLDER).exists()
    assert app.test_client().post("/in", data={"files": [(io.BytesIO(b"x"), "a.txt")]}).status_code == 401


def test_two_processes_do_not_work_one_queue(app: Flask, tmp_path: Path) -> None:
    first = app.extensions["worker"]._lock()
    assert first is not None
    other = create_app(tmp_path / "home").extensions["worker"]
    other._ended.set()
    with first:
        assert other._lock() is None
