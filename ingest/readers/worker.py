"""The process that reads files of others' making: a line of JSON asks, a line of JSON answers, within limits of memory.

Run as `python -m ingest.readers.worker`; the other side is `ingest.readers.process`.
"""

from __future__ import annotations

import json
import os
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

from ingest.errors import Sentence, UnreadableFile, UnsupportedFormat, system_words
from ingest.readers import limits
from ingest.readers.pages import Alive
from ingest.readers.sentences import TOO_MUCH_MEMORY, too_long

_COMPUTING = 2 * limits.SECONDS
"""Seconds of computing for a file or a page. The side that asks loses patience sooner, but it may itself be dead."""


def main() -> None:
    """Answers until its input ends. What libraries print goes to stderr, so that answers stay alone on stdout."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    limits.restrict()

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    def alive(page: int, of: int) -> None:
        limits.allow(_COMPUTING)
        say({"alive": True, "page": page, "of": of})

    for line in sys.stdin:
        limits.allow(_COMPUTING)
        try:
            say(_answer(json.loads(line), alive))
        except (UnreadableFile, UnsupportedFormat) as error:
            say({"error": error.said, "unsupported": isinstance(error, UnsupportedFormat)})
        except (MemoryError, RecursionError):
            say({"error": TOO_MUCH_MEMORY, "unsupported": False})
        except Exception as error:  # a broken file can break a library anywhere
            why = Sentence(
                f"tệp hỏng, không đọc được ({type(error).__name__}); hãy mở rồi lưu lại.",
                f"the file is broken ({type(error).__name__}); open it and save it anew.",
            )
            say({"error": why, "unsupported": False})


def _answer(asked: dict[str, Any], alive: Alive) -> dict[str, Any]:
    try:
        data = Path(asked["path"]).read_bytes()
    except OSError as error:  # it was there when the question was asked
        why = system_words(error)
        raise UnreadableFile(
            f"tệp biến mất hoặc không mở được nữa trong lúc đọc ({why.vi}); hãy nạp lại.",
            f"the file went away or can't be opened any more ({why.en}); hand it in again.",
        ) from None
    if asked["do"] == "unpack":
        from ingest.readers.members import unpack

        found = unpack(data, Path(asked["folder"]))
        return {"members": [[m.name, m.path, m.sha256, m.error] for m in found]}
    if asked["do"] == "draw":
        from ingest.readers.draw import draw

        return {"png": b64encode(draw(data, asked["suffix"], asked["page"])).decode()}
    from ingest.readers.formats import read_format

    extracted = read_format(asked["suffix"], data, alive)
    if len(extracted.text) > limits.TEXT_CHARACTERS:
        raise UnreadableFile(*too_long())
    return {"text": extracted.text, "places": extracted.places.to_json()}


if __name__ == "__main__":
    main()
