"""Who a verb is said by: its subject, wherever the grammar keeps it, and the words that make the mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import CLOSING
from claimcheck.extraction.text.quotes import Quotations

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of verbs that carry a clause."""
NOBODY = frozenset(["it", "there", "what", "which", "that", "this", "these", "those", "nothing", "something", "everything", "anything", "anyone", "anybody", "nobody", "none", "neither", "few", "no-one"])
"""Subjects that are no speakers. "it" is one where it stands for somebody; see `speaker_of`."""
_THINGS = frozenset(["ban", "take", "plan", "effort", "proposal", "move", "idea", "law", "rule", "policy", "war", "crisis", "attack", "storm", "virus", "deal", "program", "programme", "system", "economy", "price", "film", "movie", "event", "scene", "step", "order", "bill", "budget", "tax", "vote", "trend", "style", "approach", "fact", "problem", "bid", "push", "protest", "riot", "race", "election", "contest", "clash", "failure", "success", "loss", "time", "history", "prospect", "look", "set", "way", "scandal", "furor", "uproar", "outcry", "hat", "answer", "incident", "disaster", "role", "year", "ground", "experience"])
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ing", "ship")
_SPEAKING = words.PERSON_ROLES | words.INSTITUTIONS | words.DOCUMENTS | words.listed(
    "delegation opposition prosecution coalition leadership management community majority minority administration intelligence audience "
    "media medium publication newspaper magazine outlet commission institution organization organisation association corporation federation union parliament testimony conclusion being university city"
)
WRITTEN = frozenset(["statement", "report", "letter", "note", "memo", "article", "tweet", "post", "email", "message", "study", "survey", "poll", "document", "text", "release", "line", "caption", "sign", "story"])
"""Nouns that speak themselves in "a statement saying that P"."""
_HEARD = WRITTEN | frozenset(["video", "footage", "clip", "tape", "recording", "audio", "call", "voicemail", "film", "interview", "quote", "quotation", "testimony", "word"])
"""Nouns in which somebody is heard: "a clip of X saying P", "a call from X telling her P"."""
_SHOWING = frozenset(["recall", "remember", "cite", "quote", "hear", "see", "record", "catch", "capture", "film", "show", "feature", "tape"])
"""Verbs whose object is heard: "the paper cites X saying P"."""
_SEVERAL = frozenset(["majority", "percent", "%", "percentage", "half", "third", "quarter", "number", "share", "lot", "rest", "plurality", "proportion", "minority", "couple", "people"])
"""Singular nouns that go with a plural verb."""
_NEAR = 10
"""Words before the mistaken subject in which the right one stands."""
QUOTING = frozenset(["quote", "cite"])
SHARED_SUBJECT = ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass", "ccomp")


_IN_MIND = frozenset(["believe", "think", "feel", "assume", "fear", "expect", "recognize", "recognise"])
"""Who tells of others that they "had seen the figures and believed P" does not believe it himself."""


_DISOWNING = frozenset(["deny", "dispute", "dismiss", "reject", "refute"])
"""Who denies, or only thinks, that others did something goes on himself: "denied that they left, saying that P"."""


_ADDS = frozenset(["add", "note", "point", "stress", "emphasize", "emphasise", "complain", "admit", "concede", "acknowledge", "caution"])
"""What somebody does who says more, and nobody of whom he speaks."""
_GOES_ON = frozenset(["say", "argue", "insist", "explain", "claim", "contend"])


def goes_on(verb: Token, clause: Token) -> bool:
    """Whether a cue verb that the parser joined to a content takes the speaker up again: "said that A and warned that B"."""
    outer = clause.head
    if verb.lemma_ in _IN_MIND or any(c.dep_ == "cc" and c.lower_ == "or" for c in clause.children):
        return False
    if "clause" not in verb_cues().get(verb.lemma_.lower(), {}) or "clause" not in verb_cues().get(outer.lemma_.lower(), {}):
        return False
    return verb.tag_ == outer.tag_ and (clause.tag_ != verb.tag_ or verb.tag_ == "VBD") and not any(c.dep_ in SUBJECTS for c in verb.children)


