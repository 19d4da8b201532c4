"""Other tools on our claims, with our judge, in the place of our own matching.

    python benchmarks/peers.py judge OUT                                   (our Python: the shipped judge as a plain model)
    python benchmarks/peers.py contradict DOCS --judge OUT --embedder DIR  (an environment with contradict-text 0.2.1)
    python benchmarks/peers.py checker DOCS --judge OUT --embedder DIR     (an environment with consistency-checker 0.4.1)

The last two print our report on DOCS with its matches replaced by what that tool finds between the same claims, so that
`gold_score.py GOLD --run "... peers.py contradict {docs} ..."` scores it with the same pairs. Both tools are given each
claim's sentence of its own and keep their own defaults: contradict-text compares every two claims (its entailments count
as agreements); of consistency-checker run the stages that need no language model behind a network: neighbours of other
documents above its similarity, the judge both ways, its threshold. Neither knows an update.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Found = tuple[str, str, str, float, float]
"""Two claim ids, relation, the tool's score, similarity."""


def report(docs: Path, indexes: Path | None) -> Row:
    """Our report on a folder, by the command itself. With `indexes` its index is kept there by the name of the event."""
    with tempfile.TemporaryDirectory() as folder:
        index = indexes / docs.parent.name if indexes else Path(folder) / "index"
        done = subprocess.run(["claimcheck", "report", str(docs), "--index", str(index), "--json"], stdout=subprocess.PIPE, check=True)
    made: Row = json.loads(done.stdout)
    return made


def ask_contradict(claims: list[Row], judge: str, embedder: str) -> Iterator[Found]:
    """contradict-text: every two claims, in the order of the report."""
    from contradict import ContradictionDetector

    detector = ContradictionDetector(nli_model=judge, embed_model=embedder)
    relations = {"contradiction": "conflict", "entailment": "agree"}
    for a, b in combinations(claims, 2):
        result = detector.check(a["text"], b["text"])
        if result.label in relations:
            yield a["claim_id"], b["claim_id"], relations[result.label], result.score, result.topic_similarity


def ask_checker(claims: list[Row], judge: str, embedder: str) -> Iterator[Found]:
    """consistency-checker: its gate and its judge stage, by its own store and defaults."""
    from consistency_checker.check.gate import AnnGate
    from consistency_checker.check.nli_checker import TransformerNliChecker, passes_threshold, score_bidirectional
    from consistency_checker.config import Config
    from consistency_checker.extract.schema import Assertion, Document
    from consistency_checker.index.assertion_store import AssertionStore
    from consistency_checker.index.embedder import SentenceTransformerEmbedder, embed_pending
    from consistency_checker.index.faiss_store import FaissStore

    embeds, checker = SentenceTransformerEmbedder(embedder), TransformerNliChecker(judge)
    with tempfile.TemporaryDirectory() as folder, AssertionStore(Path(folder) / "claims.db") as store:
        config, own = Config(corpus_dir=Path(folder)), defaultdict(list)
        store.migrate()
        corpus = store.get_or_create_corpus("claims", folder, "anthropic")  # one of two names its table takes; nothing is asked of it
        for claim in claims:
            document = Document.from_content(claim["document_id"], claim["document_id"])
            assertion = Assertion.build(document.doc_id, claim["text"])
            store.add_document(document, corpus_id=corpus)
            store.add_assertion(assertion)
            own[assertion.assertion_id].append(claim["claim_id"])
        vectors = FaissStore.open_or_create(index_path=Path(folder) / "index.faiss", id_map_path=Path(folder) / "ids.json", dim=embeds.dim)
        embed_pending(store, vectors, embeds)
        gate = AnnGate(vectors, top_k=config.gate_top_k, similarity_threshold=config.gate_similarity_threshold)
        for pair in gate.candidates(store):
            result = score_bidirectional(checker, pair.a.assertion_text, pair.b.assertion_text)
            if passes_threshold(result, config.nli_contradiction_threshold):
                for a, b in product(own[pair.a.assertion_id], own[pair.b.assertion_id]):
                    yield a, b, "conflict", result.p_contradiction, pair.score


def as_match(number: int, found: Found) -> Row:
    """A match of the report, as far as the scorer reads it."""
    a, b, relation, score, similarity = found
    kind = "fact" if relation == "conflict" else None
    return {"match_id": f"{number:016x}", "a": a, "b": b, "relation": relation, "kind": kind, "probability": round(score, 4), "similarity": round(similarity, 4), "independence": "independent"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", choices=["judge", "contradict", "checker"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--judge")
    parser.add_argument("--embedder")
    parser.add_argument("--indexes", type=Path)
    options = parser.parse_args()
    if options.tool == "judge":
        from plain_judge import write_plain_judge  # in our Python only

        from claimcheck.backends.judge.preparation import STRONG

        write_plain_judge(STRONG, "default", options.path)
        return
    made = report(options.path, options.indexes)
    ask = ask_contradict if options.tool == "contradict" else ask_checker
    made["matches"] = [as_match(n, found) for n, found in enumerate(ask(made["claims"], options.judge, options.embedder))]
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()
