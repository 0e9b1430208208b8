"""The tables of the codified law: a small folder of them becomes documents whose facts stand in their words."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph.build import build_graph
from graph.lineage import trace
from graph.store import STORE_NAME, Store
from ingest.agencies import Context
from ingest.citations import find_citations
from ingest.document import Document, Header
from ingest.errors import UnreadableFile
from ingest.phapdien import Code
from web.cli import vanban

LAW, DECREE = ("Luật", "49/2019/QH14"), ("Nghị định", "75/2000/TTLT/BTC-GDĐT")
NOTE = (
    "(Điều 15 Luật số 49/2019/QH14, có hiệu lực thi hành kể từ ngày 01/07/2020, có nội dung được sửa đổi, có nội dung được bổ "
    "sung bởi Điều 1 Luật số 23/2023/QH15 có hiệu lực thi hành kể từ ngày 15/08/2023)"
)


def _article(id: str, source: tuple[str, str], article: str, **more: str) -> dict[str, Any]:
    about = {"id": id, "title": f"Tên {article}", "text": f"1. Nội dung {article}.\n2. Khoản hai.", "note": f"({article})"}
    return {**about, "src_type": source[0], "src_number": source[1], "src_article": article, **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    known = [
        {"type": "Luật", "number": "49/2019/QH14", "title": "Xuất cảnh, nhập cảnh", "date": "22/11/2019", "issuer": "Quốc hội"},
        {"type": "Luật", "number": "23/2023/QH15", "title": "Sửa đổi, bổ sung", "date": "24/06/2023", "issuer": "Quốc hội"},
    ]
    articles = [
        _article("1.LQ.15", LAW, "Điều 15", note=NOTE),
        _article("1.ND.1", DECREE, "Điều 1"),
        _article("1.LQ.16", LAW, "Điều 16"),  # the articles of a document need not stand together
        {"id": "1.X", "title": "Không nguồn", "text": "…", "note": ""},
    ]
    (tmp_path / "documents.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in known))
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles)
    (tmp_path / "article_related.tsv").write_text("from_id\tto_id\tto_in_corpus\n1.ND.1\t1.LQ.15\t1\n1.ND.1\t9.9\t0\n")
    amended = "1.LQ.15\tLuật\t49/2019/QH14\tĐiều 15\tcó nội dung được sửa đổi\tĐiều 1\tLuật\t23/2023/QH15\t15/08/2023\n"
    head = "article_id\ttype\tnumber\tarticle\toperation\tby_clause\tby_type\tby_number\tby_effective\n"
    (tmp_path / "amendments.tsv").write_text(head + amended)
    return tmp_path


def _read(folder: Path) -> list[Document]:
    with Code(folder) as code:
        found = list(code.documents())
        assert len(code) == len(found)
    return found


def test_each_source_document_is_one_document(folder: Path) -> None:
    law, decree = _read(folder)
    assert (law.header.full_number, law.header.issuer and law.header.issuer.value) == ("49/2019/QH14", "Quốc hội")
    assert law.header.date is not None
    assert law.header.date.value.iso == "2019-11-22"
    assert [p.path for p in law.provisions] == ["Điều 15", "Điều 16"]
    assert "1. Nội dung Điều 15.\n2. Khoản hai." in law.provisions[0].content.text
    assert decree.header.symbol is not None
    assert decree.header.symbol.value == "TTLT/BTC-GDĐT"


def test_every_fact_stands_in_the_text(folder: Path) -> None:
    for document in _read(folder):
        spans = [f.span for several in (document.citations, document.relations, document.provisions) for f in several]
        spans += [r.span for r in (document.header.number, document.header.title, document.header.date) if r]
        assert spans
        assert all(document.text[span.start : span.end] == span.text for span in spans)


def test_amendments_and_cross_references_become_edges(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "home.sqlite") as store:
        ids = [store.put(document).document_id for document in _read(folder)]
        assert [store.put(document).kind for document in _read(folder)] == ["unchanged", "unchanged"]
        graph = build_graph(store)
    amending = next(line for line in trace(graph, ids[0], "down", 1).lines if line.hows[0].kind == "amends")
    assert amending.document.number == "23/2023/QH15"
    assert not amending.document.in_corpus
    (edge,) = (data for _, to, data in graph.out_edges(ids[1], data=True) if to == ids[0])
    assert (edge["kind"], edge["pinpoint"], edge["rule"]) == ("cites", "Điều 15", "phapdien-related")
    assert edge["quote"] == "Điều 15 Luật số 49/2019/QH14"


def test_what_titles_guide(folder: Path) -> None:
    head = "type\tnumber\trelation\tto_type\tto_number_or_name\tto_known\n"
    rows = "Luật\t49/2019/QH14\thuong_dan_chi_tiet\t(tên)\tPháp lệnh Phòng, chống mại dâm\t\n"
    rows += "Luật\t49/2019/QH14\tsua_doi_bo_sung\tLuật\t23/2023/QH15\t1\n"
    (folder / "doc_edges_from_titles.tsv").write_text(head + rows)
    law = _read(folder)[0]
    assert [(r.kind.value, r.target, r.span.text) for r in law.relations if r.rule == "phapdien-title"] == [
        ("guides", "Pháp lệnh Phòng, chống mại dâm", "Xuất cảnh, nhập cảnh"),
        ("amends", "23/2023/QH15|2023-06-24", "Xuất cảnh, nhập cảnh"),
    ]


def test_our_recogniser_reads_the_notes_as_the_tables_do(folder: Path) -> None:
    law = _read(folder)[0]
    note = law.provisions[0].content.text.splitlines()[-1]
    assert {c.number.text for c in find_citations(note, Header(), (), Context()) if c.number} == {"49/2019/QH14", "23/2023/QH15"}


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("documents.jsonl", "{", "dòng 1 không phải là JSON"),
        ("documents.jsonl", "[1]", "dòng 1 không phải là JSON"),
        ("amendments.tsv", "article_id\tby_type\nx\n", "dòng 2 có 1 cột, cần 2"),
        ("articles.jsonl.gz", "plain", "không đọc được"),
    ],
)
def test_broken_tables_are_told_with_their_line(folder: Path, name: str, words: str, told: str) -> None:
    (folder / name).write_text(words)
    with pytest.raises(UnreadableFile, match=told):
        Code(folder)


def test_the_command(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = CliRunner().invoke(vanban, ["--home", str(home), "ingest", "--format", "phapdien", str(folder)])
    assert told.exit_code == 0, told.stderr
    assert "thêm 2, đổi 0, giữ nguyên 0" in told.stdout
    assert (home / STORE_NAME).is_file()
    empty = CliRunner().invoke(vanban, ["--home", str(home), "ingest", "--format", "phapdien", str(home)])
    assert empty.exit_code == 1
    assert "không có documents.jsonl" in empty.stderr
