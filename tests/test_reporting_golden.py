"""Every text output, byte for byte. After a change on purpose: CLAIMCHECK_GOLDEN=write pytest tests/test_reporting_golden.py, then read the diff."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import factories
import pytest

from claimcheck import reporting
from claimcheck.records import Report

GOLDEN = Path(__file__).parent / "golden"


def _ends(report: Report) -> tuple[str, str]:
    ids = {d.path: d.document_id for d in report.documents}
    return ids["northwire.txt"], ids["post/3-june.txt"]


OUTPUTS: dict[str, Callable[[Report], str]] = {
    "report.json": reporting.to_json,
    "report.md": reporting.to_markdown,
    "report.html": reporting.to_html,
    "report.txt": lambda r: reporting.to_terminal(r, width=100, unclear=True),
    "report-narrow.txt": lambda r: reporting.to_terminal(r, width=60),
    "report-color.txt": lambda r: reporting.to_terminal(r, width=100, color=True),
    "comparison.md": lambda r: reporting.comparison_to_markdown(r, *_ends(r)),
    "comparison.txt": lambda r: reporting.comparison_to_terminal(r, *_ends(r)),
    "answers.json": lambda r: reporting.answers_to_json("A tank leaked", factories.make_answers(r)),
    "answers.csv": lambda r: reporting.answers_to_csv(factories.make_answers(r)),
    "explanation.txt": lambda r: reporting.explanation_to_terminal(factories.make_explanation(r)),
    "merges.txt": lambda r: reporting.merges_to_terminal(factories.MERGES),
    "answers.txt": lambda r: reporting.answers_to_terminal("A tank leaked", factories.make_answers(r)),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_the_golden_file(name):
    made = OUTPUTS[name](factories.harbour_fire()).encode()
    if os.environ.get("CLAIMCHECK_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", ["documents", "claims", "matches", "events", "origins", "matrix", "findings"])
def test_table_is_as_the_golden_file(name, tmp_path):
    reporting.write_tables(factories.harbour_fire(), tmp_path)
    made = (tmp_path / f"{name}.csv").read_bytes()
    if os.environ.get("CLAIMCHECK_GOLDEN") == "write":
        (GOLDEN / f"{name}.csv").write_bytes(made)
    assert made == (GOLDEN / f"{name}.csv").read_bytes()
