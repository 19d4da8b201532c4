"""Labelled pairs of our own: minimal pairs, one line of stress.jsonl each, and the pairs that invented stories yield.

A story is a table of stories.toml: what several publishers write of one invented happening, and how their claims stand
to each other. Its `text` holds a line for each document and each claim:

    = a Harbour Times, 2019-02-11T09:00
    a1 At least eleven people drowned when the ferry sank.
    a2 [coastguard] Eighty-two passengers were on the list.
    a3 [shipping line denies] The bow door was open.

Documents come in order of time. The origin stands in brackets where it is not the publisher, with the force behind it
where that is not "states"; the sentence is the proposition. `agree`, `conflict` (of fact), `position` and `update` list
pairs ("a1-b2"); every other pair of claims of different documents or origins is labelled "none",
and one in three of those is drawn.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.records import Claim, Force, make_id

STORY = "story"
STORY_WEIGHT = 3.0
DRAWN = 3
"""Of so many unrelated pairs of a story one is drawn, by the hash of its id."""
_LISTS = {"agree": ("agree", None), "conflict": ("conflict", "fact"), "position": ("conflict", "position"), "update": ("update", None)}
_DOCUMENT = re.compile(r"= (?P<letter>[a-z]) (?P<publisher>.+), (?P<date>\d{4}-\d\d-\d\d(T\d\d:\d\d)?)$")
_CLAIM = re.compile(r"(?P<letter>[a-z])(?P<number>\d+) (\[(?P<origin>[^]]+?)( (?P<force>denies|doubts|demands|offers|predicts|asks|evaluates))?\] )?(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class StressPair:
    """One labelled pair, `a` the older. `label` is a relation or "none"; `kind` the evidence it tries, or "story"; `group` what is fitted or left out as a whole."""

    id: str
    kind: str
    group: str
    a: Claim
    b: Claim
    a_date: str
    b_date: str
    label: str
    conflict_kind: str | None
    a_text: str
    b_text: str
    """The documents of the two claims."""

    @property
    def weight(self) -> float:
        """How much the pair counts: stories are worded like news, minimal pairs are closer than news ever is; and of the stories' many pairs of no relation only some are drawn."""
        return STORY_WEIGHT * self.drawn_from if self.kind == STORY else 1.0

    @property
    def drawn_from(self) -> int:
        """Of how many pairs this one was drawn."""
        return DRAWN if self.kind == STORY and self.label == "none" else 1

    @property
    def fitted(self) -> bool:
        """Whether the pair is of the half that weights are fitted on: minimal pairs by their id, stories as a whole by their name."""
        return fold(self.group, 2) == 0


def fold(group: str, folds: int) -> int:
    """The part of `folds` a group falls into, by its hash: the same today and tomorrow."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % folds


def read_pairs(path: Path) -> list[StressPair]:
    """The minimal pairs of a file."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        (a, a_text), (b, b_text) = _read_side(row, "a"), _read_side(row, "b")
        pairs.append(StressPair(row["id"], row["kind"], row["id"], a, b, row["a_date"], row["b_date"], row["label"], row["conflict_kind"], a_text, b_text))
    return pairs


def read_stories(path: Path) -> list[StressPair]:
    """The pairs of all stories of a file, claims of different documents or of different origins in one: all matches, and one in DRAWN of the others.

    Raises InputError for a line that cannot be read and for a listed pair that is none.
    """
    stories = tomllib.loads(path.read_text(encoding="utf-8"))
    return [pair for name, story in stories.items() for pair in _pair_up(name, story)]


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim of a story by its key there ("a1"), with the date of its document."""

    key: str
    claim: Claim
    date: str


def _pair_up(name: str, story: Mapping[str, str]) -> Iterator[StressPair]:
    labels = {frozenset(listed.split("-")): meant for field, meant in _LISTS.items() for listed in story.get(field, "").split()}
    told, texts = _tell(name, story["text"])
    for a, b in combinations(told, 2):
        if (a.claim.document_id, a.claim.origin) == (b.claim.document_id, b.claim.origin):
            continue
        label, kind = labels.pop(frozenset((a.key, b.key)), ("none", None))
        id_ = f"{STORY}-{name}-{a.key}-{b.key}"
        if label == "none" and fold(id_, DRAWN):
            continue
        yield StressPair(id_, STORY, name, a.claim, b.claim, a.date, b.date, label, kind, texts[a.claim.document_id], texts[b.claim.document_id])
    if labels:
        raise InputError(f"cannot be a pair: {', '.join('-'.join(sorted(pair)) for pair in labels)}", subject=name, advice="list claims of different documents or origins, each pair once")


def _tell(name: str, text: str) -> tuple[list[_Told], dict[str, str]]:
    """The claims of a story in order, and its documents' texts by id."""
    told: list[_Told] = []
    texts: dict[str, str] = {}
    publisher = date = letter = document = ""
    for line in text.strip().splitlines():
        if head := _DOCUMENT.match(line):
            publisher, date, letter = head["publisher"], head["date"], head["letter"]
            document = f"{name}-{letter}"
            texts[document] = ""
            continue
        found = _CLAIM.match(line)
        if found is None or found["letter"] != letter:
            raise InputError("cannot read the line", subject=f"{name}: {line}", advice="write '= a Publisher, 2021-05-04' for a document and 'a1 [Origin force] Sentence.' for a claim of it")
        before = texts[document] + " " if texts[document] else ""
        texts[document] = before + found["text"]
        claim = _make_claim(document, found["number"], found["text"], found["origin"] or publisher, publisher, Force(found["force"] or "states"), len(before))
        told.append(_Told(letter + found["number"], claim, date))
    return told, texts


def _read_side(row: Mapping[str, str], side: str) -> tuple[Claim, str]:
    """A claim of a minimal pair and its document's text."""
    before, origin = row.get(f"{side}_before"), row[f"{side}_origin"]
    before = f"{before} " if before else ""
    claim = _make_claim(f"{row['id']}-{side}", "1", row[side], origin, origin, Force(row[f"{side}_force"]), len(before))
    return claim, before + row[side]


def _make_claim(document: str, number: str, text: str, origin: str, publisher: str, force: Force, start: int) -> Claim:
    end = start + len(text)
    return Claim(make_id(document, number), document, start, end, text, start, end, text, text, publisher, origin, force=force)
