"""Programs outside of Python: called without a shell, within limits of time; where one is missing, the way to install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from ingest.errors import UnreadableFile
from ingest.readers import limits
from ingest.readers.sentences import too_slow


def find_program(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run_program(command: Sequence[str], given: bytes | None = None, seconds: float = limits.SECONDS) -> bytes | None:
    """What a program prints; None where it fails. Raises UnreadableFile where it takes too long."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(*too_slow(seconds)) from None
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
