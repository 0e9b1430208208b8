"""The codified law, given as tables, into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from web.bilingual import Words, language, pick
from web.console import echo
from web.progress import Bars

NOT_INDEXED: Words = (
    "Chưa lập chỉ mục tìm kiếm cho các văn bản này: lần chạy `vanban ingest` sau sẽ lập, có thể mất hàng giờ.",
    "These documents are not indexed for search: the next `vanban ingest` does that, which may take hours.",
)


def take_in_code(home: Path, folders: Sequence[Path]) -> None:
    """Stores the documents of each folder of tables, one at a time. Raises UnreadableFile and StoreError."""
    from graph.store import STORE_NAME, Store
    from ingest.phapdien import Code

    home.mkdir(parents=True, exist_ok=True)
    done: Counter[str] = Counter()
    with Store(home / STORE_NAME) as store, Bars() as bars:
        for folder in folders:
            with Code(folder) as code:
                count = len(code)
                for document in code.documents():
                    done[store.put(document).kind] += 1
                    bars.step("store", 1, count, more=True)
    lang = language()
    words = pick(("thêm {}, đổi {}, giữ nguyên {}", "added {}, changed {}, unchanged {}"), lang)
    echo(words.format(done["added"], done["changed"], done["unchanged"]))
    echo(pick(NOT_INDEXED, lang))
