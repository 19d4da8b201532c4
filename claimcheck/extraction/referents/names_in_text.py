"""Where a text names its people: what the entity recognizer finds, mended, and what stands behind titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.referents.names_table import NamesTable, key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PARTICLES = words.listed("de van von der den bin al el la le da di du del dos ibn abu")
"""Words that names of people may begin with or hold."""
CALENDAR = words.listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december"
)
_MONTHS_NAMES = words.listed("may june april august")
"""Months that people are called like."""
_ADDRESS = words.listed("mr mrs ms miss dr sir lord lady dame")
_DWELLING = words.listed("live move arrive travel return settle stay happen occur resident home town village city hospital school visit flee residence base rally")
"""Words behind which "in" and "to" lead to a place."""
_OFTEN = 2
"""Times that a text calls somebody by what is then the surname: "Anna Berg", later "Berg says", "Berg's plan"."""
_PLACE_AND_NAME = 3
"""Words: of a place one, and a name."""
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
_HALF_TITLES = words.listed("prime vice foreign state attorney us u.s. former deputy acting then democratic republican defense defence interior treasury")
"""Parts of titles that no name follows directly."""


@dataclass(frozen=True, slots=True)
class NameAt:
    """A person's name where it stands, without title."""

    span: Span
    name: str


def find_names(doc: Doc, table: NamesTable) -> list[NameAt]:
    """Every person's name by place: what the entity recognizer calls a person, and what follows a title or an office."""
    found: dict[int, NameAt] = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        span = _behind_its_office(entity, table) or _untitled(entity)
        if span is not None and _like_a_person(span, table):
            votes[key(span.text)][entity.label_] += 1
            if entity.label_ == "PERSON" or _given(span, table):
                found[span.start] = NameAt(span, phrases.proper(span.text))
    titled = {n.span.start: n for n in _after_titles(doc, table)}
    sure = {key(n.name) for n in titled.values()}
    places = _places(found.values())
    found = {at: n for at, n in found.items() if key(n.name) in sure or _given(n.span, table) or (_is_person(votes[key(n.name)]) and key(n.name) not in places)}
    taken = {i for n in found.values() for i in range(n.span.start, n.span.end)}
    for at, name in titled.items():
        if not taken & set(range(name.span.start, name.span.end)):
            found[at] = name
            taken |= set(range(name.span.start, name.span.end))
    surnames = {key(n.name).split()[-1] for n in found.values() if len(key(n.name).split()) > 1}
    known = {key(n.name) for n in found.values()} | surnames
    for entity in doc.ents:
        span = _untitled(entity) if entity.label_ in ("ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART") else None
        if span is not None and key(span.text) in known and span.start not in taken and _like_a_person(span, table):
            found[span.start] = NameAt(span, phrases.proper(span.text))
    taken = {i for n in found.values() for i in range(n.span.start, n.span.end)}
    common = {text for t in doc if (text := t.text).islower()}
    for token in doc:
        if (token.pos_ == "PROPN" or _like_a_surname(token, common)) and token.i not in taken and key(token.text) in surnames and not _joined(token):
            found[token.i] = NameAt(doc[token.i : token.i + 1], token.text)
    printed: dict[str, str] = {}
    """Names by their letters: a text may print one with either apostrophe, and in capitals before a colon."""
    for name in sorted(found.values(), key=lambda n: (n.name.isupper(), n.span.start)):
        printed.setdefault(_letters(name.name), name.name)
    return [replace(found[at], name=printed[_letters(found[at].name)]) for at in sorted(found)]


def _letters(name: str) -> str:
    return name.replace("’", "'").lower()


def _like_a_surname(token: Token, common: set[str]) -> bool:
    """ "Ayres said": a subject that the parser takes for a plural, and that the text never prints small."""
    if token.pos_ != "NOUN" or not token.text[:1].isupper() or token.lower_ in common:
        return False
    return bool(token.dep_ == "nsubj" or (token.dep_ == "compound" and token.head.pos_ == "VERB"))


def _places(names: Iterable[NameAt]) -> set[str]:
    """Keys of names that things happen in, near or outside of, and that never do anything themselves."""
    inside, acting = set(), set()
    for name in names:
        root = name.span.root
        if root.dep_ in ("nsubj", "nsubjpass", "appos", "agent"):
            acting.add(key(name.name))
        elif root.dep_ == "pobj" and (root.head.lower_ in ("near", "outside") or (root.head.lower_ in ("in", "to") and root.head.head.lemma_.lower() in _DWELLING)):
            inside.add(key(name.name))
    return inside - acting


