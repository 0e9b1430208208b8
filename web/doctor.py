"""The store, the index and the originals looked over, and mended where that can be done without a person."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from graph import checkup, tables
from graph.originals import Originals, used_hashes
from graph.store import STORE_NAME, Store
from ingest.document import Source
from ingest.errors import VanbanError
from ingest.readers import page_cache
from ingest.sources import INSIDE, file_sha256, items
from search import checkup as index_checkup
from search.index import SearchIndex
from web.bilingual import Words

Step = Callable[[str, int, int], None]
"""Called with what is looked at (`documents`, `originals`), how many are done and how many there are."""

OLD = 3600.0
"""Seconds after which a file under way is what broken-off work left behind."""

PAGES_KEPT = 30 * 24 * 3600.0
"""Seconds beyond that for which recognised pages wait for their document to be read to its end."""


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something wrong: with the `store`, the `index`, the `originals`, or `leftovers`; what it is, and what was done about it or
    a person can do. `about` names what it is about, where that is one thing."""

    part: str
    what: Words
    done: Words
    mended: bool
    about: str = ""


_WOULD = ("sẽ sửa khi chạy không có --check", "would be mended without --check")


def examine(home: Path, mend: bool = True, step: Step = lambda *_: None) -> Iterator[Ailment]:
    """What is wrong with a home, each with what was done; with `mend` off nothing is changed. Raises StoreError where there is no
    store."""
    path = home / STORE_NAME
    broken = _broken(path)
    if broken:
        what = (f"tệp kho hỏng ({broken})", f"the store's file is damaged ({broken})")
        done = (
            "không tự sửa được: hãy khôi phục bằng vanban restore, hoặc dời tệp này đi rồi nạp lại",
            "can't be mended: use vanban restore, or move this file away and ingest again",
        )
        yield Ailment("store", what, done, False, str(path))
        return
    with Store(path, must_exist=True) as store:
        yield from _store(store, mend, step)
        yield from _index(home, store, mend)
        yield from _originals(home, store, mend, step)
    yield from _leftovers(home, mend)


def _broken(path: Path) -> str:
    """What SQLite says of a file that it can't use; nothing where it can, or where there is none."""
    if not path.is_file():
        return ""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            told = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return "" if "locked" in str(error) else str(error)
    return "" if told == "ok" else told


def _store(store: Store, mend: bool, step: Step) -> Iterator[Ailment]:
    orphans = checkup.orphans(store)
    if orphans:
        done = ("đã xóa", "removed") if mend else _WOULD
        left = orphans - checkup.drop_orphans(store) if mend else orphans
        what = (f"{orphans} dòng không thuộc văn bản nào", f"{orphans} rows that belong to no document")
        yield Ailment("store", what, done, mend and left <= 0)
    count = len(store.document_ids())
    for at, found in enumerate(checkup.unsound(store), 1):
        step("documents", at, count)
        if found is None:
            continue
        what = (f"văn bản hỏng ({found.why})", f"a damaged document ({found.why})")
        if not mend:
            yield Ailment("store", what, _WOULD, False, found.id)
        elif _read_again(store, found.id):
            yield Ailment("store", what, ("đã đọc lại từ bản gốc", "read again from its original"), True, found.id)
        else:
            done = ("không có bản gốc để đọc lại: hãy nạp lại tệp của nó", "there is no original to read: ingest its file again")
            yield Ailment("store", what, done, False, found.id)


def _read_again(store: Store, id: str) -> bool:
    """Reads a document anew from the original that is kept, or from its file where that has the same bytes."""
    from ingest.parse import parse_file

    source = _main_source(store, id)
    if source is None:
        return False
    kept, elsewhere = Originals(store.path.parent).path(source.sha256), Path(source.path)
    for path in (kept, elsewhere):
        if _hash(path) != source.sha256:
            continue
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            copy = Path(folder) / f"goc.{source.format}"  # plain text is told by its suffix
            shutil.copyfile(path, copy)
            try:
                document = parse_file(copy, source.path)
            except VanbanError:
                continue
        store.forget(id)
        store.put(document)
        return True
    return False


def _main_source(store: Store, id: str) -> Source | None:
    s, d = tables.sources.c, tables.documents.c
    wanted = select(s.path, s.format, s.sha256).join(tables.documents, d.key == s.document).where(d.id == id, s.main == 1)
    with store.reading() as connection:
        found = connection.execute(wanted).first()
    return Source(found.path, found.format, found.sha256) if found else None


