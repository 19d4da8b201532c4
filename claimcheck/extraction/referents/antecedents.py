"""Whether what a pronoun stands for is in the claim itself, so that a reader needs nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.expletives import is_expletive
from claimcheck.extraction.grammar.speakers import SUBJECTS, is_thing
from claimcheck.extraction.grammar.verb_forms import STATES_OF_MIND, top
from claimcheck.extraction.grammar.verb_phrases import subject_above

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Gender = Callable[["Token"], str | None]
"""The gender ("m", "f", "?") of the person that a word names, None where it names nobody."""

_FAR = 120
"""Words looked back over; keeps the cost of a claim linear."""
_DEEP = 30
"""Steps up the tree."""
MINDS = frozenset(["support", "oppose", "plan", "intend", "hope", "want", "believe", "regret", "expect", "agree", "accept", "refuse", "welcome", "condemn", "need", "consider", "reject", "seek", "know", "decide"])
"""What only somebody does."""
_OF_ITSELF = frozenset(["announce", "vow", "pledge", "promise"])
"""Cues behind which an institution tells what it does itself."""
_HAPPENS = frozenset(["be", "become", "seem", "appear", "remain", "mean", "come", "take", "happen", "cost", "last", "occur", "show", "fail", "make", "include", "contain", "raise", "cause", "help", "hurt", "harm", "pass", "violate", "depend", "have", "strike", "hit", "kill", "begin", "start", "end", "measure"])
"""What things do as well."""
_AMOUNTS = frozenset(["DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"])
_NO_PERSON = frozenset(["ORG", "GPE", "LOC", "NORP", "FAC", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART", "LANGUAGE", *_AMOUNTS])
_ANYBODY = frozenset(["anyone", "anybody", "everyone", "everybody", "someone", "somebody", "nobody", "whoever", "who"])
_NAMES_NOBODY = frozenset(["god", "mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms"])
"""No person by itself: the name behind it is."""
_SEVERAL = frozenset(["many", "most", "some", "several", "few", "all", "both", "others", "those", "these", "each", "none", "hundreds", "thousands", "dozens"]) | _ANYBODY
_COUNTS = words.DEMONSTRATIVES | _SEVERAL | frozenset(["more", "no", "any", "every", "such", "a", "an"])
"""Words of a phrase that cannot be said again of the same ones."""
_COLLECTIVE = words.INSTITUTIONS | words.listed("police public family couple staff crew pair generation community crowd electorate audience administration opposition population people majority minority rest half desk bench leadership")
_ENDS_LIKE_A_PERSON = re.compile(r"(?:er|or|ist|ian|ee|ant|[^m]ent|man|boy|girl|child)$")
_LIKE_PERSONS = words.listed(
    "accent accident anger answer barrier barter behavior behaviour border cancer career carrier center centre chair chamber chapter character "
    "charter coffee color colour committee component computer content continent corner corridor counter cover danger degree detector dinner "
    "disaster door elevator encounter error event extent exterior factor favor favour fee fever fiber filter finger fist flavor floor folder "
    "grant guarantee harbor harbour honor honour horror humor humour hunger incentive incident intent interior labor labour layer letter liquor "
    "list liver lumber major matter minor mirror mist monitor motor newspaper number odor odour offer order paper patent percent plant poor "
    "poster power precedent quarter reactor register rent restaurant river rubber rumor rumour sector semester shelter shoulder shower silver "
    "reminder remainder marker helicopter blockbuster calculator indicator denominator escalator generator refrigerator cluster sweater slaughter "
    "laughter murder manner wonder ladder powder gender disorder newsletter trailer bumper bunker burger buffer spider thriller twitter container "
    "content accent segment talent component ingredient gradient continent restaurant covenant instant elephant checklist twist tree knee jubilee human "
    "soccer summer talent tenor terror theater theatre timber tower tractor transfer trigger tumor tumour vapor vector water weather winter year"
)
"""Nouns that end like those for people."""
_IN_SET_PHRASES = words.listed("hand fact course example instance addition part result end average contrast case sense turn particular moment point beginning start spite total practice theory private public")
"""Nouns of phrases such as "on the one hand", "in fact" and "at this point"."""
_FROM_WHERE = frozenset(["of", "from", "in", "at", "near", "to"])
"""Prepositions behind which a single name is a place or an owner, and not several who act."""
_TOGETHER = frozenset(["with", "without", "in", "into"])
"""Prepositions that give somebody what is his own: "a woman in her car"."""
_OBJECTS = frozenset(["him", "her", "them"])
"""Pronouns that are no subject of a clause with tense: "Berg had them cut"."""
_JUDGES = words.listed("criticize criticise mock ridicule denounce condemn deride blast slam praise hail applaud question rebuke decry lambaste")
"""What one does to another's words or deeds."""
_BESIDE = frozenset(["to", "for", "of", "at", "by", "from", "on", "against", "about", "without"])
"""Prepositions behind which a plain pronoun is never its own subject: "Berg spoke to him"."""


