"""Who says what in one sentence: verbs, nouns and phrases that attribute, over its dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import Cue, noun_cues, verb_cues
from claimcheck.extraction.grammar.speakers import (
    FINITE,
    NOBODY,
    SELVES,
    SUBJECTS,
    can_speak,
    is_share,
    mention,
    quoted_by,
    speaker_of,
    subject_of,
)
from claimcheck.extraction.grammar.words import DOCUMENTS, PERSON_ROLES, PERSONS, PERSONS_APART, listed
from claimcheck.extraction.parts import Span
from claimcheck.extraction.referents.antecedents import is_person_noun
from claimcheck.extraction.referents.mention_forms import is_group
from claimcheck.extraction.speech.asserted import GOES_ON, is_asserted, is_planned, left_open
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.speech.complements import Complement, find_complement
from claimcheck.extraction.speech.deeds import (
    begin_of_aside,
    is_asked_by,
    is_only_at_somebody,
    is_the_public,
    stands_by_his_own,
    withholds,
)
from claimcheck.extraction.speech.mistaken_clauses import is_infinitive
from claimcheck.extraction.speech.phrase_sources import find_phrase_sources
from claimcheck.extraction.speech.pointed_denials import find_pointed_denials
from claimcheck.extraction.speech.rebuttals import find_rebuttals
from claimcheck.extraction.text.edges import CLOSING, OPENING, around, text_of, trim
from claimcheck.extraction.text.quotes import Quotations
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FIRST_PERSON = frozenset(["i", "we", "you", "us", "me", "one", "let", "'s", "’s"])
_REASONS = frozenset(["concern", "fear", "issue", "reason", "lack", "need", "risk", "threat", "problem", "fact", "worry", "example", "law", "rule", "security", "safety", "evidence"])
"""What is cited as a reason, not as a source."""
_OFFERS = frozenset(["help", "aid", "assistance", "support", "backing", "talk", "negotiation", "dialogue", "meeting", "deal", "agreement", "truce", "ceasefire", "cease-fire", "amnesty", "asylum", "refuge", "reward", "bounty", "swap", "exchange", "mediation", "extension", "concession", "compensation", "loan", "credit", "guarantee", "protection", "proposal", "plan", "bill", "amendment", "compromise", "job", "position", "post", "resignation", "money", "fund", "funding", "troop", "investment", "package", "settlement"])
"""What is offered by saying so. Everything else "offered" is the narrator's figure: a tutorial, a glimpse, a contrast."""
_PROVES = frozenset(["prove", "demonstrate", "mean"])
"""What somebody's words do for who judges them: "her own letters prove that P" is no claim of hers."""
_SHOWS = _PROVES | {"show", "reveal", "confirm", "indicate"}
"""What a paper does for who reads it: "the transcripts will show that P" is the hope of whoever says so."""
_QUOTING_ONLY = frozenset(["continue", "follow", "begin"])
"""Verbs of going on, which attribute a quotation that they stand outside of, and nothing else: "“P,” she continued"."""
_TURNED_AWAY = frozenset(["back", "off", "out", "up", "aside", "away", "down", "ahead", "forward", "over", "through"])
"""Particles behind "push" or "call" that leave no demand: "pushed back the date", "called off the strike"."""
_HEARSAY = frozenset(["apparently", "seemingly", "presumably", "reportedly", "allegedly", "supposedly", "purportedly"])
"""Adverbs by which the narrator answers for what somebody is said to have done."""
_LEAD = 8
"""Words from the verb to the colon of a sentence that only leads to a quotation."""
_IN_MIND = frozenset(["believe", "think", "feel", "expect", "hope", "fear", "anticipate", "see", "view", "regard", "assume", "worry", "foresee"])
"""What somebody holds; all others are acts of saying, and what nobody said is told by the narrator."""
_INFERS = frozenset(["suggest", "imply", "hint", "indicate"])
_REMARKS = listed("statement comment remark word tweet letter answer speech post testimony message note")
"""What somebody said or wrote: what it suggests is an inference of whoever tells so."""
_SEEN = frozenset(["see", "hear", "watch", "find", "have", "get", "want"])
"""Verbs before what befalls somebody: "seeing her called a fool"."""
_TURNED_ROUND = {Force.STATES: Force.DOUBTS, Force.PREDICTS: Force.DOUBTS}
"""What "not" makes of a verb's force: "did not say that P" commits to nothing."""


