"""What a verb attributes: the clause, quotation or phrase that is its content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import Cue, verb_cues
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS, goes_on
from claimcheck.extraction.grammar.verb_forms import is_plural
from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.asides import narrators_aside
from claimcheck.extraction.speech.continuations import corrects, going_on, with_its_quotation
from claimcheck.extraction.speech.mistaken_clauses import is_finite, is_infinitive, mistaken_clauses, unseen_clause
from claimcheck.extraction.text.edges import CLOSING, OPENING, around, is_loose, text_of, trim
from claimcheck.extraction.text.quotes import Quotation, Quotations

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_BETWEEN = ", \t\u00a0—–-"
_PHRASE = ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod", "prep", "dobj", "dative", "agent", "prt", "iobj")
_CONDITIONS = ("if", "unless", "when", "until", "once")
_ASKED = frozenset(["asked", "pressed", "questioned", "quizzed"])
"""How a clause begins that tells what somebody answered to: "Asked if P, X said, “Q”"."""
_ANSWERS = frozenset(["respond", "reply", "answer", "counter"])
"""Verbs that lead to a quotation behind "with"."""
_JOINER = 12
"""Characters of "and still", or another word that joins a second quotation to the first."""
_KEEPS = frozenset(["because", "if", "unless", "until", "although", "though", "but", "since"])
"""Conjunctions after which a rest behind "X said" is still what X said."""


@dataclass(frozen=True, slots=True)
class Complement:
    """Content in pieces by place; `before`: it stands before the verb; `joint`: one clause with the verb inside it."""

    cue: Cue
    pieces: tuple[Span, ...]
    before: bool = False
    joint: bool = False


def find_complement(verb: Token, subject: Token | None, cues: Mapping[str, Cue], sentence: Sentence, quotations: Quotations) -> Complement | None:
    """The content of a cue verb, or None where the verb attributes nothing here."""
    if "clause" in cues:
        found = _reported(verb, subject, cues["clause"], sentence, quotations)
        if found is not None:
            return found
    return _phrase(verb, cues)


# ---- clauses and quotations


def _reported(verb: Token, subject: Token | None, cue: Cue, sentence: Sentence, quotations: Quotations) -> Complement | None:
    doc, text = verb.doc, text_of(verb.doc)
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and is_finite(c) and not _is_quoted_name(c)] or mistaken_clauses(verb)
    after = [c for c in clauses if c.i > verb.i and not (subject is not None and subject.i > verb.i and c.i < subject.i)]
    before = [c for c in clauses if c.i < verb.i and not (c.right_edge.i < verb.i and doc[c.right_edge.i + 1].text == ";")]
    if before and verb.lemma_ == "tell":
        after = [c for c in after if not _is_hearer(c, verb)]
    near = quotations.near(Span(sentence.start_char, sentence.end_char))
    if any(q.inside.start <= verb.idx < q.inside.end for q in near):
        near = ()
    left = _phrase_begin(verb, subject, sentence)
    ended = next((q for q in near if q.outside.end <= doc[left].idx and not text[q.outside.end : doc[left].idx].strip(_BETWEEN)), None)
    quoted = ended if ended is not None and ended.spoken and text[ended.inside.end - 1] != "." and not (after and _is_title(ended, sentence)) else None
    if after and quoted is None and (not before or _directly(verb, after[0])):
        return _preposed(verb, after, cue, sentence, near)
    medial = verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and left - 1 > sentence.start and doc[left - 1].text in (",", "—", "–") and subject is not None
    undergone = any(c.dep_ == "nsubjpass" and c.lower_ != "it" for c in verb.children)
    if undergone and not after and quoted is None:
        return None
    if verb.tag_ != "VBG" and (before or quoted is not None or (medial and not after)):
        return _postposed(verb, left, before, cue, sentence, quoted, near, subject, quotations)
    following = next((q for q in near if q.outside.start > verb.idx), None)
    titled = verb.lemma_ == "write" and any(c.dep_ == "dobj" for c in verb.children)
    if following is not None and not titled and _leads_to(verb, following, sentence):
        return Complement(cue, (trim(text, following.outside.start, min(following.outside.end, sentence.end_char)),))
    if after:
        return _preposed(verb, after, cue, sentence, near)
    if verb.dep_ in ("ROOT", "conj", "xcomp", "ccomp") and text[verb.idx : sentence.end_char].rstrip().endswith(":"):
        return Complement(cue, ())
    unseen = unseen_clause(verb, sentence)
    if unseen is not None:
        return Complement(cue, (unseen,))
    if subject is not None and verb.dep_ in ("ROOT", "conj", "dep") and verb.tag_ != "VBG" and doc[left - 1].text == "," and _ends_with(verb, left, sentence):
        return _postposed(verb, left, before, cue, sentence, None, near, subject, quotations)
    return None


def _is_hearer(clause: Token, verb: Token) -> bool:
    """ "P, Berg told farmers gathered at the port": no clause, but to whom she told P."""
    subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    return clause.tag_ == "VBD" and subject is not None and subject.tag_ == "NNS" and subject.left_edge.i == verb.i + 1 and subject.i + 1 == clause.i


def _is_quoted_name(clause: Token) -> bool:
    """ "Repeated the “are you sure?” line": what stands in marks behind an article only names the thing."""
    first = clause.left_edge
    if first.dep_ != "det" or first.nbor(1).text not in OPENING:
        return False
    return not any(t.text in CLOSING for t in first.doc[first.i + 2 : clause.i])


def _phrase_begin(verb: Token, subject: Token | None, sentence: Sentence) -> int:
    """The first token of "X has said": of the subject where it is the verb's own and stands before it, else of the verb."""
    if subject is not None and subject.dep_ == "appos" and subject.head.head.i == verb.i:
        subject = subject.head
    own = subject is not None and sentence.start <= subject.i < verb.i and (subject.head.i == verb.i or verb.tag_ != "VBG")
    helpers = [c.left_edge.i for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "auxpass", "neg")]
    first = subject.left_edge.i if own and subject is not None else verb.i
    if subject is not None and own:
        if any(t.tag_ in FINITE and t.dep_ not in ("amod", "compound", "nmod") for t in verb.doc[first : subject.i]):
            first = subject.i
        first = next((t.i + 1 for t in reversed(verb.doc[first : subject.i]) if t.text == ","), first)
        while first > sentence.start and subject.dep_ in ("compound", "nmod") and verb.doc[first - 1].head.i == verb.i and verb.doc[first - 1].dep_ in ("det", "poss", "amod", "compound"):
            first -= 1
    begin = int(min([first, *(h for h in helpers if own or h >= first - 3)]))
    return begin - 1 if subject is None and begin > sentence.start and verb.doc[begin - 1].lower_ == "it" and verb.doc[begin - 1].head.i == verb.i else begin