def _joined(token: Token) -> bool:
    """Part of a longer capitalised name."""
    doc = token.doc
    return any(0 <= i < len(doc) and (doc[i].pos_ == "PROPN" or doc[i].text == "-") and doc[i].lower_ not in CALENDAR and doc[i].lower_.rstrip(".") not in words.TITLES for i in (token.i - 1, token.i + 1))


def _is_person(votes: Counter[str]) -> bool:
    return votes["PERSON"] * 2 >= sum(votes.values())


def _given(span: Span, table: NamesTable) -> bool:
    """A given name, and a surname or two."""
    return 2 <= len(span) <= 3 and key(span[0].text) in table.given_names


def _behind_its_office(entity: Span, table: NamesTable) -> Span | None:
    """ "Speaker of the House Anna Berg", "the party's leader at Westminster Anna Berg": the name that the recognizer leaves with the place of the office."""
    if entity.label_ != "ORG" or len(entity) < _PLACE_AND_NAME or not _given(entity[-2:], table) or key(entity[-3].text) in table.given_names:
        return None
    before = entity.doc[max(0, entity.start - 3) : entity.start]
    offices = any(phrases.is_role(t) and t.nbor(1).lower_ in ("of", "at", "in", "for", "to") for t in before[:-1])
    placed = entity[0].lower_ == "the" or before[-1:].text.lower() == "at"
    return entity[-2:] if offices and placed and entity[-3].text[:1].isupper() else None


def _untitled(entity: Span) -> Span | None:
    """The entity without an owner and titles before the name and the possessive behind it; None where nothing is left.

    With the surname that the recognizer leaves off for its apostrophe: "Anna O’Berg".
    """
    start, end = entity.start, entity.end
    if entity.label_ == "PERSON" and end < len(entity.doc) and words.IRISH.fullmatch(entity.doc[end].text):
        end += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct or entity.doc[end - 1].is_space):
        end -= 1
    start = next((t.i + 1 for t in reversed(entity.doc[start : end - 1]) if t.tag_ == "POS"), start)
    while end - start > 1 and (entity.doc[start].lower_.rstrip(".") in words.TITLES or phrases.is_role(entity.doc[start])):
        start += 1
    return entity.doc[start:end] if end > start else None


def _like_a_person(span: Span, table: NamesTable) -> bool:
    """Capitalised words, none of them an institution's, not a name the table has for something else, no order ("Mark my words"), and no thing that somebody owns ("Berg’s Twitter")."""
    parts = span.text.split()
    if "\n" in span.text or len(parts) > 5 or not parts[0][:1].isupper():
        return False
    if _PARTY_AND_STATE.match(parts[0]) or any(p[:1].islower() and p.lower() not in PARTICLES and "-" not in p for p in parts):
        return False
    low = [t.lower_ for t in span]
    if not {"'s", "’s"}.isdisjoint(low):
        return False
    if len(span) == 1 and span.root.is_sent_start and span.end < len(span.doc) and span.doc[span.end].tag_ == "PRP$":
        return False
    if low[-1] in ("says", "said", "tells") or (len(span) > 1 and span[-1].tag_ in ("NNS", "NNPS") and key(span[0].text) not in table.genders):
        return False
    if len(span) == 1 and span.start and span.doc[span.start - 1].lower_ == "the" and (low[0].endswith("s") or span.root.dep_ not in ("compound", "nmod", "poss")):
        return False
    if low[-1] in words.INSTITUTIONS or (low[-1] in CALENDAR and not _is_called_like_a_month(span)) or any(w in ("and", "&") for w in low) or any(c.isdigit() for c in span.text):
        return False
    return table.institution(span.text) is None


def _is_called_like_a_month(span: Span) -> bool:
    """ "Theresa May", "Mrs May": behind another name, or a form of address."""
    before = span[-2] if len(span) > 1 else span.doc[span.start - 1] if span.start else None
    if before is None or span[-1].lower_ not in _MONTHS_NAMES or (span.end < len(span.doc) and span.doc[span.end].like_num):
        return False
    return before.lower_.rstrip(".") in _ADDRESS if len(span) == 1 else before.pos_ == "PROPN" and before.lower_ not in CALENDAR


