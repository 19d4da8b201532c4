"""What the grammar parser takes wrongly and the rest of the text shows, mended before anything reads the tree.

Clauses on the wrong word, subjects taken for objects, and surnames taken for common nouns.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS, is_thing
from claimcheck.extraction.grammar.speech_repairs import repair_speech
from claimcheck.extraction.grammar.verb_forms import past
from claimcheck.extraction.text.edges import CLOSING, OPENING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEEDS = frozenset(["strike", "airstrike", "tariff", "sanction", "comment", "remark", "test", "protest", "election", "fire", "change", "cut"])
_SAYS = {"states": "state", "notes": "note", "reports": "report", "claims": "claim"}
"""Verbs of saying that look like plurals."""
_NOMINAL = (*SUBJECTS, "dobj", "pobj", "dative", "poss", "conj")
_NEAR = 60
"""Words before a joined verb among which another that it goes with is looked for."""
_CLAUSES = ("ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "parataxis")


def repair(doc: Doc) -> Doc:
    """The same document, changed in place: heads and labels of words, no border and no text."""
    lows = [t.lower_ for t in doc]
    proper = [t for t in doc if t.tag_ == "NNP"]
    names = {t.text for t in proper}
    people = Counter(t.text for t in proper if t.ent_type_ == "PERSON")
    for noun, low in zip(doc, lows, strict=True):
        if noun.text == low:
            continue
        common = noun.tag_ in ("NN", "NNS")
        if common and noun.dep_ in _NOMINAL and noun.text[:1].isupper() and people[noun.text] > 1 and not any(t.tag_ == "CD" for t in noun.children):
            noun.tag_, noun.pos_, noun.lemma_ = "NNP", "PROPN", noun.text
            continue
        acronym = common and noun.ent_type_ == "ORG" and noun.text.isupper() and len(noun.text) > 2
        surname = common and noun.text in names and noun.text[:1].isupper() and noun.dep_ == "nsubj" and noun.n_lefts == 0 and (noun.tag_ == "NNS" or not noun.is_sent_start)
        if surname or acronym or (noun.pos_ in ("NOUN", "NUM", "ADJ", "VERB") and words.IRISH.fullmatch(noun.text)):
            noun.tag_, noun.pos_, noun.lemma_ = "NNP", "PROPN", noun.text
    for negated in [doc[i] for i, low in enumerate(lows) if low in ("n’t", "n't")]:
        if negated.dep_ == "punct" and not negated.is_sent_start:
            negated.dep_, negated.tag_, negated.pos_, negated.head = "neg", "RB", "PART", negated.nbor(-1)
    for that in [doc[i] for i, low in enumerate(lows) if low == "that"]:
        if that.tag_ == "IN" and that.dep_ == "det" and that.head.dep_ in SUBJECTS and that.head.head.dep_ == "ccomp" and "clause" in verb_cues().get(that.head.head.head.lemma_.lower(), {}):
            that.dep_, that.head = "mark", that.head.head
        if that.tag_ == "IN" and ((that.dep_ in SUBJECTS and that.head.dep_ == "ROOT") or _points_at_its_noun(that)):
            that.tag_, that.pos_ = "DT", "PRON" if that.dep_ in SUBJECTS else "DET"
        elif that.dep_ == "mark" and not that.is_sent_start:
            _behind_its_verb(that)
            _beside_a_noun(that)
    for verb in doc:
        if verb.dep_ not in ("conj", "csubj", "advcl"):
            continue
        if verb.dep_ == "conj" and verb.pos_ in ("VERB", "AUX"):
            _with_its_like(verb)
            _with_the_past_above(verb)
            _of_the_noun_before(verb)
            _in_a_series(verb)
            _in_its_quotation(verb)
            _by_who_can_speak(verb)
        elif verb.dep_ == "csubj" and verb.tag_ == "VBG":
            _participle_of_speech(verb)
        elif verb.dep_ == "advcl" and verb.tag_ == "VBG":
            _of_who_can_speak(verb)
            _to_reporters(verb)
    repair_speech(doc)
    for sentence in list(doc.sents):
        if not _SAYS.keys().isdisjoint(lows[sentence.start : sentence.end]):
            _taken_for_nouns(sentence.root)
    for sentence in doc.sents:
        _counted_in_passing(sentence.root)
        _named_who(sentence.root)
        _named_and_asked(sentence.root)
        _after_it_was_said(sentence.root)
        _give_subject(sentence.root)
        _said_behind(sentence.root)
        _told_at_its_end(sentence.root)
    return doc


def _points_at_its_noun(that: Token) -> bool:
    """ "The girl rode the bus, and that small girl was me": no clause that anybody reports; a single thing has no other article."""
    verb, noun = that.head, that.nbor(1) if that.i + 1 < len(that.doc) else that
    while noun.pos_ == "ADJ" and noun.i + 1 < verb.i:
        noun = noun.nbor(1)
    if that.dep_ != "mark" or verb.dep_ != "conj" or noun.tag_ != "NN" or noun.dep_ not in SUBJECTS or noun.head.i != verb.i or that.nbor(-1).dep_ != "cc":
        return False
    first = verb
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    told_before = first.dep_ != "ROOT" and first.head.i < first.i
    if told_before or "clause" in verb_cues().get(first.lemma_.lower(), {}) or not any(t.lemma_ == noun.lemma_ for t in that.doc[that.sent.start : that.i]):
        return False
    that.dep_, that.head = "det", noun
    return True


def _with_its_like(verb: Token) -> None:
    """ "Urging her to lie and asking him why", "they say one is late and say two will come": a joined verb goes with the verb above that has its form, not with one that has another."""
    above = verb.head
    if _form(verb) is None or _form(above) in (None, _form(verb)) or verb.i < above.i or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children):
        return
    if verb.left_edge.nbor(-1).dep_ != "cc" or (verb.tag_ == "VBG" and any(c.dep_ in ("aux", "auxpass") and c.lemma_ == "be" for c in above.children)):
        return
    like = next((t for t in reversed(verb.doc[max(above.i + 1, verb.left_edge.i - _NEAR) : verb.left_edge.i]) if t.dep_ in _CLAUSES and _form(t) == _form(verb)), above)
    for _ in range(8):
        if _form(like) == _form(verb):
            for joiner in [c for c in above.children if c.dep_ == "cc" and above.i < c.i < verb.i]:
                joiner.head = like
            verb.head, verb.tag_ = like, like.tag_
            return
        if like.head.i == like.i or like.head.i > like.i:
            return
        like = like.head


def _with_the_past_above(verb: Token) -> None:
    """ "She said he will sell it but declined to say when": no past goes with "will sell", so that it goes with "said"."""
    above = verb.head
    if verb.tag_ != "VBD" or verb.lower_ == verb.lemma_ or verb.i < above.i or verb.left_edge.nbor(-1).dep_ != "cc" or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children):
        return
    if not (above.tag_ == "VB" and any(c.tag_ == "MD" for c in above.children)) and above.lower_ != "be":
        return
    like = above
    for _ in range(8):
        if like.head.i >= like.i:
            return
        like = like.head
        if like.tag_ == "VBD" and like.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in like.children):
            for joiner in [c for c in above.children if c.dep_ == "cc" and above.i < c.i < verb.i]:
                joiner.head = like
            verb.head = like
            return


def _form(verb: Token) -> str | None:
    """What another verb joined to it must look like; None where its looks do not tell."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN" and helpers == {"be"}:
        return "VBN"
    if verb.tag_ in ("VB", "VBP") and verb.lower_ != past(verb.lemma_, ""):
        return "VB"
    return verb.tag_ if verb.tag_ in ("VBG", "VBZ") else None


