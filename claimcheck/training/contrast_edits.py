"""Edits of one sentence that keep, turn or lose its truth. Each maker yields what it can do with a parsed sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.training.contrast_words import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

E, N, C = "entailment", "neutral", "contradiction"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHORT_MONTHS = {"Jan.": "January", "Feb.": "February", "Aug.": "August", "Sept.": "September", "Oct.": "October", "Nov.": "November", "Dec.": "December"}
NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SCALES = ("thousand", "million", "billion", "trillion")
UNITS = {"miles": "kilometers", "kilometers": "miles", "feet": "meters", "meters": "feet", "pounds": "tons", "tons": "pounds", "days": "weeks", "weeks": "months", "months": "years", "years": "months", "hours": "days", "minutes": "hours", "acres": "square miles"}
PLURAL_QUANTIFIERS = {"some", "many", "few", "several", "any", "no", "most", "all", "each", "every", "half", "someone", "everyone", "nobody", "none", "nothing", "something", "anyone", "both", "neither", "either"}
DOWNWARD = {"not", "n't", "never", "no", "without", "few", "only", "every", "all", "none", "neither", "nor", "hardly", "barely", "if", "unless", "any", "whether", "most", "first", "last", "each", "than", "as"}
TIME_AND_PLACE = {"in", "on", "at", "during", "after", "before", "since", "amid", "following", "near", "despite"}
CONDITIONS = {"if", "unless", "when", "until", "once", "whether", "as"}
SUBJECTS = {"nsubj", "nsubjpass"}


@dataclass(frozen=True, slots=True)
class Edit:
    """New texts of tokens by their place in the sentence ("" removes). Labels of (sentence, edited) and (edited, sentence)."""

    kind: str
    changes: Mapping[int, str]
    forward: str
    backward: str


def render(sentence: Span, changes: Mapping[int, str]) -> str:
    """The sentence with its changes; spaces, commas, articles and the first capital put right."""
    words = ((changes.get(i, token.text), token.whitespace_ or (" " if changes.get(i) == "" else "")) for i, token in enumerate(sentence))
    text = re.sub(r"\s+", " ", "".join(word + space for word, space in words))
    text = re.sub(r"\s+([,.;:!?%])", r"\1", text)
    text = re.sub(r",(\s*,)+", ",", text)
    text = re.sub(r",\s*([.!?])", r"\1", text).strip(" ,;:–—-")
    text = re.sub(r"\b([Aa]) (?=[aeio]\w)(?!one|eu|uni)", r"\1n ", text)
    text = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwyz]\w)", r"\1 ", text)
    if not text.endswith((".", "!", "?", '"', "”")):
        text += "."
    return text[:1].upper() + text[1:]


def _match_case(new: str, old: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def clauses(sentence: Span) -> Iterator[Token]:
    """Finite verbs that the sentence asserts: the root, and what a verb of saying says."""
    root = sentence.root
    yield root
    yield from (child for child in root.children if child.dep_ == "ccomp" and any(c.dep_ in SUBJECTS for c in child.children))


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _quantified(verb: Token) -> bool:
    subject = _subject(verb)
    return subject is None or any(token.lower_ in PLURAL_QUANTIFIERS for token in subject.subtree)


def _acts(verb: Token) -> bool:
    """True where the subject is somebody who can plan and want."""
    subject = _subject(verb)
    return subject is not None and (subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or subject.lower_ in {"he", "she", "they", "officials", "lawmakers"})


def negations(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """A plain verb denied, a denied verb made plain; "did not" said in other words."""
    start = sentence.start
    for verb in clauses(sentence):
        if _quantified(verb) or any(t.lower_ in {"if", "also", "only", "often", "sometimes", "even"} for t in verb.children):
            continue
        negation = next((c for c in verb.children if c.dep_ == "neg" and c.lower_ in {"not", "n't", "never"}), None)
        helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"MD", "VBZ", "VBP", "VBD"} and c.i < verb.i]
        if negation is not None:
            before = sentence.doc[negation.i - 1] if negation.i > start else None
            if before is None or negation.lower_ == "never" or before.lower_ in {"may", "might", "could", "can", "ca", "should"}:
                continue
            changes = {negation.i - start: ""}
            if before.lemma_ == "do" and before.dep_ == "aux":
                past = lexicon.past.get(verb.lemma_)
                form = past if before.lower_ == "did" else verb.text if before.lower_ == "do" else None
                if form is None:
                    continue
                yield Edit("negation", {**changes, before.i - start: "", verb.i - start: form}, C, C)
                if before.lower_ == "did" and verb.tag_ == "VB":
                    yield Edit("negation", {**changes, before.i - start: "failed to"}, E, E)
                if negation.lower_ == "not":
                    yield Edit("negation", {**changes, before.i - start: before.text + "n't"}, E, E)
            elif before.lower_ == "wo":
                yield Edit("negation", {**changes, before.i - start: "will "}, C, C)
            elif negation.lower_ == "not" or before.lower_ in {"is", "was", "are", "were", "has", "had", "have", "would"}:
                yield Edit("negation", changes | ({before.i - start: before.text + " "} if negation.lower_ == "n't" else {}), C, C)
        elif helpers:
            if helpers[0].lower_ not in {"may", "might", "could", "can", "should", "'d", "'s", "'ll", "'ve", "'re"}:
                word = rng.choice(("not", "not", "no longer" if helpers[0].tag_ != "MD" else "not"))
                yield Edit("negation", {helpers[0].i - start: f"{helpers[0].text} {word}"}, C, C)
        elif verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP", "VBD"} and not verb.text.startswith("'"):
            yield Edit("negation", {verb.i - start: f"{verb.text} not"}, C, C)
        elif verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.text.isalpha() and verb.pos_ == "VERB":
            helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag_]
            if verb.tag_ == "VBD" and not verb.conjuncts:
                word = rng.choice(("did not", "did not", "failed to", "never", "refused to"))
                new = f"never {verb.text}" if word == "never" else f"{word} {verb.lemma_}"
                yield Edit("negation", {verb.i - start: new}, C, C)
            elif not verb.conjuncts:
                yield Edit("negation", {verb.i - start: f"{helper} not {verb.lemma_}"}, C, C)


def _verb_tag(token: Token) -> str:
    return "" if token.pos_ != "VERB" else "VB" if token.tag_ == "VBP" else token.tag_


def opposites(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """A word for its opposite."""
    for i, token in enumerate(sentence):
        others = lexicon.opposites.get((token.lower_, _verb_tag(token)))
        if others and token.pos_ in {"VERB", "ADJ", "NOUN", "ADP", "ADV"} and token.ent_type_ == "" and _asserted(token, sentence):
            if token.pos_ == "ADP" and token.lower_ not in {"before", "after", "inside", "outside", "above", "below"}:
                continue
            if token.lower_ in {"more", "fewer"} and token.dep_ != "amod":
                continue
            yield Edit("opposite", {i: _match_case(rng.choice(others), token.text)}, C, C)


def synonyms(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """A word for one like it."""
    for i, token in enumerate(sentence):
        others = lexicon.alike.get((token.lower_, _verb_tag(token)))
        if others and token.ent_type_ == "" and token.pos_ in {"VERB", "ADJ", "NOUN", "ADV"} and not any(c.dep_ in {"prt", "compound"} for c in token.children):
            yield Edit("synonym", {i: _match_case(rng.choice(others), token.text)}, E, E)


def _asserted(token: Token, sentence: Span) -> bool:
    """True where the token stands in a main clause or in what it says, not in a side clause."""
    main = set(clauses(sentence))
    while token.head is not token:
        if token in main:
            return True
        if token.dep_ in {"relcl", "advcl", "acl", "csubj", "parataxis", "conj", "pcomp"}:
            return False
        token = token.head
    return True


def numbers(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """A number for another, for its other spelling, for a bound that holds or does not; a unit or scale for another."""
    for i, token in enumerate(sentence):
        following = sentence[i + 1] if i + 1 < len(sentence) else None
        before = sentence[i - 1].lower_ if i else ""
        if token.lower_ in SCALES and i and sentence[i - 1].like_num:
            yield Edit("unit", {i: rng.choice([s for s in SCALES[:3] if s != token.lower_])}, C, C)
        if token.lower_ in UNITS and i and sentence[i - 1].like_num and token.ent_type_ in {"DATE", "TIME", "QUANTITY"}:
            yield Edit("unit", {i: UNITS[token.lower_]}, C, C)
        value = _value(token)
        if value is None or token.ent_type_ in {"DATE", "TIME", "ORDINAL", "ORG", "PERSON", "LAW", "PRODUCT", "GPE", "FAC", "WORK_OF_ART", "EVENT"} or before in {"no.", "number", "one", "-", "#", "/", "of"}:
            continue
        if following is None or following.text in {"-", "–", "/", ":"} or (i and sentence[i - 1].text in {"-", "–", "/", ":", "than", "least", "most"}) or value == 1:
            continue
        if before in {"least", "most", "than", "to", "and", "or", "up", "over", "under", "nearly", "almost", "about", "around"}:
            if before in {"nearly", "almost", "about", "around", "over"}:
                yield Edit("number", {i: _write(_far(value, rng), token.text)}, C, C)
            continue
        yield Edit("number", {i: _write(_far(value, rng), token.text)}, C, C)
        yield Edit("number", {i: _write(_far(value, rng), token.text)}, C, C)
        spelt = _respell(value, token.text)
        if spelt:
            yield Edit("number", {i: _match_case(spelt, token.text) if i == 0 else spelt}, E, E)
        if token.head.pos_ != "NOUN" and token.ent_type_ not in {"MONEY", "PERCENT"}:
            continue
        dollar = sentence[i - 1].text if i and sentence[i - 1].text in {"$", "€", "£"} else ""
        scale = following.lower_ in SCALES
        if value >= 4 and float(value).is_integer() and not _downward(sentence):
            lower, higher = (_write(value * f if scale else round(value * f), token.text) for f in (rng.uniform(0.5, 0.85), rng.uniform(1.25, 2.5)))
            if lower != token.text and higher != token.text:
                at = i - 1 if dollar else i
                for words, number, forward, backward in (
                    ("more than", lower, E, N), ("at least", lower, E, N), ("fewer than" if not dollar else "less than", higher, E, N),
                    ("more than", higher, C, C), ("at least", higher, C, C), ("fewer than" if not dollar else "less than", lower, C, C),
                    ("about", token.text, E, N), ("at least", token.text, E, N), ("only", lower, C, C),
                ):
                    changes = {at: f"{words} {dollar}" if dollar else f"{words} {number}"} | ({i: number} if dollar else {})
                    if rng.random() < 0.25:
                        yield Edit("bound", changes, forward, backward)
        if value >= 24 and value < 90 and not dollar and not scale and token.ent_type_ == "CARDINAL":
            yield Edit("bound", {i: "dozens of"}, E, N)
        if 200 <= value < 900 and not dollar and not scale and token.ent_type_ == "CARDINAL":
            yield Edit("bound", {i: "hundreds of"}, E, N)


def _downward(sentence: Span) -> bool:
    return any(token.lower_ in DOWNWARD for token in sentence)


def _value(token: Token) -> float | None:
    if token.lower_ in NUMBER_WORDS:
        return float(NUMBER_WORDS.index(token.lower_))
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+(\.\d+)?", token.text):
        return float(token.text.replace(",", ""))
    return None


def _far(value: float, rng: random.Random) -> float:
    """Another number of the same kind: at least a quarter away, or one or two for small ones."""
    if value <= 12:
        return rng.choice([v for v in range(2, 15) if v != value and abs(v - value) <= 6])
    factor = rng.choice((rng.uniform(0.3, 0.75), rng.uniform(1.3, 3)))
    return value * factor if not float(value).is_integer() else max(2, round(value * factor))


def _write(value: float, like: str) -> str:
    if like.isalpha():
        return NUMBER_WORDS[int(value)] if float(value).is_integer() and value < len(NUMBER_WORDS) else str(round(value))
    if "." in like:
        return f"{value:.{len(like.split('.')[1])}f}"
    whole = round(value)
    if like.endswith("00") and whole > 200:
        whole = round(whole, -2)
    elif like.endswith("0") and whole > 20:
        whole = round(whole, -1)
    return f"{whole:,}" if "," in like or whole >= 10_000 else str(whole)


def _respell(value: float, like: str) -> str | None:
    if like.isalpha():
        return str(int(value)) if value > 1 else None
    if value in range(2, len(NUMBER_WORDS)):
        return NUMBER_WORDS[int(value)]
    return like.replace(",", "") if "," in like and value < 1_000_000 else f"{int(value):,}" if float(value).is_integer() and value >= 2_200 else None


def dates(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """A day, month or year for another, or the month spelt out."""
    for i, token in enumerate(sentence):
        if token.ent_type_ != "DATE" or not _asserted(token, sentence):
            continue
        if token.text in WEEKDAYS:
            yield Edit("date", {i: rng.choice([day for day in WEEKDAYS if day != token.text])}, C, C)
        elif token.text in MONTHS or token.text in SHORT_MONTHS:
            month = SHORT_MONTHS.get(token.text, token.text)
            yield Edit("date", {i: rng.choice([m for m in MONTHS if m != month])}, C, C)
            if token.text in SHORT_MONTHS:
                yield Edit("date", {i: month}, E, E)
            if i + 1 < len(sentence) and re.fullmatch(r"[12]?\d|3[01]", sentence[i + 1].text):
                day = sentence[i + 1].text
                yield Edit("date", {i: day, i + 1: month}, E, E)
                other = str(rng.choice([d for d in range(1, 29) if d != int(day)]))
                yield Edit("date", {i + 1: other}, C, C)
        elif re.fullmatch(r"(19|20)\d\d", token.text):
            yield Edit("date", {i: str(int(token.text) + rng.choice((-12, -9, -5, -3, -2, -1, 1, 2, 4, 6)))}, C, C)
    for entity in sentence.ents:
        if entity.label_ == "DATE" and len(entity) == 1 and entity.text in WEEKDAYS and not _downward(sentence):
            first = entity.start - 1 if sentence.doc[entity.start - 1].lower_ == "on" and entity.start > sentence.start else entity.start
            yield Edit("date", {j - sentence.start: "" for j in range(first, entity.end)}, E, N)


def names(sentence: Span, lexicon: Lexicon, rng: random.Random, others: Mapping[str, list[str]]) -> Iterator[Edit]:
    """A name for another of its kind, for its short or long form; two names exchanged."""
    start = sentence.start
    people = [e for e in sentence.ents if e.label_ == "PERSON" and len(e) > 1 and all(t.text.isalpha() for t in e)]
    for person in people:
        if sentence.text.count(person[-1].text) == 1:
            yield Edit("same_name", {j - start: "" for j in range(person.start, person.end - 1)}, E, E)
    for i, token in enumerate(sentence):
        full = lexicon.same_names.get(token.text)
        if full and token.dep_ != "compound" and not (i + 1 < len(sentence) and sentence[i + 1].text == "'s"):
            the = "" if full in {"Britain", "Congress"} or (i and sentence[i - 1].lower_ == "the") else "the "
            if not (full == "Britain" and i and sentence[i - 1].lower_ == "the"):
                yield Edit("same_name", {i: the + full}, E, E)
    for entity in sentence.ents:
        root = entity.root
        if entity.label_ not in {"PERSON", "GPE", "ORG"} or len(entity) > 3 or root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or not _asserted(root, sentence):
            continue
        known = [o for o in others.get(entity.label_, []) if not set(o.split()) & set(sentence.text.split())]
        if not known or root.text.endswith("'s") or any(c.dep_ in {"poss", "relcl", "appos"} for c in root.children):
            continue
        verb = root.head if root.dep_ != "pobj" else root.head.head
        happened_there = root.dep_ == "pobj" and entity.label_ == "GPE" and root.head.lower_ in {"in", "near"} and verb.tag_ in {"VBD", "VBN"} and verb in set(clauses(sentence))
        if root.dep_ == "pobj" and not happened_there:
            continue
        label = C if happened_there or verb.lemma_ in lexicon.one_way else N
        changes = {j - start: "" for j in range(entity.start, entity.end)}
        yield Edit("other_name", changes | {entity.start - start: rng.choice(known) + ("" if entity.end - entity.start == 1 else " ")}, label, label)
    yield from _exchanges(sentence, lexicon)


def _exchanges(sentence: Span, lexicon: Lexicon) -> Iterator[Edit]:
    start = sentence.start
    named = {e.root.i: e for e in sentence.ents if e.label_ in {"PERSON", "GPE", "ORG", "NORP"} and len(e) <= 3}
    for verb in clauses(sentence):
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i in named), None)
        thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i in named), None)
        if subject is None or thing is None or verb.lemma_ in {"be", "have", "say", "tell"} or any(c.dep_ == "poss" for c in (*subject.children, *thing.children)):
            continue
        one, other = named[subject.i], named[thing.i]
        changes = {j - start: "" for e in (one, other) for j in range(e.start, e.end)}
        changes[one.start - start] = other.text + (" " if len(one) > 1 else "")
        changes[other.start - start] = one.text + (" " if len(other) > 1 else "")
        label = E if verb.lemma_ in lexicon.both_ways else C if verb.lemma_ in lexicon.one_way else N
        yield Edit("role", changes, label, label)


def modality(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """From "planned to sign" to "signed", from "signed" to "may sign": what may be is not what is."""
    start = sentence.start
    for verb in clauses(sentence):
        if any(c.dep_ == "neg" for c in verb.children) or _quantified(verb):
            continue
        action = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        past = lexicon.past.get(action.lemma_) if action is not None else None
        if action is not None and past and verb.tag_ == "VBD" and sentence.doc[action.i - 1].lower_ == "to" and action.i - verb.i == 2:
            changes = {verb.i - start: "", action.i - 1 - start: "", action.i - start: past}
            if verb.lemma_ in lexicon.open_to:
                yield Edit("modality", changes, N, N)
                yield Edit("modality", {verb.i - start: "managed"}, N, N)
            elif verb.lemma_ in lexicon.done_to:
                yield Edit("modality", changes, E, E)
            elif verb.lemma_ in lexicon.undone_to:
                yield Edit("modality", changes, C, C)
                yield Edit("modality", {verb.i - start: "did not", action.i - 1 - start: ""}, E, N)
        modal = next((c for c in verb.children if c.tag_ == "MD"), None)
        if modal is not None and modal.lower_ == "will":
            yield Edit("modality", {modal.i - start: rng.choice(("may", "might", "could"))}, E, N)
            yield Edit("modality", {modal.i - start: rng.choice(("might not", "may not"))}, C, C)
        elif modal is not None and modal.lower_ in {"may", "might", "could"} and verb.tag_ == "VB":
            yield Edit("modality", {modal.i - start: "will"}, N, E)
        elif modal is None and _acts(verb) and verb.tag_ == "VBD" and verb.pos_ == "VERB" and not verb.conjuncts and verb.text.isalpha() and action is None and verb.lemma_ not in {"say", "tell", "have"}:
            yield Edit("modality", {verb.i - start: f"{rng.choice(('planned to', 'may have to', 'wanted to', 'offered to', 'threatened to', 'was expected to'))} {verb.lemma_}"}, N, N)


def attribution(sentence: Span, lexicon: Lexicon, rng: random.Random) -> Iterator[Edit]:
    """What somebody claims is not so for that; what he admits is. "X said P" is "According to X, P"; another said it: open."""
    start, root = sentence.start, sentence.root
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i > root.i and _subject(c) is not None), None)
    subject = _subject(root)
    if said is None or subject is None or subject.i > root.i or any(c.dep_ in {"neg", "aux", "auxpass"} for c in root.children):
        return
    first = next(said.subtree).i
    that = sentence.doc[first].lower_ == "that"
    head = {j - start: "" for j in range(start, first + that)}
    if sentence.doc[first].text in {'"', "“"} or '"' in sentence.text or "“" in sentence.text:
        return
    if root.lemma_ in lexicon.open_that:
        yield Edit("attribution", head, N, N)
    elif root.lemma_ in lexicon.known_that and root.tag_ == "VBD":
        yield Edit("attribution", head, E, N)
    if root.lemma_ == "say" and root.tag_ == "VBD":
        edge = next(iter(subject.subtree)).i
        last = max(t.i for t in subject.subtree)
        if edge == start and last == root.i - 1 and subject.pos_ != "PRON":
            name = sentence.doc[edge : last + 1].text
            lowered = name if sentence[0].ent_type_ in {"PERSON", "GPE", "ORG", "NORP"} else name[:1].lower() + name[1:]
            yield Edit("attribution", head | {0: f"According to {lowered}, "}, E, E)
            yield Edit("attribution", {root.i - start: rng.choice(("denied that", "did not say that")), **({first - start: ""} if that else {})}, C, C)
            yield Edit("attribution", {root.i - start: rng.choice(("confirmed", "stated", "told reporters"))}, E, E)


def truncation(sentence: Span) -> Edit | None:
    """The main clause alone: what stands between commas, side clauses, and where that is safe times and places left out."""
    start, root = sentence.start, sentence.root
    changes: dict[int, str] = {}
    conditional = False
    safe = not _downward(sentence) and root.lemma_ != "be"
    for verb in clauses(sentence):
        for child in verb.children:
            tokens = list(child.subtree)
            set_off = sentence.doc[tokens[0].i - 1].text == "," or (tokens[0].i == start and tokens[-1].i + 1 < sentence.end and sentence.doc[tokens[-1].i + 1].text == ",")
            if child.dep_ == "advcl" and len(tokens) > 2:
                marks = {t.lower_ for t in child.children if t.dep_ in {"mark", "advmod"}}
                if "if" in marks or "unless" in marks:
                    conditional = True
                elif not set_off and (marks & CONDITIONS or not safe):
                    continue
            elif child.dep_ == "prep" and child.lower_ in TIME_AND_PLACE and (set_off or child.i > verb.i):
                if not safe or len(tokens) < 2 or (child.lower_ in {"in", "on", "at", "near"} and not any(t.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"} for t in tokens)):
                    continue
            elif not (child.dep_ in {"npadvmod", "parataxis"} and safe and len(tokens) > 1):
                continue
            changes |= {t.i - start: "" for t in tokens}
    for token in sentence:
        tokens = list(token.subtree)
        commas = sentence.doc[tokens[0].i - 1].text == "," if tokens[0].i > start else False
        closed = tokens[-1].i + 1 < sentence.end and sentence.doc[tokens[-1].i + 1].text in {",", "."}
        if token.dep_ in {"appos", "relcl", "acl"} and commas and closed and len(tokens) > 1 and tokens[0].i > start:
            changes |= {j - start: "" for j in range(tokens[0].i - 1, tokens[-1].i + 1 + (sentence.doc[tokens[-1].i + 1].text == ","))}
    kept = [t for i, t in enumerate(sentence) if i not in changes and t.is_alpha]
    if not changes or len(kept) < 5 or _subject(root) is None or (_subject(root).i - start) in changes:  # type: ignore[union-attr]
        return None
    return Edit("truncation", changes, N if conditional else E, N)