def find_attributions(sentence: Sentence, quotations: Quotations) -> tuple[Attributed, ...]:
    """Every attribution of a sentence, by place of the cue; one may stand inside the content of another."""
    found = list(find_phrase_sources(sentence))
    taken = {a.cue.start for a in found}
    for token in sentence:
        if token.pos_ in ("VERB", "AUX") and token.idx not in taken:
            found += _by_verb(token, sentence, quotations)
        elif token.pos_ == "NOUN":
            found += _by_noun(token)
    pointed = tuple(find_pointed_denials(sentence))
    found = [a for a in found if all(a.cue != p.cue for p in pointed)] + list(pointed)
    found += _by_colon(sentence, quotations, found)
    found += _by_introduction(sentence, quotations, found)
    found = _each_once(_by_last_word(sentence, found))
    for r in find_rebuttals(sentence):
        found = [a for a in found if not r.whole.covers(a.cue) or (r.content.covers(a.cue) and a.cue != r.cue) or a.pieces == (r.content,)]
        found.append(Attributed((r.content,), r.whole, r.cue, mention(r.by) if r.by is not None else None, Force.DENIES, True))
    return tuple(sorted(found, key=lambda a: (a.cue, a.content)))


def _each_once(found: list[Attributed]) -> list[Attributed]:
    """ "“P,” Berg said, but warned, “Q”": P is what she said, and only Q what she warned of."""
    earlier: set[Span] = set()
    once = []
    for a in sorted(found, key=lambda a: a.cue):
        own = tuple(p for p in a.pieces if p not in earlier)
        once.append(replace(a, pieces=own) if own and len(own) < len(a.pieces) else a)
        earlier.update(a.pieces)
    return once


