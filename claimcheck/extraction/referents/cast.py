"""Who a document names, and where: its people by the fullest name, its institutions by the canonical one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.referents.names_in_text import CALENDAR, find_names
from claimcheck.extraction.referents.names_table import Institution, NamesTable, key
from claimcheck.extraction.referents.people import Person, by_surname, meet_people
from claimcheck.extraction.text.edges import printed
from claimcheck.records import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FAR = 200
"""Mentions (or words) looked back over for an antecedent; keeps the cost of a document linear."""

_LONGEST_ACRONYM = 7
"""Letters; a longer word in capitals is a heading's ("ANALYSIS")."""
_LONG_ROLE = 6
"""Words of what somebody is that may stand before a name: "his rival, former Defense Secretary Tom Stone"."""


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
class Sighting:
    """A mention of somebody known, at its place."""

    start: int
    named: Named
    subject: bool
    main: bool
    """The subject of the sentence's main verb."""
    sentence: int
    weak: bool = False
    """A name that nothing calls an institution, but that may be a company's."""
    source: bool = False
    """Named only as who passes it on: "according to X"."""


class Cast:
    """Everybody that one document names."""

    def __init__(self, doc: Doc, document: Document, table: NamesTable) -> None:
        self.doc, self.document, self.table = doc, document, table
        self.phrases = list(doc.noun_chunks)
        self._offsets = [t.idx for t in doc]
        self.sentences = [s.start for s in doc.sents]
        """First token of each sentence."""
        found = table.institution(document.publisher)
        self.publisher = institution(found) if found else Named(document.publisher, document.publisher, gender="n")
        self.home = table.country(found.side) if found and found.side else None
        """The publisher's country, where it is a state organ."""
        self._names = find_names(doc, table)
        self.people, self.appositions = meet_people(self._names, table, self.home)
        self._by_surname = by_surname(self.people)
        self._sightings = sorted(self._see(), key=lambda s: s.start)
        self._starts = [s.start for s in self._sightings]
        self._complete_bodies()
        self._learn_genders()

    def people_named(self) -> Iterator[tuple[str, int]]:
        """Every person's name and where it ends, each time it is printed."""
        return ((self.person_called(at.name).name, at.span.end_char) for at in self._names)

    def before(self, offset: int) -> Sequence[Sighting]:
        """Who is named before an offset, the last FAR of them, in order."""
        at = bisect_left(self._starts, offset)
        return self._sightings[max(0, at - FAR) : at]

    def token(self, offset: int) -> int:
        """The first word that begins at or after an offset."""
        return bisect_left(self._offsets, offset)

    def end_of(self, sentence: int) -> int:
        """The token behind a sentence (by number)."""
        return self.sentences[sentence + 1] if sentence + 1 < len(self.sentences) else len(self.doc)

    def is_quoted(self, sentence: int) -> bool:
        """Whether a sentence (by number) has quotation marks."""
        return any(t.is_quote for t in self.doc[self.sentences[sentence] : self.end_of(sentence)])

    def is_heading(self, sentence: int) -> bool:
        """Whether a sentence (by number) is a line of its own without a stop, among whole sentences."""
        first, end = self.sentences[sentence], self.end_of(sentence)
        while end > first and self.doc[end - 1].is_space:
            end -= 1
        return end < len(self.doc) and "\n" in self.doc[end].text and self.doc[end - 1].is_alpha

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.sentences, bisect_right(self._offsets, offset) - 1) - 1

    def person_in(self, span: Span, head: Token) -> Person | None:
        """The person that the phrase names, unless the name only owns or modifies the head ("Trump's lawyer")."""
        first = max(0, self._first_name_from(span.start) - 1)
        for name in self._names[first : self._first_name_from(span.end)]:
            if name.span.end <= span.start:
                continue
            root = name.span.root
            beside = root.head.i == head.i and root.dep_ in ("appos", "flat")
            if name.span.start <= head.i < name.span.end or (beside and (name.span.start == head.i + 1 or (name.span.end == span.end and not _is_titled(name.span)))):
                return self.person_called(name.name)
            if head.i == name.span.start - 1 and phrases.is_role(head):
                return self.person_called(name.name)
            if name.span.end == span.end and name.span.start > span.start and phrases.is_role(_before_titles(name.span)) and not _beneath(name.span.root, head):
                return self.person_called(name.name)
            if (name.span.end == span.end and _is_behind_its_office(name.span, span)) or _is_titled_beside(name.span, span, head):
                return self.person_called(name.name)
        if len(span) <= 3:
            return self._by_surname.get(key(span.text)) if (head.pos_ == "PROPN" or (len(span) == 1 and span.text.istitle() and not head.is_sent_start)) and self.table.institution(span.text) is None else None
        return None

    def with_name(self, span: Span) -> Span:
        """An office with the name right behind it, or the name behind a comma: "the head of the fund, Anna Berg, said"."""
        at = self._first_name_from(span.end)
        doc = span.doc
        if at < len(self._names) and self._names[at].span.start <= span.end + _LONG_ROLE and doc[span.end].text == ",":
            name = self._names[at].span
            if _is_beside(name, span.root):
                return name
        if at < len(self._names) and self._names[at].span.start == span.end and phrases.is_role(span[-1]):
            return span.doc[span.start : self._names[at].span.end]
        return span

    def _first_name_from(self, token: int) -> int:
        return bisect_left(self._names, token, key=lambda n: n.span.start)

    def person_called(self, name: str) -> Person:
        """The person of a name that stands in the text."""
        return self.people.get(name) or self._by_surname.get((key(name).split() or [""])[-1]) or Person(name)

    def institution_of(self, span: Span, core: Span, head: Token) -> Institution | None:
        """What the table makes of the phrase: whole, without what hangs behind it, with its "of" or its owner."""
        if head.tag_ in ("WP", "WDT", "PRP") and head.text.islower():
            return None
        for text in dict.fromkeys((span.text, core.text, self._with_of(core, head))):
            found = self.table.institution(text)
            if found:
                return found
        return None

    def _with_of(self, core: Span, head: Token) -> str:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i > head.i:
                return str(core.doc[core.start : child.right_edge.i + 1].text)
        return str(core.text)

    def _see(self) -> Iterator[Sighting]:
        """Everybody known, where they are named."""
        taken = set()
        for at in self._names:
            taken |= set(range(at.span.start, at.span.end))
            yield self._at(at.span, person(self.person_called(at.name)))
        loose: dict[str, list[Span]] = defaultdict(list)
        for chunk in self.phrases:
            head = chunk.root
            if head.i in taken or "\n" in printed(chunk):
                continue
            if head.lemma_.lower() in words.INSTITUTIONS and head.tag_ != "NNS":
                found = self.institution_of(chunk, phrases.core(chunk, head), head)
                if found:
                    taken.add(head.i)
                    yield self._at(chunk, institution(found))
            elif head.pos_ == "PROPN" and not head.ent_type_ and head.text[:1].isupper() and all(t.pos_ in ("PROPN", "PUNCT", "DET") for t in chunk) and head.lower_ not in CALENDAR:
                loose[phrases.proper(chunk.text)].append(chunk)
        for entity in self.doc.ents:
            if entity.label_ not in ("ORG", "GPE", "NORP", "PERSON") or entity.root.i in taken or "\n" in entity.text:
                continue
            found = self.table.institution(_owned(entity))
            if found and (entity.label_ != "NORP" or entity.root.pos_ in ("NOUN", "PROPN")) and entity.root.dep_ not in ("amod", "compound"):
                yield self._at(entity, institution(found))
            elif entity.label_ == "ORG" and (entity.text[:1].isupper() or (entity.text.startswith("the ") and entity.text[4:5].isupper() and "," not in entity.text)) and not (entity.text.isupper() and len(entity.text) > _LONGEST_ACRONYM):
                name = phrases.proper(entity.text)
                yield self._at(entity, Named(name, name, gender="n"))
        for name, chunks in loose.items():
            if len(chunks) > 1:
                for chunk in chunks:
                    yield replace(self._at(chunk, Named(name, name, gender="n")), weak=True)

    def _at(self, span: Span, named: Named) -> Sighting:
        root = span.root
        if root.dep_ == "appos" and root.head.pos_ == "NOUN":
            root = root.head
        subject = root.dep_ in ("nsubj", "nsubjpass")
        source = root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lower_ == "according"
        return Sighting(span.start_char, named, subject, subject and root.head.dep_ == "ROOT", self.sentence(span.start_char), source=source)

    def _complete_bodies(self) -> None:
        """A body named by its kind alone ("Department spokeswoman") is the one institution of that kind that the text names."""
        named = {s.named.name for s in self._sightings if s.named.gender == "n"}
        for name, known in self.people.items():
            if known.body is None or self.table.institution(known.body):
                continue
            wanted = set(key(known.body).split())
            fuller = {n for n in named if wanted < set(key(n).split())}
            if len(fuller) == 1 and wanted & words.INSTITUTIONS:
                self.people[name] = replace(known, body=fuller.pop())
        self._by_surname = by_surname(self.people)
        self._sightings = [replace(s, named=person(self.people[s.named.name])) if s.named.name in self.people else s for s in self._sightings]

    def _learn_genders(self) -> None:
        """ "Desisa returned to give his medal back": a possessive with its subject in one clause tells the gender the names table lacks."""
        told: dict[str, set[str]] = defaultdict(set)
        unknown = {at.span.root.i: at.name for at in self._names if (known := self.people.get(self.person_called(at.name).name)) is not None and known.gender is None}
        for word in self.doc:
            if word.tag_ == "PRP$" and word.lower_ in ("his", "her"):
                clause = word.head
                while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
                    clause = clause.head
                while clause.dep_ in ("xcomp", "advcl", "prep", "pcomp", "conj") and clause.head.i != clause.i and not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
                    clause = clause.head
                subject = clause.head if clause.dep_ == "relcl" else next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None and subject.i in unknown and subject.i < word.i and not any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in self.doc[subject.i + 1 : word.i]):
                    told[self.person_called(unknown[subject.i]).name].add("m" if word.lower_ == "his" else "f")
        for name, genders in told.items():
            if len(genders) == 1 and name in self.people:
                self.people[name] = replace(self.people[name], gender=genders.pop())
        if told:
            self._by_surname = by_surname(self.people)
            self._sightings = [replace(s, named=person(self.people[s.named.name])) if s.named.name in self.people else s for s in self._sightings]

    def side(self, named: Named) -> str | None:
        """The side of the body that somebody speaks for."""
        return self.table.side(named.body) if named.body else None

    def is_company(self, named: Named) -> bool:
        """An institution that is neither a state organ nor the publisher."""
        if named.gender != "n" or key(named.name) == key(self.publisher.name) or self.table.country(named.name):
            return False
        last = key(named.name).split()[-1:]
        return self.table.institution(named.name) is None and not (last and last[0] in words.STATE_ORGANS)


