"""Progress on a terminal."""

from __future__ import annotations

import sys
from typing import Any, ClassVar

from web.bilingual import language, pick
from web.console import printable


class Bars:
    """A progress bar on stderr for each stage, with its rate and the time left, where stderr is a terminal; silent elsewhere."""

    WORDS: ClassVar = {
        "store": ("Đọc và lưu", "Reading"),
        "wait": ("Chờ tiến trình khác lập chỉ mục", "Waiting for another process at the index"),
        "read": ("Lập chỉ mục", "Indexing"),
        "embed": ("Tính vectơ", "Embedding"),
        "backup": ("Sao lưu", "Backup"),
        "documents": ("Xem văn bản", "Documents"),
        "originals": ("Xem bản gốc", "Originals"),
        "words": ("Lập chỉ mục từ", "Indexing words"),
    }

    def __init__(self) -> None:
        self._bars: dict[str, Any] = {}
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Bars:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Takes the bars off the screen."""
        for bar in self._bars.values():
            bar.close()
        self._bars.clear()

    def page(self, name: str, done: int, total: int) -> None:
        """Shows beside the bar of files that a page of one of them was recognised."""
        if "store" in self._bars:
            words = pick(("{}: trang {}/{}", "{}: page {} of {}"), language())
            self._bars["store"].set_postfix_str(words.format(printable(name.rpartition("/")[2])[:40], done, total))

    def step(self, stage: str, done: int, total: int, more: bool = False) -> None:
        """Shows that `done` of `total` are done, or with `more` that `done` were added."""
        if not self._shown or not total:
            return
        if stage not in self._bars:
            from tqdm import tqdm

            words = pick(self.WORDS.get(stage, (stage, stage)), language())
            self._bars[stage] = tqdm(total=total, desc=words, file=sys.stderr, leave=False)
        bar = self._bars[stage]
        bar.update(done if more else done - bar.n)
