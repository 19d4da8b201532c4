import numpy as np

from claimcheck.matching.linkage import choose_groups, link_documents


def likeness(sizes: list[int], within: float, between: float) -> np.ndarray:
    """Groups of these sizes, as like as `within` inside and `between` across."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    values = np.where(group[:, None] == group[None, :], within, between).astype(np.float32)
    np.fill_diagonal(values, 1)
    return values


def test_documents_join_from_the_threshold_on() -> None:
    assert link_documents(likeness([1, 1], 1, 0.09)) == [(0, 1)]
    assert link_documents(likeness([1, 1], 1, 0.07)) == [(0,), (1,)]


def test_two_tight_groups_stay_two_though_their_likeness_would_do() -> None:
    assert link_documents(likeness([4, 4], 0.5, 0.2)) == [(0, 1, 2, 3), (4, 5, 6, 7)]
    assert link_documents(likeness([4, 4], 0.5, 0.4)) == [tuple(range(8))]


def test_few_documents_show_no_tightness() -> None:
    assert link_documents(likeness([2, 2], 0.5, 0.2)) == [(0, 1, 2, 3)]


def test_a_row_as_like_another_group_belongs_to_both() -> None:
    values = likeness([4, 4], 0.5, 0.05)
    values[0, 4:] = values[4:, 0] = 0.45
    assert choose_groups(values, [(0, 1, 2, 3), (4, 5, 6, 7)]) == [(0, 1), (0, None), (0, None), (0, None), (1, None), (1, None), (1, None), (1, None)]