def gender_wanted(pronoun: str) -> frozenset[str]:
    """The pronouns (lower case) that mean the same one."""
    return next((group for group in (words.HE, words.SHE, words.IT, words.THEY) if pronoun in group), frozenset())


def is_answered(pronoun: Token, span: Span, gender: Gender, subject: Token | None, skipped: Collection[int] = ()) -> bool:
    """Whether something in the claim before a third-person pronoun can be what it stands for, or a fronted "In his speech" leads to it.

    `subject` is `subject_before` of the claim, `skipped` are tokens that are no part of the claim (", Berg said,").
    """
    kin = gender_wanted(pronoun.lower_)
    if pronoun.lower_.endswith(("self", "selves")) or _beside_its_owner(pronoun, gender):
        return True
    barred = _own_clause(pronoun) | nouns_above(pronoun) | _gapped(pronoun) | led_by(pronoun) | _judged(pronoun)
    fits = _fits(pronoun.lower_, gender, acted_on=pronoun.dep_ == "dobj" and pronoun.head.dep_ in ("ccomp", "pcomp"), deed=_deed(pronoun))
    if subject is not None and subject.i not in barred and (subject.lower_ in kin or (fits(subject) and (subject.pos_ == "PROPN" or pronoun.lower_ in words.IT | words.THEY))):
        return True
    for token in span.doc[max(span.start, pronoun.i - _FAR) : pronoun.i]:
        if token.i in barred or token.i in skipped or (pronoun.dep_ == "poss" and token.lemma_ == pronoun.head.lemma_):
            continue
        if (token.lower_ in kin and not is_expletive(token)) or fits(token):
            return True
    return any(fits(t) for t in _subject_behind(pronoun, span) if t.i not in skipped)


def _fits(pronoun: str, gender: Gender, *, acted_on: bool = False, deed: str = "") -> Callable[[Token], bool]:
    """What a pronoun can mean; a country that demands an act is not what is acted on (`acted_on`), no noun is what is done, and no name what happens (`deed`)."""
    if pronoun in words.IT and deed:
        return lambda t: is_single_thing(t, gender) and t.pos_ == "NOUN" and deed == "happen" and t.dep_ in (*SUBJECTS, "dobj")
    if pronoun in words.IT:
        return lambda t: is_single_thing(t, gender) and not (pronoun == "it" and _named_together(t)) and not (acted_on and t.ent_type_ == "GPE" and t.dep_ in ("nsubj", "nsubjpass"))
    if pronoun in words.THEY:
        return lambda t: are_several(t, gender)
    wanted = "m" if pronoun in words.HE else "f"
    return lambda t: may_be_a_person(t, gender, wanted) and not _as_what(t) and not (wanted == "f" and t.dep_ not in SUBJECTS and gender(t) == "?")


