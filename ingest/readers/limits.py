"""How much one file may take, and how much it may become."""

from __future__ import annotations

from math import ceil

FILE_BYTES = 200 * 2**20
"""A larger file is no document."""

TEXT_CHARACTERS = 10_000_000
"""About 5,000 pages."""

UNPACKED_BYTES = 300 * 2**20
"""What an archive or a package may become in all."""

RATIO = 300
"""Text packs 3 to 20 times; a member that packs better than this and is large is a bomb."""

RATIO_FROM = 5 * 2**20
"""Bytes from which the ratio counts."""

MEMBERS = 2_000
DIRECTORY_BYTES = 4 * 2**20
"""The table of contents of an archive: an entry takes some hundred bytes here and ten times that in memory."""

DEPTH = 3
"""Archives within archives."""

MEMORY = 2 * 2**30
"""Address space of a reading process and of each program that it calls, in bytes."""

SECONDS = 60.0
"""For a file, or for each page that is recognised from an image."""

PAGES = 3_000
PIXELS = 60_000_000
"""An A3 page at 500 dots an inch has 48 million."""


def parsing_seconds(characters: int) -> float:
    """How long the parsing of so long a text may take; a million characters take one to four seconds."""
    return SECONDS + 30.0 * characters / 10**6


def restrict() -> None:
    """Bounds the memory of this process, where the system knows how; a crash leaves no core file."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def allow(seconds: float) -> None:
    """Has the system end this process once it has computed for so long from now, though nobody be left to end it."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
