"""claimcheck: who claims what, where sources agree, where they conflict, and what only one of them says.

    from claimcheck import check, tables
    report = check("seeds/")
    for match in report.matches: ...
    tables(report)["claims"]        # a pandas DataFrame
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["ClaimcheckError", "Report", "Settings", "check", "tables"]

if TYPE_CHECKING:
    from claimcheck.errors import ClaimcheckError
    from claimcheck.pipeline import check
    from claimcheck.records import Report
    from claimcheck.reporting import tables
    from claimcheck.settings import Settings

_HOMES = {
    "ClaimcheckError": "claimcheck.errors",
    "Report": "claimcheck.records",
    "Settings": "claimcheck.settings",
    "check": "claimcheck.pipeline",
    "tables": "claimcheck.reporting",
}


def __getattr__(name: str) -> Any:
    """Public names load their module when they are first used: `claimcheck --help` needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
