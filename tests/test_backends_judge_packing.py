"""Adapters in few bits: back as they were, but for half a step of each run's scale."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.backends.judge.packing import RUN, SCALE, pack, unpack

DOWN, UP = "layer.lora_A.weight", "layer.lora_B.weight"


@pytest.mark.parametrize("shape", [(4, 32), (32, 4), (8, 8)])
def test_a_matrix_comes_back_within_half_a_step(shape: tuple[int, int]) -> None:
    matrix = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    packed = pack({"w": matrix})
    assert packed["w"].dtype == np.int8
    assert packed["w" + SCALE].shape == (min(shape),)
    back = unpack(packed)["w"]
    assert np.abs(back - matrix).max() <= np.abs(matrix).max() / 127 / 2 + 1e-6


@pytest.mark.parametrize(("name", "shape"), [(DOWN, (3, 2 * RUN)), (UP, (2 * RUN, 3))])
def test_a_low_rank_part_in_four_bits_comes_back_within_half_a_step_of_each_run(name: str, shape: tuple[int, int]) -> None:
    matrix = np.random.default_rng(1).normal(size=shape).astype(np.float32)
    tall = shape[0] > shape[1]
    (matrix if tall else matrix.T)[RUN:] *= 1e-3
    packed = pack({name: matrix}, bits=4)
    assert packed[name].dtype == np.uint8
    assert packed[name].size == matrix.size // 2
    assert packed[name + SCALE].shape == (3, 2)
    back = unpack(packed)[name]
    assert back.shape == shape
    for part in (slice(RUN), slice(RUN, None)):
        own, other = ((m if tall else m.T)[part] for m in (matrix, back))
        assert np.abs(own - other).max() <= np.abs(own).max() / 7 * 0.51


def test_a_square_matrix_stays_in_eight_bits() -> None:
    assert pack({"classifier.dense.weight": np.ones((RUN, RUN), np.float32)}, bits=4)["classifier.dense.weight"].dtype == np.int8


def test_packing_what_was_packed_changes_nothing() -> None:
    once = unpack(pack({DOWN: np.random.default_rng(2).normal(size=(2, RUN)).astype(np.float32)}, bits=4))
    assert np.allclose(unpack(pack(once, bits=4))[DOWN], once[DOWN], rtol=1e-3)


def test_vectors_and_adapters_never_packed_come_back_as_they_are() -> None:
    vector = np.array([0.5, -2.0], np.float16)
    assert unpack(pack({"bias": vector}))["bias"].tolist() == [0.5, -2.0]
    assert unpack({"w": np.ones((2, 3), np.float16)})["w"].tolist() == [[1.0] * 3] * 2


@pytest.mark.parametrize("bits", [8, 4])
def test_a_matrix_of_zeros_stays_one(bits: int) -> None:
    assert not unpack(pack({DOWN: np.zeros((2, RUN), np.float32)}, bits))[DOWN].any()
