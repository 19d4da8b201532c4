"""Fits claimcheck/matching/fusion.json on one half of benchmarks/stress.jsonl and prints what the other half says.

    python benchmarks/fit_fusion.py [--write]

Run it after the judge or an evidence module changed; without --write it only measures. The judge and the embedder are
the default ones. A few minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from claimcheck.backends import make_embedder, make_judge
from claimcheck.matching.fusion import WEIGHTS, load_model
from claimcheck.matching.fusion_fitting import choose_thresholds, fit, make_examples, read_stress, tally
from claimcheck.records import Relation
from claimcheck.settings import Settings

STRESS = Path(__file__).with_name("stress.jsonl")
PRECISION = {Relation.AGREE: 0.95, Relation.CONFLICT: 0.80, Relation.UPDATE: 0.85}
"""Wanted on the fitting half, whose traps are denser than news."""
ABSTAIN = 0.35


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    pairs, settings = read_stress(STRESS), Settings()
    texts = sorted({c.quote for p in pairs for c in (p.a, p.b)})
    vectors = dict(zip(texts, make_embedder(settings).embed(texts), strict=True))
    asked = sorted({q for p in pairs for q in ((p.a.quote, p.b.quote), (p.b.quote, p.a.quote))})
    scores = {q: (float(r[0]), float(r[1]), float(r[2])) for q, r in zip(asked, make_judge(settings).score(asked), strict=True)}
    similarities = {(p.a.quote, p.b.quote): float(vectors[p.a.quote] @ vectors[p.b.quote]) for p in pairs}
    examples = make_examples(pairs, scores, similarities)
    fitted = [e for e in examples if e.pair.fitted]
    if write:
        weights = fit(fitted)
        thresholds = choose_thresholds(fitted, weights, PRECISION)
        WEIGHTS.write_text(json.dumps({"abstain": ABSTAIN, "thresholds": thresholds, "weights": weights}, indent=1) + "\n", encoding="utf-8")
        load_model.cache_clear()
    for kind, rows in sorted(tally(e for e in examples if not e.pair.fitted).items()):
        print(f"{kind:11s}", "  ".join(f"{name}: {right} right of {said} said, {wanted} wanted" for name, (right, said, wanted) in rows.items()))


if __name__ == "__main__":
    main()
