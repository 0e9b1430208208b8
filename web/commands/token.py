"""`vanban user token`: the tokens by which scripts ask the API."""

from __future__ import annotations

import click

from web.bilingual import Command, Group, language, option, pick
from web.commands.common import print_list
from web.commands.user import CODES, ROLE_WORDS, ROLES, store_of
from web.console import echo

token = Group(
    "token",
    words=(
        "Token để chương trình gọi API thay cho một tài khoản; thu hồi lúc nào cũng được.",
        "Tokens by which programs ask the API in the name of an account; revoked at any time.",
    ),
    example="vanban user token add lan may-quet --role reviewer\nvanban user token list\nvanban user token revoke lan may-quet",
    lazy={
        "add": ("web.commands.token:add", ("Tạo token; chỉ hiện một lần.", "Make a token; it is shown once.")),
        "list": ("web.commands.token:listing", ("Liệt kê token.", "List the tokens.")),
        "revoke": ("web.commands.token:revoke", ("Thu hồi token.", "Revoke a token.")),
    },
)


@click.command(
    "add",
    cls=Command,
    words=(
        "Tạo một token cho tài khoản và in nó ra một lần; kho chỉ giữ mã băm. Token không bao giờ nhiều quyền hơn tài khoản.",
        "Makes a token for an account and prints it once; the store keeps its hash alone. It may never do more than its account.",
    ),
    example="vanban user token add lan may-quet\nvanban user token add minh dong-bo --role reviewer > token.txt",
    codes=CODES,
)
@click.argument("account", metavar="TÀI_KHOẢN")
@click.argument("name", metavar="TÊN")
@option("--role", type=click.Choice(ROLES), default="reader", show_default=True, words=ROLE_WORDS)
@click.pass_context
def add(ctx: click.Context, account: str, name: str, role: str) -> None:
    from web import audit, tokens
    from web.accounts import Role

    echo(tokens.make(store_of(ctx), account, name, Role.of(role), audit.terminal()))


@click.command(
    "list",
    cls=Command,
    words=("Liệt kê các token, không có chính token.", "Lists the tokens, without their words."),
    example="vanban user token list\nvanban user token list --json",
)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def listing(ctx: click.Context, as_json: bool) -> None:
    from web import tokens

    found = tokens.listed(store_of(ctx))
    print_list(
        [
            {"account": one.account, "name": one.name, "role": one.role.word, "created": one.created, "used": one.used}
            for one in found
        ],
        ("Tài khoản|Tên|Vai trò|Từ lúc|Dùng lần cuối", "Account|Name|Role|Since|Last used"),
        ("Chưa có token nào.", "There are no tokens."),
        as_json,
    )


@click.command(
    "revoke",
    cls=Command,
    words=("Thu hồi một token; từ lúc đó không ai dùng được nữa.", "Revokes a token; from then on nobody can use it."),
    example="vanban user token revoke lan may-quet",
    codes=CODES,
)
@click.argument("account", metavar="TÀI_KHOẢN")
@click.argument("name", metavar="TÊN")
@click.pass_context
def revoke(ctx: click.Context, account: str, name: str) -> None:
    from web import audit, tokens

    tokens.revoke(store_of(ctx), account, name, audit.terminal())
    echo(pick(("Đã thu hồi {}/{}.", "Revoked {}/{}."), language()).format(account, name))