def _directly(verb: Token, clause: Token) -> bool:
    """Whether a clause follows its verb without a comma or quotation mark between."""
    return not any(t.text == "," or t.text in OPENING | CLOSING for t in verb.doc[verb.i : clause.left_edge.i])


def _is_title(quotation: Quotation, sentence: Sentence) -> bool:
    """ "On “Norden Today,” she said that P": what stands in the marks is no clause, and behind a preposition."""
    words = [t for t in sentence if quotation.inside.start <= t.idx < quotation.inside.end]
    before = next((t for t in reversed(list(sentence)) if t.idx < quotation.outside.start), None)
    return before is not None and (before.pos_ in ("ADP", "PROPN") or before.tag_ == "POS") and not any(t.tag_ in FINITE for t in words)


def _ends_with(verb: Token, left: int, sentence: Sentence) -> bool:
    """ "P, X told reporters on Friday." where the parser made P no clause of the verb: a clause, then only the cue's phrase."""
    doc = verb.doc
    last = _phrase_end(verb, [], None)
    clause = any(t.tag_ in FINITE or (t.tag_ == "VBN" and t.dep_ == "acl" and t.head.head.i == verb.i) for t in doc[sentence.start : left])
    return clause and not any(t.is_alpha for t in doc[last + 1 : sentence.end])


def _leads_to(verb: Token, quotation: Quotation, sentence: Sentence) -> bool:
    """Whether only the rest of the cue's own phrase stands between the verb and the quotation: also "Said Berg, whose fund opposes it: “P”"."""
    doc = verb.doc
    between = [t for t in doc[verb.i + 1 : sentence.end] if t.idx < quotation.outside.start]
    if verb.is_sent_start and verb.tag_ in FINITE and between and between[-1].text == ":" and between[0].pos_ == "PROPN":
        return True
    if any(t.pos_ == "VERB" and (t.tag_ != "VBG" or "clause" in verb_cues().get(t.lemma_.lower(), {})) for t in between) or len(between) > 14:
        return False
    words = len(text_of(doc)[quotation.inside.start : quotation.inside.end].split())
    if verb.lemma_ in _ANSWERS and len(between) == 1 and between[0].lower_ == "with":
        return words >= 4
    return words >= 4 and (not between or between[-1].text in (",", ":", "that"))


