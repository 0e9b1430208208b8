"""The side that asks: one worker process, started when first needed, killed and started anew when it hangs or dies."""

from __future__ import annotations

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from base64 import b64decode
from pathlib import Path
from typing import IO, Any

import ingest
from ingest.errors import Sentence, UnreadableFile, UnsupportedFormat
from ingest.places import Extracted, Places
from ingest.readers import limits
from ingest.readers.members import Member
from ingest.readers.pages import Alive, silent
from ingest.readers.sentences import READER_DIED, too_slow

_PATIENCE = 10.0
"""Seconds above the limit of the programs that the worker itself calls, so that its own sentence comes first."""


class _Worker:
    """A running worker and its answers."""

    def __init__(self) -> None:
        root = str(Path(next(iter(ingest.__path__))).parent)
        path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ingest.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
        self.answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(self.process.stdout,), daemon=True).start()

    def _listen(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            self.answers.put(line)
        self.answers.put(b"")

    def ask(self, question: dict[str, Any], seconds: float, alive: Alive) -> dict[str, Any]:
        """The answer; each sign of life gives `seconds` more and is passed on. Raises TimeoutError and EOFError."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise EOFError from None
        while True:
            try:
                line = self.answers.get(timeout=seconds)
            except queue.Empty:
                raise TimeoutError from None
            if not line:
                raise EOFError
            answer: dict[str, Any] = json.loads(line)
            if "alive" not in answer:
                return answer
            alive(answer.get("page", 0), answer.get("of", 0))

    def kill(self) -> None:
        """Ends the worker and the programs that it called."""
        try:
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        except ProcessLookupError:
            pass
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


_lock = threading.Lock()
_running: list[_Worker] = []


@atexit.register
def stop() -> None:
    """Ends the worker; the next question starts another."""
    while _running:
        _running.pop().kill()


def _ask(question: dict[str, Any], seconds: float, alive: Alive = silent) -> dict[str, Any]:
    with _lock:
        if _running and _running[0].process.poll() is not None:
            stop()
        if not _running:
            _running.append(_Worker())
        try:
            answer = _running[0].ask(question, seconds, alive)
        except TimeoutError:
            stop()
            raise UnreadableFile(*too_slow(seconds)) from None
        except EOFError:
            stop()
            raise UnreadableFile(*READER_DIED) from None
        except BaseException:  # Ctrl-C leaves an answer under way that belongs to no question
            stop()
            raise
    if "error" in answer:
        raise (UnsupportedFormat if answer["unsupported"] else UnreadableFile)(*Sentence(*answer["error"]))
    return answer


def read_apart(path: Path, suffix: str, seconds: float = limits.SECONDS + _PATIENCE, alive: Alive = silent) -> Extracted:
    """The text of the file `path` with its pages, read in the worker; its content calls for `suffix`. `alive` is called after
    each page.

    Raises UnreadableFile, also where the worker takes too long, too much memory, or dies; UnsupportedFormat.
    """
    answer = _ask({"do": "read", "path": str(path.absolute()), "suffix": suffix}, seconds, alive)
    return Extracted(answer["text"], Places.from_json(answer["places"]))


def draw_apart(path: Path, suffix: str, page: int, seconds: float = limits.SECONDS + _PATIENCE) -> bytes:
    """A page of the file `path`, whose content calls for `suffix`, as a PNG; the first page is 1. Raises UnreadableFile."""
    answer = _ask({"do": "draw", "path": str(path.absolute()), "suffix": suffix, "page": page}, seconds)
    return b64decode(answer["png"])


def unpack_apart(path: Path, folder: Path, seconds: float = limits.SECONDS + _PATIENCE) -> tuple[Member, ...]:
    """The members of an archive or a mail, as files in `folder`. Raises UnreadableFile."""
    answer = _ask({"do": "unpack", "path": str(path.absolute()), "folder": str(folder)}, seconds)
    told = answer["members"]
    return tuple(Member(name, at, sha256, Sentence(*error) if error else None) for name, at, sha256, error in told)
