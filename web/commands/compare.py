"""`vanban compare`: what a document made of the tasks of the one above it, and what was forgotten in copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from web.bilingual import Command, Words, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json, printable, table
from web.labels import label, names

if TYPE_CHECKING:
    from graph.compare import Comparison, TaskLine
    from graph.copies import Copy

LIMIT: Words = (
    "“Không thấy” nghĩa là không câu nào của văn bản dưới đủ giống, không phải là chắc chắn bị bỏ.",
    "“Not found” means that no sentence of the lower document is like enough, not that the task was surely left out.",
)
SHORTEST = 220
"""Letters of a sentence that the table shows; the JSON has all."""


@click.command(
    "compare",
    cls=Command,
    words=(
        "So một văn bản với văn bản cấp trên, từng nhiệm vụ: giữ nguyên, nhẹ đi, đổi hạn hay đổi cơ quan, không thấy; với bản "
        "sao của năm khác, nơi khác: câu nào mới, câu nào bỏ, chỗ nào quên sửa khi chép.",
        "Compares a document with the one above it, task by task: carried over, weakened, with another day or body, not found; "
        "of copies of another year or place: what is new, what is gone, what was forgotten in copying.",
    ),
    example="vanban compare 251/QĐ-BNV 26/KH-UBND\nvanban compare 19/KH-UBND 26/KH-UBND --format json",
    codes=(
        "0 xong · 1 không có văn bản ấy trong kho, hoặc số trỏ tới nhiều văn bản · 2 sai cách dùng",
        "0 done · 1 no such document in the store, or the number is that of several · 2 wrong usage",
    ),
)
@click.argument("parent", metavar="A")
@click.argument("child", metavar="B")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    words=("Dạng kết quả.", "Form of the output."),
)
@option(
    "--meaning",
    is_flag=True,
    words=(
        "Hỏi thêm mô hình ngữ nghĩa của chỉ mục về những nhiệm vụ còn lại; chậm hơn.",
        "Ask the index's model of meaning too about the tasks left; slower.",
    ),
)
@click.pass_context
def compare(ctx: click.Context, parent: str, child: str, form: str, meaning: bool) -> None:
    from graph.compare import compare as compared
    from web.plain import plain

    library = open_library(ctx)
    snapshot = library.snapshot()
    ids = snapshot.resolve(parent), snapshot.resolve(child)
    found = compared(snapshot.graph, *ids, library.document, library.index.nearness if meaning else None)
    if form == "json":
        echo_json({**plain(found), "note": pick(LIMIT, language())})
    else:
        _show(found)


def _show(found: Comparison) -> None:
    lang = language()
    echo(f"{pick(('Trên', 'Above'), lang)}: {printable(found.parent.label)}")
    echo(f"{pick(('Dưới', 'Below'), lang)}: {printable(found.child.label)}")
    if not found.lineage:
        echo(pick(("(Kho không thấy văn bản dưới dựa vào văn bản trên.)", "(The lower is not known to rest on it.)"), lang))
    counts = [f"{name.lower()} {n}" for fate, name in names("fate", lang).items() if (n := found.count_of(fate))]
    if found.lines:
        echo("; ".join(counts) + "\n")
        headings = pick(("Kết quả|Nhiệm vụ ở văn bản trên|Ở văn bản dưới|Giống", "Fate|Task above|Below|Alike"), lang).split("|")
        echo(table(headings, [_row(line) for line in found.lines], whole=(3,)))
    else:
        echo(pick(("Văn bản trên không có nhiệm vụ nào đọc được.", "No task was read in the document above."), lang))
    echo(f"\n{pick(('Nhiệm vụ chỉ có ở văn bản dưới', 'Tasks of the lower document alone'), lang)}: {len(found.added)}")
    if found.copy:
        _show_copy(found.copy)
    echo(f"({pick(LIMIT, lang)})")


def _row(line: TaskLine) -> list[str]:
    from graph.compare import LOST
    from graph.compare_words import difference_words
    from graph.words import path_words

    lang = language()
    told = f"{path_words(line.task.path, lang)}: {_short(line.task.quote)}"
    answer = _short(line.answer.quote) if line.answer and line.fate not in LOST else "–"
    found = "; ".join(difference_words(difference, lang) for difference in line.differences)
    return [label("fate", line.fate, lang), told, f"{answer} [{found}]" if found else answer, f"{line.measure:.2f}"]


def _show_copy(copy: Copy) -> None:
    from graph.compare_words import forgotten_words

    lang = language()
    words = pick(
        (
            "Chép lại: {share:.0%} số câu của {copy} có ở bản kia; câu mới {new}, câu bỏ {gone}, câu sửa {changed}",
            "A copy: {share:.0%} of the sentences of {copy} stand in the other; new {new}, gone {gone}, changed {changed}",
        ),
        lang,
    )
    counts = {"new": len(copy.new), "gone": len(copy.gone), "changed": len(copy.changed)}
    echo(words.format(share=copy.share, copy=copy.copy, **counts))
    for one in copy.forgotten:
        echo(
            f"  {pick(('Quên sửa', 'Forgotten'), lang)}: {printable(forgotten_words(one, lang))}: “{_short(one.sentence.quote)}”"
        )


def _short(words: str) -> str:
    plain = printable(words)
    return plain if len(plain) <= SHORTEST else plain[:SHORTEST].rsplit(" ", 1)[0] + " …"
