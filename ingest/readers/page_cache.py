"""Recognised pages kept until their document is stored, so that work that was broken off goes on at the page where it stopped.

A page is kept under the hash of its file, by the hash of its picture and of the settings: `<file>/<page>.json`. The folder is
told to the processes that read by an environment variable; without it nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.places import Box, Patch
from ingest.readers.pages import Page

if TYPE_CHECKING:
    from PIL.Image import Image

VARIABLE = "VANBAN_PAGE_CACHE"
FOLDER = "cache/recognised"
"""In a home."""


def use(home: Path) -> None:
    """Has all readers that this process starts from now on keep their pages in `home`."""
    os.environ[VARIABLE] = str(home / FOLDER)


def drop(home: Path, sha256: str) -> None:
    """Removes the pages of a file."""
    if sha256:
        shutil.rmtree(home / FOLDER / sha256, ignore_errors=True)


class PageCache:
    """The recognised pages of the file with these bytes."""

    def __init__(self, data: bytes) -> None:
        folder = os.environ.get(VARIABLE)
        self._folder = Path(folder) / hashlib.sha256(data).hexdigest() if folder else None

    def key(self, page: Image, settings: str) -> str:
        digest = hashlib.sha256(f"{settings}\0{page.mode}\0{page.size}\0".encode())
        digest.update(page.tobytes())
        return digest.hexdigest()[:32]

    def get(self, key: str) -> Page | None:
        """The page that was kept; None where there is none, or it can't be read any more."""
        if self._folder is None:
            return None
        try:
            text, patches, words, confidence = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
            made = tuple(Patch(start, end, 0, Box(*box)) for start, end, *box in patches)
        except (OSError, ValueError, TypeError):
            return None
        return Page(text, made, words, confidence)

    def put(self, key: str, page: Page) -> None:
        """Keeps a page, if that can be done: it can be recognised again."""
        if self._folder is None:
            return
        told = [page.text, [(patch.start, patch.end, *patch.box) for patch in page.patches], page.words, page.confidence]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._folder, prefix="tmp", delete=False) as part:
                json.dump(told, part)
            Path(part.name).replace(self._folder / f"{key}.json")
        except OSError:
            return