def _preposed(verb: Token, clauses: list[Token], cue: Cue, sentence: Sentence, near: tuple[Quotation, ...]) -> Complement | None:
    """ "X said that P": the clauses behind the verb, up to a verb that takes the speaker up again."""
    tokens: set[int] = set()
    for clause in clauses:
        opens = min((c.left_edge.i for c in clause.children if c.dep_ in SUBJECTS), default=clause.i) if clause.dep_ == "advcl" else 0
        tokens |= {t.i for t in clause.subtree if t.i >= opens}
    kept = [t for t in sentence if t.i in tokens and t.i > verb.i]
    kept += going_on(verb, clauses[-1], kept, near)
    stops = [t.i for c in clauses for t in _taking_up(c)]
    stops += [i for i in (narrators_aside(kept), _main_verb(kept) if verb.tag_ in ("VBN", "VBG") else None) if i is not None]
    stop = min(stops, default=None)
    kept = [t for t in kept if stop is None or t.i < stop]
    while kept and ((is_loose(kept[-1]) and kept[-1].text not in CLOSING) or kept[-1].dep_ == "cc"):
        kept.pop()
    span = around(kept)
    if span is None:
        return None
    closing = next((q for q in near if q.outside.start < span.end < q.inside.end), None)
    if closing is not None and stop is None:
        end = min(closing.outside.end, sentence.end_char)
        span = trim(text_of(verb.doc), span.start, end)
    span = with_its_quotation(span, near, sentence)
    opening = next((q for q in near if q.inside.start < span.start < q.inside.end and q.outside.start > verb.idx), None)
    if opening is not None:
        span = trim(text_of(verb.doc), opening.outside.start, span.end)
    announced = next((q for q in near if span.start < q.outside.start < span.end and text_of(verb.doc)[span.start : q.outside.start].rstrip().endswith(":") and text_of(verb.doc)[q.inside.start].isupper() and any(t.tag_ in FINITE for t in sentence if q.inside.start <= t.idx < q.inside.end)), None)
    if announced is not None:
        return Complement(cue, (trim(text_of(verb.doc), span.start, announced.outside.start), trim(text_of(verb.doc), announced.outside.start, min(announced.outside.end, int(sentence.end_char)))))
    condition = _fronted_condition(verb)
    if condition is not None and verb.dep_ == "ROOT":
        return Complement(cue, (condition, span), joint=True)
    return Complement(cue, (span,))


def _fronted_condition(verb: Token) -> Span | None:
    """ "If P, X said that Q", "without a wall, X said that Q would come": P is a condition of Q, unless it tells of the asking ("if pressed, ...")."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.i < verb.i and (child.left_edge.lower_ in ("if", "unless") or (child.left_edge.lower_ == "even" and child.left_edge.nbor(1).lower_ in ("if", "though"))) and any(c.dep_ in SUBJECTS for c in child.children):
            return around(child.subtree)
        if child.dep_ == "prep" and child.i < verb.i and child.lower_ in ("without", "absent", "barring") and any(c.dep_ == "pobj" and c.n_lefts for c in child.children):
            supposed = any(c.dep_ == "aux" and c.lower_ in ("would", "will", "could", "might", "'ll", "’ll", "'d", "’d") for t in verb.children if t.dep_ == "ccomp" for c in t.children)
            return around(child.subtree) if supposed else None
    return None


def _taking_up(clause: Token) -> list[Token]:
    """Where, inside a content, a joined verb takes the speaker up again: the word that joins it."""
    found = []
    for child in clause.children:
        if child.dep_ == "conj" and (goes_on(child, clause) or _agrees_with_the_speaker(child, clause)):
            joiner = next((g for g in clause.children if g.dep_ == "cc" and g.i < child.i), None)
            found.append(joiner or child.left_edge)
    return found


def _agrees_with_the_speaker(verb: Token, clause: Token) -> bool:
    """ "They are hoping the cut will help and have made progress": one cut does not "have"."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ != "VBP" or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    own = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    above = next((c for c in clause.head.children if c.dep_ == "nsubj"), None)
    return own is not None and above is not None and own.tag_ in ("NN", "NNP") and not is_plural(own) and (is_plural(above) or above.lower_ == "i")


