"""What no probability overrides: which likely relations of two claims are printed, and which stay unclear."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.matching.evidence.names import others_named
from claimcheck.matching.evidence.signals import Signal
from claimcheck.matching.facts import Facts
from claimcheck.matching.independence import body_of, is_unnamed
from claimcheck.records import Claim, EvidenceType, Force, Kind, Relation

WISHES = frozenset((Force.DEMANDS, Force.OFFERS))
OPEN = frozenset((Force.DOUBTS, Force.ASKS))
SHOWN = 0.5
"""Strength from which evidence shows a relation, so that it does not rest on the judge alone."""
IMPLIED = 0.35
"""Entailment one way that an agreement needs where nothing else shows it. On the fitted half of the stress pairs 0.5 let through
70 agreements of 76, this 76 of 82."""
SAME_WORDS = 0.75
"""Similarity from which a claim may be what another denies though it does not imply it: of the denials of the stress pairs
read, those that it does not imply lay above, and one of a matter the denied one takes for granted below."""
NEARLY = 0.4
"""Entailment one way that will do for what is denied where the other way it is half and more."""
SAME_COUNT = 0.8
"""Strength of one count in both from which the one is what the other denies, or a part of it ("three tanks")."""
ONE_DENIAL = 0.6
"""Similarity that two denials need to agree on the judge's word alone: "the demand is acceptable" and "the drive is acceptable" sound alike to it."""
FEW_WORDS = 0.15
"""Overlap below which two claims share hardly a word. There an agreement on the judge's word alone needs EACH_WAY, since figures of speech
come near to each other: of labelled real pairs and matches read in reports 3 of 6 that had less were right, 4 of 4 that had more."""
EACH_WAY = 0.55
"""Entailment in both directions."""
REPEATED = 0.9
"""Similarity from which two claims are one sentence, whatever "it" is."""
SURE_NO = 0.7
"""Contradiction in both directions that a no about one subject needs. From 0.6 to 0.7 nothing changes, on the stories or on eighteen unseen events."""
EXCLUDED = 0.65
NEAR = 0.5
"""Contradiction in both directions, and similarity, that stands and figures need which no evidence shows to be of one thing: of such on the
fitted half of the stories 7 of 7 stands and 6 of 7 figures conflict; reports on sixty happenings of unread articles have none."""
THINGS = frozenset(["it", "this", "that", "they", "them", "these", "those"])
POINTING = THINGS | {"he", "him", "she", "her", "so"}
MEMORY = frozenset(["recall", "remember", "recollect", "know"])


@dataclass(frozen=True, slots=True)
class Case:
    """A likely relation of two claims, with all that speaks for it.

    `implied` is the entailment of what one denies by what the other says, 1 where nothing is denied; `support` are those of the signals that
    show the relation.
    """

    a: Claim
    b: Claim
    facts_a: Facts
    facts_b: Facts
    relation: Relation
    kind: Kind | None
    signals: tuple[Signal, ...]
    support: tuple[Signal, ...]
    features: dict[str, float]
    implied: float
    shown: bool

    @property
    def denied(self) -> bool:
        """Whether exactly one of the two denies."""
        return denies(self.a) != denies(self.b)

    def strongest(self, relation: Relation, type_: EvidenceType | None = None, kind: Kind | None = None) -> float:
        """Strength of the strongest signal for a relation, of one type or kind where given."""
        return max((s.strength for s in self.signals if s.supports is relation and type_ in (None, s.evidence.type) and kind in (None, s.kind)), default=0.0)


def may_be_printed(case: Case) -> bool:
    """Whether a match may be made of the case, however likely it is."""
    if {case.a.force, case.b.force} & OPEN:
        return False
    if case.relation is Relation.AGREE:
        return _may_agree(case)
    return _may_conflict(case) if case.relation is Relation.CONFLICT else _may_follow(case)


def denies(claim: Claim) -> bool:
    """Whether the proposition is what the origin denies: then the judge read it without the denial."""
    return claim.force is Force.DENIES


