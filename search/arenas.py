"""Memory that the C library keeps for itself."""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8  # of malloc.h
_ARENAS = 2  # more measured no quicker at eight clients, and each keeps what its busiest moment took


def few_arenas() -> None:
    """Has glibc share its heaps among all threads: a server of eight threads holds a sixth less. Elsewhere it does nothing.
    To be called before threads begin."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries of Linux lack it
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, _ARENAS)