def _main_verb(tokens: list[Token]) -> int | None:
    """The comma behind what "X, worried that P, is leaving" holds in mind: the only one, and right behind it a verb that has no subject there."""
    comma = next((t for t in tokens if t.text == ","), None)
    if comma is None or comma.i + 1 > tokens[-1].i or comma.nbor(1).tag_ not in FINITE or comma.nbor(1).pos_ not in ("VERB", "AUX"):
        return None
    verb = comma.nbor(1) if comma.nbor(1).dep_ not in ("aux", "auxpass") else comma.nbor(1).head
    return None if any(c.dep_ in SUBJECTS and c.i > tokens[0].i - 1 for c in verb.children) else int(comma.i)


def _postposed(
    verb: Token, left: int, before: list[Token], cue: Cue, sentence: Sentence, quoted: Quotation | None, near: tuple[Quotation, ...], subject: Token | None, quotations: Quotations
) -> Complement | None:
    """ "P, X said", "“P,” said X, “P2”", "P1, X said, P2"."""
    doc = verb.doc
    text = text_of(doc)
    within = quotations.holding(Span(verb.idx, verb.idx + len(verb.text)))
    if within is not None and within.inside.end == within.outside.end:
        within = None
    begin = _content_begin(verb, left, before, sentence, within)
    first = around(doc[begin:left]) if left > begin else None
    if quoted is not None:
        start = max(quoted.inside.start, sentence.start_char)
        announced = first is not None and text[first.start : quoted.outside.start].rstrip().endswith(":")
        if first is None or first.start > start or announced:
            first = trim(text, start, quoted.inside.end) if start < quoted.inside.end else None
    if first is None:
        return Complement(cue, (), before=True) if quoted is not None else None
    right = _phrase_end(verb, before, subject)
    joint = False
    pieces = [first]
    rest = list(doc[right + 1 : sentence.end])
    if (rest and rest[0].text in (",", "—", "–", ";", ":")) or (rest and rest[0].text in OPENING):
        second, joint = _rest(verb, rest[1:] if rest[0].text not in OPENING else rest, before, near, first, closed=quoted is not None)
        if second is not None:
            pieces.append(second)
    if doc[begin].lower_ in _ASKED and quoted is None:
        pieces, joint = pieces[1:], False
        if not pieces:
            return None
    if quoted is None and len(pieces) == 1 and not before and not any(t.tag_ in FINITE or t.dep_ in ("ROOT", "acl") or t.is_quote for t in doc[begin:left]):
        return None
    return Complement(cue, tuple(pieces), before=True, joint=joint)


def _content_begin(verb: Token, left: int, before: list[Token], sentence: Sentence, within: Quotation | None) -> int:
    """Back from the phrase to the sentence's begin, to that of the quotation it stands in, or to behind a clause that another cue attributes."""
    doc = verb.doc
    limit = min((c.left_edge.i for c in before), default=left)
    i = min(limit, left)
    first = next((t.i for t in reversed(doc[sentence.start : verb.i]) if within is not None and t.idx < within.inside.start), int(sentence.start) - 1) + 1
    while i > first:
        token = doc[i - 1]
        if token.pos_ == "VERB" and "clause" in verb_cues().get(token.lemma_.lower(), {}) and token.i < limit and (token.dep_ != "advcl" or (token.i != sentence.start and any(c.dep_ == "ccomp" for c in token.children))):
            return limit
        i -= 1
    return first


def _phrase_end(verb: Token, before: list[Token], subject: Token | None) -> int:
    """The last token of "X said in Geneva on Friday"."""
    last = verb.i
    if subject is not None and subject.i > verb.i:
        last = next((t.i - 1 for t in verb.doc[subject.i + 1 : subject.right_edge.i] if t.text == "," and corrects(verb.doc[t.i + 1 : t.i + 4])), subject.right_edge.i)
    for child in verb.children:
        if child.i > verb.i and child != subject and child not in before and child.dep_ in _PHRASE:
            comma = next((t.i for t in verb.doc[last + 1 : child.left_edge.i] if t.text == ","), None)
            if comma is not None:
                break
            last = max(last, child.right_edge.i)
    return int(last)


