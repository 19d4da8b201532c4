"""Closed classes of English words that tell who a mention is. Lower case, singular unless the plural says more."""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
HE_OR_SHE = HE | SHE
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
INDEFINITE = frozenset(["others", "some", "many", "most", "several", "few", "one", "another", "all", "both", "none", "everyone", "everybody", "someone", "somebody", "critics", "supporters", "opponents"])
"""Whole mentions that name nobody, capitalised as they may be at the head of a sentence."""
ORDINALS = frozenset(["first", "second", "third"])
PERSONS = frozenset({"he", "she"})
PRONOUNS = HE | SHE | IT | THEY

MALE = listed(
    "mr sir lord king prince father brother husband son man boy spokesman chairman congressman businessman policeman fireman "
    "councilman assemblyman king emperor actor pope sheikh imam monk gentleman uncle grandfather nephew widower cardinal"
)
FEMALE = listed(
    "mrs ms miss lady queen princess mother sister wife daughter woman girl spokeswoman chairwoman congresswoman "
    "businesswoman policewoman councilwoman assemblywoman actress madam nun duchess baroness aunt grandmother niece widow"
)
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})

PERSON_ROLES = SPOKES | MALE | FEMALE | listed(
    "minister clerk whip secretary president premier chancellor ambassador envoy governor mayor senator representative lawmaker "
    "chief head director chairperson chair ceo executive founder owner leader commander general colonel captain major "
    "sergeant lieutenant admiral officer official judge justice attorney lawyer prosecutor sheriff commissioner adviser "
    "advisor aide analyst expert professor scientist researcher economist author writer journalist reporter editor "
    "coach manager player doctor nurse physician teacher student activist candidate nominee politician diplomat "
    "negotiator representative delegate speaker congressman deputy vice-president counsel detective inspector "
    "superintendent marshal bishop archbishop priest pastor rabbi trader survivor victim witness passenger resident "
    "neighbor neighbour hacker attacker seller suspect defendant plaintiff source insider farmer worker driver pilot "
    "shopper voter analyst strategist pollster historian investor consultant critic whistleblower caller "
    "juror staffer republican democrat conservative liberal lawmaker congressman person individual parent mom dad spokesmodel chairwoman host anchor correspondent coordinator fiance fiancé fiancee fiancée organizer organiser"
)
"""Heads of noun phrases that are people."""

PERSONS_APART = listed("friend teen teenager kid guy baby toddler veteran colleague partner relative fugitive criminal terrorist thug idol hero native intern spouse billionaire cop")
"""Other nouns for one person."""
PERSON_NOUNS = PERSON_ROLES | PERSONS_APART

RELATED = listed("predecessor successor counterpart rival opponent ally friend colleague partner")
"""What somebody is to another, before a name in an apposition."""

LEADERS = listed(
    "ceo president chief head director chairman chairwoman chairperson chair commander manager officer executive founder owner "
    "leader official commissioner administrator editor correspondent coach inspector superintendent captain envoy ambassador representative"
)
"""Roles in an institution, before which its name stands ("Apple CEO")."""

LOCAL_BODIES = listed("police office department authority guard army military court council")
"""Institutions that a text may name without capitals."""

DOCUMENTS = listed(
    "report statement study letter document release communique communiqué readout survey poll memo filing indictment "
    "complaint lawsuit paper article post tweet message note review transcript affidavit resolution declaration ruling "
    "story speech announcement bulletin advisory update order email blog briefing analysis notice press-release"
)
"""Things that are written: what they say, their issuer says."""

SEEN = frozenset(["ad", "advertisement", "commercial", "spot", "video", "clip", "website", "site", "book"])
"""What shows or prints the words of whoever made it."""

ADS = frozenset(["ad", "advertisement", "commercial"])
"""What speaks for whoever pays for it."""
WRITINGS = DOCUMENTS | ADS

FORCES = frozenset(["people", "police", "authorities"])
"""Many, though the word has no plural's ending, or the parser takes it for a name."""

INSTITUTIONS = listed(
    "ministry department government administration agency company firm group bank court committee commission council "
    "parliament senate congress party union university institute organization organisation association corporation "
    "office bureau authority army military navy force police embassy company airline federation league team club "
    "foundation charity hospital school board campaign coalition alliance bloc movement militia network newspaper "
    "magazine broadcaster channel coastguard guard service society watchdog regulator carrier retailer maker manufacturer "
    "startup chain side presidency command center centre think-tank consortium tribunal cabinet kremlin regime outlet "
    "paper website station panel task-force"
)
"""Heads of noun phrases that are bodies of people and take "it"."""

