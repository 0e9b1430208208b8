"""Frozen objects become JSON-ready values."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any

from ingest.readings import PartialDate


def plain(value: Any) -> Any:
    """Dataclasses as objects, dates as ISO, enumerations as their values, sets in order; the rest as it is."""
    if isinstance(value, PartialDate):
        return value.iso
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(held) for held in value)
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    return value
