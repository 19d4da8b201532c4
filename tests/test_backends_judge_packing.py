"""Adapters in 8 bits: back as they were, but for half a step of each line's scale."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.backends.judge_packing import SCALE, pack, unpack


@pytest.mark.parametrize("shape", [(4, 32), (32, 4), (8, 8)])
def test_a_matrix_comes_back_within_half_a_step(shape: tuple[int, int]) -> None:
    matrix = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    packed = pack({"w": matrix})
    assert packed["w"].dtype == np.int8
    assert packed["w" + SCALE].shape == (min(shape),)
    back = unpack(packed)["w"]
    assert np.abs(back - matrix).max() <= np.abs(matrix).max() / 127 / 2 + 1e-6


def test_vectors_and_adapters_never_packed_come_back_as_they_are() -> None:
    vector = np.array([0.5, -2.0], np.float16)
    assert unpack(pack({"bias": vector}))["bias"].tolist() == [0.5, -2.0]
    assert unpack({"w": np.ones((2, 3), np.float16)})["w"].tolist() == [[1.0] * 3] * 2


def test_a_matrix_of_zeros_stays_one() -> None:
    assert not unpack(pack({"w": np.zeros((2, 3), np.float32)}))["w"].any()
