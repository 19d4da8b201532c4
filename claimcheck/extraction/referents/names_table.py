"""What is known of names before a text is read: the built-in table, with the user's `sources.toml` on top."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from claimcheck.errors import InputError

_AMERICAN = frozenset({"secretary of state", "defense secretary", "secretary of defense", "treasury secretary"})
"""Offices that are the United States' where no country is named."""
_DESK = re.compile(r"\s*(?:-\s*News|\((?:Web |Online )?News\))$", re.IGNORECASE)
"""What tables of articles add to a publisher's name."""
_SPELLINGS = {"defence": "defense", "organisation": "organization", "labour": "labor", "usa": "us"}


@cache
def key(name: str) -> str:
    """A name without what does not tell two names apart: case, accents, dots, articles, possessives, British spellings."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    folded = re.sub(r"['’]s\b|['’](?=\s|$)", "", folded.lower()).replace(".", "")
    words = re.findall(r"[^\W_]+", folded.replace("'", "").replace("’", ""))
    return " ".join(_SPELLINGS.get(w, w) for w in words if w not in ("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its adjective, and what the table says its government's names are."""

    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class Institution:
    """A canonical name, the body it speaks for (itself, as a rule) and its side."""

    name: str
    body: str
    side: str | None


@dataclass(frozen=True, slots=True)
class NamesTable:
    """Aliases, bodies and sides, looked up by `key`. The user's entries win over the built-in ones."""

    aliases: Mapping[str, str]
    """Key of any name of an origin → its canonical name."""
    bodies: Mapping[str, str]
    """Canonical name → the body it speaks for."""
    sides: Mapping[str, str]
    """Body → its side."""
    countries: Mapping[str, Country]
    """Key of a country's name, adjective or capital → the country."""
    kinds: Mapping[str, str]
    """Key of a kind of state organ, country left out → its canonical words ("Foreign Ministry")."""
    offices: Mapping[str, str]
    """Key of an office → the kind of organ its holder speaks for."""
    given_names: frozenset[str]
    """Keys of given names that, before a surname, are always a person's."""
    genders: Mapping[str, str]
    """Key of a given name → "m" or "f", for names that are nearly always one."""
    given: frozenset[str] = field(default_factory=frozenset)
    """Canonical names that the user's own file sets, person or institution."""

    def country(self, phrase: str) -> Country | None:
        """The country that a name, an adjective or a capital stands for."""
        return self.countries.get(key(phrase))

    def split_country(self, phrase: str) -> tuple[Country | None, str]:
        """("Defense Ministry of Azerbaijan") → Azerbaijan, "defense ministry". The rest is a key."""
        words = key(phrase).split()
        for n in range(min(4, len(words)), 0, -1):
            country = self.countries.get(" ".join(words[:n]))
            if country:
                return country, " ".join(words[n:])
        for n in range(min(5, len(words) - 1), 0, -1):
            country = self.countries.get(" ".join(words[-n:]))
            if country and words[-n - 1] in ("of", "in"):
                return country, " ".join(words[: -n - 1])
        return None, " ".join(words)

    def kind(self, rest: str) -> str | None:
        """The canonical words of a kind of state organ ("ministry of foreign affairs" → "Foreign Ministry")."""
        if rest in self.kinds:
            return self.kinds[rest]
        words = rest.split()
        if len(words) > 2 and words[0] in ("ministry", "department") and words[1] in ("of", "for"):
            return " ".join([*words[2:], words[0]]).title()
        if 2 <= len(words) <= 5 and words[-1] in ("ministry", "department"):
            return rest.title()
        return None

    def organ(self, country: Country, kind: str) -> Institution:
        """A country's organ of that kind; its government is the country itself."""
        made = country.name if kind == "Government" else f"{country.adjective} {kind}"
        return self._placed(self.aliases.get(key(made), made), country.name)

    def institution(self, phrase: str) -> Institution | None:
        """The institution that a phrase names, where the table or the form of the phrase tells. Persons are not found here."""
        alias = self.aliases.get(key(phrase)) or self.aliases.get(key(_DESK.sub("", phrase)))
        if alias:
            return self._placed(alias, None)
        country, rest = self.split_country(phrase)
        if country is None:
            return None
        if not rest:
            return self.organ(country, "Government")
        kind = self.kind(rest)
        return self.organ(country, kind) if kind else None

    def is_office(self, role: str) -> bool:
        """Whether the words are a state office, with or without its country."""
        return self._office_kind(self.split_country(role)[1]) is not None

    def office(self, role: str, default: Country | None = None) -> Institution | None:
        """The institution that the holder of an office speaks for ("Russian Foreign Minister" → Russian Foreign Ministry)."""
        country, rest = self.split_country(role)
        kind = self._office_kind(rest)
        if kind is None:
            return None
        if country is None and rest in _AMERICAN:
            country = self.countries.get("us")
        country = country or default
        return self.organ(country, kind) if country else None

    def office_kind(self, role: str) -> str | None:
        """The kind of organ whose holder the office is, where the words name no country ("Energy Minister" → Energy Ministry)."""
        country, rest = self.split_country(role)
        return self._office_kind(rest) if country is None else None

    def _office_kind(self, rest: str) -> str | None:
        rest = re.sub(r"^(?:(?:deputy|acting|former|then|first|outgoing|new|current) )+(?=\w)", "", rest)
        if rest in self.offices:
            return self.offices[rest]
        minister = re.fullmatch(r"(?:(\w+(?: and \w+)?) minister|minister (?:of|for) (\w+(?: and \w+)?))", rest)
        return f"{minister[1] or minister[2]} ministry".title() if minister else None

    def canonical(self, name: str) -> str:
        """The name itself, or the canonical one it is an alias or a form of."""
        found = self.institution(name)
        return found.name if found else name

    def side(self, body: str) -> str | None:
        """The side of a body: as the table says, else the country whose organ it is."""
        if body in self.sides:
            return self.sides[body]
        country, rest = self.split_country(body)
        return country.name if country and (not rest or self.kind(rest)) else None

    def _placed(self, name: str, side: str | None) -> Institution:
        body = self.bodies.get(name, name)
        return Institution(name, body, self.sides.get(body) or side or self.side(body))


