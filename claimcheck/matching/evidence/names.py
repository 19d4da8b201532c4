"""Names and roles: who does what to whom, with demonyms and capitals read as their countries.

Swapped roles of a deed that has one author (who attacked whom), or another author of the same deed, contradict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import concept
from claimcheck.matching.evidence.signals import ALL, Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

COUNTRIES = """afghanistan:afghan,kabul armenia:armenian,yerevan azerbaijan:azerbaijani,azeri,baku australia:australian,canberra austria:austrian belarus:belarusian,minsk
belgium:belgian brazil:brazilian,brasilia britain:british,uk,u.k.,united_kingdom,london canada:canadian,ottawa chile:chilean china:chinese,beijing colombia:colombian,bogota cuba:cuban,havana
denmark:danish egypt:egyptian,cairo ethiopia:ethiopian france:french,paris georgia:georgian,tbilisi germany:german,berlin greece:greek,athens hungary:hungarian,budapest india:indian,new_delhi,delhi
indonesia:indonesian,jakarta iran:iranian,tehran iraq:iraqi,baghdad ireland:irish,dublin israel:israeli,jerusalem,tel_aviv italy:italian,rome japan:japanese,tokyo jordan:jordanian kenya:kenyan,nairobi
kosovo:kosovar lebanon:lebanese,beirut libya:libyan,tripoli malaysia:malaysian mexico:mexican morocco:moroccan myanmar:burmese,burma nepal:nepalese,kathmandu netherlands:dutch nigeria:nigerian
north_korea:north_korean,pyongyang,dprk norway:norwegian pakistan:pakistani,islamabad palestine:palestinian peru:peruvian philippines:philippine,filipino,manila poland:polish,warsaw portugal:portuguese
qatar:qatari,doha romania:romanian russia:russian,moscow,kremlin,russian_federation saudi_arabia:saudi,riyadh serbia:serbian,belgrade somalia:somali south_africa:south_african south_korea:south_korean,seoul
spain:spanish,madrid sri_lanka:sri_lankan sudan:sudanese,khartoum sweden:swedish switzerland:swiss syria:syrian,damascus taiwan:taiwanese,taipei thailand:thai,bangkok turkey:turkish,ankara
ukraine:ukrainian,kyiv,kiev united_states:us,u.s.,usa,u.s.a.,american,america,washington,white_house venezuela:venezuelan,caracas vietnam:vietnamese,hanoi yemen:yemeni european_union:eu,brussels artsakh:karabakh,nagorno-karabakh"""
COUNTRY = {alias: name for entry in COUNTRIES.split() for name, _, aliases in (entry.partition(":"),) for alias in (name, *aliases.split(","))}
DEEDS = frozenset("attack begin kill dead invade violate destroyed taken fire cause buy win appoint sue charged lead build found discover invent write win accuse shoot arrested explode expel".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A deed with the names of its author and of what it was done to; "" where not named."""

    start: int
    end: int
    text: str
    deed: str
    agent: str
    target: str


def canonical(name: str) -> str:
    """Lower case, words joined, a country for its demonym or capital."""
    words = [w for w in name.lower().replace("’s", "").replace("'s", "").split() if w not in ("the", "mr", "mr.", "mrs.", "ms.")]
    joined = "_".join(words)
    return COUNTRY.get(joined, joined)


def of(token: Token) -> str:
    """The name a noun phrase stands for: its own, or that of the country in its modifiers or possessor ("Armenia's forces")."""
    if token.ent_type_ == "PERSON":
        return token.lower_
    if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "ORG", "PERSON", "NORP"):
        words = [t.text for t in token.subtree if t.dep_ in ("compound", "nmod", "amod") and t.head == token and t.pos_ in ("PROPN", "ADJ") or t == token]
        whole = canonical(" ".join(words))
        return COUNTRY.get(canonical(token.text), whole) if whole not in COUNTRY.values() else whole
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") or child.pos_ == "PROPN" or child.lower_ in COUNTRY):
            return canonical(child.text)
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.pos_ == "PROPN":
                    return of(inner)
    return ""


