"""Fit the weights of words that `claimcheck.matching.words` ships: inverse document frequencies of news leads.

    python recipes/word_weights.py NEWS.jsonl.gz...

Each line of the files is an object with a `title` and a `body` or `content_original`. Only words of four and more leads are
kept: the others weigh the same as words never seen.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from math import log
from pathlib import Path

from claimcheck.matching.likeness import LEAD_WORDS
from claimcheck.matching.words import read_words, stem

WEIGHTS = Path(__file__).parents[1] / "claimcheck/matching/word_weights.json"
RARE = 4


def main(paths: list[str]) -> None:
    """Writes the weights, one word a line."""
    leads = 0
    seen: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = f"{row.get('title') or ''}\n{row.get('body') or row.get('content_original') or ''}"
                seen.update({stem(w) for w in read_words(text, LEAD_WORDS)})
                leads += 1
    weights = {word: round(log((1 + leads) / (1 + n)), 2) for word, n in sorted(seen.items()) if n >= RARE and word.isascii()}
    rows = ",\n".join(f"{json.dumps(word)}:{weight}" for word, weight in weights.items())
    WEIGHTS.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
