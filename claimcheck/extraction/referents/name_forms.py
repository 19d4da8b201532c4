"""A name as a subject or object, and as an owner."""

from __future__ import annotations

from claimcheck.extraction.grammar import words
from claimcheck.extraction.referents.cast import Named


def with_article(named: Named) -> str:
    """The name as a subject or object: an institution's with "the" where English gives it one."""
    parts = named.name.lower().split()
    if named.gender not in ("n", "s") or not parts or parts[0] == "the" or any(p.endswith(("'s", "’s")) for p in parts):
        return named.name
    country = named.name in ("United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Vatican", "European Union", "United Nations")
    organ = parts[-1] in words.STATE_ORGANS | words.THE_NAMES or any(p in ("bureau", "commission", "department", "organization", "ministry") for p in parts[1:])
    return f"the {named.name}" if country or organ or parts[-1] in ("kremlin", "pentagon") else named.name


def genitive(named: Named) -> str:
    """The name of an owner."""
    name = with_article(named)
    return f"{name}'" if name.endswith("s") and named.gender == "n" else f"{name}'s"
