"""`vanban user`: the accounts of those who log in to the pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ingest.errors import VanbanError
from web.bilingual import Command, Group, Words, language, option, pick
from web.commands.common import home_of, print_list
from web.console import echo

if TYPE_CHECKING:
    from graph.store import Store

CODES = ("0 xong · 1 tên hoặc mật khẩu không dùng được · 2 sai cách dùng", "0 done · 1 name or password refused · 2 wrong usage")
ROLES = ("reader", "reviewer", "admin")
ROLE_WORDS = (
    "Vai trò: reader chỉ đọc; reviewer nạp và duyệt; admin còn bỏ văn bản và xem nhật ký.",
    "Role: reader reads; reviewer also brings in and reviews; admin also removes and sees the log.",
)
STDIN_WORDS = ("Đọc mật khẩu từ dòng đầu của stdin.", "Take the password from the first line of stdin.")


def _command(name: str) -> tuple[str, Words]:
    words = {
        "add": ("Thêm tài khoản; mật khẩu được hỏi, không hiện ra.", "Add an account; the password is asked for."),
        "list": ("Liệt kê tài khoản.", "List the accounts."),
        "passwd": ("Đổi mật khẩu; mọi phiên đang mở kết thúc.", "Change a password; open sessions end."),
        "role": ("Đổi vai trò.", "Change a role."),
        "remove": ("Xóa tài khoản.", "Remove an account."),
        "token": ("Token cho chương trình gọi API.", "Tokens for programs that ask the API."),
    }
    module = "token" if name == "token" else "user"
    return f"web.commands.{module}:{'listing' if name == 'list' else name}", words[name]


user = Group(
    "user",
    words=(
        "Tài khoản để đăng nhập vào các trang: người đọc, người duyệt, quản trị.",
        "Accounts for logging in to the pages: readers, reviewers, administrators.",
    ),
    example="vanban user add lan --role reviewer\nvanban user list\nvanban user passwd lan",
    lazy={name: _command(name) for name in ("add", "list", "passwd", "role", "remove", "token")},
)


def store_of(ctx: click.Context) -> Store:
    from graph.store import STORE_NAME, Store

    return ctx.with_resource(Store(home_of(ctx) / STORE_NAME))


def _password(from_stdin: bool) -> str:
    """Asked twice without echo, or the first line of stdin; never an argument, which others on the machine could see."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise VanbanError(
            "Không có bàn phím để hỏi mật khẩu: thêm --password-stdin và đưa mật khẩu qua stdin.",
            "There is no keyboard to ask for the password: add --password-stdin and pipe it in.",
        )
    prompt, again = pick(("Mật khẩu|Nhập lại", "Password|Again"), language()).split("|")
    first: str = click.prompt(prompt, hide_input=True, err=True)
    second: str = click.prompt(again, hide_input=True, err=True)
    if first != second:
        raise VanbanError("Hai lần nhập không giống nhau: hãy làm lại.", "The two differ: do it again.")
    return first


@click.command(
    "add",
    cls=Command,
    words=("Thêm một tài khoản.", "Adds an account."),
    example="vanban user add lan --role reviewer\nvanban user add may-quet --role reader --password-stdin < mat-khau.txt",
    codes=CODES,
)
@click.argument("name", metavar="TÊN")
@option("--role", type=click.Choice(ROLES), default="reader", show_default=True, words=ROLE_WORDS)
@option("--password-stdin", is_flag=True, words=STDIN_WORDS)
@click.pass_context
def add(ctx: click.Context, name: str, role: str, password_stdin: bool) -> None:
    from web import accounts, audit

    made = accounts.add(store_of(ctx), name, accounts.Role.of(role), _password(password_stdin), audit.terminal())
    echo(pick(("Đã thêm {} ({}).", "Added {} ({})."), language()).format(made.name, role))


@click.command(
    "list",
    cls=Command,
    words=("Liệt kê các tài khoản với vai trò.", "Lists the accounts with their roles."),
    example="vanban user list\nvanban user list --json",
)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def listing(ctx: click.Context, as_json: bool) -> None:
    from web import accounts

    print_list(
        [{"name": one.name, "role": one.role.word, "created": one.created} for one in accounts.listed(store_of(ctx))],
        ("Tên|Vai trò|Từ lúc", "Name|Role|Since"),
        ("Chưa có tài khoản nào.", "There are no accounts."),
        as_json,
    )


@click.command(
    "passwd",
    cls=Command,
    words=("Đổi mật khẩu của một tài khoản; mọi phiên đang mở của nó kết thúc.", "Changes a password and ends open sessions."),
    example="vanban user passwd lan",
    codes=CODES,
)
@click.argument("name", metavar="TÊN")
@option("--password-stdin", is_flag=True, words=STDIN_WORDS)
@click.pass_context
def passwd(ctx: click.Context, name: str, password_stdin: bool) -> None:
    from web import accounts, audit

    accounts.set_password(store_of(ctx), name, _password(password_stdin), audit.terminal())
    echo(pick(("Đã đổi mật khẩu của {}.", "Changed the password of {}."), language()).format(name))


@click.command(
    "role",
    cls=Command,
    words=("Đổi vai trò của một tài khoản.", "Changes the role of an account."),
    example="vanban user role lan admin",
    codes=CODES,
)
@click.argument("name", metavar="TÊN")
@click.argument("role", type=click.Choice(ROLES))
@click.pass_context
def role(ctx: click.Context, name: str, role: str) -> None:
    from web import accounts, audit

    accounts.set_role(store_of(ctx), name, accounts.Role.of(role), audit.terminal())
    echo(pick(("{} nay là {}.", "{} is now {}."), language()).format(name, role))


@click.command(
    "remove",
    cls=Command,
    words=(
        "Xóa một tài khoản cùng các phiên của nó; nhật ký và các kết luận duyệt vẫn còn.",
        "Removes an account and its sessions; the log and its verdicts stay.",
    ),
    example="vanban user remove lan",
    codes=CODES,
)
@click.argument("name", metavar="TÊN")
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    from web import accounts, audit

    accounts.remove(store_of(ctx), name, audit.terminal())
    echo(pick(("Đã xóa {}.", "Removed {}."), language()).format(name))
