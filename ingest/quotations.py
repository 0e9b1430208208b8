"""Quotations of amended texts: where `“Điều 5. …” ` ends that a line with a quotation mark began."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTES = frozenset('“"”')
_CLOSED = re.compile(r"[”\"“](?:\s?\(\d{1,2}\))?\s?[.;,]{0,2}$")


@dataclass(slots=True)
class Quotation:
    """The marks of a quotation, counted line by line from its first."""

    open: int = 0
    straight: int = 0

    def closes(self, line: str) -> bool:
        """Whether the quotation ends with `line`, the next of its lines."""
        self.open += line.count("“") - line.count("”")
        self.straight += line.count('"')
        if not _CLOSED.search(line[-8:]):
            return False
        return self.open <= 0 if not self.straight else self.straight % 2 == 0 or (self.open <= 0 and "”" in line[-4:])
