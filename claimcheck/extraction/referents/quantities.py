"""Quantities of what stands elsewhere: "most have left", "both polls", "three more will follow", "the former", "the next day"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.grammar.verb_phrases import befalls_people
from claimcheck.extraction.grammar.words import ORDINALS
from claimcheck.extraction.referents.antecedents import is_person_noun, nouns_above

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Stretch = tuple[int, int]
"""First token and the one behind the last."""

TELLS_WHICH = ("relcl", "acl", "prep", "appos")
SPANS = frozenset(["day", "week", "month", "year", "morning", "night", "evening", "afternoon", "time", "decade", "hour", "minute", "moment"])
QUANTITIES = frozenset(["most", "some", "both", "others", "another", "neither", "either", "many", "several", "few", "none", "all", "each", "one", "half", "thirds", "quarters", "more"])
_RELATIVES = frozenset(["opponents", "supporters", "proponents", "backers", "sponsors", "detractors", "examples", "reasons", "relations", "talks", "results", "negotiations", "hearings", "members", "officials", "authorities", "executives", "investigators", "organizers", "organisers", "employees", "staffers", "aides", "attendees", "participants", "respondents"])
"""Plurals that are always somebody's or something's."""
_PIECES = frozenset(["pieces", "parts", "elements", "aspects", "components", "provisions", "details", "sections", "excerpts"])
"""The same, whatever adjective stands before them: "key parts"."""
_TAKEN_UP = _RELATIVES | _PIECES
_SIDES = frozenset(["opponents", "supporters", "proponents", "backers", "sponsors", "detractors"])
"""Of these, those whose party does not tell what they are for: "the Republican opponents"."""
_FRACTIONS = frozenset(["third", "quarter", "fifth", "tenth"])
_SHARES = frozenset(["majority", "minority", "plurality", "handful", "remainder", "bulk", "portion", "portions"]) | _FRACTIONS
"""Parts of a number, with a word for how large they are or "a": "the vast majority"; "the majority" is a party, too."""
_IN_COURT = frozenset(["plaintiff", "plaintiffs", "defendant", "defendants", "petitioner", "petitioners", "respondent"])
"""Who is called so, without an article, in the papers of one suit."""
_PARTIES = frozenset(["republican", "democratic", "conservative", "liberal", "progressive", "political", "gop", "labour", "bipartisan", "moral", "silent"])
_TAKEN_FOR_GRANTED = frozenset(["say", "argue", "believe", "think", "fear", "worry", "call", "consider", "see", "wonder", "suggest", "claim", "hope", "regard"])
"""What "some" or "many" do when they are anybody: "some say"."""
_NAMED_OF_TWO = frozenset(["former", "latter", "other", "others", "two", "three", "rest", "same", "opposite", "reverse", "first", "second", "third", "fourth", "fifth", "latest"])
"""What "the" leaves to a noun named before."""
_LIKEWISE = frozenset(["same", "opposite", "reverse"])
"""What somebody does or says with "the", as was told of another."""
_HOLDS = frozenset(["cover", "include", "represent", "hold", "own", "have", "win", "get", "lose", "receive", "take", "pay", "provide", "supply", "produce", "make", "constitute", "contribute", "buy", "sell", "keep"])
"""What has a part of something else has the percents of that."""
_CROWDS = frozenset(["thousands", "hundreds", "dozens", "scores", "millions"])
_CHARGES = frozenset(["counts", "charges"])
_FEW = frozenset(["two", "three", "four", "five", "six"])
_NEXT = frozenset(["next", "following", "previous", "same", "preceding"])
_EVERYBODYS = frozenset(["side", "party", "house", "chamber", "hand", "way", "end", "sex", "gender", "parent", "eye", "arm", "leg", "foot", "ear", "time", "direction"])
"""Nouns of which there are two for everybody: "both sides"."""
_PAIRS = frozenset(["man", "woman", "people", "person", "one", "group", "country", "leader"])
"""What any plural before may be called again: "the leaders met, and both men"."""
_FAR = 120
"""Words looked back over; keeps the cost of a claim linear."""


def before_in(token: Token, span: Span) -> Span:
    """The claim's words before this one, the last of them."""
    return span.doc[max(span.start, token.i - _FAR) : token.i]