def _named_together(name: Token) -> bool:
    """ "In Texas and Ohio": neither alone is what a later "it" means."""
    return name.pos_ == "PROPN" and bool(name.conjuncts) and all(t.pos_ == "PROPN" for t in name.conjuncts)


def _deed(it: Token) -> str:
    """ "Do it", "that it be done", "it happened", "put it well": the word means what is done, happens or is told."""
    lemma = str(it.head.lemma_)
    told = lemma == "put" and it.dep_ == "dobj" and it.i + 1 < len(it.doc) and it.nbor(1).pos_ == "ADV"
    asked = (lemma, it.dep_) == ("do", "nsubjpass") and any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in it.head.children)
    return lemma if told or asked or (lemma, it.dep_) in (("do", "dobj"), ("happen", "nsubj")) else ""


def _beside_its_owner(pronoun: Token, gender: Gender) -> bool:
    """ "Hale's faults and his friends' greater ones": whose the first is stands before it."""
    noun = pronoun.head
    if pronoun.dep_ != "poss" or noun.dep_ != "conj" or pronoun.lower_ not in words.HE | words.SHE:
        return False
    wanted = "m" if pronoun.lower_ in words.HE else "f"
    return any(c.dep_ == "poss" and c.pos_ == "PROPN" and c.ent_type_ not in ("GPE", "LOC", "NORP") and gender(c) in (wanted, "?", None) for c in noun.head.children)


def _judged(pronoun: Token) -> frozenset[int]:
    """ "Berg mocked his speech" is told of another's."""
    verb = pronoun.head.head
    someone = words.PERSON_ROLES | words.PERSONS_APART | words.RELATED | words.MALE | words.FEMALE | {"parent", "daughter", "staff"}
    if pronoun.lower_ not in ("his", "her") or pronoun.dep_ != "poss" or pronoun.head.dep_ != "dobj" or verb.lemma_ not in _JUDGES or pronoun.head.lemma_.lower() in someone:
        return frozenset()
    subject = subject_above(verb) if verb.dep_ == "conj" else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return frozenset({subject.i}) if subject is not None else frozenset()


def may_be_a_person(token: Token, gender: Gender, wanted: str) -> bool:
    """A noun that "he" (wanted "m") or "she" ("f") could mean."""
    if token.lower_ in _ANYBODY:
        return bool(token.tag_ == "NN")
    if token.lower_ in _NAMES_NOBODY:
        return False
    if token.pos_ == "PROPN":
        known = gender(token)
        return known in (wanted, "?") if known is not None else token.ent_type_ not in _NO_PERSON and token.tag_ != "NNPS"
    return is_person_noun(token) and phrases.gender_of(token.text) in (None, wanted)


