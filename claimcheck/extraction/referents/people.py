"""The people a document names, each by the fullest name, with what the text says they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.referents.names_in_text import CALENDAR, PARTICLES, NameAt
from claimcheck.extraction.referents.names_table import Country, NamesTable, key
from claimcheck.records import Apposition

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_KIN = words.listed("lady wife husband widow widower daughter son brother sister mother father spouse")
_SHORTENED = frozenset(["sen.", "sen", "rep.", "rep", "gov.", "gov", "amb."])


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the document, by the fullest name it gives."""

    name: str
    gender: str | None = None
    role: str | None = None
    body: str | None = None


def meet_people(names: Sequence[NameAt], table: NamesTable, default: Country | None) -> tuple[dict[str, Person], tuple[Apposition, ...]]:
    """Everybody by the fullest name, with the role, gender and body that the text gives, and the appositions themselves.

    `default` is the country of an office that the text leaves without one (the publisher's own, if it is a state organ).
    """
    people: dict[str, Person] = {}
    learned = []
    for at in names:
        known = people.get(at.name, Person(at.name))
        gender = known.gender or _gender_before(at.span)
        for start, end, text in _roles_of(at.span, table):
            learned.append(Apposition(at.name, text, start, end))
            known = replace(known, role=known.role or text, body=known.body or role_body(text, table, default))
            gender = gender or phrases.gender_of(text.partition(" of ")[0])
        people[at.name] = replace(known, gender=gender or table.genders.get(key(at.name).split()[0] if key(at.name) and len(at.name.split()) > 1 else ""))
    return _join(people), tuple(learned)


def _join(people: dict[str, Person]) -> dict[str, Person]:
    """A surname alone is the only full name that ends in it; what is known of both is joined.

    "President Obama" beside "first lady Michelle Obama" stays apart: who is named by a kinship has the name from another.
    """
    full = {n: p for n, p in people.items() if len(n.split()) > 1 and key(n).split()[0] not in PARTICLES}
    by_surname: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in full:
        parts = key(name).split()
        by_surname[parts[-1]].append(name)
        by_first[parts[0]].append(name)
    for name, person in people.items():
        if name in full:
            continue
        called = by_first.get(key(name), [])
        if len(called) == 1 and key(name) not in by_surname:
            continue
        owners = by_surname.get((key(name).split() or [""])[-1], [])
        if len(owners) == 1 and person.role and _is_kin(full[owners[0]]):
            full[name] = person
        elif len(owners) == 1:
            own = full[owners[0]]
            full[owners[0]] = replace(own, gender=own.gender or person.gender, role=own.role or person.role, body=own.body or person.body)
        elif not owners:
            full[name] = person
    return full


def _is_kin(person: Person) -> bool:
    return person.role is not None and not _KIN.isdisjoint(key(person.role).split())


