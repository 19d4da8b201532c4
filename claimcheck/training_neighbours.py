"""Pairs of news sentences that mean nearly the same, of two outlets each: the questions a judge is asked in practice.

    python -m claimcheck.training_neighbours NEWS.jsonl.gz... --out neighbours.jsonl

They have no label; claimcheck.training_teacher lets a strong judge say what it makes of them, for a fast one to learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimcheck.backends import make_embedder, make_index
from claimcheck.contrast import plain_sentences
from claimcheck.protocols import Floats2d
from claimcheck.settings import Settings

log = logging.getLogger(__name__)

AN_ARTICLE = 3
"""First plain sentences of an article: leads of several outlets tell the same news."""
NEIGHBOURS = 30
NEAREST = 5
LEAST, MOST = 0.25, 0.97
"""Cosines of the pairs taken: what the product compares, but for copies."""
SET = "neighbours"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the outlet that printed it."""

    text: str
    source: str


def read_leads(paths: Iterable[Path]) -> list[Sentence]:
    """The first plain sentences of each article, each text once."""
    found: dict[str, Sentence] = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                body = row.get("content_original") or row.get("body") or ""
                for text in plain_sentences(body)[:AN_ARTICLE]:
                    found.setdefault(text, Sentence(text, row.get("source") or ""))
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


def main() -> None:
    parser = argparse.ArgumentParser(description="Find near neighbours among the sentences of several outlets")
    parser.add_argument("news", nargs="+", type=Path, help="gzipped JSON Lines with source and content_original or body")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=17)
    a = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sentences = read_leads(a.news)
    random.Random(a.seed).shuffle(sentences)
    sentences = sentences[: a.sentences]
    log.info("%d sentences to embed", len(sentences))
    pairs = find_neighbours(sentences, make_embedder(Settings()).embed([s.text for s in sentences]), a.seed)
    rows = ({"premise": premise, "hypothesis": hypothesis, "set": SET} for premise, hypothesis in pairs)
    a.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    log.info("%d pairs", len(pairs))


if __name__ == "__main__":
    main()