def person(known: Person) -> Named:
    """A person as a mention's meaning."""
    return Named(known.name, known.body, gender=known.gender)


def institution(found: Institution) -> Named:
    """An institution as a mention's meaning."""
    return Named(found.name, found.body, gender="n")


def _owned(entity: Span) -> str:
    """The entity with the country that owns it ("Azerbaijan's Ministry of Defence")."""
    doc, start = entity.doc, entity.start
    if start > 1 and doc[start - 1].tag_ == "POS" and doc[start - 2].ent_type_ in ("GPE", "NORP", "PERSON", "ORG"):
        start -= 2
        while start and doc[start - 1].ent_type_ == doc[start].ent_type_ and doc[start].ent_iob_ == "I":
            start -= 1
    return str(doc[start : entity.end].text)


def _is_behind_its_office(name: Span, mention: Span) -> bool:
    """ "Former director of National Intelligence Anna Berg": the name behind the body that the office is of."""
    offices = any(phrases.is_role(t) and t.nbor(1).lower_ in ("of", "to", "for") for t in mention.doc[mention.start : name.start - 2])
    return offices and name[0].ent_type_ in ("PERSON", "ORG") and name.doc[name.start - 1].pos_ == "PROPN" and not _is_titled(name)


def _is_titled_beside(name: Span, mention: Span, head: Token) -> bool:
    """ "The oldest member of the panel Rep. Anna Berg of Norland": no preposition stands before her title."""
    if name.start < mention.start + 3 or name.root.right_edge.i + 1 != mention.end or name.root.dep_ not in ("appos", "pobj"):
        return False
    title = name.doc[name.start - 1]
    return title.lower_ in ("rep.", "sen.", "gov.", "dr.", "gen.") and title.nbor(-1).tag_ == "NN" and not phrases.is_role(title.nbor(-1)) and phrases.is_role(head)