def _rest(verb: Token, tokens: list[Token], before: list[Token], near: tuple[Quotation, ...], first: Span, *, closed: bool) -> tuple[Span | None, bool]:
    """What stands behind "P1, X said,", if it is still what X said; and whether it is one clause with P1.

    `closed`: P1 is a quotation, so that only another one goes on with it.
    """
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    if words and words[0].tag_ == "VBG" and closed and _leads_on(verb, first) and any(t.tag_ in FINITE for t in verb.sent if first.start <= t.idx < first.end):
        again = next((q for q in near if q.outside.start > words[0].idx and text_of(verb.doc)[q.inside.start].islower()), None)
        tokens = [t for t in tokens if again is not None and t.idx >= again.outside.start]
        words = [t for t in tokens if not t.is_punct and not t.is_space]
    if len(words) < 2:
        return None, False
    opened = next((q for q in near if abs(q.outside.start - tokens[0].idx) <= 1), None)
    turned = words[0].lower_ == "but" and re.search(r"^not\b|, not ", text_of(verb.doc)[first.start : first.end], re.IGNORECASE) is not None
    if opened is not None:
        shares = words[0].dep_ == "cc" and words[1].dep_ == "conj" and words[1].pos_ in ("VERB", "AUX") and not any(c.dep_ in SUBJECTS for c in words[1].children)
        return around(tokens), shares or turned or _leads_on(verb, first)
    if turned:
        return around(tokens), True
    joined = next((q for q in near if words[0].dep_ == "cc" and 0 < q.outside.start - words[0].idx <= _JOINER and q.outside.start < words[-1].idx), None)
    if joined is not None and not any(t.pos_ == "VERB" and t.idx < joined.outside.start for t in words):
        second = [t for t in tokens if t.idx >= joined.outside.start]
        carries = next((t for t in second if t.tag_ in FINITE), second[-1])
        shares = not any(t.dep_ in SUBJECTS and t.head.i in (carries.i, carries.head.i) for t in second)
        return (trim(text_of(verb.doc), words[0].idx, min(joined.outside.end, int(verb.sent.end_char))), True) if shares else (around(second), False)
    if closed:
        return None, False
    if corrects(words):
        return around(tokens), True
    if not any(c.dep_ == "dobj" for c in verb.children) and not any(t.tag_ in FINITE for t in verb.doc[verb.sent.start : verb.i] if first.start <= t.idx < first.end) and any(t.tag_ in FINITE and t.i == verb.head.i for t in tokens):
        return around(tokens), True
    places = {t.i for t in tokens}
    tops = [t for t in words if t.head.i not in places or t.head.i == t.i]
    if any(t.head.i == verb.i and t.tag_ == "VBG" and t.dep_ == "advcl" for t in tops):
        return None, False
    if any("clause" in verb_cues().get(t.lemma_.lower(), {}) and t.pos_ == "VERB" and any(c.dep_ in SUBJECTS for c in t.children) for t in words):
        return None, False
    if words[0].dep_ == "cc" and not any(t.dep_ in SUBJECTS and t.head.dep_ not in ("relcl", "acl") for t in words):
        return around(words[0:] if words[0].lower_ != "but" else words), True
    for top in tops:
        inside = top.dep_ == "ROOT" or any(top.head.i == c.i or c.is_ancestor(top.head) for c in before) or (verb.dep_ != "ROOT" and verb.head.i in (top.i, top.head.i))
        if inside and top.dep_ not in ("advcl", "cc", "punct"):
            return around(tokens), top.dep_ != "conj"
        if inside and top.dep_ == "advcl" and any(c.lower_ in _KEEPS for c in top.children):
            return around(tokens), True
        if top.head.i == verb.i:
            if top.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in top.children):
                return around(tokens), False
            if top.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _KEEPS for c in top.children):
                return around(tokens), True
    return None, False


