"""Long lists a page at a time, the page in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request, url_for

from web.asking import number, with_changes

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """What one page shows of `count` things, and the address of each other page."""

    shown: Sequence[Item]
    count: int
    page: int
    pages: int
    url: Callable[[int], str]


def paged(found: Sequence[Item], on_a_page: int, anchor: str | None = None) -> Paged[Item]:
    """The page that the address asks for; one past the end gives the last."""
    pages = max(-(-len(found) // on_a_page), 1)
    page = number("page", 1, 1, pages)

    def url(n: int) -> str:
        arguments: dict[str, Any] = {**(request.view_args or {}), **with_changes({"page": n if n > 1 else None})}
        return url_for(str(request.endpoint), _anchor=anchor, **arguments)

    return Paged(found[(page - 1) * on_a_page : page * on_a_page], len(found), page, pages, url)
