"""Stance: who is for or against which proposal.

Position conflicts are found here though no sentence contradicts the other: one origin pushes for a pact, another calls
that goal unrealistic. The proposal is the set of concepts beside the words of stance; where the claim only points back
("that goal", "such talks") the sentence before lends its own.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning
from claimcheck.matching.evidence.countries import COUNTRY
from claimcheck.matching.evidence.figures import LABEL
from claimcheck.matching.evidence.names import of
from claimcheck.matching.evidence.quantities import PEOPLE
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Attribution, Claim, Force, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

FOR = bag("""offer propose push_for call_for call_on press_for insist demand urge support back endorse favour favor want seek must advocate recommend champion campaign_for
plead appeal suggest request welcome approve embrace promote lobby ask_for put_forward invite encourage defend""")
AGAINST = bag("""reject oppose refuse rule_out turn_down decline dismiss condemn denounce veto criticise criticize object resist unrealistic unacceptable unworkable unfeasible
impossible scrap abandon spurn rebuff block protest decry non-starter nonstarter absurd unnecessary premature reckless irresponsible wrong mistake mistaken illegal unfair unjustified
uninterested disagree shun boycott reservation rejection refusal opposed starter absurd insult invented""")
WANTED = bag("necessary needed justified overdue welcome")
WORTH = WANTED | bag("feasible acceptable possible realistic appropriate viable workable conceivable sensible")
"""To call a thing none of these is to be against it."""
REFUSABLE = bag("""take join accept sign allow agree move give pay withdraw leave return release sell share extend negotiate talk meet change cede surrender recognize recognise
participate attend hand support tolerate yield compromise budge""")
"""What one could do: not to want to do it is a refusal."""
LEFT_UNDONE = bag("defend invite propose offer suggest demand request encourage recommend insist plead appeal lobby promote champion")
"""Who did not do one of these need not be against it."""
FEWEST = 2
"""Concepts, beside names, that a clash of positions needs in common where what is wanted and what is rejected are no one word: "religious" alone is of many things."""
TELLING = bag("say tell comment detail discuss answer elaborate speculate disclose reveal confirm name specify identify explain describe respond talk speak")
"""Who declines to do one of these keeps his counsel, and takes no stand."""
STOPPING = bag("stop halt ban block end lift scrap cancel prevent drop abolish withdraw boycott moratorium prohibition suspension suspend disqualify bar repeal revoke rescind overturn undo dismantle defund oust")
"""To want one of these is to be against its object."""
WANTED_AS = ("dobj", "xcomp", "ccomp", "acl", "oprd", "nsubjpass", "prt")
"""How what is wanted or rejected hangs on its word."""
AIMING = bag("for on to of against in with from")
"""Prepositions that lead from a word of stance to what it is about."""
HELD = bag("readiness willingness interest")
"""Nouns whose "of" leads to whose stance it is."""
MEASURES = bag("bill law plan proposal rule measure order deal agreement act ruling policy budget amendment regulation programme program sanction treaty pact")
"""What is itself proposed: what it would stop, nobody is said to be against."""
CALLS = bag("call demand request proposal idea plan plea")
ASKED = CALLS | bag("offer invitation bid appeal suggestion")
"""Nouns behind which stands what is asked for or offered."""
NEEDS_COMPLEMENT = bag("insist want seek back suggest invite encourage appeal wrong mistake block protest request defend")
OBLIGATION = re.compile(r"^(?:must|should|ought)$", re.I)
POINTING = bag("that this these those such")
COURTESIES = bag("clarification condolence congratulation apology sympathy explanation prayer thanks regret")
"""To offer one of these is to propose nothing."""
ACTORS = bag("president minister leader people country government organization organisation state official nation side party administration police court council committee house senate congress parliament group")
"""Concepts that two proposals may share without being one, as they may share names."""
PAPERS = bag("resolution bill law motion amendment directive decree order")
"""Of these there are many at a time: two that say unlike things are two."""
COUNTRIES = frozenset(COUNTRY.values())
INVITED = 0.3
"""What it adds that a country turns down what the other wants with it ("a pact that includes China"; "China has turned down such talks")."""
UNTOLD = "?"
"""The holder of "the offer", "was rejected": somebody, but not who says so."""
TITLES = bag("mr mr. mrs mrs. ms ms. dr dr. sen. gov. rep.")
STOP = TITLES | bag("be have do say it that this such future new goal way condition part any further current plan idea proposal move call must should need want")


@dataclass(frozen=True, slots=True)
class Stance:
    """`sign` +1 for, -1 against; `holder` a canonical name, UNTOLD or ""; `proposal` concepts of the clause; `before` those of the sentence
    pointed to; `aim` the concepts of what the stance word itself governs, empty where it only points back; `labels` the numbers by which a
    paper is called ("Resolution 1160"); `core` what of the aim is wanted or rejected itself, without what narrows or explains it."""

    start: int
    end: int
    text: str
    sign: int
    holder: str
    proposal: tuple[str, ...]
    before: tuple[str, ...]
    aim: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    core: tuple[str, ...] = ()


def read(whole: Tokens, offset: int, before: tuple[str, ...]) -> Stance | None:
    """The stance of the highest stance word of the clause; None where it takes none."""
    best: tuple[int, Token, int] | None = None
    for token in whole:
        sign = _sign(token)
        if not sign or _below(token, whole):
            continue
        depth = _depth(token, whole) + (10 if token.pos_ == "NOUN" else 0)
        if best is None or depth < best[0]:
            best = (depth, token, sign)
    if best is None:
        return None
    _, word, sign = best
    if sign < 0 and _without_something(word, whole):
        return None
    for inner in _wanted(word, whole):
        if inner.lemma_.lower() in STOPPING or (_sign(inner) < 0 and inner.dep_ != "attr"):
            sign = -sign
    if sign > 0 and _denied_inside(word, whole):
        sign = -1
    subject = next((c for c in word.children if c.dep_ == "nsubj"), None) or next((g for c in word.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    verb = word
    while subject is None and not any(c.dep_ == "nsubjpass" for c in verb.children) and verb.head != verb and verb.dep_ in ("acomp", "attr", "oprd", "xcomp", "conj", "dobj"):
        verb = verb.head
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    holder = (of(subject) or topic(subject)) if subject is not None and not OBLIGATION.match(word.text) and word.lemma_ not in ("have", "need") and word.pos_ in ("VERB", "NOUN", "AUX") else ""
    if not holder and word.lemma_.lower() not in CALLS and (word.pos_ == "NOUN" or any(c.dep_ == "nsubjpass" for c in word.children)):
        holder = UNTOLD
    holding = set(subject.subtree) if subject is not None and holder not in ("", UNTOLD) else set()
    proposal = sorted({w for t in whole if t != word and (w := topic(t)) and w != "percent" and (t not in holding or t.lower_ in COUNTRY)} | {t.text for t in whole if t.like_num and t.text[0].isdigit()})
    points = any(t.lower_ in POINTING and t.dep_ in ("det", "amod", "predet") and t.head.ent_type_ not in ("DATE", "TIME") for t in whole) or any(t.lower_ in ("it", "this", "that", "them") and t.dep_ in ("dobj", "nsubj", "pobj", "nsubjpass") for t in whole)
    aim = _aim(word, whole)
    if (holder == UNTOLD and word.pos_ == "NOUN" and not aim) or (subject is not None and subject.lemma_.lower() in MEASURES and word.lemma_.lower() in STOPPING):
        return None
    start, end = word.idx, word.idx + len(word.text)
    for child in word.children:
        if child.dep_ in ("prt", "neg") and child in whole and abs(child.i - word.i) <= 2:
            start, end = min(start, child.idx), max(end, child.idx + len(child.text))
    labels = tuple(t.text for t in whole if t.like_num and t.text[0].isdigit() and LABEL.search(whole.text[: t.idx - whole.start_char]))
    return Stance(start + offset, end + offset, whole.doc.text[start:end], sign, holder, tuple(proposal), before if points else (), aim, labels, _core(word, whole))


def topic(token: Token) -> str:
    """The concept of a content word, a country for its names; "" for words that carry no topic."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ") or (token.is_stop and token.lower_ not in COUNTRY) or token.ent_type_ in ("DATE", "TIME") or not token.text[0].isalpha():
        return ""
    word = meaning(token)
    return "" if word in STOP else word


