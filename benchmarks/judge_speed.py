"""The shipped judges against sentence-transformers' CrossEncoder.predict with the same weights, in one run.

    python benchmarks/judge_speed.py [THREADS]

Pairs of 64 tokens, made of one word each; five rounds of 32 pairs, taken in turns; the median round counts. Beside the
clock stands processor time, which other work on the machine disturbs less.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

THREADS = sys.argv[1] if len(sys.argv) > 1 else "2"
os.environ |= {"OMP_NUM_THREADS": THREADS, "HF_HUB_OFFLINE": "1"}

from plain_judge import write_plain_judge  # noqa: E402
from sentence_transformers import CrossEncoder  # noqa: E402

from claimcheck.backends import make_judge  # noqa: E402
from claimcheck.backends.judge.preparation import FAST, STRONG  # noqa: E402
from claimcheck.settings import Settings  # noqa: E402

PAIRS = [("word " * 30, "word " * 30)] * 32
ROUNDS = 5


def clock(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of one call."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - processor


def load_other(folder: Path, base_word: str) -> CrossEncoder:
    """A shipped judge, merged, as sentence-transformers runs it."""
    with tempfile.TemporaryDirectory() as plain:
        write_plain_judge(folder, base_word, Path(plain))
        return CrossEncoder(plain, device="cpu", model_kwargs={"dtype": "float32"})


def main() -> None:
    runs: dict[str, Callable[[], object]] = {}
    for word, folder, base in (("strong", STRONG, "default"), ("fast", FAST, "fast")):
        runs[f"{word}, CrossEncoder.predict"] = partial(load_other(folder, base).predict, PAIRS, batch_size=32, show_progress_bar=False)
        runs[f"{word}, claimcheck"] = partial(make_judge(Settings(judge=word)).score, PAIRS)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(clock(run))
    for name, rounds in times.items():
        wall, processor = (statistics.median(values) for values in zip(*rounds, strict=True))
        print(f"{name:28s} {len(PAIRS) / wall:6.1f} pairs a second, {1000 * processor / len(PAIRS):6.1f} ms of processor a pair")


if __name__ == "__main__":
    main()