def by_surname(people: dict[str, Person]) -> dict[str, Person]:
    """Key of a surname, a full or a given name → its person, where only one person has it, or one has it as the whole name."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people.values():
        parts = key(person.name).split()
        for each in {parts[-1], " ".join(parts)} if parts else ():
            found[each].append(person)
    whole = {key(person.name): person for person in people.values()}
    known = {k: v[0] if len(v) == 1 else whole[k] for k, v in found.items() if len(v) == 1 or k in whole}
    firsts: dict[str, list[Person]] = defaultdict(list)
    for person in people.values():
        parts = key(person.name).split()
        if len(parts) > 1 and parts[0] not in PARTICLES:
            firsts[parts[0]].append(person)
    return {**{k: v[0] for k, v in firsts.items() if len(v) == 1 and k not in found}, **known}


def _roles_of(name: Span, table: NamesTable) -> Iterator[tuple[int, int, str]]:
    """What the words beside a name say the person is, with their place."""
    for role in (_role_before(name), _role_after(name, table)):
        if role is not None:
            yield role


def _role_before(name: Span) -> tuple[int, int, str] | None:
    doc, start = name.doc, name.start
    while start and name.start - start < 12 and _belongs(doc[start - 1]) and not doc[start].is_sent_start:
        start -= 1
    for i in range(start, name.start):
        if doc[i].lower_ in ("of", "for") and not any(phrases.is_role(t) or t.lower_ in words.INSTITUTIONS for t in doc[start:i]):
            start = i + 1
    while start < name.start and (doc[start].lower_ in ("of", "for", "'s", "’s", "-", "&") or doc[start].is_punct):
        start += 1
    before = doc[start : name.start]
    if len(before) and any(phrases.is_role(t) or t.lower_ in _SHORTENED for t in before):
        return before.start_char, before.end_char, before.text
    if start == name.start and start > 1 and doc[start - 1].text == "," and name.root.dep_ == "appos" and phrases.is_role(name.root.head):
        head = name.root.head
        role = doc[head.left_edge.i : start - 1]
        if 0 < len(role) <= 15:
            return role.start_char, role.end_char, role.text
    return None


def _belongs(token: Token) -> bool:
    if token.lower_ in ("only", "even", "just", "today", "yesterday"):
        return False
    if token.lower_ == "the" and token.i and token.nbor(-1).lower_ in ("of", "for"):
        return True
    if token.lower_ in ("of", "for", "then") or token.tag_ == "POS" or token.text in ("-", "&"):
        return True
    return token.pos_ in ("PROPN", "ADJ", "NOUN") and token.lower_ not in CALENDAR and token.ent_type_ not in ("DATE", "TIME", "PERSON")


def _role_after(name: Span, table: NamesTable) -> tuple[int, int, str] | None:
    doc, after = name.doc, name.end
    if after + 1 < len(doc) and doc[after].lower_ in ("of", "from") and doc[after].head.i == name.root.i:
        stop = phrases.to_mark(doc, after + 1, 8)
        end = next((t.i for t in doc[after + 1 : stop] if t.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV")), stop)
        role = doc[after:end]
        if end > after + 1 and role[-1].ent_type_ not in ("GPE", "LOC", "NORP") and role_body(role.text, table):
            return role.start_char, role.end_char, role.text
    if after + 1 >= len(doc) or doc[after].text != ",":
        return None
    if doc[after + 1].lower_ == "who" and after + 3 < len(doc) and doc[after + 2].lemma_ == "speak" and doc[after + 3].lower_ == "for":
        role = doc[after + 1 : phrases.to_mark(doc, after + 4)]
        return role.start_char, role.end_char, role.text
    for child in name.root.children:
        if child.dep_ == "appos" and child.i > after and not any(t.is_quote for t in doc[after : child.left_edge.i]) and any(phrases.is_role(t) for t in (child, *child.lefts)):
            role = doc[child.left_edge.i : max(child.i + 1, min(child.right_edge.i + 1, phrases.to_mark(doc, child.i + 1)))]
            return role.start_char, role.end_char, role.text
    return None


def _gender_before(name: Span) -> str | None:
    return phrases.gender_of(name.doc[name.start - 1].lower_.rstrip(".")) if name.start else None


def role_body(role: str, table: NamesTable, default: Country | None = None) -> str | None:
    """The institution of an office or a spokesperson, as the words of the role tell; None where they do not."""
    role = " ".join(role.split()).strip(" ,")
    speaks = re.match(r"(?:who speaks for|of|from) (.+)", role, re.IGNORECASE)
    if speaks:
        return _body_named(speaks[1], table)
    if table.is_office(role):
        office = table.office(role, default)
        return office.body if office else None
    after = re.search(r"\b(\w+) (?:of|for|at|with|from) (.+)$", role)
    if after and after[1].lower() in words.PERSON_ROLES:
        return _body_named(after[2], table)
    before = re.match(r"(.+?)(?:['’]s?)? (?:(?:deputy|chief|senior|acting|top|press|executive|vice|general|managing|former|co) )*(\w+)$", role)
    if before and before[2].lower() in words.SPOKES | words.LEADERS:
        return _body_named(before[1], table)
    return None


def _body_named(phrase: str, table: NamesTable) -> str | None:
    found = table.institution(phrase)
    if found is not None:
        return found.body
    office = table.office(phrase)
    if office is not None:
        return office.body
    kind = table.kind(key(phrase))
    if kind:
        return kind
    last = key(phrase).split()[-1:]
    if not last or last[0] in words.PERSON_ROLES:
        return None
    parts = phrase.split()
    named = any(p[:1].isupper() for p in parts)
    if (last[0] in words.INSTITUTIONS and (named or last[0] in words.LOCAL_BODIES)) or (named and (all(p[:1].isupper() or p.lower() in ("of", "the", "for", "and", "'s", "’s") for p in parts) and key(parts[-1]) not in words.TITLES)):
        return None if table.country(phrase) else phrases.proper(phrase)
    return None