def _is_joined(noun: Token) -> bool:
    """Right behind "and"."""
    first = noun.left_edge.i
    return bool(first > 0 and noun.doc[first - 1].dep_ == "cc")


def _is_no_second_subject(noun: Token, first: Token, verb: Token) -> bool:
    """ "Berg, touring with Mayor Olsen, said", "Berg tells Olsen, “P”": a companion, or the hearer, whom the parser takes for a subject as well."""
    hears = noun.i > verb.i and first.i == verb.i - 1
    return hears or (noun.left_edge.i > first.i and noun.left_edge.nbor(-1).pos_ == "ADP" and noun.left_edge.nbor(-1).lower_ in ("with", "alongside", "behind", "beside"))


def _clause_above(token: Token) -> Token:
    """The verb of the clause a noun stands in."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The verb's subject: its own, or the one it shares by coordination, control or as a participle."""
    for _ in range(6):
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own:
            several = _is_joined(own[-1]) or (verb.tag_ == "VBZ" and any(c.dep_ == "conj" for c in own[-1].children))
            return own[-1] if len(own) > 1 and own[-1].dep_ == "nsubj" and own[0].i < verb.i and not several and not _is_no_second_subject(own[-1], own[0], verb) else own[0]
        unseen = _unseen(verb)
        if unseen is not None:
            return unseen
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ == "acl":
            if verb.head.head.lower_ == "with" and verb.head.dep_ == "pobj":
                return verb.head
            if verb.tag_ != "VBG" or _can_tell(verb.head, verb) or verb.head.dep_ not in ("pobj", "dobj"):
                return verb.head
            verb = _clause_above(verb.head)
            continue
        blamed = _blamed_for(verb) or pointed_at(verb)
        if blamed is not None:
            return blamed
        if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and goes_on(verb, verb.head):
            verb = verb.head.head
            continue
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        if verb.dep_ not in SHARED_SUBJECT or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _blamed_for(verb: Token) -> Token | None:
    """ "Berg criticized the mayor for saying P", "is mad at the mayor for saying P": the mayor said it."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "for":
        return None
    above = verb.head.head
    at = [g for c in above.children if c.dep_ == "prep" and c.lower_ == "at" for g in c.children if g.dep_ == "pobj"]
    return next((c for c in (*above.children, *at) if c.dep_ in ("dobj", "pobj") and above.i < c.i < verb.i), None)


def pointed_at(verb: Token) -> Token | None:
    """ "Berg pointed to the mayor, a friend of hers, pledging P": the mayor pledged it."""
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or above.lemma_ != "point":
        return None
    return next((g for c in above.children if c.dep_ == "prep" and c.lower_ == "to" and c.i < verb.i for g in c.children if g.dep_ == "pobj" and (g.pos_ == "PROPN" or can_speak(g))), None)


def _can_tell(noun: Token, verb: Token) -> bool:
    """ "A letter saying that P", "records showing that P": what is written or recorded speaks itself."""
    cue = verb_cues().get(verb.lemma_.lower(), {}).get("clause")
    return noun.lemma_.lower() in WRITTEN or (cue is not None and noun.lemma_.lower() in cue.documents)


def _written_before(verb: Token) -> Token | None:
    """ "He was cheered by a Post story on Monday reporting that P": the parser gives the participle to the verb."""
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].ent_type_ == "DATE" or verb.doc[at].lower_ == "on"):
        at -= 1
    noun = verb.doc[at]
    return noun if verb.tag_ == "VBG" and verb.dep_ == "advcl" and noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj") and _can_tell(noun, verb) else None


def _whom_it_tells_of(pronoun: Token) -> Token:
    """What a relative pronoun stands for: "Berg, editor of the blog who says" is Berg, for a blog is no "who"."""
    noun = pronoun.head.head
    if pronoun.lower_ != "who" or noun.ent_type_ == "PERSON" or noun.lemma_.lower() in words.PERSON_ROLES or noun.tag_ in ("NNS", "NNPS") or noun.pos_ == "PRON":
        return noun
    before = next((t for t in reversed(noun.doc[noun.i : pronoun.i]) if t.text != ","), noun)
    if before.ent_type_ == "PERSON" and before.pos_ == "PROPN":
        return before
    above = noun
    for _ in range(6):
        if above.dep_ not in ("pobj", "prep", "appos"):
            break
        above = above.head
    return above if above.ent_type_ == "PERSON" else noun


def is_thing(noun: Token) -> bool:
    """What cannot speak: "efforts", "the ban", "his reluctance"; nouns for people, bodies and what is written can."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.tag_ not in ("NN", "NNS") or noun.ent_type_ in ("ORG", "PERSON") or lemma in _SPEAKING:
        return False
    return lemma in _THINGS or (lemma == "sign" and any(c.lower_ == "of" for c in noun.children)) or (len(lemma) > 6 and lemma.endswith(_ABSTRACT))


