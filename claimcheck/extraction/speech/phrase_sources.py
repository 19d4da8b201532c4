"""Sources that a phrase names: "according to X", "in the words of X", "per X", "as X put it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS, can_speak, mention
from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.speech.mistaken_clauses import is_infinitive
from claimcheck.extraction.text.edges import OPENING, around
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_PUT = frozenset(["put", "tell"])
"""Verbs that pass words on with "it": "as X put it"."""
_SAID = frozenset(["say", "note", "write", "explain", "observe", "argue", "report", "point", "remark", "announce", "state", "tell", "warn", "confirm"])
_FOUND = frozenset(["research", "data", "polling", "testimony", "evidence", "legend", "tradition", "footage"])
"""What tells something without an article before it; "according to need", "according to plan" names no source."""
_IN_MIND = frozenset(["understanding", "interpretation", "reading", "belief", "thinking", "logic", "taste", "standard", "preference", "wish", "schedule", "need", "ability"])
"""What something accords with in somebody's mind, or suits: no source."""
_WITH_CLAUSE = ("ccomp", "xcomp", "dobj", "attr", "acomp")
_SHORTEST = 8
"""Characters; less is no content."""
_LEADING = frozenset(["words", "according", "per", "as"])
"""Without one of these a sentence has no such phrase."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A source's phrase: its first token, the source, the token behind what names the source, and the words that attribute."""

    first: Token
    who: Span
    behind: int
    cue: Span
    whole: bool
    """The phrase ends there; else more may be said of the source ("according to X, who …, P")."""


def find_phrase_sources(sentence: Sentence) -> Iterator[Attributed]:
    """What each phrase that names a source says it of: its clause, in two pieces where the phrase stands in the midst."""
    if _LEADING.isdisjoint(t.lower_ for t in sentence):
        return
    for token in sentence:
        phrase = _by_preposition(token) or _by_clause(token, sentence)
        found = _attributed(phrase, sentence) if phrase is not None else None
        if found is not None:
            yield found


