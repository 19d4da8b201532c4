"""Whether two claims agree, conflict, follow one another, or have nothing to do with each other; and why, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from claimcheck.matching.evidence import find_signals
from claimcheck.matching.evidence.belief import supersede
from claimcheck.matching.evidence.negation import call_false
from claimcheck.matching.evidence.signals import Context, Signal
from claimcheck.matching.evidence.stance import OBLIGATION, is_denial
from claimcheck.matching.facts import Facts
from claimcheck.matching.fusion import JUDGED, Model, featurise, load_model, probabilities
from claimcheck.matching.readings import Reading
from claimcheck.matching.rules import IMPLIED, SHOWN, WISHES, Case, denies, may_be_printed, one_voice
from claimcheck.records import Claim, Evidence, EvidenceType, Force, Kind, Relation

VETO = 0.6
"""Strength at which a reason against a relation rules it out, whatever the judge says."""
WANTED = 0.66
"""Least probability of a conflict of positions: of those in reports on some thirty happenings of unread articles none of three below it would be
signed, and three of five above. (The seed document has one of 0.68, in sight when this was set.) Words for and against stand near to each other
more often than wills clash."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims stand. With `unclear` the relation is only the likeliest one: no match is to be made of it."""

    relation: Relation
    kind: Kind | None
    probability: float
    evidence: tuple[Evidence, ...]
    reason: str
    unclear: bool = False
    shown: bool = True
    """Whether evidence shows it; else the judge alone finds it."""

    @property
    def threshold(self) -> str:
        """Which threshold of the model it must reach."""
        return _threshold(self.relation, self.shown)


def decide(
    a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, reading: Reading, similarity: float,
    a_published: str | None = None, b_published: str | None = None, model: Model | None = None,
) -> Verdict | None:
    """The verdict on a pair, `a` being the older; None where there is nothing to say.

    `reading` is what the judge says, a's proposition first; `similarity` a cosine; dates are ISO 8601; `model` is the shipped one
    unless another is given.
    """
    forward, backward, _ = reading
    signals = gather(a, b, facts_a, facts_b, similarity, a_published, b_published)
    features = featurise(forward, backward, similarity, overlap(facts_a, facts_b), signals)
    model = model or load_model()
    chances = probabilities(features, model)
    denied = denies(a) != denies(b)
    if denied:
        chances["agree"], chances["conflict"], chances["update"] = chances["conflict"], chances["agree"], 0.0
    elif any(s.supports is Relation.UPDATE for s in signals) and not any(s.supports is Relation.CONFLICT for s in signals):
        chances["update"], chances["conflict"] = chances["update"] + chances["conflict"], 0.0
    relation = max(Relation, key=lambda r: chances[r.value])
    probability = chances[relation.value]
    if any(relation in s.vetoes and s.strength >= VETO for s in signals):
        return None
    if _requires(facts_a) or _requires(facts_b):
        signals = [replace(s, kind=Kind.POSITION) if s.kind is Kind.FACT and s.evidence.type is EvidenceType.NEGATION else s for s in signals]
    kind = _kind(relation, signals, denied, a, b, facts_a, facts_b)
    support = _support(relation, kind, signals, denied)
    shown = (denied and relation is not Relation.AGREE) or max((s.strength for s in support if not _is_only_a_day(s, relation, features)), default=0.0) >= SHOWN
    threshold = max(model.thresholds[_threshold(relation, shown)], WANTED if kind is Kind.POSITION else 0.0)
    if probability < min(model.abstain, threshold):
        return None
    implied = (backward if denies(a) else forward)[0] if denied else 1.0
    case = Case(a, b, facts_a, facts_b, relation, kind, tuple(signals), tuple(support), features, implied, shown)
    unclear = probability < threshold or not may_be_printed(case)
    judged = _judged(a, b, relation, denied, reading, similarity)
    evidence = tuple(s.evidence for s in support) + judged
    reason = _reason(a, b, relation, kind, support, denied, features["entailment_least"] >= IMPLIED, judged)
    return Verdict(relation, kind, round(probability, 4), evidence, reason, unclear, shown)


def _is_only_a_day(signal: Signal, relation: Relation, features: dict[str, float]) -> bool:
    """Two claims that name one day, and of which neither implies the other, show no agreement by that."""
    return relation is Relation.AGREE and signal.evidence.type is EvidenceType.DATES and features["entailment_most"] < 0.5


def _threshold(relation: Relation, shown: bool) -> str:
    """What only the judge sees has a threshold of its own."""
    return relation.value if shown else JUDGED.get(relation, relation.value)


