"""Definite nouns that point back: "the move", "the survey", "the suspect" where the claim does not say which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.referents.quantities import SPANS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

OF_TALK = words.listed(
    "move decision order ruling verdict result finding toll statement proposal remark comment report survey poll study announcement incident "
    "response reaction strategy measure vote deal agreement accord delay plan claim accusation allegation charge letter memo email document "
    "meeting visit trip summit interview hearing trial lawsuit suit probe inquiry shooting crash blast debate explosion bombing clash rally tweet post video "
    "clip footage speech address article bill legislation amendment resolution provision proposition approach bottleneck margin increase decrease "
    "request offer threat warning criticism controversy dispute purchase merger takeover remains recommendation suggestion revelation disclosure "
    "arrest raid operation mission killing death layoff closure suspension ban policy rule regulation guideline shift project initiative "
    "suspect man woman boy girl couple pair duo trio shooter gunman attacker senator congressman congresswoman lawmaker company firm victim "
    "document transcript complaint petition appointment withdrawal resignation firing dismissal departure arrangement settlement pledge promise "
    "distinction comparison gathering ceremony exchange conversation call attack book film movie episode "
    "child driver pilot patient author researcher defendant plaintiff witness judge jury "
    "action answer explanation rationale rationalization demand case matter phrase quote quotation change reform discussion contest outcome holiday festival program scheme "
    "pact treaty strike assault siege scandal investigation quake earthquake storm hurricane columnist candidate nominee sheriff mayor governor prosecutor topic misstep mistake error gesture president information data"
)
"""Nouns for what was said, done or met, and for who did it: with a bare "the", one of which the text has told."""
_SINGLE = frozenset(["man", "woman", "boy", "girl", "child", "patient", "driver", "governor", "mayor", "sheriff", "change", "holiday"])
"""Nouns whose plural means them all: "the women's vote"."""
THOUGHTS = words.listed("question idea notion argument distinction allegation")
"""Nouns that a clause may follow and explain: "the question is whether"."""
PLACES = words.listed("state city town village county region area site province district island neighborhood neighbourhood")
"""Places that a text names before it calls them so."""
BODIES = words.listed("agency panel committee commission group organization organisation union bureau department ministry club hospital university school college newspaper magazine network board council party institute foundation charity coalition institution center centre facility venue arena stadium museum regime channel station outlet website broadcaster campaign movement alliance league")
"""Institutions of which there are many, and one is meant that was named before."""
_OF_PEOPLE = frozenset(["party", "group", "movement", "coalition", "alliance", "campaign", "council"])
"""Of these, what the name of its people tells: "the Greens … the party"."""
KNOWN = words.listed(
    "government country nation world economy war court house senate congress constitution police public media press news internet web "
    "people end time way fact past future present day night morning evening afternoon weekend week month year century ground air sea sky sun moon earth "
    "top bottom middle side street road table door phone rest truth hand heart head face eye mind body back front left right north south east west "
    "market stock dollar army military navy church capital border left-wing right-wing job work home office white-house election race "
    "bank price rich poor sick dead young old wealthy middle-class flu weather environment climate future scene stage record line point reason "
    "beginning start edge heat cold rain dark thing difference same opposite lead floor polls ballot budget deficit debt system "
    "party media mainstream establishment status quo presidency administration vice-president king queen pope prime-minister nature god lord bible "
    "gun street store bus train car kitchen restroom bathroom classroom community society family public general majority minority situation crisis pandemic coronavirus atmosphere problem issue difference gap effect impact trend nomination base polls suburb spot team story field risk need possibility fear opportunity chance power right duty trouble challenge goal "
    "process virus outbreak epidemic electorate populace bureaucracy aisle founders framers voters officials troops universe globe mainland interior throne crown mercury stake stakes odds streets courts elections parties facts markets banks "
    "times latter former likelihood moment internet radio television tv crowds feds taxpayer taxpayers planet mood tide bar truth key norm exception trick catch good goods rest other others "
    "irony upshot reality thinking reasoning trouble bet hope evidence moral lesson background "
    "authorities rulers elite elites masses media networks jobs airwaves schools temperature currency precincts "
    "suburbs ocean judiciary counter calendar workplace statehouse delegates convention ball money hair harm dozens hundreds thousands millions net spotlight fence legislature stars birds credit soul mark caucuses affluent science"
)
"""Nouns that mean one for everybody, or that stand in a set phrase."""
IMAGES = words.listed(
    "iceberg landscape radar sand cart horse warpath mouth chest dance trail bag rug exits chase woods trigger bullseye curb land noise limelight ladder "
    "hue ranks crosshairs helm elephant peace cradle fold bathtub heck hell devil oblivion offing cuff clock saying ledger wind making gang fray battlefield "
    "uniform hill brink fore gate onus ropes wire trenches dust shadows spotlight limit limits bucket bandwagon "
    "hook nail shoulder stomach throat neck back skin blood brain lungs liver eyes ears nose hands foot feet knees wrist arm arms leg legs face lip lips knee ear gut spine hips pocket wallet purse "
    "population airwaves wild desert jungle beach beaches coast coasts sea shore woods forest mountains hills countryside battlefield bathroom bedroom yard lawn ceiling walls courtroom airport stands map forefront abyss midterms primaries "
    "heavens borders stump libs unthinkable obvious unknown contrary negative affirmative open"
)
"""What everybody knows, too, for the most part in a set phrase: "under the radar", "the tip of the iceberg", "on the map"."""
_OFTEN_KNOWN = frozenset(["war", "office", "family", "job", "situation", "scene", "nomination", "crisis", "community", "system", "possibility", "convention", "service", "money", "fence", "car", "bank", "store", "court", "party", "government", "administration", "race", "problem", "issue", "process", "goal", "challenge", "story", "team", "risk", "effect", "impact", "trend", "gap", "official"])
"""Of these, those that nevertheless are taken up where the text has told of one: "a court in Bern … the court"."""
_AT_ISSUE = frozenset(["issue", "story", "problem", "process", "court", "party", "official", "money", "situation"])
"""Of those, what a sentence is never about without another before it."""
_OF_ANOTHER = frozenset(["system", "line", "race", "difference", "gap", "effect", "impact", "trend", "goal", "challenge", "evidence"])
"""Of what, or between what, somebody tells who tells something of it."""
_TOLD = frozenset(["tell", "warn", "inform", "assure", "persuade", "convince", "remind", "notify", "promise", "show", "teach", "advise"])
"""What is done to somebody before a "that"."""
_HEARD = frozenset(["tell", "hear", "get", "receive", "welcome", "greet", "break"])
"""What one does with the news that something has happened."""
_OF_A_STATE = words.listed("government army military police constitution capital authority economy electorate")
"""What every country has of its own."""
_OF_EVERY_YEAR = words.listed("debate vote contest festival program outcome result holiday hurricane storm earthquake quake film movie book episode report survey poll study")
"""What a year before it makes one of a row: "the 2015 debate"."""
_WORDS = frozenset(["word", "phrase", "term", "words", "slogan", "title", "expression", "book", "film", "movie", "song"])
"""What a quotation names: "the phrase “rotten town”"."""
_OFFICES = frozenset(["president", "governor", "mayor", "sheriff", "candidate", "nominee", "columnist", "prosecutor"])
_OWNERS = (OF_TALK | BODIES | words.COMPANIES) - _OFFICES
"""Nouns that are left open as owners although everybody has one: "the group's leader"."""
_CAPITALISED = BODIES | _OFFICES | words.COMPANIES | frozenset(["pac", "act", "bill", "senator", "congressman", "congresswoman"])
"""Nouns that a text may print like names: "the Committee"."""
_OWN_NOTHING = (KNOWN | IMAGES) - _OFTEN_KNOWN - _OWNERS - _OFFICES
"""Nouns that are clear as owners: "the world's largest dam"."""
_STATUTES = frozenset(["law", "bill", "act", "legislation", "statute", "measure", "amendment", "code"])
"""One of these names the other."""
_PLAIN = frozenset(["overall", "troubling", "infamous", "so-called", "first", "second", "third", "fourth", "other", "new", "latest", "proposed", "whole", "entire", "final", "initial", "alleged", "planned", "joint", "death", "above", "original", "current", "recent", "stated", "potential", "latter", "resulting", "ensuing", "controversial", "reported", "purported", "apparent", "renewed", "sudden"])
"""Words before a noun that do not tell which."""
_ONE_OF_A_ROW = frozenset(["first", "second", "third", "fourth"])
_IN_ORDER = frozenset(["time", "place", "lady", "amendment", "half", "quarter", "day", "week", "year", "term", "world", "person", "party", "thing", "family", "daughter", "son", "wife", "husband", "step", "gentleman", "dog", "couple", "child", "generation", "century"])
"""Nouns that "the first" or "the second" is enough for."""
_TELLS = frozenset(["of", "for", "to", "that", "which", "who", "whose", "between", "against", "about", "into", "over"])
_TO_DO = words.listed(
    "courage fight effort right chance ability power plan decision move attempt need opportunity way time will desire push drive bid campaign battle nerve strength means tool money vote authority obligation "
    "urge temptation resource capacity freedom willingness motive incentive legislation pressure responsibility duty call reason case race rush instinct tendency skill temerity gall option permission mandate"
)
"""Nouns that an infinitive explains, wherever the parser hangs it: "the courage to leave"."""
BESIDES = frozenset(["during", "after", "before", "since", "until", "despite", "because", "as", "like", "without", "amid", "than", "through", "via", "unlike", "except"])
"""Prepositions that say nothing of the noun before them."""
_MEDIA = frozenset(["set", "stage", "camera", "twitter", "facebook", "instagram", "youtube", "fox", "cnn", "msnbc", "television", "tv", "radio", "air"])
"""Where something is told of, not what it is: "the move on Twitter"."""
_HOW = frozenset(["parts", "question", "phases", "advance", "court", "private", "public", "person", "writing", "full", "turn", "response", "return"])
"""Nouns that "in" makes adverbs of."""
_FAR = 120
"""Words looked back over; keeps the cost of a claim linear."""
_LANDS = frozenset(["country", "nation", "kingdom", "republic"])
"""What everybody takes for his own, unless an adjective stands before it: "the isolated country"."""
_AT_HOME = frozenset(["United States", "United Kingdom"])
"""Countries that papers in English call "the country" without another word."""
_ALL = frozenset(["whole", "entire", "own", "same", "great", "greatest", "only"])
_STOCK = {
    "campaign": words.listed("during in on throughout"),
    "record": words.listed("on for"),
    "meeting": words.listed("at"),
    "event": words.listed("in"),
    "move": words.listed("on"),
    "call": words.listed("on"),
    "law": words.listed("under break obey enforce violate uphold follow above against by before"),
    "meantime": words.listed("in"),
    "difference": words.listed("make"),
    "question": words.listed("beg"),
    "problem": words.listed("cause"),
    "board": words.listed("across on"),
    "march": words.listed("on"),
    "groundwork": words.listed("lay"),
    "deck": words.listed("on stack"),
    "bill": words.listed("pay"),
    "tax": words.listed("pay"),
    "test": words.listed("to"),
    "mold": words.listed("break"),
    "glass": words.listed("at"),
    "fall": words.listed("in"),
    "vote": words.listed("lose win cast get"),
    "case": words.listed("be ’ ’s 's"),
    "matter": words.listed("of"),
    "process": words.listed("in"),
    "crowd": words.listed("in"),
    "air": words.listed("in"),
    "moment": words.listed("of"),
    "answer": words.listed("be"),
    "stand": words.listed("take on"),
    "rule": words.listed("bend by follow break change"),
    "number": words.listed("by in crunch"),
    "wind": words.listed("in"),
    "game": words.listed("in of"),
    "program": words.listed("with"),
    "center": words.listed("in at of to on"),
    "centre": words.listed("in at of to on"),
}
"""Nouns of set phrases, and the prepositions and verbs that they are the objects of there: "on the move", "break the law"."""


class Definites:
    """The nouns of one document, by where and how they first stand."""

    def __init__(self, doc: Doc, country: Callable[[str], str | None]) -> None:
        """`country`: the country of which a word is the name or the adjective."""
        self._first: dict[str, int] = {}
        """By lemma: the token of the first mention."""
        self._told: dict[str, int] = {}
        """The same, of the first mention that says more than "the"."""
        self._countries = [(token.i, named) for token in doc if token.ent_type_ in ("GPE", "NORP") and (named := country(token.text)) is not None]
        for token in doc:
            if token.pos_ not in ("NOUN", "PROPN"):
                continue
            lemma = token.lemma_.lower()
            self._first.setdefault(lemma, token.i)
            if token.dep_ != "compound" and _introduces(token):
                self._told.setdefault(lemma, token.i)

    def has_told_of(self, noun: Token, before: int) -> bool:
        """Whether a mention before that token says more of such a thing than "the"."""
        return self._told.get(noun.lemma_.lower(), before) < before

    def has_named(self, noun: Token, before: int) -> bool:
        """Whether such a thing is mentioned before that token at all."""
        return self._first.get(noun.lemma_.lower(), before) < before

    def is_abroad(self, token: int) -> bool:
        """The country named last, shortly before, is none of those that readers take for their own."""
        near = [named for at, named in self._countries_near(token) if at < token]
        return bool(near) and near[-1] not in _AT_HOME

    def _countries_near(self, token: int) -> list[tuple[int, str]]:
        """Those named within some words of that token."""
        return self._countries[bisect_left(self._countries, (token - _FAR, "")) : bisect_left(self._countries, (token + _FAR, ""))]

    def pointing_back(self, the: Token, span: Span, after_clause: Callable[[Token], bool]) -> tuple[int, int] | None:
        """The tokens of a bare definite noun that the claim does not explain, from its article `the`; None for any other word.

        `after_clause` tells of a word whether a clause stands before it in the claim, which it may take up ("he was fired, and the move …").
        """
        head = _bare_noun(the, span) or self._owning_country(the, span)
        if head is None or not self._points_back(the, head, span, after_clause):
            return None
        return (head.i if the.nbor(1).is_quote else the.i, head.i + 1)

    def _owning_country(self, the: Token, span: Span) -> Token | None:
        """ "The country's rebels", where the text tells of a country abroad."""
        head = the.head
        bare = the.lower_ == "the" and head.i == the.i + 1 < span.end and head.lemma_.lower() in _LANDS and head.tag_ == "NN" and head.dep_ == "poss"
        return head if bare and self.is_abroad(the.i) else None

    def _points_back(self, the: Token, head: Token, span: Span, after_clause: Callable[[Token], bool]) -> bool:
        lemma = head.lemma_.lower()
        before = span.doc[max(span.start, the.i - _FAR) : the.i]
        if lemma in _LANDS and head.tag_ == "NN":
            around = span.doc[max(span.start, the.i - _FAR) : min(span.end, the.i + _FAR)]
            alone = lemma == "country" and head.dep_ == "nsubj" and not any(c.tag_ == "MD" for c in head.head.children)
            if head.i == the.i + 1 and self.is_abroad(the.i):
                return not any(span.start <= at < span.end for at, _ in self._countries_near(the.i))
            return (head.i > the.i + 1 or alone) and not any(t.ent_type_ in ("GPE", "LOC", "NORP") for t in around)
        if names_again(lemma, before) or _stock(head):
            return False
        if lemma == "thing" and the.nbor(1).lower_ == "whole":
            return not after_clause(the)
        mentioned = self.has_named(head, span.start)
        told = self.has_told_of(head, span.start)
        if lemma in THOUGHTS and head.dep_ == "nsubj" and head.head.lemma_ in ("be", "’", "’s") and is_explained(head):
            return False
        if lemma not in THOUGHTS and (head.lower_ in KNOWN | IMAGES or (lemma in KNOWN and head.tag_ == "NN")):
            if lemma == "way" and head.i > the.i + 1:
                return bool(head.dep_ == "nsubj" and head.head.lemma_ == "be")
            if lemma == "point":
                return head.dep_ == "nsubj" and any(c.dep_ == "acomp" for c in head.head.children)
            led = head.dep_ in ("nsubj", "nsubjpass", "dobj") or (head.dep_ == "pobj" and head.head.lower_ in ("on", "about", "to", "over", "with", "of"))
            acts = ((lemma in _AT_ISSUE and led) or (lemma in _OF_ANOTHER and head.dep_ in ("nsubj", "nsubjpass"))) and not after_clause(the) and not is_explained(head)
            whose = lemma == "government" and any(t.ent_type_ in ("GPE", "NORP") for t in before)
            abroad = lemma in _OF_A_STATE and head.i == the.i + 1 and self.is_abroad(the.i) and not any(span.start <= at < span.end for at, _ in self._countries_near(the.i))
            heard = head.lower_ == "news" and ((head.dep_ == "nsubj" and head.head.lemma_ != "be" and not is_explained(head)) or (head.dep_ == "dobj" and head.head.lemma_ in _HEARD) or (head.dep_ == "pobj" and head.head.lower_ in ("by", "to", "after", "at"))) and not after_clause(the)
            return heard or (told and lemma in _OFTEN_KNOWN and head.i == the.i + 1 and not whose) or acts or abroad
        if lemma in _SINGLE and head.tag_ != "NN":
            return (told or (mentioned and head.dep_ == "dobj")) and head.i == the.i + 1 and not _owns(head)
        if lemma in OF_TALK | THOUGHTS:
            return mentioned or not after_clause(the)
        if head.i > the.i + 1:
            return (mentioned or not after_clause(the)) and head.dep_ != "attr" and the.nbor(1).lower_ not in ("death", "whole")
        if head.tag_ == "NN" and (lemma in PLACES or lemma in BODIES | words.COMPANIES):
            kinds = ("GPE", "LOC", "FAC") if lemma in PLACES else ("GPE", "NORP") if lemma == "regime" else ("ORG", "NORP") if lemma in _OF_PEOPLE else ("ORG",)
            return not any(t.ent_type_ in kinds and t.pos_ != "ADJ" for t in before)
        if lemma in words.INSTITUTIONS:
            return False
        some_of_them = head.tag_ == "NNS" and head.head.lower_ == "of" and head.head.head.pos_ != "NOUN"
        return (mentioned or not (some_of_them or after_clause(the))) and not is_explained(head)


def names_again(lemma: str, before: Span) -> bool:
    """The claim has named it before: by the same noun, or, a law, by another word for one."""
    return any(t.lemma_.lower() == lemma for t in before) or (lemma in _STATUTES and any(t.pos_ == "PROPN" and t.lower_ in _STATUTES for t in before))


def is_explained(subject: Token) -> bool:
    """ "The danger is that the dam breaks": what it is follows."""
    verb = subject.head
    return verb.lemma_ in ("be", "’", "’s") and any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") and c.i > verb.i for c in verb.children)


def _owns(noun: Token) -> bool:
    return bool(noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "POS")


def _bare_noun(the: Token, span: Span) -> Token | None:
    """The noun behind the article where nothing tells which one is meant."""
    if the.lower_ != "the" or the.dep_ != "det":
        return None
    head = the.head
    if head.lemma_.lower() in _LANDS and head.i == the.i + 2 and the.nbor(1).dep_ == "amod" and the.nbor(1).lower_ not in _ALL:
        return head
    capital = head.pos_ == "PROPN" and head.i == the.i + 1 and head.lower_ in _CAPITALISED
    if not the.i < head.i < min(span.end, the.i + 3) or head.dep_ in ("compound", "nmod", "npadvmod"):
        return None
    if not capital and (head.pos_ != "NOUN" or head.ent_type_ not in ("", "CARDINAL")):
        return None
    if head.i == the.i + 2 and not _tells_nothing(the.nbor(1), head):
        return None
    if is_told_which(head, span):
        return None
    return head


def is_told_which(head: Token, span: Span) -> bool:
    """What stands behind the noun in the claim says which one is meant."""
    if any(_tells_which(c, head) for c in head.children if head.i < c.i < span.end):
        return True
    if head.i + 1 == len(head.doc) or _is_of_error(head):
        return False
    behind = head.nbor(1)
    if (behind.lower_ in _TELLS and not _goes_on(behind, head)) or behind.text in ("-", "[", "#") or (behind.pos_ in ("NOUN", "PROPN", "NUM") and behind.dep_ not in ("npadvmod", "tmod") and behind.ent_type_ not in ("DATE", "TIME")):
        return True
    return (behind.is_quote and head.lemma_.lower() in _WORDS) or (behind.tag_ == "POS" and head.lemma_.lower() in _OWN_NOTHING)


def _is_of_error(head: Token) -> bool:
    """ "The margin of error" is a survey's."""
    return bool(head.lower_ == "margin" and head.i + 2 < len(head.doc) and head.nbor(2).lower_ == "error")


