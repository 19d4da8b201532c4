"""The word lists behind contrast edits, and the past tenses a corpus shows."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERB_TAGS = ("VB", "VBZ", "VBD", "VBN", "VBG")
FILE = Path(__file__).parent / "contrast.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """See contrast.toml. `past` is the past tense by lemma."""

    opposites: Mapping[tuple[str, str], tuple[str, ...]]
    """By word and, for verbs, their tag (VB, VBZ, VBD, VBN, VBG)."""
    alike: Mapping[tuple[str, str], tuple[str, ...]]
    same_names: Mapping[str, str]
    open_to: frozenset[str]
    done_to: frozenset[str]
    undone_to: frozenset[str]
    open_that: frozenset[str]
    known_that: frozenset[str]
    one_way: frozenset[str]
    both_ways: frozenset[str]
    past: Mapping[str, str]


def read_lexicon(docs: Iterable[Doc], path: Path = FILE) -> Lexicon:
    """The lists from their file, the past tenses from parsed text: the form it uses most, seen three times at least."""
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            if token.tag_ == "VBD" and token.text.isalpha():
                seen[token.lemma_][token.lower_] += 1
    names = [row.split(" | ") for row in words["same_names"]]
    return Lexicon(
        opposites=_table(words["opposites"]),
        alike=_table(words["alike"]),
        same_names=dict(names),
        open_to=frozenset(words["to_verbs"]["open"]),
        done_to=frozenset(words["to_verbs"]["done"]),
        undone_to=frozenset(words["to_verbs"]["undone"]),
        open_that=frozenset(words["that_verbs"]["open"]),
        known_that=frozenset(words["that_verbs"]["known"]),
        one_way=frozenset(words["one_way"]),
        both_ways=frozenset(words["both_ways"]),
        past={lemma: forms.most_common(1)[0][0] for lemma, forms in seen.items() if sum(forms.values()) > 2},
    )


def _table(rows: Sequence[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        left, right = (side.split() for side in row.split(" | "))
        tags = VERB_TAGS if len(left) > 1 else ("",)
        for one, other, tag in zip(left, right, tags, strict=True):
            if one != other:
                found[one, tag].append(other)
                found[other, tag].append(one)
    return {word: tuple(others) for word, others in found.items()}
