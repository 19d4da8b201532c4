"""Words as the grouping of documents and the search for copies see them: cheap, without a parser."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from itertools import islice

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*\d|\d")
POSSESSIVE = re.compile(r"['’]s?$")
SUFFIXES = ("ings", "ing", "edly", "ed", "ies", "es", "s")
UNKNOWN = 9.0
"""Weight of a word the background never showed: log of its 8,000 texts."""


def read_words(text: str, most: int | None = None) -> list[str]:
    """The words and numbers of a text as printed, without a possessive ending; the first `most` of them."""
    return [POSSESSIVE.sub("", match[0]).rstrip("-'’") for match in islice(WORD.finditer(text), most)]


def stem(word: str) -> str:
    """Lower case, without the commonest English endings."""
    low = word.lower()
    for suffix in SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= 3:
            return low[: -len(suffix)]
    return low


@cache
def word_weights() -> dict[str, float]:
    """Inverse document frequency by stem, natural log, fitted once on the leads of 8,000 news texts (recipes/word_weights.py).

    Fixed with the package: a corpus-wide count would let every new document move every old similarity.
    """
    weights: dict[str, float] = json.loads(files("claimcheck.matching").joinpath("word_weights.json").read_text(encoding="utf-8"))
    return weights


def weigh(word_stem: str) -> float:
    """How much a shared stem tells, 0 (in every text) to about 9."""
    return word_weights().get(word_stem, UNKNOWN)