def read_names_table(user_toml: Path | None = None) -> NamesTable:
    """The built-in table with the user's file on top.

    The user's file has the tables `aliases` (name = list of other names), `bodies` (name = body) and `sides` (body = side).
    Raises InputError for a file that cannot be read, an unknown table, or an entry of the wrong type.
    """
    built = tomllib.loads(resources.files(__package__).joinpath("sources.toml").read_text(encoding="utf-8"))
    user = _read_user(user_toml) if user_toml else _UserTable({}, {}, {})
    countries: dict[str, Country] = {}
    for name, row in built["countries"].items():
        country = Country(name, row["adjective"])
        for each in (name, row["adjective"], row.get("capital"), *row.get("also", ())):
            if each:
                countries.setdefault(key(each), country)
    aliases = {key(each): name for name, others in built["aliases"].items() for each in (name, *others)}
    own = {key(each): name for name, others in user.aliases.items() for each in (name, *others)}
    aliases = {each: own.get(key(name), name) for each, name in aliases.items()} | own
    kinds = {key(each): name for name, others in built["kinds"].items() for each in (name, *others)}
    offices = {key(name): kind for name, kind in built["offices"].items()}
    given = frozenset({*user.aliases, *user.bodies})
    sure = {name: gender[0] for gender, names in built["given_names"].items() for name in names.split()}
    rows = resources.files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    genders = {name: gender for gender, *names in map(str.split, rows) for name in names} | sure
    return NamesTable(aliases, built["bodies"] | user.bodies, built["sides"] | user.sides, countries, kinds, offices, frozenset(sure), genders, given)


@dataclass(frozen=True, slots=True)
class _UserTable:
    aliases: dict[str, list[str]]
    bodies: dict[str, str]
    sides: dict[str, str]


def _read_user(path: Path) -> _UserTable:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"cannot read the names table ({error})", subject=str(path), advice="give a readable TOML file") from error
    unknown = sorted(set(read) - {"aliases", "bodies", "sides"})
    if unknown:
        raise InputError(f"unknown table {unknown[0]!r}", subject=str(path), advice="use the tables aliases, bodies and sides")
    for table, rows in read.items():
        if not isinstance(rows, dict):
            raise InputError(f"{table} is not a table", subject=str(path), advice=f"write [{table}] and one name a line under it")
        for name, value in rows.items():
            names = value if table == "aliases" and isinstance(value, list) else [value] if table != "aliases" else [None]
            if not all(isinstance(each, str) and each.strip() for each in names):
                wanted = "a list of names" if table == "aliases" else "one name in quotation marks"
                raise InputError(f"{table}: {name!r} is {value!r}", subject=str(path), advice=f"give {wanted}")
    return _UserTable(read.get("aliases", {}), read.get("bodies", {}), read.get("sides", {}))
