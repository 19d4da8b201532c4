"""How our verdicts rank the pairs of ClaimDiff: two claims of two outlets about one news topic.

    python benchmarks/claimdiff.py claimdiff_dev.jsonl.gz [--pairs 400] [--seed 0] [--show 0]

Its "conflict" means that one claim weakens the other, which is looser than a contradiction, and its claims stand without
the text around them: a ranking to compare versions by, no strict gold. Printed for agree and conflict: the share of the
label, the average precision and the area under the ROC curve of what fusion gives that relation, and how often the
verdicts that would be printed have the label. `--show` prints that many verdicts that do not, the surest first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from claimcheck.backends import make_embedder, make_judge
from claimcheck.matching import Facts, Verdict, decide, load_facts, read_facts
from claimcheck.matching.fusion import featurise, probabilities
from claimcheck.matching.verdicts import gather, overlap
from claimcheck.records import Claim
from claimcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what it is called, the chance of each relation, and the verdict."""

    a: str
    b: str
    label: str
    chances: dict[str, float]
    verdict: Verdict | None

    @property
    def said(self) -> str:
        """The relation that a report would print."""
        return self.verdict.relation.value if self.verdict and not self.verdict.unclear else "none"


def judge_pairs(rows: list[dict[str, str]]) -> list[Judged]:
    """Each pair as two claims of two origins, of one day."""
    settings = Settings()
    texts = sorted({row[side] for row in rows for side in ("claim_a", "claim_b")})
    claims = {t: Claim(t, t, 0, len(t), t, 0, len(t), t, t, publisher=t, origin=t) for t in texts}
    facts = {t: load_facts(line) for t, line in zip(texts, read_facts([claims[t] for t in texts], {t: t for t in texts}), strict=True)}
    vectors = dict(zip(texts, make_embedder(settings).embed(texts), strict=True))
    asked = sorted({q for r in rows for q in ((r["claim_a"], r["claim_b"]), (r["claim_b"], r["claim_a"]))})
    scores = {q: (float(e), float(n), float(c)) for q, (e, n, c) in zip(asked, make_judge(settings).score(asked), strict=True)}
    out = []
    for row in rows:
        a, b, day = row["claim_a"], row["claim_b"], row["date"]
        similarity = round(float(vectors[a] @ vectors[b]), 4)
        out.append(_judge(claims[a], claims[b], facts[a], facts[b], scores[a, b], scores[b, a], similarity, day, row["relation"]))
    return out


def _judge(
    a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, forward: tuple[float, float, float], backward: tuple[float, float, float],
    similarity: float, day: str, label: str,
) -> Judged:
    signals = gather(a, b, facts_a, facts_b, similarity, day, day)
    chances = probabilities(featurise(forward, backward, similarity, overlap(facts_a, facts_b), signals))
    return Judged(a.text, b.text, label, chances, decide(a, b, facts_a, facts_b, forward, backward, similarity, day, day))


def average_precision(ranked: list[bool]) -> float:
    """Mean precision at each right one of a ranking, the best first."""
    right, total = 0, 0.0
    for place, hit in enumerate(ranked, 1):
        right += hit
        total += hit * right / place
    return total / right if right else 0.0


def area(ranked: list[bool]) -> float:
    """Chance that a right one stands before a wrong one."""
    right, above = 0, 0
    for hit in ranked:
        right += hit
        above += 0 if hit else right
    wrong = len(ranked) - right
    return above / (right * wrong) if right and wrong else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pairs", type=int, default=0, help="a random sample of so many; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    with gzip.open(options.file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if options.pairs:
        rows = random.Random(options.seed).sample(rows, options.pairs)
    judged = judge_pairs(rows)
    for relation in ("agree", "conflict"):
        ranked = [j.label == relation for j in sorted(judged, key=lambda j: (-j.chances[relation], j.a, j.b))]
        labels = Counter(j.label for j in judged if j.said == relation)
        share, said = sum(ranked) / len(ranked), labels.total()
        print(f"{relation}: {share:.3f} of {len(ranked)} pairs, average precision {average_precision(ranked):.3f}, ROC area {area(ranked):.3f};", end=" ")
        print(f"{said} verdicts, {labels[relation] / max(1, said):.2f} of them with the label {dict(sorted(labels.items()))}")
    wrong = [j for j in judged if j.said in ("agree", "conflict") and j.said != j.label]
    for j in sorted(wrong, key=lambda j: -j.chances[j.said])[: options.show]:
        print(f"\n{j.said} {j.chances[j.said]:.2f}, labelled {j.label}: {j.verdict.reason if j.verdict else ''}\n   {j.a}\n   {j.b}")


if __name__ == "__main__":
    main()
