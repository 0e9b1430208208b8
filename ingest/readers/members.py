"""What lies in an archive or a mail: each member a file of its own, written under a name of ours, never under its own."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import Sentence, UnreadableFile
from ingest.readers import limits
from ingest.readers.mail import attachments, read_mail
from ingest.readers.package import open_package, read_member
from ingest.readers.sniff import sniff
from ingest.record import record

CONTAINERS = frozenset({".zip", ".eml"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TOO_DEEP = Sentence(
    f"nén lồng nhau quá {limits.DEPTH} lớp, không giải nén; hãy giải nén trước.",
    f"archives lie more than {limits.DEPTH} deep in each other; unpack them first.",
)
_LEADS_OUT = Sentence(
    "tên mục dẫn ra ngoài tệp nén, không an toàn nên không đọc.",
    "its name leads out of the archive, which is not safe; it is not read.",
)
_A_LINK = Sentence("mục là liên kết, không phải tệp, nên không đọc.", "it is a link, not a file; it is not read.")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|~\$)")


@record
class Member:
    """A member: its name within the container (`a.zip!/b.docx` for one in an archive in the archive), where its bytes were
    written and their SHA-256, or why it could not be taken out."""

    name: str
    path: str = ""
    sha256: str = ""
    error: Sentence | None = None


class _Budget:
    """What may still be unpacked, over all depths."""

    def __init__(self) -> None:
        self.bytes = limits.UNPACKED_BYTES
        self.members = limits.MEMBERS


def unpack(data: bytes, folder: Path) -> list[Member]:
    """Writes the members of a container into `folder`, those of containers in it too. A mail that says something itself comes
    first; at the top it has no name.

    Raises UnreadableFile where the container as a whole is broken; a member that is broken, locked, unsafe or too large is
    a Member with its `error`.
    """
    found = list(_unpack(data, folder, "", 1, _Budget()))
    if sniff(data) == ".eml" and (_says_something(data) or not found):
        found.insert(0, Member(""))
    return found


def _unpack(data: bytes, folder: Path, prefix: str, depth: int, budget: _Budget) -> Iterator[Member]:
    for raw_name, content in _contents(data, budget):
        name = prefix + (_CONTROL.sub("?", raw_name) or "?")
        if isinstance(content, UnreadableFile):
            yield Member(name, error=content.said)
            continue
        kind = sniff(content)
        if kind in CONTAINERS and depth >= limits.DEPTH:
            yield Member(name, error=_TOO_DEEP)
            continue
        if kind != ".zip" and (kind != ".eml" or _says_something(content)):
            path = folder / f"{limits.MEMBERS - budget.members:05}{_suffix(raw_name)}"
            path.write_bytes(content)
            yield Member(name, str(path), hashlib.sha256(content).hexdigest())
        if kind in CONTAINERS:
            try:
                yield from _unpack(content, folder, f"{name}!/", depth + 1, budget)
            except UnreadableFile as error:
                yield Member(name, error=error.said)


def _says_something(mail: bytes) -> bool:
    from ingest.plain import read_text

    return bool(read_mail(mail, read_text).strip())


def _contents(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Names and bytes of the members, in their order; what operating systems leave behind is passed over."""
    if sniff(data) == ".eml":
        for name, content in attachments(data):
            yield name, _charged(content, budget)
        return
    with open_package(data) as package:
        for info in package.infolist():
            name = _name(info)
            if info.is_dir() or _JUNK.search(name):
                continue
            if _leads_out(name):
                yield name, UnreadableFile(*_LEADS_OUT)
            elif info.external_attr >> 28 == 0xA:
                yield name, UnreadableFile(*_A_LINK)
            else:
                try:
                    yield name, _charged(read_member(package, info, budget.bytes) or b"", budget)
                except UnreadableFile as error:
                    yield name, error


def _charged(content: bytes, budget: _Budget) -> bytes | UnreadableFile:
    if budget.members <= 0 or len(content) > budget.bytes:
        return UnreadableFile("tệp nén chứa quá nhiều; hãy chia nhỏ.", "the archive holds too much; split it.")
    budget.members -= 1
    budget.bytes -= len(content)
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the flag for UTF-8 most archives made in Vietnam hold UTF-8 all the same."""
    name = info.orig_filename if "\0" in info.orig_filename else info.filename
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return name
    return name


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or (len(parts[0]) == 2 and parts[0][1] == ":") or "\0" in name


def _suffix(name: str) -> str:
    """The suffix of a name where it is a plain one."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return found[0].lower() if found else ""
