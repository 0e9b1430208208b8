"""Everything a person touches: the command line, the pages and the JSON API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.access import Access


def create_app(home: Path, access: Access | None = None) -> Flask:
    """The web application over the store and the index in `home`; without `access` for this machine alone, open to read."""
    from web.access import Access
    from web.app import make

    return make(home, access or Access())
