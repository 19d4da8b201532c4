"""Who "the governor", "the Ohio senator" or "the attorney" is: whoever the text has called so, or by other words for the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.referents.names_table import key

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.extraction.referents.cast import Cast, Named
    from claimcheck.extraction.referents.people import Person

_SAME = {
    "sen": "senator", "gov": "governor", "rep": "representative", "amb": "ambassador", "congressman": "representative", "congresswoman": "representative",
    "gen": "general", "lawyer": "attorney", "counsel": "attorney", "nominee": "candidate", "gop": "republican", "democratic": "democrat", "ex": "former", "late": "former", "then": "former",
}  # fmt: skip
_PARTIES = frozenset(["republican", "democrat"])
_APART = frozenset(["former", "vice", "deputy", "assistant"])
"""Words that make another office of one."""
_ONE = frozenset(["a", "an", "another", "one"])
_ARTICLES = frozenset(["the", "this", "that"])
_TAKEN_UP = frozenset(["senator", "representative", "governor", "mayor", "president", "attorney", "ambassador", "secretary", "minister", "sheriff", "chancellor", "premier", "commissioner", "candidate", "nominee", "general"])
"""Offices by which a text calls again whom it has named, with words that it has not said of him: "the South Carolina senator"."""
_BEHIND = re.compile(r" (?:of|for|at|from|to|in|who|whose|which|that)\b")
"""What begins the rest of a role, behind its noun."""
_SEVERAL = 3
"""Times a text names somebody of whom it says nothing, before "the president" may be he."""
_NEAR = 3
"""Sentences."""
_EPITHETS = words.listed(
    "republican democrat socialist libertarian conservative liberal independent leader politician lawmaker legislator diplomat billionaire millionaire businessman "
    "businesswoman native nominee candidate contender challenger incumbent frontrunner hopeful star mogul tycoon veteran activist"
)
"""What a text calls whoever has just spoken, without having said so of him: "the veteran diplomat"."""
_RUNNING = frozenset(["nominee", "candidate", "contender", "challenger", "incumbent", "frontrunner", "hopeful"])
"""Who runs for an office: nobody of whom the text says nothing of the kind, while it names another."""
_LABEL = re.compile(r",? \(?(?P<party>[RD])-[A-Z]")
"""Party and state behind a lawmaker's name: "Anna Berg (R-Ohio)", "Anna Berg, D-Texas,"."""
_PARTY_OF = {"R": "Republican", "D": "Democrat"}
_MUCH = 2
"""So many times as often as any other."""


def office_words(text: str) -> frozenset[str]:
    """The words of a role, each office and party under one name."""
    return frozenset(_SAME.get(word, word) for word in key(text).split() if not word.isdigit()) - _ARTICLES


def _is_new(noun: Token) -> bool:
    """ "A Treasury official": somebody whom the text has not told of."""
    return any(c.dep_ == "det" and c.lower_ in _ONE for c in noun.children)


