"""Other words for whoever leads the sentence before: "Berg said P. “Q,” the freshman said", "KXYZ said P. The station said Q"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.grammar.verb_phrases import is_main
from claimcheck.extraction.referents.antecedents import is_person_noun
from claimcheck.extraction.referents.names_table import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from claimcheck.extraction.referents.cast import Cast, Named, Sighting
    from claimcheck.extraction.referents.offices import Offices

_MEDIA = words.listed("newspaper paper magazine network station channel outlet broadcaster tabloid website publication")
_STATE = words.listed("agency bureau office service administration commission authority board center centers centre department")
_BODIES = _MEDIA | words.COMPANIES | words.listed("agency studio hospital university college school foundation charity organization organisation union association institute")
"""Nouns that take up a body just named, by a word that its name lacks."""
_SAME = (_MEDIA | {"times", "post", "journal", "news"}, _STATE, frozenset(["hospital", "center", "centre", "clinic"]), frozenset(["university", "college", "school", "institute"]))
"""Words for the same kind of body."""
_OF_STORIES = words.listed("gunman shooter killer attacker robber man woman boy girl child patient victim caller player winner loser intruder prisoner voter owner")
"""Who a story tells of besides those who speak."""
_OFFICES = words.listed("president governor mayor senator secretary minister chancellor premier ambassador congressman congresswoman")
_STANDS = frozenset(["candidate", "nominee"])
"""What somebody may be who once held an office."""


class Variations:
    """Whom a document means by words that it has not said of anybody."""

    def __init__(self, cast: Cast, offices: Offices) -> None:
        self._cast, self._offices = cast, offices

    def somebody(self, core: Span, previous: Named | None) -> Named | None:
        """Who "the freshman", "the former secretary of state" or "the anti-tax crusader" is: who spoke last or leads the sentence before, alone; None where another may be meant."""
        head, wanted = core.root, set(key(core.text).split())
        lemma = head.lemma_.lower()
        if core[0].lower_ != "the" or core[0].head.i != head.i or head.tag_ != "NN" or not is_person_noun(head) or lemma in _OF_STORIES:
            return None
        once = "former" in wanted
        if any(t.ent_type_ in ("DATE", "CARDINAL", "ORDINAL") for t in core) or (lemma in words.PERSON_ROLES and not once) or (not once and self._is_told_of(head)):
            return None
        who = self._leading_person(core.start_char, previous)
        if who is None or phrases.gender_of(head.text) not in (None, who.gender):
            return None
        have = {word for role in self._offices.roles(who.name) for word in role}
        if once and (lemma == "president" or ("former" not in have and have & _OFFICES and not have & _STANDS)):
            return None
        return None if self._offices.another_is(head, who.name) else who

    def body(self, core: Span, previous: Named | None) -> Named | None:
        """Which body "the station" or "the online lender" is: the only one that leads the sentence before, if a body can be called so."""
        head = core.root
        if core[0].lower_ != "the" or head.tag_ != "NN" or head.lemma_.lower() not in _BODIES or any(c.i > head.i and c.dep_ in ("prep", "relcl", "acl", "appos") for c in head.children):
            return None
        who = self._leading_body(core.start_char, previous)
        return who if who is not None and self._may_be(who, core) and not self._is_told_of(head) else None

    def _leading_person(self, limit: int, previous: Named | None) -> Named | None:
        at = self._cast.sentence(limit)
        named = {s.named.name for s in self._cast.before(limit) if s.sentence == at - 1 and s.named.name in self._cast.people and self._is_narrated(s)}
        people = {s.named.name: s.named for s in self._leading(limit, 1 if previous is not None else 2) if s.named.name in self._cast.people}
        if previous is not None and not previous.unnamed and previous.certain and previous.name in self._cast.people:
            if named and previous.name not in named:
                return None
            people[previous.name] = previous
        return next(iter(people.values())) if len(people) == 1 else None

    def _leading_body(self, limit: int, previous: Named | None) -> Named | None:
        bodies = {s.named.name: s.named for s in self._leading(limit)}
        if not bodies and previous is not None and not previous.unnamed and previous.certain:
            bodies[previous.name] = previous
        if not bodies:
            at = self._cast.sentence(limit)
            bodies = {s.named.name: s.named for s in self._cast.before(limit) if s.sentence == at and s.named.gender == "n" and not s.weak and self._is_narrated(s)}
        who = next(iter(bodies.values())) if len(bodies) == 1 else None
        state = who is None or who.gender != "n" or self._cast.table.country(who.name) is not None or key(who.name).split()[-1:] == ["party"]
        return None if state else who

    def _leading(self, limit: int, far: int = 1) -> Iterator[Sighting]:
        """The main subjects and sources of the `far` sentences before an offset, in the narrator's words, and the subjects of its own sentence before it."""
        at = self._cast.sentence(limit)
        seen: Sequence[Sighting] = self._cast.before(limit)
        return (s for s in seen if at - far <= s.sentence and not s.weak and (s.source or (s.subject and (s.sentence == at or self._is_main(s)))) and self._is_narrated(s))

    def _is_main(self, seen: Sighting) -> bool:
        """The subject of a sentence's main verb, or of one joined to it."""
        name = self._cast.doc[self._cast.token(seen.start)]
        while name.dep_ not in SUBJECTS and name.head.i > name.i:
            name = name.head
        return bool(is_main(name.head))

    def _is_narrated(self, seen: Sighting) -> bool:
        """Outside of the quotation marks of its sentence."""
        tokens = self._cast.doc[self._cast.sentences[seen.sentence] : self._cast.end_of(seen.sentence)]
        return bool(sum(t.is_quote for t in tokens if t.idx < seen.start) % 2 == 0)

    def _is_told_of(self, noun: Token) -> bool:
        """The text has used the noun before, and not only for who says something: somebody, or something, of its own."""
        before = (t for t in noun.doc[max(0, noun.i - _FAR) : noun.i] if t.lemma_.lower() == noun.lemma_.lower() and t.dep_ not in ("appos", "attr", "compound", "nmod"))
        return any(not (t.dep_ == "nsubj" and "clause" in verb_cues().get(t.head.lemma_.lower(), {}) and any(c.lower_ == "the" for c in t.children)) for t in before)

    def _may_be(self, who: Named, core: Span) -> bool:
        """A body whose name tells its kind is called by another word for the same; one in capitals may be any, another no office of a state."""
        name, noun = key(who.name).split(), core.root.lemma_.lower()
        kind = next((word for word in reversed(name) if word in words.INSTITUTIONS or any(word in same for same in _SAME)), None)
        if kind is not None:
            return any(kind in same and noun in same for same in _SAME) or noun == kind
        return noun not in _STATE or who.name.isupper() or "news" in core.text.lower()


_FAR = 600
"""Words looked back over; keeps the cost of a document linear."""