def _after_titles(doc: Doc, table: NamesTable) -> Iterator[NameAt]:
    """Names behind an office or a title, behind a given name, and two capitalised words before ", who" or ", 45,"."""
    inside = {i for e in doc.ents if e.label_ in ("ORG", "FAC", "EVENT", "LAW") for i in range(e.start + 1, e.end)}
    organisations = {i: e.end for e in doc.ents if e.label_ == "ORG" for i in range(e.start, e.end)}
    """By token: where the organisation it belongs to ends."""
    proper = [t for t in doc if t.pos_ == "PROPN"]
    in_names = {t.i for t in proper}
    i = 0
    while i < len(doc) - 1:
        if i not in in_names and i + 1 not in in_names:
            i += 1
            continue
        token = doc[i]
        title = token.lower_.rstrip(".") in words.TITLES or phrases.is_role(token) or (token.text == "State" and i > 1 and doc[i - 2].lower_ == "secretary")
        run = _run(doc, i + 1) if title else 0
        if title and run and token.i not in inside and (token.lower_ not in _HALF_TITLES or (token.text == "State" and doc[i - 2].lower_ == "secretary")):
            span = doc[i + 1 : run]
            if organisations.get(i, 0) < run and (len(span) > 1 or token.text[:1].isupper()) and _like_a_person(span, table) and (span[0].ent_type_ not in ("DATE", "GPE", "NORP", "TIME") or _is_called_like_a_month(span)):
                yield NameAt(span, phrases.proper(span.text))
                i = run
                continue
        if not token.ent_type_ and token.pos_ == "PROPN" and token.text[:1].isupper() and key(token.text) in table.given_names:
            end = _run(doc, i)
            if end and _given(doc[i:end], table) and _like_a_person(doc[i:end], table):
                yield NameAt(doc[i:end], phrases.proper(doc[i:end].text))
                i = end
                continue
        i += 1
    for comma in doc:
        if comma.text == "," and comma.i > 1 and comma.i + 1 < len(doc) and doc[comma.i + 1].lower_ == "who":
            start = _back(doc, comma.i)
            span = doc[start : comma.i]
            if len(span) == 2 and not any(t.ent_type_ for t in span) and _like_a_person(span, table):
                yield NameAt(span, phrases.proper(span.text))
    alone = Counter(t.text for t in proper if t.dep_ in ("nsubj", "poss") and not _joined(t) and not any(c.dep_ == "det" for c in t.children))
    for entity in doc.ents:
        surname = len(entity) == 2 and key(entity[0].text) in table.genders and alone[entity[1].text] >= _OFTEN
        if entity.label_ in ("ORG", "GPE") and 2 <= len(entity) <= 3 and _like_a_person(entity, table) and (surname or _followed_like_a_person(doc, entity)):
            yield NameAt(entity, phrases.proper(entity.text))


def _back(doc: Doc, end: int) -> int:
    """Where the run of capitalised proper nouns before `end` begins."""
    start = end
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
        start -= 1
    return start


def _run(doc: Doc, start: int) -> int:
    """The end of the capitalised name that begins at `start`, 0 where none does."""
    end = start
    while end < len(doc) and end - start < 4:
        token = doc[end]
        joined = (token.text in ("-", ".") and end > start) or (token.lower_ in PARTICLES and end > start and end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN")
        if token.lower_ in _MONTHS_NAMES and start and (end > start or doc[start - 1].lower_.rstrip(".") in _ADDRESS) and token.pos_ == "PROPN" and not (end + 1 < len(doc) and doc[end + 1].like_num):
            joined = True
        if not joined and (token.pos_ != "PROPN" or not token.text[:1].isupper() or phrases.is_role(token) or token.lower_ in CALENDAR or token.lower_.rstrip(".") in words.TITLES):
            break
        end += 1
    while end > start and doc[end - 1].text in ("-", "."):
        end -= 1
    return end if end > start else 0


def _followed_like_a_person(doc: Doc, name: Span) -> bool:
    """ ", who …", ", 45," or " of Hudson Rock, who …" stands behind it."""
    end = name.end
    if name.start and doc[name.start - 1].lower_ in ("of", "from", "at", "in"):
        return False
    if end + 2 >= len(doc):
        return False
    if doc[end].lower_ in ("of", "from", "at"):
        end = phrases.to_mark(doc, end, 6)
    return end + 1 < len(doc) and doc[end].text == "," and (doc[end + 1].lower_ == "who" or (doc[end + 1].text.isdigit() and len(doc[end + 1].text) == 2))