def _goes_on(behind: Token, head: Token) -> bool:
    """ "Forced the inn to close", "visited the city for a rally", "told the guild that it rained", "set the boys against him": what stands behind the noun belongs to the verb before it."""
    if behind.tag_ == "TO":
        return (behind.head.dep_ in ("xcomp", "ccomp", "advcl") and behind.head.head.i < head.i and head.lemma_.lower() not in _TO_DO) or head.lemma_.lower() in PLACES
    if behind.lower_ == "for" and _tells_when(behind):
        return True
    if behind.lower_ == "of" and _only_counts(behind):
        return True
    if behind.lower_ in ("into", "against") and behind.dep_ == "prep" and behind.head.pos_ == "VERB" and behind.head.i < head.i:
        return True
    if behind.lower_ == "that" and behind.dep_ == "mark" and behind.head.dep_ == "ccomp" and behind.head.head.lemma_ in _TOLD and behind.head.head.i < head.i:
        return True
    return bool(behind.lower_ in ("for", "to") and behind.dep_ == "prep" and behind.head.i < head.i and head.lemma_.lower() in PLACES | BODIES)


def _tells_nothing(before: Token, noun: Token) -> bool:
    """The word before the noun does not tell which: "the current debate", "the second phase", "the unprecedented move", "the 2014 decree", “the "situation shows”."""
    low, lemma = before.lower_, noun.lemma_.lower()
    if before.is_quote:
        return not noun.nbor(1).is_quote
    if before.ent_type_ == "DATE" and before.shape_ == "dddd":
        return lemma in OF_TALK - _OF_EVERY_YEAR
    if low in _PLAIN:
        return low not in _ONE_OF_A_ROW or lemma not in _IN_ORDER
    return before.dep_ == "amod" and before.tag_ in ("JJ", "VBG") and low.endswith(("ed", "ing", "ous", "ful", "ible", "able", "ive")) and lemma in OF_TALK and before.text.islower()


