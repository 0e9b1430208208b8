"""Scanned pages made easier to recognise: leaning ones set upright, grey or uneven paper made white."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_SMALL = 700
"""Dots across of the copy on which the lean is measured; it has twice as many down at most."""
_MOST = 8.0
"""Degrees of lean that are looked for; more is no accident of a scanner."""
_LEAST = 0.25
"""Degrees below which turning costs more sharpness than it gains."""
_GAIN = 1.15
"""The rows of a page that leans must stand out so much better when it is turned; pictures and blank pages have no lean."""
_PAPER = 215
"""Paper that is darker than this, of 255, at its darkest place is made white; so is paper of which one place is much darker than
another."""
_UNEVEN = 40
_BLOCK = 24
"""Dots of a square in which the lightest tell how light the paper is: larger than a stroke, smaller than a shadow."""

_DARKEST = 1.0
"""Percent of a page that are surely ink, and become black."""


class Straight(NamedTuple):
    """A page made ready: its picture, and the degrees by which it was turned to the left about its middle."""

    picture: Image
    angle: float


def straighten(page: Image) -> Straight:
    """A grey page without its lean and its shadows. A clean page comes back as it is."""
    page = page if page.mode == "L" else page.convert("L")
    page = whitened(page)
    angle = lean(page)
    if angle == 0.0:
        return Straight(page, 0.0)
    from PIL import Image as Pillow

    return Straight(page.rotate(angle, Pillow.Resampling.BICUBIC, fillcolor=255), angle)


def whitened(page: Image) -> Image:
    """The page on white paper, where its own is grey or uneven."""
    import numpy as np
    from PIL import Image as Pillow
    from PIL import ImageFilter, ImageOps

    wide, high = page.width // _BLOCK, page.height // _BLOCK
    if wide < 3 or high < 3:
        return page
    lightest = page.filter(ImageFilter.GaussianBlur(2)).resize((wide * 3, high * 3), Pillow.Resampling.BOX)
    paper = lightest.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    values = sorted(paper.tobytes())
    dark, light = values[len(values) // 20], values[-1 - len(values) // 20]
    if dark >= _PAPER and light - dark <= _UNEVEN:
        return page
    background = np.maximum(np.asarray(paper.resize(page.size, Pillow.Resampling.BICUBIC)), 16)
    white = np.minimum(np.asarray(page).astype(np.uint16) * 255 // background, 255).astype(np.uint8)
    return ImageOps.autocontrast(Pillow.fromarray(white), cutoff=(_DARKEST, 0))


def lean(page: Image) -> float:
    """The degrees by which the page must be turned to the left for its lines to lie level; 0 where it does not lean."""
    from PIL import Image as Pillow

    scale = _SMALL / max(page.width, page.height / 2, 1)
    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    small = page.resize(size, Pillow.Resampling.BOX).point([255 if value < 160 else 0 for value in range(256)])
    level = _sharpness(small, 0.0)
    steps = [step / 2 for step in range(-int(_MOST * 2), int(_MOST * 2) + 1)]
    best = max(steps, key=lambda angle: _sharpness(small, angle))
    best = max((best + step / 10 for step in range(-5, 6)), key=lambda angle: _sharpness(small, angle))
    if abs(best) < _LEAST or _sharpness(small, best) <= _GAIN * level:
        return 0.0
    return round(best, 1)


def _sharpness(ink: Image, angle: float) -> float:
    """How much the rows of a page stand out when it is turned: lines of text are full, the space between them is empty."""
    from PIL import Image as Pillow

    slope = math.tan(math.radians(angle))
    shift = slope * ink.width / 2
    # Each row is read along a slope, which for small angles is turning.
    sheared = ink.transform(ink.size, Pillow.Transform.AFFINE, (1, 0, 0, slope, 1, -shift), Pillow.Resampling.NEAREST)
    rows = sheared.resize((1, ink.height), Pillow.Resampling.BOX).tobytes()
    return float(sum((b - a) ** 2 for a, b in pairwise(rows)))


def turned_back(box: tuple[int, int, int, int], angle: float, width: int, height: int) -> tuple[int, int, int, int]:
    """Where a box of a page that was turned to the left stood before, as the box around it."""
    if angle == 0.0:
        return box
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    left, top, right, bottom = box
    xs: list[float] = []
    ys: list[float] = []
    for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
        dx, dy = x - width / 2, y - height / 2
        xs.append(width / 2 + dx * cosine - dy * sine)
        ys.append(height / 2 + dx * sine + dy * cosine)
    bounds = (max(0, min(xs)), max(0, min(ys)), min(width, max(xs)), min(height, max(ys)))
    return round(bounds[0]), round(bounds[1]), round(bounds[2]), round(bounds[3])
