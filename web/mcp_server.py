"""The tools of `vanban mcp`: what a home knows, for assistants that speak the Model Context Protocol. Needs the extra `mcp`."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from graph.ledger import LedgerFilter
from graph.lineage import Direction
from ingest.document import Category
from ingest.errors import VanbanError
from search.results import Filters
from web import tools
from web.bilingual import Words, pick
from web.labels import Lang
from web.library import Library
from web.openapi import package_version
from web.tool_answers import Checked, Duties, Found, Text, Traced

P = ParamSpec("P")
R = TypeVar("R")

INSTRUCTIONS: Words = (
    "Kho văn bản hành chính Việt Nam đã đọc vào vanban. Mọi câu trả lời kèm nguồn: mã văn bản, số, câu văn, vị trí, đường dẫn; "
    "hãy dẫn lại nguồn đó. Số văn bản có thể viết không dấu. “Không có trong kho” không có nghĩa là văn bản không tồn tại; kết "
    "quả do quy tắc đọc ra, có thể sót hoặc sai, hãy đối chiếu câu văn.",
    "A store of Vietnamese administrative documents read by vanban. Each answer carries its sources: document id, number, "
    "sentence, span, link; quote them. Questions are best asked in Vietnamese, accents optional. “Not in the corpus” never means "
    "that a document does not exist; facts were read by rules and may be wrong or missing, so look at the sentence.",
)
READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Question = Annotated[str, Field(min_length=1, max_length=1_000, description="Câu hỏi tiếng Việt, có dấu hay không · A question")]
Number = Annotated[
    str, Field(min_length=1, max_length=300, description="Số hoặc mã văn bản: 251/QĐ-BNV · Number or id of a document")
]
Body = Annotated[str | None, Field(max_length=300, description="Tên hoặc mã cơ quan: so tttt · Name or id of a body")]
Kind = Annotated[list[str] | None, Field(max_length=20, description="Loại văn bản: Nghị định · Kinds of document")]
Issuers = Annotated[list[str] | None, Field(max_length=20, description="Cơ quan ban hành · Issuing bodies")]
Day = Annotated[dt.date | None, Field(description="2024-12-31")]
Duty = Annotated[Category | None, Field(description="Loại nhiệm vụ · Kind of duty")]
Limit = Annotated[int, Field(ge=1, le=100, description="Số kết quả nhiều nhất · The most results")]
Offset = Annotated[int, Field(ge=0, description="Bỏ qua bấy nhiêu kết quả · Results to skip")]
Way = Annotated[
    Literal["up", "down", "both"],
    Field(description="up: dựa vào đâu · what it rests on; down: văn bản nào dựa vào · what rests on it"),
]
Depth = Annotated[int, Field(ge=1, le=12, description="Số bước · Steps")]
Place = Annotated[
    str | None, Field(max_length=300, description="Điều, khoản: “khoản 2 Điều 5”, “IV.2” · A provision; all where left out")
]
Start = Annotated[int | None, Field(ge=0, description="Đọc tiếp từ vị trí này (next_start) · Read on from here")]

DESCRIPTIONS: dict[str, Words] = {
    "search": (
        "Tìm các đoạn văn bản trả lời một câu hỏi, theo từ và theo nghĩa.",
        "Finds passages that answer a question, by words and by meaning.",
    ),
    "ledger": (
        "Sổ nhiệm vụ: ai phải làm gì, báo cáo ai, khi nào. Lọc theo cơ quan phải làm (actor), nơi nhận (recipient), hạn.",
        "The ledger of duties: who must do what, report to whom, by when. By actor, recipient, kind, due date, document.",
    ),
    "trace": (
        "Lần theo một văn bản: nó dựa vào đâu, văn bản nào sửa đổi, hướng dẫn, thực hiện hoặc nhắc tới nó.",
        "Traces a document: what it rests on; what amends, guides, implements or mentions it.",
    ),
    "check": (
        "Chỗ không khớp và căn cứ đã bị sửa đổi, thay thế, bãi bỏ; với một văn bản thì còn cho biết hiệu lực vào một ngày.",
        "What does not fit, and bases that were amended, replaced or repealed; of one document also whether it is in force.",
    ),
    "document": (
        "Đọc nguyên văn một văn bản, hoặc một điều, khoản, mục của nó; kèm mục lục.",
        "Reads a document, or one provision of it, as it stands; with its outline.",
    ),
}


def make(library: Library, lang: Lang) -> MCPServer[Any]:
    """The server over one home; its tools only read."""
    server: MCPServer[Any] = MCPServer(
        "vanban", title="vanban", version=package_version(), instructions=pick(INSTRUCTIONS, lang), log_level="WARNING"
    )

    def search(
        question: Question,
        types: Kind = None,
        issuers: Issuers = None,
        date_from: Day = None,
        date_to: Day = None,
        limit: Limit = 10,
    ) -> Found:
        filters = Filters(tuple(types or ()), tuple(issuers or ()), date_from=date_from, date_to=date_to)
        return tools.search(library, question, filters, limit, lang)

    def ledger(
        actor: Body = None,
        recipient: Body = None,
        category: Duty = None,
        due_before: Day = None,
        due_after: Day = None,
        periodic: bool | None = None,
        document: str | None = None,
        offset: Offset = 0,
        limit: Limit = 25,
    ) -> Duties:
        wanted = LedgerFilter(actor, recipient, category, due_before, due_after, periodic, document)
        return tools.duties(library, wanted, offset, limit, lang)

    def trace(number: Number, direction: Way = "both", depth: Depth = 3) -> Traced:
        ways = tuple(Direction) if direction == "both" else (Direction(direction),)
        return tools.lineage(library, number, ways, depth, lang)

    def check(number: Number | None = None, on: Day = None, limit: Limit = 25) -> Checked:
        return tools.check(library, number, on, limit, lang)

    def document(number: Number, place: Place = None, start: Start = None) -> Text:
        return tools.text(library, number, place, start)

    for tool in (search, ledger, trace, check, document):
        words = pick(DESCRIPTIONS[tool.__name__], lang)
        server.add_tool(_telling(tool, lang), description=words, annotations=READ_ONLY, structured_output=True)
    return server


def _telling(tool: Callable[P, R], lang: Lang) -> Callable[P, R]:
    """Errors that a person can act on become answers; anything else is the program's fault and is logged."""

    @wraps(tool)
    def asked(*args: P.args, **named: P.kwargs) -> R:
        try:
            return tool(*args, **named)
        except VanbanError as error:
            raise ToolError(pick(error.said, lang)) from None

    return asked


def run(library: Library, lang: Lang, host: str | None, port: int) -> None:
    """Serves until the other side closes its end, or for good over HTTP at `host` (a loopback address)."""
    logging.basicConfig(level=logging.WARNING)  # to standard error: standard output belongs to the protocol
    server = make(library, lang)
    if host is None:
        server.run("stdio")
    else:
        server.run("streamable-http", host=host, port=port, stateless_http=True, json_response=True)
