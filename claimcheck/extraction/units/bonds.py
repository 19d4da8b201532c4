"""What holds clauses together: where a cut would say more than the sentence does, or leave half of it without sense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import noun_cues, verb_cues
from claimcheck.extraction.grammar.expletives import is_expletive
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_forms import is_tensed
from claimcheck.extraction.parts import Span
from claimcheck.extraction.referents.antecedents import taken_up
from claimcheck.extraction.text.edges import printed

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b[^.]{0,600}(?:\bbut\b|;)", re.IGNORECASE)
"""Each half says less than both: "not only did he lie, but he stole", "he stole not only hearts; he stole votes"."""
_JOINTS = frozenset(["that", "although", "though", "whereas", "while", "as", "after", "because", "so", "yet", "and", "but"])
"""Words behind which a clause may begin that no mark stands before."""
_HEDGED = re.compile(r"\W*(?:(?:and|but|or|so) )?(?:(?:perhaps|maybe|possibly|presumably|supposedly|allegedly)\b|it (?:could|may|might) (?:well )?be that\b)", re.IGNORECASE)
"""Words that hedge all that is joined behind them with "and"."""
_FRONTED = frozenset(["if", "unless", "until", "once", "when", "whenever", "without"])
_SUPPOSED = frozenset(["would", "will", "could", "might", "'ll", "’ll", "'d", "’d", "wo"])
_DASHES = frozenset(["—", "–", "--", "-"])
_SUPPOSING = frozenset(["imagine", "suppose", "consider", "picture", "pretend", "assume", "take", "say", "think"])
"""Orders that open an example: what follows happened to nobody."""
_STANDS_FOR = frozenset(["it", "they", "this", "that", "these", "those", "others", "some", "most", "many", "few", "both", "neither", "none", "each"])
"""Subjects that mean something named in the clause before."""
_OBJECTS = frozenset(["it", "them"])
_ALSO = frozenset(["also", "too", "either", "instead", "otherwise", "likewise", "rather", "still", "nonetheless", "nevertheless", "so", "not", "n't", "n’t"])
"""First or last words of a clause that has its sense from the one before."""
_NOTHING = frozenset(["nothing", "nobody", "none", "neither", "no", "not", "n't", "n’t", "never"])
_GRANTED = frozenset(["debate", "argue", "quibble", "disagree", "dispute", "quarrel"])
"""What one can do about a thing, "but": the second half is what is said."""
_UNDER = frozenset(["because", "after", "before", "since", "as", "if", "unless", "when", "whether", "so", "until", "that", "whenever", "once", "where", "why", "how"])
"""Words that open a clause under which what is joined behind it stands as well."""


def held(tokens: Tokens, heads: list[Token], spans: list[Span]) -> list[Token]:
    """Those of `heads` that cannot be cut off; `spans` are what each would get, the first the main clause's."""
    if any(t.lower_ == "respectively" for t in tokens) or _NOT_ONLY.search(tokens.text) or is_supposition(tokens.root) or any(_crosses_a_dash(tokens, span) for span in spans):
        return heads[1:]
    listed = next((t.idx for t in tokens if t.text == ":"), tokens.end_char)
    if any(head.idx > listed for head in heads):
        return [head for head in heads[1:] if head.idx > listed or heads[0].idx > listed]
    leaning = [head for head, span in zip(heads, spans, strict=True) if _leans(head, span, heads[0], tokens) or not _has_joint(span, tokens)]
    leaning += [head for head in heads[1:] if _shares_its_frame(head, heads[0], tokens) or _is_measured_alike(head, heads[0])]
    return [head for head in heads[1:] if (head in leaning or (heads[0] in leaning and head.i < heads[0].i)) and not _tells_who_said_it(head)]


def _shares_its_frame(clause: Token, main: Token, tokens: Tokens) -> bool:
    """ "In Ohio A leads, while B shows a tie": the place before both holds for both, where the second names none of its own."""
    frame = next((c for c in main.children if c.dep_ == "prep" and c.left_edge.i == tokens.start and c.i < main.i), None)
    if frame is None or clause.left_edge.i < main.i or not any(t.ent_type_ in ("GPE", "LOC") for t in frame.subtree):
        return False
    return _is_set_against(clause) and not any(t.ent_type_ in ("GPE", "LOC") for t in clause.subtree)


def _is_measured_alike(clause: Token, main: Token) -> bool:
    """ "Their support for A rose, while support for B fell": whose it is stands in the first half only."""
    one, other = (next((c for c in verb.children if c.dep_ == "nsubj"), None) for verb in (main, clause))
    if one is None or other is None or one.lemma_ != other.lemma_ or one.pos_ != "NOUN" or not _is_set_against(clause):
        return False
    return any(c.dep_ == "poss" for c in one.children) and not any(c.dep_ in ("poss", "det") for c in other.children)


def _is_set_against(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in clause.children)


