"""Who is who within one document: names, offices, "the ministry", "he"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extraction import phrases, words
from claimcheck.extraction.names_table import Institution, NamesTable, key, read_names_table
from claimcheck.extraction.people import Person, by_surname, find_names, meet_people
from claimcheck.records import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FAR = 200
"""Mentions looked back over for an antecedent; keeps the cost of a document linear."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who a mention means. `name` is canonical in the document; an unnamed one is `unnamed: HEAD (PUBLISHER)`."""

    name: str
    body: str | None = None
    unnamed: bool = False
    certain: bool = True
    """False: the mention as printed, its referent not known for certain."""
    gender: str | None = None
    """"m", "f", "n" (an institution), "p" (several people), "s" (an institution's spokesperson); None unknown."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention of somebody known, at its place."""

    start: int
    named: Named
    subject: bool
    sentence: int
    weak: bool = False
    """A name that nothing calls an institution, but that may be a company's."""


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
        self._offsets = [t.idx for t in doc]
        self._sentences = [s.start for s in doc.sents]
        found = table.institution(document.publisher)
        self._publisher = _institution(found) if found else Named(document.publisher, document.publisher, gender="n")
        self._home = table.country(found.side) if found and found.side else None
        self._names = find_names(doc, table)
        self._people, self.appositions = meet_people(self._names, table, self._home)
        self._by_surname = by_surname(self._people)
        self._seen = sorted(self._see(), key=lambda s: s.start)
        self._starts = [s.start for s in self._seen]
        self._complete_bodies()
        self._pronouns: dict[int, Named | None] = {}
        self._chain_pronouns()
        self._written_at = self._index_documents()
        self._things = self._index_things()

    # ---- whom a mention means

    def name_of(self, start: int, end: int, before: int | None = None, previous: Named | None = None) -> Named:
        """Whom the mention at text[start:end) means.

        A pronoun's antecedents are looked for before `before` (default: `start`), those of "the agency" before `start`.
        `previous` is who spoke last before this mention, for "he added" right after an attributed sentence.
        """
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return self._unnamed(self._document.text[start:end])
        span = self._with_name(phrases.trimmed(span))
        low = span.text.strip(" \"“”'‘’[]").lower()
        if low in words.PRONOUNS:
            return self._pronoun(low, start if before is None else before, previous)
        return self._phrase(span, start, previous)

    def referent(self, token: Token, speaker: Named | None, quoted: bool) -> Named | None:
        """Whom a third-person pronoun inside a claim means, None where that is not certain.

        In indirect speech the speaker is a candidate like everybody named shortly before; inside quotation marks he is not.
        """
        wanted = _wanted(token.lower_)
        speaks = speaker is not None and not speaker.unnamed and speaker.certain and _fits(speaker, wanted)
        if wanted in "np":
            near = {s.named.name for s in self._before(token.idx) if self._sentence(token.idx) - s.sentence <= 1 and not s.weak and _fits(s.named, wanted)}
            return speaker if speaks and not quoted and speaker is not None and near <= {speaker.name} else None
        if speaker is None:
            return self._pronouns.get(token.i)
        near_people = self._people_near(token, wanted)
        if near_people is None:
            return None
        if quoted:
            near_people.pop(speaker.name, None)
        elif speaks:
            near_people[speaker.name] = speaker
        return next(iter(near_people.values())) if len(near_people) == 1 else None

    def _people_near(self, token: Token, wanted: str) -> dict[str, Named] | None:
        """Who "he" can be: everybody fitting in this sentence before it and in the one before, earlier pronouns included.

        None where one of those pronouns is itself uncertain.
        """
        sentence = self._sentence(token.idx)
        people = {s.named.name: s.named for s in self._before(token.idx) if sentence - s.sentence <= 1 and not s.weak and s.named.gender != "n" and _fits(s.named, wanted)}
        for i in range(max(self._sentences[max(0, sentence - 1)], token.i - _FAR), token.i):
            if i in self._pronouns and _wanted(self._doc[i].lower_) == wanted:
                meant = self._pronouns[i]
                if meant is None:
                    return None
                people[meant.name] = meant
        return people

    def _chain_pronouns(self) -> None:
        """Who every "he", "she", "his" and "her" means, in the order of the text; None where it is not certain."""
        for token in self._doc:
            if token.lower_ in words.HE | words.SHE and token.dep_ in ("nsubj", "nsubjpass", "poss"):
                people = self._people_near(token, _wanted(token.lower_))
                self._pronouns[token.i] = next(iter(people.values())) if people is not None and len(people) == 1 else None

    def meant(self, the: Token, speaker: Named | None) -> str | None:
        """What "the company", "the ministry" or "the treaty" is, with its article, where the text names only one; else None."""
        head = the.head
        lemma = head.lemma_.lower()
        if head.tag_ != "NN" or any(c.i > head.i and c.dep_ in ("prep", "relcl", "acl", "appos") for c in head.children):
            return None
        if lemma in words.COMPANIES | {"ministry", "department", "agency"}:
            near = {s.named.name: s.named for s in self._before(head.idx) if s.named.gender == "n" and self._is_kind(s.named, head, {lemma})}
            if speaker is not None and speaker.gender in ("n", "s") and not speaker.unnamed and speaker.certain and self._is_kind(replace(speaker, gender="n"), head, {lemma}):
                near[speaker.name] = speaker
            return _as_object(next(iter(near.values()))) if len(near) == 1 else None
        places = self._things.get(lemma, ())
        earlier = {text for at, text in places if at < the.i}
        return earlier.pop() if len(earlier) == 1 else None

    # ---- kinds of mention

    def _phrase(self, span: Span, limit: int, previous: Named | None) -> Named:
        head = span.root
        person = self._person_in(span, head)
        if person is not None:
            return _person(person)
        core = phrases.core(span, head)
        lemma, plural = head.lemma_.lower(), head.tag_ == "NNS"
        found = self._institution_of(span, core, head)
        if found and not (plural and head.pos_ == "NOUN"):
            return _institution(found)
        if head.lower_ in words.SPOKES or lemma in words.SPOKES:
            return self._spokes(span, core, head, limit, previous)
        if lemma in words.DOCUMENTS and head.pos_ != "PROPN":
            return self._written(span, core, head, limit, previous)
        if lemma in words.PERSON_ROLES or plural or head.lower_ in ("people", "police", "authorities"):
            return self._role(core, head, limit, plural)
        if lemma in words.INSTITUTIONS or head.lower_ in words.INSTITUTIONS or lemma in words.COMPANIES:
            return self._body(span, core, head, limit, previous)
        if head.tag_ == "NNPS" and head.ent_type_ in ("NORP", "GPE"):
            return self._unnamed(core, "p")
        if head.pos_ == "PROPN":
            name = phrases.proper(core.text)
            return Named(name, None if head.ent_type_ == "PERSON" else name, gender=None if head.ent_type_ == "PERSON" else "n")
        return self._unnamed(core)

    def _pronoun(self, word: str, limit: int, previous: Named | None) -> Named:
        wanted = _wanted(word)
        if previous is not None and _fits(previous, wanted) and not (wanted == "p" and self._table.country(previous.name)):
            return replace(previous, gender=previous.gender or (wanted if wanted in "mf" else None))
        found = self._antecedent(wanted, limit)
        return found or Named(_unnamed_name(word, self._document.publisher), None, True, False, wanted)

    def _antecedent(self, wanted: str, limit: int) -> Named | None:
        """The only fitting one of this sentence and the two before; else the only one of the last that names any, if its subject."""
        if wanted == "p":
            return None
        sentence = self._sentence(limit)
        fitting = [s for s in self._before(limit) if sentence - s.sentence <= 2 and _fits(s.named, wanted) and s.named.certain]
        if wanted == "n":
            fitting = [s for s in fitting if s.subject]
        near = [s for s in fitting if not s.weak] or fitting
        if len({s.named.name for s in near}) == 1:
            return near[-1].named
        last = [s for s in near if s.sentence == near[-1].sentence] if near else []
        if len({s.named.name for s in last}) == 1 and any(s.subject for s in last):
            return last[-1].named
        return None

    def _spokes(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A spokesperson without a name speaks for the institution; "the spokeswoman" may be one already named."""
        gender = phrases.gender_of(head.text) or "s"
        owner = phrases.owner(span, head)
        if owner is not None:
            named = self._owner_of(owner, limit, previous)
            if named is not None:
                return replace(named, body=named.body or named.name, gender=gender)
        known = [s.named for s in self._before(limit) if self._speaks(s.named.name, gender)]
        if known:
            return known[-1]
        if previous is not None and not previous.unnamed and (phrases.definite(span) or previous.gender == "n"):
            return replace(previous, gender=gender)
        if not any(t.pos_ == "ADJ" for t in core):
            only = {s.named.name: s.named for s in self._before(limit) if self._sentence(limit) - s.sentence <= 1 and self._is_company(s.named)}
            if len(only) == 1:
                return replace(next(iter(only.values())), gender=gender)
        return self._unnamed(core, gender)

    def _speaks(self, name: str, gender: str) -> bool:
        person = self._people.get(name)
        return bool(person and person.role and (set(key(person.role).split()) & words.SPOKES or "speaks for" in person.role)) and (gender == "s" or (person is not None and person.gender in (None, gender)))

    def _owner_of(self, owner: Span, limit: int, previous: Named | None) -> Named | None:
        owner = phrases.trimmed(owner)
        if len(owner) == 1 and owner[0].lower_ in words.PRONOUNS:
            named = self._pronoun(owner[0].lower_, limit, previous)
        else:
            named = self._phrase(owner, limit, None)
        return None if named.unnamed or not named.certain else named

    def _written(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A report says what its issuer says."""
        owner = phrases.owner(span, head)
        named = self._owner_of(owner, limit, previous) if owner is not None and not _about(head, owner) else None
        if named is not None:
            return named
        if phrases.definite(span):
            issuer = self._issuer(head, limit)
            if issuer is not None:
                return issuer
            if previous is not None and not previous.unnamed:
                return previous
        return self._unnamed(core, "n")

    def _issuer(self, head: Token, limit: int) -> Named | None:
        """Who issued the thing last spoken of by this word: the subject that sent or published it, or its owner."""
        places = self._written_at.get(head.lemma_.lower(), ())
        for i in reversed(places[: bisect_left(places, self._token(limit))][-8:]):
            token = self._doc[i]
            owner = phrases.owner(phrases.subtree(token), token)
            if owner is not None and not _about(token, owner):
                named = self._owner_of(owner, token.idx, None)
                if named is not None:
                    return named
            verb = token.head.head if token.head.pos_ == "ADP" else token.head
            if verb.pos_ != "VERB" or token.dep_ not in ("dobj", "pobj", "nsubjpass"):
                continue
            for child in verb.children:
                subjects = [child] if child.dep_ == "nsubj" else list(child.children) if child.dep_ == "agent" else []
                for subject in subjects:
                    named = self._phrase(phrases.trimmed(phrases.subtree(subject)), token.idx, None) if subject.lower_ not in words.PRONOUNS else None
                    if named is not None and not named.unnamed and named.certain and verb.lemma_ in words.ISSUING:
                        return named
        return None

    def _role(self, core: Span, head: Token, limit: int, plural: bool) -> Named:
        """A person or people by what they are: somebody named before by that office, else unnamed."""
        if not plural and phrases.definite(core):
            role = set(key(core.text).split())
            known = {s.named.name for s in self._before(limit)}
            fitting = [p for n, p in self._people.items() if n in known and p.role and role <= set(key(p.role).split())]
            if len(fitting) == 1:
                return _person(fitting[0])
            office = self._table.office(core.text, self._home)
            if office is not None:
                return Named(phrases.proper(core.text), office.body, gender=phrases.gender_of(head.text))
        return self._unnamed(core, "p" if plural or head.lower_ in ("people", "police", "authorities") else phrases.gender_of(head.text))

    def _body(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """An institution by its kind: one already named, else the phrase itself where it tells two apart."""
        country, rest = self._table.split_country(core.text)
        wanted = set(rest.split()) - {"own"}
        kind = self._table.kind(rest)
        if phrases.definite(core) or kind or country or len(core) == 1:
            if previous is not None and previous.gender == "n" and not previous.unnamed and country is None and self._is_kind(previous, head, wanted):
                return previous
            found = self._named_before(head, wanted, country.name if country else None, limit)
            if found is not None:
                return found
        if kind and self._home and country is None:
            return _institution(self._table.organ(self._home, kind))
        if core[0].lower_ in words.UNNAMED_DETERMINERS:
            return self._unnamed(core, "n")
        modified = [t for t in core if t.i != head.i and (t.pos_ == "PROPN" or t.ent_type_ in ("ORG", "GPE", "NORP"))]
        if kind or modified or head.pos_ == "PROPN":
            name = kind if kind and country is None else phrases.proper(core.text)
            return Named(name, name, gender="n")
        return self._unnamed(core, "n")

    def _named_before(self, head: Token, wanted: set[str], side: str | None, limit: int) -> Named | None:
        """The institution of that kind named last; where several of the last two sentences fit, only their one subject."""
        fitting = [s for s in self._before(limit) if s.named.gender == "n" and (side is None or self._side(s.named) == side) and self._is_kind(s.named, head, wanted)]
        if not fitting:
            own = self._publisher
            return own if self._home and own.name != self._home.name and (side is None or side == self._home.name) and wanted <= set(key(own.name).split()) else None
        sentence = self._sentence(limit)
        near = [s for s in fitting if sentence - s.sentence <= 1] or [fitting[-1]]
        names = {s.named.name for s in near}
        if len(names) > 1:
            subjects = {s.named.name for s in near if s.subject and s.sentence < sentence}
            near = [s for s in near if s.named.name in subjects] if len(subjects) == 1 else near
        return near[-1].named

    def _is_kind(self, named: Named, head: Token, wanted: set[str]) -> bool:
        """Whether an institution can be called by that noun ("the agency": a commission; "the company": any firm)."""
        have, lemma = set(key(named.name).split()), head.lemma_.lower()
        if wanted <= have:
            return True
        if len(wanted) > 1:
            return False
        if lemma in words.COMPANIES:
            return self._is_company(named)
        return bool(have & words.SAME_KIND.get(lemma, frozenset()))

    def _is_company(self, named: Named) -> bool:
        if named.gender != "n" or named.name == self._publisher.name or self._table.country(named.name):
            return False
        last = key(named.name).split()[-1:]
        return self._table.institution(named.name) is None and not (last and last[0] in words.STATE_ORGANS)

    # ---- the people and institutions of the text

    def _person_in(self, span: Span, head: Token) -> Person | None:
        """The person that the phrase names, unless the name only owns or modifies the head ("Trump's lawyer")."""
        first = max(0, self._first_name_from(span.start) - 1)
        for name in self._names[first : self._first_name_from(span.end)]:
            if name.span.end <= span.start:
                continue
            root = name.span.root
            if name.span.start <= head.i < name.span.end or (root.head.i == head.i and root.dep_ in ("appos", "flat") and name.span.start == head.i + 1):
                return self._who(name.name)
            if head.i == name.span.start - 1 and phrases.is_role(head):
                return self._who(name.name)
        if len(span) <= 3:
            return self._by_surname.get(key(span.text)) if head.pos_ == "PROPN" and self._table.institution(span.text) is None else None
        return None

    def _with_name(self, span: Span) -> Span:
        """An office with the name right behind it."""
        at = self._first_name_from(span.end)
        if at < len(self._names) and self._names[at].span.start == span.end and phrases.is_role(span[-1]):
            return span.doc[span.start : self._names[at].span.end]
        return span

    def _first_name_from(self, token: int) -> int:
        return bisect_left(self._names, token, key=lambda n: n.span.start)

    def _who(self, name: str) -> Person:
        return self._people.get(name) or self._by_surname.get((key(name).split() or [""])[-1]) or Person(name)

    def _institution_of(self, span: Span, core: Span, head: Token) -> Institution | None:
        """What the table makes of the phrase: whole, without what hangs behind it, with its "of" or its owner."""
        for text in dict.fromkeys((span.text, core.text, self._with_of(core, head))):
            found = self._table.institution(text)
            if found:
                return found
        return None

    def _with_of(self, core: Span, head: Token) -> str:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i > head.i:
                return str(core.doc[core.start : child.right_edge.i + 1].text)
        return str(core.text)

    def _see(self) -> Iterator[_Seen]:
        """Everybody known, where they are named."""
        taken = set()
        for at in self._names:
            taken |= set(range(at.span.start, at.span.end))
            yield self._at(at.span, _person(self._who(at.name)))
        loose: dict[str, list[Span]] = defaultdict(list)
        for chunk in self._doc.noun_chunks:
            head = chunk.root
            if head.i in taken or "\n" in chunk.text:
                continue
            if head.lemma_.lower() in words.INSTITUTIONS and head.tag_ != "NNS":
                found = self._institution_of(chunk, phrases.core(chunk, head), head)
                if found:
                    taken.add(head.i)
                    yield self._at(chunk, _institution(found))
            elif head.pos_ == "PROPN" and not head.ent_type_ and head.text[:1].isupper() and all(t.pos_ in ("PROPN", "PUNCT", "DET") for t in chunk):
                loose[phrases.proper(chunk.text)].append(chunk)
        for entity in self._doc.ents:
            if entity.label_ not in ("ORG", "GPE", "NORP", "PERSON") or entity.root.i in taken or "\n" in entity.text:
                continue
            found = self._table.institution(_owned(entity))
            if found and (entity.label_ != "NORP" or entity.root.pos_ in ("NOUN", "PROPN")) and entity.root.dep_ not in ("amod", "compound"):
                yield self._at(entity, _institution(found))
            elif entity.label_ == "ORG" and entity.text[:1].isupper():
                name = phrases.proper(entity.text)
                yield self._at(entity, Named(name, name, gender="n"))
        for name, chunks in loose.items():
            if len(chunks) > 1:
                for chunk in chunks:
                    yield replace(self._at(chunk, Named(name, name, gender="n")), weak=True)

    def _at(self, span: Span, named: Named) -> _Seen:
        return _Seen(span.start_char, named, span.root.dep_ in ("nsubj", "nsubjpass"), self._sentence(span.start_char))

    def _complete_bodies(self) -> None:
        """A body named by its kind alone ("Department spokeswoman") is the one institution of that kind that the text names."""
        named = {s.named.name for s in self._seen if s.named.gender == "n"}
        for name, person in self._people.items():
            if person.body is None or self._table.institution(person.body):
                continue
            wanted = set(key(person.body).split())
            fuller = {n for n in named if wanted < set(key(n).split())}
            if len(fuller) == 1 and wanted & words.INSTITUTIONS:
                self._people[name] = replace(person, body=fuller.pop())
        self._by_surname = by_surname(self._people)
        self._seen = [replace(s, named=_person(self._people[s.named.name])) if s.named.name in self._people else s for s in self._seen]

    def _index_documents(self) -> dict[str, list[int]]:
        """Places (tokens) of "report", "statement" and the like, by lemma."""
        places: dict[str, list[int]] = defaultdict(list)
        for token in self._doc:
            lemma = token.lemma_.lower()
            if lemma in words.DOCUMENTS:
                places[lemma].append(token.i)
        return places

    def _index_things(self) -> dict[str, list[tuple[int, str]]]:
        """Things with a name of their own ("the New START treaty"), by their noun: places (tokens) and the name with its article."""
        things: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for chunk in self._doc.noun_chunks:
            head = chunk.root
            lemma = head.lower_
            if lemma not in words.NAMED_THINGS or chunk[0].lower_ != "the" or chunk[0].i == head.i or "\n" in chunk.text:
                continue
            inner = [t for t in chunk if chunk[0].i < t.i < head.i]
            if inner and inner[0].pos_ == "PROPN" and inner[0].text[:1].isupper() and inner[0].ent_type_ not in ("DATE", "GPE", "PERSON"):
                things[lemma].append((head.i, "the " + chunk.text[4:]))
        return things

    def _side(self, named: Named) -> str | None:
        return self._table.side(named.body) if named.body else None

    def _unnamed(self, phrase: Span | str, gender: str | None = None) -> Named:
        if not isinstance(phrase, str):
            first = next((t for t in phrase if t.pos_ not in ("DET", "PUNCT")), phrase[0])
            text = str(phrase.doc[first.i : phrase.end].text)
            phrase = text if first.pos_ == "PROPN" or first.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") else text[:1].lower() + text[1:]
        return Named(_unnamed_name(phrase, self._document.publisher), None, True, True, gender)

    def _before(self, limit: int) -> Sequence[_Seen]:
        at = bisect_left(self._starts, limit)
        return self._seen[max(0, at - _FAR) : at]

    def _token(self, offset: int) -> int:
        return bisect_left(self._offsets, offset)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, bisect_right(self._offsets, offset) - 1) - 1


def _person(person: Person) -> Named:
    return Named(person.name, person.body, gender=person.gender)


def _institution(found: Institution) -> Named:
    return Named(found.name, found.body, gender="n")


def _unnamed_name(phrase: str, publisher: str) -> str:
    head = re.sub(r"^(?:the|a|an|his|her|its|their)\s+", "", " ".join(phrase.split()).strip(" ,;:.\"“”"), flags=re.IGNORECASE)
    return f"unnamed: {head} ({publisher})"


def _owned(entity: Span) -> str:
    """The entity with the country that owns it ("Azerbaijan's Ministry of Defence")."""
    doc, start = entity.doc, entity.start
    if start > 1 and doc[start - 1].tag_ == "POS" and doc[start - 2].ent_type_ in ("GPE", "NORP", "PERSON", "ORG"):
        start -= 2
        while start and doc[start - 1].ent_type_ == doc[start].ent_type_ and doc[start].ent_iob_ == "I":
            start -= 1
    return str(doc[start : entity.end].text)


def _as_object(named: Named) -> str:
    last = key(named.name).split()[-1:]
    return f"the {named.name}" if last and last[0] in words.STATE_ORGANS | words.THE_NAMES and not named.name.lower().startswith("the ") else named.name


def _about(head: Token, owner: Span) -> bool:
    """"a report of abuse", "a letter from Monday": the noun behind "of" is no issuer."""
    return owner.start > head.i and owner.root.pos_ != "PROPN" and owner.root.lemma_.lower() not in words.INSTITUTIONS | words.PERSON_ROLES


def _wanted(pronoun: str) -> str:
    """The gender that a pronoun (lower case) wants of its antecedent."""
    return "m" if pronoun in words.HE else "f" if pronoun in words.SHE else "n" if pronoun in words.IT else "p"


def _fits(named: Named, wanted: str) -> bool:
    if wanted in "mf":
        return named.gender in ("s", wanted) or named.gender is None
    if wanted == "n":
        return named.gender in ("n", "s")
    return named.gender in ("p", "n", "s")
