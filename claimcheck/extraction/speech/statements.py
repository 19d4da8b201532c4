"""Whether an attributed stretch states anything: it has a verb with tense and is no order, answer, piece or mere pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_forms import past, top
from claimcheck.extraction.parts import Said
from claimcheck.extraction.text.edges import text_of
from claimcheck.records import Attribution, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_HOW_FAR = frozenset(["not", "just", "only", "simply", "even", "mainly", "partly", "largely", "mostly", "perhaps", "probably", "maybe", "primarily", "chiefly", "especially", "particularly"])
"""What stands before "because" in a piece of a sentence that is no sentence."""
_ANSWERS = frozenset(["yes", "no", "so", "too", "not", "well", "absolutely", "certainly", "definitely", "really", "oh", "okay"])
"""What "Yes, I would" has beside a pronoun and an auxiliary: an answer that states nothing without its question."""
_REFERS = frozenset(["say", "add", "tell", "report", "note", "explain", "write", "agree", "disagree", "concur", "reply", "ask", "tweet", "post", "testify"])
"""Verbs that, without what was said, only point at it: "the Post first reported", "Lee agreed"."""
_ANSWERING = _REFERS | frozenset(["respond", "react", "answer", "continue", "begin", "conclude", "comment", "joke"])
"""Verbs that lead, before a colon, to what somebody said."""
_TOLD = frozenset(["story", "truth", "lie", "tale", "joke", "fib", "secret"])
"""What is told, and not to whom."""
_OPEN = frozenset(["think", "say", "believe", "guess", "suppose", "mean", "tell", "realize", "realise", "recognize", "recognise", "understand", "hope", "emerge", "suspect", "wonder", "insist", "approve", "disapprove"])
"""Verbs that say nothing without what they lead to."""
_SUBORDINATORS = frozenset(["once", "after", "when", "if", "unless", "until", "before"])
"""Words that open a clause which says when or on what condition, and nothing else."""


def states(doc: Doc, said: Said) -> bool:
    """Whether the words state something: a verb with tense, or a clause cut off from one, and no "what he wanted to hear"."""
    tokens = doc.char_span(said.claim.start, said.claim.end, alignment_mode="contract")
    if tokens is None or len(tokens) == 0:
        return True
    if said.claim != said.content:
        asked = said.force is not Force.ASKS and "?" in text_of(doc)[said.claim.end - 1 : said.claim.end + 1]
        return tokens[0].tag_ not in ("WDT", "WP") and not asked
    if not any(t.pos_ in ("VERB", "NOUN", "PROPN", "NUM", "ADJ", "ADV", "DET") and t.lower_ not in _ANSWERS and not t.is_punct for t in tokens):
        return False
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or (t.dep_ == "conj" and t.tag_ in ("VB", "VBN")) or (t.tag_ == "VB" and t.dep_ == "ccomp" and not tokens.start <= t.head.i < tokens.end and any(c.dep_ == "nsubj" and c.tag_ in ("NNS", "NNPS") for c in t.children) and not any(c.dep_ == "aux" for c in t.children)) for t in tokens):
        root = top(tokens)
        if root.pos_ == "NOUN" and any(c.tag_ == "VBN" and c.i == root.i + 1 for c in root.children):
            return said.cue is not None and said.attribution is Attribution.INDIRECT and root.dep_ in ("nsubj", "nsubjpass")
        return root.tag_ in ("VBG", "VBN") and root.i - tokens.start < 3 and root.dep_ in ("advcl", "acl", "conj", "ccomp", "relcl")
    first, root = tokens[0], top(tokens)
    words = tokens[1:] if first.lower_ in ("and", "but") else tokens
    if first.lower_ == "whether" and first.head.i == root.i and said.force is Force.STATES and not any(c.dep_ == "conj" and any(g.dep_ in SUBJECTS for g in c.children) for c in root.children):
        return False
    opened = words[0].lower_ in _SUBORDINATORS if said.attribution is not Attribution.DIRECT_QUOTE else words[0].lower_ in ("if", "unless")
    if words[0].lower_ in ("until", "unless") and words[0].head.i == root.i and words[0].dep_ == "mark":
        return False
    if len(words) > 1 and words[0].lower_ in _HOW_FAR and words[1].lower_ in ("because", "if", "when", "unless") and (words[0].lower_ != "even" or words[1].head.i == root.i):
        return False
    if words[0].head.i == root.i and ((root.dep_ == "advcl" and opened) or (words[0].lower_ in ("if", "unless") and sum(t.tag_ in FINITE for t in words) == 1 and not any(t.text == "," for t in words))):
        return False
    if said.cue is None and root.dep_ == "ROOT" and root.pos_ in ("NOUN", "PROPN", "NUM") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children):
        return False
    below = {c.dep_ for c in root.children if tokens.start <= c.i < tokens.end}
    if said.cue is None and _orders(root, tokens):
        return False
    if words[0].lower_ == "so" and 1 < len(words) < 14 and (words[1].pos_ == "AUX" or words[1].lower_ in ("did", "do", "does")):
        return False
    if said.cue is None and root.lemma_ in ("say", "tell", "add", "write", "include") and text_of(doc)[said.claim.end : said.claim.end + 1] == ":":
        return False
    last_verb = next((t for t in reversed(tokens) if t.pos_ == "VERB"), root)
    if said.cue is None and text_of(doc)[said.claim.end : said.claim.end + 1] == ":" and last_verb.lemma_ in _ANSWERING and not any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in last_verb.children):
        return False
    if said.cue is None and text_of(doc)[said.claim.end : said.claim.end + 1] == ":" and any(t.i > root.i and (t.lower_ == "following" or (t.lower_ in ("this", "these") and (t.dep_ == "dobj" or t.head.lower_ in ("way", "like")))) for t in tokens):
        return False
    if said.cue is None and text_of(doc)[said.claim.end : said.claim.end + 1] == ":" and first.pos_ == "ADP" and root.i == first.i:
        return False
    if said.attribution is Attribution.OWN_VOICE and first.lower_ == "that" and first.dep_ == "det" and first.head.tag_ == "NNS":
        return False
    where = said.cue is None and root.lemma_ in _REFERS and all(c.lower_ in ("in", "at", "during") or any(g.ent_type_ in ("DATE", "TIME") for g in c.children) for c in root.children if c.dep_ == "prep")
    told = {"ccomp", "xcomp", "dobj", "advcl", "acomp", "parataxis", "nsubjpass", "dative"} | ({"advmod"} if root.lemma_ in ("say", "add", "tell") else {"oprd"} if where else {"prep", "oprd"})
    if said.cue is None and root.lemma_ in _REFERS and not below & told:
        return False
    if said.cue is None and root.lemma_ == "tell" and sum(t.pos_ == "VERB" for t in tokens) == 1 and not below & {"ccomp", "xcomp", "prep", "parataxis", "dative"} and not any(c.dep_ == "dobj" and c.lemma_ in _TOLD for c in root.children):
        return False
    if first.lower_ == "not" and len(tokens) > 1 and tokens[1].lower_ == "that":
        return False
    if said.force is not Force.ASKS and first.lower_ in ("then", "so") and len(tokens) > 3 and tokens[1].tag_ == "WRB" and tokens[2].pos_ == "AUX":
        return False
    if said.force is not Force.ASKS and first.lower_ in ("how", "why") and ((first.head.pos_ in ("ADJ", "ADV") and root.dep_ == "ccomp") or (root.dep_ == "ROOT" and any(t.pos_ == "AUX" for t in tokens[1:3]))):
        return False
    last = next((c for c in root.children if c.dep_ == "xcomp" and tokens.start <= c.i < tokens.end), root)
    if last.lemma_ in _OPEN and len(tokens) < (6 if last is root else 8) and not any(c.dep_ in ("ccomp", "xcomp", "dobj", "prep", "advcl", "acomp") and tokens.start <= c.i < tokens.end for c in last.children):
        return False
    return said.force is Force.ASKS or not (first.tag_ in ("WP", "WDT", "WRB") and first.head.i >= root.i and first.lower_ not in ("when", "who", "which") and root.dep_ not in ("ROOT", "advcl"))


def is_headless(doc: Doc, said: Said, text: str) -> bool:
    """A clause whose subject stands elsewhere, and could not be brought back: "was intended to make voting easier"."""
    tokens = doc.char_span(said.claim.start, said.claim.end, alignment_mode="contract")
    if tokens is None or len(tokens) == 0:
        return False
    root = top(tokens)
    if len(tokens) > 1 and tokens[0].lower_ in ("and", "but"):
        tokens = tokens[1:]
    if said.cue is not None and said.cue.start == said.claim.start < said.content.start and text.lower().startswith(tokens[0].lower_):
        return True
    if tokens[0].tag_ == "VBG" and tokens[0].i == root.i and root.dep_ not in ("csubj", "nsubj", "csubjpass") and text.lower().startswith(tokens[0].lower_) and not any(t.text == "," or t.tag_ in FINITE or t.dep_ in (*SUBJECTS, "csubjpass") for t in tokens):
        return True
    before = tokens.doc[tokens.start : root.i]
    gone = root.tag_ == "VB" and (any(c.dep_ == "conj" and c.tag_ == "VBD" for c in root.children) or (said.force is not Force.ASKS and said.claim == said.content and root.text.islower()))
    bare = root.tag_ in ("VBD", "VBZ", "VBP") or any(t.tag_ in ("VBP", "VBZ", "VBD", "MD") for t in before)
    nobody = bare and len(before) > 0 and before[0].lower_ != "so" and not any(t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "VERB") or t.dep_ == "expl" for t in before)
    if tokens[0].tag_ not in ("VBD", "VBZ", "VBP", "MD") and not nobody and not ((gone or (root.tag_ == "VBN" and any(c.dep_ == "dobj" for c in root.children))) and tokens[0].i == root.i) and not (tokens[0].pos_ == "ADP" and root.dep_ == "conj" and root.tag_ in ("VBD", "VBZ")):
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and tokens.start <= c.i < tokens.end for c in root.children)
    return not own and text.lower().startswith(tokens[0].lower_)


def _orders(verb: Token, tokens: Tokens) -> bool:
    """An order: "watch the show", "Writers, take note", "First, cut the tax"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VB", "VBP"):
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and tokens.start <= c.i < tokens.end), None)
    if subject is None:
        helped = any(c.dep_ == "aux" and c.lower_ not in ("do", "don") for c in verb.children)
        return verb.tag_ == "VB" and not helped
    if verb.tag_ == "VB" and subject.i == verb.i - 2 and subject.nbor(1).text == "," and verb.lower_ == verb.lemma_ != past(verb.lemma_, ""):
        return True
    return subject.tag_ == "NNS" and any(t.text == "," for t in verb.doc[subject.i + 1 : verb.i]) and verb.i - subject.i <= 3
