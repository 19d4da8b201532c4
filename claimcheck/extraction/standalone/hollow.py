"""Whether a claim still says something once the words that point out of it are taken away: "That is going to be special" does not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.grammar.verb_forms import top, within
from claimcheck.extraction.grammar.verb_phrases import befalls_people, subject_above

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LIGHT = words.listed(
    "be have do go get make let mean think know say tell want need seem appear come keep happen look feel see believe understand agree suppose guess "
    "thing way lot bit case one kind sort deal matter stuff something anything nothing everything time more much many such same other course sure ’ ’s 's ’re 're ’m 'm guy "
    "fact future near moment point situation today now really kind going happen do"
)
"""Words that say hardly anything by themselves."""
_SHORT = 5
"""Tokens; "AP has more" says nothing."""
_WEAK = 2
"""Words that say something, in a claim whose subject and object are both open."""
_VAGUE = 3
"""Such words behind "it is" of the paper's own: what it is that is so, no reader can tell. Of somebody quoted the reader knows at least whose word it is."""
_VERDICTS = frozenset(["attack", "assault", "crime", "murder", "accident", "massacre", "explosion", "coup", "genocide", "terrorism", "suicide", "bomb", "rape", "treason", "hoax", "fraud", "lie"])
"""What a happening is called: "this was a terrorist attack" is what sources differ on, whichever it was."""
_TOLD_OF_ALONE = words.listed("die resign win lose strike quit retire withdraw surrender confess apologize reopen fall rise")
"""What sources tell of somebody or something, whoever it is: "the suspect died"."""
_HAPPENS = words.listed("sink capsize crash collapse explode derail overturn burn erupt close shut reopen cancel postpone evacuate destroy damage demolish flood ground hijack loot ransack bomb shell storm recapture resign surrender")
"""What happens to ships, bridges, towns and flights, and to officials: told alone, it is news."""
_SHUT = frozenset(["closed", "shut", "grounded", "flooded"])
_GENERAL = words.listed(
    "good bad great important big small little hard difficult easy clear different interesting serious possible impossible likely unlikely real huge major new old nice fine best better worst worse "
    "wrong right true false able ready sad strange unusual normal necessary obvious issue problem question point idea reason step part example result answer story day job place side word person people "
    "group man woman kind concern challenge opportunity start end beginning truth mess shame key whole first last next long high low sort usual"
)
"""Words that say as little of a thing which is open: "it is a big problem for people"."""
_VERDICTS_OF_TALK = frozenset(["true", "untrue", "false", "wrong", "right", "correct", "same", "so"])
"""What is said of what was said before: "it is also true for the towns"."""
_AFFAIRS = frozenset(["issue", "matter", "thing", "situation", "problem", "question", "case", "feeling", "idea", "answer", "reason", "difference"])
"""Nouns that, with "the" or "this", say no more than "it"."""
_ANSWERING = frozenset(["respond", "reply", "react", "answer", "refuse", "agree", "disagree", "comply", "object", "weigh", "chime", "concur", "comment"])
"""What nobody does but to something or with something: "Berg replied"."""
_OF_MIND = frozenset(["think", "believe", "feel", "say", "know", "guess", "suppose", "hope", "seem", "appear", "mean", "see", "make", "expect", "likely", "willing", "unwilling", "ready", "eager", "reluctant", "amazed", "surprised", "glad", "sure", "afraid", "certain", "convinced", "sorry", "happy", "proud", "aware"])
"""Below these stands what the claim is: "Berg is amazed that this is not clear"."""
_TAKEN_AS_KNOWN = frozenset(["know", "deny", "admit", "regret", "love", "like", "hate", "want", "mean", "deserve", "understand", "get", "do", "say", "realize", "forget", "believe", "doubt", "mention", "acknowledge", "notice", "prove", "show", "confirm", "explain", "accept", "discuss"])
"""Verbs with which a claim says nothing where their object is open, however it goes on: "Berg knew it, as this letter shows"."""
_TO_WHAT = frozenset(["to", "with", "on", "about", "over", "against", "for", "by", "upon", "that"])
_COPULAS = frozenset(["be", "’", "’s", "'s", "’re", "'re", "become", "seem"])
_NOBODY = frozenset(["nobody", "everybody", "everyone", "somebody", "someone", "nothing", "everything", "something", "we", "you"])
"""Subjects, named by nothing, of whom a single word is said: "everybody listened"."""
_OF_WHAT = frozenset(["difference", "change", "progress", "problem", "issue", "question", "doubt", "chance", "reason", "way", "choice", "alternative", "excuse", "possibility", "concern", "room", "need", "hope", "pressure", "confusion", "consequence", "response", "answer", "reaction", "comment", "solution", "plan", "agreement", "precedent", "obstacle", "hurdle", "barrier", "impediment", "difficulty", "drawback", "downside", "exception", "ground", "spot"])
"""What there is of something, or for something, that such a sentence leaves out: "there is a difference"."""
_UNITS = frozenset(["mile", "kilometre", "kilometer", "metre", "meter", "foot", "inch", "acre", "ton", "tonne", "pound", "dollar", "euro", "percent"])
_CALLS = frozenset(["call", "describe", "deem", "label", "consider", "find", "brand"])
_EMPTY = words.IT | words.THEY | words.DEMONSTRATIVES | frozenset(["most", "some", "both", "others", "another", "neither", "either", "many", "several", "few", "none", "all", "each", "one", "so", "more", "same", "former", "latter"])


