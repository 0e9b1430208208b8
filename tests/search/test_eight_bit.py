from __future__ import annotations

import numpy as np
import pytest

from search import e5
from search.eight_bit import smoothed
from search.encode import make_encoder


def test_the_product_stays_the_same_though_one_column_reaches_far() -> None:
    draw = np.random.default_rng(0)
    matrix = draw.standard_normal((64, 96)).astype(np.float32)
    inputs = draw.standard_normal((200, 96)).astype(np.float32)
    inputs[:, 7] *= 40
    found = smoothed(matrix, np.abs(inputs).max(axis=0))

    def rounded(values: np.ndarray) -> np.ndarray:  # as `DynamicQuantizeMatMul` rounds what goes in
        step = (values.max() - values.min()) / 255
        return np.round(values / step) * step

    truth = inputs @ matrix.T
    product = rounded(inputs / found.factors) @ (found.values * found.scales[:, None]).T
    plain = rounded(inputs) @ matrix.T
    assert np.abs(product - truth).mean() < np.abs(plain - truth).mean() / 3
    assert np.abs(found.values).max() == 127


def test_a_matrix_of_noughts_stays_one() -> None:
    found = smoothed(np.zeros((2, 4), np.float32), np.zeros(4, np.float32) + 1)
    assert not found.values.any()
    assert np.isfinite(found.scales).all()


@pytest.mark.model
def test_the_layers_in_int8_agree_with_the_weights_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Định kỳ 6 tháng báo cáo Sở Thông tin và Truyền thông"
    (quick,) = make_encoder().encode_queries([text])
    monkeypatch.setattr(e5, "_cached", lambda _name, make: make())
    monkeypatch.setattr(e5, "AGREEING", 1.1)  # as on a processor whose products in int8 go wrong
    monkeypatch.setattr(e5, "_phrases", lambda: ["báo cáo cho ai"])
    (exact,) = make_encoder().encode_queries([text])
    assert not np.array_equal(quick, exact)
    assert quick @ exact > 0.998
