"""`vanban export`: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import click

from web.bilingual import Command
from web.commands.common import open_library
from web.console import echo


@click.command(
    "export",
    cls=Command,
    words=(
        "Ghi đồ thị ra tệp theo đuôi tệp: .graphml, .json, .jsonld hoặc .csv (hai tệp: nút và cạnh).",
        "Writes the graph in the format of the suffix: .graphml, .json, .jsonld or .csv (two files: nodes and edges).",
    ),
    example="vanban export do-thi.graphml\nvanban export do-thi.json",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def export(ctx: click.Context, file: Path) -> None:
    from graph.export import export as write

    for path in write(open_library(ctx).snapshot().graph, file):
        echo(str(path))