def _tells_who_said_it(clause: Token) -> bool:
    """ "While 5% say P": a clause that has a speaker of its own."""
    cue = verb_cues().get(clause.lemma_.lower(), {}).get("clause")
    if cue is None or cue.keeps_verb or cue.documents or not any(c.dep_ == "ccomp" for c in clause.children):
        return False
    return any(c.dep_ in SUBJECTS for c in clause.children)


def is_conditioned(root: Token) -> bool:
    """A condition before the first of several clauses holds over those behind it: "until that happens, they will shout; no one will listen", "forget that, and he looks safe"."""
    if _HEDGED.match(printed(root.doc[root.sent.start : root.i + 2])) and not any(c.dep_ == "cc" and c.lower_ == "but" for c in root.children):
        return True
    orders = root.tag_ == "VB" and root.dep_ == "ROOT" and not any(c.dep_ in (*SUBJECTS, "aux") for c in root.children)
    if orders and any(c.dep_ == "conj" and any(g.dep_ in SUBJECTS for g in c.children) for c in root.children) and any(c.dep_ == "cc" and c.lower_ in ("and", "or") for c in root.children):
        return True
    clauses = [root, *(c for c in root.children if c.dep_ in ("conj", "parataxis", "ccomp"))]
    supposed = sum(any(c.dep_ == "aux" and c.lower_ in _SUPPOSED for c in clause.children) for clause in clauses)
    return supposed > 1 and any(_fronts(c, clause) for clause in clauses[:3] for c in clause.children)


def _fronts(condition: Token, clause: Token) -> bool:
    """It stands before its clause, and the sentence begins with it."""
    first = condition.left_edge
    return condition.dep_ in ("advcl", "prep") and condition.i < clause.i and first.lower_ in _FRONTED and not any(t.is_alpha and t.dep_ != "cc" for t in first.doc[first.sent.start : first.i])


def is_supposition(root: Token) -> bool:
    """ "Imagine that A and B", "consider the father who …": an order to suppose something."""
    return root.lemma_.lower() in _SUPPOSING and root.tag_ in ("VB", "VBP") and not any(c.dep_ in (*SUBJECTS, "aux") for c in root.children)


def is_bound(clause: Token, above: Token) -> bool:
    """A clause that the parser joined to `above`, and that states nothing without it: "and how they work", "so they do not starve", or one behind "because A"."""
    first = clause.left_edge
    if first.tag_ in ("WRB", "WP", "WDT") or first.lower_ == "so" or (first.i > 0 and first.nbor(-1).lower_ == "so"):
        return True
    if _may_be_a_phrase(clause, above) or _has_two_subjects(clause) or _is_led_to(above):
        return True
    if clause.dep_ == "conj" and first.nbor(-1).text == "," and first.i > above.i and above.dep_ == "ROOT" and above.sent[0].lower_ in ("when", "if", "once", "as", "after") and not any(c.dep_ == "cc" and c.i < clause.i for c in above.children):
        return True
    if above.lemma_ in _GRANTED and any(c.lower_ in ("can", "may", "could") for c in above.children) and any(c.dep_ == "cc" and c.lower_ == "but" for c in above.children):
        return True
    return first.i > above.i and (_closes_a_series(clause, above) or _is_behind_another(first, above))


def _has_two_subjects(clause: Token) -> bool:
    """ "Unrest in Norland, Sweden and Oslo as miners marched": what stands before the clause's own opener belongs to the clause before."""
    return any(c.dep_ == "mark" and any(s.dep_ in SUBJECTS and s.i < c.i for s in clause.children) for c in clause.children)


def _is_led_to(above: Token) -> bool:
    """ "Driven from home by hunger and enticed by work, they left": participles that lead to the clause which the parser joined to them."""
    return above.dep_ == "ROOT" and above.tag_ in ("VBD", "VBN") and above.sent[0].tag_ == "VBN" and not any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in above.children)


def _may_be_a_phrase(clause: Token, above: Token) -> bool:
    """ "May bring money through fees and firms pushed back to town": no comma, no object, and a tense that the first verb does not have; firms that were pushed."""
    first = clause.left_edge
    if clause.tag_ != "VBD" or not clause.lower_.endswith("ed") or above.tag_ == "VBD" or first.i < 2 or first.nbor(-1).dep_ != "cc":
        return False
    if any(c.dep_ in ("dobj", "aux", "auxpass", "ccomp", "xcomp") for c in (*clause.children, *(c for c in above.children if c.tag_ == "VBD"))):
        return False
    return bool(any(c.tag_ == "MD" for c in above.children) and first.nbor(-2).pos_ in ("NOUN", "PROPN") and first.pos_ == "NOUN")


def _closes_a_series(clause: Token, above: Token) -> bool:
    """ "I open the paper, read a line and I see chaos": the last of several that "and" joins only once."""
    between = above.doc[above.i + 1 : clause.left_edge.i]
    return any(t.dep_ == "conj" and t.pos_ == "VERB" and t.head.i == above.i and not any(c.dep_ in SUBJECTS for c in t.children) and not any(u.dep_ == "cc" for u in above.doc[above.i : t.i]) for t in between)