def is_person_noun(token: Token) -> bool:
    """A common noun for one person: "the mayor", "a lawyer"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or token.tag_ != "NN" or is_thing(token) or token.dep_ in ("compound", "npadvmod") or lemma in _LIKE_PERSONS:
        return False
    return lemma in words.PERSON_NOUNS or _ENDS_LIKE_A_PERSON.search(lemma) is not None


def is_single_thing(token: Token, gender: Gender) -> bool:
    """A noun that "it" could mean."""
    if token.tag_ not in ("NN", "NNP") or token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in (*_AMOUNTS, "NORP") or (token.ent_type_ == "PERSON" and not (token.i > 0 and token.nbor(-1).is_quote)) or token.dep_ in ("compound", "npadvmod"):
        return False
    if token.dep_ == "attr" and any(c.lower_ == "it" and is_expletive(c) for c in token.head.children):
        return False
    if token.dep_ == "pobj" and token.head.pos_ == "ADP" and token.lemma_.lower() in _IN_SET_PHRASES and not any(c.dep_ in ("prep", "relcl", "poss") for c in token.children):
        return False
    if token.pos_ == "PROPN":
        titled = token.i > 0 and token.nbor(-1).is_quote
        return (gender(token) is None or titled) and token.lower_.rstrip(".") not in words.TITLES
    return token.lemma_.lower() not in words.PERSON_ROLES


def are_several(token: Token, gender: Gender) -> bool:
    """A noun or pronoun that "they" could mean."""
    low = token.lower_
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return token.lemma_.lower() in ("people", "percent") or (token.tag_ == "NNS" and token.dep_ == "pobj" and token.ent_type_ == "PERCENT")
    if (low in _SEVERAL and token.dep_ != "det") or (token.pos_ == "NUM" and token.dep_ in SUBJECTS and low != "one"):
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "npadvmod"):
        return False
    several = any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON") for c in token.children)
    if token.tag_ == "NNP" and not several and (gender(token) is not None or (token.ent_type_ != "NORP" and token.dep_ == "pobj" and token.head.lower_ in _FROM_WHERE)):
        return False
    if token.tag_ in ("NNS", "NNPS") or token.ent_type_ in ("ORG", "NORP") or token.lemma_.lower() in _COLLECTIVE:
        return True
    anybody = any(c.lower_ in ("a", "an", "any", "every", "each", "no") for c in token.children) and is_person_noun(token)
    return anybody or several


def acts_itself(pronoun: Token) -> bool:
    """Whether an "it" right behind a cue is the institution that speaks: it does something, and nothing else that it could be is told of before."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj":
        return False
    if verb.lemma_ in MINDS or any(c.dep_ == "acomp" and c.lower_ in STATES_OF_MIND for c in verb.children):
        return True
    if verb.lemma_ in _HAPPENS:
        return False
    if pronoun.i > 1 and any(t.lemma_ in _OF_ITSELF for t in pronoun.doc[pronoun.i - 2 : pronoun.i]):
        return True
    teller = teller_before(pronoun)
    own = range(teller.left_edge.i, teller.right_edge.i + 1) if teller is not None else range(0)
    before = [t for t in pronoun.doc[max(pronoun.sent.start, pronoun.i - _FAR) : pronoun.i] if t.i not in own]
    return not any(t.pos_ == "NOUN" and t.tag_ == "NN" and is_single_thing(t, lambda _: None) and t.lemma_.lower() not in words.INSTITUTIONS and t.dep_ in ("dobj", "pobj", "nsubjpass") for t in before)


def teller_before(word: Token) -> Token | None:
    """The subject of the cue right before the clause whose subject the word is: "Hale said that he"."""
    verb = word.head.head
    if word.dep_ != "nsubj" or word.head.dep_ != "ccomp" or "clause" not in verb_cues().get(verb.lemma_, {}):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < word.i), None)


def act_themselves(pronoun: Token) -> bool:
    """Whether "they" right behind a cue are those who speak: they will do something, and nobody else that they could be is told of before."""
    teller = teller_before(pronoun)
    if teller is None or not any(c.lower_ in ("will", "would") for c in pronoun.head.children) or pronoun.head.lemma_ in ("be", "have", "become", "come"):
        return False
    others = (t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.tag_ in ("NNS", "NNPS") and t not in teller.subtree)
    return not any(others)


def _own_clause(pronoun: Token) -> frozenset[int]:
    """The words of the subject that a plain object pronoun cannot mean: "Berg fired him" is somebody else than Berg, "fear is a part of it" something else than fear."""
    verb = pronoun.head
    if pronoun.dep_ == "pobj":
        if verb.lower_ not in _BESIDE and not (verb.lower_ == "with" and pronoun.lower_ == "it"):
            return frozenset()
        verb = verb.head.head if verb.head.dep_ == "attr" else verb.head
    elif pronoun.dep_ == "nsubj" and pronoun.lower_ in _OBJECTS and verb.dep_ == "ccomp":
        verb = verb.head
    elif pronoun.dep_ not in ("dobj", "dative") or pronoun.tag_ == "PRP$":
        return frozenset()
    for _ in range(4):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        modifies = verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG")
        if modifies and (subject is None or subject.tag_ in ("WP", "WDT")):
            return frozenset({verb.head.i})
        if subject is not None:
            return frozenset(i for t in (subject, *subject.conjuncts) for i in _without_owners(t))
        if verb.dep_ not in ("xcomp", "conj") or verb.head.i == verb.i:
            break
        verb = verb.head
    return frozenset()


