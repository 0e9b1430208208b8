"""Where the nodes of a large graph stand in a picture: what is tied stands together. Numbers only; pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Points = NDArray[float64]
    Pairs = NDArray[int64]

SMOOTHINGS = 60
STEPS = 160
STRANGERS = 12
"""Other nodes, chosen anew at each step, that push a node away: enough for all of them together over the steps."""


def layout(count: int, pairs: Pairs, seed: int = 7) -> Points:
    """Places for `count` nodes tied by `pairs` (m × 2 indices), as count × 2 coordinates around 0 of size about 1.

    First the two slowest ways in which a value spreads along the ties (spectral layout), then forces: ties pull, strangers
    push. In time linear in nodes and ties; the same for the same input.
    """
    import numpy as np

    chance = np.random.default_rng(seed)
    if count == 0:
        return np.zeros((0, 2))
    degree = np.bincount(pairs.ravel(), minlength=count).astype(float) + 1.0
    at = _spread(chance.normal(size=(count, 2)), pairs, degree)
    at += chance.normal(scale=0.02, size=at.shape)
    near = 1.0 / np.sqrt(count)
    for step in range(STEPS):
        move = _pull(at, pairs, degree) + _push(at, degree, near, chance) - 0.02 * at
        reach = 0.12 * (1 - step / STEPS) ** 1.5 + 0.001
        length = np.linalg.norm(move, axis=1, keepdims=True)
        at += move * np.minimum(1.0, reach / np.maximum(length, 1e-9))
    return _framed(at)


def _spread(values: Points, pairs: Pairs, degree: Points) -> Points:
    """Values that differ little across a tie: smoothed along the ties, freed each time of what is the same everywhere."""
    import numpy as np

    weight = degree / degree.sum()
    for _ in range(SMOOTHINGS):
        values = 0.5 * values + 0.5 * (values + _over_ties(values, pairs)) / degree[:, None]
        values -= weight @ values
        values[:, 1] -= (
            values[:, 0] * ((weight * values[:, 0]) @ values[:, 1]) / max((weight * values[:, 0]) @ values[:, 0], 1e-12)
        )
        values /= np.maximum(np.sqrt(weight @ values**2), 1e-12)
    return np.clip(values, -3, 3) / 3


def _over_ties(values: Points, pairs: Pairs) -> Points:
    """By node the sum of its neighbours' values."""
    import numpy as np

    count = len(values)
    summed = np.empty_like(values)
    for axis in range(values.shape[1]):
        column = values[:, axis]
        summed[:, axis] = np.bincount(pairs[:, 0], column[pairs[:, 1]], count) + np.bincount(
            pairs[:, 1], column[pairs[:, 0]], count
        )
    return summed


def _pull(at: Points, pairs: Pairs, degree: Points) -> Points:
    """Towards the middle of one's neighbours."""
    own = degree[:, None] - 1
    return 0.5 * (_over_ties(at, pairs) - own * at) / degree[:, None]


def _push(at: Points, degree: Points, near: float, chance: object) -> Points:
    """Away from strangers, more from those with many ties, whose neighbours need room."""
    import numpy as np

    assert isinstance(chance, np.random.Generator)
    count = len(at)
    move = np.zeros_like(at)
    for _ in range(STRANGERS):
        other = chance.integers(0, count, count)
        apart = at - at[other]
        distance = np.einsum("ij,ij->i", apart, apart)
        strength = near * near * np.sqrt(degree[other]) / (distance + near * near)
        move += apart * strength[:, None]
    return move * (count / STRANGERS) * 0.05


def _framed(at: Points) -> Points:
    """In the middle, and of a size that leaves the few farthest out of account."""
    import numpy as np

    at = at - np.median(at, axis=0)
    size = float(np.quantile(np.linalg.norm(at, axis=1), 0.95)) or 1.0
    at = at / size
    length = np.linalg.norm(at, axis=1, keepdims=True)
    return np.where(length > 1.3, at / np.maximum(length, 1e-9) * (1.3 + 0.1 * np.log(np.maximum(length, 1.3) / 1.3)), at)
