"""Who is who within one document: names, offices, "the ministry", "he"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extraction import words
from claimcheck.extraction.names_table import Country, Institution, NamesTable, key, read_names_table
from claimcheck.records import Apposition, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Named:
    """Who a mention means. `name` is canonical in the document; an unnamed one is `unnamed: HEAD (PUBLISHER)`."""

    name: str
    body: str | None = None
    unnamed: bool = False
    certain: bool = True
    """False: the mention as printed, its referent not known for certain."""
    gender: str | None = None
    """"m", "f", "n" (an institution) or "p" (several people); None unknown."""


@dataclass(frozen=True, slots=True)
class _Person:
    """One person of the document, by the fullest name it gives."""

    name: str
    gender: str | None = None
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention of somebody known, at its place."""

    start: int
    end: int
    named: Named
    subject: bool
    sentence: int
    head: str


@cache
def _table() -> NamesTable:
    return read_names_table()


def resolve_mentions(doc: Doc, document: Document) -> Mentions:
    """Everybody the document names. Takes the parsed text of that document; one pass over its entities and noun phrases."""
    return Mentions(doc, document, _table())


class Mentions:
    """The names of one document. `name_of` says whom a mention at a place means."""

    def __init__(self, doc: Doc, document: Document, table: NamesTable) -> None:
        self._doc, self._document, self._table = doc, document, table
        self._sentences = [s.start for s in doc.sents]
        self._entities = _clean_entities(doc)
        self._publisher = self._publish(document.publisher)
        self._people, self.appositions = _meet_people(self._entities, document, table)
        self._surnames = _by_surname(self._people)
        self._seen = self._see()
        self._starts = [s.start for s in self._seen]

    # ---- whom a mention means

    def name_of(self, start: int, end: int, before: int | None = None, previous: Named | None = None) -> Named:
        """Whom the mention at text[start:end) means. Antecedents are looked for before `before` (default: `start`).

        `previous` is who spoke last before this mention, for "he added" right after an attributed sentence.
        """
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return self._unnamed(self._document.text[start:end])
        span = _trim(span)
        limit = start if before is None else before
        head = span.root
        if len(span) == 1 and head.lower_ in words.PRONOUNS:
            return self._pronoun(head, limit, previous)
        return self._phrase(span, head, limit, previous)

    def _phrase(self, span: Span, head: Token, limit: int, previous: Named | None) -> Named:
        core = _core(span, head)
        table = self._table
        lemma = head.lemma_.lower()
        plural = head.tag_ in ("NNS",)
        person = self._person_in(core, head)
        if person is not None:
            return self._as_named(person)
        found = table.institution(core.text)
        if found and not (plural and head.pos_ == "NOUN"):
            return self._institution(found)
        if head.lower_ in words.SPOKES or lemma in words.SPOKES:
            return self._spokes(span, head, limit, previous)
        if lemma in words.DOCUMENTS and head.pos_ != "PROPN":
            return self._written(span, head, limit, previous)
        if lemma in words.PERSON_ROLES or plural or head.lower_ in ("people", "police", "authorities"):
            return self._role(core, head, limit, plural)
        if lemma in words.INSTITUTIONS or head.lower_ in words.INSTITUTIONS:
            return self._body(span, core, head, limit, previous)
        if head.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in core):
            return Named(_proper(core.text), None if head.ent_type_ == "PERSON" else _proper(core.text), gender=None if head.ent_type_ == "PERSON" else "n")
        return self._unnamed(core.text)

    def _pronoun(self, token: Token, limit: int, previous: Named | None) -> Named:
        low = token.lower_
        wanted = "m" if low in words.HE else "f" if low in words.SHE else "n" if low in words.IT else "p"
        if previous is not None and _fits(previous, wanted):
            return replace(previous, gender=previous.gender or (wanted if wanted in "mf" else None))
        found = self._antecedent(wanted, limit)
        return found or Named(self._unnamed(token.text).name, None, True, False, wanted)

    def _antecedent(self, wanted: str, limit: int) -> Named | None:
        """The only fitting one of this sentence and the one before; else the fitting subject of the one before."""
        sentence = self._sentence(limit)
        near = [s for s in self._before(limit) if sentence - s.sentence <= 2 and _fits(s.named, wanted) and s.named.certain]
        if not near:
            return None
        names = {s.named.name for s in near}
        if len(names) == 1:
            return near[-1].named
        subjects = [s for s in near if s.subject]
        last = subjects[-1] if subjects else None
        if last and len({s.named.name for s in subjects if s.sentence == last.sentence}) == 1 and wanted in "mf":
            return last.named
        return None

    def referent(self, token: Token, speaker: Named | None, quoted: bool) -> Named | None:
        """Whom a third-person pronoun inside a claim means, None where that is not certain.

        In indirect speech the speaker is a candidate like everybody named shortly before; inside quotation marks he is not.
        """
        low = token.lower_
        wanted = "m" if low in words.HE else "f" if low in words.SHE else "n" if low in words.IT else "p"
        sentence = self._sentence(token.idx)
        near = {s.named.name: s.named for s in self._before(token.idx) if sentence - s.sentence <= 1 and _fits(s.named, wanted)}
        if speaker is not None and not speaker.unnamed and speaker.certain and not quoted and _fits(speaker, wanted):
            near[speaker.name] = speaker
        elif speaker is not None and quoted:
            near.pop(speaker.name, None)
        if wanted in "np" and not (speaker is not None and not quoted and speaker.name in near):
            return None
        return next(iter(near.values())) if len(near) == 1 else None

    # ---- kinds of mention

    def _spokes(self, span: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A spokesperson without a name speaks for the institution; "the spokeswoman" may be one already named."""
        owner = _owner(span, head)
        if owner is not None:
            named = self._phrase(_trim(owner), owner.root, limit, None)
            if not named.unnamed:
                return replace(named, body=named.body or named.name, gender=_gender(head))
        gender = _gender(head)
        for seen in reversed(self._before(limit)):
            person = self._people.get(seen.named.name)
            if person and person.role and set(key(person.role).split()) & words.SPOKES and (not gender or person.gender in (None, gender)):
                return self._as_named(person)
        if previous is not None and not previous.unnamed and _definite(span):
            return replace(previous, gender=gender)
        return self._unnamed(_core(span, head).text)

    def _written(self, span: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A report says what its issuer says."""
        owner = _owner(span, head)
        if owner is not None:
            named = self._phrase(_trim(owner), owner.root, limit, None)
            if not named.unnamed and named.certain:
                return named
        if _definite(span):
            issuer = self._issuer(head, limit)
            if issuer is not None:
                return issuer
            if previous is not None and not previous.unnamed and head.lower_ in ("statement", "release", "message", "post", "tweet", "letter", "announcement"):
                return previous
        return self._unnamed(_core(span, head).text)

    def _issuer(self, head: Token, limit: int) -> Named | None:
        """Who issued the thing last spoken of by this word: the subject that sent, published or released it, or its owner."""
        for token in reversed(self._doc[: self._token(limit)]):
            if token.lemma_.lower() != head.lemma_.lower() or token.i == head.i:
                continue
            owner = _owner(self._doc[token.left_edge.i : token.right_edge.i + 1], token)
            if owner is not None:
                named = self._phrase(_trim(owner), owner.root, token.idx, None)
                if not named.unnamed and named.certain:
                    return named
            verb = token.head
            if token.dep_ in ("dobj", "obj", "pobj") and verb.pos_ == "ADP":
                verb = verb.head
            if verb.pos_ == "VERB":
                for child in verb.children:
                    if child.dep_ == "nsubj" and child.i != token.i:
                        found = self._phrase(_trim(_subtree(child)), child, token.idx, None)
                        if not found.unnamed and found.certain:
                            return found
                    if child.dep_ == "agent":
                        for by in child.children:
                            found = self._phrase(_trim(_subtree(by)), by, token.idx, None)
                            if not found.unnamed and found.certain:
                                return found
            return None
        return None

    def _role(self, core: Span, head: Token, limit: int, plural: bool) -> Named:
        """A person or people by what they are: somebody named elsewhere by that office, else unnamed."""
        if not plural and _definite(core):
            role = key(core.text)
            fitting = {p.name for p in self._people.values() if p.role and _same_role(role, key(p.role))}
            if len(fitting) == 1:
                return self._as_named(self._people[fitting.pop()])
            office = self._table.office(core.text)
            if office is not None:
                return Named(_proper(core.text), office.body, gender=_gender(head))
        return self._unnamed(core.text, "p" if plural else _gender(head))

    def _body(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """An institution by its kind: one already named, else the phrase itself where it tells two apart."""
        lemma = head.lemma_.lower()
        owner = _owner(span, head)
        if owner is not None and owner.root.lower_ not in words.PRONOUNS:
            named = self._phrase(_trim(owner), owner.root, limit, None)
            country = self._table.country(named.name)
            if country:
                organ = self._table.institution(f"{country.adjective} {_without(core, owner)}")
                if organ:
                    return self._institution(organ)
        modifiers = [t for t in core if t.i != head.i and t.pos_ not in ("DET", "PUNCT", "PRON")]
        if _definite(core) or not modifiers:
            wanted = {w for w in key(core.text).split()}
            for seen in reversed(self._before(limit)):
                named = seen.named
                if named.gender != "n" or named.unnamed:
                    continue
                have = set(key(named.name).split())
                if wanted <= have or (lemma in words.COMPANY_WORDS and not modifiers and self._is_company(named)):
                    return named
            if previous is not None and previous.gender == "n" and not previous.unnamed and not modifiers and lemma in words.COMPANY_WORDS | {"ministry", "department", "agency", "statement", "group"}:
                return previous
        if any(t.pos_ == "PROPN" or t.ent_type_ for t in modifiers) or head.pos_ == "PROPN":
            return Named(_proper(core.text), _proper(core.text), gender="n")
        if core[0].lower_ in words.UNNAMED_DETERMINERS:
            return self._unnamed(core.text, "n")
        return Named(_unnamed_name(core.text, self._document.publisher), None, True, True, "n")

    def _is_company(self, named: Named) -> bool:
        found = self._table.institution(named.name)
        return named.name != self._publisher.name and (found is None or found.side is None)

    # ---- the people and institutions of the text

    def _person_in(self, core: Span, head: Token) -> _Person | None:
        """The person that the phrase names, unless the name only owns or modifies the head ("Trump's lawyer")."""
        for entity, name in self._entities:
            if entity.label_ != "PERSON" or entity.end <= core.start or entity.start >= core.end:
                continue
            if entity.start <= head.i < entity.end or (head.dep_ == "compound" and entity.end == head.i):
                return self._who(name)
        return self._surnames.get(key(core.text)) or self._surnames.get(key(_untitled(core.text)))

    def _who(self, name: str) -> _Person:
        return self._people.get(name) or self._surnames.get(key(name).split()[-1] if key(name) else "") or _Person(name)

    def _as_named(self, person: _Person) -> Named:
        return Named(person.name, person.body, gender=person.gender)

    def _institution(self, found: Institution) -> Named:
        return Named(found.name, found.body, gender="n")

    def _publish(self, publisher: str) -> Named:
        found = self._table.institution(publisher)
        return self._institution(found) if found else Named(publisher, publisher, gender="n")

    def _unnamed(self, phrase: str, gender: str | None = None) -> Named:
        return Named(_unnamed_name(phrase, self._document.publisher), None, True, True, gender)

    def _see(self) -> list[_Seen]:
        seen = []
        for entity, name in self._entities:
            head = entity.root
            if entity.label_ == "PERSON":
                named = self._as_named(self._who(name))
            else:
                found = self._table.institution(entity.text)
                if found is None and entity.label_ not in ("ORG",):
                    continue
                named = self._institution(found) if found else Named(_proper(entity.text), _proper(entity.text), gender="n")
            subject = head.dep_ in ("nsubj", "nsubjpass")
            seen.append(_Seen(entity.start_char, entity.end_char, named, subject, self._sentence(entity.start_char), head.lemma_.lower()))
        for chunk in self._doc.noun_chunks:
            lemma = chunk.root.lemma_.lower()
            if lemma in words.INSTITUTIONS and chunk.root.tag_ != "NNS":
                found = self._table.institution(chunk.text)
                if found:
                    seen.append(_Seen(chunk.start_char, chunk.end_char, self._institution(found), chunk.root.dep_ in ("nsubj", "nsubjpass"), self._sentence(chunk.start_char), lemma))
        return sorted(seen, key=lambda s: (s.start, s.end))

    def _before(self, limit: int) -> Sequence[_Seen]:
        return self._seen[: bisect_left(self._starts, limit)]

    def _token(self, offset: int) -> int:
        return bisect_left(self._token_starts(), offset)

    def _token_starts(self) -> list[int]:
        if not hasattr(self, "_offsets"):
            self._offsets = [t.idx for t in self._doc]
        return self._offsets

    def _sentence(self, offset: int) -> int:
        return bisect_left(self._sentences, self._token(offset) + 1) - 1


def _unnamed_name(phrase: str, publisher: str) -> str:
    head = re.sub(r"^(?:the|a|an)\s+", "", " ".join(phrase.split()), flags=re.IGNORECASE)
    return f"unnamed: {head} ({publisher})"


def _clean_entities(doc: Doc) -> list[tuple[Span, str]]:
    """Named entities that can speak, with their printed name tidied; wrongly long or lower-case ones are left out."""
    kept = []
    for entity in doc.ents:
        if entity.label_ not in ("PERSON", "ORG", "GPE", "NORP"):
            continue
        name = _proper(_untitled(entity.text) if entity.label_ == "PERSON" else entity.text)
        if not name or not name[0].isupper() and not name[0].isdigit() or "\n" in entity.text:
            continue
        if entity.label_ == "PERSON" and not all(w[:1].isupper() or w in ("de", "van", "von", "der", "bin", "al", "el", "la", "da", "di", "du", "del", "ibn") or "-" in w for w in name.split()):
            continue
        kept.append((entity, name))
    return kept


def _meet_people(entities: Sequence[tuple[Span, str]], document: Document, table: NamesTable) -> tuple[dict[str, _Person], tuple[Apposition, ...]]:
    """Everybody with a first and a last name, with what the text says they are."""
    people: dict[str, _Person] = {}
    learned = []
    home = table.institution(document.publisher)
    default = table.country(home.side) if home and home.side else None
    for entity, name in entities:
        if entity.label_ != "PERSON":
            continue
        role = _role_of(entity)
        known = people.get(name, _Person(name))
        gender = known.gender or _gender_before(entity)
        if role is not None:
            start, end, text = role
            learned.append(Apposition(name, text, start, end))
            gender = gender or _gender_of_words(text)
            body = known.body or role_body(text, table, default)
            known = replace(known, role=known.role or text, body=body)
        people[name] = replace(known, gender=gender)
    return _join(people), tuple(learned)


def _join(people: dict[str, _Person]) -> dict[str, _Person]:
    """A surname alone is the only full name that ends in it; what is known of both is joined."""
    full = [p for p in people.values() if len(p.name.split()) > 1]
    joined = {p.name: p for p in full}
    for person in people.values():
        if len(person.name.split()) > 1:
            continue
        owners = [p.name for p in full if key(p.name).split()[-1:] == key(person.name).split()[-1:]]
        if len(owners) == 1:
            owner = joined[owners[0]]
            joined[owner.name] = replace(owner, gender=owner.gender or person.gender, role=owner.role or person.role, body=owner.body or person.body)
        elif not owners:
            joined[person.name] = person
    return joined


def _by_surname(people: dict[str, _Person]) -> dict[str, _Person]:
    """Key of a surname or a full name → its person, where only one person has it."""
    found: dict[str, list[_Person]] = {}
    for person in people.values():
        parts = key(person.name).split()
        for each in {parts[-1], " ".join(parts)} if parts else ():
            found.setdefault(each, []).append(person)
    return {k: v[0] for k, v in found.items() if len({p.name for p in v}) == 1}


def _role_of(entity: Span) -> tuple[int, int, str] | None:
    """What the words beside a name say the person is: before it, in commas after it, or "who speaks for"."""
    doc = entity.doc
    start = entity.start
    while start and (doc[start - 1].dep_ in ("compound", "amod", "nmod", "poss", "case") or doc[start - 1].lower_ in ("and", "of")) and doc[start - 1].sent.start == entity.sent.start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART", "ADP"):
        start -= 1
    before = doc[start : entity.start]
    if len(before) and any(_is_role(t) for t in before):
        return before.start_char, before.end_char, before.text
    titled = doc[entity.start : entity.end]
    inside = [t for t in titled if _is_role(t)]
    if inside and inside[-1].i < entity.end - 1:
        role = doc[start : inside[-1].i + 1]
        return role.start_char, role.end_char, role.text
    after = entity.end
    if after < len(doc) and doc[after].text == "," and after + 1 < len(doc):
        first = doc[after + 1]
        if first.lower_ == "who" and after + 3 < len(doc) and doc[after + 2].lemma_ == "speak" and doc[after + 3].lower_ == "for":
            stop = _to_comma(doc, after + 4)
            role = doc[after + 1 : stop]
            return role.start_char, role.end_char, role.text
        for child in entity.root.children:
            if child.dep_ == "appos" and child.i > after and any(_is_role(t) for t in (child, *child.lefts)):
                stop = min(child.right_edge.i + 1, _to_comma(doc, child.i + 1))
                role = doc[child.left_edge.i : stop]
                return role.start_char, role.end_char, role.text
    head = entity.root.head
    if entity.root.dep_ == "appos" and _is_role(head) and head.i < entity.start:
        role = doc[head.left_edge.i : entity.start]
        text = role.text.strip(" ,")
        if text:
            return role.start_char, role.start_char + len(text), text
    return None


def _to_comma(doc: Doc, start: int) -> int:
    for i in range(start, min(start + 15, len(doc))):
        if doc[i].text in (",", ";", ".", ")", "—", "–") or doc[i].is_space:
            return i
    return min(start + 15, len(doc))


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in words.PERSON_ROLES or token.lower_ in words.PERSON_ROLES


def role_body(role: str, table: NamesTable, default: Country | None = None) -> str | None:
    """The institution of an office or a spokesperson, as the words of the role tell; None where they do not."""
    role = " ".join(role.split()).strip(" ,")
    speaks = re.match(r"who speaks for (.+)", role, re.IGNORECASE)
    if speaks:
        return _body_named(speaks[1], table)
    office = table.office(role, default)
    if office is not None:
        return office.body
    after = re.search(r"\b(\w+) (?:of|for|at|with|from) (.+)$", role)
    if after and after[1].lower() in words.PERSON_ROLES:
        return _body_named(after[2], table)
    match = re.match(r"(.+?)['’]?s? (?:deputy |chief |senior |acting |top |press )*(\w+)$", role)
    if match and match[2].lower() in words.PERSON_ROLES:
        return _body_named(match[1], table)
    return None


def _body_named(phrase: str, table: NamesTable) -> str | None:
    found = table.institution(phrase)
    if found is not None:
        return found.body
    last = key(phrase).split()[-1:]
    proper = any(w[:1].isupper() for w in phrase.split())
    office = table.office(phrase)
    if office is not None:
        return office.body
    if last and (last[0] in words.PERSON_ROLES):
        return None
    if proper or (last and last[0] in words.INSTITUTIONS):
        return _proper(phrase)
    return None


def _proper(text: str) -> str:
    """A name as it is listed: no article, possessive or stray marks."""
    text = " ".join(text.split()).strip(" ,.;:\"“”‘’()[]-–—")
    text = re.sub(r"['’]s?$", "", re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE))
    return text[:1].upper() + text[1:]


def _untitled(name: str) -> str:
    parts = re.sub(r"['’]s?$", "", name.strip()).split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in words.TITLES:
        parts.pop(0)
    return " ".join(parts)


def _trim(span: Span) -> Span:
    """Without marks and white space at the ends."""
    start, end = span.start, span.end
    while end - start > 1 and (span.doc[start].is_punct or span.doc[start].is_space):
        start += 1
    while end - start > 1 and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space or span.doc[end - 1].tag_ == "POS"):
        end -= 1
    return span.doc[start:end]