def _is_behind_another(first: Token, above: Token) -> bool:
    """Right before the word that joins it ends a clause under the first: it may go on with that one ("lawsuits claiming A, and B")."""
    at = first.i - 1
    comma = False
    while at > above.i and (first.doc[at].dep_ == "cc" or first.doc[at].is_punct):
        comma = comma or first.doc[at].is_punct
        at -= 1
    token = first.doc[at]
    for _ in range(30):
        if token.i == above.i or token.head.i == token.i or token.i < above.i:
            return False
        if token.dep_ in ("acl", "advcl", "pcomp") and token.tag_ == "VBG" and _reports(token):
            return True
        if token.dep_ in ("acl", "ccomp") and token.head.lemma_.lower() in noun_cues() and is_tensed(token):
            return True
        if (not comma or _tells_what_it_is(token)) and token.dep_ in ("advcl", "relcl") and token.left_edge.lower_ in _UNDER - {"that"} and is_tensed(token):
            return True
        token = token.head
    return False


def _tells_what_it_is(clause: Token) -> bool:
    """ "It is a shame when one jokes, and another pays": what "it" is stands behind "when"."""
    verb = clause.head.head if clause.head.dep_ in ("attr", "acomp") else clause.head
    return clause.left_edge.lower_ == "when" and verb.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children)


def _reports(verb: Token) -> bool:
    return "clause" in verb_cues().get(verb.lemma_.lower(), {}) and any(c.dep_ == "ccomp" for c in verb.children)


def _crosses_a_dash(tokens: Tokens, span: Span) -> bool:
    """It holds one dash of a pair and not the other: "the attack -- four died, [three were hurt -- and the claim of it …]"."""
    dashes = [t.idx for t in tokens if t.text in _DASHES and (t.i == tokens.start or t.nbor(-1).whitespace_ or len(t.text) > 1 or t.text == "—")]
    inside = [at for at in dashes if span.start < at < span.end]
    return len(dashes) > 1 and len(dashes) % 2 == 0 and len(inside) % 2 == 1


def _has_joint(span: Span, tokens: Tokens) -> bool:
    """A mark or a joining word stands before it: not "the votes [he needs to pass it]"."""
    first = next((t for t in tokens if t.idx >= span.start), None)
    if first is None or first.i == tokens.start:
        return True
    before = first.nbor(-1)
    if before.is_quote and before.i > tokens.start and not before.nbor(-1).is_punct and before.whitespace_:
        return False
    return bool(before.is_punct or before.is_space or first.is_punct or before.dep_ in ("cc", "mark") or before.lower_ in _JOINTS)


def _leans(head: Token, span: Span, main: Token, tokens: Tokens) -> bool:
    words = [t for t in tokens if span.start <= t.idx < span.end and not t.is_punct and not t.is_space]
    if not words or (head.i == main.i and not _stands_behind(words, tokens)):
        return False
    if not any(c.dep_ in SUBJECTS for c in head.children):
        return False
    if (words[-1].pos_ == "AUX" and head.i in (words[-1].i, words[-1].head.i)) or words[-1].lower_ in _ALSO or words[0].lower_ in _ALSO or (len(words) > 1 and words[1].lower_ == "also" and words[0].dep_ == "expl"):
        return True
    if any(t.lower_ == "also" and t.head.i == head.i for t in words) and (_denies(words) or head.i == main.i):
        return True
    return any(_means_another(t, head, words) for t in words)


def _stands_behind(words: list[Token], tokens: Tokens) -> bool:
    """Another clause comes first: the main clause behind "although A"."""
    return any(t.tag_ in FINITE for t in tokens.doc[tokens.start : words[0].i])


def _denies(words: list[Token]) -> bool:
    return any(t.lower_ in _NOTHING for t in words)


def _means_another(token: Token, head: Token, words: list[Token]) -> bool:
    """A word that stands for something which the clause itself does not name and that cannot be put in for it: its subject, or an object without a noun before it."""
    low = token.lower_
    if token.pos_ not in ("PRON", "DET", "ADJ", "NOUN") or (token.n_rights and low not in _OBJECTS | {"they", "it"}):
        return False
    if low in _STANDS_FOR and token.dep_ in ("nsubj", "nsubjpass") and token.head.i == head.i:
        own = frozenset[int]()
    elif low in _OBJECTS and token.dep_ in ("dobj", "pobj", "dative", "nsubj") and token.i > head.i:
        own = frozenset(t.i for c in head.children if c.dep_ in SUBJECTS for t in c.subtree)
    else:
        return False
    if (low in _OBJECTS and is_expletive(token)) or any(t.pos_ in ("NOUN", "PROPN") and t.i not in own and t.ent_type_ not in ("DATE", "TIME") for t in words if t.i < token.i):
        return False
    return taken_up(token, words[0].doc[words[0].i : words[-1].i + 1], lambda _: None) is None