def _before_titles(name: Span) -> Token:
    """ "Director Dr. Anna Berg": the director; the word before the name where it has no title."""
    before = name.doc[name.start - 1]
    return before.nbor(-1) if before.lower_ in ("dr.", "dr", "prof.") and before.i > 0 else before


def _is_titled(name: Span) -> bool:
    """ "The widow of the late Gen. Paul Stone": he is the general, and not the widow."""
    before = name.doc[name.start - 1]
    return before.tag_ == "POS" or phrases.is_role(before) or before.lower_.rstrip(".") in words.TITLES


def _is_beside(name: Span, noun: Token) -> bool:
    """Whether a person's name stands in apposition to the noun, or to the body that the noun is an office of.

    "A lawyer for the suspect, Anna Berg": nobody can tell which of the two she is.
    """
    above = name.root.head
    if name.root.dep_ != "appos" or (noun.tag_ not in ("NN", "NNP") and noun.lemma_ != noun.lower_) or noun.ent_type_ == "PERSON":
        return False
    if any(t.dep_ == "pobj" and t.tag_ == "NN" and phrases.is_role(t) for t in name.doc[noun.i + 1 : name.start]):
        return False
    if above.i == noun.i:
        return noun.ent_type_ != "ORG" and noun.lemma_.lower() not in words.INSTITUTIONS | words.DOCUMENTS | words.COMPANIES | words.GROUPS
    return phrases.is_role(noun) and noun.is_ancestor(above) and above.ent_type_ == "ORG"


def _beneath(name: Token, head: Token) -> bool:
    """ "A former aide to Senator Paul Stone": the senator only tells which aide."""
    return phrases.is_role(head) and any(c.dep_ == "prep" and head.i < c.i < name.i and c.is_ancestor(name) for c in head.children)
