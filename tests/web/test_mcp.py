"""The tools of `vanban mcp`, asked by the SDK's own client: over standard input, over HTTP, and in the same process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.web.conftest import CITED, DUYEN_HAI
from web.cli import vanban
from web.library import Library

pytest.importorskip("mcp", reason="needs the extra mcp")

from mcp import Client, StdioServerParameters

from web.mcp_server import make

TOOLS = {"search", "ledger", "trace", "check", "document"}


@pytest.fixture(scope="module")
def library(home: Path) -> Iterator[Library]:
    with Library(home, must_exist=True) as opened:
        yield opened


def ask(library: Library, tool: str, **arguments: Any) -> Any:
    """What a tool answers in this process; the words of the error where it fails."""

    async def run() -> Any:
        async with Client(make(library, "vi")) as client:
            answer = await client.call_tool(tool, arguments)
            return answer.content[0].text if answer.is_error else answer.structured_content

    return anyio.run(run)


def stands(library: Library, source: dict[str, Any]) -> None:
    """A source's words are in its document at its place."""
    text = library.document(source["document"]).text
    assert text[source["start"] : source["end"]] == source["sentence"]
    assert source["link"] == f"/documents/{source['document']}?mark={source['start']}-{source['end']}#mark"


def test_the_tools_are_described_in_both_languages(library: Library) -> None:
    async def listed(lang: Any) -> Any:
        async with Client(make(library, lang)) as client:
            return {tool.name: tool for tool in (await client.list_tools()).tools}

    vi, en = anyio.run(listed, "vi"), anyio.run(listed, "en")
    assert vi.keys() == en.keys() == TOOLS
    for name, tool in vi.items():
        assert tool.description != en[name].description
        assert tool.output_schema["properties"], name
        assert tool.annotations.read_only_hint, name
    assert vi["search"].input_schema["required"] == ["question"]


def test_a_search_tells_where_its_passages_stand(library: Library) -> None:
    found = ask(library, "search", question="bao cao dinh ky 6 thang gui ve dau", limit=3)
    assert len(found["passages"]) == 3
    assert any("Báo cáo" in chip for chip in found["understood"])
    for passage in found["passages"]:
        stands(library, passage["source"])
        assert passage["source"]["label"]
        assert passage["why"]
    assert ask(library, "search", question="251/QĐ-BNV")["numbers"][0]["id"] == CITED


def test_the_ledger_comes_in_stretches(library: Library) -> None:
    whole = ask(library, "ledger", recipient="so tttt")
    assert whole["total"] == len(whole["duties"]) > 0
    assert whole["next_offset"] is None
    assert any("Sở Thông tin và Truyền thông" in name for name in whole["duties"][0]["recipients"])
    for duty in whole["duties"]:
        stands(library, duty["source"])
    first = ask(library, "ledger", limit=2)
    second = ask(library, "ledger", limit=2, offset=first["next_offset"])
    assert [d["source"] for d in first["duties"]] != [d["source"] for d in second["duties"]]


def test_a_trace_says_how_and_where(library: Library) -> None:
    traced = ask(library, "trace", number="qd 251 bnv", direction="down")
    assert traced["document"]["id"] == CITED
    assert traced["document"]["in_corpus"] is False
    assert not traced["up"]
    assert traced["down"][0]["relations"]
    for line in traced["down"]:
        for source in line["sources"]:
            stands(library, source)


def test_a_check_of_all_and_of_one(library: Library) -> None:
    whole = ask(library, "check", limit=100)
    assert whole["total"] == len(whole["troubles"])
    assert whole["in_force"] is None
    one = ask(library, "check", number="26/KH-UBND", on="2022-12-31")
    assert {trouble["document"]["id"] for trouble in one["troubles"]} == {DUYEN_HAI}
    assert any("19/02/2022" in trouble["message"] for trouble in one["troubles"])
    assert one["in_force"]["on"] == "2022-12-31"
    assert one["in_force"]["limit"]


@pytest.mark.parametrize(
    ("place", "begins"),
    [("IV.2", "2. "), ("IV > 2", "2. "), ("mục 2 IV", "2. "), ("iv 2", "2. "), ("IV", "IV")],
)
def test_a_provision_as_it_reads(library: Library, place: str, begins: str) -> None:
    read = ask(library, "document", number=DUYEN_HAI, place=place)
    assert read["text"].startswith(begins)
    assert read["text"] == library.document(DUYEN_HAI).text[read["start"] : read["end"]]


def test_a_document_is_read_to_its_end(library: Library) -> None:
    read = ask(library, "document", number=DUYEN_HAI)
    words, at = read["text"], read["next_start"]
    assert any(heading["place"] == "IV" for heading in read["outline"])
    while at is not None:
        more = ask(library, "document", number=DUYEN_HAI, start=at)
        words, at = words + more["text"], more["next_start"]
    assert words == library.document(DUYEN_HAI).text
    cited = ask(library, "document", number=CITED)
    assert cited["text"] == ""
    stands(library, cited["said"][0])


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("trace", {"number": "999/QĐ-KHONG"}, "Không có văn bản nào"),
        ("trace", {"number": "19/KH-UBND"}, "hãy ghi rõ mã"),
        ("document", {"number": DUYEN_HAI, "place": "Điều 99"}, "không có phần nào là “Điều 99”"),
        ("document", {"number": DUYEN_HAI, "place": "gạch đầu dòng 1"}, "có thể là"),
        ("document", {"number": CITED, "place": "Điều 1"}, "không có nguyên văn"),
        ("document", {"number": DUYEN_HAI, "start": 10**7}, "chỉ dài tới"),
        ("ledger", {"category": "nonsense"}, "category"),
        ("search", {"question": ""}, "question"),
        ("check", {"number": "61/2018/NĐ-CP", "on": "mai"}, "on"),
    ],
)
def test_what_cannot_be_answered_is_said(library: Library, tool: str, arguments: dict[str, Any], words: str) -> None:
    told = ask(library, tool, **arguments)
    assert isinstance(told, str)
    assert words in told
    assert "Traceback" not in told


@asynccontextmanager
async def _over_stdio(home: Path) -> AsyncIterator[Client]:
    command = ["-m", "web.cli", "--home", str(home), "mcp"]
    server = StdioServerParameters(command=sys.executable, args=command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})
    async with Client(server) as client:
        yield client


async def _talk(client: Client) -> None:
    assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
    answer = await client.call_tool("ledger", {"recipient": "so tttt", "limit": 1})
    assert answer.structured_content["duties"][0]["source"]["sentence"]
    refused = await client.call_tool("trace", {"number": "999/QĐ-KHONG"})
    assert refused.is_error
    assert "Không có văn bản nào" in refused.content[0].text


def test_over_standard_input(home: Path) -> None:
    async def run() -> None:
        async with _over_stdio(home) as client:
            await _talk(client)

    anyio.run(run)


def test_over_http_on_this_machine_alone(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "web.cli", "--home", str(home), "mcp", "--http", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)

        async def run() -> None:
            async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                await _talk(client)

        anyio.run(run)
    finally:
        server.terminate()
        server.wait(10)
    refused = CliRunner().invoke(vanban, ["--home", str(home), "mcp", "--http", "--host", "0.0.0.0"])
    assert refused.exit_code == 1


def test_without_the_extra_one_sentence_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.commands.mcp.find_spec", lambda _: None)
    refused = CliRunner().invoke(vanban, ["--home", str(home), "mcp"])
    assert refused.exit_code == 1
    assert "vanban[mcp]" in refused.output
