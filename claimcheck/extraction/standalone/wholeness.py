"""Whether a finished claim is a whole one: it has a main clause, breaks off nowhere, and is no caption and no call to the hearers.

The last look at a claim, whatever rule made it. What fails it is left out: a reader takes half a sentence for a whole one.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_forms import is_tensed, top
from claimcheck.extraction.text.edges import OPENING, printed
from claimcheck.extraction.units.gaps import left_out, place_of_it

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LEANS = ("relcl", "acl", "pcomp")
"""Clauses that stand inside another and say nothing without it."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DATED = re.compile(rf"\b(?:(?P<m1>{'|'.join(_MONTHS)})[a-z]*\.? (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})|(?P<d2>\d{{1,2}}) (?P<m2>{'|'.join(_MONTHS)})[a-z]*\.? (?P<y2>\d{{4}}))\b")
_ON_A_DAY = re.compile(rf"\bon (?P<month>{'|'.join(_MONTHS)})[a-z]*\.? (?P<day>\d{{1,2}})\b(?!,? \d{{4}})")
_LONG_AGO = 240
"""Days back over which a day without a year counts as past."""
_THE_DAY = re.compile(rf"\bthe (?:{'|'.join(_MONTHS)})[a-z]*\.? \d{{1,2}}(?:, \d{{4}})?$")
"""A day with an article: what happened on it is cut off."""
_OPENED = re.compile(r"\b(?:and|but), [^,]+$")
"""What stands before the next clause and belongs to it: "the bridge is closed and, cheered by his guards, | he said"."""
_UNSHOWN = frozenset(["be", "have", "say", "remember", "recall", "show", "know", "mean", "think", "believe", "date", "remain", "come", "make", "mark", "seem", "suggest", "include"])
"""Verbs whose present tense beside a past date is no picture's."""
_CALLS = re.compile(r"let(?:['’]s| us| me)\b(?! not forget)|(?:so|and|but),? let(?:['’]s| us| me)\b", re.IGNORECASE)
_EXCLAIMS = re.compile(r"(?:and |but )?what (?:an?|(?:\w+ ){1,2}that it) (?!.*\b(?:is|was|means|meant)\b.*\b(?:is|was)\b)", re.IGNORECASE)
"""How an exclamation begins: "what a week it has been"."""
_AS_LONG_AS = re.compile(r"(?:and |so |but )?let(?:['’]s| us) (?:say|assume|suppose|imagine|pretend)\b|as (?:if|though)\b[^,]*$|(?:as|so) (?:long|soon) as\b[^,]*$|as (?:for|to) (?:whether|how|why|what)\b[^,]*$|no matter (?:what|how|who|where)\b[^,]*(?:, no matter [^,]*)?$|not (?:only|just|merely) (?:in|at|on|for|by|with|from|as|to)\b(?!.*\bbut\b)|(?:mainly|mostly|partly|largely|simply|probably|perhaps|maybe|just|only|especially|particularly)(?:, [\w ]{2,20},)? (?:because|when|if)\b[^,]*$|(?:doubly|more|less|even more|all the more) so (?:because|when|if)\b[^,]*$", re.IGNORECASE)
"""A sentence that is only a condition, a case supposed, or a reason."""
_ASIDES = re.compile(r"you (?:already )?(?:knew|know|guessed|guess|saw|see|remember|recall|heard|get|got)\b.{0,40}$|talk about (?!.*\b(?:is|was|will|are|were)\b)|you know what\b|guess what\b|(?:imagine|picture|consider) (?:this|that)\b", re.IGNORECASE)
"""What is said to the reader, and says nothing of the world."""
_NEXT = re.compile(r"(?:and |but |so )?(?:then|next) there(?:['’]s| is| are| was| were) (?:the |a |an )?(?:[\w.'’-]+ ?){1,5}$|(?:just |let['’]s )?(?:wait and )?see (?:what|how|if|whether) \w+(?: \w+)?$", re.IGNORECASE)
"""What only passes on to the next thing, or has the hearers wait: "then there is Berg", "see what happens"."""
_TEASES = re.compile(r"(?:and |but |so )?(?:(?:the )?[A-Z][\w.'’ ]{1,40} has (?:the|more of the) (?:full )?(?:story|details|scoop)$|there(?:['’]s| is) (?:(?:just|only) )?(?:one|another) (?:\w+ )?(?:thing|problem|catch|question)\b(?!.*[:—–]))", re.IGNORECASE)
"""What only makes curious for what comes next, or points to another house: "there is one thing that can't wait", "the Post has the story"."""
_SAME = re.compile(r"(?:a |an |the )?(?P<it>[^\W\d][\w-]+) (?:is|means) (?:a |an |the )?(?P=it)$", re.IGNORECASE)
""" "Enough is enough"."""
_GLUED = re.compile(r"\b\d{1,2}[A-Z][a-z]{2,} [A-Za-z]")
"""Two sentences without a stop or a space: "by June 3Then the town"."""
_HEADED = 4
"""Words from which on a line with a verb, all of whose words are printed like names, is a heading."""
_TAGGED = re.compile(r",? (?:but |and )?(?:you know what|guess what)\?$", re.IGNORECASE)
_BARE = frozenset(["is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "must", "do", "does", "did", "ca", "wo", "'s", "’s", "'re", "’re", "'m", "’m"])
_BEHIND = frozenset(["n't", "n’t", "not", "too", "either", "yet", "anymore", "now"])
"""What may stand behind an auxiliary that ends its clause."""
_OPENERS = frozenset(["before", "after", "since", "until", "when", "once", "as", "if", "though", "than", "unless", "whenever", "because", "like"])
"""Words that open a clause which says when or how, and nothing else."""
_ONLY_IF = re.compile(r"\b(?:say|says|said|figured|think|thinks|thought|know|knows|knew|believes?|believed) that (?:if|unless) (?!.*\b(?:then|,)\b)[^,]{10,90}$")
"""A condition behind which nothing follows: "I figured that if he would be so bold"."""
_BY = re.compile(r"\b(?:by|of|with|in|for),? for (?:instance|example)\W*$")
"""A preposition of which the words that follow it are gone."""
_GRANTS = frozenset(["although", "though", "but", "because", "unless", "if"])
_GOES_ON = frozenset(["while", "after", "when", "before", "because", "since", "though", "although", "where", "who", "which", "amid", "following", "during"])
"""Words behind which more is told, without which what stands before them says the same."""
_NEAR_END = 6
"""Words at the end among which an article may stand whose noun is cut off: "since the Sept. 11, 2001, | attacks"."""
_SHORT_CALL = 9
"""Words; a longer call ("let's remember that the port was sold") tells something besides."""


def is_whole(tokens: Tokens, *, told: bool, published: str | None, cue_behind: bool = False) -> bool:
    """`told`: the publisher says it, or tells what somebody does; `published`: the document's date; `cue_behind`: "said X" follows."""
    text = printed(tokens)
    if not _has_main_clause(tokens) or _breaks_off(tokens, text) or (not cue_behind and _runs_on(tokens)):
        return False
    if _hangs_on_another(tokens) or _loses_its_verb(tokens) or _lacks_subject(tokens) or _leaves_out(tokens):
        return False
    if len(tokens) > 2 and tokens[0].pos_ == "ADJ" and tokens[0].text.islower() and tokens[1].pos_ == "PRON" and tokens[1].dep_ == "nsubj":
        return False
    if tokens[0].lower_ in ("'s", "’s"):
        return False
    if tokens[0].lower_ == "may" and any(c.dep_ in SUBJECTS and tokens.start < c.i < tokens[0].head.i for c in tokens[0].head.children) and not text.endswith("?"):
        return False
    if _EXCLAIMS.match(text) or _is_whatever(tokens) or _GLUED.search(text) or _is_only_in_brackets(tokens):
        return False
    ended = text.rstrip(".!")
    if _AS_LONG_AS.match(text) or _ASIDES.match(text) or _TAGGED.search(text) or _NEXT.match(ended) or (told and _TEASES.match(ended)) or _SAME.match(ended) or _is_a_title(tokens):
        return False
    if _CALLS.match(text) and len(text.split()) < _SHORT_CALL:
        return False
    if _is_torn_left(tokens, told=told) or _is_only_a_participle(tokens, told=told):
        return False
    return not (told and (_is_caption(tokens, text, published) or (tokens[0].lower_ == "whether" and tokens[0].head.i == top(tokens).i)))


def _is_torn_left(tokens: Tokens, *, told: bool) -> bool:
    """ "The Post is not | the first paper denied a seat", "at | a conference guards had found it", "the mayor, | I think, rose to it": what stands right before it belongs to it."""
    first = tokens[0]
    if len(tokens) > 3 and first.pos_ == "PRON" and tokens[1].lemma_ in ("think", "guess", "believe", "suppose") and tokens[2].text == "," and tokens[3].tag_ in FINITE:
        return True
    if first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    if before.dep_ == "prep" and before.tag_ == "IN" and before.lower_ != "as" and not any(True for _ in before.children):
        return True
    return told and before.tag_ != "POS" and (before.pos_ == "AUX" or before.dep_ == "neg")


def _is_only_a_participle(tokens: Tokens, *, told: bool) -> bool:
    """ "Them opposing the law", "also blasting the mayor": no verb with tense; one at its begin gets its subject later."""
    root = top(tokens)
    if root.tag_ == "VBG" and not is_tensed(root) and not any(c.dep_ in (*SUBJECTS, "aux") for c in root.children):
        finite = [t.head if t.dep_ in ("aux", "auxpass") else t for t in tokens if t.tag_ in FINITE]
        main = any(v.dep_ == "conj" or not any(c.dep_ in SUBJECTS for c in v.children) for v in finite)
        return (root.dep_ == "ROOT" and not main) or (told and tokens[0].i != root.i)
    return told and tokens[0].tag_ != "VBG" and root.tag_ != "VB" and not any(t.tag_ in (*FINITE, "VBN") for t in tokens) and any(t.tag_ == "VBG" for t in tokens)


def _hangs_on_another(tokens: Tokens) -> bool:
    """ "Or that she spent years abroad", "probably, although this is for judges": what it goes on with, or answers, stands before it."""
    root = top(tokens)
    if tokens[0].lower_ in ("as", "that", "than") and tokens[0].dep_ == "mark" and tokens[0].head.i == root.i and (root.dep_ == "ROOT" or (root.dep_ == "advcl" and tokens[0].lower_ == "as")):
        return tokens[0].lower_ == "that" or not any(t.dep_ in SUBJECTS and t.head.i != root.i and t.head.dep_ not in _LEANS for t in tokens)
    if tokens[0].text == "That" and len(tokens) > 1 and tokens[1].tag_ == "DT" and len({(t.head if t.dep_ in ("aux", "auxpass") else t).i for t in tokens if t.tag_ in FINITE}) == 1:
        return True
    words = [t for t in tokens[:3] if not t.is_punct]
    if len(words) > 1 and words[0].lower_ in ("or", "and", "but", "nor", "not") and words[1].lower_ == "that" and words[1].dep_ == "mark":
        return True
    comma = next((t for t in tokens[:4] if t.text in (",", "—", "–")), None)
    if comma is None or comma.i + 1 >= tokens.end or any(t.pos_ not in ("ADV", "INTJ", "PART") for t in tokens.doc[tokens.start : comma.i]):
        return False
    joiner = comma.nbor(1)
    if joiner.i + 1 >= tokens.end or joiner.nbor(1).text in (",", "of"):
        return False
    return joiner.lower_ in _GRANTS and (joiner.dep_ == "cc" or joiner.head.i == root.i or tokens.start <= root.i < comma.i)


def _lacks_subject(tokens: Tokens) -> bool:
    """ "While shaky, are near their heights", "the is seen here", "Carl Hale, shot on the bridge": nothing before its first verb can be what it tells of, or what stands there has no verb."""
    if any(c.dep_ in SUBJECTS and c.lower_ in ("the", "a", "an") and (c.nbor(1).pos_ in ("AUX", "VERB") or c.nbor(1).is_quote) for c in top(tokens).children):
        return True
    root = top(tokens)
    first = min(t.i for t in (root, *(c for c in root.children if c.dep_ in ("aux", "auxpass", "neg"))))
    bare = root.tag_ == "VBD" and not any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr") for c in root.children)
    if (first < root.i or bare) and first - 2 >= tokens.start and tokens.doc[first - 1].text == "," and tokens.doc[first - 2].dep_ == "nsubj" and tokens.doc[first - 2].head.i == root.i and not any(t.text == "," for t in tokens.doc[tokens.start : first - 1]):
        return True
    verb = next((t for t in tokens if t.tag_ in FINITE and t.dep_ not in ("aux", "auxpass")), None)
    if verb is None or verb.i == tokens.start or verb.tag_ == "MD" or any(c.dep_ in (*SUBJECTS, "csubj", "expl", "attr") and tokens.start <= c.i < tokens.end for c in verb.children):
        return False
    before = tokens.doc[tokens.start : verb.i]
    return before[0].dep_ == "mark" and not any(t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "VERB", "AUX") for t in before)


def _is_a_title(tokens: Tokens) -> bool:
    """ "Roy Hale, We Live By The Bridge": every word of it, verbs and pronouns too, is printed like a name."""
    words = [t for t in tokens if t.is_alpha and len(t.text) > 1]
    small = sum(t.text[0].islower() for t in words)
    if len(words) < _HEADED or small > len(words) // 5:
        return False
    verbs = [t for t in words[1:] if t.pos_ in ("VERB", "AUX", "PRON") and t.text[0].isupper() and not t.text.isupper()]
    return len(verbs) >= (2 if small else 1)


def _leaves_out(tokens: Tokens) -> bool:
    """ "The song Berg said he sang", where nobody can tell the song's place; "“oh well”, a phrase he said he used": without the phrase it says nothing."""
    thing = left_out(top(tokens), tokens)
    return thing is not None and (thing.dep_ == "appos" or place_of_it(top(tokens), tokens) is None)


def _is_only_in_brackets(tokens: Tokens) -> bool:
    """ "The turnout (it rose by half)": no verb outside of the brackets."""
    if tokens[-1].text != ")":
        return False
    opening = next((t for t in tokens if t.text == "("), None)
    if opening is None:
        return False
    return opening.i > tokens.start and not any(t.tag_ in FINITE for t in tokens.doc[tokens.start : opening.i])


def _has_main_clause(tokens: Tokens) -> bool:
    """A tensed verb that stands in no clause which only tells which thing, or when: not "in Ohio, where work is scarce".

    A participle gets its subject later ("citing a study that was lost"). A verb with a subject counts whatever its tag: the tagger takes "the grants go to towns" for a noun or an infinitive.
    """
    verb = top(tokens)
    if verb.tag_ == "VBG" and verb.i - tokens.start < 2:
        return True
    if _is_phrase(tokens):
        return False
    if not is_tensed(verb) and verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and verb.dep_ not in ("csubj", "csubjpass") and not any(c.dep_ in SUBJECTS or (c.dep_ == "conj" and is_tensed(c)) for c in verb.children):
        return False
    finite = [t.head if t.dep_ in ("aux", "auxpass") else t for t in tokens if t.tag_ in FINITE]
    if not finite or not all(_leans(verb, tokens) for verb in finite):
        return True
    mistaken = [t.head for t in tokens if t.dep_ in SUBJECTS and t.head.pos_ in ("VERB", "AUX") and tokens.start <= t.head.i < tokens.end and not (t.head.tag_ == "VBG" and t.head.dep_ == "ROOT")]
    return not all(_leans(verb, tokens) for verb in mistaken)


def _is_phrase(tokens: Tokens) -> bool:
    """ "In a message said to be to the town", "prep for the shows": it begins as a phrase, and nothing in it is anybody's doing."""
    first = tokens[0]
    if first.pos_ not in ("ADP", "NOUN", "PROPN") or any(t.dep_ in (*SUBJECTS, "csubjpass") for t in tokens):
        return False
    verb = top(tokens)
    if first.pos_ == "ADP":
        return not is_tensed(verb) or not (verb.dep_ == "ROOT" or any(c.tag_ == "MD" for c in verb.children))
    return len(tokens) > 1 and tokens[1].pos_ == "ADP" and not is_tensed(verb)


def _leans(verb: Token, tokens: Tokens) -> bool:
    """Inside a clause that a word opens; without one the parser may have hung a main clause ("from the ruins 64 were carried") on a noun."""
    if _only_tells_when(verb, tokens):
        return True
    if verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBN") and not any(c.dep_ in SUBJECTS for c in verb.children):
        return True
    while tokens.start <= verb.head.i < tokens.end and verb.head.i != verb.i:
        if verb.dep_ in _LEANS and any(t.tag_ in ("WDT", "WP", "WRB", "WP$") or t.lower_ == "that" for t in verb.doc[verb.left_edge.i : verb.i]):
            return True
        verb = verb.head
    return False


def _only_tells_when(verb: Token, tokens: Tokens) -> bool:
    """Under a word that leads to no main clause: "eight months before they vote", "as though he were still here"."""
    while verb.dep_ in ("conj", "aux", "auxpass") and tokens.start <= verb.head.i < verb.i:
        verb = verb.head
    if verb.dep_ not in ("advcl", "pcomp", "ccomp", "acl", "prep") or (tokens.start <= verb.head.i < tokens.end and verb.dep_ != "pcomp"):
        return False
    opener = next((t for t in tokens.doc[max(verb.left_edge.i - 1, tokens.start) : verb.i] if t.lower_ in _OPENERS and (t.head.i == verb.i or verb.head.i == t.i)), None)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), verb)
    if opener is None or opener.i > subject.i or opener.nbor(1).tag_ == "VBG" or any(t.text == "," for t in tokens.doc[opener.i : subject.i]):
        return False
    return opener.i > tokens.start or opener.nbor(1).lower_ in ("if", "though")


