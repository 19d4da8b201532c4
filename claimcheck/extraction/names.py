"""One canonical name for every origin over the corpus, with its body and side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.extraction.people import role_body
from claimcheck.extraction.names_table import NamesTable, key, read_names_table
from claimcheck.records import Apposition, Claim

__all__ = ["Merge", "NamesTable", "explain_names", "name_origins", "read_names_table", "write_sources"]

UNNAMED = "unnamed: "


@dataclass(frozen=True, slots=True)
class Merge:
    """One canonical origin: the names it was printed under, what it speaks for, and why they are one."""

    name: str
    body: str | None
    side: str | None
    names: tuple[str, ...]
    """Sorted, without the canonical one."""
    reason: str
    claims: int


def name_origins(claims: Sequence[Claim], appositions: Mapping[str, tuple[Apposition, ...]], table: NamesTable) -> list[Claim]:
    """The same claims with origin, body, side and the links' names made one over the corpus, in the order given.

    `appositions` is by document id. Ids, quotes and offsets stay. The order of the input changes nothing.
    """
    canon = _Canon(claims, appositions, table)
    named = []
    for claim in claims:
        origin = canon.name(claim.origin)
        body = canon.body(origin, claim.body)
        chain = tuple(replace(link, name=canon.name(link.name)) for link in claim.chain)
        side = table.side(body) if body else None
        named.append(replace(claim, origin=origin, body=body, side=side, chain=chain))
    return named


def explain_names(claims: Sequence[Claim], appositions: Mapping[str, tuple[Apposition, ...]], table: NamesTable) -> list[Merge]:
    """What was merged into each origin, and why; sorted by name."""
    canon = _Canon(claims, appositions, table)
    names: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    printed: dict[str, str | None] = {}
    for claim in claims:
        origin = canon.name(claim.origin)
        count[origin] += 1
        names[origin].add(claim.origin)
        if claim.speaker and not origin.startswith(UNNAMED) and re.search(r"[A-Z]", claim.speaker):
            names[origin].add(" ".join(claim.speaker.split()))
        printed.setdefault(origin, canon.body(origin, claim.body))
    return [
        Merge(name, body, table.side(body) if body else None, tuple(sorted(names[name] - {name})), canon.reason(name), count[name])
        for name, body in sorted(printed.items())
    ]


def write_sources(path: Path, merges: Sequence[Merge]) -> None:
    """A sources.toml that says what `merges` say, to be corrected by hand. Raises InputError where it cannot be written."""
    named = [m for m in merges if not m.name.startswith(UNNAMED)]
    lines = ["# aliases: a name = its other names; bodies: a person = the institution; sides: an institution = its side", "", "[aliases]"]
    lines += [f"{_quoted(m.name)} = [{', '.join(map(_quoted, m.names))}]" for m in named if m.names]
    lines += ["", "[bodies]", *(f"{_quoted(m.name)} = {_quoted(m.body)}" for m in named if m.body and m.body != m.name)]
    sides = {m.body: m.side for m in named if m.body and m.side}
    lines += ["", "[sides]", *(f"{_quoted(body)} = {_quoted(side)}" for body, side in sorted(sides.items()))]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write the names table ({error})", subject=str(path), advice="give a path that can be written") from error


class _Canon:
    """The canonical name of every name, learned from the whole corpus; a function of the set of its names."""

    def __init__(self, claims: Sequence[Claim], appositions: Mapping[str, tuple[Apposition, ...]], table: NamesTable) -> None:
        self._table = table
        self._printed: Counter[str] = Counter()
        bodies: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            self._printed[claim.origin] += 1
            self._printed.update(link.name for link in claim.chain)
        for found in appositions.values():
            for each in found:
                self._printed[each.name] += 1
        self._people = self._gather_people(claims, appositions)
        self._names = {name: self._find(name) for name in self._printed}
        for claim in claims:
            if claim.body and claim.body != claim.origin:
                bodies[self.name(claim.origin)][self._institution(claim.body)] += 1
        for found in appositions.values():
            for each in found:
                body = role_body(each.role, table)
                if body:
                    bodies[self.name(each.name)][self._institution(body)] += 1
        self._bodies = {name: min(count, key=lambda b: (-count[b], b)) for name, count in bodies.items()}

    def name(self, name: str) -> str:
        """The canonical name."""
        return self._names.get(name) or self._find(name)

    def body(self, name: str, own: str | None) -> str | None:
        """The body of a canonical name; `own` is what the document itself says."""
        if name.startswith(UNNAMED):
            return None
        given = self._table.body(name)
        if given:
            return given
        found = self._table.institution(name)
        if found:
            return found.body
        if own and self._institution(own) == name:
            return name
        return self._bodies.get(name) or (self._institution(own) if own else None)

    def reason(self, name: str) -> str:
        """Why names were merged into this one."""
        if name in self._table.given:
            return "your sources.toml"
        if self._table.institution(name):
            return "the built-in table"
        if name in set(self._people.values()):
            return "one person: the same surname and a fitting first name"
        return "the same words"

    def _institution(self, name: str) -> str:
        return self._names.get(name) or self._table.canonical(name)

    def _find(self, name: str) -> str:
        if name.startswith(UNNAMED):
            return name
        if key(name) in self._table.aliases:
            return self._table.aliases[key(name)]
        if name in self._people:
            return self._people[name]
        found = self._table.institution(name)
        if found:
            return found.name
        same = [n for n in self._printed if key(n) == key(name)]
        return min(same, key=lambda n: (-self._printed[n], n)) if same else name

    def _gather_people(self, claims: Sequence[Claim], appositions: Mapping[str, tuple[Apposition, ...]]) -> dict[str, str]:
        """Names of people → the canonical one: those of one surname whose first names fit each other, where that is the only way to fit."""
        people = {each.name for found in appositions.values() for each in found}
        people |= {c.origin for c in claims if not c.origin.startswith(UNNAMED) and c.body != c.origin and self._table.institution(c.origin) is None}
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(people):
            parts = key(name).split()
            if parts:
                groups[_sound(parts[-1])].append(name)
        canonical = {}
        for members in groups.values():
            for cluster in _clusters(members):
                best = min(cluster, key=lambda n: (-(len(n.split()) > 1), -self._printed[n], -len(n), n))
                given = self._table.aliases.get(key(best))
                canonical.update(dict.fromkeys(cluster, given or best))
        return canonical


def _clusters(names: Sequence[str]) -> list[list[str]]:
    """Names of one surname by person. A bare surname joins only where the surname has one person."""
    full = [n for n in names if len(key(n).split()) > 1]
    bare = [n for n in names if len(key(n).split()) <= 1]
    clusters: list[list[str]] = []
    for name in sorted(full, key=lambda n: (-len(key(n)), n)):
        home = [c for c in clusters if all(_first_fits(key(name).split()[:-1], key(m).split()[:-1]) for m in c)]
        if len(home) == 1:
            home[0].append(name)
        else:
            clusters.append([name])
    if len(clusters) == 1:
        clusters[0] += bare
    elif bare:
        clusters.append(bare)
    return clusters


def _first_fits(a: list[str], b: list[str]) -> bool:
    """Two lists of first names can be one person's: the same first sound, or an initial of it."""
    first, second = a[0], b[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _sound(first) == _sound(second) or _SHORT.get(first, first) == _SHORT.get(second, second)


_SHORT = dict(
    pair.split("=")
    for pair in (
        "mike=michael joe=joseph bill=william will=william bob=robert rob=robert jim=james jimmy=james tom=thomas dan=daniel "
        "dave=david steve=steven stephen=steven chris=christopher matt=matthew tony=anthony ted=edward ed=edward nick=nicholas "
        "ben=benjamin sam=samuel alex=alexander andy=andrew jeff=jeffrey greg=gregory ron=ronald don=donald ken=kenneth "
        "liz=elizabeth kate=katherine jen=jennifer sue=susan chuck=charles charlie=charles larry=lawrence rick=richard "
        "dick=richard tim=timothy pete=peter bernie=bernard"
    ).split()
)


def _sound(word: str) -> str:
    """A spelling that transliterations share: Sergei, Sergey; Lavrov, Lavroff; Zelensky, Zelenskyy."""
    word = re.sub(r"(.)\1+", r"\1", word.lower())
    for old, new in (("yev", "ev"), ("iy", "y"), ("ij", "y"), ("ei", "ey"), ("ai", "ay"), ("ks", "x"), ("ff", "v"), ("kh", "h"), ("dzh", "j"), ("ou", "u"), ("w", "v"), ("ph", "f")):
        word = word.replace(old, new)
    word = re.sub(r"(?:ii|yi|iy|y|i)$", "y", word)
    return re.sub(r"of$", "ov", word)


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