def _by_verb(verb: Token, sentence: Sentence, quotations: Quotations) -> Iterator[Attributed]:
    cues = verb_cues().get(verb.lemma_.lower())
    if cues is None or not is_asserted(verb) or (verb.lower_ in ("assuming", "supposing", "provided") and verb.dep_ == "advcl"):
        return
    if verb.i > sentence.start and (verb.nbor(-1).tag_ == "POS" or _is_owned(verb) or (verb.lower_ == "reports" and verb.nbor(-1).lower_ in ("news", "media", "press"))):
        return
    speaker, unnamed = speaker_of(verb, sentence, quotations)
    complement = find_complement(verb, speaker if quoted_by(verb) is None else subject_of(verb), cues, sentence, quotations)
    if complement is None:
        return
    if speaker is not None and speaker.i > sentence.start and speaker.nbor(-1).lower_ == "let":
        return
    if (speaker is None and not unnamed) or (speaker is not None and speaker.lower_ in _FIRST_PERSON and speaker.text != "US" and not _one_of(speaker)):
        return
    if speaker is not None and any(p.start <= speaker.idx < p.end for p in complement.pieces):
        return
    if speaker is not None and (speaker.pos_ == "ADV" or (speaker.lower_ == "it" and verb.dep_ == "pcomp")):
        return
    if speaker is not None and speaker.lower_ in ("latter", "former") and speaker.i > sentence.start and speaker.nbor(-1).lower_ == "the":
        return
    if any(text_of(verb.doc)[p.start : p.end].lower().startswith(tuple(SELVES)) for p in complement.pieces):
        return
    if verb.lemma_ in _QUOTING_ONLY and not _quotes(verb, complement, quotations):
        return
    if speaker is not None and (_tells_which(verb, speaker) or is_share(speaker) or _of_us(speaker) or _is_ours(speaker, quotations)):
        return
    cue = complement.cue
    if speaker is None and cue.force is Force.EVALUATES:
        return
    if cue.force is Force.OFFERS and cue.keeps_verb and speaker is not None and (_several(speaker) or (speaker.tag_ == "NN" and not can_speak(speaker))):
        return
    if cue.force is Force.STATES and cue.keeps_verb and speaker is not None and any(c.dep_ == "conj" for c in speaker.children):
        return
    if cue.documents and speaker is not None and not _speaks(speaker, cue):
        return
    if cue is cues.get("object") and cue.documents and (speaker is None or speaker.lemma_.lower() not in cue.documents):
        return
    if (verb.lemma_ == "cite" and verb.tag_ == "VBG") or (speaker is not None and speaker.left_edge.lower_ == "how"):
        return
    told_in = quotations.holding(Span(verb.idx, verb.idx + len(verb.text)))
    if told_in is not None and complement.pieces and sum(2 * told_in.outside.overlap(p) - (p.end - p.start) for p in complement.pieces) < 0:
        return
    if verb.lemma_ == "plead" and any(c.lower_ == "guilty" for c in verb.children):
        return
    if cue is cues.get("infinitive") and verb.lemma_ == "call" and any(c.dep_ == "xcomp" and c.i == verb.i + 2 and "clause" in verb_cues().get(c.lemma_.lower(), {}) for c in verb.children):
        return
    if cue is cues.get("object") and any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in verb.children):
        return
    if cue is cues.get("object") and verb.lemma_ == "offer" and ((speaker is not None and speaker.lemma_.lower() in DOCUMENTS) or not any(c.dep_ == "dobj" and (c.lemma_.lower() in _OFFERS or c.ent_type_ == "MONEY") for c in verb.children)):
        return
    if cue is cues.get("object") and verb.lemma_ == "question" and any(c.dep_ == "dobj" and (c.pos_ == "PRON" or c.ent_type_ == "PERSON" or c.lemma_.lower() in PERSON_ROLES) for c in verb.children):
        return
    force, keeps = cue.force, cue.keeps_verb
    if verb.tag_ == "VBN" and verb.dep_ in ("ccomp", "oprd") and not any(c.dep_ in ("aux", "auxpass") for c in verb.children) and verb.head.lemma_ in _SEEN:
        return
    if keeps and verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children) and (any(c.dep_ in SUBJECTS for c in verb.children) or (verb.lemma_ == "endorse" and verb.nbor(-1).pos_ in ("NOUN", "PROPN"))):
        return
    if force is Force.DEMANDS and verb.i + 1 < sentence.end and verb.nbor(1).lower_ in _TURNED_AWAY:
        return
    if keeps and verb.dep_ == "relcl" and speaker is not None and speaker.head.i == verb.i and speaker.i > verb.head.i and speaker.tag_ not in ("WP", "WDT"):
        return
    if any(c.lower_ in ("will", "shall", "'ll", "’ll") for c in verb.children) and (keeps or (speaker is not None and _is_anybody(speaker))):
        return
    if verb.lemma_ in _INFERS and speaker is not None and speaker.lemma_.lower() in _REMARKS and any(c.dep_ == "poss" for c in speaker.children):
        return
    if cue is cues.get("object") and force is Force.DENIES and withholds(verb):
        return
    if verb.lemma_ in _PROVES and ((speaker is not None and any(c.dep_ == "poss" for c in speaker.children)) or _is_hard(verb)):
        return
    if verb.lemma_ in _SHOWS and speaker is not None and speaker.lemma_.lower() in DOCUMENTS and any(c.lower_ in ("will", "'ll", "’ll") for c in verb.children):
        return
    if _is_asked(verb, sentence) or (is_planned(verb) and not _quotes(verb, complement, quotations)):
        return
    if any(c.dep_ == "advmod" and c.lower_ in _HEARSAY for c in verb.children) and not _quotes(verb, complement, quotations):
        return
    narrated = cue.narrated or (verb.lemma_ in _IN_MIND and speaker is not None and is_the_public(speaker))
    narrated = narrated or (keeps and (is_asked_by(verb, force) or (cue is cues.get("object") and force is Force.EVALUATES and (stands_by_his_own(verb) or is_only_at_somebody(verb)))))
    narrated = narrated or (keeps and force is Force.EVALUATES and speaker is not None and _holds_nothing(speaker))
    if _is_left_undone(verb):
        return
    if any(c.dep_ == "neg" for c in verb.children):
        if cue is cues.get("object") or left_open(verb):
            return
        force, keeps = _TURNED_ROUND.get(force, force), True
        narrated = narrated or verb.lemma_ not in _IN_MIND
    place = Span(verb.idx, verb.idx + len(verb.text))
    who = mention(speaker) if speaker is not None else None
    cited = _cited(verb, speaker) if not keeps else None
    via = (who,) if cited is not None and who is not None else _passed_on_by(verb)
    whole = _whole(verb, complement)
    if who is not None and keeps and verb.tag_ != "VBG" and who.end < whole.start and not text_of(verb.doc)[who.end : whole.start].strip():
        whole = Span(who.start, whole.end)
    pieces = complement.pieces
    end = begin_of_aside(pieces, whole, quotations, sentence) if keeps else None
    if end is not None:
        pieces, whole = (*pieces[:-1], Span(pieces[-1].start, min(pieces[-1].end, end))), Span(whole.start, end)
    yield Attributed(pieces, whole, place, cited or who, force, keeps, unnamed, via, joint=complement.joint, told=_told(verb), narrated=narrated)
    if cue is cues.get("at") and keeps:
        yield from _other_figures(verb, complement, place, who, force, unnamed)