def _after_it_was_said(verb: Token) -> None:
    """ "Hours after Berg said P, Hale resigned", taken for two things that Berg said: the second, behind the comma, is the sentence."""
    opener = next((c for c in verb.children if c.dep_ == "mark" and c.i < verb.i and c.lower_ in ("after", "before", "as", "while", "since")), None)
    said = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if opener is None or len(said) != 2 or "clause" not in verb_cues().get(verb.lemma_.lower(), {}):
        return
    main = said[1]
    subject = next((c for c in main.children if c.dep_ in SUBJECTS), None)
    before = [t.text for t in verb.doc[said[0].i : subject.left_edge.i]][-2:] if subject is not None else []
    if "," not in before:
        return
    for child in [c for c in verb.children if c.dep_ == "punct" and c.i > main.i]:
        child.head = main
    main.head, main.dep_ = main, "ROOT"
    verb.head, verb.dep_ = main, "advcl"


def _of_who_can_speak(verb: Token) -> None:
    """ "Berg said the debt would be paid, telling reporters that P": no debt tells them; who said it does."""
    clause = verb.head
    above = clause.head
    if clause.dep_ != "ccomp" or verb.i < clause.i or above.i > clause.i or verb.nbor(-1).text != "," or not all("clause" in verb_cues().get(v.lemma_.lower(), {}) for v in (verb, above)):
        return
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and is_thing(subject) and any(c.dep_ == "ccomp" for c in verb.children):
        verb.head = above


