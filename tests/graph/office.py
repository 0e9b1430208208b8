"""Documents as offices write them, whole texts that are read as any file is, for tests of what the graph answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from networkx import MultiDiGraph

from graph.build import build_graph
from graph.store import Store
from ingest.document import Document, Source
from ingest.parse import parse_document

_TOP = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
CHAIRMAN = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def text(
    issuer: str,
    number: str,
    place: str,
    date: str,
    kind: str,
    title: str,
    body: str,
    *,
    to: Sequence[str] = (),
    copies: Sequence[str] = ("Như trên", "Lưu: VT"),
    signed: str = CHAIRMAN,
) -> str:
    """A document of the form of 30/2020/NĐ-CP; `date` reads `10/4/2024`, an empty `kind` makes a letter (công văn)."""
    day, month, year = date.split("/")
    named = f"{kind.upper()}\n{title}" if kind else f"V/v {title}"
    addressed = f"\nKính gửi: {to[0]}\n" if len(to) == 1 else "\nKính gửi:\n" + "\n".join(f"- {name};" for name in to) + "\n"
    return "\n".join(
        (
            f"{issuer.upper()}\n-------\n{_TOP}\nSố: {number}\n{place}, ngày {day} tháng {month} năm {year}\n",
            f"{named}\n{addressed if to else ''}",
            body.strip(),
            "\nNơi nhận:",
            *(f"- {name};" for name in copies),
            f"{signed}\n\n\nNguyễn Văn An\n",
        )
    )


def read(said: str, name: str = "a.txt") -> Document:
    return parse_document(said, Source(name, "txt", hashlib.sha256(said.encode()).hexdigest()))


def graph_of_texts(folder: Path, *texts: str) -> MultiDiGraph[str]:
    """The graph of a new store that holds the documents of these texts."""
    with Store(folder / "store.sqlite") as store:
        for at, said in enumerate(texts):
            store.put(read(said, f"{at}.txt"))
        return build_graph(store)