def read(content: Tokens, offset: int) -> tuple[Role, ...]:
    """Deeds of the content whose author or target is named."""
    out = []
    for token in content:
        if token.pos_ not in ("VERB", "NOUN") or token.dep_ in ("aux", "auxpass"):
            continue
        deed = concept(token.lemma_.lower())
        agent = target = ""
        if token.pos_ == "NOUN":
            if deed not in ("attack", "violate", "withdraw"):
                continue
            for child in token.children:
                if child.dep_ == "poss":
                    agent = of(child)
                elif child.dep_ == "prep" and child.lower_ == "by":
                    agent = next((of(c) for c in child.children if c.dep_ == "pobj"), agent)
                elif child.dep_ == "prep" and child.lower_ in ("on", "against"):
                    target = next((of(c) for c in child.children if c.dep_ == "pobj"), target)
                elif child.dep_ in ("amod", "compound") and not agent and child.lower_ in COUNTRY:
                    agent = COUNTRY[child.lower_]
                elif child.dep_ == "relcl":
                    agent = agent or next((of(c) for c in child.children if c.dep_ == "nsubj"), "")
        else:
            passive = any(c.dep_ == "nsubjpass" for c in token.children)
            node = token
            while node.dep_ in ("conj", "xcomp") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children) and node.head != node:
                node = node.head
            for child in node.children:
                if child.dep_ == "nsubj":
                    agent = of(child)
                elif child.dep_ == "nsubjpass":
                    target = of(child)
            for child in token.children:
                if child.dep_ == "agent":
                    agent = next((of(c) for c in child.children if c.dep_ == "pobj"), agent)
                elif child.dep_ in ("dobj", "dative") and not passive:
                    target = of(child) or target
                    if concept(child.lemma_.lower()) in ("attack", "fire", "fire_on") or child.lemma_ == "fire":
                        deed = "attack"
                        target = next((of(c) for p in child.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"), target)
                elif child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "into") and not target:
                    target = next((of(c) for c in child.children if c.dep_ == "pobj"), target)
        if agent or target:
            out.append(Role(token.idx + offset, token.idx + len(token.text) + offset, token.text, deed, agent, target))
    return tuple(out)


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """Swapped roles, another author of the deed, or the same author and deed."""
    for x in facts_a.roles:
        for y in facts_b.roles:
            if x.deed != y.deed:
                continue
            left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
            if x.agent and x.target and x.agent == y.target and x.target == y.agent and x.agent != x.target:
                if x.deed in DEEDS:
                    return [Signal(evidence("names", f"The roles are swapped: {_shown(x.agent)} does it to {_shown(x.target)} in one claim and the reverse in the other (“{x.text}”, “{y.text}”).", left, right), Relation.CONFLICT, 0.7, Kind.FACT)]
                return []
            if x.agent and y.agent and x.agent != y.agent and x.deed in DEEDS and x.target and x.target == y.target:
                return [Signal(evidence("names", f"Another author of the same deed: {_shown(x.agent)} and {_shown(y.agent)} (“{x.text}”, “{y.text}”).", left, right), Relation.CONFLICT, 0.6, Kind.FACT)]
            if x.agent and x.agent == y.agent and (x.target == y.target or not x.target or not y.target):
                return [Signal(evidence("names", f"Both say it of {_shown(x.agent)} (“{x.text}”, “{y.text}”).", left, right), Relation.AGREE, 0.5)]
            if x.target and x.target == y.target and (not x.agent or not y.agent):
                return [Signal(evidence("names", f"Both say it was done to {_shown(x.target)} (“{x.text}”, “{y.text}”).", left, right), Relation.AGREE, 0.4)]
            if x.agent and y.agent and x.agent != y.agent:
                return [Signal(evidence("names", f"They speak of different actors: {_shown(x.agent)} and {_shown(y.agent)} (“{x.text}”, “{y.text}”).", left, right), None, 0.6, vetoes=ALL)]
    return []


def _shown(name: str) -> str:
    return " ".join(w.capitalize() for w in name.split("_"))
