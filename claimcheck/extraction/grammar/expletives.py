"""An "it" that stands for nothing: "it is important to", "it seems that", "it was Balilo who", "it is late"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.verb_forms import STATES_OF_MIND

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_OF_A_ROW = frozenset(["another", "latest", "newest", "only", "last", "first", "second", "third", "fourth", "fifth"])
"""What "it" is said to be in "it is the latest firm to leave" is a thing named before."""
_COSTS = frozenset(["long", "longer", "time", "while", "lot", "deal", "effort", "courage", "patience", "work", "money", "decade", "year", "month", "week", "day", "hour"])
"""What "it takes" to do something."""
_WHEN_OR_WEATHER = frozenset(["late", "early", "dark", "cold", "hot", "warm", "noon", "midnight", "time", "winter", "summer", "spring", "fall", "autumn", "morning", "night"])
_AIMS = frozenset(["attempt", "effort", "bid", "plan", "ploy", "tool", "tactic", "strategy", "test", "law", "program", "device", "vehicle", "project", "campaign", "promise", "commitment", "decision", "move", "trick", "scheme", "measure", "chance", "opportunity", "place", "way", "reminder", "threat", "call", "proposal", "invitation", "push", "drive", "fight"])
"""Nouns that a "to" behind them belongs to: "it is an attempt to seize the dam" is said of a thing."""
_RAISES = frozenset(["likely", "unlikely", "able", "unable", "set", "ready", "about", "bound", "sure", "due", "meant", "willing", "liable", "apt", "slated", "poised"])
"""What is said of a thing that "to" tells more of: "it is likely to break"."""
_CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "csubjpass", "relcl", "acl")
_SEEMS = frozenset(["seem", "appear", "happen", "remain", "become", "look", "sound", "feel"])
_REASONS = frozenset(["as", "because", "since", "although", "though", "while", "unless"])
_FAR = 60
"""Words looked ahead over; keeps the cost of a sentence linear."""
_WEATHER = frozenset(["rain", "snow"])


def is_expletive(token: Token) -> bool:
    """Whether the word is an empty "it" or "there"."""
    if token.dep_ == "expl":
        return True
    if token.lower_ != "it":
        return False
    verb = token.head
    if verb.lemma_ in _WEATHER or (verb.lemma_ == "come" and token.i > 0 and token.nbor(-1).lower_ == "when"):
        return True
    if verb.lemma_ == "make" and token.dep_ == "dobj" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("into", "to", "through", "past"):
        return True
    if verb.lemma_ == "miss" and token.i >= 4 and token.doc[token.i - 4 : token.i - 1].text.lower() == "in case you":
        return True
    if verb.lemma_ == "bear" and any(c.lower_ in ("mention", "repeating", "mentioning", "noting") for c in verb.children):
        return True
    told = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")]
    if verb.lower_ in STATES_OF_MIND or any(c.lower_ in STATES_OF_MIND for c in told) or any(_measured(c) for c in told):
        return False
    if verb.pos_ == "ADJ":
        return any(c.dep_ in _CLAUSES for c in verb.children)
    if verb.lemma_ in _SEEMS:
        return _likened(verb) or any(c.dep_ in ("ccomp", "csubj", "advcl") and c.i > verb.i for c in verb.children) or (bool(told) and _opened(verb, ("that", "whether", "if", "to"))) or (verb.lemma_ == "remain" and _opened(verb, ("to",)))
    if verb.lemma_ == "turn" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return any(c.dep_ == "ccomp" for c in verb.children) or not any(c.dep_ in ("xcomp", "acomp", "attr") for c in verb.children)
    if verb.lemma_ == "take":
        objects = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod", "nsubj", "advmod", "acomp") and c.i > verb.i]
        costs = any(t.lemma_.lower() in _COSTS or t.ent_type_ in ("DATE", "TIME") for c in objects for t in c.subtree)
        done = _opened(verb, ("to",)) or any(c.dep_ in _CLAUSES and c.i > verb.i for c in (*verb.children, *(g for c in objects for g in c.children)))
        return (verb.dep_ in ("relcl", "ccomp") and not objects) or (any(c.ent_type_ == "PERSON" for c in objects) and _opened(verb, ("to",))) or (costs and done)
    if token.dep_ == "nsubjpass" and verb.lemma_ != "be":
        if any(c.dep_ == "agent" for c in verb.children) and not _opened(verb, ("that", "whether")):
            return False
        decided = ("xcomp",) if verb.lemma_ in ("decide", "agree", "propose", "resolve") else ()
        return any(c.dep_ in ("ccomp", "csubj", "csubjpass", *decided) and c.i > verb.i for c in verb.children)
    return verb.lemma_ in ("be", "’", "’s", "'s") and (_leads_on(verb, told) or _likened(verb))


def _measured(told: Token) -> bool:
    """ "Too hard to use", "good enough to sell", "as large as you think" are said of a thing; "too early to tell", "bad enough that" are not."""
    if told.lower_ == "enough" and told.head.lemma_ == "be":
        return bool(told.head.tag_ != "VBZ" and not any(c.dep_ == "ccomp" for c in told.head.children))
    if any(g.lower_ == "as" and g.i < told.i for g in told.children) and any(c.lower_ == "as" for g in told.children for c in g.children if g.dep_ == "advcl"):
        return True
    too = any(g.lower_ in ("too", "enough") for g in told.children)
    return too and told.lower_ not in ("early", "late", "soon") and not any(c.dep_ == "ccomp" for c in (*told.children, *told.head.children))


def _likened(verb: Token) -> bool:
    """ "It seems like the mayor left"."""
    return any(c.lower_ in ("like", "as") and c.i > verb.i and c.nbor(-1).text != "," and any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.i > c.i for t in verb.doc[c.i : min(verb.right_edge.i + 1, c.i + _FAR)]) for c in (*verb.children, *(g for c in verb.children for g in c.children)))


def _leads_on(be: Token, told: list[Token]) -> bool:
    """ "It is" leads to what is meant: "it is clear that", "it is hard for them to", "it was Berg who", "it is as if"; or it tells the time."""
    if any(c.lower_ in _WHEN_OR_WEATHER or (c.dep_ == "attr" and c.ent_type_ in ("DATE", "TIME") and c.lemma_ not in ("moment", "era")) for c in (*told, *(c for c in be.children if c.dep_ == "advmod"))):
        return True
    if any(c.lower_ == "more" and any(g.lower_ == "of" for g in c.children) for c in be.children):
        return False
    for thing in told:
        if thing.dep_ == "attr" and thing.lower_ in ("something", "nothing", "anything", "all", "everything"):
            return False
        if thing.dep_ == "attr" and thing.pos_ == "NOUN":
            described = any(g.dep_ == "relcl" and g.left_edge.tag_ in ("WDT", "WP") for g in thing.children) and any(g.lower_ in ("a", "an") for g in thing.children)
            if described or any(g.lower_ in _ONE_OF_A_ROW or g.tag_ == "JJS" for g in thing.children):
                return False
            leads = thing.lemma_ == "part" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in be.children) and not any(t.lemma_.lower() in _AIMS for t in thing.subtree)
            if (thing.lemma_.lower() in _AIMS | {"part"} and not leads) or any(g.dep_ == "acl" and g.tag_ == "VBG" for g in thing.children):
                return False
    behind = [c for c in be.children if c.i > be.i]
    if any(c.lower_ == "long" for c in be.children) and any(c.dep_ == "advcl" and c.left_edge.lower_ in ("before", "until") for c in behind):
        return False
    if any(c.lower_ in _RAISES and not any(g.dep_ in ("ccomp", "csubj") for g in (*c.children, *behind)) for c in told):
        return False
    if not told and any(c.dep_ == "ccomp" and c.left_edge.tag_ in ("WRB", "WP") for c in behind):
        return False
    if any(c.dep_ in _CLAUSES and (told or c.dep_ != "advcl") and not _describes(c) for c in (*(c for t in told for c in t.children), *behind)):
        return True
    if any(c.dep_ == "acomp" for c in told):
        return _opened(be, ("to", "that"), until=min((c.left_edge.i for c in behind if c.tag_ == "VBG" and _describes(c)), default=None))
    return (any(c.dep_ == "prep" for c in behind) and not told and any(t.lower_ == "that" and t.tag_ in ("IN", "WDT") and t.dep_ in ("mark", "dobj") for t in be.doc[be.i + 1 : min(be.right_edge.i + 1, be.i + _FAR)])) or (not told and any(c.dep_ == "advcl" and c.left_edge.lower_ in ("as", "because", "before") for c in behind))


def _describes(clause: Token) -> bool:
    """ "A good speech, well delivered", "an affront, as it hurts": a bare participle, or one in -ing behind a comma, says what the thing is like, a reason why."""
    if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _REASONS for c in clause.children):
        return True
    if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.left_edge.nbor(-1).text == ",":
        return True
    return clause.tag_ == "VBN" and not any(c.dep_ in ("mark", "aux", "auxpass", "nsubj", "nsubjpass", "expl") for c in clause.children)


def _opened(verb: Token, openers: tuple[str, ...], until: int | None = None) -> bool:
    """A clause behind the verb, within its own words and before the token `until`, that one of these words opens."""
    last = verb.right_edge.i + 1 if until is None else until
    return any(t.lower_ in openers and t.dep_ in ("mark", "aux", "nsubj", "nsubjpass", "dobj") and t.tag_ in ("TO", "IN", "WDT") for t in verb.doc[verb.i + 1 : max(min(last, verb.i + _FAR), verb.i + 1)])
