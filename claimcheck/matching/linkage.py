"""Which documents belong together, by their likeness alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.matching.likeness import Leads, Rows
from claimcheck.protocols import Floats2d

SAME_EVENT = 0.08
"""Mean likeness from which two groups of documents can be of one event. With LEAD_WORDS: of thirteen happenings told by four or five papers
over up to four days each one stays whole and none joins another, where 0.12 on 120 words tore six apart; B-cubed F1 on the ECB+ development
documents 0.907 (0.906)."""
SAME_KIND = 0.6
"""Two groups are one event only if they are at least so much alike as the documents within each of them: two earthquakes
make two tight groups with less in common. Plateau on both halves of the topics of the ECB+ development documents (docs/quality.md)."""
GROUP = 4
"""Documents from which a group's own likeness can be told."""
SECOND_EVENT = 0.8
"""A document belongs to a second event if it is at least so much like its documents as like those of its own."""
BLOCK = 1024
"""Documents compared with all others at once: bounds the memory."""


def split_documents(leads: Leads) -> list[Rows]:
    """Rows, sorted, of documents that a chain of likely links joins. What lies in two parts can have no event in common."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    n = len(leads.days)
    every = np.arange(n)
    links = [(start + i, j) for start in range(0, n, BLOCK) for i, j in _links(leads.likeness(every[start : start + BLOCK], every))]
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    table = coo_matrix((np.ones(len(ends), dtype=np.int8), (ends[:, 0], ends[:, 1])), shape=(n, n))
    count, labels = connected_components(table, directed=False)
    return [np.flatnonzero(labels == label) for label in range(count)]


def _links(likeness: Floats2d) -> list[tuple[int, int]]:
    rows, columns = np.nonzero(likeness >= SAME_EVENT)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def link_documents(likeness: Floats2d) -> list[tuple[int, ...]]:
    """Groups of rows, each sorted, by average linkage cut from the top."""
    if len(likeness) == 1:
        return [(0,)]
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    distances = np.round(1.0 - likeness.astype(np.float64), 6)
    np.fill_diagonal(distances, 0.0)
    return sorted(tuple(sorted(group)) for group in _cut(linkage(squareform(distances, checks=False), "average")))


def _cut(tree: npt.NDArray[np.float64]) -> list[tuple[int, ...]]:
    """The largest branches of a linkage (n - 1, 4) that are one event each."""
    n = len(tree) + 1
    members: list[tuple[int, ...]] = [(i,) for i in range(n)]
    within: list[float] = [0.0] * n
    one_event = [True] * n
    for left, right, distance, _ in tree:
        a, b = int(left), int(right)
        between, many = 1.0 - float(distance), len(members[a]) * len(members[b])
        typical = (within[a] / _pairs(len(members[a])) + within[b] / _pairs(len(members[b]))) / 2
        large = min(len(members[a]), len(members[b])) >= GROUP
        one_event.append(between >= SAME_EVENT and (not large or between >= SAME_KIND * typical))
        members.append(members[a] + members[b])
        within.append(within[a] + within[b] + between * many)
    groups, left_over = [], [2 * n - 2]
    while left_over:
        node = left_over.pop()
        if one_event[node]:
            groups.append(members[node])
        else:
            left_over += [int(tree[node - n][0]), int(tree[node - n][1])]
    return groups


def _pairs(n: int) -> int:
    """Number of pairs of n, at least one."""
    return max(1, n * (n - 1) // 2)


def choose_groups(likeness: Floats2d, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, int | None]]:
    """Per row its own group, and the one it belongs to besides."""
    held = np.zeros((len(likeness), len(groups)), dtype=np.float32)
    for number, group in enumerate(groups):
        held[list(group), number] = 1
    own = held.argmax(axis=1)
    alike = np.round((likeness @ held - held * likeness.diagonal()[:, None]) / np.maximum(1, held.sum(axis=0)[None, :] - held), 5)
    chosen: list[tuple[int, int | None]] = []
    for row, first in enumerate(own.tolist()):
        others = alike[row].copy()
        others[first] = -1
        second = int(others.argmax())
        near = others[second] >= max(SAME_EVENT, SECOND_EVENT * alike[row, first])
        chosen.append((first, second if near else None))
    return chosen