def _without_owners(noun: Token) -> Iterator[int]:
    """The words of a noun phrase and what it is of, but whose it is: "friends of Berg struck him" is told of another, "Berg's friends left him" need not be."""
    yield noun.i
    for below in noun.children:
        if below.dep_ not in ("poss", "relcl", "acl", "prep") or below.lower_ == "of":
            yield from (t.i for t in below.subtree)


def nouns_above(word: Token) -> frozenset[int]:
    """ "Most of them", "the points the two fought over", "Hale, her aide,": what the word hangs on, or its clause tells of, is not what it stands for; but "a woman in her car"."""
    found, pronoun = set(), word
    owner = word.dep_ == "poss"
    if word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ == "relcl":
        found.add(word.head.head.i)
        if word.lower_ == "it":
            word = word.head.head
    for _ in range(_DEEP):
        if word.dep_ not in ("pobj", "prep", "poss", "pcomp") or (owner and word.dep_ == "prep" and word.lower_ in _TOGETHER):
            break
        word = word.head
        if word.pos_ not in ("ADP", "VERB", "AUX"):
            found.add(word.i)
            if owner and word.dep_ == "appos" and word.left_edge.i == pronoun.i:
                found.add(word.head.i)
    return frozenset(found)


def led_by(pronoun: Token) -> frozenset[int]:
    """ "Leaning on its friends, it failed", "as one who met Berg, he", "on the home front it", "the trouble is that it": what the opening before a subject tells of is not that subject."""
    found = set()
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        if pronoun.lower_ == "it":
            found |= {c.i for p in pronoun.head.children if p.dep_ == "prep" and p.i < pronoun.i for c in p.children if c.dep_ in ("pobj", "pcomp")}
            above = pronoun.head.head
            if pronoun.head.dep_ == "ccomp" and above.lemma_ in ("be", "’s", "'s"):
                found |= {c.i for c in above.children if c.dep_ in ("nsubj", "nsubjpass")}
        for clause in pronoun.head.children:
            if clause.dep_ == "prep" and (clause.lower_ == "as" or any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in clause.children) or (clause.lower_ == "for" and any(c.lower_ in _COUNTS for c in clause.children))) and pronoun.i - _FAR < clause.i < pronoun.i:
                found |= {t.i for t in pronoun.doc[clause.i : clause.right_edge.i + 1]}
            if clause.dep_ == "advcl" and clause.left_edge.lower_ == "if" and pronoun.i - _FAR < clause.i < pronoun.i:
                found |= {c.i for c in clause.children if c.lower_ in ("everyone", "everybody")}
            if (clause.dep_ == "advcl" or clause.lower_ == "based") and clause.tag_ in ("VBG", "VBN") and pronoun.i - _FAR < clause.i < pronoun.i and not any(c.dep_ in SUBJECTS for c in clause.children):
                told = pronoun.doc[max(clause.left_edge.i, pronoun.i - _FAR) : clause.right_edge.i + 1]
                found |= {t.i for t in told if t.dep_ not in SUBJECTS}
    return frozenset(found)


def _gapped(pronoun: Token) -> frozenset[int]:
    """ "The benefits they were given": what a clause without "that" tells of is not its subject."""
    clause = pronoun.head
    bare = clause.dep_ == "relcl" and pronoun.dep_ in ("nsubj", "nsubjpass") and not any(t.tag_ in ("WDT", "WP", "WRB", "WP$") or t.lower_ == "that" for t in clause.children)
    return frozenset({clause.head.i}) if bare else frozenset()


