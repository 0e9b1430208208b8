"""The key that signs cookies, in a file of the home that its owner alone may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from ingest.errors import StoreError, system_words

KEY_NAME = "secret.key"
LENGTH = 32


def secret_key(home: Path) -> bytes:
    """The home's key, made where there is none; raises StoreError where that can't be done."""
    path = home / KEY_NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        key = path.read_bytes()
    except OSError as error:
        why = system_words(error)
        raise StoreError(
            f"Không đọc hoặc tạo được {path} ({why.vi}): hãy kiểm tra quyền của thư mục.",
            f"{path} can't be read or made ({why.en}): see who may use the folder.",
        ) from error
    if len(key) < LENGTH:
        raise StoreError(
            f"{path} không phải khóa của vanban: hãy xóa tệp đó rồi chạy lại.",
            f"{path} is no key of vanban: remove that file and run this again.",
        )
    return key


def _make(path: Path) -> None:
    """Writes the file whole or not at all; another process may be at it too, and the first one's key is kept."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(LENGTH))
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without such names
        fresh.replace(path)
    fresh.unlink(missing_ok=True)
