"""A claim as a sentence of its own: `text` with the polarity of its cue, `proposition` what is asserted or denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction import clauses, words
from claimcheck.extraction.completion import complete, noun_phrase
from claimcheck.extraction.dates_in_words import DateUse, date_words
from claimcheck.extraction.mentions import Mentions, Named
from claimcheck.extraction.parts import StandAlone
from claimcheck.extraction.speakers import is_thing
from claimcheck.extraction.verb_forms import (
    STATES_OF_MIND,
    full_form,
    is_expletive,
    is_finite,
    is_future,
    is_plural,
    third_person,
    top,
)
from claimcheck.records import Attribution, Document, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONNECTIVES = re.compile(
    r"^(?:(?:however|separately|meanwhile|moreover|furthermore|in addition|additionally|besides|nevertheless|nonetheless|also|"
    r"instead|indeed|of course|for example|for instance|in fact|overall|finally|still|then|thus|therefore|well|now|on the other "
    r"hand|as a result|at the same time|elsewhere|yes|look|and|but|so|yet|even so|likewise|similarly|accordingly|in other words|you know)"
    r"\s*,\s*|(?:and|but)\s+|i mean,?\s+(?=(?:i|we|you|he|she|they|it|the|this)\b))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.\-’' ]{2,}(?:,[^—–\n:]{0,30})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--|\s-\s|:\s)\s*|\([A-Z][\w ]{1,20}\)\s*(?:—|–|-)\s*|\((?:CNN|AP|AFP|UPI|Reuters|REUTERS|BBC)\)\s*)"
)
_TAIL = re.compile(r",?\s+(?:and|or|but|which|who|because|(?<!\ba )while|as)$")
_CONCESSIVES = frozenset({"although", "though", "while", "whereas", "because", "since", "that", "why", "how"})
_SHARED = frozenset(["country", "nation", "people", "state", "government", "world", "society", "democracy", "city", "town", "president", "constitution", "child", "economy", "history"])
"""What is "ours" together with the hearers, whoever speaks."""
_OPENS_AGAIN = re.compile(r"(?<=[\s(,—–])(?:‘(?=\w)|'(?=[A-Z]|oh\b|well\b|hey\b|no\b|yes\b))")
_CLOSES_AGAIN = re.compile(r"[.,?!]['’]|['’](?=\s|$)")
_ADDRESS = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+|\b\w+\.com/\S+)\s*$")
_MARKS = " \t\n\r\"“”„«»"
_VERBS = {Force.DENIES: "denies that", Force.DOUBTS: "doubts that", Force.DEMANDS: "demands that", Force.ASKS: "asks whether"}
_PRONOUNS = {
    "m": {"subject": "he", "object": "him", "possessive": "his", "reflexive": "himself"},
    "f": {"subject": "she", "object": "her", "possessive": "her", "reflexive": "herself"},
    "n": {"subject": "it", "object": "it", "possessive": "its", "reflexive": "itself"},
}


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
    skips: tuple[tuple[int, int], ...] = (),
    others: tuple[tuple[int, int], ...] = (),
) -> StandAlone:
    """The claim at text[quote) with its complement at text[content), said by `origin` (None: the publisher).

    `skips` are stretches inside that are no part of it: ", the mayor said," in the midst of a clause; `others` quote somebody else.
    """
    inner = _Wording(doc, document, content, mentions, origin, attribution, skips, others)
    made = inner.clause(cue, force) if quote != content or force in _VERBS else None
    if quote != content:
        outer = _Wording(doc, document, quote, mentions, origin, attribution, skips, others)
        outer.spoken_of = True
        text = outer.sentence()
        unresolved = dict.fromkeys((*outer.unresolved, *inner.unresolved))
        return StandAlone(_finish(text), _finish(made or text), tuple(unresolved))
    proposition = made or inner.sentence()
    text = proposition
    if force is Force.ASKS and not inner.opens_with_whether:
        end = "" if proposition.endswith("?") else "?"
        text = f"{with_article(origin)} asks: {proposition}{end}" if origin is not None and not origin.unnamed else proposition + end
        proposition += end
    elif force in _VERBS and origin is not None and not origin.unnamed:
        text = f"{with_article(origin)} {_VERBS[force]} {inner.lowered(proposition)}"
    return StandAlone(_finish(text), _finish(proposition), tuple(dict.fromkeys(inner.unresolved)))


class _Wording:
    """A stretch of the text being reworded: replacements by offset, then printed."""

    def __init__(
        self,
        doc: Doc,
        document: Document,
        place: tuple[int, int],
        mentions: Mentions,
        origin: Named | None,
        attribution: Attribution,
        skips: tuple[tuple[int, int], ...] = (),
        others: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self._others = others
        self._doc, self._document, self._mentions, self._origin, self._attribution = doc, document, mentions, origin, attribution
        self._edits: dict[tuple[int, int], str] = dict.fromkeys(skips, " ")
        self._force = Force.STATES
        self._introduced = self.opens_with_whether = False
        self.spoken_of = False
        """The words hold the cue: their subject is who speaks."""
        self.unresolved: list[str] = []
        start, end = _inside(document.text, *place)
        span = doc.char_span(start, end, alignment_mode="contract") if end > start else None
        if span is not None and len(span) > 1 and _drops_mark(span):
            self.opens_with_whether = span[0].lower_ in ("whether", "if")
            span = span[1:]
            start = span.start_char
        self._start, self._end = start, end
        self._span: Span | None = span if span is not None and len(span) else None
        if self._span is not None:
            self._resolve(self._span)

    def printed(self) -> str:
        """The words with their referents put in."""
        return self._print(self._start, self._end)

    def sentence(self) -> str:
        """The words as a sentence: a clause that leaves its subject to the one before it gets it."""
        span = self._span
        if span is None or span.start_char != self._start:
            return self.printed()
        return complete(top(span), span, self._print, self._led) or self.printed()

    def _led(self, words_: Span) -> str:
        """Words that stand before the claim, with their referents put in."""
        origin = self._origin
        if self.spoken_of and len(words_) == 1 and words_[0].lower_ in words.PRONOUNS and origin is not None and origin.certain and not origin.unnamed:
            return with_article(origin)
        self._resolve(words_)
        return self._print(words_.start_char, words_.end_char)

    def lowered(self, text: str) -> str:
        """The text as the rest of a sentence: its first word small unless it is a name."""
        first = self._span[0] if self._span is not None else None
        if first is None or not text.startswith(first.text) or first.pos_ == "PROPN" or first.ent_type_ or first.text == "I" or first.text[1:2].isupper():
            return text
        return text[:1].lower() + text[1:]

    def clause(self, cue: str | None, force: Force) -> str | None:
        """What is said as a clause; None where the words are none and none can be made of them."""
        span = self._span
        if span is None:
            return None
        root = top(span)
        self._force = force
        if span[0].tag_ in ("WP", "WDT", "WRB", "WP$") and span[0].lower_ not in ("when", "where"):
            return None
        if is_finite(root, span):
            return self.printed()
        made = (
            clauses.infinitive(root, span, self._print, self._actor)
            or clauses.subjunctive(root, span, self._print)
            or clauses.small_clause(span, self._print)
            or clauses.gerund(root, span, self._print, self._actor)
            or clauses.noun(root, span, self._print, self._actor, cue, force)
        )
        if made is not None:
            return made
        return self.printed() if root.pos_ in ("VERB", "AUX") and any(is_finite(t, span) for t in span) else None

    # ---- referents

    def _actor(self, verb: Token) -> tuple[str, bool]:
        """Who is to do it: the object of the verb above ("urged Iran to"), else who speaks."""
        above = verb.head.head if verb.head.pos_ == "ADP" else verb.head
        if above.dep_ in ("dobj", "dative"):
            above = above.head
        objects = [t for t in above.children if t.dep_ in ("dobj", "dative") and t.i < verb.i]
        if objects and verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and above.lemma_ not in ("promise", "make", "take"):
            return self._noun_phrase(objects[0]), is_plural(objects[0])
        addressed = [t for p in above.children if p.dep_ == "prep" and p.lower_ in ("on", "upon", "to") and p.i < verb.i for t in p.children if t.dep_ == "pobj"]
        if addressed and verb.dep_ in ("xcomp", "advcl"):
            return self._noun_phrase(addressed[0]), is_plural(addressed[0])
        if self._force is Force.DEMANDS and verb.tag_ == "VBG":
            return "", False
        subjects = [t for t in above.children if t.dep_ == "nsubj" and t.lower_ not in words.PRONOUNS]
        if subjects and (self._origin is None or self._origin.unnamed):
            return self._noun_phrase(subjects[0]), is_plural(subjects[0])
        if self._origin is not None and self._origin.certain and not self._origin.unnamed:
            return with_article(self._origin), False
        return "", False

    def _resolve(self, span: Span) -> None:
        first = span.start_char
        text = self._document.text[first : max(span.end_char, self._end) if first == self._start else span.end_char]
        for start, end, new in date_words(text, self._document.published, lambda at: self._use_of_date(first + at)):
            if new is None:
                self.unresolved.append(text[start:end])
            else:
                self._edits[first + start, first + end] = new
        for token in span:
            low = token.lower_
            subject = token.dep_ in ("nsubj", "nsubjpass")
            if low in words.PRONOUNS and subject:
                self._third_person(token, span)
            elif low in words.PRONOUNS and token.dep_ == "poss" and token.i == span.start:
                self._owned(token, span)
            elif low in ("i", "we") and subject and self._quoted(token):
                self._first_person(token)
            elif low in ("our", "my", "me", "us", "myself", "ourselves") and token.text != "US" and self._quoted(token):
                self._first_person_case(token)
            elif low == "the" and token.dep_ == "det" and token.head.i == token.i + 1 and token.head.pos_ == "NOUN":
                self._vague(token, span)
            elif self._left_open(token, span):
                self.unresolved.append(token.text)
            elif low in words.DEMONSTRATIVES:
                self._demonstrative(token, span)

    def _quoted(self, token: Token) -> bool:
        """The word stands inside quotation marks, and they quote who speaks here."""
        if any(start <= token.idx < end for start, end in self._others) or self._quoted_again(token):
            return False
        if self._attribution is not Attribution.MIXED:
            return self._attribution is Attribution.DIRECT_QUOTE
        text = self._document.text
        before = text[max(text.rfind("\n", 0, token.idx) + 1, token.idx - 2000) : token.idx]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1

    def _quoted_again(self, token: Token) -> bool:
        """The word stands in a quotation inside of what is quoted: "they tell you 'I will pay'"."""
        before = self._document.text[self._start : token.idx + 1]
        opened = max((m.end() for m in _OPENS_AGAIN.finditer(before)), default=None)
        return opened is not None and _CLOSES_AGAIN.search(before, opened) is None

    def _use_of_date(self, offset: int) -> DateUse:
        found = self._doc.char_span(offset, offset + 1, alignment_mode="expand")
        if found is None:
            return DateUse.PAST
        token = found[0]
        if token.lower_ in ("today", "tomorrow", "yesterday") and token.dep_ in ("nsubj", "nsubjpass") and token.i + 1 < len(self._doc) and token.nbor(1).lemma_ in ("be", "mark"):
            return DateUse.MODIFIER
        if token.lower_ in ("today", "tonight", "yesterday", "tomorrow") and found[-1].nbor(1 if found[-1].i + 1 < len(self._doc) else 0).tag_ != "POS":
            return DateUse.FUTURE if is_future(token) else DateUse.PAST
        if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i and token.head.ent_type_ not in ("DATE", "TIME"):
            return DateUse.MODIFIER
        if token.dep_ in ("nsubj", "nsubjpass"):
            return DateUse.MODIFIER
        return DateUse.FUTURE if is_future(token) else DateUse.PAST

    def _third_person(self, token: Token, span: Span) -> None:
        """A pronoun whose antecedent the claim itself does not hold."""
        if token.lower_ == "it" and is_expletive(token):
            return
        before = span.doc[span.start : token.i]
        meant = _may_be_a_person if token.lower_ in words.HE | words.SHE else _is_noun
        if any((meant(t) and not _as_what(t)) or t.lower_ in words.PRONOUNS for t in before):
            return
        found = self._mentions.referent(token, self._origin, self._quoted(token))
        if found is None and token.i - span.start < 2 and self._follows_cue(token) and self._origin is not None and self._origin.gender == "n" and token.lower_ == "it" and _acts(token):
            found = self._origin
        self._put(token, with_article(found) if found and not found.unnamed else None)

    def _owned(self, token: Token, span: Span) -> None:
        """ "Its troops …" right behind "the ministry said"."""
        origin = self._origin
        if token.lower_ in ("his", "her"):
            found = self._mentions.referent(token, origin, self._quoted(token))
        else:
            fits = origin is not None and origin.gender == "n" and origin.certain and not origin.unnamed and token.lower_ == "its"
            found = origin if fits and not self._quoted(token) and self._follows_cue(token) else None
        self._put(token, _genitive(found) if found else None)

    def _left_open(self, token: Token, span: Span) -> bool:
        """A pronoun behind the subject that no noun before it in the claim can be, or "we" in the publisher's own voice."""
        low = token.lower_
        if low in ("i", "we"):
            return token.dep_ in ("nsubj", "nsubjpass") and self._attribution is Attribution.OWN_VOICE
        before = [t for t in span.doc[span.start : token.i] if not (t.dep_ == "compound" and t.head.i < token.i)]
        if low in words.HE | words.SHE:
            own = {c.i for c in token.head.children if c.dep_ == "nsubj"} if token.dep_ != "poss" else set()
            return token.dep_ in ("dobj", "pobj", "dative", "poss") and token.i > span.start and not any(_may_be_a_person(t) and t.i not in own for t in before)
        if low in words.DEMONSTRATIVES:
            return token.tag_ == "DT" and token.dep_ in ("dobj", "pobj") and not any(_is_noun(t) and t.dep_ != "nsubj" for t in before)
        if low in words.PRONOUNS and token.dep_ in ("dobj", "pobj", "dative"):
            return not any(_is_noun(t) for t in before)
        return False

    def _follows_cue(self, token: Token) -> bool:
        """The word opens the complement of its cue: "said that it", "said it"."""
        before = token.i - 1
        if before > 0 and self._doc[before].lower_ == "that":
            before -= 1
        return bool(before >= 0 and self._doc[before].pos_ == "VERB")

    def _vague(self, the: Token, span: Span) -> None:
        """ "The company", "the treaty": the one institution or named thing that the text can mean."""
        named = self._mentions.meant(the, self._origin)
        if named is not None and named.lower() not in self._document.text[self._start : self._end].lower():
            self._edits[the.idx, the.head.idx + len(the.head.text)] = named

    def _demonstrative(self, token: Token, span: Span) -> None:
        """ "That goal", or "this" at the beginning: left, and said so."""
        place = (token.idx, token.head.idx + len(token.head.text))
        if any(a <= place[0] < b for a, b in self._edits) or any(c.dep_ == "relcl" for c in token.children):
            return
        if token.dep_ == "det" and 0 < token.head.i - token.i < 4 and token.head.lower_ not in ("matter", "days", "point"):
            self.unresolved.append(self._document.text[slice(*place)])
        elif token.dep_ in ("nsubj", "nsubjpass") and token.i == span.start:
            self.unresolved.append(token.text)

    def _first_person_case(self, token: Token) -> None:
        """ "My", "me", "our", "us"."""
        shared = token.lower_ == "our" and token.head.lemma_.lower() in _SHARED
        name = self._speaker(token.lower_) if not shared else None
        possessive = token.lower_ in ("my", "our")
        if token.lower_ in ("myself", "ourselves"):
            self._put(token, _PRONOUNS[name.gender]["reflexive"] if name is not None and name.gender in _PRONOUNS else None)
            return
        if name is None:
            if possessive:
                self.unresolved.append(token.text)
            return
        again = self._again(name, "possessive" if possessive else "object")
        self._put(token, again or (_genitive(name) if possessive else with_article(name)))

    def _again(self, name: Named, case: str) -> str | None:
        """The pronoun for a speaker whose name the sentence already has."""
        if not self._introduced:
            self._introduced = True
            return None
        return _PRONOUNS.get(name.gender or "", {}).get(case)

    def _first_person(self, token: Token) -> None:
        name = self._speaker(token.lower_)
        self._put(token, (self._again(name, "subject") or with_article(name)) if name else None)
        if name is None:
            return
        verb = token.head
        finite = next((t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBP", "VBD", "MD")), verb)
        joined = [t for t in verb.conjuncts if t.tag_ == "VBP" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in t.children)]
        for each in (finite, *joined):
            if (each.tag_ == "VBP" or each.lower_ == "were") and each.text[:1] not in ("'", "’"):
                self._edits[each.idx, each.idx + len(each.text)] = third_person(each.text)

    def _speaker(self, pronoun: str) -> Named | None:
        """Who "I" or "we" is: the speaker; "we" only where an institution speaks."""
        origin = self._origin
        if origin is None or origin.unnamed or not origin.certain:
            return None
        institution = origin.gender in ("n", "s") and origin.body == origin.name
        if pronoun in ("our", "us") and origin.name.split()[-1].lower() in words.STATE_ORGANS:
            return None
        return origin if institution == (pronoun in ("we", "our", "us", "ourselves")) else None

    def _put(self, token: Token, new: str | None) -> None:
        """Replaces a pronoun, and spells out the verb that is shortened onto it ("he's leaving")."""
        if new is None:
            self.unresolved.append(token.text)
            return
        self._edits[token.idx, token.idx + len(token.text)] = new
        after = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        if after is not None and not token.whitespace_ and after.text[:1] in ("'", "’"):
            self._edits[after.idx, after.idx + len(after.text)] = full_form(after)

    # ---- printing

    def _noun_phrase(self, token: Token) -> str:
        if token.lower_ in words.PRONOUNS:
            found = self._mentions.referent(token, self._origin, False)
            return with_article(found) if found else token.text
        return str(noun_phrase(token).text)

    def _print(self, start: int, end: int) -> str:
        text, out, at = self._document.text, [], start
        for (a, b), new in sorted(self._edits.items()):
            if a >= at and b <= end:
                out += [text[at:a], new]
                at = b
        return "".join([*out, text[at:end]])


def with_article(named: Named) -> str:
    """The name as a subject or object: an institution's with "the" where English gives it one."""
    parts = named.name.lower().split()
    if named.gender not in ("n", "s") or not parts or parts[0] == "the" or parts[0].endswith(("'s", "’s")):
        return named.name
    country = named.name in ("United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Vatican", "European Union", "United Nations")
    organ = parts[-1] in words.STATE_ORGANS | words.THE_NAMES or any(p in ("bureau", "commission", "department", "organization", "ministry") for p in parts[1:])
    return f"the {named.name}" if country or organ or parts[-1] in ("kremlin", "pentagon") else named.name


def _genitive(named: Named) -> str:
    name = with_article(named)
    return f"{name}'" if name.endswith("s") and named.gender == "n" else f"{name}'s"


def _acts(pronoun: Token) -> bool:
    """The subject does something, as an institution can."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj":
        return False
    return verb.lemma_ != "be" or any(c.dep_ == "acomp" and c.lower_ in STATES_OF_MIND for c in verb.children)


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _may_be_a_person(token: Token) -> bool:
    """A noun that "he" or "she" could mean."""
    if token.pos_ == "PROPN":
        return token.ent_type_ not in ("GPE", "LOC", "DATE", "TIME", "NORP", "MONEY", "PERCENT")
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and token.tag_ == "NN" and not is_thing(token) and (lemma in words.PERSON_ROLES or re.search(r"(?:er|or|ist|ian|ee|ant|ent|man|boy|girl|child|kid|friend|teen|son|daughter|wife|king|queen|guy|person)$", lemma) is not None)


def _as_what(noun: Token) -> bool:
    """ "As a boy, he": the noun says what "he" was and is nobody he could be."""
    while noun.dep_ in ("compound", "nmod", "poss", "amod") and noun.head.i != noun.i:
        noun = noun.head
    return bool(noun.dep_ == "pobj" and noun.head.lower_ == "as")


def _drops_mark(span: Span) -> bool:
    """The clause begins with a conjunction that it stands without: "that", "although", "because"."""
    first, root = span[0], top(span)
    if first.text == "That":
        return False
    if first.lower_ == "that" and first.dep_ == "mark":
        return True
    if (first.lower_ not in _CONCESSIVES and not (first.lower_ == "whether" and root.dep_ not in ("csubj", "csubjpass", "advcl"))) or first.dep_ not in ("mark", "advmod") or first.head.i != root.i:
        return False
    if first.lower_ == "how" and span[1].pos_ not in ("DET", "PROPN", "PRON", "NOUN"):
        return False
    return is_finite(root, span)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, datelines, connectives before it and marks behind it."""
    while start < end and text[start] in _MARKS + ",;:—–-.":
        start += 1
    while match := _DATELINE.match(text[start : start + 80]) or _CONNECTIVES.match(text[start : start + 40]):
        if start + match.end() >= end:
            break
        start += match.end()
        while start < end and text[start] in _MARKS:
            start += 1
    while end > start and not _closes(text, start, end) and (text[end - 1] in _MARKS + ",;:—–-" or (text[end - 1] == "." and text[end - 2 : end - 1] in _MARKS)):
        end -= 1
    tail = _TAIL.search(text, max(start, end - 12), end)
    return start, tail.start() if tail and tail.start() > start else end


def _closes(text: str, start: int, end: int) -> bool:
    """The stretch ends with a quotation mark that was opened inside it."""
    last = text[end - 1]
    if last == "”":
        return text.count("“", start, end) >= text.count("”", start, end)
    return last == '"' and text.count('"', start, end) % 2 == 0


def _finish(text: str) -> str:
    """One line, capitalised, with a final stop and no unpaired quotation mark."""
    text = " ".join(re.sub("''|``|`'", '"', _ADDRESS.sub("", text)).split())
    if text.count("(") > text.count(")"):
        text = re.sub(r"\s*\([^()]*$", "", text)
    if text.count("[") != text.count("]"):
        text = text.replace("[", "").replace("]", "")
    text = re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", re.sub(r",\s*,", ",", text))
    if text.count("“") != text.count("”") or -1 < text.find("”") < text.find("“"):
        text = text.replace("“", "").replace("”", "")
    if text.startswith("‘") or text.count("‘") > len(re.findall(r"’(?!\w)", text)):
        text = text.replace("‘", "", 1)
        text = re.sub(r"(?<=[.,?!])’(?=$)|(?<=\w)’$", "", text)
    text = re.sub(r"(?<=\s)'([^\W\d][^'\s]*)$", r"'\1'", text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = re.sub(r",([\"”’'])$", r"\1", text.strip(" ,;:"))
    if not text:
        return text
    first = 1 if text[0] == "[" and len(text) > 1 else 0
    text = text[:first] + text[first].upper() + text[first + 1 :]
    return text if re.search(r"[.!?…][\"”’')]*$", text) else text + "."