def _is_whatever(tokens: Tokens) -> bool:
    """Nothing but a clause that "whatever", "why" or "how" opens: "whatever we want to make of them"."""
    first, verb = tokens[0], top(tokens)
    opens = first.lower_.endswith("ever") or (first.lower_ in ("why", "how") and "?" not in (tokens[-1].text, tokens.doc[min(tokens.end, len(tokens.doc) - 1)].text))
    if first.tag_ not in ("WP", "WDT", "WRB") or not opens:
        return False
    return not any(c.dep_ in ("csubj", "csubjpass", "advcl", "ccomp") or (c.dep_ == "nsubj" and sum(t.tag_ in FINITE for t in tokens) > 1) for c in verb.children if c.left_edge.i <= first.i)


def _breaks_off(tokens: Tokens, text: str) -> bool:
    """It ends before the noun that its last word belongs to ("the mayor's"), or with an auxiliary."""
    last = tokens[-1]
    doc, at = tokens.doc, tokens.end
    follows = at < len(doc) and not doc[at].is_punct and not doc[at].is_space
    if follows and (last.tag_ == "POS" or (last.dep_ in ("det", "amod", "compound", "poss", "nummod") and last.head.i == at)):
        return True
    if _THE_DAY.search(text) or _BY.search(text) or any(t.dep_ in ("det", "poss") and tokens.end <= t.head.i < last.sent.end for t in tokens[-_NEAR_END:]):
        return True
    if at < len(doc) and doc[at].text == "," and _OPENED.search(text):
        return True
    if follows and not last.is_punct and not last.is_quote and _is_cut_apart(doc[at]):
        return True
    if follows and doc[at].is_sent_start and doc[at].text[:1].isupper() and last.is_alpha and last.whitespace_:
        return True
    if follows and ((last.dep_ == "mark" and last.is_alpha) or (last.lower_ == "such" and doc[at].lower_ == "as")):
        return True
    if at + 1 < len(doc) and doc[at].text == "-" and last.is_alpha and not last.whitespace_ and not doc[at].whitespace_ and doc[at + 1].is_alpha:
        return True
    if at < len(doc) and doc[at].text == ":" and last.lower_ in _BARE | {"to"}:
        return True
    if follows and last.tag_ == "IN" and last.whitespace_ and doc[at].tag_ in ("DT", "PRP$", "NNP"):
        return True
    if follows and last.text == "’" and not last.nbor(-1).whitespace_ and last.whitespace_ and doc[at].text.islower() and "‘" not in text:
        return True
    if tokens[0].text == "(" and any(t.text == ")" for t in tokens[4:-1]):
        return True
    if ")" in text[:-1] and "(" not in text.partition(")")[0]:
        return True
    return _breaks_off_at_its_verb(tokens) or _ONLY_IF.search(text) is not None


