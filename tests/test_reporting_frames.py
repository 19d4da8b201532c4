from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import factories
import pandas as pd
import pytest

from claimcheck.errors import InputError
from claimcheck.records import Relation
from claimcheck.reporting import tables, write_tables
from claimcheck.reporting.frames import ANSWER_COLUMNS, COLUMNS, to_csv

DOCS = (Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")


def _described(heading: str) -> list[str]:
    section = DOCS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    assert all(meaning.strip() for _, meaning in rows)
    return [name for name, _ in rows]


@pytest.mark.parametrize("name", COLUMNS)
def test_docs_describe_every_column_in_order(name):
    assert _described(name) == list(COLUMNS[name])
    assert list(tables(factories.harbour_fire())[name].columns) == list(COLUMNS[name])


def test_docs_describe_the_answers_and_no_other_table():
    assert _described("The answers of a query") == list(ANSWER_COLUMNS)
    assert re.findall(r"^## (\w+)$", DOCS, re.MULTILINE) == list(COLUMNS)


@pytest.mark.parametrize("build", [factories.harbour_fire, lambda: factories.make_report([], [], events={})])
def test_columns_have_their_types_even_without_rows(build):
    for name, frame in tables(build()).items():
        assert [str(t) for t in frame.dtypes] == list(COLUMNS[name].values())


def test_matrix_counts_every_match_once():
    report = factories.harbour_fire()
    matrix = tables(report)["matrix"].set_index(["origin_a", "origin_b"])
    assert int(matrix.to_numpy().sum()) == len(report.matches)
    assert matrix.loc[("Harlow Fire Brigade", "Harlow Hospital"), "conflict_fact"] == 2
    assert matrix.loc[("Shipping Office", "Tom Ray")].to_dict() == {
        "agree_independent": 1, "agree_other": 0, "conflict_fact": 0, "conflict_position": 0, "update": 0,
    }  # fmt: skip
    assert matrix.loc[("Ida Quist", "Ida Quist"), "agree_other"] == 1


def test_event_counts_its_claims_and_matches():
    report = factories.harbour_fire()
    row = tables(report)["events"].set_index("event_id").loc["e1"]
    assert (row["n_claims"], row["n_conflict"], row["n_update"]) == (13, 4, 1)
    assert row["n_agree"] == sum(m.relation is Relation.AGREE for m in report.matches)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    frame = pd.DataFrame({"text": pd.array([f"{start}1+1", "1+1", None], dtype="string"), "n": [-1, 0, 1], "x": [-0.5, 0.0, 0.5]})
    rows = list(csv.reader(io.StringIO(to_csv(frame), newline="")))
    assert [r[0] for r in rows[1:]] == ["'" + start.replace("\r", "\n") + "1+1", "1+1", ""]
    assert [r[1:] for r in rows[1:]] == [["-1", "-0.5"], ["0", "0.0"], ["1", "0.5"]]


def test_list_items_can_be_told_apart():
    claims = tables(factories.harbour_fire())["claims"]
    assert claims.set_index("quote").loc["=SUM(A1) <b>is</b> what *the* board | showed", "unresolved"] == r"the board|a\|b"


def test_csv_and_parquet_hold_the_same(tmp_path):
    report = factories.harbour_fire()
    written = write_tables(report, tmp_path / "new" / "folder", format="parquet")
    assert [p.name for p in written] == [f"{n}.parquet" for n in COLUMNS]
    for path in written:
        pd.testing.assert_frame_equal(pd.read_parquet(path), tables(report)[path.stem])
    assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == sorted(p.name for p in written)


def test_excel_gets_a_byte_order_mark(tmp_path):
    plain, marked = (write_tables(factories.harbour_fire(), tmp_path / str(e), excel=e)[0].read_bytes() for e in (False, True))
    assert marked == b"\xef\xbb\xbf" + plain
    assert b"\r" not in plain


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    write_tables(factories.harbour_fire(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def fail(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(InputError, match="No space left on device"):
        write_tables(factories.make_report([], [], events={}), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_and_an_unknown_format_are_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write the tables"):
        write_tables(factories.harbour_fire(), tmp_path / "file")
    with pytest.raises(InputError, match="csv or parquet"):
        write_tables(factories.harbour_fire(), tmp_path, format="xlsx")


def test_a_cell_cannot_command_a_terminal():
    assert to_csv(pd.DataFrame({"quote": pd.array(["\x1b[2Jgone\x07\x9b1m\tkept\nkept"], dtype="string")})) == 'quote\n"\ufffd[2Jgone\ufffd\ufffd1m\tkept\nkept"\n'
