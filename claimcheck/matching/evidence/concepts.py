"""A small thesaurus of the news: words that say the same thing for the purpose of evidence, and their opposites.

Groups are written by hand from the vocabulary of accidents, wars, diplomacy, business, health, crime, sport and science.
A word stands in one group only, the one it has in news prose; a phrasal verb is written with an underscore.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matching.evidence.countries import COUNTRY

if TYPE_CHECKING:
    from spacy.tokens import Token

def bag(words: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(words.split())


GROUPS: dict[str, str] = {
    # what happens to people
    "dead": "die kill dead death fatality perish corpse body drown slay murder toll fatal deadly lethal casualty succumb martyr deceased lifeless massacre execute assassinate slaughter suffocate asphyxiate trample electrocute",
    "hurt": "injure wound:VERB hurt injury injured wounded maim wound",
    "missing": "missing search:VERB unaccounted disappear vanish disappearance lost_contact",
    "safe": "rescue survive survivor save survival rescued alive unhurt unharmed evacuee",
    "arrested": "arrest detain custody apprehend detainee detention arrestee jailed round_up seize_suspect",
    "charged": "charge indict prosecute indictment prosecution sue lawsuit",
    "released": "release acquit liberate acquittal",
    "convicted": "convict sentence imprison jail conviction guilty",
    "infected": "infect infection positive case contract_virus infected coronavirus-positive",
    "sick": "sick ill sicken illness ailing hospitalise hospitalize",
    "recovered": "recover recovery recuperate heal",
    "moved": "evacuate displace flee displacement evacuation relocate homeless displaced",
    "aboard": "aboard board passenger onboard",
    "trapped": "trap stranded strand trapped",
    # violence and damage
    "attack": "attack strike assault shell shelling bomb bombard bombardment raid offensive bombing airstrike hit fire_on open_fire fire invade invasion ambush",
    "destroyed": "destroy demolish down shoot_down bring_down wreck ruin flatten destruction raze level:VERB blacken char scorch incinerate gut",
    "damaged": "damage damaged harm",
    "taken": "take steal theft seize capture grab loot stolen",
    "exposed": "expose leak compromise breach exposed affect impact touch",
    "rebel": "rebel insurgent militant terrorist guerrilla",
    "outpost": "outpost post:NOUN",
    "withdraw": "withdraw withdrawal pull_out retreat leave exit quit depart departure pull_back",
    "advance": "advance push_forward gain_ground",
    "enter": "enter cross join intrude access entry",
    "explode": "explode explosion blast detonate detonation blow_up",
    "crash": "crash collide collision derail derailment",
    "capsize": "capsize overturn roll_over tip_over sink",
    "quake": "earthquake quake tremor temblor",
    "storm": "storm hurricane typhoon cyclone",
    "flood": "flood flooding inundate inundation",
    "burn": "burn blaze wildfire bushfire",
    # change of size
    "rise": "rise increase climb grow surge jump soar gain up growth hike upturn expand expansion swell raise boost accelerate quicken",
    "fall": "fall decrease decline drop shrink plunge slump slide down_turn contract contraction slip lower cut reduce reduction slash tumble dip slow dwindle plummet downturn",
    "better": "improve improvement better upgrade ease strengthen stabilise stabilize",
    "worse": "worsen deteriorate worse downgrade weaken deterioration weakening",
    "profit": "profit profitable earnings surplus",
    "loss": "loss deficit unprofitable",
    "win": "win victory beat defeat triumph winner prevail",
    "lose_game": "loser",
    "begin": "begin start launch commence outbreak initiate kick_off resume reopen restart set_off",
    "end": "end finish stop halt cease conclude suspend suspension close expire lapse termination terminate call_off wind_up expiry conclusion discontinue",
    "open": "open",
    "continue": "continue persist go_on keep ongoing proceed",
    # obeying, knowing, deciding
    "comply": "abide comply honor honour respect adhere compliance obey uphold observe observance",
    "violate": "violate breach_of break flout infringe contravene violation non-compliance noncompliance disregard breaching infringement ignore",
    "confirm": "confirm acknowledge admit verify corroborate confirmation concede",
    "deny": "deny refute dispute reject_claim denial disavow",
    "agree": "agree agreement accept consent approve approval approved assent ratify clear authorise authorize green-light greenlight sign permit allow",
    "reject": "reject refuse turn_down rule_out decline oppose veto block:VERB rejection refusal rebuff deny_request dismiss spurn ban prohibit forbid bar",
    "support": "support back endorse favour favor advocate champion approve_of welcome praise",
    "criticise": "criticise criticize condemn denounce slam blast_criticism decry condemnation criticism deplore",
    "decide": "decide decision determine establish",
    "know": "know aware knowledge learn",
    "find": "find discover locate recover_body discovery spot trace detect",
    "cause": "cause trigger lead_to result_in spark provoke",
    "pass": "pass adopt enact clear_vote",
    "fail": "fail failure collapse flop",
    "succeed": "succeed success successful",
    "keep": "retain preserve maintain stay remain",
    "neglect": "neglect",
    "create": "create creation",
    "remove": "remove lift abolish scrap fire_staff sack dismiss_staff oust dismissal",
    "resign": "resign resignation step_down stand_down",
    "appoint": "appoint nominate name_to hire recruit",
    "lay_off": "layoff redundancy lay_off job_cut",
    "buy": "buy purchase acquire acquisition takeover",
    "sell": "sell sale offload divest",
    "extend": "extend prolong renew extension renewal prolongation",
    "include": "include comprise take_in incorporate part inclusion trilateral",
    "exclude": "exclude omit leave_out exclusion",
    "true": "true accurate correct genuine factual truthful",
    "false": "false untrue lie:NOUN baseless fabricate fabrication fake forge forged incorrect inaccurate wrong groundless unfounded nonsense falsehood hoax",
    "safe_thing": "safe harmless safety",
    "dangerous": "dangerous unsafe hazardous hazard harmful risky",
    "possible": "possible feasible realistic viable",
    "impossible": "impossible unrealistic infeasible unfeasible unviable non-starter nonstarter unworkable pipe-dream",
    "guilty": "culpable blame responsible responsibility liable",
    "innocent": "innocent blameless innocence",
    "calm": "calm tranquil still placid",
    "rough": "rough choppy turbulent stormy wavy wave",
    "operational": "operational functioning work_properly intact operate",
    "talk": "talk negotiation dialogue discussion discuss negotiate consultation talks conversation go_over",
    "deal": "deal pact accord treaty arrangement",
    "plan": "plan proposal goal idea initiative scheme proposition bid aim",
    "offer": "offer propose put_forward suggest",
    "meet": "meet meeting summit encounter",
    "phone": "phone telephone call_by_phone",
    "say": "say tell state declare announce add report claim note stress emphasise emphasize underline explain insist reiterate repeat assert according statement describe call put",
    "shore": "shore coast beach coastline seashore",
    "ship": "boat vessel ship ferry trawler",
    "plane": "plane aircraft airplane jet airliner",
    "car": "car vehicle automobile",
    "police": "police officer policeman cop constable",
    "soldier": "soldier troop serviceman military army force fighter servicemember",
    "doctor": "doctor physician medic surgeon",
    "child": "child kid minor infant schoolchild baby",
    "woman": "woman female",
    "man": "man male",
    "student": "student pupil undergraduate",
    "worker": "worker employee staff staffer workforce job labourer laborer",
    "customer": "customer client user subscriber consumer account:NOUN",
    "voter": "voter elector ballot vote",
    "protester": "protester demonstrator marcher protest demonstration rally",
    "company": "company firm corporation business enterprise",
    "house": "house home dwelling residence",
    "town": "town city village settlement",
    "shot": "jab vaccine dose vaccination vaccinate inoculate inoculation",
    "weapon": "weapon missile rocket arm munition warhead",
    "war": "war fighting conflict battle combat hostility clash",
    "truce": "truce ceasefire cease-fire armistice",
    "money": "fund funding money cash",
    "price": "price fee",
    "income": "revenue sales turnover",
    "area": "area region district province zone",
    "patient": "patient",
    "suspect": "suspect gunman attacker assailant perpetrator culprit shooter",
    "record": "record:NOUN file:NOUN data information datum",
    "early": "early premature",
    "late": "late belated delayed",
    "delay": "delay postpone put_off postponement defer",
    "abrupt": "abrupt abruptly sudden suddenly sharp sharply quick quickly",
    "turn": "turn swing swerve veer",
    "ready": "ready prepared willing readiness willingness",
}

OPPOSITES: tuple[tuple[str, str], ...] = (
    ("comply", "violate"), ("confirm", "deny"), ("agree", "reject"), ("support", "reject"), ("support", "criticise"), ("rise", "fall"), ("better", "worse"),
    ("profit", "loss"), ("begin", "end"), ("continue", "end"), ("open", "end"), ("true", "false"), ("safe_thing", "dangerous"), ("possible", "impossible"),
    ("guilty", "innocent"), ("convicted", "innocent"), ("calm", "rough"), ("succeed", "fail"), ("include", "exclude"), ("extend", "end"), ("pass", "reject"),
    ("dead", "safe"), ("arrested", "released"), ("convicted", "released"), ("operational", "destroyed"), ("early", "late"), ("advance", "withdraw"), ("enter", "withdraw"),
    ("keep", "remove"), ("keep", "neglect"), ("create", "destroyed"), ("keep", "end"), ("appoint", "remove"),
)

CONCEPT: dict[str, str] = {word: name for name, words in GROUPS.items() for word in words.split()}
OPPOSITE: dict[str, frozenset[str]] = {}
for _one, _other in OPPOSITES:
    OPPOSITE[_one] = OPPOSITE.get(_one, frozenset()) | {_other}
    OPPOSITE[_other] = OPPOSITE.get(_other, frozenset()) | {_one}

PREFIXES = ("un", "in", "im", "dis", "non", "non-", "ir", "il")


COMMON = bag("treaty accord pact agreement ceasefire army navy police court senate parliament congress ministry government")
"""Common nouns that titles spell with a capital."""


def concept(lemma: str, pos: str = "") -> str:
    """The group of a lemma, or the lemma itself; a few words are in their group as one part of speech only."""
    return CONCEPT.get(f"{lemma}:{pos}") or CONCEPT.get(lemma, lemma)


def meaning(token: Token) -> str:
    """The concept a token stands for: a country for its names, a name as it is, a verb with its particle, else its lemma's."""
    low = token.lower_
    if low in COUNTRY:
        return COUNTRY[low]
    if is_name(token):
        return concept(low) if low in COMMON else low
    if low in CONCEPT and token.pos_ in ("VERB", "ADJ"):
        return CONCEPT[low]
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ == "prt" and (joined := CONCEPT.get(f"{lemma}_{child.lower_}")):
            return joined
    return concept(lemma, token.pos_)


def is_name(token: Token) -> bool:
    """Whether it is a proper noun, or a word in capitals, alone in its sentence, that the tagger took for a common one ("New START")."""
    if token.pos_ == "PROPN":
        return True
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.pos_ == "NOUN" and token.is_upper and len(token.text) >= 3 and token.is_alpha and not any(t.is_upper and len(t.text) >= 3 for t in beside if t != token)


def opposed(one: str, other: str) -> bool:
    """Whether two concepts exclude each other: listed opposites, or one is the other with a negating prefix."""
    if other in OPPOSITE.get(one, frozenset()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and any(long == prefix + short for prefix in PREFIXES)
