"""Fits claimcheck/matching/fusion.json on one half of benchmarks/stress.jsonl, stories.toml, stories-2.toml and stories-3.toml, and says how good verdicts are on the other.

    python benchmarks/fit_fusion.py [--write]

Run it after the judge or an evidence module changed; without --write it only measures what is shipped. The judge and the
embedder are the default ones. The judge's scores are kept in the folder for temporary files, by judge and pair: the first
run takes ten minutes or so on one core, later ones a minute or two.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimcheck.backends import make_embedder, make_judge
from claimcheck.matching.fusion import WEIGHTS, load_model
from claimcheck.matching.fusion_fitting import Example, fit_model, make_examples, tally
from claimcheck.matching.stress import StressPair, read_pairs, read_stories
from claimcheck.protocols import Floats2d, Judge
from claimcheck.settings import Settings

HERE = Path(__file__).parent
BATCH = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="fit anew and replace fusion.json")
    write = parser.parse_args().write
    examples = prepare([*read_pairs(HERE / "stress.jsonl"), *(p for name in ("stories", "stories-2", "stories-3") for p in read_stories(HERE / f"{name}.toml"))], Settings())
    if write:
        WEIGHTS.write_text(fit_model([e for e in examples if e.pair.fitted]).to_json(), encoding="utf-8")
        load_model.cache_clear()
    print("| kind | agree | conflict | update |\n|---|---|---|---|")
    for kind, rows in sorted(tally(e for e in examples if not e.pair.fitted).items()):
        print(f"| {kind} |", " | ".join(f"{right} / {said} / {wanted}" for right, said, wanted in rows.values()), "|")


def prepare(pairs: Sequence[StressPair], settings: Settings) -> list[Example]:
    """The pairs with cosines, facts and, where they are similar enough, the judge's scores."""
    texts = sorted({c.proposition for p in pairs for c in (p.a, p.b)})
    vectors = dict(zip(texts, make_embedder(settings).embed(texts), strict=True))
    asked = {(p.a.proposition, p.b.proposition) for p in pairs}
    similarities = {(a, b): round(float(vectors[a] @ vectors[b]), 4) for a, b in asked}
    judge = make_judge(settings)
    return make_examples(pairs, similarities, lambda asked: judge_cached(judge, asked), settings.min_similarity)


def judge_cached(judge: Judge, asked: Sequence[tuple[str, str]]) -> Floats2d:
    """The judge's scores (n, 3) of (premise, hypothesis) pairs; what it has not said before is added to its file, batch by batch."""
    path = Path(tempfile.gettempdir()) / f"claimcheck-fit-{hashlib.sha256(judge.name.encode()).hexdigest()[:12]}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    known = {(a, b): (e, n, c) for a, b, e, n, c in map(json.loads, lines)}
    missing = [q for q in asked if q not in known]
    with path.open("a", encoding="utf-8") as file:
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            for (a, b), row in zip(batch, judge.score(batch).tolist(), strict=True):
                known[a, b] = (row[0], row[1], row[2])
                file.write(json.dumps([a, b, *row]) + "\n")
            file.flush()
    return np.array([known[q] for q in asked], np.float32).reshape(len(asked), 3)


if __name__ == "__main__":
    main()