def _core(span: Span, head: Token) -> Span:
    """The phrase up to the comma, relative clause or dash that follows its head."""
    end = span.end
    for child in head.children:
        if child.i > head.i and child.dep_ in ("relcl", "appos", "acl", "punct", "cc", "conj"):
            end = min(end, child.left_edge.i)
    while end - 1 > head.i and span.doc[end - 1].is_punct:
        end -= 1
    return span.doc[span.start : max(end, head.i + 1)]


def _owner(span: Span, head: Token) -> Span | None:
    """Whose it is: "X's report", "a report by X", "a spokesman for X", "the X spokesman"."""
    for child in head.children:
        if child.dep_ == "poss" and child.i >= span.start:
            return _subtree(child)
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "for", "by", "from", "at", "with") and child.i > head.i:
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp"):
                    return _subtree(below)
    before = span.doc[span.start : head.i]
    start = 0
    while start < len(before) and before[start].pos_ in ("DET", "PUNCT"):
        start += 1
    modifiers = before[start:]
    if len(modifiers) and (any(t.ent_type_ in ("ORG", "GPE", "NORP") or t.pos_ == "PROPN" for t in modifiers) or modifiers[-1].lemma_.lower() in words.INSTITUTIONS):
        return modifiers
    return None


def _subtree(token: Token) -> Span:
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def _without(core: Span, owner: Span) -> str:
    if owner.start < core.root.i:
        return core.doc[owner.end : core.end].text
    return core.doc[core.start : owner.start - 1].text


def _definite(span: Span) -> bool:
    return span[0].lower_ in ("the", "this", "that", "its", "their", "his", "her") or span[0].pos_ == "PROPN"


def _same_role(mention: str, role: str) -> bool:
    a, b = set(mention.split()), set(role.split())
    return bool(a) and (a <= b)


def _gender(head: Token) -> str | None:
    return _gender_of_words(head.text)


def _gender_of_words(text: str) -> str | None:
    found = Counter("m" if w in words.MALE else "f" for w in re.findall(r"\w+", text.lower()) if w in words.MALE or w in words.FEMALE)
    return found.most_common(1)[0][0] if len(found) == 1 else None


def _gender_before(entity: Span) -> str | None:
    before = entity.doc[entity.start - 1].lower_.rstrip(".") if entity.start else ""
    first = entity[0].lower_.rstrip(".")
    return _gender_of_words(before) or (_gender_of_words(first) if len(entity) > 1 else None)


def _fits(named: Named, wanted: str) -> bool:
    if wanted in "mf":
        return named.gender in (None, wanted) and named.gender != "n" and not (named.gender is None and named.body == named.name)
    if wanted == "n":
        return named.gender == "n"
    return named.gender in ("p", "n")