def _to_reporters(verb: Token) -> None:
    """ "Berg said he hopes the mayor will listen, telling reporters that P": who says it to them is who said the whole."""
    top = verb.head
    while top.dep_ == "ccomp":
        top = top.head
    told = verb.lemma_ == "tell" and any(c.dep_ == "dobj" and c.lemma_ in ("reporter", "journalist") for c in verb.children)
    if not told or top is verb.head or "clause" not in verb_cues().get(top.lemma_.lower(), {}) or verb.nbor(-1).text != ",":
        return
    verb.head = top
    for quoted in [c for c in top.children if c.dep_ == "ccomp" and c.left_edge.i > verb.i]:
        quoted.head = verb


def _behind_its_verb(that: Token) -> None:
    """ "While most said that P, few did": P hangs on "did", not on the verb right before it."""
    verb, clause = that.nbor(-1), that.head
    if verb.pos_ != "VERB" or "clause" not in verb_cues().get(verb.lemma_.lower(), {}) or clause.dep_ == "ROOT":
        return
    if clause.head.i == verb.i or clause.i == verb.i or clause.is_ancestor(verb) or verb.is_ancestor(clause):
        return
    if not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        clause.head, clause.dep_ = verb, "ccomp"


def _beside_a_noun(that: Token) -> None:
    """ "Said A is a matter for states and that B": B is joined to "matter", not to the clause it ends."""
    clause, noun = that.head, that.head.head
    if clause.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "ADJ") or clause.pos_ not in ("VERB", "AUX"):
        return
    above = noun
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    if above.dep_ not in _CLAUSES or above.i > clause.i or any(c.dep_ in ("acl", "ccomp") and c.left_edge.lower_ == "that" for c in noun.children):
        return
    for joiner in [c for c in noun.children if c.dep_ == "cc" and noun.i < c.i < that.i]:
        joiner.head = above
    clause.head = above


def _of_the_noun_before(verb: Token) -> None:
    """ "Is spending money he would rather save": a clause right behind a noun, with a subject and no object, tells of it."""
    first, above = verb.left_edge, verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.left_edge.i != first.i or subject.pos_ not in ("PRON", "PROPN") or any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr") for c in verb.children):
        return
    noun = first.nbor(-1) if first.i > first.sent.start else first
    if noun.pos_ != "NOUN" or noun.i <= above.i or verb.pos_ != "VERB":
        return
    for joined in [c for c in verb.children if c.dep_ == "conj" and c.tag_ == above.tag_ and not any(g.dep_ in SUBJECTS for g in c.children)]:
        joined.head = above
    for joiner in [c for c in verb.children if c.dep_ == "cc"]:
        joiner.head = above
    verb.head, verb.dep_ = noun, "relcl"


def _in_a_series(verb: Token) -> None:
    """ "Are facing a crisis that has closed schools, shaken markets": "shaken" goes with "closed", not with "are facing"."""
    above = verb.head
    if verb.tag_ not in ("VBN", "VBD") or above.tag_ not in ("VBG", "VBZ", "VBP") or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children):
        return
    for token in verb.doc[above.i + 1 : verb.i]:
        helped = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("has", "have", "had", "’ve", "'ve") for c in token.children)
        if token.dep_ == "relcl" and token.tag_ == "VBN" and helped and not any(t.dep_ in SUBJECTS for t in verb.doc[token.i + 1 : verb.i]):
            verb.head = token
            return


def _in_its_quotation(verb: Token) -> None:
    """ "Was blamed for saying the plan “is bad, but it works”": a clause joined outside of its quotation goes with the one inside."""
    above, doc = verb.head, verb.doc
    marks = [t for t in doc[above.i : verb.i] if t.text in OPENING | CLOSING] if above.i < verb.i else []
    if len(marks) != 1 or (marks[0].text == '"' and sum(t.text == '"' for t in doc[verb.sent.start : marks[0].i]) % 2):
        return
    inside = next((t for t in doc[marks[0].i + 1 : verb.left_edge.i] if t.pos_ in ("VERB", "AUX") and t.dep_ in ("ccomp", "advcl", "relcl")), None)
    if inside is not None and not verb.is_ancestor(inside):
        verb.head = inside


