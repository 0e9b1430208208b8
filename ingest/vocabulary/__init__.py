"""Reviewed data: the words of the field, loaded by the recognisers.

`<name>.yaml` holds a mapping or a list, `<name>.tsv` a table whose first row that is no comment names the columns.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """The contents of `<name>.yaml`, read once; treat them as read-only."""
    text = (files(__name__) / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)


@cache
def load_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.tsv`, read once; lines that begin with `#` are comments."""
    text = (files(__name__) / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
