"""Labelled pairs: read from files, told apart by licence, set aside by premise, mixed into one epoch."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import InputError

LABELS = ("entailment", "neutral", "contradiction")
NOT_ENTAILED = 3
"""The label of two-label sets: neutral or contradiction, the source does not say which."""
NAMES = {**{name: i for i, name in enumerate(LABELS)}, "not_entailment": NOT_ENTAILED}
OPEN_LICENCES = ("apache", "bsd", "cc by", "cc0", "mit", "public domain")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One premise, one hypothesis and the label a person gave. `label` indexes LABELS, or is NOT_ENTAILED.

    `chances` are another judge's probabilities of LABELS, to be learnt in the label's place; `label` is then the likeliest.
    """

    premise: str
    hypothesis: str
    label: int
    set: str
    chances: tuple[float, float, float] | None = None


def read_pairs(paths: Iterable[Path]) -> list[LabelledPair]:
    """Labelled pairs from .jsonl or .csv, plain or .gz, with the columns premise, hypothesis, label and (optional) set.

    In place of a label there may be the columns entailment, neutral and contradiction: probabilities that sum to one.

    Raises InputError for a file that cannot be read, and for the first row without what is wanted.
    """
    pairs = []
    for path in paths:
        number = 0
        try:
            for number, row in enumerate(_rows(path), 1):  # noqa: B007
                pairs.append(_labelled(row, path.name.split(".")[0]))
        except (OSError, UnicodeDecodeError, EOFError) as error:
            raise InputError(f"cannot be read ({error})", subject=str(path), advice="give JSON Lines or CSV in UTF-8, plain or gzipped") from error
        except (KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
            advice = f"wanted are premise, hypothesis and label (one of {', '.join(NAMES)}) or the three probabilities"
            raise InputError(f"row {number or 1} cannot be read: {type(error).__name__} {error}", subject=str(path), advice=advice) from error
    return pairs


def _labelled(row: Mapping[str, str], file: str) -> LabelledPair:
    """Raises KeyError, ValueError or TypeError for a row without what is wanted."""
    premise, hypothesis, name = row["premise"], row["hypothesis"], row.get("set") or file
    if row.get("label"):
        return LabelledPair(premise, hypothesis, NAMES[row["label"]], name)
    entailment, neutral, contradiction = (float(row[label]) for label in LABELS)
    chances = (entailment, neutral, contradiction)
    if not all(0 <= chance <= 1 for chance in chances) or abs(sum(chances) - 1) > 0.01:
        raise ValueError(f"{chances} are no probabilities")
    return LabelledPair(premise, hypothesis, chances.index(max(chances)), name, chances)


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else path.open(encoding="utf-8", newline="") as lines:
        if ".csv" in path.suffixes[-2:]:
            yield from csv.DictReader(lines)
        else:
            yield from (json.loads(line) for line in lines if line.strip())


def read_licences(path: Path) -> dict[str, str]:
    """Licence by set, from a JSON object. Raises InputError."""
    try:
        licences = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(licence) for name, licence in licences.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise InputError(f"cannot read licences ({error})", subject=str(path), advice='give a JSON object like {"set": "MIT"}') from error


def is_open(licence: str) -> bool:
    """True for licences that state that the data may be used, changed and passed on; none stated, or terms of use, is False."""
    return licence.lower().startswith(OPEN_LICENCES)


def is_held_out(pair: LabelledPair, one_in: int) -> bool:
    """True for the pairs kept for calibration: by hash of the premise, so that no premise stands on both sides."""
    return int.from_bytes(hashlib.sha256(pair.premise.encode()).digest()[:8], "big") % one_in == 0


def by_set(pairs: Sequence[LabelledPair]) -> dict[str, list[LabelledPair]]:
    """The pairs of each set, in their order."""
    found: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        found[pair.set].append(pair)
    return dict(found)


def mix(pairs: Sequence[LabelledPair], shares: Mapping[str, int], swap_contradictions: float, seed: int) -> list[LabelledPair]:
    """One epoch in training order: so many of each set ("*": of each that has no entry), contradictions turned round now and then."""
    rng = random.Random(seed)
    sets = by_set(pairs)
    drawn: list[LabelledPair] = []
    for name in sorted(sets):
        share = shares.get(name, shares.get("*", 0))
        drawn += rng.sample(sets[name], min(share, len(sets[name])))
    rng.shuffle(drawn)
    contradiction = LABELS.index("contradiction")
    return [
        replace(p, premise=p.hypothesis, hypothesis=p.premise)
        if p.label == contradiction and rng.random() < swap_contradictions and p.chances is None
        else p
        for p in drawn
    ]


def hold_out(pairs: Sequence[LabelledPair], wanted: set[str], at_most: int, seed: int) -> list[LabelledPair]:
    """Pairs to choose and calibrate on: at most so many of each wanted set."""
    rng = random.Random(seed)
    held: list[LabelledPair] = []
    for _, found in sorted(by_set([p for p in pairs if p.set in wanted]).items()):
        held += rng.sample(found, min(at_most, len(found)))
    return held
