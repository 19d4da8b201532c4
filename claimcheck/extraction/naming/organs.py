"""State organs of countries the table does not know: "Karsian Ministry of Energy" is "Karsia's Energy Ministry"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from claimcheck.extraction.referents.names_table import key

_KINDS = r"ministry|department"
_ORGANS = r"government|parliament|army|navy|air force|military|armed forces|presidency|embassy|coast guard"
_FORMS = (
    re.compile(rf"(?:(?P<land>[\w ]+?) )?(?P<organ>{_KINDS}) (?:of|for) (?P<field>[\w ]+?)(?: (?:of|in) (?P<land_of>[\w ]+))?"),
    re.compile(rf"(?:(?P<land>\w+) )?(?P<field>\w+(?: and \w+)?) (?P<organ>{_KINDS})(?: of (?P<land_of>[\w ]+))?"),
    re.compile(rf"(?P<land>\w+(?: \w+)?) (?P<organ>{_ORGANS})(?P<field>)(?P<land_of>)"),
    re.compile(rf"(?P<land>)(?P<organ>{_ORGANS}) of (?P<land_of>\w+(?: \w+)?)(?P<field>)"),
)
_STEM = 4
"""Letters that a country's name and its adjective share at least."""
_ENDINGS = ("", "a", "n", "an", "ian", "ia", "ish", "ese", "i", "e", "y", "ic", "land")


@dataclass(frozen=True, slots=True)
class _Organ:
    field: str
    organ: str
    land: str


def join_organs(names: Mapping[str, int], known: Callable[[str], bool]) -> dict[str, str]:
    """Each organ's name -> the one it is known by: the most printed of those of one country and field.

    `names` counts how often each is printed; `known` tells those that the table has. An organ without its country is the
    only one of that field whose country the names tell.
    """
    parsed = {name: organ for name in names if not known(name) and (organ := _read(name)) is not None}
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(parsed):
        kinds[parsed[name].field, parsed[name].organ].append(name)
    joined: dict[str, str] = {}
    for same_kind in kinds.values():
        groups = _by_land((n for n in same_kind if parsed[n].land), parsed)
        landless = [n for n in same_kind if not parsed[n].land]
        if len(groups) == 1:
            groups[0] += landless
        for group in groups:
            named = Counter({n: names[n] for n in group if parsed[n].land})
            best = min(named, key=lambda n: (-named[n], len(n), n))
            joined |= dict.fromkeys(group, best)
    return joined


def _read(name: str) -> _Organ | None:
    words = key(name)
    for form in _FORMS:
        if found := form.fullmatch(words):
            land = found["land_of"] or found["land"] or ""
            return _Organ(found["field"], found["organ"], land)
    return None


def _by_land(names: Iterable[str], parsed: Mapping[str, _Organ]) -> list[list[str]]:
    groups: list[list[str]] = []
    for name in names:
        home = next((g for g in groups if _one_land(parsed[g[0]].land, parsed[name].land)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return groups


def _one_land(a: str, b: str) -> bool:
    """A country and its adjective: one stem, and endings that make the one of the other (Karsia, Karsian)."""
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _STEM and a[shared:] in _ENDINGS and b[shared:] in _ENDINGS
