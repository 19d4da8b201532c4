"""The most probable conflicts and agreements between origins of a time and place, to be read one by one.

    python benchmarks/two_sides.py FILE.jsonl.gz... [--since DAY] [--until DAY] [--longest CHARS] [--top 50] [--index DIR] [--report FILE]

Each file holds rows of source, date, title, url and body. Those of the days wanted become one corpus in a temporary
folder, `claimcheck report` is run on it, and the surest matches between different origins are printed with both quotes,
who said them and when, and the reason. `--report` takes a report made before instead. The texts stay where they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def select(files: list[Path], since: str, until: str, longest: int) -> list[Row]:
    """Rows of `since` to `until`, both included, ISO 8601, with a body of `longest` characters at most."""
    rows = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows += [r for line in lines if since <= ((r := json.loads(line)).get("date") or "")[:10] <= until]
    return [r for r in rows if len(r["body"]) <= longest]


def report(rows: list[Row], index: Path | None) -> Row:
    """The report over the rows, by the command itself; its time and memory go to stderr."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({k: row.get(k) for k in ("source", "date", "title", "url", "body")}) + "\n" for row in rows)
        started = time.monotonic()
        command = ["claimcheck", "report", str(corpus), "--index", str(index or Path(folder) / "index"), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"{len(rows)} documents in {time.monotonic() - started:.0f} s, {peak:.1f} GB at most", file=sys.stderr)
    made: Row = json.loads(done.stdout)
    return made


def show(made: Row, relation: str, top: int) -> None:
    """The surest matches of a relation between two origins."""
    claims = {c["claim_id"]: c for c in made["claims"]}
    documents = {d["document_id"]: d for d in made["documents"]}
    found = [m for m in made["matches"] if m["relation"] == relation and claims[m["a"]]["origin"] != claims[m["b"]]["origin"]]
    found.sort(key=lambda m: (-m["probability"], m["match_id"]))
    print(f"\n== {relation}: {len(found)} between origins, {min(top, len(found))} shown")
    for number, match in enumerate(found[:top], 1):
        marks = ", ".join(x for x in (match["kind"], match["independence"], "cross_event" if match["cross_event"] else "") if x)
        print(f"\n{number}. {match['probability']:.3f} {marks} [{match['match_id']}] {match['reason']}")
        for claim in (claims[match["a"]], claims[match["b"]]):
            home = documents[claim["document_id"]]
            print(f"   {claim['origin']} ({home['published']}, {home['publisher']}: {home['title']})\n      {' '.join(claim['quote'].split())}")
            if " ".join(claim["proposition"].split()) != " ".join(claim["quote"].split()):
                print(f"      = {' '.join(claim['proposition'].split())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--since", default="2021-12-01")
    parser.add_argument("--until", default="2022-03-31")
    parser.add_argument("--longest", type=int, default=10**9, help="leave out longer documents")
    parser.add_argument("--top", type=int, default=50)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    made = json.loads(options.report.read_text(encoding="utf-8")) if options.report else report(select(options.files, options.since, options.until, options.longest), options.index)
    sizes = Counter(len(e["documents"]) for e in made["events"])
    print(f"{made['counts']} events by documents: {dict(sorted(sizes.items()))}")
    for relation in ("conflict", "agree"):
        show(made, relation, options.top)


if __name__ == "__main__":
    main()