def _by_preposition(token: Token) -> _Phrase | None:
    low = token.lower_
    if low == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
        first, holder = token.head, next((c for c in token.children if c.lower_ == "of"), None)
        whose = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        if holder is None and whose is not None:
            return _Phrase(first, mention(whose), token.right_edge.i + 1, Span(token.idx, token.idx + len(token.text)), whole=True)
    elif low == "according":
        first, holder = token, next((c for c in token.children if c.lower_ == "to" and c.i > token.i), None)
        if holder is None and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            holder = token.nbor(1)
    elif low == "per" and (token.is_sent_start or token.nbor(-1).text == ","):
        first = holder = token
    else:
        return None
    source = next((c for c in holder.children if c.dep_ == "pobj"), None) if holder is not None else None
    telling = next((c for c in holder.children if c.dep_ == "pcomp" and c.left_edge.lower_ == "what" and "clause" in verb_cues().get(c.lemma_.lower(), {})), None) if holder is not None else None
    if holder is not None and telling is not None:
        speaker = next((c for c in telling.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
        return _Phrase(first, mention(speaker), telling.right_edge.i + 1, Span(telling.idx, telling.idx + len(telling.text)), whole=True) if speaker is not None else None
    if holder is None or source is None or (token.lower_ == "per" and source.pos_ != "PROPN" and not can_speak(source)):
        return None
    if source.tag_ == "NN" and not source.ent_type_ and not can_speak(source) and source.lower_ not in _FOUND and not any(c.i < source.i or c.dep_ in ("prep", "appos", "relcl") for c in source.children):
        return None
    if source.lemma_ in _IN_MIND or _tells_how(first):
        return None
    if first.head.dep_ in ("relcl", "acl") and first.i < first.head.i and not first.text[:1].isupper():
        return None
    named = _named_behind(source)
    if named is not None:
        return _Phrase(first, Span(named.start_char, named.end_char), named.end, Span(first.idx, holder.idx + len(holder.text)), whole=False)
    who = mention(source)
    behind = next(t.i for t in token.doc[source.i : token.sent.end] if t.idx + len(t.text) >= who.end) + 1
    return _Phrase(first, who, behind, Span(first.idx, holder.idx + len(holder.text)), whole=False)


def _tells_how(according: Token) -> bool:
    """ "To allot the seats according to the results": how something is to be done, right behind its verb or its object."""
    verb, before = according.head, according.nbor(-1) if according.i else according
    return according.lower_ == "according" and verb.i < according.i and verb.tag_ == "VB" and before.text != "," and is_infinitive(verb)


def _named_behind(source: Token) -> Sentence | None:
    """The name in "according to one longtime watcher, Anna Berg, P", which the parser may give to P."""
    comma = source.i + 1
    if source.tag_ != "NN" or not (can_speak(source) or source.lemma_.endswith("er")) or comma + 1 >= source.sent.end or source.doc[comma].text != ",":
        return None
    name = next((e for e in source.sent.ents if e.start == comma + 1 and e.label_ == "PERSON"), None)
    return name if name is not None and len(name) > 1 and source.doc[name.end].text == "," else None


def _by_clause(verb: Token, sentence: Sentence) -> _Phrase | None:
    """ "As the mayor put it, P"; "P, as first reported by the Post". Not "as he said goodbye", nor "as he said that Q"."""
    if verb.pos_ != "VERB" or verb.dep_ not in ("advcl", "parataxis"):
        return None
    first = verb.left_edge
    if first.lower_ != "as" or first.i < sentence.start:
        return None
    if first.i > sentence.start and first.nbor(-1).text not in (",", "—", "–", "(", "--"):
        return None
    objects = [c for c in verb.children if c.dep_ in _WITH_CLAUSE and c.i > first.i]
    if (verb.lemma_ in _PUT and len(objects) == 1 and objects[0].lower_ == "it") or (verb.lemma_ in _SAID and not objects and (verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children))):
        speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    elif verb.lemma_ == "report" and verb.tag_ == "VBN":
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        speaker = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    else:
        return None
    if first.i > sentence.start and _leads_to_some_words(verb):
        return None
    if speaker is None or speaker.tag_ in ("WP", "WDT") or speaker.lower_ in ("i", "we", "you", "one", "it"):
        return None
    return _Phrase(first, mention(speaker), verb.right_edge.i + 1, Span(verb.idx, verb.idx + len(verb.text)), whole=True)


def _leads_to_some_words(verb: Token) -> bool:
    """ "They are, as Berg put it, “out of touch”": only the words in marks are his, and they are no sentence."""
    behind = verb.doc[verb.right_edge.i + 1 : verb.right_edge.i + 4]
    return len(behind) == 3 and behind[0].text == "," and behind[1].text in OPENING and behind[2].text[:1].islower()


def _attributed(phrase: _Phrase, sentence: Sentence) -> Attributed | None:
    doc, first = sentence.doc, phrase.first
    ahead = doc[sentence.start : first.i]
    if sum(t.text in ("—", "–", "--") for t in ahead) % 2 and any(t.text in ("—", "–", "--") for t in doc[phrase.behind : sentence.end]):
        return None
    after = doc[phrase.behind : sentence.end]
    if _opens_clause(phrase, sentence):
        content = around(list(after) if phrase.whole else _clause_after(after, first))
        lead = around(ahead) if not _is_joined(first, sentence) and any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in ahead) else None
        pieces = tuple(p for p in (lead, content) if p is not None)
        joint = lead is not None
    else:
        content = around(_clause_before(first, sentence))
        rest = _rest_of_clause(after) if not phrase.whole or (len(after) > 1 and after[1].dep_ == "cc") else around(after)
        pieces = tuple(p for p in (content, rest) if p is not None)
        joint = rest is not None
    if content is None or content.end - content.start <= _SHORTEST:
        return None
    return Attributed(pieces, content, phrase.cue, phrase.who, Force.STATES, False, joint=joint, by_phrase=True)