def _cannot_add(noun: Token) -> bool:
    """ "Berg said the flood is a lesson, adding that P": no common noun but one for people, bodies or what is written adds anything."""
    return is_thing(noun) or (noun.tag_ == "NN" and not noun.ent_type_ and noun.head.dep_ in ("ccomp", "advcl") and not can_speak(noun))


def _who_says_more(verb: Token, subject: Token) -> Token | None:
    """ "Berg said the council would pay, adding that P": she adds it, and not the council that she speaks of; only somebody named, or "he", may say it himself."""
    above = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not any(t.text == "," for t in verb.doc[max(verb.i - 2, 0) : verb.i]):
        return None
    if above.dep_ == "conj":
        above = above.head
    writes = verb_cues().get(verb.head.lemma_, {}).get("clause")
    if above.dep_ != "ccomp" or subject.head.i not in (above.i, verb.head.i) or (writes is not None and not writes.documents):
        return None
    if verb.lemma_ not in _ADDS and not (verb.lemma_ in _GOES_ON and subject.pos_ == "NOUN"):
        return None
    return subject_of(above.head) if "clause" in verb_cues().get(above.head.lemma_.lower(), {}) else None


def can_speak(noun: Token) -> bool:
    """A noun for people, bodies or what is written, or a name."""
    return noun.ent_type_ in ("ORG", "PERSON") or noun.lemma_.lower() in _SPEAKING


def _unseen(verb: Token) -> Token | None:
    """ "The council states on its website": the parser joins the noun to the verb as to another noun."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return before if verb.tag_ in ("VBZ", "VBP") and before.dep_ in ("compound", "nmod") and before.head.i == verb.i and before.pos_ in ("NOUN", "PROPN") else None


def heard_in(verb: Token) -> Token | None:
    """Who is heard in what another passes on: "a video of X saying P", "calls from X telling her P", "quoted X as saying P"."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start:
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return quoted_by(verb.head.head)
    noun = verb.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN") or not (noun.pos_ == "PROPN" or can_speak(noun)):
        return None
    if noun.dep_ == "dobj":
        return noun if noun.head.lemma_ in _SHOWING else None
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("of", "from", "by"):
        return None
    above = preposition.head
    holders = [above, above.head, *(c for c in above.children if c.dep_ in ("nsubj", "nsubjpass"))]
    return noun if any(h.lemma_.lower() in _HEARD for h in holders) else None


def quoted_by(verb: Token) -> Token | None:
    """ "Quoted X as saying", "recalled X saying": X."""
    if verb.lemma_ in ("recall", "remember"):
        said = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.lower_ == "saying"), None)
        return next((c for c in said.children if c.dep_ == "nsubj"), None) if said is not None else None
    if verb.lemma_ not in QUOTING or any(c.dep_ == "auxpass" for c in verb.children):
        return None
    saying = any(c.lower_ == "as" and any(g.tag_ == "VBG" for g in c.children) for c in verb.children)
    return next((c for c in verb.children if c.dep_ == "dobj"), None) if saying else None


