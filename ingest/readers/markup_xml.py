"""XML from strangers: no entities, no document types, no network, bounded depth."""

from __future__ import annotations

import re

from lxml import etree

from ingest.errors import UnreadableFile

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


def parse_xml(data: bytes) -> etree._Element:
    """The root element. Raises UnreadableFile where the XML is broken or declares entities."""
    head = data[:4096] if b"\0" not in data[:4096] else data[:4096].replace(b"\0", b"")
    if _DOCTYPE.search(head):
        raise UnreadableFile(
            "tệp khai báo thực thể XML bên ngoài, không an toàn nên không đọc.",
            "the file declares external XML entities, which is not safe; it is not read.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFile(
            "nội dung bên trong tệp hỏng, không đọc được; hãy mở bằng Word rồi lưu lại.",
            "what is inside the file is broken; open it with Word and save it anew.",
        ) from None