def _tells_which(below: Token, head: Token) -> bool:
    """What hangs behind the noun says which one is meant; ", which needs ten votes", "in his comments" and "in phases" do not."""
    if (below.dep_ == "appos" and below.left_edge.i <= head.i + 2 and below.tag_ != "PRP" and not (head.lemma_.lower() in _OFFICES and below.left_edge.lower_ in ("a", "an"))) or below.dep_ == "ccomp" or (below.dep_ == "conj" and any(c.dep_ == "prep" for each in head.conjuncts for c in each.children)):
        return True
    if below.dep_ == "relcl" and below.lemma_ in ("follow", "ensue", "result") and not any(c.dep_ in ("dobj", "prep") for c in below.children):
        return False
    if head.nbor(1).text in (",", "–", "—", "--", "("):
        return False
    if below.dep_ == "prep":
        if below.lower_ == "for" and head.lemma_.lower() in PLACES:
            return False
        if below.lower_ in ("about", "with") and head.lemma_.lower() in BODIES | words.COMPANIES:
            return False
        if _is_of_error(head):
            return False
        own = below.lower_ in ("in", "on", "with") and any(g.dep_ == "poss" and g.tag_ == "PRP$" for o in below.children for g in o.children)
        aired = any(o.lower_ in _MEDIA or (below.lower_ == "in" and o.lower_ in _HOW) for o in below.children)
        dated = (_tells_when(below) or _only_counts(below)) and not any(c.lower_ in _ONE_OF_A_ROW for c in head.children)
        return below.lower_ not in BESIDES and not own and not aired and not dated
    return bool(below.dep_ in ("relcl", "acl"))


def _tells_when(preposition: Token) -> bool:
    """ "For the first time", "for so long", "on Monday"."""
    return any(o.ent_type_ in ("DATE", "TIME") or o.lemma_.lower() in SPANS or o.pos_ == "ADV" for o in preposition.children)


def _only_counts(of: Token) -> bool:
    """ "The crowd of 150" is no better known than "the crowd"."""
    return of.lower_ == "of" and any(o.pos_ == "NUM" and not any(o.children) and o.ent_type_ not in ("DATE", "TIME") for o in of.children)


def _stock(noun: Token) -> bool:
    if noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in ("letter", "spirit"):
        return True
    return bool(noun.head.lemma_.lower() in _STOCK.get(noun.lemma_.lower(), ()))


def _introduces(noun: Token) -> bool:
    """The mention says which one, or that there is one: "a rescue boat", "asylum limits at the border"."""
    determiner = next((c for c in noun.children if c.dep_ == "det"), None)
    fuller = any(c.dep_ in ("compound", "amod", "relcl", "acl", "appos", "poss", "nmod", "nummod", "prep") for c in noun.children) or (determiner is not None and determiner.lower_ in ("a", "an"))
    return fuller and noun.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY")