def is_hollow(span: Span, open_: Collection[int], named: Collection[int], *, own: bool) -> bool:
    """`open_`: tokens that point out of the claim; `named`: pronouns that a name has been put for; `own`: the publisher says it.

    What somebody is quoted with may say less than that: the reader knows at least who says it.
    """
    weak = _WEAK if own else 1
    root = top(span)
    said = [t for t in span if _says_something(t)]
    if _tells_of_people_or_figures(root, span, open_):
        return False
    if _says_one_thing_of_nobody(root, said, named) or _leaves_out_of_what(root, said, span):
        return True
    if root.lemma_ in _ANSWERING and not any(c.dep_ in ("dobj", "ccomp", "xcomp", "agent", "nsubjpass", "conj", "advcl", "acomp") or (c.dep_ == "prep" and c.lower_ in _TO_WHAT) or c.lower_ == "to" for c in root.rights):
        return True
    if root.lemma_ == "be" and said and all(t.ent_type_ in ("DATE", "TIME") for t in said) and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in root.children):
        return True
    if _leaves_out_what_it_is(span):
        return True
    if not open_:
        short = root.lemma_ in ("have", "know") and len(span) <= _SHORT
        if own and len(said) == 1 and not named and (said[0].lemma_.lower() in _GENERAL or said[0].lower_ in _GENERAL):
            return True
        return (not said and not named) or (short and not any(t.i > root.i for t in said))
    if _leaves_the_core_open(span, open_, named, own=own):
        return True
    subject = next((c for c in root.children if c.dep_ in SUBJECTS and within(c, span)), None)
    about = {t.i for t in subject.subtree} if subject is not None else set()
    telling = {t.i for t in said}
    content = [t for t in span if t.i in named or ((t.i not in open_ or (t.i not in about and t.pos_ == "NOUN" and t.ent_type_ not in ("DATE", "TIME"))) and t.i in telling and not _is_owned(t, root, open_))]
    beside = [t for t in content if t.i not in about and t.i not in open_]
    empty = any(span.doc[i].lower_ in _EMPTY for i in open_)
    if own and _says_next_to_nothing(span, content, open_, named):
        return True
    if not content:
        return own or not any(t.i in open_ and t.pos_ in ("NOUN", "PROPN") for t in span)
    if _mostly_points(span, content, open_) or _does_so(root, beside, open_):
        return True
    if empty and len(content) <= _WEAK and all(t.i in named for t in content):
        return True
    if _acts_on_it(root, content, beside, open_):
        return True
    if subject is None or subject.i not in open_:
        pointed = subject is not None and subject.dep_ == "csubj" and any(i in about and span.doc[i].lower_ in _EMPTY for i in open_)
        return pointed and len(content) <= weak
    return _says_hardly_anything_of(subject, root, content, open_, weak=weak, own=own)


def _tells_of_people_or_figures(root: Token, span: Span, open_: Collection[int]) -> bool:
    """ "No one died", "injured 200", "the ship sank": what every source tells of a happening, however short it is; not of a "he" or an "it" who is open."""
    subject = _who_does(root)
    if subject is None or (subject.pos_ == "PRON" and subject.lower_ not in _NOBODY and subject.i in open_):
        return False
    if any(c.dep_ == "dobj" and c.i in open_ and c.pos_ == "PRON" for c in root.children):
        return False
    if befalls_people(root) or root.lemma_ in _HAPPENS or any(c.lower_ in _SHUT for c in root.children if c.dep_ == "acomp"):
        return True
    return root.lemma_ not in _LIGHT and any(t.pos_ == "NUM" and t.lower_ != "one" and t.ent_type_ not in ("DATE", "TIME", "ORDINAL") and t.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "nummod") and t.head.i not in open_ for t in span)


