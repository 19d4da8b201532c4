"""A claim as a sentence of its own: `text` with the polarity of its cue, `proposition` what is asserted or denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.dates_in_words import DAY_OF_SPEECH, date_words, day_named, undated
from claimcheck.extraction.grammar.expletives import is_expletive
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_forms import (
    full_form,
    is_finite,
    is_plural,
    is_present_by_sight,
    third_person,
    top,
)
from claimcheck.extraction.parts import StandAlone
from claimcheck.extraction.referents.antecedents import Gender, is_answered, subject_before, taken_up
from claimcheck.extraction.referents.epithets import OFFICES, epithet
from claimcheck.extraction.referents.first_words import may_be_another, opens_what_is_said, who_says_so
from claimcheck.extraction.referents.mentions import Mentions, Named
from claimcheck.extraction.referents.name_forms import genitive, with_article
from claimcheck.extraction.referents.names_in_text import PARTICLES
from claimcheck.extraction.standalone.addressees import is_addressed
from claimcheck.extraction.standalone.date_uses import use_of_date
from claimcheck.extraction.standalone.hollow import is_hollow
from claimcheck.extraction.standalone.loose_ends import loose_ends
from claimcheck.extraction.standalone.quoted_within import is_in_marks, is_of_a_named_statement, is_quoted_again
from claimcheck.extraction.text.sentence_form import finished, inside
from claimcheck.extraction.units import clauses
from claimcheck.extraction.units.completion import complete, noun_phrase
from claimcheck.records import Attribution, Document, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONCESSIVES = frozenset({"although", "though", "while", "whereas", "because", "since", "that", "why", "how"})
_SHARED = frozenset(["country", "nation", "people", "state", "government", "world", "society", "democracy", "city", "town", "president", "constitution", "child", "economy", "history"])
"""What is "ours" together with the hearers, whoever speaks."""
_NSUBJ = ("nsubj", "nsubjpass")
_AROUND = 2000
"""Characters before somebody's words in which a day may be named on which he spoke."""
_AHEAD = 120
"""Words looked ahead over."""
_VERBS = {Force.DENIES: "denies that", Force.DOUBTS: "doubts that", Force.DEMANDS: "demands that", Force.ASKS: "asks whether"}
_PRONOUNS = {
    "m": {"subject": "he", "object": "him", "possessive": "his", "reflexive": "himself"},
    "f": {"subject": "she", "object": "her", "possessive": "her", "reflexive": "herself"},
    "n": {"subject": "it", "object": "it", "possessive": "its", "reflexive": "itself"},
}


def stand_alone(
    doc: Doc,
    document: Document,
    quote: tuple[int, int],
    content: tuple[int, int],
    mentions: Mentions,
    origin: Named | None,
    cue: str | None,
    force: Force,
    attribution: Attribution,
    skips: tuple[tuple[int, int], ...] = (),
    others: tuple[tuple[int, int], ...] = (),
    spoken: str | None = None,
) -> StandAlone:
    """The claim at text[quote) with its complement at text[content), said by `origin` (None: the publisher), on the ISO date `spoken` if that is known.

    `skips` are stretches inside that are no part of it: ", the mayor said," in the midst of a clause; `others` quote somebody else.
    """
    inner = _Wording(doc, document, content, mentions, origin, attribution, skips, others, spoken)
    asked = force is Force.ASKS and document.text[content[1] - 1 : content[1]] == "?"
    made = inner.clause(cue, force) if quote != content or (force in _VERBS and not asked) else None
    if quote != content:
        outer = _Wording(doc, document, quote, mentions, origin, attribution, skips, others, spoken)
        outer.spoken_of = True
        text = outer.sentence()
        return _finished(text, made or text, outer)
    proposition = made or inner.sentence()
    text = proposition
    if force is Force.ASKS and not inner.opens_with_whether:
        proposition = re.sub(r"\.(?=\??$)", "", proposition)
        end = "" if proposition.endswith("?") else "?"
        text = f"{with_article(origin)} asks: {proposition}{end}" if origin is not None and not origin.unnamed else proposition + end
        proposition += end
    elif force in _VERBS and origin is not None and not origin.unnamed:
        text = f"{with_article(origin)} {_VERBS[force]} {inner.lowered(proposition)}"
    return _finished(text, proposition, inner)


