"""What a page shows, as a file to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Response

from ingest.errors import VanbanError
from web.labels import both

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}


class UnknownForm(VanbanError):
    """A file in a form that there is none of."""


def attachment(name: str, form: str, made: Mapping[str, Callable[[], str | bytes]]) -> Response:
    """The file `name` in a `form`, one of those that `made` gives. Raises UnknownForm for another."""
    if form not in made:
        raise UnknownForm(*both("problem.choice", value=form, choices=", ".join(made)))
    told = made[form]()
    if form == "csv" and isinstance(told, str):
        told = told.encode("utf-8-sig")  # spreadsheets take it for another set of characters without the mark
    response = Response(told, mimetype=_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
