"""The shipped judge against sentence-transformers' CrossEncoder.predict with the same weights, in one run.

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

THREADS = sys.argv[1] if len(sys.argv) > 1 else "2"
os.environ |= {"OMP_NUM_THREADS": THREADS, "HF_HUB_OFFLINE": "1"}

from sentence_transformers import CrossEncoder  # noqa: E402

from claimcheck.backends import find_base, make_judge  # noqa: E402
from claimcheck.backends.judge_preparation import STRONG, read_adapter, read_checked  # noqa: E402
from claimcheck.settings import Settings  # noqa: E402
from claimcheck.training.model import build, merge_adapter  # noqa: E402
from claimcheck.training.recipe import Recipe  # noqa: E402

PAIRS = [("word " * 30, "word " * 30)] * 32
ROUNDS = 5


def clock(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of one call."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - processor


def load_other() -> CrossEncoder:
    """The same judge, merged, as sentence-transformers runs it."""
    from transformers import AutoTokenizer

    base, adapter = find_base("default"), read_adapter(STRONG)
    rank = next(array.shape[0] for name, array in read_checked(adapter).items() if ".lora_A" in name)
    recipe = Recipe(pairs=1, rank=rank, alpha=round(adapter.scale * rank))
    with tempfile.TemporaryDirectory() as folder:
        merge_adapter(build(base, recipe, [STRONG]), recipe.alpha, recipe.rank).save_pretrained(folder)
        AutoTokenizer.from_pretrained(base).save_pretrained(folder)
        return CrossEncoder(folder, device="cpu", model_kwargs={"dtype": "float32"})


def main() -> None:
    other, judge = load_other(), make_judge(Settings())
    runs = {"CrossEncoder.predict": lambda: other.predict(PAIRS, batch_size=32, show_progress_bar=False), "claimcheck": lambda: judge.score(PAIRS)}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(clock(run))
    for name, rounds in times.items():
        wall, processor = (statistics.median(values) for values in zip(*rounds, strict=True))
        print(f"{name:22s} {len(PAIRS) / wall:6.1f} pairs a second, {1000 * processor / len(PAIRS):6.1f} ms of processor a pair")


if __name__ == "__main__":
    main()