def _may_agree(case: Case) -> bool:
    a, b, features = case.a, case.b, case.features
    if _wishes(case) == 1 and not features["stance_agree"]:
        return False
    if features["stance_agree"] > 0 and _is_conditional(case.facts_a) != _is_conditional(case.facts_b):
        return False
    if features["similarity"] < REPEATED and (_is_of_a_thing(a) or _is_of_a_thing(b)) and not _is_told_apart(case.support):
        return False
    if not case.shown and denies(a) and denies(b) and features["similarity"] < ONE_DENIAL:
        return False
    if not case.shown and features["overlap"] < FEW_WORDS and features["entailment_least"] < EACH_WAY:
        return False
    if case.denied:
        return features["contradiction_most"] >= 0.5
    if features["entailment_most"] < IMPLIED and features["similarity"] < REPEATED and features["numbers_agree"] < 0.6:
        return False
    return case.strongest(Relation.CONFLICT, kind=Kind.FACT) < 0.6 and case.strongest(Relation.UPDATE, EvidenceType.NUMBERS) < SHOWN


def _may_conflict(case: Case) -> bool:
    if case.kind is Kind.POSITION and (_same_camp(case.a, case.b) or _is_conditional(case.facts_a) != _is_conditional(case.facts_b)):
        return False
    if case.denied:
        one_count = case.strongest(Relation.AGREE, EvidenceType.NUMBERS) >= SAME_COUNT
        if _supposes(case) or _denies_any(case):
            return False
        is_it = case.implied >= 0.5 or _each_way(case) or case.features["similarity"] >= SAME_WORDS or one_count
        return is_it and not (_does_not_know(case.facts_a) or _does_not_know(case.facts_b))
    if case.kind is Kind.FACT and _wishes(case):
        return False
    return case.shown or _can_rest_on_the_judge(case)


def _sides(case: Case) -> tuple[Claim, Facts, Facts]:
    """The one denial of the two, its facts, and those of the other claim."""
    return (case.a, case.facts_a, case.facts_b) if denies(case.a) else (case.b, case.facts_b, case.facts_a)


def _supposes(case: Case) -> bool:
    """Whether what is not denied only supposes ("a plane hit by a missile would have burned"), and what is denied does not."""
    _, denied, other = _sides(case)
    return denied.mode is None and other.mode is not None and other.mode.mode in ("will", "may")


def _denies_any(case: Case) -> bool:
    """Whether one denies that there was any, and the other says that there was none."""
    denier, _, other = _sides(case)
    return "any" in denier.proposition.lower().split() and any(p.main and p.sign < 0 for p in other.predicates)


def _each_way(case: Case) -> bool:
    """Whether the two propositions imply each other, the one surely and the other nearly."""
    return case.features["entailment_most"] >= 0.5 and case.features["entailment_least"] >= NEARLY


def _may_follow(case: Case) -> bool:
    return not _wishes(case) and case.strongest(Relation.UPDATE) > 0


def _wishes(case: Case) -> int:
    return (case.a.force in WISHES) + (case.b.force in WISHES)


def _is_conditional(facts: Facts) -> bool:
    """"If he did it, he should go" is not "he should go"."""
    return facts.mode is not None and facts.mode.text.lower() == "if"


def _can_rest_on_the_judge(case: Case) -> bool:
    """Whether a conflict may be printed that no evidence shows: one must say no to what the other speaks of, or both give figures or take stands.

    Our stories do not ask for it (44 of the 44 it costs there conflict), articles do: of some fourteen such conflicts in reports on unread
    ones, none of them said no to anything, three would be signed.
    """
    a, b = case.a, case.b
    if one_voice(a, b) or _one_telling(a, b) or (a.publisher == b.publisher and is_unnamed(a) and is_unnamed(b)) or _points_to(a, POINTING) or _points_to(b, POINTING):
        return False
    if a.publisher == b.publisher and others_named(a, b, case.facts_a, case.facts_b) is not None:
        return False
    if says_no_to(case.facts_a, case.facts_b) or says_no_to(case.facts_b, case.facts_a) or _says_no_of_one(case):
        return True
    return _differ_in_figures(case) or _will_unlike_things(case)