def several_in(words: Iterable[Token]) -> bool:
    """A plural that tells no time, or two nouns joined, stands among the words."""
    return any((t.tag_ in ("NNS", "NNPS") and t.lemma_.lower() not in SPANS) or (t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN", "PRON")) for t in words)


def quantity(token: Token, span: Span) -> Stretch | None:
    """The tokens of a quantity, from its first word or its noun, that does not say of what it is."""
    low = token.lower_
    if low in ("both", "neither") and token.dep_ in ("det", "predet"):
        return _both(token, span)
    if low == "all" and token.dep_ in ("det", "predet"):
        return _all(token, span)
    if low == "another" and token.dep_ == "det":
        return _one_more(token, span)
    if low in _CROWDS and token.dep_ in SUBJECTS:
        return _crowd(token, span)
    if low == "other" and token.dep_ == "amod" and token.head.left_edge.i in (token.i, _denied(token)):
        return _others(token, span)
    if low in ("ones", "one") and token.dep_ in (*SUBJECTS, "dobj", "pobj", "attr") and token.n_lefts and token.left_edge.lower_ in ("the", "a", "another"):
        return _ones(token, span)
    if low in _SHARES and token.dep_ in SUBJECTS:
        return _share(token, span)
    if low in _IN_COURT:
        return None if any(c.dep_ in ("det", "poss", "amod", "nummod") for c in token.children) or token.dep_ in ("appos", "compound", "attr") or any(t.ent_type_ in ("PERSON", "ORG") for t in before_in(token, span)) else (token.i, token.i + 1)
    if low in QUANTITIES or low in _TAKEN_UP:
        return _part(token, span)
    percent = low in ("percent", "%")
    if percent and token.dep_ == "dobj":
        return _percent_had(token, span)
    if token.pos_ != "NUM":
        return _numbered(token, span) if percent and token.dep_ in ("nsubj", "nsubjpass") else None
    if token.dep_ == "dobj" and token.text[:1].isdigit():
        return _had(token, span)
    if low in _FEW and token.dep_ in ("dobj", "pobj") and token.i > span.start and token.nbor(-1).lower_ == "all":
        return _all_of_them(token, span)
    if token.dep_ == "attr":
        return _counted(token, span)
    return _numbered(token, span) if token.dep_ in ("nsubj", "nsubjpass") else None


def _part(token: Token, span: Span) -> Stretch | None:
    """ "Most", "both", "others" without what they are a part of; "supporters" without what they are for."""
    low = token.lower_
    opens = low == "one" and token.dep_ == "pobj" and token.i == span.start + 1
    if token.dep_ not in ("nsubj", "nsubjpass") and not opens and not (low in ("half", "another") and token.dep_ in ("pobj", "dobj")) and not (low == "others" and token.dep_ == "dobj" and any(c.dep_ == "amod" for c in token.children)) and not (low == "one" and token.dep_ in ("attr", "dobj")):
        return None
    there = low == "one" and token.dep_ == "attr" and any(c.dep_ == "expl" for c in token.head.children)
    if any(c.i > token.i and c.dep_ in TELLS_WHICH and not (low in ("some", "many", "most") and c.dep_ == "acl" and c.tag_ == "VBN") and not (there and c.dep_ == "relcl") and not any(g.ent_type_ in ("DATE", "TIME") or g.lower_ == "particular" for g in c.children) for c in token.children) or any(c.i < token.i and not _counts_on(c, token) for c in token.children if low not in ("others", "few", "half", "thirds", "quarters")):
        return None
    following = token.nbor(1) if token.i + 1 < span.end else None
    if following is not None and (following.lower_ in ("of", "who", "among") or (following.lower_ == "that" and not there)):
        return None
    anybody = token.head.lemma_ != "be" and any(c.tag_ == "MD" and c.lower_ in ("can", "could", "might", "may", "must", "should") for c in token.head.children)
    if low == "one" and (anybody or token.tag_ == "PRP"):
        return None
    if low in ("some", "many", "few", "most", "others") and token.head.lemma_ in _TAKEN_FOR_GRANTED:
        return None
    before: Iterable[Token] = before_in(token, span)
    if low in _TAKEN_UP:
        return None if any(t.pos_ in ("NOUN", "PROPN") for t in before) else (token.i, token.i + 1)
    single = low in ("one", "another", "each")
    if low == "both":
        before = [t for t in before if t.lower_ not in QUANTITIES]
    if token.dep_ == "attr":
        before = before_in(next((c for c in token.head.children if c.dep_ in SUBJECTS), token).left_edge, span)
    if any((t.tag_ in ("NNS", "NNPS") and t.lemma_.lower() not in SPANS) or (single and t.tag_ == "NN") or (low == "both" and t.dep_ == "conj") or (t.lower_ in QUANTITIES and t.head.i != token.i) for t in before):
        return None
    whole = low in ("thirds", "quarters") or any(c.lower_ in ("a", "too") or c.lower_ in _PARTIES for c in token.lefts)
    return (max(token.left_edge.i, span.start) if whole else token.i, token.i + 1)


def _counts_on(before: Token, part: Token) -> bool:
    """A word before the part that tells nothing of what it is a part of: "too many", "some members", "the Republican opponents"."""
    if before.dep_ == "cc" or (before.dep_ == "advmod" and before.lower_ in ("nearly", "almost", "virtually")) or (part.lower_ in _PIECES and (before.dep_ == "amod" or before.lower_ in QUANTITIES)) or (part.lower_ == "members" and before.lower_ in QUANTITIES):
        return True
    if part.lower_ == "many":
        return before.lower_ in ("too", "so", "very")
    return part.lower_ in _SIDES and (before.lower_ in ("many", "some", "most") or (before.dep_ == "amod" and before.lower_ in _PARTIES))


def _share(share: Token, span: Span) -> Stretch | None:
    """ "The vast majority are held": of whom, stands elsewhere."""
    sized = any(c.lower_ in ("a", "an", "one", "another") for c in share.lefts) or (share.lower_ not in _FRACTIONS and any(c.dep_ == "amod" for c in share.lefts)) or share.lower_ in ("remainder", "bulk") or (share.lower_ == "majority" and any(t.lower_ in ("are", "were", "have") for t in (share.head, *share.head.children)))
    told = any(c.i > share.i and c.dep_ in TELLS_WHICH and c.ent_type_ != "PERCENT" for c in share.children) or any(c.dep_ in ("compound", "poss") or c.pos_ == "PROPN" for c in share.lefts) or several_in(before_in(share, span))
    political = any(c.lower_ in _PARTIES for c in share.lefts)
    return None if told or political or not sized or share.left_edge.i < span.start else (share.left_edge.i, share.i + 1)


def _all(token: Token, span: Span) -> Stretch | None:
    """ "All four companies", "all counts": which, where the claim has told of none."""
    head = token.head
    counted = any(c.pos_ == "NUM" for c in head.children)
    if head.tag_ != "NNS" or not token.i < head.i < min(span.end, token.i + 4) or head.ent_type_ in ("DATE", "TIME") or head.lemma_.lower() in SPANS or not (counted or head.lower_ in _CHARGES):
        return None
    named = any(t.lemma_ == head.lemma_ or (t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN")) for t in before_in(token, span))
    told = any(c.i > head.i and c.dep_ in TELLS_WHICH and not any(g.ent_type_ == "DATE" for g in c.children) for c in head.children) or named or (not counted and several_in(before_in(token, span)))
    return None if told else (token.i, head.i + 1)


def _one_more(another: Token, span: Span) -> Stretch | None:
    """ "Another lawmaker took a step": besides whom, stands elsewhere."""
    head = another.head
    if head.tag_ != "NN" or head.dep_ not in SUBJECTS or not another.i < head.i < min(span.end, another.i + 4) or not is_person_noun(head):
        return None
    told = any(t.ent_type_ == "PERSON" or t.lemma_ == head.lemma_ for t in before_in(another, span)) or any(c.dep_ in (*TELLS_WHICH, "conj") for c in head.children)
    return None if told else (another.i, head.i + 1)


def _crowd(crowd: Token, span: Span) -> Stretch | None:
    """ "Thousands remained outside": of whom, stands elsewhere."""
    told = any(c.i > crowd.i and c.dep_ in (*TELLS_WHICH, "conj", "dep", "quantmod") for c in crowd.children) or several_in(before_in(crowd, span))
    joined = crowd.i + 1 < span.end and crowd.nbor(1).pos_ in ("ADP", "ADJ", "NOUN", "PRON", "NUM", "CCONJ")
    return None if told or joined else (crowd.left_edge.i if crowd.left_edge.i >= span.start else crowd.i, crowd.i + 1)


def _ones(ones: Token, span: Span) -> Stretch | None:
    """ "One of the luckier ones", "a small, deeply buried one"; not "their loved ones"."""
    single = ones.lower_ == "one"
    told = any(c.i > ones.i and c.dep_ in TELLS_WHICH for c in ones.children if not single) or any(t.tag_ in ("NNS", "NNPS") or (single and t.tag_ == "NN") for t in before_in(ones, span))
    described = any(c.dep_ == "amod" and c.lower_ not in ("loved", "little", "young", "first", "second", "third", "last", "next", "only", "big", "good") for c in ones.children)
    return None if told or not described or ones.left_edge.i < span.start else (ones.left_edge.i, ones.i + 1)


def _others(other: Token, span: Span) -> Stretch | None:
    """ "Other contenders stayed", "no other guild has one": besides whom, stands elsewhere."""
    head, first = other.head, _denied(other)
    if first < other.i and any(t.lower_ in ("than", "but", "besides", "except", "as") for t in span.doc[head.i : min(span.end, head.i + _FAR)]):
        return None
    if head.tag_ not in ("NN", "NNS") or head.dep_ not in SUBJECTS or not other.i < head.i < min(span.end, other.i + 4) or any(c.i > head.i and c.dep_ in TELLS_WHICH and not (first < other.i and c.lower_ == "in") for c in head.children):
        return None
    return None if any(t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in ("DATE", "TIME") for t in before_in(other, span)) else (first, head.i + 1)


def _denied(other: Token) -> int:
    """Where "no other" begins, or else "other"."""
    return int(other.i - 1 if other.i > 0 and other.nbor(-1).lower_ == "no" else other.i)


def _had(number: Token, span: Span) -> Stretch | None:
    """ "They hold almost 25,000 that nobody counts": of what, stands elsewhere."""
    digits = number.text.replace(",", "")
    if not digits.isdigit() or len(digits) < 3 or befalls_people(number.head) or number.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or several_in(before_in(number, span)):
        return None
    joined = number.i + 1 < span.end and (number.nbor(1).pos_ in ("NOUN", "PROPN", "ADP", "SYM", "NUM", "ADJ") or number.nbor(1).text in ("-", "%"))
    money = number.i > span.start and (number.nbor(-1).pos_ == "SYM" or number.nbor(-1).text in ("$", "€", "£", "#"))
    return None if joined or money else (max(number.left_edge.i, span.start) if number.left_edge.lower_ != "$" else number.i, number.i + 1)


def _percent_had(percent: Token, span: Span) -> Stretch | None:
    """ "The fund covers 10 percent": of what, stands elsewhere; "prices reached 10 percent" are what is counted themselves."""
    told = any(c.i > percent.i and c.dep_ in TELLS_WHICH for c in percent.children) or several_in(before_in(percent, span))
    follows = percent.i + 1 < span.end and percent.nbor(1).lower_ in ("of", "more", "less", "fewer", "in")
    return None if told or follows or percent.head.lemma_ not in _HOLDS or percent.left_edge.i < span.start else (percent.left_edge.i, percent.i + 1)


def _counted(number: Token, span: Span) -> Stretch | None:
    """ "There were 31,000": of what, stands elsewhere."""
    alone = any(c.dep_ == "expl" for c in number.head.children) and not any(c.dep_ in TELLS_WHICH for c in number.children)
    if not alone or any(t.tag_ in ("NNS", "NNPS") for t in before_in(number, span)) or (number.i + 1 < span.end and number.nbor(1).pos_ in ("NOUN", "ADP", "SYM")):
        return None
    return (number.i, number.i + 1)


def _numbered(number: Token, span: Span) -> Stretch | None:
    """ "Three more will follow", "fewer than ten percent stay": of whom, stands elsewhere."""
    if (number.lower_ == "one" and not (number.i + 1 < span.end and number.nbor(1).lower_ == "in")) or (number.head.lemma_ == "be" and any(c.dep_ == "attr" for c in number.head.children)) or number.ent_type_ in ("DATE", "TIME", "MONEY") or number.text[:1] == "$" or any(c.i > number.i and c.dep_ in TELLS_WHICH for c in number.children):
        return None
    if number.i + 2 < span.end and number.nbor(1).lower_ in ("in", "of") and number.nbor(2).like_num and number.nbor(2).ent_type_ != "DATE":
        return None if _named_share(number, span) else (max(number.left_edge.i, span.start), number.i + 3)
    if number.i + 1 < span.end and (number.nbor(1).lower_ in ("of", "in", "out", "-", "percent", "%", "others", "people") or number.nbor(1).pos_ in ("NOUN", "PROPN", "NUM")):
        return None
    if _are_people(number) or span[0].lower_ in ("of", "among") or several_in(before_in(number, span)) or any(t.ent_type_ == "NORP" or t.lower_ in ("those", "them", "these", "whom") for t in before_in(number, span)):
        return None
    more = number.i + 1 < span.end and number.nbor(1).lower_ in ("more", "other")
    return (max(number.left_edge.i, span.start), number.i + (2 if more else 1))


def _are_people(number: Token) -> bool:
    """ "142 survived", "12 are missing": whom a figure counts is told by what befell them."""
    more = number.i + 1 < len(number.doc) and number.nbor(1).lower_ in ("more", "other")
    return not more and befalls_people(number.head)


def _all_of_them(number: Token, span: Span) -> Stretch | None:
    """ "Berg had all three"."""
    follows = number.i + 1 < span.end and (number.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or number.nbor(1).lower_ in ("of", "-"))
    return None if follows or several_in(before_in(number, span)) else (number.i - 1, number.i + 1)


def _named_share(number: Token, span: Span) -> bool:
    """ "One in five voters": it is said of whom, or a plural stands before."""
    behind = span.doc[number.i + 3] if number.i + 3 < span.end else None
    return (behind is not None and (behind.tag_ in ("NNS", "NNPS") or behind.pos_ in ("ADJ", "NOUN", "PROPN", "ADP"))) or several_in(before_in(number, span))


def _counted_ones(the: Token, number: Token) -> Token | None:
    """ "The two clerks", "the 30 new decrees": the plural that the number counts, where nothing behind it says which."""
    noun = number.head
    if noun.i != the.head.i or not number.i < noun.i < number.i + 4 or noun.tag_ not in ("NNS", "NNPS") or noun.lower_ == "states" or number.ent_type_ in ("DATE", "TIME") or noun.ent_type_ in ("DATE", "TIME"):
        return None
    if any(t.pos_ in ("PROPN", "NUM") or t.dep_ == "poss" for t in noun.doc[number.i + 1 : noun.i]) or (noun.lemma_.lower() == "party" and noun.i > number.i + 1):
        return None
    return None if any(c.dep_ in TELLS_WHICH and c.i > noun.i for c in noun.children) else noun


def _both(token: Token, span: Span) -> Stretch | None:
    """ "Both issues", "neither sect" where the claim has not told of two; not "on both sides", "both of them" or "both A and B"."""
    head = token.head
    if head.tag_ not in ("NNS", "NN") or not token.i < head.i < min(span.end, token.i + 4) or (head.lemma_.lower() in _EVERYBODYS and not (head.lower_ == "sides" and head.dep_ == "nsubj")) or head.dep_ == "appos":
        return None
    if any(c.i > head.i and c.dep_ in (*TELLS_WHICH, "conj") for c in head.children) or any(c.dep_ == "poss" for c in head.children):
        return None
    before = [t for t in before_in(token, span) if t.i not in nouns_above(token)]
    two = any((t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN", "PRON")) or t.lemma_.lower() == head.lemma_.lower() for t in before)
    told = two or (head.lemma_.lower() in _PAIRS and several_in(before))
    return None if told else (token.i, head.i + 1)


def one_of_two(the: Token, span: Span) -> Stretch | None:
    """ "The former", "the two", "the same" with no noun behind; "the next day" with no day before."""
    if the.i + 1 >= span.end:
        return None
    following, before = the.nbor(1), before_in(the, span)
    behind = following.nbor(1) if following.i + 1 < span.end else None
    if following.lower_ in _NEXT and behind is not None and (behind.lower_ in SPANS or behind.lower_ == "period"):
        further = behind.nbor(1).lower_ if behind.i + 1 < span.end else ""
        told = further in ("that", "as", "of", "he", "she", "they", "it") or any(t.ent_type_ in ("DATE", "TIME") for t in before)
        return None if told or (following.lower_ == "same" and behind.lower_ == "time") else (the.i, behind.i + 1)
    if following.lower_ == "other" and behind is not None and behind.tag_ == "NN" and behind.dep_ in SUBJECTS and behind.lemma_.lower() not in _EVERYBODYS | SPANS | {"thing"}:
        one = any(t.lower_ == "one" or (t.pos_ == "NOUN" and (t.lemma_ == behind.lemma_ or t.dep_ in SUBJECTS)) for t in before)
        return None if one else (the.i, behind.i + 1)
    if following.lower_ == "other" and behind is not None and behind.dep_ == "nummod" and behind.head.i == behind.i + 1 < span.end and behind.head.dep_ in SUBJECTS:
        return None if any(t.tag_ in ("NNS", "NNPS") for t in before) or any(c.dep_ in TELLS_WHICH and c.i > behind.head.i for c in behind.head.children) else (the.i, behind.i + 2)
    if following.lower_ == "other" and behind is not None and behind.pos_ == "NUM" and behind.dep_ in (*SUBJECTS, "dobj", "pobj"):
        return None if any(t.tag_ in ("NNS", "NNPS") for t in before) else (the.i, behind.i + 1)
    if following.pos_ == "NUM" and following.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT") and following.lower_ not in _NAMED_OF_TWO | {"one"} and following.dep_ in (*SUBJECTS, "pobj", "dobj"):
        counts = behind is not None and (behind.pos_ not in ("VERB", "AUX", "PUNCT", "ADP") or behind.lower_ in ("of", "to", "-"))
        return None if counts or several_in(before) else (the.i, following.i + 1)
    if following.pos_ == "NUM" and (counted := _counted_ones(the, following)) is not None and counted.i < span.end:
        named = sum(t.pos_ == "PROPN" and t.dep_ != "compound" for t in before)
        told = named > 1 or any((t.tag_ in ("NNS", "NNPS") and t.lemma_.lower() not in SPANS) or t.dep_ == "conj" for t in before)
        return None if told else (the.i, counted.i + 1)
    if following.lower_ in ("former", "latter") and behind is not None and behind.tag_ in ("NN", "NNS") and behind.i == the.head.i and not is_person_noun(behind) and not any(c.dep_ in TELLS_WHICH and c.i > behind.i for c in behind.children):
        return (the.i, behind.i + 1)
    alone = behind is None or (behind.is_punct and behind.text != "-") or (following.lower_ == "two" and behind.lower_ in ("side", "have", "had", "were", "are"))
    if following.lower_ not in _NAMED_OF_TWO or (following.dep_ not in (*SUBJECTS, "dobj", "pobj", "attr") and not alone):
        return None
    alone = alone or (following.lower_ in _LIKEWISE and following.dep_ == "dobj" and following.head.lemma_ == "say")
    if behind is not None and not alone and (behind.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or behind.text == "-" or behind.lower_ in ("of", "as", "that", "who", "for", "day")):
        return None
    if following.lower_ in ORDINALS | {"latest"} and (following.dep_ == "attr" or (behind is not None and behind.lower_ in ("to", "in", "time", "ever"))):
        return None
    above = nouns_above(following)
    if following.lower_ in _LIKEWISE and following.dep_ == "dobj":
        told = any(t.pos_ == "VERB" and t.i != following.head.i and t.dep_ not in ("relcl", "acl", "amod") for t in before)
    elif following.lower_ == "two":
        told = any((t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN")) or (t.tag_ in ("NNS", "NNPS") and t.dep_ in SUBJECTS and t.head.dep_ not in ("relcl", "advcl")) for t in before if t.i not in above)
    else:
        told = several_in(t for t in before if t.i not in above)
    return None if told else (the.i, following.i + 1)