def _is_left_undone(verb: Token) -> bool:
    """ "Did not confirm or deny that P", "neither confirmed nor denied it": the second verb is negated with the first, and nothing is said."""
    first = verb.head
    if verb.dep_ != "conj" or not any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in first.children):
        return False
    return any(c.dep_ in ("neg", "preconj") and c.lower_ in ("not", "n't", "n’t", "never", "neither") for c in first.children)


def _is_hard(verb: Token) -> bool:
    """ "Berg had trouble proving that P": nothing is proved yet."""
    return verb.tag_ == "VBG" and verb.dep_ in ("acl", "pcomp", "xcomp") and not any(c.dep_ == "aux" for c in verb.children)


def _is_owned(verb: Token) -> bool:
    """ "The councils’ say over the port": a noun, behind an owner whose mark the tagger takes for a quotation's."""
    mark = verb.nbor(-1)
    return mark.text in ("’", "'") and mark.i > 0 and mark.nbor(-1).text[-1:] == "s" and not mark.nbor(-1).whitespace_ and bool(mark.whitespace_)


def _is_anybody(speaker: Token) -> bool:
    """ "One party will say that P": nobody has said it yet, and nobody knows who will."""
    return (speaker.pos_ in ("NOUN", "PRON") or speaker.ent_type_ == "NORP") and speaker.ent_type_ in ("", "NORP") and any(c.lower_ in ("a", "an", "one", "some", "many", "another") for c in (speaker, *speaker.children))


def _is_asked(verb: Token, sentence: Sentence) -> bool:
    """ "How does he think they will answer?": who asks does not say that he thinks so."""
    helper = next((c for c in verb.children if c.dep_ == "aux"), None)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return helper is not None and subject is not None and helper.i < subject.i < verb.i and text_of(verb.doc)[max(sentence.end_char - 8, 0) : sentence.end_char].rstrip("”\"'’ \n").endswith("?")


def _quotes(verb: Token, complement: Complement, quotations: Quotations) -> bool:
    """Whether the content is quoted and the verb is not."""
    place = Span(verb.idx, verb.idx + len(verb.text))
    if quotations.holding(place) is not None:
        return False
    if not complement.pieces:
        return text_of(verb.doc)[place.end : verb.sent.end_char].rstrip() == ":"
    closes = complement.before and any(c in CLOSING for c in text_of(verb.doc)[complement.pieces[0].end : complement.pieces[0].end + 3])
    return closes or (any if complement.joint else all)(quotations.quoted(p) > 0.6 * (p.end - p.start) for p in complement.pieces)


def _of_us(speaker: Token) -> bool:
    """ "Many of us": whoever writes, and others."""
    return any(g.lower_ in ("us", "you") for c in speaker.children if c.lower_ == "of" for g in c.children)


def _is_ours(speaker: Token, quotations: Quotations) -> bool:
    """ "“Our data tells us that P,” Berg said": she answers for her data."""
    own = any(c.dep_ == "poss" and c.lower_ in ("my", "our") for c in speaker.children)
    return own and speaker.lemma_.lower() not in PERSON_ROLES and quotations.holding(Span(speaker.idx, speaker.idx + 1)) is not None