def _finished(text: str, proposition: str, wording: _Wording) -> StandAlone:
    whole = finished(text)
    return StandAlone(whole, whole if proposition == text else finished(proposition), _as_printed(wording.unresolved, whole), wording.hollow)


def _as_printed(open_: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words left open as the text has them: its first one begins with a capital."""
    return tuple(dict.fromkeys(large if each not in text and (large := each[:1].upper() + each[1:]) in text else each for each in open_))


class _Wording:
    """A stretch of the text being reworded: replacements by offset, then printed."""

    def __init__(
        self,
        doc: Doc,
        document: Document,
        place: tuple[int, int],
        mentions: Mentions,
        origin: Named | None,
        attribution: Attribution,
        skips: tuple[tuple[int, int], ...] = (),
        others: tuple[tuple[int, int], ...] = (),
        spoken: str | None = None,
    ) -> None:
        self._others, self._spoken = others, spoken
        self._doc, self._document, self._mentions, self._origin, self._attribution = doc, document, mentions, origin, attribution
        self._edits: dict[tuple[int, int], str] = dict.fromkeys(skips, " ")
        self._skipped = frozenset(t.i for a, b in skips for t in doc.char_span(a, b, alignment_mode="expand") or ())
        self._subject_before: Token | None = None
        self._force = Force.STATES
        self._introduced = self.opens_with_whether = False
        self.spoken_of = False
        """The words hold the cue: their subject is who speaks."""
        self._open: dict[int, str] = {}
        """By offset, the words whose referent stands outside of the claim and is not certain."""
        self._open_tokens: set[int] = set()
        self._named: set[int] = set()
        self._put_already: set[str] = set()
        """Names that stand for an epithet; a pronoun behind it is clear without another."""
        start, end = inside(document.text, *place)
        span = doc.char_span(start, end, alignment_mode="contract") if end > start else None
        if span is not None and len(span):
            first = top(span)
            self._edits |= {(t.idx, t.idx + len(t.text_with_ws)): "" for t in span if _opens_another(t, first)}
        if span is not None and len(span) > 1 and _drops_mark(span, reported=attribution in (Attribution.INDIRECT, Attribution.MIXED)):
            self.opens_with_whether = span[0].lower_ in ("whether", "if")
            span = span[1:]
            start = span.start_char
        self._start, self._end = start, end
        self._span: Span | None = span if span is not None and len(span) else None
        if self._span is not None:
            self._resolve(self._span)

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The words left open, in their order, each once."""
        ends = {at: at + len(text) for at, text in self._open.items()}
        return tuple(dict.fromkeys(text for at, text in sorted(self._open.items()) if not any(a <= at and ends[at] <= b and a != at for a, b in ends.items())))

    @property
    def hollow(self) -> bool:
        """Nothing is said beside the words left open."""
        return self._span is not None and is_hollow(self._span, self._open_tokens, self._named, own=self._attribution is Attribution.OWN_VOICE)

    def printed(self) -> str:
        """The words with their referents put in."""
        return self._print(self._start, self._end)

    def sentence(self) -> str:
        """The words as a sentence: a clause that leaves its subject to the one before it gets it."""
        span = self._span
        if span is None or span.start_char != self._start:
            return self.printed()
        return complete(top(span), span, self._print, self._led) or self.printed()

    def _led(self, words_: Span, /, *, known: bool = False) -> str:
        """Words that stand before the claim, with their referents put in; `known`: "a bridge" that the text told of is "the bridge", which one is open."""
        origin = self._origin
        if self.spoken_of and len(words_) == 1 and words_[0].lower_ in words.PRONOUNS and origin is not None and origin.certain and not origin.unnamed:
            return with_article(origin)
        self._introduced = False
        self._resolve(words_)
        if known and words_[0].lower_ in ("a", "an") and len(words_) > 1:
            article = words_[0]
            self._edits[article.idx, article.idx + len(article.text)] = "the"
            self._open[article.idx] = f"the {words_[1:].text}"
        return self._print(words_.start_char, words_.end_char)

    def lowered(self, text: str) -> str:
        """The text as the rest of a sentence: its first word small unless it is a name."""
        first = self._span[0] if self._span is not None else None
        if first is None or not text.startswith(first.text) or first.pos_ == "PROPN" or first.ent_type_ or first.text == "I" or first.text[1:2].isupper():
            return text
        return text[:1].lower() + text[1:]

    def clause(self, cue: str | None, force: Force) -> str | None:
        """What is said as a clause; None where the words are none and none can be made of them."""
        span = self._span
        if span is None:
            return None
        root = top(span)
        self._force = force
        if span[0].tag_ in ("WP", "WDT", "WRB", "WP$") and span[0].lower_ not in ("when", "where"):
            return None
        if is_finite(root, span):
            demanded = force is Force.DEMANDS and not (cue or "").lower().startswith("advis")
            return (clauses.subjunctive(root, span, self._print, force) if demanded else None) or self.printed()
        made = (
            clauses.infinitive(root, span, self._print, self._actor, force)
            or clauses.subjunctive(root, span, self._print, force)
            or clauses.small_clause(span, self._print)
            or clauses.gerund(root, span, self._print, self._actor)
            or clauses.noun(root, span, self._print, self._actor, cue, force)
        )
        if made is not None:
            return made
        return self.printed() if root.pos_ in ("VERB", "AUX") and any(is_finite(t, span) for t in span) else None

    # ---- referents

    def _actor(self, verb: Token) -> tuple[str, bool]:
        """Who is to do it: the object of the verb above ("urged Iran to"), else who speaks."""
        above = verb.head.head if verb.head.pos_ == "ADP" else verb.head
        if above.dep_ in ("dobj", "dative"):
            above = above.head
        objects = [t for t in above.children if t.dep_ in ("dobj", "dative") and t.i < verb.i]
        if objects and verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and above.lemma_ not in ("promise", "make", "take"):
            return self._noun_phrase(objects[0], verb), is_plural(objects[0])
        addressed = [t for p in above.children if p.dep_ == "prep" and p.lower_ in ("on", "upon", "to") and p.i < verb.i for t in p.children if t.dep_ == "pobj"]
        if addressed and verb.dep_ in ("xcomp", "advcl"):
            return self._noun_phrase(addressed[0]), is_plural(addressed[0])
        if self._force is Force.DEMANDS and verb.tag_ == "VBG":
            return "", False
        subjects = [t for t in above.children if t.dep_ == "nsubj" and t.lower_ not in words.PRONOUNS]
        if subjects and (self._origin is None or self._origin.unnamed):
            return self._noun_phrase(subjects[0]), is_plural(subjects[0])
        if self._origin is not None and self._origin.certain and not self._origin.unnamed:
            return with_article(self._origin), False
        return "", False

    def _resolve(self, span: Span) -> None:
        first = span.start_char
        text = self._document.text[first : max(span.end_char, self._end) if first == self._start else span.end_char]
        for start, end, new in date_words(text, self._day(text), lambda at: use_of_date(self._doc, first + at)):
            if new is None:
                self._leave_place(first + start, first + end)
            else:
                self._edits[first + start, first + end] = new
        for start, end in undated(text):
            self._leave_place(first + start, first + end)
        self._subject_before = subject_before(span)
        for token in span:
            low = token.lower_
            if low in words.PRONOUNS and not (token.i + 1 < len(self._doc) and token.nbor(1).lower_ in words.HONOURS and token.nbor(1).text[:1].isupper()):
                self._third_person(token, span)
            elif low in ("i", "we") and token.dep_ in _NSUBJ:
                if self._quoted(token):
                    self._first_person(token)
                elif self._of_the_writer(token) or self._of_another(token):
                    self._leave(token.i, token.i + 1)
            elif low in ("you", "your", "yourself", "yourselves") and self._quoted(token) and is_addressed(token, span):
                self._leave(token.i, token.i + 1)
            elif low in ("our", "my", "me", "us", "myself", "ourselves") and token.text != "US" and self._quoted(token):
                self._first_person_case(token)
            elif low in ("mine", "ours") and not any(token.children) and token.dep_ != "compound" and self._quoted(token):
                self._leave(token.i, token.i + 1)
            elif low in words.DEMONSTRATIVES and token.dep_ in _NSUBJ and token.i + 1 < len(self._doc) and token.nbor(1).lower_ == "all":
                self._leave(token.i, token.i + 2)
            elif low in ("our", "us", "ourselves") and token.text != "US" and (self._of_the_writer(token) or self._of_another(token)):
                if (low != "our" or token.head.lemma_.lower() not in _SHARED) and (token.text.islower() or token.i == span.start):
                    self._leave(token.i, token.i + 1)
            elif low in ("me", "my", "myself") and token.text.islower() and (self._of_another(token) or (self._of_the_writer(token) and not self._in_marks(token))):
                self._leave(token.i, token.i + 1)
            elif low == "the" and token.dep_ == "det" and token.head.i == token.i + 1 and token.head.lower_ in OFFICES:
                self._in_office(token)
            elif low == "the" and token.dep_ == "det" and token.head.i == token.i + 1 and token.head.pos_ == "NOUN":
                self._vague(token)
            elif low == "the" and (called := epithet(token, span)) is not None:
                self._called(*called)
            elif low == "both" and token.dep_ in _NSUBJ:
                self._take_up(token, span)
        for begin, behind in loose_ends(span, self._mentions.definites, self._skipped):
            self._leave(begin, behind)

    def _day(self, text: str) -> str | None:
        """The day from which the words count: that of the speech, where it is quoted; None where it was another than the document's, and is not known."""
        published = self._document.published
        if self._attribution is not Attribution.DIRECT_QUOTE or self._origin is None or published is None:
            return published
        if self._spoken is not None or not DAY_OF_SPEECH.search(text):
            return self._spoken or published
        named = day_named(self._document.text[max(0, self._start - _AROUND) : self._start], published)
        return published if named is None or named == published[:10] else None

    def _leave(self, begin: int, behind: int) -> None:
        """Says that these tokens are left open, unless other words stand in their place."""
        if self._leave_place(self._doc[begin].idx, self._doc[behind - 1].idx + len(self._doc[behind - 1].text)):
            self._open_tokens.update(range(begin, behind))

    def _leave_place(self, start: int, end: int) -> bool:
        """The same for a stretch of the text; False where other words stand in its place, or it is no part of the claim."""
        if any(a < end and start < b for a, b in self._edits):
            return False
        self._open[start] = self._document.text[start:end]
        return True

    def _quoted(self, token: Token) -> bool:
        """The word stands inside quotation marks, and they quote who speaks here."""
        if self._of_another(token) or self._quoted_again(token):
            return False
        if self._attribution is not Attribution.MIXED:
            return self._attribution is Attribution.DIRECT_QUOTE
        return self._in_marks(token)

    def _of_another(self, token: Token) -> bool:
        """The word stands in what somebody else is quoted with."""
        return any(start <= token.idx < end for start, end in self._others) or (self._span is not None and is_of_a_named_statement(self._document.text, self._span, token.idx, self._origin.name if self._origin else ""))

    def _in_marks(self, token: Token) -> bool:
        """An opened quotation mark stands before the word in its paragraph."""
        return is_in_marks(self._document.text, token.idx)

    def _of_the_writer(self, token: Token) -> bool:
        """ "We" in no quotation marks at all: whoever writes, and his readers."""
        return self._attribution in (Attribution.OWN_VOICE, Attribution.INDIRECT) and not self._quoted_again(token)

    def _quoted_again(self, token: Token) -> bool:
        return is_quoted_again(self._document.text, (self._start, self._end), token.idx, spoken=self._attribution is Attribution.DIRECT_QUOTE)

    def _third_person(self, token: Token, span: Span) -> None:
        """A pronoun whose antecedent the claim itself does not hold."""
        low, origin = token.lower_, self._origin
        if (low == "it" and is_expletive(token)) or is_answered(token, span, self._gender_beside(token), self._subject_before, self._skipped):
            return
        if any(a <= token.idx < b for a, b in self._edits):
            return
        first = opens_what_is_said(token)
        found = who_says_so(token, origin) if first and origin is not None and not self._quoted(token) else None
        if first and may_be_another(token, origin, self._mentions.gender):
            found = None
        elif found is None and (token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "poss" and low in ("his", "her"))):
            found = self._mentions.referent(token, origin, self._quoted(token), self.spoken_of)
        if found is not None and found.name in self._put_already:
            return
        if found is not None and not found.unnamed and self._is_named_besides(found, token):
            found = None
        if found is None or found.unnamed:
            self._take_up(token, span)
        else:
            self._put(token, genitive(found) if token.dep_ == "poss" else with_article(found))

    def _gender_beside(self, pronoun: Token) -> Gender:
        """ "Young said Lee was ill when he came": beside a speaker who can be meant, a name of which nobody knows the gender is not told for "he"."""
        origin, known = self._origin, self._mentions.gender
        himself = origin is not None and origin.certain and not origin.unnamed and origin.gender == ("m" if pronoun.lower_ in words.HE else "f" if pronoun.lower_ in words.SHE else "")
        if not himself or self.spoken_of or self._quoted(pronoun) or pronoun.head.dep_ == "conj":
            return known
        return lambda word: "n" if known(word) == "?" else known(word)

    def _is_named_besides(self, named: Named, pronoun: Token) -> bool:
        """ "He only saw Berg twice": whom the claim calls by name behind the pronoun, the pronoun does not mean."""
        last = named.name.split()[-1]
        if pronoun.dep_ == "poss" or self._span is None:
            return False
        return any(t.text == last and t.i not in self._skipped for t in self._doc[pronoun.i + 1 : max(min(self._span.end, pronoun.i + _AHEAD), pronoun.i + 1)])

    def _take_up(self, token: Token, span: Span) -> None:
        """Puts what the clause before the claim tells of, or leaves the word open."""
        phrase = taken_up(token, span, self._mentions.gender) if span.start_char == self._start else None
        if phrase is None:
            if token.lower_ in words.PRONOUNS:
                self._put(token, None)
            return
        text = str(phrase.text)
        keeps = phrase[0].pos_ == "PROPN" or phrase[0].ent_type_ or text[1:2].isupper()
        self._put(token, text if keeps else text[:1].lower() + text[1:], plural=token.lower_ in words.THEY)
        for begin, behind in loose_ends(phrase, self._mentions.definites):
            self._open[token.idx] = self._doc[begin:behind].text

    def _vague(self, the: Token) -> None:
        """ "The company", "the treaty": the one institution or named thing that the text can mean."""
        named = self._mentions.meant(the, self._origin)
        if named is not None and named.lower() not in self._document.text[self._start : self._end].lower():
            self._edits[the.idx, the.head.idx + len(the.head.text)] = named
            self._named.add(the.head.i)

    def _in_office(self, the: Token) -> None:
        """ "The governor", by name; not where any governor may be meant."""
        office = the.head
        verb = office.head
        general = office.dep_ in ("nsubj", "nsubjpass") and verb.tag_ != "VBD" and not any(c.tag_ in ("VBD", "VBZ") or c.lemma_ == "have" for c in verb.children if c.dep_ in ("aux", "auxpass"))
        told = any(c.i > office.i and c.dep_ in ("prep", "relcl", "acl", "appos") and not any(g.ent_type_ == "DATE" for g in c.children) for c in office.children) or office.dep_ in ("compound", "nmod", "attr", "appos")
        named = self._mentions.holder(office) if not general and not told else None
        if named is not None and named.name.split()[-1] not in self._document.text[self._start : self._end]:
            self._edits[the.idx, office.idx + len(office.text)] = named.name
            self._named.add(office.i)

    def _called(self, begin: int, behind: int) -> None:
        """ "The 34-year-old": the one person of whom it can be said, by name."""
        named = self._mentions.called(self._doc[begin:behind])
        if named is not None and not self._is_named_besides(named, self._doc[begin]):
            last = self._doc[behind - 1]
            self._edits[self._doc[begin].idx, last.idx + len(last.text)] = named.name
            self._named.add(last.i)
            self._put_already.add(named.name)

    def _first_person_case(self, token: Token) -> None:
        """ "My", "me", "our", "us"."""
        shared = token.lower_ == "our" and any(t.lemma_.lower() in _SHARED for t in (token.head, *token.head.conjuncts))
        name = self._speaker(token.lower_) if not shared else None
        possessive = token.lower_ in ("my", "our")
        if token.lower_ in ("myself", "ourselves"):
            self._put(token, _PRONOUNS[name.gender]["reflexive"] if name is not None and name.gender in _PRONOUNS else None)
            return
        if name is None:
            self._leave(token.i, token.i + 1)
            return
        again = self._again(name, "possessive" if possessive else "object")
        self._put(token, again or (genitive(name) if possessive else with_article(name)))

    def _again(self, name: Named, case: str) -> str | None:
        """The pronoun for a speaker whose name the sentence already has."""
        if not self._introduced:
            self._introduced = True
            return None
        return _PRONOUNS.get(name.gender or "", {}).get(case)

    def _first_person(self, token: Token) -> None:
        name = self._speaker(token.lower_)
        self._put(token, (self._again(name, "subject") or with_article(name)) if name else None)
        if name is None:
            return
        verb = token.head
        finite = next((t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBP", "VBD", "MD")), verb)
        joined = [t for t in verb.conjuncts if t.tag_ == "VBP" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in t.children)]
        for each in (finite, *joined):
            if (each.tag_ == "VBP" or each.lower_ == "were" or is_present_by_sight(each)) and each.text[:1] not in ("'", "’"):
                self._edits[each.idx, each.idx + len(each.text)] = third_person(each.text)

    def _speaker(self, pronoun: str) -> Named | None:
        """Who "I" or "we" is: the speaker; "we" only where an institution speaks."""
        origin = self._origin
        if origin is None or origin.unnamed or not origin.certain:
            return None
        institution = origin.gender in ("n", "s") and origin.body == origin.name and origin.name.split()[0].lower() not in PARTICLES
        if pronoun in ("our", "us") and origin.name.split()[-1].lower() in words.STATE_ORGANS:
            return None
        return origin if institution == (pronoun in ("we", "our", "us", "ourselves")) else None

    def _put(self, token: Token, new: str | None, *, plural: bool = False) -> None:
        """Replaces a pronoun, and spells out the verb that is shortened onto it ("he's leaving")."""
        if new is None:
            self._leave(token.i, token.i + 1)
            return
        self._named.add(token.i)
        self._edits[token.idx, token.idx + len(token.text)] = new
        after = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        if after is not None and not token.whitespace_ and after.text[:1] in ("'", "’"):
            self._edits[after.idx, after.idx + len(after.text)] = full_form(after, plural=plural)

    # ---- printing

    def _noun_phrase(self, token: Token, doing: Token | None = None) -> str:
        """The noun with what belongs to it; `doing`: without the phrase this verb stands in, which the parser hung on it."""
        if token.lower_ in words.PRONOUNS:
            found = self._mentions.referent(token, self._origin, False)
            return with_article(found) if found else token.text
        hung = next((c for c in token.children if doing is not None and c.i > token.i and c.is_ancestor(doing)), None)
        phrase = noun_phrase(token)
        return str(token.doc[phrase.start : hung.left_edge.i].text if hung is not None else phrase.text)

    def _print(self, start: int, end: int) -> str:
        text, out, at = self._document.text, [], start
        for (a, b), new in sorted(self._edits.items()):
            if a >= at and b <= end:
                out += [text[at:a], new]
                at = b
        return "".join([*out, text[at:end]])


def _opens_another(that: Token, first: Token) -> bool:
    """ "That A or that B": the second "that", of a clause joined to the first."""
    return that.lower_ == "that" and that.dep_ == "mark" and that.head.dep_ == "conj" and that.head.head.i in (first.i, first.head.i) and that.i > first.i and that.nbor(-1).dep_ == "cc" and any(c.dep_ in (*SUBJECTS, "expl") and c.i > that.i for c in that.head.children)


def _drops_mark(span: Span, *, reported: bool) -> bool:
    """The clause begins with a conjunction that it stands without: "that", "although", "because"; `reported`: also "whether", "how"."""
    first, root = span[0], top(span)
    if not reported and first.lower_ in ("whether", "how", "why"):
        return False
    if first.lower_ == "whether" and any(t.lower_ == "or" and t.nbor(1).lower_ == "not" for t in span[:-1]) and sum(t.dep_ in ("nsubj", "nsubjpass") for t in span) > 1:
        return False
    if first.text == "That":
        return False
    if first.lower_ == "that" and (first.dep_ == "mark" or (first.tag_ == "IN" and first.dep_ not in SUBJECTS and span[1].tag_ not in FINITE)):
        return True
    if first.lower_ == "why" and first.head.dep_ == "csubj" and first.head.head.i == root.i:
        return True
    if (first.lower_ not in _CONCESSIVES and not (first.lower_ == "whether" and root.dep_ not in ("csubj", "csubjpass", "advcl"))) or first.dep_ not in ("mark", "advmod") or first.head.i != root.i:
        return False
    if first.lower_ in ("because", "since") and first.i > 0 and first.nbor(-1).lower_ == "that":
        return False
    if root.dep_ == "ROOT" and first.lower_ in ("although", "though", "while", "whereas") and any(t.text == "," for t in span.doc[root.i : span.end]):
        return False
    if first.lower_ == "how" and span[1].pos_ not in ("DET", "PROPN", "PRON", "NOUN"):
        return False
    return is_finite(root, span)
