"""Pairs for the judge out of labelled stories: python recipes/story_pairs.py STORIES.toml... --out story-pairs.jsonl

A story (claimcheck/matching/stress.py says how one is written) lists which claims of several publishers agree, conflict or
follow one another. Each such pair becomes two rows, one each way round, with chances in the label's place: which of two
claims that agree implies the other is not listed, a clash of positions is less than a contradiction, and a later figure
contradicts the earlier one only if time is left out. Of all other pairs the nearest in meaning are taken, so many for
each related one: what two outlets say of one event in like words without saying the same is what a judge errs on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from claimcheck.backends import make_embedder
from claimcheck.matching.stress import StressPair, read_stories
from claimcheck.records import Force
from claimcheck.settings import Settings
from claimcheck.training.pairs import LABELS

CHANCES = {
    "agree": (0.75, 0.22, 0.03),
    "conflict": (0.02, 0.10, 0.88),
    "position": (0.03, 0.37, 0.60),
    "update": (0.10, 0.25, 0.65),
    "none": (0.03, 0.92, 0.05),
}
TURNED = {"agree": "conflict", "conflict": "agree", "none": "none"}
"""Of a pair with one denial: the judge reads what is denied, without the denial. What follows on a denial says nothing of it."""


def label_of(pair: StressPair) -> str | None:
    """How the two propositions stand, None where the label does not say."""
    label = "position" if pair.conflict_kind == "position" else pair.label
    if (pair.a.force is Force.DENIES) != (pair.b.force is Force.DENIES):
        return TURNED.get(label)
    return label


def choose(pairs: Iterable[StressPair], unrelated: float) -> Iterator[tuple[str, StressPair]]:
    """All related pairs of each story, and the nearest of the others."""
    everything = list(pairs)
    texts = sorted({c.proposition for p in everything for c in (p.a, p.b)})
    vectors = dict(zip(texts, make_embedder(Settings()).embed(texts), strict=True))
    for _, told in groupby(everything, key=lambda p: p.group):
        labelled = [(label, p) for p in told if (label := label_of(p))]
        related = [(label, p) for label, p in labelled if label != "none"]
        others = sorted((p for label, p in labelled if label == "none"), key=lambda p: (-round(float(vectors[p.a.proposition] @ vectors[p.b.proposition]), 4), p.id))
        yield from related
        yield from (("none", p) for p in others[: round(unrelated * len(related))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--unrelated", type=float, default=1.0, help="unrelated pairs of a story for one related one (the ninth stage: 2)")
    chosen = parser.parse_args()
    with chosen.out.open("w", encoding="utf-8") as file:
        for label, pair in choose((p for path in chosen.stories for p in read_stories(path)), chosen.unrelated):
            for premise, hypothesis in ((pair.a.proposition, pair.b.proposition), (pair.b.proposition, pair.a.proposition)):
                row = {"premise": premise, "hypothesis": hypothesis, "set": f"story_{label}", **dict(zip(LABELS, CHANCES[label], strict=True))}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
