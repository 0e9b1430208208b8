"""What can go wrong with a person's input: each error is one sentence in Vietnamese and in English."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NamedTuple


class Sentence(NamedTuple):
    """What a person reads, in Vietnamese and in English."""

    vi: str
    en: str

    def under(self, name: str) -> Sentence:
        """`ke-hoach.txt: tệp trống.`"""
        return Sentence(*(f"{name}: {words}" for words in self))

    def fill(self, *values: object) -> Sentence:
        """The sentence with `values` in place of each `{}`."""
        return Sentence(*(words.format(*values) for words in self))

    def without(self, name: str) -> Sentence:
        """The sentence as it was before `under`."""
        return Sentence(*(words.removeprefix(f"{name}: ") for words in self))


class VanbanError(Exception):
    """An error that a user can act on: its sentence says what is wrong and what to do. As a string it is the Vietnamese one."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.said = Sentence(vi, en)

    def __str__(self) -> str:
        return self.said.vi


class UnreadableFile(VanbanError):
    """The file exists but no text can be taken from it."""


class UnsupportedFormat(VanbanError):
    """No reader is registered for the file's suffix."""


class StoreError(VanbanError):
    """The store can't be opened, is newer than this program, or is in use."""


class UnknownDocument(VanbanError):
    """A number or id that names no document of the store."""


class AmbiguousDocument(VanbanError):
    """A number that several documents carry, where one is needed; the message lists them."""


class IndexMismatch(VanbanError):
    """The index on disk was made by another model, analyser or corpus; the message says what to run."""


class UnknownModel(VanbanError):
    """No encoder of that name can be loaded here."""


_OF_SYSTEM = {
    errno.EACCES: Sentence("không có quyền", "no permission"),
    errno.EPERM: Sentence("không được phép", "not permitted"),
    errno.EROFS: Sentence("ổ đĩa chỉ đọc", "the disk is read-only"),
    errno.ENOSPC: Sentence("đĩa đầy", "the disk is full"),
    errno.EDQUOT: Sentence("hết hạn mức đĩa", "the disk quota is used up"),
    errno.EIO: Sentence("lỗi đĩa", "the disk fails"),
    errno.ENOENT: Sentence("không có tệp hoặc thư mục này", "no such file or folder"),
    errno.EEXIST: Sentence("đã có tệp cùng tên", "a file of that name is there"),
    errno.EISDIR: Sentence("đây là thư mục", "this is a folder"),
    errno.ENOTDIR: Sentence("đường dẫn đi qua một tệp không phải thư mục", "part of the path is no folder"),
    errno.ENAMETOOLONG: Sentence("tên quá dài", "the name is too long"),
    errno.EMFILE: Sentence("mở quá nhiều tệp cùng lúc", "too many files are open"),
    errno.EBUSY: Sentence("đang bị chương trình khác giữ", "another program holds it"),
    errno.EADDRNOTAVAIL: Sentence("máy này không có địa chỉ đó", "this machine does not have that address"),
}


def unwritten(path: Path, error: OSError) -> Sentence:
    """Why a file or a folder can't be written."""
    why = system_words(error)
    return Sentence(f"Không ghi được {path}: {why.vi}.", f"{path} can't be written: {why.en}.")


def system_words(error: OSError) -> Sentence:
    """Why the system refused something: common reasons in both languages, others in the system's own words."""
    own = error.strerror or str(error)
    return _OF_SYSTEM.get(error.errno or 0, Sentence(own, own))