def _opens_clause(phrase: _Phrase, sentence: Sentence) -> bool:
    """Whether what it says stands behind the phrase: it opens the sentence or a joined clause, or no verb stands before it."""
    first = phrase.first
    if first.i == sentence.start or first.text[:1].isupper() or _is_joined(first, sentence):
        return True
    if any(t.tag_ in FINITE for t in sentence.doc[sentence.start : first.i]):
        return False
    return any(t.tag_ in FINITE and not _tells_of(t, phrase) for t in sentence.doc[phrase.behind : sentence.end])


def _tells_of(verb: Token, phrase: _Phrase) -> bool:
    """A clause about the source: "according to the agency, which the group runs"."""
    for _ in range(8):
        if verb.dep_ in ("relcl", "acl"):
            return verb.left_edge.lower_ in ("which", "who", "whose", "that", "where", "when", "whom")
        if verb.dep_ == "ROOT":
            return False
        verb = verb.head
    return False


def _is_joined(first: Token, sentence: Sentence) -> bool:
    """Right behind "and", "but" or a semicolon: the phrase belongs to what follows."""
    at = first.i - 1
    if at > sentence.start and sentence.doc[at].text == ",":
        at -= 1
    before = sentence.doc[at]
    return at > sentence.start and (before.dep_ == "cc" or before.text == ";" or (before.lower_ in ("that", "because", "although", "while", "but") and before.dep_ in ("mark", "cc")))


def _rest_of_clause(tokens: Sentence) -> Span | None:
    """ "P, according to X, along with Q": what goes on behind the phrase without a verb and a subject of its own."""
    words = [t for t in tokens if not t.is_space]
    if len(words) > 3 and words[0].text == "," and words[1].text in OPENING and words[2].text[:1].islower():
        return around(words[1:])
    if len(words) < 4 or words[0].text != "," or words[1].tag_ == "VBG":
        return None
    if any(t.dep_ in SUBJECTS and t.lower_ not in ("who", "which", "that") and t.head.dep_ not in ("relcl", "acl") for t in words):
        return None
    return around(words[1:]) if words[1].pos_ in ("ADP", "CCONJ", "SCONJ", "NUM") or words[1].lower_ in ("along", "including") else None


def _clause_after(tokens: Sentence, first: Token) -> list[Token]:
    """ "According to X, who ..., P": P begins after the last comma that still belongs to X."""
    kept = list(tokens)
    inside = first.right_edge.i
    if kept and kept[0].i <= inside < kept[-1].i and not any(t.dep_ == "ROOT" for t in tokens.doc[kept[0].i : inside + 1]):
        kept = [t for t in kept if t.i > inside]
    return kept


def _clause_before(phrase: Token, sentence: Sentence) -> list[Token]:
    """The clause that ends with the phrase: back to the sentence's begin, or to a clause that another cue attributes."""
    doc = phrase.doc
    begin = phrase.i
    while begin > sentence.start:
        token = doc[begin - 1]
        cue = verb_cues().get(token.lemma_.lower(), {}).get("clause") if token.pos_ == "VERB" and token.dep_ in ("ROOT", "conj") else None
        if cue is not None and not cue.keeps_verb and any(c.dep_ == "ccomp" for c in token.children):
            comma = next((t.i for t in doc[token.i : phrase.i] if t.text in (",", ";") or t.dep_ == "cc"), None)
            if comma is not None and any(t.dep_ in SUBJECTS and t.head.dep_ not in ("relcl", "acl", "advcl") for t in doc[comma : phrase.i]):
                begin = comma
            elif not any(t.dep_ in SUBJECTS for t in doc[sentence.start : token.i]):
                return []
            else:
                begin = sentence.start
            break
        begin -= 1
    return list(doc[begin : phrase.i])
