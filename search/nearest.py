"""The vectors of an index in memory, in step with its catalogue."""

from __future__ import annotations

import random
import sqlite3
import threading
import uuid
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from search.catalog import Catalog

if TYPE_CHECKING:
    from search.vector import VectorIndex

FLAT_UP_TO = 50_000
"""Vectors that are compared one by one, which takes 2 ms a question; more are kept in clusters."""

_BEHIND = 200  # revisions that the file of clusters may be behind; it grows by a megabyte for 2,600 vectors


class Nearest:
    """Loads vectors when they are first asked for, and takes up what changed since. Threads may ask at once.

    Clusters take a while to make, so they are kept in `folder`; a file that is not whole or not of this catalogue is made
    again, and a folder that can't be written is done without.
    """

    def __init__(self, catalog: Catalog, folder: Path, flat_up_to: int = FLAT_UP_TO) -> None:
        self._catalog = catalog
        self._folder = folder
        self._flat_up_to = flat_up_to
        self._lock = threading.RLock()
        self._vectors: VectorIndex | None = None
        self._seen = -1
        self._written: int | None = None

    def vectors(self) -> VectorIndex:
        """The vectors that passages use at present."""
        from search.vector import VectorIndex  # FAISS, which a question that words answer does without

        revision = self._catalog.revision()
        with self._lock:
            if self._vectors is None or revision != self._seen:
                dimension = int(self._catalog.manifest().get("dimension", 0))
                if not dimension:  # nothing was put in yet
                    return VectorIndex(1)
                self._vectors = self._taken_up(dimension)
                self._seen = revision
                if self._vectors.clustered and (self._written is None or revision - self._written >= _BEHIND):
                    self._write(self._vectors, revision)
            return self._vectors

    def prepare(self) -> None:
        """Has the first clusters made where there are enough vectors for them, which else a question waits for."""
        if self._catalog.count("vectors") > self._flat_up_to and not self._files():
            self.vectors()

    def _taken_up(self, dimension: int) -> VectorIndex:
        if self._vectors is None:
            self._read()
        vectors = self._vectors
        changed = self._catalog.changed_vectors(self._seen) if vectors is not None else None
        if vectors is not None and changed is not None:
            used = set(self._catalog.owners(sorted(changed)))
            vectors.remove([row for row in changed if row not in used])
            total = len(vectors) + sum(row not in vectors for row in used)
        else:
            used = self._catalog.used_vectors()
            total = len(used)
        if vectors is None or (not vectors.clustered and total > self._flat_up_to):
            used = self._catalog.used_vectors()
            vectors = self._empty(dimension, used)
        elif changed is None:
            vectors.keep(used)
        missing = [row for row in used if row not in vectors]
        for rows, values in self._catalog.vectors(missing, dimension):
            vectors.add(rows, values)
        return vectors

    def _empty(self, dimension: int, used: Collection[int]) -> VectorIndex:
        from search.vector import SAMPLE, VectorIndex, clusters_for

        if len(used) <= self._flat_up_to:
            return VectorIndex(dimension)
        drawn = random.Random(0).sample(sorted(used), min(SAMPLE * clusters_for(len(used)), len(used)))
        sample = np.concatenate([values for _rows, values in self._catalog.vectors(drawn, dimension)])
        return VectorIndex.in_clusters(sample, len(used))

    def _files(self) -> dict[int, Path]:
        """What was written of this catalogue, by revision."""
        made = self._catalog.manifest().get("made")
        found = self._folder.glob(f"vectors-{made}-*.faiss") if made else ()
        return {int(path.stem.rpartition("-")[2]): path for path in found}

    def _read(self) -> None:
        from search.vector import VectorIndex

        files = self._files()
        newest = max((revision for revision in files if revision <= self._catalog.revision()), default=None)
        if newest is not None:
            with suppress(OSError):
                self._vectors = VectorIndex.read(files[newest])
                self._seen = self._written = newest

    def _write(self, vectors: VectorIndex, revision: int) -> None:
        self._written = revision
        draft = self._folder / f"{uuid.uuid4().hex}.part"
        with suppress(OSError, sqlite3.OperationalError):
            made = self._catalog.manifest().get("made") or uuid.uuid4().hex
            self._catalog.note(made=made)
            try:
                vectors.write(draft)
                old = self._files().values()
                draft.replace(self._folder / f"vectors-{made}-{revision}.faiss")
                for path in old:
                    path.unlink(missing_ok=True)
            finally:
                draft.unlink(missing_ok=True)
