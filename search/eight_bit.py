"""Matrices in int8 whose inputs have columns of very unlike size.

Inputs share one scale, so a column that reaches forty times as far as the others would leave those a few steps only. Part of
its reach is moved into the matrix, which has a scale a row: inputs are divided by a factor a column, the matrix multiplied
by it, and their product stays the same (SmoothQuant, arXiv:2211.10438).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MOVED = 0.65
"""How much of a column's reach goes into the matrix: .5 and .85 agree less with the vectors of the same weights in float32."""

_LEAST = 0.2
"""Of the median reach: columns that a few phrases did not stir may still be stirred by others."""


@dataclass(frozen=True, slots=True)
class Smoothed:
    """A matrix (rows × columns) as `values` (int8) with the `scales` of its rows, for inputs divided by the `factors` of its
    columns."""

    values: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]
    factors: npt.NDArray[np.float32]


def smoothed(matrix: npt.NDArray[np.float32], reach: npt.NDArray[np.float32]) -> Smoothed:
    """A matrix for inputs whose columns reach so far."""
    held = np.maximum(reach, _LEAST * np.median(reach))
    factors = held**MOVED / np.maximum(np.abs(matrix).max(axis=0), 1e-4) ** (1 - MOVED)
    wide = matrix * factors
    scales = np.maximum(np.abs(wide).max(axis=1), 1e-9) / 127
    return Smoothed(np.round(wide / scales[:, None]).astype(np.int8), scales.astype(np.float32), factors.astype(np.float32))