def speaker_of(verb: Token, sentence: Sentence, quotations: Quotations) -> tuple[Token | None, bool]:
    """The head of the mention that speaks, and whether it is somebody the text does not name ("it was reported")."""
    heard = heard_in(verb) or quoted_by(verb)
    if heard is not None:
        return heard, False
    subject = _written_before(verb) or subject_of(verb)
    if subject is not None and any(c.dep_ == "auxpass" for c in verb.children):
        for child in verb.children:
            if child.dep_ == "agent":
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        return grandchild, False
        return None, subject.lower_ == "it"
    if subject is not None and subject.lower_ in ("who", "which", "that") and subject.head.dep_ == "relcl":
        subject = _whom_it_tells_of(subject)
    elif subject is not None and subject.lower_ == "who" and subject.i > sentence.start and subject.nbor(-1).pos_ == "PROPN":
        subject = subject.nbor(-1)
    if subject is not None and verb.dep_ == "relcl" and subject.dep_ == "attr" and subject.head.lemma_ == "be" and subject.i < verb.i:
        subject = next((c for c in subject.head.children if c.dep_ == "nsubj" and c.lower_ not in NOBODY), subject)
    if subject is not None and subject.dep_ == "csubj":
        subject = next((c for c in subject.children if c.dep_ == "nsubj"), None)
    if subject is not None and verb.lemma_ == "tell" and subject.head.i == verb.i < subject.i:
        subject = None
    if (subject is None or (subject.head.i != verb.i and subject.i < verb.i)) and verb.tag_ in ("VBD", "VBZ", "VBP"):
        subject = _inverted(verb) or _after_quotation(verb, quotations) or subject or _before(verb, sentence)
    if subject is not None and _disagrees(verb, subject):
        subject = next((t for t in reversed(verb.doc[max(sentence.start, subject.i - _NEAR) : subject.i]) if t.tag_ in ("NNS", "NNPS") and t.dep_ in SUBJECTS), None)
    if subject is not None and any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children):
        return None, False
    if subject is not None and _cannot_add(subject) and verb.tag_ == "VBG" and verb.head.dep_ in ("advcl", "ccomp") and subject.head.i == verb.head.i:
        subject = subject_of(verb.head.head)
    elif subject is not None:
        subject = _who_says_more(verb, subject) or subject
    if subject is not None and is_thing(subject):
        return None, False
    if subject is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > sentence.start and verb.nbor(-1).text == "," and verb.head.dep_ == "ccomp" and verb.head.head.lemma_ in _DISOWNING | _IN_MIND:
        subject = subject_of(verb.head.head) or subject
    if subject is None or subject.dep_ == "expl" or subject.lower_ == "who" or (subject.ent_type_ in ("DATE", "TIME") and subject.pos_ == "PROPN") or (subject.lower_ in NOBODY and subject.lower_ != "it"):
        return None, False
    if subject.ent_type_ == "GPE" and subject.i + 2 < verb.i and verb.nbor(-1).ent_type_ == "PERSON" and subject.nbor(1).text == ",":
        return verb.nbor(-1), False
    return _called(subject), False


def _called(noun: Token) -> Token:
    """ "A woman named Anna Berg wrote", "Anna Berg, a lawyer who wrote": Anna Berg; also where the parser gives a verb both as its subjects."""
    if noun.pos_ == "NOUN" and noun.tag_ == "NN":
        beside = [noun.head] if noun.dep_ == "appos" else [c for c in noun.head.children if c.i != noun.i and c.dep_ == "nsubj" and noun.dep_ == "nsubj"]
        if noun.lemma_.lower() in words.PERSON_ROLES:
            beside += [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.left_edge.nbor(-1).text == "," and c.left_edge.nbor(-2).lemma_.lower() not in words.PERSONS | words.PERSON_ROLES]
        named = [t for t in beside if t.ent_type_ == "PERSON" and t.pos_ == "PROPN" and not _is_joined(t)]
        if len(named) == 1:
            return named[0]
    behind = noun.nbor(1) if noun.i + 2 < len(noun.doc) else noun
    if behind.lower_ not in ("named", "called") or behind.dep_ != "acl" or behind.head.i != noun.i or behind.nbor(1).pos_ != "PROPN":
        return noun
    return next((c for c in behind.children if c.dep_ in ("oprd", "dobj", "attr", "appos") and c.pos_ == "PROPN"), noun)