def _by_who_can_speak(verb: Token) -> None:
    """ "Said the strikes were right and called on Berg to act", "denied the report that planes were lost and said": strikes call on nobody; who said it did."""
    clause = verb.head
    reported = clause.dep_ == "acl" and clause.head.dep_ == "dobj" and "clause" in verb_cues().get(verb.lemma_.lower(), {})
    above = clause.head.head if reported else clause.head
    cue = verb_cues().get(above.lemma_.lower(), {})
    if (clause.dep_ != "ccomp" and not reported) or verb.lemma_.lower() not in verb_cues() or not (cue if reported else "clause" in cue) or verb.tag_ != above.tag_ != "VBG":
        return
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or any(c.dep_ in SUBJECTS for c in verb.children) or not (is_thing(subject) or subject.lemma_.lower() in _DEEDS or (reported and _is_acted_on(subject))):
        return
    for joiner in [c for c in clause.children if c.dep_ == "cc" and c.i < verb.i]:
        joiner.head = above
    verb.head = above


def _is_acted_on(subject: Token) -> bool:
    """A plain noun, of no person, to which the clause has something done."""
    return subject.dep_ == "nsubjpass" and subject.pos_ == "NOUN" and subject.lemma_.lower() not in words.PERSON_NOUNS


def _participle_of_speech(verb: Token) -> None:
    """ "Berg spoke in Norden, contending the plan was bad", taken for "contending the plan" that "was bad"."""
    clause = verb.head
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    above = clause.head
    if thing is None or clause.dep_ != "ccomp" or above.i >= verb.i or verb.nbor(-1).text != "," or "clause" not in verb_cues().get(verb.lemma_.lower(), {}):
        return
    verb.head, verb.dep_ = above, "advcl"
    clause.head = verb
    thing.head, thing.dep_ = clause, "nsubj"


def _taken_for_nouns(root: Token) -> None:
    """ "P, the Ministry of Trade states on its website": "states" is a verb, its subject the house before it, and P what it states."""
    for verb in root.doc[root.sent.start + 2 : root.sent.end - 1]:
        if verb.lower_ not in _SAYS or verb.tag_ != "NNS" or verb.nbor(1).lower_ not in ("on", "in") or verb.nbor(2).lower_ not in ("its", "their", "his", "her", "a", "the"):
            continue
        house = next((c for c in verb.children if c.i < verb.i and c.dep_ in ("nmod", "compound", "nsubj") and c.pos_ == "PROPN"), None)
        if house is None or house.left_edge.i == 0 or house.left_edge.nbor(-1).text not in (",", *CLOSING):
            continue
        verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", _SAYS[verb.lower_]
        house.dep_ = "nsubj"
        if verb.i != root.i:
            verb.head, verb.dep_ = verb, "ROOT"
            root.head, root.dep_ = verb, "ccomp"
        return


def _counted_in_passing(verb: Token) -> None:
    """ "It killed 72 people, 20 of them children, the mayor said": the mayor says it, and the children are some of those before."""
    said = next((c for c in verb.children if c.dep_ == "nsubj" and any(g.dep_ == "nsubj" and g.tag_ == "CD" for g in c.children)), None)
    speaker = next((c for c in said.children if c.dep_ in ("conj", "appos") and c.i > said.i), None) if said is not None else None
    if said is None or speaker is None or any(c.dep_ == "cc" for c in said.children) or speaker.left_edge.nbor(-1).text != ",":
        return
    whole = next((t for t in reversed(said.doc[verb.sent.start : said.left_edge.i]) if t.pos_ in ("NOUN", "PROPN")), None)
    if whole is not None:
        speaker.head, speaker.dep_ = verb, "nsubj"
        said.head, said.dep_ = whole, "appos"


