"""Near neighbours across outlets, on vectors that are easy to see through."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from claimcheck.training_neighbours import Sentence, find_neighbours, read_leads


def test_neighbours_are_near_of_another_outlet_and_come_once() -> None:
    angles = {"a": 0.0, "b": 0.5, "c": 0.6, "copy": 0.01, "far": 2.5}
    sentences = [Sentence("a", "X"), Sentence("b", "Y"), Sentence("c", "X"), Sentence("copy", "Y"), Sentence("far", "Y")]
    vectors = np.array([[np.cos(angles[s.text]), np.sin(angles[s.text])] for s in sentences], np.float32)
    pairs = find_neighbours(sentences, vectors, 3)
    assert find_neighbours(sentences, vectors, 3) == pairs
    assert {frozenset(pair) for pair in pairs} <= {frozenset(p) for p in (("a", "b"), ("c", "copy"))}
    assert len({frozenset(pair) for pair in pairs}) == len(pairs) == 2


def test_leads_are_the_first_plain_sentences_once(tmp_path: Path) -> None:
    plain = [f"The committee of town number {word} met again on Monday to hear witnesses." for word in ("one", "two", "three", "four")]
    rows = [{"source": "X", "body": "We are here today to say that this is not plain. " + " ".join(plain)}, {"source": "Y", "body": plain[0]}]
    with gzip.open(tmp_path / "n.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    assert read_leads([tmp_path / "n.jsonl.gz"]) == [Sentence(text, "X") for text in plain[:3]]
