"""Files come in: found in folders, read, parsed, stored and indexed, each on its own."""

from __future__ import annotations

import csv
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import Sentence, VanbanError
from ingest.readers.sentences import unopened
from ingest.sources import recognised
from web.logs import note, why_of

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.pool import OnPage

MANIFEST = "manifest.csv"
"""Where a folder holds this file, its column `file` says which files of the folder are documents."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in and why, in one sentence."""

    path: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, files of folders that no reader knows, and folders that can't be looked into."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each file of a batch, by path; `ids` are the documents added or changed, `seconds` the work of each of the
    `STAGES`, that of all processes together;
    `left` is the number of files that were not looked at, since the store refused. `moved` are files that were known under
    another path, `gone` those of the store that are no longer there, `pruned` those that were forgotten for it; `headless`
    are those of the added and changed in which neither number nor issuer nor date was found."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...]
    skipped: tuple[str, ...]
    ids: tuple[str, ...]
    seconds: Mapping[str, float]
    left: int = 0
    moved: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    headless: tuple[str, ...] = ()

    @property
    def stored(self) -> bool:
        return bool(self.added or self.changed)


_NO_TABLE = Sentence(
    "không phải bảng CSV bằng UTF-8; hãy sửa hoặc bỏ tệp này.", "this is no CSV table in UTF-8; mend this file or take it away."
)
_FAULT = Sentence(
    "lỗi trong chương trình khi lưu tệp này ({}); hãy báo người quản trị.",
    "the program failed when it stored this file ({}); tell the administrator.",
)
_REFUSALS = 3
"""So often in a row the store may fail: another program can hold it for a while, a full disk stays full."""

STAGES = ("read", "parse", "store")

Step = Callable[[Path], None]
"""Called after each file."""


def gather(paths: Iterable[Path], suffixes: Iterable[str]) -> Found:
    """The files that `paths` name: files as they are, folders with all files below whose suffix or content has a reader.

    Of a folder with a manifest only the files that it names are taken. Hidden files and folders are passed over. A path that
    does not exist is kept, so that it is reported like any file that can't be read.
    """
    known = {suffix.lower() for suffix in suffixes}
    files: dict[Path, None] = {}
    skipped: list[Path] = []
    failed: list[Failure] = []
    for path in paths:
        if path.is_dir():
            _walk(path, known, files, skipped, failed)
        else:
            files[path] = None
    return Found(tuple(files), tuple(skipped), tuple(failed))


def _walk(top: Path, known: set[str], files: dict[Path, None], skipped: list[Path], failed: list[Failure]) -> None:
    waiting = [top]  # no recursion: folders can lie deeper in each other than Python calls
    while waiting:
        path = waiting.pop()
        try:
            if path is top or (path.is_dir() and not path.is_symlink()):
                named = _named(path / MANIFEST)
                files.update(dict.fromkeys(path / name for name in named or ()))
                if named is None:
                    waiting += sorted((held for held in path.iterdir() if not held.name.startswith(".")), reverse=True)
            elif path.suffix.lower() in known or recognised(path):
                files[path] = None
            elif path.is_file() or (path.is_symlink() and not path.exists()):  # what leads nowhere is told too
                skipped.append(path)
        except (csv.Error, UnicodeDecodeError):
            failed.append(Failure(str(path / MANIFEST), _NO_TABLE))
        except OSError as error:
            failed.append(Failure(str(path), unopened(error)))


def _named(manifest: Path) -> tuple[str, ...] | None:
    """The files that a manifest names; None where there is none or it has no column `file`."""
    if not manifest.is_file():
        return None
    with manifest.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if "file" not in (rows.fieldnames or ()):
            return None
        return tuple(row["file"] for row in rows if row["file"] and _is_below(Path(row["file"])))


def _is_below(name: Path) -> bool:
    """Whether a name leads to a file in its folder or further down."""
    return not name.is_absolute() and ".." not in name.parts


