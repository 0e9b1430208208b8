"""Months of a calendar page. Pure functions."""

from __future__ import annotations

import calendar
import datetime as dt

FIRST_YEAR, LAST_YEAR = 1990, 2100


def weeks(year: int, month: int) -> list[list[dt.date]]:
    """The weeks of a month from Monday on, with the days of its neighbours that fill them."""
    return calendar.Calendar().monthdatescalendar(year, month)


def other_month(year: int, month: int, step: int) -> tuple[int, int]:
    at = year * 12 + month - 1 + step
    return at // 12, at % 12 + 1
