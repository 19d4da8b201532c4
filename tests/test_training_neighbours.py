"""Near neighbours across outlets, on vectors that are easy to see through."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from claimcheck.training.neighbours import Sentence, find_neighbours, find_siblings, read_sentences


def test_neighbours_are_near_of_another_outlet_and_come_once() -> None:
    angles = {"a": 0.0, "b": 0.5, "c": 0.6, "copy": 0.01, "far": 2.5}
    sentences = [Sentence("a", "X", 1), Sentence("b", "Y", 2), Sentence("c", "X", 3), Sentence("copy", "Y", 4), Sentence("far", "Y", 5)]
    vectors = np.array([[np.cos(angles[s.text]), np.sin(angles[s.text])] for s in sentences], np.float32)
    pairs = find_neighbours(sentences, vectors, 3)
    assert find_neighbours(sentences, vectors, 3) == pairs
    assert {frozenset(pair) for pair in pairs} <= {frozenset(p) for p in (("a", "b"), ("c", "copy"))}
    assert len({frozenset(pair) for pair in pairs}) == len(pairs) == 2


def test_siblings_are_of_one_article_and_no_sentence_is_in_two_pairs() -> None:
    angles = [0.0, 0.5, 0.6, 2.5, 0.1, 0.5]
    sentences = [Sentence(str(i), "X", 1 if i < 4 else 2) for i in range(len(angles))]
    vectors = np.array([[np.cos(a), np.sin(a)] for a in angles], np.float32)
    assert {frozenset(pair) for pair in find_siblings(sentences, vectors, 3)} == {frozenset("01"), frozenset("45")}
    assert {frozenset(pair) for pair in find_siblings(sentences, vectors, 3, (0.8, 0.85))} == {frozenset("02")}


def test_leads_are_the_first_plain_sentences_once(tmp_path: Path) -> None:
    plain = [f"The committee of town number {word} met again on Monday to hear witnesses." for word in ("one", "two", "three", "four")]
    rows = [{"source": "X", "body": "We are here today to say that this is not plain. " + " ".join(plain)}, {"source": "Y", "body": plain[0]}]
    with gzip.open(tmp_path / "n.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    assert read_sentences([tmp_path / "n.jsonl.gz"], 3) == [Sentence(text, "X", 1) for text in plain[:3]]
