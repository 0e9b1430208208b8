"""The process that reads files of others' making: a line of JSON asks, a line of JSON answers, within limits of memory.

Run as `python -m ingest.readers.worker`; the other side is `ingest.readers.process`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.readers import limits


def main() -> None:
    """Answers until its input ends. What libraries print goes to stderr, so that answers stay alone on stdout."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    _limit()

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    for line in sys.stdin:
        try:
            say(_answer(json.loads(line), lambda: say({"alive": True})))
        except (UnreadableFile, UnsupportedFormat) as error:
            say({"error": str(error), "unsupported": isinstance(error, UnsupportedFormat)})
        except (MemoryError, RecursionError):
            say({"error": "đọc tệp này cần quá nhiều bộ nhớ; tệp có thể hỏng, hãy chia nhỏ hoặc lưu lại.", "unsupported": False})
        except Exception as error:  # a broken file can break a library anywhere
            say({"error": f"tệp hỏng, không đọc được ({type(error).__name__}); hãy mở rồi lưu lại.", "unsupported": False})


def _answer(asked: dict[str, Any], alive: Any) -> dict[str, Any]:
    data = Path(asked["path"]).read_bytes()
    if asked["do"] == "unpack":
        from ingest.readers.members import unpack

        found = unpack(data, Path(asked["folder"]))
        return {"members": [[m.name, m.path, m.sha256, m.error] for m in found]}
    from ingest.readers.formats import read_format

    text = read_format(asked["suffix"], data, alive)
    if len(text) > limits.TEXT_CHARACTERS:
        raise UnreadableFile(f"tệp có hơn {limits.TEXT_CHARACTERS // 10**6} triệu ký tự; hãy chia nhỏ.")
    return {"text": text}


def _limit() -> None:
    """Bounds on memory, where the system knows them; a crash leaves no core file."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, limits.MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
