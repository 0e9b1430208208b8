"""The files that documents were read from, kept as they were: `originals/ab/abcdef….bin` in the home, by their SHA-256."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import select

from graph import tables
from graph.store import Store
from ingest.errors import StoreError, system_words
from ingest.readers import page_cache

FOLDER = "originals"
PICTURES = "cache/pages"
"""Where in the home pictures of their pages are kept for a while, as `<hash>-<page>.png`."""
_PART = "part-"
"""Begins the names of files under way."""
_PIECE = 1 << 20
_OLD = 3600.0
"""Seconds after which what no document names is nobody's work under way."""


class Originals:
    """The originals of the home `home`. Threads and processes may share it; nothing is made until something is kept."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / FOLDER

    def path(self, sha256: str) -> Path:
        """Where a file with this hash is, or would be, kept."""
        return self.folder / sha256[:2] / f"{sha256}.bin"

    def holds(self, sha256: str) -> bool:
        return bool(sha256) and self.path(sha256).is_file()

    def keep(self, file: Path, sha256: str) -> bool:
        """Keeps a copy of `file`; False where its bytes no longer have this hash. The copy appears whole or not at all, once for
        all files with the same bytes. Raises StoreError where it can't be read or written."""
        if self.holds(sha256):
            return True
        kept = self.path(sha256)
        part: Path | None = None
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            with file.open("rb") as source, tempfile.NamedTemporaryFile(dir=kept.parent, prefix=_PART, delete=False) as copy:
                part = Path(copy.name)
                digest = hashlib.sha256()
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    copy.write(piece)
            if digest.hexdigest() == sha256:
                part.replace(kept)
                return True
        except OSError as error:
            why = system_words(error)
            raise StoreError(
                f"Không giữ được bản gốc trong {self.folder} ({why.vi}): hãy kiểm tra dung lượng đĩa.",
                f"The original can't be kept in {self.folder} ({why.en}): see whether the disk has room.",
            ) from error
        finally:
            if part is not None:
                part.unlink(missing_ok=True)
        return False

    def all(self) -> Iterator[tuple[str, Path]]:
        """The hash that each kept file should have, and the file."""
        for path in sorted(self.folder.glob("??/*.bin")):
            yield path.stem, path

    def drop(self, store: Store, hashes: Iterable[str]) -> int:
        """Removes those of these originals that no document was read from, with what was made of them; gives their number."""
        dropped = 0
        for sha256 in set(hashes) - used_hashes(store):
            path = self.path(sha256)
            page_cache.drop(self.home, sha256)
            for picture in (self.home / PICTURES).glob(f"{sha256}-*.png") if sha256 else ():
                picture.unlink(missing_ok=True)
            if sha256 and path.is_file():
                path.unlink(missing_ok=True)
                dropped += 1
        return dropped

    def stray(self, store: Store) -> tuple[Path, ...]:
        """Files that no document was read from and that are no work under way: what broken-off work left behind."""
        used, now = used_hashes(store), time.time()
        candidates = [path for sha256, path in self.all() if sha256 not in used]
        candidates += self.folder.glob(f"??/{_PART}*")
        return tuple(path for path in candidates if now - _changed(path, now) > _OLD)


def used_hashes(store: Store) -> frozenset[str]:
    """The hashes of all files that documents were read from."""
    with store.reading() as connection:
        return frozenset(connection.scalars(select(tables.sources.c.sha256)))


def _changed(path: Path, otherwise: float) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return otherwise
