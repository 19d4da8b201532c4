"""Texts printed again nearly word for word: whole documents, and single claims."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from claimcheck.matching.order import document_order
from claimcheck.matching.words import read_words
from claimcheck.records import Document

SHINGLE = 5
"""Words a shingle. Chance repeats of five running words are rare outside set phrases."""
DOCUMENT_CONTAINED = 0.7
"""Share of a text's shingles that must stand in the earlier one; wire copies are cut and get new heads."""
CLAIM_SHINGLE = 3
CLAIM_CONTAINED = 0.8
CLAIM_WORDS = 8
"""Shorter claims are alike by chance ("There were 142 survivors")."""


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """For each document that reprints an earlier one, the id of the earliest such document."""
    ordered = sorted(documents, key=document_order)
    originals: dict[str, str] = {}
    for later, earlier in _reprints([_shingles(d.text, SHINGLE) for d in ordered]):
        source = ordered[earlier].document_id
        originals.setdefault(ordered[later].document_id, originals.get(source, source))
    return originals


def is_reprint(a: str, b: str) -> bool:
    """Whether the shorter of two passages stands nearly word for word in the longer."""
    small, large = sorted((_shingles(a, CLAIM_SHINGLE), _shingles(b, CLAIM_SHINGLE)), key=len)
    return len(small) + CLAIM_SHINGLE - 1 >= CLAIM_WORDS and len(small & large) >= CLAIM_CONTAINED * len(small)


def _shingles(text: str, width: int) -> set[int]:
    words = [w.lower() for w in read_words(text)]
    return {
        int.from_bytes(hashlib.blake2b(" ".join(words[i : i + width]).encode("utf-8", "surrogatepass"), digest_size=6).digest())
        for i in range(len(words) - width + 1)
    }


def _reprints(shingles: Sequence[set[int]]) -> list[tuple[int, int]]:
    """(later, earlier) rows of which the later is held by the earlier, sorted."""
    sizes = np.array([len(s) for s in shingles], dtype=np.int64)
    if not sizes.any():
        return []
    from scipy.sparse import csr_matrix

    values = np.array([x for s in shingles for x in sorted(s)], dtype=np.int64)
    rows, columns = np.repeat(np.arange(len(shingles)), sizes), np.unique(values, return_inverse=True)[1]
    table = csr_matrix((np.ones(len(values), dtype=np.int32), (rows, columns)))
    shared = (table @ table.T).tocoo()
    held = (shared.row > shared.col) & (shared.data >= DOCUMENT_CONTAINED * sizes[shared.row])
    return sorted(zip(shared.row[held].tolist(), shared.col[held].tolist(), strict=True))
