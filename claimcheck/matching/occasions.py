"""Occasions: the call, meeting or visit that a claim tells of, which two claims must share to be about one thing.

"The leaders discussed trade" is true of every other call in a month. What was said or done at an occasion can agree or
conflict only with what is told of the same one, while a position ("they condemned the attack") stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from claimcheck.matching.evidence.concepts import bag
from claimcheck.matching.evidence.countries import COUNTRY
from claimcheck.matching.facts import Facts
from claimcheck.matching.words import read_words
from claimcheck.records import Claim, Document

DEEDS = bag("talk meet phone speak converse brief exchange thank congratulate greet welcome condole confer")
"""Concepts of what is done at one occasion."""
CARRIERS = bag("have hold make agree continue express share extend take conduct begin plan intend expect do give pay maintain stay be")
"""Verbs that leave it to their object to say what was done ("held talks", "agreed to stay in contact")."""
OBJECTS = bag("talk meet phone exchange contact touch visit view congratulation greeting condolence message assessment ceremony")
GROUPS = bag("leader they side party president minister delegation counterpart interlocutor head both two participant pair team")
"""Whoever took part, not named: who that is, only the occasion tells."""
TAKING_PART = re.compile(r"\b(?:the|both|two)\s(?:\w+\s)?(?:leaders|sides|parties|presidents|premiers|ministers|chancellors|counterparts|delegations|interlocutors|heads|participants|pair|two)\b", re.I)
"""Those who took part as a subject; "rescue teams" and "their leaders" did not meet anybody."""
RANKS = bag("""president vice prime minister chancellor king queen prince crown secretary general adviser advisor chairman chairperson chair leader premier speaker head
foreign defense defence national security council republic federation federal state house white government ministry spokesperson press mr mrs ms""")
"""Capitalised words of a title that name nobody."""
NEAR = timedelta(days=1)
"""Reports of one occasion bear dates of the same day, or of the next one across the world's clocks. One house dates its
own by one clock, and tells of the next call the next day."""
SHARED_TOPICS = 0.5
"""Of the shorter claim's concepts, beside those of talking and taking part."""


@dataclass(frozen=True)
class Occasions:
    """Answers for the claims of these documents, by their ids."""

    documents: Mapping[str, Document]
    facts: Mapping[str, Facts]

    @cached_property
    def _names(self) -> dict[str, tuple[frozenset[str], ...]]:
        return {key: tuple(_title_names(d)) for key, d in self.documents.items()}

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {key: frozenset(_canonical(w) for w in read_words(f"{d.title or ''}\n{d.text}")) for key, d in self.documents.items()}

    def may_meet(self, a: Claim, b: Claim) -> bool:
        """Whether the two can be about one thing: neither tells of an occasion, or both of the same one and of like topics."""
        told_a, told_b = (tells_of_occasion(c, self.facts[c.claim_id]) for c in (a, b))
        if not (told_a or told_b):
            return True
        if a.document_id != b.document_id and not (self._near(a, b) and self._same_people(a.document_id, b.document_id)):
            return False
        return not (told_a and told_b) or self._like_topics(a, b)

    def _near(self, a: Claim, b: Claim) -> bool:
        days = [_day(c.said_on or self.documents[c.document_id].published) for c in (a, b)]
        if days[0] is None or days[1] is None:
            return True
        return days[0] == days[1] if a.publisher == b.publisher else abs(days[0] - days[1]) <= NEAR

    def _same_people(self, a: str, b: str) -> bool:
        """Whether each text speaks of all whom the other's title names."""
        return all(name & self._words[b] for name in self._names[a]) and all(name & self._words[a] for name in self._names[b])

    def _like_topics(self, a: Claim, b: Claim) -> bool:
        """Whether what they tell of the occasion is about one matter, beside whose occasion it was."""
        taking_part = frozenset[str]().union(*self._names[a.document_id], *self._names[b.document_id])
        one, other = (set(self.facts[c.claim_id].words) - DEEDS - OBJECTS - CARRIERS - GROUPS - taking_part for c in (a, b))
        return not one or not other or len(one & other) >= SHARED_TOPICS * min(len(one), len(other))


def tells_of_occasion(claim: Claim, facts: Facts) -> bool:
    """Whether the main verb is what people do at a meeting, or its subject whoever took part, without a position or a plan of theirs."""
    main = [p for p in facts.predicates if p.main]
    if any(p.name in DEEDS or (p.name in CARRIERS and OBJECTS & set(p.objects)) for p in main):
        return True
    if facts.stance is not None or facts.mode is not None:
        return False
    return any(p.subject in GROUPS for p in main) and TAKING_PART.search(claim.text) is not None


def _title_names(document: Document) -> Iterator[frozenset[str]]:
    """Runs of figures and capitalised words of the title that its text too never spells small: "Ola Berg of Norway" is one name of three."""
    body = read_words(document.text)
    small = {w for w in body if w[0].islower()}
    large = set(body)
    run: set[str] = set()
    for word in [*read_words(document.title or ""), ""]:
        if (word[:1].isupper() or word[:1].isdigit()) and word.lower() not in small and word in large and word.lower() not in RANKS:
            run.add(_canonical(word))
        elif run and word.lower() not in RANKS and word != "of":
            yield frozenset(run)
            run = set()


def _canonical(word: str) -> str:
    low = word.lower()
    return COUNTRY.get(low, low)


def _day(when: str | None) -> date | None:
    try:
        return date.fromisoformat((when or "")[:10])
    except ValueError:
        return None
