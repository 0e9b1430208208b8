"""A text becomes a Document: the recognisers, in order."""

from __future__ import annotations

from pathlib import Path

from ingest.agencies import context_of, find_agencies
from ingest.citations import find_citations
from ingest.collector import paused
from ingest.document import Document, Source
from ingest.header import find_header
from ingest.obligations import find_obligations
from ingest.outline import find_outline
from ingest.places import NOWHERE, Places
from ingest.read import Read, read_file
from ingest.relations import find_relations
from ingest.text import canonical
from ingest.timing import find_timings


def parse_document(raw: str, source: Source, places: Places = NOWHERE) -> Document:
    """Reads all that the text says, which stands in its original at `places`; never raises for any text, and where unsure leaves
    things out."""
    with paused():  # a tenth of the time: nothing that is read is in a cycle
        return _parsed(raw, source, places)


def _parsed(raw: str, source: Source, places: Places) -> Document:
    text, text_map = canonical(raw)
    header = find_header(text, raw)
    provisions = find_outline(text, header)
    context = context_of(header, text)
    agencies = find_agencies(text, context)  # first: citations and duties read the same names again
    citations = find_citations(text, header, provisions, context)
    relations = find_relations(text, header, provisions, citations)
    timings = find_timings(text, year=context.year)
    return Document(
        source=source,
        raw=raw,
        text=text,
        map=text_map,
        places=places,
        header=header,
        provisions=provisions,
        citations=citations,
        relations=relations,
        agencies=agencies,
        timings=timings,
        obligations=find_obligations(text, header, provisions, citations, agencies, timings, context),
    )


def parse_file(path: Path, name: str | None = None) -> Document:
    """Reads and parses one file, called `name` where that is not its path; raises UnreadableFile or UnsupportedFormat."""
    return parse_read(read_file(path, name), name or str(path))


def parse_read(read: Read, name: str) -> Document:
    """Parses what was read in the file called `name`."""
    return parse_document(read.text, Source(name, read.format, read.sha256), read.places)