def gather(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, similarity: float, a_published: str | None, b_published: str | None) -> list[Signal]:
    """All signals of the pair, the claims dated by what the text says, else by their documents."""
    when_a, when_b = a.said_on or a_published, b.said_on or b_published
    signals = find_signals(a, b, facts_a, facts_b, Context(similarity, _day(when_a), _day(when_b), _hour(a_published), _hour(b_published)))
    if (facts_a.denial is None) == (facts_b.denial is None):
        return supersede(signals, facts_a.belief, facts_b.belief, one_voice=one_voice(a, b))
    return [s for s in signals if s.supports is None] + call_false(facts_a, facts_b, overlap(facts_a, facts_b))


def overlap(facts_a: Facts, facts_b: Facts) -> float:
    """Share of the shorter claim's concepts that the other one has too, 0 to 1."""
    one, other = set(facts_a.words), set(facts_b.words)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _requires(facts: Facts) -> bool:
    """Whether the claim says what must or should be: against that no fact stands, only another will."""
    return (facts.mode is not None and facts.mode.mode == "must") or (facts.stance is not None and OBLIGATION.match(facts.stance.text) is not None)


def _kind(relation: Relation, signals: list[Signal], denied: bool, a: Claim, b: Claim, facts_a: Facts, facts_b: Facts) -> Kind | None:
    """Of a conflict: what the strongest evidence shows; without any, two wills clash where one demands or both take a stand."""
    if relation is not Relation.CONFLICT:
        return None
    if denied:
        return Kind.POSITION if _turns_down(a, facts_a, facts_b) or _turns_down(b, facts_b, facts_a) else Kind.FACT
    best = max((s for s in signals if s.supports is Relation.CONFLICT), key=lambda s: s.strength, default=None)
    if best is not None:
        return best.kind
    wills = bool({a.force, b.force} & WISHES) or _requires(facts_a) or _requires(facts_b)
    return Kind.POSITION if wills or (facts_a.stance is not None and facts_b.stance is not None) else Kind.FACT


def _turns_down(denier: Claim, own: Facts, others: Facts) -> bool:
    """Whether the denial is of a proposal ("rejected calls for") that the other is for: two wills, and no fact."""
    return own.stance is not None and others.stance is not None and others.stance.sign > 0 and is_denial(denier, own.stance)


def _support(relation: Relation, kind: Kind | None, signals: list[Signal], denied: bool) -> list[Signal]:
    wanted = {Relation.AGREE: Relation.CONFLICT, Relation.CONFLICT: Relation.AGREE}.get(relation, relation) if denied else relation
    return sorted((s for s in signals if s.supports is wanted and (denied or s.kind == kind)), key=lambda s: -s.strength)


def _judged(a: Claim, b: Claim, relation: Relation, denied: bool, reading: Reading, similarity: float) -> tuple[Evidence, ...]:
    forward, backward, of_cores = reading
    place = (a.content_start, a.content_end, b.content_start, b.content_end)
    index = 2 if (relation is Relation.CONFLICT) != denied else 0
    word = {0: "implies", 2: "contradicts"}[index]
    out = []
    if relation is not Relation.UPDATE and max(forward[index], backward[index]) >= 0.5:
        short = ", asides left out" if of_cores else ""
        which = "each" if min(forward[index], backward[index]) >= 0.5 else "one"
        out.append(Evidence(EvidenceType.ENTAILMENT, f"The judge finds that {which} {word} the other{short} ({max(forward[index], backward[index]):.2f}).", *place))
    out.append(Evidence(EvidenceType.SIMILARITY, f"Their similarity is {similarity:.2f}.", *place))
    return tuple(out)


def _reason(a: Claim, b: Claim, relation: Relation, kind: Kind | None, support: list[Signal], denied: bool, mutual: bool, judged: tuple[Evidence, ...]) -> str:
    """`mutual` where each implies the other, as far as the judge sees."""
    if denied and relation is Relation.CONFLICT:
        denier, other = (a, b) if a.force is Force.DENIES else (b, a)
        if kind is Kind.POSITION:
            return f"{denier.origin} rejects what {other.origin} is for."
        return f"{denier.origin} denies what {other.origin} {'states' if other.force is Force.STATES else 'says'}."
    if support:
        return support[0].evidence.text
    if relation is Relation.AGREE and denied:
        return "One denies what contradicts the other."
    if relation is Relation.AGREE:
        return "Both say the same in other words." if mutual else "What one says follows from what the other says."
    if relation is Relation.CONFLICT and kind is Kind.POSITION:
        return "The two want what excludes each other in the judge's reading."
    if relation is Relation.CONFLICT:
        return "The two statements exclude each other in the judge's reading."
    return judged[0].text


def _day(when: str | None) -> date | None:
    try:
        return date.fromisoformat(when[:10]) if when else None
    except ValueError:
        return None


def _hour(when: str | None) -> float | None:
    if not when or len(when) <= 10:
        return None
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    return moment.replace(tzinfo=None).timestamp() / 3600 if moment.tzinfo is None else moment.timestamp() / 3600
