"""A document is removed, with the files of it that only this home keeps; files elsewhere are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from graph import tables
from graph.originals import Originals
from web import audit, jobs
from web.audit import Actor
from web.uploads import Uploads

if TYPE_CHECKING:
    from web.library import Library


def remove_document(library: Library, document_id: str, by: Actor) -> None:
    """Removes a document of the store and has the index follow; raises UnknownDocument."""
    store = library.store
    summary = store.summary(document_id)
    with store.writing() as connection:
        mine = select(tables.documents.c.key).where(tables.documents.c.id == document_id).scalar_subquery()
        hashes = list(connection.scalars(select(tables.sources.c.sha256).where(tables.sources.c.document == mine)))
        audit.note(connection, by, "remove", document_id, " · ".join(filter(None, (summary.number, summary.title))))
        jobs.want_index(connection, by)
    store.forget(document_id)
    uploads = Uploads(library.home)
    still = {uploads.name_of(path) for other in store.summaries() for path in other.paths}
    for file in {uploads.name_of(path) for path in summary.paths} - still:
        if file is not None:
            uploads.drop(file)
    Originals(library.home).drop(store, hashes)
