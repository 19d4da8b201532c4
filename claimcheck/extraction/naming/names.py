"""One canonical name for every origin over the corpus, with its body and side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.extraction.naming.organs import join_organs
from claimcheck.extraction.naming.spellings import first_names_fit, sound
from claimcheck.extraction.referents.names_table import NamesTable, key, read_names_table
from claimcheck.extraction.referents.people import role_body
from claimcheck.records import Apposition, Claim

__all__ = ["Merge", "NamesTable", "explain_names", "name_origins", "read_names_table", "write_sources"]

UNNAMED = "unnamed: "
Appositions = Mapping[str, tuple[Apposition, ...]]
"""By document id."""


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


def name_origins(claims: Sequence[Claim], appositions: Appositions, table: NamesTable) -> list[Claim]:
    """The same claims with origin, body, side and the links' names made one over the corpus, in the order given.

    Ids, quotes and offsets stay. The order of the input changes no name.
    """
    canon = _Canon(claims, appositions, table)
    named = []
    for claim in claims:
        origin = canon.name(claim.document_id, claim.origin)
        body = canon.body(origin, claim)
        chain = tuple(replace(link, name=canon.name(claim.document_id, link.name)) for link in claim.chain)
        named.append(replace(claim, origin=origin, body=body, side=table.side(body) if body else None, chain=chain))
    return named


def explain_names(claims: Sequence[Claim], appositions: Appositions, table: NamesTable) -> list[Merge]:
    """What was merged into each origin, and why; sorted by name."""
    canon = _Canon(claims, appositions, table)
    names: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    count: Counter[str] = Counter()
    for claim in claims:
        origin = canon.name(claim.document_id, claim.origin)
        count[origin] += 1
        names[origin].add(claim.origin)
        if claim.speaker and not origin.startswith(UNNAMED) and re.search(r"[A-Z]", claim.speaker[1:]):
            names[origin].add(" ".join(claim.speaker.split()))
        body = canon.body(origin, claim)
        if body:
            bodies[origin][body] += 1
    merges = []
    for name in sorted(names):
        body = _most(bodies[name]) if bodies[name] else None
        side = table.side(body) if body else None
        merges.append(Merge(name, body, side, tuple(sorted(names[name] - {name})), canon.reason(name), count[name]))
    return merges


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
    """The canonical name of every name, learned from the whole corpus; a function of the set of its documents."""

    def __init__(self, claims: Sequence[Claim], appositions: Appositions, table: NamesTable) -> None:
        self._table = table
        self._printed: Counter[str] = Counter()
        self._in: dict[str, set[str]] = defaultdict(set)
        """Names by document, its publisher's left out."""
        for claim in claims:
            for name in (claim.origin, *(link.name for link in claim.chain)):
                self._printed[name] += 1
                if name != claim.publisher:
                    self._in[claim.document_id].add(name)
        for document, found in appositions.items():
            for each in found:
                self._printed[each.name] += 1
                self._in[document].add(each.name)
        self._by_key = {k: _most(c) for k, c in _grouped(self._printed, key).items()}
        offices = dict.fromkeys((kind for found in appositions.values() for each in found if (kind := table.office_kind(each.role))), 0)
        self._organs = join_organs(self._printed | offices, lambda name: self._table.institution(name) is not None)
        self._people = self._gather_people(claims, appositions)
        self._bare = self._gather_bare(appositions)
        self._holders = self._gather_holders(appositions)
        self._bodies = self._gather_bodies(claims, appositions)

    def name(self, document: str, name: str) -> str:
        """The canonical name of a name in that document."""
        if name.startswith(UNNAMED):
            return name
        alias = self._table.aliases.get(key(name))
        if alias:
            return alias
        organ = self._organs.get(name)
        if organ:
            return organ
        person = self._people.get(name) or self._bare.get((document, name)) or self._holders.get(key(name))
        if person:
            return person
        found = self._table.institution(name)
        return found.name if found else self._by_key.get(key(name), name)

    def body(self, origin: str, claim: Claim) -> str | None:
        """The body of a claim's canonical origin."""
        if origin.startswith(UNNAMED):
            return None
        given = self._table.bodies.get(origin)
        if given:
            return given
        found = self._table.institution(origin)
        if found:
            return found.body
        if claim.body == claim.origin or claim.origin == claim.publisher:
            return origin
        return self._bodies.get(origin)

    def reason(self, name: str) -> str:
        """Why names were merged into this one."""
        if name.startswith(UNNAMED):
            return "a source without a name stays apart in each document"
        if name in self._table.given:
            return "your sources.toml"
        if self._table.institution(name):
            return "the built-in table"
        if name in self._organs.values():
            return "one organ of one country, its name in another form"
        if name in self._people.values():
            return "one person: this surname and a first name that fits, or an office the texts give"
        return "the same words"

    # ---- learning

    def _gather_people(self, claims: Sequence[Claim], appositions: Appositions) -> dict[str, str]:
        """Full names → the canonical one: those of one surname whose first names all fit."""
        people = {each.name for found in appositions.values() for each in found}
        people |= {c.origin for c in claims if not c.origin.startswith(UNNAMED) and c.body != c.origin and c.origin != c.publisher}
        full = {n for n in people if len(key(n).split()) > 1 and self._table.institution(n) is None and not self._table.is_office(n)}
        canonical = {}
        for members in _grouped(Counter({n: self._printed[n] for n in full}), lambda n: sound(key(n).split()[-1])).values():
            for cluster in _clusters(members):
                best = next((self._table.aliases[key(n)] for n in sorted(cluster) if key(n) in self._table.aliases), None)
                canonical.update(dict.fromkeys(cluster, best or _most(Counter({n: members[n] for n in cluster}))))
        return canonical

    def _gather_bare(self, appositions: Appositions) -> dict[tuple[str, str], str]:
        """(document, surname) → the one person of the corpus it can be.

        A surname that a text gives alone is that of somebody well known, or of somebody named in full in a text about the
        same things: it joins the only such person that shares a role or another name with its document, or that three documents name
        in full. Where its own document names that person in full too, only the role tells that it is no namesake.
        """
        by_surname: dict[str, set[str]] = defaultdict(set)
        documents: dict[str, set[str]] = defaultdict(set)
        roles: dict[str, set[str]] = defaultdict(set)
        for full, person in self._people.items():
            by_surname[sound(key(full).split()[-1])].add(person)
        for document, names in self._in.items():
            for name in names & self._people.keys():
                documents[self._people[name]].add(document)
        for found in appositions.values():
            for each in found:
                roles[self._people.get(each.name, each.name)] |= set(key(each.role).split())
        bare, table = {}, self._table
        for document, names in self._in.items():
            own = {each.name: set(key(each.role).split()) for each in appositions.get(document, ())}
            for name in names:
                parts = key(name).split()
                persons = by_surname.get(sound(parts[0]), set()) if len(parts) == 1 else set()
                if len(persons) != 1 or table.institution(name):
                    continue
                person = next(iter(persons))
                same_role = bool(own.get(name, set()) & roles[person])
                if document in documents[person] and not same_role:
                    continue
                others = {self._people.get(n, n) for n in names if not n.startswith(UNNAMED) and not table.country(n)} - {name, person}
                shared = any(others & ({self._people.get(n, n) for n in self._in[d]} - {person}) for d in documents[person])
                if same_role or shared or len(documents[person]) >= 3:
                    bare[document, name] = person
        return bare

    def _gather_holders(self, appositions: Appositions) -> dict[str, str]:
        """Key of an office with its country ("Russian foreign minister") → the only person whom the texts give it."""
        holders: dict[str, set[str]] = defaultdict(set)
        for found in appositions.values():
            for each in found:
                country, _ = self._table.split_country(each.role)
                if country and self._table.is_office(each.role) and "former" not in each.role.lower():
                    holders[key(each.role)].add(self._people.get(each.name, each.name))
        return {role: next(iter(people)) for role, people in holders.items() if len(people) == 1}

    def _gather_bodies(self, claims: Sequence[Claim], appositions: Appositions) -> dict[str, str]:
        """Canonical person → the body that most texts give; of two that differ in detail ("Coast Guard"), the fuller."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            if claim.body and claim.body != claim.origin:
                found[self.name(claim.document_id, claim.origin)][self.name(claim.document_id, claim.body)] += 1
        for document, learned in appositions.items():
            for each in learned:
                body = role_body(each.role, self._table) or self._organs.get(self._table.office_kind(each.role) or "")
                if body:
                    found[self.name(document, each.name)][self.name(document, body)] += 1
        bodies = {}
        for name, counted in found.items():
            body = _most(counted)
            fuller = [b for b in counted if set(key(body).split()) < set(key(b).split())]
            bodies[name] = min(fuller, key=lambda b: (-counted[b], b)) if fuller else body
        return bodies


def _most(names: Counter[str]) -> str:
    """The most frequent; of equals the longest, then the first."""
    return min(names, key=lambda n: (-names[n], -len(n), n))


def _grouped(names: Counter[str], by: Callable[[str], str]) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for name, n in names.items():
        groups[by(name)][name] += n
    return groups


def _clusters(names: Iterable[str]) -> list[list[str]]:
    """Full names of one surname by person; a name that fits two persons stays alone."""
    clusters: list[list[str]] = []
    for name in sorted(names, key=lambda n: (-len(key(n)), n)):
        first = key(name).split()[:-1]
        homes = [c for c in clusters if all(first_names_fit(first, key(m).split()[:-1]) for m in c)]
        if len(homes) == 1:
            homes[0].append(name)
        else:
            clusters.append([name])
    return clusters


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
