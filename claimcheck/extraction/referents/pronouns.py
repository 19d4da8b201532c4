"""Who "he", "she", "it" and "they" are, where the text leaves no doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.verb_forms import is_tensed
from claimcheck.extraction.grammar.verb_phrases import is_main
from claimcheck.extraction.referents.antecedents import MINDS, act_themselves, acts_itself, led_by, teller_before
from claimcheck.extraction.referents.cast import FAR, Cast, Named, Sighting
from claimcheck.extraction.referents.names_table import key
from claimcheck.extraction.referents.people import Person

if TYPE_CHECKING:
    from spacy.tokens import Token

FEW = 4
"""Sentences over which who spoke last is still who "he" is."""


class Pronouns:
    """The pronouns of one document."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._meant: dict[int, Named | None] = {}
        self._genders = {person.gender for person in cast.people.values()}
        self._chain()

    def referent(self, token: Token, speaker: Named | None, quoted: bool, whole: bool) -> Named | None:
        """Whom a third-person pronoun inside a claim means, None where that is not certain.

        In indirect speech the speaker is a candidate like everybody named shortly before, unless his name stands behind the
        words ("he left, Berg said"); inside quotation marks he is not. `whole`: the claim holds the cue, and the pronoun may be its subject.
        """
        wanted = wanted_by(token.lower_)
        speaks = speaker is not None and not speaker.unnamed and speaker.certain and fits(speaker, wanted)
        if wanted in "np":
            if not (acts_itself(token) if wanted == "n" else token.head.lemma_ in MINDS or act_themselves(token)):
                return None
            teller = teller_before(token)
            own = range(teller.left_edge.idx, token.idx) if teller is not None else range(0)
            near = {
                s.named.name
                for s in self._cast.before(token.idx)
                if self._cast.sentence(token.idx) - s.sentence <= 1 and not s.weak and fits(s.named, wanted) and not self._is_dateline(s)
                and (s.start not in own or (speaker is not None and s.named.name == speaker.name))
            }
            return speaker if speaks and not quoted and speaker is not None and near == {speaker.name} else None
        if speaker is None:
            return self._meant.get(token.i)
        near_people = self._people_near(token, wanted, quoted=quoted, speaker=speaker.name)
        if near_people is None:
            return None
        teller = _told_behind(token) if not whole else None
        if quoted:
            near_people.pop(speaker.name, None)
        elif teller is not None and teller.pos_ == "PROPN":
            if speaker.name in near_people:
                return None
        elif speaks:
            near_people[speaker.name] = speaker
        return next(iter(near_people.values())) if len(near_people) == 1 else None

    def _is_dateline(self, seen: Sighting) -> bool:
        """ "KABUL, March 2 -": a place in capitals that begins its sentence."""
        token = self._cast.doc[self._cast.token(seen.start)]
        return token.is_sent_start and token.is_upper and len(token) > 3

    def _people_near(self, token: Token, wanted: str, *, quoted: bool = False, speaker: str = "") -> dict[str, Named] | None:
        """Who "he" can be: everybody fitting in this sentence before it and in the one before, earlier pronouns included.

        None where one of those pronouns is itself uncertain, or a heading names one of them, or somebody's gender is unknown who is no subject, or while
        the text knows another of the gender that is wanted, unless nobody but the `speaker` is near ("Hale said he").
        """
        sentence = self._cast.sentence(token.idx)
        leading = {self._cast.doc[i].idx for i in led_by(token)}
        near = [s for s in self._cast.before(token.idx) if sentence - s.sentence <= 1 and not s.weak and s.named.gender != "n" and fits(s.named, wanted) and not (quoted and s.source) and s.start not in leading]
        people = {s.named.name: s.named for s in near}
        if any(self._cast.is_heading(s.sentence) for s in near):
            return None
        if set(people) != {speaker} and any(p.gender is None and (wanted in self._genders or not any(s.subject for s in near if s.named.name == n)) for n, p in people.items()):
            return None
        if people and self._unknown_subject(token):
            return None
        seen = [(s.start, s.subject) for s in near]
        for i in range(max(self._cast.sentences[max(0, sentence - 1)], token.i - FAR), token.i):
            if i in self._meant and wanted_by(self._cast.doc[i].lower_) == wanted:
                meant = self._meant[i]
                if meant is None:
                    return None
                people[meant.name] = meant
                seen.append((self._cast.doc[i].idx, self._cast.doc[i].dep_ != "poss"))
        return None if people and self._somebody_else(token, wanted, people, seen) else people

    def _unknown_subject(self, token: Token) -> bool:
        """The sentence's subject before the pronoun is a single name that may be a person's for all the text tells: "While Hale remains unpopular, he"."""
        for word in self._cast.doc[max(token.sent.start, token.i - FAR) : token.i]:
            if word.dep_ != "nsubj" or word.tag_ != "NNP" or word.ent_type_ not in ("ORG", "") or word.text.isupper() or any(c.dep_ in ("compound", "det", "amod") for c in word.children):
                continue
            span = self._cast.doc[word.i : word.i + 1]
            if self._cast.person_in(span, word) is None and self._cast.table.institution(word.text) is None:
                return True
        return False

    def _somebody_else(self, token: Token, wanted: str, people: Mapping[str, Named], seen: Sequence[tuple[int, bool]]) -> bool:
        """A person told of without a name ("the president", "her friend") stands near and can be meant as well.

        "The president spoke for Obama": though Obama is a president, this one, told of before the name, is another. Not where one of the `people` is a subject in the last sentence that has any of them, and the other is none.
        `seen`: where they are mentioned, and whether as subjects.
        """
        doc, sentence = self._cast.doc, self._cast.sentence(token.idx)
        leading = max(self._cast.sentence(at) for at, _ in seen)
        acting = any(subject and self._cast.sentence(at) == leading for at, subject in seen)
        roles = {w for name in people for w in key((self._cast.people.get(name) or _NOBODY).role or "").split()}
        for noun in doc[max(self._cast.sentences[max(0, sentence - 1)], token.i - FAR) : token.i]:
            same = noun.lemma_.lower() in roles and not any(at > noun.idx and self._cast.sentence(at) == self._cast.sentence(noun.idx) for at, _ in seen)
            if not _is_somebody(noun) or same or phrases.gender_of(noun.text) not in (None, wanted) or _is_what_somebody_is(noun):
                continue
            if not acting or (noun.dep_ in ("nsubj", "nsubjpass") and noun.i >= self._cast.sentences[leading]):
                return True
        return False

    def _chain(self) -> None:
        """Who every "he", "she", "his" and "her" means, in the order of the text; None where it is not certain."""
        for token in self._cast.doc:
            if token.lower_ in words.HE_OR_SHE and token.dep_ in ("nsubj", "nsubjpass", "poss"):
                people = self._people_near(token, wanted_by(token.lower_))
                self._meant[token.i] = next(iter(people.values())) if people is not None and len(people) == 1 else None

    def newcomer(self, wanted: str, limit: int, previous: Named) -> Named | None:
        """Somebody else whom the sentence before `limit`, or the one before that where it names nobody, puts in the speaker's place: its main subject, alone and unquoted."""
        sentence = self._cast.sentence(limit) - 1
        if wanted not in "mf":
            return self._acting(limit, previous) if wanted == "n" else None
        leading = self.leading(wanted, limit)
        if leading is not None:
            return leading
        named = {s.sentence for s in self._cast.before(limit) if s.named.gender != "n"}
        if sentence > 0 and sentence not in named and not self._cast.is_quoted(sentence):
            sentence -= 1
        if sentence < 0 or self._cast.is_quoted(sentence):
            return None
        here = [s for s in self._cast.before(limit) if s.sentence == sentence and s.named.gender != "n" and fits(s.named, wanted)]
        if self._taken_up(sentence, self._cast.end_of(sentence)):
            here = [s for s in here if s.main]
        here = [s for s in here if not self._is_told_by_somebody(s.start)]
        led_to = {s.named.name: s.named for s in here if not self._in_passing(s.start)}
        if self._leads_on(sentence) and len(led_to) == 1:
            return next(iter(led_to.values()))
        if {s.named.name for s in here} & {previous.name} or len({s.named.name for s in here}) != 1 or not (here[0].main or (here[0].subject and here[0].named.gender == wanted)):
            return None
        first = self._cast.sentences[sentence]
        last = self._cast.token(limit)
        name = here[0].named.name
        others = [meant for i in range(max(first, last - FAR), last) if i in self._meant and ((meant := self._meant[i]) is None or meant.name != name)]
        return None if others else here[0].named

    def may_be_another(self, pronoun: str, limit: int, previous: Named) -> bool:
        """Nobody can tell that "he" is still who spoke last: the sentence before tells, in the narrator's words, of others, and not of "him" before them.

        "His" is nobody certain either behind others in its own sentence.
        """
        wanted, sentence = wanted_by(pronoun), self._cast.sentence(limit) - 1
        if wanted not in "mf" or sentence < 0:
            return False
        people = [s for s in self._cast.before(limit) if s.sentence in (sentence, sentence + 1) and s.named.name in self._cast.people and fits(s.named, wanted)]
        own = [s for s in people if s.sentence == sentence + 1 and self._is_narrated(s.start)]
        if pronoun in ("his", "her") and own and all(s.named.name != previous.name for s in own):
            return not self._is_spoken_of_before(wanted, own[0].start, sentence + 1)
        here = [s for s in people if s.sentence == sentence]
        if previous.unnamed and self._brings_in(sentence, previous, wanted):
            return True
        if previous.gender is None and previous.name not in {s.named.name for s in people} and any(s.named.gender == wanted for s in (*own, *here)):
            return True
        if not here or self._cast.is_quoted(sentence):
            return False
        if previous.name in {s.named.name for s in here} or not any(s.subject or not self._in_passing(s.start) for s in here):
            return False
        return not self._is_spoken_of_before(wanted, here[0].start, sentence)

    def _brings_in(self, sentence: int, previous: Named, wanted: str) -> bool:
        """ "There we met the doctor again": an unquoted sentence (by number) about somebody else without a name."""
        nouns = self._cast.doc[self._cast.sentences[sentence] : self._cast.end_of(sentence)]
        others = (t for t in nouns if t.pos_ == "NOUN" and _is_somebody(t) and not _is_what_somebody_is(t) and t.lemma_.lower() not in previous.name.lower())
        return not self._cast.is_quoted(sentence) and any(phrases.gender_of(t.text) in (None, wanted) for t in others)

    def _is_narrated(self, start: int) -> bool:
        """A name stands outside of the quotation marks of its sentence."""
        sentence = self._cast.sentence(start)
        marks = [t for t in self._cast.doc[self._cast.sentences[sentence] : self._cast.end_of(sentence)] if t.is_quote]
        return len(marks) % 2 == 0 and sum(t.idx < start for t in marks) % 2 == 0

    def _leads_on(self, sentence: int) -> bool:
        """A sentence (by number) that ends in a colon: what follows is said by whom it names."""
        return bool(self._cast.doc[self._cast.sentences[sentence] : self._cast.end_of(sentence)].text.rstrip().endswith(":"))

    def _acting(self, limit: int, previous: Named) -> Named | None:
        """ "The agency exempts it because it knows": the one institution that is a subject of this sentence before "it", and not who spoke last."""
        sentence = self._cast.sentence(limit)
        here = {s.named.name: s.named for s in self._cast.before(limit) if s.sentence == sentence and s.subject and not s.weak and fits(s.named, "n")}
        return next(iter(here.values())) if len(here) == 1 and previous.name not in here else None

    def unnamed_subject(self, wanted: str, limit: int) -> Token | None:
        """Somebody without a name whom this sentence, else the one before, has for its last subject: "The leader of the minority pledged to oppose Hale's choice. “…,” he said"."""
        doc, at = self._cast.doc, self._cast.sentence(limit)
        for number in range(at, max(at - 2, -1), -1):
            last = self._cast.token(limit) if number == at else self._cast.sentences[number + 1]
            subjects = [t for t in doc[max(self._cast.sentences[number], last - FAR) : last] if t.dep_ in ("nsubj", "nsubjpass") and (is_main(t.head) or (number == at and t.head.dep_ in ("conj", "advcl"))) and is_tensed(t.head) and t.pos_ in ("NOUN", "PROPN", "PRON")]
            if number < at and self._cast.is_quoted(number) and not (subjects and self._is_narrated(subjects[-1].idx)):
                return None
            if subjects:
                noun = subjects[-1]
                return noun if noun.pos_ == "NOUN" and noun.text.islower() and _is_somebody(noun) and not _is_what_somebody_is(noun) and not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children) and phrases.gender_of(noun.text) in (None, wanted) else None
        return None

    def antecedent(self, wanted: str, limit: int) -> Named | None:
        """The only fitting one of this sentence and the two before; else the only one of the last that names any, if its subject."""
        if wanted == "p":
            return None
        sentence = self._cast.sentence(limit)
        fitting = [s for s in self._cast.before(limit) if sentence - s.sentence <= 2 and fits(s.named, wanted) and s.named.certain and not self._cast.is_heading(s.sentence)]
        if wanted == "n":
            fitting = [s for s in fitting if s.subject]
        near = [s for s in fitting if not s.weak] or fitting
        found = self._only_fitting(wanted, near)
        first = next((s.start for s in near if found is not None and s.named.name == found.name), limit)
        return None if wanted in "mf" and self._is_spoken_of_before(wanted, first, sentence) else found

    def _only_fitting(self, wanted: str, near: Sequence[Sighting]) -> Named | None:
        """The only one of these; else the only one whose gender is known, or of the last sentence that names any."""
        if len({s.named.name for s in near}) == 1:
            return near[-1].named
        known = {s.named.name: s.named for s in near if s.named.gender == wanted}
        if wanted in "mf" and known and self._stands_nearer(near[-1], [s for s in near if s.named.name in known]):
            known = {}
        if wanted in "mf" and len(known) == 1 and all(s.named.gender in (None, wanted) for s in near) and not any(s.subject for s in near if s.named.gender is None):
            return next(iter(known.values()))
        last = [s for s in near if s.sentence == near[-1].sentence] if near else []
        if len({s.named.name for s in last}) == 1 and any(s.subject for s in last):
            return last[-1].named
        return None

    def _stands_nearer(self, last: Sighting, known: Sequence[Sighting]) -> bool:
        """Somebody of unknown gender, told of behind those whose gender is `known` and none of whom leads his sentence: "asked whether Hale came, Lee nods"."""
        name = self._cast.doc[self._cast.token(last.start)]
        while name.dep_ == "compound" and name.head.i > name.i:
            name = name.head
        if last.named.gender is not None or name.dep_ == "pobj":
            return False
        return not any(s.subject and s.sentence == last.sentence and not self._in_passing(s.start) for s in known)

    def _is_spoken_of_before(self, wanted: str, start: int, sentence: int) -> bool:
        """ "His contempt for what Hale built, and his claim that P": "his" stands before the first name, and means somebody else."""
        doc = self._cast.doc
        return self._cast.sentence(start) == sentence and any(
            t.lower_ in words.HE_OR_SHE and wanted_by(t.lower_) == wanted and t.dep_ in ("nsubj", "nsubjpass", "poss") for t in doc[self._cast.sentences[sentence] : self._cast.token(start)]
        )

    def leading(self, wanted: str, limit: int) -> Named | None:
        """Who leads the sentences before `limit`: their main subject, taken up by "he" or by nobody since, whoever else they name in passing, or, in the sentence just before, as nobody whom the subject acts on.

        A quoted sentence, or one that leads to nobody and names somebody, ends the search.
        """
        doc, at = self._cast.doc, self._cast.sentence(limit)
        for number in range(at, max(-1, at - FEW - 1), -1):
            last = self._cast.token(limit) if number == at else self._cast.end_of(number)
            subjects = [t for t in doc[max(self._cast.sentences[number], last - FAR) : last] if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
            taken_up = self._taken_up(number, last)
            here = [s for s in self._cast.before(limit) if s.sentence == number and not s.weak and s.named.gender != "n" and fits(s.named, wanted) and self._is_narrated(s.start)]
            if taken_up:
                here = [s for s in here if s.main or not s.subject]
            here = [s for s in here if not self._is_told_by_somebody(s.start)]
            main = self._main(here)
            if number < at and ((self._cast.is_quoted(number) and not taken_up and main is None) or self._cast.is_heading(number)):
                return None
            if main is not None:
                others = not main.main and self._is_spoken_of_before(wanted, main.start, number)
                alone = number == at - 1 and main.main and self._cast.token(limit) == self._cast.sentences[at]
                return main.named if not others and all(s.named.name == main.named.name or self._in_passing(s.start) or (alone and not self._is_met(s)) for s in here) else None
            if any(s.subject for s in here) or any(_is_somebody(t) for t in subjects) or any(wanted_by(t.lower_) != wanted for t in taken_up):
                return None
            meant = self._meant.get(taken_up[-1].i) if taken_up and not self._cast.is_quoted(number) else None
            if meant is not None or (here and number < at and not taken_up):
                return meant
        return None

    def _is_told_by_somebody(self, start: int) -> bool:
        """ "Hale was late, the juror said": a name is the subject of what a person without a name tells; who tells it is "he" behind it."""
        name = self._cast.doc[self._cast.token(start)]
        while name.dep_ == "compound":
            name = name.head
        verb = name.head
        tellers = [verb.head] if verb.dep_ == "ccomp" else [c for c in verb.children if c.dep_ == "parataxis"]
        subjects = (c for t in tellers if "clause" in verb_cues().get(t.lemma_, {}) for c in t.children if c.dep_ == "nsubj")
        return name.dep_ in ("nsubj", "nsubjpass") and any(c.pos_ == "NOUN" and _is_somebody(c) for c in subjects)

    def _taken_up(self, sentence: int, last: int) -> list[Token]:
        """ "He" and "she" before a token, as subjects of the main verb of a sentence (by number): what he said of others brings in nobody."""
        tokens = self._cast.doc[max(self._cast.sentences[sentence], last - FAR) : last]
        return [t for t in tokens if t.lower_ in words.HE_OR_SHE and t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]

    def _is_met(self, seen: Sighting) -> bool:
        """Somebody whom the subject acts on or with: he may be who "he" is in the sentence that follows."""
        token = self._cast.doc[self._cast.token(seen.start)]
        while token.dep_ in ("compound", "nmod") and token.head.i > token.i:
            token = token.head
        return seen.subject or token.dep_ in ("dobj", "dative", "appos", "conj", "agent", "nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.head.pos_ in ("VERB", "AUX"))

    def _main(self, here: Sequence[Sighting]) -> Sighting | None:
        """Who is the subject of a sentence's main verb, else of a clause that is joined to it or said by it, and of no other."""
        return next((s for s in here if s.main), None) or next((s for s in here if s.subject and not self._in_passing(s.start)), None)

    def _in_passing(self, start: int) -> bool:
        """A name that only owns something, or stands in a clause which says more of somebody or something."""
        token = self._cast.doc[self._cast.token(start)]
        for _ in range(FAR):
            if token.dep_ in ("poss", "relcl", "acl", "advcl", "pcomp") or (token.dep_ in ("compound", "nmod") and token.head.ent_type_ != "PERSON"):
                return True
            if token.head.i == token.i:
                break
            token = token.head
        return False

    def goes_on(self, wanted: str, last: Named, since: int, limit: int) -> bool:
        """Somebody spoke a few sentences ago at most, and nobody else who can be meant is named since."""
        if last.gender != wanted or self._cast.sentence(limit) - self._cast.sentence(since) > FEW:
            return False
        first = self._cast.sentences[self._cast.sentence(since)]
        named = [s for s in self._cast.before(limit) if s.start >= self._cast.doc[first].idx and s.named.gender != "n" and fits(s.named, wanted)]
        return all(s.named.name == last.name for s in named)

    def only_one(self, wanted: str, limit: int) -> Named | None:
        """The only person of that gender in the text so far, where nobody named since could be meant too."""
        if wanted not in "mf":
            return None
        people = [s for s in self._cast.before(limit) if s.named.gender == wanted]
        if len({s.named.name for s in people}) != 1:
            return None
        since = [s for s in self._cast.before(limit) if s.start > people[-1].start and s.named.gender is None and s.subject and s.named.name in self._cast.people]
        return None if since else people[-1].named


_NOBODY = Person("")


def _is_somebody(noun: Token) -> bool:
    """ "The mayor", "The President", "her friend": one person, without a name."""
    if noun.lemma_.lower() not in words.PERSON_NOUNS and not noun.lower_.endswith(("man", "woman", "killer", "shooter")):
        return False
    if any(c.dep_ == "det" and c.lower_ in ("no", "any", "every", "each") for c in noun.children):
        return False
    if noun.pos_ == "PROPN":
        return noun.tag_ == "NNP" and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    return bool(noun.pos_ == "NOUN" and noun.tag_ == "NN")


def _is_what_somebody_is(noun: Token) -> bool:
    """The noun says what somebody named is: "Mayor Berg", "the mayor, Anna Berg", "Berg, a lawyer", "he is a lawyer"."""
    if noun.dep_ in ("attr", "appos", "compound", "nmod", "oprd", "npadvmod") or (noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like", "than")):
        return True
    at = noun.i + 1 if noun.i + 1 < len(noun.doc) and noun.nbor(1).text != "," else noun.i + 2
    if at < len(noun.doc) and noun.doc[at].pos_ == "PROPN":
        return True
    joined = any(c.dep_ in ("appos", "conj") and c.pos_ == "PROPN" for c in noun.children)
    return joined or any(c.i + 1 < len(c.doc) and c.nbor(1).pos_ == "PROPN" for c in noun.conjuncts)


def _told_behind(word: Token) -> Token | None:
    """Who tells what the word stands in, if he stands behind it: "he left, Berg said". Who "he" is cannot be told there: Berg, or another."""
    for _ in range(FAR):
        if word.head.i == word.i:
            tellers = [c for c in word.children if c.dep_ == "parataxis" and c.i > word.i]
        elif word.dep_ == "ccomp" and word.head.i > word.i:
            tellers = [word.head]
        else:
            word = word.head
            continue
        return next((c for t in tellers for c in t.children if c.dep_ == "nsubj"), None)
    return None


def wanted_by(pronoun: str) -> str:
    """The gender that a pronoun (lower case) wants of its antecedent."""
    return "m" if pronoun in words.HE else "f" if pronoun in words.SHE else "n" if pronoun in words.IT else "p"


def fits(named: Named, wanted: str) -> bool:
    """Whether somebody can be meant by a pronoun of that gender."""
    if wanted in "mf":
        return named.gender in ("s", wanted) or named.gender is None
    if wanted == "n":
        return named.gender in ("n", "s")
    return named.gender in ("p", "s") or (named.gender == "n" and not named.unnamed)
