"""Everything a person touches: the command line, the pages and the JSON API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app(home: Path) -> Flask:
    """The web application over the store and the index in `home`."""
    from web.app import make

    return make(home)
