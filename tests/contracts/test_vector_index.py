"""One suite for every VectorIndex; values are compared with the brute-force oracle (which passes the suite itself)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import BruteForceIndex

from claimcheck.backends import make_index

DIM = 8
MAKERS = [pytest.param(make_index, id="faiss"), pytest.param(BruteForceIndex, id="oracle")]


def unit_rows(n: int, seed: int, *, coarse: bool = False) -> np.ndarray:
    """Coarse rows have few different cosines, so that ties are many."""
    rng = np.random.default_rng(seed)
    rows = rng.integers(-1, 2, (n, DIM)).astype(np.float64) if coarse else rng.normal(size=(n, DIM))
    rows[np.abs(rows).sum(axis=1) == 0, 0] = 1
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def numbers(n: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).permutation(np.linspace(0, 2**62, n).astype(np.int64))


def assert_same(found, expected) -> None:
    np.testing.assert_array_equal(found[1], expected[1])
    np.testing.assert_array_equal(found[0], expected[0])
    assert (found[0].dtype, found[1].dtype) == (np.float32, np.int64)


@pytest.mark.parametrize("make", MAKERS)
class TestVectorIndex:
    @pytest.mark.parametrize("coarse", [False, True])
    @pytest.mark.parametrize("k", [0, 1, 5, 300])
    def test_search_finds_what_the_oracle_finds(self, make, k, coarse):
        ids, rows, queries = numbers(200, 1), unit_rows(200, 2, coarse=coarse), unit_rows(30, 3, coarse=coarse)
        index, oracle = make(DIM), BruteForceIndex(DIM)
        index.add(ids, rows)
        oracle.add(ids, rows)
        assert_same(index.search(queries, k), oracle.search(queries, k))

    def test_one_vector_many_times_gives_the_lowest_ids(self, make):
        row = unit_rows(1, 4)
        index = make(DIM)
        index.add(np.arange(499, -1, -1, dtype=np.int64), np.repeat(row, 500, axis=0))
        cosines, found = index.search(row, 7)
        assert found.tolist() == [[0, 1, 2, 3, 4, 5, 6]]
        assert cosines.tolist() == [[1.0] * 7]

    def test_a_cosine_does_not_depend_on_its_company(self, make):
        ids, rows, queries = numbers(300, 5), unit_rows(300, 6), unit_rows(64, 7)
        index = make(DIM)
        index.add(ids, rows)
        together = index.search(queries, 10)
        alone = [index.search(queries[n : n + 1], 10) for n in range(len(queries))]
        assert_same(together, (np.concatenate([c for c, _ in alone]), np.concatenate([i for _, i in alone])))

    def test_order_of_adding_changes_nothing(self, make):
        ids, rows, queries = numbers(120, 8), unit_rows(120, 9, coarse=True), unit_rows(9, 10, coarse=True)
        index, other = make(DIM), make(DIM)
        index.add(ids, rows)
        for n in reversed(range(120)):
            other.add(ids[n : n + 1], rows[n : n + 1])
        assert_same(index.search(queries, 12), other.search(queries, 12))

    def test_an_id_that_is_there_is_replaced(self, make):
        old, new = np.eye(DIM, dtype=np.float32)[:1], np.eye(DIM, dtype=np.float32)[1:2]
        index = make(DIM)
        index.add(np.array([7]), old)
        index.add(np.array([7]), new)
        assert len(index) == 1
        assert index.search(new, 2)[0].tolist() == [[1.0, -1.0]]
        index.add(np.array([8, 8]), np.concatenate([new, old]))
        assert len(index) == 2
        assert index.search(old, 1)[1].tolist() == [[8]]

    def test_remove_counts_what_was_there(self, make):
        ids, rows = numbers(50, 11), unit_rows(50, 12)
        index, oracle = make(DIM), BruteForceIndex(DIM)
        for each in (index, oracle):
            each.add(ids, rows)
        gone = np.concatenate([ids[::3], [2**62]])
        assert index.remove(gone) == oracle.remove(gone) == 17
        assert index.remove(gone) == 0
        assert len(index) == 33
        assert_same(index.search(rows, 40), oracle.search(rows, 40))

    def test_empty_index_and_no_queries(self, make):
        index = make(DIM)
        cosines, found = index.search(unit_rows(2, 13), 3)
        assert cosines.tolist() == [[-1.0] * 3] * 2
        assert found.tolist() == [[-1] * 3] * 2
        index.add(np.array([1]), unit_rows(1, 14))
        assert index.search(np.empty((0, DIM), dtype=np.float32), 3)[0].shape == (0, 3)
        assert index.remove(np.array([1])) == 1
        assert len(index) == 0

    def test_largest_and_smallest_id(self, make):
        index = make(DIM)
        index.add(np.array([2**63 - 1, 0]), unit_rows(2, 15))
        assert sorted(index.search(unit_rows(1, 15), 2)[1][0].tolist()) == [0, 2**63 - 1]

    def test_load_gives_what_was_saved(self, make, tmp_path):
        ids, rows, queries = numbers(40, 16), unit_rows(40, 17), unit_rows(5, 18)
        index = make(DIM)
        index.add(ids, rows)
        index.save(tmp_path / "a.index")
        other = make(DIM)
        other.add(np.array([3]), unit_rows(1, 19))
        other.load(tmp_path / "a.index")
        assert len(other) == 40
        assert_same(other.search(queries, 45), index.search(queries, 45))
        other.add(ids[:1], queries[:1])
        assert other.remove(ids) == 40

    @settings(max_examples=25, deadline=None)
    @given(steps=st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.lists(st.integers(0, 12), max_size=6), st.integers(0, 9)), max_size=12))
    def test_any_history_ends_as_the_oracle_says(self, make, steps):
        index, oracle = make(DIM), BruteForceIndex(DIM)
        for verb, ids, seed in steps:
            chosen = np.array(ids, dtype=np.int64)
            if verb == "add":
                rows = unit_rows(len(ids), seed, coarse=True)
                index.add(chosen, rows)
                oracle.add(chosen, rows)
            else:
                assert index.remove(chosen) == oracle.remove(chosen)
        assert len(index) == len(oracle)
        assert_same(index.search(unit_rows(3, 20, coarse=True), 4), oracle.search(unit_rows(3, 20, coarse=True), 4))
