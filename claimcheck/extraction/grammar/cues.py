"""The table of attributing words (`cues.toml`), read once per process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimcheck.records import Force


@dataclass(frozen=True, slots=True)
class Cue:
    """What an attributing word does: its force, and whether the claim keeps the word itself."""

    force: Force
    keeps_verb: bool = False
    documents: frozenset[str] = frozenset()
    """Nouns that can be its subject, beside names and pronouns; empty: any."""
    narrated: bool = False
    """It tells that somebody spoke, and not what he said: no claim of his."""


@cache
def verb_cues() -> Mapping[str, Mapping[str, Cue]]:
    """By lemma, then by kind of complement."""
    table: dict[str, dict[str, Cue]] = {}
    for group in _table()["verbs"]:
        cue = Cue(Force(str(group["force"])), bool(group["keeps_verb"]), frozenset(str(group.get("documents", "")).split()), bool(group.get("narrated", False)))
        for lemma in str(group["lemmas"]).split():
            for complement in _words(group["complements"]):
                table.setdefault(lemma, {}).setdefault(complement, cue)
    return table


@cache
def noun_cues() -> Mapping[str, Cue]:
    """By lemma: nouns that carry a clause."""
    return {lemma: Cue(Force(str(group["force"]))) for group in _table()["nouns"] for lemma in str(group["lemmas"]).split()}


def _words(value: str | bool | list[str]) -> list[str]:
    return value if isinstance(value, list) else str(value).split()


@cache
def _table() -> dict[str, list[dict[str, str | bool | list[str]]]]:
    return tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