def _holds_nothing(speaker: Token) -> bool:
    """ "The planes blasted the port": what is neither people nor a body judges nothing."""
    return speaker.pos_ == "NOUN" and not (can_speak(speaker) or is_group(speaker) or is_person_noun(speaker) or speaker.lemma_.lower() in PERSONS_APART)


def _one_of(speaker: Token) -> bool:
    """ "One of the officials" is somebody, and not "one" as in "one might say"."""
    return speaker.lower_ == "one" and any(c.dep_ == "prep" and c.lower_ == "of" for c in speaker.children)


def _other_figures(verb: Token, complement: Complement, cue: Span, who: Span | None, force: Force, unnamed: bool) -> Iterator[Attributed]:
    """ "Put the dead at 38 and the missing at 33": each further figure with its own thing."""
    first = complement.pieces[0]
    things = [c for c in verb.subtree if c.dep_ == "conj" and c.i > verb.i and c.idx >= first.start and c.pos_ != "VERB"]
    for thing in things:
        figure = next((c for c in (*verb.children, *thing.children) if c.dep_ == "prep" and c.lower_ == "at" and c.i > thing.i), None)
        content = around(verb.doc[thing.left_edge.i : figure.right_edge.i + 1]) if figure is not None else None
        if content is not None:
            whole = _whole(verb, complement)
            yield Attributed((content,), Span(whole.start, content.end), cue, who, force, True, unnamed, gap=Span(first.start, content.start))


def _cited(verb: Token, speaker: Token | None) -> Span | None:
    """Whom the speaker passes on: "Reuters, citing the ministry, said that P", "Reuters reported, citing officials"; not the places in "citing Chile, he said that P"."""
    holders = [verb] if speaker is None else [verb, speaker]
    for holder in holders:
        for child in holder.children:
            if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "acl", "prep", "pcomp", "dep"):
                source = next((g for g in child.children if g.dep_ in ("dobj", "pobj")), None)
                if source is not None and (source.pos_ != "NOUN" or can_speak(source) or not any(c.dep_ == "poss" for c in source.children)) and source.lemma_.lower() not in _REASONS and not (child.is_sent_start and any(t.ent_type_ in ("GPE", "LOC", "EVENT") for t in (source, *source.conjuncts))):
                    return mention(source)
    return None


def _told(verb: Token) -> Span | None:
    """Whom a verb of telling tells it: "told X that P", "asked X whether P"."""
    hearer = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i and c.pos_ in ("NOUN", "PROPN")), None)
    return mention(hearer) if hearer is not None and verb.lemma_ in ("tell", "ask", "inform", "assure", "warn", "remind", "notify", "advise", "urge", "accuse", "criticize", "call", "describe") else None


def _passed_on_by(verb: Token) -> tuple[Span, ...]:
    """ "The aide quoted X as saying": the aide passes it on."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    subject = subject_of(quoting) if quoted_by(quoting) is not None else None
    return (mention(subject),) if subject is not None else ()


def _several(speaker: Token) -> bool:
    """ "The leaders agreed to meet": what several did together is the narrator's claim, not theirs."""
    return speaker.tag_ in ("NNS", "CD") or speaker.lower_ in ("they", "both", "all") or any(c.dep_ == "conj" for c in speaker.children)


def _speaks(subject: Token, cue: Cue) -> bool:
    """Whether a subject can be a source: a person, an institution or something written; not "the failure shows"."""
    if subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or subject.pos_ == "PROPN" or (subject.pos_ == "PRON" and subject.lower_ not in ("it", "they")):
        return True
    return subject.lemma_.lower() in cue.documents


def _tells_which(verb: Token, speaker: Token) -> bool:
    """ "Those who say that P are few": the clause only tells which people are meant, whoever they are."""
    return verb.dep_ == "relcl" and verb.head.i == speaker.i and (speaker.tag_ == "NNS" or speaker.pos_ == "PRON" or speaker.tag_ == "NNPS") and verb.doc[verb.left_edge.i - 1].text not in (",", "—", "–")