GROUPS = listed("industry media delegation family couple pair trio duo crew team group panel jury band")
"""Singular nouns for several people, who are "they"."""

COMPANIES = listed(
    "company firm corporation carrier airline retailer maker manufacturer startup chain operator giant telco brand business "
    "automaker carmaker lender insurer publisher developer provider utility conglomerate contractor drugmaker chipmaker group"
)
"""Words that stand for a company named before."""

NAMED_THINGS = listed("treaty accord pact agreement deal bill act law amendment program programme ship ferry vessel plane war bridge dam pipeline")
"""Nouns that "the" alone takes up again after a full name ("the New START treaty … the treaty")."""

STATE_ORGANS = listed(
    "ministry department government administration court parliament senate congress army military navy force police embassy "
    "presidency council commission house"
)

THE_NAMES = listed("agency bureau committee council union party association organization league guard office board authority tribunal cabinet kremlin pentagon parliament")
"""Last words of names that take "the"."""

SAME_KIND = {
    "agency": listed("agency commission administration bureau authority service board centers fbi cia nasa"),
    "regulator": listed("agency commission administration authority board"),
    "watchdog": listed("agency commission administration authority board"),
    "organization": listed("organization association foundation union federation society institute cross nations network"),
    "organisation": listed("organization association foundation union federation society institute cross nations network"),
    "university": listed("university college institute"),
    "school": listed("school university college academy"),
    "newspaper": listed("times post journal herald tribune news guardian telegraph"),
    "paper": listed("times post journal herald tribune news guardian telegraph"),
    "coastguard": frozenset(["coastguard"]),
}
"""What a noun may stand for, by a word of the institution's name."""

ISSUING = listed("run carry send issue publish release file write submit post deliver put produce prepare unveil circulate print compile")
"""Verbs whose subject answers for the document that is their object."""

HONOURS = listed("royal imperial serene highness majesty excellency eminence holiness grace honor honour lordship ladyship")
"""Words behind "his" and "her" in a title: "Her Royal Highness"."""

IRISH = re.compile(r"[A-Z]['’][A-Z]\w+")
"""O’Connell, D’Angelo: a surname, whatever the parser takes it for."""

TITLES = listed(
    "mr mrs ms miss dr sir lord lady dame prof professor gen general col colonel capt captain lt lieutenant maj major sgt "
    "sergeant adm admiral sen senator rep representative gov governor president vice prime minister secretary chancellor "
    "king queen prince princess pope judge justice officer sheriff detective mayor rev reverend father sister brother "
    "ambassador chairman speaker congressman congresswoman chief director commissioner premier foreign defense defence "
    "interior attorney deputy acting former then state treasury us u.s. democratic republican"
)
"""Words that stand before a person's name without being part of it."""

UNNAMED_DETERMINERS = listed("a an some many several few most two three four five six other another both one more all any various certain")

ORNAMENTS = listed("alleged anonymous unnamed unidentified fellow self-styled so-called")
"""Adjectives that do not tell one unnamed source from another."""

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})

PAPERS = listed("reporter caller observer examiner inquirer courier")
"""Nouns for people that, capitalised behind another name, are a newspaper's: "the Hollywood Reporter"."""

PERSONAL = listed("speech statement letter release communique communiqué readout memo paper article post tweet message note declaration announcement email blog")
"""Documents in which somebody who spoke just before may go on; a report, a poll or an indictment has makers of its own."""

MESSAGES = listed("message email tweet post text")
"""What one person sends another; a name before it is the medium's, or tells whose they are: "Facebook posts"."""

OF_COURTS = listed("indictment lawsuit complaint affidavit filing charge verdict ruling")
"""Documents that a prosecutor, a party or a court wrote, and nobody who spoke just before."""

FATES = listed("die perish drown survive injure hurt wound kill rescue save arrest detain jail hospitalize hospitalise evacuate displace trap infect recover escape capture abduct execute behead shoot")
"""Verbs of what befalls people."""

STATES_OF_PEOPLE = listed("dead missing alive hurt injured wounded safe unhurt unharmed unaccounted homeless hospitalized hospitalised trapped stranded")
"""What they are then."""