def _differ_in_figures(case: Case) -> bool:
    """Whether each gives a figure or a time of day that the other's excludes if they are of one thing, and the judge takes them so."""
    told = max(case.strongest(Relation.CONFLICT, kind) for kind in (EvidenceType.NUMBERS, EvidenceType.DATES))
    return told > 0 and case.features["contradiction_least"] >= EXCLUDED


def _will_unlike_things(case: Case) -> bool:
    """Whether both take a stand on what lies near, and the judge finds that they exclude each other: "he must go", "he should stay"."""
    wills = all(c.force in WISHES or f.stance is not None for c, f in ((case.a, case.facts_a), (case.b, case.facts_b)))
    return case.kind is Kind.POSITION and wills and case.features["similarity"] >= NEAR and case.features["contradiction_least"] >= EXCLUDED


def says_no_to(one: Facts, other: Facts) -> bool:
    """Whether one denies what the other speaks of, "was not a spy" beside "spied": its act or what it is done to, or two words more."""
    told = set(other.words)
    for p in one.predicates:
        of = {p.name, *p.objects, *((p.subject,) if p.passive else ())}
        if p.sign < 0 and (of & told or len(({p.subject, *p.about} & told) - {""}) > 1):
            return True
    return False


def _says_no_of_one(case: Case) -> bool:
    """Whether one says no of whom the other speaks of too ("Russia had no part in it", "the Russian state did it"), and the judge is sure both ways."""
    sides = ((case.facts_a, case.facts_b), (case.facts_b, case.facts_a))
    said = any(p.main and p.sign < 0 and p.subject in _acting(other) for one, other in sides for p in one.predicates)
    return said and case.features["contradiction_least"] >= SURE_NO


def _acting(facts: Facts) -> set[str]:
    """The subjects of what a claim mainly says, and what they are of: "the Russian state did it"."""
    return {w for p in facts.predicates if p.main for w in (p.subject, *p.about)} - {""}


def _does_not_know(facts: Facts) -> bool:
    """"He did not recall it" is neither what another denies nor its denial."""
    return any(p.main and p.sign < 0 and p.name in MEMORY for p in facts.predicates)


def _points_to(claim: Claim, pronouns: frozenset[str]) -> bool:
    """Whether the claim speaks of one of these that nobody has told: then two claims may be of two things."""
    return any(words.lower() in pronouns for words in claim.unresolved)


def _is_of_a_thing(claim: Claim) -> bool:
    """Whether the claim begins with an untold "it" or "they": "it had paid him" of two firms is no agreement."""
    return _points_to(claim, THINGS) and claim.text.split()[0].lower() in THINGS


def _is_told_apart(support: tuple[Signal, ...]) -> bool:
    """Whether figures, a day or a stand show it: those tell what is spoken of."""
    return any(s.strength >= SHOWN and s.evidence.type in (EvidenceType.NUMBERS, EvidenceType.DATES, EvidenceType.STANCE) for s in support)


def one_voice(a: Claim, b: Claim) -> bool:
    """Whether one person or one house answers for both: that it contradicts itself, the judge's word alone does not show."""
    return a.origin == b.origin or body_of(a) == body_of(b)


def _one_telling(a: Claim, b: Claim) -> bool:
    """Whether a paper tells the one itself and quotes the other in the same text: what was and what came of it, more often than a clash."""
    return a.document_id == b.document_id and (a.origin == a.publisher or b.origin == b.publisher)


def _same_camp(a: Claim, b: Claim) -> bool:
    """Whether the two speak for one body or one side: then a difference is no clash of positions."""
    return body_of(a) == body_of(b) or (a.side is not None and a.side == b.side)
