"""Matching: the events of a corpus, which claims agree or conflict and why, and how each claim comes out."""

from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.matching.matches import Matched, match_claims
from claimcheck.matching.verdicts import Verdict, decide

__all__ = ["Facts", "Matched", "Verdict", "decide", "load_facts", "match_claims", "read_facts"]