def _sign(token: Token) -> int:
    lemma = token.lemma_.lower()
    if (token.dep_ == "amod" and token.i < token.head.i) or (lemma == "offer" and any(c.dep_ == "dobj" and c.lemma_.lower() in COURTESIES for c in token.children)):
        return 0
    if (lemma == "decline" and token.pos_ == "NOUN") or (lemma in ("decline", "refuse") and any(c.dep_ == "xcomp" and c.lemma_ in TELLING for c in token.children)) or (lemma == "suggest" and _infers(token)) or (lemma == "need" and _needs_nothing(token)):
        return 0
    extra = next((c.lower_ for c in token.children if c.dep_ == "prt" or (c.dep_ == "prep" and c.lower_ in ("for", "on") and c.i == token.i + 1)), None)
    joined = f"{lemma}_{extra}" if extra else ""
    sign = 0
    if OBLIGATION.match(token.text) and any(c.lower_ in ("if", "whether") for c in token.head.children):
        return 0
    if OBLIGATION.match(token.text) and any(c.tag_ == "WP" and c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in token.head.children):
        return 0
    if joined in FOR and (token.pos_ == "VERB" or extra == "for"):
        sign = 1
    elif joined in AGAINST or (lemma in AGAINST and lemma not in NEEDS_COMPLEMENT):
        sign = -1
    elif (lemma == "against" and token.dep_ == "prep" and token.head.lemma_ in ("be", "come", "vote", "speak")) or (lemma in REFUSABLE and _unwilling(token)):
        return -1
    elif lemma in WORTH and token.dep_ in ("acomp", "attr", "oprd"):
        sign = 1 if lemma in WANTED or any(c.dep_ == "neg" for c in token.head.children) else 0
    elif (lemma in ("favour", "favor") and token.dep_ == "pobj") or (OBLIGATION.match(token.text) and token.dep_ == "aux") or (lemma in ("have", "need") and any(c.dep_ == "xcomp" and any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children) for c in token.children)):
        sign = 1
    elif lemma in FOR and token.pos_ in ("VERB", "NOUN") and (lemma not in NEEDS_COMPLEMENT or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in token.children)) and lemma not in ("must",):
        sign = 1 if token.pos_ == "VERB" or lemma in ("offer", "demand", "proposal", "support") else 0
    elif lemma in AGAINST and any(c.dep_ in ("dobj", "ccomp") for c in token.children):
        sign = -1
    elif lemma in ("interest", "interested", "ready", "readiness", "willing", "willingness", "prepared", "prepare"):
        sign = 1
    lends = token.dep_ in ("acomp", "attr", "aux", "oprd") or (token.dep_ == "dobj" and not _sign(token.head))
    if sign and any(c.dep_ == "neg" or c.lower_ in ("no", "never") for c in (*token.children, *(token.head.children if lends else ()))):
        sign = 0 if lemma in LEFT_UNDONE else -sign
    return sign


