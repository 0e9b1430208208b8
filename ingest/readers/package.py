"""Zip packages with bounds: bombs, encryption and damage end in one sentence."""

from __future__ import annotations

import io
import zipfile
import zlib

from ingest.errors import Sentence, UnreadableFile
from ingest.readers import limits
from ingest.readers.sentences import BOMB, LOCKED

_RECORD = 22
"""Bytes of the record at the end of an archive, before its comment."""

_BROKEN = Sentence(
    "tệp hỏng hoặc bị cắt cụt, không đọc được; hãy lấy lại bản gốc.", "the file is broken or cut off; get the original again."
)


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package; raises UnreadableFile where it is damaged or unpacks to too much."""
    if directory_size(data) > limits.DIRECTORY_BYTES:
        raise UnreadableFile(
            f"tệp nén có nhiều hơn {limits.MEMBERS} mục; hãy chia nhỏ.",
            f"the archive has more than {limits.MEMBERS} members; split it.",
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableFile(*_BROKEN) from None
    members = package.infolist()
    if len(members) > limits.MEMBERS:
        raise UnreadableFile(
            f"tệp nén có {len(members)} mục, nhiều hơn {limits.MEMBERS}; hãy chia nhỏ.",
            f"the archive has {len(members)} members, more than {limits.MEMBERS}; split it.",
        )
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise UnreadableFile(
            f"tệp giải nén ra hơn {limits.UNPACKED_BYTES >> 20} MB; hãy chia nhỏ.",
            f"the file unpacks to more than {limits.UNPACKED_BYTES >> 20} MB; split it.",
        )
    return package


def directory_size(data: bytes) -> int:
    """How many bytes the table of contents of an archive says it takes, told by the record at its end; 0 where there is none."""
    at = data.rfind(b"PK\x05\x06", max(len(data) - _RECORD - 2**16, 0))
    size = int.from_bytes(data[at + 12 : at + 16], "little") if at >= 0 else 0
    if size < 2**32 - 1:
        return size
    at = data.rfind(b"PK\x06\x06", max(at - 2**16, 0), at)  # of archives that may be larger than 4 GB
    return int.from_bytes(data[at + 40 : at + 48], "little") if at >= 0 else size


def read_member(package: zipfile.ZipFile, name: str | zipfile.ZipInfo, at_most: int = limits.UNPACKED_BYTES) -> bytes | None:
    """The bytes of a member, never more than its header promised; None where there is none of that name."""
    try:
        info = package.getinfo(name) if isinstance(name, str) else name
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise UnreadableFile(*LOCKED)
    if info.file_size > limits.RATIO_FROM and info.file_size > limits.RATIO * max(info.compress_size, 1):
        raise UnreadableFile(*BOMB)
    most = min(info.file_size, at_most)
    try:
        with package.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableFile(*_BROKEN) from None
    if len(data) > most:
        raise UnreadableFile(*BOMB)
    return data
