"""A report in every form: JSON, tables, Markdown, one HTML file, the terminal. Each is a function of its records alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.reporting.frames import answers_to_csv, tables, write_tables
    from claimcheck.reporting.html import to_html
    from claimcheck.reporting.json import answers_to_json, report_object, to_json
    from claimcheck.reporting.markdown import comparison_to_markdown, to_markdown
    from claimcheck.reporting.terminal import (
        answers_to_terminal,
        comparison_to_terminal,
        explanation_to_terminal,
        merges_to_terminal,
        to_terminal,
    )

__all__ = [
    "answers_to_csv",
    "answers_to_json",
    "answers_to_terminal",
    "comparison_to_markdown",
    "comparison_to_terminal",
    "explanation_to_terminal",
    "merges_to_terminal",
    "report_object",
    "tables",
    "to_html",
    "to_json",
    "to_markdown",
    "to_terminal",
    "write_tables",
]

_HOMES = {
    "json": ("answers_to_json", "report_object", "to_json"),
    "frames": ("answers_to_csv", "tables", "write_tables"),
    "markdown": ("comparison_to_markdown", "to_markdown"),
    "html": ("to_html",),
    "terminal": ("answers_to_terminal", "comparison_to_terminal", "explanation_to_terminal", "merges_to_terminal", "to_terminal"),
}


def __getattr__(name: str) -> Any:
    """pandas, jinja2 and rich load with the first function that needs them."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"claimcheck.reporting.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