def _named_and_asked(verb: Token) -> None:
    """ "Berg, asked again about the ruling, said P", taken for what is said of "asked": "said" has the name for its subject."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    name = next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None) if clause is not None else None
    if clause is None or name is None or verb.nbor(-1).text != "," or name.nbor(1).text != "," or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if clause.tag_ in ("VBD", "VBN") and clause.i - name.i <= 4 and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in clause.children):
        name.head, clause.head, clause.dep_, clause.tag_ = verb, name, "acl", "VBN"


def _named_who(verb: Token) -> None:
    """ "Jeptoo, who won in 2006, said P", taken for a sentence about "who won": "said" is the main verb, its subject the name."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if who is None or who.lower_ != "who" or who.i < verb.sent.start + 2 or who.nbor(-1).text != ",":
        return
    name = who.nbor(-2)
    main = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ", "VBP") and c.nbor(-1).text == "," and not any(g.dep_ in SUBJECTS for g in c.children)), None)
    if main is None or not name.text[:1].isupper():
        return
    name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
    for child in [c for c in verb.children if c.dep_ == "punct" and c.i >= main.i - 1]:
        child.head = main
    main.head, main.dep_ = main, "ROOT"
    name.head, name.dep_ = main, "nsubj"
    verb.head, verb.dep_ = name, "relcl"


def _said_behind(verb: Token) -> None:
    """ "P, said Berg, one of the few to have seen it", taken for "said that Berg has seen it", or "if P, said Berg, we shall Q": Berg is who says P."""
    if verb.tag_ not in FINITE or verb.i == verb.sent.start or verb.nbor(-1).text != "," or "clause" not in verb_cues().get(verb.lemma_.lower(), {}):
        return
    name = verb.nbor(1) if verb.i + 2 < verb.sent.end else verb
    while name.dep_ == "compound" and verb.i < name.i < name.head.i:
        name = name.head
    clause = name.head
    if name.dep_ != "nsubj" or name.pos_ != "PROPN" or clause.dep_ != "ccomp" or clause.head.i != verb.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if not (clause.i > name.i and name.nbor(1).text == ","):
        return
    another = any(c.dep_ in SUBJECTS and c.i > name.i for c in clause.children)
    if another or any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        name.head, name.dep_ = verb, "nsubj"
        if another:
            return
        clause.head, clause.dep_ = name, "acl"


def _told_at_its_end(verb: Token) -> None:
    """ "The pictures show that P, an official told the paper", taken for two things shown: the official tells the rest."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    told = "clause" in verb_cues().get(verb.lemma_.lower(), {}) and not any(c.dep_ == "dobj" for c in verb.children)
    if not clauses or (len(clauses) < 2 and told):
        return
    last = clauses[-1]
    subject = next((c for c in last.children if c.dep_ == "nsubj"), None)
    if "clause" not in verb_cues().get(last.lemma_.lower(), {}) or last.tag_ not in FINITE or subject is None:
        return
    first = last.left_edge.i
    while first > verb.i and (verb.doc[first - 1].pos_ == "PROPN" or verb.doc[first - 1].text == "."):
        first -= 1
    if verb.doc[first - 1].text != ",":
        return
    if subject.left_edge.i != last.left_edge.i or subject.pos_ == "PRON" or any(c.dep_ not in ("nsubj", "dobj", "npadvmod", "prep", "punct", "advmod", "dative") for c in last.children):
        return
    for child in [c for c in verb.children if c.dep_ == "punct" and c.i > last.left_edge.i]:
        child.head = last
    for title in verb.doc[first : last.left_edge.i]:
        if not first <= title.head.i < last.left_edge.i or title.head.i == title.i:
            title.head, title.dep_ = subject, "compound"
    last.head, last.dep_ = last, "ROOT"
    verb.head, verb.dep_ = last, "ccomp"


def _give_subject(verb: Token) -> None:
    """ "While A wrote to B, C and D have said so": C and D are joined to B, and the main verb has no subject."""
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i)])
    if verb.tag_ not in FINITE and verb.doc[first].tag_ not in FINITE:
        return
    clause = next((c for c in verb.children if c.dep_ == "advcl" and c.i < first and c.left_edge.dep_ in ("mark", "advmod")), None)
    if clause is None or any(c.dep_ in (*SUBJECTS, "csubjpass") for c in verb.children):
        return
    for token in verb.doc[clause.i + 1 : first]:
        behind_comma = token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
        if token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN") and behind_comma and not any(t.tag_ in FINITE for t in verb.doc[token.i : first]):
            token.head, token.dep_ = verb, "nsubj"
            return