def _runs_on(tokens: Tokens) -> bool:
    """The sentence goes on right behind it with words that belong to it: "she would be on | the front row", "he sits here | as a guest"."""
    last, doc, at = tokens[-1], tokens.doc, tokens.end
    if at >= len(doc) or not last.whitespace_ or last.is_punct or doc[at].is_sent_start:
        return False
    following = doc[at] if doc[at].text not in OPENING else doc[min(at + 1, len(doc) - 1)]
    if following.is_punct or following.is_space or following.dep_ == "cc" or last.dep_ == "cc" or following.lower_ in _GOES_ON:
        return False
    if following.lower_ == "as" and following.dep_ == "mark" and following.head.dep_ == "advcl" and last.pos_ != "VERB":
        return False
    return not ((following.tag_ in FINITE or following.dep_ == "ROOT") and last.pos_ != "ADP" and _tells_of_the_subject(top(tokens)))


def _loses_its_verb(tokens: Tokens) -> bool:
    """ "Clerks say their odds in Bern |, are tied to hers": behind the comma stands a verb that no word joins to the first, so that it is the first's own, or what the first is about."""
    doc, at = tokens.doc, tokens.end + 1
    if at >= len(doc) or doc[tokens.end].text != "," or doc[at].pos_ != "AUX" or doc[at].tag_ not in FINITE:
        return False
    verb = doc[at].head if doc[at].dep_ in ("aux", "auxpass") else doc[at]
    if verb.dep_ != "conj" or verb.head.i != top(tokens).i or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    return not any(c.dep_ == "cc" for each in (verb, *verb.conjuncts) for c in each.children)