def _says_next_to_nothing(span: Span, content: Sequence[Token], open_: Collection[int], named: Collection[int]) -> bool:
    """ "The clamor hasn't ended", "these are fine couples": a word or two beside what is open, and no name, no figure and nothing that is done to anybody."""
    if any(t.i in named or _tells_apart(t) or t.lemma_ in _TOLD_OF_ALONE for t in content):
        return False
    if any(span.doc[i].dep_ not in ("det", "poss") and span.doc[i].lower_ in words.IT | words.THEY | words.DEMONSTRATIVES for i in open_):
        return len(content) <= _WEAK and sum(t.pos_ == "NOUN" for t in content) <= 1
    return len(content) <= 1 and all(t.pos_ == "VERB" and not _is_passive(t) for t in content)


def _leaves_out_what_it_is(span: Span) -> bool:
    """ "Nothing this grave ever is", "too many prove in the end not to be", "she would tell if you should": what it is or does was told before."""
    last = next((t for t in reversed(span) if not t.is_punct), span[0])
    if not (last.lemma_ == "be" or last.tag_ == "MD") or last.dep_ in ("aux", "auxpass") or any(c.i > last.i and not c.is_punct for c in last.children):
        return False
    return not any(t.tag_ in ("WP", "WDT", "WRB", "WP$", "JJR", "RBR") or t.lower_ in ("than", "as", "so", "way", "that", "all", "but", "and", "neither", "nor") for t in span)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children) or (verb.tag_ == "VBN" and not any(c.lemma_ == "have" for c in verb.children))


def _leaves_the_core_open(span: Span, open_: Collection[int], named: Collection[int], *, own: bool) -> bool:
    """Of the clause that the claim comes to, the subject is open, or the object of a verb that says nothing without it, and the rest tells too little to know it again."""
    root = top(span)
    core = _core(root, span)
    if core.i != root.i and any(c.dep_ == "conj" for c in root.children):
        return False
    subject = _subject_of(core, span)
    if core.lemma_ in _TAKEN_AS_KNOWN and not any(c.dep_ in ("ccomp", "xcomp", "oprd", "dative") for c in core.children):
        return any(c.dep_ == "dobj" and c.i in open_ and c.lower_ in words.IT | words.DEMONSTRATIVES for c in core.children)
    if subject is None or not _is_open(subject, open_):
        return False
    about = {t.i for t in subject.subtree}
    if any(t.i != subject.i and t.i not in open_ and _tells_apart(t) for t in subject.subtree) or any(t.pos_ == "NUM" for t in subject.subtree):
        return False
    rest = [t for t in core.subtree if within(t, span) and t.i not in about and (t.i in named or (_says_something(t) and not _is_touched(t, open_)))]
    thing = subject.lower_ in words.IT | words.DEMONSTRATIVES or (subject.lemma_.lower() in _AFFAIRS and not any(_says_something(c) for c in subject.lefts))
    judged = next((c for c in core.children if c.dep_ in ("acomp", "attr", "oprd")), None)
    as_told = judged is not None and (judged.lower_ in _VERDICTS_OF_TALK or (judged.lower_ == "case" and any(c.lower_ == "the" for c in judged.children)))
    if thing and core.lemma_ in _COPULAS and judged is not None and as_told and not any(c.dep_ in ("ccomp", "csubj", "advcl", "relcl") for c in core.subtree if c.i != core.i):
        return True
    if thing and all(t.ent_type_ in ("DATE", "TIME") for t in rest):
        return True
    dated = thing or subject.pos_ == "NOUN"
    if any(_tells_apart(t) and not (dated and t.ent_type_ in ("DATE", "TIME")) for t in rest) or (core.lemma_ in _COPULAS and any(c.dep_ in ("ccomp", "advcl") for c in core.children)):
        return False
    if own:
        pointed = any(c.lower_ in words.DEMONSTRATIVES for c in subject.lefts) or (subject.i not in open_ and any(i > core.i and span.doc[i].pos_ != "PRON" for i in open_))
        told = sum(t.lemma_.lower() not in _GENERAL for t in rest) if thing else len(rest)
        return told < (_VAGUE if thing or subject.lower_ in words.THEY else _WEAK if pointed or subject.lower_ in words.HE | words.SHE else 1)
    if subject.pos_ == "PRON" and len(rest) <= _WEAK and not any(t.pos_ in ("NOUN", "NUM") for t in rest) and any(c.dep_ in ("dobj", "dative") and c.pos_ == "PRON" and c.i in open_ for c in core.children):
        return True
    if any(t.dep_ == "relcl" for t in core.subtree):
        return False
    return thing and core.lemma_ in _COPULAS and sum(t.lemma_.lower() not in _GENERAL for t in rest) <= 1


