"""What the wheel holds: every package and every data file that the code reads."""

from __future__ import annotations

import fnmatch
import tomllib

from tests.conftest import ROOT

SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
CODE = ("ingest", "graph", "search", "web")
NO_PACKAGES = ("web.templates", "web.static")


def _folders() -> set[str]:
    files = (path for top in CODE for path in (ROOT / top).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {".".join(path.parent.relative_to(ROOT).parts) for path in files}


def test_every_folder_is_a_package_or_data_of_one() -> None:
    missing = {name for name in _folders() - set(SETUPTOOLS["packages"]) if not name.startswith(NO_PACKAGES)}
    assert missing == set()


def test_every_data_file_is_packaged() -> None:
    left_out = []
    for package in CODE:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_dir() or path.suffix in (".py", ".pyc"):
                continue
            owner = next(p for p in path.relative_to(ROOT).parents if str(p).replace("/", ".") in SETUPTOOLS["packages"])
            patterns = SETUPTOOLS["package-data"].get(str(owner).replace("/", "."), [])
            inside = str(path.relative_to(ROOT / owner))
            if not any(fnmatch.fnmatch(inside, pattern.replace("**/", "*/")) for pattern in patterns):
                left_out.append(str(path.relative_to(ROOT)))
    assert left_out == []
