"""Draw claims to be read by a person: python benchmarks/draw_claims.py NEWS.jsonl.gz [--articles 40] [--claims 200] [--seed 1]

Takes articles at random from a file of JSON lines (source, date, title, content_original or body), extracts their claims,
takes some of those at random, and prints for each its text, origin and quote with the sentence round it. The same seed
draws the same claims as long as the extraction stays the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

from claimcheck.extraction import make_extractor
from claimcheck.records import Claim, Document, PublisherFrom
from claimcheck.settings import Settings

ROUND = 160
"""Characters of the text shown before and behind the quote."""


def draw_articles(path: Path, n: int, seed: int) -> list[Document]:
    """`n` articles of 400 characters or more; a file of fewer gives them all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if len(_text(row)) >= 400]
    chosen = random.Random(seed).sample(rows, min(n, len(rows)))
    return [
        Document(f"{k:03}", f"{k:03}", "", f"{k:03}", _text(row), row.get("source") or "Unknown", PublisherFrom.COLUMN, title=row.get("title"), published=row.get("date") or None)
        for k, row in enumerate(chosen)
    ]


def _text(row: dict[str, str]) -> str:
    return (row.get("content_original") or row.get("body") or "").replace("\r\n", "\n")


def show(number: int, claim: Claim, text: str) -> str:
    """One claim as a person reads it."""
    before = text[max(0, claim.start - ROUND) : claim.start].rpartition("\n")[2]
    behind = text[claim.end : claim.end + ROUND].partition("\n")[0]
    said = "own voice" if claim.cue is None and claim.speaker is None else f"{claim.speaker!r} {claim.cue!r} {claim.force}"
    unresolved = f"  left open: {', '.join(claim.unresolved)}" if claim.unresolved else ""
    return f"{number}. {claim.text}{unresolved}\n   {claim.origin} ({said})\n   …{before}[{claim.quote}]{behind}…"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    documents = draw_articles(chosen.file, chosen.articles, chosen.seed)
    found = [(claim, document.text) for document, extraction in zip(documents, make_extractor(Settings()).extract(documents), strict=True) for claim in extraction.claims]
    for number, (claim, text) in enumerate(random.Random(chosen.seed).sample(found, min(chosen.claims, len(found))), start=1):
        print(show(number, claim, text))


if __name__ == "__main__":
    main()