def _whole(verb: Token, complement: Complement) -> Span:
    """The verb's clause with subject and content; coordinated verbs, and clauses before the subject, stay out."""
    first = min([verb.left_edge.i if not complement.before else verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS)])
    doc = verb.doc
    if verb.dep_ == "xcomp" and verb.head.lemma_ in GOES_ON and not complement.before:
        first = min([first, *(c.left_edge.i for c in verb.head.children if c.dep_ in SUBJECTS and c.i < first)])
    if not complement.before:
        first = max([first, *(c.right_edge.i + 1 for c in verb.children if c.i < verb.i and c.dep_ in ("ccomp", "parataxis"))])
    first = max([first, *(c.i for c in verb.children if c.dep_ == "mark" and c.i < verb.i)])
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not complement.before:
        first = max([first, *(c.i + 1 for c in verb.children if c.dep_ == "advmod" and c.i < verb.i)])
    while first < verb.i and (doc[first].is_punct or doc[first].is_space or (doc[first].dep_ == "cc" and doc[first].lower_ != "nor") or (doc[first].head.i == verb.i and (doc[first].dep_ == "mark" or doc[first].tag_ == "WRB"))):
        first += 1
    last = verb.i
    for child in verb.children:
        if child.i > verb.i and (child.dep_ in ("conj", "cc", "punct", "parataxis") or (child.dep_ == "advcl" and child.tag_ == "VBG")):
            if child.dep_ == "punct" and (child.text in (",", "—", "-", "(", ")") or child.text in OPENING | CLOSING):
                continue
            if child.dep_ in ("cc", "conj") or child.text in (";", ":", "."):
                break
            break
        last = max(last, child.right_edge.i)
    span = around(doc[first : last + 1])
    end = max(complement.pieces[-1].end, span.end if span else 0) if complement.pieces else (span.end if span else verb.idx + len(verb.text))
    return Span(min(span.start if span else verb.idx, *(p.start for p in complement.pieces)) if complement.pieces else (span.start if span else verb.idx), end)


def _by_noun(noun: Token) -> Iterator[Attributed]:
    """ "the ministry's claim that P", "the warning by officials that P"."""
    cue = noun_cues().get(noun.lemma_.lower())
    if cue is None:
        return
    for clause in noun.children:
        if clause.dep_ not in ("acl", "ccomp") or not any(g.dep_ == "mark" and g.lower_ == "that" for g in clause.children) or is_infinitive(clause):
            continue
        if noun.tag_ == "NNS" and clause.right_edge.pos_ == "VERB" and clause.right_edge.tag_ == "VB":
            continue
        owner = next((g for g in noun.children if g.dep_ == "poss"), None)
        if owner is None:
            link = next((g for g in noun.children if g.dep_ == "prep" and g.lower_ in ("by", "from", "of")), None)
            owner = next((g for g in link.children if g.dep_ == "pobj"), None) if link is not None else None
        content = around(clause.subtree)
        if owner is None or content is None or owner.lower_ in NOBODY | _FIRST_PERSON or owner.lower_ in ("my", "our", "your"):
            continue
        place = Span(noun.idx, noun.idx + len(noun.text))
        yield Attributed((content,), Span(min(noun.left_edge.idx, content.start), content.end), place, mention(owner), cue.force, cue.keeps_verb)


def _by_colon(sentence: Sentence, quotations: Quotations, others: list[Attributed]) -> Iterator[Attributed]:
    """ "Anna Berg: “P”" and "Polls were wrong - Anna Berg: “P”": only a name stands before the colon."""
    doc = sentence.doc
    for quotation in quotations.near(Span(sentence.start_char, sentence.end_char)):
        opening = doc.char_span(quotation.outside.start, quotation.outside.start + 1, alignment_mode="expand")
        if opening is None or not sentence.start < opening.start < sentence.end or doc[opening.start - 1].text != ":":
            continue
        colon = last = opening.start - 1
        first = last
        while first > sentence.start and last - first < 9 and (doc[first - 1].pos_ == "PROPN" or (doc[first - 1].lower_ in ("and", "of", "the") and first < last)):
            first -= 1
        while first < last and doc[first].pos_ != "PROPN":
            first += 1
        name = next((e for e in sentence.ents if e.label_ == "PERSON" and e.start == sentence.start and len(e) > 1), None)
        if name is not None and doc[name.end].text == "," and colon - name.end < _LEAD * 2 and not any(t.tag_ in FINITE for t in doc[name.end : colon]):
            first, last = name.start, name.end
        starts = first == sentence.start or doc[first - 1].text in ("-", "–", "—", ".", "|") or doc[first - 1].lower_ == "from" or doc[first - 1].is_space
        if first == last or not starts or any(a.cue.start < quotation.outside.end and a.whole.end > doc[first].idx for a in others):
            continue
        place = Span(doc[colon].idx, doc[colon].idx + 1)
        content = trim(text_of(doc), quotation.outside.start, min(quotation.outside.end, int(sentence.end_char)))
        yield Attributed((content,), content, place, Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)), Force.STATES, False)