def _tells_of_the_subject(clause: Token) -> bool:
    """ "The announcement that P | pleased them", "ads saying P | ran": the clause ends where the main verb comes."""
    return bool(clause.dep_ == "acl" or (clause.dep_ == "ccomp" and clause.head.dep_ == "acl"))


def _is_cut_apart(following: Token) -> bool:
    """A noun right behind, or a sentence that begins in the midst of one: "the millions of U.S. women | his votes affect"."""
    if following.is_sent_start:
        return following.text[:1].islower() and following.pos_ not in ("CCONJ", "SCONJ", "ADV", "ADP")
    return following.pos_ in ("NOUN", "ADJ", "NUM") and following.ent_type_ not in ("DATE", "TIME") and following.dep_ not in ("npadvmod", "advmod")


def _breaks_off_at_its_verb(tokens: Tokens) -> bool:
    """An auxiliary whose verb stands elsewhere: "the science hasn't", "this is one that is", "he is" of "he is, or will be, ill", "they have since 2010"."""
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    while len(words) > 1 and (words[-1].lower_ in _BEHIND or (words[-1].tag_ == "RB" and words[-1].nbor(-1).text == ",")):
        words.pop()
    root = top(tokens)
    if _has_only_a_time(root, tokens):
        return True
    last = words[-1]
    if last.tag_ == "TO" and len(words) < _SHORT_CALL:
        return True
    if last.lower_ == "do" and last.i == root.i and last.tag_ == "VB" and len(words) < _SHORT_CALL and not any(c.dep_ in ("dobj", "attr") and tokens.start <= c.i for c in last.children):
        return True
    if last.lower_ not in _BARE or last.pos_ not in ("AUX", "VERB") or not (last.tag_ in FINITE or last.lemma_ == "be" or (last.lemma_ == "have" and any(c.tag_ == "MD" for c in last.children))) or any(c.dep_ in ("acomp", "attr") and c.i < last.i for c in last.children):
        return False
    if last.i == root.i or (last.head.i == root.i and (last.dep_ in ("aux", "auxpass") or (last.dep_ == "conj" and root.lemma_ in ("be", "have")))):
        return True
    if last.dep_ == "relcl":
        return last.lemma_ not in ("have", "do") and not any(c.dep_ in SUBJECTS and c.tag_ not in ("WDT", "WP") and c.lower_ != "that" for c in last.children)
    if not any((t.pos_ == "VERB" and t.dep_ not in ("aux", "auxpass", "amod")) or (t.dep_ in ("acomp", "attr") and t.pos_ == "ADJ") for t in words[:-1]):
        return True
    return last.head.i >= last.i - 1 and _goes_on_with_another(tokens)


