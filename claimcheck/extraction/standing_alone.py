"""A claim as a sentence of its own: `text` with the polarity of its cue, `proposition` what is asserted or denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction import words
from claimcheck.extraction.dates_in_words import date_words
from claimcheck.extraction.mentions import Mentions, Named
from claimcheck.extraction.parts import StandAlone
from claimcheck.records import Attribution, Document, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LEADS = re.compile(
    r"^(?:(?:and|but|so|yet|or|that|then|also|still|plus)\s+(?=\S)(?!so )|"
    r"(?:however|separately|meanwhile|moreover|furthermore|in addition|additionally|besides|nevertheless|nonetheless|"
    r"also|instead|indeed|of course|for example|for instance|in fact|overall|finally|still|then|thus|therefore|well|now|"
    r"on the other hand|as a result|at the same time|earlier|later|elsewhere|as well|too|yes|look|and|but|so|yet),\s*(?:however,\s*)?)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?:[A-Z][A-Z.\-’' ]+(?:,[^—–\n:]{0,40})?(?:\([^)]*\)\s*)?(?:—|–|--| - |:)\s*|\([A-Z][\w ]*\)\s*(?:—|–|-)\s*)")
_MARKS = " \t\n\r\"“”„«»"
_CUES = {
    Force.DENIES: "denies that",
    Force.DOUBTS: "doubts that",
    Force.DEMANDS: "demands that",
    Force.ASKS: "asks whether",
}
_REJECTING = frozenset("reject oppose condemn criticize criticise denounce slam blast decry veto resist refuse".split())


def stand_alone(
    doc: Doc,
    document: Document,
    quote: tuple[int, int],
    content: tuple[int, int],
    mentions: Mentions,
    origin: Named | None,
    cue: str | None,
    force: Force,
    attribution: Attribution,
) -> StandAlone:
    """The claim at text[quote] with its complement at text[content], said by `origin` (None: the publisher)."""
    quoted = attribution in (Attribution.DIRECT_QUOTE, Attribution.MIXED)
    inner = _Sentence(doc, document, content, mentions, origin, quoted)
    proposition = inner.clause(cue, force)
    if quote != content:
        outer = _Sentence(doc, document, quote, mentions, origin, quoted)
        text = outer.as_printed()
        unresolved = [*outer.unresolved, *(u for u in inner.unresolved if u not in outer.unresolved)]
        return StandAlone(_finish(text), _finish(proposition), tuple(unresolved))
    text = proposition
    if force in _CUES and origin is not None:
        text = f"{_with_article(origin)} {_CUES[force]} {_lower_first(proposition, inner.first)}"
    return StandAlone(_finish(text), _finish(proposition), tuple(inner.unresolved))


class _Sentence:
    """A stretch of the text being rewritten: replacements by offset, then printed."""

    def __init__(self, doc: Doc, document: Document, place: tuple[int, int], mentions: Mentions, origin: Named | None, quoted: bool) -> None:
        self._doc, self._document, self._mentions, self._origin = doc, document, mentions, origin
        self._quoted = quoted
        self._start, self._end = _inside(document.text, *place)
        self.unresolved: list[str] = []
        self._edits: dict[tuple[int, int], str] = {}
        span = doc.char_span(self._start, self._end, alignment_mode="contract") if self._end > self._start else None
        self._span: Span | None = span
        if span is not None and len(span):
            self._resolve(span)

    @property
    def first(self) -> Token | None:
        """The first word as printed."""
        return self._span[0] if self._span is not None and len(self._span) else None

    def as_printed(self) -> str:
        return self._print(self._start, self._end)

    def clause(self, cue: str | None, force: Force) -> str:
        """What is said, as a finite clause where its form allows one, else as printed."""
        span = self._span
        if span is None or not len(span):
            return self.as_printed()
        root = _top(span)
        if _finite(root, span):
            return self.as_printed()
        made = self._infinitive(root, span) or self._small_clause(span) or self._gerund(root, span) or self._noun(root, span, cue, force)
        return made or self.as_printed()

    # ---- complements without a finite verb

    def _infinitive(self, root: Token, span: Span) -> str | None:
        to = next((t for t in root.children if t.dep_ == "aux" and t.lower_ == "to" and _within(t, span)), None)
        if to is None or root.tag_ != "VB":
            return None
        own = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass") and _within(t, span)), None)
        before = span.doc[span.start : to.i]
        negative = any(t.dep_ == "neg" for t in before)
        printed = self._print(before.start_char, before.end_char).strip() if len(before) else ""
        printed = re.sub(r"^for | ?\b(?:not|never)$", "", printed)
        subject, plural = printed, False
        if own is not None:
            plural = _plural(own)
        elif not printed or printed.lower() in ("not", "never"):
            subject, plural = self._controller(root)
        if not subject:
            return None
        rest = self._print(to.idx + len(to.text), self._end).strip()
        verb = re.match(r"(\w+ly )?(\w+)(.*)", rest, re.DOTALL)
        if not verb:
            return None
        if negative:
            helper = "do" if plural else "does"
            return f"{subject} {'are' if plural else 'is'} not{verb[3]}" if verb[2] == "be" else f"{subject} {helper} not {rest}"
        return f"{subject} {verb[1] or ''}{_present(verb[2], plural)}{verb[3]}"

    def _controller(self, root: Token) -> tuple[str, bool]:
        """Who is to do it: the object of the verb above ("urged Iran to"), else who speaks."""
        above = root.head
        objects = [t for t in above.children if t.dep_ in ("dobj", "dative") and t.i < root.i]
        if objects and above.lemma_ not in ("promise", "make"):
            return self._noun_phrase(objects[0]), _plural(objects[0])
        if self._origin is not None and self._origin.certain and not self._origin.unnamed:
            return _with_article(self._origin), False
        subjects = [t for t in above.children if t.dep_ == "nsubj"]
        return (self._noun_phrase(subjects[0]), _plural(subjects[0])) if subjects else ("", False)

    def _small_clause(self, span: Span) -> str | None:
        """("that goal as unrealistic") → "that goal is unrealistic"; ("it important to preserve") likewise."""
        if span[0].lower_ == "it" and len(span) > 1 and span[1].pos_ == "ADJ":
            return f"it is {self._print(span[1].idx, self._end)}"
        for token in span:
            if token.lower_ == "as" and token.i > span.start and token.dep_ in ("prep", "mark") and token.head.i < span.start:
                subject = self._print(self._start, token.idx).strip()
                head = next((t for t in reversed(span.doc[span.start : token.i]) if t.pos_ in ("NOUN", "PROPN", "PRON")), token)
                rest = self._print(token.idx + 2, self._end).strip()
                return f"{subject} {'are' if _plural(head) else 'is'} {rest}"
        return None

    def _gerund(self, root: Token, span: Span) -> str | None:
        verb = root if root.tag_ == "VBG" else next((t for t in span if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
        if verb is None:
            return None
        before = span.doc[span.start : verb.i]
        subject = re.sub(r"\s*\b(?:of|for|with|from|about)$", "", self._print(before.start_char, before.end_char).strip()) if len(before) else ""
        plural = any(_plural(t) for t in before if t.dep_ in ("dobj", "nsubj"))
        if not subject:
            subject, plural = self._controller(verb)
        if not subject:
            return None
        rest = self._print(verb.idx, self._end)
        if verb.lower_ == "having":
            return f"{subject} {'have' if plural else 'has'}{rest[len('having'):]}"
        if verb.lower_ == "being":
            return f"{subject} {'are' if plural else 'is'}{rest[len('being'):]}"
        return f"{subject} {'are' if plural else 'is'} {rest}"

    def _noun(self, root: Token, span: Span, cue: str | None, force: Force) -> str | None:
        if root.pos_ not in ("NOUN", "PROPN") or force is not Force.DENIES:
            return None
        cues = {w.lower() for w in re.findall(r"\w+", cue or "")}
        rejects = any(c.startswith(r) or c.startswith(r.rstrip("e")) for c in cues for r in _REJECTING)
        return f"{self.as_printed()} {'are' if _plural(root) else 'is'} {'acceptable' if rejects else 'true'}"

    # ---- referents

    def _resolve(self, span: Span) -> None:
        future = any(t.lower_ in ("will", "shall", "would", "to") and t.dep_ == "aux" for t in span)
        for start, end, words_ in date_words(self._document.text[self._start : self._end], self._document.published, future):
            printed = self._document.text[self._start + start : self._start + end]
            if words_ is None:
                self.unresolved.append(printed)
            else:
                self._edits[self._start + start, self._start + end] = words_
        for token in span:
            low = token.lower_
            if low in words.PRONOUNS and token.dep_ in ("nsubj", "nsubjpass"):
                self._third(token, span)
            elif self._quoted and low in ("i", "we") and token.dep_ in ("nsubj", "nsubjpass"):
                self._first_person(token)
            elif self._quoted and low in ("our", "my"):
                name = self._speaker(low)
                self._put(token, f"{_with_article(name)}'s" if name else None)
        first = span[0]
        if first.lower_ in ("this", "that", "these", "those") and first.dep_ in ("nsubj", "nsubjpass", "det") and (first.dep_ != "det" or first.head.dep_ in ("nsubj", "nsubjpass", "dobj")):
            self.unresolved.append(first.text if first.dep_ != "det" else f"{first.text} {first.head.text}")

    def _third(self, token: Token, span: Span) -> None:
        low = token.lower_
        if low == "it" and _expletive(token):
            return
        earlier = span.doc[span.start : token.i]
        if any(t.pos_ in ("NOUN", "PROPN") for t in earlier) and token.head.dep_ != "ROOT":
            return
        found = self._mentions.referent(token, self._origin, self._quoted)
        self._put(token, _with_article(found) if found else None)

    def _first_person(self, token: Token) -> None:
        name = self._speaker(token.lower_)
        self._put(token, _with_article(name) if name else None)
        if name is None:
            return
        verb = token.head
        finite = next((t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBP", "VBD")), None) or verb
        joined = [finite, *(t for t in verb.conjuncts if t.tag_ == "VBP" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in t.children))]
        for each in joined:
            if each.tag_ == "VBP" or each.lower_ == "were":
                self._edits[each.idx, each.idx + len(each.text)] = {"am": "is", "'m": " is", "’m": " is", "are": "is", "'re": " is", "’re": " is", "'ve": " has", "’ve": " has", "were": "was"}.get(each.lower_, _present(each.text, False))

    def _speaker(self, pronoun: str) -> Named | None:
        """Who "I" or "we" is: the speaker; "we" only where an institution speaks."""
        origin = self._origin
        if origin is None or origin.unnamed or not origin.certain:
            return None
        if pronoun in ("we", "our") and origin.gender != "n":
            return None
        return origin

    def _put(self, token: Token, new: str | None) -> None:
        if new is None:
            self.unresolved.append(token.text)
        else:
            self._edits[token.idx, token.idx + len(token.text)] = new

    # ---- printing

    def _noun_phrase(self, token: Token) -> str:
        if token.lower_ in words.PRONOUNS:
            found = self._mentions.referent(token, self._origin, False)
            if found:
                return _with_article(found)
        edge = min([c.left_edge.i for c in token.children if c.i > token.i and c.dep_ in ("relcl", "acl", "punct", "appos")], default=token.right_edge.i + 1)
        return str(token.doc[token.left_edge.i : edge].text)

    def _print(self, start: int, end: int) -> str:
        text, out, at = self._document.text, [], start
        for (a, b), new in sorted(self._edits.items()):
            if a >= at and b <= end:
                out += [text[at:a], new]
                at = b
        return "".join([*out, text[at:end]])


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, datelines, leading connectives and final marks."""
    while start < end and text[start] in _MARKS + ",;:—–-":
        start += 1
    while True:
        match = _DATELINE.match(text[start:end]) or _LEADS.match(text[start:end])
        if not match or start + match.end() >= end:
            break
        start += match.end()
        while start < end and text[start] in _MARKS:
            start += 1
    while end > start and (text[end - 1] in _MARKS + ",;:—–-" or (text[end - 1] == "." and text[end - 2 : end - 1] in _MARKS)):
        end -= 1
    return start, end


