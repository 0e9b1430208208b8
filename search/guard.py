"""What can go wrong with the files of an index, in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IndexMismatch, StoreError


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns what SQLite and the system say of an index into a sentence that a person can act on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreError(f"Chỉ mục {folder} đang được tiến trình khác ghi: hãy thử lại sau giây lát.") from error
        raise _unwritable(folder, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise mismatch(folder, "đã hỏng") from error
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error


def mismatch(folder: Path, why: str) -> IndexMismatch:
    """What to do about an index that can't be used; nothing is lost, since it can be made again from the store."""
    return IndexMismatch(f"Chỉ mục {folder} {why}: hãy xóa thư mục đó rồi chạy lại `vanban ingest`.")


def _unwritable(folder: Path, why: str) -> StoreError:
    return StoreError(
        f"Không đọc hoặc ghi được chỉ mục {folder} ({why}): hãy kiểm tra quyền và dung lượng đĩa rồi chạy `vanban doctor`; "
        "văn bản đã lưu vẫn còn."
    )