class Offices:
    """What a document calls its people."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._roles: dict[str, dict[str, None]] = defaultdict(dict)
        """By name, each once, in the order of the text."""
        for each in cast.appositions:
            self._roles[cast.person_called(each.name).name][each.role] = None
        for name, end in cast.people_named():
            label = _LABEL.match(cast.document.text, end)
            if label is not None:
                self._roles[name][_PARTY_OF[label["party"]]] = None
        self._introduced = {t.lemma_ for t in cast.doc if t.tag_ == "NN" and t.dep_ in ("nsubj", "nsubjpass") and "clause" in verb_cues().get(t.head.lemma_, {}) and _is_new(t)}
        """Nouns for those whom the text lets speak without a name."""
        self._states = {key(e.text) for e in cast.doc.ents if e.label_ == "GPE"}

    def roles(self, name: str) -> list[frozenset[str]]:
        """Each thing the text calls somebody, in words."""
        return [office_words(role) for role in self._roles.get(name, ())]

    def holder(self, core: Span, limit: int, previous: Named | None) -> Person | None:
        """The person named before `limit` whom the definite phrase means, None where that is not certain. `previous` spoke last."""
        if self._is_introduced(core, limit):
            return None
        wanted, taken_up = office_words(core.text), core.root.lemma_.lower() in _TAKEN_UP
        sightings = [s for s in self._cast.before(limit) if s.named.gender != "n"]
        times = Counter(s.named.name for s in sightings)
        sentence = self._cast.sentence(limit)
        near = {s.named.name for s in sightings if sentence - s.sentence <= 1}
        last = {previous.name} if previous is not None and not previous.unnamed else set()
        exact = {n for n in times if any(self._is_called(core, role) for role in self._roles.get(n, ()))}
        if not exact and taken_up:
            exact = {n for n in near | last if any(self._may_be(core, n in last, role) for role in self._roles.get(n, ()))}
        bare = {n for n in exact if wanted in self.roles(n)} if taken_up else set()
        for among in (exact, exact & last, bare, {n for n in exact if all(times[n] > _MUCH * times[other] for other in exact - {n})}):
            if len(among) == 1:
                name = among.pop()
                if name in last or self._is_ours(core, name, times):
                    return self._cast.person_called(name)
                break
        return self._spoken_of(core, times, near, last)

    def spoke_last(self, core: Span, previous: Named | None) -> Named | None:
        """Who spoke last, where "the veteran diplomat" or "the Ohio Republican" can be nobody else that the text tells of; None else.

        Only a phrase with words of its own before its noun, or a party's member, takes somebody up so.
        """
        head = core.root
        if previous is None or previous.unnamed or not previous.certain or previous.gender in ("n", "p", "s") or previous.name not in self._cast.people:
            return None
        told = [t for t in core if t.i < head.i and t.pos_ in ("ADJ", "NOUN", "PROPN") and t.lower_ not in words.ORNAMENTS]
        lemma = head.lemma_.lower()
        if core[0].lower_ != "the" or head.i != core.end - 1 or head.tag_ not in ("NN", "NNP") or not (told or head.lower_ in _PARTIES):
            return None
        if head.lemma_ in self._introduced or any(self._is_called(core, role) for name, roles in self._roles.items() if name != previous.name for role in roles):
            return None
        gender, wanted = phrases.gender_of(head.text), office_words(core.text)
        have = frozenset(word for role in self.roles(previous.name) for word in role)
        if lemma not in _EPITHETS and not (lemma in _TAKEN_UP and (lemma in have or wanted & _APART)):
            return None
        if gender not in (None, previous.gender) and previous.gender is not None:
            return None
        if lemma in _RUNNING and not have & (_TAKEN_UP | _PARTIES) and self._others_near(core.start_char, previous.name):
            return None
        another = any(have & among and wanted & among and not have & wanted & among for among in (_PARTIES, self._states, _TAKEN_UP))
        return None if another and not wanted & _APART else previous

    def _others_near(self, limit: int, name: str) -> bool:
        """Somebody else is named in this sentence before an offset or in the one before."""
        at = self._cast.sentence(limit)
        return any(s.named.name != name and s.named.name in self._cast.people and at - s.sentence <= 1 for s in self._cast.before(limit))

    def another_is(self, noun: Token, name: str) -> bool:
        """The text says of somebody else that he is what the noun says."""
        wanted = office_words(noun.text)
        return any(wanted & office_words(role) for other, roles in self._roles.items() if other != name for role in roles)

    def _is_introduced(self, core: Span, limit: int) -> bool:
        """ "A Treasury official told …, the official said": somebody without a name was brought in just before."""
        first = self._cast.sentences[max(0, self._cast.sentence(limit) - _NEAR)]
        nouns = (t for t in core.doc[first : self._cast.token(limit)] if t.lemma_ == core.root.lemma_ and t.tag_ == "NN" and t.dep_ not in ("appos", "attr", "compound"))
        return any(_is_new(t) for t in nouns)

    def _is_called(self, core: Span, role: str) -> bool:
        """All that the phrase says is part of the role, and its noun of what the role says first: not of "the widow of a judge"."""
        wanted, have = office_words(core.text), office_words(role)
        return wanted <= have and office_words(core.root.text) <= office_words(_BEHIND.split(role)[0]) and wanted & _APART == have & _APART

    def _may_be(self, core: Span, spoke: bool, role: str) -> bool:
        """The same office, and what else the phrase says is no other place or party than the role has."""
        wanted, have, head = office_words(core.text), office_words(role), office_words(core.root.text)
        if not head <= office_words(_BEHIND.split(role)[0]) or have & _APART != wanted & _APART or len((wanted | have) & _PARTIES) > 1:
            return False
        places = [{key(w) for w in text.split() if w[:1].isupper()} for text in (role, core.text)]
        of_role, of_phrase = (p - words.TITLES - _PARTIES - _ARTICLES - {"gop", "democratic", ""} - set(_SAME) for p in places)
        if of_role and of_phrase and of_role.isdisjoint(of_phrase):
            return False
        told = [t for t in core if t.i < core.root.i and t.pos_ == "NOUN" and t.text.islower() and t.lower_ not in have]
        return not told or spoke

    def _is_ours(self, core: Span, name: str, times: Counter[str]) -> bool:
        """ "The president" is not the Chinese president whom a text names once while it speaks of somebody else all the time."""
        role = self._cast.person_called(name).role or ""
        more = len(key(role).split()) > len(key(core.text).split())
        of_many = more and core.root.lemma_.lower() in ("candidate", "nominee", "leader")
        table = self._cast.table
        of_a_house = more and core.root.lemma_ in ("president", "President") and any(word[:1].isupper() for word in role.split() if key(word) not in key(core.text).split())
        told_apart = table.split_country(role)[0] is not None or of_many or of_a_house
        if table.split_country(core.text)[0] is not None or not told_apart:
            return True
        return not any(n > 2 * times[name] and not self._roles.get(other) for other, n in times.items())

    def _spoken_of(self, core: Span, times: Counter[str], near: set[str], last: set[str]) -> Person | None:
        """ "The president" may be the one of whom the text speaks all the time, and need not say what he is."""
        silent = Counter({n: count for n, count in times.items() if not self._roles.get(n)}).most_common(2)
        if core.text.lower() != "the president" or not silent or silent[0][1] < _SEVERAL or (len(silent) > 1 and silent[0][1] < _MUCH * silent[1][1]):
            return None
        name, count = silent[0]
        by_far = all(count > _MUCH * times[other] for other in times if other != name)
        return self._cast.person_called(name) if name in last or near == {name} or by_far else None