def subject_before(span: Span) -> Token | None:
    """The subject of a claim that leaves it to the clause before ("and sold his house"); it is put in when the claim is printed."""
    root = top(span)
    if any(c.dep_ in SUBJECTS for c in root.children):
        return None
    subject = subject_above(root) if root.dep_ == "conj" else None
    return subject if subject is not None and subject.i < span.start else None


def _subject_behind(pronoun: Token, span: Span) -> Iterator[Token]:
    """ "In his speech, Berg …": the subject of the clause that a fronted phrase or clause with the pronoun in it leads to."""
    clause = pronoun
    for _ in range(8):
        if clause.head.i == clause.i or not span.start <= clause.head.i < span.end:
            return
        below, clause = clause, clause.head
        if below.lower_ in ("among", "besides"):
            return
        if clause.pos_ in ("VERB", "AUX") and below.dep_ in ("prep", "advcl", "npadvmod", "advmod", "mark") and below.i < clause.i:
            own = below.dep_ == "advcl" and any(c.dep_ in SUBJECTS for c in below.children)
            person = pronoun.lower_ in words.HE_OR_SHE
            yield from (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and pronoun.i < c.i < span.end and (not own or (person and c.pos_ in ("PROPN", "PRON"))))


def _as_what(noun: Token) -> bool:
    """ "As a boy with a rival, he": the noun says what "he" was, or with whom, and is nobody he could be."""
    for _ in range(_DEEP):
        if noun.head.i == noun.i:
            break
        if noun.dep_ == "pobj" and noun.head.lower_ == "as":
            return bool(noun.head.head.pos_ in ("VERB", "AUX"))
        if noun.dep_ not in ("compound", "nmod", "poss", "amod", "conj") and not (noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")) and noun.dep_ != "prep":
            break
        noun = noun.head
    return False


def taken_up(pronoun: Token, span: Span, gender: Gender) -> Span | None:
    """The noun phrase in the clause before the claim that its pronoun takes up, in the same part of the clause; None where it is not certain.

    "The bill passed, but it was vetoed", "39 percent support the law, while 52 percent oppose it": of the nouns that stand
    before in the sentence only one fits, and it is subject or object as the pronoun is.
    """
    sentence = pronoun.sent
    if span.start - sentence.start > _FAR or sentence.start >= span.start or pronoun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    before = pronoun.doc[sentence.start : span.start]
    if any(t.is_quote or t.lower_ in ("who", "which", "it", "they", "he", "she") for t in before):
        return None
    if pronoun.lower_ == "both":
        found = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and len(t.conjuncts) == 1 and t.conjuncts[0].i > t.i]
        pair = found[0] if len(found) == 1 else None
        return before.doc[pair.left_edge.i : pair.conjuncts[0].i + 1] if pair is not None and not any(t.dep_ == "prep" for t in pair.subtree) else None
    fits = _fits(pronoun.lower_, gender)
    fitting = [t for t in before if fits(t) and t.pos_ in ("NOUN", "PROPN")]
    if len(fitting) != 1:
        return None
    noun = fitting[0]
    subjects = ("nsubj", "nsubjpass")
    parallel = noun.dep_ == pronoun.dep_ or (noun.dep_ in subjects and pronoun.dep_ in subjects)
    if not parallel or not _beside(noun.head, pronoun.head):
        return None
    phrase = pronoun.doc[noun.left_edge.i : noun.i + 1]
    return None if any(t.pos_ in ("PRON", "NUM") or t.lower_ in _COUNTS for t in phrase) else phrase


def _beside(clause: Token, other: Token) -> bool:
    """Two clauses of which one is joined to the other, or what is said in two such clauses."""
    if clause.dep_ == other.dep_ == "ccomp" and clause.head.i != other.head.i:
        return _beside(clause.head, other.head) or _beside(clause, other.head)
    joined = ("conj", "advcl", "parataxis")
    return (other.dep_ in joined and other.head.i == clause.i) or (clause.dep_ in (*joined, "ccomp") and clause.head.i == other.i)