def take_in(
    store: Store,
    found: Found,
    step: Step | None = None,
    again: bool = False,
    processes: int | None = None,
    keep_originals: bool = True,
    on_page: OnPage = lambda *_: None,
) -> Report:
    """Reads and stores each file that is new or has changed; a file that fails is reported and the rest goes on.

    `again` reads unchanged files too: what a newer program reads in them replaces what was stored. Files are read in
    `processes` of their own and stored here, in their order. Where the store can't be written any more the rest is left.
    A moved file is recognised by its bytes. The originals of what is stored are kept beside the store, unless told otherwise;
    `on_page` is told of each page that was recognised from an image.
    """
    from graph.originals import Originals
    from ingest.pool import Task, read_all
    from ingest.readers import page_cache
    from web.moves import Contents, Moves, make_up, unchanged

    originals, moves = Originals(store.path.parent), Moves(store)
    page_cache.use(store.path.parent)
    outcome: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": [], "moved": []}
    failed = list(found.failed)
    headless: list[str] = []
    ids: list[str] = []
    seconds = dict.fromkeys(STAGES, 0.0)

    passed = 0

    def tasks() -> Iterator[Task]:
        nonlocal passed
        for path in found.files:
            name = _name(path)
            known = store.hashes(name)
            moved = not known and moves.follow(path, name)
            if moved:
                known = store.hashes(name)
            same = () if again or not known else unchanged(store, path, name, known, originals if keep_originals else None)
            if same:
                outcome["moved" if moved else "unchanged"] += [str(path) + each.removeprefix(name) for each in same]
                note("moved" if moved else "unchanged", logging.INFO if moved else logging.DEBUG, path=name)
                passed += 1
                if step is not None:
                    step(path)
            else:
                yield Task(path, name, {} if again else known)

    done = refused = 0
    replaced: list[str] = []
    contents = Contents()
    with closing(read_all(tasks(), processes, on_page)) as results:
        for task, result in results:
            if result is None:
                contents.note(store, task.name)
                contents = Contents()
                done += 1
                if step is not None:
                    step(task.path)
                if refused >= _REFUSALS:
                    break
                continue
            contents.met(result.item, result.name)
            seconds["read"] += result.reading
            seconds["parse"] += result.parsing
            if result.error:
                note("failed", logging.WARNING, path=result.name, **why_of(result.error, result.fault))
                failed.append(Failure(result.item.name, result.error))
            elif result.document is None:
                contents.read(result.name)
                outcome["unchanged"].append(result.item.name)
                if keep_originals:
                    make_up(originals, result.item.path, result.item.sha256)
            else:
                began = time.perf_counter()
                try:
                    if keep_originals:
                        originals.keep(result.item.path, result.item.sha256)
                    change = store.put(result.document)
                except VanbanError as error:
                    refused += 1
                    note("refused", logging.ERROR, path=result.name, **why_of(error.said))
                    failed.append(Failure(result.item.name, error.said))
                    continue
                except Exception as error:  # of ours, which must cost no other file
                    log.error("a fault while storing", exc_info=True, extra={"fields": {"path": result.name}})
                    failed.append(Failure(result.item.name, _FAULT.fill(f"{type(error).__name__}: {error}")))
                    continue
                refused = 0
                contents.read(result.name)
                page_cache.drop(store.path.parent, result.item.sha256)
                if result.name in task.known and task.known[result.name] != result.item.sha256:
                    replaced.append(task.known[result.name])
                storing = time.perf_counter() - began
                seconds["store"] += storing
                spent = {"read": round(result.reading, 3), "parse": round(result.parsing, 3), "store": round(storing, 3)}
                note(change.kind.value, path=result.name, document=change.document_id, sha256=result.item.sha256, seconds=spent)
                outcome[change.kind.value].append(result.item.name)
                header = result.document.header
                if change.kind.value != "unchanged" and not (header.number or header.issuer or header.date):
                    headless.append(result.item.name)
                ids += [change.document_id] if change.kind.value != "unchanged" else []
    originals.drop(store, replaced)
    return Report(
        added=tuple(outcome["added"]),
        changed=tuple(outcome["changed"]),
        unchanged=tuple(outcome["unchanged"]),
        failed=tuple(failed),
        skipped=tuple(str(path) for path in found.skipped),
        ids=tuple(ids),
        seconds=seconds,
        left=len(found.files) - done - passed,
        moved=tuple(outcome["moved"]),
        headless=tuple(headless),
    )


def _name(path: Path) -> str:
    """The name of a file in the store; of one that leads in circles as it is."""
    try:
        return str(path.resolve())
    except (OSError, RuntimeError, ValueError):
        return str(path)