def _by_introduction(sentence: Sentence, quotations: Quotations, others: list[Attributed]) -> Iterator[Attributed]:
    """ "She was blunt: “P”", "Berg jabbed, “P”": a short sentence about somebody, whatever its verb, leads to a quotation, or ends in a colon."""
    text = text_of(sentence.doc)
    near = quotations.near(Span(sentence.start_char, sentence.end_char))
    if not near and text[sentence.start_char : sentence.end_char].rstrip()[-1:] not in (",", ":"):
        return
    verb = next((t for t in sentence if t.tag_ in FINITE and t.dep_ not in ("aux", "auxpass", "relcl") and any(c.dep_ == "nsubj" and c.i < t.i for c in t.children)), sentence.root)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or not (subject.lower_ in PERSONS or subject.ent_type_ == "PERSON" or subject.lemma_.lower() in PERSON_ROLES) or any(c.dep_ == "neg" for c in verb.children):
        return
    quotation = next((q for q in near if q.outside.start > verb.idx), None)
    end = quotation.outside.start if quotation is not None else int(sentence.end_char)
    lead = text[verb.idx : end].rstrip()
    if len(lead.split()) > _LEAD or quotations.holding(Span(verb.idx, verb.idx + 1)) is not None or any(a.cue.start < end and not a.narrated for a in others):
        return
    if lead != f"{verb.text}," and not (lead.endswith(":") and not any(c.dep_ in ("dobj", "agent", "attr", "ccomp") for c in verb.children if c.idx < end)):
        return
    content = trim(text, quotation.outside.start, min(quotation.outside.end, int(sentence.end_char))) if quotation is not None else None
    if content is not None and (len(text[content.start : content.end].split()) < 4 or any(p.overlap(content) for a in others for p in a.pieces)):
        return
    whole = Span(subject.left_edge.idx, content.end if content is not None else end)
    yield Attributed((content,) if content is not None else (), whole, Span(verb.idx, verb.idx + len(verb.text)), mention(subject), Force.STATES, False)


def _by_last_word(sentence: Sentence, others: list[Attributed]) -> list[Attributed]:
    """ "P, pictures seen by the paper show.": the parser takes the last word for a noun. The others end where this one's phrase begins."""
    last, doc = next((t for t in reversed(sentence) if not t.is_punct and not t.is_space), sentence[0]), sentence.doc
    if last.pos_ != "NOUN" or last.lower_ not in ("show", "shows", "suggest", "suggests", "indicate", "indicates") or sum(not t.is_punct and not t.is_space for t in sentence) < 6:
        return others
    comma = next((t.i for t in reversed(doc[sentence.start : last.i]) if t.text == ","), None)
    cue = verb_cues()["show"]["clause"]
    if comma is None or any(t.tag_ in FINITE for t in doc[comma : last.i]) or not any(t.tag_ in FINITE for t in doc[sentence.start : comma]):
        return others
    source = next((t for t in doc[comma + 1 : last.i] if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in cue.documents), None)
    content = around(doc[sentence.start : comma])
    if source is None or content is None:
        return others
    clipped = [replace(a, pieces=tuple(trim(text_of(doc), p.start, min(p.end, doc[comma].idx)) for p in a.pieces if p.start < doc[comma].idx)) for a in others if a.cue.start < doc[comma].idx]
    place = Span(last.idx, last.idx + len(last.text))
    who = Span(doc[comma + 1].idx, source.idx + len(source.text))
    return [*clipped, Attributed((content,), content, place, who, cue.force, False)]