def _subject_of(verb: Token, span: Span) -> Token | None:
    """Its own, or that of the verb which it hangs on: "they" of "boost" in "they are expected to boost trade"."""
    for _ in range(_SHORT):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS and within(c, span)), None)
        if own is not None or verb.dep_ != "xcomp":
            return own or subject_above(verb)
        verb = verb.head
    return None


def _who_does(verb: Token) -> Token | None:
    """The subject of the verb that it is joined to, else its own, wherever that stands."""
    return subject_above(verb) or next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _core(verb: Token, span: Span) -> Token:
    """The verb of what is thought, felt or seen: "is" in "Berg is amazed that that is not clear"."""
    for _ in range(_SHORT):
        held = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
        below = next((c for h in held if h.lemma_ in _OF_MIND for c in h.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i and within(c, span)), None)
        if below is None:
            return verb
        verb = below
    return verb


def _is_open(noun: Token, open_: Collection[int]) -> bool:
    """The word points out of the claim, or whose it is does: "our system"."""
    return noun.i in open_ or any(c.dep_ == "poss" and c.i in open_ and c.pos_ == "PRON" for c in noun.children)


def _is_touched(word: Token, open_: Collection[int]) -> bool:
    """The word describes something open, or is it: "his long reminiscences"; "our constitution" is one."""
    for _ in range(_SHORT):
        if (word.i in open_ and word.pos_ not in ("NOUN", "PROPN")) or any(c.i in open_ and c.dep_ in ("poss", "det") and c.lower_ in words.PRONOUNS | words.DEMONSTRATIVES for c in word.lefts):
            return True
        if word.dep_ not in ("amod", "compound", "nmod", "nummod"):
            return False
        word = word.head
    return False


def _is_owned(noun: Token, verb: Token, open_: Collection[int]) -> bool:
    """ "We honor their choice": all that is told of what the verb acts on is whose it is, and that is open."""
    return bool(noun.dep_ == "dobj" and noun.head.i == verb.i and noun.n_lefts and all(c.dep_ == "poss" and c.i in open_ for c in noun.children))


def _does_so(verb: Token, beside: Sequence[Token], open_: Collection[int]) -> bool:
    """ "Berg believes in that idea", "she thinks that others may have done so", "Norland is one": what somebody does, thinks or is, is all open."""
    if verb.lemma_ in _COPULAS:
        return not beside and any(c.dep_ == "attr" and c.i in open_ and c.lower_ in _EMPTY for c in verb.children)
    if _tells_more(verb) or len(beside) > _SHORT or not any(i > verb.i and verb.doc[i].lower_ in _EMPTY for i in open_):
        return False
    return all(_in_subject(t, verb) for t in beside)


def _tells_more(verb: Token) -> bool:
    """ "Told them what to say": somebody is told something."""
    return verb.lemma_ == "tell" and any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)


def _in_subject(word: Token, verb: Token) -> bool:
    """The word is part of the subject of a clause below the verb."""
    while word.i != verb.i and word.head.i != word.i:
        if word.dep_ in SUBJECTS:
            return True
        word = word.head
    return False


def _acts_on_it(verb: Token, content: Sequence[Token], beside: Sequence[Token], open_: Collection[int]) -> bool:
    """ "Berg denies it", "they are trying hard to mend that", "a neighbor called them blurry"."""
    called = any(t.i == verb.i and t.lemma_ in _CALLS for t in beside)
    told = [t for t in beside if not (called and t.i == verb.i)]
    if _tells_more(verb) or any(t.pos_ in ("NOUN", "PROPN", "NUM", "PRON") or _tells_apart(t) for t in told):
        return False
    if len(content) <= _WEAK + called and len(told) <= 1 and _object_is_open(verb, open_):
        return True
    subject = _who_does(verb)
    if subject is None or subject.pos_ != "PRON" or len(told) > _VAGUE or not all(t.pos_ == "VERB" for t in told):
        return False
    return any(c.dep_ == "dobj" and c.i in open_ and c.lower_ in _EMPTY for t in told for c in t.children)


