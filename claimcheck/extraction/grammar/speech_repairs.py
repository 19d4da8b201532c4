"""What the grammar parser takes wrongly round a verb of saying, mended before anything reads the tree: whom it told, when, and what goes on in the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.text.edges import CLOSING, OPENING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def repair_speech(doc: Doc) -> None:
    """The same document, changed in place."""
    for verb in doc:
        if verb.pos_ == "VERB" and "clause" in verb_cues().get(verb.lemma_.lower(), {}):
            _told_whom(verb)
            _said_when(verb)
            _goes_on_behind(verb)


def _told_whom(verb: Token) -> None:
    """ "Berg tells Carl Hale, “P”", taken for two subjects: the one behind the verb is told."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.lemma_ == "tell" and len(subjects) == 2 and subjects[0].i < verb.i < subjects[1].i:
        subjects[1].dep_ = "dobj"


def _said_when(verb: Token) -> None:
    """ "Berg said on Friday it is late": without a comma, the day right behind the cue is when it was said."""
    on = verb.nbor(1) if verb.i + 3 < len(verb.doc) else verb
    day = on.nbor(1) if on.i > verb.i else on
    if on.lower_ != "on" or day.lower_ not in _DAYS or day.nbor(1).is_punct or on.head.dep_ != "ccomp" or on.head.head.i != verb.i:
        return
    on.head = verb


def _goes_on_behind(verb: Token) -> None:
    """ "“P,” Berg says, “but was late”": what a joined verb in the second quotation goes on with is P, and not that he says it."""
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    for clause in [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and c.pos_ in ("VERB", "AUX")]:
        if said is None or any(c.dep_ in SUBJECTS for c in clause.children) or clause.tag_ not in (*FINITE, "VBN"):
            return
        opens = [t for t in verb.doc[verb.i : clause.i] if t.text in OPENING]
        behind = opens[-1].nbor(1) if opens else verb
        if behind.dep_ != "cc" or behind.head.i != verb.i or not any(t.text in CLOSING for t in verb.doc[said.i : verb.i]):
            return
        behind.head, clause.head = said, said
