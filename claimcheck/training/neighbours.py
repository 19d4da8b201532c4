"""Pairs of news sentences near in meaning, of two outlets or of one article: the questions a judge is asked in practice.

    python -m claimcheck.training.neighbours NEWS.jsonl.gz... --out neighbours.jsonl
    python -m claimcheck.training.neighbours NEWS.jsonl.gz... --within --out siblings.jsonl
    python -m claimcheck.training.neighbours NEWS.jsonl.gz... --apart --out apart.jsonl

They have no label; claimcheck.training.teacher lets a strong judge say what it makes of them, for a fast one to learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

import numpy as np

from claimcheck.backends import make_embedder, make_index
from claimcheck.protocols import Floats2d
from claimcheck.settings import Settings
from claimcheck.training.contrast import plain_sentences

log = logging.getLogger(__name__)

A_LEAD, AN_ARTICLE = 3, 12
"""First plain sentences of an article: leads of several outlets tell the same news; within one article more are looked at."""
NEIGHBOURS = 30
NEAREST = 5
LEAST, MOST = 0.25, 0.97
"""Cosines of the pairs taken: what the product compares, but for copies."""
APART = (0.35, 0.70)
"""Cosines at which two sentences of one article nearly always say two things, and a judge takes a third of them for contradictions."""
SIBLINGS = 4
"""Most pairs of one article; no sentence is in two of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the outlet that printed it, and the number of its article."""

    text: str
    source: str
    article: int


def read_sentences(paths: Iterable[Path], most: int) -> list[Sentence]:
    """The first plain sentences of each article, at most so many, each text once."""
    found: dict[str, Sentence] = {}
    number = 0
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                body = row.get("content_original") or row.get("body") or ""
                number += 1
                for text in plain_sentences(body)[:most]:
                    found.setdefault(text, Sentence(text, row.get("source") or "", number))
    return list(found.values())


def find_neighbours(sentences: Sequence[Sentence], vectors: Floats2d, seed: int) -> list[tuple[str, str]]:
    """For each sentence one of its nearest of another outlet and one farther off, in random order; no pair twice, either way round."""
    index = make_index(vectors.shape[1])
    index.add(np.arange(len(sentences), dtype=np.int64), vectors)
    cosines, ids = index.search(vectors, min(NEIGHBOURS + 1, len(sentences)))
    rng = random.Random(seed)
    taken: dict[frozenset[int], tuple[str, str]] = {}
    for i, one in enumerate(sentences):
        near = [int(j) for j, cosine in zip(ids[i], cosines[i], strict=True) if LEAST <= cosine <= MOST and sentences[j].source != one.source]
        for group in (near[:NEAREST], near[NEAREST:]):
            if group:
                j = rng.choice(group)
                taken.setdefault(frozenset((i, j)), (one.text, sentences[j].text) if rng.random() < 0.5 else (sentences[j].text, one.text))
    pairs = list(taken.values())
    rng.shuffle(pairs)
    return pairs


def find_siblings(sentences: Sequence[Sentence], vectors: Floats2d, seed: int, cosines: tuple[float, float] = (LEAST, MOST)) -> list[tuple[str, str]]:
    """The nearest pairs of sentences of one article, within these cosines, in random order. Sentences of an article follow one another."""
    rng = random.Random(seed)
    pairs = []
    for _, members in groupby(range(len(sentences)), lambda i: sentences[i].article):
        rows = list(members)
        alike = vectors[rows] @ vectors[rows].T
        near = sorted((-float(alike[x, y]), x, y) for x, y in combinations(range(len(rows)), 2) if cosines[0] <= alike[x, y] <= cosines[1])
        used: set[int] = set()
        for _, x, y in near:
            if len(used) < 2 * SIBLINGS and not used & {x, y}:
                used |= {x, y}
                one, other = sentences[rows[x]].text, sentences[rows[y]].text
                pairs.append((one, other) if rng.random() < 0.5 else (other, one))
    rng.shuffle(pairs)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description="Find near neighbours among the sentences of the news")
    parser.add_argument("news", nargs="+", type=Path, help="gzipped JSON Lines with source and content_original or body")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=17)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--within", action="store_true", help="pairs of one article, not of two outlets")
    kinds.add_argument("--apart", action="store_true", help="the same, less near and labelled neutral")
    a = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    of_one = a.within or a.apart
    sentences = read_sentences(a.news, AN_ARTICLE if of_one else A_LEAD)
    chosen = set(random.Random(a.seed).sample(range(len(sentences)), min(a.sentences, len(sentences))))
    sentences = [s for i, s in enumerate(sentences) if i in chosen]
    log.info("%d sentences to embed", len(sentences))
    vectors = make_embedder(Settings()).embed([s.text for s in sentences])
    pairs = find_siblings(sentences, vectors, a.seed, APART if a.apart else (LEAST, MOST)) if of_one else find_neighbours(sentences, vectors, a.seed)
    facts = {"label": "neutral", "set": "contrast_hard"} if a.apart else {"set": "siblings" if a.within else "neighbours"}
    rows = ({"premise": premise, "hypothesis": hypothesis, **facts} for premise, hypothesis in pairs)
    a.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    log.info("%d pairs", len(pairs))


if __name__ == "__main__":
    main()