def _infers(suggest: Token) -> bool:
    """ "It suggests that he is under pressure" proposes nothing; "he suggested that they meet" does."""
    return any(c.dep_ == "ccomp" and (c.tag_ in ("VBZ", "VBD") or any(g.dep_ in ("aux", "auxpass") and g.lower_ != "should" and g.tag_ in ("MD", "VBZ", "VBD", "VBP") for g in c.children)) for c in suggest.children)


def _needs_nothing(need: Token) -> bool:
    """ "Growth is not where it needs to be"."""
    return any(c.dep_ == "xcomp" and c.lemma_ == "be" and not any(g.dep_ in ("attr", "acomp", "prep", "advmod") and g.lower_ != "where" for g in c.children) for c in need.children)


def _wanted(word: Token, whole: Tokens) -> list[Token]:
    """What a word of stance governs, from the outside in: "must stop its raids" governs "stop" too."""
    if word.dep_ == "aux" and word.head in whole:
        return [word.head, *_complements(word.head, whole)]
    return _complements(word, whole)


def _complements(word: Token, whole: Tokens) -> list[Token]:
    """The chain of what is wanted or rejected: "calls", "block" in "rejected calls to block the sale"."""
    chain: list[Token] = []
    node: Token | None = word
    for _ in range(3):
        if node is None:
            break
        objects = (g for c in node.children if c.dep_ in ("dobj", "xcomp", "ccomp", "acl", "oprd") or (c.dep_ == "prep" and c.lower_ in ("for", "on", "to")) for g in ([c] if c.dep_ != "prep" else c.children))
        node = next((g for g in objects if g in whole and (g.lemma_.lower() in STOPPING or g.lemma_.lower() in CALLS or _sign(g))), None)
        if node is not None:
            chain.append(node)
    return chain