def _has_only_a_time(verb: Token, tokens: Tokens) -> bool:
    """ "Trust it less than they did – and have since 2010"."""
    if verb.lower_ not in ("have", "has", "had", "do", "does", "did"):
        return False
    behind = [c for c in verb.children if c.i > verb.i and c.i < tokens.end and not c.is_punct and c.dep_ != "cc"]
    return bool(behind) and all(c.dep_ in ("prep", "npadvmod") and any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree) for c in behind)


def _goes_on_with_another(tokens: Tokens) -> bool:
    """ "Or" or "and" joins another verb right behind."""
    doc, at = tokens.doc, tokens.end
    while at < len(doc) and doc[at].is_punct and doc[at].text == ",":
        at += 1
    return bool(at < tokens[-1].sent.end and doc[at].dep_ == "cc")


def _is_caption(tokens: Tokens, text: str, published: str | None) -> bool:
    """What a picture shows is told in the present, with the day on which it was taken: "Berg waves … on May 12, 2009", "Berg is seen in Oslo"."""
    verb = top(tokens)
    if verb.lower_ in ("seen", "pictured", "shown") and any(c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in verb.children) and not any(c.lower_ in ("as", "by", "to") for c in verb.children):
        return True
    if verb.tag_ not in ("VBZ", "VBP") or not is_tensed(verb) or verb.lemma_ in _UNSHOWN:
        return False
    day = _day(text)
    return (day is not None and published is not None and day <= published[:10]) or _is_past(text, published)


def _is_past(text: str, published: str | None) -> bool:
    """A day without a year that was not long before the text: of one to come, the present tells what is planned."""
    found = _ON_A_DAY.search(text)
    if found is None or published is None:
        return False
    try:
        written = datetime.date.fromisoformat(published[:10])
        day = datetime.date(written.year, _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return False
    return 0 <= (written - day).days % 365 < _LONG_AGO


def _day(text: str) -> str | None:
    found = _DATED.search(text)
    if found is None:
        return None
    month, day, year = (found["m1"], found["d1"], found["y1"]) if found["m1"] else (found["m2"], found["d2"], found["y2"])
    try:
        return datetime.date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None
