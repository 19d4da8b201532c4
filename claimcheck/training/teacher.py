"""What a strong judge makes of pairs without a label, for a fast judge to learn: probabilities in the label's place.

    python -m claimcheck.training.teacher neighbours.jsonl --out taught.jsonl

A run that was stopped goes on after the last row of its output.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck.backends import make_judge
from claimcheck.protocols import Judge
from claimcheck.settings import Settings
from claimcheck.training.pairs import LABELS

log = logging.getLogger(__name__)

CHUNK = 64
"""Rows between two writes."""


def teach(rows: Sequence[Mapping[str, str]], judge: Judge, out: Path) -> None:
    """Append each row with the judge's probabilities to `out`; rows that it holds already are passed over."""
    with out.open("a+", encoding="utf-8") as file:
        file.seek(0)
        done = sum(1 for _ in file)
        for first in range(done, len(rows), CHUNK):
            part = rows[first : first + CHUNK]
            scores = judge.score([(row["premise"], row["hypothesis"]) for row in part])
            for row, chances in zip(part, scores, strict=True):
                taught = {**row, **{label: round(float(p), 4) for label, p in zip(LABELS, chances, strict=True)}}
                file.write(json.dumps(taught, ensure_ascii=False) + "\n")
            file.flush()
            log.info("%d of %d pairs", first + len(part), len(rows))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a judge's probabilities beside pairs")
    parser.add_argument("pairs", type=Path, help="JSON Lines with premise and hypothesis")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judge", default="default")
    parser.add_argument("--at-most", type=int, default=25_000, help="pairs, from the first")
    a = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = [json.loads(line) for line in a.pairs.read_text(encoding="utf-8").splitlines()]
    teach(rows[: a.at_most], make_judge(Settings(judge=a.judge)), a.out)


if __name__ == "__main__":
    main()
