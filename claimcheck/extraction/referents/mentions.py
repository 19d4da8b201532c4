"""Who is who within one document: names, offices, "the ministry", "he"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.mentioned import mention
from claimcheck.extraction.referents.cast import Cast, Named, institution, person
from claimcheck.extraction.referents.definites import Definites
from claimcheck.extraction.referents.epithets import is_epithet, of_another_party, said_of, said_to_hold
from claimcheck.extraction.referents.mention_forms import is_about, is_group, is_one_of_many, is_ornament, named_beside
from claimcheck.extraction.referents.names_table import NamesTable, key, read_names_table
from claimcheck.extraction.referents.offices import Offices
from claimcheck.extraction.referents.papers import from_whom, released_by, whose
from claimcheck.extraction.referents.pronouns import Pronouns, fits, wanted_by
from claimcheck.extraction.referents.variations import Variations
from claimcheck.records import Apposition, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Mentions", "Named", "resolve_mentions"]

_GROUPS = words.listed("force panel coalition alliance team gang band crowd caucus")
"""What "the group" may mean as well as a body with a name."""
_NEAR_GROUP = 60
"""Words looked back over for one."""
_NO_HOLDER = re.compile(r"['’]s\s|^Team ")
"""A name that holds an owner is a thing's ("President Berg’s Twitter"), one with "Team" a campaign's."""


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
        self._cast = Cast(doc, document, table)
        self._pronouns = Pronouns(self._cast)
        self._offices = Offices(self._cast)
        self._variations = Variations(self._cast, self._offices)
        self._written_at = self._index_documents()
        self._things = self._index_things()
        self._by_initials = self._index_initials()
        self.definites = Definites(doc, lambda word: found.name if (found := self._table.country(word)) is not None else None)

    @property
    def of_state_organ(self) -> bool:
        """The document's publisher is an organ of a state."""
        return self._cast.home is not None

    @property
    def appositions(self) -> tuple[Apposition, ...]:
        """What the text says of the people in it, by place."""
        return self._cast.appositions

    # ---- whom a mention means

    def name_of(self, start: int, end: int, before: int | None = None, previous: Named | None = None) -> Named:
        """Whom the mention at text[start:end) means.

        A pronoun's antecedents are looked for before `before` (default: `start`), those of "the agency" before `start`.
        `previous` is who spoke last before this mention, for "he added" right after an attributed sentence.
        """
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return self._unnamed(self._document.text[start:end])
        span = self._cast.with_name(phrases.trimmed(span))
        low = span.text.strip(" \"“”'‘’[]").lower()
        if low in ("who", "which", "that"):
            return Named(_unnamed_name("somebody", self._document.publisher), None, True, False)
        if low in words.INDEFINITE:
            return Named(_unnamed_name(low, self._document.publisher), None, True, True, "p")
        if low in words.PRONOUNS:
            return self._pronoun(low, start if before is None else before, previous)
        if "-year-old" in low and low.startswith("the ") and previous is not None and not previous.unnamed and previous.gender not in ("n", "p"):
            old = next((t for t in reversed(span) if t.lower_ == "old" or t.lower_.endswith("-old")), span.root)
            told = self.name_of(old.nbor(1).idx, end, before) if old.i + 1 < span.end else None
            return told if told is not None and not told.unnamed else self.called(span) or previous
        if low.endswith("-year-old"):
            return self._unnamed(low)
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|us|gov|edu|info|uk|eu)", low):
            return Named(span.text, span.text, gender="n")
        share = re.fullmatch(r"(?:about )?([\d.]+ ?(?:%|percent|per cent))", self._document.text[start:end])
        if share is not None:
            return Named(_unnamed_name(share[1], self._document.publisher), None, True, True, "p")
        if low.startswith(("he and ", "she and ")):
            first = self._pronoun(span[0].lower_, start if before is None else before, previous)
            return self._unnamed(span, "p") if first.unnamed else first
        if span.root.lower_ == "one" and (beside := named_beside(span.root)) is not None:
            place = mention(beside)
            named = self.name_of(place.start, place.end)
            return replace(named, body=None, gender=None) if is_group(beside.head) and beside.head.lemma_.lower() not in words.INSTITUTIONS | words.GROUPS and named.gender == "n" else named
        if is_one_of_many(span):
            return self._unnamed(span, "p")
        named = (self.called(span) if is_epithet(span) else None) or self._phrase(span, start, previous)
        joined = any(c.dep_ == "conj" and c.i < span.end for c in span.root.children)
        maker = released_by(span.root) if named.unnamed and not joined and span.root.pos_ == "NOUN" and named.gender in (None, "n") else None
        if maker is not None and (made := self._owner_of(maker, start, None)) is not None:
            named = made
        if named.unnamed and not joined:
            core = phrases.core(span, span.root)
            named = self._offices.spoke_last(core, previous) or self._variations.somebody(core, previous) or self._variations.body(core, previous) or named
        return self._unnamed(span, "p") if named.unnamed and joined and len(span) <= 10 else named

    def meant(self, the: Token, speaker: Named | None) -> str | None:
        """What "the company", "the ministry" or "the treaty" is, with its article, where the text names only one; else None."""
        head = the.head
        lemma = head.lemma_.lower()
        if head.tag_ != "NN" or any(c.i > head.i and c.dep_ in ("prep", "relcl", "acl", "appos") for c in head.children):
            return None
        if lemma == "group" and any(t.pos_ == "NOUN" and t.lemma_.lower() in _GROUPS for t in self._doc[max(the.i - _NEAR_GROUP, 0) : the.i]):
            return None
        if lemma in words.COMPANIES | {"ministry", "department", "agency"}:
            near = {s.named.name: s.named for s in self._cast.before(head.idx) if s.named.gender == "n" and self._is_kind(s.named, head, {lemma})}
            if speaker is not None and speaker.gender in ("n", "s") and not speaker.unnamed and speaker.certain and self._is_kind(replace(speaker, gender="n"), head, {lemma}):
                near[speaker.name] = speaker
            return _as_object(next(iter(near.values()))) if len(near) == 1 else None
        places = self._things.get(lemma, ())
        earlier = {text for at, text in places if at < the.i}
        return earlier.pop() if len(earlier) == 1 else None

    def called(self, epithet: Span) -> Named | None:
        """Who "the 34-year-old", "the Republican" or "the Ohio senator" is; None where that is not certain.

        The one person named in this sentence before it or in the sentence before, or the one of those with that party or office; one with just
        the office that is named may stand farther back.
        """
        sentence = self._cast.sentence(epithet.start_char)
        near = {s.named.name: s.named for s in self._cast.before(epithet.start_char) if sentence - s.sentence <= 1 and s.named.name in self._cast.people}
        if "-year-old" in epithet.text:
            pass
        elif is_epithet(epithet):
            near = {n: who for n, who in near.items() if not of_another_party(epithet, self._offices.roles(n))}
        else:
            near = {n: who for n, who in near.items() if any(said_of(epithet, role) for role in self._offices.roles(n))}
            if not near and len(epithet) > 2:
                near = {s.named.name: s.named for s in self._cast.before(epithet.start_char) if any(said_of(epithet, role) for role in self._offices.roles(s.named.name))}
        return next(iter(near.values())) if len(near) == 1 else None

    def holder(self, office: Token) -> Named | None:
        """Who "the president" or "the mayor" is: the one person to whom the text so far gives that office; a president only if nobody is named more often."""
        lemma = office.lemma_.lower()
        seen = [s.named for s in self._cast.before(office.idx) if s.named.name in self._cast.people]
        have = {n.name: n for n in seen if said_to_hold(lemma, key(self._cast.people[n.name].role or ""))}
        if len(have) != 1:
            return None
        named = next(iter(have.values()))
        if named.gender in ("n", "p") or _NO_HOLDER.search(named.name):
            return None
        often = Counter(n.name for n in seen)
        return named if lemma != "president" or often[named.name] == max(often.values()) else None

    def with_initials(self, letters: str) -> Named | None:
        """Who "GH" is, in a transcript: the one person the text names so."""
        return self._by_initials.get(letters)

    def referent(self, token: Token, speaker: Named | None, quoted: bool, whole: bool = False) -> Named | None:
        """Whom a third-person pronoun inside a claim means, None where that is not certain. `whole`: the claim holds its cue."""
        return self._pronouns.referent(token, speaker, quoted, whole)

    def gender(self, token: Token) -> str | None:
        """ "m" or "f" where the word is part of a person's name, "?" where that person's gender is not known, None for other words."""
        known = self._cast.person_in(self._doc[token.i : token.i + 1], token) if token.pos_ == "PROPN" else None
        return None if known is None else known.gender or "?"

    def goes_on(self, pronoun: str, last: Named, since: int, limit: int) -> bool:
        """Whether "he" before `limit` can only be `last`, who spoke at `since`."""
        return not last.unnamed and last.certain and last.gender != "p" and self._pronouns.goes_on(wanted_by(pronoun), last, since, limit)

    # ---- kinds of mention

    def _phrase(self, span: Span, limit: int, previous: Named | None) -> Named:
        head = span.root
        known = self._cast.person_in(span, head)
        if known is not None:
            return person(known)
        core = phrases.core(span, head)
        lemma, plural = head.lemma_.lower(), head.tag_ == "NNS"
        if head.ent_type_ == "NORP" and span[0].lower_ in ("a", "an", "one", "another"):
            return self._unnamed(span)
        found = self._cast.institution_of(span, core, head)
        if found and not (plural and head.pos_ == "NOUN"):
            return institution(found)
        if head.lower_ in words.SPOKES or lemma in words.SPOKES:
            return self._spokes(span, core, head, limit, previous)
        if lemma in words.WRITINGS and head.pos_ != "PROPN":
            return self._written(span, core, head, limit, previous)
        paper = head.ent_type_ == "ORG" or head.lower_ in words.PAPERS
        if not plural and head.pos_ == "PROPN" and paper and re.fullmatch(r"(?:the )?[A-Z]\w+(?: [A-Z]\w+)+", core.text) and not self._table.is_office(core.text):
            name = phrases.proper(core.text)
            return Named(name, name, gender="n")
        if lemma in words.PERSON_ROLES or plural or head.lower_ in words.FORCES:
            return self._role(core, head, limit, plural, previous)
        if lemma in words.INSTITUTIONS or head.lower_ in words.INSTITUTIONS or lemma in words.COMPANIES:
            return self._body(span, core, head, limit, previous)
        if head.tag_ == "NNPS" and head.ent_type_ in ("NORP", "GPE"):
            return self._unnamed(core, "p")
        if head.pos_ == "PROPN":
            name = phrases.proper(phrases.from_its_capital(core).text)
            somebody = head.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.lemma_.lower() in words.PERSON_ROLES for c in head.children)
            return Named(name, None if somebody else name, gender=None if somebody else "n")
        called = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ in ("ORG", "") and c.left_edge.i == head.i + 1), None)
        if called is not None and head.tag_ == "NN":
            name = phrases.proper(phrases.subtree(called).text)
            return Named(name, name, gender="n")
        return self._unnamed(core)

    def _pronoun(self, word: str, limit: int, previous: Named | None) -> Named:
        wanted = wanted_by(word)
        if word == "it" and previous is not None and _is_thing_without_name(previous):
            return self._pronouns.newcomer(wanted, limit, previous) or previous
        somebody = self._pronouns.unnamed_subject(wanted, limit) if wanted in "mf" else None
        if somebody is not None:
            place = mention(somebody)
            return replace(self.name_of(place.start, place.end, previous=previous), gender=wanted)
        if previous is not None and fits(previous, wanted) and not (wanted == "p" and (self._table.country(previous.name) or self._tells_of_others(previous, limit))):
            if previous.unnamed and previous.gender is None and wanted in "mf":
                known = self._pronouns.antecedent(wanted, limit)
                if known is not None and known.gender == wanted:
                    return known
            newcomer = self._pronouns.newcomer(wanted, limit, previous)
            if newcomer is None and self._pronouns.may_be_another(word, limit, previous):
                return Named(_unnamed_name(word, self._document.publisher), None, True, False, wanted)
            who = newcomer or previous
            return replace(who, gender=who.gender or (wanted if wanted in "mf" else None))
        found = self._pronouns.antecedent(wanted, limit) or self._pronouns.only_one(wanted, limit) or (self._several_before(limit) if wanted == "p" else self._told_in(limit) if word == "it" else None)
        if found is None and wanted in "mf":
            found = self._pronouns.leading(wanted, limit)
        return found or Named(_unnamed_name(word, self._document.publisher), None, True, False, wanted)

    def _tells_of_others(self, previous: Named, limit: int) -> bool:
        """The sentence before tells, in the narrator's words, of a group and not of the body that spoke: then "they" are no longer the body."""
        number = self._cast.sentence(limit) - 1
        if previous.gender != "n" or number < 0 or self._cast.is_quoted(number):
            return False
        named = any(s.sentence == number and s.named.name == previous.name for s in self._cast.before(limit))
        return not named and any(is_group(t) and t.dep_ in ("nsubj", "nsubjpass", "pobj") for t in self._doc[self._cast.sentences[number] : self._cast.end_of(number)])

    def _several_before(self, limit: int) -> Named | None:
        """Who "they" are: the one group of people that this sentence, or one of the two before it, has for its main subject or its source."""
        at = self._cast.sentence(limit)
        for number in range(at, max(-1, at - 3), -1):
            last = self._cast.sentences[number + 1] if number < at else self._cast.token(limit)
            groups = [t for t in self._doc[self._cast.sentences[number] : last] if is_group(t) and ((t.dep_ == "nsubj" and t.head.dep_ in ("ROOT", "conj")) or _is_cited(t))]
            if len(groups) > 1:
                return None
            if groups:
                place = mention(groups[0])
                return self.name_of(place.start, place.end)
        return None

    def _told_in(self, limit: int) -> Named | None:
        """Who says what "it" says, behind a sentence that tells of one document: "The council sent a letter. It says that P"."""
        at = self._cast.sentence(limit)
        first, last = (self._cast.sentences[max(at - 1, 0)], self._cast.token(limit))
        things = [t for t in self._doc[first:last] if t.dep_ in ("nsubj", "dobj") and t.head.dep_ == "ROOT" and t.tag_ == "NN"]
        written = [t for t in things if t.lemma_.lower() in words.DOCUMENTS | words.SEEN]
        if len(written) != 1 or written[0] is not things[-1]:
            return None
        place = mention(written[0])
        return self.name_of(place.start, place.end)

    def _spokes(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A spokesperson without a name speaks for the institution; "the spokeswoman" may be one already named."""
        gender = phrases.gender_of(head.text) or "s"
        owner = phrases.owner(span, head)
        if owner is not None:
            named = self._owner_of(owner, limit, previous)
            if named is not None and self._cast.people.get(named.name) is None:
                return replace(named, body=named.body or named.name, gender=gender)
            if named is not None or owner[0].tag_ == "PRP$":
                return self._unnamed(span, gender)
        known = [s.named for s in self._cast.before(limit) if self._speaks(s.named.name, gender)]
        if known:
            return known[-1]
        if previous is not None and not previous.unnamed and (phrases.definite(span) or previous.gender == "n") and not self._has_another_role(previous.name):
            return replace(previous, gender=gender)
        if not any(t.pos_ == "ADJ" for t in core):
            only = {s.named.name: s.named for s in self._cast.before(limit) if self._cast.sentence(limit) - s.sentence <= 1 and self._cast.is_company(s.named)}
            if len(only) == 1:
                return replace(next(iter(only.values())), gender=gender)
        return self._unnamed(core, gender)

    def _speaks(self, name: str, gender: str) -> bool:
        person = self._cast.people.get(name)
        return bool(person and person.role and (set(key(person.role).split()) & words.SPOKES or "speaks for" in person.role)) and (gender == "s" or (person is not None and person.gender in (None, gender)))

    def _has_another_role(self, name: str) -> bool:
        """Somebody the text calls by an office is no spokesperson."""
        known = self._cast.people.get(name)
        return known is not None and bool(known.role) and not self._speaks(name, "s")

    def _owner_of(self, owner: Span, limit: int, previous: Named | None) -> Named | None:
        owner = phrases.trimmed(owner)
        if len(owner) == 1 and owner[0].lower_ in words.PRONOUNS:
            named = self._pronoun(owner[0].lower_, limit, previous)
        else:
            named = self._phrase(owner, limit, None)
        return None if named.unnamed or not named.certain else named

    def _written(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """A report says what its issuer says."""
        owner = whose(span, head) or released_by(head)
        named = self._owner_of(owner, limit, previous) if owner is not None and not is_about(head, owner) else None
        if named is not None:
            return named
        known = [t for t in core if t.i < head.i and t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME")]
        if known and head.lemma_.lower() not in words.MESSAGES and (len(known) > 1 or head.lemma_.lower() in ("poll", "survey", "study")):
            name = phrases.proper(self._doc[known[0].i : known[-1].i + 1].text)
            return Named(name, name, gender="n")
        if phrases.definite(span) or (head.dep_ == "dobj" and head.head.lemma_ in words.ISSUING):
            issuer = self._issuer(head, limit if phrases.definite(span) else head.idx + len(head.text) + 1)
            if issuer is not None:
                return issuer
            new = any(c.dep_ == "prep" and c.lower_ in ("on", "about") for c in head.children)
            several = head.tag_ == "NNS" and head.lemma_.lower() in words.MESSAGES
            if previous is not None and not previous.unnamed and not new and not several and (head.lemma_.lower() in words.PERSONAL or self._is_issuer(previous, head)):
                return previous
        return self._unnamed(core, "n")

    def _is_issuer(self, previous: Named, head: Token) -> bool:
        """ "The poll found", right behind a university's words: not a person's, a state's or a party's."""
        name = key(previous.name).split()
        return previous.gender == "n" and head.tag_ == "NN" and head.lemma_.lower() not in words.OF_COURTS and not self._table.country(previous.name) and name[-1:] != ["party"]

    def _issuer(self, head: Token, limit: int) -> Named | None:
        """Who issued the thing last spoken of by this word: the subject that sent or published it, or its owner."""
        places = self._written_at.get(head.lemma_.lower(), ())
        for i in reversed(places[: bisect_left(places, self._cast.token(limit))][-8:]):
            token = self._doc[i]
            if token.tag_ != head.tag_:
                continue
            owner = whose(phrases.subtree(token), token) or from_whom(token)
            if owner is not None and not is_about(token, owner):
                named = self._owner_of(owner, token.idx, None)
                if named is not None and named.name.lower() not in words.INSTITUTIONS:
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

    def _role(self, core: Span, head: Token, limit: int, plural: bool, previous: Named | None) -> Named:
        """A person or people by what they are: somebody named before by that office, else unnamed."""
        if core.text.isupper() and not plural:
            role = set(key(core.text).split())
            holders = [p for p in self._cast.people.values() if p.role and role <= set(key(p.role).split())]
            return person(holders[0]) if len(holders) == 1 else self._unnamed(core.text.lower(), phrases.gender_of(head.text))
        if not plural and phrases.definite(core) and head.lower_ not in words.FORCES:
            holder = self._offices.holder(core, limit, previous)
            if holder is not None:
                return person(holder)
            office = self._table.office(core.text, self._cast.home)
            if office is not None:
                return Named(phrases.proper(core.text), office.body, gender=phrases.gender_of(head.text))
        return self._unnamed(core.text.lower() if len(core) == 1 and head.lower_ in words.FORCES else core, "p" if plural or head.lower_ in words.FORCES else phrases.gender_of(head.text))

    def _body(self, span: Span, core: Span, head: Token, limit: int, previous: Named | None) -> Named:
        """An institution by its kind: one already named, else the phrase itself where it tells two apart."""
        country, rest = self._table.split_country(core.text)
        wanted = set(rest.split()) - {"own"}
        kind = self._table.kind(rest)
        owner = self._owner_of(self._doc[span.start : span.start + 1], limit, previous) if span[0].tag_ == "PRP$" else None
        if owner is not None and owner.name in self._cast.people:
            return Named(f"{owner.name}'s {self._doc[span.start + 1 : core.end].text}", owner.body, gender="n")
        if head.tag_ == "NN" and head.i + 1 < span.end and head.nbor(1).text[:1].isupper() and head.text.islower():
            name = phrases.proper(self._doc[head.i + 1 : span.end].text)
            return Named(name, name, gender="n")
        beside = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.pos_ == "PROPN" and c.ent_type_ == "ORG" and head.tag_ == "NN"), None)
        if beside is not None and not country:
            place = mention(beside)
            return self.name_of(place.start, place.end)
        called = self._called_so(head, limit) if len(core) == 2 and core[0].lower_ == "the" else None
        if called is not None:
            return called
        if phrases.definite(core) or kind or country or len(core) == 1:
            if previous is not None and previous.gender == "n" and not previous.unnamed and country is None and self._is_kind(previous, head, wanted):
                return previous
            found = self._named_before(head, wanted, country.name if country else None, limit)
            if found is not None:
                return found
        if kind and self._cast.home and country is None:
            return institution(self._table.organ(self._cast.home, kind))
        if core[0].lower_ in words.UNNAMED_DETERMINERS or (kind == "Government" and country is None):
            return self._unnamed(core, "n")
        modified = [t for t in core if t.i != head.i and (t.pos_ == "PROPN" or t.ent_type_ in ("ORG", "GPE", "NORP"))]
        if kind or modified or head.pos_ == "PROPN":
            name = kind if kind and country is None else phrases.proper(phrases.from_its_capital(core).text)
            return Named(name, name, gender="n")
        return self._unnamed(core, "n")

    def _called_so(self, head: Token, limit: int) -> Named | None:
        """ "Acme, the law firm behind it, … the firm": what this sentence before the noun, or one of the two before, calls so in an apposition; also "the law firm, Acme"."""
        first = self._cast.sentences[max(0, self._cast.sentence(limit) - 2)]
        for noun in reversed(self._doc[first : self._cast.token(limit)]):
            if noun.dep_ != "appos" or noun.i < noun.head.i:
                continue
            for what, name in ((noun, noun.head), (noun.head, noun)):
                if what.lemma_ == head.lemma_ and what.tag_ == head.tag_ and name.pos_ == "PROPN":
                    place = mention(name)
                    return self.name_of(place.start, place.end)
        return None

    def _named_before(self, head: Token, wanted: set[str], side: str | None, limit: int) -> Named | None:
        """The institution of that kind named last; where several of the last two sentences fit, only their one subject."""
        fitting = [s for s in self._cast.before(limit) if s.named.gender == "n" and (side is None or self._cast.side(s.named) == side) and self._is_kind(s.named, head, wanted)]
        fitting = [s for s in fitting if not self._is_told_apart(s.sentence, s.start, head)]
        if not fitting:
            own = self._cast.publisher
            return own if self._cast.home and own.name != self._cast.home.name and (side is None or side == self._cast.home.name) and wanted <= set(key(own.name).split()) else None
        sentence = self._cast.sentence(limit)
        near = [s for s in fitting if sentence - s.sentence <= 1] or [fitting[-1]]
        names = {s.named.name for s in near}
        if len(names) > 1:
            subjects = {s.named.name for s in near if s.subject and s.sentence < sentence}
            near = [s for s in near if s.named.name in subjects] if len(subjects) == 1 else near
        return near[-1].named

    def _is_told_apart(self, sentence: int, name_at: int, head: Token) -> bool:
        """ "Brightco was hired to mend the company's network": then the company is another."""
        if head.lemma_.lower() not in words.COMPANIES:
            return False
        rest = self._doc[self._cast.token(name_at) : min(self._cast.end_of(sentence), head.i)]
        return any(t.lemma_ == head.lemma_ and t.dep_ == "poss" and any(c.lower_ == "the" for c in t.children) for t in rest)

    def _is_kind(self, named: Named, head: Token, wanted: set[str]) -> bool:
        """Whether an institution can be called by that noun ("the agency": a commission; "the company": any firm)."""
        name, lemma = key(named.name).split(), head.lemma_.lower()
        have = set(name)
        if wanted <= have:
            of = next((i for i, word in enumerate(name) if i and word in ("of", "for", "on")), len(name))
            return len(wanted) > 1 or lemma == name[of - 1]
        if len(wanted) > 1:
            return False
        if lemma in words.COMPANIES:
            return self._cast.is_company(named) and (lemma == "publisher" or have.isdisjoint(words.SAME_KIND["newspaper"]))
        return bool(have & words.SAME_KIND.get(lemma, frozenset()))

    def _index_documents(self) -> dict[str, list[int]]:
        """Places (tokens) of "report", "statement" and the like, by lemma."""
        places: dict[str, list[int]] = defaultdict(list)
        for token in self._doc:
            lemma = token.lemma_.lower()
            if lemma in words.WRITINGS:
                places[lemma].append(token.i)
        return places

    def _index_initials(self) -> dict[str, Named]:
        """People by their initials, where one alone has them."""
        found: dict[str, list[Named]] = defaultdict(list)
        for known in self._cast.people.values():
            found["".join(part[0] for part in known.name.split()).upper()].append(person(known))
        return {initials: named[0] for initials, named in found.items() if len(named) == 1}

    def _index_things(self) -> dict[str, list[tuple[int, str]]]:
        """Things with a name of their own ("the New START treaty"), by their noun: places (tokens) and the name with its article."""
        things: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for chunk in self._cast.phrases:
            head = chunk.root
            lemma = head.lower_
            if lemma not in words.NAMED_THINGS or chunk[0].lower_ != "the" or chunk[0].i == head.i or "\n" in chunk.text:
                continue
            inner = [t for t in chunk if chunk[0].i < t.i < head.i]
            if inner and inner[0].pos_ == "PROPN" and inner[0].text[:1].isupper() and inner[0].ent_type_ not in ("DATE", "GPE", "PERSON"):
                things[lemma].append((head.i, "the " + chunk.text[4:]))
        return things

    def _unnamed(self, phrase: Span | str, gender: str | None = None) -> Named:
        if not isinstance(phrase, str):
            first = next((t for t in phrase if t.pos_ not in ("DET", "PUNCT") and not is_ornament(t, phrase.root)), phrase.root)
            text = str(phrase.doc[first.i : phrase.end].text)
            phrase = text if first.pos_ == "PROPN" or first.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") or text[1:2].isupper() else text[:1].lower() + text[1:]
        return Named(_unnamed_name(phrase, self._document.publisher), None, True, True, gender)


def _unnamed_name(phrase: str, publisher: str) -> str:
    phrase = re.sub(r"</?[A-Za-z][^<>]*>|<[^<>]*$|^[^<>]*>", " ", phrase)
    head = re.sub(r"^(?:the|a|an|his|her|its|their)\s+", "", " ".join(phrase.split()).strip(" ,;:.\"“”"), flags=re.IGNORECASE)
    return f"unnamed: {head} ({publisher})"


def _is_cited(noun: Token) -> bool:
    """ "According to officials": officials."""
    return bool(noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according")


def _is_thing_without_name(named: Named) -> bool:
    """ "One explainer says P": what is nobody, and may be "it" in the next sentence."""
    noun = named.name.partition(" (")[0].split()[-1].lower()
    return named.unnamed and named.certain and named.gender in (None, "n") and not re.search(r"[^isu]s$", noun) and noun not in words.PERSON_NOUNS | words.PRONOUNS | {"somebody"}


def _as_object(named: Named) -> str:
    last = key(named.name).split()[-1:]
    return f"the {named.name}" if last and last[0] in words.STATE_ORGANS | words.THE_NAMES and not named.name.lower().startswith("the ") else named.name
