"""Which files of a folder are documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.intake import gather


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("văn bản", encoding="utf-8")


def _found(folder: Path, *paths: Path) -> tuple[list[str], list[str]]:
    found = gather(paths or (folder,), [".txt", ".md"])
    return [str(p.relative_to(folder)) for p in found.files], [str(p.relative_to(folder)) for p in found.skipped]


def test_a_folder_is_walked_and_what_no_reader_knows_is_told(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a.MD", "in/c.txt", "picture.png", ".hidden.txt", ".git/d.txt")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert _found(tmp_path) == (["a.MD", "b.txt", "in/c.txt"], ["picture.png", "round"])


@pytest.mark.parametrize(
    ("manifest", "files", "why"),
    [
        ("file,sha256\na.txt,x\n", ["a.txt"], "a README beside the documents is none of them"),
        ("\ufefffile\na.txt\n\n", ["a.txt"], "spreadsheets write a mark at the start and blank lines at the end"),
        ("file\na.txt\nlost.txt\n", ["a.txt", "lost.txt"], "a file that is named but lost is reported when it is read"),
        ("file\na.txt\n../../etc/passwd\n/etc/passwd\n", ["a.txt"], "nothing outside the folder"),
        ("name\na.txt\n", ["README.md", "a.txt"], "some other table of this name"),
    ],
)
def test_a_manifest_says_which_files_are_documents(tmp_path: Path, manifest: str, files: list[str], why: str) -> None:
    _make(tmp_path, "a.txt", "README.md")
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    assert _found(tmp_path)[0] == files, why


def test_files_are_taken_once_and_as_given(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "odd.xyz")
    assert _found(tmp_path, tmp_path / "a.txt", tmp_path / "odd.xyz", tmp_path / "a.txt")[0] == ["a.txt", "odd.xyz"]


def test_folders_that_cannot_be_looked_into_are_told(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "b/c.txt", "d/manifest.csv", "e/manifest.csv", "e/f.txt")
    (tmp_path / "d" / "manifest.csv").write_bytes(b"file\n\xff\xfe.txt\n")
    (tmp_path / "e" / "manifest.csv").write_text("file\n" + "x" * 200_000 + "\n", encoding="utf-8")
    deep = tmp_path / "sau"
    for _ in range(3):
        deep = deep / "/".join("s" * 100)
        deep.mkdir(parents=True)
    found = gather([tmp_path], [".txt"])
    assert [path.name for path in found.files] == ["a.txt", "c.txt"]
    assert [Path(failure.path).parent.name for failure in found.failed] == ["d", "e"]
    assert all("CSV" in failure.reason.en for failure in found.failed)