def _finish(text: str) -> str:
    """One line, capitalised, with a final stop and no unpaired quotation mark."""
    text = " ".join(text.split()).strip(" ,;:")
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r",\s*,", ",", text))
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = text.strip(" ,;:")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if re.search(r"[.!?…][\"”’')]*$", text) else text + "."


def _lower_first(text: str, first: Token | None) -> str:
    if first is not None and (first.pos_ == "PROPN" or first.ent_type_ or first.text == "I" or first.text[1:2].isupper()):
        return text
    return text[:1].lower() + text[1:] if first is not None and text.startswith(first.text) else text


def _with_article(named: Named) -> str:
    """The name as a subject: an institution's takes "the" where English gives it one."""
    last = named.name.split()[-1].lower() if named.name else ""
    if named.gender == "n" and (last in words.INSTITUTIONS or named.name.split()[0] in ("United", "White", "European", "Kremlin", "Federal", "Pentagon")):
        return named.name if named.name.lower().startswith("the ") else f"the {named.name}"
    return named.name


def _top(span: Span) -> Token:
    """The highest word of the span: a verb if one of those hung outside is one."""
    tops = [t for t in span if t.head.i == t.i or not _within(t.head, span)]
    return next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0])


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end


def _finite(root: Token, span: Span) -> bool:
    """The clause has a subject and a verb that carries tense."""
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and _within(t, span) for t in root.children):
        tensed = root.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in root.children)
        return tensed or root.tag_ == "VBN"
    return False


def _expletive(token: Token) -> bool:
    """"It is important to", "it rained", "it was Balilo who"."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if verb.lemma_ in ("rain", "snow", "seem", "appear", "turn", "happen") and any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return True
    clausal = any(c.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "csubjpass") or c.dep_ == "relcl" for child in (verb, *verb.children) if child.dep_ in ("acomp", "attr") or child is verb for c in child.children)
    return (verb.lemma_ == "be" or verb.tag_ == "VBN" and token.dep_ == "nsubjpass") and clausal


def _plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we", "you", "these", "those") or any(c.dep_ == "conj" for c in token.children)


def _present(verb: str, plural: bool) -> str:
    """A verb's base form in the present: third person singular unless plural."""
    low = verb.lower()
    if plural:
        return "are" if low == "be" else verb
    if low in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[low]
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + "s"