def _disagrees(verb: Token, subject: Token) -> bool:
    """ "People making a chunk of change say": one thing does not go with a plural verb."""
    if verb.tag_ != "VBP" or subject.tag_ != "NN" or subject.i > verb.i or subject.head.i != verb.i or any(c.dep_ in ("aux", "auxpass", "conj") for c in (*verb.children, *subject.children)):
        return False
    return not (can_speak(subject) or subject.ent_type_ or subject.lemma_.lower() in _SEVERAL)


def _inverted(verb: Token) -> Token | None:
    """ "It “could be soon”, tweeted the president", "“Why?” asked one student", "The bridge is unsafe, report local media": the parser takes who speaks for an object."""
    before = verb.doc[max(verb.i - 2, verb.sent.start) : verb.i]
    quoted = len(before) == 2 and all(t.text in (",", "?", "!") or t.text in CLOSING for t in before) and any(t.text in CLOSING for t in before)
    told = len(before) == 2 and before[1].text == "," and any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if verb.lemma_ == "tell" or (not quoted and not told):
        return None
    behind = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    return behind if behind is not None and (behind.pos_ == "PROPN" or behind.lemma_.lower() in words.PERSON_ROLES or (told and (can_speak(behind) or behind.lower_ in words.INSTITUTIONS))) else None


def _after_quotation(verb: Token, quotations: Quotations) -> Token | None:
    """ "“P,” X, 58, told reporters": the noun phrase between a quotation and the verb, whatever the parser made of it."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 26, 0), -1):
        token = doc[i]
        if token.text in CLOSING and i + 1 < verb.i and (ended := quotations.holding(Span(token.idx, token.idx + 1))) is not None:
            return _head(doc[i + 1], verb) if ended.spoken else None
        if token.tag_ in FINITE and token.dep_ != "relcl":
            return None
    return None


def _before(verb: Token, sentence: Sentence) -> Token | None:
    """The subject of a verb that the parser left without one: the last noun before it that is no date."""
    i = verb.i - 1
    doc = verb.doc
    named = _before_apposition(verb, sentence)
    if named is not None:
        return named
    while i > sentence.start and (doc[i].ent_type_ in ("DATE", "TIME") or doc[i].pos_ in ("ADV", "AUX", "ADP")):
        i -= 1
    for t in doc[sentence.start : verb.i]:
        if t.dep_ == "nsubj" and t.head.i < verb.i and t.head.tag_ in ("VBG", "JJ", "VBP", "VBN") and not any(u.tag_ in FINITE and u.i != t.head.i for u in doc[t.i + 1 : verb.i]):
            return t
    token = doc[i]
    if token.text == ")":
        while i > sentence.start and doc[i].text != "(":
            i -= 1
        token = doc[i - 1] if i > sentence.start else token
    return token if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and token.dep_ in ("pobj", "appos", "nummod", "npadvmod", "compound", "dobj", "conj", "nsubj") else None


def _before_apposition(verb: Token, sentence: Sentence) -> Token | None:
    """ "P, Tom Skinner, a spokesman, told reporters": the name before what is said of it."""
    doc = verb.doc
    if doc[verb.i - 1].text != ",":
        return None
    comma = next((i for i in range(verb.i - 2, max(sentence.start, verb.i - 16), -1) if doc[i].text == ","), None)
    if comma is None or not any(t.lemma_.lower() in words.PERSON_ROLES for t in doc[comma + 1 : verb.i - 1]) or any(t.tag_ in FINITE for t in doc[comma:verb.i]):
        return None
    name = doc[comma - 1]
    first = name.i
    while first > sentence.start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return name if name.pos_ == "PROPN" and first > sentence.start and doc[first - 1].text == "," else None


def _head(first: Token, verb: Token) -> Token | None:
    """The head of the noun phrase that begins with this token, before the verb."""
    token = first
    while token.dep_ in ("compound", "det", "amod", "nmod", "poss", "nummod", "case") and token.i < token.head.i < verb.i:
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None
