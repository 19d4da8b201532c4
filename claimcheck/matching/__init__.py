"""Matching: the events of a corpus, which claims agree or conflict and why, and how each claim comes out."""

from claimcheck.matching.facts import VERSION as FACTS_VERSION
from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.matching.matches import Matched, match_claims
from claimcheck.matching.readings import Reading, read_pairs, tell
from claimcheck.matching.verdicts import Verdict, decide
from claimcheck.matching.weighing import weigh

__all__ = ["FACTS_VERSION", "Facts", "Matched", "Reading", "Verdict", "decide", "load_facts", "match_claims", "read_facts", "read_pairs", "tell", "weigh"]
