"""What can go wrong with the files of an index, in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IndexMismatch, Sentence, StoreError, system_words


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns what SQLite and the system say of an index into a sentence that a person can act on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreError(
                f"Chỉ mục {folder} đang được tiến trình khác ghi: hãy thử lại sau giây lát.",
                f"Another process is writing the index {folder}: try again in a moment.",
            ) from error
        raise _unwritable(folder, Sentence(str(error), str(error))) from error
    except sqlite3.DatabaseError as error:
        raise mismatch(folder, "đã hỏng", "is damaged") from error
    except OSError as error:
        raise _unwritable(folder, system_words(error)) from error


def mismatch(folder: Path, vi: str, en: str) -> IndexMismatch:
    """What to do about an index that can't be used; nothing is lost, since it can be made again from the store."""
    return IndexMismatch(
        f"Chỉ mục {folder} {vi}: hãy xóa thư mục đó rồi chạy lại `vanban ingest`.",
        f"The index {folder} {en}: remove that folder and run `vanban ingest` again.",
    )


def _unwritable(folder: Path, why: Sentence) -> StoreError:
    return StoreError(
        f"Không đọc hoặc ghi được chỉ mục {folder} ({why.vi}): hãy kiểm tra quyền và dung lượng đĩa rồi chạy `vanban doctor`; "
        "văn bản đã lưu vẫn còn.",
        f"The index {folder} can't be read or written ({why.en}): see who may use it and whether the disk has room, then run "
        "`vanban doctor`; what is stored is still there.",
    )