def _says_hardly_anything_of(subject: Token, root: Token, content: list[Token], open_: Collection[int], *, weak: int, own: bool) -> bool:
    """Of a subject that is open: "it is like a tennis game", "we are all suffering", "the plan is good"."""
    few = len(content)
    thing = subject.lower_ in words.IT | words.DEMONSTRATIVES | words.ORDINALS
    if root.lemma_ in _COPULAS and (thing or subject.lower_ in words.THEY):
        least = _VAGUE if own else 1
    else:
        least = _WEAK if thing and own else 1 if subject.pos_ in ("PRON", "DET") else 0
    if few <= least and not any(_tells_apart(t) for t in content):
        return True
    if own and few <= 1 and any(c.i in open_ and (c.dep_ in ("dobj", "dative") or c.lower_ in ("there", "here", "then")) for c in root.children):
        return True
    if own and subject.pos_ == "PRON" and all(t.i in open_ or t.i == root.i for t in content) and any(c.dep_ == "dobj" and c.i in open_ for c in root.children):
        return True
    if subject.lower_ in _EMPTY:
        return few <= (weak if _object_is_open(root, open_) else 1)
    if few <= 1 and all(t.pos_ == "ADJ" for t in content):
        judged = own and root.lemma_ == "be" and subject.pos_ == "NOUN" and not any(t.pos_ == "NUM" for t in subject.lefts)
        return subject.pos_ == "PRON" or judged
    return subject.pos_ == "PRON" and few <= 1 and _object_is_open(root, open_)


def _mostly_points(span: Span, content: list[Token], open_: Collection[int]) -> bool:
    """ "Let us wait whether they do so in that event or whether it ends as a quarrel": more words that point elsewhere than words that say something."""
    pointers = {span.doc[i].lower_ for i in open_ if span.doc[i].pos_ in ("PRON", "DET")} - {"the", "a", "an", "us", "me", "my", "our"}
    return len(pointers) > max(1, sum(t.i not in open_ for t in content)) and not any(_tells_apart(t) for t in content)


def _tells_apart(word: Token) -> bool:
    """A name, a figure, a date, a crime: what is said with one can be found again."""
    measured = word.ent_type_ in ("PERCENT", "MONEY", "QUANTITY") or (word.ent_type_ == "DATE" and word.pos_ == "NUM")
    return word.pos_ in ("PROPN", "PRON") or word.text[:1].isdigit() or measured or word.lemma_.lower() in _UNITS | _VERDICTS


def _says_one_thing_of_nobody(root: Token, said: list[Token], named: Collection[int]) -> bool:
    """ "No one will listen", "everybody left"."""
    subject = next((c for c in root.children if c.dep_ in SUBJECTS), None)
    rest = [t for t in said if subject is None or t.i != subject.i]
    if subject is None or subject.i in named or len(rest) > 1 or any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in rest):
        return False
    return subject.lower_ in _NOBODY or (subject.lower_ == "people" and not subject.n_lefts and root.lemma_ == "be") or (subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.children))


def _leaves_out_of_what(root: Token, said: list[Token], span: Span) -> bool:
    """ "There's been a tremendous difference"."""
    if len(said) > _WEAK or not any(c.dep_ == "expl" for c in root.children):
        return False
    thing = next((c for c in root.children if c.dep_ in ("attr", "dobj")), None)
    return thing is not None and thing.lemma_.lower() in _OF_WHAT and not any(c.i > thing.i and within(c, span) and not c.is_punct for c in thing.children)


def _says_something(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "VERB") or token.dep_ in ("aux", "auxpass", "intj") or (token.dep_ == "compound" and token.pos_ == "PROPN"):
        return False
    return token.lemma_.lower() not in _LIGHT and token.lower_ not in _LIGHT


def _object_is_open(verb: Token, open_: Collection[int]) -> bool:
    """ "Berg mostly blew it", "Berg doesn't think that's the case": what the clause is about is a pronoun."""
    below = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "advmod")]
    objects = [c for c in below if c.dep_ == "dobj" or c.lower_ == "so"] + [g for c in below for g in c.children if g.dep_ in ("pobj", "nsubj", "dobj")]
    return any(o.i in open_ and o.lower_ in _EMPTY for o in objects)