def _index(home: Path, store: Store, mend: bool) -> Iterator[Ailment]:
    digests = store.digests()
    state = index_checkup.examine(home, digests)
    if state.sound:
        return
    if state.damaged:
        what = (f"chỉ mục hỏng ({state.damaged})", f"the index is damaged ({state.damaged})")
    else:
        counts = (len(state.lacks), len(state.stale), len(state.extra), state.pending)
        what = (
            "chỉ mục khác kho: thiếu {}, cũ {}, thừa {}, dở dang {}".format(*counts),
            "the index differs from the store: {} lacking, {} old, {} too many, {} unfinished".format(*counts),
        )
    if not mend:
        yield Ailment("index", what, _WOULD, False)
        return
    try:
        if state.damaged:
            index_checkup.discard(home)
        elif state.stale:
            index_checkup.look_again(home)
        with SearchIndex.open(home) as index:
            index.sync(store)
        mended = index_checkup.examine(home, store.digests()).sound
        done = ("đã lập lại từ kho", "made again from the store") if mended else ("chưa khớp", "it still differs")
    except (VanbanError, OSError, sqlite3.Error) as error:
        mended, done = False, error.said if isinstance(error, VanbanError) else (str(error), str(error))
    yield Ailment("index", what, done, mended)


def _originals(home: Path, store: Store, mend: bool, step: Step) -> Iterator[Ailment]:
    originals = Originals(home)
    if not originals.folder.is_dir():
        return  # this home keeps none
    kept, used = list(originals.all()), used_hashes(store)
    for at, (sha256, path) in enumerate(kept, 1):
        step("originals", at, len(kept))
        if sha256 in used and _hash(path) != sha256:
            what = ("bản gốc không còn nguyên vẹn", "an original is no longer what it was")
            yield _kept_again(store, originals, sha256, what, mend)
    for sha256 in sorted(used - {sha256 for sha256, _ in kept} - {""}):
        if _file_with(store, sha256) is not None:  # else there is nothing to keep, and nothing may have been wanted
            yield _kept_again(store, originals, sha256, ("thiếu bản gốc", "an original is missing"), mend)
    stray = originals.stray(store)
    if stray:
        for path in stray if mend else ():
            path.unlink(missing_ok=True)
        what = (f"{len(stray)} tệp không thuộc văn bản nào", f"{len(stray)} files that belong to no document")
        yield Ailment("originals", what, ("đã xóa", "removed") if mend else _WOULD, mend)


def _kept_again(store: Store, originals: Originals, sha256: str, what: Words, mend: bool) -> Ailment:
    """Keeps an original anew, if one of the files that it came from, or an archive that holds it, still has its bytes."""
    file = _file_with(store, sha256)
    about = str(file or next(iter(_paths_with(store, sha256)), sha256))
    if not mend:
        return Ailment("originals", what, _WOULD, False, about)
    originals.path(sha256).unlink(missing_ok=True)
    if originals.keep(file, sha256) if file is not None else _kept_from_archive(store, originals, sha256):
        return Ailment("originals", what, ("đã giữ lại từ tệp ban đầu", "kept anew from its file"), True, about)
    done = ("đã xóa; không tìm thấy tệp ban đầu để giữ lại", "removed; the file that it came from was not found")
    return Ailment("originals", what, done, False, about)


def _file_with(store: Store, sha256: str) -> Path | None:
    """A file that was read when it had these bytes and still has them; none within archives."""
    paths = _paths_with(store, sha256)
    return next((Path(path) for path in paths if INSIDE not in path and _hash(Path(path)) == sha256), None)


def _kept_from_archive(store: Store, originals: Originals, sha256: str) -> bool:
    """Keeps the original that was read from an archive which still holds it; False where there is none."""
    for path in _paths_with(store, sha256):
        archive, inside, _ = path.partition(INSIDE)
        members = items(Path(archive)) if inside else iter(())
        if any(item.sha256 == sha256 and originals.keep(item.path, sha256) for item in members):
            return True
    return False


def _paths_with(store: Store, sha256: str) -> list[str]:
    """The files that had these bytes when they were read."""
    column = tables.sources.c
    with store.reading() as connection:
        return list(connection.scalars(select(column.path).where(column.sha256 == sha256).order_by(column.path)))


def _hash(path: Path) -> str:
    """The SHA-256 of a file; nothing where it can't be read."""
    try:
        return file_sha256(path) if path.is_file() else ""
    except (OSError, ValueError):
        return ""


def _leftovers(home: Path, mend: bool) -> Iterator[Ailment]:
    """Files under way of work that was broken off."""
    old = time.time() - OLD
    found = [
        path for path in (*home.glob("*.part"), *home.glob("cache/**/tmp*")) if path.is_file() and path.stat().st_mtime < old
    ]
    found += [path for path in home.glob(f"{page_cache.FOLDER}/*") if path.stat().st_mtime < old - PAGES_KEPT]
    found += [path for path in home.parent.glob(".vanban-*") if path.is_dir() and path.stat().st_mtime < old]
    if not found:
        return
    for path in found if mend else ():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    what = (f"{len(found)} tệp tạm của việc dở dang", f"{len(found)} temporary files of work that was broken off")
    yield Ailment("leftovers", what, ("đã xóa", "removed") if mend else _WOULD, mend)
