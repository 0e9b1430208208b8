"""Pages of originals as pictures, drawn when first asked for and kept for a while in the home."""

from __future__ import annotations

import tempfile
from pathlib import Path

from graph.originals import PICTURES, Originals
from ingest.errors import UnreadableFile
from ingest.readers.process import draw_apart

MOST = 200 * 2**20
"""Bytes that the pictures may take; those that were made first give way."""


def page_image(home: Path, sha256: str, suffix: str, page: int) -> bytes:
    """A page of a kept original as a PNG, the first page being 1. Raises UnreadableFile where that can't be had."""
    kept = home / PICTURES / f"{sha256}-{page}.png"
    try:
        return kept.read_bytes()
    except OSError:
        pass
    originals = Originals(home)
    if not originals.holds(sha256):
        raise UnreadableFile("bản gốc không được giữ trong kho.", "the original is not kept in the store.")
    drawn = draw_apart(originals.path(sha256), suffix, page)
    _keep(kept, drawn)
    return drawn


def _keep(path: Path, picture: bytes) -> None:
    """Keeps a picture where that can be done; it can be drawn again at any time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = sorted((found.stat().st_mtime, found.stat().st_size, found) for found in path.parent.glob("*.png"))
        total = sum(size for _, size, _ in held) + len(picture)
        for _, size, old in held:
            if total <= MOST:
                break
            old.unlink(missing_ok=True)
            total -= size
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(picture)
        Path(part.name).replace(path)
    except OSError:
        return