def _leads_on(verb: Token, first: Span) -> bool:
    """Whether P1 states nothing before its rest: a condition ("If they come,"), or a subject without its verb."""
    words = [t for t in verb.sent if first.start <= t.idx < first.end and not t.is_punct]
    if len(words) > 1 and words[0].lower_ == "even" and words[1].lower_ in ("if", "though"):
        return not any(t.text == "," for t in verb.sent if first.start <= t.idx < first.end)
    carries = [t for t in words if t.tag_ in FINITE]
    opened = words[0].head if words[0].lower_ in _CONDITIONS else None
    if opened is not None and opened.dep_ == "advcl" and all(t.i == opened.i or opened.is_ancestor(t) for t in carries):
        return True
    return all(t.dep_ in ("advcl", "relcl", "aux", "auxpass") and (t.dep_ != "advcl" or words[0].lower_ in (*_CONDITIONS, *_KEEPS, "as", "while")) for t in carries)


# ---- infinitives, objects, prepositions


def _phrase(verb: Token, cues: Mapping[str, Cue]) -> Complement | None:
    """ "offered to extend", "called for a ban", "described it as a lie", "condemned the attack"."""
    if verb.dep_ in ("acl", "amod", "relcl", "pcomp", "csubj"):
        return None
    children = list(verb.children)
    thing = next((c for c in children if c.dep_ in ("dobj", "nsubjpass") and c.i > verb.i), None)
    hung = [c for c in thing.children if c.dep_ in ("prep", "acl") and c.i > thing.i] if thing is not None else []
    hung += [g for c in children if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i == verb.i + 1 for g in c.children if g.dep_ == "prep"]
    for child in [*children, *hung]:
        if child.i < verb.i:
            continue
        if "infinitive" in cues and child.dep_ in ("xcomp", "ccomp", "acl") and is_infinitive(child) and child.head.i == verb.i and child.left_edge.tag_ not in ("WRB", "WP", "WDT"):
            return _made(cues["infinitive"], child, child)
        if "for" in cues and child.dep_ == "advcl" and is_infinitive(child) and child.left_edge.lower_ == "for":
            return _made(cues["for"], child, child)
        if child.dep_ == "prep" and child.lower_ in ("as", "at") and child.lower_ in cues and thing is not None:
            again = any(c.dep_ == "prep" and c.lower_ == child.lower_ and c.i > child.i for c in children)
            joined = [c for c in children if c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX") and c.i > child.i and not again]
            return _made(cues[child.lower_], thing, joined[-1] if joined else child)
        if child.dep_ == "prep" and child.lower_ in cues and child.lower_ not in ("as", "at") and not (child.lower_ == "to" and thing is not None) and not (verb.lemma_ == "call" and thing is not None and thing.i < child.i):
            inner = next((g for g in child.children if g.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                joined = [c for c in children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") and c.i > child.i]
                return _made(cues[child.lower_], inner, joined[-1] if joined else inner)
        if "small" in cues and child.dep_ in ("ccomp", "xcomp", "oprd") and not is_infinitive(child) and not (thing is None and child.tag_ == "VBG"):
            subject = next((g for g in child.children if g.dep_ in SUBJECTS), None) or thing
            return _made(cues["small"], subject or child, child)
        if thing is not None and "small" in cues and child.i == thing.i and (beside := next((c for c in (*child.children, *children) if c.dep_ in ("appos", "dobj") and c.i > child.i and any(t.text in OPENING for t in verb.doc[c.left_edge.i - 1 : c.left_edge.i + 1])), None)) is not None:
            return _made(cues["small"], child, beside)
        if "gerund" in cues and child.dep_ == "xcomp" and child.tag_ == "VBG":
            return _made(cues["gerund"], child, child)
    if "object" in cues and thing is not None:
        return _made(cues["object"], thing, thing)
    return None


def _made(cue: Cue, first: Token, last: Token) -> Complement | None:
    begin, end = min(first.left_edge.i, last.left_edge.i), max(first.right_edge.i, last.right_edge.i)
    end = next((t.i - 1 for t in last.doc[last.i + 1 : end + 1] if t.dep_ == "cc" and _joins_clause(t)), end)
    span = around(first.doc[begin : end + 1])
    return Complement(cue, (span,)) if span is not None else None


def _joins_clause(joiner: Token) -> bool:
    """ "Calls him a fool and Berg dismissed him": a clause with a subject of its own, joined to a noun."""
    noun = joiner.head
    return noun.pos_ in ("NOUN", "PROPN", "ADJ") and any(c.dep_ == "conj" and c.i > joiner.i and c.tag_ in FINITE and any(g.dep_ in SUBJECTS and g.i > joiner.i for g in c.children) for c in noun.children)