def _aim(word: Token, whole: Tokens) -> tuple[str, ...]:
    """The concepts of what is wanted or rejected: of objects and complements, or of the subject of what is called or must be."""
    verb = word.head if word.dep_ in ("aux", "acomp", "attr", "oprd") else word
    inner = [c for n in {word, verb} for c in n.children if c.dep_ in ("dobj", "xcomp", "ccomp", "acl", "nsubjpass", "prt") or (c.dep_ == "prep" and c.lower_ in AIMING and not (n == word and c.lower_ == "of" and n.lemma_ in HELD))]
    if verb != word:
        inner += [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    parts = {t for c in inner for t in c.subtree} | ({verb} if word.dep_ == "aux" else set())
    return tuple(sorted({w for t in parts if t in whole and t != word and t.lemma_.lower() not in CALLS and (w := topic(t))}))


def _core(word: Token, whole: Tokens) -> tuple[str, ...]:
    """The heads of what is wanted or rejected: "launch", "strike" of "should launch a strike against the port for using gas"."""
    verb = word.head if word.dep_ in ("aux", "acomp", "attr", "oprd") else word
    heads: list[Token] = [verb] if word.dep_ == "aux" else []
    heads += [c for n in {word, verb} for c in n.children if c.dep_ in WANTED_AS]
    heads += [g for n in {word, verb} for c in n.children if c.dep_ == "prep" and c.lower_ in AIMING and not _tells_why(c) for g in c.children]
    if verb != word:
        heads += [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    found: list[Token] = []
    while heads:
        head = heads.pop()
        if head not in whole or head in found:
            continue
        found.append(head)
        acts, calls = head.pos_ in ("VERB", "AUX"), head.lemma_.lower() in ASKED
        heads += [c for c in head.children if c.dep_ in ("compound", "conj", "poss") or (acts and c.dep_ in WANTED_AS) or (calls and c.dep_ in ("acl", "relcl"))]
        heads += [g for c in head.children if c.dep_ == "prep" and (c.lower_ == "of" or ((acts or calls) and c.lower_ in AIMING and not _tells_why(c))) for g in c.children if g.dep_ == "pobj" or calls]
    return tuple(sorted({w for t in found if t != word and t.lemma_.lower() not in ASKED and (w := topic(t))}))


def _tells_why(preposition: Token) -> bool:
    """ "Launch a strike for the use of gas": beside an object "for" leads to a reason."""
    return preposition.lower_ == "for" and preposition.head.pos_ == "VERB" and any(c.dep_ == "dobj" for c in preposition.head.children)


def _without_something(word: Token, whole: Tokens) -> bool:
    """ "Opposed to the bill without the credit", "will not sign a bill that does not hold it": against neither, but for the one with the other."""
    behind = [t for t in whole if t.i > word.i and t.head.i > word.i and word.is_ancestor(t)]
    return any(t.lower_ in ("without", "unless") or (t.dep_ == "neg" and t.head.dep_ == "relcl") for t in behind)


def _unwilling(verb: Token) -> bool:
    """"Will not", "would not", of a thing one could do."""
    words = {c.lower_ for c in verb.children}
    return bool(words & {"will", "would", "wo"}) and any(c.dep_ == "neg" for c in verb.children)


def _denied_inside(word: Token, whole: Tokens) -> bool:
    """Whether what is insisted on or wanted is itself negated ("there will be no election")."""
    clauses = (c for c in word.children if c.dep_ in ("ccomp", "xcomp") and c in whole)
    return any(c.dep_ == "neg" or (c.dep_ in ("attr", "dobj", "nsubj", "nsubjpass") and any(g.lower_ == "no" for g in c.children)) for clause in clauses for c in clause.children)


def _below(token: Token, whole: Tokens) -> bool:
    node = token
    while node in whole:
        if node.dep_ in ("relcl", "acl", "advcl") and node.i != whole.root.i:
            return True
        if node.head == node:
            break
        node = node.head
    return False


def _depth(token: Token, whole: Tokens) -> int:
    return sum(1 for t in token.ancestors if t in whole)


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """For and against one proposal is a position conflict between two holders; the same side agrees."""
    x, y = facts_a.stance, facts_b.stance
    if x is None or y is None or (x.labels and y.labels and not set(x.labels) & set(y.labels)):
        return []
    if is_denial(a, x) != is_denial(b, y):
        return []
    own = _shared(x.proposal, y.proposal)
    lent = (_shared(x.before, y.proposal) | _shared(x.proposal, y.before) | _shared(x.before, y.before)) - own
    covered = len(own) / max(1, min(len(x.proposal), len(y.proposal)))
    strength = min(1.0, max((len(own) + 0.5 * len(lent)) / 3.0, 0.7 * covered))
    named = ACTORS | COUNTRIES | PEOPLE | {w for name in (*facts_a.proper, *facts_b.proper) for w in (name, *name.split("_"))}
    lent_enough = 1 if _is_invited(x, y) or _is_invited(y, x) else 2
    if strength < 0.5 or not (own - named or len(lent - named) >= lent_enough) or not (_aims_at(x, y, named) and _aims_at(y, x, named)):
        return []
    if not (own | lent) - named - PAPERS and all(set(p.aim) - named - PAPERS for p in (x, y)):
        return []
    left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
    about = ", ".join(sorted(w.replace("_", " ") for w in (own or lent)))
    if x.sign == y.sign:
        if covered < 0.5:
            return []
        side = "for" if x.sign > 0 else "against"
        return [Signal(evidence("stance", f"Both are {side} it (“{x.text}”, “{y.text}”); both speak of {about}.", left, right), Relation.AGREE, strength)]
    if len(own - named) < FEWEST and not lent and not _shared(x.core, y.core) - named:
        return []
    if a.origin == b.origin or _holders(a, x) & _holders(b, y) or _narrates(a, x) or _narrates(b, y):
        return []
    if not (_meet_at_the_core(x, y, named) or lent - named):
        return []
    pro, contra = (x, y) if x.sign > 0 else (y, x)
    if _is_invited(contra, pro):
        strength = min(1.0, strength + INVITED)
    text = f"One is for it (“{pro.text}”), the other against (“{contra.text}”); both speak of {about}."
    return [Signal(evidence("stance", text, left, right), Relation.CONFLICT, strength, Kind.POSITION)]


def _is_invited(contra: Stance, pro: Stance) -> bool:
    """Whether a country turns down, with no more than "it", what the other wants it in."""
    return contra.holder in pro.aim and contra.holder in COUNTRIES and bool(contra.before)


def _aims_at(x: Stance, y: Stance, named: Set[str]) -> bool:
    """Whether what x is for or against is spoken of by y, beside the names that both may use."""
    aim = tuple(w for w in x.aim if w not in named) or tuple(w for w in x.aim if w not in ACTORS)
    return not aim or bool(_shared(aim, (*y.proposal, *y.before)) or _shared(x.before, (*y.proposal, *y.before)))


def _meet_at_the_core(x: Stance, y: Stance, named: Set[str]) -> bool:
    """Whether what the one wants is what the other rejects, and no more than of one matter with it."""
    one, other = ({w for w in s.core if w not in named} for s in (x, y))
    return bool(_shared(tuple(one), tuple(other))) if one and other else bool(_shared(tuple(one or other), x.proposal if other else y.proposal))


def _holders(claim: Claim, stance: Stance) -> set[str]:
    """Whose stance it is: whom the words name, else who says them and whose side they are on."""
    names = (stance.holder,) if stance.holder not in ("", UNTOLD) else (claim.origin, claim.side or "")
    return {name.casefold().replace(" ", "_") for name in names if name}


def is_denial(claim: Claim, stance: Stance) -> bool:
    """Whether the word of stance is what makes the claim a denial: the verdict turns for it already."""
    return claim.force is Force.DENIES and claim.cue_start is not None and claim.cue_end is not None and claim.cue_start < stance.end and stance.start < claim.cue_end


def _narrates(claim: Claim, stance: Stance) -> bool:
    """Whether a paper tells of an offer or a rejection without whose it is: that is no position of the paper."""
    return stance.holder == UNTOLD and claim.attribution is Attribution.OWN_VOICE and claim.side is None


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> set[str]:
    """Concepts of both, "extradite" and "extradition" being one."""
    stems = {w[:6] for w in other if len(w) >= 7}
    return {w for w in one if w in other or (len(w) >= 7 and w[:6] in stems)}
