"""What FaissIndex does beyond its contract."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.backends.vectors import FaissIndex


def unit_rows(n: int, dim: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(n, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_real_dimensions_against_numpy():
    rows, ids = unit_rows(3_000, 384, 1), np.arange(3_000, dtype=np.int64) * 3
    rows[100:200] = rows[0]
    queries = np.concatenate([rows[:3], unit_rows(5, 384, 2)])
    index = FaissIndex(384)
    index.add(ids, rows)
    cosines, found = index.search(queries, 20)
    exact = np.round(queries.astype(np.float64) @ rows.astype(np.float64).T, 6)
    order = np.lexsort((np.broadcast_to(ids, exact.shape), -exact), axis=1)[:, :20]
    np.testing.assert_array_equal(found, ids[order])
    np.testing.assert_array_equal(cosines, np.take_along_axis(exact, order, axis=1).astype(np.float32))
    assert found[0].tolist() == [0, *range(300, 357, 3)]


def test_near_ties_at_the_border_are_ordered_by_the_rounded_cosine():
    """Cosines that differ by less than float32 can tell: rounding makes them ties, and the lowest id wins."""
    dim, n = 4, 400
    angle = 0.5 + np.linspace(0, 2e-7, n)
    rows = np.stack([np.cos(angle), np.sin(angle), np.zeros(n), np.zeros(n)], axis=1).astype(np.float32)
    index = FaissIndex(dim)
    index.add(np.arange(n, dtype=np.int64)[::-1], rows)
    cosines, found = index.search(np.eye(dim, dtype=np.float32)[:1], 5)
    exact = np.round(rows[:, 0].astype(np.float64), 6)
    expected = sorted((-c, n - 1 - place) for place, c in enumerate(exact))[:5]
    assert found[0].tolist() == [number for _, number in expected]
    assert cosines[0].tolist() == [np.float32(-c) for c, _ in expected]


def test_the_margin_covers_what_faiss_gets_wrong():
    from claimcheck.backends.vectors import _MARGIN

    for dim in (8, 384, 1_024):
        rows = unit_rows(2_000, dim, dim)
        rows[:500] = np.abs(rows[:500])  # sums of one sign round worst
        index = FaissIndex(dim)
        index.add(np.arange(2_000, dtype=np.int64), rows)
        for queries in (rows[:40], rows[:1]):
            rough, ids = index._index.search(queries, 500)
            exact = np.einsum("nd,nkd->nk", queries.astype(np.float64), rows[ids].astype(np.float64))
            assert np.abs(rough - exact).max() < _MARGIN - 5e-7  # rounding to 1e-6 takes the rest


def test_equal_contents_are_equal_bytes(tmp_path):
    rows, ids = unit_rows(30, 6, 3), np.arange(30, dtype=np.int64)
    one, two = FaissIndex(6), FaissIndex(6)
    one.add(ids, rows)
    two.add(ids[::-1], rows[::-1])
    two.add(np.array([99]), rows[:1])
    two.remove(np.array([99]))
    assert one.to_bytes() == two.to_bytes()
    one.save(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == one.to_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_what_was_read_can_be_changed_and_written_again():
    rows = unit_rows(4, 6, 3)
    index, other = FaissIndex(6), FaissIndex(6)
    index.add(np.arange(4), rows)
    other.read_bytes(index.to_bytes())
    other.remove(np.array([2]))
    assert other.ids.tolist() == [0, 1, 3]
    other.add(np.array([2]), rows[2:3])
    assert other.to_bytes() == index.to_bytes()


@pytest.mark.parametrize("data", [b"", b"garbage", FaissIndex(7).to_bytes()], ids=["empty", "garbage", "other dimension"])
def test_another_file_is_refused(tmp_path, data):
    (tmp_path / "x").write_bytes(data)
    index = FaissIndex(6)
    index.add(np.array([1]), unit_rows(1, 6, 1))
    with pytest.raises(ValueError, match="index"):
        index.load(tmp_path / "x")
    assert len(index) == 1
    with pytest.raises(FileNotFoundError):
        index.load(tmp_path / "none")


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    index = FaissIndex(6)
    index.save(tmp_path / "x")
    before = (tmp_path / "x").read_bytes()
    index.add(np.array([1]), unit_rows(1, 6, 1))

    def refuse(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.backends.store.files.os.fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        index.save(tmp_path / "x")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"x": before}


def test_wrong_input_is_refused():
    index, row = FaissIndex(3), np.array([[1, 0, 0]], dtype=np.float32)
    for call in (
        lambda: index.add(np.array([1, 2]), row),
        lambda: index.add(np.array([-1]), row),
        lambda: index.add(np.array([1]), row[:, :2]),
        lambda: index.add(np.array([1]), row * 2),
        lambda: index.add(np.array([1]), row * np.nan),
        lambda: index.search(row, -1),
        lambda: index.search(row[0], 1),
        lambda: FaissIndex(0),
    ):
        with pytest.raises(ValueError, match=r"."):
            call()
    assert len(index) == 0
