"""click in two languages: help, headings and errors follow `--lang`, Vietnamese unless told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from difflib import get_close_matches
from importlib import import_module
from typing import Any, TypeVar

import click

from web.labels import Lang

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Words = tuple[str, str]
"""The same words in Vietnamese and in English."""


def pick(words: Words, lang: Lang) -> str:
    return words[0] if lang == "vi" else words[1]


SPOKEN: ContextVar[Lang] = ContextVar("SPOKEN", default="vi")
"""The language of this run; set before the options are parsed, as they may be what is wrong."""


def language() -> Lang:
    return SPOKEN.get()


class Option(click.Option):
    """An option whose help has two languages."""

    def __init__(self, param_decls: Sequence[str], words: Words, **attrs: Any) -> None:
        super().__init__(param_decls, **attrs)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = pick(self.words, language())
        return super().get_help_record(ctx)


def option(*declarations: str, words: Words, **attrs: Any) -> Callable[[Decorated], Decorated]:
    """Like `click.option`, with help in two languages."""
    return click.option(*declarations, cls=Option, words=words, **attrs)


_USAGE_WORDS = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH …"}


class _Bilingual(click.Command):
    """What commands and groups share: usage line, help option and the examples below them."""

    words: Words = ("", "")
    example: str = ""
    codes: Words = ("", "")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        if language() == "vi":
            pieces = [_USAGE_WORDS.get(piece, piece) for piece in pieces]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=pick(("Cách dùng: ", "Usage: "), language()))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        lang = language()
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(pick(self.words, lang))
        self._section(formatter, pick(("Ví dụ", "Example"), lang), self.example)
        self._section(formatter, pick(("Mã thoát", "Exit codes"), lang), pick(self.codes, lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(pick(("Tùy chọn", "Options"), language())):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = pick(("Hiện trợ giúp này.", "Show this help."), language())
        return found

    @staticmethod
    def _section(formatter: click.HelpFormatter, title: str, lines: str) -> None:
        if lines:
            with formatter.section(title):
                for line in lines.strip().splitlines():
                    formatter.write(" " * formatter.current_indent + line.strip() + "\n")


class Command(_Bilingual):
    """A command with a sentence, an example and its exit codes in two languages."""

    def __init__(self, name: str | None, *, words: Words, example: str, codes: Words | None = None, **attrs: Any) -> None:
        super().__init__(name, **attrs)
        self.words = words
        self.example = example
        self.codes = codes or ("0 xong · 1 lỗi · 2 sai cách dùng", "0 done · 1 error · 2 wrong usage")


class Group(_Bilingual, click.Group):
    """A group whose commands are imported when they are run: `module` names where, `words` is all that its help needs."""

    def __init__(self, name: str | None, *, words: Words, example: str, lazy: dict[str, tuple[str, Words]], **attrs: Any) -> None:
        super().__init__(name, **attrs)
        self.words = words
        self.example = example
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = language()
        with formatter.section(pick(("Lệnh", "Commands"), lang)):
            formatter.write_dl([(name, pick(words, lang)) for name, (_, words) in self.lazy.items()])


def describe(error: click.ClickException, lang: Lang) -> str:
    """A wrong use of the command line in one sentence."""
    if lang == "en":
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = get_close_matches(error.option_name, error.possibilities or (), 1)
        hint = f"; có phải {near[0]}?" if near else "."
        return f"Không có tùy chọn {error.option_name}{hint}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else ""
        return f"Thiếu {name}."
    if isinstance(error, click.BadParameter):
        name = f" cho {error.param.opts[0]}" if isinstance(error.param, click.Option) else ""
        return f"Giá trị không hợp lệ{name}: {error.message}"
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return f"Không có lệnh {error.message.removeprefix('No such command').strip(' .')}; chạy vanban --help để xem các lệnh."
    if isinstance(error, click.UsageError) and error.message.startswith("Got unexpected extra"):
        return f"Thừa đối số: {error.message.partition('(')[2].rstrip(').')}."
    return error.format_message()
