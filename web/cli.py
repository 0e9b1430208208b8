"""The command `vanban`: what it offers, in which language, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from ingest.errors import VanbanError
from web.bilingual import SPOKEN, Group, Option, Words, describe, language, pick
from web.console import complain
from web.labels import Lang, as_lang

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, tuple[str, Words]] = {
    "ingest": (
        "web.commands.ingest:ingest",
        ("Đọc tệp hoặc thư mục, lưu và lập chỉ mục phần mới hay đã đổi.", "Read files or folders; store and index what is new."),
    ),
    "watch": (
        "web.commands.watch:watch",
        ("Theo dõi thư mục, đọc tệp ngay khi có.", "Watch folders, read files as they come."),
    ),
    "parse": (
        "web.commands.parse:parse",
        ("Đọc thử tệp và in ra những gì đọc được; không lưu.", "Read files and print what was read; store nothing."),
    ),
    "search": (
        "web.commands.search:search",
        ("Tìm trong văn bản bằng câu hỏi, có dấu hay không dấu.", "Search the documents with a question."),
    ),
    "duties": (
        "web.commands.duties:duties",
        ("Sổ nhiệm vụ: ai phải làm gì, gửi ai, khi nào.", "The ledger of duties: who must do what, for whom, by when."),
    ),
    "trace": (
        "web.commands.trace:trace",
        ("Lần theo văn bản: dựa vào đâu, ai triển khai tiếp.", "Trace a document: what it rests on, what rests on it."),
    ),
    "chain": (
        "web.commands.chain:chain",
        ("Chuỗi báo cáo: ai báo cáo cho ai, qua các cấp.", "The chain of reports: who reports to whom, up the levels."),
    ),
    "gaps": (
        "web.commands.gaps:gaps",
        ("Cơ quan nào còn phải ra văn bản; kho thiếu văn bản nào.", "Who owes a document; which documents the corpus lacks."),
    ),
    "compare": (
        "web.commands.compare:compare",
        ("So văn bản với văn bản cấp trên hoặc bản năm trước.", "Compare a document with its superior's, or last year's."),
    ),
    "draft": (
        "web.commands.draft:draft",
        ("Soát bản thảo trước khi ký; không lưu.", "Check a draft before it is signed; store nothing."),
    ),
    "check": (
        "web.commands.check:check",
        ("Tìm chỗ không khớp: ngày, số hiệu, văn bản thiếu.", "Find what does not fit: dates, numbers, missing documents."),
    ),
    "export": (
        "web.commands.export:export",
        ("Xuất đồ thị ra GraphML, JSON hoặc CSV.", "Export the graph as GraphML, JSON or CSV."),
    ),
    "forget": (
        "web.commands.forget:forget",
        ("Bỏ văn bản khỏi kho và chỉ mục.", "Remove documents from the store and the index."),
    ),
    "evaluate": (
        "web.commands.evaluate:evaluate",
        ("Đo chất lượng trích xuất và tìm kiếm.", "Measure the quality of extraction and retrieval."),
    ),
    "status": (
        "web.commands.status:status",
        ("Kho và chỉ mục đang có gì, nằm ở đâu.", "What the store and the index hold, and where."),
    ),
    "doctor": (
        "web.commands.doctor:doctor",
        ("Kiểm tra kho, chỉ mục, bản gốc; sửa và nói đã làm gì.", "Examine store, index, originals; mend; say what was done."),
    ),
    "backup": (
        "web.commands.backup:backup",
        ("Sao lưu tất cả vào một tệp, cả khi đang chạy.", "Back everything up into one file, also while running."),
    ),
    "restore": (
        "web.commands.backup:restore",
        ("Khôi phục một bản sao lưu.", "Restore a backup."),
    ),
    "serve": (
        "web.commands.serve:serve",
        ("Mở các trang web trên máy này.", "Serve the web pages on this machine."),
    ),
    "user": (
        "web.commands.user:user",
        ("Tài khoản để đăng nhập vào các trang.", "Accounts for logging in to the pages."),
    ),
    "review": (
        "web.commands.review:review",
        ("Kết luận của người duyệt: liệt kê, xuất đáp án.", "Verdicts of reviewers: list them, export gold."),
    ),
    "audit": (
        "web.commands.audit:audit",
        ("Nhật ký: ai đã làm gì, khi nào.", "The log: who did what and when."),
    ),
    "mcp": (
        "web.commands.mcp:mcp",
        ("Cho trợ lý AI hỏi kho văn bản (giao thức MCP).", "Let an assistant ask the store (MCP)."),
    ),
}

EXAMPLE = """
vanban ingest corpus
vanban search "bao cao dinh ky 6 thang gui ve dau"
vanban duties --to "Sở Thông tin và Truyền thông"
vanban trace 61/2018/NĐ-CP --down
"""


class Vanban(Group):
    """The group itself: ends every command with a sentence and an exit code, never with a stack trace."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002
        **extra: Any,
    ) -> NoReturn:
        arguments = list(sys.argv[1:] if args is None else args)
        SPOKEN.set(_told(arguments))
        try:
            told = super().main(arguments, prog_name or "vanban", complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
            code = told if isinstance(told, int) else DONE
        except click.Abort:
            code = INTERRUPTED
        except click.ClickException as error:
            _complain_of_use(error)
            code = MISUSED
        except VanbanError as error:
            complain(pick(error.said, language()))
            code = FAILED
        except BrokenPipeError:
            code = _close_pipe()
        sys.exit(code)


def _told(arguments: Sequence[str]) -> Lang:
    """The language that `--lang` or VANBAN_LANG asks for."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, value = argument.partition("=")
        if name == "--lang":
            return as_lang(value or following) or "vi"
    return as_lang(os.environ.get("VANBAN_LANG")) or "vi"


def _complain_of_use(error: click.ClickException) -> None:
    lang = language()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return
    message = describe(error, lang)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        more = "Xem thêm: {} --help" if lang == "vi" else "See: {} --help"
        message = f"{message} {more.format(error.ctx.command_path)}"
    complain(message)


def _close_pipe() -> int:
    """Whoever read our output stopped reading (`| head`): end quietly, as other tools do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("vanban")
        except PackageNotFoundError:
            number = "?"
        click.echo(f"vanban {number}")
        ctx.exit()


@click.command(
    "vanban",
    cls=Vanban,
    lazy=COMMANDS,
    words=(
        "vanban đọc văn bản hành chính và trả lời: ai phải báo cáo gì cho ai, khi nào; văn bản dựa vào đâu, ai triển khai tiếp.",
        "vanban reads Vietnamese directives and answers who must report what to whom, and by when; what rests on what.",
    ),
    example=EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": None},
)
@click.option(
    "--home",
    cls=Option,
    words=(
        "Thư mục chứa kho và chỉ mục (hoặc biến VANBAN_HOME).",
        "Folder of the store and the index (or VANBAN_HOME).",
    ),
    envvar="VANBAN_HOME",
    metavar="DIR",
)
@click.option(
    "--lang",
    cls=Option,
    words=("Ngôn ngữ: vi hoặc en (hoặc biến VANBAN_LANG).", "Language: vi or en (or VANBAN_LANG)."),
    type=click.Choice(["vi", "en"]),
    envvar="VANBAN_LANG",
    default="vi",
    is_eager=True,
)
@click.option(
    "--version",
    cls=Option,
    words=("In phiên bản.", "Print the version."),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
)
@click.pass_context
def vanban(ctx: click.Context, home: str | None, lang: Lang) -> None:  # noqa: ARG001
    ctx.obj = home


def main() -> NoReturn:
    """The console script."""
    vanban.main()


if __name__ == "__main__":
    main()
