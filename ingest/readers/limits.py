"""How much one file may take, and how much it may become."""

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
DEPTH = 3
"""Archives within archives."""

MEMORY = 2 * 2**30
"""Address space of a reading process and of each program that it calls, in bytes."""

SECONDS = 60.0
"""For a file, or for each page that is recognised from an image."""

PAGES = 3_000
PIXELS = 60_000_000
"""An A3 page at 500 dots an inch has 48 million."""
